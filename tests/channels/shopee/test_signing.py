"""Shopee's signatures: every example of its documentation comes out."""

from __future__ import annotations

from datetime import UTC, datetime

import httpx
import pytest

from storemanager.channels.shopee.signing import ShopeeAuth, Signer, is_public, signature
from storemanager.vault import Secret

KEY, PARTNER, AT = "shpk_test_7b1f0c9d2e4a", "2001887", 1767225600
TOKEN, SHOP = "6b5a46716e474d6f", "322300222"


@pytest.mark.parametrize(
    ("path", "sign"),
    [
        ("/api/v2/auth/token/get", "3d91692dc88eac568cef7d0d3df127f24bb67f2f118709a9efdec4aefba5876b"),
        ("/api/v2/order/get_order_list", "1faf9c6afcceac313f9702dd1356f3d4954874ed3854365636af2dcc869aa2eb"),
        ("/api/v2/product/update_stock", "99aa6c8d0759ed213f031710d43910424991d2664a24fc55f2f88f2b25be64e2"),
        ("/api/v2/shop/auth_partner", "9afe07fe6b31d561364a738138d7ad6892956b403536405cc2cc893f11c9fe50"),
    ],
)
def test_every_signature_of_the_documentation_comes_out(path: str, sign: str) -> None:
    token, shop = ("", "") if is_public(path) else (TOKEN, SHOP)
    assert signature(KEY, PARTNER, path, AT, token=token, shop=shop) == sign
    assert signature(Secret(KEY), PARTNER, path, AT, token=token, shop=shop) == sign, "a hidden key signs as well"


def sent(url: str) -> httpx.QueryParams:
    signer = Signer(PARTNER, Secret(KEY))
    auth = ShopeeAuth(signer, lambda: datetime.fromtimestamp(AT, UTC), lambda: (TOKEN, SHOP))
    request = httpx.Request("GET", url)
    return next(auth.auth_flow(request)).url.params


def test_filters_stand_beside_the_signature_and_are_not_part_of_it() -> None:
    params = sent("https://partner.example/api/v2/order/get_order_list?page_size=50&item_status=A&item_status=B")
    assert params["sign"] == "1faf9c6afcceac313f9702dd1356f3d4954874ed3854365636af2dcc869aa2eb"
    assert params.get_list("item_status") == ["A", "B"]
    assert (params["access_token"], params["shop_id"], params["timestamp"]) == (TOKEN, SHOP, str(AT))


def test_a_call_for_the_app_alone_names_no_shop() -> None:
    params = sent("https://partner.example/api/v2/auth/token/get")
    assert params["sign"] == "3d91692dc88eac568cef7d0d3df127f24bb67f2f118709a9efdec4aefba5876b"
    assert "access_token" not in params
    assert "shop_id" not in params


def test_an_address_with_a_path_of_its_own_is_signed_as_shopee_knows_it() -> None:
    params = sent("https://relay.example/shopee/api/v2/product/update_stock")
    assert params["sign"] == "99aa6c8d0759ed213f031710d43910424991d2664a24fc55f2f88f2b25be64e2"
