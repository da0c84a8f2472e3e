"""What Shopee says of the shop itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from storemanager.practice.http import Json
from storemanager.practice.shopee.calls import Call, stamp
from storemanager.practice.shopee.errors import ApiError

if TYPE_CHECKING:
    from storemanager.practice.shopee.floor import Floor


def shop_info(shop: Floor, call: Call) -> dict[str, Json]:
    """GET shop/get_shop_info: its fields stand beside the envelope's."""
    until = shop.authorised_until or call.now + timedelta(days=360)
    return {
        "shop_name": shop.name,
        "region": "VN",
        "status": "NORMAL",
        "auth_time": stamp(until - timedelta(days=365)),
        "expire_time": stamp(until),
        "is_cb": False,
        "shop_fulfillment_flag": "Others",
    }


def warehouses(shop: Floor, _call: Call) -> Json:
    """GET shop/get_warehouse_detail: only for shops that have several."""
    if len(shop.locations) < 2:
        raise ApiError("warehouse.error_not_in_whitelist", "The shop is not in the whitelist.")
    return [
        {
            "warehouse_id": number,
            "warehouse_name": place,
            "warehouse_type": 1,
            "location_id": place,
            "region": "VN",
            "holiday_mode_state": 0,
        }
        for number, place in enumerate(shop.locations, start=1)
    ]
