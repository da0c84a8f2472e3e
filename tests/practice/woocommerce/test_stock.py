"""What changes a stock number, and the races in which a sale is lost."""

import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from storemanager.practice.server import PracticeServer
from storemanager.practice.shoppers import PassersBy
from storemanager.practice.woocommerce import PracticeShop, SoldOutError
from storemanager.practice.woocommerce.records import Product
from tests.practice.woocommerce.conftest import Hands


def _stock(api: httpx.Client, path: str) -> int | None:
    quantity: int | None = api.get(path).json()["stock_quantity"]
    return quantity


def test_f20_a_sale_between_reading_and_writing_an_absolute_number_is_lost_without_a_word(
    shop: PracticeShop, api: httpx.Client, mug: int
) -> None:
    read = _stock(api, f"/products/{mug}")
    assert read == 50
    shop.buy("MUG", 3)
    assert api.put(f"/products/{mug}", json={"stock_quantity": read - 1}).status_code == 200
    assert shop.stock_of("MUG") == 49  # 46 would be true


def test_f21_a_sale_inside_the_servers_own_window_undoes_itself_with_a_delta(
    shop: PracticeShop, api: httpx.Client, mug: int
) -> None:
    def buy_three(product: Product) -> None:
        shop.buy(product.sku, 3)

    shop.between_read_and_write = buy_three
    answer = api.put(f"/products/{mug}", json={"inventory_delta": -1}).json()
    assert answer["stock_quantity"] == 49
    assert shop.stock_of("MUG") == 49  # the three that were sold have come back


def test_f21_two_deltas_at_the_same_moment_count_once(shop: PracticeShop, api: httpx.Client, mug: int) -> None:
    both_have_read = threading.Barrier(2, timeout=10)

    def wait(product: Product) -> None:
        both_have_read.wait()

    shop.between_read_and_write = wait
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda _: api.put(f"/products/{mug}", json={"inventory_delta": -1}), range(2)))
    assert [answer.json()["stock_quantity"] for answer in answers] == [49, 49]
    assert shop.stock_of("MUG") == 49


def test_passers_by_lose_the_same_sales_for_the_same_seed(shop: PracticeShop, api: httpx.Client, mug: int) -> None:
    passers_by = PassersBy(shop, seed=4, chance=0.3)
    shop.between_read_and_write = passers_by
    for _ in range(20):
        api.put(f"/products/{mug}", json={"inventory_delta": 1})
    assert shop.stock_of("MUG") == 70
    assert 0 < len(passers_by.undone) < 20


def test_one_delta_after_the_other_loses_nothing_also_in_a_batch_and_on_variations(
    shop: PracticeShop, api: httpx.Client, mug: int, shirt: int
) -> None:
    api.post(
        "/products/batch", json={"update": [{"id": mug, "inventory_delta": -1}, {"id": mug, "inventory_delta": -1}]}
    )
    assert shop.stock_of("MUG") == 48
    small = shop.products[shirt].children[0]
    api.put(f"/products/{shirt}/variations/{small}", json={"inventory_delta": 5})
    assert shop.stock_of("SHIRT-S") == 15
    both = {"inventory_delta": 5, "stock_quantity": 2}
    api.put(f"/products/{shirt}/variations/{small}", json=both)
    assert shop.stock_of("SHIRT-S") == 2


def test_orders_of_many_shoppers_and_programs_at_once_lose_nothing(
    shop: PracticeShop, server: PracticeServer, api: httpx.Client, mug: int
) -> None:
    def buy(number: int) -> None:
        if number % 2:
            shop.buy("MUG", 1)
        else:
            api.post("/orders", json={"status": "processing", "line_items": [{"product_id": mug, "quantity": 1}]})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(buy, range(40)))
    assert shop.stock_of("MUG") == 10
    assert len(shop.orders) == 40
    assert server.requests.count("POST", "/orders") == 20


def test_a_price_write_never_touches_the_stock(shop: PracticeShop, api: httpx.Client, mug: int) -> None:
    shop.buy("MUG", 3)
    assert api.put(f"/products/{mug}", json={"regular_price": "95000"}).json()["stock_quantity"] == 47


@pytest.mark.parametrize(
    ("status", "left"),
    [("pending", 50), ("failed", 50), ("cancelled", 50), ("processing", 48), ("on-hold", 48), ("completed", 48)],
)
def test_only_some_statuses_take_stock(shop: PracticeShop, api: httpx.Client, mug: int, status: str, left: int) -> None:
    api.post("/orders", json={"status": status, "line_items": [{"sku": "MUG", "quantity": 2}]})
    assert shop.stock_of("MUG") == left


def test_a_taken_order_returns_its_stock_once_and_takes_it_again(
    shop: PracticeShop, api: httpx.Client, mug: int
) -> None:
    order = shop.buy("MUG", 2)
    for status, left in (("cancelled", 50), ("failed", 50), ("processing", 48), ("completed", 48), ("pending", 50)):
        api.put(f"/orders/{order.id}", json={"status": status})
        assert shop.stock_of("MUG") == left, status
    notes = [note["note"] for note in api.get(f"/orders/{order.id}/notes").json()]
    assert "Stock levels reduced: Cốc gốm (50&rarr;48)" in notes
    assert "Stock levels increased: Cốc gốm (48&rarr;50)" in notes


