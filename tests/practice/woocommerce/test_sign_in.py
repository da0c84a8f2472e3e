"""Keys over https, signatures over plain http, and how each failure is worded."""

from collections.abc import Iterator

import httpx
import pytest
from oauthlib.oauth1 import SIGNATURE_HMAC_SHA1, SIGNATURE_HMAC_SHA256, SIGNATURE_TYPE_QUERY, Client

from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import PracticeShop
from tests.practice.woocommerce.conftest import Hands

PRODUCTS = "/wp-json/wc/v3/products"


@pytest.fixture
def plain(shop: PracticeShop) -> Iterator[PracticeServer]:
    """The same shop without a certificate."""
    with PracticeServer(shop, pretend_https=False) as server:
        yield server


def _signed(server: PracticeServer, target: str, **changes: str) -> str:
    options = {"signature_method": SIGNATURE_HMAC_SHA256, "client_secret": server.consumer_secret, **changes}
    moment = str(int(server.shop.clock().timestamp()))
    options.setdefault("timestamp", moment)
    client = Client(server.consumer_key, signature_type=SIGNATURE_TYPE_QUERY, **options)
    return str(client.sign(server.url + target)[0])


def _code(response: httpx.Response) -> tuple[int, str, str]:
    body = response.json()
    return response.status_code, body["code"], body["message"]


AUTHENTICATION = "woocommerce_rest_authentication_error"


def test_a_key_works_in_the_header_and_in_the_address(server: PracticeServer) -> None:
    key = (server.consumer_key, server.consumer_secret)
    assert httpx.get(server.url + PRODUCTS, auth=key).status_code == 200
    in_address = {"consumer_key": key[0], "consumer_secret": key[1]}
    assert httpx.get(server.url + PRODUCTS, params=in_address).status_code == 200


def test_a_host_that_strips_the_header_looks_like_no_key_at_all(shop: PracticeShop) -> None:
    with PracticeServer(shop, strip_authorization=True) as server:
        key = (server.consumer_key, server.consumer_secret)
        refused = httpx.get(server.url + PRODUCTS, auth=key)
        assert _code(refused)[:2] == (401, "woocommerce_rest_cannot_view")
        in_address = {"consumer_key": key[0], "consumer_secret": key[1]}
        assert httpx.get(server.url + PRODUCTS, params=in_address).status_code == 200


def test_a_wrong_secret_is_named_but_an_unknown_key_is_not(server: PracticeServer) -> None:
    wrong = httpx.get(server.url + PRODUCTS, auth=(server.consumer_key, "cs_wrong"))
    assert _code(wrong) == (401, AUTHENTICATION, "Consumer secret is invalid.")
    unknown = httpx.get(server.url + PRODUCTS, auth=("ck_unknown", "cs_wrong"))
    assert _code(unknown)[:2] == (401, "woocommerce_rest_cannot_view")


def test_a_read_only_key_reads_and_is_refused_with_401_when_it_writes(
    shop: PracticeShop, server: PracticeServer, mug: int
) -> None:
    key = shop.keys.add("read")
    auth = (key.consumer_key, key.consumer_secret)
    assert httpx.get(f"{server.url}{PRODUCTS}/{mug}", auth=auth).status_code == 200
    refused = httpx.put(f"{server.url}{PRODUCTS}/{mug}", auth=auth, json={"stock_quantity": 1})
    assert _code(refused) == (401, AUTHENTICATION, "The API key provided does not have write permissions.")
    assert shop.stock_of("MUG") == 50


def test_over_plain_http_the_key_alone_is_ignored(plain: PracticeServer) -> None:
    key = (plain.consumer_key, plain.consumer_secret)
    assert _code(httpx.get(plain.url + PRODUCTS, auth=key))[:2] == (401, "woocommerce_rest_cannot_view")
    in_address = {"consumer_key": key[0], "consumer_secret": key[1]}
    assert _code(httpx.get(plain.url + PRODUCTS, params=in_address))[:2] == (401, "woocommerce_rest_cannot_view")


@pytest.mark.parametrize("method", [SIGNATURE_HMAC_SHA1, SIGNATURE_HMAC_SHA256])
@pytest.mark.parametrize("query", ["", "?status[0]=draft&per_page=5", "?search=%C3%A1o%20thun%20%26%20n%C3%B3n~"])
def test_a_signature_opens_plain_http(plain: PracticeServer, method: str, query: str) -> None:
    target = _signed(plain, PRODUCTS + query.replace("status[0]=draft", "include%5B0%5D=5"), signature_method=method)
    assert httpx.get(target).status_code == 200


def test_a_signature_in_the_header_works_too_and_the_body_is_not_signed(plain: PracticeServer, mug: int) -> None:
    moment = str(int(plain.shop.clock().timestamp()))
    client = Client(plain.consumer_key, plain.consumer_secret, signature_method="HMAC-SHA256", timestamp=moment)
    target, headers, _ = client.sign(f"{plain.url}{PRODUCTS}/{mug}", "PUT")
    answer = httpx.put(target, headers=headers, json={"stock_quantity": 7})
    assert answer.json()["stock_quantity"] == 7


def test_a_wrong_clock_a_used_nonce_and_a_wrong_signature_each_say_so(plain: PracticeServer, clock: Hands) -> None:
    late = _signed(plain, PRODUCTS, timestamp=str(int(clock().timestamp()) - 16 * 60))
    assert _code(httpx.get(late)) == (401, AUTHENTICATION, "Invalid timestamp.")
    once = _signed(plain, PRODUCTS)
    assert httpx.get(once).status_code == 200
    assert _code(httpx.get(once)) == (401, AUTHENTICATION, "Invalid nonce - nonce has already been used.")
    wrong = _signed(plain, PRODUCTS, client_secret="cs_wrong")
    assert _code(httpx.get(wrong))[2] == "Invalid signature - provided signature does not match."
    changed = _signed(plain, PRODUCTS) + "&per_page=100"
    assert _code(httpx.get(changed))[2] == "Invalid signature - provided signature does not match."


def test_the_index_of_the_site_is_open_to_everyone(server: PracticeServer) -> None:
    index = httpx.get(server.url + "/wp-json/").json()
    assert index["timezone_string"] == "Asia/Ho_Chi_Minh"
    assert "wc/v3" in index["namespaces"]
