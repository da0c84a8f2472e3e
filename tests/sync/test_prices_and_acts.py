"""Prices out, acts done once, products put on a channel, and what the owner is asked first."""

import pytest

from storemanager.channels.base import RemoteStatus
from storemanager.database import Book
from storemanager.domain.accounts import Master
from storemanager.domain.attention import AttentionKind
from storemanager.domain.orders import OrderStatus
from storemanager.domain.syncing import OutboxKind, OutboxState, RunState
from storemanager.services import accounts, attention, catalog, orders, outbox
from storemanager.services.catalog import PriceChange
from storemanager.sync import actions, offering
from tests.makers import a_product
from tests.sync.world import World, a_world, in_step


@pytest.fixture
def world(book: Book) -> World:
    return in_step(book, MUG=10)


def _reprice(world: World, price: int, sale: int | None = None) -> None:
    with world.book.write() as session:
        change = PriceChange(world.listing("MUG").variant_id or 0, price, sale)
        catalog.set_prices(session, [change], now=world.clock())


def _shown(world: World) -> tuple[int, int | None]:
    item = world.shop.items[world.shop.ref_of("MUG")]
    return item.price, item.sale_price


def test_a_new_price_goes_out_once_and_does_not_come_back(world: World) -> None:
    _reprice(world, 120_000, 110_000)
    world.sync()
    assert _shown(world) == (120_000, 110_000)
    for _ in range(2):
        world.sync()
        assert world.shop.price_writes == []


def test_f46_a_price_that_changes_by_more_than_half_waits_for_a_yes(world: World) -> None:
    _reprice(world, 10_000)
    world.sync()
    assert _shown(world) == (100_000, None)
    row = world.matter(AttentionKind.PRICE_CONFLICT)
    with world.book.write() as session:
        actions.act(session, row.id, now=world.clock())
    world.sync()
    assert _shown(world) == (10_000, None)
    assert AttentionKind.PRICE_CONFLICT not in world.matters()


def test_f41_a_price_the_channel_keeps_otherwise_is_told_and_not_fought_over(world: World) -> None:
    world.shop.deaf.add("MUG")
    _reprice(world, 120_000)
    world.sync()
    assert AttentionKind.WRITE_REFUSED in world.matters()
    for _ in range(2):
        world.sync()
        assert world.shop.price_writes == []


def test_a_lost_answer_to_a_price_is_sent_again(world: World) -> None:
    world.shop.faults["write_prices"] = ["after"]
    _reprice(world, 120_000)
    world.sync()
    world.sync()
    assert _shown(world) == (120_000, None)
    world.sync()
    assert world.shop.price_writes == []


def test_where_the_channel_rules_prices_its_price_comes_into_the_book(world: World) -> None:
    with world.book.write() as session:
        accounts.update_policy(session, world.account, price_master=Master.CHANNEL)
    world.shop.set_price("MUG", 90_000)
    world.sync()
    with world.book.read() as session:
        assert catalog.variant(session, world.listing("MUG").variant_id or 0).price == 90_000
    assert _shown(world) == (90_000, None)


def test_where_the_owner_wants_to_be_asked_both_prices_stand_side_by_side(world: World) -> None:
    with world.book.write() as session:
        accounts.update_policy(session, world.account, price_master=Master.ASK)
    world.sync()
    world.shop.set_price("MUG", 90_000)
    world.sync()
    assert _shown(world) == (90_000, None)
    row = world.matter(AttentionKind.PRICE_CONFLICT)
    with world.book.write() as session:
        actions.act(session, row.id, choice={"keep": "ours"}, now=world.clock())
    world.sync()
    assert _shown(world) == (100_000, None)


@pytest.mark.parametrize("fault", ["before", "after"])
def test_an_act_whose_answer_was_lost_is_done_once(world: World, fault: str) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    world.ship(remote_id)
    world.shop.faults["ship_order"] = [fault]
    world.sync()
    world.sync(minutes=30)
    assert len(world.shop.orders[remote_id].shipments) == 1
    assert world.shop.orders[remote_id].status is RemoteStatus.COMPLETED
    with world.book.read() as session:
        assert outbox.rows(session, unsettled_only=True) == []
    world.all_is_well()


