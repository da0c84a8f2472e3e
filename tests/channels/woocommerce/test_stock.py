"""Stock and prices: what is sent, what is believed of the answers, and what the shop's oddities do to us."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import httpx
import pytest

from storemanager.channels.base import ListingRef, Outcome, PriceUpdate, StockUpdate
from storemanager.channels.errors import CancelledError, TransientError
from storemanager.channels.woocommerce import WooCommerce
from storemanager.money import Money
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import PracticeShop
from tests.channels.world import NOON, Script, World, answer, recording, refusal, settings

Connect = Callable[..., WooCommerce]


def vnd(amount: int) -> Money:
    return Money(amount, "VND")


def variation(shop: PracticeShop, sku: str) -> ListingRef:
    found = shop.find_sku(sku)
    assert found is not None
    return ListingRef(str(found.parent_id), str(found.id))


def bodies(server: PracticeServer) -> list[dict[str, list[dict[str, object]]]]:
    return [json.loads(row.body) for row in server.requests.matching("POST")]


def test_a_known_number_is_changed_by_the_difference_so_no_sale_is_lost(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, mug: int
) -> None:
    shop.buy("MUG", 3)
    results = website.write_stock([StockUpdate(ListingRef(str(mug)), wanted=49, seen=50)])
    assert shop.stock_of("MUG") == 46
    assert results[0].outcome is Outcome.DONE
    assert results[0].stock == 46, "the echo tells sync that somebody bought"
    assert bodies(server)[0]["update"] == [{"id": mug, "manage_stock": True, "inventory_delta": -1}]


def test_an_unknown_number_is_written_whole(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, mug: int
) -> None:
    website.write_stock([StockUpdate(ListingRef(str(mug)), wanted=12, seen=None)])
    assert shop.stock_of("MUG") == 12
    assert bodies(server)[0]["update"] == [{"id": mug, "manage_stock": True, "stock_quantity": 12}]


def test_variations_go_through_their_own_parent_fifty_at_a_time(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, shirt: int
) -> None:
    ids = [
        shop.add_product({"name": f"P{n}", "sku": f"P{n}", "manage_stock": True, "stock_quantity": 1})
        for n in range(60)
    ]
    updates = [StockUpdate(ListingRef(str(each)), 7, 1) for each in ids]
    updates.insert(30, StockUpdate(variation(shop, "SHIRT-M"), 4, 10))
    results = website.write_stock(updates)
    assert [result.ref for result in results] == [update.ref for update in updates]
    assert {result.outcome for result in results} == {Outcome.DONE}
    assert shop.stock_of("SHIRT-M") == 4
    assert [len(body["update"]) for body in bodies(server)] == [50, 10, 1]
    assert server.requests.count("POST", f"products/{shirt}/variations/batch") == 1


def test_a_product_that_counted_nothing_begins_to_count(website: WooCommerce, shop: PracticeShop) -> None:
    soap = shop.add_product({"name": "Xà phòng", "sku": "SOAP", "regular_price": "20000"})
    assert website.read_stock([ListingRef(str(soap))])[0].stock is None
    assert website.write_stock([StockUpdate(ListingRef(str(soap)), 9, None)])[0].stock == 9
    assert shop.stock_of("SOAP") == 9


def test_nonsense_is_never_sent_because_a_batch_would_turn_it_into_zero(
    website: WooCommerce, server: PracticeServer, mug: int
) -> None:
    updates = [
        StockUpdate(ListingRef(str(mug)), 7.9, None),  # type: ignore[arg-type]  # on purpose
        StockUpdate(ListingRef(str(mug)), "nhiều", None),  # type: ignore[arg-type]  # on purpose
        StockUpdate(ListingRef(str(mug)), True, None),
        StockUpdate(ListingRef("no number"), 5, None),
        StockUpdate(ListingRef(str(mug)), 41, 50),
    ]
    results = website.write_stock(updates)
    assert [result.outcome for result in results] == [Outcome.REJECTED] * 4 + [Outcome.DONE]
    assert len(bodies(server)[0]["update"]) == 1


def test_negative_stock_is_shown_and_can_be_written(website: WooCommerce, shop: PracticeShop, mug: int) -> None:
    shop.buy("MUG", 55, check_stock=False)
    assert website.read_stock([ListingRef(str(mug))])[0].stock == -5
    assert website.write_stock([StockUpdate(ListingRef(str(mug)), -2, -5)])[0].stock == -2


def test_reading_gives_one_answer_for_each_ref_and_says_what_is_gone(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, mug: int, shirt: int
) -> None:
    trashed = shop.add_product({"name": "Cũ", "sku": "OLD", "manage_stock": True, "stock_quantity": 3})
    with shop.locked():
        shop.products[trashed].status = "trash"
        shop.changed()
    refs = [variation(shop, "SHIRT-M"), ListingRef(str(trashed)), ListingRef(str(mug)), ListingRef("987654")]
    readings = website.read_stock(refs)
    assert [reading.ref for reading in readings] == refs
    assert [(reading.stock, reading.gone) for reading in readings] == [
        (10, False),
        (None, True),
        (50, False),
        (None, True),
    ]
    assert readings[2].price == vnd(90000)


def test_reading_thousands_is_done_a_hundred_at_a_time(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer
) -> None:
    ids = [shop.add_product({"name": f"P{n}", "sku": f"P{n}", "manage_stock": True}) for n in range(250)]
    server.requests.reset()
    assert len(website.read_stock([ListingRef(str(each)) for each in ids])) == 250
    assert server.requests.count() == 3


def test_old_shops_are_read_parent_by_parent(
    shop: PracticeShop, server: PracticeServer, connect: Connect, shirt: int
) -> None:
    shop.settings.lists_all_variations = False
    website = connect(server.url)
    refs = [variation(shop, "SHIRT-M"), ListingRef("987", "988")]
    assert [(reading.stock, reading.gone) for reading in website.read_stock(refs)] == [(10, False), (None, True)]
    assert len(website.read_all_stock()) == 2


def test_a_pool_shared_by_variations_is_never_changed_by_a_difference(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, shirt: int
) -> None:
    with shop.locked():
        parent = shop.products[shirt]
        parent.manage_stock, parent.stock_quantity = True, 9
        for sku in ("SHIRT-S", "SHIRT-M"):
            each = shop.find_sku(sku)
            assert each is not None
            each.manage_stock = False
        shop.changed()
    ref = variation(shop, "SHIRT-S")
    assert website.read_stock([ref])[0].stock == 9
    product = website.find_by_skus(["SHIRT-S"])[0]
    assert [each.stock_shared for each in product.variants] == [True, True]
    result = website.write_stock([StockUpdate(ref, 4, 9)])[0]
    assert result.stock == 4
    assert bodies(server)[-1]["update"][0]["stock_quantity"] == 4


def test_read_all_stock_finds_what_is_there_and_not_what_was_deleted(
    website: WooCommerce, shop: PracticeShop, mug: int, shirt: int
) -> None:
    hidden = shop.add_product({"name": "Ẩn", "sku": "HID", "status": "private", "manage_stock": True})
    before = {reading.ref for reading in website.read_all_stock()}
    assert before == {
        ListingRef(str(mug)),
        ListingRef(str(hidden)),
        variation(shop, "SHIRT-S"),
        variation(shop, "SHIRT-M"),
    }
    with shop.locked():
        shop.products[mug].status = "trash"
        shop.changed()
    assert before - {reading.ref for reading in website.read_all_stock()} == {ListingRef(str(mug))}


def test_f06_a_list_that_shrinks_while_it_is_paged_is_read_again(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer
) -> None:
    ids = [shop.add_product({"name": f"P{n}", "sku": f"P{n}", "manage_stock": True}) for n in range(250)]
    gone: list[int] = []

    def delete_one_after_the_first_page(_request: object) -> bool:
        if len(server.requests) == 2 and not gone:
            gone.append(ids[0])
            with shop.locked():
                del shop.products[ids[0]]
                shop.changed()
        return False

    server.faults.add(Rule(Fault.SLOW, when=delete_one_after_the_first_page))
    readings = website.read_all_stock()
    assert gone
    assert {reading.ref.product_id for reading in readings} == {str(each) for each in ids[1:]}


# --- Answers that cannot be trusted ---


@pytest.mark.parametrize("fault", [Fault.AFTER_500, Fault.AFTER_DROP, Fault.TRUNCATED, Fault.CUT_JSON])
def test_f20_a_write_that_was_done_but_not_answered_is_unknown_and_not_repeated(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, mug: int, fault: Fault
) -> None:
    server.faults.add(Rule(fault, method="POST"))
    results = website.write_stock([StockUpdate(ListingRef(str(mug)), 45, 50)])
    assert [result.outcome for result in results] == [Outcome.UNKNOWN]
    assert server.requests.count("POST") == 1
    assert shop.stock_of("MUG") == 45


def test_too_many_requests_are_waited_for(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, mug: int, world: World
) -> None:
    server.faults.add(Rule(Fault.TOO_MANY, method="POST", times=2, seconds=3))
    assert website.write_stock([StockUpdate(ListingRef(str(mug)), 45, 50)])[0].outcome is Outcome.DONE
    assert sum(world.slept) >= 6
    assert shop.stock_of("MUG") == 45


def test_f26_an_empty_answer_of_200_is_not_taken_for_done(world: World) -> None:
    answers: list[Any] = [[], {}, {"update": []}, {"update": [{}]}, {"update": [{"id": 999999}]}]
    for empty in answers:
        website = WooCommerce(settings(), context=world.context(Script(answer(empty))))
        results = website.write_stock([StockUpdate(ListingRef("16"), 5, 6)])
        assert [result.outcome for result in results] == [Outcome.UNKNOWN], empty


def test_an_answer_without_a_number_is_not_taken_for_done(world: World) -> None:
    silent = answer({"update": [{"id": 16, "stock_quantity": None}]})
    website = WooCommerce(settings(), context=world.context(Script(silent)))
    assert website.write_stock([StockUpdate(ListingRef("16"), 5, None)])[0].outcome is Outcome.UNKNOWN
    zeroed = answer({"update": [{"id": 16, "stock_quantity": 0}]})
    website = WooCommerce(settings(), context=world.context(Script(zeroed)))
    result = website.write_stock([StockUpdate(ListingRef("16"), 5, None)])[0]
    assert (result.outcome, result.stock) == (Outcome.UNKNOWN, 0)


def test_f25_a_batch_refused_as_a_whole_is_split_until_the_bad_one_is_alone(world: World) -> None:
    def refuse_18(request: httpx.Request) -> httpx.Response:
        items = json.loads(request.content)["update"]
        if any(item["id"] == 18 for item in items):
            return refusal(400, "rest_invalid_param", "Invalid parameter(s): stock_quantity")
        return answer({"update": [{"id": item["id"], "stock_quantity": 5} for item in items]})

    website = WooCommerce(settings(), context=world.context(Script(refuse_18)))
    results = website.write_stock([StockUpdate(ListingRef(str(n)), 5, 6) for n in range(16, 21)])
    done = [result.ref.product_id for result in results if result.outcome is Outcome.DONE]
    assert done == ["16", "17", "19", "20"]
    assert results[2].outcome is Outcome.REJECTED
    assert results[2].code == "rest_invalid_param"


def test_the_same_item_twice_in_one_write_gets_two_results(website: WooCommerce, shop: PracticeShop, mug: int) -> None:
    ref = ListingRef(str(mug))
    results = website.write_stock([StockUpdate(ref, 49, 50), StockUpdate(ref, 47, 49)])
    assert [result.stock for result in results] == [49, 47]


def test_a_cancel_between_two_parts_leaves_the_rest_unsent(
    shop: PracticeShop, server: PracticeServer, website: WooCommerce, world: World, mug: int, shirt: int
) -> None:
    def stop(_request: object) -> bool:
        world.stop = True
        return False

    server.faults.add(Rule(Fault.SLOW, method="POST", when=stop))
    updates = [StockUpdate(ListingRef(str(mug)), 45, 50), StockUpdate(variation(shop, "SHIRT-M"), 1, 10)]
    results = website.write_stock(updates)
    assert [result.outcome for result in results] == [Outcome.DONE, Outcome.NOT_SENT]
    assert shop.stock_of("SHIRT-M") == 10
    with pytest.raises(CancelledError):
        website.write_stock(updates)


def test_a_shop_that_stops_answering_half_way_leaves_the_rest_unsent(world: World) -> None:
    script = Script(
        answer({"update": [{"id": 16, "stock_quantity": 5}]}),
        httpx.ConnectError("no route"),
    )
    website = WooCommerce(settings(), context=world.context(script))
    updates = [StockUpdate(ListingRef("16"), 5, 6), StockUpdate(ListingRef("20", "21"), 5, 6)]
    results = website.write_stock(updates)
    assert [result.outcome for result in results] == [Outcome.DONE, Outcome.NOT_SENT]
    with pytest.raises(TransientError):
        website.write_stock(updates)


def test_two_threads_may_write_different_items_at_once(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer
) -> None:
    ids = [
        shop.add_product({"name": f"P{n}", "sku": f"P{n}", "manage_stock": True, "stock_quantity": 1})
        for n in range(80)
    ]
    parts = [[StockUpdate(ListingRef(str(each)), 9, 1) for each in ids[n : n + 20]] for n in range(0, 80, 20)]
    with ThreadPoolExecutor(2) as threads:
        results = [result for some in threads.map(website.write_stock, parts) for result in some]
    assert {result.outcome for result in results} == {Outcome.DONE}
    assert {shop.stock_of(f"P{n}") for n in range(80)} == {9}
    assert website.usage.requests == 4


# --- Prices ---


def test_prices_are_plain_digits_and_sale_windows_are_in_utc(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, mug: int, shirt: int
) -> None:
    until = NOON + timedelta(days=3)
    results = website.write_prices(
        [
            PriceUpdate(ListingRef(str(mug)), vnd(120000), vnd(99000), NOON, until),
            PriceUpdate(variation(shop, "SHIRT-M"), vnd(160000)),
        ]
    )
    assert {result.outcome for result in results} == {Outcome.DONE}
    assert bodies(server)[0]["update"][0] == {
        "id": mug,
        "regular_price": "120000",
        "sale_price": "99000",
        "date_on_sale_from_gmt": "2026-11-22T05:00:00",
        "date_on_sale_to_gmt": "2026-11-25T05:00:00",
    }
    reading = website.read_stock([ListingRef(str(mug))])[0]
    assert (reading.price, reading.sale_price, reading.sale_from, reading.sale_to) == (
        vnd(120000),
        vnd(99000),
        NOON,
        until,
    )
    assert reading.stock == 50, "a price never touches the stock"


def test_a_sale_is_ended_with_empty_texts(website: WooCommerce, server: PracticeServer, mug: int) -> None:
    ref = ListingRef(str(mug))
    website.write_prices([PriceUpdate(ref, vnd(90000), vnd(80000), NOON, NOON + timedelta(days=1))])
    website.write_prices([PriceUpdate(ref, vnd(90000))])
    reading = website.read_stock([ref])[0]
    assert (reading.sale_price, reading.sale_from, reading.sale_to) == (None, None, None)


def test_prices_the_shop_would_twist_or_drop_are_refused_here(
    website: WooCommerce, server: PracticeServer, mug: int
) -> None:
    ref = ListingRef(str(mug))
    results = website.write_prices(
        [
            PriceUpdate(ref, vnd(90000), vnd(90000)),
            PriceUpdate(ref, vnd(-1)),
            PriceUpdate(ref, Money(1250, "USD")),
            PriceUpdate(ref, vnd(90000), vnd(80000), NOON, NOON),
        ]
    )
    assert {result.outcome for result in results} == {Outcome.REJECTED}
    assert all(str(result.problem) for result in results)
    assert server.requests.count() == 0


def test_a_price_the_shop_kept_otherwise_is_not_taken_for_done(world: World) -> None:
    other = answer({"update": [{"id": 16, "regular_price": "12", "sale_price": ""}]})
    website = WooCommerce(settings(), context=world.context(Script(other)))
    assert website.write_prices([PriceUpdate(ListingRef("16"), vnd(12000))])[0].outcome is Outcome.UNKNOWN


def test_prices_may_be_repeated_after_an_unclear_answer(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, mug: int
) -> None:
    server.faults.add(Rule(Fault.AFTER_DROP, method="POST", times=1))
    result = website.write_prices([PriceUpdate(ListingRef(str(mug)), vnd(91000))])[0]
    assert result.outcome is Outcome.DONE
    assert server.requests.count("POST") == 2


def test_more_decimals_than_the_currency_has_do_not_stop_the_reading(
    website: WooCommerce, shop: PracticeShop, mug: int
) -> None:
    shop.set_price("MUG", "90000.55")
    assert website.read_stock([ListingRef(str(mug))])[0].price == vnd(90001)
    assert recording("batch_partly_refused")["update"][1]["error"]["code"].endswith("invalid_id")
