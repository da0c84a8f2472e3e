"""What a write does to a product or a variation: everything is checked first, so a refused write changes nothing."""

import posixpath
from collections.abc import Callable
from datetime import UTC
from urllib.parse import urlsplit

from storemanager.practice.http import Json
from storemanager.practice.woocommerce import stock
from storemanager.practice.woocommerce.calls import merged_meta
from storemanager.practice.woocommerce.errors import ApiError
from storemanager.practice.woocommerce.records import Product
from storemanager.practice.woocommerce.state import Shop
from storemanager.practice.woocommerce.values import (
    boolean,
    decimal,
    integer,
    moment,
    name,
    price,
    rich_text,
    slug,
    text,
)

TYPES = ("simple", "grouped", "external", "variable")
STATUSES = ("draft", "pending", "private", "publish", "future", "auto-draft", "trash")
DEFAULT_CATEGORY = 15


def _numbers(value: Json) -> list[int]:
    return [integer(item) for item in value] if isinstance(value, list) else []


def _optional_number(value: Json) -> int | None:
    return None if value in (None, "") else integer(value)


def _dimensions(value: Json) -> dict[str, str]:
    sent = value if isinstance(value, dict) else {}
    return {side: text(sent.get(side, "")) for side in ("length", "width", "height")}


def _terms(value: Json) -> list[dict[str, Json]]:
    return [
        {"id": integer(term.get("id")), "name": name(term.get("name")), "slug": slug(text(term.get("name")))}
        for term in (value if isinstance(value, list) else [])
        if isinstance(term, dict)
    ]


PLAIN: dict[str, Callable[[Json], Json]] = {
    "featured": boolean,
    "catalog_visibility": text,
    "description": rich_text,
    "short_description": rich_text,
    "virtual": boolean,
    "downloadable": boolean,
    "downloads": lambda value: value if isinstance(value, list) else [],
    "download_limit": integer,
    "download_expiry": integer,
    "external_url": text,
    "button_text": text,
    "tax_status": text,
    "tax_class": lambda value: "" if value == "standard" else text(value),
    "sold_individually": boolean,
    "weight": price,
    "dimensions": _dimensions,
    "shipping_class": text,
    "reviews_allowed": boolean,
    "post_password": text,
    "upsell_ids": _numbers,
    "cross_sell_ids": _numbers,
    "purchase_note": rich_text,
    "tags": _terms,
    "menu_order": integer,
    "gallery_image_ids": _numbers,
    "low_stock_amount": _optional_number,
}


def write(shop: Shop, product: Product, body: dict[str, Json], *, creating: bool) -> None:
    """Change the product as the body says, or raise and change nothing."""
    sku = _free_sku(shop, product, body, creating=creating)
    global_id = _free_global_id(shop, product, body)
    images = _images(shop, product, body)
    _words(shop, product, body, creating=creating)
    _prices(shop, product, body)
    _shape(shop, product, body)
    for field, read in PLAIN.items():
        if body.get(field) is not None:
            product.plain[field] = read(body[field])
    if images is not None:
        product.images = images
    if body.get("meta_data") is not None:
        product.meta = merged_meta(product.meta, body["meta_data"], shop.next_part_id)
    _index(shop.skus, product.id, product.sku, sku)
    _index(shop.global_ids, product.id, product.global_unique_id, global_id)
    product.sku, product.global_unique_id = sku, global_id
    stock.apply(shop, product, body)
    stock.touch(shop, product)


def forget(shop: Shop, product: Product) -> None:
    """Take a product out of the shop for good."""
    _index(shop.skus, product.id, product.sku, "")
    _index(shop.global_ids, product.id, product.global_unique_id, "")
    parent = shop.products.get(product.parent_id)
    if parent is not None and product.id in parent.children:
        parent.children.remove(product.id)
    for child in list(product.children):
        forget(shop, shop.products[child])
    del shop.products[product.id]
    shop.changed()


def _index(index: dict[str, list[int]], number: int, old: str, new: str) -> None:
    old, new = old.lower(), new.lower()
    if old == new:
        return
    if old:
        index[old].remove(number)
        if not index[old]:
            del index[old]
    if new:
        index.setdefault(new, []).append(number)


def _free_sku(shop: Shop, product: Product, body: dict[str, Json], *, creating: bool) -> str:
    if body.get("sku") is None:
        return product.sku
    sku = text(body["sku"]).strip()
    holders = [number for number in shop.skus.get(sku.lower(), ()) if number != product.id] if sku else []
    if not holders:
        return sku
    held_since = shop.products[holders[0]]
    if creating and held_since.status == "trash":
        raise ApiError(
            400,
            "woocommerce_rest_product_not_created",
            f"The product with SKU ({sku}) you are trying to insert is already present in the lookup table",
        )
    place = 1
    while f"{sku}-{place}".lower() in shop.skus:
        place += 1
    raise ApiError(
        400,
        "product_invalid_sku",
        "Invalid or duplicated SKU.",
        resource_id=holders[0],
        unique_sku=f"{sku}-{place}",
    )


