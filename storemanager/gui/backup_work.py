"""Work with backups beside the window: plain functions for threads, on connections of their own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storemanager import clock
from storemanager.gui.background import Outside

if TYPE_CHECKING:
    from sqlmodel import Session

    from storemanager.backups.keeping import BackupRow
    from storemanager.backups.restoring import Prepared
    from storemanager.database.backup import Backup

Step = Callable[[int, int], None]


class NoBook:
    """Stands where a book would be while there is none: before the first start is over, and during a restore."""

    def read(self) -> AbstractContextManager[Any]:
        return nullcontext()

    def write(self) -> AbstractContextManager[Any]:
        return nullcontext()

    def close(self) -> None:
        """There is nothing to close."""


@dataclass(frozen=True)
class BackupList:
    """Where the backups lie, when the last good one was made, and which there are."""

    folder: Path
    own_folder: bool
    last_good_at: datetime | None
    too_old: bool
    rows: tuple[BackupRow, ...]


def step_of(outside: Outside) -> Step:
    """Tells the page how far it is, and hears when it is no longer wanted."""

    def step(done: int, total: int) -> None:
        outside.check()
        outside.report((done, total))

    return step


def lister(url: str, shop_folder: Path) -> Callable[[Outside], BackupList]:
    """Reads the list; each file only says what stands in its manifest."""

    def work(_outside: Outside) -> BackupList:
        from storemanager.backups import keeping
        from storemanager.database.book import open_book
        from storemanager.services import backups

        now = clock.now()
        book = open_book(url)
        try:
            with book.read() as session:
                chosen, last = backups.folder(session), backups.last_good_at(session)
                folder = keeping.place(shop_folder, chosen, apart=backups.is_apart(session))
                too_old = backups.is_too_old(session, now)
        finally:
            book.close()
        return BackupList(folder, chosen is None, last, too_old, tuple(keeping.rows(folder)))

    return work


def maker(
    url: str, shop_folder: Path, *, file: Path | None = None, password: str | None = None
) -> Callable[[Outside], Backup]:
    """Makes a backup by hand, among the others or as one file with everything in it."""

    def work(outside: Outside) -> Backup:
        from storemanager.backups import keeping
        from storemanager.database.book import open_book
        from storemanager.domain.backups import BackupKind

        book = open_book(url)
        try:
            return keeping.back_up(
                book, shop_folder, BackupKind.BY_HAND, now=clock.now(), file=file, whole=file is not None,
                password=password, step=step_of(outside),
            )  # fmt: skip
        finally:
            book.close()

    return work


def daily(url: str, shop_folder: Path) -> Callable[[Outside], bool]:
    """Makes the daily backup if it is due; says whether it was, because then the book knows something new."""

    def work(outside: Outside) -> bool:
        from storemanager.backups import keeping
        from storemanager.database.book import open_book
        from storemanager.services import backups

        now, book = clock.now(), open_book(url)
        try:
            with book.read() as session:
                due = backups.due(session, now)
            if due:
                keeping.back_up_if_due(book, shop_folder, now=now, step=step_of(outside))
            return due
        finally:
            book.close()

    return work


def preparer(file: Path, shop_folder: Path, password: str | None) -> Callable[[Outside], Prepared]:
    """Unpacks and proves a backup, and compares it with the book."""

    def work(outside: Outside) -> Prepared:
        from storemanager.backups import restoring

        return restoring.prepare(file, shop_folder, password=password, step=step_of(outside))

    return work


def restorer(prepared: Prepared, shop_folder: Path) -> Callable[[Outside], Path | None]:
    """Puts a prepared backup in the book's place. It is not stopped half-way: it is one transaction."""

    def work(outside: Outside) -> Path | None:
        from storemanager.backups import restoring

        return restoring.restore(
            prepared, shop_folder, now=clock.now(), origin="window",
            step=lambda done, total: outside.report((done, total)),
        )  # fmt: skip

    return work


def use_folder(session: Session, chosen: Path | None) -> None:
    """Where backups go from now on; None: beside the book."""
    from storemanager.services import backups

    backups.set_folder(session, chosen, now=clock.now())


def is_sealed(file: Path) -> bool:
    """Whether a backup asks for a password. Raises StoreError when it is none."""
    from storemanager.database import backup_file

    return backup_file.is_sealed(file)
