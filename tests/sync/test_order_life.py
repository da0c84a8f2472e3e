"""The lives orders lead on their channels while somebody works on them here: how they come in, whose word counts, and
hidden buyers."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlmodel import select

from storemanager.channels.base import (
    RemoteAddress,
    RemoteStatus,
)
from storemanager.database import Book
from storemanager.domain.attention import AttentionKind
from storemanager.domain.customers import Customer
from storemanager.domain.orders import OrderStatus, PaymentStatus
from storemanager.domain.syncing import Cursor, OutboxKind, OutboxState, ParkedRecord
from storemanager.money import Money
from storemanager.services import orders, outbox
from storemanager.sync import actions, intake
from storemanager.sync.tally import Tally
from tests.sync import order_desk as desk
from tests.sync.world import World, a_world, in_step


@pytest.fixture
def world(book: Book) -> World:
    return in_step(book, MUG=10, CUP=10)


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
    assert world.available(desk.variant(world, "MUG")) == 8
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
    assert world.available(desk.variant(world, "MUG")) == 8
    assert world.available(desk.variant(world, "CUP")) == 7
    world.shop.move(unpaid, RemoteStatus.CANCELLED)
    world.shop.move(to_ship, RemoteStatus.COMPLETED)
    world.sync()
    assert world.available(desk.variant(world, "MUG")) == 10
    assert world.on_hand(desk.variant(world, "CUP")) == 7
    assert AttentionKind.UNKNOWN_STATUS not in world.matters()


def test_f10_a_cart_that_is_still_being_filled_is_no_order(world: World) -> None:
    cart = world.shop.buy("MUG", 2, status=RemoteStatus.DRAFT)
    world.sync()
    assert world.orders() == []
    world.shop.move(cart, RemoteStatus.TO_SHIP)
    world.sync()
    assert world.available(desk.variant(world, "MUG")) == 8


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
    assert (world.on_hand(desk.variant(world, "MUG")), world.on_hand(desk.variant(world, "CUP"))) == (8, 9)
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
    assert desk.acts(world, remote_id) == {OutboxKind.SHIP: OutboxState.WITHDRAWN}
    assert world.on_hand(desk.variant(world, "MUG")) == 8
    assert any("Stop the parcel" in said for said in desk.said(world, remote_id))
    world.all_is_well()


def test_f12_cancelled_here_while_it_left_there_counts_as_sent(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    with world.book.write() as session:
        orders.cancel(session, desk.order_id(world, remote_id), now=world.clock())
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.sync()
    assert "cancel_order" not in world.shop.log
    assert world.order(remote_id).status is OrderStatus.DELIVERED
    assert world.on_hand(desk.variant(world, "MUG")) == 8
    assert any("was cancelled here, but it was sent" in said for said in desk.said(world, remote_id))
    world.all_is_well()


def test_f12_a_confirmation_the_channel_refused_is_not_taken_back_by_its_next_version(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2, status=RemoteStatus.ON_HOLD)
    world.sync()
    with world.book.write() as session:
        orders.confirm(session, desk.order_id(world, remote_id), now=world.clock())
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
        return [row.id for row in outbox.rows(session, order_id=desk.order_id(world, remote_id))]


def test_f12_a_state_taken_back_there_after_the_goods_left_here_is_told_and_not_followed(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    world.ship(remote_id)
    world.sync()
    world.shop.move(remote_id, RemoteStatus.TO_SHIP)
    world.sync()
    assert world.order(remote_id).status is OrderStatus.DELIVERED
    assert world.on_hand(desk.variant(world, "MUG")) == 8
    assert any('went back to "to ship"' in said for said in desk.said(world, remote_id))


def test_f12_a_packed_order_whose_payment_failed_stays_packed_and_is_told(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    desk.pack(world, remote_id)
    world.shop.move(remote_id, RemoteStatus.UNPAID)
    world.sync()
    assert world.order(remote_id).status is OrderStatus.PACKED
    assert world.available(desk.variant(world, "MUG")) == 8
    assert any("It is packed here" in said for said in desk.said(world, remote_id))


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
