"""Categories of the book that an account shows as collections of its own: sets, shelves, whatever the channel calls
them. Which items belong in one is derived from the book, never stored."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from storemanager.domain.columns import JsonValue, UtcDateTime


class AccountCollection(SQLModel, table=True):
    """One collection of an account, kept true for as long as it is here. `name` and `remote_id` are as it was last made
    there. `sent` and `refused` are the fingerprints of what the channel last took and last refused: it is asked again
    only for something else. `removed`: it is to be taken away there, and the row with it."""

    __tablename__ = "account_collection"
    __table_args__ = (
        UniqueConstraint("account_id", "category_id"),
        CheckConstraint("items >= 0", name="items"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="channel_account.id", ondelete="CASCADE")
    category_id: int | None = Field(default=None, foreign_key="category.id", index=True, ondelete="SET NULL")
    name: str = ""
    remote_id: str = ""
    sent: str = ""
    refused: str = ""
    items: int = 0
    removed: bool = False
    problem: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonValue, nullable=True))
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
