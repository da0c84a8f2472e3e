"""Needs attention: rows the owner must decide or repair. One open row a matter, resolved by itself when the matter is
gone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, SQLModel, col, select

from storemanager.domain.attention import Area, Attention, AttentionKind, Severity
from storemanager.errors import NotFoundError
from storemanager.services.bulk import chunks
from storemanager.services.stock_driver import run
from storemanager.texts import Text, translate

ATTENTION = SQLModel.metadata.tables[str(Attention.__tablename__)]
_OPEN_LIKE = "SELECT id, open_key FROM attention WHERE open_key > '' AND open_key LIKE ? ESCAPE '/'"
_ORDER = {Severity.DANGER: 0, Severity.WARN: 1, Severity.INFO: 2}


@dataclass(frozen=True)
class AttentionRow:
    """One matter as the page shows it. `action` names what the button does (`sync.actions`), `payload` what it
    needs."""

    id: int
    kind: AttentionKind
    severity: Severity
    area: Area
    key: str
    title: Text
    meaning: Text
    advice: Text
    account_id: int | None
    order_id: int | None
    variant_id: int | None
    listing_id: int | None
    customer_id: int | None
    channel_reply: str
    action: str
    payload: Mapping[str, Any]
    times: int
    raised_at: datetime
    last_at: datetime
    snoozed_until: datetime | None
    resolved_at: datetime | None
    resolution: str


def raise_(
    session: Session,
    *,
    kind: AttentionKind,
    severity: Severity,
    area: Area,
    key: str,
    title: Text,
    meaning: Text,
    advice: Text,
    account_id: int | None = None,
    order_id: int | None = None,
    variant_id: int | None = None,
    listing_id: int | None = None,
    customer_id: int | None = None,
    action: str = "",
    payload: Mapping[str, Any] | None = None,
    channel_reply: str = "",
    now: datetime,
) -> int:
    """Open the matter `key`, or bring its open row up to date. A row the owner put off stays put off."""
    row = _open(session, key)
    if row is None:
        row = Attention(
            kind=kind, severity=severity, area=area, key=key, open_key=key, title={}, meaning={}, advice={}, times=0,
            raised_at=now, last_at=now,
        )  # fmt: skip
    row.kind, row.severity, row.area = kind, severity, area
    row.title, row.meaning, row.advice = title.to_json(), meaning.to_json(), advice.to_json()
    row.account_id, row.order_id, row.variant_id = account_id, order_id, variant_id
    row.listing_id, row.customer_id = listing_id, customer_id
    row.action, row.payload, row.channel_reply = action, dict(payload or {}), channel_reply
    row.times += 1
    row.last_at = now
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def resolve(session: Session, key: str, *, resolution: str = "", now: datetime) -> bool:
    """Close the open row of the matter `key`; says whether there was one."""
    row = _open(session, key)
    if row is None:
        return False
    _close(row, resolution, now)
    session.add(row)
    session.flush()
    return True


def resolve_many(
    session: Session, prefix: str, *, keep: Collection[str] = (), resolution: str = "", now: datetime
) -> int:
    """Close every open row whose key begins with `prefix`, except the keys in `keep`: those matters are gone."""
    session.flush()
    given = prefix.replace("/", "//").replace("%", "/%").replace("_", "/_") + "%"
    found = run(session.connection(), _OPEN_LIKE, (given,))
    gone = [attention_id for attention_id, key in found if key.startswith(prefix) and key not in keep]
    for attention_id in gone:
        row = session.get_one(Attention, attention_id)
        _close(row, resolution, now)
        session.add(row)
    session.flush()
    return len(gone)


def resolve_id(session: Session, attention_id: int, *, resolution: str = "", now: datetime) -> None:
    """Close one row by the owner's hand."""
    row = _row(session, attention_id)
    if row.resolved_at is None:
        _close(row, resolution, now)
        session.add(row)
        session.flush()


def snooze(session: Session, attention_id: int, until: datetime) -> None:
    """Put a row off: it is not shown before `until`."""
    row = _row(session, attention_id)
    row.snoozed_until = until
    session.add(row)
    session.flush()


def get(session: Session, attention_id: int) -> AttentionRow:
    return _frozen(_row(session, attention_id))


def is_open(session: Session, key: str) -> bool:
    return _open_id(session, key) is not None


def rows(session: Session, area: Area | None = None, *, now: datetime | None = None) -> list[AttentionRow]:
    """All open rows, worst and newest first; with `now`, without those put off."""
    query = select(Attention).where(col(Attention.open_key).is_not(None))
    if area is not None:
        query = query.where(Attention.area == area)
    found = [row for row in session.exec(query) if now is None or row.snoozed_until is None or row.snoozed_until <= now]
    found.sort(key=lambda row: (_ORDER[row.severity], -row.last_at.timestamp(), -(row.id or 0)))
    return [_frozen(row) for row in found]


def about_listings(session: Session, listing_ids: Sequence[int]) -> dict[int, list[AttentionRow]]:
    """What is open about these listings, the worst first."""
    found: dict[int, list[AttentionRow]] = {}
    for some in chunks(list(listing_ids)):
        query = select(Attention).where(col(Attention.open_key).is_not(None), col(Attention.listing_id).in_(some))
        for row in session.exec(query):
            found.setdefault(row.listing_id or 0, []).append(_frozen(row))
    return {each: sorted(rows_, key=lambda row: (_ORDER[row.severity], row.id)) for each, rows_ in found.items()}


def counts(session: Session) -> dict[Area, int]:
    """How many open rows each tab has; every area is in the answer."""
    query = (
        select(col(Attention.area), func.count())
        .where(col(Attention.open_key).is_not(None))
        .group_by(col(Attention.area))
    )
    found = dict(session.exec(query).all())
    return {area: found.get(area, 0) for area in Area}


def _open_id(session: Session, key: str) -> int | None:
    """A sync asks for hundreds of matters that nearly never are there, so the driver is asked, without a detour."""
    session.flush()
    found: int | None = run(session.connection(), "SELECT id FROM attention WHERE open_key = ?", (key,)).scalar()
    return found


def _open(session: Session, key: str) -> Attention | None:
    attention_id = _open_id(session, key)
    return None if attention_id is None else session.get_one(Attention, attention_id)


def _close(row: Attention, resolution: str, now: datetime) -> None:
    row.open_key, row.resolved_at, row.resolution = None, now, resolution


def _row(session: Session, attention_id: int) -> Attention:
    row = session.get(Attention, attention_id)
    if row is None:
        raise NotFoundError(
            translate("attention", "This matter is no longer in the list."),
            translate("attention", "It may have been settled already. Look at the list again."),
        )
    return row


def _frozen(row: Attention) -> AttentionRow:
    assert row.id is not None
    return AttentionRow(
        id=row.id, kind=row.kind, severity=row.severity, area=row.area, key=row.key,
        title=Text.from_json(row.title), meaning=Text.from_json(row.meaning), advice=Text.from_json(row.advice),
        account_id=row.account_id, order_id=row.order_id, variant_id=row.variant_id, listing_id=row.listing_id,
        customer_id=row.customer_id, channel_reply=row.channel_reply, action=row.action, payload=row.payload,
        times=row.times, raised_at=row.raised_at, last_at=row.last_at, snoozed_until=row.snoozed_until,
        resolved_at=row.resolved_at, resolution=row.resolution,
    )  # fmt: skip
