"""The practice Shopee lets nobody in who does not sign, and hands its tokens out once."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from storemanager.practice.shopee import PARTNER_ID, SHOP_ID
from tests.practice.shopee.conftest import Caller, Hands
from tests.practice.shopee.traffic import CheckedShopee


def test_a_wrong_key_is_a_wrong_signature(caller: Caller) -> None:
    assert caller.get("shop/get_shop_info")["shop_name"] == "Gốm Việt Official"
    caller.key = "another"
    assert caller.get("shop/get_shop_info")["error"] == "error_sign"


def test_a_clock_may_be_five_minutes_off_and_no_more(caller: Caller) -> None:
    caller.off = 299
    assert caller.get("shop/get_shop_info")["error"] == ""
    for off in (310, -310):
        caller.off = off
        answer = caller.get("shop/get_shop_info")
        assert (answer["error"], answer["message"]) == ("error_param", "Timestamp is expired.")


def test_the_consent_page_sends_the_seller_back_with_a_code_that_works_once(caller: Caller) -> None:
    landed = caller.consent("https://shop.example/back?from=shopee").headers["location"]
    query = parse_qs(urlsplit(landed).query)
    assert landed.startswith("https://shop.example/back?from=shopee&")
    body = {"code": query["code"][0], "shop_id": int(query["shop_id"][0]), "partner_id": PARTNER_ID}
    first = caller.post("auth/token/get", body, public=True)
    assert first["expire_in"] == 4 * 3600
    caller.token = first["access_token"]
    assert caller.get("shop/get_shop_info")["error"] == ""
    assert caller.post("auth/token/get", body, public=True)["error"] == "error_auth"


def test_a_code_is_worth_nothing_after_ten_minutes(caller: Caller, shop: CheckedShopee, clock: Hands) -> None:
    given = shop.tokens.agree(clock.now)
    clock.advance(minutes=10)
    body = {"code": given["code"], "shop_id": SHOP_ID, "partner_id": PARTNER_ID}
    assert caller.post("auth/token/get", body, public=True)["error"] == "error_auth"


def test_an_access_token_ends_after_four_hours_and_a_refresh_token_after_its_use(
    caller: Caller, shop: CheckedShopee, clock: Hands
) -> None:
    caller.token, refresh = shop.tokens.pair(clock.now)
    clock.advance(hours=4)
    assert caller.get("shop/get_shop_info")["message"] == "Invalid access_token."
    body = {"refresh_token": refresh, "shop_id": SHOP_ID, "partner_id": PARTNER_ID}
    again = caller.post("auth/access_token/get", body, public=True)
    caller.token = again["access_token"]
    assert caller.get("shop/get_shop_info")["error"] == ""
    assert caller.post("auth/access_token/get", body, public=True)["error"] == "error_auth"
    clock.advance(days=31)
    later = {**body, "refresh_token": again["refresh_token"]}
    assert caller.post("auth/access_token/get", later, public=True)["error"] == "error_auth"


def test_an_old_access_token_works_five_minutes_after_a_refresh(
    caller: Caller, shop: CheckedShopee, clock: Hands
) -> None:
    caller.token, refresh = shop.tokens.pair(clock.now)
    body = {"refresh_token": refresh, "shop_id": SHOP_ID, "partner_id": PARTNER_ID}
    caller.post("auth/access_token/get", body, public=True)
    assert caller.get("shop/get_shop_info")["error"] == ""
    clock.advance(minutes=5)
    assert caller.get("shop/get_shop_info")["error"] == "error_auth"


def test_whoever_asks_too_fast_is_told_so_and_is_welcome_a_second_later(
    caller: Caller, shop: CheckedShopee, clock: Hands
) -> None:
    shop.calls_per_second = 2
    answers = [caller.get("shop/get_shop_info")["error"] for _ in range(4)]
    assert answers == ["", "", "error_rate_limit", "error_rate_limit"]
    clock.advance(seconds=1)
    assert caller.get("shop/get_shop_info")["error"] == ""
    shop.calls_today = 0
    clock.advance(seconds=1)
    assert caller.get("shop/get_shop_info")["error"] == "error_limit"


def test_what_is_no_call_of_shopee_is_not_found(caller: Caller) -> None:
    assert caller.get("product/get_everything")["error"] == "error_not_found"
    assert caller.post("auth/somewhere", {}, public=True)["error"] == "error_not_found"
