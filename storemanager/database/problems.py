"""What a database says when it cannot go on, in words an owner understands (F61, F67)."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError

from storemanager.errors import StoreError
from storemanager.texts import Text, translate


class BookError(StoreError):
    """The shop's book cannot be read or written now."""


class BookBusyError(BookError):
    """Another program holds the book for longer than anyone waits."""


class BookNewerError(BookError):
    """The book was written by a newer version of the program."""


class BookMissingError(BookError):
    """There is no book at that address."""


class BookPlaceError(BookError):
    """The folder is one in which a book is not safe."""


_STOP_OTHERS = translate("book", "Close other programs that use the shop's folder, then try again.")

_SQLITE: dict[int, tuple[Text, Text]] = {
    sqlite3.SQLITE_FULL: (
        translate("book", "The disk is full, so this was not saved."),
        translate("book", "Make room on the disk and do it again; everything saved before is safe."),
    ),
    sqlite3.SQLITE_READONLY: (
        translate("book", "The book can only be read, so this was not saved."),
        translate("book", "Check that you may write in the shop's folder and that the disk is not locked."),
    ),
    sqlite3.SQLITE_CORRUPT: (
        translate("book", "The book is damaged and cannot be read safely."),
        translate("book", "Stop working in it and restore the latest backup."),
    ),
    sqlite3.SQLITE_NOTADB: (
        translate("book", "This file is not a shop's book."),
        translate("book", "Choose the shop's folder again, or restore a backup."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        translate("book", "The book could not be opened."),
        translate("book", "Check that the shop's folder is there and that you may write in it."),
    ),
    sqlite3.SQLITE_IOERR: (
        translate("book", "The disk gave an error while the book was in use."),
        translate("book", "Check the disk and its cable. Everything saved before is safe; make a backup soon."),
    ),
}
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)

# SQLSTATE classes of PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html
_LOCK_NOT_AVAILABLE = "55P03"
_READ_ONLY = "25006"
_DISK_FULL = "53100"


@contextmanager
def in_owners_words() -> Iterator[None]:
    """Turns what the database says about itself into a BookError; anything else it says is a bug and goes on."""
    try:
        yield
    except DBAPIError as problem:
        told = _told(problem)
        if told is None:
            raise
        raise told from problem


def _told(problem: DBAPIError) -> BookError | None:
    original = problem.orig
    if isinstance(original, sqlite3.Error):
        return _from_sqlite(getattr(original, "sqlite_errorcode", 0) & 0xFF)
    state = getattr(original, "sqlstate", None)
    return _from_postgresql(state or "", lost=not state and isinstance(problem, OperationalError))


def _from_sqlite(code: int) -> BookError | None:
    if code in _BUSY:
        return busy()
    return BookError(*_SQLITE[code]) if code in _SQLITE else None


def _from_postgresql(state: str, *, lost: bool) -> BookError | None:
    if state == _LOCK_NOT_AVAILABLE:
        return busy()
    if state == _READ_ONLY:
        return BookError(*_SQLITE[sqlite3.SQLITE_READONLY])
    if state == _DISK_FULL:
        return BookError(*_SQLITE[sqlite3.SQLITE_FULL])
    if lost or state.startswith("08") or state in ("57P01", "57P02", "57P03"):
        return BookError(
            translate("book", "The computer that keeps the book cannot be reached."),
            translate("book", "Check that it is switched on and that the network works; then try again."),
        )
    if state.startswith("28"):
        return BookError(
            translate("book", "The computer that keeps the book does not accept the name or password."),
            translate("book", "Check the address of the book with whoever set it up."),
        )
    return None


def busy() -> BookBusyError:
    """The book is held by somebody else."""
    return BookBusyError(
        translate("book", "The book is in use by another program, so this was not saved."), _STOP_OTHERS
    )


def newer(path: str) -> BookNewerError:
    """The book knows things this program does not."""
    return BookNewerError(
        translate("book", "This book was written by a newer version of the program ({path}).")(path=path),
        translate("book", "Install the newest version and open it again. Nothing was changed."),
    )


def missing(path: str) -> BookMissingError:
    """No book where one was looked for."""
    return BookMissingError(
        translate("book", "There is no shop's book at {path}.")(path=path),
        translate("book", "Choose another folder, or make a new shop there."),
    )
