"""Shopee keeps the contract of all connectors."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from storemanager.channels.base import (
    Catalogue,
    Channel,
    Context,
    GuidedConnect,
    Labels,
    ListingForms,
    ListingRef,
    Orders,
    Outcome,
    Prices,
    Stock,
    StockUpdate,
)
from storemanager.channels.errors import ChannelError, RejectedError, SignInError, TransientError
from storemanager.channels.shopee import Shopee
from tests.channels.contract import ConnectorContract
from tests.channels.shopee.conftest import settings
from tests.channels.world import Script, World, answer

ACCESS, REFRESH = "6b5a46716e474d6f6b5a46716e474d6f", "4f75d3c1a06b2e98f1c0d3b2a4e5f607"
TOKENS = {"access_token": ACCESS, "refresh_token": REFRESH, "shop_id": "322300222"}
ORDER: dict[str, Any] = {
    "order_sn": "2601058R48U37H", "region": "VN", "currency": "VND", "cod": True, "order_status": "READY_TO_SHIP",
    "create_time": 1767601591, "update_time": 1767605191, "days_to_ship": 2, "ship_by_date": 1767774391,
    "pay_time": None, "total_amount": 184000, "buyer_user_id": 1170319091, "buyer_username": "xt4fdsf96j",
    "payment_method": "Cash on Delivery", "estimated_shipping_fee": 22000, "message_to_seller": "", "note": "",
    "recipient_address": {
        "name": "P******n", "phone": "******64", "city": "Huyện Phước Long", "district": "Xã Phong Thạnh",
        "state": "Bạc Liêu", "region": "VN", "zipcode": "", "full_address": "Ấp******",
    },
    "item_list": [{
        "item_id": 23620853561, "item_name": "Áo thun", "item_sku": "AO", "model_id": 221404189791,
        "model_name": "Đỏ,M", "model_sku": "AO-DO-M", "model_quantity_purchased": 1, "model_original_price": 199000,
        "model_discounted_price": 179000, "order_item_id": 23620853561, "promotion_type": "product_promotion",
        "promotion_id": 779222207758537, "product_location_id": ["VNZ"],
    }],
    "package_list": [{
        "package_number": "OFG166300791210964", "logistics_status": "LOGISTICS_READY",
        "shipping_carrier": "SPX Express", "logistics_channel_id": 50021,
        "item_list": [{"item_id": 23620853561, "model_id": 221404189791, "model_quantity": 1}],
    }],
}  # fmt: skip


def reply(inside: Any = None, error: str = "", message: str = "", status: int = 200) -> httpx.Response:
    return answer({"error": error, "message": message, "request_id": "a1", "response": inside or {}}, status)


def an_order(**changed: Any) -> httpx.Response:
    return reply({"order_list": [{**ORDER, **changed}]})


class TestShopee(ConnectorContract):
    items = (ListingRef("100", "1"), ListingRef("100", "999"), ListingRef("100", "2"))
    secrets = (ACCESS, "shpk_practice_5a6b7c8d9e0f")

    def make(self, context: Context) -> Channel:
        return Shopee(settings("https://shop.example", TOKENS), context=context)

    def an_order(self) -> httpx.Response:
        return an_order()

    def nothing_there(self) -> httpx.Response:
        return reply(error="error_not_found", message="Wrong parameters, detail: the order is not found.")

    def key_refused(self) -> httpx.Response:
        return reply(error="partner_shop_no_link", message="The shop is not linked to the partner.")

    def written(self, request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content)
        assert (body["item_id"], [each["model_id"] for each in body["stock_list"]]) == (100, [1, 999, 2])
        done = [{"model_id": 1, "location_id": "VNZ", "stock": 5}, {"model_id": 2, "location_id": "VNZ", "stock": 7}]
        return reply({"success_list": done, "failure_list": [{"model_id": 999, "failed_reason": "model is locked"}]})


def made(world: World, script: Script) -> Shopee:
    return Shopee(settings("https://shop.example", TOKENS), context=world.context(script))


def test_it_has_every_ability_of_its_api(world: World) -> None:
    shopee = made(world, Script(reply()))
    for ability in (Catalogue, ListingForms, Stock, Prices, Orders, Labels, GuidedConnect):
        assert isinstance(shopee, ability)


@pytest.mark.parametrize(
    ("code", "message", "kind", "words"),
    [
        ("error_limit", "limit", TransientError, "today's number"),
        ("error_server", "", TransientError, "fault of its own"),
        ("common.error_inner", "", TransientError, "fault of its own"),
        ("error_system_busy", "", TransientError, "fault of its own"),
        ("error_network", "", TransientError, "fault of its own"),
        ("shop_no_linked", "", SignInError, "not authorised"),
        ("partner_shop_no_link", "", SignInError, "not authorised"),
        ("error_auth", "Your shop can not access this api.", SignInError, "not authorised"),
        ("error_partner_key_expired", "", SignInError, "expired"),
        ("shop_banned", "", SignInError, "closed or frozen"),
        ("error_kyc_auth", "", SignInError, "prove who they are"),
        ("error_sign", "Wrong sign.", SignInError, "not that of this app"),
        ("error_param", "Timestamp is expired.", SignInError, "clock"),
        ("error_api_permission", "", SignInError, "may not do this"),
        ("product.error_permission", "", SignInError, "may not do this"),
        ("error_api_call_restricted", "", SignInError, "may not do this"),
        ("source_ip_undeclared", "", SignInError, "addresses listed"),
        ("order.error_param", "order_sn is wrong", RejectedError, "order_sn is wrong"),
        ("discount.something_new", "no such thing allowed", RejectedError, "no such thing allowed"),
    ],
)
def test_every_refusal_of_the_sheet_ends_in_a_sentence_that_says_what_to_do(
    world: World, code: str, message: str, kind: type[ChannelError], words: str
) -> None:
    with pytest.raises(kind, match=words) as caught:
        made(world, Script(reply(error=code, message=message))).get_order("1")
    assert len(str(caught.value.advice)) > 20
    assert not getattr(caught.value, "unclear", False)


def test_a_throttled_account_goes_slower_and_still_gets_its_answer(world: World) -> None:
    busy = reply(error="error_rate_limit", message="Too many requests. Please try again later.")
    script = Script(busy, busy, an_order())
    assert made(world, script).get_order("1").remote_id == ORDER["order_sn"]
    assert len(script.requests) == 3
    assert sum(world.slept) > 0.5


def test_a_used_up_day_is_left_alone_until_midnight_in_singapore(world: World) -> None:
    script = Script(reply(error="error_limit", message="limit"))
    shopee = made(world, script)
    for _ in range(2):
        with pytest.raises(TransientError) as caught:
            shopee.get_order("1")
    assert len(script.requests) == 1
    # It is 13:00 there, and a pause is believed for an hour at a time.
    assert 3000 < (caught.value.retry_after_seconds or 0) <= 11 * 3600


def test_a_fault_of_shopee_s_own_leaves_a_write_unclear(world: World) -> None:
    script = Script(reply(error="error_server", message="internal"))
    [result] = made(world, script).write_stock([StockUpdate(ListingRef("100", "1"), 5, 9)])
    assert result.outcome is Outcome.UNKNOWN
    assert len(script.requests) == 1
