"""Products, their variants (the thing with a SKU), options, categories, barcodes, images and bundles."""

from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storemanager.domain.columns import Amount, JsonValue, UtcDateTime, enum_type
from storemanager.domain.offers import Policy


class ProductStatus(Enum):
    ACTIVE = "active"
    DRAFT = "draft"  # not offered anywhere yet
    ARCHIVED = "archived"  # kept for its history, not sold any more


class ProductKind(Enum):
    STANDARD = "standard"
    GROUPED = "grouped"  # only shows other products together; not sold itself
    EXTERNAL = "external"  # sold by somebody else; only linked
    SERVICE = "service"  # virtual or downloadable: no goods, no stock


class Category(SQLModel, table=True):
    """A place in the shop's own tree. `path` is the whole way down, "Clothing > T-shirts", and unique."""

    __tablename__ = "category"
    __table_args__ = (CheckConstraint("length(trim(name)) > 0", name="named"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    parent_id: int | None = Field(default=None, foreign_key="category.id", index=True)
    path: str = Field(unique=True)
    policy: Policy | None = Field(default=None, sa_column=Column(enum_type(Policy), nullable=True))


class Product(SQLModel, table=True):
    """What is described: name, text, pictures. What is sold, priced and counted are its variants.

    `description` and `short_description` may be HTML that came from a channel or file: never shown as markup unescaped.
    `extra` keeps, by name, what a file or a channel says beyond our own fields, so that an export loses nothing.
    """

    __tablename__ = "product"
    __table_args__ = (CheckConstraint("length(trim(name)) > 0", name="named"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    handle: str | None = Field(default=None, index=True)
    kind: ProductKind = Field(default=ProductKind.STANDARD, sa_column=Column(enum_type(ProductKind), nullable=False))
    status: ProductStatus = Field(
        default=ProductStatus.ACTIVE, sa_column=Column(enum_type(ProductStatus), nullable=False, index=True)
    )
    description: str = ""
    short_description: str = ""
    brand: str = ""
    unit: str = ""
    tags: list[str] = Field(default_factory=list, sa_column=Column(JsonValue, nullable=False))
    extra: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonValue, nullable=False))
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class ProductCategory(SQLModel, table=True):
    __tablename__ = "product_category"

    product_id: int = Field(foreign_key="product.id", primary_key=True, ondelete="CASCADE")
    category_id: int = Field(foreign_key="category.id", primary_key=True, index=True)
    position: int = 0


class ProductOption(SQLModel, table=True):
    """One way in which the variants of a product differ: "Size" at position 0, "Colour" at position 1."""

    __tablename__ = "product_option"
    __table_args__ = (
        UniqueConstraint("product_id", "name"),
        CheckConstraint("length(trim(name)) > 0", name="named"),
    )

    product_id: int = Field(foreign_key="product.id", primary_key=True, ondelete="CASCADE")
    position: int = Field(primary_key=True)
    name: str


class Variant(SQLModel, table=True):
    """The sellable kind of a product. Prices are minor units of the shop's currency; `price` is the list price, None:
    not for sale yet. Quantities of it are whole units, or thousandths where `quantity_scale` is 1000 (goods sold by
    weight).

    `search_text` holds, folded, all it is searched by: product and option names, SKU, barcodes; made by services.
    `sku_key` is the SKU as channels compare it: trimmed, without case (F33).
    """

    __tablename__ = "variant"
    __table_args__ = (
        CheckConstraint("length(trim(sku)) > 0", name="sku_given"),
        CheckConstraint("price IS NULL OR price >= 0", name="price"),
        CheckConstraint("sale_price IS NULL OR sale_price >= 0", name="sale_price"),
        CheckConstraint("cost IS NULL OR cost >= 0", name="cost"),
        CheckConstraint("quantity_scale IN (1, 1000)", name="quantity_scale"),
        CheckConstraint("safety_stock >= 0", name="safety_stock"),
        Index("ix_variant_product_position", "product_id", "position"),
    )

    id: int | None = Field(default=None, primary_key=True)
    product_id: int = Field(foreign_key="product.id", ondelete="CASCADE")
    position: int = 0
    sku: str = Field(unique=True)
    sku_key: str = Field(index=True)
    title: str = ""  # the option values, "Đỏ, M"; empty for a product without options
    price: int | None = Field(default=None, sa_type=Amount)
    sale_price: int | None = Field(default=None, sa_type=Amount)
    sale_from: datetime | None = Field(default=None, sa_type=UtcDateTime)
    sale_to: datetime | None = Field(default=None, sa_type=UtcDateTime)
    cost: int | None = Field(default=None, sa_type=Amount)
    weight_grams: int | None = None
    track_stock: bool = True
    quantity_scale: int = 1
    safety_stock: int = 0
    policy: Policy | None = Field(default=None, sa_column=Column(enum_type(Policy), nullable=True))
    reorder_point: int | None = None
    shelf: str = ""
    active: bool = True
    extra: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonValue, nullable=False))
    search_text: str = ""
    updated_at: datetime = Field(sa_type=UtcDateTime)


class VariantOption(SQLModel, table=True):
    """The value a variant has for the product's option at the same position: "M" for "Size"."""

    __tablename__ = "variant_option"

    variant_id: int = Field(foreign_key="variant.id", primary_key=True, ondelete="CASCADE")
    position: int = Field(primary_key=True)
    value: str


class Barcode(SQLModel, table=True):
    """A code on the goods; a variant may have several, a code belongs to one variant. `code` is kept as printed,
    `code_key` is what is compared: a 12-digit UPC-A equals the EAN-13 with a leading zero."""

    __tablename__ = "barcode"
    __table_args__ = (CheckConstraint("length(code) > 0", name="given"),)

    id: int | None = Field(default=None, primary_key=True)
    variant_id: int = Field(foreign_key="variant.id", index=True, ondelete="CASCADE")
    position: int = 0
    code: str
    code_key: str = Field(unique=True)


class ProductImage(SQLModel, table=True):
    """A picture of a product, or of one of its variants: an address on the web, or a file in the shop's folder by our
    own name."""

    __tablename__ = "product_image"

    id: int | None = Field(default=None, primary_key=True)
    product_id: int = Field(foreign_key="product.id", index=True, ondelete="CASCADE")
    variant_id: int | None = Field(default=None, foreign_key="variant.id", ondelete="SET NULL")
    position: int = 0
    url: str = ""
    file: str = ""
    alt: str = ""


class BundleComponent(SQLModel, table=True):
    """A bundle is a variant made of others: its availability derives from theirs, stock belongs to the components
    (F32)."""

    __tablename__ = "bundle_component"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("bundle_id <> component_id", name="not_itself"),
    )

    bundle_id: int = Field(foreign_key="variant.id", primary_key=True, ondelete="CASCADE")
    component_id: int = Field(foreign_key="variant.id", primary_key=True, index=True)
    quantity: int


def sku_key(sku: str) -> str:
    """A SKU the way channels compare it: spaces around it and case do not count."""
    return sku.strip().casefold()


def barcode_key(code: str) -> str:
    """What makes two barcodes the same: without spaces and dashes; 12 digits are an EAN-13 with a leading zero."""
    bare = "".join(code.split()).replace("-", "")
    return "0" + bare if len(bare) == 12 and bare.isdigit() else bare
