"""The ways into a shop: HTTPS, hosts that strip the header, plain http with a signature, wrong keys, wrong clocks."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from oauthlib.oauth1 import Client

from storemanager.channels.base import ListingRef, Outcome, StockUpdate
from storemanager.channels.errors import SignInError
from storemanager.channels.woocommerce import WooCommerce
from storemanager.channels.woocommerce.api import WooApi
from storemanager.channels.woocommerce.signing import SignIn, possible_ways
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import Key, PracticeShop
from storemanager.practice.woocommerce.auth import Keys
from tests.channels.world import KEY, SECRET, Script, World, answer, refusal, rows, settings

Connect = Callable[..., WooCommerce]
STRANGER = refusal(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.")


def test_https_takes_the_keys_in_the_header_and_never_in_the_address(world: World) -> None:
    script = Script(rows())
    WooCommerce(settings(), context=world.context(script)).find_by_skus(["MUG"])
    assert script.requests[0].headers["authorization"].startswith("Basic ")
    assert "consumer" not in str(script.requests[0].url)


def test_a_host_that_strips_the_header_gets_the_keys_in_the_address(
    world: World, shop: PracticeShop, mug: int, connect: Connect
) -> None:
    with PracticeServer(shop, strip_authorization=True) as server:
        # Loopback also tries a signature, which needs no header either.
        website = connect(server.url)
        assert website.check().values["sign_in"] == "oauth"
    with_https = Script(STRANGER, rows())
    website = WooCommerce(settings(), context=world.context(with_https))
    website.find_by_skus(["MUG"])
    assert parse_qs(urlsplit(str(with_https.requests[1].url)).query)["consumer_secret"] == [SECRET]
    assert SECRET not in "\n".join(world.lines)
    assert website._api.sign_in is SignIn.URL_KEYS


def test_the_way_that_was_found_is_remembered(world: World, shop: PracticeShop, mug: int, connect: Connect) -> None:
    with PracticeServer(shop, strip_authorization=True) as server:
        found = connect(server.url).check().values
        server.requests.reset()
        connect(server.url, **found).find_by_skus(["MUG"])
        assert {row.status for row in server.requests} == {200}


def test_a_write_may_find_the_way_too_because_a_stranger_changes_nothing(
    shop: PracticeShop, mug: int, connect: Connect
) -> None:
    with PracticeServer(shop, strip_authorization=True) as server:
        results = connect(server.url).write_stock([StockUpdate(ListingRef(str(mug)), 40, 50)])
        assert [result.outcome for result in results] == [Outcome.DONE]
        assert shop.stock_of("MUG") == 40


def test_asking_what_a_route_can_do_proves_nothing_about_the_keys(shop: PracticeShop, connect: Connect) -> None:
    with PracticeServer(shop, strip_authorization=True) as server:
        assert connect(server.url).read_all_stock() == []


def test_plain_http_is_signed_and_the_secret_never_travels(shop: PracticeShop, mug: int, connect: Connect) -> None:
    with PracticeServer(shop, pretend_https=False) as server:
        website = connect(server.url, sign_in="oauth")
        assert [product.title for product in website.find_by_skus(["MUG"])] == ["Cốc gốm & đĩa"]
        assert website.write_stock([StockUpdate(ListingRef(str(mug)), 48, 50)])[0].stock == 48
        asked = json.dumps([row.query for row in server.requests])
        assert "oauth_signature" in asked
        assert SECRET not in asked


def test_vietnamese_and_bracket_parameters_are_signed_right(world: World, shop: PracticeShop) -> None:
    with PracticeServer(shop, pretend_https=False) as server:
        api = WooApi(settings(server.url, sign_in="oauth"), world.context())
        api.get("products", {"search": "áo thun & nón lá 50%+", "status": "any", "include[0]": 1, "include[1]": 2})
        assert [row.status for row in server.requests] == [200]
        api.http.close()


def test_each_signed_request_has_a_nonce_of_its_own(shop: PracticeShop, mug: int, connect: Connect) -> None:
    with PracticeServer(shop, pretend_https=False) as server:
        website = connect(server.url, sign_in="oauth")
        for _ in range(5):
            website.find_by_skus(["MUG"])
        assert {row.status for row in server.requests} == {200}


def test_f62_a_wrong_clock_here_is_corrected_by_the_shops_own(
    world: World, shop: PracticeShop, mug: int, connect: Connect
) -> None:
    shop.clock = lambda: world.now() + timedelta(hours=7)
    with PracticeServer(shop, pretend_https=False) as server:
        website = connect(server.url, sign_in="oauth")
        assert website.find_by_skus(["MUG"])
        assert [row.status for row in server.requests].count(401) == 1
        found = website.check()
        assert found.clock_off_seconds == pytest.approx(-7 * 3600, abs=2)
        assert any("420 minutes behind" in str(warning) for warning in found.warnings)


def test_f62_a_clock_that_cannot_be_corrected_is_named_with_its_minutes(world: World) -> None:
    from email.utils import format_datetime

    late = refusal(401, "woocommerce_rest_authentication_error", "Invalid timestamp.")
    late.headers["Date"] = format_datetime(world.now() - timedelta(minutes=25), usegmt=True)
    website = WooCommerce(settings("http://127.0.0.1", sign_in="oauth"), context=world.context(Script(late)))
    with pytest.raises(SignInError, match="25 minutes ahead") as caught:
        website.find_by_skus(["MUG"])
    assert "date" in str(caught.value.advice)


def test_plain_http_is_refused_unless_the_owner_agreed(world: World) -> None:
    script = Script(rows())
    with pytest.raises(SignInError, match="https://"):
        WooCommerce(settings("http://shop.example"), context=world.context(script)).find_by_skus(["A"])
    assert not script.requests
    allowed = WooCommerce(settings("http://shop.example", allow_http="yes"), context=world.context(script))
    allowed.find_by_skus(["A"])
    assert SECRET not in str(script.requests[0].url)
    assert "authorization" not in script.requests[0].headers
    assert possible_ways("http://shop.example") == (SignIn.OAUTH,)


def test_every_refused_key_gets_its_own_sentence(shop: PracticeShop, connect: Connect) -> None:
    with PracticeServer(shop) as server:
        shop.keys = Keys([Key(KEY, "cs_another")])
        with pytest.raises(SignInError, match="secret does not belong"):
            connect(server.url).find_by_skus(["MUG"])
        shop.keys = Keys([Key(KEY, SECRET, "read")])
        with pytest.raises(SignInError, match="may only read"):
            connect(server.url).write_stock([StockUpdate(ListingRef("16"), 1, 2)])
        assert connect(server.url).check().can_write is False
        shop.keys = Keys([Key("ck_other", SECRET)])
        with pytest.raises(SignInError):
            connect(server.url).find_by_skus(["MUG"])


def test_an_unknown_key_is_said_to_be_no_longer_accepted(world: World) -> None:
    website = WooCommerce(settings(), context=world.context(Script(STRANGER)))
    with pytest.raises(SignInError, match="no longer accepts"):
        website.find_by_skus(["MUG"])


def test_f53_a_missing_right_is_named_and_the_rest_keeps_running(world: World) -> None:
    def by_route(request: httpx.Request) -> httpx.Response:
        if "/orders" in request.url.path:
            return refusal(403, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.")
        return rows()

    website = WooCommerce(settings(), context=world.context(Script(by_route)))
    assert website.find_by_skus(["MUG"]) == ()
    with pytest.raises(SignInError):
        website.pull_orders(None)
    assert website.find_by_skus(["MUG"]) == ()


def test_a_signature_is_the_one_oauthlib_makes_for_the_same_moment(world: World) -> None:
    script = Script(answer([]))
    api = WooApi(settings("http://127.0.0.1:8080", sign_in="oauth"), world.context(script))
    api.get("orders", {"status": "processing,on-hold", "search": "Nguyễn"})
    sent = parse_qs(urlsplit(str(script.requests[0].url)).query)
    same = Client(
        KEY,
        client_secret=SECRET,
        signature_method="HMAC-SHA256",
        signature_type="QUERY",
        timestamp=str(int(world.now().timestamp())),
        nonce=sent["oauth_nonce"][0],
    )
    plain = "http://127.0.0.1:8080/wp-json/wc/v3/orders?status=processing%2Con-hold&search=Nguy%E1%BB%85n"
    expected = parse_qs(urlsplit(same.sign(plain)[0]).query)
    assert sent["oauth_signature"] == expected["oauth_signature"]
