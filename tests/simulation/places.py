"""Where the books of simulated weeks lie: shops that are set up are kept as files and used again."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event

from storemanager.database import Book, book_url, open_book
from storemanager.database.backup import FOLDER
from storemanager.database.backup_file import SUFFIX
from storemanager.paths import BOOK_FILE


@dataclass(frozen=True)
class Ready:
    """A shop that is set up, its channels connected and in step: kept as a file, so that a week need not begin with
    that. What its channels show is here."""

    book: Path
    variants: tuple[int, ...]
    accounts: tuple[int, ...]
    shown: tuple[tuple[int, ...], ...]
    moment: datetime


class Place:
    """Where the book of one week after the other lies: the file is another one each week, and what has been learned
    about asking it (statements put together) is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / BOOK_FILE
        self.backup = folder / f"week{SUFFIX}"
        self.book = open_book(book_url(folder), create=True)
        self.close()
        self.empty = folder / "empty"
        shutil.copy(self.file, self.empty)
        _write_fast(self.book)

    def put(self, file: Path) -> None:
        self.close()
        for leftover in (*self.folder.glob(f"{BOOK_FILE}*"), self.backup):
            leftover.unlink(missing_ok=True)
        shutil.rmtree(self.folder / FOLDER, ignore_errors=True)
        shutil.copy(file, self.file)

    def restored(self) -> None:
        """The file is a restored one now, which keeps its journal beside it as the program's own books do."""
        with closing(sqlite3.connect(self.file)) as raw:
            raw.execute("PRAGMA journal_mode=DELETE")

    def close(self) -> None:
        self.book.close()


def _write_fast(book: Book) -> None:
    """Kills are simulated, not real: the file need not reach the disk."""

    def connected(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA journal_mode=MEMORY")

    event.listen(book.engine, "connect", connected)
    book.engine.dispose()
