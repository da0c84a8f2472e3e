"""Items and their models: lists, details, promotions, stock and prices."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from storemanager.practice.http import Json
from storemanager.practice.shopee import media
from storemanager.practice.shopee.calls import LATEST, Call, moment, stamp, whole
from storemanager.practice.shopee.errors import ApiError, wrong
from storemanager.practice.shopee.records import Item, Model

if TYPE_CHECKING:
    from storemanager.practice.shopee.floor import Floor

STATUSES = frozenset({"NORMAL", "UNLIST", "BANNED", "REVIEWING", "SELLER_DELETE", "SHOPEE_DELETE"})
MOST_MODELS = 50


def item_list(shop: Floor, call: Call) -> Json:
    """GET product/get_item_list."""
    statuses = set(call.query.get("item_status", ()))
    if not statuses or not statuses <= STATUSES:
        raise wrong("item_status is missing or unknown", "product")
    offset, size = call.number("offset"), call.size()
    if offset < 0:
        raise wrong("offset is out of range", "product")
    if offset > shop.deepest_offset:
        raise ApiError("product.error_param", "get items offset over limit")
    begin = moment(call.number("update_time_from", 0))
    end = moment(call.number("update_time_to", LATEST))
    found = [item for item in shop.items.values() if item.status in statuses and begin <= item.updated <= end]
    found.sort(key=lambda item: item.id, reverse=True)
    page, more = found[offset : offset + size], offset + size < len(found)
    rows = [{"item_id": item.id, "item_status": item.status, "update_time": stamp(item.updated)} for item in page]
    answer: dict[str, Json] = {"item": rows, "total_count": len(found), "has_next_page": more}
    return {**answer, "next_offset": offset + size} if more else answer


def base_info(shop: Floor, call: Call) -> Json:
    """GET product/get_item_base_info: those that are not there are left out."""
    asked = call.numbers("item_id_list", 50)
    return {"item_list": [_item(shop, shop.items[each], call.now) for each in asked if each in shop.items]}


def model_list(shop: Floor, call: Call) -> Json:
    """GET product/get_model_list."""
    item = known(shop, call.number("item_id"))
    models = [_model(shop, model, call.now) for model in item.models.values()] if item.has_model else []
    return {"tier_variation": tiers_of(shop, item), "model": models}


def tiers_of(shop: Floor, item: Item) -> list[dict[str, Json]]:
    """The options as Shopee shows them; pictures stand at the first tier only."""
    shown: list[dict[str, Json]] = [
        {"name": name, "option_list": [{"option": option} for option in options]} for name, options in item.tiers
    ]
    for place, number in enumerate(item.tier_images):
        picture = {"image_id": number, "image_url": media.address_of(shop, number)}
        shown[0]["option_list"][place]["image"] = picture
    return shown


def promotions(shop: Floor, call: Call) -> Json:
    """GET product/get_item_promotion."""
    done: list[Json] = []
    failed: list[Json] = []
    for number in call.numbers("item_id_list", 50):
        item = shop.items.get(number)
        if item is None:
            failed.append({"item_id": number, "failed_reason": "item not found"})
            continue
        held = [(model, model.promotion) for model in item.models.values() if model.promotion is not None]
        rows = [
            {
                "promotion_type": promotion.kind,
                "promotion_id": promotion.id,
                "model_id": model.id,
                "start_time": stamp(promotion.begins),
                "end_time": stamp(promotion.ends),
                "promotion_price_info": [{"promotion_price": promotion.price}],
                "promotion_staging": "ongoing" if promotion.runs(call.now) else "upcoming",
                "promotion_stock_info_v2": {"summary_info": {}, "total_reserved_stock": promotion.reserved},
            }
            for model, promotion in held
            if call.now < promotion.ends
        ]
        done.append({"item_id": item.id, "promotion": rows})
    return {"success_list": done, "failure_list": failed}


def search(shop: Floor, call: Call) -> Json:
    """GET product/search_item: by the SKU of an item or of one of its models."""
    sku, size = call.text("item_sku").casefold(), call.size()
    found = [
        item.id
        for item in shop.items.values()
        if sku
        and (item.found_from is None or item.found_from <= call.now)
        and any(sku in each.casefold() for each in (item.sku, *(model.sku for model in item.models.values())))
    ]
    start = max(0, call.number("offset", 0))
    answer: dict[str, Json] = {"item_id_list": found[start : start + size], "total_count": len(found)}
    return {**answer, "next_offset": str(start + size) if start + size < len(found) else ""}


def update_stock(shop: Floor, call: Call) -> Json:
    """POST product/update_stock: whole numbers, of one item; what is reserved for promotions cannot be taken away."""
    item = known(shop, call.given("item_id", int))
    rows = _models_of(call, "stock_list")
    if shop.holiday:
        raise ApiError("product.error_holiday_mode", "The shop is in holiday mode, stock cannot be updated.")
    flash = [m for m in item.models.values() if (p := m.promoted(call.now)) is not None and p.kind == "flash_sale"]
    if flash:
        raise ApiError(
            "product.error_promotion_cantnot_update_stock", "The item is in promotion, stock cannot be updated."
        )
    done: list[Json] = []
    failed: list[Json] = []
    for row in rows:
        number = row.get("model_id", 0)
        model = item.models.get(number)
        place, units = _placed(shop, row)
        reason = _stock_refusal(model, units, call.now)
        if model is None or reason:
            failed.append({"model_id": number, "failed_reason": reason})
            continue
        model.stock[place] = units
        item.updated = shop.now
        done.append({"model_id": number, "location_id": place, "stock": units})
    return {"success_list": done, "failure_list": failed}


def _placed(shop: Floor, row: dict[str, Json]) -> tuple[str, int]:
    given = row.get("seller_stock")
    if not isinstance(given, list) or len(given) != 1 or not isinstance(given[0], dict):
        raise wrong("seller_stock is missing or of a wrong type", "product")
    place = str(given[0].get("location_id", ""))
    if len(shop.locations) > 1 and place not in shop.locations:
        raise wrong("location_id is missing or unknown", "product")
    if place and place not in shop.locations:
        raise wrong("location_id is unknown", "product")
    return place or shop.locations[0], whole(given[0].get("stock"), "stock")


def _stock_refusal(model: Model | None, units: int, now: datetime) -> str:
    if model is None:
        return "model not found"
    if not 0 <= units <= 999_999:
        return "stock is out of range"
    promotion = model.promoted(now)
    if promotion is not None and units < promotion.reserved:
        return "stock can not be less than the reserved stock of the ongoing promotion"
    return ""


def update_price(shop: Floor, call: Call) -> Json:
    """POST product/update_price: the price before any promotion."""
    item = known(shop, call.given("item_id", int))
    done: list[Json] = []
    failed: list[Json] = []
    for row in _models_of(call, "price_list"):
        number, price = row.get("model_id", 0), row.get("original_price")
        model = item.models.get(number)
        if model is None:
            failed.append({"model_id": number, "failed_reason": "model not found"})
        elif isinstance(price, bool) or not isinstance(price, (int, float)) or not 1000 <= price < 10**12 or price % 1:
            failed.append({"model_id": number, "failed_reason": "original_price is out of range"})
        elif model.promoted(call.now) is not None:
            reason = "price can not be changed while the model is in promotion"
            failed.append({"model_id": number, "failed_reason": reason})
        else:
            model.price, item.updated = int(price), shop.now
            done.append({"model_id": number, "original_price": model.price})
    return {"success_list": done, "failure_list": failed}


def unlist(shop: Floor, call: Call) -> Json:
    """POST product/unlist_item."""
    done: list[Json] = []
    failed: list[Json] = []
    for row in call.objects("item_list", 50):
        item = shop.items.get(whole(row.get("item_id"), "item_id"))
        if item is None or item.status not in ("NORMAL", "UNLIST"):
            failed.append({"item_id": row.get("item_id"), "failed_reason": "item not found or banned"})
            continue
        item.status, item.updated = "UNLIST" if row.get("unlist") else "NORMAL", shop.now
        done.append({"item_id": item.id, "unlist": item.status == "UNLIST"})
    return {"success_list": done, "failure_list": failed}


# --- Pieces ---


def known(shop: Floor, number: int) -> Item:
    item = shop.items.get(number)
    if item is None or item.status in ("SELLER_DELETE", "SHOPEE_DELETE"):
        raise ApiError("product.error_item_not_found", "Item is not found.")
    return item


def _models_of(call: Call, name: str) -> list[dict[str, Json]]:
    rows = call.objects(name, MOST_MODELS)
    numbers = [whole(row.get("model_id", 0), "model_id") for row in rows]
    if len(set(numbers)) != len(numbers):
        raise wrong("a model is named twice", "product")
    return rows


def _item(shop: Floor, item: Item, now: datetime) -> Json:
    promoted = any(model.promoted(now) is not None for model in item.models.values())
    whole: dict[str, Json] = {
        "item_id": item.id,
        "category_id": item.category_id,
        "item_name": item.name,
        "description": item.description,
        "item_sku": item.sku,
        "create_time": stamp(item.created),
        "update_time": stamp(item.updated),
        "image": {
            "image_url_list": item.images,
            "image_id_list": media.numbers_of(item),
        },
        "weight": item.kilograms,
        "item_status": item.status,
        "has_model": item.has_model,
        "has_promotion": promoted,
        "brand": {"brand_id": item.brand[0], "original_brand_name": item.brand[1]},
        "attribute_list": item.attributes,
        "logistic_info": [{"logistic_id": number, "enabled": True} for number in item.carriers],
        "condition": "NEW",
        "description_type": "normal",
    }
    if not item.has_model:
        model = item.models[0]
        whole |= {
            "price_info": _prices(model, now),
            "stock_info_v2": _stock(shop, model, now),
            "gtin_code": model.barcode,
        }
    return whole


def _model(shop: Floor, model: Model, now: datetime) -> Json:
    return {
        "model_id": model.id,
        "tier_index": model.tier_index,
        "model_sku": model.sku,
        "model_status": "MODEL_NORMAL",
        "has_promotion": model.promoted(now) is not None,
        "price_info": _prices(model, now),
        "stock_info_v2": _stock(shop, model, now),
        "gtin_code": model.barcode,
    }


def _prices(model: Model, now: datetime) -> Json:
    promotion = model.promoted(now)
    current = promotion.price if promotion is not None else model.price
    return [{"currency": "VND", "original_price": model.price, "current_price": current}]


def _stock(shop: Floor, model: Model, now: datetime) -> Json:
    promotion = model.promoted(now)
    reserved = promotion.reserved if promotion is not None else 0
    return {
        "summary_info": {"total_reserved_stock": reserved, "total_available_stock": model.units},
        "seller_stock": [
            {"location_id": place, "stock": units, "if_saleable": True} for place, units in model.stock.items()
        ],
        "shopee_stock": [],
    }
