"""The same walk over real HTTP: the WooCommerce connector against the practice website, every fault on the wire."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import httpx
from sqlmodel import select

from storemanager.channels.base import AccountSettings, Channel, Context
from storemanager.channels.woocommerce import WooCommerce
from storemanager.channels.woocommerce.orders_in import SHIPMENTS_META
from storemanager.database import Book, book_url, open_book
from storemanager.domain.catalog import Variant
from storemanager.domain.orders import Order, OrderLine
from storemanager.practice import faults as wire
from storemanager.practice.http import Request
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import Key, PracticeShop
from storemanager.practice.woocommerce.auth import Keys
from storemanager.services import accounts, outbox
from storemanager.sync.engine import Engine
from storemanager.sync.notes import notebook
from tests.channels.world import KEY, SECRET, World
from tests.faults.memory import Bench, MortalBook
from tests.faults.plan import Fault, KilledError, Operation, Plan, Stage
from tests.faults.state import book_state, in_doubt
from tests.makers import a_shop

FAULTS = (
    Fault.NOT_SENT,
    Fault.CUT_BEFORE,
    Fault.CUT_AFTER,
    Fault.ERROR_BEFORE,
    Fault.ERROR_AFTER,
    Fault.TOO_MANY,
    Fault.TRUNCATED,
    Fault.WEB_PAGE,
    Fault.OUTAGE,
    Fault.KILL_BEFORE,
    Fault.KILL_AFTER,
)
ON_THE_WIRE = {
    Fault.CUT_BEFORE: wire.Fault.BEFORE_DROP,
    Fault.CUT_AFTER: wire.Fault.AFTER_DROP,
    Fault.ERROR_BEFORE: wire.Fault.BEFORE_500,
    Fault.ERROR_AFTER: wire.Fault.AFTER_500,
    Fault.TOO_MANY: wire.Fault.TOO_MANY,
    Fault.TRUNCATED: wire.Fault.TRUNCATED,
    Fault.WEB_PAGE: wire.Fault.WEB_PAGE,
    Fault.OUTAGE: wire.Fault.BEFORE_DROP,
}
_OWN_LIFE = frozenset({"clock", "_lock", "_offset", "settings", "between_read_and_write"})


class Wire(httpx.HTTPTransport):
    """A real connection. It counts the requests, tells the server which fault is due, and dies where the plan says."""

    def __init__(self, plan: Plan, orders: list[wire.Rule]) -> None:
        super().__init__(verify=False)  # it is plain http: reading all certificates takes longer than a round
        self._plan = plan
        self._orders = orders

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        fault = self._plan.request()
        if fault is Fault.KILL_BEFORE:
            raise KilledError
        if fault is Fault.NOT_SENT:
            raise httpx.ConnectError("no connection", request=request)
        self._orders[:] = [wire.Rule(ON_THE_WIRE[fault])] if fault in ON_THE_WIRE else []
        response = super().handle_request(request)
        if fault is Fault.KILL_AFTER:
            response.read()
            response.close()
            raise KilledError
        return response


class Ordered(wire.Faults):
    """Commits the fault that was ordered for the request that is arriving."""

    def __init__(self) -> None:
        super().__init__()
        self.orders: list[wire.Rule] = []

    def decide(self, request: Request) -> wire.Rule | None:
        return self.orders.pop() if self.orders else None


class OverHttp:
    """A book, a practice server, and the engine between them, on a clock moved by hand; what is there and how one signs
    in is said by each kind."""

    def __init__(self, server: PracticeServer, book: Book, outside: World, plan: Plan) -> None:
        self.server, self.book, self.outside, self.plan = server, book, outside, plan
        self.account = 0
        self.channels: list[Channel] = []

    def connector(self, settings: AccountSettings, context: Context) -> Channel:
        raise NotImplementedError

    def settings(self, account_id: int) -> AccountSettings:
        raise NotImplementedError

    def activate(self) -> None:
        with self.book.write() as session:
            accounts.activate(session, self.account, now=self.outside.now())

    def engine(self) -> Engine:
        book = MortalBook(self.book, self.plan)
        return Engine(book, self.settings, self.make, clock=self.outside.now, sleep=self.outside.sleep, parallel=False)

    def make(self, settings: AccountSettings, cancelled: Callable[[], bool] = lambda: False) -> Channel:
        faults = self.server.faults
        assert isinstance(faults, Ordered)
        connection = Wire(self.plan, faults.orders)
        context = Context(
            now=self.outside.now, sleep=self.outside.sleep, cancelled=cancelled, transport=connection,
            notes=notebook(self.book, settings.account_id, self.outside.now),
        )  # fmt: skip
        self.channels.append(self.connector(settings, context))
        return self.channels[-1]

    def end(self) -> None:
        """What the operating system does for a program that was killed: its connections are closed."""
        for channel in self.channels:
            channel.close()

    def sync(self, *, full_check: bool = False) -> None:
        self._time_passes()
        self.engine().run_round(full_check=full_check)

    def adopt(self) -> None:
        self._time_passes()
        self.engine().adopt(self.account)

    def _time_passes(self) -> None:
        self.outside.advance(600)
        self.server.requests.reset()

    def order_id(self, remote_id: int | str) -> int:
        with self.book.read() as session:
            return session.exec(select(Order.id).where(Order.remote_id == str(remote_id))).one() or 0

    def variant_id(self, sku: str) -> int:
        with self.book.read() as session:
            return session.exec(select(Variant.id).where(Variant.sku == sku)).one() or 0


class WebWorld(OverHttp):
    """A book, a practice website, and the engine between them, on a clock moved by hand."""

    def __init__(self, server: PracticeServer, book: Book, shop: PracticeShop, outside: World, plan: Plan) -> None:
        super().__init__(server, book, outside, plan)
        self.shop = shop
        shop.address = server.url
        server.shop = server.front.shop = shop

    def begin(self) -> None:
        with self.book.write() as session:
            a_shop(session)
            self.account = accounts.add(
                session, kind="woocommerce", name="Website", address=self.server.url,
                settings={"address": self.server.url}, currency="VND", now=self.outside.now(),
            )  # fmt: skip

    def connector(self, settings: AccountSettings, context: Context) -> Channel:
        return WooCommerce(settings, context=context)

    def settings(self, account_id: int) -> AccountSettings:
        secrets = {"consumer_key": KEY, "consumer_secret": SECRET}
        return AccountSettings(account_id, "Website", {"address": self.server.url}, secrets)

    def line_id(self, number: int) -> int:
        with self.book.read() as session:
            query = select(OrderLine.id).where(OrderLine.order_id == self.order_id(number))
            return session.exec(query).first() or 0


WebDeed = Callable[[WebWorld], None]


def one_round(world: WebWorld) -> None:
    world.sync()


@dataclass(frozen=True)
class WebStory:
    """As `memory.MemoryStory`, over HTTP."""

    name: str
    prepare: WebDeed
    act: WebDeed = one_round
    again: WebDeed | None = None
    just_before: WebDeed | None = None

    def at(self, bench: WebBench) -> PreparedWebStory:
        bench.bench.clear()
        open_book(book_url(bench.bench.home), create=True).close()
        outside = World()
        shop = PracticeShop(clock=outside.now)
        shop.keys = Keys([Key(KEY, SECRET)])
        world = WebWorld(bench.server, bench.bench.book, shop, outside, Plan())
        world.begin()
        self.prepare(world)
        world.end()
        return PreparedWebStory(self, bench, bench.bench.photograph(), world)


class WebBench:
    """One server and one book file for all points."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.server = PracticeServer(PracticeShop(), Ordered())


