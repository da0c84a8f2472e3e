"""Making and changing items. What is missing or odd is refused as Shopee would refuse it; not known officially, as the
public guides show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storemanager.practice.http import Json
from storemanager.practice.shopee import media, taxonomy
from storemanager.practice.shopee.calls import Call, whole
from storemanager.practice.shopee.errors import ApiError, wrong
from storemanager.practice.shopee.logistics import CARRIERS
from storemanager.practice.shopee.products import known
from storemanager.practice.shopee.records import Item, Model

if TYPE_CHECKING:
    from storemanager.practice.shopee.floor import Floor

Row = dict[str, Json]
LONGEST_NAME, LONGEST_DESCRIPTION, LONGEST_SKU = 120, 5000, 100
_LISTS, _OWN = frozenset({1, 2, 4, 5}), frozenset({2, 3, 5})


def add_item(shop: Floor, call: Call) -> Json:
    """POST product/add_item. SKUs need not be unique: whoever sends it twice has two items."""
    body = call.body
    item = Item(0, _name(body), _sku(body.get("item_sku", "")), shop.now, shop.now)
    item.description = _description(body)
    item.category_id = taxonomy.last(shop, body.get("category_id"))
    item.kilograms = _weight(body)
    item.images = media.addresses(shop, _part(body, "image").get("image_id_list"), None)
    item.attributes = _attributes(item.category_id, body.get("attribute_list", []))
    item.brand = _brand(item.category_id, body.get("brand"))
    item.carriers = _carriers(body.get("logistic_info"), float(item.kilograms))
    item.status = body.get("item_status", "NORMAL")
    if item.status not in ("NORMAL", "UNLIST"):
        raise wrong("item_status is unknown", "product")
    model = Model(0, item.sku, price(body), stock(shop, body), barcode=str(body.get("gtin_code", "")))
    item.id = shop.next_number()
    item.models[0] = model
    item.found_from = shop.now + shop.search_comes_after
    shop.items[item.id] = item
    return {"item_id": item.id, "item_name": item.name, "item_status": item.status, "category_id": item.category_id}


def update_item(shop: Floor, call: Call) -> Json:
    """POST product/update_item: what is left out stays as it is. All is looked at before anything is changed."""
    item, body = known(shop, call.given("item_id", int)), call.body
    category = taxonomy.last(shop, body["category_id"]) if "category_id" in body else item.category_id
    changed: Row = {"category_id": category}
    if "item_name" in body:
        changed["name"] = _name(body)
    if "description" in body:
        changed["description"] = _description(body)
    if "weight" in body:
        changed["kilograms"] = _weight(body)
    if "item_sku" in body:
        changed["sku"] = _sku(body["item_sku"])
    if "image" in body:
        changed["images"] = media.addresses(shop, _part(body, "image").get("image_id_list"), item)
    if "attribute_list" in body:
        changed["attributes"] = _attributes(category, body["attribute_list"])
    if "brand" in body:
        changed["brand"] = _brand(category, body["brand"])
    for name, value in changed.items():
        setattr(item, name, value)
    if not item.has_model:
        item.models[0].sku = item.sku
    item.updated = shop.now
    return {"item_id": item.id}


# --- Parts ---


def _part(body: Row, name: str) -> Row:
    found = body.get(name)
    if not isinstance(found, dict):
        raise wrong(f"{name} is missing or of a wrong type", "product")
    return found


def _name(body: Row) -> str:
    found = body.get("item_name")
    if not isinstance(found, str) or not 1 <= len(found.strip()) <= LONGEST_NAME:
        raise ApiError("product.error_param", f"The item_name must have 1 to {LONGEST_NAME} characters.")
    return found


def _description(body: Row) -> str:
    found = body.get("description")
    if not isinstance(found, str) or not 1 <= len(found.strip()) <= LONGEST_DESCRIPTION:
        raise ApiError("product.error_param", f"The description must have 1 to {LONGEST_DESCRIPTION} characters.")
    return found


def _sku(given: Json) -> str:
    if not isinstance(given, str) or len(given) > LONGEST_SKU:
        raise wrong("the SKU is too long or of a wrong type", "product")
    return given


def sku(row: Row) -> str:
    """The SKU of a model."""
    return _sku(row.get("model_sku", ""))


def _weight(body: Row) -> str:
    found = body.get("weight")
    if isinstance(found, bool) or not isinstance(found, (int, float)) or not 0 < found <= 1_000_000:
        raise ApiError("product.error_param", "The weight is required and must be greater than 0.")
    return f"{found:g}"


def price(row: Row) -> int:
    """A price before promotions: whole đồng."""
    found = row.get("original_price")
    if isinstance(found, bool) or not isinstance(found, (int, float)) or not 1000 <= found < 10**12 or found % 1:
        raise ApiError("product.error_param", "The original_price is out of range.")
    return int(found)


def stock(shop: Floor, row: Row) -> dict[str, int]:
    """What the seller has at each place."""
    given = row.get("seller_stock")
    if not isinstance(given, list) or len(given) != 1 or not isinstance(given[0], dict):
        raise wrong("seller_stock is missing or of a wrong type", "product")
    place, units = given[0].get("location_id"), whole(given[0].get("stock"), "stock")
    if (place is None and len(shop.locations) > 1) or (place is not None and place not in shop.locations):
        raise wrong("location_id is missing or unknown", "product")
    if not 0 <= units <= 999_999:
        raise wrong("stock is out of range", "product")
    return {**dict.fromkeys(shop.locations, 0), (place or shop.locations[0]): units}


def _carriers(given: Json, kilograms: float) -> list[int]:
    rows = [row for row in given if isinstance(row, dict)] if isinstance(given, list) else []
    usable = {row["logistics_channel_id"]: row for row in CARRIERS if row["enabled"]}
    found = [row["logistic_id"] for row in rows if row.get("enabled") is True and row.get("logistic_id") in usable]
    if not found or len(rows) != len(given):
        raise ApiError("product.error_invalid_logistic_info", "There is no enabled logistics channel for this item.")
    if any(kilograms > usable[number]["weight_limit"]["item_max_weight"] for number in found):
        raise ApiError("product.error_invalid_logistic_info", "The weight exceeds the limit of the logistics channel.")
    return found


def _brand(category: int, given: Json) -> tuple[int, str]:
    known_brands = dict(taxonomy.brands_of(category))
    if not isinstance(given, dict):
        if category in taxonomy.BRAND_NEEDED:
            raise ApiError("product.error_invalid_brand", "The brand is mandatory for this category.")
        return 0, "NoBrand"
    number = given.get("brand_id")
    if isinstance(number, bool) or not isinstance(number, int) or number not in known_brands:
        raise ApiError("product.error_invalid_brand", "The brand is invalid for this category.")
    return number, known_brands[number]


# --- Attributes ---


def _attributes(category: int, given: Json) -> list[Row]:
    if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
        raise wrong("attribute_list is of a wrong type", "product")
    answers = {row.get("attribute_id"): row.get("attribute_value_list") for row in given if _hashable(row)}
    asked = _asked(taxonomy.ATTRIBUTES.get(category, []), answers)
    if len(answers) != len(given) or not set(answers) <= set(asked):
        raise _bad("The attribute_id is invalid for this category.")
    for number, attribute in asked.items():
        if attribute["mandatory"] and number not in answers:
            raise _bad(f"Mandatory attribute {attribute['name']} is missing.")
    return [_answered(asked[number], rows) for number, rows in answers.items()]


def _hashable(row: Row) -> bool:
    number = row.get("attribute_id")
    return isinstance(number, int) and not isinstance(number, bool)


def _asked(attributes: list[Row], answers: dict[Json, Json]) -> dict[int, Row]:
    """What the form asks for, with what belongs to the values that were chosen."""
    found: dict[int, Row] = {}
    for attribute in attributes:
        found[attribute["attribute_id"]] = attribute
        given = answers.get(attribute["attribute_id"])
        chosen = [row.get("value_id") for row in given if isinstance(row, dict)] if isinstance(given, list) else []
        for value in attribute["attribute_value_list"]:
            if value["value_id"] in chosen:
                found |= _asked(value.get("child_attribute_list", []), answers)
    return found


def _answered(attribute: Row, given: Json) -> Row:
    info = attribute["attribute_info"]
    several = info["input_type"] in (4, 5)
    most = info["max_value_count"] if several else 1
    if not isinstance(given, list) or not 1 <= len(given) <= most or not all(isinstance(row, dict) for row in given):
        raise _bad(f"The attribute {attribute['name']} has a wrong number of values.")
    values = [_value(attribute, row) for row in given]
    return {
        "attribute_id": attribute["attribute_id"],
        "original_attribute_name": attribute["name"],
        "is_mandatory": attribute["mandatory"],
        "attribute_value_list": values,
    }


def _value(attribute: Row, row: Row) -> Row:
    info, number = attribute["attribute_info"], row.get("value_id")
    offered = {value["value_id"]: value for value in attribute["attribute_value_list"]}
    if isinstance(number, bool) or not isinstance(number, int):
        raise _bad(f"The attribute {attribute['name']} has no value_id.")
    if number:
        if info["input_type"] not in _LISTS or number not in offered:
            raise _bad(f"The attribute {attribute['name']} has an unknown value_id.")
        shown = offered[number]
        return {"value_id": number, "original_value_name": shown["name"], "value_unit": shown.get("value_unit", "")}
    text, unit = row.get("original_value_name"), row.get("value_unit", "")
    if info["input_type"] not in _OWN or not isinstance(text, str) or not text:
        raise _bad(f"The attribute {attribute['name']} takes no value of one's own.")
    if info["format_type"] == 2 and unit not in info["attribute_unit_list"]:
        raise _bad(f"The attribute {attribute['name']} needs a value_unit.")
    if info["input_validation_type"] in (1, 3, 4) and not text.replace(".", "", 1).lstrip("-").isdecimal():
        raise _bad(f"The attribute {attribute['name']} needs a number.")
    return {"value_id": 0, "original_value_name": text, "value_unit": unit if isinstance(unit, str) else ""}


def _bad(message: str) -> ApiError:
    return ApiError("product.error_invalid_attribute", message)
