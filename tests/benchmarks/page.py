"""Syncing with a large catalogue on Facebook: the requests of a quiet round and of a thousand changes, each beside the
fewest that could do it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing

from storemanager import clock
from storemanager.channels.base import AccountSettings, Channel, Context
from storemanager.channels.facebook import Facebook
from storemanager.channels.facebook.api import PER_PAGE
from storemanager.database import Book, book_url, open_book
from storemanager.domain.stock import MovementReason
from storemanager.practice.facebook import GraphSettings, PracticeGraph
from storemanager.practice.server import PracticeServer
from storemanager.services import accounts, listings, stock
from storemanager.sync.engine import Engine, RoundResult
from tests.benchmarks.ground import Ground
from tests.benchmarks.measures import Measure, seconds
from tests.channels.facebook.conftest import page_settings, put
from tests.importexport.large_file import row

QUIET_REQUESTS = 4
SETTLING = 3
MOST_LOOKS = 4
ROUND = 1  # looking for news: how many items the catalogue holds


def whole_sync(ground: Ground) -> Iterator[Measure]:
    """A book and a catalogue that hold the same products: a quiet sync, and one with many changes."""
    count = ground.sizes.listings[0]
    place = ground.folder / f"page-{count}"
    shutil.copytree(ground.imported(count)["folder"], place)
    graph = PracticeGraph(GraphSettings(batch_seconds=0))
    for number in range(1, count + 1):
        cells = row(number)
        put(graph, cells[0], price=f"{cells[4].replace('.', '')} VND", quantity_to_sell_on_facebook=int(cells[6]))
    with PracticeServer(graph) as server, closing(open_book(book_url(place))) as book:
        sync = Sync(book, server)
        first = seconds(sync.settle)
        yield Measure(f"first syncs of {count:,} items of a catalogue", first, "s", None, f"{SETTLING} rounds")
        sync.round()
        quiet = len(server.requests)
        yield Measure(f"quiet sync of {count:,} items", quiet, "requests", QUIET_REQUESTS, "the fewest: 1")
        yield from _changes(sync, ground.sizes.changes)


def _changes(sync: Sync, wanted: int) -> Iterator[Measure]:
    changed = sync.receive(wanted)
    took = seconds(sync.round)
    log = sync.server.requests
    batches, looks = log.count("POST", "items_batch"), log.count("GET", "check_batch_request_status")
    reads = log.count("GET", "/products")
    name = f"{changed:,} changes in a catalogue"
    fewest = -(-changed // PER_PAGE)
    yield Measure(f"{name}: batch writes", batches, "requests", 1, f"the fewest: 1; {took:.1f} s")
    yield Measure(f"{name}: looks at the batch", looks, "requests", MOST_LOOKS, "the fewest: 1")
    yield Measure(f"{name}: confirming reads", reads, "requests", fewest, f"the fewest: {fewest}")
    least = 1 + 1 + fewest
    note = f"the fewest: {least}, one batch, one look at it and {fewest} to confirm; {ROUND} more looks for news"
    yield Measure(f"{name}: all", len(log), "requests", least + MOST_LOOKS - 1 + ROUND, note)


class Sync:
    """The book, its account on the Page, and the engine between them."""

    def __init__(self, book: Book, server: PracticeServer) -> None:
        self.book, self.server = book, server
        self._settings = page_settings(server.url)
        with book.write() as session:
            self.account = accounts.add(
                session, kind="facebook", name="My Page", address="https://www.facebook.com/1", settings={},
                currency="VND", now=clock.now(),
            )  # fmt: skip
            accounts.activate(session, self.account, now=clock.now())
        self.engine = Engine(book, lambda _account: self._settings, self._make)

    @staticmethod
    def _make(settings: AccountSettings, cancelled: Callable[[], bool]) -> Channel:
        return Facebook(settings, context=Context(now=clock.now, sleep=time.sleep, cancelled=cancelled))

    def settle(self) -> None:
        for _ in range(SETTLING):
            self.round()

    def round(self) -> RoundResult:
        self.server.requests.reset()
        result = self.engine.run_round()
        [run] = result.runs
        if run.problem is not None:
            raise RuntimeError(str(run.problem))
        return result

    def receive(self, wanted: int) -> int:
        """Goods for so many items; answers how many."""
        with self.book.read() as session:
            ids = listings.listing_ids(session, self.account)
            chosen = listings.rows(session, ids[:: max(1, len(ids) // wanted)][:wanted])
        at = clock.now()
        with self.book.write() as session:
            movements = [
                stock.NewMovement(
                    variant_id=each.variant_id, location_id=stock.default_location(session), quantity=3,
                    reason=MovementReason.PURCHASE, idempotency_key=f"page-{each.variant_id}", happened_at=at,
                )
                for each in chosen
                if each.variant_id is not None
            ]  # fmt: skip
            return stock.post(session, movements, now=at)
