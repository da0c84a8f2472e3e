"""The engine: many accounts at once, trouble that stays with its own account, stopping, and being killed."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from storemanager.channels.base import AccountSettings, Channel, StockWriteKind
from storemanager.database import Book
from storemanager.domain.accounts import AccountState
from storemanager.domain.attention import AttentionKind
from storemanager.domain.syncing import RunState, SyncRun
from storemanager.services import accounts
from storemanager.sync import lease, schedule
from storemanager.sync.engine import Engine
from storemanager.sync.meeting import Meeting
from storemanager.sync.status import Phase, Progress
from tests.makers import a_variant
from tests.sync.fake_channel import FakeChannel
from tests.sync.shop_outside import Shop
from tests.sync.street import a_street
from tests.sync.virtual_clock import NOON
from tests.sync.world import World, a_world


@pytest.fixture
def world(book: Book) -> World:
    return a_world(book)


def test_an_account_that_fails_never_stops_another(world: World) -> None:
    shops = {world.account: world.shop}
    with world.book.write() as session:
        variant = a_variant(session, "MUG", on_hand=7)
        for name in ("Second", "Third"):
            account = accounts.add(session, kind="fake", name=name, address=name, settings={}, currency="VND", now=NOON)
            accounts.activate(session, account, now=NOON)
            shops[account] = Shop(world.clock)
    for shop in shops.values():
        shop.add("MUG", 1)
    first, second, third = shops.values()
    first.faults["pull_orders"] = ["before"]
    second.faults["pull_products"] = ["sign in"]
    together, met = threading.Barrier(3), set[int]()

    def make(settings: AccountSettings, _cancelled: object) -> Channel:
        if settings.account_id not in met:
            met.add(settings.account_id)
            together.wait(timeout=60)  # each is under way before any goes on
        return FakeChannel(shops[settings.account_id], settings)

    engine = Engine(
        world.book, lambda account_id: AccountSettings(account_id, "", {}, {}), make, clock=world.clock, parallel=True
    )
    result = engine.run_round()
    assert [run.state for run in result.runs] == [RunState.FAILED, RunState.FAILED, RunState.DONE]
    assert not together.broken
    assert met == set(shops)
    assert third.shows("MUG") == 7
    assert world.available(variant) == 7
    assert {AttentionKind.NOT_REACHED, AttentionKind.SIGN_IN} <= world.matters()
    with world.book.read() as session:
        states = {row.name: row.state for row in accounts.rows(session)}
        assert states["Second"] is AccountState.SIGN_IN
        assert schedule.due(session, now=world.clock()) == []
    world.clock.pass_(3600)
    assert not engine.run_round().failed
    assert {AttentionKind.NOT_REACHED, AttentionKind.SIGN_IN}.isdisjoint(world.matters())
    assert [shop.shows("MUG") for shop in shops.values()] == [7, 7, 7]


def test_an_account_that_is_removed_while_others_sync_does_not_stop_the_round(world: World) -> None:
    world.product("MUG", on_hand=5)
    with world.book.write() as session:
        second, third = (
            accounts.add(session, kind="fake", name=name, address=name, settings={}, currency="VND", now=NOON)
            for name in ("Second", "Third")
        )

    def owner(_step: str) -> None:
        world.shop.before = None
        with world.book.write() as session:
            accounts.remove(session, second)

    world.shop.before = owner
    result = world.sync()
    assert [(run.account_id, run.state) for run in result.runs] == [
        (world.account, RunState.DONE),
        (second, RunState.FAILED),
        (third, RunState.DONE),
    ]
    assert {event.account_id for event in world.events if event.phase is Phase.OVER} == {world.account, second, third}


def test_a_round_that_is_stopped_keeps_what_it_has_and_the_next_one_goes_on(world: World) -> None:
    world.product("MUG", on_hand=5, shown=1)
    world.shop.buy("MUG")
    stop = False

    def press(step: str) -> None:
        nonlocal stop
        stop = step == "write_stock"

    world.shop.before = press
    result = world.engine().run_round(cancelled=lambda: stop)
    assert result.cancelled
    assert len(world.orders()) == 1
    stop, world.shop.before = False, None
    world.sync()
    world.all_is_well()
    assert world.channels[0].closed


def test_f60_killed_at_any_request_nothing_is_lost_or_doubled(book: Book) -> None:
    """With the weakest way of writing; all of them, request by request: `tests.faults`."""
    world = a_world(book, StockWriteKind.ABSOLUTE)
    mug = world.product("MUG", on_hand=20)
    world.sync()
    killed = 0
    for step in ("pull_orders", "pull_products", "read_stock", "write_stock", "ship_order"):
        for fault in ("kill", "kill after"):
            remote_id = world.shop.buy("MUG", 1)
            world.sync()
            world.ship(remote_id, f"VN{remote_id}")
            world.receive(mug, 2)
            world.shop.faults.clear()
            world.shop.faults[step] = [fault]
            world.clock.pass_(300)
            try:
                world.engine(holder="dead|1|x").run_round()
            except KeyboardInterrupt:
                killed += 1
            world.shop.faults.clear()
            world.sync()
    assert killed >= 6
    world.sync(minutes=400)
    assert len(world.orders()) == 10
    assert world.on_hand(mug) == 20 + 10 * 2 - 10
    assert all(len(order.shipments) == 1 for order in world.shop.orders.values())
    world.all_is_well()
    with world.book.read() as session:
        assert session.get(SyncRun, 1) is not None


def test_a_holder_that_is_dead_on_this_machine_is_not_waited_for(world: World) -> None:
    machine = lease.new_holder().partition("|")[0]
    assert lease.is_dead(f"{machine}|999999999|x")
    assert not lease.is_dead(lease.new_holder())
    assert not lease.is_dead("another-machine|999999999|x")


def test_progress_is_told_for_each_account(world: World) -> None:
    world.product("MUG", on_hand=5, shown=1)
    world.sync()
    phases = [event.phase for event in world.events]
    assert phases[0] is Phase.STARTING
    assert phases[-1] is Phase.OVER
    assert {Phase.ORDERS, Phase.PRODUCTS, Phase.STOCK, Phase.CONFIRMING} <= set(phases)
    progress = Progress()
    for event in world.events:
        progress.feed(event)
    assert not progress.running


def test_the_timetable_waits_its_minutes_and_can_be_switched_off(world: World) -> None:
    with world.book.read() as session:
        assert schedule.due(session, now=world.clock()) == [world.account]
    world.sync()
    with world.book.write() as session:
        assert schedule.due(session, now=world.clock()) == []
        due_at = schedule.next_at(session)
        assert due_at is not None
        assert schedule.due(session, now=due_at) == [world.account]
        schedule.set_every(session, 0)
        assert schedule.due(session, now=due_at) == []
        assert schedule.next_at(session) is None


def test_a_channel_that_hangs_does_not_hold_the_others_for_long(book: Book) -> None:
    street = a_street(book, [StockWriteKind.DELTA, StockWriteKind.COMPARE_AND_SET])
    street.product("MUG", on_hand=7)
    slow, quick = street.shops.values()
    served, let_go = threading.Event(), threading.Event()

    def hang(step: str) -> None:
        if step == "pull_products":
            slow.lock.release()  # the shop itself is not held: only this request hangs
            try:
                assert let_go.wait(60)
            finally:
                slow.lock.acquire()

    def seen(step: str) -> None:
        if step == "write_stock":
            served.set()

    slow.before, quick.before = hang, seen
    engine = street.engine(parallel=True, patience=0.05)
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(engine.run_round)
        assert served.wait(60)
        let_go.set()
        assert not running.result(60).failed
    assert street.shown("MUG") == [7, 7]


def test_at_a_meeting_nobody_waits_for_one_who_never_comes() -> None:
    now = 0.0

    def monotonic() -> float:
        nonlocal now
        now += 10.0
        return now

    meeting = Meeting(3, patience=30.0, monotonic=monotonic)
    meeting.arrive(1)
    meeting.arrive(2)
    assert not meeting.wait(lambda: False)
    done: list[int] = []
    meeting.once(lambda: done.append(1))
    meeting.once(lambda: done.append(2))
    meeting.arrive(3)
    assert meeting.wait(lambda: False)
    meeting.once(lambda: done.append(3))
    assert done == [1, 3]
