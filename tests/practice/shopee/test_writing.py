"""Making items: what the real Shopee would refuse, the practice Shopee refuses too."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any
from urllib.parse import urlencode

import pytest

from storemanager.practice.http import Request
from storemanager.practice.shopee import PARTNER_ID, PARTNER_KEY, taxonomy
from tests.practice.shopee.conftest import Caller, Hands
from tests.practice.shopee.traffic import CheckedShopee

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(20)


def a_mug(**changed: Any) -> dict[str, Any]:
    return {
        "item_name": "Cốc", "description": "Men lam", "item_sku": "BLUE", "category_id": taxonomy.MUGS,
        "original_price": 95000, "seller_stock": [{"stock": 4}], "weight": 0.35,
        "image": {"image_id_list": ["vn-1"]}, "logistic_info": [{"logistic_id": 50021, "enabled": True}],
        "attribute_list": [{"attribute_id": taxonomy.MATERIAL, "attribute_value_list": [{"value_id": 678}]}],
        "brand": {"brand_id": 0, "original_brand_name": "NoBrand"}, "item_status": "UNLIST", **changed,
    }  # fmt: skip


def value(**told: Any) -> list[dict[str, Any]]:
    return [{"attribute_id": taxonomy.MATERIAL, "attribute_value_list": [told]}]


def uploaded(shop: CheckedShopee, clock: Hands, content: bytes, kind: str) -> Any:
    """The answer to an upload, signed for the app alone."""
    path, timestamp = "/api/v2/media_space/upload_image", str(int(clock.now.timestamp()))
    sign = hmac.new(PARTNER_KEY.encode(), f"{PARTNER_ID}{path}{timestamp}".encode(), hashlib.sha256).hexdigest()
    query = urlencode({"partner_id": PARTNER_ID, "timestamp": timestamp, "sign": sign})
    request = Request("POST", path, query, {"content-type": kind}, content)
    return json.loads(shop.handle(request).body)


def in_a_form(content: bytes, name: str = "image") -> bytes:
    head = f'--X\r\nContent-Disposition: form-data; name="{name}"; filename="a.png"\r\n\r\n'
    return head.encode() + content + b"\r\n--X--\r\n"


def test_a_picture_gets_a_number_and_an_address_and_what_is_none_is_refused(shop: CheckedShopee, clock: Hands) -> None:
    form = "multipart/form-data; boundary=X"
    info = uploaded(shop, clock, in_a_form(PICTURE), form)["response"]["image_info"]
    assert shop.pictures[info["image_id"]] == PICTURE
    shown = shop.handle(Request("GET", info["image_url_list"][0]["image_url"]))
    assert (shown.status, shown.body, shown.headers["Content-Type"]) == (200, PICTURE, "image/png")
    assert shop.handle(Request("GET", "/file/nothing")).status == 404
    for content, kind in (
        (in_a_form(b"GIF89a"), form), (in_a_form(PICTURE, "file"), form), (in_a_form(b""), form), (b"", form),
        (PICTURE, "image/png"), (in_a_form(PICTURE), "multipart/form-data"), (b"\xff\x00--X", form),
    ):  # fmt: skip
        assert uploaded(shop, clock, content, kind)["error"].endswith("error_param")
    assert list(shop.pictures.values()) == [PICTURE]


@pytest.fixture
def pictured(shop: CheckedShopee) -> CheckedShopee:
    shop.pictures["vn-1"] = PICTURE
    return shop


@pytest.mark.parametrize(
    ("changed", "code", "words"),
    [
        ({"attribute_list": []}, "error_invalid_attribute", "Mandatory attribute Chất liệu"),
        ({"attribute_list": value(value_id=1)}, "error_invalid_attribute", "unknown value_id"),
        ({"attribute_list": value(value_id=0)}, "error_invalid_attribute", "of one's own"),
        ({"category_id": 4711}, "error_invalid_category", "Invalid category"),
        ({"category_id": taxonomy.TABLEWARE}, "error_invalid_category", "Invalid category"),
        ({"image": {"image_id_list": ["vn-2"]}}, "error_image_unavailable", "not available"),
        ({"image": {"image_id_list": ["vn-1"] * 10}}, "error_param", "1 to 9"),
        ({"weight": None}, "error_param", "weight is required"),
        ({"item_name": "x" * 121}, "error_param", "item_name"),
        ({"description": ""}, "error_param", "description"),
        ({"original_price": 10}, "error_param", "original_price"),
        ({"brand": {"brand_id": 9}}, "error_invalid_brand", "brand is invalid"),
        ({"logistic_info": []}, "error_invalid_logistic_info", "no enabled"),
        ({"logistic_info": [{"logistic_id": 50011, "enabled": True}]}, "error_invalid_logistic_info", "no enabled"),
        ({"weight": 60}, "error_invalid_logistic_info", "exceeds"),
    ],
)
def test_an_item_that_lacks_something_is_refused(
    caller: Caller, pictured: CheckedShopee, changed: dict[str, Any], code: str, words: str
) -> None:
    answer = caller.post("product/add_item", a_mug(**changed))
    assert answer["error"] == f"product.{code}"
    assert words in answer["message"]
    assert not pictured.items


def tiers(*sizes: str) -> list[dict[str, Any]]:
    return [{"name": "Cỡ", "option_list": [{"option": size} for size in sizes]}]


def model(*place: int, sku: str = "A") -> dict[str, Any]:
    return {"tier_index": list(place), "original_price": 95000, "seller_stock": [{"stock": 4}], "model_sku": sku}


def test_kinds_can_be_added_some_seconds_after_the_item(caller: Caller, pictured: CheckedShopee, clock: Hands) -> None:
    item = caller.post("product/add_item", a_mug())["response"]["item_id"]
    body = {"item_id": item, "tier_variation": tiers("S", "M"), "model": [model(0), model(1, sku="B")]}
    assert caller.post("product/init_tier_variation", body)["error"] == "product.error_item_not_found"
    clock.advance(seconds=5)
    assert caller.post("product/init_tier_variation", body)["error"] == ""
    models = caller.get("product/get_model_list", item_id=item)["response"]["model"]
    assert [(row["model_sku"], row["tier_index"]) for row in models] == [("A", [0]), ("B", [1])]
    assert caller.get("product/search_item", item_sku="BLUE", page_size=10)["response"]["item_id_list"] == []
    clock.advance(minutes=1)
    assert caller.get("product/search_item", item_sku="BLUE", page_size=10)["response"]["item_id_list"] == [item]


PARTLY_PICTURED = [{"name": "Cỡ", "option_list": [{"option": "S", "image": {"image_id": "vn-1"}}, {"option": "M"}]}]


@pytest.mark.parametrize(
    ("given", "models", "words"),
    [
        (tiers("S", "S"), [model(0)], "duplicate"),
        (tiers("S", "M"), [model(0), model(0)], "same tier_index"),
        (tiers("S", "M"), [model(2)], "out of range"),
        (tiers("S", "M") * 3, [model(0, 0, 0)], "1 to 2 members"),
        (tiers(*map(str, range(50))), [model(n) for n in range(51)], "1 to 50 members"),
        (PARTLY_PICTURED, [model(0)], "must have an image"),
    ],
)
def test_kinds_that_do_not_fit_together_are_refused(
    caller: Caller, pictured: CheckedShopee, shirt: int, given: Any, models: Any, words: str
) -> None:
    before = list(pictured.items[shirt].models)
    answer = caller.post("product/init_tier_variation", {"item_id": shirt, "tier_variation": given, "model": models})
    assert words in answer["message"]
    assert list(pictured.items[shirt].models) == before


def test_a_size_that_is_not_named_when_the_sizes_change_is_gone(
    caller: Caller, shop: CheckedShopee, shirt: int
) -> None:
    small, medium = shop.items[shirt].models
    body = {
        "item_id": shirt, "tier_variation": tiers("M", "L"), "model_list": [{"model_id": medium, "tier_index": [0]}],
    }  # fmt: skip
    assert caller.post("product/update_tier_variation", body)["error"] == ""
    assert list(shop.items[shirt].models) == [medium]
    assert caller.post("product/add_model", {"item_id": shirt, "model_list": [model(0)]})["error"]
    assert caller.post("product/add_model", {"item_id": shirt, "model_list": [model(1, sku="L")]})["error"] == ""
    assert [(each.sku, each.tier_index) for each in shop.items[shirt].models.values()] == [("SHIRT-M", [0]), ("L", [1])]
    changed = {"item_id": shirt, "model": [{"model_id": small, "model_sku": "X"}]}
    assert caller.post("product/update_model", changed)["error"] == "product.error_not_found"


def test_the_forms_of_a_category_say_what_it_wants(caller: Caller) -> None:
    rows = caller.get("product/get_category", language="vi")["response"]["category_list"]
    assert {row["category_id"] for row in rows if not row["parent_category_id"]} >= {taxonomy.HOME_AND_LIVING}
    [tree] = caller.get("product/get_attribute_tree", category_id_list=str(taxonomy.MUGS))["response"]["list"]
    assert [row["name"] for row in tree["attribute_tree"] if row["mandatory"]] == ["Chất liệu"]
    asked = {"category_id": taxonomy.SHIRTS, "offset": 200, "page_size": 100, "status": 1}
    brands = caller.get("product/get_brand_list", **asked)["response"]
    assert (len(brands["brand_list"]), brands["has_next_page"]) == (51, False)
    refused = caller.get("product/get_attribute_tree", category_id_list=str(taxonomy.TABLEWARE))
    assert refused["error"] == "product.error_invalid_category"
