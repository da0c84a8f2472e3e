"""The outbox: every kind of act is done once, what never works does not try for ever, and nothing waits in silence."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest

from storemanager.channels.base import RemoteOrder, RemoteStatus, ShipmentNotice
from storemanager.channels.errors import SignInError, TransientError
from storemanager.database import Book
from storemanager.domain.accounts import ReadOnly
from storemanager.domain.attention import AttentionKind
from storemanager.domain.syncing import OutboxKind, OutboxState, RunState
from storemanager.services import accounts, attention, orders, outbox, shop
from storemanager.services.outbox import OutboxRow
from storemanager.sync import actions, acts, offering
from storemanager.texts import verbatim
from tests.makers import a_product
from tests.sync.fake_channel import FakeChannel
from tests.sync.world import World, in_step


@pytest.fixture
def world(book: Book) -> World:
    return in_step(book, MUG=10)


def _entries(world: World) -> list[OutboxRow]:
    with world.book.read() as session:
        return outbox.rows(session)


def _note(world: World, remote_id: str, key: str = "n1") -> int:
    with world.book.write() as session:
        return outbox.add(
            session, account_id=world.account, kind=OutboxKind.NOTE, payload={"note": "hello"}, key=key,
            order_id=world.order(remote_id).id, now=world.clock(),
        )  # fmt: skip


# --- Once ---


def _ship(world: World, remote_id: str) -> None:
    world.ship(remote_id)


def _cancel(world: World, remote_id: str) -> None:
    with world.book.write() as session:
        orders.cancel(session, world.order(remote_id).id or 0, now=world.clock())


def _status(world: World, remote_id: str) -> None:
    with world.book.write() as session:
        outbox.add(
            session, account_id=world.account, kind=OutboxKind.STATUS, payload={"status": "ON_HOLD"}, key="s1",
            order_id=world.order(remote_id).id, now=world.clock(),
        )  # fmt: skip


def _refund(world: World, remote_id: str) -> None:
    [line] = world.lines(remote_id)
    with world.book.write() as session:
        lines = [{"remote_line_id": line.remote_line_id, "quantity": 1, "amount": 100_000}]
        outbox.add(
            session, account_id=world.account, kind=OutboxKind.REFUND, key="r1",
            payload={"amount": 100_000, "lines": lines, "restock": True}, order_id=world.order(remote_id).id,
            now=world.clock(),
        )  # fmt: skip


def _add_note(world: World, remote_id: str) -> None:
    _note(world, remote_id)


@pytest.mark.parametrize("fault", ["before", "after", "kill", "kill after"])
@pytest.mark.parametrize(
    ("step", "act"),
    [("ship_order", _ship), ("cancel_order", _cancel), ("set_status", _status), ("refund_order", _refund),
     ("add_note", _add_note)],
    ids=["ship", "cancel", "status", "refund", "note"],
)  # fmt: skip
def test_every_act_on_an_order_is_done_once_whatever_is_cut_off(
    world: World, step: str, act: Callable[[World, str], None], fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: Counter[str] = Counter()
    move, refund = world.shop.move, world.shop.refund

    def moved(remote_id: str, status: RemoteStatus) -> RemoteOrder:
        done["moved"] += world.shop.orders[remote_id].status is not status
        return move(remote_id, status)

    def refunded(*given: Any, **more: Any) -> None:
        done["refunded"] += 1
        refund(*given, **more)

    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    act(world, remote_id)
    monkeypatch.setattr(world.shop, "move", moved)
    monkeypatch.setattr(world.shop, "refund", refunded)
    world.shop.faults[step] = [fault]
    try:
        world.sync()
    except KeyboardInterrupt:
        world.clock.pass_(300)
    world.sync(minutes=30)
    assert [entry.state for entry in _entries(world)] == [OutboxState.DONE]
    assert sum(done.values()) == (0 if step == "add_note" else 1)
    assert AttentionKind.PARKED_ACT not in world.matters()
    world.sync()
    world.all_is_well()


def test_a_step_whose_answer_was_lost_does_not_take_back_what_happened_since(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    _status(world, remote_id)
    world.shop.faults["set_status"] = ["after"]
    world.sync()
    world.shop.move(remote_id, RemoteStatus.COMPLETED)  # meanwhile somebody went on there
    world.sync(minutes=30)
    assert world.shop.orders[remote_id].status is RemoteStatus.COMPLETED
    assert [entry.state for entry in _entries(world)] == [OutboxState.DONE]


@pytest.mark.parametrize("fault", ["after"])
def test_a_product_is_made_once_although_the_answer_was_lost(world: World, fault: str) -> None:
    with world.book.write() as session:
        made = a_product(session, "Áo thun", ["AO-S"], on_hand=4)
        offering.put_on_channel(session, world.account, made.product_id, publish=False, now=world.clock())
    world.shop.faults["create_product"] = [fault]
    world.sync()
    world.sync(minutes=30)
    assert sorted(item.sku for item in world.shop.items.values()) == ["AO-S", "MUG"]
    assert [entry.state for entry in _entries(world)] == [OutboxState.DONE]


# --- Not for ever ---


def _failing(world: World, monkeypatch: pytest.MonkeyPatch, error: BaseException, orders_: Sequence[str]) -> None:
    """The channel fails at these orders' shipments only."""
    ship = FakeChannel.ship_order

    def failed(channel: FakeChannel, remote_id: str, notice: ShipmentNotice) -> RemoteOrder:
        if remote_id in orders_:
            raise error
        return ship(channel, remote_id, notice)

    monkeypatch.setattr(FakeChannel, "ship_order", failed)