@dataclass(frozen=True)
class PreparedWebStory:
    story: WebStory
    bench: WebBench
    photograph: bytes
    world: WebWorld
    faults: Sequence[Fault] = FAULTS

    @property
    def name(self) -> str:
        return self.story.name

    @contextmanager
    def stage(self, plan: Plan) -> Iterator[Stage]:
        self.bench.bench.put_back(self.photograph)
        outside = World(self.world.outside.now())
        shop = copied(self.world.shop, outside)
        world = WebWorld(self.bench.server, self.bench.bench.book, shop, outside, plan)
        world.account = self.world.account
        if self.story.just_before is not None:
            self.story.just_before(world)
        try:
            yield WebStage(world, self.story.act, self.story.again)
        finally:
            world.end()


class WebStage(Operation[WebWorld]):
    def quiet(self) -> bool:
        with self.world.book.read() as session:
            waiting = outbox.waiting_counts(session) or in_doubt(session)
        return not waiting and not self.world.server.requests.matching("PUT|POST|DELETE")

    def state(self) -> dict[str, Any]:
        with self.world.book.read() as session:
            book = book_state(session)
        return {"book": book, **website_state(self.world.shop)}


def website_state(shop: PracticeShop) -> dict[str, Any]:
    """What the website has, as its owner would see it. Notes and parcels are counted: they are acts done once."""
    return {
        "shelf there": dict(
            Counter(
                (each.sku, each.stock_quantity, each.regular_price, each.sale_price, each.status, each.name)
                for each in shop.products.values()
            )
        ),
        "orders there": {
            str(order.id): (
                order.status,
                [(line.sku, line.quantity, line.reduced_stock - line.restocked) for line in order.lines],
                [(each.amount, [line.quantity for line in each.lines]) for each in order.refunds],
                dict(Counter(note.text for note in order.notes if "[#" in note.text)),
                [
                    {name: each[name] for name in each if name != "at"}
                    for meta in order.meta
                    if meta["key"] == SHIPMENTS_META
                    for each in meta["value"]
                ],
            )
            for order in shop.orders.values()
        },
    }


def copied(shop: PracticeShop, outside: World) -> PracticeShop:
    """The same website in a life of its own, on another clock."""
    twin = PracticeShop(shop.settings, clock=outside.now)
    kept: dict[int, Any] = {}
    for name, value in vars(shop).items():
        if name not in _OWN_LIFE:
            setattr(twin, name, deepcopy(value, kept))
    return twin
