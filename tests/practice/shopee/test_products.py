"""Items of the practice Shopee: lists, models, stock and prices, and what promotions hold."""

from __future__ import annotations

import random
from typing import Any

from storemanager.practice.catalogue import fill
from tests.practice.shopee.conftest import Caller, Hands
from tests.practice.shopee.traffic import CheckedShopee

ANY = ["NORMAL", "UNLIST"]


def listed(caller: Caller, **more: Any) -> Any:
    return caller.get("product/get_item_list", **{"offset": 0, "page_size": 100, "item_status": ANY, **more})


def test_the_catalogue_of_all_practice_shops_fills_this_one_too(caller: Caller, shop: CheckedShopee) -> None:
    fill(shop, 30, random.Random(1))
    first = listed(caller, page_size=20)["response"]
    rest = listed(caller, page_size=20, offset=first["next_offset"])["response"]
    assert (len(first["item"]), len(rest["item"])) == (20, 10)
    assert (first["has_next_page"], rest["has_next_page"]) == (True, False)
    kinds = [item for item in shop.items.values() if item.has_model]
    assert kinds
    assert all(len(item.models) > 3 for item in kinds)


def test_the_list_shows_a_window_of_time_and_refuses_to_go_deep(
    caller: Caller, shop: CheckedShopee, clock: Hands, mug: int
) -> None:
    begun = int(clock.now.timestamp())
    clock.advance(hours=1)
    shop.set_stock("MUG", 7)
    assert [row["item_id"] for row in listed(caller, update_time_from=begun + 60)["response"]["item"]] == [mug]
    assert listed(caller, update_time_to=begun + 60)["response"]["item"] == []
    shop.deepest_offset = 50
    assert "offset over limit" in listed(caller, offset=51)["message"]
    assert caller.get("product/get_item_list", offset=0, page_size=10)["error"] == "product.error_param"


def test_an_item_without_kinds_carries_price_and_stock_itself_and_one_with_kinds_does_not(
    caller: Caller, mug: int, shirt: int
) -> None:
    rows = caller.get("product/get_item_base_info", item_id_list=f"{mug},{shirt},99")["response"]["item_list"]
    assert [row["item_id"] for row in rows] == [mug, shirt]
    assert rows[0]["stock_info_v2"]["seller_stock"][0]["stock"] == 50
    assert "stock_info_v2" not in rows[1]
    models = caller.get("product/get_model_list", item_id=shirt)["response"]["model"]
    assert [(model["model_sku"], model["tier_index"]) for model in models] == [("SHIRT-S", [0]), ("SHIRT-M", [1])]
    too_many = ",".join(str(number) for number in range(51))
    assert caller.get("product/get_item_base_info", item_id_list=too_many)["error"] == "error_param"


def written(caller: Caller, item: int, *pairs: tuple[int, int]) -> Any:
    rows = [{"model_id": model, "seller_stock": [{"stock": units}]} for model, units in pairs]
    return caller.post("product/update_stock", {"item_id": item, "stock_list": rows})


def test_stock_is_set_model_by_model_and_a_bad_one_fails_alone(caller: Caller, shop: CheckedShopee, shirt: int) -> None:
    small, medium = shop.items[shirt].models
    answer = written(caller, shirt, (small, 4), (4711, 3), (medium, -1))["response"]
    assert [row["model_id"] for row in answer["success_list"]] == [small]
    assert [row["model_id"] for row in answer["failure_list"]] == [4711, medium]
    assert [model.units for model in shop.items[shirt].models.values()] == [4, 10]
    assert written(caller, shirt)["error"] == "error_param"
    assert written(caller, 4711, (0, 1))["error"] == "product.error_item_not_found"


def test_a_promotion_holds_its_units_and_its_price(caller: Caller, shop: CheckedShopee, mug: int, clock: Hands) -> None:
    shop.promote("MUG", 70000, reserved=20, days=3)
    refused = written(caller, mug, (0, 19))["response"]["failure_list"]
    assert "reserved stock" in refused[0]["failed_reason"]
    assert written(caller, mug, (0, 20))["response"]["success_list"]
    price = {"item_id": mug, "price_list": [{"model_id": 0, "original_price": 95000}]}
    assert "promotion" in caller.post("product/update_price", price)["response"]["failure_list"][0]["failed_reason"]
    [held] = caller.get("product/get_item_promotion", item_id_list=str(mug))["response"]["success_list"]
    assert held["promotion"][0]["promotion_price_info"] == [{"promotion_price": 70000}]
    clock.advance(days=3)
    caller.token, _ = shop.tokens.pair(clock.now)
    assert caller.post("product/update_price", price)["response"]["success_list"][0]["original_price"] == 95000


def test_a_flash_sale_and_a_holiday_lock_the_stock(caller: Caller, shop: CheckedShopee, mug: int) -> None:
    shop.promote("MUG", 70000, kind="flash_sale")
    assert written(caller, mug, (0, 30))["error"] == "product.error_promotion_cantnot_update_stock"
    shop.find("MUG")[1].promotion = None
    shop.holiday = True
    assert written(caller, mug, (0, 30))["error"] == "product.error_holiday_mode"


def test_a_shop_with_two_warehouses_has_to_be_told_which(caller: Caller, shop: CheckedShopee) -> None:
    assert caller.get("shop/get_warehouse_detail")["error"] == "warehouse.error_not_in_whitelist"
    shop.locations = ["VNA", "VNB"]
    cup = shop.add_product({"name": "Tách", "sku": "CUP", "regular_price": "40000", "stock_quantity": 3})
    assert [row["location_id"] for row in caller.get("shop/get_warehouse_detail")["response"]] == ["VNA", "VNB"]
    assert written(caller, cup, (0, 9))["error"] == "product.error_param"
    rows = [{"model_id": 0, "seller_stock": [{"location_id": "VNB", "stock": 9}]}]
    assert caller.post("product/update_stock", {"item_id": cup, "stock_list": rows})["error"] == ""
    assert shop.items[cup].models[0].stock == {"VNA": 3, "VNB": 9}


def test_items_are_found_by_the_sku_of_a_model_and_taken_off_sale(
    caller: Caller, shop: CheckedShopee, shirt: int
) -> None:
    found = caller.get("product/search_item", item_sku="SHIRT-M", page_size=10)["response"]
    assert found["item_id_list"] == [shirt]
    answer = caller.post("product/unlist_item", {"item_list": [{"item_id": shirt, "unlist": True}, {"item_id": 5}]})
    assert [len(answer["response"][name]) for name in ("success_list", "failure_list")] == [1, 1]
    assert shop.items[shirt].status == "UNLIST"
