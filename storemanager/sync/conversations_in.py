"""Taking in what people write: conversations with their messages, each message once.

What was read stays: a message that the channel shows no more than the fact of overwrites nothing. A message of ours
that comes back from the channel is the one that was sent, and not a second one, also when nobody knew that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col
from sqlmodel import select as select_model

from storemanager.channels.base import BadRecord, RemoteAttachment, RemoteConversation, RemoteMessage
from storemanager.domain.conversations import Conversation, Message
from storemanager.domain.syncing import OutboxEntry, OutboxState
from storemanager.errors import StoreError
from storemanager.services import attention, outbox
from storemanager.services.bulk import chunks
from storemanager.services.conversation_sending import AFTER
from storemanager.services.conversation_state import MESSAGE, refresh
from storemanager.sync import parking
from storemanager.sync.pulls import CONVERSATIONS, UNFIT
from storemanager.sync.tally import Tally
from storemanager.texts import verbatim

SAME_MOMENT = timedelta(minutes=2)
"""A copy of what we sent shows a moment so near to ours, whatever the channel calls it."""


def take_in(
    session: Session, account_id: int, given: Sequence[RemoteConversation], *, now: datetime, tally: Tally
) -> None:
    """A page at once; if something in it does not fit into the book, each by itself, and the odd one aside (F03)."""
    if not given:
        return
    try:
        with session.begin_nested():
            new = _Intake(session, account_id, given, now).run()
    except UNFIT as error:
        session.expire_all()
        if len(given) > 1:
            for each in given:
                take_in(session, account_id, [each], now=now, tally=tally)
            return
        [odd] = given
        problem = error.message if isinstance(error, StoreError) else verbatim(type(error).__name__)
        # Only its name is kept: what people write stands nowhere but in their messages.
        parking.park(session, account_id, CONVERSATIONS, [BadRecord(odd.remote_id, problem, odd.remote_id)], now=now)
        tally.add("messages_parked")
        return
    tally.add("messages_new", new)
    parking.unpark_all(session, account_id, CONVERSATIONS, [each.remote_id for each in given], now=now)


def take_messages(session: Session, conversation_id: int, messages: Sequence[RemoteMessage], *, now: datetime) -> None:
    """Older messages of one conversation, fetched for somebody who reads back."""
    row = session.get_one(Conversation, conversation_id)
    intake = _Intake(session, row.account_id, (), now)
    intake.know([conversation_id], [message.remote_id for message in messages])
    for message in messages:
        if row.forgotten_until is None or message.sent_at > row.forgotten_until:
            intake.take(row, message)
    session.flush()
    refresh(session, [conversation_id])


class _Intake:
    """One page of conversations."""

    def __init__(self, session: Session, account_id: int, given: Sequence[RemoteConversation], now: datetime) -> None:
        self._session = session
        self._account_id = account_id
        self._given = given
        self._now = now
        self._known: dict[tuple[int, str], Message] = {}
        self._own: dict[int, list[tuple[Message, OutboxEntry]]] = defaultdict(list)
        self._told: set[tuple[int, str]] = set()

    def run(self) -> int:
        """Answers how many messages of people are new."""
        rows = self._conversations()
        ids = [row.id for row in rows.values() if row.id is not None]
        self.know(ids, [message.remote_id for each in self._given for message in each.messages])
        new = sum(self._take_conversation(rows[each.remote_id], each) for each in self._given)
        self._session.flush()
        refresh(self._session, ids)
        return new

    def know(self, ids: Collection[int], message_ids: Collection[str]) -> None:
        """What the book has of these messages, and what was sent from here and is not known by a channel's id."""
        session = self._session
        for some in chunks(sorted(set(message_ids))):
            found = select_model(Message).where(col(Message.conversation_id).in_(ids), col(Message.remote_id).in_(some))
            for row in session.exec(found):
                self._known[row.conversation_id, row.remote_id or ""] = row
        for some_ids in chunks(sorted(ids)):
            sent = (
                select_model(Message, OutboxEntry)
                .join(OutboxEntry, col(OutboxEntry.id) == col(Message.outbox_id))
                .where(col(Message.conversation_id).in_(some_ids))
                .order_by(col(Message.id).desc())
                .limit(len(some_ids) * 50)
            )
            for message, entry in session.exec(sent):
                self._own[message.conversation_id].insert(0, (message, entry))
        self._told = {(conversation_id, each) for conversation_id in ids for each in message_ids}

    def _conversations(self) -> dict[str, Conversation]:
        """The rows of all that are given, made where they are new."""
        session, rows = self._session, dict[str, Conversation]()
        for some in chunks(sorted({each.remote_id for each in self._given})):
            found = select_model(Conversation).where(
                Conversation.account_id == self._account_id, col(Conversation.remote_id).in_(some)
            )
            rows |= {row.remote_id: row for row in session.exec(found)}
        for each in self._given:
            row = rows.get(each.remote_id)
            if row is None:
                row = Conversation(
                    account_id=self._account_id, remote_id=each.remote_id, person_id=each.person.remote_id,
                    remote_updated_at=each.updated_at, last_at=each.updated_at, created_at=self._now,
                    read_until=_read_until(each),
                )  # fmt: skip
                session.add(row)
                rows[each.remote_id] = row
        session.flush()
        return rows

    def _take_conversation(self, row: Conversation, given: RemoteConversation) -> int:
        said_before = row.last_inbound_at
        fresh = [each for each in given.messages if row.forgotten_until is None or each.sent_at > row.forgotten_until]
        if fresh or row.forgotten_until is None:  # of somebody who wanted to be forgotten no name is kept either
            row.person_name = given.person.name or row.person_name
            row.person_username = given.person.username or row.person_username
            row.url = given.url or row.url
        row.place, row.can_reply = given.place, given.can_reply
        row.whole = row.whole or given.whole
        row.remote_updated_at = max(row.remote_updated_at, given.updated_at)
        if given.unread == 0 and fresh:
            newest = max(each.sent_at for each in fresh)
            row.read_until = max(row.read_until or newest, newest)
        new = sum(self.take(row, each) for each in fresh)
        said = max((each.sent_at for each in fresh if not each.from_shop), default=None)
        if said is not None and (said_before is None or said > said_before):
            row.done_at = row.snoozed_until = None
        self._session.add(row)
        return new

    def take(self, row: Conversation, given: RemoteMessage) -> bool:
        """Answers whether it is a new message of the person."""
        assert row.id is not None
        known = self._known.get((row.id, given.remote_id))
        if known is None and given.from_shop:
            known = self._sent_from_here(row.id, given)
        if known is not None:
            _update(known, given)
            self._session.add(known)
            return False
        message = Message(
            conversation_id=row.id, remote_id=given.remote_id, sent_at=given.sent_at, from_shop=given.from_shop,
            text=_clean(given.text), attachments=_attached(given.attachments), readable=given.readable,
        )  # fmt: skip
        self._session.add(message)
        self._known[row.id, given.remote_id] = message
        return not given.from_shop

    def _sent_from_here(self, conversation_id: int, given: RemoteMessage) -> Message | None:
        """The message of ours that this is the copy of: its act is done, if that was not known."""
        for message, entry in self._own[conversation_id]:
            if not _is_copy(message, entry, given, self._told):
                continue
            if entry.state is not OutboxState.DONE:
                assert entry.id is not None
                outbox.done(self._session, entry.id, now=self._now)
                attention.resolve(self._session, f"act:{entry.id}", resolution="done", now=self._now)
            message.remote_id, message.sent_at = given.remote_id, _after_question(entry, given.sent_at)
            self._session.add(message)
            self._known[conversation_id, given.remote_id] = message
            return message
        return None


