"""What is promised more often than it is there: the orders it concerns, and the ways out of it.

A shortage the owner has settled in another way (a substitute was agreed, the goods are on their way) is remembered with
its size and stays quiet; it is told again when it grows, and forgotten when there is enough again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, SQLModel

from storemanager.domain.accounts import shown_kinds
from storemanager.domain.orders import OrderStatus, may_move
from storemanager.domain.stock import ReservationState
from storemanager.services import attention, shop
from storemanager.services.changes import chunks
from storemanager.services.order_tables import ACCOUNT, LINE, ORDER, VARIANT
from storemanager.services.stock_ledger import LEVEL
from storemanager.services.stock_reservations import RESERVATION

SETTLED = "oversold_settled"
"""A setting: variant -> the shortage the owner called settled."""
MOST = 500
_PRODUCT = SQLModel.metadata.tables["product"]
_LOCATION = SQLModel.metadata.tables["location"]


@dataclass(frozen=True)
class Move:
    """Goods that lie at another location than the one they are promised from."""

    from_id: int
    from_name: str
    to_id: int
    to_name: str
    quantity: int


@dataclass(frozen=True)
class WaitingOrder:
    """An order that still needs the variant. `without` is the part of it for which nothing is left when the orders are
    served in the order in which they were placed."""

    order_id: int
    number: str
    account_id: int | None
    account_kind: str
    account_name: str
    placed_at: datetime
    status: OrderStatus
    quantity: int
    without: int
    contact_name: str
    contact_phone: str
    customer_id: int | None
    total: int
    currency: str
    may_cancel: bool


@dataclass(frozen=True)
class Oversold:
    """One variant with more promised than there is, in its own units. `missing` 0: there is enough, but not where it is
    promised from. `orders` are those that wait, the newest last; `settled`: the owner has found a way already."""

    variant_id: int
    product_name: str
    option_title: str
    sku: str
    scale: int
    on_hand: int
    reserved: int
    missing: int
    moves: tuple[Move, ...]
    orders: tuple[WaitingOrder, ...]
    settled: bool

    @property
    def id(self) -> int:
        return self.variant_id


def rows(session: Session) -> tuple[Oversold, ...]:
    """Everything oversold, the largest shortage first; what is settled stands last."""
    levels = _levels(session)
    ids = sorted(levels)
    settled, orders, names = _settled(session), _orders(session, ids), _names(session, ids)
    found = []
    for variant_id in ids:
        places = levels[variant_id]
        on_hand, reserved = sum(place.on_hand for place in places), sum(place.reserved for place in places)
        missing = max(0, reserved - on_hand)
        name = names[variant_id]
        found.append(
            Oversold(
                variant_id, name.name, name.title, name.sku, name.quantity_scale, on_hand, reserved, missing,
                _moves(places), _served(orders.get(variant_id, ()), on_hand),
                0 < missing <= settled.get(variant_id, 0),
            )
        )  # fmt: skip
    found.sort(key=lambda row: (row.settled, row.missing == 0, -(row.missing // row.scale), row.product_name))
    return tuple(found[:MOST])


def short(session: Session) -> dict[int, int]:
    """Variant -> how much is missing over all its locations, settled or not."""
    return {row[0]: int(row[1]) for row in session.connection().execute(_SHORT)}


_SHORT = (
    select(LEVEL.c.variant_id, func.sum(LEVEL.c.reserved) - func.sum(LEVEL.c.on_hand))
    .group_by(LEVEL.c.variant_id)
    .having(func.sum(LEVEL.c.reserved) > func.sum(LEVEL.c.on_hand))
)


def unsettled(session: Session) -> dict[int, int]:
    """Variant -> how much is missing, without what the owner has settled. What was settled is remembered no larger than
    it still is, so that a new shortage is never taken for the old one."""
    found, settled = short(session), _settled(session)
    still = {variant: min(size, found[variant]) for variant, size in settled.items() if variant in found}
    if still != settled:
        _keep(session, still)
    return {variant: missing for variant, missing in found.items() if missing > still.get(variant, 0)}


def settle(session: Session, variant_id: int, *, now: datetime) -> None:
    """The owner has found a way out for what is missing now: it is not told again unless it grows."""
    missing = short(session).get(variant_id, 0)
    if missing:
        _keep(session, {**_settled(session), variant_id: missing})
    attention.resolve(session, attention_key(variant_id), resolution="owner", now=now)


def reopen(session: Session, variant_id: int) -> None:
    """It was not settled after all; the next sync tells it again among what needs attention."""
    _keep(session, {variant: size for variant, size in _settled(session).items() if variant != variant_id})


def attention_key(variant_id: int) -> str:
    """The matter's name among what needs attention."""
    return f"oversold:{variant_id}"


# --- Reading ---


