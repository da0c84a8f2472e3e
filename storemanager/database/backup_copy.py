"""Copying a book that is in use, and proving that a copy is the book. SQLite's own driver is used here on purpose: its
online backup is not within SQLAlchemy's reach."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from storemanager.database.backup_file import Step, no_step
from storemanager.database.backup_manifest import Facts, facts_of

PAGES_A_STEP = 512
"""2 MB: often enough to say how far it is, and to stop."""
WAIT_SECONDS = 30


def snapshot(book: Path, copy: Path, step: Step = no_step) -> Facts:
    """Copy the book as it is at this moment, while everybody goes on reading and writing, and say what is in it.

    The copy is made inside one read transaction, which in WAL mode keeps the moment without holding anybody up. Without
    it, a backup in steps would begin anew with every sale, and a busy shop's would never end.
    """
    address = f"{book.resolve().as_uri()}?mode=rw"  # a reader of a WAL book keeps its place in the index file
    with closing(sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS, isolation_level=None)) as source:
        return snapshot_from(source, copy, step)


def snapshot_from(source: sqlite3.Connection, copy: Path, step: Step = no_step) -> Facts:
    """The same of a connection that is open already."""
    source.execute("BEGIN")
    try:
        facts = facts_of(source)
        with closing(sqlite3.connect(copy)) as target:
            source.backup(target, pages=PAGES_A_STEP, progress=lambda _state, left, total: step(total - left, total))
            target.execute("PRAGMA journal_mode=DELETE")  # one file, which any tool may open without making others
    finally:
        source.execute("ROLLBACK")
    return facts


def differences(restored: Path, expected: Facts) -> list[str]:
    """What is wrong with a restored copy: its file, its references, and rows that are not as many as were copied. Empty
    when all is well."""
    with closing(sqlite3.connect(restored)) as connection:
        try:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
            found = [] if found == ["ok"] else found
            broken = connection.execute("PRAGMA foreign_key_check").fetchmany(20)
            found += [f"{table} {rowid}: no {parent}" for table, rowid, parent, _ in broken]
            facts = facts_of(connection)
        except sqlite3.DatabaseError as problem:
            return [str(problem)]
    tables = sorted({*facts.counts, *expected.counts})
    found += [
        f"{table}: {facts.count(table)} rows instead of {expected.count(table)}"
        for table in tables
        if facts.counts.get(table) != expected.counts.get(table)
    ]
    if (facts.shop_id, facts.revision) != (expected.shop_id, expected.revision):
        found.append(f"shop {facts.shop_id}, revision {facts.revision}")
    return found
