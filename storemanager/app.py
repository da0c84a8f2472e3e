"""Puts the parts together and opens the window: first it paints, then the book is opened behind it.

Nothing that takes long to load (the tables, the network, the keyring) may be imported at the top of this file.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from storemanager import clock, paths, texts
from storemanager.errors import StoreError
from storemanager.gui import languages, single
from storemanager.gui.background import Background, OpenBook, collect_garbage_here
from storemanager.gui.crash import CrashReporter
from storemanager.gui.finding import Finder
from storemanager.gui.pages.first_start import CHANNEL, FILE, PRACTICE, FirstStart, FirstStartPage
from storemanager.gui.records import ConnectChannel, ImportFile
from storemanager.gui.registry import page_specs
from storemanager.gui.theme import theme
from storemanager.gui.widgets.page import Page
from storemanager.gui.window import CHANNELS, MainWindow
from storemanager.texts import translate

if TYPE_CHECKING:
    from sqlmodel import Session

    from storemanager.backups.restoring import Prepared
    from storemanager.gui.backing_up import DailyBackup
    from storemanager.gui.restoring import FirstRestore
    from storemanager.gui.sync_wiring import ShopSync

log = logging.getLogger(__name__)

NO_SCREEN = (
    "There is no screen: neither DISPLAY nor WAYLAND_DISPLAY is set.\n"
    "Start the program on a desktop, or set QT_QPA_PLATFORM=offscreen to run it without one."
)
SETTINGS_FILE = "window.ini"


class App(QObject):
    """The program: one shop, one window. `painted` comes after the first paint, `ready` when the book is open."""

    painted = Signal()
    ready = Signal()

    def __init__(self, qt: QApplication, shop: Path) -> None:
        super().__init__()
        self.qt = qt
        self.shop = paths.private_folder(shop)
        self.settings = QSettings(str(self.shop / SETTINGS_FILE), QSettings.Format.IniFormat)
        self.languages = languages.Languages(qt)
        self.languages.use(str(self.settings.value("language") or languages.of_this_computer()))
        percent = int(str(self.settings.value("text_percent") or 100))
        theme().install(qt, str(self.settings.value("theme") or "system"), percent)
        theme().less_motion = self.settings.value("less_motion") == "true"
        self.garbage = collect_garbage_here(self)
        self.background: Background | None = None
        self.window: MainWindow | None = None
        self.first: FirstStartPage | None = None
        self._answers: FirstStart | None = None
        self._sync: ShopSync | None = None
        self._backups: DailyBackup | None = None

    # --- Opening ---

    def start(self) -> None:
        """Show the first start when there is no book yet, else the window; the book opens after it has painted."""
        if (self.shop / paths.BOOK_FILE).exists():
            self.open_window()
        else:
            self.show_first_start()
        QTimer.singleShot(0, self.painted.emit)

    def show_first_start(self) -> None:
        self.first = FirstStartPage(texts.language())
        self.first.language_wanted.connect(self.use_language)
        self.first.finished.connect(self.on_first_start)
        self.first.restore_wanted.connect(self.choose_backup)
        self.first.setWindowTitle("Store Manager")
        self.first.resize(1366, 768)
        self.first.show()

    def on_first_start(self, result: FirstStart) -> None:
        """The answers of the first start take effect: the window opens on a new book that bears the shop's name."""
        self.use_language(result.language)
        self._answers = result
        self.open_window(create=True)
        if self.window is not None:
            self.window.show_shop(result.shop_name or str(translate("first_start", "Practice shop")))
        self._leave_first_start()

    def choose_backup(self) -> FirstRestore:
        """The owner has a shop already, in a backup: it becomes the book, and the window opens on it."""
        from storemanager.gui.restoring import FirstRestore
        from storemanager.gui.widgets.toasting import toasts

        page = self.first
        assert page is not None

        def opened() -> None:
            self.open_window()
            self._leave_first_start()

        def refused(problem: StoreError) -> None:
            toasts(page).problem(str(problem.message), str(problem.advice))

        restoring = FirstRestore(page, self.shop, refused)
        restoring.done.connect(opened)
        restoring.choose()
        return restoring

    def _leave_first_start(self) -> None:
        if self.first is not None:
            self.first.close()
            self.first.deleteLater()
            self.first = None

    def open_window(self, *, create: bool = False) -> None:
        """Show the window; the book is opened on its own thread once the first paint is done."""
        self.window = MainWindow(page_specs(self._work, self.sync, self._settings_page), self.settings)
        self.window.closing.connect(self.close)
        self.window.show()
        QTimer.singleShot(0, lambda: self.open_book(create=create))

    def open_book(self, *, create: bool) -> None:
        folder = self.shop

        def opener() -> OpenBook:
            from storemanager.database.book import book_url, open_book  # late: the window has painted by now

            book = open_book(book_url(folder), create=create)
            from storemanager.sync import lead

            lead.check(book, folder, now=clock.now())
            return book

        self.background = Background(opener, self)
        assert self.window is not None
        self.background.opened.connect(self._opened)
        self.background.changed.connect(self.window.refresh_page)
        self.background.problem.connect(self._problem)
        self.background.crashed.connect(CrashReporter(self.window).show_crash)

    def _opened(self) -> None:
        """The book is there: a new one is given its shop first, then the pages may ask."""
        assert self.background is not None
        answers = self._answers
        if answers is None:
            self._show_pages()
        else:
            self.background.run(self, _make_shop(answers), lambda _nothing: self._show_pages(), writes=True)

    def _show_pages(self) -> None:
        assert self.background is not None
        assert self.window is not None
        self.window.set_search(Finder(self.background, self))
        self.background.changed.connect(self._look_again)
        self._look_again()
        way = self._answers.way if self._answers is not None else ""
        self.window.start_pages(_FIRST_PAGE.get(way, ""))
        if way == CHANNEL:
            self.window.open_record(CHANNELS, ConnectChannel())
        elif way == FILE:
            self.window.open_record("files", ImportFile())
        self.background.run(self, _load_sync, lambda _nothing: self._begin_sync(way))
        self.ready.emit()

    # --- Channels ---

    def sync(self) -> ShopSync:
        """The sync of this shop, made at the latest when a page needs it."""
        if self._sync is None:
            from storemanager.database.book import book_url, open_book
            from storemanager.gui.channel_access import ChannelAccess
            from storemanager.gui.sync_wiring import ShopSync

            assert self.window is not None
            url, folder = book_url(self.shop), self.shop
            access = ChannelAccess(lambda: open_book(url), folder)
            self._sync = ShopSync(self.window, self._work(), access, self)
        return self._sync

    def _begin_sync(self, way: str) -> None:
        """The timetable runs from now on; who wants to try gets the practice website first."""
        sync = self.sync()
        self._begin_backups()
        if way != PRACTICE:
            sync.begin()
            return
        assert self.window is not None
        self.window.toasts.done(self.tr("The practice shop is being filled; this takes a few seconds."))
        sync.start_practice(lambda _account: self._practice_ready(), self._practice_failed)

    def _practice_ready(self) -> None:
        assert self.window is not None
        self.window.toasts.done(self.tr("The practice shop is ready. Sell, sync, make mistakes: no harm."))
        self.sync().begin()

    def _practice_failed(self, problem: StoreError) -> None:
        if isinstance(problem, StoreError):
            self._problem(problem)
        self.sync().begin()

    def _look_again(self) -> None:
        """What the window itself shows of the book: the shop's name and zone, and what waits."""
        if self.background is not None:
            self.background.run(self, shop_and_counts, self._show_counts)

    def _show_counts(self, seen: ShopAndCounts) -> None:
        texts.use_zone(ZoneInfo(seen.timezone))
        if self.window is not None:
            self.window.show_shop(seen.name, seen.place)
            self.window.show_attention(seen.attention)
            self.window.show_badge("orders", seen.orders)
            self.window.show_badge("messages", seen.messages)

    def _work(self) -> Background:
        assert self.background is not None
        return self.background

    def _settings_page(self) -> Page:
        from storemanager.database.book import book_url
        from storemanager.gui.pages.settings import SettingsPage

        page = SettingsPage(self._work(), self.settings, book_url(self.shop), self.shop)
        page.language_wanted.connect(self.use_language)
        page.restore_wanted.connect(self.restore)
        return page

    def _problem(self, problem: StoreError) -> None:
        if self.window is not None:
            self.window.show_problem(problem)

    # --- Backups ---

    def _begin_backups(self) -> None:
        from storemanager.database.book import book_url
        from storemanager.gui.backing_up import DailyBackup

        runner = self.sync().runner
        self._backups = DailyBackup(self._work(), book_url(self.shop), self.shop, self, busy=lambda: runner.running)

    def restore(self, prepared: Prepared) -> None:
        """Put a prepared backup in the book's place. Everything that knows the present book is closed first: pages,
        what can be undone, the sync. Then the window opens anew on what is there."""
        from storemanager.gui.restoring import Restoring

        old = self.window
        assert old is not None
        self.close()
        self.background, self._answers = None, None
        old.closing.disconnect(self.close)
        restoring = Restoring(old, prepared, self.shop)

        def over(problem: object) -> None:
            self.open_window()
            old.hide()
            old.deleteLater()
            if isinstance(problem, StoreError):
                self._problem(problem)
            elif problem is None and self.window is not None:
                self.window.toasts.done(self.tr("The book is restored. Nothing is sent before you have looked."))

        restoring.over.connect(over)
        restoring.begin()

    # --- Running ---

    def use_language(self, language: str) -> None:
        """Switch at run time, and remember it."""
        self.languages.use(language)
        self.settings.setValue("language", language)

    def raise_window(self) -> None:
        """Somebody started the program again: show this one."""
        shown = self.window or self.first
        if shown is not None:
            shown.setWindowState(shown.windowState() & ~Qt.WindowState.WindowMinimized)
            shown.show()
            shown.raise_()
            shown.activateWindow()

    def close(self) -> None:
        """The sync stops, the book is closed, the practice website is kept: in this order."""
        if self._backups is not None:
            self._backups.stop()
            self._backups.deleteLater()
            self._backups = None
        if self._sync is not None:
            self._sync.close()
        if self.background is not None:
            self.background.close()
        if self._sync is not None:
            self._sync.release()
            self._sync = None
        self.settings.sync()


