"""Stock: receiving, adjusting, counting and moving goods, and what there is to sell.

    available = on hand - reserved

On hand changes through `post` only (`stock_ledger`), promises to orders through `reserve_lines` and its kin
(`stock_reservations`); "why is this 7?" is answered by `timeline`.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import bindparam, func, select
from sqlmodel import Session, SQLModel

from storemanager.domain.offers import bundle_available
from storemanager.domain.stock import MovementReason
from storemanager.errors import InvalidInputError, NotAllowedError, NotFoundError, OutOfStockError
from storemanager.services.changes import chunks
from storemanager.services.stock_check import LedgerDifference, check
from storemanager.services.stock_ledger import LEVEL, MOVEMENT, NewMovement, lock, lock_levels, post
from storemanager.services.stock_quantities import in_units
from storemanager.services.stock_reservations import (
    default_location,
    release,
    reserve_lines,
    ship_reserved,
    take_back_sold,
)
from storemanager.services.timeline import MovementRow, ReservationRow, Timeline, timeline
from storemanager.texts import translate

__all__ = [
    "Availability",
    "LedgerDifference",
    "MovementRow",
    "NewMovement",
    "ReservationRow",
    "Timeline",
    "adjust",
    "availability",
    "check",
    "count",
    "default_location",
    "lock",
    "post",
    "receive",
    "release",
    "reserve_lines",
    "ship_reserved",
    "take_back_sold",
    "timeline",
    "transfer",
]

_VARIANT = SQLModel.metadata.tables["variant"]
_COMPONENT = SQLModel.metadata.tables["bundle_component"]
MOST = 2_000_000_000
"""Beyond this no quantity is meant, and the database's own integers end."""

_BY_HAND = frozenset(
    {
        MovementReason.PURCHASE,
        MovementReason.RETURN,
        MovementReason.COUNT,
        MovementReason.CORRECTION,
        MovementReason.DAMAGE,
        MovementReason.INITIAL,
    }
)


@dataclass(frozen=True)
class Availability:
    """What there is of a variant at all locations together, in its own units. A bundle's numbers derive from its
    components: what could be put together, and what of that is promised elsewhere. `version` counts how often its stock
    has changed: the same number means that nothing has happened in between."""

    on_hand: int = 0
    reserved: int = 0
    available: int = 0
    version: int = field(default=0, compare=False)


# --- What an owner does with goods ---


def receive(
    session: Session,
    variant_id: int,
    quantity: int,
    *,
    location_id: int | None = None,
    unit_cost: int | None = None,
    note: str = "",
    reference: str = "",
    key: str | None = None,
    now: datetime,
    actor: str = "",
) -> int:
    """Goods came in. Answers with the movement; the same `key` again answers with the same one."""
    _check_quantity(quantity)
    return _move_one(
        session,
        variant_id,
        quantity,
        MovementReason.PURCHASE,
        location_id=location_id,
        unit_cost=unit_cost,
        note=note,
        reference=reference,
        key=key,
        now=now,
        actor=actor,
    )


def adjust(
    session: Session,
    variant_id: int,
    quantity_change: int,
    reason: MovementReason,
    *,
    note: str = "",
    location_id: int | None = None,
    unit_cost: int | None = None,
    reference: str = "",
    key: str | None = None,
    now: datetime,
    actor: str = "",
) -> int:
    """Put on hand right by a difference, with its reason. Taking away more than is there is refused."""
    if quantity_change == 0 or reason not in _BY_HAND:
        raise InvalidInputError(
            translate("stock", "This change of stock has no effect or no reason."),
            translate("stock", "Say how many more or fewer there are, and why."),
        )
    _check_size(quantity_change)
    return _move_one(
        session,
        variant_id,
        quantity_change,
        reason,
        location_id=location_id,
        unit_cost=unit_cost,
        note=note,
        reference=reference,
        key=key,
        now=now,
        actor=actor,
    )


