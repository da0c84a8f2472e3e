"""Backups in the settings, as their owner makes and restores them; and the window that opens on a restored book."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from storemanager import clock
from storemanager.app import App
from storemanager.backups import keeping, restoring
from storemanager.database import Book, backup, backup_problems, book_url, open_book
from storemanager.domain.backups import BackupKind
from storemanager.domain.shop import Shop
from storemanager.gui.background import Background
from storemanager.gui.backing_up import DailyBackup
from storemanager.gui.backup_work import NoBook
from storemanager.gui.dialogs.restore_backup import RestoreDialog
from storemanager.gui.dialogs.save_shop import SaveShopDialog
from storemanager.gui.pages.settings import SettingsPage
from storemanager.gui.pages.settings.backups_section import BackupsSection
from storemanager.services import backups, shop, stock
from tests.gui.pages.shown import Shown, shown
from tests.makers import a_shop, a_variant
from tests.order_makers import an_order

LONG_MS = 30_000


@pytest.fixture
def folder(tmp_path: Path, book: Book) -> Path:
    """A shop with tea in it and one order."""
    with book.write() as session:
        a_shop(session, "Mộc Nhiên", language="en")
        an_order(session, (a_variant(session, "TEA", on_hand=9), 2))
    return tmp_path / "shop"


@pytest.fixture
def at(qtbot: QtBot, dressed: QApplication, book: Book, folder: Path, tmp_path: Path) -> Iterator[Shown[SettingsPage]]:
    settings = QSettings(str(tmp_path / "other.ini"), QSettings.Format.IniFormat)
    with shown(qtbot, book, lambda work: SettingsPage(work, settings, book_url(folder), folder)) as found:
        found.page.choose("backups")
        found.settle()
        yield found


def section(at: Shown[SettingsPage]) -> BackupsSection:
    return at.page.backups


def backed_up(at: Shown[SettingsPage]) -> None:
    """Press “Back up now” and wait until it is in the list."""
    at.qtbot.mouseClick(section(at).now_button, Qt.MouseButton.LeftButton)
    at.qtbot.waitUntil(lambda: bool(section(at).restore_buttons), timeout=LONG_MS)
    at.qtbot.waitUntil(lambda: not at.background.waiting(), timeout=LONG_MS)


def dialog(at: Shown[SettingsPage]) -> RestoreDialog:
    """The dialog, when the backup has been opened."""
    at.qtbot.waitUntil(lambda: bool(at.page.findChildren(RestoreDialog)), timeout=LONG_MS)
    [found] = at.page.findChildren(RestoreDialog)
    at.qtbot.waitUntil(lambda: not at.background.waiting(), timeout=LONG_MS)
    return found


def left_behind(folder: Path) -> list[str]:
    return [path.name for path in (folder / "backups").glob(".*")]


def test_back_up_now_makes_one_and_says_when_and_what_is_in_it(at: Shown[SettingsPage], folder: Path) -> None:
    assert section(at).last.unit.text() == "none yet"
    backed_up(at)
    at.settle()
    assert len(backup.listed(folder / "backups")) == 1
    said = at.words(section(at))
    assert "by hand" in said
    assert "1 order, 1 product, checked when it was made, newest order" in said
    assert section(at).last.unit.text() == "just now"
    assert "Backed up and checked" in at.toast().accessibleName()


def test_restoring_shows_first_what_would_be_lost_and_is_asked_for_with_a_second_click(
    at: Shown[SettingsPage], book: Book, folder: Path
) -> None:
    backed_up(at)
    with book.write() as session:
        an_order(session, (a_variant(session, "CUP", on_hand=3), 1))
    wanted: list[object] = []
    at.page.restore_wanted.connect(wanted.append)
    at.qtbot.mouseClick(section(at).restore_buttons[0], Qt.MouseButton.LeftButton)
    shown_ = dialog(at)
    said = at.words(shown_)
    assert shown_.title.text().startswith("Restore the backup of ")
    assert shown_.cancel_button.hasFocus()  # Enter does no harm
    assert "Lost from the present book: 1 order, 1 stock movement, 1 product." in said  # and nothing of no customer
    sentences = [each for each in shown_.findChildren(QLabel) if each.isVisible() and each.wordWrap()]
    at.qtbot.waitUntil(lambda: all(each.height() >= each.heightForWidth(each.width()) for each in sentences))
    assert "No channel is written to before you have looked" in said
    at.qtbot.mouseClick(shown_.restore_button, Qt.MouseButton.LeftButton)
    assert len(wanted) == 1
    assert (wanted[0].folder / "shop.db").is_file()  # type: ignore[attr-defined]  # a Prepared travels as object


def test_closing_the_preview_changes_nothing_and_leaves_nothing(at: Shown[SettingsPage], folder: Path) -> None:
    backed_up(at)
    at.qtbot.mouseClick(section(at).restore_buttons[0], Qt.MouseButton.LeftButton)
    shown_ = dialog(at)
    assert left_behind(folder)
    at.qtbot.keyClick(shown_, Qt.Key.Key_Escape)
    assert left_behind(folder) == []


def test_a_file_that_is_no_backup_is_told_on_the_page(
    at: Shown[SettingsPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"not a shop")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(photo), ""))
    at.qtbot.mouseClick(section(at).file_button, Qt.MouseButton.LeftButton)
    assert "photo.jpg is damaged" in section(at).problem.title.text()
    assert not at.page.findChildren(RestoreDialog)


def test_the_whole_shop_is_saved_where_the_owner_says_and_two_passwords_must_agree(
    at: Shown[SettingsPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "stick" / "moc"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    at.qtbot.mouseClick(section(at).save_button, Qt.MouseButton.LeftButton)
    [asked] = at.page.findChildren(SaveShopDialog)
    at.enter(asked.first, "secret")
    asked.save()
    assert asked.isVisible()
    assert "not the same" in asked.again.below.text()
    at.enter(asked.first, "")
    asked.save()
    at.qtbot.waitUntil(lambda: target.with_name("moc.storebackup").exists(), timeout=LONG_MS)
    at.qtbot.waitUntil(lambda: not at.background.waiting(), timeout=LONG_MS)
    assert keeping.row_of(target.with_name("moc.storebackup")).whole is False  # no pictures, no look yet: the book


def test_another_folder_for_backups_is_used_and_undone(
    at: Shown[SettingsPage], book: Book, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "stick"
    other.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
    at.qtbot.mouseClick(section(at).choose_folder, Qt.MouseButton.LeftButton)
    at.qtbot.waitUntil(lambda: section(at).place.hint.text() == str(other), timeout=LONG_MS)
    backed_up(at)
    assert len(backup.listed(other)) == 1
    assert backup.listed(folder / "backups") == []
    at.press(section(at).undo_button)
    with book.read() as session:
        assert backups.folder(session) is None


def test_f65_a_last_good_backup_older_than_three_days_is_marked(at: Shown[SettingsPage], book: Book) -> None:
    with book.write() as session:
        backups.made(session, BackupKind.DAILY, clock.now() - timedelta(days=4))
    section(at).look()
    at.qtbot.waitUntil(section(at).last.problem.isVisible, timeout=LONG_MS)
    assert "older than three days" in section(at).last.problem.text()


def test_a_book_on_a_server_is_told_its_own_tools_and_has_no_dead_button(
    qtbot: QtBot, dressed: QApplication, book: Book, tmp_path: Path
) -> None:
    with book.write() as session:
        a_shop(session)
    settings = QSettings(str(tmp_path / "other.ini"), QSettings.Format.IniFormat)
    url = "postgresql+psycopg://shop@server/book"
    with shown(qtbot, book, lambda work: SettingsPage(work, settings, url, None)) as at:
        at.page.choose("backups")
        assert "pg_dump" in at.words(section(at))
        assert not section(at).now_button.isVisible()


def test_the_window_makes_the_daily_backup_in_a_quiet_minute(
    qtbot: QtBot, dressed: QApplication, book: Book, folder: Path
) -> None:
    with book.write() as session:
        session.execute(update(Shop).values(created_at=clock.now() - timedelta(days=2)))
    background = Background(NoBook)
    busy = [True]
    daily = DailyBackup(background, book_url(folder), folder, background, busy=lambda: busy[0])
    qtbot.waitUntil(lambda: not background.waiting(), timeout=LONG_MS)
    daily.look()
    assert not background.waiting()
    busy.clear()
    busy.append(False)
    with qtbot.waitSignal(background.changed, timeout=LONG_MS):
        daily.look()
    [made] = backup.listed(folder / "backups")
    assert "daily" in made.name
    daily.look()
    qtbot.waitUntil(lambda: not background.waiting(), timeout=LONG_MS)
    assert len(backup.listed(folder / "backups")) == 1
    daily.stop()
    background.close()


# --- The program itself ---


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Callable[[Path], App]]:
    """The whole program on a shop's folder, closed at the end."""
    started: list[App] = []

    def start(shop_folder: Path) -> App:
        started.append(App(qapp, shop_folder))
        started[-1].start()
        return started[-1]

    yield start
    for app in started:
        app.garbage.stop()
        for shown_ in (app.window, app.first):
            if shown_ is not None:
                shown_.close()
        app.close()
    gc.enable()


