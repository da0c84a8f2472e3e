"""The packing queue: what is to be packed next, what is short on the shelf, and what the courier has to collect."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Subquery, and_, case, func, select
from sqlmodel import Session

from storemanager.domain.orders import OrderStatus
from storemanager.domain.stock import ReservationState
from storemanager.services import order_rows
from storemanager.services.changes import chunks
from storemanager.services.order_rows import OrderFilter, OrderRow
from storemanager.services.order_tables import LINE, ORDER, PRODUCT, VARIANT, open_quantity
from storemanager.services.stock_ledger import LEVEL
from storemanager.services.stock_reservations import RESERVATION

TO_PACK = OrderFilter(tab="to_pack")
TO_SEND = OrderFilter(tab="to_send")


@dataclass(frozen=True)
class Missing:
    """Goods an order waits for: the shelf does not hold enough once the orders before it have theirs."""

    variant_id: int
    title: str
    sku: str
    quantity: int
    scale: int


@dataclass(frozen=True)
class PackingRow:
    """One order of the queue. `to_collect` is what the courier has to bring back in cash."""

    order: OrderRow
    to_collect: int
    missing: tuple[Missing, ...]

    @property
    def id(self) -> int:
        return self.order.id


@dataclass(frozen=True)
class Due:
    """The orders to be packed that are late, and those that are due until midnight (the late ones included)."""

    late: tuple[int, ...]
    today: tuple[int, ...]


@dataclass(frozen=True)
class Next:
    """What a packer is given: an order, or None and how many are left that cannot be packed yet, and how many lie on
    other tables."""

    order_id: int | None
    stuck: int
    elsewhere: int = 0


def queue_rows(session: Session, ids: Sequence[int]) -> list[PackingRow]:
    """Rows for these ids, in their order; as many statements for one as for a hundred."""
    rows = order_rows.order_rows(session, ids)
    short = missing(session, ids)
    collect: dict[int, int] = {}
    for some in chunks(ids):
        statement = select(ORDER.c.id, ORDER.c.total, ORDER.c.paid_total).where(ORDER.c.id.in_(some))
        collect |= {row.id: max(0, row.total - row.paid_total) for row in session.connection().execute(statement)}
    return [PackingRow(row, collect[row.id], short.get(row.id, ())) for row in rows]


def due(session: Session, given: OrderFilter, *, now: datetime) -> Due:
    """The ids behind "all late" and "all of today", under the filter that is on."""
    groups = {group.key: group.count for group in order_rows.ship_by_groups(session, given, now=now)}
    ids = order_rows.order_ids(session, given, "ship_by")
    late = groups.get("late", 0)
    until_midnight = late + sum(groups.get(key, 0) for key in ("noon", "evening", "today"))
    return Due(tuple(ids[:late]), tuple(ids[:until_midnight]))


def missing(session: Session, ids: Sequence[int] | None = None) -> dict[int, tuple[Missing, ...]]:
    """What each of these orders (or of all) waits for. What is on the shelf is dealt out in the order of the queue:
    first to parcels that are closed, then by ship-by time; so of two orders for the last piece one is complete."""
    session.flush()
    found: dict[int, list[Missing]] = defaultdict(list)
    for some in [None] if ids is None else chunks(ids):
        for row in session.connection().execute(_short(some)):
            title = " · ".join(part for part in (row.name, row.title) if part)
            found[row.order_id].append(Missing(row.variant_id, title, row.sku, int(row.lacks), row.quantity_scale))
    return {order_id: tuple(rows) for order_id, rows in found.items()}


def _short(order_ids: Collection[int] | None) -> Any:
    dealt = _dealt()
    lacks = func.sum(case((dealt.c.beyond < dealt.c.quantity, dealt.c.beyond), else_=dealt.c.quantity)).label("lacks")
    statement = (
        select(dealt.c.order_id, dealt.c.variant_id, VARIANT.c.sku, VARIANT.c.title, PRODUCT.c.name,
               VARIANT.c.quantity_scale, lacks)
        .join(VARIANT, VARIANT.c.id == dealt.c.variant_id)
        .join(PRODUCT, PRODUCT.c.id == VARIANT.c.product_id)
        .where(dealt.c.beyond > 0)
        .group_by(dealt.c.order_id, dealt.c.variant_id, VARIANT.c.sku, VARIANT.c.title, PRODUCT.c.name,
                  VARIANT.c.quantity_scale)
        .order_by(dealt.c.order_id, VARIANT.c.sku)
    )  # fmt: skip
    return statement if order_ids is None else statement.where(dealt.c.order_id.in_(order_ids))


def _dealt() -> Subquery:
    """Every promise of goods that are short somewhere, with how much of the shelf is overdrawn up to and with it."""
    closed_first = case(
        (ORDER.c.status == OrderStatus.PACKED, 0), (ORDER.c.status == OrderStatus.CONFIRMED, 1), else_=2
    )
    turn = func.sum(RESERVATION.c.quantity).over(
        partition_by=(RESERVATION.c.variant_id, RESERVATION.c.location_id),
        order_by=(closed_first, ORDER.c.ship_by.is_(None), ORDER.c.ship_by, ORDER.c.placed_at, ORDER.c.id,
                  RESERVATION.c.id),
    )  # fmt: skip
    there = case((LEVEL.c.on_hand > 0, LEVEL.c.on_hand), else_=0)
    same_place = and_(LEVEL.c.variant_id == RESERVATION.c.variant_id, LEVEL.c.location_id == RESERVATION.c.location_id)
    return (
        select(RESERVATION.c.order_id, RESERVATION.c.variant_id, RESERVATION.c.quantity, (turn - there).label("beyond"))
        .join(LEVEL, same_place)
        .join(ORDER, ORDER.c.id == RESERVATION.c.order_id)
        .where(RESERVATION.c.state == ReservationState.OPEN, LEVEL.c.on_hand < LEVEL.c.reserved)
        .subquery("dealt")
    )


def next_order(
    session: Session,
    among: Collection[int] | None = None,
    aside: Collection[int] = (),
    *,
    packed: bool = False,
    elsewhere: Collection[int] = (),
) -> Next:
    """The first order of the queue that can be packed whole (or, of those that are packed, be sent): what waits for
    goods or for a match is passed over, and so is what the packer has put aside or another one has."""
    ids = order_rows.order_ids(session, TO_SEND if packed else TO_PACK, "ship_by")
    left = [one for one in ids if (among is None or one in among) and one not in aside]
    stuck = set() if packed else missing(session).keys() | _unmatched(session)
    order_id = next((one for one in left if one not in stuck and one not in elsewhere), None)
    if order_id is not None:
        return Next(order_id, 0)
    others = [one for one in left if one in elsewhere]
    return Next(None, len(left) - len(others), len(others))


def _unmatched(session: Session) -> set[int]:
    statement = (
        select(LINE.c.order_id, LINE.c.quantity, LINE.c.shipped_quantity, LINE.c.refunded_quantity,
               LINE.c.returned_quantity)
        .join(ORDER, ORDER.c.id == LINE.c.order_id)
        .where(ORDER.c.status == OrderStatus.CONFIRMED, LINE.c.variant_id.is_(None), LINE.c.quantity > 0)
    )  # fmt: skip
    return {row.order_id for row in session.connection().execute(statement) if open_quantity(row)}
