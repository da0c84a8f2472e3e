"""Backing up and restoring from the command line: exit codes, one JSON document, and sentences."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update
from typer.testing import CliRunner

from storemanager.cli import app
from storemanager.database import book_url, open_book
from storemanager.domain.accounts import ChannelAccount, ReadOnly
from storemanager.domain.shop import Shop
from storemanager.services import accounts, attention
from tests.makers import a_shop, a_variant
from tests.order_makers import an_account, an_order

Say = Callable[..., Any]


@pytest.fixture
def say(tmp_path: Path) -> Say:
    """`storemanager --shop … WORDS --json`; what it answers. `fine` is the exit code that must come."""
    runner = CliRunner()

    def run(*words: str, fine: int = 0, given: str = "", shop: str = "shop") -> Any:
        done = runner.invoke(app, ["--shop", str(tmp_path / shop), "--language", "en", *words, "--json"], input=given)
        assert done.exit_code == fine, f"{words}: {done.exit_code}\n{done.stdout}\n{done.stderr}\n{done.exception!r}"
        return json.loads(done.stdout)

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shop with tea, one order and one website."""
    made = tmp_path / "shop"
    with closing(open_book(book_url(made), create=True)) as book, book.write() as session:
        a_shop(session, "Mộc Nhiên")
        an_account(session)
        an_order(session, (a_variant(session, "TEA", on_hand=9), 2))
    return made


def more(folder: Path, sku: str) -> None:
    """The shop goes on: another product, another order."""
    with closing(open_book(book_url(folder))) as book, book.write() as session:
        an_order(session, (a_variant(session, sku, on_hand=3), 1))


def test_a_backup_is_made_listed_and_restored_and_the_book_before_is_kept(say: Say, folder: Path) -> None:
    made = say("backup")
    assert (made["orders"], made["products"]) == (1, 1)
    [row] = say("backups")["backups"]
    assert (row["path"], row["kind"], row["orders"], row["shop_name"]) == (made["file"], "by-hand", 1, "Mộc Nhiên")
    more(folder, "CUP")
    asked = say("restore", made["file"], fine=3)
    assert "--yes" in asked["error"]["advice"]
    assert len(say("orders", "list")["orders"]) == 2
    restored = say("restore", made["file"], "--yes")
    assert restored["lost"] == {"orders": 1, "movements": 1, "customers": 0, "products": 1}
    assert len(say("orders", "list")["orders"]) == 1
    say("stock", "show", "CUP", fine=3)
    assert say("check")["ok"]
    again = say("restore", restored["backup_before"], "--yes")
    assert again["lost"]["orders"] == 0
    assert len(say("orders", "list")["orders"]) == 2


def test_f64_after_a_restore_no_channel_is_written_to_before_the_owner_looked(say: Say, folder: Path) -> None:
    say("restore", say("backup")["file"], "--yes")
    with closing(open_book(book_url(folder))) as book, book.read() as session:
        account = session.get_one(ChannelAccount, 1)
        assert account.read_only is ReadOnly.RESTORED
        assert account.lease_holder is None
        assert accounts.get(session, 1).name == "mocnhien.vn"


@pytest.mark.usefixtures("quick_lock")
def test_the_whole_shop_in_one_locked_file_opens_on_another_computer_with_the_password(
    say: Say, folder: Path, tmp_path: Path
) -> None:
    (folder / "window.ini").write_text("theme=dark")
    (tmp_path / "stick").mkdir()
    file = str(tmp_path / "stick" / "moc-nhien")
    made = say("backup", "--to", file, "--password-stdin", given="trà sen\n")
    assert made["file"] == f"{file}.storebackup"
    say("backup", "--to", file, fine=3)
    assert "locked" in say("restore", made["file"], "--yes", fine=3, shop="new")["error"]["message"]
    assert not (tmp_path / "new" / "shop.db").exists()
    say("restore", made["file"], "--yes", "--password-stdin", given="trà sen\n", shop="new")
    assert say("stock", "show", "TEA", shop="new")["on_hand"] == 9
    assert (tmp_path / "new" / "window.ini").read_text() == "theme=dark"


def test_f66_a_restore_where_no_book_was_warns_of_the_first_one(say: Say, folder: Path, tmp_path: Path) -> None:
    assert folder.is_dir()
    (tmp_path / "stick").mkdir()
    file = say("backup", "--to", str(tmp_path / "stick" / "moc"))["file"]
    words = ["--language", "en", "restore", file, "--yes"]
    new = CliRunner().invoke(app, ["--shop", str(tmp_path / "new"), *words])
    assert "If the first book is still in use" in new.stderr
    again = CliRunner().invoke(app, ["--shop", str(tmp_path / "new"), *words])
    assert (again.exit_code, "first book" in again.stderr) == (0, False)


def test_another_shops_backup_is_refused_and_nothing_is_changed(say: Say, folder: Path) -> None:
    say("init", "--name", "Gốm Lan", shop="other")
    theirs = say("backup", shop="other")["file"]
    refused = say("restore", theirs, "--yes", fine=3)
    assert "another shop: “Gốm Lan”" in refused["error"]["message"]
    assert say("stock", "show", "TEA")["on_hand"] == 9
    assert [path.name for path in (folder / "backups").iterdir()] == []


def test_a_file_that_is_no_backup_is_refused_in_words(say: Say, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 not a shop")
    assert "photo.jpg is damaged" in say("restore", str(tmp_path / "photo.jpg"), "--yes", fine=3)["error"]["message"]
    assert "no file" in say("restore", str(tmp_path / "gone"), "--yes", fine=3)["error"]["message"]


def test_while_another_program_has_the_book_open_nothing_is_put_in_its_place(say: Say, folder: Path) -> None:
    made = say("backup")["file"]
    more(folder, "CUP")
    with closing(open_book(book_url(folder))) as book, book.read() as session:
        a_row = session.get(Shop, 1)
        assert a_row is not None
        refused = say("restore", made, "--yes", fine=3)
    assert "Another program has the shop's book open" in refused["error"]["message"]
    assert len(say("orders", "list")["orders"]) == 2


def test_a_book_on_a_server_is_told_its_own_tools(tmp_path: Path) -> None:
    words = ["--database", "postgresql+psycopg://nowhere/x", "--language", "en"]
    for command in (["backup"], ["backups"], ["restore", "x"]):
        done = CliRunner().invoke(app, [*words, *command, "--json"])
        assert done.exit_code == 3
        assert "pg_dump" in json.loads(done.stdout)["error"]["advice"]


def test_the_sync_makes_the_daily_backup_when_a_day_has_passed(say: Say, folder: Path) -> None:
    with closing(open_book(book_url(folder))) as book, book.write() as session:
        accounts.remove(session, 1)
        session.execute(update(Shop).values(created_at=datetime.now(UTC) - timedelta(days=2)))
    say("sync")
    [row] = say("backups")["backups"]
    assert row["kind"] == "daily"
    say("sync")
    assert len(say("backups")["backups"]) == 1


def test_f65_the_owner_is_told_when_the_daily_backup_cannot_be_made(say: Say, folder: Path) -> None:
    (folder / "backups").write_text("not a folder")
    with closing(open_book(book_url(folder))) as book, book.write() as session:
        accounts.remove(session, 1)
        session.execute(update(Shop).values(created_at=datetime.now(UTC) - timedelta(days=5)))
    say("sync", fine=1)
    with closing(open_book(book_url(folder))) as book, book.read() as session:
        found = {row.key: str(row.title) for row in attention.rows(session)}
    assert set(found) == {"backup:failed", "backup:old"}
    assert "could not be made" in found["backup:failed"]
