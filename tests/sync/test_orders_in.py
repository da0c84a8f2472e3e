"""Orders coming in: once each, whole, in any order, whatever the channel does to them afterwards."""

from dataclasses import replace
from datetime import timedelta

import pytest

from storemanager.channels.base import (
    ListingRef,
    Page,
    RemoteAddress,
    RemoteLine,
    RemoteOrder,
    RemoteRefund,
    RemoteRefundLine,
    RemoteStatus,
)
from storemanager.database import Book
from storemanager.domain.attention import AttentionKind
from storemanager.domain.orders import OrderStatus, PaymentStatus
from storemanager.domain.syncing import Cursor, RunState
from storemanager.money import Money
from storemanager.services import orders, outbox, stock
from storemanager.sync import actions, intake
from storemanager.sync.tally import Tally
from tests.makers import a_variant
from tests.sync.fake_channel import FakeChannel
from tests.sync.virtual_clock import NOON
from tests.sync.world import World, a_world, in_step


@pytest.fixture
def world(book: Book) -> World:
    return in_step(book, MUG=10, CUP=10)


def _mug(world: World) -> int:
    return world.listing("MUG").variant_id or 0


def test_f01_the_same_order_again_changes_nothing(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    for _ in range(3):
        with world.book.write() as session:
            intake.take_in(session, world.account, [world.shop.orders[remote_id]] * 2, now=world.clock(), tally=Tally())
    assert len(world.orders()) == 1
    assert world.available(_mug(world)) == 8


def test_f03_one_bad_order_does_not_stop_the_others(world: World) -> None:
    bad, good = world.shop.buy("MUG"), world.shop.buy("CUP")
    world.shop.bad_orders.add(bad)
    result = world.sync()
    assert [order.remote_id for order in world.orders()] == [good]
    assert result.runs[0].state is RunState.ATTENTION
    row = world.matter(AttentionKind.PARKED_RECORD)
    world.shop.bad_orders.clear()
    with world.book.write() as session:
        actions.act(session, row.id, now=world.clock())
    world.sync()
    assert {order.remote_id for order in world.orders()} == {bad, good}
    assert AttentionKind.PARKED_RECORD not in world.matters()


def test_f03_an_order_of_an_unknown_product_keeps_its_text_and_is_matched_later(world: World) -> None:
    line = RemoteLine("L", None, "VASE", "Bình hoa", 3, Money(50_000, "VND"), Money(150_000, "VND"), stock_taken=3)
    remote_id = world.shop.place((line,))
    world.sync()
    [kept] = world.lines(remote_id)
    assert (kept.title, kept.sku, kept.quantity, kept.variant_id) == ("Bình hoa", "VASE", 3, None)
    assert AttentionKind.UNKNOWN_PRODUCT in world.matters()
    with world.book.write() as session:
        vase = a_variant(session, "VASE", on_hand=5)
    world.sync()
    assert world.lines(remote_id)[0].variant_id == vase
    assert world.available(vase) == 2
    assert AttentionKind.UNKNOWN_PRODUCT not in world.matters()


def test_f03_the_owner_says_what_an_unknown_line_is(world: World) -> None:
    line = RemoteLine("L", None, "", "Cốc men", 2, Money(1, "VND"), Money(2, "VND"), stock_taken=2)
    remote_id = world.shop.place((line,))
    world.sync()
    row = world.matter(AttentionKind.UNKNOWN_PRODUCT)
    line_id = world.lines(remote_id)[0].id
    with world.book.write() as session:
        actions.act(session, row.id, choice={"matches": {line_id: _mug(world)}}, now=world.clock())
    assert world.available(_mug(world)) == 8
    assert AttentionKind.UNKNOWN_PRODUCT not in world.matters()


def test_f05_many_orders_of_one_instant_across_a_page_border_all_come_in(world: World) -> None:
    world.shop.page_size = 2
    for _ in range(7):
        world.shop.buy("MUG")
    world.sync()
    assert len(world.orders()) == 7


def test_f07_a_list_that_repeats_a_page_ends_and_the_cursor_stays(world: World) -> None:
    world.shop.buy("MUG")
    with world.book.read() as session:
        before = session.get(Cursor, (world.account, "orders"))
        assert before is not None
        value = before.value
    original = FakeChannel.pull_orders

    def looping(self: FakeChannel, cursor: str | None) -> Page[RemoteOrder]:
        return replace(original(self, cursor), cursor=cursor or "", more=True)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FakeChannel, "pull_orders", looping)
        result = world.sync()
    assert result.count("incomplete") >= 1
    with world.book.read() as session:
        after = session.get(Cursor, (world.account, "orders"))
        assert after is not None
        assert after.value == value
    assert len(world.orders()) == 1


