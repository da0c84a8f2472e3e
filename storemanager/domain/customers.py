"""Customers: one record per person across channels, the identities they are known by, and their addresses."""

from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, text
from sqlmodel import Field, SQLModel

from storemanager.domain.columns import JsonValue, UtcDateTime, enum_type


class IdentityKind(Enum):
    PHONE = "phone"  # E.164
    EMAIL = "email"  # lower case
    CHANNEL = "channel"  # the person's id on one channel account


class Customer(SQLModel, table=True):
    """A person. A merged record stays, points to the one it went into, and can be split off again."""

    __tablename__ = "customer"

    id: int | None = Field(default=None, primary_key=True)
    name: str = ""
    company: str = ""
    tax_code: str = ""
    note: str = ""
    tags: list[str] = Field(default_factory=list, sa_column=Column(JsonValue, nullable=False))
    merged_into_id: int | None = Field(default=None, foreign_key="customer.id", index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
    search_text: str = ""
    extra: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonValue, nullable=False))


class CustomerIdentity(SQLModel, table=True):
    """One way to know a person. A phone may belong to a family, so a phone or e-mail may stand at several customers; an
    id on a channel account at one only (unique index over kind CHANNEL). Masked values are never stored as identities
    (F16)."""

    __tablename__ = "customer_identity"
    __table_args__ = (
        CheckConstraint("length(value) > 0", name="given"),
        CheckConstraint("(kind = 'CHANNEL') = (account_id IS NOT NULL)", name="account"),
        Index("ix_customer_identity_value", "kind", "value"),
        Index("uq_customer_identity_channel", "account_id", "value", unique=True),
        Index(  # NULLs differ from each other in a unique index, so phones and e-mails have one of their own
            "uq_customer_identity_own",
            "customer_id",
            "kind",
            "value",
            unique=True,
            sqlite_where=text("account_id IS NULL"),
            postgresql_where=text("account_id IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = Field(foreign_key="customer.id", index=True)
    kind: IdentityKind = Field(sa_column=Column(enum_type(IdentityKind), nullable=False))
    account_id: int | None = Field(default=None, foreign_key="channel_account.id", ondelete="CASCADE")
    value: str
    display: str = ""  # as it was given
    can_text: bool = True  # landlines and hotlines cannot receive messages
    source: str = ""
    since: datetime = Field(sa_type=UtcDateTime)


class Address(SQLModel, table=True):
    """Where a person is. Vietnam has had two levels since 1 July 2025 (province, ward); people go on saying the old
    district, so it is kept as they say it. `raw` is the address as it was given."""

    __tablename__ = "address"

    id: int | None = Field(default=None, primary_key=True)
    customer_id: int = Field(foreign_key="customer.id", index=True)
    label: str = ""
    name: str = ""
    phone: str = ""
    street: str = ""
    ward: str = ""
    ward_code: str = ""
    province: str = ""
    province_code: str = ""
    legacy_ward: str = ""
    legacy_district: str = ""
    legacy_province: str = ""
    postcode: str = ""
    country: str = Field(default="VN", max_length=2)
    raw: str = ""
    is_default: bool = False