@dataclass(frozen=True)
class _Place:
    location_id: int
    name: str
    on_hand: int
    reserved: int


def _levels(session: Session) -> dict[int, list[_Place]]:
    """The balances of every variant with a location where more is promised than is there."""
    query = select(LEVEL.c.variant_id).where(LEVEL.c.reserved > LEVEL.c.on_hand).distinct().limit(MOST)
    ids = sorted(session.connection().scalars(query))
    found: dict[int, list[_Place]] = {}
    for some in chunks(ids):
        places = (
            select(LEVEL.c.variant_id, LEVEL.c.location_id, LEVEL.c.on_hand, LEVEL.c.reserved, _LOCATION.c.name)
            .join(_LOCATION, _LOCATION.c.id == LEVEL.c.location_id)
            .where(LEVEL.c.variant_id.in_(some))
            .order_by(LEVEL.c.variant_id, LEVEL.c.location_id)
        )
        for row in session.connection().execute(places):
            found.setdefault(row.variant_id, []).append(_Place(row.location_id, row.name, row.on_hand, row.reserved))
    return found


def _moves(places: Sequence[_Place]) -> tuple[Move, ...]:
    """What can be brought from where there is more than is promised to where there is less."""
    spare = {place.location_id: max(0, place.on_hand - place.reserved) for place in places}
    moves = []
    for to in places:
        needed = max(0, to.reserved - to.on_hand)
        for place in places:
            quantity = min(needed, spare[place.location_id])
            if quantity:
                moves.append(Move(place.location_id, place.name, to.location_id, to.name, quantity))
                needed -= quantity
                spare[place.location_id] -= quantity
    return tuple(moves)


def _names(session: Session, ids: Sequence[int]) -> dict[int, Any]:
    found: dict[int, Any] = {}
    for some in chunks(ids):
        query = (
            select(VARIANT.c.id, VARIANT.c.sku, VARIANT.c.title, VARIANT.c.quantity_scale, _PRODUCT.c.name)
            .join(_PRODUCT, _PRODUCT.c.id == VARIANT.c.product_id)
            .where(VARIANT.c.id.in_(some))
        )
        found.update((row.id, row) for row in session.connection().execute(query))
    return found


def _orders(session: Session, ids: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for some in chunks(ids):
        for row in session.connection().execute(_waiting().where(RESERVATION.c.variant_id.in_(some))):
            found.setdefault(row.variant_id, []).append(row)
    return found


def _waiting() -> Select[Any]:
    shipped = (
        select(func.coalesce(func.sum(LINE.c.shipped_quantity - LINE.c.returned_quantity), 0))
        .where(LINE.c.order_id == ORDER.c.id)
        .scalar_subquery()
    )
    return (
        select(
            RESERVATION.c.variant_id, func.sum(RESERVATION.c.quantity).label("quantity"), ORDER.c.id, ORDER.c.number,
            ORDER.c.remote_number, ORDER.c.account_id, ORDER.c.placed_at, ORDER.c.status, ORDER.c.contact_name,
            ORDER.c.contact_phone, ORDER.c.customer_id, ORDER.c.total, ORDER.c.currency, shown_kinds(),
            ACCOUNT.c.name.label("account_name"), shipped.label("shipped"),
        )
        .join(ORDER, ORDER.c.id == RESERVATION.c.order_id)
        .outerjoin(ACCOUNT, ACCOUNT.c.id == ORDER.c.account_id)
        .where(RESERVATION.c.state == ReservationState.OPEN)
        .group_by(RESERVATION.c.variant_id, ORDER.c.id, ACCOUNT.c.id)
        .order_by(RESERVATION.c.variant_id, ORDER.c.placed_at, ORDER.c.id)
    )  # fmt: skip


def _served(found: Sequence[Any], on_hand: int) -> tuple[WaitingOrder, ...]:
    left, made = max(0, on_hand), []
    for row in found:
        quantity = int(row.quantity)
        without = max(0, quantity - left)
        left = max(0, left - quantity)
        may_cancel = not row.shipped and may_move(row.status, OrderStatus.CANCELLED)
        made.append(
            WaitingOrder(
                row.id, row.remote_number or row.number, row.account_id, row.kind or "", row.account_name or "",
                row.placed_at, row.status, quantity, without, row.contact_name, row.contact_phone, row.customer_id,
                row.total, row.currency, may_cancel,
            )
        )  # fmt: skip
    return tuple(made)


def _settled(session: Session) -> dict[int, int]:
    kept = shop.setting(session, SETTLED, {})
    return {int(variant): int(size) for variant, size in kept.items()} if isinstance(kept, Mapping) else {}


def _keep(session: Session, settled: Mapping[int, int]) -> None:
    shop.set_setting(session, SETTLED, {str(variant): size for variant, size in sorted(settled.items())})
