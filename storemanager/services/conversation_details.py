"""One thread whole: its conversations, what the shop noted about them, the orders made out of it, and its messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import Session, SQLModel

from storemanager.domain.conversations import ConversationNote, ConversationOrder
from storemanager.domain.orders import Order
from storemanager.domain.syncing import OutboxState
from storemanager.errors import NotFoundError
from storemanager.services.conversation_rows import ThreadKey, ThreadRow, conversation_ids, threads_of
from storemanager.services.conversation_state import CONVERSATION, MESSAGE, OUTBOX
from storemanager.texts import Text, translate

_NOTE = SQLModel.metadata.tables[str(ConversationNote.__tablename__)]
_MADE = SQLModel.metadata.tables[str(ConversationOrder.__tablename__)]
_ORDER = SQLModel.metadata.tables[str(Order.__tablename__)]


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """One conversation of a thread. `whole`: the channel has no older messages than the book."""

    id: int
    account_id: int
    account_kind: str
    account_name: str
    place: str
    person_id: str
    person_name: str
    last_inbound_at: datetime | None
    last_at: datetime
    can_reply: bool
    url: str
    whole: bool


@dataclass(frozen=True, slots=True)
class NoteRow:
    id: int
    written_at: datetime
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class MadeOrder:
    """An order that was made out of the thread."""

    id: int
    number: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ThreadDetail:
    """A thread with everything but its messages. The conversations have the newest first; the notes the oldest."""

    row: ThreadRow
    conversations: tuple[ConversationRow, ...]
    notes: tuple[NoteRow, ...]
    orders: tuple[MadeOrder, ...]


class MessageState(Enum):
    """What became of a message. All that came from a channel is SENT."""

    SENT = "sent"
    SENDING = "sending"
    UNCLEAR = "unclear"  # it may have arrived: the channel is looked at before it is sent again
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """Something that is no text: image, video, audio, sticker, card, file, or the channel's own word for it."""

    kind: str
    url: str
    name: str


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message. `problem` and `outbox_id` belong to one of ours that was not sent (yet)."""

    id: int
    conversation_id: int
    place: str
    sent_at: datetime
    from_shop: bool
    author: str
    text: str
    attachments: tuple[AttachmentRow, ...]
    readable: bool
    state: MessageState
    problem: Text | None
    outbox_id: int | None


def thread(session: Session, key: ThreadKey) -> ThreadDetail:
    """The thread; refused when it is not there any more."""
    found = threads_of(session, key)
    if found is None:
        raise not_there()
    row, conversations = found
    chips = {chip.account_id: chip for chip in row.chips}
    ids = [each.id for each in conversations]
    return ThreadDetail(
        row=row,
        conversations=tuple(
            ConversationRow(
                id=each.id, account_id=each.account_id, account_kind=chips[each.account_id].kind,
                account_name=chips[each.account_id].account_name, place=each.place, person_id=each.person_id,
                person_name=each.person_name, last_inbound_at=each.last_inbound_at, last_at=each.last_at,
                can_reply=each.can_reply, url=each.url, whole=each.whole,
            )
            for each in conversations
        ),
        notes=_notes(session, ids),
        orders=_orders(session, ids),
    )  # fmt: skip


def messages(session: Session, key: ThreadKey, *, before: int | None = None, limit: int = 50) -> list[MessageRow]:
    """The newest messages of a thread, the oldest of them first; `before`: those before this message."""
    ids = conversation_ids(session, key)
    if not ids:
        return []
    conditions: list[ColumnElement[bool]] = [MESSAGE.c.conversation_id.in_(ids)]
    if before is not None:
        place = select(MESSAGE.c.sent_at, MESSAGE.c.id).where(MESSAGE.c.id == before)
        found = session.connection().execute(place).first()
        if found is None:
            return []
        earlier = and_(MESSAGE.c.sent_at == found.sent_at, MESSAGE.c.id < found.id)
        conditions.append(or_(MESSAGE.c.sent_at < found.sent_at, earlier))
    return rows_where(session, conditions, limit)


def rows_where(session: Session, conditions: Sequence[Any], limit: int) -> list[MessageRow]:
    """The newest messages that fulfil the conditions, the oldest of them first."""
    asked = _MESSAGES.where(*conditions).order_by(MESSAGE.c.sent_at.desc(), MESSAGE.c.id.desc()).limit(limit)
    return [_message(row) for row in reversed(session.connection().execute(asked).all())]


def not_there() -> NotFoundError:
    return NotFoundError(
        translate("conversations", "This conversation is not in the book any more."),
        translate("conversations", "Go back to the list and refresh it."),
    )


_MESSAGES = select(
    MESSAGE,
    CONVERSATION.c.place,
    OUTBOX.c.state.label("outbox_state"),
    OUTBOX.c.problem,
).select_from(
    MESSAGE.join(CONVERSATION, CONVERSATION.c.id == MESSAGE.c.conversation_id).join(
        OUTBOX, OUTBOX.c.id == MESSAGE.c.outbox_id, isouter=True
    )
)


def _message(row: Any) -> MessageRow:
    state = _state(row)
    waits = state not in (MessageState.SENT, MessageState.WITHDRAWN)
    return MessageRow(
        id=row.id, conversation_id=row.conversation_id, place=row.place, sent_at=row.sent_at,
        from_shop=row.from_shop, author=row.author, text=row.text, readable=row.readable,
        attachments=tuple(
            AttachmentRow(each.get("kind", ""), each.get("url", ""), each.get("name", "")) for each in row.attachments
        ),
        state=state, problem=Text.from_json(row.problem) if row.problem and waits else None,
        outbox_id=row.outbox_id if waits else None,
    )  # fmt: skip


def _state(row: Any) -> MessageState:
    if row.remote_id is not None or row.outbox_state in (None, OutboxState.DONE):
        return MessageState.SENT
    if row.outbox_state is OutboxState.UNCLEAR and row.problem:
        return MessageState.UNCLEAR
    return _STATES.get(row.outbox_state, MessageState.SENDING)


_STATES = {OutboxState.PARKED: MessageState.REFUSED, OutboxState.WITHDRAWN: MessageState.WITHDRAWN}


def _notes(session: Session, ids: Sequence[int]) -> tuple[NoteRow, ...]:
    asked = select(_NOTE).where(_NOTE.c.conversation_id.in_(ids)).order_by(_NOTE.c.written_at, _NOTE.c.id)
    rows = session.connection().execute(asked)
    return tuple(NoteRow(row.id, row.written_at, row.author, row.text) for row in rows)


def _orders(session: Session, ids: Sequence[int]) -> tuple[MadeOrder, ...]:
    asked = (
        select(_ORDER.c.id, _ORDER.c.number, _ORDER.c.placed_at)
        .join(_MADE, _MADE.c.order_id == _ORDER.c.id)
        .where(_MADE.c.conversation_id.in_(ids))
        .order_by(_ORDER.c.placed_at, _ORDER.c.id)
    )
    return tuple(MadeOrder(*row) for row in session.connection().execute(asked))