def count(
    session: Session,
    variant_id: int,
    counted: int,
    *,
    note: str = "",
    location_id: int | None = None,
    reference: str = "",
    key: str | None = None,
    reason: MovementReason = MovementReason.COUNT,
    now: datetime,
    actor: str = "",
) -> int | None:
    """What was counted is the truth: write the difference. None when the book was right."""
    if counted < 0:
        raise InvalidInputError(
            translate("stock", "A count cannot be below zero."), translate("stock", "Enter what is on the shelf.")
        )
    _check_size(counted)
    _countable(session, variant_id)
    location = location_id or default_location(session)
    levels = lock_levels(session.connection(), [variant_id], [(variant_id, location)])
    difference = counted - levels[variant_id, location].on_hand
    if key is not None and (known := _movement_id(session, key)) is not None:
        return known
    if difference == 0:
        return None
    movement = _new(variant_id, location, difference, reason, key, now)
    post(session, [replace(movement, note=note, reference=reference, actor=actor)], now=now)
    return _movement_id(session, movement.idempotency_key)


def transfer(
    session: Session,
    variant_id: int,
    quantity: int,
    from_location: int,
    to_location: int,
    *,
    note: str = "",
    reference: str = "",
    key: str | None = None,
    now: datetime,
    actor: str = "",
) -> None:
    """Move goods from one location to another; what is not there cannot be moved."""
    _check_quantity(quantity)
    if from_location == to_location:
        raise InvalidInputError(
            translate("stock", "Both locations are the same."), translate("stock", "Choose where the goods go.")
        )
    _countable(session, variant_id)
    key = key or str(uuid4())
    if _movement_id(session, f"{key}:out") is not None:
        return
    _refuse_below_zero(session, variant_id, from_location, -quantity)
    moves = ((from_location, -quantity, "out"), (to_location, quantity, "in"))
    movements = [
        replace(
            _new(variant_id, location, change, MovementReason.TRANSFER, f"{key}:{way}", now),
            note=note,
            reference=reference,
            actor=actor,
        )
        for location, change, way in moves
    ]
    post(session, movements, now=now)


# --- What there is ---


def availability(
    session: Session, variant_ids: Collection[int], *, has_bundles: bool = True
) -> dict[int, Availability]:
    """What there is of each variant at all locations together. Every id asked for is answered. `has_bundles`: False for
    whoever knows that there are none in the shop."""
    wanted = set(variant_ids)
    bundles = _components(session, wanted) if has_bundles else {}
    singles = _single_availability(
        session, (wanted - bundles.keys()) | {component for parts in bundles.values() for component, _ in parts}
    )
    return {
        variant: _bundle(bundles[variant], singles) if variant in bundles else singles[variant] for variant in wanted
    }


def _single_availability(session: Session, variant_ids: Collection[int]) -> dict[int, Availability]:
    found: dict[int, Availability] = {variant: Availability() for variant in variant_ids}
    for chunk in chunks(sorted(variant_ids)):
        for variant, on_hand, reserved, version in session.connection().execute(_SUMS, {"variants": chunk}):
            found[variant] = Availability(int(on_hand), int(reserved), int(on_hand - reserved), int(version))
    return found


_SUMS = (
    select(LEVEL.c.variant_id, func.sum(LEVEL.c.on_hand), func.sum(LEVEL.c.reserved), func.sum(LEVEL.c.version))
    .where(LEVEL.c.variant_id.in_(bindparam("variants", expanding=True)))
    .group_by(LEVEL.c.variant_id)
)


def _components(session: Session, variant_ids: Collection[int]) -> dict[int, list[tuple[int, int]]]:
    """Bundle -> (component, needed for one), of the counted components."""
    found: dict[int, list[tuple[int, int]]] = {}
    for chunk in chunks(sorted(variant_ids)):
        for bundle, component, quantity in session.connection().execute(_PARTS, {"bundles": chunk}):
            found.setdefault(bundle, []).append((component, quantity))
    return found