_FIRST_PAGE = {"file": "files", "channel": "channels"}
"""Where each way in leads; the others begin on the first page."""


@dataclass(frozen=True)
class ShopAndCounts:
    """What the window shows beside the pages."""

    name: str
    place: str
    timezone: str
    attention: int
    orders: int
    """Those to ship and to confirm, as the page of orders counts them."""
    messages: int
    """Conversations in which somebody waits for an answer."""


def shop_and_counts(session: Session) -> ShopAndCounts:
    from storemanager.domain.stock import Location
    from storemanager.services import attention, conversations, orders, shop, stock

    row, now = shop.get(session), clock.now()
    place = session.get_one(Location, stock.default_location(session)).name
    tabs = orders.tab_counts(session)
    return ShopAndCounts(
        row.name, place, row.timezone, len(attention.rows(session, now=now)),
        tabs["to_ship"] + tabs["to_confirm"], conversations.counts(session, now).waiting,
    )  # fmt: skip


def _make_shop(answers: FirstStart) -> Callable[[Session], None]:
    def make(session: Session) -> None:
        from storemanager.services import shop

        shop.create(
            session,
            name=answers.shop_name or str(translate("first_start", "Practice shop")),
            currency=answers.currency,
            language=answers.language,
            timezone=answers.zone,
            now=clock.now(),
        )

    return make


