"""The filled demo shop and the shoppers who keep it busy."""

import random
import threading
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from storemanager.practice.catalogue import ean13, stocked_shop
from storemanager.practice.people import person
from storemanager.practice.shoppers import Shoppers
from storemanager.practice.stall import Crowd
from storemanager.practice.woocommerce import PracticeShop
from storemanager.practice.woocommerce.records import Order

NOW = datetime(2026, 11, 22, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo() -> PracticeShop:
    return stocked_shop(clock=lambda: NOW)


def test_the_demo_shop_is_full_of_believable_goods(demo: PracticeShop) -> None:
    kinds = Counter(product.type for product in demo.products.values())
    assert kinds["simple"] + kinds["variable"] == 400
    assert kinds["variation"] > 300
    names = [product.name for product in demo.products.values() if not product.is_variation]
    assert len(set(names)) == 400
    prices = [int(p.regular_price) for p in demo.products.values() if p.type != "variable"]
    assert all(price % 1000 == 0 and 20_000 <= price <= 2_000_000 for price in prices)
    skus = [product.sku for product in demo.products.values()]
    assert len(set(skus)) == len(skus)
    for barcode in demo.global_ids:
        weighted = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(barcode))
        assert (barcode[:3], len(barcode), weighted % 10) == ("893", 13, 0)


def test_the_demo_shop_has_weeks_of_orders_in_every_common_status(demo: PracticeShop) -> None:
    statuses = {order.status for order in demo.orders.values()}
    assert {"processing", "completed", "on-hold", "cancelled"} <= statuses
    dates = [order.created for order in demo.orders.values()]
    assert min(dates) < NOW - timedelta(weeks=5)
    assert max(dates) <= NOW
    assert len(demo.orders) > 150
    assert demo.now() == NOW


def test_the_same_seed_makes_the_same_shop_again(demo: PracticeShop) -> None:
    again = stocked_shop(clock=lambda: NOW)
    assert again.products == demo.products
    assert again.orders == demo.orders
    assert stocked_shop(seed=1, products=20, weeks=1, clock=lambda: NOW).orders != again.orders


def test_a_check_digit_is_right() -> None:
    assert ean13(0) == "8930000000002"
    assert ean13(41) == "8930000000415"


def test_shoppers_repeat_themselves_for_the_same_seed_and_all_stock_is_accounted_for() -> None:
    def day(seed: int) -> tuple[PracticeShop, Shoppers]:
        shop = stocked_shop(products=30, weeks=0, clock=lambda: NOW)
        shoppers = Shoppers(shop, seed)
        for _ in range(80):
            shoppers.step()
        return shop, shoppers

    shop, shoppers = day(5)
    assert day(5)[0].orders == shop.orders
    assert day(6)[0].orders != shop.orders
    full = stocked_shop(products=30, weeks=0, clock=lambda: NOW)
    for product in shop.products.values():
        taken = sum(
            line.reduced_stock for order in shop.orders.values() for line in order.lines if line.goods_id == product.id
        )
        before = full.products[product.id].stock_quantity
        assert product.stock_quantity == (before - taken if before is not None else None)
    assert set(shoppers.placed) == set(shop.orders)
    assert {order.payment_method for order in shop.orders.values()} == {"cod", "bacs", "vnpay"}


def test_shoppers_are_vietnamese_and_nobody_real() -> None:
    dice = random.Random(3)
    crowd = [person(dice) for _ in range(200)]
    assert all(one.email.endswith("@mail.example") and one.email.isascii() for one in crowd)
    assert all(one.phone.startswith("09") and len(one.phone) == 10 for one in crowd)
    levels = {("Quận" in one.address_2 or "Huyện" in one.address_2) for one in crowd}
    assert levels == {True, False}  # addresses of three levels and of two


def test_a_busy_shop_sells_by_itself_until_it_is_closed() -> None:
    shop = stocked_shop(products=20, weeks=0)
    sold = threading.Event()

    class Watched(Shoppers):
        def buy(self) -> Order | None:
            order = super().buy()
            sold.set()
            return order

    with Crowd(Watched(shop, 1).step, 0.001):
        assert sold.wait(10)
    assert len(shop.orders) > 0
    assert "crowd" not in {thread.name for thread in threading.enumerate()}
