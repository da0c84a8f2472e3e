"""What the offer replay reads from the book: who bought what, when and where, and what else changed the stock.

Sales are read from the ledger and the open reservations of the window's orders, so that bundles are their parts and
cancelled orders are none. Goods sold by weight are counted in whole units.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, or_, select, true
from sqlmodel import Session, SQLModel

from storemanager.domain.accounts import MatchState
from storemanager.domain.offers import Limits
from storemanager.domain.speed import SLOW_HALF_LIFE
from storemanager.domain.stock import MovementReason, ReservationState
from storemanager.reports.offer_replay_model import COUNTER, Arrival, Days, Wish

ORDER = SQLModel.metadata.tables["orders"]
MOVEMENT = SQLModel.metadata.tables["stock_movement"]
RESERVATION = SQLModel.metadata.tables["reservation"]
LEVEL = SQLModel.metadata.tables["stock_level"]
VARIANT = SQLModel.metadata.tables["variant"]
PRODUCT = SQLModel.metadata.tables["product"]
LISTING = SQLModel.metadata.tables["listing"]
ACCOUNT = SQLModel.metadata.tables["channel_account"]
_CHUNK = 500
_REMEMBERED = 4 * SLOW_HALF_LIFE
"""Sales older than this before the window weigh next to nothing in the speeds it begins with."""

Check = Callable[[], None]
"""Called between pieces of work; raises when the owner wants no more of it."""


@dataclass(frozen=True)
class Sale:
    """Units of a variant, in its own quantity units, that an order took."""

    variant_id: int
    order_id: int
    seat: int
    at: datetime
    quantity: int


@dataclass
class History:
    """One variant in the window, ready for the model."""

    variant_id: int
    sku: str
    name: str
    days: Days
    limits: dict[int, Limits] = field(default_factory=dict)


@dataclass(frozen=True)
class _Goods:
    sku: str
    name: str
    scale: int
    safety_stock: int


def first_day(session: Session) -> datetime | None:
    """The moment of the first movement of the book: before it no stock is known."""
    found: datetime | None = session.connection().execute(select(func.min(MOVEMENT.c.happened_at))).scalar()
    return found


def sales(session: Session, begin: datetime, end: datetime) -> list[Sale]:
    """What the orders placed in this time took, one row for each variant and order."""
    placed = (ORDER.c.placed_at >= begin) & (ORDER.c.placed_at < end)
    facts = (ORDER.c.id, ORDER.c.account_id, ORDER.c.placed_at)
    gone = (
        select(MOVEMENT.c.variant_id, *facts, -func.sum(MOVEMENT.c.quantity))
        .join(ORDER, ORDER.c.id == MOVEMENT.c.order_id)
        .where(placed, MOVEMENT.c.reason == MovementReason.SALE)
        .group_by(MOVEMENT.c.variant_id, *facts)
    )
    promised = (
        select(RESERVATION.c.variant_id, *facts, func.sum(RESERVATION.c.quantity))
        .join(ORDER, ORDER.c.id == RESERVATION.c.order_id)
        .where(placed, RESERVATION.c.state == ReservationState.OPEN)
        .group_by(RESERVATION.c.variant_id, *facts)
    )
    sums: dict[tuple[int, int], Sale] = {}
    for statement in (gone, promised):
        for variant, order, account, at, quantity in session.connection().execute(statement):
            before = sums.get((variant, order))
            units = int(quantity) + (before.quantity if before else 0)
            sums[variant, order] = Sale(variant, order, COUNTER if account is None else account, at, units)
    return [sale for sale in sums.values() if sale.quantity > 0]


def histories(session: Session, sold: Sequence[Sale], begin: datetime, end: datetime, *, check: Check) -> list[History]:
    """Every variant that sold in the window and is counted, with what happened to it."""
    by_variant: dict[int, list[Sale]] = defaultdict(list)
    for sale in sold:
        by_variant[sale.variant_id].append(sale)
    slow = _slow_sums(sales(session, begin - _REMEMBERED, begin), begin)
    accounts = _account_limits(session)
    found: list[History] = []
    ids = sorted(by_variant)
    for start in range(0, len(ids), _CHUNK):
        check()
        some = ids[start : start + _CHUNK]
        goods, available = _goods(session, some), _available(session, some)
        changes, listed = _changes(session, some, begin, end), _listed(session, some)
        for variant_id, what in goods.items():
            days = _days(by_variant[variant_id], changes[variant_id], available.get(variant_id, 0), what.scale, begin)
            seats = listed[variant_id] | {sale.seat for sale in by_variant[variant_id]}
            limits = {seat: _stricter(accounts[seat], what) for seat in sorted(seats) if seat in accounts}
            before = {seat: quantity / what.scale for seat, quantity in slow[variant_id].items()}
            history = Days(days.opening, days.wishes, days.arrivals, before)
            found.append(History(variant_id, what.sku, what.name, history, limits))
    return found


def _days(
    sold: Sequence[Sale], changes: Sequence[tuple[datetime, int]], now_there: int, scale: int, begin: datetime
) -> Days:
    """What was there at the beginning is what is there now, less what came, plus what was sold."""
    opening = now_there - sum(quantity for _, quantity in changes) + sum(sale.quantity for sale in sold)
    return Days(
        max(0, opening // scale),
        [Wish(_hours(sale.at - begin), sale.seat, -(-sale.quantity // scale)) for sale in sold],
        [Arrival(_hours(at - begin), round(quantity / scale)) for at, quantity in changes],
    )


def _hours(passed: timedelta) -> float:
    return passed / timedelta(hours=1)


def _slow_sums(before: Sequence[Sale], begin: datetime) -> dict[int, dict[int, float]]:
    sums: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for sale in before:
        sums[sale.variant_id][sale.seat] += sale.quantity * 0.5 ** ((begin - sale.at) / SLOW_HALF_LIFE)
    return sums


def _goods(session: Session, ids: Sequence[int]) -> dict[int, _Goods]:
    rows = session.connection().execute(
        select(
            VARIANT.c.id, VARIANT.c.sku, VARIANT.c.title, PRODUCT.c.name, VARIANT.c.quantity_scale,
            VARIANT.c.safety_stock,
        )
        .join(PRODUCT, PRODUCT.c.id == VARIANT.c.product_id)
        .where(VARIANT.c.id.in_(ids), VARIANT.c.track_stock == true())
    )  # fmt: skip
    return {
        row.id: _Goods(
            row.sku, f"{row.name} · {row.title}" if row.title else row.name, row.quantity_scale, row.safety_stock
        )
        for row in rows
    }


def _available(session: Session, ids: Sequence[int]) -> dict[int, int]:
    rows = session.connection().execute(
        select(LEVEL.c.variant_id, func.sum(LEVEL.c.on_hand - LEVEL.c.reserved))
        .where(LEVEL.c.variant_id.in_(ids))
        .group_by(LEVEL.c.variant_id)
    )
    return {variant_id: int(quantity) for variant_id, quantity in rows}


def _changes(
    session: Session, ids: Sequence[int], begin: datetime, end: datetime
) -> dict[int, list[tuple[datetime, int]]]:
    """Movements that were no order's sale; what goes from one of our places to another stays ours."""
    rows = session.connection().execute(
        select(MOVEMENT.c.variant_id, MOVEMENT.c.happened_at, MOVEMENT.c.quantity).where(
            MOVEMENT.c.variant_id.in_(ids),
            MOVEMENT.c.happened_at >= begin,
            MOVEMENT.c.happened_at < end,
            MOVEMENT.c.reason != MovementReason.TRANSFER,
            or_(MOVEMENT.c.reason != MovementReason.SALE, MOVEMENT.c.order_id.is_(None)),
        )
    )
    found: dict[int, list[tuple[datetime, int]]] = defaultdict(list)
    for variant_id, at, quantity in rows:
        found[variant_id].append((at, quantity))
    return found


def _listed(session: Session, ids: Sequence[int]) -> dict[int, set[int]]:
    """The accounts on which the variants are listed now."""
    rows: Any = session.connection().execute(
        select(LISTING.c.variant_id, LISTING.c.account_id).where(
            LISTING.c.variant_id.in_(ids),
            LISTING.c.match_state == MatchState.MATCHED,
            LISTING.c.gone_at.is_(None),
            LISTING.c.stock_managed == true(),
        )
    )
    found: dict[int, set[int]] = defaultdict(set)
    for variant_id, account_id in rows:
        found[variant_id].add(account_id)
    return found


def _account_limits(session: Session) -> Mapping[int, Limits]:
    rows = session.connection().execute(
        select(ACCOUNT.c.id, ACCOUNT.c.safety_stock, ACCOUNT.c.share_percent, ACCOUNT.c.cap)
    )
    return {row.id: Limits(row.safety_stock, row.share_percent, row.cap) for row in rows}


def _stricter(account: Limits, goods: _Goods) -> Limits:
    """The larger of the two safety stocks, as for what is really offered."""
    held = max(account.safety_stock, -(-goods.safety_stock // goods.scale))
    return Limits(held, account.share_percent, account.cap)
