"""The lives orders lead on their channels while somebody works on them here: edits, parcels, cancels, money and goods
back, hidden buyers, and orders that vanish."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlmodel import select

from storemanager.channels.base import (
    RemoteAddress,
    RemoteLine,
    RemoteRefund,
    RemoteRefundLine,
    RemoteShipment,
    RemoteShipmentLine,
    RemoteStatus,
)
from storemanager.database import Book
from storemanager.domain.attention import AttentionKind
from storemanager.domain.customers import Customer
from storemanager.domain.orders import OrderStatus, PaymentStatus
from storemanager.domain.syncing import Cursor, OutboxKind, OutboxState, ParkedRecord
from storemanager.money import Money
from storemanager.services import accounts, attention, orders, outbox
from storemanager.sync import actions, intake
from storemanager.sync.tally import Tally
from tests.sync.world import World, a_world

PRICE = Money(100_000, "VND")


@pytest.fixture
def world(book: Book) -> World:
    world = a_world(book)
    world.product("MUG", on_hand=10)
    world.product("CUP", on_hand=10)
    world.sync()
    return world


def _variant(world: World, sku: str) -> int:
    return world.listing(sku).variant_id or 0


def _id(world: World, remote_id: str) -> int:
    return world.order(remote_id).id or 0


def _pack(world: World, remote_id: str) -> None:
    with world.book.write() as session:
        orders.pack(session, _id(world, remote_id), now=world.clock())


def _acts(world: World, remote_id: str) -> dict[OutboxKind, OutboxState]:
    with world.book.read() as session:
        return {row.kind: row.state for row in outbox.rows(session, order_id=_id(world, remote_id))}


def _said(world: World, remote_id: str) -> list[str]:
    """What "needs attention" says of an order that was changed."""
    with world.book.read() as session:
        rows = [row for row in attention.rows(session) if row.kind is AttentionKind.ORDER_CHANGED]
        return [f"{row.title} {row.meaning} {row.advice}" for row in rows if row.order_id == _id(world, remote_id)]


def _refund(world: World, remote_id: str, quantity: int, *, restocked: bool | None, name: str = "R1") -> RemoteRefund:
    line = world.shop.orders[remote_id].lines[0].remote_id
    back = (RemoteRefundLine(line, quantity, PRICE * quantity),) if quantity else ()
    given = RemoteRefund(name, PRICE * max(quantity, 1), "", world.clock(), back, restocked)
    world.shop.refund(remote_id, given, restock=bool(restocked))
    return given


def _add_line(world: World, remote_id: str, sku: str, quantity: int) -> None:
    shop = world.shop
    line = RemoteLine(
        f"L{shop.next_id()}", shop.ref_of(sku), sku, sku, quantity, PRICE, PRICE * quantity, stock_taken=0
    )
    order = shop.save(replace(shop.orders[remote_id], lines=(*shop.orders[remote_id].lines, line)))
    shop.move(remote_id, order.status)


# --- F01 ---


def test_f01_two_programs_take_in_the_same_order_at_the_same_instant(any_book: Book) -> None:
    world = a_world(any_book)
    mug = world.product("MUG", on_hand=10)
    world.sync()
    remote_id = world.shop.buy("MUG", 2)
    together = Barrier(4)
    troubles: list[BaseException] = []

    def take() -> None:
        try:
            together.wait(10)
            with world.book.write() as session:
                tally = Tally()
                intake.take_in(session, world.account, [world.shop.orders[remote_id]], now=world.clock(), tally=tally)
                assert not tally.counts["orders_parked"]
        except BaseException as trouble:  # noqa: BLE001 - told to the test's own thread
            troubles.append(trouble)

    threads = [Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert troubles == []
    assert len(world.orders()) == 1
    assert world.available(mug) == 8
    assert AttentionKind.PARKED_RECORD not in world.matters()


# --- F02 ---


def test_f02_an_order_the_book_cannot_keep_is_on_disk_before_the_cursor_passes_it(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    good = world.shop.orders[remote_id]
    world.shop.orders[remote_id] = replace(good, raw='{"id": "as it came"}', total=Money(10**30, "VND"))
    world.sync()
    assert world.orders() == []
    with world.book.read() as session:
        [kept] = session.exec(select(ParkedRecord.raw)).all()
        cursor = session.get_one(Cursor, (world.account, "orders")).value
    assert kept == '{"id": "as it came"}'
    assert cursor > (good.modified_at - timedelta(minutes=11)).isoformat()
    assert AttentionKind.PARKED_RECORD in world.matters()
    world.shop.orders[remote_id] = replace(good, raw='{"id": "mended"}')
    with world.book.write() as session:
        actions.act(session, world.matter(AttentionKind.PARKED_RECORD).id, now=world.clock())
    world.sync(minutes=60)
    assert world.available(_variant(world, "MUG")) == 8
    assert AttentionKind.PARKED_RECORD not in world.matters()


# --- F10 ---


def test_f10_an_unknown_status_reserves_and_takes_the_order_off_the_packing_list_until_it_is_known(
    world: World,
) -> None:
    unpaid = world.shop.buy("MUG", 2, status=RemoteStatus.UNPAID)
    to_ship = world.shop.buy("CUP", 3)
    world.sync()
    world.shop.move(unpaid, RemoteStatus.UNKNOWN)
    world.shop.move(to_ship, RemoteStatus.UNKNOWN)
    world.sync()
    assert world.order(unpaid).status is world.order(to_ship).status is OrderStatus.PENDING
    assert world.available(_variant(world, "MUG")) == 8
    assert world.available(_variant(world, "CUP")) == 7
    world.shop.move(unpaid, RemoteStatus.CANCELLED)
    world.shop.move(to_ship, RemoteStatus.COMPLETED)
    world.sync()
    assert world.available(_variant(world, "MUG")) == 10
    assert world.on_hand(_variant(world, "CUP")) == 7
    assert AttentionKind.UNKNOWN_STATUS not in world.matters()


def test_f10_a_cart_that_is_still_being_filled_is_no_order(world: World) -> None:
    cart = world.shop.buy("MUG", 2, status=RemoteStatus.DRAFT)
    world.sync()
    assert world.orders() == []
    world.shop.move(cart, RemoteStatus.TO_SHIP)
    world.sync()
    assert world.available(_variant(world, "MUG")) == 8


# --- F12: two writers ---


def test_f12_an_order_completed_while_we_were_away_jumps_over_the_states_between(world: World) -> None:
    known = world.shop.buy("MUG", 2, status=RemoteStatus.UNPAID)
    world.sync()
    new = world.shop.buy("CUP", 1)
    for remote_id in (known, new):
        world.shop.move(remote_id, RemoteStatus.TO_SHIP)
        world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.sync(minutes=3 * 24 * 60)
    assert world.order(known).status is world.order(new).status is OrderStatus.DELIVERED
    assert (world.on_hand(_variant(world, "MUG")), world.on_hand(_variant(world, "CUP"))) == (8, 9)
    assert world.order(known).payment_status is PaymentStatus.PAID
    world.all_is_well()


def test_f12_cancelled_there_while_it_leaves_here_is_not_brought_to_life_again(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    world.ship(remote_id)
    world.shop.move(remote_id, RemoteStatus.CANCELLED)
    world.sync()
    assert "ship_order" not in world.shop.log
    assert world.shop.orders[remote_id].status is RemoteStatus.CANCELLED
    assert world.order(remote_id).status is OrderStatus.CANCELLED
    assert _acts(world, remote_id) == {OutboxKind.SHIP: OutboxState.WITHDRAWN}
    assert world.on_hand(_variant(world, "MUG")) == 8
    assert any("Stop the parcel" in said for said in _said(world, remote_id))
    world.all_is_well()


def test_f12_cancelled_here_while_it_left_there_counts_as_sent(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    with world.book.write() as session:
        orders.cancel(session, _id(world, remote_id), now=world.clock())
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.sync()
    assert "cancel_order" not in world.shop.log
    assert world.order(remote_id).status is OrderStatus.DELIVERED
    assert world.on_hand(_variant(world, "MUG")) == 8
    assert any("was cancelled here, but it was sent" in said for said in _said(world, remote_id))
    world.all_is_well()


def test_f12_a_confirmation_the_channel_refused_is_not_taken_back_by_its_next_version(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2, status=RemoteStatus.ON_HOLD)
    world.sync()
    with world.book.write() as session:
        orders.confirm(session, _id(world, remote_id), now=world.clock())
    world.shop.faults["set_status"] = ["reject"]
    world.sync()
    [entry] = _entries(world, remote_id)
    with world.book.write() as session:
        outbox.withdraw(session, entry)
    world.shop.save(replace(world.shop.orders[remote_id], customer_note="Gọi trước khi giao"))
    world.sync()
    assert world.order(remote_id).customer_note == "Gọi trước khi giao"
    assert world.order(remote_id).status is OrderStatus.CONFIRMED
    world.shop.move(remote_id, RemoteStatus.UNPAID)
    world.sync()
    assert world.order(remote_id).status is OrderStatus.UNPAID


def _entries(world: World, remote_id: str) -> list[int]:
    with world.book.read() as session:
        return [row.id for row in outbox.rows(session, order_id=_id(world, remote_id))]


def test_f12_a_state_taken_back_there_after_the_goods_left_here_is_told_and_not_followed(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    world.ship(remote_id)
    world.sync()
    world.shop.move(remote_id, RemoteStatus.TO_SHIP)
    world.sync()
    assert world.order(remote_id).status is OrderStatus.DELIVERED
    assert world.on_hand(_variant(world, "MUG")) == 8
    assert any('went back to "to ship"' in said for said in _said(world, remote_id))


def test_f12_a_packed_order_whose_payment_failed_stays_packed_and_is_told(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    _pack(world, remote_id)
    world.shop.move(remote_id, RemoteStatus.UNPAID)
    world.sync()
    assert world.order(remote_id).status is OrderStatus.PACKED
    assert world.available(_variant(world, "MUG")) == 8
    assert any("It is packed here" in said for said in _said(world, remote_id))


# --- F14: edits ---


def test_f14_a_packed_order_says_what_to_change_in_the_parcel(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2, shipping=RemoteAddress(name="Lan", street="12 Hàng Bạc"))
    _add_line(world, remote_id, "CUP", 3)
    world.sync()
    _pack(world, remote_id)
    mug, cup = (line.remote_id for line in world.shop.orders[remote_id].lines)
    world.shop.edit(remote_id, mug, 5)
    world.sync()
    world.shop.edit(remote_id, cup, 1)
    world.sync()
    there = world.shop.orders[remote_id]
    world.shop.save(replace(there, shipping=RemoteAddress(name="Lan", street="9 Lý Thái Tổ")))
    world.sync()
    [said] = _said(world, remote_id)
    assert "put in 3 × MUG" in said
    assert "take out 2 × CUP" in said
    assert "9 Lý Thái Tổ" in said
    assert (world.available(_variant(world, "MUG")), world.available(_variant(world, "CUP"))) == (5, 9)
    world.shop.edit(remote_id, mug, 2)
    world.shop.edit(remote_id, cup, 3)
    world.shop.save(replace(world.shop.orders[remote_id], shipping=there.shipping))
    world.sync()
    assert _said(world, remote_id) == []
    world.all_is_well()


def test_f14_a_parcel_opened_and_packed_again_is_right_again(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    _pack(world, remote_id)
    world.shop.edit(remote_id, world.shop.orders[remote_id].lines[0].remote_id, 1)
    world.sync()
    assert any("take out 1 × MUG" in said for said in _said(world, remote_id))
    with world.book.write() as session:
        orders.unpack(session, _id(world, remote_id), now=world.clock())
        orders.pack(session, _id(world, remote_id), now=world.clock())
    world.shop.save(world.shop.orders[remote_id])
    world.sync()
    assert _said(world, remote_id) == []


def test_f14_another_price_changes_what_the_courier_collects(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2, status=RemoteStatus.ON_HOLD)
    world.sync()
    with world.book.write() as session:
        orders.confirm(session, _id(world, remote_id), now=world.clock())
        orders.pack(session, _id(world, remote_id), now=world.clock())
        for row in outbox.rows(session, unsettled_only=True):
            outbox.withdraw(session, row.id)
    there = world.shop.orders[remote_id]
    line = replace(there.lines[0], unit_price=Money(90_000, "VND"), total=Money(180_000, "VND"))
    world.shop.save(replace(there, lines=(line,), total=Money(180_000, "VND")))
    world.sync()
    order = world.order(remote_id)
    assert (order.total, world.lines(remote_id)[0].unit_price) == (180_000, 90_000)
    assert any("collect 180,000" in said and "instead of 200,000" in said for said in _said(world, remote_id))


def test_f14_an_order_changed_after_it_left_here_tells_what_is_missing(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    world.ship(remote_id)
    world.sync()
    world.shop.edit(remote_id, world.shop.orders[remote_id].lines[0].remote_id, 1)
    world.sync()
    assert any("Its goods had already left" in said and "take out 1 × MUG" in said for said in _said(world, remote_id))
    assert world.on_hand(_variant(world, "MUG")) == 8


def test_f14_a_paid_order_that_costs_less_now_is_shown_because_money_may_be_owed(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    assert world.order(remote_id).paid_total == 200_000
    there = world.shop.orders[remote_id]
    line = replace(there.lines[0], total=Money(150_000, "VND"))
    world.shop.save(replace(there, lines=(line,), total=Money(150_000, "VND")))
    world.sync()
    assert world.order(remote_id).paid_total == 150_000
    row = world.matter(AttentionKind.OTHER)
    assert "costs 50,000" in str(row.title)


# --- F15: cancels, returns and refunds ---


def test_f15_units_refunded_before_the_rest_left_are_not_sent_also_when_all_is_seen_at_once(world: World) -> None:
    for seen_on_the_way in (True, False):
        remote_id = world.shop.buy("MUG", 3)
        if seen_on_the_way:
            world.sync()
        world.clock.pass_(60)
        _refund(world, remote_id, 2, restocked=False)
        if seen_on_the_way:
            world.sync()
        world.clock.pass_(60)
        world.shop.move(remote_id, RemoteStatus.COMPLETED)
        world.sync()
        assert world.lines(remote_id)[0].shipped_quantity == 1
    assert world.on_hand(_variant(world, "MUG")) == 8


@pytest.mark.parametrize("seen_on_the_way", [True, False])
def test_f15_money_back_after_it_left_brings_no_goods_back_also_when_all_is_seen_at_once(
    world: World, seen_on_the_way: bool
) -> None:
    remote_id = world.shop.buy("MUG", 3)
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    if seen_on_the_way:
        world.sync()
    world.clock.pass_(60)
    _refund(world, remote_id, 2, restocked=False)
    world.sync()
    assert world.lines(remote_id)[0].shipped_quantity == 3
    assert world.on_hand(_variant(world, "MUG")) == 7


def test_f15_a_refund_whose_goods_turn_up_later_puts_them_back_once(world: World) -> None:
    remote_id = world.shop.buy("MUG", 3)
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.sync()
    world.clock.pass_(60)
    refund = _refund(world, remote_id, 2, restocked=None)
    world.sync()
    assert (world.on_hand(_variant(world, "MUG")), world.order(remote_id).refunded_total) == (7, 200_000)
    for _ in range(2):
        there = world.shop.orders[remote_id]
        world.shop.save(replace(there, refunds=(replace(refund, restocked=True),)))
        world.sync()
    assert (world.on_hand(_variant(world, "MUG")), world.order(remote_id).refunded_total) == (9, 200_000)


def test_f15_goods_taken_back_here_are_not_put_back_again_by_the_refund_there(world: World) -> None:
    remote_id = world.shop.buy("MUG", 3)
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.sync()
    [line] = world.lines(remote_id)
    with world.book.write() as session:
        orders.return_goods(session, line.order_id, {line.id or 0: orders.ReturnInput(2)}, now=world.clock())
    world.clock.pass_(60)
    _refund(world, remote_id, 2, restocked=True)
    world.sync()
    assert world.on_hand(_variant(world, "MUG")) == 9
    _refund(world, remote_id, 1, restocked=True, name="R2")
    world.sync()
    assert world.on_hand(_variant(world, "MUG")) == 10
    assert world.order(remote_id).status is OrderStatus.RETURNED
    assert world.order(remote_id).refunded_total == 300_000


def test_f15_money_first_and_the_same_goods_later_by_hand_are_one_return(world: World) -> None:
    remote_id = world.shop.buy("MUG", 3)
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.sync()
    world.clock.pass_(60)
    _refund(world, remote_id, 1, restocked=False)
    world.sync()
    assert world.on_hand(_variant(world, "MUG")) == 7
    [line] = world.lines(remote_id)
    with world.book.write() as session:
        orders.return_goods(session, line.order_id, {line.id or 0: orders.ReturnInput(1)}, now=world.clock())
    world.shop.save(world.shop.orders[remote_id])
    world.sync()
    assert world.on_hand(_variant(world, "MUG")) == 8
    assert world.order(remote_id).refunded_total == 100_000


def test_f15_a_part_cancelled_before_it_left_is_free_again(world: World) -> None:
    remote_id = world.shop.buy("MUG", 3)
    world.sync()
    _pack(world, remote_id)
    world.clock.pass_(60)
    _refund(world, remote_id, 1, restocked=True)
    world.sync()
    assert world.available(_variant(world, "MUG")) == 8
    assert any("take out 1 × MUG" in said for said in _said(world, remote_id))
    world.ship(remote_id)
    world.sync()
    assert world.lines(remote_id)[0].shipped_quantity == 2
    assert world.on_hand(_variant(world, "MUG")) == 8


def test_f15_what_was_refunded_there_before_it_left_here_is_with_the_customer(world: World) -> None:
    remote_id = world.shop.buy("MUG", 3)
    world.sync()
    world.clock.pass_(60)
    _refund(world, remote_id, 2, restocked=True)
    world.clock.pass_(60)
    world.ship(remote_id)
    world.sync()
    assert world.on_hand(_variant(world, "MUG")) == 7
    assert world.order(remote_id).refunded_total == 200_000
    assert any("2 × MUG was refunded on the channel, and then sent" in said for said in _said(world, remote_id))
    [line] = world.lines(remote_id)
    with world.book.write() as session:
        orders.return_goods(session, line.order_id, {line.id or 0: orders.ReturnInput(2)}, now=world.clock())
    world.shop.save(world.shop.orders[remote_id])
    world.sync()
    assert world.on_hand(_variant(world, "MUG")) == 9


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
        assert world.available(_variant(world, "MUG")) == available
    world.all_is_well()


def test_f15_a_line_added_after_everything_came_back_is_sold_too(world: World) -> None:
    remote_id = world.shop.buy("MUG", 1)
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.sync()
    world.clock.pass_(60)
    _refund(world, remote_id, 1, restocked=True)
    world.sync()
    assert world.order(remote_id).status is OrderStatus.RETURNED
    _add_line(world, remote_id, "CUP", 2)
    world.sync()
    assert world.order(remote_id).status is OrderStatus.DELIVERED
    assert (world.on_hand(_variant(world, "MUG")), world.on_hand(_variant(world, "CUP"))) == (10, 8)


# --- Parcels ---


def test_parcels_that_say_what_is_in_them_leave_one_by_one(world: World) -> None:
    remote_id = world.shop.buy("MUG", 3)
    world.sync()
    line = world.shop.orders[remote_id].lines[0].remote_id
    for name, quantity, on_hand, status in (
        ("VN1", 2, 8, OrderStatus.CONFIRMED),
        ("VN2", 1, 7, OrderStatus.SHIPPED),
    ):
        there = world.shop.orders[remote_id]
        inside = (RemoteShipmentLine(line, quantity),)
        parcel = RemoteShipment(name, shipped_at=world.clock(), lines=inside)
        for _ in range(2):
            world.shop.save(replace(there, shipments=(*there.shipments, parcel)))
            world.sync()
        assert (world.on_hand(_variant(world, "MUG")), world.order(remote_id).status) == (on_hand, status)
        assert world.available(_variant(world, "MUG")) == 7
    with world.book.read() as session:
        detail = orders.order(session, _id(world, remote_id))
    assert [(parcel.tracking_number, sum(parcel.quantities.values())) for parcel in detail.shipments] == [
        ("VN1", 2), ("VN2", 1),
    ]  # fmt: skip
    world.all_is_well()


# --- F16 ---


def test_f16_a_buyer_shown_only_for_a_while_is_known_from_then_on(world: World) -> None:
    hidden = RemoteAddress(name="N*** L**", phone="*******678", masked=True)
    shown = RemoteAddress(name="Nguyễn Thị Lan", phone="0912345678", street="12 Hàng Bạc")
    remote_id = world.shop.buy("MUG", billing=hidden, customer_id="77")
    world.sync()
    first = world.order(remote_id).customer_id
    for billing in (shown, hidden):
        world.shop.save(replace(world.shop.orders[remote_id], billing=billing))
        world.sync()
        order = world.order(remote_id)
        assert (order.contact_name, order.contact_phone) == ("Nguyễn Thị Lan", "0912345678")
        assert order.billing["street"] == "12 Hàng Bạc"
    assert order.customer_id == first or first is None
    assert order.customer_id is not None
    with world.book.read() as session:
        assert session.get_one(Customer, order.customer_id).name == "Nguyễn Thị Lan"


# --- F17 ---


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
    assert world.available(_variant(world, "MUG")) == 3
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
    _add_line(world, second, "MUG", 2)
    world.sync()
    world.shop.move(first, RemoteStatus.GONE)
    world.sync()
    row = world.matter(AttentionKind.ORDER_GONE)
    assert row.order_id == _id(world, first)
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
    assert world.on_hand(_variant(world, "MUG")) == 7
    assert world.available(_variant(world, "MUG")) == 6
