"""A bad day: every fault at once, drawn from a seed, while shoppers buy. Nothing is lost and nothing is doubled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest

from storemanager.channels.base import ListingRef, Outcome, Page, RemoteOrder, StockUpdate
from storemanager.channels.errors import TransientError
from storemanager.channels.woocommerce import WooCommerce
from storemanager.practice.faults import Fault, Faults, Rule
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import PracticeShop
from tests.channels.world import World

T = TypeVar("T")
BAD_DAY = dict.fromkeys(
    (
        Fault.BEFORE_500,
        Fault.BEFORE_DROP,
        Fault.AFTER_500,
        Fault.AFTER_DROP,
        Fault.TOO_MANY,
        Fault.TRUNCATED,
        Fault.CUT_JSON,
        Fault.WEB_PAGE,
        Fault.DUPLICATE,
        Fault.REPEATED_PAGE,
    ),
    0.05,
)


def a_bad_day(faults: Faults, seed: int) -> None:
    faults.seed = seed
    for fault, rate in BAD_DAY.items():
        faults.add(Rule(fault, rate=rate))


def as_far_as_it_goes(
    what: Callable[[str | None], Page[RemoteOrder]], cursor: str | None, book: dict[str, RemoteOrder], world: World
) -> tuple[str | None, bool]:
    """One round of a pull, storing page by page as sync does; ends early when the shop fails."""
    for _ in range(60):
        try:
            page = what(cursor)
        except TransientError:
            world.advance(120)
            return cursor, False
        book.update({order.remote_id: order for order in page.items})
        cursor = page.cursor or cursor
        if not page.more:
            return cursor, page.complete
    raise AssertionError("the pull never ends")


@pytest.mark.parametrize("seed", range(4))
def test_orders_arrive_once_and_in_their_last_state_through_every_fault(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, world: World, mug: int, seed: int
) -> None:
    book: dict[str, RemoteOrder] = {}
    cursor: str | None = None
    a_bad_day(server.faults, seed)
    placed: list[int] = []
    for number in range(12):
        count = 30 if number == 3 else 7
        placed += [shop.buy("MUG", payment="bacs", check_stock=False).id for _ in range(count)]
        shop.set_status(placed[number * 3], "processing")
        world.advance(number % 3)
        cursor, _ = as_far_as_it_goes(website.pull_orders, cursor, book, world)
    assert len(server.faults.struck) > 5
    server.faults.clear()
    world.advance(120)
    for _ in range(2):
        cursor, complete = as_far_as_it_goes(website.pull_orders, cursor, book, world)
        assert complete
    assert sorted(map(int, book)) == sorted(placed)
    assert {int(key): order.channel_status for key, order in book.items()} == {
        number: shop.orders[number].status for number in placed
    }


@pytest.mark.parametrize("seed", range(3))
def test_what_is_called_done_is_done_and_what_is_called_refused_is_not(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, world: World, seed: int
) -> None:
    ids = [
        shop.add_product({"name": f"P{n}", "sku": f"P{n}", "manage_stock": True, "stock_quantity": 10})
        for n in range(20)
    ]
    truth = {str(each): 10 for each in ids}
    a_bad_day(server.faults, seed)
    for number in range(30):
        some = [str(each) for each in ids[number % 5 :: 5]]
        updates = [StockUpdate(ListingRef(each), truth[each] + number % 3 + 1, truth[each]) for each in some]
        try:
            results = website.write_stock(updates)
        except TransientError:  # nothing at all was sent
            assert {shop.products[int(u.ref.product_id)].stock_quantity == u.seen for u in updates} == {True}
            world.advance(120)
            continue
        for update, result in zip(updates, results, strict=True):
            product = shop.products[int(update.ref.product_id)]
            if result.outcome is Outcome.DONE:
                assert product.stock_quantity == update.wanted == result.stock
            elif result.outcome is Outcome.NOT_SENT:
                assert product.stock_quantity == update.seen
            truth[update.ref.product_id] = product.stock_quantity or 0
        world.advance(5)