def _load_sync(_session: Session) -> None:
    """What syncing needs is loaded on the book's thread: the network, the practice website and the world's telephone
    numbers take a moment."""
    import phonenumbers  # noqa: F401 - loaded, not used here

    import storemanager.gui.sync_wiring
    import storemanager.sync.demo  # noqa: F401 - loaded, not used here


def no_screen() -> bool:
    """On Linux Qt would end the program without a word one can understand."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window; --shop DIR names the folder of the shop."""
    parser = argparse.ArgumentParser(prog="storemanager-window")
    parser.add_argument("--shop", type=Path, help="the folder of the shop")
    arguments = parser.parse_args(argv)
    if no_screen():
        print(NO_SCREEN, file=sys.stderr)
        return 3
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("Store Manager")
    app = begin(qt, (arguments.shop or paths.default_shop()).resolve())
    return qt.exec() if app is not None else 0


def begin(qt: QApplication, shop: Path) -> App | None:
    """Open the window on a shop; None when it is open already, and then that window comes to the front."""
    if single.wake_the_other(shop):
        return None
    app = App(qt, shop)
    door = single.Door(shop, app)
    door.knocked.connect(app.raise_window)
    CrashReporter.install(app)
    app.start()
    return app


if __name__ == "__main__":
    sys.exit(main())
