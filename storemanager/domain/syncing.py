"""What sync remembers between rounds: cursors, the outbox of once-only acts, parked records, and what each run did."""

from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storemanager.domain.columns import JsonValue, UtcDateTime, enum_type, known_only


class Cursor(SQLModel, table=True):
    """Where the next pull of one stream starts; only the channel reads `value`. Stored with the page it ends (R5)."""

    __tablename__ = "cursor"

    account_id: int = Field(foreign_key="channel_account.id", primary_key=True, ondelete="CASCADE")
    stream: str = Field(primary_key=True)
    value: str
    updated_at: datetime = Field(sa_type=UtcDateTime)


class OutboxKind(Enum):
    SHIP = "ship"
    CANCEL = "cancel"
    REFUND = "refund"
    STATUS = "status"
    NOTE = "note"
    CREATE_LISTING = "create listing"
    UPDATE_LISTING = "update listing"
    PUBLISH = "publish"
    SEND_MESSAGE = "send message"
    PUBLISH_POST = "publish post"
    REMOVE_POST = "remove post"
    REPLY_REVIEW = "reply to review"


class OutboxState(Enum):
    WAITING = "waiting"
    UNCLEAR = "unclear"  # may have happened: look before repeating
    DONE = "done"
    PARKED = "parked"  # the owner must decide
    WITHDRAWN = "withdrawn"


class OutboxEntry(SQLModel, table=True):
    """An act to be done once outside, saved in the transaction of the change that caused it."""

    __tablename__ = "outbox_entry"
    __table_args__ = (
        Index("ix_outbox_entry_waiting", "account_id", "state", "id"),
        CheckConstraint("attempts >= 0", name="attempts"),
        known_only("ix_outbox_entry_conversation_id", "conversation_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="channel_account.id", ondelete="CASCADE")
    kind: OutboxKind = Field(sa_column=Column(enum_type(OutboxKind), nullable=False))
    order_id: int | None = Field(default=None, foreign_key="orders.id", index=True)
    product_id: int | None = Field(default=None, foreign_key="product.id", index=True, ondelete="SET NULL")
    conversation_id: int | None = Field(default=None, foreign_key="conversation.id", ondelete="CASCADE")
    payload: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonValue, nullable=False))
    idempotency_key: str = Field(unique=True)
    state: OutboxState = Field(default=OutboxState.WAITING, sa_column=Column(enum_type(OutboxState), nullable=False))
    attempts: int = 0
    next_try_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    problem: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonValue, nullable=True))


class ParkedRecord(SQLModel, table=True):
    """A record of a channel that could not be taken in: kept whole, shown, and tried again (F02, F03)."""

    __tablename__ = "parked_record"
    __table_args__ = (UniqueConstraint("account_id", "stream", "remote_id"),)

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="channel_account.id", ondelete="CASCADE")
    stream: str
    remote_id: str
    raw: str = ""
    problem: dict[str, Any] = Field(sa_column=Column(JsonValue, nullable=False))
    attempts: int = 1
    first_at: datetime = Field(sa_type=UtcDateTime)
    last_at: datetime = Field(sa_type=UtcDateTime)


class RunState(Enum):
    RUNNING = "running"
    DONE = "done"
    ATTENTION = "attention"  # done, but something needs the owner
    FAILED = "failed"
    CANCELLED = "cancelled"


class SyncRun(SQLModel, table=True):
    """What one round did with one account. `round_id` is the same for all accounts of the round; `lines` are the
    results in words (stored texts), `counts` the numbers behind them."""

    __tablename__ = "sync_run"
    __table_args__ = (Index("ix_sync_run_account", "account_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    round_id: str = Field(index=True)
    account_id: int = Field(foreign_key="channel_account.id", ondelete="CASCADE")
    trigger: str = ""  # button, schedule, command
    state: RunState = Field(default=RunState.RUNNING, sa_column=Column(enum_type(RunState), nullable=False))
    started_at: datetime = Field(sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    requests: int = 0
    counts: dict[str, int] = Field(default_factory=dict, sa_column=Column(JsonValue, nullable=False))
    lines: list[Any] = Field(default_factory=list, sa_column=Column(JsonValue, nullable=False))
    problem: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonValue, nullable=True))


class SentField(Enum):
    STOCK = "stock"
    PRICE = "price"


class SentValue(SQLModel, table=True):
    """What a run wrote to a listing, and what had been there: shown on the Sync page, and put back by an undo (F68).
    `repair`: it put right what a write or a sale had undone."""

    __tablename__ = "sent_value"
    __table_args__ = (Index("ix_sent_value_run", "run_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="sync_run.id", ondelete="CASCADE")
    listing_id: int = Field(foreign_key="listing.id", index=True, ondelete="CASCADE")
    field: SentField = Field(sa_column=Column(enum_type(SentField), nullable=False))
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonValue, nullable=True))
    after: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonValue, nullable=False))
    repair: bool = False
    undone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    sent_at: datetime = Field(sa_type=UtcDateTime)
