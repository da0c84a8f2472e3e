"""A book, a practice Page, and the engine between them, over real HTTP: what the tests of a whole sync stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from storemanager.channels.base import AccountSettings, Channel, Context
from storemanager.channels.facebook import Facebook
from storemanager.database import Book
from storemanager.domain.accounts import MatchState
from storemanager.practice.server import PracticeServer
from storemanager.services import accounts, attention, listings, stock
from storemanager.sync.engine import Engine, RoundResult
from storemanager.sync.notes import notebook
from tests.channels.facebook.conftest import page_settings, put
from tests.channels.world import NOON, World
from tests.makers import a_shop, a_variant, put_in_stock
from tests.practice.facebook.contracts import WatchedGraph
from tests.sync.world import write_fast


class PageWorld:
    """A book, a practice Page, and the engine between them."""

    def __init__(self, book: Book, graph: WatchedGraph, server: PracticeServer, outside: World) -> None:
        self.book, self.graph, self.server, self.outside = book, graph, server, outside
        self.channels: list[Channel] = []
        self.settings = page_settings(server.url, graph.settings, product_link="https://may.example/?s={sku}")
        with book.write() as session:
            a_shop(session)
            self.account = accounts.add(
                session, kind="facebook", name="My Page", address=server.url, settings=dict(self.settings.values),
                currency="VND", now=outside.now(),
            )  # fmt: skip
        self.engine = Engine(book, self._settings, self._make, clock=outside.now, sleep=outside.sleep, parallel=False)

    def _settings(self, _account_id: int) -> AccountSettings:
        return self.settings

    def _make(self, settings: AccountSettings, cancelled: Callable[[], bool]) -> Channel:
        notes = notebook(self.book, settings.account_id, self.outside.now)
        context = Context(now=self.outside.now, sleep=self.outside.sleep, cancelled=cancelled, notes=notes)
        self.channels.append(Facebook(settings, context=context))
        return self.channels[-1]

    def activate(self) -> None:
        with self.book.write() as session:
            accounts.activate(session, self.account, now=self.outside.now())

    def goods(self, count: int, *, on_hand: int = 10, shown: int = 10) -> list[int]:
        """The same goods in the book and in the catalogue; their variants."""
        for number in range(count):
            put(self.graph, f"SP-{number:04}", quantity_to_sell_on_facebook=shown, price="120000 VND")
        with self.book.write() as session:
            made = [a_variant(session, f"SP-{number:04}", price=120_000) for number in range(count)]
            for variant_id in made:
                put_in_stock(session, variant_id, on_hand)
        return made

    def receive(self, variants: list[int], quantity: int) -> None:
        with self.book.write() as session:
            for variant_id in variants:
                put_in_stock(session, variant_id, quantity)

    def sync(self, *, full_check: bool = False) -> RoundResult:
        self.outside.advance(600)
        self.server.requests.reset()
        return self.engine.run_round(full_check=full_check)

    def asked(self) -> list[str]:
        return [f"{request.method} {request.path.split('/')[-1]}" for request in self.server.requests]

    def asked_of_catalogue(self) -> list[str]:
        """The same without what the inbox asks in every round."""
        inbox = (f"GET {self.graph.settings.page_id}", "GET conversations")
        return [each for each in self.asked() if each not in inbox]

    def is_right(self) -> None:
        """Every item shows, and costs, what it should."""
        with self.book.read() as session:
            assert stock.check(session) == []
            found = listings.facts(
                session, self.account, listings.listing_ids(session, self.account, MatchState.MATCHED)
            )
            assert found
            for fact in found:
                sku = fact.remote_variant_id or fact.product_id
                if fact.wanted is not None and fact.hold is listings.Hold.NONE:
                    assert self.graph.quantity_of(sku) == fact.wanted == fact.seen, sku
                    assert not fact.unclear
                if fact.price_wanted is not None:
                    assert self.graph.price_of(sku)[0] == f"{fact.price_wanted.price} VND"

    def told(self, words: str) -> list[attention.AttentionRow]:
        """What needs attention, with these words in its title."""
        with self.book.read() as session:
            return [row for row in attention.rows(session) if words in str(row.title)]


Made = TypeVar("Made", bound=PageWorld)


@contextmanager
def page_world(book: Book, make: type[Made]) -> Iterator[Made]:
    """A Page whose every exchange is held against Meta's specifications, where they are beside the project."""
    write_fast(book)
    outside = World(NOON)
    graph = WatchedGraph(clock=outside.now)
    with PracticeServer(graph) as server:
        world = make(book, graph, server, outside)
        yield world
        for channel in world.channels:  # what the operating system does for a program that was killed
            channel.close()
    assert graph.problems == []
