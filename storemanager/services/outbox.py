"""The outbox: acts to be done once outside (ship, cancel, create a listing), saved with the change that caused them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, func
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, select

from storemanager.domain.orders import OrderLine
from storemanager.domain.syncing import OutboxEntry, OutboxKind, OutboxState
from storemanager.errors import NotAllowedError, NotFoundError
from storemanager.services import conversation_state, shop
from storemanager.services.bulk import chunks, insert_rows
from storemanager.texts import Text, translate

ERA = "outbox_era"
"""Setting of a book that was put back from a backup: new acts get keys of their own, because the ids they are made of
may have been used in the state that is lost (F64)."""
LOOKED = "looked"
FIRST_TRIED = "first_tried_at"
UNSETTLED = (OutboxState.WAITING, OutboxState.UNCLEAR)
_TROUBLED = 3
_LATER = {
    OutboxKind.CREATE_LISTING: 1,
    OutboxKind.UPDATE_LISTING: 2,
    OutboxKind.PUBLISH: 3,
    OutboxKind.PUBLISH_POST: 4,
    OutboxKind.REMOVE_POST: 4,
}
"""Pictures and texts go after everything that concerns an order (F30); publishing comes after creating (F36)."""

Chain = tuple[int | None, int | None, int | None]
ALONE: Chain = (None, None, None)


@dataclass(frozen=True)
class OutboxRow:
    id: int
    account_id: int
    kind: OutboxKind
    order_id: int | None
    product_id: int | None
    payload: Mapping[str, Any]
    key: str
    state: OutboxState
    attempts: int
    next_try_at: datetime | None
    created_at: datetime
    done_at: datetime | None
    problem: Text | None
    conversation_id: int | None = None

    @property
    def chain(self) -> Chain:
        """What it is a step of: acts of one order, product or conversation are done in their order."""
        return (self.order_id, self.product_id, self.conversation_id)

    @property
    def holds_back(self) -> bool:
        """Whether what follows it waits when the channel refuses it. A message that is refused is answered: the next
        one may be what the person should read instead."""
        return self.chain != ALONE and self.kind is not OutboxKind.SEND_MESSAGE


def add(
    session: Session,
    *,
    account_id: int,
    kind: OutboxKind,
    payload: Mapping[str, Any],
    key: str,
    order_id: int | None = None,
    product_id: int | None = None,
    conversation_id: int | None = None,
    now: datetime,
) -> int:
    """Note down an act for the next sync. The same `key` again adds nothing and gives the entry that is there."""
    known = find(session, key)
    if known is not None:
        return known
    entry = OutboxEntry(
        account_id=account_id, kind=kind, payload=dict(payload), idempotency_key=_in_era(session, key),
        order_id=order_id, product_id=product_id, conversation_id=conversation_id, created_at=now,
    )  # fmt: skip
    session.add(entry)
    session.flush()
    assert entry.id is not None
    return entry.id


def find(session: Session, key: str) -> int | None:
    """The entry that was noted down under `key`."""
    known: int | None = session.connection().scalar(_KNOWN, {"key": _in_era(session, key)})
    return known


def _in_era(session: Session, key: str) -> str:
    era = shop.setting(session, ERA)
    return f"{key}@{era}" if era else key


@dataclass(frozen=True)
class NewAct:
    """One of many acts to be noted down together; `key` as in `add`."""

    account_id: int
    kind: OutboxKind
    payload: Mapping[str, Any]
    key: str
    product_id: int | None = None


def add_many(session: Session, acts: Sequence[NewAct], *, now: datetime) -> int:
    """Note down many acts with a few statements; says how many of them are new."""
    era = shop.setting(session, ERA)
    by_key = {f"{act.key}@{era}" if era else act.key: act for act in acts}
    session.flush()
    for some in chunks(list(by_key)):
        for known in session.connection().scalars(columns(_ENTRY.c.idempotency_key).where(_OF_KEYS), {"keys": some}):
            del by_key[known]
    rows = [
        {
            "account_id": act.account_id, "kind": act.kind, "payload": dict(act.payload), "idempotency_key": key,
            "product_id": act.product_id, "state": OutboxState.WAITING, "attempts": 0, "created_at": now,
        }
        for key, act in by_key.items()
    ]  # fmt: skip
    insert_rows(session, OutboxEntry, rows)
    return len(rows)


_ENTRY = SQLModel.metadata.tables[str(OutboxEntry.__tablename__)]
_OF_KEYS = _ENTRY.c.idempotency_key.in_(bindparam("keys", expanding=True))
_KNOWN = columns(_ENTRY.c.id).where(_ENTRY.c.idempotency_key == bindparam("key"))


def due(
    session: Session, account_id: int, *, now: datetime, own_wait: Callable[[int], timedelta] | None = None
) -> list[OutboxRow]:
    """What may be tried now, in the order it must be done. An entry waits for the earlier ones of its order or
    product; a parked one holds back only what follows it in the same order; what failed several times comes last, with
    what follows it, so that it keeps nobody else waiting. With `own_wait` (our own waiting time after
    so many attempts) nothing waits for that alone: the owner asked for it now. A longer wait was the channel's wish."""
    blocked: set[Chain] = set()
    troubled: set[Chain | int] = set()
    ready: list[OutboxRow] = []
    session.flush()
    for entry in map(_frozen, session.connection().execute(_UNDONE, {"account": account_id})):
        alone = entry.chain == ALONE
        patience = own_wait(entry.attempts) if own_wait is not None else timedelta(0)
        waits = entry.next_try_at is not None and entry.next_try_at > now + patience
        parked = entry.state is OutboxState.PARKED
        if parked or waits or (not alone and entry.chain in blocked):
            if entry.holds_back or not parked:
                blocked.add(entry.chain)
            continue
        if entry.attempts >= _TROUBLED:
            troubled.add(entry.id if alone else entry.chain)
        ready.append(entry)
    return sorted(ready, key=lambda row: (_is_troubled(row, troubled), _LATER.get(row.kind, 0), row.id))