@pytest.mark.parametrize("force", ["true", "false"])
def test_f15_deleting_a_taken_order_does_not_return_its_stock(
    shop: PracticeShop, api: httpx.Client, mug: int, force: str
) -> None:
    order = shop.buy("MUG", 2)
    assert api.delete(f"/orders/{order.id}", params={"force": force}).status_code == 200
    assert shop.stock_of("MUG") == 48
    assert shop.products[mug].total_sales == 0


def test_f14_editing_a_line_of_a_taken_order_moves_only_the_difference(
    shop: PracticeShop, api: httpx.Client, mug: int
) -> None:
    order = shop.buy("MUG", 2)
    line = order.lines[0].id
    api.put(f"/orders/{order.id}", json={"line_items": [{"id": line, "quantity": 5}]})
    assert shop.stock_of("MUG") == 45
    api.put(f"/orders/{order.id}", json={"line_items": [{"sku": "MUG", "quantity": 1}]})
    assert shop.stock_of("MUG") == 44
    api.put(f"/orders/{order.id}", json={"line_items": [{"id": line, "product_id": None}]})
    assert shop.stock_of("MUG") == 49
    assert len(order.lines) == 1


def test_an_order_by_program_ignores_availability_and_a_negative_line_raises_the_stock(
    shop: PracticeShop, api: httpx.Client, mug: int
) -> None:
    api.post("/orders", json={"status": "processing", "line_items": [{"sku": "MUG", "quantity": 9999}]})
    assert shop.stock_of("MUG") == -9949
    assert api.get(f"/products/{mug}").json()["stock_status"] == "outofstock"
    api.post("/orders", json={"status": "processing", "line_items": [{"sku": "MUG", "quantity": -3}]})
    assert shop.stock_of("MUG") == -9946


def test_f31_the_storefront_refuses_what_it_has_not_but_a_crowd_can_oversell(shop: PracticeShop, mug: int) -> None:
    shop.set_stock("MUG", 1)
    with pytest.raises(SoldOutError):
        shop.buy("MUG", 2)
    shop.buy("MUG", 1)
    shop.buy("MUG", 1, check_stock=False)
    assert shop.stock_of("MUG") == -1


def test_an_unpaid_order_holds_its_goods_for_an_hour_without_showing_it(
    shop: PracticeShop, clock: Hands, mug: int
) -> None:
    shop.set_stock("MUG", 2)
    order = shop.buy("MUG", 2, payment="pending")
    assert shop.stock_of("MUG") == 2
    with pytest.raises(SoldOutError):
        shop.buy("MUG", 1)
    clock.advance(61 * 60)
    shop.run_background_jobs()
    assert order.status == "cancelled"
    shop.buy("MUG", 1)
    assert shop.stock_of("MUG") == 1


def test_stock_is_ignored_while_it_is_not_counted(shop: PracticeShop, api: httpx.Client, mug: int) -> None:
    assert api.put(f"/products/{mug}", json={"manage_stock": False}).json()["stock_quantity"] is None
    assert api.put(f"/products/{mug}", json={"stock_quantity": 5}).json()["stock_quantity"] is None
    both = {"manage_stock": True, "stock_quantity": 5}
    assert api.put(f"/products/{mug}", json=both).json()["stock_quantity"] == 5


def test_variations_without_a_number_of_their_own_share_their_parents(
    shop: PracticeShop, api: httpx.Client, shirt: int
) -> None:
    small, medium = shop.products[shirt].children
    api.put(f"/products/{shirt}", json={"manage_stock": True, "stock_quantity": 9})
    path = f"/products/{shirt}/variations"
    api.put(f"{path}/{small}", json={"manage_stock": "parent"})
    shown = api.get(f"{path}/{small}").json()
    assert (shown["manage_stock"], shown["stock_quantity"]) == ("parent", 9)
    assert _stock(api, f"{path}/{medium}") == 10
    shop.buy("SHIRT-S", 4)
    assert _stock(api, f"/products/{shirt}") == 5
    assert _stock(api, f"{path}/{small}") == 5


def test_a_purchase_moves_the_dates_of_product_and_parent_and_a_note_moves_none(
    shop: PracticeShop, api: httpx.Client, clock: Hands, shirt: int
) -> None:
    before = api.get(f"/products/{shirt}").json()["date_modified_gmt"]
    clock.advance(5)
    order = shop.buy("SHIRT-S", 1)
    parent = api.get(f"/products/{shirt}").json()["date_modified_gmt"]
    assert parent > before
    small = shop.products[shirt].children[0]
    assert api.get(f"/products/{shirt}/variations/{small}").json()["date_modified_gmt"] == parent
    shown = api.get(f"/orders/{order.id}").json()["date_modified_gmt"]
    clock.advance(5)
    api.post(f"/orders/{order.id}/notes", json={"note": "Đã gói hàng"})
    assert api.get(f"/orders/{order.id}").json()["date_modified_gmt"] == shown
    clock.advance(5)
    api.post(f"/orders/{order.id}/refunds", json={"amount": "1000", "api_refund": False})
    assert api.get(f"/orders/{order.id}").json()["date_modified_gmt"] > shown


def test_f37_on_some_shops_a_sale_does_not_move_the_products_date(shop: PracticeShop, clock: Hands, mug: int) -> None:
    shop.settings.purchase_moves_modified = False
    before = shop.products[mug].modified
    clock.advance(60)
    shop.buy("MUG")
    assert shop.products[mug].modified == before
    assert shop.stock_of("MUG") == 49