def sent(session: Session, entry_id: int, given: RemoteMessage) -> None:
    """The channel has taken the message of this act."""
    found = select_model(Message, OutboxEntry).join(OutboxEntry, col(OutboxEntry.id) == col(Message.outbox_id))
    pair = session.exec(found.where(OutboxEntry.id == entry_id)).first()
    if pair is None:
        return  # deleted meanwhile at the person's wish
    message, entry = pair
    if given.remote_id:
        twin = session.exec(
            select_model(Message).where(
                Message.conversation_id == message.conversation_id, Message.remote_id == given.remote_id
            )
        ).first()
        if twin is not None and twin.id != message.id:  # it was pulled before we knew that it is ours
            session.delete(twin)
            session.flush()
        message.remote_id = given.remote_id
    message.sent_at = _after_question(entry, given.sent_at)
    session.add(message)
    session.flush()
    refresh(session, [message.conversation_id])


def known_as_sent(session: Session, conversation_id: int) -> tuple[str, ...]:
    """The channel's ids of messages that are known to be sent from here: a lost one is none of them."""
    asked = select(MESSAGE.c.remote_id).where(
        MESSAGE.c.conversation_id == conversation_id, MESSAGE.c.outbox_id.is_not(None), MESSAGE.c.remote_id.is_not(None)
    )
    found = session.connection().execute(asked.order_by(MESSAGE.c.id.desc()).limit(50)).scalars()
    return tuple(found)


