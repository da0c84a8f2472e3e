"""How long a large product file takes from the file to the committed book, beside plain sqlite3 writing the same
rows."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from storemanager.database.search_index import SEARCHED
from storemanager.paths import BOOK_FILE
from tests.benchmarks.ground import Ground
from tests.benchmarks.measures import Measure

LIMIT = 8.0
MEMORY_MB = 300.0


def import_products(ground: Ground) -> Iterator[Measure]:
    """The import with everything an owner gets: reading, recognising, checking every cell, preview, undo."""
    for rows in ground.sizes.skus:
        cost = ground.imported(rows)
        made = Path(cost["folder"]) / BOOK_FILE
        wall, cpu = _plain(made, ground.folder / f"plain-{rows}.db", searched=True)
        bare_wall, bare_cpu = _plain(made, ground.folder / f"bare-{rows}.db", searched=False)
        note = (
            f"{cost['wall']:.1f} s / {wall:.1f} s plain; CPU {cost['cpu']:.1f} / {cpu:.1f} s = {cost['cpu'] / cpu:.2f}"
        )
        yield Measure(f"import of {rows:,} products, wall", cost["wall"] / wall, "x plain", _limit(rows), note)
        yield Measure(f"import of {rows:,}, CPU", cost["cpu"] / cpu, "x plain", _limit(rows), "the disk left out")
        yield Measure(
            f"import of {rows:,}, no search in plain", cost["cpu"] / bare_cpu, "x plain", None,
            f"CPU {cost['cpu']:.1f} / {bare_cpu:.1f} s; wall {cost['wall'] / bare_wall:.1f} x",
        )  # fmt: skip
        yield Measure(f"import of {rows:,}, memory", cost["memory"], "MB", MEMORY_MB, "largest of a process of its own")
        note = f"{cost['exported']:,} rows; memory with import {cost['export_memory']:.0f} MB"
        yield Measure(f"export of {rows:,}", cost["export_wall"], "s", None, note)


def _limit(rows: int) -> float | None:
    """A few rows take as long as the program's own beginning: only large files are held to the limit."""
    return LIMIT if rows >= 10_000 else None


def _plain(book: Path, file: Path, *, searched: bool) -> tuple[float, float]:
    """The same rows into the same tables with the same indexes by one executemany each, in one durable transaction;
    wall and CPU seconds. With `searched`, the search index is filled by one
    statement; without, it is left out."""
    with closing(sqlite3.connect(book)) as old, closing(sqlite3.connect(file, isolation_level=None)) as new:
        for setting in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-16000"):
            new.execute(f"PRAGMA {setting}")
        tables = _schema(old, new, searched=searched)
        rows = {name: old.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}
        indexed = [name for name in SEARCHED if searched and rows[name]]
        wall, cpu = time.perf_counter(), time.process_time()
        new.execute("BEGIN IMMEDIATE")
        for name, held in rows.items():
            if held:
                marks = ",".join("?" * len(held[0]))
                new.executemany(f'INSERT INTO "{name}" VALUES ({marks})', held)
        for name in indexed:
            new.execute(f"INSERT INTO {name}_fts(rowid, search_text) SELECT id, ' ' || search_text FROM {name}")
        new.execute("COMMIT")
        return time.perf_counter() - wall, time.process_time() - cpu


def _schema(old: sqlite3.Connection, new: sqlite3.Connection, *, searched: bool) -> list[str]:
    """Make the tables, indexes and triggers of `old` in `new`; the names of the tables that hold rows."""
    tables = []
    found = old.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
    for kind, name, _table, statement in sorted(found, key=lambda row: ("table", "index", "trigger").index(row[0])):
        if name.startswith("sqlite_") or "_fts_" in name:
            continue  # SQLite makes these by itself
        search = name.endswith("_fts")
        if "_search_" in name or (search and not searched):
            continue  # the search index is filled at once, as the import itself does
        new.execute(statement)
        if kind == "table" and not search:
            tables.append(name)
    return tables
