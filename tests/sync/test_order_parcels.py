"""Orders that a channel sends parcel by parcel, and that grow after the last parcel has left (F14)."""

from dataclasses import replace

import pytest

from storemanager.channels.base import (
    RemoteLine,
    RemoteRefund,
    RemoteRefundLine,
    RemoteShipment,
    RemoteShipmentLine,
    RemoteStatus,
)
from storemanager.database import Book
from storemanager.domain.orders import OrderStatus
from storemanager.money import Money
from storemanager.services import orders
from tests.sync.world import World, a_world


@pytest.fixture
def world(book: Book) -> World:
    world = a_world(book)
    world.product("MUG", on_hand=20)
    world.sync()
    return world


def _parcel(world: World, remote_id: str, name: str, line: str, quantity: int) -> None:
    there = world.shop.orders[remote_id]
    parcel = RemoteShipment(name, shipped_at=world.clock(), lines=(RemoteShipmentLine(line, quantity),))
    world.shop.save(replace(there, shipments=(*there.shipments, parcel)))


def _add(world: World, remote_id: str, line: str, quantity: int) -> None:
    there = world.shop.orders[remote_id]
    price = Money(100_000, "VND")
    total = Money(100_000 * quantity, "VND")
    added = RemoteLine(line, None, "MUG", "MUG", quantity, price, total)
    world.shop.save(replace(there, lines=(*there.lines, added), total=Money(there.total.minor + total.minor, "VND")))


def _sent_whole(world: World) -> tuple[str, int]:
    remote_id = world.shop.buy("MUG", 3)
    line = world.shop.orders[remote_id].lines[0].remote_id
    world.sync()
    _parcel(world, remote_id, "VN1", line, 2)
    _parcel(world, remote_id, "VN2", line, 1)
    world.sync()
    assert world.order(remote_id).status is OrderStatus.SHIPPED
    return remote_id, world.lines(remote_id)[0].variant_id or 0


def test_f14_what_is_added_after_the_last_parcel_left_waits_to_be_sent(world: World) -> None:
    remote_id, mug = _sent_whole(world)
    _add(world, remote_id, "more", 5)
    for _ in range(2):
        world.sync()
        assert world.order(remote_id).status is OrderStatus.CONFIRMED
        assert (world.on_hand(mug), world.available(mug)) == (17, 12)
    _parcel(world, remote_id, "VN3", "more", 5)
    world.sync()
    assert world.order(remote_id).status is OrderStatus.SHIPPED
    assert (world.on_hand(mug), world.available(mug)) == (12, 12)
    world.all_is_well()


def test_f14_what_is_added_and_left_at_once_is_no_step_back(world: World) -> None:
    remote_id, mug = _sent_whole(world)
    _add(world, remote_id, "more", 5)
    _parcel(world, remote_id, "VN3", "more", 5)
    world.sync()
    assert world.order(remote_id).status is OrderStatus.SHIPPED
    assert (world.on_hand(mug), world.available(mug)) == (12, 12)


def test_f14_what_is_added_after_all_came_back_waits_to_be_sent(world: World) -> None:
    remote_id, mug = _sent_whole(world)
    order = world.order(remote_id)
    line = world.lines(remote_id)[0].id or 0
    with world.book.write() as session:
        orders.return_goods(session, order.id or 0, {line: orders.ReturnInput(3, restock=True)}, now=world.clock())
    assert world.order(remote_id).status is OrderStatus.RETURNED
    _add(world, remote_id, "more", 5)
    world.sync()
    assert world.order(remote_id).status is OrderStatus.CONFIRMED
    assert (world.on_hand(mug), world.available(mug)) == (20, 15)


def test_f12_what_was_sent_from_here_is_not_taken_back_by_a_line_added_there(world: World) -> None:
    """Our parcel has left; what was added is told on the order, and goes out as the owner says."""
    remote_id = world.shop.buy("MUG", 3)
    world.sync()
    world.ship(remote_id)
    world.sync()
    world.shop.move(remote_id, RemoteStatus.TO_SHIP)
    _add(world, remote_id, "more", 5)
    world.sync()
    assert world.order(remote_id).status is OrderStatus.DELIVERED


def _refund(world: World, remote_id: str, name: str, line: str, *, restocked: bool | None) -> None:
    there = world.shop.orders[remote_id]
    money = Money(100_000, "VND")
    given = RemoteRefund(name, money, "", world.clock(), (RemoteRefundLine(line, 1, money),), restocked)
    world.shop.save(replace(there, refunds=(*there.refunds, given)))


def test_f15_a_unit_that_was_refunded_before_it_left_does_not_come_back_for_a_later_refund(world: World) -> None:
    remote_id = world.shop.buy("MUG", 3)
    line = world.shop.orders[remote_id].lines[0].remote_id
    world.sync()
    mug = world.lines(remote_id)[0].variant_id or 0
    _refund(world, remote_id, "R1", line, restocked=True)
    world.sync()
    _parcel(world, remote_id, "VN1", line, 2)
    world.sync()
    assert world.order(remote_id).status is OrderStatus.SHIPPED
    _refund(world, remote_id, "R2", line, restocked=None)  # its goods are with the customer, as far as anybody knows
    world.sync()
    assert world.on_hand(mug) == 18
    there = world.shop.orders[remote_id]
    world.shop.save(replace(there, refunds=(there.refunds[0], replace(there.refunds[1], restocked=True))))
    world.sync()
    assert world.on_hand(mug) == 19


def test_f14_what_is_added_to_an_order_that_left_has_left_too_although_as_much_was_refunded(world: World) -> None:
    remote_id = world.shop.buy("MUG", 3)
    line = world.shop.orders[remote_id].lines[0].remote_id
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.shop.save(replace(world.shop.orders[remote_id], completed_at=world.clock()))
    world.sync()
    mug = world.lines(remote_id)[0].variant_id or 0
    assert world.on_hand(mug) == 17
    for name in ("R1", "R2", "R3"):
        _refund(world, remote_id, name, line, restocked=False)
    world.sync()
    assert world.on_hand(mug) == 17
    world.shop.edit(remote_id, line, 5)
    for _ in range(2):
        world.sync()
        assert (world.on_hand(mug), world.available(mug)) == (15, 15)
