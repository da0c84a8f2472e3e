"""Restoring: what is refused, what is kept, and that a kill leaves the old book or the new one."""

from __future__ import annotations

import lzma
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import select

from storemanager.backups import keeping, restoring
from storemanager.database import Book, backup, backup_file, book_url, open_book
from storemanager.database import backup_problems as problems
from storemanager.domain.backups import BackupKind
from storemanager.domain.catalog import Variant
from storemanager.services import attention, stock
from tests.makers import LATER, NOON, a_shop, a_variant

SAVED = Path(__file__).parents[1] / "database" / "books" / "0001.db.xz"


@pytest.fixture
def folder(book: Book, tmp_path: Path) -> Path:
    """A shop with tea in it."""
    with book.write() as session:
        a_shop(session)
        a_variant(session, "TEA", on_hand=7)
    return tmp_path / "shop"


def made(book: Book, folder: Path) -> Path:
    """A backup, after which the shop gets cups too; the book is closed."""
    path = keeping.back_up(book, folder, BackupKind.BY_HAND, now=NOON).path
    with book.write() as session:
        a_variant(session, "CUP", on_hand=3)
    book.close()
    return path


def skus(folder: Path) -> list[str]:
    with closing(open_book(book_url(folder))) as book:
        assert book.integrity() == []
        with book.read() as session:
            assert stock.check(session) == []
            return sorted(session.exec(select(Variant.sku)).all())


def restore(file: Path, folder: Path) -> Path | None:
    return restoring.restore(restoring.prepare(file, folder), folder, now=LATER, origin="window")


def test_a_book_that_is_damaged_beyond_reading_is_put_aside_and_the_backup_takes_its_place(
    book: Book, folder: Path
) -> None:
    file = made(book, folder)
    (folder / "shop.db").write_bytes(b"the disk wrote something else here" * 5000)
    prepared = restoring.prepare(file, folder)
    assert prepared.present
    assert prepared.lost is None
    assert restoring.restore(prepared, folder, now=LATER, origin="window") is None
    assert skus(folder) == ["TEA"]
    assert [path.name.rpartition("-")[2] for path in (folder / "backups" / "not-trusted").iterdir()] == ["shop.db"]


def test_a_book_with_damaged_pages_is_kept_apart_as_it_is_and_the_backup_takes_its_place(
    book: Book, folder: Path
) -> None:
    file = made(book, folder)
    with (folder / "shop.db").open("r+b") as damaged:
        damaged.seek(4096 * 4)
        damaged.write(os.urandom(4096 * 30))
    assert restore(file, folder) is None
    assert skus(folder) == ["TEA"]
    assert list((folder / "backups" / "not-trusted").iterdir())


def test_a_backup_of_an_older_version_is_brought_up_to_date_on_the_way(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    (old / "shop.db").write_bytes(lzma.decompress(SAVED.read_bytes()))
    file = backup.make(old, BackupKind.BY_HAND, NOON).path
    for given in (file, old / "shop.db"):  # also the bare copies that earlier versions made
        restore(given, new)
        assert len(skus(new)) > 1000
    assert backup.listed(new / "backups")[0].name.endswith("before-restore.storebackup")


def test_f67_a_backup_of_a_newer_version_is_refused_and_nothing_is_changed(book: Book, folder: Path) -> None:
    book.close()
    with sqlite3.connect(folder / "shop.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    file = backup.make(folder, BackupKind.BY_HAND, NOON).path
    with pytest.raises(problems.BackupNewerError, match="newer version"):
        restoring.prepare(file, folder)
    assert [path.name for path in (folder / "backups").iterdir()] == [file.name]


def test_a_backup_whose_balances_are_wrong_is_refused(book: Book, folder: Path) -> None:
    with book.write() as session:
        session.connection().exec_driver_sql("UPDATE stock_level SET on_hand = 99")
    file = backup.make(folder, BackupKind.BY_HAND, NOON).path  # made without asking for the proof
    with pytest.raises(problems.BackupDamagedError):
        restoring.prepare(file, folder)


def test_f65_a_balance_that_is_not_its_ledger_makes_a_backup_untrusted_and_is_told(book: Book, folder: Path) -> None:
    good = keeping.back_up(book, folder, BackupKind.DAILY, now=NOON)
    with book.write() as session:
        session.connection().exec_driver_sql("UPDATE stock_level SET on_hand = 99")
    with pytest.raises(problems.BackupNotTrustedError, match="99 on hand, its movements add up to 7"):
        keeping.back_up(book, folder, BackupKind.DAILY, now=LATER)
    with book.read() as session:
        [row] = attention.rows(session)
    assert (row.key, row.severity.value) == ("backup:failed", "danger")
    assert backup.listed(folder / "backups") == [good.path]


def test_nothing_is_replaced_when_the_present_book_cannot_be_backed_up_first(
    book: Book, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = made(book, folder)
    prepared = restoring.prepare(file, folder)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_file, "write", full)
    with pytest.raises(problems.BackupNotMadeError, match="the disk is full"):
        restoring.restore(prepared, folder, now=LATER, origin="window")
    assert skus(folder) == ["CUP", "TEA"]


def test_pictures_get_safe_names_and_the_look_is_taken_only_by_a_new_shop(
    book: Book, folder: Path, tmp_path: Path
) -> None:
    (folder / "window.ini").write_text("theme=dark")
    pictures = folder / "pictures"
    pictures.mkdir()
    (pictures / "tea.jpg").write_bytes(b"tea")
    (pictures / "trà sen.jpg").write_bytes(b"lotus")
    file = keeping.back_up(book, folder, BackupKind.BY_HAND, now=NOON, file=tmp_path / "x.storebackup", whole=True).path
    book.close()
    (folder / "window.ini").write_text("theme=light")
    restore(file, folder)
    assert (folder / "window.ini").read_text() == "theme=light"
    restore(file, tmp_path / "new")
    assert (tmp_path / "new" / "window.ini").read_text() == "theme=dark"
    found = {path.name: path.read_bytes() for path in (tmp_path / "new" / "pictures").iterdir()}
    assert found == {"tea.jpg": b"tea", "picture-000002": b"lotus"}


@pytest.mark.skipif("sys.platform == 'win32'", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize("share", [0, 85])
def test_f60_a_restore_killed_on_the_way_leaves_the_old_book_whole(book: Book, folder: Path, share: int) -> None:
    file = made(book, folder)
    program = (
        "import os, signal, sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "from storemanager.database import backup_copy; from storemanager.backups import restoring\n"
        "backup_copy.PAGES_A_STEP = 5\n"
        "def step(done, total):\n"
        f"    if 100 * done >= {share} * total: os.kill(os.getpid(), signal.SIGKILL)\n"
        "file, shop = Path(sys.argv[1]), Path(sys.argv[2])\n"
        "prepared = restoring.prepare(file, shop)\n"
        "restoring.restore(prepared, shop, now=datetime.now(UTC), origin='command', step=step)\n"
    )
    ran = subprocess.run([sys.executable, "-c", program, str(file), str(folder)], check=False)
    assert ran.returncode == -9
    assert skus(folder) == ["CUP", "TEA"]
    restore(file, folder)
    assert skus(folder) == ["TEA"]
    assert not list((folder / "backups").glob(".*"))
