"""One copy of the book leads: the same place goes on, a copy and an older state are read-only until looked at."""

import json
import os
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from storemanager import paths
from storemanager.backups import keeping, restoring
from storemanager.cli.place import Place
from storemanager.database import Book, book_url, open_book
from storemanager.domain.accounts import ChannelAccount, ReadOnly
from storemanager.domain.attention import AttentionKind
from storemanager.domain.backups import BackupKind
from storemanager.domain.syncing import OutboxKind
from storemanager.services import accounts, attention, outbox, shop
from storemanager.services.account_holds import LEAD
from storemanager.services.attention import AttentionRow
from storemanager.sync import lead
from tests.makers import NOON, a_shop


@pytest.fixture(autouse=True)
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _at_computer(monkeypatch, tmp_path / "computer-1")


def _at_computer(monkeypatch: pytest.MonkeyPatch, own: Path) -> None:
    monkeypatch.setenv("STOREMANAGER_CONFIG", str(own))


def _make(folder: Path) -> None:
    book = open_book(book_url(folder), create=True)
    with book.write() as session:
        a_shop(session)
        account = accounts.add(
            session, kind="x", name="Web", address="https://web.test", settings={}, currency="VND", now=NOON
        )
        accounts.activate(session, account, now=NOON)
    assert lead.check(book, folder, now=NOON) is None
    book.close()


def _open(folder: Path) -> tuple[Book, ReadOnly | None]:
    book = open_book(book_url(folder))
    return book, lead.check(book, folder, now=NOON)


def _reason(book: Book) -> ReadOnly | None:
    with book.read() as session:
        return accounts.rows(session)[0].read_only


def _released(book: Book) -> None:
    """A round has read everything, the owner has looked and agrees."""
    with book.write() as session:
        row = accounts.rows(session)[0]
        account = session.get_one(ChannelAccount, row.id)
        account.last_full_check_at = NOON
        session.add(account)
        session.flush()
        accounts.release(session, row.id, now=NOON)


def test_the_same_book_in_its_place_goes_on_for_ever(tmp_path: Path) -> None:
    shop_folder = tmp_path / "shop"
    _make(shop_folder)
    for _ in range(3):
        book, reason = _open(shop_folder)
        assert (reason, _reason(book)) == (None, None)
        lead.renew(book, shop_folder)
        assert lead.leads(book, shop_folder)
        book.close()


@pytest.mark.parametrize("other_computer", [True, False])
def test_f66_a_copy_is_read_only_until_it_is_given_the_lead_on_purpose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other_computer: bool
) -> None:
    first, second = tmp_path / "shop", tmp_path / "second"
    _make(first)
    shutil.copytree(first, second)
    if other_computer:
        _at_computer(monkeypatch, tmp_path / "computer-2")
    book, reason = _open(second)
    assert (reason, _reason(book)) == (ReadOnly.COPIED, ReadOnly.COPIED)
    assert not lead.leads(book, second)
    lead.renew(book, second)  # a round before the owner has looked takes nothing
    assert not lead.leads(book, second)
    book.close()
    book, reason = _open(second)
    assert (reason, _reason(book)) == (None, ReadOnly.COPIED)  # told once, and still so
    _released(book)
    assert lead.leads(book, second)
    lead.renew(book, second)
    book.close()
    book, reason = _open(second)
    assert (reason, _reason(book)) == (None, None)
    book.close()
    _at_computer(monkeypatch, tmp_path / "computer-1")
    book, reason = _open(first)  # the first one was never told, and leads its own copy
    assert (reason, _reason(book)) == (None, None)
    book.close()


def test_f66_the_two_copies_do_not_give_out_the_same_keys(tmp_path: Path) -> None:
    first, second = tmp_path / "shop", tmp_path / "second"
    _make(first)
    shutil.copytree(first, second)
    keys = []
    for folder in (first, second):
        book, _ = _open(folder)
        with book.write() as session:
            entry = outbox.add(session, account_id=1, kind=OutboxKind.REFUND, payload={}, key="refund:7", now=NOON)
            keys.append(outbox.get(session, entry).key)
        book.close()
    assert keys[0] != keys[1]


def test_a_folder_that_was_moved_is_no_copy(tmp_path: Path) -> None:
    first, second = tmp_path / "shop", tmp_path / "elsewhere"
    _make(first)
    first.rename(second)
    book, reason = _open(second)
    assert (reason, _reason(book), lead.leads(book, second)) == (None, None, True)
    book.close()


