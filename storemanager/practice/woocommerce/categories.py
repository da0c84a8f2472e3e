"""The routes of product categories."""

from storemanager.practice.http import Json
from storemanager.practice.woocommerce import product_views as views
from storemanager.practice.woocommerce.calls import Answer, Call
from storemanager.practice.woocommerce.errors import ApiError
from storemanager.practice.woocommerce.listing import page, single
from storemanager.practice.woocommerce.records import Category
from storemanager.practice.woocommerce.state import Shop
from storemanager.practice.woocommerce.values import fold, integer, name, rich_text, slug, text


def list_all(shop: Shop, call: Call) -> Answer:
    """GET products/categories."""
    sent = call.parameters
    chosen = [category for category in shop.categories.values() if _wanted(shop, category, sent)]
    chosen.sort(
        key=lambda category: _order(shop, category, str(sent.get("orderby"))), reverse=sent.get("order") == "desc"
    )
    return page(shop, call, chosen, views.CATEGORY, views.category_links)


def get(shop: Shop, call: Call) -> Answer:
    """GET products/categories/<id>."""
    return single(shop, call, views.CATEGORY, _category(shop, call.ids[0]), views.category_links)


def create(shop: Shop, call: Call) -> Answer:
    """POST products/categories. The same name under the same parent is refused with the id of the holder."""
    title = name(call.parameters.get("name"))
    parent = integer(call.parameters.get("parent"))
    if parent and parent not in shop.categories:
        raise ApiError(400, "woocommerce_rest_term_invalid", "Resource does not exist.")
    for category in shop.categories.values():
        if category.parent == parent and category.name.casefold() == title.casefold():
            raise ApiError(
                400,
                "term_exists",
                "A term with the name provided already exists with this parent.",
                resource_id=category.id,
            )
    category = Category(shop.next_id(), title, _free_slug(shop, call.parameters, title), parent)
    _write(category, call.parameters)
    shop.categories[category.id] = category
    shop.changed()
    return single(shop, call, views.CATEGORY, category, views.category_links, 201)


def update(shop: Shop, call: Call) -> Answer:
    """PUT products/categories/<id>."""
    category = _category(shop, call.ids[0])
    if call.parameters.get("name") is not None:
        category.name = name(call.parameters["name"])
    if call.parameters.get("parent") is not None:
        category.parent = integer(call.parameters["parent"])
    _write(category, call.parameters)
    shop.changed()
    return single(shop, call, views.CATEGORY, category, views.category_links)


def delete(shop: Shop, call: Call) -> Answer:
    """DELETE products/categories/<id>: only for good."""
    category = _category(shop, call.ids[0])
    if not call.parameters.get("force"):
        raise ApiError(501, "woocommerce_rest_trash_not_supported", "Resource does not support trashing.")
    answer = single(shop, call, views.CATEGORY, category, views.category_links)
    del shop.categories[category.id]
    shop.changed()
    return answer


def _category(shop: Shop, number: int) -> Category:
    category = shop.categories.get(number)
    if category is None:
        raise ApiError(404, "woocommerce_rest_term_invalid", "Resource does not exist.")
    return category


def _write(category: Category, sent: dict[str, Json]) -> None:
    if sent.get("description") is not None:
        category.description = rich_text(sent["description"])
    if sent.get("display") is not None:
        category.display = text(sent["display"])


def _free_slug(shop: Shop, sent: dict[str, Json], title: str) -> str:
    wanted = slug(text(sent.get("slug")) or title)
    taken = {category.slug for category in shop.categories.values()}
    place, result = 2, wanted
    while result in taken:
        result, place = f"{wanted}-{place}", place + 1
    return result


def _wanted(shop: Shop, category: Category, sent: dict[str, Json]) -> bool:
    if sent.get("include") and category.id not in sent["include"]:
        return False
    if category.id in (sent.get("exclude") or ()):
        return False
    if sent.get("parent") is not None and category.parent != sent["parent"]:
        return False
    if sent.get("slug"):
        asked = sent["slug"] if isinstance(sent["slug"], list) else str(sent["slug"]).split(",")
        if category.slug not in asked:
            return False
    if sent.get("search") and fold(str(sent["search"])) not in fold(category.name):
        return False
    return not sent.get("hide_empty") or bool(views.CATEGORY["count"](shop, category))


def _order(shop: Shop, category: Category, by: str) -> tuple[Json, int]:
    if by in ("id", "slug", "description"):
        return getattr(category, by), category.id
    if by == "count":
        return views.CATEGORY["count"](shop, category), category.id
    return fold(category.name), category.id
