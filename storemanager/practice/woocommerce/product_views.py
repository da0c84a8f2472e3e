"""How a product, a variation and a category look in answers. Every field is a function of its own, so that
`_fields` costs only what was asked for."""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlencode

from storemanager.practice.http import Json
from storemanager.practice.woocommerce import stock
from storemanager.practice.woocommerce.calls import links
from storemanager.practice.woocommerce.records import Category, Product
from storemanager.practice.woocommerce.state import Shop
from storemanager.practice.woocommerce.values import decimal, gmt, local, slug

Show = Callable[[Shop, Product], Json]


def on_sale(shop: Shop, product: Product) -> bool:
    """Whether the sale price counts now."""
    if product.type == "variable":
        return any(on_sale(shop, shop.products[child]) for child in product.children)
    if not product.sale_price or decimal(product.sale_price) >= decimal(product.regular_price):
        return False
    now = shop.now() if product.sale_from or product.sale_to else None
    if now is None:
        return True
    begun = product.sale_from is None or product.sale_from <= now
    return begun and (product.sale_to is None or now <= product.sale_to)


def effective_price(shop: Shop, product: Product) -> str:
    """What a shopper pays now; a variable product shows its lowest."""
    if product.type == "variable":
        prices = [effective_price(shop, shop.products[child]) for child in product.children]
        return min(filter(None, prices), key=decimal, default="")
    return product.sale_price if on_sale(shop, product) else product.regular_price


def purchasable(shop: Shop, product: Product) -> bool:
    """Whether a shopper could order it at all."""
    return bool(effective_price(shop, product)) and product.status != "trash"


def full_name(shop: Shop, product: Product) -> str:
    """The name in orders and in the products list: a variation's includes its parent's."""
    if not product.is_variation:
        return product.name
    return f"{shop.products[product.parent_id].name} - {variation_name(product)}"


def variation_name(product: Product) -> str:
    """The values of a variation's options."""
    return ", ".join(str(attribute["option"]) for attribute in product.attributes)


def permalink(shop: Shop, product: Product) -> str:
    """Where shoppers see it."""
    if not product.is_variation:
        return f"{shop.address}/product/{product.slug}/"
    chosen = urlencode({f"attribute_{slug(str(a['name']))}": a["option"] for a in product.attributes})
    return f"{shop.address}/product/{shop.products[product.parent_id].slug}/?{chosen}"


def _attributes(shop: Shop, product: Product) -> Json:
    if product.is_variation:
        return [
            {"id": a.get("id", 0), "name": a["name"], "slug": slug(str(a["name"])), "option": a["option"]}
            for a in product.attributes
        ]
    return [{**a, "slug": a["name"]} for a in product.attributes]


def _attributes_in_order(shop: Shop, product: Product) -> Json:
    if product.is_variation:
        return _attributes(shop, product)
    order = ("id", "name", "slug", "position", "visible", "variation", "options")
    return [{name: a[name] for name in order} for a in _attributes(shop, product)]


def _image(shop: Shop, image: dict[str, Json]) -> dict[str, Json]:
    added: datetime = image["added"]
    zone = shop.settings.zone
    src = str(image["src"]).replace("{address}", shop.address)
    return {
        "id": image["id"],
        "date_created": local(added, zone),
        "date_created_gmt": gmt(added),
        "date_modified": local(added, zone),
        "date_modified_gmt": gmt(added),
        "src": src,
        "name": image["name"],
        "alt": image["alt"],
        "srcset": "",
        "sizes": "",
        "thumbnail": src,
    }


def _categories(shop: Shop, product: Product) -> Json:
    known = (shop.categories[number] for number in product.category_ids if number in shop.categories)
    return [{"id": category.id, "name": category.name, "slug": category.slug} for category in known]


def _price_html(shop: Shop, product: Product) -> str:
    price = effective_price(shop, product)
    if not price:
        return ""
    number = f"{decimal(price):,.{shop.settings.decimals}f}".replace(",", "\0").replace(".", ",").replace("\0", ".")
    return (
        f'<span class="woocommerce-Price-amount amount"><bdi>{number}&nbsp;'
        f'<span class="woocommerce-Price-currencySymbol" translate="no">{shop.settings.currency_symbol}</span>'
        "</bdi></span>"
    )


def _manage_stock(shop: Shop, product: Product) -> Json:
    return "parent" if stock.holder(shop, product) is not product else product.manage_stock


def _backordered(shop: Shop, product: Product) -> bool:
    quantity = stock.shown_quantity(shop, product)
    return product.backorders != "no" and quantity is not None and quantity < 0


def _plain(name: str, default: Json) -> Show:
    return lambda shop, product: product.plain.get(name, default)


def _local(name: str) -> Show:
    return lambda shop, product: local(getattr(product, name), shop.settings.zone)


def _gmt(name: str) -> Show:
    return lambda shop, product: gmt(getattr(product, name))


def _own(name: str) -> Show:
    return lambda shop, product: getattr(product, name)


