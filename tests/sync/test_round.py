"""The round of one account: orders in, stock and prices out, and nothing at all the second time."""

import pytest

from storemanager.channels.base import RemoteStatus, StockWriteKind
from storemanager.database import Book
from storemanager.domain.orders import OrderStatus
from storemanager.domain.syncing import RunState
from tests.sync.world import World, a_world

KINDS = list(StockWriteKind)


@pytest.fixture
def world(book: Book) -> World:
    return a_world(book)


def test_the_book_s_number_goes_to_the_channel(world: World) -> None:
    world.product("MUG", on_hand=7, shown=3)
    result = world.sync()
    assert result.runs[0].state is RunState.DONE, result.runs[0]
    assert world.shop.shows("MUG") == 7
    world.all_is_well()


@pytest.mark.parametrize("kind", KINDS)
def test_syncing_twice_changes_nothing_the_second_time(book: Book, kind: StockWriteKind) -> None:
    world = a_world(book, kind)
    for number in range(8):
        world.product(f"SKU-{number}", on_hand=number, shown=5)
    world.sync()
    world.shop.buy("SKU-4", 2)
    world.sync()
    world.sync()
    result = world.sync()
    assert world.shop.writes == []
    assert world.shop.price_writes == []
    assert world.shop.log == ["pull_orders", "pull_products"]
    assert [str(line) for line in result.runs[0].lines] == ["Nothing has changed."]
    world.all_is_well()


def test_a_sale_on_the_channel_needs_no_write(world: World) -> None:
    mug = world.product("MUG", on_hand=7)
    world.sync()
    world.clock.pass_(300)
    world.shop.buy("MUG", 2)
    result = world.sync()
    assert world.available(mug) == 5
    assert world.shop.writes == []
    assert "read_stock" not in world.shop.log
    assert result.count("orders_new") == 1
    world.all_is_well()


def test_stock_received_here_is_offered_there(world: World) -> None:
    mug = world.product("MUG", on_hand=7)
    world.sync()
    world.receive(mug, 5)
    world.sync()
    assert world.shop.shows("MUG") == 12
    world.all_is_well()


def test_a_new_order_is_shipped_here_and_told_there_once(world: World) -> None:
    mug = world.product("MUG", on_hand=7)
    world.sync()
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    world.ship(remote_id)
    world.sync()
    assert world.shop.orders[remote_id].status is RemoteStatus.COMPLETED
    assert [parcel.tracking_number for parcel in world.shop.orders[remote_id].shipments] == ["VN1"]
    assert world.on_hand(mug) == 5
    world.sync()
    assert world.order(remote_id).status in (OrderStatus.SHIPPED, OrderStatus.DELIVERED)
    assert world.on_hand(mug) == 5
    world.all_is_well()


def test_the_round_is_the_same_on_both_databases(any_book: Book) -> None:
    world = a_world(any_book)
    mug = world.product("MUG", on_hand=7, shown=3)
    remote_id = world.shop.buy("MUG", 1)
    world.sync()
    world.ship(remote_id)
    world.receive(mug, 5)
    world.sync()
    assert world.shop.shows("MUG") == world.available(mug) == 11
    world.sync(full_check=True)
    assert world.shop.writes == []
    world.all_is_well()
