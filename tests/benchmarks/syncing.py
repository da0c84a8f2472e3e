"""One phase of syncing a shop with a website, in a process of its own so that its memory is its own; says what it cost.

`first` connects the book and syncs until all is settled; `quiet` syncs once; `changes N` receives goods for N products
and syncs.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from storemanager import clock
from storemanager.channels import by_key
from storemanager.channels.base import AccountSettings, Channel, Context
from storemanager.database import Book, book_url, open_book
from storemanager.domain.accounts import MatchState
from storemanager.domain.stock import MovementReason
from storemanager.services import accounts, listings, stock
from storemanager.sync.engine import Engine, RoundResult
from storemanager.sync.planning import plan_stock
from tests.benchmarks.measures import own_peak_mb

KIND = "woocommerce"


class Sync:
    """The book, its account on the website, and the engine between them."""

    def __init__(self, book: Book, website: dict[str, str]) -> None:
        self.book, self._website = book, website
        with book.read() as session:
            known = accounts.find_by_name(session, "Website")
        self.account = known or self._connect()
        self.engine = Engine(book, self._settings, self._make)

    def round(self) -> dict[str, Any]:
        wall, cpu = time.perf_counter(), time.process_time()
        result = self.engine.run_round()
        return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, **_told(result)}

    def _connect(self) -> int:
        with self.book.write() as session:
            made = accounts.add(
                session, kind=KIND, name="Website", address=self._website["url"],
                settings={"address": self._website["url"]}, currency="VND", now=clock.now(),
            )  # fmt: skip
            accounts.activate(session, made, now=clock.now())
        return made

    def _settings(self, account_id: int) -> AccountSettings:
        secrets = {"consumer_key": self._website["key"], "consumer_secret": self._website["secret"]}
        return AccountSettings(account_id, "Website", {"address": self._website["url"]}, secrets, currency="VND")

    @staticmethod
    def _make(settings: AccountSettings, cancelled: Callable[[], bool]) -> Channel:
        return by_key(KIND)(settings, context=Context(now=clock.now, sleep=time.sleep, cancelled=cancelled))


def _told(result: RoundResult) -> dict[str, Any]:
    [run] = result.runs
    if run.problem is not None:
        raise RuntimeError(str(run.problem))
    return {"requests": run.requests, "counts": run.counts, "lines": [str(line) for line in run.lines]}


def first(sync: Sync) -> dict[str, Any]:
    said = {**sync.round(), "memory_of_round": own_peak_mb()}
    with sync.book.read() as session:
        matched = len(listings.listing_ids(session, sync.account, MatchState.MATCHED))
    return {**said, "matched": matched, "settling": [sync.round(), sync.round()]}


def quiet(sync: Sync) -> dict[str, Any]:
    return sync.round()


def changes(sync: Sync, count: int) -> dict[str, Any]:
    with sync.book.read() as session:
        ids = listings.listing_ids(session, sync.account, MatchState.MATCHED)
        chosen = listings.rows(session, ids[:: max(1, len(ids) // count)][:count])
    with sync.book.write() as session:
        at = clock.now()
        movements = [
            stock.NewMovement(
                variant_id=row.variant_id, location_id=stock.default_location(session), quantity=3,
                reason=MovementReason.PURCHASE, idempotency_key=f"delivery-{row.variant_id}", happened_at=at,
            )
            for row in chosen
            if row.variant_id is not None
        ]  # fmt: skip
        received = stock.post(session, movements, now=at)
    start = time.perf_counter()
    with sync.book.read() as session:
        dirty = listings.dirty_ids(session, sync.account)
        writes = len(plan_stock(listings.facts(session, sync.account, dirty)).writes)
    deciding = time.perf_counter() - start
    return {"received": received, "planned": writes, "deciding": deciding, **sync.round()}


def main(place: Path, website: str, phase: str, *numbers: str) -> None:
    with closing(open_book(book_url(place))) as book:
        sync = Sync(book, json.loads(website))
        phases: dict[str, Callable[..., dict[str, Any]]] = {"first": first, "quiet": quiet, "changes": changes}
        said = phases[phase](sync, *map(int, numbers))
    print(json.dumps({**said, "memory": own_peak_mb()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