_DATES: dict[str, Show] = {
    "date_created": _local("created"),
    "date_created_gmt": _gmt("created"),
    "date_modified": _local("modified"),
    "date_modified_gmt": _gmt("modified"),
}
_PRICES: dict[str, Show] = {
    "price": effective_price,
    "regular_price": lambda shop, product: "" if product.type == "variable" else product.regular_price,
    "sale_price": _own("sale_price"),
    "date_on_sale_from": _local("sale_from"),
    "date_on_sale_from_gmt": _gmt("sale_from"),
    "date_on_sale_to": _local("sale_to"),
    "date_on_sale_to_gmt": _gmt("sale_to"),
    "on_sale": on_sale,
}
_STOCK: dict[str, Show] = {
    "manage_stock": _manage_stock,
    "stock_quantity": stock.shown_quantity,
    "backorders": _own("backorders"),
    "backorders_allowed": lambda shop, product: product.backorders != "no",
    "backordered": _backordered,
    "low_stock_amount": _plain("low_stock_amount", None),
}
_DOWNLOADS: dict[str, Show] = {
    "virtual": _plain("virtual", False),
    "downloadable": _plain("downloadable", False),
    "downloads": _plain("downloads", []),
    "download_limit": _plain("download_limit", -1),
    "download_expiry": _plain("download_expiry", -1),
}
_TAX: dict[str, Show] = {"tax_status": _plain("tax_status", "taxable"), "tax_class": _plain("tax_class", "")}
_SIZE: dict[str, Show] = {
    "weight": _plain("weight", ""),
    "dimensions": _plain("dimensions", {"length": "", "width": "", "height": ""}),
}
_SHIPPING_CLASS: dict[str, Show] = {
    "shipping_class": _plain("shipping_class", ""),
    "shipping_class_id": lambda shop, product: 0,
}

PRODUCT: dict[str, Show] = {
    "id": _own("id"),
    "name": full_name,
    "slug": _own("slug"),
    "permalink": permalink,
    **_DATES,
    "type": _own("type"),
    "status": _own("status"),
    "featured": _plain("featured", False),
    "catalog_visibility": _plain("catalog_visibility", "visible"),
    "description": _plain("description", ""),
    "short_description": _plain("short_description", ""),
    "sku": _own("sku"),
    **_PRICES,
    "purchasable": purchasable,
    "total_sales": lambda shop, product: "0" if product.is_variation else product.total_sales,
    **_DOWNLOADS,
    "external_url": _plain("external_url", ""),
    "button_text": _plain("button_text", ""),
    **_TAX,
    **_STOCK,
    "sold_individually": _plain("sold_individually", False),
    **_SIZE,
    "shipping_required": lambda shop, product: not product.plain.get("virtual", False),
    "shipping_taxable": lambda shop, product: not product.plain.get("virtual", False),
    **_SHIPPING_CLASS,
    "reviews_allowed": _plain("reviews_allowed", True),
    "average_rating": lambda shop, product: "0.00",
    "rating_count": lambda shop, product: 0,
    "upsell_ids": _plain("upsell_ids", []),
    "cross_sell_ids": _plain("cross_sell_ids", []),
    "parent_id": _own("parent_id"),
    "purchase_note": _plain("purchase_note", ""),
    "categories": _categories,
    "brands": lambda shop, product: [],
    "tags": _plain("tags", []),
    "images": lambda shop, product: [_image(shop, image) for image in product.images],
    "attributes": _attributes_in_order,
    "default_attributes": _own("default_attributes"),
    "variations": lambda shop, product: list(product.children),
    "grouped_products": lambda shop, product: [],
    "menu_order": _plain("menu_order", 0),
    "price_html": _price_html,
    "related_ids": lambda shop, product: [],
    "meta_data": _own("meta"),
    "stock_status": stock.shown_status,
    "has_options": lambda shop, product: product.type == "variable",
    "post_password": _plain("post_password", ""),
    "global_unique_id": _own("global_unique_id"),
}

# What was just written comes back with two fields more.
PRODUCT_WRITTEN: dict[str, Show] = {
    **PRODUCT,
    "permalink_template": lambda shop, product: f"{shop.address}/product/%pagename%/",
    "generated_slug": lambda shop, product: slug(product.name),
}

VARIATION: dict[str, Show] = {
    "id": _own("id"),
    "type": _own("type"),
    **_DATES,
    "description": _plain("description", ""),
    "permalink": permalink,
    "sku": _own("sku"),
    "global_unique_id": _own("global_unique_id"),
    **_PRICES,
    "status": _own("status"),
    "purchasable": purchasable,
    **_DOWNLOADS,
    **_TAX,
    "manage_stock": _STOCK["manage_stock"],
    "stock_quantity": _STOCK["stock_quantity"],
    "stock_status": stock.shown_status,
    **{name: show for name, show in _STOCK.items() if name not in ("manage_stock", "stock_quantity")},
    **_SIZE,
    **_SHIPPING_CLASS,
    "image": lambda shop, product: _image(shop, product.images[0]) if product.images else None,
    "gallery_image_ids": _plain("gallery_image_ids", []),
    "attributes": _attributes,
    "menu_order": _plain("menu_order", 0),
    "meta_data": _own("meta"),
    "name": lambda shop, product: variation_name(product),
    "parent_id": _own("parent_id"),
}

CATEGORY: dict[str, Callable[[Shop, Category], Json]] = {
    "id": lambda shop, category: category.id,
    "name": lambda shop, category: category.name,
    "slug": lambda shop, category: category.slug,
    "parent": lambda shop, category: category.parent,
    "description": lambda shop, category: category.description,
    "display": lambda shop, category: category.display,
    "image": lambda shop, category: category.image,
    "menu_order": lambda shop, category: 0,
    "count": lambda shop, category: sum(
        category.id in product.category_ids for product in shop.products.values() if product.status == "publish"
    ),
}


def product_links(shop: Shop, product: Product) -> Json:
    """Links of an item of the products list."""
    up = f"products/{product.parent_id}" if product.parent_id else ""
    return links(shop.address, "products", product.id, up=up)


def variation_links(shop: Shop, product: Product) -> Json:
    """Links of a variation."""
    parent = f"products/{product.parent_id}"
    return links(shop.address, f"{parent}/variations", product.id, up=parent)


def category_links(shop: Shop, category: Category) -> Json:
    """Links of a category."""
    up = f"products/categories/{category.parent}" if category.parent else ""
    return links(shop.address, "products/categories", category.id, up=up)
