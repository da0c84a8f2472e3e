"""Putting a backup in the book's place: unpacked and proven in a scratch folder, compared with the book that is there,
and written over it in one transaction while nobody else has it open.

The restored book is written *into* the file by SQLite itself instead of renaming files: a kill leaves the old book or
the new one, a program that still has the old one open is noticed, and it works on Windows, where an open file cannot
be replaced.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from storemanager.database import backup, backup_copy, backup_file
from storemanager.database import backup_problems as problems
from storemanager.database.backup_file import Step, no_step
from storemanager.database.backup_manifest import Facts, Manifest, facts_of
from storemanager.database.book import book_url, engine_for
from storemanager.database.revisions import HEAD, REVISIONS
from storemanager.paths import BOOK_FILE, private_folder

_SAFE_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
_HOPELESS = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

ALONE_SECONDS = 2
"""How long to wait for another program to let go of the book; one that has it open will not, so asking is enough."""

Take = Callable[[Path, Step], Facts]
"""Copies the book as it is, from the one connection that has it."""


@dataclass(frozen=True)
class Lost:
    """How many records the book has that the backup does not know."""

    orders: int
    movements: int
    customers: int
    products: int

    @property
    def nothing(self) -> bool:
        return not (self.orders or self.movements or self.customers or self.products)


# --- Before: unpacked and proven ---


def unpack(path: Path, folder: Path, *, password: str | None, step: Step = no_step) -> Manifest:
    """Unpack a backup into the private `folder`, prove it, and bring its book up to date there: `folder`/shop.db.
    Raises BackupError, in words, when it cannot be used."""
    manifest = backup_file.extract(path, folder, password=password, step=step)
    restored = folder / BOOK_FILE
    if not (folder / backup_file.BOOK).is_file():
        raise problems.damaged(path)
    (folder / backup_file.BOOK).rename(restored)
    if manifest.facts.revision not in REVISIONS:
        raise problems.newer(path) if manifest.facts.revision else problems.damaged(path)
    if backup_copy.differences(restored, manifest.facts):
        raise problems.damaged(path)
    if manifest.facts.revision != HEAD:
        _bring_up_to_date(folder)
    return manifest


def _bring_up_to_date(folder: Path) -> None:
    from storemanager.database.upgrade import upgrade

    engine = engine_for(book_url(folder))
    try:
        upgrade(engine, copy_first=False)
    finally:
        engine.dispose()


# --- Compared ---


def facts_now(book: Path) -> Facts | None:
    """What the book that is there holds; None where there is none, or where it can no longer be read."""
    if not book.is_file():
        return None
    try:
        with closing(_reader(book)) as connection:
            return facts_of(connection)
    except sqlite3.DatabaseError:
        return None


def lost(book: Path, restored: Path) -> Lost | None:
    """What restoring would lose: records of the present book that are not in the restored one. None: the present book
    cannot be read."""
    found = {
        "orders": "SELECT count(*) FROM main.orders a WHERE NOT EXISTS"
        " (SELECT 1 FROM kept.orders b WHERE b.number = a.number)",
        "movements": "SELECT count(*) FROM main.stock_movement a WHERE NOT EXISTS"
        " (SELECT 1 FROM kept.stock_movement b WHERE b.idempotency_key = a.idempotency_key)",
        "customers": "SELECT count(*) FROM main.customer a WHERE NOT EXISTS"
        " (SELECT 1 FROM kept.customer b WHERE b.id = a.id AND b.created_at = a.created_at)",
        "products": "SELECT count(*) FROM main.product a WHERE NOT EXISTS"
        " (SELECT 1 FROM kept.product b WHERE b.id = a.id AND b.created_at = a.created_at)",
    }
    try:
        with closing(_reader(book)) as connection:
            connection.execute("ATTACH DATABASE ? AS kept", (str(restored),))
            return Lost(**{name: int(connection.execute(asked).fetchone()[0]) for name, asked in found.items()})
    except sqlite3.DatabaseError:
        return None


def _reader(book: Path) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{book.resolve().as_uri()}?mode=rw", uri=True, timeout=backup_copy.WAIT_SECONDS, isolation_level=None
    )


# --- Put in its place ---


def put_in_place(shop: Path, restored: Path, keep: Callable[[Take], object], step: Step = no_step) -> None:
    """Write the book `restored` over the one in the folder `shop`. `keep` is called first, alone with the present book,
    to back it up; what it raises stops everything. A book that is beyond reading is moved aside instead."""
    book = shop / BOOK_FILE
    with problems.restoring(shop):
        live = _alone_with(book) if book.exists() else None
        if live is None:
            _set_aside(shop)
            os.replace(restored, book)
            return
        with closing(live):
            keep(lambda copy, said: backup_copy.snapshot_from(live, copy, said))
            with closing(sqlite3.connect(restored)) as source:
                pages = backup_copy.PAGES_A_STEP
                source.backup(live, pages=pages, progress=lambda _state, left, total: step(total - left, total))


def _alone_with(book: Path) -> sqlite3.Connection | None:
    """The book for this connection only. Raises when another program has it open; None when it is no book any more."""
    live = sqlite3.connect(book, timeout=ALONE_SECONDS, isolation_level=None)
    try:
        live.execute("PRAGMA locking_mode=EXCLUSIVE")
        live.execute("PRAGMA synchronous=FULL")
        live.execute("BEGIN IMMEDIATE")
        live.execute("COMMIT")
    except sqlite3.DatabaseError as problem:
        live.close()
        if problem.sqlite_errorcode & 0xFF in _HOPELESS:
            return None
        if problem.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise problems.in_use() from problem
        raise
    return live


def keep_damaged(shop: Path, now: datetime) -> Path:
    """Copy the files of a book that can no longer be copied by the database, for whoever may save something of it."""
    apart = _apart(shop)
    for file in _files(shop):
        shutil.copy2(file, apart / f"damaged-{now.astimezone(UTC):%Y%m%d-%H%M%S}-{file.name}")
    return apart


def _set_aside(shop: Path) -> None:
    """Move a book that is none, with its companions, which must never be read together with another book."""
    for file in _files(shop):
        stamp = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        os.replace(file, _apart(shop) / f"damaged-{stamp:%Y%m%d-%H%M%S}-{file.name}")


def _apart(shop: Path) -> Path:
    return private_folder(private_folder(shop / backup.FOLDER) / backup.NOT_TRUSTED)


def _files(shop: Path) -> list[Path]:
    return [path for name in ("", "-wal", "-shm") if (path := shop / f"{BOOK_FILE}{name}").exists()]


def take_over_the_rest(shop: Path, folder: Path, manifest: Manifest, *, window: bool) -> None:
    """The pictures, and where `window` is asked for, how the window looked. Names are made safe or given anew."""
    for part in manifest.parts:
        source = folder / part.name
        if part.name == backup_file.WINDOW and window:
            shutil.copyfile(source, shop / backup.WINDOW_FILE)
        elif part.name.startswith(backup_file.PICTURE):
            pictures = private_folder(shop / backup.PICTURES)
            os.replace(source, pictures / _picture_name(part.name, part.original))


def _picture_name(name: str, original: str) -> str:
    usual = 0 < len(original) <= 120 and not original.startswith(".") and set(original) <= _SAFE_LETTERS
    return original if usual else name
