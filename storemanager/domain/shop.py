"""The shop itself: one row, and its settings by name."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column
from sqlmodel import Field, SQLModel

from storemanager.domain.columns import JsonValue, UtcDateTime


class Shop(SQLModel, table=True):
    """The one shop this book belongs to. `public_id` names it to the keyring and tells two copies of a book apart
    (F66)."""

    __tablename__ = "shop"
    __table_args__ = (
        CheckConstraint("id = 1", name="one_shop"),
        CheckConstraint("length(currency) = 3", name="currency"),
    )

    id: int | None = Field(default=1, primary_key=True)
    public_id: str = Field(unique=True, max_length=36)
    name: str
    currency: str = Field(default="VND", max_length=3)
    language: str = Field(default="vi", max_length=8)
    timezone: str = "Asia/Ho_Chi_Minh"
    created_at: datetime = Field(sa_type=UtcDateTime)


class Setting(SQLModel, table=True):
    """One setting of the shop by name; the value is JSON."""

    __tablename__ = "setting"

    name: str = Field(primary_key=True)
    value: Any = Field(sa_column=Column(JsonValue, nullable=False))


class NumberSeries(SQLModel, table=True):
    """Running numbers of our own documents (orders, receipts, counts), taken inside the transaction that uses them."""

    __tablename__ = "number_series"

    name: str = Field(primary_key=True)
    next_number: int = Field(default=1)
