"""What the syncs did: one row for each run of an account, and one run in full with every number it sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Select, exists, func, select
from sqlmodel import Session, SQLModel

from storemanager.domain.accounts import shown_kinds
from storemanager.domain.attention import AttentionKind
from storemanager.domain.syncing import RunState, SentField
from storemanager.texts import Text

ACCOUNT = SQLModel.metadata.tables["channel_account"]
RUN = SQLModel.metadata.tables["sync_run"]
SENT = SQLModel.metadata.tables["sent_value"]
LISTING = SQLModel.metadata.tables["listing"]
VARIANT = SQLModel.metadata.tables["variant"]
PRODUCT = SQLModel.metadata.tables["product"]
ATTENTION = SQLModel.metadata.tables["attention"]

Which = Literal["all", "trouble", "sent", "repaired"]
TROUBLE = (RunState.ATTENTION, RunState.FAILED)
MOST_SENT = 200
"""Numbers of one run shown at once: more than that nobody reads; the count says how many there were."""
_CHUNK = 500


@dataclass(frozen=True)
class RunFilter:
    """Which runs: of one account (None: of all), and of these only some."""

    account_id: int | None = None
    which: Which = "all"


@dataclass(frozen=True)
class RunRow:
    """One run of one account. `lines` are its results in words, the sum first; `sent` counts the numbers it wrote,
    `repaired` those among them that put right what something had undone, `undone` those that were put back since."""

    id: int
    round_id: str
    account_id: int
    kind: str
    account_name: str
    trigger: str
    state: RunState
    started_at: datetime
    finished_at: datetime | None
    requests: int
    counts: Mapping[str, int]
    lines: tuple[Text, ...]
    problem: Text | None
    sent: int
    repaired: int
    undone: int

    @property
    def seconds(self) -> int | None:
        """How long it took; None while it runs."""
        return None if self.finished_at is None else max(0, round((self.finished_at - self.started_at).total_seconds()))


@dataclass(frozen=True)
class Sent:
    """One number that was written: before -> after, as plain values of the field."""

    id: int
    listing_id: int
    variant_id: int | None
    title: str
    sku: str
    field: SentField
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]
    repair: bool
    undone_at: datetime | None
    sent_at: datetime


@dataclass(frozen=True)
class RunDetail:
    """One run in full; `sent` is cut at MOST_SENT, repairs first. `advice` is what to do while its trouble still
    stands; `others` are the runs of the same round with the other accounts."""

    row: RunRow
    currency: str
    sent: tuple[Sent, ...]
    advice: Text | None
    others: tuple[RunRow, ...]


def run_ids(session: Session, wanted: RunFilter) -> list[int]:
    """The runs, the newest first."""
    query = select(RUN.c.id).order_by(RUN.c.id.desc())
    if wanted.account_id is not None:
        query = query.where(RUN.c.account_id == wanted.account_id)
    if wanted.which == "trouble":
        query = query.where(RUN.c.state.in_(TROUBLE))
    elif wanted.which == "sent":
        query = query.where(exists().where(SENT.c.run_id == RUN.c.id))
    elif wanted.which == "repaired":
        query = query.where(exists().where(SENT.c.run_id == RUN.c.id, SENT.c.repair))
    return [int(run_id) for run_id in session.connection().scalars(query)]


def run_rows(session: Session, ids: Sequence[int]) -> dict[int, RunRow]:
    """The runs that come into view, by id."""
    found: dict[int, RunRow] = {}
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        counted = _sent_counts(session, some)
        for row in session.connection().execute(_rows().where(RUN.c.id.in_(some))):
            found[row.id] = _row(row, counted.get(row.id, (0, 0, 0)))
    return found


def run_detail(session: Session, run_id: int) -> RunDetail | None:
    """One run in full, or None when it is too long ago to be kept."""
    row = run_rows(session, [run_id]).get(run_id)
    if row is None:
        return None
    connection = session.connection()
    same = select(RUN.c.id).where(RUN.c.round_id == row.round_id, RUN.c.id != run_id).order_by(RUN.c.id)
    others = run_rows(session, [int(one) for one in connection.scalars(same)])
    currency = connection.scalar(select(ACCOUNT.c.currency).where(ACCOUNT.c.id == row.account_id))
    return RunDetail(row, str(currency), sent_values(session, run_id), _advice(session, row), tuple(others.values()))


def sent_values(session: Session, run_id: int, limit: int = MOST_SENT) -> tuple[Sent, ...]:
    """What the run wrote, repairs first, then in the order in which it went out."""
    query = (
        select(
            SENT, LISTING.c.variant_id, LISTING.c.remote_title, LISTING.c.remote_sku, VARIANT.c.sku,
            VARIANT.c.title.label("option_title"), PRODUCT.c.name,
        )
        .join(LISTING, LISTING.c.id == SENT.c.listing_id)
        .outerjoin(VARIANT, VARIANT.c.id == LISTING.c.variant_id)
        .outerjoin(PRODUCT, PRODUCT.c.id == VARIANT.c.product_id)
        .where(SENT.c.run_id == run_id)
        .order_by(SENT.c.repair.desc(), SENT.c.id)
        .limit(limit)
    )  # fmt: skip
    return tuple(
        Sent(
            row.id, row.listing_id, row.variant_id, _title(row), row.sku or row.remote_sku, row.field, row.before,
            row.after, row.repair, row.undone_at, row.sent_at,
        )
        for row in session.connection().execute(query)
    )  # fmt: skip


def _title(row: Any) -> str:
    if row.name is None:
        return str(row.remote_title)
    return f"{row.name} · {row.option_title}" if row.option_title else str(row.name)


def _rows() -> Select[Any]:
    return select(RUN, shown_kinds(), ACCOUNT.c.name).join(ACCOUNT, ACCOUNT.c.id == RUN.c.account_id)


def _sent_counts(session: Session, ids: Sequence[int]) -> dict[int, tuple[int, int, int]]:
    query = (
        select(
            SENT.c.run_id, func.count(), func.count().filter(SENT.c.repair),
            func.count().filter(SENT.c.undone_at.is_not(None)),
        )
        .where(SENT.c.run_id.in_(ids))
        .group_by(SENT.c.run_id)
    )  # fmt: skip
    return {row[0]: (row[1], row[2], row[3]) for row in session.connection().execute(query)}


def _row(row: Any, counted: tuple[int, int, int]) -> RunRow:
    sent, repaired, undone = counted
    counts = {str(name): int(count) for name, count in (row.counts or {}).items()}
    return RunRow(
        id=row.id, round_id=row.round_id, account_id=row.account_id, kind=row.kind, account_name=row.name,
        trigger=row.trigger, state=row.state,
        started_at=row.started_at, finished_at=row.finished_at, requests=row.requests, counts=counts,
        lines=tuple(Text.from_json(line) for line in row.lines or ()),
        problem=Text.from_json(row.problem) if row.problem else None, sent=sent,
        repaired=max(repaired, counts.get("repaired", 0)), undone=undone,
    )  # fmt: skip


def _advice(session: Session, row: RunRow) -> Text | None:
    """What to do about the run's trouble, while it is still among what needs attention."""
    if row.problem is None:
        return None
    kinds = (AttentionKind.SIGN_IN, AttentionKind.NOT_REACHED)
    query = (
        select(ATTENTION.c.advice)
        .where(
            ATTENTION.c.account_id == row.account_id, ATTENTION.c.kind.in_(kinds), ATTENTION.c.resolved_at.is_(None),
            ATTENTION.c.raised_at <= (row.finished_at or row.started_at),
        )
        .order_by(ATTENTION.c.id.desc())
        .limit(1)
    )  # fmt: skip
    found = session.connection().scalar(query)
    return Text.from_json(found) if found else None
