"""What changed since the last pull: nothing lost, nothing twice, and next to no requests when all is quiet."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

import httpx
import pytest

from storemanager.channels.base import Page, RemoteOrder, RemoteProduct, RemoteStatus
from storemanager.channels.woocommerce import WooCommerce
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import PracticeShop
from tests.channels.world import Script, World, recording, rows, settings

T = TypeVar("T")
Connect = Callable[..., WooCommerce]


def pull(what: Callable[[str | None], Page[T]], cursor: str | None = None) -> tuple[list[T], str]:
    """Every page until none is waiting."""
    found: list[T] = []
    for _ in range(500):
        page = what(cursor)
        assert page.complete
        assert not page.bad
        found += page.items
        cursor = page.cursor
        if not page.more:
            return found, cursor
    raise AssertionError("the pull never ends")


def many(shop: PracticeShop, count: int, start: int = 0) -> None:
    for number in range(start, start + count):
        shop.add_product({"name": f"P{number}", "sku": f"P-{number}", "regular_price": "1000", "manage_stock": True})


def skus(products: list[RemoteProduct]) -> list[str]:
    return [variant.sku for product in products for variant in product.variants]


def test_a_quiet_pull_costs_four_requests_whatever_the_size_of_the_shop(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, shirt: int, world: World
) -> None:
    many(shop, 330)
    for _ in range(120):
        shop.buy("SHIRT-S", check_stock=False)
    found, products = pull(website.pull_products)
    assert len(skus(found)) == 332
    taken, orders = pull(website.pull_orders)
    assert len(taken) == 120
    for wait in (0, 5, 60, 3600):
        world.advance(wait)
        server.requests.reset()
        again, products = pull(website.pull_products, products)
        more, orders = pull(website.pull_orders, orders)
        assert (again, more) == ([], [])
        assert server.requests.count() <= 4


def test_f04_a_pull_starts_after_what_was_applied_and_brings_only_what_changed(
    website: WooCommerce, shop: PracticeShop, mug: int, shirt: int, world: World
) -> None:
    _, cursor = pull(website.pull_products)
    world.advance(60)
    shop.set_price("MUG", "95000")
    changed, cursor = pull(website.pull_products, cursor)
    assert skus(changed) == ["MUG"]
    assert changed[0].variants[0].price is not None
    assert changed[0].variants[0].price.minor == 95000
    world.advance(1)
    assert pull(website.pull_products, cursor)[0] == []


def test_f05_hundreds_of_orders_of_one_second_are_all_brought_once(
    website: WooCommerce, shop: PracticeShop, mug: int, world: World
) -> None:
    _, cursor = pull(website.pull_orders)
    world.advance(30)
    placed = [shop.buy("MUG", check_stock=False).id for _ in range(230)]
    world.advance(30)
    placed += [shop.buy("MUG", check_stock=False).id for _ in range(3)]
    found, cursor = pull(website.pull_orders, cursor)
    assert sorted(int(order.remote_id) for order in found) == placed
    assert pull(website.pull_orders, cursor)[0] == []


def test_a_second_change_in_the_same_second_is_not_missed(
    website: WooCommerce, shop: PracticeShop, mug: int, world: World
) -> None:
    order = shop.buy("MUG", payment="bacs")
    first, cursor = pull(website.pull_orders)
    assert first[0].status is RemoteStatus.ON_HOLD
    shop.set_status(order.id, "processing")
    second, cursor = pull(website.pull_orders, cursor)
    assert [each.status for each in second] == [RemoteStatus.TO_SHIP]
    assert pull(website.pull_orders, cursor)[0] == []


def test_f06_orders_that_arrive_or_move_while_the_list_is_read_are_not_lost(
    website: WooCommerce, shop: PracticeShop, mug: int, world: World
) -> None:
    placed = []
    for _ in range(250):
        world.advance(1)
        placed.append(shop.buy("MUG", check_stock=False).id)
    world.advance(5)
    seen: dict[int, str] = {}
    cursor, page_number = None, 0
    while True:
        page = website.pull_orders(cursor)
        seen |= {int(order.remote_id): order.channel_status for order in page.items}
        cursor, page_number = page.cursor, page_number + 1
        if page_number < 4:
            world.advance(1)
            shop.set_status(placed[page_number], "completed")  # moves from an early page to the end of the list
            placed.append(shop.buy("MUG", check_stock=False).id)
        if not page.more:
            break
    assert sorted(seen) == sorted(placed)
    assert [seen[placed[number]] for number in (1, 2, 3)] == ["completed"] * 3


def test_a_row_stored_late_with_an_earlier_time_is_found(
    website: WooCommerce, shop: PracticeShop, mug: int, world: World
) -> None:
    shop.buy("MUG")
    _, cursor = pull(website.pull_orders)
    world.advance(20)
    shop.buy("MUG")
    _, cursor = pull(website.pull_orders, cursor)
    late = shop.buy("MUG")
    with shop.locked():
        shop.orders[late.id].modified = world.now() - timedelta(seconds=15)
        shop.changed()
    world.advance(5)
    found, cursor = pull(website.pull_orders, cursor)
    assert [order.remote_id for order in found] == [str(late.id)]
    assert pull(website.pull_orders, cursor)[0] == []


def test_rows_that_vanish_do_not_make_every_pull_dear(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, mug: int, world: World
) -> None:
    orders = [shop.buy("MUG") for _ in range(5)]
    _, cursor = pull(website.pull_orders)
    with shop.locked():
        del shop.orders[orders[2].id]
        shop.changed()
    assert pull(website.pull_orders, cursor)[0] == []
    cursor = pull(website.pull_orders, cursor)[1]
    server.requests.reset()
    pull(website.pull_orders, cursor)
    assert server.requests.count() == 2


@pytest.mark.parametrize("fault", [Fault.REPEATED_PAGE, Fault.DUPLICATE])
def test_f07_a_page_that_repeats_itself_loses_and_doubles_nothing(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, mug: int, world: World, fault: Fault
) -> None:
    placed = [shop.buy("MUG", check_stock=False).id for _ in range(230)]
    server.faults.add(Rule(fault, path="orders", times=3))
    found: list[int] = []
    cursor = None
    for _ in range(40):
        page = website.pull_orders(cursor)
        found += [int(order.remote_id) for order in page.items]
        cursor = page.cursor or None
        if page.complete and not page.more:
            break
    assert sorted(set(found)) == placed


def test_f07_a_list_that_only_repeats_itself_is_given_up_without_moving_the_cursor(world: World) -> None:
    order = {**recording("order"), "date_modified_gmt": "2026-11-22T04:00:00"}
    same = [{**order, "id": number} for number in range(1, 101)]
    website = WooCommerce(settings(), context=world.context(Script(rows(*same, total=250))))
    cursor: str | None = None
    for _ in range(10):
        page = website.pull_orders(cursor)
        if not page.complete:
            assert page.cursor == cursor
            assert not page.more
            return
        cursor = page.cursor
    raise AssertionError("it went on for ever")


def test_f08_the_filter_is_in_utc_and_says_so(world: World) -> None:
    script = Script(rows())
    website = WooCommerce(settings(), context=world.context(script))
    pull(website.pull_orders)
    asked = [dict(request.url.params) for request in script.requests]
    assert all(each["dates_are_gmt"] == "true" for each in asked)
    assert all("Z" not in each["modified_after"] and "+" not in each["modified_after"] for each in asked)


def test_old_shops_bring_their_variations_through_the_parents(
    shop: PracticeShop, server: PracticeServer, connect: Connect, shirt: int, mug: int, world: World
) -> None:
    shop.settings.lists_all_variations = False
    website = connect(server.url)
    found, cursor = pull(website.pull_products)
    assert sorted(skus(found)) == ["MUG", "SHIRT-M", "SHIRT-S"]
    world.advance(60)
    shop.buy("SHIRT-S", 2)
    changed, cursor = pull(website.pull_products, cursor)
    assert {variant.sku: variant.stock for variant in changed[0].variants} == {"SHIRT-S": 8, "SHIRT-M": 10}
    server.requests.reset()
    assert pull(website.pull_products, cursor)[0] == []
    assert server.requests.count() == 1


def test_a_variation_changed_without_its_parent_brings_the_whole_product(
    website: WooCommerce, shop: PracticeShop, shirt: int, world: World
) -> None:
    _, cursor = pull(website.pull_products)
    world.advance(60)
    with shop.locked():
        variation = shop.find_sku("SHIRT-M")
        assert variation is not None
        variation.regular_price = "170000"
        variation.modified = world.now()
        shop.changed()
    changed, _ = pull(website.pull_products, cursor)
    assert [len(product.variants) for product in changed] == [2]


def test_f03_one_bad_order_is_parked_and_the_others_go_on(world: World) -> None:
    good = recording("order")
    bad = {**good, "id": 99, "total": "viel"}
    odd = {**good, "id": 98, "line_items": [{**good["line_items"][0], "quantity": 1.5}]}

    def by_status(request: httpx.Request) -> httpx.Response:
        asked = dict(request.url.params)
        return rows() if asked.get("status") else rows(good, bad, odd)

    website = WooCommerce(settings(), context=world.context(Script(by_status)))
    items: list[RemoteOrder] = []
    parked: list[Any] = []
    cursor = None
    while True:
        page = website.pull_orders(cursor)
        items, parked, cursor = items + list(page.items), parked + list(page.bad), page.cursor
        if not page.more:
            break
    assert [order.remote_id for order in items] == [str(good["id"])]
    assert sorted(each.remote_id for each in parked) == ["98", "99"]
    assert all(each.raw and str(each.problem) for each in parked)


def test_f63_open_orders_come_in_however_old_they_are(
    website: WooCommerce, shop: PracticeShop, mug: int, world: World
) -> None:
    old_open = shop.buy("MUG", payment="bacs")
    old_done = shop.buy("MUG")
    shop.set_status(old_done.id, "completed")
    world.advance(120 * 86400)
    new = shop.buy("MUG")
    found, _ = pull(website.pull_orders)
    assert sorted(int(order.remote_id) for order in found) == [old_open.id, new.id]


def test_a_shop_whose_count_header_is_stripped_is_still_read_whole(world: World) -> None:
    order = recording("order")
    everything = [
        {**order, "id": number, "date_modified_gmt": f"2026-11-21T{number // 60:02}:{number % 60:02}:00"}
        for number in range(1, 251)
    ]

    def serve(request: httpx.Request) -> httpx.Response:
        asked = dict(request.url.params)
        if asked.get("status"):
            return httpx.Response(200, json=[])
        found = [each for each in everything if each["date_modified_gmt"] > asked["modified_after"]]
        found.sort(key=lambda each: str(each["date_modified_gmt"]), reverse=asked["order"] == "desc")
        return httpx.Response(200, json=found[:100])

    website = WooCommerce(settings(), context=world.context(Script(serve)))
    found, _ = pull(website.pull_orders)
    assert len({each.remote_id for each in found}) == 250


def test_f34_a_pull_ends_even_when_everything_it_knew_has_vanished(
    website: WooCommerce, shop: PracticeShop, mug: int
) -> None:
    for _ in range(3):
        shop.buy("MUG")
    _, cursor = pull(website.pull_orders)
    with shop.locked():
        shop.orders.clear()
        shop.changed()
    for _ in range(3):
        found, cursor = pull(website.pull_orders, cursor)
        assert found == []


def test_f34_a_pull_ends_even_when_the_answers_never_stay_the_same(world: World) -> None:
    order = recording("order")
    counter = iter(range(1_000_000))

    def serve(request: httpx.Request) -> httpx.Response:
        if dict(request.url.params).get("status"):
            return rows()
        young = world.now().strftime("%Y-%m-%dT%H:%M:%S")
        some = [
            {**order, "id": number, "date_modified_gmt": young, "cart_hash": str(next(counter))}
            for number in range(1, 101)
        ]
        return rows(*some, total=150)

    website = WooCommerce(settings(), context=world.context(Script(serve)))
    cursor: str | None = None
    for _ in range(5):
        for _ in range(12):
            page = website.pull_orders(cursor)
            cursor = page.cursor
            if not page.more:
                break
        else:
            raise AssertionError("the pull never ends")
        world.advance(1)


def test_f62_a_clock_that_is_an_hour_ahead_skips_no_order_though_every_pull_has_a_connection_of_its_own(
    connect: Connect, server: PracticeServer, shop: PracticeShop, mug: int, world: World
) -> None:
    """Before a connection's first answer only this computer's clock is known."""
    shop.clock = lambda: world.now() - timedelta(hours=1)
    _, cursor = pull(connect(server.url).pull_orders)
    for _ in range(3):
        world.advance(300)
        placed = str(shop.buy("MUG").id)
        world.advance(300)
        found, cursor = pull(connect(server.url).pull_orders, cursor)
        assert [order.remote_id for order in found] == [placed]


def test_f62_a_list_that_a_wrong_clock_put_into_the_future_goes_on_from_now(
    connect: Connect, server: PracticeServer, shop: PracticeShop, mug: int, world: World
) -> None:
    _, cursor = pull(connect(server.url).pull_orders)
    state = json.loads(cursor)
    state["changed"] = {"window": "2026-11-22T12:00:00"}
    _, cursor = pull(connect(server.url).pull_orders, json.dumps(state))
    world.advance(60)
    placed = str(shop.buy("MUG").id)
    found, _ = pull(connect(server.url).pull_orders, cursor)
    assert [order.remote_id for order in found] == [placed]
