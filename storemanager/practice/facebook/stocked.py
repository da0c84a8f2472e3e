"""A filled practice Page: the goods of the practice website (`practice.catalogue`), as items of a catalogue."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

from storemanager.practice.catalogue import fill
from storemanager.practice.facebook.graph import PracticeGraph
from storemanager.practice.facebook.settings import GraphSettings
from storemanager.practice.http import Clock, Json, wall_clock
from storemanager.practice.woocommerce import PracticeShop
from storemanager.practice.woocommerce.records import Product

SHOP = "https://mayshop.example"
_MARKUP = re.compile(r"<[^>]*>")


def stocked_page(
    *, seed: int = 2026, products: int = 400, clock: Clock = wall_clock, settings: GraphSettings | None = None
) -> PracticeGraph:
    """The demo Page: the same goods, under the same SKUs, as the demo website of the same seed has."""
    shop = PracticeShop(clock=clock)
    fill(shop, products, random.Random(seed))
    graph = PracticeGraph(settings, clock=clock)
    copy_goods(shop, graph)
    return graph


def copy_goods(shop: PracticeShop, graph: PracticeGraph) -> None:
    """Put everything that a practice website sells into a practice catalogue."""
    with shop.locked():
        for product in shop.products.values():
            parent = shop.products.get(product.parent_id) if product.is_variation else None
            if product.type in ("simple", "variation") and product.sku and product.regular_price:
                item = graph.put_item(_item(product, parent or product, graph.settings.currency), review=False)
                item.review_status = "approved"


def _item(product: Product, whole: Product, currency: str) -> dict[str, Json]:
    quantity = max(0, product.stock_quantity or 0)
    picture: Mapping[str, Json] = whole.images[0] if whole.images else {}
    item: dict[str, Json] = {
        "id": product.sku,
        "title": whole.name,
        "description": _plain(str(whole.plain.get("description") or whole.name)),
        "availability": "in stock" if quantity else "out of stock",
        "condition": "new",
        "price": f"{product.regular_price} {currency}",
        "link": f"{SHOP}/san-pham/{whole.sku.lower()}",
        "image_link": str(picture.get("src") or f"{SHOP}/anh.png"),
        "quantity_to_sell_on_facebook": quantity,
        "visibility": "published",
    }
    if product.sale_price:
        item["sale_price"] = f"{product.sale_price} {currency}"
    if product.is_variation:
        chosen = {str(each.get("name")): str(each.get("option")) for each in product.attributes}
        item["item_group_id"] = whole.sku
        item |= {name: chosen[theirs] for theirs, name in (("Màu", "color"), ("Size", "size")) if theirs in chosen}
    return item


def _plain(markup: str) -> str:
    return " ".join(_MARKUP.sub(" ", markup).split())
