"""What buyers say of the goods on the channels, and the shop's answers."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storemanager.domain.columns import UtcDateTime


class Review(SQLModel, table=True):
    """One review of an item of a channel account. `reply` is what stands there; an answer of ours that waits is in the
    outbox."""

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("account_id", "remote_id"),
        CheckConstraint("stars BETWEEN 1 AND 5", name="stars"),
        Index("ix_review_product", "account_id", "remote_product_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="channel_account.id", ondelete="CASCADE")
    remote_id: str
    remote_product_id: str
    remote_variant_id: str = ""
    order_remote_id: str = ""
    stars: int
    text: str = ""
    author: str = ""
    written_at: datetime = Field(sa_type=UtcDateTime)
    reply: str = ""
    replied_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    hidden: bool = False
