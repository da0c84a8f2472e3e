"""Stock and prices on Shopee: absolute, one call for each item, every model with its own result."""

from __future__ import annotations

import pytest

from storemanager.channels.base import ListingRef, Outcome, PriceUpdate, StockUpdate
from storemanager.channels.errors import SignInError, TransientError
from storemanager.channels.shopee import Shopee
from storemanager.money import Money
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from tests.channels.shopee.conftest import Connect
from tests.channels.world import World
from tests.practice.shopee.traffic import CheckedShopee


def dong(amount: int) -> Money:
    return Money(amount, "VND")


def refs_of(shop: CheckedShopee, item: int) -> list[ListingRef]:
    return [ListingRef(str(item), str(number) if number else "") for number in shop.items[item].models]


def test_a_thousand_changed_models_are_one_call_for_each_item(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer
) -> None:
    sizes = [str(number) for number in range(10)]
    for number in range(100):
        size = {"name": "Size", "variation": True, "options": sizes}
        parent = shop.add_product({"name": f"P{number}", "sku": f"P{number}", "type": "variable", "attributes": [size]})
        for each in sizes:
            body = {"sku": f"P{number}-{each}", "regular_price": "5000", "stock_quantity": 1}
            shop.add_variation(parent, {**body, "attributes": [{"name": "Size", "option": each}]})
    refs = [ref for item in shop.items for ref in refs_of(shop, item)]
    shuffled = refs[::7] + [ref for place, ref in enumerate(refs) if place % 7]
    results = shopee.write_stock([StockUpdate(ref, 8, 1) for ref in shuffled])
    assert len(server.requests) == 100
    assert {result.outcome for result in results} == {Outcome.DONE}
    assert [result.ref for result in results] == shuffled
    assert all(model.units == 8 for item in shop.items.values() for model in item.models.values())


def test_more_than_fifty_models_of_one_item_are_cut(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer
) -> None:
    sizes = [str(number) for number in range(60)]
    size = {"name": "Size", "variation": True, "options": sizes}
    parent = shop.add_product({"name": "P", "sku": "P", "type": "variable", "attributes": [size]})
    for each in sizes:
        chosen = [{"name": "Size", "option": each}]
        shop.add_variation(parent, {"sku": f"P-{each}", "regular_price": "5000", "attributes": chosen})
    results = shopee.write_stock([StockUpdate(ref, 2, None) for ref in refs_of(shop, parent)])
    assert [result.stock for result in results] == [2] * 60
    assert len(server.requests) == 2


def test_items_are_read_fifty_at_once_and_those_with_kinds_one_by_one(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, shirt: int
) -> None:
    simple = [
        shop.add_product({"name": f"P{n}", "sku": f"P{n}", "regular_price": "5000", "stock_quantity": n})
        for n in range(70)
    ]
    refs = [*refs_of(shop, shirt), *(ListingRef(str(item)) for item in simple)]
    readings = shopee.read_stock(refs)
    assert [reading.ref for reading in readings] == refs
    assert [reading.stock for reading in readings] == [10, 10, *range(70)]
    assert len(server.requests) == 3


def test_f17_what_is_not_there_any_more_is_gone(shopee: Shopee, shop: CheckedShopee, mug: int, shirt: int) -> None:
    small, medium = refs_of(shop, shirt)
    del shop.items[shirt].models[int(medium.variant_id)]
    shop.items[mug].status = "SELLER_DELETE"
    refs = [small, medium, ListingRef(str(mug)), ListingRef("4711"), ListingRef("4712", "5"), ListingRef("abc")]
    assert [reading.gone for reading in shopee.read_stock(refs)] == [False, True, True, True, True, True]
    results = shopee.write_stock([StockUpdate(ref, 3, 1) for ref in refs])
    assert [result.outcome is Outcome.DONE for result in results] == [True, False, False, False, False, False]
    assert [result.gone for result in results[1:5]] == [True] * 4


def test_a_promotion_that_holds_units_is_explained(shopee: Shopee, shop: CheckedShopee, mug: int, shirt: int) -> None:
    shop.promote("SHIRT-S", 99000, reserved=6)
    small, medium = refs_of(shop, shirt)
    held, free = shopee.write_stock([StockUpdate(small, 3, 10), StockUpdate(medium, 3, 10)])
    assert (held.outcome, held.code, free.outcome) == (Outcome.REJECTED, "promotion", Outcome.DONE)
    assert "holds more units" in str(held.problem)
    assert "Marketing Centre" in str(held.advice)
    shop.promote("MUG", 70000, kind="flash_sale")
    [locked] = shopee.write_stock([StockUpdate(ListingRef(str(mug)), 3, 50)])
    assert (locked.outcome, "locks this item" in str(locked.problem)) == (Outcome.REJECTED, True)
    [price] = shopee.write_prices([PriceUpdate(ListingRef(str(mug)), dong(95000))])
    assert (price.outcome, "locks this item" in str(price.problem)) == (Outcome.REJECTED, True)


