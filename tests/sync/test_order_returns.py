"""Cancels, refunds and goods that come back: stock moves once, and only when goods do (F15)."""

from dataclasses import replace

import pytest

from storemanager.channels.base import RemoteStatus, StockWriteKind
from storemanager.database import Book
from storemanager.domain.orders import OrderStatus
from storemanager.domain.stock import MovementReason
from storemanager.services import orders, stock
from tests.sync import order_desk as desk
from tests.sync.world import World, a_world, in_step


@pytest.fixture
def world(book: Book) -> World:
    return in_step(book, MUG=10, CUP=10)


def test_f15_units_refunded_before_the_rest_left_are_not_sent_also_when_all_is_seen_at_once(world: World) -> None:
    for seen_on_the_way in (True, False):
        remote_id = world.shop.buy("MUG", 3)
        if seen_on_the_way:
            world.sync()
        world.clock.pass_(60)
        desk.refund(world, remote_id, 2, restocked=False)
        if seen_on_the_way:
            world.sync()
        world.clock.pass_(60)
        world.shop.move(remote_id, RemoteStatus.COMPLETED)
        world.sync()
        assert world.lines(remote_id)[0].shipped_quantity == 1
    assert world.on_hand(desk.variant(world, "MUG")) == 8


@pytest.mark.parametrize("seen_on_the_way", [True, False])
def test_f15_money_back_after_it_left_brings_no_goods_back_also_when_all_is_seen_at_once(
    world: World, seen_on_the_way: bool
) -> None:
    remote_id = world.shop.buy("MUG", 3)
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    if seen_on_the_way:
        world.sync()
    world.clock.pass_(60)
    desk.refund(world, remote_id, 2, restocked=False)
    world.sync()
    assert world.lines(remote_id)[0].shipped_quantity == 3
    assert world.on_hand(desk.variant(world, "MUG")) == 7


def test_f15_a_refund_whose_goods_turn_up_later_puts_them_back_once(world: World) -> None:
    remote_id = world.shop.buy("MUG", 3)
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.sync()
    world.clock.pass_(60)
    refund = desk.refund(world, remote_id, 2, restocked=None)
    world.sync()
    assert (world.on_hand(desk.variant(world, "MUG")), world.order(remote_id).refunded_total) == (7, 200_000)
    for _ in range(2):
        there = world.shop.orders[remote_id]
        world.shop.save(replace(there, refunds=(replace(refund, restocked=True),)))
        world.sync()
    assert (world.on_hand(desk.variant(world, "MUG")), world.order(remote_id).refunded_total) == (9, 200_000)


def test_f15_goods_taken_back_here_are_not_put_back_again_by_the_refund_there(world: World) -> None:
    remote_id = world.shop.buy("MUG", 3)
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.sync()
    [line] = world.lines(remote_id)
    with world.book.write() as session:
        orders.return_goods(session, line.order_id, {line.id or 0: orders.ReturnInput(2)}, now=world.clock())
    world.clock.pass_(60)
    desk.refund(world, remote_id, 2, restocked=True)
    world.sync()
    assert world.on_hand(desk.variant(world, "MUG")) == 9
    desk.refund(world, remote_id, 1, restocked=True, name="R2")
    world.sync()
    assert world.on_hand(desk.variant(world, "MUG")) == 10
    assert world.order(remote_id).status is OrderStatus.RETURNED
    assert world.order(remote_id).refunded_total == 300_000


def test_f15_money_first_and_the_same_goods_later_by_hand_are_one_return(world: World) -> None:
    remote_id = world.shop.buy("MUG", 3)
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.sync()
    world.clock.pass_(60)
    desk.refund(world, remote_id, 1, restocked=False)
    world.sync()
    assert world.on_hand(desk.variant(world, "MUG")) == 7
    [line] = world.lines(remote_id)
    with world.book.write() as session:
        orders.return_goods(session, line.order_id, {line.id or 0: orders.ReturnInput(1)}, now=world.clock())
    world.shop.save(world.shop.orders[remote_id])
    world.sync()
    assert world.on_hand(desk.variant(world, "MUG")) == 8
    assert world.order(remote_id).refunded_total == 100_000


def test_f15_a_part_cancelled_before_it_left_is_free_again(world: World) -> None:
    remote_id = world.shop.buy("MUG", 3)
    world.sync()
    desk.pack(world, remote_id)
    world.clock.pass_(60)
    desk.refund(world, remote_id, 1, restocked=True)
    world.sync()
    assert world.available(desk.variant(world, "MUG")) == 8
    assert any("take out 1 × MUG" in said for said in desk.said(world, remote_id))
    world.ship(remote_id)
    world.sync()
    assert world.lines(remote_id)[0].shipped_quantity == 2
    assert world.on_hand(desk.variant(world, "MUG")) == 8


