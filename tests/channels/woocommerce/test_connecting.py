"""The guided Connect page and the check: each value tested at once, each trouble in plain words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest

from storemanager.channels.base import FieldKind, FieldTest
from storemanager.channels.errors import RejectedError, TransientError
from storemanager.channels.woocommerce import WooCommerce
from storemanager.channels.woocommerce.connecting import tidy_address
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import Key, PracticeShop
from storemanager.practice.woocommerce.auth import Keys
from tests.channels.world import KEY, SECRET, Script, World, answer, refusal, rows, settings

Connect = Callable[..., WooCommerce]
INDEX = {"name": "Cửa hàng", "namespaces": ["wc/v3", "wp/v2"], "timezone_string": "", "gmt_offset": 5.5}


def field_test(
    world: World, script: Script, key: str, address: str = "https://shop.example", **secrets: str
) -> FieldTest:
    made = settings(address)
    made = replace(made, secrets={**made.secrets, **secrets})
    return WooCommerce(made, context=world.context(script)).test_field(key)


@pytest.mark.parametrize(
    ("entered", "tidy"),
    [
        ("shop.example", "https://shop.example"),
        (" https://Shop.Example/ ", "https://shop.example"),
        ("https://shop.example/wp-admin/admin.php?page=wc-settings", "https://shop.example"),
        ("https://shop.example/vi/wp-json/wc/v3/", "https://shop.example/vi"),
        ("http://shop.example", "http://shop.example"),
        ("127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("shop.example/shop/", "https://shop.example"),
        ("shop.example/shopping", "https://shop.example/shopping"),
        ("", ""),
    ],
)
def test_whatever_was_pasted_becomes_the_address(entered: str, tidy: str) -> None:
    assert tidy_address(entered) == tidy


def test_the_form_and_the_guide_say_what_to_do() -> None:
    fields = {field.key: field for field in WooCommerce.fields}
    assert [field.key for field in WooCommerce.fields if field.required] == [
        "address",
        "consumer_key",
        "consumer_secret",
    ]
    assert fields["address"].kind is FieldKind.URL
    assert fields["consumer_key"].secret
    assert fields["consumer_secret"].secret
    assert not fields["allow_http"].secret
    assert any("REST API" in str(line) for step in WooCommerce.steps for line in step.instructions)


def test_each_value_is_tested_at_once_against_the_real_shop(website: WooCommerce, server: PracticeServer) -> None:
    address, key, secret = (website.test_field(each) for each in ("address", "consumer_key", "consumer_secret"))
    assert address.passed
    assert "Cửa hàng tập làm" in str(address.message)
    assert key.passed
    assert secret.passed
    assert secret.values == {"sign_in": "basic"}


def test_a_better_address_is_offered(world: World) -> None:
    found = field_test(world, Script(answer(INDEX)), "address", "Shop.Example/wp-admin/")
    assert found.passed
    assert found.values == {"address": "https://shop.example"}


@pytest.mark.parametrize(
    ("reply", "word"),
    [
        (answer({"name": "Blog", "namespaces": ["wp/v2"]}), "WooCommerce was not found"),
        (httpx.Response(404, text="<html>", headers={"Content-Type": "text/html"}), "WooCommerce was not found"),
        (refusal(404, "rest_no_route", "No route"), "WooCommerce was not found"),
        (httpx.ConnectError("refused"), "could not be reached"),
        (httpx.Response(200, text="<html>", headers={"Content-Type": "text/html"}), "web page"),
        (httpx.Response(301, headers={"Location": "https://www.shop.example/"}), "https://www.shop.example/"),
    ],
)
def test_an_address_that_does_not_work_says_why(world: World, reply: httpx.Response | Exception, word: str) -> None:
    found = field_test(world, Script(reply), "address")
    assert not found.passed
    assert word in str(found.message)
    assert str(found.advice)


@pytest.mark.parametrize("address", ["", "http://shop.example", "not an address", "https://"])
def test_an_impossible_address_never_reaches_the_network(world: World, address: str) -> None:
    script = Script(httpx.ConnectError("no such host"))
    assert not field_test(world, script, "address", address).passed


@pytest.mark.parametrize("key", ["", "ck_123", SECRET, "ck_" + "z" * 40])
def test_half_a_key_is_noticed_without_asking_the_shop(world: World, key: str) -> None:
    script = Script(answer(INDEX))
    found = field_test(world, script, "consumer_key", consumer_key=key)
    assert not found.passed
    assert not script.requests


@pytest.mark.parametrize("secret", ["", "cs_123", KEY])
def test_half_a_secret_is_noticed_without_asking_the_shop(world: World, secret: str) -> None:
    script = Script(answer(INDEX))
    assert not field_test(world, script, "consumer_secret", consumer_secret=secret).passed
    assert not script.requests


def test_a_key_that_may_only_read_does_not_pass(shop: PracticeShop, server: PracticeServer, connect: Connect) -> None:
    shop.keys = Keys([Key(KEY, SECRET, "read")])
    found = connect(server.url).test_field("consumer_secret")
    assert not found.passed
    assert "may only read" in str(found.message)


def test_the_write_test_changes_nothing(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, mug: int, shirt: int
) -> None:
    before = shop.changes
    assert website.check().can_write
    assert shop.changes == before


def test_the_check_says_what_the_shop_is(website: WooCommerce, shop: PracticeShop) -> None:
    found = website.check()
    assert (found.shop_name, found.currency, found.timezone) == ("Cửa hàng tập làm", "VND", "Asia/Ho_Chi_Minh")
    assert found.version == "11.0.1"
    assert found.warnings == ()


def test_another_currency_is_a_warning(website: WooCommerce, shop: PracticeShop) -> None:
    shop.settings.currency = "USD"
    found = website.check()
    assert found.currency == "USD"
    assert any("USD" in str(warning) for warning in found.warnings)


def test_a_key_without_the_right_to_see_settings_still_connects(world: World) -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path.endswith("/wp-json/"):
            return answer(INDEX)
        if path.endswith("system_status"):
            return refusal(403, "woocommerce_rest_cannot_view", "Sorry, you cannot view this resource.")
        if path.endswith("currencies/current"):
            return answer({"code": "VND"})
        return rows() if request.method == "GET" else answer([])

    found = WooCommerce(settings(), context=world.context(Script(serve))).check()
    assert (found.currency, found.timezone, found.version) == ("VND", "UTC+05:30", "")
    assert len(found.warnings) == 1


def test_plain_http_off_this_computer_is_a_plain_warning(world: World) -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        return answer(INDEX) if request.url.path.endswith("/wp-json/") else rows()

    script = Script(serve)
    found = WooCommerce(settings("http://shop.example", allow_http="yes"), context=world.context(script)).check()
    assert any("no certificate" in str(warning) for warning in found.warnings)
    assert found.values == {"sign_in": "oauth"}


def test_a_shop_that_is_not_woocommerce_is_refused_by_the_check(world: World) -> None:
    with pytest.raises(RejectedError):
        WooCommerce(settings(), context=world.context(Script(answer({"namespaces": []})))).check()
    with pytest.raises(TransientError):
        WooCommerce(settings(), context=world.context(Script(httpx.ConnectError("x")))).check()
