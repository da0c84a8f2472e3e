"""What a connector has to remember from one start of the program to the next, kept beside its cursors: only the
connector reads it."""

from __future__ import annotations

from datetime import datetime

from storemanager.channels.base import Notebook
from storemanager.clock import Clock
from storemanager.domain.syncing import Cursor
from storemanager.sync.desk import Book

STREAM = "under way"


def notebook(book: Book, account_id: int, clock: Clock) -> Notebook:
    """The notes of one account. Each is saved when `keep` comes back."""

    def latest() -> str:
        with book.read() as session:
            row = session.get(Cursor, (account_id, STREAM))
            return row.value if row is not None else ""

    def keep(note: str) -> None:
        at: datetime = clock()
        with book.write() as session:
            row = session.get(Cursor, (account_id, STREAM))
            if row is None:
                row = Cursor(account_id=account_id, stream=STREAM, value=note, updated_at=at)
            row.value, row.updated_at = note, at
            session.add(row)

    return Notebook(latest, keep)