def test_f64_an_older_file_put_back_by_hand_is_read_only(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    _make(folder)
    older = shutil.copy(folder / paths.BOOK_FILE, tmp_path / "older.db")
    book, _ = _open(folder)
    lead.renew(book, folder)  # a round, which may have written to the channels
    book.close()
    shutil.copy(older, folder / paths.BOOK_FILE)
    book, reason = _open(folder)
    assert (reason, _reason(book)) == (ReadOnly.RESTORED, ReadOnly.RESTORED)
    _released(book)
    book.close()
    book, reason = _open(folder)
    assert (reason, _reason(book)) == (None, None)
    book.close()


def test_a_kill_between_the_two_steps_is_no_alarm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "shop"
    _make(folder)
    remember = lead._remember
    for killed_at in (1, 2, 3):
        calls: list[list[str]] = []

        def killed(here: lead._Here, words: list[str], at: int = killed_at, calls: list[list[str]] = calls) -> None:
            calls.append(words)
            if len(calls) == at:
                remember(here, words)
                raise KeyboardInterrupt
            remember(here, words)

        book, reason = _open(folder)
        assert reason is None
        monkeypatch.setattr(lead, "_remember", killed)
        if killed_at < 3:
            with pytest.raises(KeyboardInterrupt):
                lead.renew(book, folder)
        else:
            lead.renew(book, folder)
        monkeypatch.setattr(lead, "_remember", remember)
        book.close()


def test_a_book_without_channels_has_nothing_to_protect(tmp_path: Path) -> None:
    first, second = tmp_path / "shop", tmp_path / "second"
    book = open_book(book_url(first), create=True)
    assert lead.check(book, first, now=NOON) is None  # no shop in it yet
    with book.write() as session:
        a_shop(session)
    lead.check(book, first, now=NOON)
    book.close()
    shutil.copytree(first, second)
    book, reason = _open(second)
    assert (reason, lead.leads(book, second)) == (None, True)
    book.close()


def test_f66_after_a_restore_whoever_opens_the_book_leads_it_and_is_asked_once(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    _make(folder)
    book, _ = _open(folder)
    with book.write() as session:
        accounts.hold_all_restored(session, now=NOON)
    _released(book)
    lead.renew(book, folder)
    book.close()
    book, reason = _open(folder)
    assert (reason, _reason(book), lead.leads(book, folder)) == (None, None, True)
    book.close()


def test_a_computer_that_cannot_remember_raises_no_false_alarm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "shop"
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    _at_computer(monkeypatch, blocked / "own")
    _make(folder)
    book, reason = _open(folder)
    lead.renew(book, folder)
    assert reason is None
    with book.read() as session:
        assert shop.setting(session, LEAD) is None
    book.close()


def test_what_this_computer_remembers_names_no_shop(tmp_path: Path) -> None:
    _make(tmp_path / "shop")
    for file in (tmp_path / "computer-1").rglob("*.json"):
        assert "shop" not in json.dumps(json.loads(file.read_text("utf-8")))


def test_f66_a_copy_is_held_also_where_nothing_can_be_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "shop", tmp_path / "second"
    _make(first)
    shutil.copytree(first, second)
    blocked = tmp_path / "file"
    blocked.write_text("in the way")  # another computer, whose folder for settings cannot be written
    _at_computer(monkeypatch, blocked / "own")
    book, reason = _open(second)
    assert (reason, _reason(book)) == (ReadOnly.COPIED, ReadOnly.COPIED)
    _released(book)
    book.close()
    for _ in range(2):  # and once it was looked at, the owner is not locked out again
        book, reason = _open(second)
        assert (reason, _reason(book)) == (None, None)
        book.close()


def test_f66_a_copy_is_held_also_where_the_disk_for_settings_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "shop", tmp_path / "second"
    _make(first)
    shutil.copytree(first, second)

    def full(_here: lead._Here, _words: list[str]) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lead, "_remember", full)
    book, reason = _open(second)
    assert (reason, _reason(book)) == (ReadOnly.COPIED, ReadOnly.COPIED)
    book.close()


def test_f66_a_copy_is_held_also_where_nobody_may_look_into_the_first_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "shop", tmp_path / "second"
    _make(first)
    shutil.copytree(first, second)
    look = os.stat

    def stat(path: Any, *more: Any, **named: Any) -> os.stat_result:
        if str(path).startswith(str(first)):
            raise PermissionError(13, "Permission denied", str(path))
        return look(path, *more, **named)

    monkeypatch.setattr(os, "stat", stat)
    book, reason = _open(second)
    assert (reason, _reason(book)) == (ReadOnly.COPIED, ReadOnly.COPIED)
    book.close()


def test_f66_the_first_copy_that_comes_back_with_its_disk_does_not_write_beside_the_second(tmp_path: Path) -> None:
    disk, unplugged, second = tmp_path / "disk", tmp_path / "unplugged", tmp_path / "second"
    _make(disk)
    shutil.copytree(disk, second)
    disk.rename(unplugged)
    book, reason = _open(second)
    assert reason is None  # nothing is where it was: it looks moved
    book.close()
    unplugged.rename(disk)
    book, reason = _open(disk)
    assert reason is ReadOnly.RESTORED
    book.close()


def test_the_same_folder_under_another_name_is_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "shop", tmp_path / "SHOP-by-another-name"
    _make(first)
    second.mkdir()
    for file in first.iterdir():  # one file with two names, as two drive letters or mounts show it
        if file.is_file():
            os.link(file, second / file.name)
    book, reason = _open(second)
    assert (reason, lead.leads(book, second)) == (None, True)
    book.close()


def test_f66_naming_the_file_instead_of_the_folder_is_no_way_around(tmp_path: Path) -> None:
    first, second = tmp_path / "shop", tmp_path / "second"
    _make(first)
    shutil.copytree(first, second)
    for folder, expected in ((first, None), (second, ReadOnly.COPIED)):
        place = Place(folder=tmp_path, database=book_url(folder), language=None)
        assert _reason(place.book) is expected
        place.book.close()


# --- A restore in another place ---


def _row(book: Book) -> AttentionRow:
    with book.read() as session:
        return next(row for row in attention.rows(session) if row.kind is AttentionKind.READ_ONLY)


def _restored_in(second: Path, first: Path) -> Book:
    """A backup of the first book, put back in another folder that had none."""
    with closing(open_book(book_url(first))) as book:
        made = keeping.back_up(book, first, BackupKind.BY_HAND, now=NOON, file=first.parent / "moc.storebackup")
    restoring.restore(restoring.prepare(made.path, second), second, now=NOON, origin="window")
    book, _ = _open(second)
    return book


def test_f66_a_restore_on_a_second_computer_says_that_the_first_one_may_still_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "shop"
    _make(folder)
    first = folder.rename(tmp_path / "on the first computer")  # the same path on both, as users of one name have
    with closing(_open(first)[0]):
        pass
    _at_computer(monkeypatch, tmp_path / "computer-2")
    with closing(_restored_in(folder, first)) as book:
        assert _reason(book) is ReadOnly.RESTORED
        row = _row(book)
        assert "in another place" in str(row.meaning)
        assert "one of the two books only" in str(row.advice)
        _released(book)
    book, reason = _open(folder)
    assert (reason, _reason(book)) == (None, None)
    book.close()


def test_f64_a_restore_in_its_own_place_speaks_of_no_second_book(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    _make(folder)
    with closing(_restored_in(folder, folder)) as book:
        assert _reason(book) is ReadOnly.RESTORED
        assert "another place" not in str(_row(book).meaning)


def test_f66_a_container_that_lost_its_settings_is_told_what_to_keep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "shop"
    _make(folder)
    _at_computer(monkeypatch, tmp_path / "made anew")
    book, reason = _open(folder)
    assert reason is ReadOnly.COPIED
    assert str(tmp_path / "made anew") in str(_row(book).advice)
    book.close()


def test_f66_a_copy_in_another_folder_is_told_nothing_of_lost_settings(tmp_path: Path) -> None:
    first, second = tmp_path / "shop", tmp_path / "second"
    _make(first)
    shutil.copytree(first, second)
    book, reason = _open(second)
    assert reason is ReadOnly.COPIED
    assert "settings folder" not in str(_row(book).advice)
    book.close()


def test_f64_an_older_file_put_back_in_its_place_is_no_second_book_when_its_folder_is_moved(tmp_path: Path) -> None:
    folder, moved = tmp_path / "shop", tmp_path / "elsewhere"
    _make(folder)
    older = shutil.copy(folder / paths.BOOK_FILE, tmp_path / "older.db")
    with closing(_open(folder)[0]) as book:
        lead.renew(book, folder)
    shutil.copy(older, folder / paths.BOOK_FILE)
    with closing(_open(folder)[0]) as book:
        assert _reason(book) is ReadOnly.RESTORED
    folder.rename(moved)
    with closing(_open(moved)[0]) as book:
        assert _reason(book) is ReadOnly.RESTORED
        assert "another place" not in str(_row(book).meaning)
