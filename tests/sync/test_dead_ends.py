"""What is asked for is done or ends: no button stops a sync for good, no red row outlives its matter, and no act is
taken for done that was not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from storemanager.channels.base import Page, RemoteLine, RemoteOrder, RemoteShipment, RemoteShipmentLine, RemoteStatus
from storemanager.channels.errors import RejectedError
from storemanager.database import Book
from storemanager.domain.accounts import ReadOnly
from storemanager.domain.attention import AttentionKind
from storemanager.domain.orders import OrderStatus, Shipment
from storemanager.domain.syncing import OutboxKind, OutboxState, ParkedRecord, RunState
from storemanager.money import Money
from storemanager.services import accounts, attention, orders, outbox
from storemanager.services.outbox import OutboxRow
from storemanager.sync import actions
from storemanager.texts import verbatim
from tests.sync.fake_channel import FakeChannel
from tests.sync.world import World, in_step


@pytest.fixture
def world(book: Book) -> World:
    return in_step(book, MUG=10)


def _press(world: World, kind: AttentionKind, choice: dict[str, bool] | None = None) -> None:
    with world.book.write() as session:
        row = next(row for row in attention.rows(session) if row.kind is kind)
        actions.act(session, row.id, choice=choice, now=world.clock())


def _entries(world: World) -> list[OutboxRow]:
    with world.book.read() as session:
        return outbox.rows(session)


def _parked(world: World) -> int:
    with world.book.read() as session:
        return len(session.exec(select(ParkedRecord)).all())


# --- Records set aside ---


def test_f02_an_order_the_channel_cannot_answer_for_stops_no_sync_although_it_was_asked_for(world: World) -> None:
    odd = world.shop.buy("MUG")
    world.shop.bad_orders.add(odd)
    world.sync()
    _press(world, AttentionKind.PARKED_RECORD)
    for _ in range(3):
        good = world.shop.buy("MUG")
        world.shop.faults["get_order"] = ["before"]  # the channel answers 500 for this one order
        result = world.sync()
        assert RunState.FAILED not in [run.state for run in result.runs]
        assert world.order(good).status is OrderStatus.CONFIRMED
    assert _parked(world) == 1
    world.shop.bad_orders.clear()
    world.shop.faults["get_order"] = []
    _press(world, AttentionKind.PARKED_RECORD)
    world.sync()
    assert world.order(odd).status is OrderStatus.CONFIRMED
    assert _parked(world) == 0


def test_f02_orders_the_channel_refuses_to_answer_for_keep_no_other_waiting(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = [world.shop.buy("MUG") for _ in range(4)]
    world.shop.bad_orders.update(odd)
    world.sync()
    world.shop.bad_orders.clear()
    monkeypatch.setattr("storemanager.sync.pulls.RETRIED_A_ROUND", 2)
    answer = FakeChannel.get_order

    def refused(channel: FakeChannel, remote_id: str) -> RemoteOrder:
        if remote_id in odd[:2]:
            raise RejectedError(verbatim("not for you"), verbatim("-"))
        return answer(channel, remote_id)

    monkeypatch.setattr(FakeChannel, "get_order", refused)
    monkeypatch.setattr(FakeChannel, "pull_orders", lambda _channel, cursor: Page((), cursor or "", False, ()))
    world.sync(full_check=True)
    world.sync(full_check=True)
    assert {order.remote_id for order in world.orders()} == set(odd[2:])


def test_an_order_that_was_set_aside_and_then_thrown_away_there_is_over(world: World) -> None:
    odd = world.shop.buy("MUG")
    world.shop.bad_orders.add(odd)
    world.sync()
    world.shop.bad_orders.clear()
    world.shop.move(odd, RemoteStatus.GONE)  # in the bin there
    _press(world, AttentionKind.PARKED_RECORD)
    world.sync()
    assert _parked(world) == 0
    assert AttentionKind.PARKED_RECORD not in world.matters()


# --- Acts ---


def test_the_row_of_a_refused_act_goes_when_a_cancel_there_makes_it_pointless(world: World) -> None:
    remote_id = world.shop.buy("MUG")
    world.sync()
    world.ship(remote_id)
    world.shop.faults["ship_order"] = ["reject"]
    world.sync()
    assert AttentionKind.PARKED_ACT in world.matters()
    world.shop.move(remote_id, RemoteStatus.CANCELLED)
    world.sync()
    assert [entry.state for entry in _entries(world)] == [OutboxState.WITHDRAWN]
    assert AttentionKind.PARKED_ACT not in world.matters()


def test_a_refused_act_that_was_given_up_on_the_page_of_its_account_can_be_pressed_away(world: World) -> None:
    remote_id = world.shop.buy("MUG")
    world.sync()
    world.ship(remote_id)
    world.shop.faults["ship_order"] = ["reject"]
    world.sync()
    with world.book.write() as session:
        outbox.withdraw(session, _entries(world)[0].id)
    _press(world, AttentionKind.PARKED_ACT)
    assert AttentionKind.PARKED_ACT not in world.matters()


def test_an_order_only_sent_there_is_still_told_that_it_arrived(world: World) -> None:
    remote_id = world.shop.buy("MUG")
    world.sync()
    world.shop.move(remote_id, RemoteStatus.SHIPPED)
    world.sync()
    with world.book.write() as session:
        orders.deliver(session, world.order(remote_id).id or 0, now=world.clock())
    world.shop.faults["set_status"] = ["before"]
    world.sync()
    world.sync(minutes=30)
    assert [entry.state for entry in _entries(world) if entry.kind is OutboxKind.STATUS] == [OutboxState.DONE]
    assert world.shop.orders[remote_id].status is RemoteStatus.COMPLETED


def _while_the_first_of_two_parcels_is_told(world: World, deed: Callable[[Session], object]) -> None:
    """Two orders are shipped, and something happens here when the round is about to tell of the first."""
    first, second = world.shop.buy("MUG"), world.shop.buy("MUG")
    world.sync()
    world.ship(first)
    world.ship(second)

    def before(step: str) -> None:
        if step == "ship_order":
            world.shop.before = None
            with world.book.write() as session:
                deed(session)

    world.shop.before = before
    world.sync()
    assert world.shop.log.count("ship_order") == 1


def test_f66_a_hold_in_the_middle_of_a_round_stops_its_acts(world: World) -> None:
    _while_the_first_of_two_parcels_is_told(
        world, lambda session: accounts.hold(session, [world.account], ReadOnly.DOUBT, now=world.clock())
    )
    with world.book.write() as session:
        accounts.release(session, world.account, now=world.clock())
    world.sync(minutes=30)
    assert {entry.state for entry in _entries(world)} == {OutboxState.DONE}


def test_an_act_that_is_given_up_while_a_round_does_others_is_not_done(world: World) -> None:
    _while_the_first_of_two_parcels_is_told(world, lambda session: outbox.withdraw(session, outbox.rows(session)[1].id))
    assert [entry.state for entry in _entries(world)] == [OutboxState.DONE, OutboxState.WITHDRAWN]


def test_f62_a_clock_that_was_ahead_when_a_backup_was_restored_locks_nobody_out(world: World) -> None:
    with world.book.write() as session:
        accounts.hold_all_restored(session, now=world.clock() + timedelta(days=365))
    world.sync()
    world.sync()
    with world.book.write() as session:
        accounts.release(session, world.account, now=world.clock())
        assert accounts.get(session, world.account).read_only is None


# --- Parcels ---


def test_f14_a_parcel_whose_tracking_number_comes_later_leaves_once(world: World) -> None:
    ref = world.shop.ref_of("MUG")
    price = Money(100_000, "VND")
    line = RemoteLine("L1", ref, "MUG", "MUG", 3, price, Money(300_000, "VND"), stock_taken=0)
    remote_id = world.shop.place((line,))
    inside = (RemoteShipmentLine("L1", 1),)
    for tracking in ("", "VN1", "VN1-corrected"):
        order = world.shop.orders[remote_id]
        parcel = RemoteShipment(tracking, remote_id="P1", lines=inside, shipped_at=world.clock())
        world.shop.save(replace(order, shipments=(parcel,)))
        world.sync()
    [told] = world.lines(remote_id)
    assert told.shipped_quantity == 1
    with world.book.read() as session:
        assert [row.tracking_number for row in session.exec(select(Shipment))] == ["VN1-corrected"]
    world.all_is_well()