_UNDONE = (
    columns(_ENTRY)
    .where(_ENTRY.c.account_id == bindparam("account"), _ENTRY.c.state.in_([*UNSETTLED, OutboxState.PARKED]))
    .order_by(_ENTRY.c.id)
)


def _is_troubled(row: OutboxRow, troubled: set[Chain | int]) -> bool:
    return row.id in troubled or row.chain in troubled


def giving_back(session: Session, account_id: int) -> frozenset[str]:
    """The channel's products of which a waiting cancel or refund will put units back there by itself."""
    session.flush()
    found = session.connection().execute(_GIVING_BACK, {"account": account_id})
    return frozenset(product_id for payload, product_id in found if payload.get("restock", True))


_LINE = SQLModel.metadata.tables[str(OrderLine.__tablename__)]
_GIVING_BACK = (
    columns(_ENTRY.c.payload, _LINE.c.remote_product_id)
    .join(_LINE, _LINE.c.order_id == _ENTRY.c.order_id)
    .where(
        _ENTRY.c.account_id == bindparam("account"),
        _ENTRY.c.state.in_(UNSETTLED),
        _ENTRY.c.kind.in_([OutboxKind.CANCEL, OutboxKind.REFUND]),
        _LINE.c.channel_taken > 0,
    )
)


def start(session: Session, entry_id: int) -> None:
    """Say, before anything is sent, that from now on it may have happened (R4)."""
    entry = _entry(session, entry_id)
    entry.state = OutboxState.UNCLEAR
    entry.attempts += 1
    session.add(entry)
    session.flush()


def looked(session: Session, entry_id: int) -> None:
    """Say, before it is sent for the first time, that nothing like it was found on the channel: what is found from now
    on may be our own."""
    entry = _entry(session, entry_id)
    entry.payload = {**entry.payload, LOOKED: True}
    session.add(entry)
    session.flush()


def first_tried(session: Session, entry_id: int, *, at: datetime) -> None:
    """Say, before it is sent for the first time, when that was by the channel's clock: where a channel knows no key of
    ours, what is looked for is not older."""
    entry = _entry(session, entry_id)
    if FIRST_TRIED not in entry.payload:
        entry.payload = {**entry.payload, FIRST_TRIED: at.isoformat()}
        session.add(entry)
        session.flush()


def first_tried_at(payload: Mapping[str, Any]) -> datetime | None:
    """When it was first sent, where that was noted down."""
    told = payload.get(FIRST_TRIED)
    return None if told is None else datetime.fromisoformat(told)


def done(session: Session, entry_id: int, *, now: datetime) -> None:
    entry = _entry(session, entry_id)
    entry.state, entry.done_at, entry.problem, entry.next_try_at = OutboxState.DONE, now, None, None
    _changed(session, entry)


def try_later(
    session: Session, entry_id: int, problem: Text, *, at: datetime, unclear: bool, counts: bool = True
) -> None:
    """It did not work this time; `unclear` says that it may have happened all the same. What does not count was no
    attempt: the channel only asked to wait."""
    entry = _entry(session, entry_id)
    if not counts:
        entry.attempts = max(0, entry.attempts - 1)
    entry.state = OutboxState.UNCLEAR if unclear else OutboxState.WAITING
    entry.next_try_at, entry.problem = at, problem.to_json()
    session.add(entry)
    session.flush()


def park(session: Session, entry_id: int, problem: Text) -> None:
    """The channel refuses it: the owner decides."""
    entry = _entry(session, entry_id)
    entry.state, entry.problem, entry.next_try_at = OutboxState.PARKED, problem.to_json(), None
    _changed(session, entry)


def park_as_unclear(session: Session, entry_id: int, problem: Text) -> None:
    """The owner decides, and if it is tried again the channel is looked at first: it may have been done."""
    entry = _entry(session, entry_id)
    entry.attempts = max(entry.attempts, 1)
    session.add(entry)
    park(session, entry_id, problem)


