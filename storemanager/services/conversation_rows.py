"""The list of conversations: one thread for each person, whatever places they write from, and how many wait.

A customer's conversations are one thread, because the ids they are known by on the channels are theirs; whoever is no
customer yet has a thread for each conversation. A list is its keys first, then the rows that come into view."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select
from sqlmodel import Session, SQLModel, col

from storemanager.domain.accounts import ChannelAccount, shown_kinds
from storemanager.domain.customers import Customer, CustomerIdentity, IdentityKind
from storemanager.domain.search import words_of
from storemanager.services.bulk import chunks
from storemanager.services.conversation_state import CONVERSATION


class ThreadKey(NamedTuple):
    """Which thread: a customer's, or one conversation of somebody who is no customer yet."""

    kind: Literal["customer", "conversation"]
    id: int


class ThreadList(Enum):
    """The tabs of the page."""

    WAITING = "waiting"  # somebody waits for an answer
    OPEN = "open"  # neither done nor put off
    ALL = "all"


@dataclass(frozen=True, slots=True)
class ThreadChip:
    """One place the person writes from."""

    account_id: int
    kind: str
    account_name: str
    place: str


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """One thread in the list. `waiting_since`: the oldest message nobody has answered. `last_attachment`: what the last
    message is, where it has no text."""

    key: ThreadKey
    title: str
    customer_id: int | None
    chips: tuple[ThreadChip, ...]
    last_text: str
    last_attachment: str
    last_from_shop: bool
    last_at: datetime
    waiting_since: datetime | None
    unread: int
    assigned_to: str
    snoozed_until: datetime | None
    done: bool


@dataclass(frozen=True, slots=True)
class ThreadCounts:
    """How many threads each tab has, and how many hold something unread."""

    waiting: int
    open: int
    all: int
    unread: int


def thread_keys(
    session: Session,
    which: ThreadList,
    *,
    query: str = "",
    now: datetime,
    account_id: int | None = None,
    assigned: str | None = None,
) -> list[ThreadKey]:
    """The threads of a tab: those who wait longest first where somebody waits, otherwise the newest first. `query` is
    searched for in names and last words without diacritics; `assigned` "" means nobody."""
    session.flush()
    conditions: list[ColumnElement[bool]] = []
    if which is ThreadList.WAITING:
        conditions.append(_is_waiting(now))
    elif which is ThreadList.OPEN:
        conditions.append(_is_open(now))
    if account_id is not None:
        conditions.append(CONVERSATION.c.account_id == account_id)
    if assigned is not None:
        conditions.append(CONVERSATION.c.assigned_to == assigned)
    conditions += [_says(word) for word in words_of(query)]
    owner, single = _grouping()
    statement: Select[Any] = (
        select(owner.label("customer_id"), func.min(CONVERSATION.c.id).label("id"))
        .select_from(_people())
        .where(*conditions)
        .group_by(owner, single)
    )
    if which is ThreadList.WAITING:
        statement = statement.order_by(func.min(CONVERSATION.c.waiting_since), func.min(CONVERSATION.c.id))
    else:
        statement = statement.order_by(func.max(CONVERSATION.c.last_at).desc(), func.min(CONVERSATION.c.id).desc())
    rows = session.connection().execute(statement)
    return [_key(row.customer_id, row.id) for row in rows]


def thread_rows(session: Session, keys: Sequence[ThreadKey]) -> list[ThreadRow]:
    """The rows of `keys`, in that order; one that is gone is left out."""
    found = _conversations(session, keys)
    names = _customer_names(session, {key.id for key in found if key.kind == "customer"})
    accounts = _accounts(session) if found else {}
    current = {conversation.id: key for key, each in found.items() for conversation in each}
    rows: list[ThreadRow] = []
    for asked in map(_made, keys):
        key = asked if asked.kind == "customer" else current.get(asked.id)
        if key in found:
            rows.append(thread_row(key, found[key], names, accounts))
    return rows


def counts(session: Session, now: datetime) -> ThreadCounts:
    """The numbers on the tabs, in one statement."""
    session.flush()
    owner, single = _grouping()
    each = (
        select(
            func.max(case((_is_waiting(now), 1), else_=0)).label("waiting"),
            func.max(case((_is_open(now), 1), else_=0)).label("open"),
            func.max(case((CONVERSATION.c.unread > 0, 1), else_=0)).label("unread"),
        )
        .select_from(_people())
        .group_by(owner, single)
        .subquery()
    )
    asked = select(func.sum(each.c.waiting), func.sum(each.c.open), func.count(), func.sum(each.c.unread))
    found = session.connection().execute(asked.select_from(each)).one()
    return ThreadCounts(*(int(number or 0) for number in found))


def conversation_ids(session: Session, key: ThreadKey) -> list[int]:
    """The conversations of a thread; none when it is not there. Whoever has become a customer since is found all the
    same."""
    return [row.id for rows in _conversations(session, [key]).values() for row in rows]


# --- Pieces ---

_IDENTITY = SQLModel.metadata.tables[str(CustomerIdentity.__tablename__)]
_CUSTOMER = SQLModel.metadata.tables[str(Customer.__tablename__)]


