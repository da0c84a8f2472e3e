"""The in-memory channel whose n-th request, and the book whose n-th transaction, can be made to fail.

Between engine and channel there are fewer faults than on a wire: a connector has turned them into what
`channels.errors` knows. A cut line, a 500 and a web page before the effect are one and the same here (`CUT_BEFORE`),
as are a cut line, a 500 and half an answer after it (`CUT_AFTER`); over HTTP (`website.py`) each is walked by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from sqlmodel import Session

from storemanager.channels.base import (
    AccountSettings,
    Channel,
    ListingRef,
    Outcome,
    StockUpdate,
    StockWriteKind,
    WriteResult,
)
from storemanager.channels.errors import TransientError
from storemanager.database import Book, book_url, open_book
from storemanager.services import outbox
from storemanager.sync.engine import Engine
from storemanager.texts import verbatim
from tests.faults.plan import Fault, KilledError, Operation, Plan, Stage
from tests.faults.state import book_state, in_doubt
from tests.sync.fake_channel import FakeChannel
from tests.sync.shop_outside import Shop
from tests.sync.virtual_clock import VirtualClock
from tests.sync.world import World, a_world, write_fast

FAULTS = (
    Fault.NOT_SENT,
    Fault.CUT_BEFORE,
    Fault.CUT_AFTER,
    Fault.TOO_MANY,
    Fault.OUTAGE,
    Fault.KILL_BEFORE,
    Fault.KILL_AFTER,
    Fault.KILL_IN_TRANSACTION,
    Fault.KILL_AFTER_COMMIT,
)
READS = ("pull_orders", "get_order", "pull_products", "find_by_skus", "read_stock", "read_all_stock")
ITEM_WRITES = ("write_stock", "write_prices")
ACTS = (
    "set_status", "ship_order", "cancel_order", "refund_order", "add_note",
    "create_product", "update_product", "set_published",
)  # fmt: skip
_NOT_COPIED = frozenset({"clock", "lock", "before", "inside_write"})


@dataclass
class CountingShop(Shop):
    """Keeps every number that an item ever showed, so that a change that was applied twice cannot hide behind its
    repair."""

    shown: dict[str, list[int]] = field(default_factory=dict)

    def change_stock(self, ref: ListingRef, by: int) -> None:
        super().change_stock(ref, by)
        item = self.items[ref]
        if by and item.stock is not None:
            self.shown.setdefault(item.sku, []).append(item.stock)


class FaultyChannel(FakeChannel):
    """The connector; the plan says which of its requests fails, and how."""

    def __init__(self, shop: Shop, settings: AccountSettings, plan: Plan) -> None:
        super().__init__(shop, settings)
        self.plan = plan


def _faulty(name: str) -> Callable[..., Any]:
    whole = getattr(FakeChannel, name)

    def request(self: FaultyChannel, *given: Any, **named: Any) -> Any:
        fault = self.plan.request()
        if fault is None:
            return whole(self, *given, **named)
        if fault is Fault.KILL_BEFORE:
            raise KilledError
        if fault in (Fault.NOT_SENT, Fault.OUTAGE):
            raise TransientError(verbatim("no connection"), verbatim("later"))
        if fault is Fault.TOO_MANY:
            raise TransientError(verbatim("too many"), verbatim("later"), code="429", retry_after_seconds=45)
        if fault in (Fault.CUT_AFTER, Fault.KILL_AFTER):
            whole(self, *given, **named)
        if fault is Fault.KILL_AFTER:
            raise KilledError
        if name in ITEM_WRITES:
            updates: Sequence[StockUpdate] = given[0]
            return [WriteResult(update.ref, Outcome.UNKNOWN) for update in updates]
        raise TransientError(verbatim("cut off"), verbatim("later"), unclear=name in ACTS)

    return request


for _name in (*READS, *ITEM_WRITES, *ACTS):
    setattr(FaultyChannel, _name, _faulty(_name))


class MortalBook:
    """The book as sync sees it; the program may die just before or just after a transaction is committed."""

    def __init__(self, book: Book, plan: Plan) -> None:
        self._book = book
        self._plan = plan

    def read(self) -> AbstractContextManager[Session]:
        return self._book.read()

    @contextmanager
    def write(self) -> Iterator[Session]:
        fault = None
        with self._book.write() as session:
            yield session
            fault = self._plan.commit()
            if fault is Fault.KILL_IN_TRANSACTION:
                raise KilledError
        if fault is Fault.KILL_AFTER_COMMIT:
            raise KilledError


@dataclass
class MemoryWorld(World):
    plan: Plan = field(default_factory=Plan)

    def engine(self, *, parallel: bool = False, holder: str | None = None) -> Engine:
        return Engine(
            MortalBook(self.book, self.plan), self._settings, self._make, clock=self.clock, sleep=self.clock.pass_,
            events=self.events.append, parallel=parallel, holder=holder,
        )  # fmt: skip

    def _make(self, settings: AccountSettings, _cancelled: Callable[[], bool]) -> Channel:
        self.channels.append(FaultyChannel(self.shop, settings, self.plan))
        return self.channels[-1]


Deed = Callable[[World], None]


def one_round(world: World) -> None:
    world.sync()


@dataclass(frozen=True)
class MemoryStory:
    """`prepare` brings book and shop to the moment before; it is done once, and copied for every point. `just_before`
    is done for each point (what cannot be copied, such as a shopper waiting in a write). `act` is the operation;
    `again`: it is pressed again until it works."""

    name: str
    prepare: Deed
    act: Deed = one_round
    kind: StockWriteKind = StockWriteKind.NON_ATOMIC_DELTA
    active: bool = True
    again: Deed | None = None
    just_before: Deed | None = None
    numbers_told: bool = True  # no item ever shows a number beyond those it shows without trouble
    faults: tuple[Fault, ...] = FAULTS

    def at(self, bench: Bench) -> PreparedStory:
        """The story made ready: book and shop in the moment before."""
        bench.clear()
        open_book(book_url(bench.home), create=True).close()
        world = a_world(bench.book, self.kind, active=self.active)
        world.shop = CountingShop(world.clock, self.kind)
        self.prepare(world)
        return PreparedStory(self, bench, bench.photograph(), world)


class Bench:
    """One book file that is put back to an earlier state again and again. It keeps one engine, because what SQLAlchemy
    has learned of the program's statements is worth more than the statements themselves."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "bench"
        self.home.mkdir()
        open_book(book_url(self.home), create=True).close()
        self.book = open_book(book_url(self.home))
        write_fast(self.book)

    def clear(self) -> None:
        self.book.close()
        for file in self.home.glob("shop.db*"):
            file.unlink()

    def photograph(self) -> bytes:
        self.book.close()  # the last connection to close writes everything into the one file
        return (self.home / "shop.db").read_bytes()

    def put_back(self, photograph: bytes) -> None:
        self.clear()
        (self.home / "shop.db").write_bytes(photograph)