def _is_copy(message: Message, entry: OutboxEntry, given: RemoteMessage, told: set[tuple[int, str]]) -> bool:
    if not _same_words(message, given):
        return False
    if message.remote_id is not None:  # sent: the channel may call it otherwise in its answer than in its list
        near = abs(given.sent_at - message.sent_at) <= SAME_MOMENT
        return near and (message.conversation_id, message.remote_id) not in told
    first = tried_since(entry.payload, entry.attempts)
    return first is not None and given.sent_at >= first - SAME_MOMENT


def tried_since(payload: Mapping[str, Any], attempts: int) -> datetime | None:
    """Since when a message may have arrived, by the channel's clock; None: it was never tried. A book that was put back
    from a backup does not know when: not before the person wrote what is answered (F64)."""
    noted = outbox.first_tried_at(payload)
    if noted is not None or not attempts:
        return noted
    return datetime.fromisoformat(payload[AFTER]) if AFTER in payload else None


def _same_words(message: Message, given: RemoteMessage) -> bool:
    """A channel may cut the title of a card short."""
    ours = [str(each.get("name", "")).strip() for each in message.attachments if each.get("kind") == "card"]
    theirs = [each.name.strip() for each in given.attachments if each.kind == "card"]
    if ours or theirs:
        return len(ours) == len(theirs) and all(
            shown and title.startswith(shown) for title, shown in zip(ours, theirs, strict=True)
        )
    return _plain(message.text) == _plain(given.text) != ""


def _plain(text: str) -> str:
    return " ".join(text.split())


def _after_question(entry: OutboxEntry, at: datetime) -> datetime:
    """Channels tell whole seconds: an answer never stands before what it answers, and of several answers within a
    second the one that was written first comes first."""
    second, told = at.replace(microsecond=0), entry.payload.get(AFTER)
    return max(second, datetime.fromisoformat(told) + timedelta(microseconds=1)) if told else second


def _update(known: Message, given: RemoteMessage) -> None:
    if not given.readable:
        return
    known.readable = True
    if known.outbox_id is None:
        known.text = _clean(given.text) or known.text
        known.attachments = _attached(given.attachments) or known.attachments


def _attached(attachments: Sequence[RemoteAttachment]) -> list[Any]:
    return [{"kind": each.kind, "url": each.url, "name": _clean(each.name)} for each in attachments]


def _clean(text: str) -> str:
    """Without what no database takes."""
    return text.replace("\0", "")


def _read_until(given: RemoteConversation) -> datetime | None:
    """Of a conversation that is new here: everything but what the channel counts as unread was read there."""
    inbound = sorted((each.sent_at for each in given.messages if not each.from_shop), reverse=True)
    if given.unread <= 0:
        return max((each.sent_at for each in given.messages), default=None)
    return inbound[given.unread] if given.unread < len(inbound) else None
