"""Conversations: what people and the shop have written to each other on the channels, and what the shop remembers
about answering. Whose conversation it is follows from the person's id on the channel: it is a customer's identity."""

from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storemanager.domain.columns import JsonValue, UtcDateTime, enum_type, known_only


class Conversation(SQLModel, table=True):
    """What was written with one person at one place of a channel account.

    `last_*`, `waiting_since` (the oldest message nobody has answered) and `unread` follow from the messages and are
    kept for the lists. `read_until`: everything sent until then has been seen here or there. `done_at` and
    `snoozed_until` end with the person's next message. `forgotten_until`: what is older was deleted at the person's
    wish, and is not taken in again."""

    __tablename__ = "conversation"
    __table_args__ = (
        UniqueConstraint("account_id", "remote_id"),
        CheckConstraint("unread >= 0", name="unread"),
        Index("ix_conversation_person", "account_id", "person_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="channel_account.id", ondelete="CASCADE")
    remote_id: str
    place: str = ""
    person_id: str  # the person's id on this account
    person_name: str = ""
    person_username: str = ""
    url: str = ""
    can_reply: bool = True
    whole: bool = False  # there are no older messages on the channel than those here
    remote_updated_at: datetime = Field(sa_type=UtcDateTime)
    last_text: str = ""
    last_attachment: str = ""  # what the last message is, where it has no text
    last_from_shop: bool = False
    last_at: datetime = Field(sa_type=UtcDateTime, index=True)
    last_inbound_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    waiting_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    unread: int = 0
    read_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    assigned_to: str = ""
    snoozed_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    forgotten_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    search_text: str = ""


class Message(SQLModel, table=True):
    """One message. One that we send is here from the moment it is written: until the channel has it, it has no
    `remote_id`, and the state of its outbox entry is its state. `readable` false: the channel shows no more than that
    there was one."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("conversation_id", "remote_id"),
        CheckConstraint("remote_id IS NOT NULL OR outbox_id IS NOT NULL", name="known"),
        Index("ix_message_sent", "conversation_id", "sent_at", "id"),
        known_only("ix_message_outbox_id", "outbox_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    conversation_id: int = Field(foreign_key="conversation.id", ondelete="CASCADE")
    remote_id: str | None = None
    sent_at: datetime = Field(sa_type=UtcDateTime)
    from_shop: bool
    author: str = ""  # who of the shop wrote it, where that is known
    text: str = ""
    attachments: list[Any] = Field(default_factory=list, sa_column=Column(JsonValue, nullable=False))
    readable: bool = True
    outbox_id: int | None = Field(default=None, foreign_key="outbox_entry.id")


class ConversationNote(SQLModel, table=True):
    """What the shop's people tell each other about a conversation; the person never sees it."""

    __tablename__ = "conversation_note"

    id: int | None = Field(default=None, primary_key=True)
    conversation_id: int = Field(foreign_key="conversation.id", index=True, ondelete="CASCADE")
    written_at: datetime = Field(sa_type=UtcDateTime)
    author: str = ""
    text: str


class ConversationOrder(SQLModel, table=True):
    """An order that was made out of a conversation. `until`: what was written until then is in it."""

    __tablename__ = "conversation_order"

    order_id: int = Field(foreign_key="orders.id", primary_key=True, ondelete="CASCADE")
    conversation_id: int = Field(foreign_key="conversation.id", index=True, ondelete="CASCADE")
    until: datetime = Field(sa_type=UtcDateTime)
    idempotency_key: str = Field(unique=True)


class QuickReply(SQLModel, table=True):
    """A short text the owner sends often, with places for what differs: {product}, {price}, {available}, {total}."""

    __tablename__ = "quick_reply"
    __table_args__ = (CheckConstraint("length(trim(title)) > 0", name="titled"),)

    id: int | None = Field(default=None, primary_key=True)
    position: int
    title: str
    text: str


class TemplateApproval(Enum):
    APPROVED = "approved"
    PENDING = "pending"
    REJECTED = "rejected"
    OTHER = "other"


class MessageTemplate(SQLModel, table=True):
    """A template of an account as its channel last told of it: what may be sent when the time to answer is over."""

    __tablename__ = "message_template"
    __table_args__ = (UniqueConstraint("account_id", "name", "language"),)

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="channel_account.id", ondelete="CASCADE")
    remote_id: str = ""
    name: str
    language: str
    body: str
    state: TemplateApproval = Field(sa_column=Column(enum_type(TemplateApproval), nullable=False))
    state_word: str = ""
    reason: str = ""
