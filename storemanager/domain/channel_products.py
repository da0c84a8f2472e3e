"""A product on one channel account: what the owner says of it for that channel alone, what is shown there, and what the
channel asks of a product before it takes one."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column
from sqlmodel import Field, SQLModel

from storemanager.domain.columns import Amount, JsonOrNull, JsonValue, UtcDateTime


class ChannelProduct(SQLModel, table=True):
    """A product's own words on an account; what is empty is as in the book. `fields` answers the channel's form:
    {key: [values]}. `price_rule` stands before the account's (`domain.price_rules`)."""

    __tablename__ = "channel_product"

    account_id: int = Field(foreign_key="channel_account.id", primary_key=True, ondelete="CASCADE")
    product_id: int = Field(foreign_key="product.id", primary_key=True, index=True, ondelete="CASCADE")
    title: str = ""
    description: str = ""
    category_id: str = ""
    fields: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonValue, nullable=False))
    price_rule: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonOrNull, nullable=True))
    updated_at: datetime = Field(sa_type=UtcDateTime)


class ChannelVariant(SQLModel, table=True):
    """What a variant costs on an account, in minor units of the account's currency: a price of its own there, or a rule
    of its own. `own_sale`: the sale price here, or that there is none, stands in place of the book's."""

    __tablename__ = "channel_variant"
    __table_args__ = (
        CheckConstraint("price IS NULL OR price >= 0", name="price"),
        CheckConstraint("sale_price IS NULL OR sale_price >= 0", name="sale_price"),
    )

    account_id: int = Field(foreign_key="channel_account.id", primary_key=True, ondelete="CASCADE")
    variant_id: int = Field(foreign_key="variant.id", primary_key=True, index=True, ondelete="CASCADE")
    price: int | None = Field(default=None, sa_type=Amount)
    own_sale: bool = False
    sale_price: int | None = Field(default=None, sa_type=Amount)
    sale_from: datetime | None = Field(default=None, sa_type=UtcDateTime)
    sale_to: datetime | None = Field(default=None, sa_type=UtcDateTime)
    price_rule: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonOrNull, nullable=True))
    updated_at: datetime = Field(sa_type=UtcDateTime)


class ListingContent(SQLModel, table=True):
    """What a product shows on an account, as it was last read. Channels change what they are sent (they clean markup,
    move pictures), so what was sent is kept by its digests, {part: digest}: `sent` is what we sent last, `settled`
    what the channel showed right after it. A part that shows something else since was changed there."""

    __tablename__ = "listing_content"

    account_id: int = Field(foreign_key="channel_account.id", primary_key=True, ondelete="CASCADE")
    remote_product_id: str = Field(primary_key=True)
    title: str = ""
    description: str = ""
    categories: list[Any] = Field(default_factory=list, sa_column=Column(JsonValue, nullable=False))
    pictures: list[Any] = Field(default_factory=list, sa_column=Column(JsonValue, nullable=False))
    sent: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonOrNull, nullable=True))
    settled: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonOrNull, nullable=True))
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    seen_at: datetime = Field(sa_type=UtcDateTime)


class ChannelRules(SQLModel, table=True):
    """What an account's channel can do with products and asks of all of them: its rules as it says them, None where it
    has none. `creates`: products can be put there from here; `hides`: shown and hidden."""

    __tablename__ = "channel_rules"

    account_id: int = Field(foreign_key="channel_account.id", primary_key=True, ondelete="CASCADE")
    rules: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonOrNull, nullable=True))
    creates: bool = False
    hides: bool = False
    categories_read_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ChannelCategory(SQLModel, table=True):
    """A category of an account's channel. `search_text` is its path, folded; `form` its fields as they were last read,
    None: not yet."""

    __tablename__ = "channel_category"

    account_id: int = Field(foreign_key="channel_account.id", primary_key=True, ondelete="CASCADE")
    remote_id: str = Field(primary_key=True)
    path: list[Any] = Field(default_factory=list, sa_column=Column(JsonValue, nullable=False))
    search_text: str = ""
    form: list[Any] | None = Field(default=None, sa_column=Column(JsonOrNull, nullable=True))
    form_read_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