@dataclass(frozen=True)
class PreparedStory:
    story: MemoryStory
    bench: Bench
    photograph: bytes
    world: World

    @property
    def name(self) -> str:
        return self.story.name

    @property
    def faults(self) -> Sequence[Fault]:
        return self.story.faults

    @contextmanager
    def stage(self, plan: Plan) -> Iterator[Stage]:
        self.bench.put_back(self.photograph)
        clock = VirtualClock()
        clock.moment = self.world.clock.moment
        shop = copied(self.world.shop, clock)
        world = MemoryWorld(self.bench.book, clock, shop, self.world.account, plan=plan)
        if self.story.just_before is not None:
            self.story.just_before(world)
        yield MemoryStage(world, self.story)


class MemoryStage(Operation[MemoryWorld]):
    def __init__(self, world: MemoryWorld, story: MemoryStory) -> None:
        super().__init__(world, story.act, story.again)
        self._story = story

    def quiet(self) -> bool:
        shop = self.world.shop
        with self.world.book.read() as session:
            waiting = outbox.waiting_counts(session) or in_doubt(session)
        acted = any(step in ACTS for step in shop.log)  # what it did there is seen by the next round
        return not shop.writes and not shop.price_writes and not waiting and not acted

    def state(self) -> dict[str, Any]:
        world, shop = self.world, self.world.shop
        assert isinstance(shop, CountingShop)
        if self._story.active:
            world.all_is_well()
        with world.book.read() as session:
            book = book_state(session)
        # Acts of several orders may come in another order; a change applied twice goes beyond either end.
        seen_there = {sku: (min(numbers), max(numbers)) for sku, numbers in shop.shown.items()}
        return {
            "book": book,
            "shelf there": {
                item.sku: (item.stock, item.price, item.sale_price, item.title, ref.product_id in shop.published)
                for ref, item in shop.items.items()
            },
            "items there": len(shop.items),
            "orders there": {remote_id: _outside(order) for remote_id, order in shop.orders.items()},
            "once-only acts": sorted(shop.done_keys),
            "numbers shown": seen_there if self._story.numbers_told else {},
        }


def _outside(order: Any) -> tuple[Any, ...]:
    return (
        order.status.name,
        [(line.sku, line.quantity, line.stock_taken) for line in order.lines],
        [(each.carrier, each.tracking_number) for each in order.shipments],
        [
            (each.amount.minor, each.restocked, [(line.quantity, line.amount.minor) for line in each.lines])
            for each in order.refunds
        ],
    )  # fmt: skip


def copied(shop: Shop, clock: VirtualClock) -> CountingShop:
    """The same shop in a life of its own, on another clock."""
    twin = CountingShop(clock, shop.kind)
    for each in fields(shop):
        if each.name not in _NOT_COPIED:
            setattr(twin, each.name, deepcopy(getattr(shop, each.name)))
    return twin
