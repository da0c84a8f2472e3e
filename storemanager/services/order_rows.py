"""Lists of orders: which ones and in what order as bare ids, and rows for those that come into view."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import Enum
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlmodel import Session, SQLModel

from storemanager.domain.accounts import shown_kinds
from storemanager.domain.attention import AttentionKind
from storemanager.domain.orders import OPEN, TO_SHIP, Order, OrderStatus, PaymentStatus
from storemanager.domain.search import matches
from storemanager.domain.stock import ReservationState
from storemanager.services import shop
from storemanager.services.changes import chunks
from storemanager.services.order_tables import ACCOUNT, LINE, ORDER, RETURN, VARIANT
from storemanager.services.stock_ledger import LEVEL
from storemanager.services.stock_reservations import RESERVATION
from storemanager.texts import Text, translate

_CUSTOMER = SQLModel.metadata.tables["customer"]
_ATTENTION = SQLModel.metadata.tables["attention"]

Tab = Literal["to_ship", "to_pack", "to_send", "to_confirm", "shipped", "returned", "unpaid", "open", "all"]
TABS: tuple[Tab, ...] = get_args(Tab)
Sort = Literal["ship_by", "placed", "number", "total", "customer"]

_OVER = (OrderStatus.CANCELLED, OrderStatus.RETURNED)
_NOT_OWED = (*_OVER, OrderStatus.DRAFT)


class OrderProblem(Enum):
    """What is wrong with an order, so that a page can mark it."""

    UNMATCHED = "unmatched"  # a line whose product is unknown
    OVERSOLD = "oversold"  # more is promised than is there
    CHANGED = "changed"  # edited on the channel after packing
    GONE = "gone"  # deleted on the channel
    REFUND_DUE = "refund due"  # cancelled or returned, but money was kept
    ATTENTION = "attention"  # another open matter about it


PROBLEM_WORDS: dict[OrderProblem, Text] = {
    OrderProblem.UNMATCHED: translate("orders", "No match"),
    OrderProblem.OVERSOLD: translate("orders", "Oversold"),
    OrderProblem.CHANGED: translate("orders", "Changed on the channel"),
    OrderProblem.GONE: translate("orders", "Gone on the channel"),
    OrderProblem.REFUND_DUE: translate("orders", "Refund due"),
    OrderProblem.ATTENTION: translate("orders", "Needs attention"),
}
_ATTENTION_PROBLEMS = {
    AttentionKind.ORDER_CHANGED: OrderProblem.CHANGED,
    AttentionKind.OVERSOLD: OrderProblem.OVERSOLD,
    AttentionKind.UNKNOWN_PRODUCT: OrderProblem.UNMATCHED,
    AttentionKind.ORDER_GONE: OrderProblem.GONE,
}


@dataclass(frozen=True)
class OrderFilter:
    """Which orders a list shows. `desk`: only our own orders, of no channel."""

    tab: Tab = "all"
    account_id: int | None = None
    text: str = ""
    desk: bool = False
    customer_id: int | None = None
    location_id: int | None = None
    placed_from: datetime | None = None
    placed_to: datetime | None = None


@dataclass(frozen=True)
class OrderRow:
    """One order in a list. `account_kind` is empty for our own desk. `quantity` counts pieces; goods by weight count
    as one."""

    id: int
    number: str
    remote_number: str
    account_id: int | None
    account_kind: str
    account_name: str
    customer: str
    items_text: str
    quantity: int
    total: int
    currency: str
    status: OrderStatus
    payment_status: PaymentStatus
    placed_at: datetime
    ship_by: datetime | None
    problems: tuple[OrderProblem, ...] = ()

    @property
    def shown_number(self) -> str:
        return self.remote_number or self.number

    def late(self, now: datetime) -> bool:
        """Past its ship-by time and still here."""
        return self.ship_by is not None and self.ship_by < now and self.status in TO_SHIP


@dataclass(frozen=True)
class ShipGroup:
    """A stretch of the list sorted by ship-by time: its heading and how many follow."""

    key: str
    title: Text
    count: int


def order_ids(session: Session, given: OrderFilter, sort: Sort = "ship_by", *, descending: bool = False) -> list[int]:
    """The ids of all orders of the list, in order; fast also for a hundred thousand."""
    statement = _filtered(session, select(ORDER.c.id), given)
    return list(session.connection().scalars(statement.order_by(*_sorting(sort, descending))))


def order_rows(session: Session, ids: Sequence[int]) -> list[OrderRow]:
    """Rows for these ids, in their order; ids that are gone are left out."""
    found: dict[int, OrderRow] = {}
    for chunk in chunks(ids):
        found |= {row.id: row for row in _rows(session, chunk)}
    return [found[order_id] for order_id in ids if order_id in found]


def tab_counts(session: Session, given: OrderFilter | None = None) -> dict[Tab, int]:
    """How many orders each tab holds, under the same other filters."""
    given = given or OrderFilter()
    sums = [func.sum(case((_in_tab(tab), 1), else_=0)).label(tab) for tab in TABS if tab != "all"]
    counted: Select[*tuple[Any, ...]] = select(func.count().label("all"), *sums).select_from(ORDER)
    statement = _filtered(session, counted, replace(given, tab="all"))
    row = session.connection().execute(statement).one()
    return {tab: int(row._mapping[tab] or 0) for tab in TABS}


def ship_by_groups(session: Session, given: OrderFilter, *, now: datetime) -> list[ShipGroup]:
    """The headings of the list in the order of `order_ids(…, "ship_by")`, each with how many orders follow it."""
    limits = _limits(now, ZoneInfo(shop.get(session).timezone))
    group = case(
        *[(ORDER.c.ship_by < limit, position) for position, (_, _, limit) in enumerate(limits)],
        (ORDER.c.ship_by.is_(None), len(limits) + 1),
        else_=len(limits),
    )
    statement = _filtered(session, select(group.label("slot"), func.count().label("orders")), given)
    counts = {row.slot: row.orders for row in session.connection().execute(statement.group_by("slot"))}
    titles = [(key, title) for key, title, _ in limits]
    titles += [("later", translate("orders", "Later")), ("none", translate("orders", "No ship-by time"))]
    return [ShipGroup(key, title, counts[at]) for at, (key, title) in enumerate(titles) if at in counts]


def _limits(now: datetime, zone: ZoneInfo) -> list[tuple[str, Text, datetime]]:
    today = now.astimezone(zone).date()
    before = translate("orders", "Before {time} today")
    noon, evening = (datetime.combine(today, time(hour), zone) for hour in (12, 18))
    midnight = datetime.combine(today + timedelta(days=1), time(), zone)
    limits = [
        ("late", translate("orders", "Late"), now),
        ("noon", before(time="12:00"), noon),
        ("evening", before(time="18:00"), evening),
        ("today", translate("orders", "Today after 18:00"), midnight),
        ("tomorrow", translate("orders", "Tomorrow"), midnight + timedelta(days=1)),
    ]
    return [limit for limit in limits if limit[0] == "late" or limit[2] > now]


def _filtered(session: Session, statement: Select[*tuple[Any, ...]], given: OrderFilter) -> Select[*tuple[Any, ...]]:
    session.flush()
    conditions: list[ColumnElement[bool]] = []
    if given.tab != "all":
        conditions.append(_in_tab(given.tab))
    if given.account_id is not None:
        conditions.append(ORDER.c.account_id == given.account_id)
    if given.desk:
        conditions.append(ORDER.c.account_id.is_(None))
    if given.customer_id is not None:
        conditions.append(ORDER.c.customer_id == given.customer_id)
    if given.location_id is not None:
        conditions.append(ORDER.c.location_id == given.location_id)
    if given.placed_from is not None:
        conditions.append(ORDER.c.placed_at >= given.placed_from)
    if given.placed_to is not None:
        conditions.append(ORDER.c.placed_at < given.placed_to)
    if given.text.strip():
        conditions.append(matches(Order, given.text, session.get_bind().dialect.name))
    return statement.where(*conditions)


def _in_tab(tab: Tab) -> ColumnElement[bool]:
    status = ORDER.c.status
    if tab == "to_ship":
        return status.in_(TO_SHIP)
    if tab == "to_pack":
        return status == OrderStatus.CONFIRMED
    if tab == "to_send":
        return status == OrderStatus.PACKED
    if tab == "to_confirm":
        return status.in_((OrderStatus.DRAFT, OrderStatus.PENDING))
    if tab == "shipped":
        return status == OrderStatus.SHIPPED
    if tab == "returned":
        came_back = exists(select(RETURN.c.id).where(RETURN.c.order_id == ORDER.c.id))
        return or_(status == OrderStatus.RETURNED, came_back)
    if tab == "unpaid":
        owes = ORDER.c.payment_status.in_((PaymentStatus.UNPAID, PaymentStatus.PARTLY_PAID))
        return and_(owes, status.not_in(_NOT_OWED))
    return status.in_(OPEN)


def _sorting(sort: Sort, descending: bool) -> list[ColumnElement[Any]]:
    columns: dict[Sort, list[ColumnElement[Any]]] = {
        "ship_by": [ORDER.c.ship_by, ORDER.c.placed_at],
        "placed": [ORDER.c.placed_at],
        "number": [ORDER.c.number],
        "total": [ORDER.c.total],
        "customer": [func.lower(ORDER.c.contact_name), ORDER.c.placed_at],
    }
    wanted = [*columns[sort], ORDER.c.id]
    directed: list[ColumnElement[Any]] = [column.desc() if descending else column.asc() for column in wanted]
    return [ORDER.c.ship_by.is_(None), *directed] if sort == "ship_by" else directed


def _rows(session: Session, ids: Sequence[int]) -> list[OrderRow]:
    session.flush()
    orders = (
        session.connection()
        .execute(
            select(
                ORDER.c.id, ORDER.c.number, ORDER.c.remote_number, ORDER.c.account_id, ORDER.c.contact_name,
                ORDER.c.total, ORDER.c.currency, ORDER.c.status, ORDER.c.payment_status, ORDER.c.placed_at,
                ORDER.c.ship_by, ORDER.c.gone_at, ORDER.c.paid_total, ORDER.c.refunded_total,
                shown_kinds(), ACCOUNT.c.name.label("account_name"), _CUSTOMER.c.name.label("customer_name"),
            )
            .outerjoin(ACCOUNT, ACCOUNT.c.id == ORDER.c.account_id)
            .outerjoin(_CUSTOMER, _CUSTOMER.c.id == ORDER.c.customer_id)
            .where(ORDER.c.id.in_(ids))
        )
        .all()
    )  # fmt: skip
    items = _items(session, ids)
    problems = _problems(session, ids)
    rows = []
    for row in orders:
        lines = items.get(row.id, [])
        found = problems[row.id] | _own_problems(row, lines)
        rows.append(
            OrderRow(
                id=row.id,
                number=row.number,
                remote_number=row.remote_number,
                account_id=row.account_id,
                account_kind=row.kind or "",
                account_name=row.account_name or "",
                customer=row.contact_name or row.customer_name or "",
                items_text=", ".join(line.title for line in lines),
                quantity=sum(_pieces(line) for line in lines),
                total=row.total,
                currency=row.currency,
                status=row.status,
                payment_status=row.payment_status,
                placed_at=row.placed_at,
                ship_by=row.ship_by,
                problems=tuple(problem for problem in OrderProblem if problem in found),
            )
        )
    return rows


def _items(session: Session, ids: Sequence[int]) -> dict[int, list[Any]]:
    """The lines of each order, in its own order; lines the channel took off are not counted any more."""
    rows = session.connection().execute(
        select(LINE.c.order_id, LINE.c.title, LINE.c.quantity, LINE.c.variant_id, VARIANT.c.quantity_scale)
        .outerjoin(VARIANT, VARIANT.c.id == LINE.c.variant_id)
        .where(LINE.c.order_id.in_(ids), LINE.c.quantity > 0)
        .order_by(LINE.c.order_id, LINE.c.position, LINE.c.id)
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.order_id].append(row)
    return found


def _pieces(line: Any) -> int:
    return line.quantity if (line.quantity_scale or 1) == 1 else 1


def _own_problems(row: Any, lines: Sequence[Any]) -> set[OrderProblem]:
    found = set()
    if row.status not in _OVER and any(line.variant_id is None for line in lines):
        found.add(OrderProblem.UNMATCHED)
    if row.gone_at is not None:
        found.add(OrderProblem.GONE)
    if row.status in _OVER and row.paid_total > row.refunded_total:
        found.add(OrderProblem.REFUND_DUE)
    return found


def _problems(session: Session, ids: Sequence[int]) -> dict[int, set[OrderProblem]]:
    found: dict[int, set[OrderProblem]] = defaultdict(set)
    connection = session.connection()
    matters = connection.execute(
        select(_ATTENTION.c.order_id, _ATTENTION.c.kind)
        .where(_ATTENTION.c.order_id.in_(ids), _ATTENTION.c.resolved_at.is_(None))
        .distinct()
    )
    for order_id, kind in matters:
        found[order_id].add(_ATTENTION_PROBLEMS.get(kind, OrderProblem.ATTENTION))
    same_place = and_(LEVEL.c.variant_id == RESERVATION.c.variant_id, LEVEL.c.location_id == RESERVATION.c.location_id)
    short = connection.scalars(
        select(RESERVATION.c.order_id)
        .join(LEVEL, same_place)
        .where(RESERVATION.c.order_id.in_(ids), RESERVATION.c.state == ReservationState.OPEN)
        .where(LEVEL.c.on_hand < LEVEL.c.reserved)
        .distinct()
    )
    for order_id in short:
        found[order_id].add(OrderProblem.OVERSOLD)
    return found
