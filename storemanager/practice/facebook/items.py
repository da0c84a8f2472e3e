"""The catalogue as it is read: other names than in a write, and prices as text for a shopper's eyes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from storemanager.practice.facebook import paging
from storemanager.practice.facebook.errors import bad_parameter
from storemanager.practice.facebook.records import Item
from storemanager.practice.http import Json

if TYPE_CHECKING:
    from storemanager.practice.facebook.calls import Call
    from storemanager.practice.facebook.graph import PracticeGraph

SAME_NAMES = (
    "description",
    "availability",
    "condition",
    "brand",
    "gtin",
    "size",
    "color",
    "pattern",
    "material",
    "gender",
    "age_group",
    "product_type",
    "rich_text_description",
    "custom_label_0",
    "custom_label_1",
    "custom_label_2",
    "custom_label_3",
    "custom_label_4",
)
View = Callable[[Item, str], Json]


def _same(name: str) -> View:
    return lambda item, _locale: item.data.get(name)


def _dates(place: int) -> View:
    def view(item: Item, _locale: str) -> Json:
        window = str(item.data.get("sale_price_effective_date") or "")
        return window.split("/")[place] if "/" in window else None

    return view


VIEWS: dict[str, View] = {
    "id": lambda item, _: str(item.id),
    "retailer_id": lambda item, _: item.retailer_id,
    "retailer_product_group_id": lambda item, _: item.data.get("item_group_id") or item.retailer_id,
    "name": lambda item, _: item.data.get("title"),
    "url": lambda item, _: item.data.get("link"),
    "image_url": lambda item, _: item.data.get("image_link"),
    "additional_image_urls": lambda item, _: _list(item.data.get("additional_image_link")),
    "additional_variant_attributes": lambda item, _: _pairs(item.data.get("additional_variant_attribute")),
    "price": lambda item, locale: display(item.data.get("price"), locale),
    "sale_price": lambda item, locale: display(item.data.get("sale_price"), locale),
    "sale_price_start_date": _dates(0),
    "sale_price_end_date": _dates(1),
    "currency": lambda item, _: str(item.data.get("price") or "").partition(" ")[2] or None,
    "quantity_to_sell_on_facebook": lambda item, _: item.data.get("quantity_to_sell_on_facebook"),
    "inventory": lambda item, _: item.data.get("inventory"),
    "visibility": lambda item, _: item.data.get("visibility", "published"),
    "review_status": lambda item, _: item.review_status,
    "errors": lambda item, _: list(item.errors),
    **{name: _same(name) for name in SAME_NAMES},
}


def display(price: Json, locale: str) -> str | None:
    """A price as a shopper reads it: nothing to calculate with."""
    if not price:
        return None
    number, _, currency = str(price).partition(" ")
    whole, _, cents = number.partition(".")
    grouped = f"{int(whole):,}"
    if currency == "VND":
        return f"{grouped.replace(',', '.')} ₫" if locale == "vi" else f"₫{grouped}"
    cents = cents.ljust(2, "0")
    return f"{grouped.replace(',', '.')},{cents} {currency}" if locale == "vi" else f"{currency} {grouped}.{cents}"


def _list(value: Json) -> list[str]:
    if isinstance(value, str):
        return [each for each in value.split(",") if each]
    return list(value or [])


def _pairs(value: Json) -> list[dict[str, str]] | None:
    if not value:
        return None
    pairs = [each.partition(":") for each in str(value).split(",")]
    return [{"key": name.strip(), "value": kind.strip()} for name, _, kind in pairs]


def list_items(graph: PracticeGraph, call: Call) -> Json:
    """GET /{catalog}/products: in the order of their ids, in pages."""
    call.need("catalog_management")
    items = [graph.items[key] for key in sorted(graph.items, key=lambda each: graph.items[each].id)]
    rule = call.structure("filter")
    if rule:
        items = [item for item in items if holds(rule, item)]
    wanted = call.wanted("id,name,retailer_id")
    for name in wanted:
        if name not in VIEWS:
            raise bad_parameter(f"Tried accessing nonexisting field ({name}) on node type (ProductItem)")
    return paging.page(
        items,
        lambda item: f"{item.id:020}",
        lambda item: view(item, wanted, graph.settings.locale),
        after=call.text("after"),
        limit=call.number("limit", paging.DEFAULT_LIMIT),
        address=f"{graph.address}{call.path}",
    )


def view(item: Item, wanted: Iterable[str], locale: str) -> Json:
    """The wanted fields that have a value; the id always comes along."""
    names = ["id", *[name for name in wanted if name != "id"]]
    found = {name: VIEWS[name](item, locale) for name in names}
    return {name: value for name, value in found.items() if value is not None}


def holds(rule: Json, item: Item) -> bool:
    """Whether a filter's rule is true for an item."""
    if not isinstance(rule, dict):
        raise bad_parameter("Invalid filter rule")
    for name, condition in rule.items():
        if name in ("or", "and"):
            parts = [holds(each, item) for each in condition]
            if not (any(parts) if name == "or" else all(parts)):
                return False
        elif name not in VIEWS:
            raise bad_parameter(f"Invalid filter field: {name}")
        elif not _meets(VIEWS[name](item, "vi"), condition):
            return False
    return True


def _meets(value: Json, condition: Json) -> bool:
    if not isinstance(condition, dict) or len(condition) != 1:
        raise bad_parameter("Invalid filter operator")
    [(operator, given)] = condition.items()
    if operator == "eq":
        return bool(value == given)
    if operator == "is_any":
        return value in given
    if operator == "i_contains":
        return str(given).casefold() in str(value or "").casefold()
    raise bad_parameter(f"Invalid filter operator: {operator}")