def retry(session: Session, entry_id: int) -> None:
    """Let a parked or waiting entry be tried at the next sync. It may have happened, so the channel is looked at
    first."""
    entry = _entry(session, entry_id)
    if entry.state in (OutboxState.DONE, OutboxState.WITHDRAWN):
        raise NotAllowedError(
            translate("outbox", "This was already done or withdrawn."),
            translate("outbox", "There is nothing left to send."),
        )
    entry.state = OutboxState.UNCLEAR if entry.attempts else OutboxState.WAITING
    entry.attempts, entry.next_try_at = min(entry.attempts, 1), None
    _changed(session, entry)


def withdraw(session: Session, entry_id: int) -> None:
    """Give an act up: it is not sent any more. What may have happened already cannot be taken back here."""
    entry = _entry(session, entry_id)
    if entry.state is OutboxState.DONE:
        raise NotAllowedError(
            translate("outbox", "This has already been done on the channel."),
            translate("outbox", "Undo it there if it was a mistake."),
        )
    entry.state, entry.next_try_at = OutboxState.WITHDRAWN, None
    _changed(session, entry)


def _changed(session: Session, entry: OutboxEntry) -> None:
    """A message that is not said answers nobody: its conversation waits again."""
    session.add(entry)
    session.flush()
    if entry.conversation_id is not None:
        conversation_state.refresh(session, [entry.conversation_id])


def get(session: Session, entry_id: int) -> OutboxRow:
    return _frozen(_entry(session, entry_id))


def rows(
    session: Session, *, account_id: int | None = None, order_id: int | None = None, unsettled_only: bool = False
) -> list[OutboxRow]:
    query = select(OutboxEntry).order_by(col(OutboxEntry.id))
    if account_id is not None:
        query = query.where(OutboxEntry.account_id == account_id)
    if order_id is not None:
        query = query.where(OutboxEntry.order_id == order_id)
    if unsettled_only:
        query = query.where(col(OutboxEntry.state).in_([*UNSETTLED, OutboxState.PARKED]))
    return [_frozen(entry) for entry in session.exec(query)]


def oldest(session: Session, account_id: int) -> OutboxRow | None:
    """The act that has waited longest for the account, without those that wait for the owner."""
    session.flush()
    entry = session.connection().execute(_OLDEST, {"account": account_id}).first()
    return None if entry is None else _frozen(entry)


_OLDEST = (
    columns(_ENTRY)
    .where(_ENTRY.c.account_id == bindparam("account"), _ENTRY.c.state.in_(UNSETTLED))
    .order_by(_ENTRY.c.created_at, _ENTRY.c.id)
    .limit(1)
)


def oldest_waiting(session: Session, account_id: int) -> datetime | None:
    """Since when the oldest act waits for the account."""
    found = oldest(session, account_id)
    return None if found is None else found.created_at


def waiting_counts(session: Session) -> dict[int, int]:
    """How many acts wait for each account."""
    session.flush()
    return {row[0]: row[1] for row in session.connection().execute(_WAITING_COUNTS)}


_WAITING_COUNTS = (
    columns(_ENTRY.c.account_id, func.count()).where(_ENTRY.c.state.in_(UNSETTLED)).group_by(_ENTRY.c.account_id)
)


def _entry(session: Session, entry_id: int) -> OutboxEntry:
    entry = session.get(OutboxEntry, entry_id)
    if entry is None:
        raise NotFoundError(
            translate("outbox", "This waiting act is not in the book."),
            translate("outbox", "Look at the list again; it may have been removed with its account."),
        )
    return entry


def _frozen(entry: OutboxEntry | Row[Any]) -> OutboxRow:
    assert entry.id is not None
    return OutboxRow(
        id=entry.id, account_id=entry.account_id, kind=entry.kind, order_id=entry.order_id,
        product_id=entry.product_id, payload=entry.payload, key=entry.idempotency_key, state=entry.state,
        attempts=entry.attempts, next_try_at=entry.next_try_at, created_at=entry.created_at, done_at=entry.done_at,
        problem=Text.from_json(entry.problem) if entry.problem else None, conversation_id=entry.conversation_id,
    )  # fmt: skip


ACT_WORDS: Mapping[OutboxKind, Text] = {
    OutboxKind.SHIP: translate("sync", "ship"),
    OutboxKind.CANCEL: translate("sync", "cancel"),
    OutboxKind.REFUND: translate("sync", "refund"),
    OutboxKind.STATUS: translate("sync", "change status"),
    OutboxKind.NOTE: translate("sync", "add a note"),
    OutboxKind.CREATE_LISTING: translate("sync", "create product"),
    OutboxKind.UPDATE_LISTING: translate("sync", "change product"),
    OutboxKind.PUBLISH: translate("sync", "publish product"),
    OutboxKind.SEND_MESSAGE: translate("sync", "send message"),
    OutboxKind.PUBLISH_POST: translate("sync", "publish post"),
    OutboxKind.REMOVE_POST: translate("sync", "take down post"),
    OutboxKind.REPLY_REVIEW: translate("sync", "answer review"),
}
