"""How well each channel account is kept true: how old, how far behind, what waits, what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, SQLModel

from storemanager.domain.accounts import AccountState, MatchState, ReadOnly, shown_kind
from storemanager.domain.syncing import OutboxState, RunState
from storemanager.texts import Text

ACCOUNT = SQLModel.metadata.tables["channel_account"]
RUN = SQLModel.metadata.tables["sync_run"]
LISTING = SQLModel.metadata.tables["listing"]
OUTBOX = SQLModel.metadata.tables["outbox_entry"]
ORDER = SQLModel.metadata.tables["orders"]
LAG_OF_ORDERS = 20
FAILURES_LOOKED_AT = 50
_WAITS = (OutboxState.WAITING, OutboxState.UNCLEAR)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class OldestAct:
    """The once-only act that has waited longest for its channel."""

    created_at: datetime
    attempts: int


@dataclass(frozen=True)
class LastOrder:
    """The newest order of the account: when it was placed there, and when it was in the book."""

    id: int
    number: str
    placed_at: datetime
    came_in_at: datetime


@dataclass(frozen=True)
class ChannelHealth:
    """One account. `lag` is the middle time from an order being placed to being in the book; `changes` counts the
    listings that something happened to since the last round, `unclear` those whose last answer was lost; `acts` the
    once-only acts that wait, `parked` those that wait for the owner. The figures of the last day count rounds."""

    account_id: int
    kind: str
    name: str
    state: AccountState
    connected_at: datetime
    last_good_at: datetime | None
    last_full_check_at: datetime | None
    retry_at: datetime | None
    problem: Text | None
    read_only: ReadOnly | None
    read_only_since: datetime | None
    round_seconds: float | None
    failures_in_a_row: int
    lag: timedelta | None
    last_order: LastOrder | None
    changes: int
    unclear: int
    acts: int
    parked: int
    oldest_act: OldestAct | None
    rounds_of_the_day: int
    failed_of_the_day: int
    requests_of_the_day: int
    numbers_of_the_day: int


def health(session: Session, *, now: datetime) -> tuple[ChannelHealth, ...]:
    """Every account, in the order they were connected."""
    rows = session.connection().execute(select(ACCOUNT).order_by(ACCOUNT.c.id)).all()
    listings, acts, day = _listings(session), _acts(session), _day(session, now)
    return tuple(_health(session, row, listings.get(row.id), acts.get(row.id), day.get(row.id)) for row in rows)


def order_lag(session: Session, account_id: int, since: datetime) -> timedelta | None:
    """The middle of the latest orders; those from before `since` (the account was connected) say nothing."""
    query = (
        select(ORDER.c.placed_at, ORDER.c.created_at)
        .where(ORDER.c.account_id == account_id, ORDER.c.placed_at > since)
        .order_by(ORDER.c.placed_at.desc())
        .limit(LAG_OF_ORDERS)
    )
    waits = [max((row[1] - row[0]).total_seconds(), 0.0) for row in session.connection().execute(query)]
    return timedelta(seconds=int(median(waits))) if waits else None


def _health(session: Session, row: Any, listings: Any, acts: Any, day: Any) -> ChannelHealth:
    return ChannelHealth(
        account_id=row.id,
        kind=shown_kind(row.kind, row.settings),
        name=row.name,
        state=row.state,
        connected_at=row.connected_at,
        last_good_at=row.last_synced_at,
        last_full_check_at=row.last_full_check_at,
        retry_at=row.retry_at,
        problem=Text.from_json(row.problem) if row.problem else None,
        read_only=row.read_only,
        read_only_since=row.read_only_since,
        round_seconds=row.round_seconds,
        failures_in_a_row=_failures(session, row.id),
        lag=order_lag(session, row.id, row.counts_from or row.connected_at),
        last_order=_last_order(session, row.id),
        changes=listings.changes if listings else 0,
        unclear=listings.unclear if listings else 0,
        acts=acts.waiting if acts else 0,
        parked=acts.parked if acts else 0,
        oldest_act=_oldest_act(session, row.id) if acts and acts.waiting else None,
        rounds_of_the_day=day.rounds if day else 0,
        failed_of_the_day=day.failed if day else 0,
        requests_of_the_day=day.requests or 0 if day else 0,
        numbers_of_the_day=_numbers(session, row.id, day.first) if day else 0,
    )


def _listings(session: Session) -> dict[int, Any]:
    """Only what is marked is counted, so the cost follows what changed, not the size of the shop."""
    query = (
        select(
            LISTING.c.account_id, func.count().label("changes"),
            func.count().filter(LISTING.c.stock_unclear).label("unclear"),
        )
        .where(LISTING.c.dirty, LISTING.c.match_state == MatchState.MATCHED)
        .group_by(LISTING.c.account_id)
    )  # fmt: skip
    return {row.account_id: row for row in session.connection().execute(query)}


def _acts(session: Session) -> dict[int, Any]:
    query = (
        select(
            OUTBOX.c.account_id,
            func.count().filter(OUTBOX.c.state.in_(_WAITS)).label("waiting"),
            func.count().filter(OUTBOX.c.state == OutboxState.PARKED).label("parked"),
        )
        .where(OUTBOX.c.state.in_((*_WAITS, OutboxState.PARKED)))
        .group_by(OUTBOX.c.account_id)
    )
    return {row.account_id: row for row in session.connection().execute(query)}


def _oldest_act(session: Session, account_id: int) -> OldestAct | None:
    query = (
        select(OUTBOX.c.created_at, OUTBOX.c.attempts)
        .where(OUTBOX.c.account_id == account_id, OUTBOX.c.state.in_(_WAITS))
        .order_by(OUTBOX.c.created_at, OUTBOX.c.id)
        .limit(1)
    )
    row = session.connection().execute(query).first()
    return OldestAct(row.created_at, row.attempts) if row else None


def _day(session: Session, now: datetime) -> dict[int, Any]:
    query = (
        select(
            RUN.c.account_id, func.count().label("rounds"), func.sum(RUN.c.requests).label("requests"),
            func.count().filter(RUN.c.state == RunState.FAILED).label("failed"), func.min(RUN.c.id).label("first"),
        )
        .where(RUN.c.started_at > now - _DAY)
        .group_by(RUN.c.account_id)
    )  # fmt: skip
    return {row.account_id: row for row in session.connection().execute(query)}


def _numbers(session: Session, account_id: int, first_run: int) -> int:
    """What the runs since `first_run` wrote, told by their own counts."""
    query = select(RUN.c.counts).where(RUN.c.account_id == account_id, RUN.c.id >= first_run)
    return sum(
        int((counts or {}).get("stock_written", 0)) + int((counts or {}).get("prices_written", 0))
        for counts in session.connection().scalars(query)
    )


def _failures(session: Session, account_id: int) -> int:
    """How many rounds failed one after the other up to now; those the owner stopped say nothing."""
    told = (RunState.DONE, RunState.ATTENTION, RunState.FAILED)
    query = (
        select(RUN.c.state)
        .where(RUN.c.account_id == account_id, RUN.c.state.in_(told))
        .order_by(RUN.c.id.desc())
        .limit(FAILURES_LOOKED_AT)
    )
    failures = 0
    for state in session.connection().scalars(query):
        if state is not RunState.FAILED:
            break
        failures += 1
    return failures


def _last_order(session: Session, account_id: int) -> LastOrder | None:
    query = (
        select(ORDER.c.id, ORDER.c.number, ORDER.c.remote_number, ORDER.c.placed_at, ORDER.c.created_at)
        .where(ORDER.c.account_id == account_id)
        .order_by(ORDER.c.placed_at.desc(), ORDER.c.id.desc())
        .limit(1)
    )
    row = session.connection().execute(query).first()
    if row is None:
        return None
    return LastOrder(row.id, row.remote_number or row.number, row.placed_at, row.created_at)
