"""Rows the owner must decide or repair: what happened, what it means, and the act that solves it."""

from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import Column, Index
from sqlmodel import Field, SQLModel

from storemanager.domain.columns import JsonValue, UtcDateTime, enum_type


class AttentionKind(Enum):
    UNKNOWN_PRODUCT = "unknown product"  # an order line matches nothing
    DOUBTFUL_MATCH = "doubtful match"  # a listing looks like a variant, but not surely
    AMBIGUOUS_SKU = "ambiguous sku"
    OVERSOLD = "oversold"
    WRITE_REFUSED = "write refused"
    DRIFT = "drift"  # the channel shows what nothing explains
    PRICE_CONFLICT = "price conflict"
    MASS_CHANGE = "mass change"
    SIGN_IN = "sign in"
    NOT_REACHED = "not reached"
    PARKED_RECORD = "parked record"
    PARKED_ACT = "parked act"  # an outbox entry that cannot be done
    ORDER_CHANGED = "order changed"  # changed on the channel after packing
    ORDER_GONE = "order gone"
    UNKNOWN_STATUS = "unknown status"
    SAME_PERSON = "same person"
    LISTING_GONE = "listing gone"
    LEDGER = "ledger"  # ledger and balances differ: must never happen
    READ_ONLY = "read only"  # nothing is written to an account before the owner has looked
    CONTESTED = "contested"  # another program keeps changing a field
    BACKUP = "backup"  # a backup could not be made, or not be trusted
    OTHER = "other"


class Severity(Enum):
    DANGER = "danger"  # costs money or goods now
    WARN = "warn"
    INFO = "info"


class Area(Enum):
    """The tabs of the page."""

    STOCK = "stock"
    ORDERS = "orders"
    PRICES = "prices"
    CONNECTION = "connection"
    CUSTOMERS = "customers"


class Attention(SQLModel, table=True):
    """`key` names the matter: raising it again while it is open updates the row instead of adding one. `title`,
    `meaning` and `advice` are stored texts. `action` names what the button does, `payload` holds what it needs."""

    __tablename__ = "attention"
    __table_args__ = (
        Index("ix_attention_open", "resolved_at", "severity"),
        Index("uq_attention_key", "open_key", unique=True),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: AttentionKind = Field(sa_column=Column(enum_type(AttentionKind), nullable=False))
    severity: Severity = Field(sa_column=Column(enum_type(Severity), nullable=False))
    area: Area = Field(sa_column=Column(enum_type(Area), nullable=False))
    key: str = Field(index=True)
    open_key: str | None = None  # the key while it is open, None afterwards: one open row a matter
    account_id: int | None = Field(default=None, foreign_key="channel_account.id", ondelete="CASCADE")
    order_id: int | None = Field(default=None, foreign_key="orders.id", index=True)
    variant_id: int | None = Field(default=None, foreign_key="variant.id", ondelete="CASCADE")
    listing_id: int | None = Field(default=None, foreign_key="listing.id", ondelete="CASCADE")
    customer_id: int | None = Field(default=None, foreign_key="customer.id", ondelete="CASCADE")
    title: dict[str, Any] = Field(sa_column=Column(JsonValue, nullable=False))
    meaning: dict[str, Any] = Field(sa_column=Column(JsonValue, nullable=False))
    advice: dict[str, Any] = Field(sa_column=Column(JsonValue, nullable=False))
    channel_reply: str = ""  # the channel's own words, shown as theirs
    action: str = ""
    payload: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonValue, nullable=False))
    times: int = 1
    raised_at: datetime = Field(sa_type=UtcDateTime)
    last_at: datetime = Field(sa_type=UtcDateTime)
    snoozed_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    resolved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    resolution: str = ""
