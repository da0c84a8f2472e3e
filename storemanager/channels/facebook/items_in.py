"""The catalogue's items as products with variants. What Meta calls an item is what can be bought; items of one group
are the kinds of one product."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from storemanager.channels.base import ListingRef, RemoteImage, RemoteProduct, RemoteVariant, ShownPrice
from storemanager.channels.facebook import values
from storemanager.channels.plain import plain_text
from storemanager.texts import Text, translate

Row = Mapping[str, Any]
STOCK_FIELDS = ",".join(
    (
        "id",
        "retailer_id",
        "retailer_product_group_id",
        "availability",
        "quantity_to_sell_on_facebook",
        "inventory",
        "price",
        "currency",
        "sale_price",
        "sale_price_start_date",
        "sale_price_end_date",
        "visibility",
        "review_status",
        "errors",
    )
)
PRODUCT_FIELDS = ",".join(
    (
        STOCK_FIELDS,
        "name",
        "description",
        "url",
        "image_url",
        "additional_image_urls",
        "brand",
        "gtin",
        "size",
        "color",
        "material",
        "pattern",
        "additional_variant_attributes",
    )
)
OPTION_NAMES = (("color", "Color"), ("size", "Size"), ("material", "Material"), ("pattern", "Pattern"))
_DRAFT = "staging"


def ref(row: Row) -> ListingRef:
    """An item's name: its group and itself, or itself alone. Raises KeyError for an item without an id of ours."""
    own = str(row["retailer_id"])
    group = str(row.get("retailer_product_group_id") or own)
    return ListingRef(group, "" if group == own else own)


def product(rows: Iterable[Row], currency: str) -> RemoteProduct:
    """The items of one group as one product. Raises KeyError, TypeError or ValueError when they make no sense."""
    members = sorted(rows, key=lambda row: str(row["id"]))
    first = members[0]
    pictures = [first.get("image_url"), *(first.get("additional_image_urls") or [])]
    return RemoteProduct(
        remote_id=ref(first).product_id,
        title=values.text(first.get("name")),
        variants=tuple(variant(row, currency) for row in members),
        description=values.text(first.get("description")),
        status=_status(members),
        url=values.text(first.get("url")),
        brand=values.text(first.get("brand")),
        images=tuple(RemoteImage(str(url)) for url in pictures if url),
    )


def _status(members: Iterable[Row]) -> str:
    shown = [row for row in members if row.get("visibility") != _DRAFT]
    if not shown:
        return "draft"
    return "rejected" if all(row.get("review_status") == "rejected" for row in shown) else "published"


def variant(row: Row, currency: str) -> RemoteVariant:
    """One item. Its price is text for shoppers' eyes, good for a first look where it can only mean one thing."""
    picture = row.get("image_url")
    shown = shown_price(row, currency)
    price = shown.amount if shown is not None else None
    sale = shown if price is not None and shown is not None and shown.sale_amount is not None else None
    return RemoteVariant(
        ref=ref(row),
        sku=str(row["retailer_id"]),
        options=tuple(_options(row)),
        barcode=values.text(row.get("gtin")),
        price=price,
        sale_price=sale.sale_amount if sale is not None else None,
        sale_from=sale.sale_from if sale is not None else None,
        sale_to=sale.sale_to if sale is not None else None,
        price_as_text=price is not None,
        stock=values.stock(row),
        image=RemoteImage(str(picture)) if picture else None,
    )


def _options(row: Row) -> Iterable[tuple[str, str]]:
    for name, title in OPTION_NAMES:
        if row.get(name):
            yield title, str(row[name])
    for pair in row.get("additional_variant_attributes") or []:
        if isinstance(pair, dict) and pair.get("key"):
            yield str(pair["key"]), values.text(pair.get("value"))


def shown_price(row: Row, currency: str) -> ShownPrice | None:
    """The prices as shoppers read them; amounts only of an item in the account's own currency."""
    try:
        begins, ends = (values.moment(row.get(f"sale_price_{end}_date")) for end in ("start", "end"))
    except ValueError:
        return None
    text, sale = values.text(row.get("price")), values.text(row.get("sale_price"))
    if not text:
        return None
    if row.get("currency") != currency:
        return ShownPrice(text, sale, begins, ends)
    return ShownPrice(text, sale, begins, ends, values.amount(text, currency), values.amount(sale, currency))


def complaint(row: Row) -> Text | None:
    """What Meta has against an item: a review that rejected it, or an error it found, in its own words."""
    errors = [each for each in row.get("errors") or [] if isinstance(each, dict)]
    said = [_said(each) for each in errors]
    words = "; ".join(dict.fromkeys(each for each in said if each))[:300]
    if row.get("review_status") == "rejected":
        return translate("channels", "Meta's review rejected it, so shoppers do not see it. {reply}")(reply=words)
    if words:
        return translate("channels", "Meta found something wrong with it: {reply}")(reply=words)
    return None


def _said(error: Mapping[str, Any]) -> str:
    parts = [error.get(name) for name in ("title", "description", "message")]
    return ". ".join(plain_text(str(part)).rstrip(".") for part in parts if part)
