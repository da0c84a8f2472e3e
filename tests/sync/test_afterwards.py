"""What comes later: accounts that go and come back, orders that change unexpectedly, work that was cut off."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from storemanager.channels.base import Page, RemoteLine, RemoteOrder, RemoteRefund, RemoteRefundLine, RemoteStatus
from storemanager.database import Book
from storemanager.domain.accounts import ChannelAccount, Master
from storemanager.domain.attention import AttentionKind
from storemanager.domain.catalog import Variant
from storemanager.domain.syncing import RunState
from storemanager.money import Money
from storemanager.services import accounts, catalog, orders
from storemanager.services.catalog_inputs import PriceChange
from tests.sync.fake_channel import FakeChannel
from tests.sync.virtual_clock import NOON
from tests.sync.world import World, a_world


@pytest.fixture
def world(book: Book) -> World:
    return a_world(book)


def _reconnect(world: World, address: str = "https://web.test") -> None:
    """The account is removed, and one with this address is connected; it may well get the same number in the book."""
    with world.book.write() as session:
        accounts.remove(session, world.account)
    with world.book.write() as session:
        world.account = accounts.add(
            session, kind="fake", name="Web", address=address, settings={}, currency="VND", now=world.clock()
        )
        accounts.activate(session, world.account, now=world.clock())


def _back(world: World, remote_id: str, units: int, *, restock: bool = True) -> None:
    line = world.shop.orders[remote_id].lines[0].remote_id
    price = Money(100_000, "VND") * units
    lines = (RemoteRefundLine(line, units, price),)
    given = RemoteRefund(world.shop.next_id(), price, "", world.clock(), lines, restock)
    world.shop.refund(remote_id, given, restock=restock)


def test_a_refund_counts_once_although_its_account_was_removed_and_connected_again(world: World) -> None:
    world.product("MUG", on_hand=10)
    world.sync()
    order = world.shop.buy("MUG", 3)
    world.sync()
    _back(world, order, 1)
    world.sync()
    assert world.order(order).refunded_total == 100_000
    with world.book.write() as session:
        other = accounts.add(
            session, kind="fake", name="Other", address="-", settings={}, currency="VND", now=world.clock()
        )
        accounts.pause(session, other)
    _reconnect(world)
    world.sync()
    _back(world, order, 1)
    world.sync()
    assert world.order(order).refunded_total == 200_000


def test_another_shop_s_first_count_is_not_taken_for_the_one_of_a_shop_removed_before(world: World) -> None:
    world.shop.add("OLD", 4)
    world.engine().adopt(world.account)
    assert world.on_hand(world.listing("OLD").variant_id or 0) == 4
    world.shop.items.clear()
    world.shop.changed.clear()
    world.shop.add("NEW", 7)
    _reconnect(world, "https://other.test")
    world.engine().adopt(world.account)
    assert world.on_hand(world.listing("NEW").variant_id or 0) == 7


def test_another_shop_s_payment_is_not_taken_for_the_one_of_a_shop_removed_before(world: World) -> None:
    world.product("MUG", on_hand=10)
    world.sync()
    order = world.shop.buy("MUG")
    world.sync()
    again = world.shop.orders.pop(order)
    _reconnect(world, "https://other.test")
    world.shop.orders[order] = replace(again, modified_at=world.clock())
    world.sync()
    assert [each.paid_total for each in world.orders()] == [100_000, 100_000]


def test_an_open_order_by_weight_keeps_its_reservation_when_its_account_is_removed(world: World) -> None:
    tea = world.product("TEA", on_hand=10_000, shown=10)
    with world.book.write() as session:
        variant = session.get(Variant, tea)
        assert variant is not None
        variant.quantity_scale = 1000
        session.add(variant)
    world.sync()
    order = world.shop.buy("TEA", 2)
    world.sync()
    assert world.available(tea) == 8_000
    order_id = world.order(order).id or 0
    with world.book.write() as session:
        accounts.remove(session, world.account)
        orders.pack(session, order_id, now=world.clock())
    assert world.available(tea) == 8_000
    with world.book.write() as session:
        orders.ship(session, order_id, now=world.clock())
    assert world.on_hand(tea) == 8_000


def test_goods_of_an_old_order_that_come_back_now_are_on_the_shelf(world: World) -> None:
    mug = world.product("MUG", on_hand=10)
    ref, price, before = world.shop.ref_of("MUG"), Money(100_000, "VND"), NOON - timedelta(hours=10)
    line = RemoteLine("L1", ref, "MUG", "MUG", 3, price, price * 3, stock_taken=3)
    old = world.shop.place((line,), placed_at=NOON - timedelta(days=3))
    world.shop.orders[old] = replace(
        world.shop.orders[old], status=RemoteStatus.COMPLETED, completed_at=before, modified_at=before, lines=(line,)
    )
    world.shop.items[ref].stock = 10
    world.sync()
    assert world.on_hand(mug) == 10
    _back(world, old, 1)
    world.sync()
    assert world.on_hand(mug) == 11
    assert world.shop.shows("MUG") == 11


def test_a_number_too_large_for_the_book_parks_its_order_and_the_others_come_in(world: World) -> None:
    world.product("MUG", on_hand=10)
    world.sync()
    wild = world.shop.buy("MUG")
    world.shop.orders[wild] = replace(world.shop.orders[wild], total=Money(10**20, "VND"))
    good = world.shop.buy("MUG")
    world.sync()
    assert [order.remote_id for order in world.orders()] == [good]


@pytest.mark.parametrize("status", [RemoteStatus.TO_SHIP, RemoteStatus.COMPLETED])
def test_an_order_lowered_after_its_goods_left_still_comes_in(world: World, status: RemoteStatus) -> None:
    mug = world.product("MUG", on_hand=10)
    world.sync()
    order = world.shop.buy("MUG", 3)
    world.sync()
    if status is RemoteStatus.COMPLETED:
        world.ship(order)
        world.sync()
    world.shop.edit(order, world.shop.orders[order].lines[0].remote_id, 1)
    world.sync()
    world.sync()
    assert world.lines(order)[0].quantity == 1
    assert world.available(mug) == (9 if status is RemoteStatus.TO_SHIP else 7)
    world.all_is_well()


def test_a_sale_that_cannot_be_read_is_not_offered_again(world: World) -> None:
    world.product("MUG", on_hand=1)
    world.product("CUP", on_hand=1)
    world.sync()
    bad = world.shop.buy("MUG")
    world.shop.bad_orders.add(bad)
    world.sync()
    world.sync()
    assert world.shop.shows("MUG") == 0
    world.shop.bad_orders.clear()
    world.sync(full_check=True)
    world.all_is_well()


def test_a_first_count_that_was_cut_off_is_made_at_the_next_sync(world: World) -> None:
    world.shop.add("MUG", 10)
    world.shop.faults["read_stock"] = ["kill"]
    with pytest.raises(KeyboardInterrupt):
        world.engine().adopt(world.account)
    world.sync()
    mug = world.listing("MUG").variant_id or 0
    assert world.on_hand(mug) == 10
    assert not world.listing("MUG").paused
    world.all_is_well()


def test_a_sale_in_a_list_that_broke_off_is_not_offered_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.product("MUG", on_hand=1)
    world.sync()
    whole = FakeChannel.pull_orders

    def broken(channel: FakeChannel, cursor: str | None) -> Page[RemoteOrder]:
        page = whole(channel, cursor)
        return replace(page, items=(), complete=False)

    world.shop.buy("MUG")
    with monkeypatch.context() as patched:
        patched.setattr(FakeChannel, "pull_orders", broken)
        world.sync()
        assert world.shop.shows("MUG") == 0
    world.sync()
    world.all_is_well()


def test_what_was_not_counted_yet_is_not_sold_out_on_another_account(world: World) -> None:
    world.shop.add("MUG", 10)
    world.sync()
    with world.book.write() as session:
        other = accounts.add(
            session, kind="fake", name="Other", address="-", settings={}, currency="VND", now=world.clock()
        )
    world.engine().run_round([other])
    world.shop.faults["read_stock"] = ["kill"]
    with pytest.raises(KeyboardInterrupt):
        world.engine().adopt(other)
    world.engine().run_round([world.account])
    assert world.shop.shows("MUG") == 10
    world.engine().run_round([other])
    world.engine().run_round([world.account])
    assert world.shop.shows("MUG") == 10


def test_f66_nothing_more_is_sent_once_the_lease_is_lost(world: World) -> None:
    variants = [world.product(f"MUG-{number}", on_hand=10) for number in range(30)]
    world.sync()
    for variant_id in variants:
        world.receive(variant_id, 1)
    world.clock.pass_(600)
    world.shop.log.clear()

    def another_program(step: str) -> None:
        if step == "write_stock":
            with world.book.write() as session:
                account = session.get(ChannelAccount, world.account)
                assert account is not None
                account.lease_holder, account.lease_until = "another|1|x", world.clock() + timedelta(minutes=2)
                session.add(account)

    world.shop.before = another_program
    world.engine(parallel=True).run_round()
    assert world.shop.log.count("write_stock") <= FakeChannel.write_limits.parallel


def test_an_order_cancelled_here_is_never_offered_twice_there(world: World) -> None:
    world.product("MUG", on_hand=1)
    world.sync()
    order = world.shop.buy("MUG")
    world.sync()
    with world.book.write() as session:
        orders.cancel(session, world.order(order).id or 0, now=world.clock())
    world.sync()
    assert world.shop.shows("MUG") == 1
    world.sync()
    assert world.shop.writes == []
    world.all_is_well()


def test_goods_that_came_back_here_are_never_offered_twice_there(world: World) -> None:
    world.product("MUG", on_hand=3)
    world.sync()
    order = world.shop.buy("MUG", 2)
    world.sync()
    world.ship(order)
    world.sync()
    [line] = world.lines(order)
    with world.book.write() as session:
        orders.return_goods(
            session, line.order_id, {line.id or 0: orders.ReturnInput(1)}, refund_amount=100_000, now=world.clock()
        )
    world.sync()
    assert world.shop.shows("MUG") == 2
    world.sync()
    assert world.shop.writes == []
    world.all_is_well()


def test_a_refused_cancel_does_not_keep_goods_from_being_sold(world: World) -> None:
    world.product("MUG", on_hand=1)
    world.sync()
    order = world.shop.buy("MUG")
    world.sync()
    with world.book.write() as session:
        orders.cancel(session, world.order(order).id or 0, now=world.clock())
    world.shop.faults["cancel_order"] = ["reject"]
    world.sync()
    world.sync()
    assert world.shop.shows("MUG") == 1


def test_an_odd_sale_price_on_the_channel_does_not_stop_the_sync(world: World) -> None:
    world.product("MUG", on_hand=5)
    cup = world.product("CUP", on_hand=5)
    world.sync()
    with world.book.write() as session:
        accounts.update_policy(session, world.account, price_master=Master.CHANNEL)
    world.shop.items[world.shop.ref_of("MUG")].sale_price = 200_000
    world.shop.set_price("MUG", 90_000)
    world.shop.set_price("CUP", 80_000)
    result = world.sync()
    assert result.runs[0].state is RunState.DONE
    with world.book.read() as session:
        assert session.exec(select(Variant.price).where(Variant.id == cup)).one() == 80_000


def test_f03_one_product_that_does_not_fit_does_not_stop_the_others_and_is_taken_when_mended(world: World) -> None:
    world.shop.add("ODD", 5, price=10**20)
    world.shop.add("MUG", 5)
    world.sync()
    assert world.listing("MUG").stock_seen == 5
    assert AttentionKind.PARKED_RECORD in world.matters()
    world.shop.set_price("ODD", 100_000)
    world.sync()
    assert world.listing("ODD").price_seen == 100_000
    assert AttentionKind.PARKED_RECORD not in world.matters()


def test_a_refused_price_does_not_hold_back_another_sale_of_the_same_product(world: World) -> None:
    mug = world.product("MUG", on_hand=5)
    world.sync()
    world.shop.deaf.add("MUG")
    with world.book.write() as session:
        catalog.set_prices(session, [PriceChange(mug, 100_000, 90_000, None, None)], now=world.clock())
    world.sync()
    assert AttentionKind.WRITE_REFUSED in world.matters()
    world.sync()
    assert world.shop.price_writes == []
    world.shop.deaf.clear()
    with world.book.write() as session:
        catalog.set_prices(session, [PriceChange(mug, 100_000, 80_000, None, None)], now=world.clock())
    world.sync()
    assert world.shop.items[world.shop.ref_of("MUG")].sale_price == 80_000
    assert AttentionKind.WRITE_REFUSED not in world.matters()


def test_f03_letters_no_database_takes_do_not_stop_the_other_orders(world: World) -> None:
    world.product("MUG", on_hand=5)
    world.sync()
    odd = world.shop.buy("MUG", raw='{"name": "half an emoji \ud83d"}', customer_note="\ud83d")
    good = world.shop.buy("MUG")
    world.sync()
    assert [order.remote_id for order in world.orders()] == [good]
    assert world.matter(AttentionKind.PARKED_RECORD).payload
    assert odd not in {order.remote_id for order in world.orders()}


@pytest.mark.parametrize("bought", [2, 3])
def test_f15_what_was_refunded_before_the_rest_left_does_not_come_back_a_second_time(world: World, bought: int) -> None:
    mug = world.product("MUG", on_hand=10)
    world.sync()
    order = world.shop.buy("MUG", bought)
    world.sync()
    _back(world, order, 1)
    world.sync()
    left = 10 - (bought - 1)
    assert (world.on_hand(mug), world.available(mug)) == (10, left)
    world.ship(order)
    world.sync()
    world.sync()
    assert (world.on_hand(mug), world.available(mug)) == (left, left)
    assert [(line.shipped_quantity, line.returned_quantity) for line in world.lines(order)] == [(bought - 1, 0)]
    _back(world, order, 1)
    world.sync()
    world.sync()
    assert (world.on_hand(mug), world.available(mug)) == (left + 1, left + 1)
    world.all_is_well()
