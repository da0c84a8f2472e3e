"""Making backups of a shop that is in use: by hand, daily, into one file; and saying which there are."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from storemanager.database import backup, backup_file, backup_problems, book_url, open_book
from storemanager.database.backup import Backup
from storemanager.database.backup_file import SUFFIX, Step, no_step
from storemanager.database.backup_problems import BackupError, BackupNotTrustedError
from storemanager.database.book import Book
from storemanager.domain.backups import BackupKind
from storemanager.services import backups, shop, stock


@dataclass(frozen=True)
class BackupRow:
    """A backup as lists show it. `locked`: nothing more is known before the password is given. `damaged`: it is not
    what was written; why stands there."""

    path: Path
    size: int
    made_at: datetime | None
    kind: BackupKind | None
    whole: bool = False
    locked: bool = False
    damaged: str = ""
    shop_name: str = ""
    orders: int = 0
    products: int = 0
    customers: int = 0
    newest_order_at: datetime | None = None


def prove(restored: Path) -> Sequence[str]:
    """Does a restored book open in this program, and is every balance the sum of its movements?"""
    with closing(open_book(book_url(restored.parent))) as book, book.read() as session:
        return [str(difference.text) for difference in stock.check(session)]


def back_up(
    book: Book,
    shop_folder: Path,
    kind: BackupKind,
    *,
    now: datetime,
    file: Path | None = None,
    whole: bool = False,
    password: str | None = None,
    step: Step = no_step,
) -> Backup:
    """Make a backup now, check it, write it down, and let those go that need not be kept. With `file` it goes there
    instead of among the others. Raises BackupError; then the earlier ones are all still there, and the owner finds it
    among what needs attention."""
    refuse_server(book)
    with book.read() as session:
        chosen, zone = backups.folder(session), ZoneInfo(shop.get(session).timezone)
        folder = place(shop_folder, chosen, apart=backups.is_apart(session))
    if file is None and chosen is not None and folder != chosen:
        with book.write() as session:
            backups.folder_gone(session, chosen, now)
    try:
        made = backup.make(
            shop_folder, kind, now, folder=folder, file=file, whole=whole, password=password, prove=prove, step=step
        )
    except BackupError as problem:
        _write_down(book, problem, now)
        raise
    with book.write() as session:
        backups.made(session, kind, now)
        if file is None and folder == chosen:
            backups.folder_used(session, apart=_other_disk(folder, shop_folder), now=now)
    if file is None:
        backup.rotate(folder, zone, now=now)
    return made


def back_up_if_due(book: Book, shop_folder: Path, *, now: datetime, step: Step = no_step) -> Backup | None:
    """The daily backup, when a day has passed since the last good one. Trouble is written down for the owner and not
    raised: what was being done goes on."""
    if book.engine.dialect.name != "sqlite":
        return None
    with book.read() as session:
        wanted = backups.due(session, now)
    made = None
    if wanted:
        try:
            made = back_up(book, shop_folder, BackupKind.DAILY, now=now, step=step)
        except BackupError:
            with book.write() as session:
                backups.warn_when_old(session, now)
    return made


def rows(folder: Path) -> list[BackupRow]:
    """The good backups in a folder, the newest first."""
    return [row_of(path) for path in backup.listed(folder)]


def row_of(path: Path) -> BackupRow:
    """What one file says of itself, without unpacking it."""
    try:
        size = path.stat().st_size
        if backup_file.is_sealed(path):
            return BackupRow(path, size, None, None, whole=True, locked=True)
        manifest = backup_file.manifest_of(path)
    except OSError as problem:
        return BackupRow(path, 0, None, None, damaged=str(backup_problems.unreadable(path, problem).message))
    except BackupError as problem:
        return BackupRow(path, path.stat().st_size if path.exists() else 0, None, None, damaged=str(problem.message))
    facts = manifest.facts
    return BackupRow(
        path, size, manifest.made_at, manifest.kind, manifest.whole, shop_name=facts.shop_name,
        orders=facts.count("orders"), products=facts.count("product"), customers=facts.count("customer"),
        newest_order_at=facts.newest_order_at,
    )  # fmt: skip


def place(shop_folder: Path, chosen: Path | None, *, apart: bool = False) -> Path:
    """Where the backups of a shop lie: in the owner's folder, or beside the book while that one is not there. `apart`:
    it was on another disk. Where a drive is missing, the folder in which it appears may be left, on the book's disk."""
    if chosen is None or not _is_there(chosen) or (apart and not _other_disk(chosen, shop_folder)):
        return shop_folder / backup.FOLDER
    return chosen


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # a drive that gives errors, or a network that does not answer
        return False


def _other_disk(folder: Path, shop_folder: Path) -> bool:
    return folder.stat().st_dev != shop_folder.stat().st_dev


def named(path: Path) -> Path:
    """A file of the owner's choice always carries our ending."""
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def refuse_server(book: Book) -> None:
    """Raises BackupError for a book on a server, which has its own tools."""
    if book.engine.dialect.name != "sqlite":
        raise backup_problems.on_a_server()


def _write_down(book: Book, problem: BackupError, now: datetime) -> None:
    with book.write() as session:
        if isinstance(problem, BackupNotTrustedError):
            backups.not_trusted(session, problem.problems, problem.path, problem.advice, now)
        else:
            backups.not_made(session, problem.message, problem.advice, now)