_PARTS = (
    select(_COMPONENT.c.bundle_id, _COMPONENT.c.component_id, _COMPONENT.c.quantity)
    .join(_VARIANT, _VARIANT.c.id == _COMPONENT.c.component_id)
    .where(_COMPONENT.c.bundle_id.in_(bindparam("bundles", expanding=True)), _VARIANT.c.track_stock)
)


def _bundle(parts: list[tuple[int, int]], singles: dict[int, Availability]) -> Availability:
    on_hand = bundle_available([(singles[component].on_hand, needed) for component, needed in parts])
    available = bundle_available([(singles[component].available, needed) for component, needed in parts])
    version = sum(singles[component].version for component, _ in parts)
    return Availability(on_hand, on_hand - available, available, version)


# --- Steps ---


def _move_one(
    session: Session,
    variant_id: int,
    quantity: int,
    reason: MovementReason,
    *,
    location_id: int | None,
    key: str | None,
    now: datetime,
    **more: Any,
) -> int:
    _countable(session, variant_id)
    if key is not None and (known := _movement_id(session, key)) is not None:
        return known
    location = location_id or default_location(session)
    if quantity < 0:
        _refuse_below_zero(session, variant_id, location, quantity)
    movement = replace(_new(variant_id, location, quantity, reason, key, now), **more)
    post(session, [movement], now=now)
    posted = _movement_id(session, movement.idempotency_key)
    assert posted is not None
    return posted


def _new(
    variant_id: int, location_id: int, quantity: int, reason: MovementReason, key: str | None, now: datetime
) -> NewMovement:
    return NewMovement(variant_id, location_id, quantity, reason, key or str(uuid4()), now)


def _movement_id(session: Session, key: str) -> int | None:
    found: int | None = session.connection().scalar(select(MOVEMENT.c.id).where(MOVEMENT.c.idempotency_key == key))
    return found


def _countable(session: Session, variant_id: int) -> None:
    """Only a variant that is counted by itself has stock to change."""
    session.flush()
    connection = session.connection()
    bundle = select(_COMPONENT.c.bundle_id).where(_COMPONENT.c.bundle_id == _VARIANT.c.id).exists()
    row = connection.execute(
        select(_VARIANT.c.sku, _VARIANT.c.track_stock, bundle.label("bundle")).where(_VARIANT.c.id == variant_id)
    ).first()
    if row is None:
        raise NotFoundError(
            translate("stock", "This product is not in the book any more."),
            translate("stock", "Look for it again in the list of products."),
        )
    if row.bundle:
        raise NotAllowedError(
            translate("stock", "{sku} is a bundle: its stock is that of its parts.")(sku=row.sku),
            translate("stock", "Change the stock of the parts."),
        )
    if not row.track_stock:
        raise NotAllowedError(
            translate("stock", "The stock of {sku} is not counted.")(sku=row.sku),
            translate("stock", "Switch counting on in the product first."),
        )


def _refuse_below_zero(session: Session, variant_id: int, location_id: int, change: int) -> None:
    levels = lock_levels(session.connection(), [variant_id], [(variant_id, location_id)])
    on_hand = levels[variant_id, location_id].on_hand
    if on_hand + change >= 0:
        return
    sku, scale = (
        session.connection()
        .execute(select(_VARIANT.c.sku, _VARIANT.c.quantity_scale).where(_VARIANT.c.id == variant_id))
        .one()
    )
    raise OutOfStockError(
        translate("stock", "Not enough of {sku} on hand: {asked} to take away, {there} there.")(
            sku=sku, asked=in_units(-change, scale), there=in_units(on_hand, scale)
        ),
        translate("stock", "Count the goods first, or lower the quantity."),
    )


def _check_quantity(quantity: int) -> None:
    if quantity <= 0:
        raise InvalidInputError(
            translate("stock", "The quantity must be more than zero."), translate("stock", "Enter how many it is.")
        )
    _check_size(quantity)


def _check_size(quantity: int) -> None:
    if abs(quantity) > MOST:
        raise InvalidInputError(
            translate("stock", "{quantity} is more than a shop can hold.")(quantity=quantity),
            translate("stock", "Check the quantity; perhaps a barcode was scanned into its field."),
        )
