"""Whatever is sent, the practice Shopee answers in its own words and keeps its books."""

from __future__ import annotations

import hashlib
import hmac
import json
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from hypothesis import given, settings
from hypothesis import strategies as st

from storemanager.practice.http import Request
from storemanager.practice.shopee import PARTNER_ID, PARTNER_KEY, SHOP_ID
from storemanager.practice.shopee.shop import READS, WRITES
from tests.practice.shopee.traffic import CheckedShopee

NOW = datetime(2026, 11, 22, 5, tzinfo=UTC)
WORDS = st.sampled_from(
    ["1", "0", "-1", "23620853561", "a,b", "", "NORMAL", "update_time", "1767225600", "true", "99999999999999"]
)
NAMES = [
    "offset",
    "page_size",
    "item_status",
    "item_id_list",
    "item_id",
    "order_sn",
    "order_sn_list",
    "time_from",
    "time_to",
    "time_range_field",
    "cursor",
    "page_no",
    "update_time_from",
    "update_time_to",
    "return_sn",
    "item_sku",
    "order_status",
    "category_id",
    "category_id_list",
    "status",
]
INSIDE = [
    "model_id",
    "seller_stock",
    "stock",
    "original_price",
    "item_id",
    "order_sn",
    "location_id",
    "page_size",
    "tracking_number",
    "attribute_id",
    "attribute_value_list",
    "value_id",
    "image_id_list",
    "tier_index",
    "comment_id",
    "comment",
    "option_list",
    "option",
    "logistic_id",
]
ODD = ["SN", 23620853561]
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from(["SN", 23620853561]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(INSIDE), inner, max_size=3),
    max_leaves=6,
)
GOOD: dict[str, Any] = {
    "item_id": 23620853561,
    "stock_list": [{"model_id": 0, "seller_stock": [{"stock": 4}]}],
    "price_list": [{"model_id": 0, "original_price": 95000}],
    "item_list": [{"item_id": 23620853561, "unlist": True}],
    "order_sn": "SN",
    "cancel_reason": "CUSTOMER_REQUEST",
    "operation": "ACCEPT",
    "note": "x",
    "pickup": {"address_id": 8812, "pickup_time_id": "1"},
    "return_sn": "R",
    "order_list": [{"order_sn": "SN", "shipping_document_type": "NORMAL_AIR_WAYBILL"}],
    "pagination": {"page_size": 10},
    "comment_list": [{"comment_id": 1, "comment": "Cảm ơn"}],
    "order_sn_list": ["SN"],
    "item_name": "Cốc",
    "description": "Men lam",
    "category_id": 101190,
    "original_price": 95000,
    "seller_stock": [{"stock": 4}],
    "weight": 0.3,
    "image": {"image_id_list": ["vn-1"]},
    "attribute_list": [{"attribute_id": 100061, "attribute_value_list": [{"value_id": 678}]}],
    "brand": {"brand_id": 0},
    "logistic_info": [{"logistic_id": 50021, "enabled": True}],
    "item_status": "UNLIST",
    "tier_variation": [{"name": "Cỡ", "option_list": [{"option": "S"}]}],
    "model": [{"tier_index": [0], "original_price": 95000, "seller_stock": [{"stock": 4}], "model_sku": "MUG"}],
    "model_list": [{"model_id": 23620853568, "tier_index": [0]}],
}
"""A body that every write understands; the tests put something odd in the place of parts of it."""

SPOILED = st.dictionaries(st.sampled_from(sorted(GOOD)), VALUES, min_size=1, max_size=3)
PARTS = st.sampled_from(
    [
        "stock_list", "price_list", "item_list", "order_list", "pagination", "pickup", "seller_stock", "image",
        "attribute_list", "brand", "logistic_info", "tier_variation", "model", "model_list", "comment_list",
    ]
)  # fmt: skip


def sent(shop: CheckedShopee, token: str, method: str, call: str, body: Any, query: dict[str, str]) -> Any:
    path, timestamp = f"/api/v2/{call}", str(int(NOW.timestamp()))
    base = f"{PARTNER_ID}{path}{timestamp}{token}{SHOP_ID}"
    sign = hmac.new(PARTNER_KEY.encode(), base.encode(), hashlib.sha256).hexdigest()
    signed = {"partner_id": PARTNER_ID, "timestamp": timestamp, "sign": sign, "access_token": token, "shop_id": SHOP_ID}
    content = b"" if body is None else json.dumps(body).encode()
    response = shop.handle(Request(method, path, urlencode({**query, **signed}), body=content))
    return json.loads(response.body)


def a_shop() -> tuple[CheckedShopee, str]:
    shop = CheckedShopee(clock=lambda: NOW, calls_per_second=1000)
    shop.add_product({"name": "Cốc", "sku": "MUG", "regular_price": "90000", "stock_quantity": 9})
    shop.pictures["vn-1"] = b"\x89PNG"
    order = shop.buy("MUG")
    shop.orders["SN"] = order
    return shop, shop.tokens.pair(NOW)[0]


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(READS)), st.dictionaries(st.sampled_from(NAMES), WORDS, max_size=6))
def test_no_query_breaks_the_shop(call: str, query: dict[str, str]) -> None:
    shop, token = a_shop()
    answer = sent(shop, token, "GET", call, None, query)
    assert set(answer) >= {"error", "message", "request_id"}
    assert shop.problems == []


def _holds(shop: CheckedShopee, call: str, body: dict[str, Any], token: str) -> None:
    answer = sent(shop, token, "POST", call, body, {})
    assert set(answer) >= {"error", "message", "request_id"}
    for item in shop.items.values():
        assert all(0 <= model.units <= 999_999 for model in item.models.values())
        assert all(1000 <= model.price < 10**12 for model in item.models.values())
        assert all(len(model.tier_index) == len(item.tiers) for model in item.models.values())


WRITTEN = st.sampled_from([*sorted(WRITES), "logistics/download_shipping_document"])


@settings(max_examples=120, deadline=None)
@given(WRITTEN, SPOILED)
def test_no_body_breaks_the_shop(call: str, spoiled: dict[str, Any]) -> None:
    shop, token = a_shop()
    _holds(shop, call, {**GOOD, **spoiled}, token)


@settings(max_examples=120, deadline=None)
@given(WRITTEN, PARTS, st.dictionaries(st.sampled_from(INSIDE), VALUES, min_size=1, max_size=2))
def test_no_odd_part_of_a_body_breaks_the_shop(call: str, part: str, odd: dict[str, Any]) -> None:
    shop, token = a_shop()
    inside = GOOD[part]
    changed = {**inside, **odd} if isinstance(inside, dict) else [{**inside[0], **odd}]
    _holds(shop, call, {**GOOD, part: changed}, token)


def test_the_practice_shop_needs_neither_window_nor_book_nor_client() -> None:
    heavy = "{'PySide6', 'sqlmodel', 'sqlalchemy', 'httpx'} & set(sys.modules)"
    code = f"import sys, storemanager.practice.shopee, storemanager.practice.server; print(sorted({heavy}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
