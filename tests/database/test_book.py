"""The book as a file: one writer at a time, one unchanging state for a reader, and problems in the owner's words."""

import os
import shutil
import sqlite3
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from sqlalchemy import text
from sqlmodel import Session

from storemanager.database import Book, book_url, open_book, places, problems
from storemanager.domain.shop import Setting
from storemanager.errors import StoreError
from storemanager.services import shop
from tests.makers import a_product, a_shop


def test_many_threads_writing_at_once_wait_for_each_other(any_book: Book) -> None:
    def take_numbers(_: int) -> list[str]:
        taken = []
        for _round in range(5):
            with any_book.write() as session:
                shop.setting(session, "read-first")  # a reader that becomes a writer is what fails without the lock
                taken.append(shop.next_number(session, "orders", "DH"))
        return taken

    with ThreadPoolExecutor(4) as threads:
        numbers = [number for taken in threads.map(take_numbers, range(4)) for number in taken]
    assert sorted(numbers) == [f"DH-{number:06}" for number in range(1, 21)]


def test_a_use_case_that_is_refused_changes_nothing(any_book: Book) -> None:
    def half_right() -> None:
        with any_book.write() as session:
            a_shop(session)
            shop.update(session, currency="đồng")

    with pytest.raises(StoreError):
        half_right()
    with any_book.read() as session:
        assert shop.find(session) is None


def test_a_reader_sees_one_state_while_others_write(any_book: Book) -> None:
    with any_book.read() as reader:
        assert shop.setting(reader, "open") is None
        with any_book.write() as writer:
            shop.set_setting(writer, "open", "yes")
        assert reader.connection().execute(text("SELECT count(*) FROM setting")).scalar_one() == 0
    with any_book.read() as reader:
        assert shop.setting(reader, "open") == "yes"


def test_what_a_reader_changes_by_mistake_is_thrown_away(book: Book) -> None:
    with book.read() as session:
        session.add(Setting(name="mistake", value=1))
        session.flush()
    with book.read() as session:
        assert shop.setting(session, "mistake") is None


def test_a_book_is_durable_and_checks_its_references(session: Session) -> None:
    asked = {name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar() for name in
             ("journal_mode", "synchronous", "foreign_keys")}  # fmt: skip
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_second_program_may_have_the_same_book_open(book: Book, tmp_path: Path) -> None:
    other = open_book(book_url(tmp_path / "shop"))
    with book.write() as session:
        a_shop(session)
    with other.read() as session:
        assert shop.get(session).name == "Gốm Nhà Lan"
    other.close()


def test_f61_a_book_held_by_another_program_is_said_so(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storemanager.database.book.WAIT_SECONDS", 0)
    impatient = open_book(book_url(tmp_path / "shop"))
    with book.write(), pytest.raises(problems.BookBusyError, match="in use by another program"), impatient.write():
        pytest.fail("two writers at once")
    impatient.close()


def test_f61_a_full_disk_is_said_and_nothing_is_lost(book: Book) -> None:
    with book.write() as session:
        a_shop(session)

    def fill() -> None:
        with book.write() as session:
            pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
            session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
            shop.set_setting(session, "large", "x" * 100_000)

    with pytest.raises(problems.BookError, match="disk is full"):
        fill()
    with book.read() as session:
        assert shop.get(session).name == "Gốm Nhà Lan"
        assert shop.setting(session, "large") is None


def test_f61_a_book_that_can_only_be_read_is_said_so(book: Book) -> None:
    def keep() -> None:
        with book.write() as session:
            session.connection().exec_driver_sql("PRAGMA query_only=ON")
            shop.set_setting(session, "x", 1)

    with pytest.raises(problems.BookError, match="only be read"):
        keep()


def test_a_file_that_is_no_book_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "shop.db").write_bytes(b"this is a shopping list, not a book" * 100)
    with pytest.raises(problems.BookError, match="not a shop's book"):
        open_book(book_url(tmp_path))


def test_a_damaged_book_is_found(book: Book, tmp_path: Path) -> None:
    with book.write() as session:
        a_shop(session)
        for number in range(50):
            a_product(session, f"Cốc số {number}")
    assert book.integrity() == []
    book.close()
    file = tmp_path / "shop" / "shop.db"
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DELETE FROM product WHERE id = 7")
    connection.close()
    assert any("no product" in line for line in book.integrity())


def test_a_server_that_is_not_there_is_said_so() -> None:
    with pytest.raises(problems.BookError, match="cannot be reached"):
        open_book("postgresql+psycopg://nobody@127.0.0.1:1/shop")


def test_a_missing_book_is_not_made_by_mistake(tmp_path: Path) -> None:
    with pytest.raises(problems.BookMissingError, match=r"no shop's book"):
        open_book(book_url(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows the user's profile is private already")
def test_the_book_is_private_to_its_owner(tmp_path: Path) -> None:
    open_book(book_url(tmp_path / "shop"), create=True).close()
    assert os.stat(tmp_path / "shop" / "shop.db").st_mode & 0o077 == 0
    assert os.stat(tmp_path / "shop").st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath(r"C:\Users\Lan\OneDrive\Shop"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\Lan\OneDrive - Cua hang\Shop"), "OneDrive"),
        (PurePosixPath("/home/lan/Dropbox/shop"), "Dropbox"),
        (PurePosixPath("/home/lan/Dropbox (Personal)/shop"), "Dropbox"),
        (PureWindowsPath(r"G:\My Drive\shop"), "Google Drive"),
        (PurePosixPath("/Users/lan/Library/Mobile Documents/shop"), "iCloud Drive"),
        (PurePosixPath("/home/lan/Documents/shop"), None),
        (PurePosixPath("/home/lan/megastore"), None),
    ],
)
def test_f61_synced_folders_are_known_by_name(folder: PurePosixPath, service: str | None) -> None:
    assert places.synced_by(folder) == service


def test_f61_a_book_in_a_synced_folder_is_refused_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(problems.BookPlaceError, match="Dropbox"):
        open_book(book_url(tmp_path / "Dropbox" / "shop"), create=True)
    assert not (tmp_path / "Dropbox").exists()


def test_f61_a_network_share_is_known() -> None:
    mounts = "/dev/vda / ext4 rw 0 0\nserver:/x /mnt/nas nfs4 rw 0 0\n//pc/y /mnt/my\\040pc cifs rw 0 0\n"
    assert places._file_system(Path("/mnt/nas/shop"), mounts) == "nfs4"
    assert places._file_system(Path("/mnt/my pc/shop"), mounts) == "cifs"
    assert places._file_system(Path("/home/lan"), mounts) == "ext4"
    assert places.on_network(Path("//server/share/shop"))


@pytest.fixture
def waiting(book: Book) -> Iterator[threading.Event]:
    """Set while another thread holds the book for writing; that thread ends with the test."""
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with book.write() as session:
            shop.set_setting(session, "held", 1)
            held.set()
            done.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    yield held
    done.set()
    thread.join()


def test_readers_do_not_wait_for_a_writer(book: Book, waiting: threading.Event) -> None:
    assert waiting.is_set()
    with book.read() as session:
        assert shop.setting(session, "held") is None


def test_a_copy_of_the_file_is_a_book_of_its_own(book: Book, tmp_path: Path) -> None:
    with book.write() as session:
        first = a_shop(session)
    book.close()
    (tmp_path / "copy").mkdir()
    shutil.copy(tmp_path / "shop" / "shop.db", tmp_path / "copy" / "shop.db")
    copy = open_book(book_url(tmp_path / "copy"))
    with copy.read() as session:
        assert shop.get(session).public_id == first
    copy.close()