def test_a_shop_on_holiday_says_so(shopee: Shopee, shop: CheckedShopee, mug: int) -> None:
    shop.holiday = True
    [result] = shopee.write_stock([StockUpdate(ListingRef(str(mug)), 3, 50)])
    assert "holiday mode" in str(result.problem)


@pytest.mark.parametrize("wanted", [-1, 1_000_000, True])
def test_nonsense_is_never_sent(shopee: Shopee, server: PracticeServer, mug: int, wanted: int) -> None:
    [result] = shopee.write_stock([StockUpdate(ListingRef(str(mug)), wanted, 5)])
    assert result.outcome is Outcome.REJECTED
    assert not len(server.requests)


def test_with_several_warehouses_only_the_chosen_one_is_written_and_counted(
    connect: Connect, shop: CheckedShopee
) -> None:
    shop.locations = ["VNA", "VNB"]
    cup = shop.add_product({"name": "Tách", "sku": "CUP", "regular_price": "40000", "stock_quantity": 3})
    shop.items[cup].models[0].stock["VNB"] = 11
    shopee = connect(location_id="VNB")
    assert shopee.read_stock([ListingRef(str(cup))])[0].stock == 11
    assert shopee.write_stock([StockUpdate(ListingRef(str(cup)), 4, 11)])[0].stock == 4
    assert shop.items[cup].models[0].stock == {"VNA": 3, "VNB": 4}


def test_an_unclear_item_stops_nobody_and_is_not_sent_again(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, mug: int, shirt: int
) -> None:
    server.faults.add(Rule(Fault.AFTER_DROP, path="update_stock", times=1))
    small, _ = refs_of(shop, shirt)
    results = shopee.write_stock([StockUpdate(ListingRef(str(mug)), 7, 50), StockUpdate(small, 7, 10)])
    assert [result.outcome for result in results] == [Outcome.UNKNOWN, Outcome.DONE]
    assert server.requests.count("POST") == 2


def test_a_right_that_is_missing_stops_the_rest(
    shopee: Shopee, shop: CheckedShopee, world: World, mug: int, shirt: int
) -> None:
    small, _ = refs_of(shop, shirt)
    shop.tokens.forget()
    with pytest.raises(SignInError):
        shopee.write_stock([StockUpdate(ListingRef(str(mug)), 7, 50), StockUpdate(small, 7, 10)])


def test_when_the_limit_is_reached_midway_the_rest_was_not_sent(
    shopee: Shopee, shop: CheckedShopee, mug: int, shirt: int
) -> None:
    shop.calls_today = 1
    small, _ = refs_of(shop, shirt)
    results = shopee.write_stock([StockUpdate(ListingRef(str(mug)), 7, 50), StockUpdate(small, 7, 10)])
    assert [result.outcome for result in results] == [Outcome.DONE, Outcome.NOT_SENT]
    with pytest.raises(TransientError):
        shopee.write_stock([StockUpdate(small, 7, 10)])


# --- Prices ---


def test_prices_are_written_by_item_and_nonsense_is_not(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, mug: int, shirt: int
) -> None:
    small, medium = refs_of(shop, shirt)
    results = shopee.write_prices(
        [
            PriceUpdate(small, dong(160000)),
            PriceUpdate(ListingRef(str(mug)), Money(500, "USD")),
            PriceUpdate(medium, dong(170000)),
            PriceUpdate(ListingRef(str(mug)), dong(0)),
        ]
    )
    assert [result.outcome for result in results] == [
        Outcome.DONE, Outcome.REJECTED, Outcome.DONE, Outcome.REJECTED,
    ]  # fmt: skip
    assert [model.price for model in shop.items[shirt].models.values()] == [160000, 170000]
    assert len(server.requests) == 1
    assert [reading.price for reading in shopee.read_stock([small])] == [dong(160000)]


def test_a_price_for_a_time_is_a_promotion_there_and_the_owner_is_told_so(
    shopee: Shopee, server: PracticeServer, mug: int
) -> None:
    [result] = shopee.write_prices([PriceUpdate(ListingRef(str(mug)), dong(90000), dong(80000))])
    assert (result.outcome, "promotion" in str(result.problem)) == (Outcome.REJECTED, True)
    assert not len(server.requests)
