"""The same walk against the practice Page: a catalogue that works batches off later, every fault on the wire."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from storemanager.channels.base import AccountSettings, Channel, Context
from storemanager.channels.facebook import Facebook
from storemanager.database import Book, book_url, open_book
from storemanager.practice.facebook import PracticeGraph
from storemanager.practice.server import PracticeServer
from storemanager.services import accounts, outbox
from tests.channels.facebook.conftest import page_settings
from tests.channels.world import World
from tests.faults.memory import Bench
from tests.faults.plan import Fault, Operation, Plan, Stage
from tests.faults.state import book_state, in_doubt
from tests.faults.website import FAULTS, Ordered, OverHttp
from tests.makers import a_shop

_OWN_LIFE = frozenset({"clock", "_lock", "_offset", "settings"})


class PageWorld(OverHttp):
    """A book, a practice Page, and the engine between them, on a clock moved by hand."""

    def __init__(self, server: PracticeServer, book: Book, graph: PracticeGraph, outside: World, plan: Plan) -> None:
        super().__init__(server, book, outside, plan)
        self.graph = graph
        graph.address = server.url
        server.shop = server.front.shop = graph

    def begin(self) -> None:
        with self.book.write() as session:
            a_shop(session)
            self.account = accounts.add(
                session, kind="facebook", name="My Page", address=self.server.url, settings={}, currency="VND",
                now=self.outside.now(),
            )  # fmt: skip
            accounts.activate(session, self.account, now=self.outside.now())

    def connector(self, settings: AccountSettings, context: Context) -> Channel:
        return Facebook(settings, context=context)

    def settings(self, _account_id: int) -> AccountSettings:
        return page_settings(self.server.url, self.graph.settings, product_link="https://may.example/?s={sku}")


PageDeed = Callable[[PageWorld], None]


def one_round(world: PageWorld) -> None:
    world.sync()


@dataclass(frozen=True)
class PageStory:
    """As `memory.MemoryStory`, against a Page."""

    name: str
    prepare: PageDeed
    act: PageDeed = one_round

    def at(self, bench: PageBench) -> PreparedPageStory:
        bench.bench.clear()
        open_book(book_url(bench.bench.home), create=True).close()
        outside = World()
        world = PageWorld(bench.server, bench.bench.book, PracticeGraph(clock=outside.now), outside, Plan())
        world.begin()
        self.prepare(world)
        world.end()
        return PreparedPageStory(self, bench, bench.bench.photograph(), world)


class PageBench:
    """One server and one book file for all points."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.server = PracticeServer(PracticeGraph(), Ordered())


@dataclass(frozen=True)
class PreparedPageStory:
    story: PageStory
    bench: PageBench
    photograph: bytes
    world: PageWorld
    faults: Sequence[Fault] = FAULTS

    @property
    def name(self) -> str:
        return self.story.name

    @contextmanager
    def stage(self, plan: Plan) -> Iterator[Stage]:
        self.bench.bench.put_back(self.photograph)
        outside = World(self.world.outside.now())
        graph = copied(self.world.graph, outside)
        world = PageWorld(self.bench.server, self.bench.bench.book, graph, outside, plan)
        world.account = self.world.account
        try:
            yield PageStage(world, self.story.act)
        finally:
            world.end()


class PageStage(Operation[PageWorld]):
    def quiet(self) -> bool:
        with self.world.book.read() as session:
            waiting = outbox.waiting_counts(session) or in_doubt(session)
        return not waiting and not self.world.server.requests.matching("POST|DELETE")

    def state(self) -> dict[str, Any]:
        self.world.graph.pass_time()
        with self.world.book.read() as session:
            book = book_state(session)
        graph = self.world.graph
        threads = {
            thread.person.name: [
                (each.from_page, each.text, [card["title"] for card in each.cards]) for each in thread.messages
            ]
            for thread in graph.threads.values()
        }
        sets = {each.name: each.rule for each in graph.sets.values()}
        return {
            "book": book,
            "catalogue": {sku: item.data for sku, item in graph.items.items()},
            "sets": {**sets, "": len(graph.sets)},
            "posts": sorted((post.message, post.link, len(post.photo_ids)) for post in graph.posts.values()),
            "written there": threads,
        }


def copied(graph: PracticeGraph, outside: World) -> PracticeGraph:
    """The same Page in a life of its own, on another clock."""
    twin = PracticeGraph(graph.settings, clock=outside.now)
    kept: dict[int, Any] = {}
    for name, value in vars(graph).items():
        if name not in _OWN_LIFE:
            setattr(twin, name, deepcopy(value, kept))
    return twin
