"""Orders that are changed on their channel while they are packed here, and parcels that leave one by one."""

from dataclasses import replace

import pytest

from storemanager.channels.base import (
    RemoteAddress,
    RemoteShipment,
    RemoteShipmentLine,
    RemoteStatus,
)
from storemanager.database import Book
from storemanager.domain.attention import AttentionKind
from storemanager.domain.orders import OrderStatus
from storemanager.money import Money
from storemanager.services import orders, outbox
from tests.sync import order_desk as desk
from tests.sync.world import World, in_step


@pytest.fixture
def world(book: Book) -> World:
    return in_step(book, MUG=10, CUP=10)


def test_f14_a_packed_order_says_what_to_change_in_the_parcel(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2, shipping=RemoteAddress(name="Lan", street="12 Hàng Bạc"))
    desk.add_line(world, remote_id, "CUP", 3)
    world.sync()
    desk.pack(world, remote_id)
    mug, cup = (line.remote_id for line in world.shop.orders[remote_id].lines)
    world.shop.edit(remote_id, mug, 5)
    world.sync()
    world.shop.edit(remote_id, cup, 1)
    world.sync()
    there = world.shop.orders[remote_id]
    world.shop.save(replace(there, shipping=RemoteAddress(name="Lan", street="9 Lý Thái Tổ")))
    world.sync()
    [said] = desk.said(world, remote_id)
    assert "put in 3 × MUG" in said
    assert "take out 2 × CUP" in said
    assert "9 Lý Thái Tổ" in said
    assert (world.available(desk.variant(world, "MUG")), world.available(desk.variant(world, "CUP"))) == (5, 9)
    world.shop.edit(remote_id, mug, 2)
    world.shop.edit(remote_id, cup, 3)
    world.shop.save(replace(world.shop.orders[remote_id], shipping=there.shipping))
    world.sync()
    assert desk.said(world, remote_id) == []
    world.all_is_well()


def test_f14_a_parcel_opened_and_packed_again_is_right_again(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    desk.pack(world, remote_id)
    world.shop.edit(remote_id, world.shop.orders[remote_id].lines[0].remote_id, 1)
    world.sync()
    assert any("take out 1 × MUG" in said for said in desk.said(world, remote_id))
    with world.book.write() as session:
        orders.unpack(session, desk.order_id(world, remote_id), now=world.clock())
        orders.pack(session, desk.order_id(world, remote_id), now=world.clock())
    world.shop.save(world.shop.orders[remote_id])
    world.sync()
    assert desk.said(world, remote_id) == []


def test_f14_another_price_changes_what_the_courier_collects(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2, status=RemoteStatus.ON_HOLD)
    world.sync()
    with world.book.write() as session:
        orders.confirm(session, desk.order_id(world, remote_id), now=world.clock())
        orders.pack(session, desk.order_id(world, remote_id), now=world.clock())
        for row in outbox.rows(session, unsettled_only=True):
            outbox.withdraw(session, row.id)
    there = world.shop.orders[remote_id]
    line = replace(there.lines[0], unit_price=Money(90_000, "VND"), total=Money(180_000, "VND"))
    world.shop.save(replace(there, lines=(line,), total=Money(180_000, "VND")))
    world.sync()
    order = world.order(remote_id)
    assert (order.total, world.lines(remote_id)[0].unit_price) == (180_000, 90_000)
    assert any("collect 180,000" in said and "instead of 200,000" in said for said in desk.said(world, remote_id))


def test_f14_an_order_changed_after_it_left_here_tells_what_is_missing(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    world.ship(remote_id)
    world.sync()
    world.shop.edit(remote_id, world.shop.orders[remote_id].lines[0].remote_id, 1)
    world.sync()
    assert any(
        "Its goods had already left" in said and "take out 1 × MUG" in said for said in desk.said(world, remote_id)
    )
    assert world.on_hand(desk.variant(world, "MUG")) == 8


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
        assert (world.on_hand(desk.variant(world, "MUG")), world.order(remote_id).status) == (on_hand, status)
        assert world.available(desk.variant(world, "MUG")) == 7
    with world.book.read() as session:
        detail = orders.order(session, desk.order_id(world, remote_id))
    assert [(parcel.tracking_number, sum(parcel.quantities.values())) for parcel in detail.shipments] == [
        ("VN1", 2), ("VN2", 1),
    ]  # fmt: skip
    world.all_is_well()
