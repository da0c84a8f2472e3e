""" "Why is this 7?": everything a variant's number is made of, each entry with its order or document, adding up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, SQLModel

from storemanager.domain.accounts import shown_kinds
from storemanager.domain.stock import MovementReason, ReservationState
from storemanager.errors import NotFoundError
from storemanager.services.stock_ledger import LEVEL, MOVEMENT
from storemanager.services.stock_quantities import in_units
from storemanager.services.stock_reservations import RESERVATION
from storemanager.texts import Text, translate, verbatim

_VARIANT = SQLModel.metadata.tables["variant"]
_COMPONENT = SQLModel.metadata.tables["bundle_component"]
_ORDER = SQLModel.metadata.tables["orders"]
_LINE = SQLModel.metadata.tables["order_line"]
_ACCOUNT = SQLModel.metadata.tables["channel_account"]
_LOCATION = SQLModel.metadata.tables["location"]


@dataclass(frozen=True)
class ReservationRow:
    """An order that stock is promised to. `account_kind` is empty for an order of our own desk."""

    order_id: int
    number: str
    remote_number: str
    account_id: int | None
    account_kind: str
    account_name: str
    quantity: int
    placed_at: datetime
    ship_by: datetime | None
    text: Text


@dataclass(frozen=True)
class MovementRow:
    """One change of on hand. `on_hand_after` is what there was at all locations together after it, `balance_after` at
    its own."""

    id: int
    quantity: int
    reason: MovementReason
    reference: str
    order_id: int | None
    account_id: int | None
    account_kind: str
    account_name: str
    note: str
    actor: str
    happened_at: datetime
    location: str
    balance_after: int
    on_hand_after: int
    text: Text


@dataclass(frozen=True)
class BundlePart:
    """What a bundle needs of one component, and what there is of it."""

    variant_id: int
    sku: str
    needed: int
    on_hand: int
    available: int


@dataclass(frozen=True)
class Timeline:
    """on hand - reserved = available; the reservations add up to reserved, the movements lead to on hand. `parts` is
    filled for a bundle, whose numbers derive from its components; its `reservations` are the orders that bought it as
    a bundle."""

    sku: str
    scale: int
    on_hand: int
    reserved: int
    available: int
    reservations: tuple[ReservationRow, ...]
    movements: tuple[MovementRow, ...]
    parts: tuple[BundlePart, ...]
    text: Text


_REASONS = {
    MovementReason.PURCHASE: translate("stock", "Purchase {reference}"),
    MovementReason.SALE: translate("stock", "Sold with order {reference}"),
    MovementReason.RETURN: translate("stock", "Returned, order {reference}"),
    MovementReason.COUNT: translate("stock", "Stock count {reference}"),
    MovementReason.CORRECTION: translate("stock", "Correction {reference}"),
    MovementReason.TRANSFER: translate("stock", "Transfer {reference}"),
    MovementReason.DAMAGE: translate("stock", "Damaged or lost {reference}"),
    MovementReason.INITIAL: translate("stock", "Opening stock {reference}"),
}
_BARE_REASONS = {
    MovementReason.PURCHASE: translate("stock", "Goods received"),
    MovementReason.SALE: translate("stock", "Sold"),
    MovementReason.RETURN: translate("stock", "Returned by a customer"),
    MovementReason.COUNT: translate("stock", "Stock count"),
    MovementReason.CORRECTION: translate("stock", "Correction"),
    MovementReason.TRANSFER: translate("stock", "Transfer between locations"),
    MovementReason.DAMAGE: translate("stock", "Damaged or lost"),
    MovementReason.INITIAL: translate("stock", "Opening stock"),
}


def timeline(session: Session, variant_id: int, *, limit: int = 100) -> Timeline:
    """The variant's number and all it is made of; of the movements the newest `limit`."""
    session.flush()
    variant = (
        session.connection()
        .execute(select(_VARIANT.c.sku, _VARIANT.c.quantity_scale).where(_VARIANT.c.id == variant_id))
        .first()
    )
    if variant is None:
        raise NotFoundError(
            translate("stock", "This product is not in the book any more."),
            translate("stock", "Look for it again in the list of products."),
        )
    parts = _parts(session, variant_id)
    reservations = _reservations(session, variant_id, variant.quantity_scale, bundle=bool(parts))
    if parts:
        on_hand = min(part.on_hand // part.needed for part in parts)
        available = min(part.available // part.needed for part in parts)
        movements: tuple[MovementRow, ...] = ()
    else:
        on_hand, reserved = _balances(session, [variant_id]).get(variant_id, (0, 0))
        available = on_hand - reserved
        movements = _movements(session, variant_id, variant.quantity_scale, on_hand, limit)
    numbers = (on_hand, on_hand - available, available)
    return Timeline(
        variant.sku, variant.quantity_scale, *numbers, reservations, movements, parts,
        _sum_text(numbers, variant.quantity_scale, len({row.order_id for row in reservations})),
    )  # fmt: skip


def _sum_text(numbers: Sequence[int], scale: int, orders: int) -> Text:
    on_hand, reserved, available = (in_units(number, scale) for number in numbers)
    if numbers[2] < 0:
        sentence = translate(
            "stock", "{on_hand} on hand, {reserved} reserved for {orders:order|orders}: {missing} too many are sold."
        )
        return sentence(on_hand=on_hand, reserved=reserved, orders=orders, missing=in_units(-numbers[2], scale))
    sentence = translate(
        "stock", "{on_hand} on hand, less {reserved} reserved for {orders:order|orders}, leaves {available} available."
    )
    return sentence(on_hand=on_hand, reserved=reserved, orders=orders, available=available)


def _balances(session: Session, variant_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    rows = session.connection().execute(
        select(LEVEL.c.variant_id, func.sum(LEVEL.c.on_hand), func.sum(LEVEL.c.reserved))
        .where(LEVEL.c.variant_id.in_(variant_ids))
        .group_by(LEVEL.c.variant_id)
    )
    return {variant: (int(on_hand), int(reserved)) for variant, on_hand, reserved in rows}


def _parts(session: Session, bundle_id: int) -> tuple[BundlePart, ...]:
    rows = (
        session.connection()
        .execute(
            select(_COMPONENT.c.component_id, _COMPONENT.c.quantity, _VARIANT.c.sku)
            .join(_VARIANT, _VARIANT.c.id == _COMPONENT.c.component_id)
            .where(_COMPONENT.c.bundle_id == bundle_id, _VARIANT.c.track_stock)
            .order_by(_VARIANT.c.sku)
        )
        .all()
    )
    balances = _balances(session, [row.component_id for row in rows]) if rows else {}
    parts = []
    for row in rows:
        on_hand, reserved = balances.get(row.component_id, (0, 0))
        parts.append(BundlePart(row.component_id, row.sku, row.quantity, on_hand, on_hand - reserved))
    return tuple(parts)


def _reservations(session: Session, variant_id: int, scale: int, *, bundle: bool) -> tuple[ReservationRow, ...]:
    """The orders behind `reserved`, the earliest to ship first. For a bundle: the orders that bought it, counted in
    bundles."""
    quantity = func.sum(RESERVATION.c.quantity)
    if bundle:
        first = func.min(RESERVATION.c.component_id).over(partition_by=RESERVATION.c.order_line_id)
        bought = (
            select(RESERVATION.c.order_id, RESERVATION.c.quantity, RESERVATION.c.component_id, first.label("first"))
            .join(_LINE, _LINE.c.id == RESERVATION.c.order_line_id)
            .where(_LINE.c.variant_id == variant_id, RESERVATION.c.state == ReservationState.OPEN)
            .where(RESERVATION.c.component_id != 0)
            .subquery()
        )
        # Each bundle of a line shows once for each component: the first of them stands for the line.
        needed = _COMPONENT.c.quantity
        sums: Any = (
            select(bought.c.order_id, func.sum(bought.c.quantity // needed).label("quantity"))
            .join(_COMPONENT, (_COMPONENT.c.component_id == bought.c.component_id))
            .where(_COMPONENT.c.bundle_id == variant_id, bought.c.component_id == bought.c.first)
            .group_by(bought.c.order_id)
            .subquery()
        )
    else:
        sums = (
            select(RESERVATION.c.order_id, quantity.label("quantity"))
            .where(RESERVATION.c.variant_id == variant_id, RESERVATION.c.state == ReservationState.OPEN)
            .group_by(RESERVATION.c.order_id)
            .subquery()
        )
    rows = session.connection().execute(
        select(
            sums.c.order_id, sums.c.quantity, _ORDER.c.number, _ORDER.c.remote_number, _ORDER.c.account_id,
            _ORDER.c.placed_at, _ORDER.c.ship_by, shown_kinds(), _ACCOUNT.c.name,
        )
        .join(_ORDER, _ORDER.c.id == sums.c.order_id)
        .outerjoin(_ACCOUNT, _ACCOUNT.c.id == _ORDER.c.account_id)
        .order_by(_ORDER.c.ship_by.is_(None), _ORDER.c.ship_by, _ORDER.c.placed_at, sums.c.order_id)
    )  # fmt: skip
    return tuple(
        ReservationRow(
            row.order_id, row.number, row.remote_number, row.account_id, row.kind or "", row.name or "",
            int(row.quantity), row.placed_at, row.ship_by, _reservation_text(row, scale),
        )
        for row in rows
    )  # fmt: skip


def _reservation_text(row: Any, scale: int) -> Text:
    number, quantity = row.remote_number or row.number, in_units(int(row.quantity), scale)
    if row.ship_by is None:
        sentence = translate("stock", "{quantity} reserved for order {number}, placed {placed}")
        return sentence(quantity=quantity, number=number, placed=row.placed_at)
    sentence = translate("stock", "{quantity} reserved for order {number}, placed {placed}, to ship by {ship_by}")
    return sentence(quantity=quantity, number=number, placed=row.placed_at, ship_by=row.ship_by)


def _movements(session: Session, variant_id: int, scale: int, on_hand: int, limit: int) -> tuple[MovementRow, ...]:
    rows = session.connection().execute(
        select(
            MOVEMENT, _LOCATION.c.name.label("location"), _ORDER.c.account_id, _ORDER.c.remote_number,
            shown_kinds(), _ACCOUNT.c.name,
        )
        .join(_LOCATION, _LOCATION.c.id == MOVEMENT.c.location_id)
        .outerjoin(_ORDER, _ORDER.c.id == MOVEMENT.c.order_id)
        .outerjoin(_ACCOUNT, _ACCOUNT.c.id == _ORDER.c.account_id)
        .where(MOVEMENT.c.variant_id == variant_id)
        .order_by(MOVEMENT.c.id.desc())
        .limit(limit)
    )  # fmt: skip
    found = []
    for row in rows:
        found.append(
            MovementRow(
                row.id, row.quantity, row.reason, row.reference, row.order_id, row.account_id, row.kind or "",
                row.name or "", row.note, row.actor, row.happened_at, row.location, row.balance_after, on_hand,
                _movement_text(row),
            )
        )  # fmt: skip
        on_hand -= row.quantity
    return tuple(found)


def _movement_text(row: Any) -> Text:
    document = row.remote_number or row.reference
    text = _REASONS[row.reason](reference=document) if document else _BARE_REASONS[row.reason]
    if row.note:
        return translate("stock", "{what}: {note}")(what=text, note=verbatim(row.note))
    return text
