"""What the catalog is told: products and variants as a form, a file or a channel hands them in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from storemanager.domain.catalog import ProductKind, ProductStatus

CategoryPath = tuple[str, ...]
"""The whole way down the shop's tree: ("Clothing", "T-shirts")."""


@dataclass(frozen=True, slots=True)
class ImageInput:
    """A picture by its address on the web."""

    url: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class VariantInput:
    """One sellable kind. `options` are its values in the order of the product's options. Amounts are minor units of the
    shop's currency; stock numbers are in the variant's own units (thousandths where `quantity_scale` is 1000).

    `id` is given by a form that changes a variant it has read, so that a new SKU is a renaming; without it a variant is
    known by its SKU."""

    sku: str
    options: tuple[str, ...] = ()
    barcodes: tuple[str, ...] = ()
    price: int | None = None
    sale_price: int | None = None
    sale_from: datetime | None = None
    sale_to: datetime | None = None
    cost: int | None = None
    weight_grams: int | None = None
    track_stock: bool = True
    quantity_scale: int = 1
    safety_stock: int = 0
    reorder_point: int | None = None
    shelf: str = ""
    image_url: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ProductInput:
    """A whole product. `options` are the ways its variants differ: ("Màu", "Cỡ")."""

    name: str
    variants: tuple[VariantInput, ...]
    options: tuple[str, ...] = ()
    kind: ProductKind = ProductKind.STANDARD
    status: ProductStatus = ProductStatus.ACTIVE
    description: str = ""
    short_description: str = ""
    brand: str = ""
    unit: str = ""
    handle: str | None = None
    tags: tuple[str, ...] = ()
    categories: tuple[CategoryPath, ...] = ()
    images: tuple[ImageInput, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProductIds:
    """Our ids of a product that was made, its variants in the order they were given."""

    product_id: int
    variant_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PriceChange:
    """What a variant costs from now on; the four belong together, so all are given."""

    variant_id: int
    price: int | None
    sale_price: int | None = None
    sale_from: datetime | None = None
    sale_to: datetime | None = None
