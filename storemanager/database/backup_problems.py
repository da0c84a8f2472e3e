"""Why a backup cannot be made, read or restored, in the owner's words. Each of these means: nothing was changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from storemanager.errors import StoreError, why
from storemanager.texts import Text, translate


class BackupError(StoreError):
    """A backup cannot be made or used."""


class BackupNotMadeError(BackupError):
    """It could not be written; nothing half was left behind."""


class BackupNotTrustedError(BackupError):
    """It was written, but restoring it for a trial showed that it is not the book. It is kept apart at `path`."""

    def __init__(self, path: Path, problems: Sequence[str]) -> None:
        super().__init__(
            translate("backup", "The new backup did not pass its check: {problems}.")(problems="; ".join(problems)),
            translate(
                "backup",
                "The backups made before are kept. Check the book under Settings, Data; if it is damaged, restore the "
                "last good backup.",
            ),
        )
        self.path = path
        self.problems = tuple(problems)


class BackupDamagedError(BackupError):
    """The file is not what was written."""


class BackupPasswordError(BackupError):
    """It is locked, and the password is missing or another one."""


class BackupNewerError(BackupError):
    """It was made by a newer version of the program."""


class BackupElsewhereError(BackupError):
    """It belongs to another shop."""


@contextmanager
def making(place: Path) -> Iterator[None]:
    """Turns what the system refuses while a backup is being written at `place` into words."""
    try:
        yield
    except OSError as problem:
        raise not_made(place, why(problem)) from problem
    except sqlite3.Error as problem:
        raise not_made(place, _of_sqlite(problem)) from problem


@contextmanager
def restoring(shop: Path) -> Iterator[None]:
    """Turns what the system refuses while a backup is being restored in the folder `shop` into words."""
    try:
        yield
    except OSError as problem:
        raise _not_restored(shop, why(problem)) from problem
    except sqlite3.Error as problem:
        raise _not_restored(shop, _of_sqlite(problem)) from problem


def _not_restored(shop: Path, reason: Text) -> BackupError:
    return BackupError(
        translate("backup", "The backup could not be restored in {place}: {reason}.")(place=str(shop), reason=reason),
        translate("backup", "Nothing was changed. Put this right, then restore again."),
    )


def _of_sqlite(problem: sqlite3.Error) -> Text:
    known = {
        sqlite3.SQLITE_FULL: translate("backup", "the disk is full"),
        sqlite3.SQLITE_IOERR: translate("backup", "the disk gave an error"),
        sqlite3.SQLITE_CORRUPT: translate("backup", "the book is damaged and cannot be read to its end"),
        sqlite3.SQLITE_NOTADB: translate("backup", "the file is not a shop's book"),
        sqlite3.SQLITE_BUSY: translate("backup", "the book is in use by another program"),
        sqlite3.SQLITE_CANTOPEN: translate("backup", "the book could not be opened"),
    }
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    return known.get(code) or translate("backup", "the database said: {words}")(words=str(problem))


def not_made(place: Path, reason: Text) -> BackupNotMadeError:
    return BackupNotMadeError(
        translate("backup", "The backup could not be made in {place}: {reason}.")(place=str(place), reason=reason),
        translate("backup", "The backups made before are still there. Put this right and press “Back up now”."),
    )


def no_folder(place: Path) -> BackupNotMadeError:
    return BackupNotMadeError(
        translate("backup", "There is no folder {place}, so no backup was made there.")(place=str(place)),
        translate("backup", "Plug in its drive or make the folder, or choose another one."),
    )


def no_room(place: Path, needed: int, free: int) -> BackupNotMadeError:
    return BackupNotMadeError(
        translate(
            "backup", "There is not enough room on the disk for a backup: {needed} MB are needed, {free} MB are free."
        )(needed=_megabytes(needed), free=free // 1_000_000),
        translate("backup", "Make room on the disk of {place}, or choose another folder under Settings, Backups.")(
            place=str(place)
        ),
    )


def _megabytes(size: int) -> int:
    return -(-size // 1_000_000)


def damaged(path: Path) -> BackupDamagedError:
    return BackupDamagedError(
        translate("backup", "The file {name} is damaged, or is not a backup of a shop.")(name=path.name),
        translate("backup", "Nothing was changed. Choose another backup."),
    )


def unreadable(path: Path, problem: OSError) -> BackupDamagedError:
    return BackupDamagedError(
        translate("backup", "The file {name} cannot be read: {reason}.")(name=path.name, reason=why(problem)),
        translate("backup", "Nothing was changed. Choose another backup."),
    )


def locked(path: Path) -> BackupPasswordError:
    return BackupPasswordError(
        translate("backup", "The backup {name} is locked with a password.")(name=path.name),
        translate("backup", "Enter the password it was saved with."),
    )


def wrong_password(path: Path) -> BackupPasswordError:
    return BackupPasswordError(
        translate("backup", "The password does not open the backup {name}.")(name=path.name),
        translate("backup", "Nothing was changed. Enter the password it was saved with; capital letters count."),
    )


def newer(path: Path) -> BackupNewerError:
    return BackupNewerError(
        translate("backup", "The backup {name} was made by a newer version of the program.")(name=path.name),
        translate("backup", "Nothing was changed. Install the newest version and restore it again."),
    )


def other_shop(path: Path, shop: str) -> BackupElsewhereError:
    return BackupElsewhereError(
        translate("backup", "The backup {name} belongs to another shop: “{shop}”.")(name=path.name, shop=shop),
        translate(
            "backup",
            "Nothing was changed. To open it, start the program with an empty folder and choose “Open a backup”.",
        ),
    )


def in_use() -> BackupError:
    return BackupError(
        translate("backup", "Another program has the shop's book open, so nothing can be put in its place."),
        _NOTHING_CHANGED_CLOSE,
    )


_NOTHING_CHANGED_CLOSE = translate("backup", "Nothing was changed. Close it, also a running sync, then restore again.")


def on_a_server() -> BackupError:
    return BackupError(
        translate("backup", "This book is on a PostgreSQL server, which makes its own backups."),
        translate("backup", "Use the server's own tools: pg_dump saves the book, pg_restore puts it back."),
    )
