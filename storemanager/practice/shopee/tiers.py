"""The kinds of an item: tiers of options and the models in them. Not known officially, as the public guides show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from storemanager.practice.http import Json
from storemanager.practice.shopee import media
from storemanager.practice.shopee.calls import Call, whole
from storemanager.practice.shopee.errors import ApiError, wrong
from storemanager.practice.shopee.products import MOST_MODELS, known, tiers_of
from storemanager.practice.shopee.records import Item, Model
from storemanager.practice.shopee.writing import price, sku, stock

if TYPE_CHECKING:
    from storemanager.practice.shopee.floor import Floor

Row = dict[str, Json]
Tiers = list[tuple[str, list[str]]]
MOST_TIERS, MOST_OPTIONS = 2, 50


def begin(shop: Floor, call: Call) -> Json:
    """POST product/init_tier_variation: all models of before are gone."""
    item = _settled(shop, call)
    tiers, pictures = _tiers(shop, item, call.given("tier_variation", list))
    models = _new(shop, tiers, {}, call.objects("model", MOST_MODELS))
    item.tiers, item.tier_images = tiers, pictures
    item.models = {model.id: model for model in models}
    item.updated = shop.now
    shown = [{"tier_index": model.tier_index, "model_id": model.id, "model_sku": model.sku} for model in models]
    return {"item_id": item.id, "tier_variation": tiers_of(shop, item), "model": shown}


def update(shop: Floor, call: Call) -> Json:
    """POST product/update_tier_variation: models that are not named in `model_list` are gone."""
    item = _with_kinds(shop, call)
    tiers, pictures = _tiers(shop, item, call.given("tier_variation", list))
    if len(tiers) != len(item.tiers):
        raise wrong("the number of tiers can not be changed", "product")
    places: dict[int, list[int]] = {}
    for row in call.objects("model_list", MOST_MODELS):
        number = whole(row.get("model_id"), "model_id")
        if number not in item.models:
            raise ApiError("product.error_not_found", "The model is not found.")
        places[number] = _index(tiers, row.get("tier_index"), places.values())
    item.tiers, item.tier_images = tiers, pictures
    item.models = {number: item.models[number] for number in places}
    for number, place in places.items():
        item.models[number].tier_index = place
    item.updated = shop.now
    return {}


def add_models(shop: Floor, call: Call) -> Json:
    """POST product/add_model."""
    item = _with_kinds(shop, call)
    models = _new(shop, item.tiers, item.models, call.objects("model_list", MOST_MODELS))
    item.models |= {model.id: model for model in models}
    item.updated = shop.now
    return {"model": [{"tier_index": model.tier_index, "model_id": model.id} for model in models]}


def update_models(shop: Floor, call: Call) -> Json:
    """POST product/update_model: their SKUs."""
    item = _with_kinds(shop, call)
    changed: dict[int, str] = {}
    for row in call.objects("model", MOST_MODELS):
        number = whole(row.get("model_id"), "model_id")
        if number not in item.models:
            raise ApiError("product.error_not_found", "The model is not found.")
        changed[number] = sku(row)
    for number, text in changed.items():
        item.models[number].sku = text
    item.updated = shop.now
    return {}


# --- Pieces ---


def _settled(shop: Floor, call: Call) -> Item:
    """A new item is known to this part of Shopee only some seconds later."""
    item = known(shop, call.given("item_id", int))
    if item.found_from is not None and shop.clock() - item.created < shop.kinds_come_after:
        raise ApiError("product.error_item_not_found", "Item is not found.")
    return item


def _with_kinds(shop: Floor, call: Call) -> Item:
    item = known(shop, call.given("item_id", int))
    if not item.has_model:
        raise ApiError("product.error_item_no_model", "The item has no tier variation.")
    return item


def _tiers(shop: Floor, item: Item, given: Json) -> tuple[Tiers, list[str]]:
    """(the tiers, the pictures of the first one)."""
    if not 1 <= len(given) <= MOST_TIERS or not all(isinstance(row, dict) for row in given):
        raise wrong(f"tier_variation must have 1 to {MOST_TIERS} members", "product")
    tiers: Tiers = []
    for row in given:
        name, rows = row.get("name"), row.get("option_list")
        if not isinstance(name, str) or not name or not isinstance(rows, list) or not 1 <= len(rows) <= MOST_OPTIONS:
            raise wrong("tier_variation has a tier without name or options", "product")
        told = [each.get("option") if isinstance(each, dict) else None for each in rows]
        options = [each for each in told if isinstance(each, str) and each]
        if len(options) != len(told) or len(set(options)) != len(options):
            raise ApiError("product.error_param", "Tier variation options can not be empty or duplicate.")
        tiers.append((name, options))
    numbers = [_picture(each) for each in given[0]["option_list"]]
    if any(numbers) and not all(numbers):
        raise ApiError("product.error_tier_img_partial", "All options of the first tier must have an image, or none.")
    kept = set(item.tier_images)
    return tiers, [number if number in kept else media.known(shop, number) for number in numbers if number]


def _picture(option: Row) -> str:
    image = option.get("image")
    found = image.get("image_id") if isinstance(image, dict) else ""
    return found if isinstance(found, str) else ""


def _new(shop: Floor, tiers: Tiers, there: dict[int, Model], rows: Sequence[Row]) -> list[Model]:
    if len(there) + len(rows) > MOST_MODELS:
        raise ApiError("product.error_param", f"The number of models exceeds the limit of {MOST_MODELS}.")
    used = [model.tier_index for model in there.values()]
    made: list[Model] = []
    for row in rows:
        place = _index(tiers, row.get("tier_index"), used)
        used.append(place)
        model = Model(0, sku(row), price(row), stock(shop, row), place, str(row.get("gtin_code", "")))
        made.append(model)
    for model in made:
        model.id = shop.next_number()
    return made


def _index(tiers: Tiers, given: Json, used: Iterable[list[int]]) -> list[int]:
    if not isinstance(given, list) or len(given) != len(tiers):
        raise wrong("tier_index does not fit the tiers", "product")
    for place, (_, options) in zip(given, tiers, strict=True):
        if isinstance(place, bool) or not isinstance(place, int) or not 0 <= place < len(options):
            raise wrong("tier_index is out of range", "product")
    if given in list(used):
        raise ApiError("product.error_param", "Two models have the same tier_index.")
    return given