def _free_global_id(shop: Shop, product: Product, body: dict[str, Json]) -> str:
    if body.get("global_unique_id") is None:
        return product.global_unique_id
    global_id = "".join(sign for sign in text(body["global_unique_id"]) if sign.isdigit() or sign in "-Xx")
    for number in shop.global_ids.get(global_id.lower(), ()) if global_id else ():
        if number != product.id:
            raise ApiError(
                400,
                "product_invalid_global_unique_id",
                "Invalid or duplicated GTIN, UPC, EAN or ISBN.",
                resource_id=number,
            )
    return global_id


def _images(shop: Shop, product: Product, body: dict[str, Json]) -> list[dict[str, Json]] | None:
    if product.is_variation:
        sent = body.get("image")
        if sent is None:
            return None
        wanted = [sent] if isinstance(sent, dict) and (sent.get("id") or sent.get("src")) else []
    else:
        sent = body.get("images")
        if not isinstance(sent, list):
            return None
        wanted = [image for image in sent if isinstance(image, dict)]
    return [_image(shop, image) for image in wanted]


def _image(shop: Shop, sent: dict[str, Json]) -> dict[str, Json]:
    if sent.get("id"):
        return _known_image(shop, integer(sent["id"]), sent)
    source = text(sent.get("src"))
    address = urlsplit(source)
    fails = any(source.startswith(bad) for bad in shop.pictures_that_fail)
    file_name = posixpath.basename(address.path)
    if fails or address.scheme not in ("http", "https") or not address.netloc or not file_name:
        raise ApiError(400, "woocommerce_product_image_upload_error", f"Error getting remote image {source}.")
    now = shop.now()
    number = shop.next_id()
    return {
        "id": number,
        "added": now,
        # A real shop keeps a copy of its own, so the address is never the one that was sent.
        "src": f"{{address}}/wp-content/uploads/{now:%Y/%m}/{number}-{file_name}",
        "name": text(sent.get("name")) or file_name.rpartition(".")[0],
        "alt": text(sent.get("alt")),
    }


def _known_image(shop: Shop, number: int, sent: dict[str, Json]) -> dict[str, Json]:
    for product in shop.products.values():
        for image in product.images:
            if image["id"] == number:
                changes = {key: text(sent[key]) for key in ("name", "alt") if sent.get(key) is not None}
                return {**image, **changes}
    raise ApiError(400, "woocommerce_product_invalid_image_id", f"#{number} is an invalid image ID.")


def _words(shop: Shop, product: Product, body: dict[str, Json], *, creating: bool) -> None:
    if body.get("name") is not None and not product.is_variation:
        product.name = name(body["name"])
    if body.get("slug"):
        product.slug = slug(text(body["slug"]))
    elif creating or not product.slug:
        product.slug = slug(product.name) or str(product.id)
    if body.get("type") in TYPES and not product.is_variation:
        product.type = body["type"]
    status = body.get("status")
    if status is not None:
        product.status = status if status in STATUSES else "draft"
    for field in ("date_created", "date_created_gmt"):
        created = moment(body.get(field), shop.settings.zone) if body.get(field) else None
        if created is not None:
            product.created = created


def _prices(shop: Shop, product: Product, body: dict[str, Json]) -> None:
    if body.get("regular_price") is not None:
        product.regular_price = price(body["regular_price"])
    if body.get("sale_price") is not None:
        product.sale_price = price(body["sale_price"])
    for side in ("from", "to"):
        for suffix in ("", "_gmt"):
            sent = body.get(f"date_on_sale_{side}{suffix}")
            if sent is not None:
                zone = UTC if suffix else shop.settings.zone
                setattr(product, f"sale_{side}", moment(sent, zone))
    if product.sale_price and decimal(product.sale_price) >= decimal(product.regular_price):
        product.sale_price = ""


def _shape(shop: Shop, product: Product, body: dict[str, Json]) -> None:
    if isinstance(body.get("categories"), list):
        sent = [integer(item.get("id")) for item in body["categories"] if isinstance(item, dict)]
        product.category_ids = [number for number in sent if number in shop.categories]
    if not product.category_ids and not product.is_variation:
        product.category_ids = [DEFAULT_CATEGORY]
    if isinstance(body.get("attributes"), list):
        sent_attributes = [item for item in body["attributes"] if isinstance(item, dict)]
        read = _option if product.is_variation else _attribute
        product.attributes = [read(item, place) for place, item in enumerate(sent_attributes)]
    if isinstance(body.get("default_attributes"), list):
        chosen = [item for item in body["default_attributes"] if isinstance(item, dict)]
        product.default_attributes = [_option(item, place) for place, item in enumerate(chosen)]


def _attribute(sent: dict[str, Json], place: int) -> dict[str, Json]:
    options = sent.get("options") or []
    if isinstance(options, str):
        options = options.split("|")
    return {
        "id": integer(sent.get("id")),
        "name": text(sent.get("name")),
        "position": integer(sent.get("position", place)),
        "visible": boolean(sent.get("visible", False)),
        "variation": boolean(sent.get("variation", False)),
        "options": [text(option).strip() for option in options],
    }


def _option(sent: dict[str, Json], place: int) -> dict[str, Json]:
    del place
    return {"id": integer(sent.get("id")), "name": text(sent.get("name")), "option": text(sent.get("option"))}
