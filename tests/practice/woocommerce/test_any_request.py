"""Whatever is sent, the shop answers in its own words and keeps its books."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from urllib.parse import urlencode

import httpx
from hypothesis import given, settings
from hypothesis import strategies as st

from storemanager.practice.faults import Fault, Rule
from storemanager.practice.http import Json, Request
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import PracticeShop
from storemanager.practice.woocommerce import tables as t
from tests.practice.woocommerce.conftest import Hands

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["MUG", "12,5"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "sku", "quantity", "name", "src", "key", "value", "code"]), inner)
    ),
    max_leaves=6,
)


def _bodies(table: dict[str, Json]) -> st.SearchStrategy[Json]:
    names = st.sampled_from([*table, "inventory_delta", "id"])
    return st.dictionaries(names, VALUES, max_size=4)


WRITES = st.one_of(
    st.tuples(st.just("products"), _bodies(t.PRODUCT_WRITE)),
    st.tuples(st.just("products/2/variations"), _bodies(t.VARIATION_WRITE)),
    st.tuples(st.just("orders"), _bodies(t.ORDER_WRITE)),
    st.tuples(st.just("customers"), _bodies(t.CUSTOMER_WRITE)),
    st.tuples(st.just("coupons"), _bodies(t.COUPON_WRITE)),
)


def _shop() -> PracticeShop:
    shop = PracticeShop(clock=lambda: datetime(2026, 11, 22, 5, tzinfo=UTC))
    shop.number_from(1)
    shop.add_product({"name": "Cốc", "sku": "MUG", "regular_price": "90000", "manage_stock": True, "stock_quantity": 9})
    shop.add_product({"name": "Áo", "sku": "SHIRT", "type": "variable"})
    shop.add_variation(2, {"sku": "SHIRT-S", "regular_price": "1000"})
    return shop


def _send(shop: PracticeShop, method: str, path: str, body: Json = None, **query: str) -> tuple[int, Json]:
    key = {"consumer_key": shop.consumer_key, "consumer_secret": shop.consumer_secret}
    request = Request(method, f"/wp-json/wc/v3/{path}", urlencode({**query, **key}), body=json.dumps(body).encode())
    response = shop.handle(request)
    return response.status, json.loads(response.body)


@settings(max_examples=120, deadline=None)
@given(WRITES)
def test_no_body_breaks_the_shop(write: tuple[str, Json]) -> None:
    path, body = write
    shop = _shop()
    for status, answer in (
        _send(shop, "POST", path, body),
        _send(shop, "PUT", f"{path}/1", body),
        _send(shop, "POST", f"{path}/batch", {"create": [body], "update": [body, {**body, "id": 1}]}),
    ):
        assert status in (200, 201) or "code" in answer
    for listing in ("products", "variations", "orders", "customers", "coupons"):
        assert _send(shop, "GET", listing)[0] == 200
    for sku, numbers in shop.skus.items():
        assert [shop.products[number].sku.lower() for number in numbers] == [sku]


QUERIES = st.dictionaries(
    st.sampled_from([*t.PRODUCT_LIST, *t.ORDER_LIST, "_fields"]),
    st.text(max_size=12) | st.sampled_from(["1", "true", "2026-11-22T05:00:00Z", "2026-13-99T00:00:00", "a,b", "any"]),
    max_size=4,
)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["products", "variations", "orders", "customers", "coupons", "products/categories"]), QUERIES)
def test_no_query_breaks_the_shop(path: str, query: dict[str, str]) -> None:
    status, answer = _send(_shop(), "GET", path, None, **query)
    assert status == 200 or (status == 400 and answer["code"] == "rest_invalid_param")


def test_f62_a_jump_of_the_shops_clock_gets_into_its_records(
    server: PracticeServer, api: httpx.Client, mug: int
) -> None:
    server.faults.add(Rule(Fault.CLOCK_JUMP, "PUT", seconds=-3600))
    answer = api.put(f"/products/{mug}", json={"stock_quantity": 1})
    assert answer.json()["date_modified_gmt"] == "2026-11-22T04:00:00"
    assert answer.headers["Date"] == "Sun, 22 Nov 2026 04:00:00 GMT"


def test_f56_a_read_after_a_write_can_show_the_number_before_it(
    shop: PracticeShop, server: PracticeServer, api: httpx.Client, clock: Hands, mug: int
) -> None:
    clock.advance(100)
    api.put(f"/products/{mug}", json={"stock_quantity": 7})
    clock.advance(10)
    shop.buy("MUG", 1)
    server.faults.add(Rule(Fault.STALE_READ, path="products", seconds=60))

    def seen() -> tuple[int, str]:
        item = api.get("/products", params={"include": mug, "_": len(server.requests)}).json()[0]
        return item["stock_quantity"], item["date_modified_gmt"]

    assert seen() == (50, "2026-11-22T05:00:00")
    clock.advance(55)
    assert seen() == (7, "2026-11-22T05:01:40")
    clock.advance(60)
    assert seen() == (6, "2026-11-22T05:01:50")


def test_the_practice_shop_needs_neither_window_nor_book_nor_client() -> None:
    names = "storemanager.practice.catalogue, storemanager.practice.server, storemanager.practice.woocommerce"
    heavy = "{'PySide6', 'sqlmodel', 'sqlalchemy', 'httpx'} & set(sys.modules)"
    code = f"import sys, {names}; print(sorted({heavy}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
