"""The figures of the Home page: what needs the owner, today's sales against last week, what runs low, and how sync is
doing."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, SQLModel

from storemanager.domain.accounts import shown_kind, shown_kinds
from storemanager.domain.orders import TO_SHIP, OrderStatus
from storemanager.reports.home_rows import AccountHealth, Home, OrderHint, ToShip, Unmatched
from storemanager.reports.low_stock import low_stock
from storemanager.reports.sales_today import Days, sales
from storemanager.texts import Text

ORDER = SQLModel.metadata.tables["orders"]
LINE = SQLModel.metadata.tables["order_line"]
ACCOUNT = SQLModel.metadata.tables["channel_account"]
RUN = SQLModel.metadata.tables["sync_run"]
LISTING = SQLModel.metadata.tables["listing"]
OUTBOX = SQLModel.metadata.tables["outbox_entry"]
ATTENTION = SQLModel.metadata.tables["attention"]
CUSTOMER = SQLModel.metadata.tables["customer"]
SHOP = SQLModel.metadata.tables["shop"]

_NO_MORE_NEEDED = (OrderStatus.CANCELLED, OrderStatus.RETURNED)


def home(session: Session, *, now: datetime, low_stock_limit: int = 6) -> Home:
    """All figures of the Home page at `now`."""
    connection = session.connection()
    shop = connection.execute(select(SHOP.c.currency, SHOP.c.timezone)).one()
    days = Days.at(now, shop.timezone)
    open_matters = select(func.count()).select_from(ATTENTION).where(_open_matter(now))
    to_confirm = select(func.count()).select_from(ORDER).where(ORDER.c.status == OrderStatus.PENDING)
    return Home(
        to_ship=_to_ship(session, now, days),
        to_confirm=int(connection.scalar(to_confirm) or 0),
        unmatched=_unmatched(session),
        attention=int(connection.scalar(open_matters) or 0),
        sales=sales(session, days, shop.currency),
        low_stock=low_stock(session, now=now, limit=low_stock_limit),
        accounts=account_health(session, now=now),
    )


def _to_ship(session: Session, now: datetime, days: Days) -> ToShip:
    connection = session.connection()
    waiting = ORDER.c.status.in_(TO_SHIP)
    late = ORDER.c.ship_by < now
    counts = connection.execute(
        select(
            func.count(),
            func.count().filter(late),
            func.count().filter(ORDER.c.ship_by >= now, ORDER.c.ship_by < days.tomorrow),
        )
        .select_from(ORDER)
        .where(waiting)
    ).one()
    return ToShip(
        count=counts[0],
        late=counts[1],
        late_first=_first(session, _hints().where(waiting, late).order_by(ORDER.c.ship_by, ORDER.c.id)),
        due_today=counts[2],
        next_due=_first(session, _hints().where(waiting, ORDER.c.ship_by >= now).order_by(ORDER.c.ship_by, ORDER.c.id)),
    )


def _unmatched(session: Session) -> Unmatched:
    connection = session.connection()
    without = (LINE.c.variant_id.is_(None)) & (LINE.c.quantity > 0) & ORDER.c.status.not_in(_NO_MORE_NEEDED)
    joined = LINE.join(ORDER, ORDER.c.id == LINE.c.order_id)
    lines, orders = connection.execute(
        select(func.count(), func.count(LINE.c.order_id.distinct())).select_from(joined).where(without)
    ).one()
    if not lines:
        return Unmatched(0, 0, None, "")
    oldest = connection.execute(
        select(LINE.c.order_id, LINE.c.title)
        .select_from(joined)
        .where(without)
        .order_by(ORDER.c.placed_at, LINE.c.id)
        .limit(1)
    ).one()
    return Unmatched(lines, orders, _first(session, _hints().where(ORDER.c.id == oldest.order_id)), oldest.title)


def _hints() -> Select[Any]:
    return (
        select(
            ORDER.c.id, ORDER.c.number, ORDER.c.remote_number, ORDER.c.contact_name, ORDER.c.total, ORDER.c.currency,
            ORDER.c.placed_at, ORDER.c.ship_by, shown_kinds(), ACCOUNT.c.name, CUSTOMER.c.name.label("customer"),
        )
        .outerjoin(ACCOUNT, ACCOUNT.c.id == ORDER.c.account_id)
        .outerjoin(CUSTOMER, CUSTOMER.c.id == ORDER.c.customer_id)
    )  # fmt: skip


def _first(session: Session, statement: Select[Any]) -> OrderHint | None:
    row = session.connection().execute(statement.limit(1)).first()
    if row is None:
        return None
    return OrderHint(
        row.id, row.remote_number or row.number, row.kind or "", row.name or "", row.contact_name or row.customer or "",
        row.total, row.currency, row.placed_at, row.ship_by,
    )  # fmt: skip


# --- Sync ---


def account_health(session: Session, *, now: datetime) -> tuple[AccountHealth, ...]:
    """How each channel account is doing, in the order they were connected."""
    last = select(RUN.c.account_id, func.max(RUN.c.id).label("id")).group_by(RUN.c.account_id).subquery()
    rows = session.connection().execute(
        select(ACCOUNT, RUN.c.state.label("run_state"), RUN.c.finished_at.label("run_finished_at"))
        .outerjoin(last, last.c.account_id == ACCOUNT.c.id)
        .outerjoin(RUN, RUN.c.id == last.c.id)
        .order_by(ACCOUNT.c.id)
    )
    waiting = select(OUTBOX.c.account_id, func.count()).where(OUTBOX.c.done_at.is_(None))
    acts = _counts(session, waiting.group_by(OUTBOX.c.account_id))
    changed = select(LISTING.c.account_id, func.count()).where(LISTING.c.dirty, LISTING.c.variant_id.is_not(None))
    listings = _counts(session, changed.group_by(LISTING.c.account_id))
    matters = select(ATTENTION.c.account_id, func.count()).where(_open_matter(now))
    attention = _counts(session, matters.group_by(ATTENTION.c.account_id))
    return tuple(
        AccountHealth(
            account_id=row.id,
            kind=shown_kind(row.kind, row.settings),
            name=row.name,
            state=row.state,
            last_synced_at=row.last_synced_at,
            retry_at=row.retry_at,
            problem=Text.from_json(row.problem) if row.problem else None,
            run_state=row.run_state,
            run_finished_at=row.run_finished_at,
            to_send=acts.get(row.id, 0) + listings.get(row.id, 0),
            attention=attention.get(row.id, 0),
        )
        for row in rows
    )


def _counts(session: Session, statement: Select[Any]) -> dict[int, int]:
    return {row[0]: int(row[1]) for row in session.connection().execute(statement)}


def _open_matter(now: datetime) -> Any:
    snoozed = ATTENTION.c.snoozed_until
    return ATTENTION.c.resolved_at.is_(None) & (snoozed.is_(None) | (snoozed <= now))