def test_a_refused_act_waits_for_the_owner_and_holds_back_only_its_own_order(world: World) -> None:
    first, second = world.shop.buy("MUG"), world.shop.buy("MUG")
    world.sync()
    world.ship(first)
    with world.book.write() as session:
        outbox.add(
            session, account_id=world.account, kind=OutboxKind.NOTE, payload={"note": "hello"}, key="n1",
            order_id=world.order(first).id, now=world.clock(),
        )  # fmt: skip
    world.ship(second)
    world.shop.faults["ship_order"] = ["reject"]
    result = world.sync()
    assert result.runs[0].state is RunState.ATTENTION
    assert world.shop.orders[second].status is RemoteStatus.COMPLETED
    assert "n1" not in world.shop.done_keys
    row = world.matter(AttentionKind.PARKED_ACT)
    assert row.channel_reply == "403 not allowed"
    with world.book.write() as session:
        actions.act(session, row.id, now=world.clock())
    world.sync()
    assert world.shop.orders[first].status is RemoteStatus.COMPLETED
    assert "n1" in world.shop.done_keys
    assert AttentionKind.PARKED_ACT not in world.matters()


def test_an_order_cancelled_here_is_cancelled_there_and_sold_again_without_a_write(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    with world.book.write() as session:
        orders.cancel(session, world.order(remote_id).id or 0, reason="sold out", now=world.clock())
    world.sync()
    world.sync()
    assert world.shop.orders[remote_id].status is RemoteStatus.CANCELLED
    assert world.order(remote_id).status is OrderStatus.CANCELLED
    assert world.shop.shows("MUG") == 10
    world.all_is_well()


@pytest.mark.parametrize("fault", ["", "after"])
def test_f36_a_new_product_is_shown_only_after_its_number_was_read_back(world: World, fault: str) -> None:
    with world.book.write() as session:
        made = a_product(session, "Áo thun", ["AO-S", "AO-M"], on_hand=4)
        offering.put_on_channel(session, world.account, made.product_id, now=world.clock())
    world.shop.faults["create_product"] = [fault]
    world.sync()
    assert world.shop.published == set()
    world.sync()
    world.sync()
    product_id = world.shop.ref_of("AO-S").product_id
    assert world.shop.published == {product_id}
    assert sorted(item.sku for item in world.shop.items.values()) == ["AO-M", "AO-S", "MUG"]
    with world.book.write() as session:
        assert [row.state for row in outbox.rows(session)] == [OutboxState.DONE, OutboxState.DONE]
        offering.set_published(session, world.account, made.product_id, False, now=world.clock())
        offering.update_on_channel(session, world.account, made.product_id, now=world.clock())
    world.sync()
    assert world.shop.published == set()
    world.all_is_well()


def test_adopting_counts_the_shelf_right_although_somebody_buys_meanwhile(book: Book) -> None:
    world = a_world(book)
    world.shop.add("MUG", 10)
    world.shop.add("RED", 6, product="P", variant="1", pool=True)
    world.shop.add("BLUE", 6, product="P", variant="2", pool=True)
    world.shop.add("", 3)
    world.shop.buy("MUG", 2)
    bought: list[str] = []

    def shopper(step: str) -> None:
        if step in ("read_stock", "pull_orders", "pull_products") and len(bought) < 5:
            bought.append(world.shop.buy("MUG", 1))

    world.shop.before = shopper
    run = world.engine().adopt(world.account)
    world.shop.before = None
    assert run.counts["products_adopted"] == 3
    mug = world.listing("MUG").variant_id or 0
    assert world.on_hand(mug) == 10
    assert world.available(mug) == 8 - len(bought)
    red, blue = (world.listing(sku).variant_id or 0 for sku in ("RED", "BLUE"))
    assert (world.available(red), world.available(blue)) == (6, 6)
    world.shop.buy("RED", 2)
    world.sync()
    world.sync()
    assert world.available(blue) == 4
    assert world.shop.writes == []
    world.all_is_well()
    with world.book.read() as session:
        assert attention.rows(session) == []
