"""Channel accounts and listings: the places the shop sells, and the link between a variant and an item there."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, Label, UniqueConstraint, case
from sqlmodel import Field, SQLModel

from storemanager.domain.columns import Amount, JsonOrNull, JsonValue, UtcDateTime, enum_type
from storemanager.domain.offers import Policy


class AccountState(Enum):
    SETTING_UP = "setting up"  # connected, but nothing is sent until the owner agrees
    ACTIVE = "active"
    PAUSED = "paused"  # by the owner
    SIGN_IN = "sign in"  # the channel no longer accepts us: only the owner can help


class ReadOnly(Enum):
    """Why nothing is written to an account until the owner has looked at the comparison (F63, F64, F66)."""

    RESTORED = "restored"  # the book is an older state of itself
    COPIED = "copied"  # the book lies on another computer or in another folder than before
    AWAY = "away"  # off for days
    DOUBT = "doubt"  # the owner asked to look first


class Master(Enum):
    """Who wins where book and channel differ over a field."""

    BOOK = "book"
    CHANNEL = "channel"
    ASK = "ask"


class ChannelAccount(SQLModel, table=True):
    """One shop of ours on one channel. `settings` are the plain values of the Connect page; secrets are in the vault,
    never here.

    `counts_from` is the moment from which its orders move stock: what was over before is history. The lease lets one
    program at a time write to it (design section 5)."""

    __tablename__ = "channel_account"
    __table_args__ = (
        CheckConstraint("length(trim(name)) > 0", name="named"),
        CheckConstraint("share_percent BETWEEN 0 AND 100", name="share"),
        CheckConstraint("safety_stock >= 0", name="safety_stock"),
        CheckConstraint("cap IS NULL OR cap >= 0", name="cap"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    name: str = Field(unique=True)
    address: str = ""
    settings: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonValue, nullable=False))
    state: AccountState = Field(
        default=AccountState.SETTING_UP, sa_column=Column(enum_type(AccountState), nullable=False)
    )
    currency: str = Field(default="VND", max_length=3)
    timezone: str = ""
    version: str = ""
    push_stock: bool = True
    push_prices: bool = True
    policy: Policy | None = Field(default=None, sa_column=Column(enum_type(Policy), nullable=True))
    read_only: ReadOnly | None = Field(default=None, sa_column=Column(enum_type(ReadOnly), nullable=True))
    read_only_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    round_seconds: float | None = None  # the measured time from one push to the next, as it has been lately
    price_master: Master = Field(default=Master.BOOK, sa_column=Column(enum_type(Master), nullable=False))
    safety_stock: int = 0
    share_percent: int = 100
    cap: int | None = None
    price_rule: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonOrNull, nullable=True))
    counts_from: datetime | None = Field(default=None, sa_type=UtcDateTime)
    connected_at: datetime = Field(sa_type=UtcDateTime)
    last_synced_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_full_check_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    retry_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    problem: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonValue, nullable=True))
    lease_holder: str | None = None
    lease_until: datetime | None = Field(default=None, sa_type=UtcDateTime)


class MatchState(Enum):
    MATCHED = "matched"
    SUGGESTED = "suggested"  # a doubtful pair: the owner decides
    UNMATCHED = "unmatched"
    IGNORED = "ignored"  # the owner said it is not ours to keep


class SeenFrom(Enum):
    WRITE = "write"  # the channel acknowledged our write
    READ = "read"
    ORDER = "order"  # counted down by an order of that channel


class Listing(SQLModel, table=True):
    """The link between a variant and an item on a channel account, with its ids there, and what the item was last
    *seen* to show. What is *wanted* there is derived from the book (`domain.offers`), never stored.

    `stock_unclear`: an answer was lost, so what is shown is not known: it is read before it is written again (R4).
    `stock_ceiling`: the most it may be showing or have sold without our knowing, counting what is in flight; it falls
    only by a reading with the orders after it, so the ceilings of all channels together bound what can be sold
    (design section 4, *strict*). `stock_sent_at`, `stock_before`: the last number sent, and what was shown before: a
    reading soon after that still shows it may be an old one (F56); the same is true soon after `stock_moved_at`, when
    an order last took or gave back units there. All these moments are the channel's own clock.
    `pool`: items of one account that share one number on the channel carry the same pool name (F32).
    `dirty`: something changed since it was last decided; a round looks only at these, so its cost grows with what
    changed.
    """

    __tablename__ = "listing"
    __table_args__ = (
        UniqueConstraint("account_id", "remote_product_id", "remote_variant_id"),
        CheckConstraint("match_state <> 'MATCHED' OR variant_id IS NOT NULL", name="matched"),
        Index("ix_listing_dirty", "account_id", "dirty"),
        Index("ix_listing_match", "account_id", "match_state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="channel_account.id", ondelete="CASCADE")
    variant_id: int | None = Field(default=None, foreign_key="variant.id", index=True)
    candidate_id: int | None = Field(default=None, foreign_key="variant.id", ondelete="SET NULL")
    match_state: MatchState = Field(
        default=MatchState.UNMATCHED, sa_column=Column(enum_type(MatchState), nullable=False)
    )
    match_reason: str = ""
    remote_product_id: str
    remote_variant_id: str = ""
    remote_sku: str = ""
    remote_barcode: str = ""
    remote_title: str = ""
    remote_url: str = ""
    remote_status: str = ""
    pool: str | None = None
    stock_managed: bool = True  # the channel keeps a number for it
    stock_seen: int | None = None
    stock_seen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    stock_seen_from: SeenFrom | None = Field(default=None, sa_column=Column(enum_type(SeenFrom), nullable=True))
    stock_unclear: bool = False
    stock_ceiling: int | None = None
    stock_sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    stock_before: int | None = None
    stock_moved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    price_seen: int | None = Field(default=None, sa_type=Amount)
    sale_price_seen: int | None = Field(default=None, sa_type=Amount)
    sale_from_seen: datetime | None = Field(default=None, sa_type=UtcDateTime)
    sale_to_seen: datetime | None = Field(default=None, sa_type=UtcDateTime)
    price_seen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    price_unclear: bool = False
    paused: bool = False
    dirty: bool = True
    failures: int = 0  # writes refused one after the other; three end in "needs attention" (F34)
    gone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class ContestedField(Enum):
    STOCK = "stock"
    PRICE = "price"


class Contest(SQLModel, table=True):
    """Somebody else changed a number of a listing against ours: `theirs` stood where `ours` had been confirmed. Twice
    in a day, and the owner is asked who owns the field (F42)."""

    __tablename__ = "contest"
    __table_args__ = (Index("ix_contest_listing", "listing_id", "field", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    listing_id: int = Field(foreign_key="listing.id", ondelete="CASCADE")
    field: ContestedField = Field(sa_column=Column(enum_type(ContestedField), nullable=False))
    ours: int | None = Field(default=None, sa_type=Amount)
    theirs: int | None = Field(default=None, sa_type=Amount)
    at: datetime = Field(sa_type=UtcDateTime)


PRACTICE = "practice"
"""The setting of an account on one of this computer's own practice channels: which sign owners see on it."""
OWN_SIGN, SAME_SIGN = "yes", "same sign"
"""A sign of the practice shop's own, or the sign of the kind of channel it plays."""


def shown_kind(kind: str, settings: Mapping[str, Any]) -> str:
    """The kind an owner sees: the practice website speaks WooCommerce's language and is not WooCommerce."""
    return PRACTICE if settings.get(PRACTICE) == OWN_SIGN else kind


def shown_kinds() -> Label[str]:
    """The same as a column, "kind", of a statement that reads `channel_account`."""
    account = SQLModel.metadata.tables["channel_account"].c
    return case((account.settings[PRACTICE].as_string() == OWN_SIGN, PRACTICE), else_=account.kind).label("kind")
