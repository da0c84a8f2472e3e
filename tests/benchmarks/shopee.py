"""Syncing with a marketplace that takes one item a call: the requests of a quiet round and of a thousand changes,
beside the fewest that its API allows."""

from __future__ import annotations

import time
from collections.abc import Iterator

from storemanager.database import book_url, open_book
from storemanager.practice.server import PracticeServer
from storemanager.practice.shopee import PracticeShopee
from storemanager.services import catalog
from tests.benchmarks.ground import Ground
from tests.benchmarks.measures import Measure
from tests.channels.world import World
from tests.makers import put_in_stock
from tests.sync.marketplace import Marketplace, many_models

MODELS = 20
QUIET_REQUESTS = 4
ROUND = 4  # looking for orders, twice, for returns and for items


def marketplace(ground: Ground) -> Iterator[Measure]:
    """A quiet sync with Shopee, and one with many changed variants."""
    items = max(1, ground.sizes.changes // MODELS)
    outside = World()
    shop = PracticeShopee(clock=outside.now)
    many_models(shop, items, MODELS)
    place = ground.folder / "shopee"
    place.mkdir()
    book = open_book(book_url(place), create=True)
    try:
        with PracticeServer(shop) as server:
            yield from _measured(Marketplace(book, shop, server, outside), items)
    finally:
        book.close()


def _measured(market: Marketplace, items: int) -> Iterator[Measure]:
    market.adopt()
    for _ in range(3):
        market.sync()
    asked = market.asked()
    name = f"Shopee, quiet sync of {items * MODELS:,}"
    yield Measure(name, len(asked), "requests", QUIET_REQUESTS, "; ".join(asked))
    with market.book.write() as session:
        for variant_id in catalog.variant_ids(session):
            put_in_stock(session, variant_id, 3)
    began, there = time.perf_counter(), market.outside.time
    market.sync()
    asked = market.asked()
    paced = (market.outside.time - there).total_seconds() - 600
    note = f"{time.perf_counter() - began:.1f} s of work; {paced:.0f} s at five calls a second"
    name = f"Shopee, {items * MODELS:,} changes of {items:,} items"
    yield Measure(f"{name}: writes", asked.count("update_stock"), "requests", items, "the fewest: one for each item")
    fewest = f"the fewest: {2 * items}, one to write and one to confirm each; {note}"
    yield Measure(f"{name}: all", len(asked), "requests", 2 * items + ROUND, fewest)
    yield Measure(f"{name}: wrong at the end", _wrong(market), "models", 0)


def _wrong(market: Marketplace) -> int:
    market.is_right()
    return sum(model.units != 8 for item in market.shop.items.values() for model in item.models.values())