def _people() -> Any:
    """Conversations with the customer each is with, where that is known."""
    identity = and_(
        _IDENTITY.c.account_id == CONVERSATION.c.account_id,
        _IDENTITY.c.value == CONVERSATION.c.person_id,
        _IDENTITY.c.kind == IdentityKind.CHANNEL,
    )
    known = CONVERSATION.join(_IDENTITY, identity, isouter=True)
    return known.join(_CUSTOMER, _CUSTOMER.c.id == _IDENTITY.c.customer_id, isouter=True)


def _grouping() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    owner = _IDENTITY.c.customer_id
    return owner, case((owner.is_(None), CONVERSATION.c.id), else_=0)


def _is_open(now: datetime) -> ColumnElement[bool]:
    put_off = CONVERSATION.c.snoozed_until
    return and_(CONVERSATION.c.done_at.is_(None), or_(put_off.is_(None), put_off <= now))


def _is_waiting(now: datetime) -> ColumnElement[bool]:
    return and_(CONVERSATION.c.waiting_since.is_not(None), _is_open(now))


def _says(word: str) -> ColumnElement[bool]:
    searched = (CONVERSATION.c.search_text, func.coalesce(_CUSTOMER.c.search_text, ""))
    return or_(*((literal(" ") + column).contains(word, autoescape=True) for column in searched))


def _made(key: ThreadKey) -> ThreadKey:
    """A plain pair is as good as a key."""
    return ThreadKey(*key)


def _key(customer_id: int | None, conversation_id: int) -> ThreadKey:
    return ThreadKey("conversation", conversation_id) if customer_id is None else ThreadKey("customer", customer_id)


def _conversations(session: Session, keys: Iterable[ThreadKey]) -> dict[ThreadKey, list[Any]]:
    """The conversations of these threads, each under the key it has now, the newest first."""
    session.flush()
    wanted = list(map(_made, keys))
    owners = {key.id for key in wanted if key.kind == "customer"}
    singles = sorted({key.id for key in wanted if key.kind == "conversation"})
    asked = select(CONVERSATION, _IDENTITY.c.customer_id).select_from(_people())
    rows: dict[int, Any] = {}
    for some in chunks(singles):
        for row in session.connection().execute(asked.where(CONVERSATION.c.id.in_(some))):
            rows[row.id] = row
            owners |= {row.customer_id} - {None}
    for some in chunks(sorted(owners)):
        found = session.connection().execute(asked.where(_IDENTITY.c.customer_id.in_(some)))
        rows |= {row.id: row for row in found}
    threads: dict[ThreadKey, list[Any]] = defaultdict(list)
    for row in sorted(rows.values(), key=lambda each: (each.last_at, each.id), reverse=True):
        threads[_key(row.customer_id, row.id)].append(row)
    return dict(threads)


def _customer_names(session: Session, customer_ids: set[int]) -> dict[int, str]:
    names: dict[int, str] = {}
    for some in chunks(sorted(customer_ids)):
        asked = select(_CUSTOMER.c.id, _CUSTOMER.c.name).where(_CUSTOMER.c.id.in_(some))
        names |= {row.id: row.name for row in session.connection().execute(asked)}
    return names


def _accounts(session: Session) -> dict[int, tuple[str, str]]:
    asked = select(col(ChannelAccount.id), shown_kinds(), col(ChannelAccount.name))
    return {row[0]: (row[1], row[2]) for row in session.connection().execute(asked) if row[0] is not None}


def thread_row(
    key: ThreadKey, rows: Sequence[Any], names: Mapping[int, str], accounts: Mapping[int, tuple[str, str]]
) -> ThreadRow:
    """The row of one thread, of its conversations with the newest first."""
    newest = rows[0]
    title = names.get(key.id, "") if key.kind == "customer" else ""
    given = next((row.person_name or row.person_username for row in rows if row.person_name or row.person_username), "")
    chips = {ThreadChip(row.account_id, *accounts[row.account_id], row.place): None for row in rows}
    waiting = [row.waiting_since for row in rows if row.waiting_since is not None and row.done_at is None]
    open_rows = [row for row in rows if row.done_at is None]
    put_off = [row.snoozed_until for row in open_rows]
    return ThreadRow(
        key=key,
        title=title or given,
        customer_id=key.id if key.kind == "customer" else None,
        chips=tuple(chips),
        last_text=newest.last_text,
        last_attachment=newest.last_attachment,
        last_from_shop=newest.last_from_shop,
        last_at=newest.last_at,
        waiting_since=min(waiting, default=None),
        unread=sum(row.unread for row in rows),
        assigned_to=next((row.assigned_to for row in rows if row.assigned_to), ""),
        snoozed_until=min(each for each in put_off if each is not None) if put_off and all(put_off) else None,
        done=not open_rows,
    )


def threads_of(session: Session, key: ThreadKey) -> tuple[ThreadRow, Sequence[Any]] | None:
    """The row of one thread with its conversations as they are in the book; None when it is not there."""
    found = _conversations(session, [key])
    if not found:
        return None
    [(current, rows)] = found.items()
    names = _customer_names(session, {current.id} if current.kind == "customer" else set())
    return thread_row(current, rows, names, _accounts(session)), rows
