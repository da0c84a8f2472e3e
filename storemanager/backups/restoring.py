"""Restoring: a backup is unpacked, proven and compared first (`prepare`), and put in the book's place when the owner
has seen what that would lose (`restore`). A restored book writes to no channel before the owner has looked (F64)."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from storemanager.backups.keeping import prove
from storemanager.database import backup, backup_problems, backup_restore, book_url, open_book
from storemanager.database.backup_file import Step, no_step
from storemanager.database.backup_manifest import Manifest
from storemanager.database.backup_problems import BackupError, BackupNotMadeError, BackupNotTrustedError
from storemanager.database.backup_restore import Lost, Take
from storemanager.domain.backups import BackupKind
from storemanager.paths import BOOK_FILE, private_folder
from storemanager.services import accounts, backups


@dataclass(frozen=True)
class Prepared:
    """A backup that is unpacked and proven beside the book, ready to take its place. `lost`: what that would lose; None
    where there is no book to lose, or where it cannot be read any more (`readable`)."""

    file: Path
    folder: Path
    manifest: Manifest
    lost: Lost | None
    present: bool
    readable: bool

    def discard(self) -> None:
        """It is not wanted after all."""
        shutil.rmtree(self.folder, ignore_errors=True)


def prepare(file: Path, shop_folder: Path, *, password: str | None = None, step: Step = no_step) -> Prepared:
    """Unpack and prove a backup, and compare it with the book in `shop_folder`. Nothing is changed there. Raises
    BackupError in words: wrong password, damaged, newer, another shop's."""
    with backup_problems.restoring(shop_folder):
        folder = backup.work_folder(private_folder(shop_folder))
    try:
        with backup_problems.restoring(shop_folder):
            manifest = backup_restore.unpack(file, folder, password=password, step=step)
        restored, book = folder / BOOK_FILE, shop_folder / BOOK_FILE
        if prove(restored):
            raise backup_problems.damaged(file)
        now_there = backup_restore.facts_now(book)
        if now_there is not None and now_there.shop_id and now_there.shop_id != manifest.facts.shop_id:
            raise backup_problems.other_shop(file, manifest.facts.shop_name)
        lost = None if now_there is None else backup_restore.lost(book, restored)
        return Prepared(file, folder, manifest, lost, book.is_file(), now_there is not None)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def restore(prepared: Prepared, shop_folder: Path, *, now: datetime, origin: str, step: Step = no_step) -> Path | None:
    """Put a prepared backup in the book's place; whoever calls has closed the book. The present book is backed up
    first, while nobody else has it open; answers with that backup (None: nothing could be backed up)."""
    restored = prepared.folder / BOOK_FILE
    with closing(open_book(book_url(prepared.folder))) as book, book.write() as session:
        backups.restored(session, file=prepared.file.name, made_at=prepared.manifest.made_at, now=now, origin=origin)
        accounts.hold_all_restored(session, now=now)
    kept: list[Path] = []

    def keep(take: Take) -> None:
        kept.extend(_keep_present(shop_folder, take, now, lambda done, total: step(done * 7 // 10, total)))

    backup_restore.put_in_place(shop_folder, restored, keep, lambda done, total: step(70 + 29 * done // total, 100))
    backup_restore.take_over_the_rest(shop_folder, prepared.folder, prepared.manifest, window=not prepared.present)
    prepared.discard()
    open_book(book_url(shop_folder)).close()  # it is a book this program can open, and private to the user
    step(100, 100)
    return kept[0] if kept else None


def _keep_present(shop_folder: Path, take: Take, now: datetime, step: Step) -> list[Path]:
    """Back up the book that is about to be replaced. A damaged one cannot pass its trial: it is kept apart as it is,
    and that must not stop what would save the shop."""
    try:
        made = backup.make(shop_folder, BackupKind.BEFORE_RESTORE, now, take=take, step=step)
    except BackupNotTrustedError:
        return []
    except BackupNotMadeError as problem:
        if not _is_damage(problem):
            raise
        backup_restore.keep_damaged(shop_folder, now)
        return []
    return [made.path]


def _is_damage(problem: BackupError) -> bool:
    cause = problem.__cause__
    damage = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return isinstance(cause, sqlite3.DatabaseError) and getattr(cause, "sqlite_errorcode", 0) & 0xFF in damage
