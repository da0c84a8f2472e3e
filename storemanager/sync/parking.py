"""Records of a channel that could not be taken in: kept whole, shown to the owner, and tried again (F02, F03)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storemanager.channels.base import BadRecord
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.syncing import ParkedRecord
from storemanager.services import attention
from storemanager.services.stock_driver import run
from storemanager.texts import translate

LONGEST_RAW = 200_000
_WORD = re.compile(r"[\w.-]+")

# Asked in every round and for every order, and nearly never is anything there: the driver is asked, without a detour.
_ONE = "SELECT id FROM parked_record WHERE account_id = ? AND stream = ? AND remote_id = ?"
_ALL = "SELECT remote_id, raw FROM parked_record WHERE account_id = ? AND stream = ?"
_OLDEST = "SELECT remote_id FROM parked_record WHERE account_id = ? AND stream = ? ORDER BY last_at, id LIMIT ?"
_ASKED_FOR = _OLDEST.replace("ORDER BY", "AND attempts = 0 ORDER BY")


_PRODUCT = translate("sync", "Product {number} of the channel could not be read.")
_TITLES = {
    "orders": translate("sync", "Order {number} could not be taken in."),
    "conversations": translate("sync", "Conversation {number} could not be read."),
}
_AREAS = {"orders": Area.ORDERS, "conversations": Area.CUSTOMERS}


@dataclass(frozen=True)
class Doubt:
    """Which items the orders that could not be read may have sold. A record without any number may have sold
    anything."""

    words: frozenset[str]
    everything: bool

    def about(self, *names: str) -> bool:
        return self.everything or any(name in self.words for name in names if name)


def park(
    session: Session, account_id: int, stream: str, bad: Sequence[BadRecord], *, now: datetime, number: str = ""
) -> None:
    """Keep these records aside and say so; one that is parked already is brought up to date."""
    for record in bad:
        row = _find(session, account_id, stream, record.remote_id)
        if row is None:
            row = ParkedRecord(
                account_id=account_id, stream=stream, remote_id=record.remote_id, problem={}, attempts=0, first_at=now,
                last_at=now,
            )  # fmt: skip
        row.raw, row.problem = _storable(record.raw)[:LONGEST_RAW], record.problem.to_json()
        row.attempts, row.last_at = row.attempts + 1, now
        session.add(row)
        session.flush()
        is_order = stream == "orders"
        title = _TITLES.get(stream, _PRODUCT)
        attention.raise_(
            session,
            kind=AttentionKind.PARKED_RECORD,
            severity=Severity.DANGER if is_order else Severity.WARN,
            area=_AREAS.get(stream, Area.STOCK),
            key=_key(account_id, stream, record.remote_id),
            account_id=account_id,
            title=title(number=number or record.remote_id),
            meaning=translate("sync", "It is kept as it came, and everything else went on. {problem}")(
                problem=record.problem
            ),
            advice=translate("sync", "Correct it on the channel, then try again."),
            action="retry_parked",
            payload={"parked_id": row.id},
            now=now,
        )


def unpark(session: Session, account_id: int, stream: str, remote_id: str, *, now: datetime) -> None:
    """It came in after all."""
    row = _find(session, account_id, stream, remote_id)
    if row is not None:
        session.delete(row)
        session.flush()
        attention.resolve(session, _key(account_id, stream, remote_id), resolution="taken in", now=now)


def tried(session: Session, account_id: int, stream: str, remote_id: str, *, now: datetime) -> None:
    """It is being asked for again."""
    row = _find(session, account_id, stream, remote_id)
    if row is not None:
        row.attempts, row.last_at = row.attempts + 1, now
        session.add(row)
        session.flush()


def unpark_all(session: Session, account_id: int, stream: str, remote_ids: Sequence[str], *, now: datetime) -> None:
    """Those of a page that were parked before came in after all."""
    session.flush()
    parked = {remote_id for remote_id, _ in run(session.connection(), _ALL, (account_id, stream))}
    for remote_id in parked & set(remote_ids):
        unpark(session, account_id, stream, remote_id, now=now)


def parked_ids(session: Session, account_id: int, stream: str, *, asked_only: bool, limit: int) -> list[str]:
    """The remote ids of what is parked, longest untried first."""
    session.flush()
    query = _ASKED_FOR if asked_only else _OLDEST
    return [remote_id for (remote_id,) in run(session.connection(), query, (account_id, stream, limit))]


def doubt(session: Session, account_id: int, stream: str) -> Doubt:
    """What the parked records that still wait for the owner speak of."""
    words: set[str] = set()
    everything = False
    session.flush()
    for remote_id, raw in run(session.connection(), _ALL, (account_id, stream)):
        if attention.is_open(session, _key(account_id, stream, remote_id)):
            said = set(_WORD.findall(raw))
            words |= said
            everything = everything or not any(word.isdecimal() for word in said)
    return Doubt(frozenset(words), everything)


def _storable(raw: str) -> str:
    """Without what no database takes, or what was set aside for it would stop the sync itself."""
    return raw.encode("utf-8", "replace").decode().replace("\0", "")


def _find(session: Session, account_id: int, stream: str, remote_id: str) -> ParkedRecord | None:
    session.flush()
    parked_id = run(session.connection(), _ONE, (account_id, stream, remote_id)).scalar()
    return None if parked_id is None else session.get_one(ParkedRecord, parked_id)


def _key(account_id: int, stream: str, remote_id: str) -> str:
    return f"parked:{account_id}:{stream}:{remote_id}"