def test_the_window_opens_anew_on_the_restored_book(
    qtbot: QtBot, dressed: QApplication, book: Book, folder: Path, program: Callable[[Path], App]
) -> None:
    made = keeping.back_up(book, folder, BackupKind.BY_HAND, now=clock.now())
    with book.write() as session:
        shop.update(session, name="Another name")
    book.close()
    app = program(folder)
    qtbot.waitUntil(lambda: app.window is not None and "Another name" in app.window.windowTitle(), timeout=LONG_MS)
    before = app.window
    prepared = restoring.prepare(made.path, folder)
    app.restore(prepared)
    qtbot.waitUntil(
        lambda: app.window is not before and app.window is not None and "Mộc Nhiên" in app.window.windowTitle(),
        timeout=LONG_MS,
    )
    assert left_behind(folder) == []
    kinds = {row.kind for row in keeping.rows(folder / "backups")}
    assert kinds == {BackupKind.BY_HAND, BackupKind.BEFORE_RESTORE}


def test_when_the_book_cannot_be_replaced_the_window_opens_on_it_as_it_was_and_says_why(
    qtbot: QtBot, dressed: QApplication, book: Book, folder: Path, program: Callable[[Path], App]
) -> None:
    made = keeping.back_up(book, folder, BackupKind.BY_HAND, now=clock.now())
    app = program(folder)
    with qtbot.waitSignal(app.ready, timeout=LONG_MS):
        pass
    with book.read() as session:  # another program has it open
        shop.get(session)
        with qtbot.waitSignal(app.ready, timeout=LONG_MS):
            app.restore(restoring.prepare(made.path, folder))
    assert app.window is not None
    said = [toast.accessibleName() for toast in app.window.toasts.toasts()]
    in_use = str(backup_problems.in_use().message)  # in the program's language, which is the computer's
    assert any(in_use in words for words in said)


def test_a_new_computer_opens_a_backup_from_the_first_start(
    qtbot: QtBot,
    dressed: QApplication,
    book: Book,
    folder: Path,
    tmp_path: Path,
    program: Callable[[Path], App],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = keeping.back_up(
        book, folder, BackupKind.BY_HAND, now=clock.now(), file=tmp_path / "moc.storebackup", whole=True
    )
    app = program(tmp_path / "new")
    page = app.first
    assert page is not None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(made.path), ""))
    qtbot.mouseClick(page.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.findChildren(RestoreDialog)), timeout=LONG_MS)
    [asked] = page.findChildren(RestoreDialog)
    qtbot.waitUntil(asked.restore_button.isVisible, timeout=LONG_MS)
    qtbot.mouseClick(asked.restore_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.window is not None and "Mộc Nhiên" in app.window.windowTitle(), timeout=LONG_MS)
    assert app.first is None
    with closing(open_book(book_url(tmp_path / "new"))) as opened, opened.read() as session:
        assert stock.check(session) == []
