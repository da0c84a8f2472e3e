"""Old numbers out of the shop's object cache: the list is fresh, but its products are not."""

from datetime import datetime

from storemanager.practice.http import Json
from storemanager.practice.woocommerce import stock
from storemanager.practice.woocommerce.calls import Answer
from storemanager.practice.woocommerce.records import Past
from storemanager.practice.woocommerce.state import Shop
from storemanager.practice.woocommerce.values import gmt, local


def age(shop: Shop, answer: Answer, moment: datetime) -> None:
    """Turn the stock numbers of a good answer into those of an earlier moment."""
    if answer.status != 200:
        return
    for item in answer.data if isinstance(answer.data, list) else [answer.data]:
        if isinstance(item, dict) and "id" in item and "stock_quantity" in item:
            _age(shop, item, moment)


def _age(shop: Shop, item: dict[str, Json], moment: datetime) -> None:
    product = shop.products.get(item["id"])
    if product is None:
        return
    past = _at(stock.holder(shop, product).past, moment)
    if past is None or past.quantity is None:
        return
    item["stock_quantity"] = past.quantity
    if "date_modified" in item:
        item["date_modified"] = local(past.modified, shop.settings.zone)
    if "date_modified_gmt" in item:
        item["date_modified_gmt"] = gmt(past.modified)


def _at(past: list[Past], moment: datetime) -> Past | None:
    return next((entry for entry in past if entry.until > moment), None)