def test_an_act_that_never_works_is_parked_after_ten_tries_and_a_day(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = world.shop.buy("MUG"), world.shop.buy("MUG")
    world.sync()
    _failing(world, monkeypatch, TransientError(verbatim("fault 500"), verbatim("-"), code="500"), [bad])
    world.ship(bad)
    for _ in range(9):
        world.sync(minutes=7 * 60)
    assert _entries(world)[0].state is not OutboxState.PARKED
    world.ship(good)
    world.sync(minutes=7 * 60)
    assert [entry.state for entry in _entries(world)] == [OutboxState.PARKED, OutboxState.DONE]
    row = world.matter(AttentionKind.PARKED_ACT)
    assert "10 times" in str(row.meaning)
    monkeypatch.undo()
    with world.book.write() as session:
        actions.act(session, row.id, now=world.clock())
    world.sync()
    assert len(world.shop.orders[bad].shipments) == 1
    assert attention_kinds(world) == set()


def attention_kinds(world: World) -> set[AttentionKind]:
    with world.book.read() as session:
        return {row.kind for row in attention.rows(session)}


def test_f28_a_channel_that_asks_to_wait_is_waited_for_however_long(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    remote_id = world.shop.buy("MUG")
    world.sync()
    throttled = TransientError(verbatim("too many"), verbatim("-"), code="429", retry_after_seconds=60)
    _failing(world, monkeypatch, throttled, [remote_id])
    world.ship(remote_id)
    for _ in range(15):
        world.sync(minutes=7 * 60)
    [entry] = _entries(world)
    assert (entry.state, entry.attempts) == (OutboxState.WAITING, 0)
    monkeypatch.undo()
    world.sync(minutes=10)
    assert len(world.shop.orders[remote_id].shipments) == 1


def test_an_act_that_breaks_the_program_keeps_no_other_waiting_and_is_parked_in_the_end(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = world.shop.buy("MUG"), world.shop.buy("MUG")
    world.sync()
    _failing(world, monkeypatch, KeyboardInterrupt(), [bad])
    world.ship(bad)
    world.ship(good)
    for number in range(acts.MOST_TRIES):
        with pytest.raises(KeyboardInterrupt):
            world.sync()
        if number >= 3:
            assert len(world.shop.orders[good].shipments) == 1
    world.sync()
    assert [entry.state for entry in _entries(world)] == [OutboxState.PARKED, OutboxState.DONE]
    assert "broke off" in str(world.matter(AttentionKind.PARKED_ACT).meaning)


# --- Rights ---


def test_f53_a_right_missing_for_one_call_is_named_and_the_rest_runs(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = world.shop.buy("MUG"), world.shop.buy("MUG")
    world.sync()
    _failing(world, monkeypatch, SignInError(verbatim("403"), verbatim("-"), reply="not allowed"), [bad])
    world.ship(bad)
    _note(world, good)
    result = world.sync()
    assert result.runs[0].state is RunState.ATTENTION
    assert [entry.state for entry in _entries(world)] == [OutboxState.PARKED, OutboxState.DONE]
    row = world.matter(AttentionKind.PARKED_ACT)
    assert "may not change orders" in str(row.title)
    assert row.channel_reply == "not allowed"
    assert AttentionKind.SIGN_IN not in world.matters()


def test_f52_a_key_that_is_not_accepted_at_all_ends_the_round(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    remote_id = world.shop.buy("MUG")
    world.sync()
    error = SignInError(verbatim("401"), verbatim("-"))
    _failing(world, monkeypatch, error, [remote_id])

    def refused(_channel: FakeChannel) -> None:
        raise SignInError(verbatim("401"), verbatim("-"))

    monkeypatch.setattr(FakeChannel, "check", refused)
    world.ship(remote_id)
    world.sync()
    assert AttentionKind.SIGN_IN in world.matters()
    assert _entries(world)[0].state is OutboxState.WAITING


# --- Age ---


def test_what_waits_longer_than_an_hour_is_told_until_it_was_done(world: World) -> None:
    remote_id = world.shop.buy("MUG")
    world.sync()
    begun = world.clock()
    world.ship(remote_id)
    with world.book.read() as session:
        assert outbox.oldest_waiting(session, world.account) == begun
    world.shop.faults["ship_order"] = ["before"] * 6
    world.sync(minutes=50)
    assert AttentionKind.OTHER not in world.matters()
    world.sync(minutes=20)
    row = world.matter(AttentionKind.OTHER)
    assert "1 act waits" in str(row.title)
    assert "not reached" in str(row.meaning)
    world.shop.faults.clear()
    world.sync(minutes=60)
    assert AttentionKind.OTHER not in world.matters()
    with world.book.read() as session:
        assert outbox.oldest_waiting(session, world.account) is None


def test_how_long_may_wait_unsaid_is_the_owners_to_set(world: World) -> None:
    remote_id = world.shop.buy("MUG")
    world.sync()
    world.ship(remote_id)
    with world.book.write() as session:
        shop.set_setting(session, acts.WAIT_SETTING, 5)
    world.shop.faults["ship_order"] = ["before"]
    world.sync(minutes=6)
    assert AttentionKind.OTHER in world.matters()
    assert world.clock() - _entries(world)[0].created_at > timedelta(minutes=5)


def test_an_account_that_is_held_while_acts_go_out_is_not_written_to_after_them(world: World) -> None:
    remote_id = world.shop.buy("MUG", 2)
    world.sync()
    _cancel(world, remote_id)

    def held(step: str) -> None:
        if step == "cancel_order":
            world.shop.before = None
            with world.book.write() as session:
                accounts.hold(session, [world.account], ReadOnly.DOUBT, now=world.clock())
            world.shop.items[world.shop.ref_of("MUG")].stock = 15

    world.shop.before = held
    world.sync()
    assert world.shop.orders[remote_id].status is RemoteStatus.CANCELLED
    assert world.shop.writes == []
