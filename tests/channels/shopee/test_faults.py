"""A bad day at Shopee: every fault at once, drawn from a seed, while shoppers buy. Nothing is lost or doubled."""

from __future__ import annotations

import pytest

from storemanager.channels.base import ListingRef, Outcome, RemoteOrder, StockUpdate
from storemanager.channels.errors import SignInError, TransientError
from storemanager.channels.shopee import Shopee
from storemanager.practice.faults import Fault, Faults, Rule
from storemanager.practice.server import PracticeServer
from storemanager.practice.shopee import Shoppers
from tests.channels.world import World
from tests.practice.shopee.traffic import CheckedShopee

BAD_DAY = (
    Fault.BEFORE_500,
    Fault.BEFORE_DROP,
    Fault.AFTER_500,
    Fault.AFTER_DROP,
    Fault.TOO_MANY,
    Fault.TRUNCATED,
    Fault.CUT_JSON,
    Fault.WEB_PAGE,
)


def a_bad_day(faults: Faults, seed: int) -> None:
    faults.seed = seed
    for fault in BAD_DAY:
        faults.add(Rule(fault, rate=0.05))


def one_round(shopee: Shopee, cursor: str | None, book: dict[str, RemoteOrder], world: World) -> str | None:
    """A pull that stores page by page as sync does, and ends early when Shopee fails."""
    for _ in range(60):
        try:
            page = shopee.pull_orders(cursor)
        except TransientError:
            world.advance(120)
            return cursor
        book.update({order.remote_id: order for order in page.items})
        cursor = page.cursor or cursor
        if not page.more:
            return cursor
    raise AssertionError("the pull never ends")


@pytest.mark.parametrize("seed", range(2))
def test_orders_arrive_once_and_in_their_last_state_through_every_fault(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, world: World, seed: int
) -> None:
    shop.add_product({"name": "P", "sku": "P", "regular_price": "5000", "stock_quantity": 9000})
    shoppers = Shoppers(shop, seed)
    book: dict[str, RemoteOrder] = {}
    cursor: str | None = None
    a_bad_day(server.faults, seed)
    for number in range(15):
        for _ in range(60 if number == 3 else 7):
            shoppers.step()
        world.advance(number % 3)
        cursor = one_round(shopee, cursor, book, world)
    assert len(server.faults.struck) > 5
    server.faults.clear()
    for _ in range(2):
        world.advance(120)
        cursor = one_round(shopee, cursor, book, world)
    assert {sn: order.channel_status for sn, order in book.items()} == {
        sn: order.status for sn, order in shop.orders.items()
    }


@pytest.mark.parametrize("seed", range(2))
def test_what_is_called_done_is_done_and_what_is_called_refused_is_not(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, world: World, seed: int
) -> None:
    ids = [
        shop.add_product({"name": f"P{n}", "sku": f"P{n}", "regular_price": "5000", "stock_quantity": 10})
        for n in range(20)
    ]
    truth = dict.fromkeys(ids, 10)
    a_bad_day(server.faults, seed)
    for number in range(25):
        some = ids[number % 5 :: 5]
        updates = [StockUpdate(ListingRef(str(each)), truth[each] + number % 3 + 1, truth[each]) for each in some]
        try:
            results = shopee.write_stock(updates)
        except TransientError:  # nothing at all was sent
            assert all(shop.items[each].models[0].units == truth[each] for each in some)
            world.advance(120)
            continue
        for each, update, result in zip(some, updates, results, strict=True):
            holds = shop.items[each].models[0].units
            if result.outcome is Outcome.DONE:
                assert holds == update.wanted == result.stock
            elif result.outcome is Outcome.NOT_SENT:
                assert holds == update.seen
            truth[each] = holds
        world.advance(5)


@pytest.mark.parametrize("fault", [Fault.BEFORE_DROP, Fault.BEFORE_500, Fault.WEB_PAGE, Fault.TOO_MANY])
def test_a_refresh_that_did_not_get_through_is_tried_again(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, world: World, mug: int, fault: Fault
) -> None:
    order = shop.buy("MUG").sn
    world.advance(4 * 3600)
    server.faults.add(Rule(fault, path="access_token/get", times=2))
    assert shopee.get_order(order).remote_id == order
    assert shop.tokens.refreshed == 1


@pytest.mark.parametrize("fault", [Fault.AFTER_500, Fault.AFTER_DROP, Fault.TRUNCATED, Fault.CUT_JSON])
def test_a_refresh_whose_answer_was_lost_needs_the_owner_and_says_so(
    shopee: Shopee, server: PracticeServer, world: World, fault: Fault
) -> None:
    world.advance(4 * 3600)
    server.faults.add(Rule(fault, path="access_token/get", times=1))
    with pytest.raises(SignInError, match="ended the sign-in"):
        shopee.get_order("1")
