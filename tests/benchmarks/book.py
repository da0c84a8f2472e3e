"""How long the book itself takes: searching, one durable sale, the lists."""

from __future__ import annotations

import gc
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

from storemanager.database import Book, book_url, open_book, search
from storemanager.paths import BOOK_FILE
from storemanager.services import catalog, orders
from storemanager.services.order_inputs import LineInput, OrderInput
from storemanager.services.order_rows import OrderFilter
from tests.benchmarks.ground import Ground, queries, sellable
from tests.benchmarks.measures import Measure, appender, p95, seconds
from tests.makers import NOON

SEARCH_LIMIT_MS = 5.0
SALE_LIMIT = 3.0
PASSES = 3
SEARCH_PASSES = 5
FIRST_ROWS = 50


def find(ground: Ground) -> Iterator[Measure]:
    """What the window's search does for one text, from opening its read transaction to closing it. Each text is looked
    for several times and counts with its quickest, because other programs on the machine only ever add to it; the p95
    is over the texts. What the passes were as they came is told beside it."""
    for skus in ground.sizes.skus:
        with closing(open_book(book_url(ground.shop(skus)))) as book:
            texts = queries(skus, ground.sizes.searches)
            passes = [_search_all(book, texts) for _ in range(SEARCH_PASSES)]
        walls = [min(wall for wall, _ in each) * 1000 for each in zip(*passes, strict=True)]
        cpus = [min(cpu for _, cpu in each) * 1000 for each in zip(*passes, strict=True)]
        as_they_came = sorted(p95([wall for wall, _ in one]) * 1000 for one in passes)
        limit = SEARCH_LIMIT_MS if not ground.sizes.quick else None
        yield Measure(
            f"search in {skus:,} SKUs, p95", p95(walls), "ms", limit,
            f"{len(texts)} texts, each the quickest of {SEARCH_PASSES}; median {statistics.median(walls):.2f}; "
            f"p95 of whole passes {as_they_came[0]:.2f} to {as_they_came[-1]:.2f}",
        )  # fmt: skip
        yield Measure(f"search in {skus:,} SKUs, p95 of CPU", p95(cpus), "ms", limit, "the same in processor time")


def _search_all(book: Book, texts: tuple[str, ...]) -> list[tuple[float, float]]:
    """Wall and CPU seconds of each search."""
    gc.collect()
    gc.disable()  # as in the program itself, where a timer collects
    took = []
    for text in texts:
        wall, cpu = time.perf_counter(), time.thread_time()
        with book.read() as session:
            search.find(session, text)
        took.append((time.perf_counter() - wall, time.thread_time() - cpu))
    gc.enable()
    return took


def durable_sale(ground: Ground) -> Iterator[Measure]:
    """One sale of one line, paid and committed, beside one fdatasync of as many bytes as it adds to the log; the two
    take turns, so that both see the same disk."""
    for skus in ground.sizes.skus:
        place = ground.shop(skus)
        with closing(open_book(book_url(place))) as book:
            sell = _seller(book, skus)
            added = _bytes_of_a_sale(place, sell)
            with appender(ground.folder, added) as append:
                sales, syncs, cpus = _take_turns(sell, append, ground.sizes.sales)
        ratio = statistics.median(sales) / statistics.median(syncs)
        limit = SALE_LIMIT if not ground.sizes.quick else None
        note = (
            f"{statistics.median(sales) * 1000:.2f} ms / {statistics.median(syncs) * 1000:.2f} ms; "
            f"CPU {statistics.median(cpus) * 1000:.2f} ms; {added // 1024} kB to the log"
        )
        yield Measure(f"one durable sale in {skus:,} SKUs", ratio, "x fdatasync", limit, note)


def _seller(book: Book, skus: int) -> Callable[[], None]:
    with book.read() as session:
        goods = sellable(session)
    numbers = iter(range(10**9))

    def sell() -> None:
        number = next(numbers)
        line = LineInput(goods[number * 7919 % len(goods)], 1)
        with book.write() as session:
            orders.sell(
                session, OrderInput((line,)), key=f"till-{number}", now=NOON + timedelta(days=30, seconds=number)
            )

    return sell


def _bytes_of_a_sale(place: Path, sell: Callable[[], None], acts: int = 20) -> int:
    """What one sale appends to the write-ahead log."""
    with closing(sqlite3.connect(place / BOOK_FILE)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    log = place / f"{BOOK_FILE}-wal"
    sell()
    before = log.stat().st_size
    for _ in range(acts):
        sell()
    return (log.stat().st_size - before) // acts


def _take_turns(
    sell: Callable[[], None], append: Callable[[], None], acts: int
) -> tuple[list[float], list[float], list[float]]:
    sales, syncs, cpus = [], [], []
    gc.collect()
    gc.disable()
    for _ in range(acts):
        cpu = time.thread_time()
        sales.append(seconds(sell))
        cpus.append(time.thread_time() - cpu)
        syncs.append(seconds(append))
    gc.enable()
    return sales, syncs, cpus


def lists(ground: Ground) -> Iterator[Measure]:
    """The ids of a whole list in order and its first rows, as the window asks for them."""
    skus = ground.sizes.skus[-1]
    with closing(open_book(book_url(ground.shop(skus)))) as book:
        for sort in ("name", "sku", "on_hand"):
            took, count = _best(partial(_products, book, sort))
            yield Measure(f"products by {sort}: ids and first rows", took * 1000, "ms", None, f"{count:,} ids")
        took, count = _best(lambda: _orders(book))
        yield Measure("orders: ids and first rows", took * 1000, "ms", None, f"{count:,} ids")


def _best(act: Callable[[], int]) -> tuple[float, int]:
    count = 0

    def once() -> None:
        nonlocal count
        count = act()

    took = min(seconds(once) for _ in range(PASSES))
    return took, count


def _products(book: Book, sort: str) -> int:
    with book.read() as session:
        ids = catalog.variant_ids(session, sort=sort)
        catalog.variant_rows(session, ids[:FIRST_ROWS])
    return len(ids)


def _orders(book: Book) -> int:
    with book.read() as session:
        ids = orders.order_ids(session, OrderFilter(), "placed", descending=True)
        orders.order_rows(session, ids[:FIRST_ROWS])
    return len(ids)
