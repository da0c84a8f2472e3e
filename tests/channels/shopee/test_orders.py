"""Orders of a Shopee shop: every one once, in its last state, and the things that are done to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from storemanager.channels.base import Page, RemoteOrder, RemoteStatus
from storemanager.channels.errors import RejectedError
from storemanager.channels.shopee import Shopee
from storemanager.money import Money
from storemanager.practice.server import PracticeServer
from tests.channels.shopee.conftest import Connect, Vault, settings
from tests.channels.shopee.test_contract import ORDER, TOKENS, an_order, reply
from tests.channels.world import Script, World
from tests.practice.shopee.traffic import CheckedShopee


def dong(amount: int) -> Money:
    return Money(amount, "VND")


def pulled(pull: Callable[[str | None], Page[RemoteOrder]], cursor: str | None = None) -> tuple[list[RemoteOrder], str]:
    found: list[RemoteOrder] = []
    for _ in range(80):
        page = pull(cursor)
        assert page.complete
        found += page.items
        cursor = page.cursor
        if not page.more:
            return found, cursor
    raise AssertionError("the pull never ends")


def given(world: World, **changed: Any) -> RemoteOrder:
    """An order as it is in the documentation, with changes."""
    shopee = Shopee(settings("https://shop.example", TOKENS), context=world.context(Script(an_order(**changed))))
    return shopee.get_order("1")


# --- One order ---


def test_the_order_of_the_documentation_is_understood(world: World) -> None:
    order = given(world)
    assert (order.number, order.status, order.currency) == ("2601058R48U37H", RemoteStatus.TO_SHIP, "VND")
    assert order.ship_by == datetime.fromtimestamp(1767774391, UTC)
    [line] = order.lines
    assert (line.sku, line.quantity, line.unit_price, line.total) == ("AO-DO-M", 1, dong(199000), dong(179000))
    assert line.ref is not None
    assert (line.ref.product_id, line.ref.variant_id) == ("23620853561", "221404189791")
    assert (order.total, order.shipping_total, order.discount_total) == (dong(184000), dong(22000), dong(37000))
    assert order.total == dong(199000) + dong(22000) - dong(37000)
    assert (order.payment_method, order.paid_at) == ("cod", None)
    assert order.takes_stock


def test_f16_a_masked_buyer_is_marked_as_masked_and_known_by_number(world: World) -> None:
    order = given(world)
    assert order.customer_id == "1170319091"
    assert order.shipping.masked
    assert (order.shipping.ward, order.shipping.district, order.shipping.province) == (
        "Xã Phong Thạnh", "Huyện Phước Long", "Bạc Liêu",
    )  # fmt: skip
    shown = {"name": "Lan", "phone": "0912345678", "full_address": "1 Lê Lợi", "region": "VN"}
    assert not given(world, recipient_address=shown).shipping.masked


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("UNPAID", RemoteStatus.UNPAID),
        ("PENDING", RemoteStatus.TO_SHIP),
        ("READY_TO_SHIP", RemoteStatus.TO_SHIP),
        ("PROCESSED", RemoteStatus.ARRANGED),
        ("RETRY_SHIP", RemoteStatus.TO_SHIP),
        ("IN_CANCEL", RemoteStatus.TO_SHIP),
        ("INVOICE_PENDING", RemoteStatus.TO_SHIP),
        ("SHIPPED", RemoteStatus.SHIPPED),
        ("TO_CONFIRM_RECEIVE", RemoteStatus.COMPLETED),
        ("COMPLETED", RemoteStatus.COMPLETED),
        ("TO_RETURN", RemoteStatus.SHIPPED),
        ("CANCELLED", RemoteStatus.CANCELLED),
        ("SOMETHING_NEW", RemoteStatus.UNKNOWN),
    ],
)
def test_f10_f54_every_state_is_understood_and_a_new_one_is_kept_with_its_word(
    world: World, word: str, status: RemoteStatus
) -> None:
    order = given(world, order_status=word)
    assert (order.status, order.channel_status) == (status, word)
    assert order.takes_stock == (word != "CANCELLED")


def test_parcels_that_have_all_arrived_end_the_order(world: World) -> None:
    there = [{"package_number": "A", "logistics_status": "LOGISTICS_DELIVERY_DONE"}]
    assert given(world, order_status="SHIPPED", package_list=there).status is RemoteStatus.COMPLETED


def test_an_order_that_is_not_paid_has_the_sum_of_what_was_ordered(world: World) -> None:
    assert given(world, order_status="UNPAID", total_amount=None).total == dong(179000 + 22000)


def test_what_was_cancelled_of_a_line_is_not_to_be_sent(world: World) -> None:
    row = {**ORDER["item_list"][0], "model_quantity_purchased": 3, "cancelled_qty": 1}
    [line] = given(world, item_list=[row], total_amount=380000).lines
    assert (line.quantity, line.total) == (2, dong(358000))


def test_two_lines_that_shopee_does_not_tell_apart_stay_two(world: World) -> None:
    row = ORDER["item_list"][0]
    lines = given(world, item_list=[row, row, row], total_amount=600000).lines
    assert len({line.remote_id for line in lines}) == 3
    assert lines[0].remote_id == given(world).lines[0].remote_id


def test_a_buyer_who_asks_to_cancel_is_heard(world: World) -> None:
    assert given(world, order_status="IN_CANCEL").cancel_requested
    assert not given(world).cancel_requested


def test_f03_an_order_that_makes_no_sense_is_refused_by_name(world: World) -> None:
    with pytest.raises(RejectedError, match="update_time is missing"):
        given(world, update_time=None)


def test_in_a_bundle_only_the_escrow_knows_what_was_paid(world: World) -> None:
    row = {**ORDER["item_list"][0], "model_discounted_price": 0}
    income = {"items": [{"item_id": row["item_id"], "model_id": row["model_id"], "discounted_price": 150000}]}
    script = Script(an_order(item_list=[row]), reply({"order_sn": "x", "order_income": income}))
    shopee = Shopee(settings("https://shop.example", TOKENS), context=world.context(script))
    assert shopee.get_order("1").lines[0].total == dong(150000)


# --- What changed ---


def test_orders_are_pulled_once_and_a_quiet_pull_is_one_or_two_requests(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, world: World, mug: int
) -> None:
    placed = [shop.buy("MUG", check).sn for check in (1, 2, 3)]
    world.advance(30)
    found, cursor = pulled(shopee.pull_orders)
    assert [order.remote_id for order in found] == placed
    asked = []
    for _ in range(3):
        world.advance(700)
        server.requests.reset()
        some, cursor = pulled(shopee.pull_orders, cursor)
        assert some == []
        asked.append([row.path.rsplit("/", 1)[-1] for row in server.requests])
    # The overlap is looked at once more, and known orders are dropped; after that there is nothing to look at.
    assert asked[0] == ["get_order_list", "get_order_detail", "get_return_list"]
    assert asked[1] == asked[2] == ["get_order_list", "get_return_list"]
    world.advance(10)
    server.requests.reset()
    pulled(shopee.pull_orders, cursor)
    assert len(server.requests) == 1, "returns are looked at every few minutes only"


def test_f05_many_orders_of_one_second_are_read_page_by_page(shopee: Shopee, shop: CheckedShopee, world: World) -> None:
    shop.add_product({"name": "P", "sku": "P", "regular_price": "5000", "stock_quantity": 500})
    placed = {shop.buy("P").sn for _ in range(130)}
    world.advance(5)
    assert {order.remote_id for order in pulled(shopee.pull_orders)[0]} == placed


def test_f04_a_change_within_the_second_of_the_pull_comes_with_the_next_one(
    shopee: Shopee, shop: CheckedShopee, world: World, mug: int
) -> None:
    order = shop.buy("MUG", cod=False).sn
    _, cursor = pulled(shopee.pull_orders)
    shop.pay(order)  # in the very same second
    world.advance(60)
    found, cursor = pulled(shopee.pull_orders, cursor)
    assert [each.status for each in found] == [RemoteStatus.TO_SHIP]
    assert pulled(shopee.pull_orders, cursor)[0] == []


@pytest.mark.parametrize("minutes", [17, 4, -4, -17])
def test_f62_with_a_wrong_clock_no_change_falls_between_two_pulls(
    connect: Connect, shop: CheckedShopee, world: World, mug: int, minutes: int
) -> None:
    shop.clock = lambda: world.now() - timedelta(minutes=minutes)
    cursor: str | None = None
    for _ in range(6):
        shop.set_stock("MUG", 50)
        first = shop.buy("MUG").sn
        world.advance(45)
        found, cursor = pulled(connect().pull_orders, cursor)  # each round knows only its own clock at first
        assert first in {order.remote_id for order in found}
        second = shop.buy("MUG").sn
        world.advance(120)
        found, cursor = pulled(connect().pull_orders, cursor)
        assert second in {order.remote_id for order in found}
        assert first not in {order.remote_id for order in found}


def test_windows_of_fifteen_days_step_through_the_past(
    connect: Connect, shop: CheckedShopee, world: World, server: PracticeServer
) -> None:
    shop.add_product({"name": "P", "sku": "P", "regular_price": "5000", "stock_quantity": 500})
    placed = []
    for _ in range(8):
        placed.append(shop.buy("P").sn)
        world.advance(timedelta(days=7).total_seconds())
    access, refresh = shop.tokens.pair(world.now())
    shopee = connect(Vault(access_token=access, refresh_token=refresh, shop_id="322300222"))
    assert [order.remote_id for order in pulled(shopee.pull_orders)[0]] == placed
    assert server.requests.count(path="get_order_list") == 4


def test_pending_orders_come_with_their_own_word(shopee: Shopee, shop: CheckedShopee, mug: int) -> None:
    shop.buy("MUG", pending=True)
    assert [order.channel_status for order in pulled(shopee.pull_orders)[0]] == ["PENDING"]


def test_f07_a_list_that_repeats_its_page_is_kept_and_the_cursor_stays(world: World) -> None:
    endless = reply({"more": True, "order_list": [], "next_cursor": ""})
    shopee = Shopee(settings("https://shop.example", TOKENS), context=world.context(Script(endless)))
    page = shopee.pull_orders(None)
    assert (page.complete, page.more) == (False, False)


def test_an_order_that_is_named_and_not_shown_is_set_aside(world: World) -> None:
    listed = reply({"more": False, "order_list": [{"order_sn": "A"}, {"order_sn": "2601058R48U37H"}]})
    script = Script(listed, an_order())
    shopee = Shopee(settings("https://shop.example", TOKENS), context=world.context(script))
    page = shopee.pull_orders(None)
    assert [order.number for order in page.items] == ["2601058R48U37H"]
    assert [bad.remote_id for bad in page.bad] == ["A"]


def test_a_return_brings_its_order_again_with_the_money_given_back(
    shopee: Shopee, shop: CheckedShopee, world: World, mug: int
) -> None:
    order = shop.buy("MUG", 2)
    shop.complete(order.sn)
    world.advance(60)
    _, cursor = pulled(shopee.pull_orders)
    world.advance(900)
    asked = shop.ask_for_return(order.sn)
    world.advance(60)
    found, cursor = pulled(shopee.pull_orders, cursor)
    assert found
    assert {each.refunds for each in found} == {()}, "asked for is not given"
    world.advance(900)
    shop.settle_return(asked.sn, "ACCEPTED")
    world.advance(60)
    found, _ = pulled(shopee.pull_orders, cursor)
    [refund] = found[-1].refunds
    assert (refund.remote_id, refund.amount, refund.restocked) == (asked.sn, dong(90000), False)
    assert [(each.line_remote_id, each.quantity) for each in refund.lines] == [(found[-1].lines[0].remote_id, 1)]


@pytest.mark.parametrize(("status", "given_back"), [("CLOSED", True), ("CANCELLED", False)])
def test_a_return_that_ended_counts_only_if_money_went_back(
    shopee: Shopee, shop: CheckedShopee, mug: int, status: str, given_back: bool
) -> None:
    order = shop.buy("MUG")
    shop.settle_return(shop.ask_for_return(order.sn).sn, status)
    assert bool(shopee.get_order(order.sn).refunds) is given_back
