"""Orders that vanish from their channel, and a shop that comes back to one."""

from datetime import timedelta

import pytest

from storemanager.channels.base import (
    RemoteStatus,
)
from storemanager.database import Book
from storemanager.domain.attention import AttentionKind
from storemanager.domain.orders import OrderStatus
from storemanager.services import accounts
from tests.sync import order_desk as desk
from tests.sync.world import World, in_step


@pytest.fixture
def world(book: Book) -> World:
    return in_step(book, MUG=10, CUP=10)


def _nothing_new_of_them(world: World) -> None:
    """A later order moves the cursor on: the earlier ones are not in what overlaps any more."""
    world.clock.pass_(3600)
    world.shop.buy("CUP", status=RemoteStatus.CANCELLED)
    world.sync()


def test_f17_an_order_deleted_for_good_is_found_by_asking_for_what_is_silent_a_few_a_round(world: World) -> None:
    remote_ids = [world.shop.buy("MUG") for _ in range(7)]
    world.sync()
    _nothing_new_of_them(world)
    vanished = remote_ids[0]
    del world.shop.orders[vanished]
    world.sync()
    assert world.order(vanished).gone_at is None
    world.sync(minutes=25 * 60)
    assert world.shop.log.count("get_order") == 5
    assert world.order(vanished).gone_at is not None
    assert world.available(desk.variant(world, "MUG")) == 3
    assert AttentionKind.ORDER_GONE in world.matters()
    world.sync()
    assert world.shop.log.count("get_order") == 2
    world.sync()
    assert world.shop.log.count("get_order") == 0


def test_f17_an_order_the_channel_cannot_show_now_stops_nothing(world: World) -> None:
    silent = world.shop.buy("MUG")
    world.sync()
    _nothing_new_of_them(world)
    world.shop.faults["get_order"] = ["before"]
    new = world.shop.buy("CUP")
    world.sync(minutes=25 * 60)
    assert world.order(new).status is OrderStatus.CONFIRMED
    assert world.order(silent).gone_at is None
    world.sync()
    assert world.shop.log.count("get_order") == 1


def test_f17_two_orders_made_one_there_are_recognised(world: World) -> None:
    first, second = world.shop.buy("MUG", 2), world.shop.buy("CUP", 1)
    world.sync()
    desk.add_line(world, second, "MUG", 2)
    world.sync()
    world.shop.move(first, RemoteStatus.GONE)
    world.sync()
    row = world.matter(AttentionKind.ORDER_GONE)
    assert row.order_id == desk.order_id(world, first)
    assert f"Order {second} of this customer holds the same goods" in str(row.meaning)
    world.shop.move(first, RemoteStatus.TO_SHIP)
    world.sync()
    assert world.order(first).gone_at is None
    assert AttentionKind.ORDER_GONE not in world.matters()


# --- Away ---


def test_a_shop_connected_again_moves_the_stock_of_what_it_sold_and_finished_meanwhile(world: World) -> None:
    world.shop.buy("MUG", 1)
    world.sync()
    with world.book.write() as session:
        accounts.remove(session, world.account)
    while_away = world.shop.buy("MUG", 3)
    world.shop.move(while_away, RemoteStatus.COMPLETED)
    world.clock.pass_(timedelta(days=2).total_seconds())
    with world.book.write() as session:
        world.account = accounts.add(
            session, kind="fake", name="Web", address="https://web.test", settings={}, currency="VND", now=world.clock()
        )
        accounts.activate(session, world.account, now=world.clock())
    world.sync()
    assert world.order(while_away).moves_stock
    assert world.on_hand(desk.variant(world, "MUG")) == 7
    assert world.available(desk.variant(world, "MUG")) == 6
