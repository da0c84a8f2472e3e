"""Parcels: what must be said to ship, shipping, and the tracking number that comes a little later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storemanager.practice.http import Json
from storemanager.practice.shopee.calls import Call, stamp, whole
from storemanager.practice.shopee.errors import ApiError, wrong
from storemanager.practice.shopee.orders import get
from storemanager.practice.shopee.records import Order

if TYPE_CHECKING:
    from storemanager.practice.shopee.floor import Floor

ADDRESS_ID = 8_812
_NEEDED = {"pickup": ["address_id", "pickup_time_id"], "dropoff": [], "non_integrated": ["tracking_no"]}


def shipping_parameter(shop: Floor, call: Call) -> Json:
    """GET logistics/get_shipping_parameter: one way of sending can be used."""
    order = _to_be_sent(shop, call.text("order_sn"))
    answer: dict[str, Json] = {"info_needed": {order.mode: _NEEDED[order.mode]}}
    if order.mode == "pickup":
        day = shop.now.replace(hour=3, minute=0, second=0)
        slots = [
            {"date": stamp(day), "time_text": "09:00 - 18:00", "pickup_time_id": str(stamp(day)), "flags": flags}
            for flags in (["recommended"], [])
        ]
        address = {
            "address_id": ADDRESS_ID,
            "region": "VN",
            "city": "Hà Nội",
            "address": "1 Hàng Gai",
            "address_flag": ["default_address", "pickup_address"],
            "time_slot_list": slots,
        }
        answer["pickup"] = {"address_list": [address]}
    if order.mode == "dropoff":
        answer["dropoff"] = {"branch_list": []}
    return answer


def _to_be_sent(shop: Floor, sn: str, *statuses: str) -> Order:
    order = get(shop, sn)
    if order.status not in (statuses or ("READY_TO_SHIP", "RETRY_SHIP")):
        raise ApiError("logistics.error_status_limit", "The order status does not support shipping.")
    return order


def ship(shop: Floor, call: Call) -> Json:
    """POST logistics/ship_order."""
    order = _to_be_sent(shop, call.given("order_sn", str), "READY_TO_SHIP")
    ways = [way for way in _NEEDED if isinstance(call.body.get(way), dict)]
    if ways != [order.mode]:
        raise wrong(f"{order.mode} is what this order needs", "logistics")
    way = call.body[order.mode]
    if order.mode == "pickup" and (way.get("address_id") != ADDRESS_ID or not way.get("pickup_time_id")):
        raise wrong("address_id or pickup_time_id is wrong", "logistics")
    if order.mode == "non_integrated" and not isinstance(way.get("tracking_number"), str):
        raise wrong("tracking_number is missing", "logistics")
    order.tracking = str(way.get("tracking_number", "")) or f"SPXVN{int(order.package[3:]) % 10**11:011d}"
    order.status, order.logistics = "PROCESSED", "LOGISTICS_REQUEST_CREATED"
    order.arranged = order.updated = shop.now
    return {}


def ship_again(shop: Floor, call: Call) -> Json:
    """POST logistics/update_shipping_order: another time for a parcel that the carrier did not fetch."""
    order = _to_be_sent(shop, call.given("order_sn", str), "RETRY_SHIP")
    way = call.given("pickup", dict)
    if way.get("address_id") != ADDRESS_ID or not way.get("pickup_time_id"):
        raise wrong("address_id or pickup_time_id is wrong", "logistics")
    order.status, order.logistics = "PROCESSED", "LOGISTICS_REQUEST_CREATED"
    order.fetched_again += 1
    order.updated = shop.now
    return {}


def tracking_number(shop: Floor, call: Call) -> Json:
    """GET logistics/get_tracking_number: empty until the carrier has answered."""
    order = get(shop, call.text("order_sn"))
    if order.arranged is None:
        raise ApiError("logistics.error_status_limit", "The order has not been arranged for shipment.")
    known = shop.clock() - order.arranged >= shop.tracking_comes_after
    return {"tracking_number": order.tracking if known else "", "hint": ""}


CARRIERS: tuple[dict[str, Json], ...] = (
    {
        "logistics_channel_id": 50021,
        "logistics_channel_name": "SPX Express",
        "cod_enabled": True,
        "enabled": True,
        "fee_type": "SIZE_INPUT",
        "weight_limit": {"item_max_weight": 50, "item_min_weight": 0},
        "mask_channel_id": 0,
    },
    {
        "logistics_channel_id": 50011,
        "logistics_channel_name": "Giao hàng nặng",
        "cod_enabled": False,
        "enabled": False,
        "fee_type": "SIZE_INPUT",
        "weight_limit": {"item_max_weight": 500, "item_min_weight": 0},
        "mask_channel_id": 0,
    },
)


def channels(_shop: Floor, _call: Call) -> Json:
    """GET logistics/get_channel_list."""
    return {"logistics_channel_list": [dict(row) for row in CARRIERS]}


def package_list(shop: Floor, call: Call) -> Json:
    """POST order/search_package_list: what is still to be sent."""
    size = whole(call.given("pagination", dict).get("page_size", 100), "page_size")
    if not 1 <= size <= 100:
        raise wrong("page_size is out of range", "order")
    waiting = [order for order in shop.orders.values() if order.status in ("READY_TO_SHIP", "RETRY_SHIP")]
    rows = [
        {
            "order_sn": order.sn,
            "package_number": order.package,
            "logistics_channel_id": 50021,
            "is_shipment_arranged": False,
        }
        for order in waiting[:size]
    ]
    more = len(waiting) > size
    return {"packages_list": rows, "pagination": {"total_count": len(waiting), "next_cursor": "", "more": more}}