def test_f15_what_was_refunded_there_before_it_left_here_is_with_the_customer(world: World) -> None:
    remote_id = world.shop.buy("MUG", 3)
    world.sync()
    world.clock.pass_(60)
    desk.refund(world, remote_id, 2, restocked=True)
    world.clock.pass_(60)
    world.ship(remote_id)
    world.sync()
    assert world.on_hand(desk.variant(world, "MUG")) == 7
    assert world.order(remote_id).refunded_total == 200_000
    assert any("2 × MUG was refunded on the channel, and then sent" in said for said in desk.said(world, remote_id))
    [line] = world.lines(remote_id)
    with world.book.write() as session:
        orders.return_goods(session, line.order_id, {line.id or 0: orders.ReturnInput(2)}, now=world.clock())
    world.shop.save(world.shop.orders[remote_id])
    world.sync()
    assert world.on_hand(desk.variant(world, "MUG")) == 9


def test_f15_cancelled_taken_back_and_cancelled_again_reserves_and_frees_each_time(world: World) -> None:
    remote_id = world.shop.buy("MUG", 3)
    for status, available in (
        (RemoteStatus.TO_SHIP, 7),
        (RemoteStatus.CANCELLED, 10),
        (RemoteStatus.TO_SHIP, 7),
        (RemoteStatus.FAILED, 10),
        (RemoteStatus.COMPLETED, 7),
    ):
        world.shop.move(remote_id, status)
        world.sync()
        assert world.available(desk.variant(world, "MUG")) == available
    world.all_is_well()


def test_f15_a_line_added_after_everything_came_back_is_sold_too(world: World) -> None:
    remote_id = world.shop.buy("MUG", 1)
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.sync()
    world.clock.pass_(60)
    desk.refund(world, remote_id, 1, restocked=True)
    world.sync()
    assert world.order(remote_id).status is OrderStatus.RETURNED
    desk.add_line(world, remote_id, "CUP", 2)
    world.sync()
    assert world.order(remote_id).status is OrderStatus.DELIVERED
    assert (world.on_hand(desk.variant(world, "MUG")), world.on_hand(desk.variant(world, "CUP"))) == (10, 8)


@pytest.mark.parametrize("kind", list(StockWriteKind))
def test_f15_units_that_our_refund_puts_on_show_there_are_taken_off_in_the_same_sync_where_the_shelf_is_empty(
    book: Book, kind: StockWriteKind
) -> None:
    """The unit came back broken, or was sold over the counter before the sync: a shopper who bought it before the next
    one would have bought nothing."""
    world = a_world(book, kind)
    mug = world.product("MUG", on_hand=4)
    world.sync()
    remote_id = world.shop.buy("MUG")
    world.sync()
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.sync()
    [line] = world.lines(remote_id)
    with book.write() as session:
        orders.return_goods(
            session, line.order_id, {line.id or 0: orders.ReturnInput(1)}, refund_amount=100_000, now=world.clock()
        )
        stock.adjust(session, mug, -4, MovementReason.DAMAGE, now=world.clock())
    world.clock.pass_(600)
    world.engine().run_round()
    assert len(world.shop.orders[remote_id].refunds) == 1
    assert world.shop.shows("MUG") == 0
    world.sync()
    world.all_is_well()


@pytest.mark.parametrize("kind", list(StockWriteKind))
def test_f15_a_cancel_that_was_not_answered_is_looked_for_in_the_same_sync_and_what_it_put_on_show_is_taken_off(
    book: Book, kind: StockWriteKind
) -> None:
    world = a_world(book, kind)
    mug = world.product("MUG", on_hand=3)
    world.sync()
    remote_id = world.shop.buy("MUG", 3)
    world.sync()
    [line] = world.lines(remote_id)
    with book.write() as session:
        orders.cancel(session, line.order_id, reason="broken", now=world.clock())
        stock.adjust(session, mug, -3, MovementReason.DAMAGE, now=world.clock())
    world.clock.pass_(600)
    world.shop.faults["cancel_order"] = ["after"]
    world.engine().run_round()
    assert world.shop.orders[remote_id].status is RemoteStatus.CANCELLED
    assert world.shop.shows("MUG") == 0
    world.sync()
    world.all_is_well()
