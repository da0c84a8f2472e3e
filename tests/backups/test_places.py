"""Where backups go: into the owner's folder while it is there, and beside the book, with a word, while it is not."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from storemanager.backups import keeping
from storemanager.database import Book
from storemanager.database.backup_problems import BackupNotMadeError
from storemanager.domain.attention import AttentionKind
from storemanager.domain.backups import BackupKind
from storemanager.services import attention, backups
from tests.makers import LATER, NOON, a_shop, a_variant


@pytest.fixture
def folder(book: Book, tmp_path: Path) -> Path:
    with book.write() as session:
        a_shop(session)
        a_variant(session, "TEA", on_hand=7)
    return tmp_path / "shop"


@pytest.fixture
def drive(book: Book, tmp_path: Path) -> Path:
    """A drive with the folder that the owner chose."""
    chosen = tmp_path / "media" / "usb" / "shop backups"
    chosen.mkdir(parents=True)
    with book.write() as session:
        backups.set_folder(session, chosen, now=NOON)
    return chosen


def _told(book: Book) -> list[str]:
    with book.read() as session:
        return [str(row.title) for row in attention.rows(session) if row.kind is AttentionKind.BACKUP]


def _back_up(book: Book, folder: Path) -> Path:
    return keeping.back_up(book, folder, BackupKind.BY_HAND, now=LATER).path.parent


def test_f65_a_drive_that_is_not_plugged_in_is_told_and_the_backup_is_kept_beside_the_book(
    book: Book, folder: Path, drive: Path
) -> None:
    assert _back_up(book, folder) == drive
    media = drive.parents[1]
    unplugged = media.rename(media.with_name("in the drawer"))
    assert _back_up(book, folder) == folder / "backups"
    assert _told(book) == [f"The folder for backups, {drive}, is not there."]
    assert not media.exists()
    with book.read() as session:
        assert backups.last_good_at(session) == LATER
    unplugged.rename(media)
    assert _back_up(book, folder) == drive
    assert _told(book) == []


def test_f65_the_empty_place_in_which_a_drive_appears_is_not_taken_for_the_drive(
    book: Book, folder: Path, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = Path.stat

    def on_a_drive(path: Path, *, follow_symlinks: bool = True) -> os.stat_result | SimpleNamespace:
        found = look(path, follow_symlinks=follow_symlinks)
        return SimpleNamespace(st_dev=found.st_dev + 1, st_mode=found.st_mode) if path == drive else found

    with monkeypatch.context() as plugged_in:
        plugged_in.setattr(Path, "stat", on_a_drive)
        assert _back_up(book, folder) == drive
    assert _back_up(book, folder) == folder / "backups"
    assert _told(book)
    assert len(list(drive.iterdir())) == 1


def test_another_folder_ends_the_word_about_the_missing_one(
    book: Book, folder: Path, drive: Path, tmp_path: Path
) -> None:
    shutil.rmtree(drive.parents[1])
    _back_up(book, folder)
    assert _told(book)
    with book.write() as session:
        backups.set_folder(session, tmp_path, now=LATER)
    assert _told(book) == []
    assert _back_up(book, folder) == tmp_path


def test_a_file_in_a_folder_that_is_not_there_is_not_written_anywhere_else(
    book: Book, folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "media" / "usb" / "shop.storebackup"
    with pytest.raises(BackupNotMadeError, match="There is no folder"):
        keeping.back_up(book, folder, BackupKind.BY_HAND, now=LATER, file=file, whole=True)
    assert not file.parents[1].exists()
