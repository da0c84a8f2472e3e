"""Orders of the practice Shopee: from the basket to the money, with parcels, cancellations and returns."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from storemanager.practice.shopee import Shoppers
from storemanager.practice.shopee.floor import SoldOutError
from tests.practice.shopee.conftest import Caller, Hands
from tests.practice.shopee.traffic import CheckedShopee

FIELDS = "item_list,recipient_address,package_list,total_amount,pay_time,buyer_user_id,payment_method,pickup_done_time"


def listed(caller: Caller, clock: Hands, **more: Any) -> Any:
    now = int(clock.now.timestamp())
    params = {"time_range_field": "update_time", "time_from": now - 86400, "time_to": now + 9, "page_size": 100}
    return caller.get("order/get_order_list", **{**params, **more})


def one(caller: Caller, sn: str) -> Any:
    return caller.get("order/get_order_detail", order_sn_list=sn, response_optional_fields=FIELDS)["response"][
        "order_list"
    ][0]


def test_an_order_takes_stock_at_once_and_gives_it_back_when_it_is_off(shop: CheckedShopee, mug: int) -> None:
    order = shop.buy("MUG", 3, cod=False)
    assert (order.status, shop.items[mug].models[0].units) == ("UNPAID", 47)
    shop.cancel(order.sn)
    assert shop.items[mug].models[0].units == 50
    with pytest.raises(SoldOutError):
        shop.buy("MUG", 51)


def test_a_list_covers_fifteen_days_at_most_and_turns_its_pages_by_cursor(
    caller: Caller, shop: CheckedShopee, clock: Hands, mug: int
) -> None:
    sold = [shop.buy("MUG").sn for _ in range(5)]
    first = listed(caller, clock, page_size=3)["response"]
    rest = listed(caller, clock, page_size=3, cursor=first["next_cursor"])["response"]
    assert [row["order_sn"] for row in first["order_list"] + rest["order_list"]] == sold
    assert (first["more"], rest["more"]) == (True, False)
    long_ago = int(clock.now.timestamp()) - 16 * 86400
    assert listed(caller, clock, time_from=long_ago)["error"] == "order.order_list_invalid_time"


def test_pending_is_said_only_to_whoever_asks_for_it(
    caller: Caller, shop: CheckedShopee, clock: Hands, mug: int
) -> None:
    shop.buy("MUG", pending=True)
    plain = listed(caller, clock, response_optional_fields="order_status")["response"]["order_list"]
    asked = listed(caller, clock, request_order_status_pending="true")["response"]["order_list"]
    assert (plain[0]["order_status"], asked[0]["order_status"]) == ("READY_TO_SHIP", "PENDING")


def test_details_are_short_unless_more_is_asked_for_and_hide_the_buyer(
    caller: Caller, shop: CheckedShopee, mug: int
) -> None:
    order = shop.buy("MUG", 2, voucher=5000)
    bare = caller.get("order/get_order_detail", order_sn_list=order.sn)["response"]["order_list"][0]
    assert "item_list" not in bare
    assert bare["cod"] is True
    whole = one(caller, order.sn)
    assert whole["total_amount"] == 2 * 90000 + 22000 - 5000
    assert order.buyer.first_name not in str(whole["recipient_address"])
    assert order.buyer.phone not in str(whole["recipient_address"])
    assert caller.get("order/get_order_detail", order_sn_list="NONE")["error"] == "error_not_found"


def test_an_order_is_arranged_picked_up_and_delivered_and_its_number_comes_late(
    caller: Caller, shop: CheckedShopee, clock: Hands, mug: int
) -> None:
    sn = shop.buy("MUG").sn
    needed = caller.get("logistics/get_shipping_parameter", order_sn=sn)["response"]
    assert needed["info_needed"] == {"pickup": ["address_id", "pickup_time_id"]}
    place = needed["pickup"]["address_list"][0]
    way = {"address_id": place["address_id"], "pickup_time_id": place["time_slot_list"][0]["pickup_time_id"]}
    assert caller.post("logistics/ship_order", {"order_sn": sn, "dropoff": {}})["error"] == "logistics.error_param"
    assert caller.post("logistics/ship_order", {"order_sn": sn, "pickup": way})["error"] == ""
    assert caller.post("logistics/ship_order", {"order_sn": sn, "pickup": way})["error"].endswith("status_limit")
    assert caller.get("logistics/get_tracking_number", order_sn=sn)["response"]["tracking_number"] == ""
    clock.advance(seconds=5)
    assert caller.get("logistics/get_tracking_number", order_sn=sn)["response"]["tracking_number"].startswith("SPXVN")
    assert one(caller, sn)["order_status"] == "PROCESSED"
    shop.pick_up(sn)
    shop.deliver(sn)
    assert one(caller, sn)["package_list"][0]["logistics_status"] == "LOGISTICS_DELIVERY_DONE"


def test_the_seller_cancels_with_a_reason_that_the_market_knows(caller: Caller, shop: CheckedShopee, mug: int) -> None:
    order = shop.buy("MUG", 4)
    refused = {"order_sn": order.sn, "cancel_reason": "UNDELIVERABLE_AREA"}
    assert caller.post("order/cancel_order", refused)["error"] == "order.error_param"
    empty = {"order_sn": order.sn, "cancel_reason": "OUT_OF_STOCK"}
    assert caller.post("order/cancel_order", empty)["error"] == "order.error_param"
    rows = [{"item_id": mug, "model_id": 0}]
    assert caller.post("order/cancel_order", {**empty, "item_list": rows})["error"] == ""
    assert (order.status, shop.items[mug].models[0].units) == ("CANCELLED", 50)


def test_a_buyer_s_wish_to_cancel_is_granted_or_not(caller: Caller, shop: CheckedShopee, mug: int) -> None:
    kept, given_up = shop.buy("MUG"), shop.buy("MUG")
    for order, operation in ((kept, "REJECT"), (given_up, "ACCEPT")):
        shop.ask_to_cancel(order.sn)
        body = {"order_sn": order.sn, "operation": operation}
        assert caller.post("order/handle_buyer_cancellation", body)["error"] == ""
        assert caller.post("order/handle_buyer_cancellation", body)["error"] == "order.error_status"
    assert (kept.status, given_up.status) == ("READY_TO_SHIP", "CANCELLED")


def test_a_return_is_listed_confirmed_and_taken_from_what_the_seller_gets(
    caller: Caller, shop: CheckedShopee, clock: Hands, mug: int
) -> None:
    order = shop.buy("MUG", 2)
    shop.complete(order.sn)
    before = caller.get("payment/get_escrow_detail", order_sn=order.sn)["response"]["order_income"]
    assert before["escrow_amount"] == 180000 - before["commission_fee"] - before["service_fee"]
    asked = shop.ask_for_return(order.sn)
    now = int(clock.now.timestamp())
    window = {"update_time_from": now - 999, "update_time_to": now + 9, "page_no": 0, "page_size": 50}
    [row] = caller.get("returns/get_return_list", **window)["response"]["return"]
    assert (row["order_sn"], row["status"], row["refund_amount"]) == (order.sn, "REQUESTED", 90000)
    assert caller.post("returns/confirm", {"return_sn": asked.sn})["error"] == ""
    after = caller.get("payment/get_escrow_detail", order_sn=order.sn)["response"]
    assert after["return_order_sn_list"] == [asked.sn]
    assert before["escrow_amount"] - after["order_income"]["escrow_amount"] == 90000
    assert caller.get("returns/get_return_detail", return_sn=asked.sn)["response"]["status"] == "ACCEPTED"


def test_unpaid_orders_end_by_themselves(shop: CheckedShopee, clock: Hands, mug: int) -> None:
    order = shop.buy("MUG", 3, cod=False)
    clock.advance(hours=24)
    shop.drop_unpaid()
    assert (order.status, shop.items[mug].models[0].units) == ("CANCELLED", 50)


def test_the_same_shoppers_come_again_for_the_same_seed(clock: Hands) -> None:
    sold = []
    for _ in range(2):
        shop = CheckedShopee(clock=clock)
        shop.add_product({"name": "Cốc gốm", "sku": "MUG", "regular_price": "90000", "stock_quantity": 50})
        shoppers = Shoppers(shop, 3)
        for _ in range(12):
            shoppers.step()
        assert len(shop.orders) == len(shoppers.placed) > 3
        sold.append([(order.total, order.status, order.buyer.phone) for order in shop.orders.values()])
    assert sold[0] == sold[1]


def test_orders_are_to_be_sent_within_two_days(shop: CheckedShopee, mug: int) -> None:
    order = shop.buy("MUG")
    assert order.ship_by - order.created == timedelta(days=2)