def test_f10_an_unpaid_order_reserves_nothing_and_an_unknown_status_reserves(world: World) -> None:
    unpaid = world.shop.buy("MUG", 2, status=RemoteStatus.UNPAID)
    strange = world.shop.buy("CUP", 2, status=RemoteStatus.UNKNOWN)
    world.sync()
    assert world.order(unpaid).status is OrderStatus.UNPAID
    assert world.available(_mug(world)) == 10
    assert world.order(strange).status is OrderStatus.PENDING
    assert world.available(world.listing("CUP").variant_id or 0) == 8
    assert AttentionKind.UNKNOWN_STATUS in world.matters()
    world.shop.move(strange, RemoteStatus.TO_SHIP)
    world.sync()
    assert AttentionKind.UNKNOWN_STATUS not in world.matters()


def test_f11_an_older_version_that_arrives_late_is_passed_over(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    old = world.shop.orders[remote_id]
    world.clock.pass_(60)
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.sync()
    with world.book.write() as session:
        intake.take_in(session, world.account, [old], now=world.clock(), tally=Tally())
    assert world.order(remote_id).status is OrderStatus.DELIVERED


def test_f12_what_we_have_not_told_yet_is_not_undone_by_the_channel(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    world.ship(remote_id)
    world.shop.faults["ship_order"] = ["before"]
    world.shop.save(world.shop.orders[remote_id])  # a newer version that still says "to ship"
    world.sync()
    assert world.order(remote_id).status is OrderStatus.SHIPPED
    cancelled = world.shop.buy("CUP", 1)
    world.sync()
    with world.book.write() as session:
        orders.cancel(session, world.order(cancelled).id or 0, now=world.clock())
    world.shop.faults["cancel_order"] = ["before"]
    world.shop.save(world.shop.orders[cancelled])
    world.sync()
    assert world.order(cancelled).status is OrderStatus.CANCELLED


def test_f14_an_edit_moves_only_the_difference_and_marks_a_packed_order(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    with world.book.write() as session:
        orders.pack(session, world.order(remote_id).id or 0, now=world.clock())
    line = world.shop.orders[remote_id].lines[0]
    world.shop.edit(remote_id, line.remote_id, 5)
    world.sync()
    assert world.available(_mug(world)) == 5
    assert AttentionKind.ORDER_CHANGED in world.matters()
    world.all_is_well()


def test_f14_a_line_taken_off_there_is_free_here(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    order = world.shop.orders[remote_id]
    world.shop.change_stock(world.shop.ref_of("MUG"), 2)
    world.shop.save(replace(order, lines=()))
    world.sync()
    assert world.available(_mug(world)) == 10
    assert world.lines(remote_id)[0].quantity == 0
    world.all_is_well()


def test_f15_a_cancel_gives_the_goods_back_once(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    world.shop.move(remote_id, RemoteStatus.CANCELLED)
    for _ in range(3):
        world.sync()
        world.shop.save(world.shop.orders[remote_id])
    assert world.order(remote_id).status is OrderStatus.CANCELLED
    assert world.available(_mug(world)) == 10
    world.all_is_well()


def test_f15_money_back_and_goods_back_are_two_facts(world: World) -> None:
    remote_id = world.shop.buy("MUG", 3)
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.sync()
    assert world.on_hand(_mug(world)) == 7
    line = world.shop.orders[remote_id].lines[0].remote_id
    money = RemoteRefund("R1", Money(50_000, "VND"), "late", world.clock(), (), False)
    world.shop.refund(remote_id, money, restock=False)
    world.sync()
    assert world.on_hand(_mug(world)) == 7
    assert world.order(remote_id).payment_status is PaymentStatus.PARTLY_REFUNDED
    back = RemoteRefundLine(line, 2, Money(200_000, "VND"))
    goods = RemoteRefund("R2", Money(200_000, "VND"), "broken", world.clock(), (back,), True)
    world.shop.refund(remote_id, goods, restock=True)
    for _ in range(2):
        world.sync()
    assert world.on_hand(_mug(world)) == 9
    assert world.order(remote_id).refunded_total == 250_000
    world.all_is_well()


def test_f15_a_refund_made_here_is_not_counted_again_when_it_comes_back(world: World) -> None:
    remote_id = world.shop.buy("MUG", 3)
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.sync()
    [line] = world.lines(remote_id)
    with world.book.write() as session:
        orders.return_goods(
            session, line.order_id, {line.id or 0: orders.ReturnInput(1)}, refund_amount=100_000, now=world.clock()
        )
    world.shop.faults["refund_order"] = ["after"]  # done there, and the answer is lost
    world.sync()
    world.sync(minutes=60)
    world.sync()
    assert len(world.shop.orders[remote_id].refunds) == 1
    assert world.order(remote_id).refunded_total == 100_000
    assert world.on_hand(_mug(world)) == 8
    world.all_is_well()


def test_f15_a_cancel_after_the_goods_left_is_shown_and_puts_nothing_back(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    world.ship(remote_id)
    world.sync()
    world.shop.move(remote_id, RemoteStatus.CANCELLED)
    world.sync()
    assert world.on_hand(_mug(world)) == 8
    assert AttentionKind.ORDER_CHANGED in world.matters()
    world.all_is_well()


def test_f16_a_masked_name_never_overwrites_a_known_one(world: World) -> None:
    remote_id = world.shop.buy("MUG")
    world.sync()
    masked = RemoteAddress(name="N*** L**", phone="*******678", masked=True)
    world.shop.save(replace(world.shop.orders[remote_id], billing=masked))
    world.sync()
    assert world.order(remote_id).contact_name == "Nguyễn Thị Lan"
    assert world.order(remote_id).billing["phone"] == "0912345678"


def test_f17_an_order_deleted_there_is_kept_and_its_goods_stay_reserved(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    world.shop.move(remote_id, RemoteStatus.GONE)
    world.sync()
    assert world.order(remote_id).gone_at is not None
    assert world.available(_mug(world)) == 8
    row = world.matter(AttentionKind.ORDER_GONE)
    with world.book.write() as session:
        actions.act(session, row.id, now=world.clock())
    assert world.available(_mug(world)) == 10
    with world.book.read() as session:
        assert outbox.rows(session, unsettled_only=True) == []


def test_f31_what_was_oversold_is_listed_at_once(world: World) -> None:
    world.shop.set_stock("MUG", 12)
    remote_id = world.shop.buy("MUG", 12)
    world.sync()
    assert world.available(_mug(world)) == -2
    row = world.matter(AttentionKind.OVERSOLD)
    assert row.order_id == world.order(remote_id).id
    world.receive(_mug(world), 5)
    world.sync()
    assert AttentionKind.OVERSOLD not in world.matters()
    assert world.shop.shows("MUG") == 3


def test_orders_that_were_over_before_the_account_was_connected_move_no_stock(book: Book) -> None:
    world = a_world(book)
    mug = world.product("MUG", on_hand=10, shown=8)
    ref = world.shop.ref_of("MUG")
    price = Money(100_000, "VND")
    line = RemoteLine("L1", ref, "MUG", "MUG", 3, price, price * 3, stock_taken=3)
    old = world.shop.place((line,), placed_at=NOON - timedelta(days=3))
    before = NOON - timedelta(hours=10)
    done = replace(
        world.shop.orders[old], status=RemoteStatus.COMPLETED, completed_at=before, modified_at=before, lines=(line,)
    )
    world.shop.orders[old] = done
    open_one = world.shop.place((replace(line, remote_id="L2", quantity=2, stock_taken=2),))
    world.shop.items[ref].stock = 8
    world.sync()
    assert not world.order(old).moves_stock
    assert world.lines(old)[0].variant_id == mug
    assert world.on_hand(mug) == 10
    assert world.available(mug) == 8
    assert world.order(open_one).status is OrderStatus.CONFIRMED
    assert world.shop.writes == []
    with world.book.read() as session:
        assert stock.check(session) == []


def test_a_line_that_names_no_item_of_the_channel_is_matched_by_exact_sku_only(world: World) -> None:
    price = Money(1000, "VND")
    exact = world.shop.place((RemoteLine("A", None, "CUP", "Tách", 1, price, price, stock_taken=1),))
    almost = world.shop.place((RemoteLine("B", None, "cup ", "Tách", 1, price, price, stock_taken=1),))
    elsewhere = world.shop.place((RemoteLine("C", ListingRef("999"), "", "Lạ", 1, price, price, stock_taken=1),))
    world.sync()
    assert world.lines(exact)[0].variant_id is not None
    assert world.lines(almost)[0].variant_id is None
    assert world.lines(elsewhere)[0].variant_id is None
