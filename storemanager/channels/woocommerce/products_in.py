"""WooCommerce's products and variations as `RemoteProduct`s."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from storemanager.channels.base import ListingRef, RemoteImage, RemoteProduct, RemoteVariant
from storemanager.channels.woocommerce import values
from storemanager.channels.woocommerce.values import Row

SELLABLE_FIELDS = (
    "id",
    "parent_id",
    "type",
    "status",
    "sku",
    "global_unique_id",
    "price",
    "regular_price",
    "sale_price",
    "date_on_sale_from_gmt",
    "date_on_sale_to_gmt",
    "date_modified_gmt",
    "manage_stock",
    "stock_quantity",
    "purchasable",
    "weight",
    "attributes",
)
PRODUCT_FIELDS = ",".join(
    (
        *SELLABLE_FIELDS,
        "name",
        "permalink",
        "description",
        "categories",
        "tags",
        "brands",
        "images",
        "variations",
        "date_created_gmt",
    )
)
VARIATION_FIELDS = ",".join((*SELLABLE_FIELDS, "image", "date_created_gmt"))

_STATUS = {"publish": "published", "draft": "draft", "trash": "trashed"}
_KIND = {"simple": "standard", "variable": "standard"}


def product(
    row: Row, variations: Sequence[Row], *, currency: str, weight_unit: str, paths: Mapping[int, tuple[str, ...]]
) -> RemoteProduct:
    """Raises KeyError, TypeError or ValueError when the record cannot be understood."""
    kind = values.text(row.get("type")) or "simple"
    product_id = str(row["id"])
    if kind in ("variable", "variable-subscription"):
        variants = tuple(variant(each, product_id, row, currency, weight_unit) for each in variations)
    else:
        variants = (variant(row, product_id, None, currency, weight_unit),)
    brands = row.get("brands") or []
    status = values.text(row.get("status"))
    return RemoteProduct(
        remote_id=product_id,
        title=values.name(row.get("name")),
        variants=variants,
        description=values.text(row.get("description")),
        status=_STATUS.get(status, status),
        url=values.text(row.get("permalink")),
        categories=tuple(_path(category, paths) for category in row.get("categories") or []),
        tags=tuple(values.name(tag.get("name")) for tag in row.get("tags") or []),
        brand=values.name(brands[0].get("name")) if brands else "",
        images=tuple(image for raw in row.get("images") or [] if (image := picture(raw)) is not None),
        modified_at=values.moment(row.get("date_modified_gmt")),
        kind=_KIND.get(kind, kind),
    )


def variant(row: Row, product_id: str, parent: Row | None, currency: str, weight_unit: str) -> RemoteVariant:
    """The sellable item: a variation of `parent`, or a product without variations."""
    stock, shared = values.stock_of(row)
    price, sale = prices(row, currency)
    return RemoteVariant(
        ref=ListingRef(product_id, str(row["id"]) if parent is not None else ""),
        sku=values.text(row.get("sku")),
        options=_options(row, parent) if parent is not None else (),
        barcode=values.text(row.get("global_unique_id")),
        price=price,
        sale_price=sale,
        sale_from=values.moment(row.get("date_on_sale_from_gmt")),
        sale_to=values.moment(row.get("date_on_sale_to_gmt")),
        stock=stock,
        stock_shared=shared,
        sellable=bool(row.get("purchasable", True)) and row.get("type") not in ("grouped", "external"),
        weight_grams=values.grams(row.get("weight"), weight_unit),
        image=picture(row.get("image")),
    )


def prices(row: Row, currency: str) -> tuple[Any, Any]:
    """(list price, sale price). `price` is only what counts at this moment, so it is never read."""
    return values.price(row.get("regular_price"), currency), values.price(row.get("sale_price"), currency)


def picture(raw: object) -> RemoteImage | None:
    """A picture, or None where there is none (products without one answer with an empty id)."""
    if not isinstance(raw, Mapping) or not raw.get("src"):
        return None
    return RemoteImage(url=str(raw["src"]), alt=values.name(raw.get("alt")), remote_id=str(raw.get("id") or ""))


def _options(row: Row, parent: Row) -> tuple[tuple[str, str], ...]:
    """The variation's options in the parent's order; an attribute left open ("any") has no value."""
    given = {values.name(each.get("name")): values.name(each.get("option")) for each in row.get("attributes") or []}
    order = [values.name(each.get("name")) for each in parent.get("attributes") or [] if each.get("variation")]
    names = [name for name in order if name in given] + [name for name in given if name not in order]
    return tuple((name, given[name]) for name in names)


def _path(category: Row, paths: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    return paths.get(category["id"]) or (values.name(category.get("name")),)


def category_paths(rows: Sequence[Row]) -> dict[int, tuple[str, ...]]:
    """Each category's names from the root down. A ring in the parents ends the path instead of hanging."""
    by_id = {row["id"]: row for row in rows}
    paths: dict[int, tuple[str, ...]] = {}
    for row in rows:
        names: list[str] = []
        seen: set[int] = set()
        current: Row | None = row
        while current is not None and current["id"] not in seen:
            seen.add(current["id"])
            names.insert(0, values.name(current.get("name")))
            current = by_id.get(current.get("parent") or 0)
        paths[row["id"]] = tuple(names)
    return paths
