"""Puts the parts together and opens the window: first it paints, then the book is opened behind it.

Nothing that takes long to load (the tables, the network, the keyring) may be imported at the top of this file.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from storemanager import paths, texts
from storemanager.errors import StoreError
from storemanager.gui import languages, single
from storemanager.gui.background import Background, OpenBook, collect_garbage_here
from storemanager.gui.crash import CrashReporter
from storemanager.gui.pages.first_start import FirstStart, FirstStartPage
from storemanager.gui.pages_list import PageSpec
from storemanager.gui.theme import theme
from storemanager.gui.widgets.page import PlainPage
from storemanager.gui.window import ATTENTION, MainWindow
from storemanager.texts import translate

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
        self.garbage = collect_garbage_here(self)
        self.background: Background | None = None
        self.window: MainWindow | None = None
        self.first: FirstStartPage | None = None

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
        self.first.setWindowTitle("Store Manager")
        self.first.resize(1366, 768)
        self.first.show()

    def on_first_start(self, result: FirstStart) -> None:
        """The seam where the answers of the first start take effect: the language is kept, and the window opens on a
        new book. Naming the shop in the book and going in by file, channel or practice shop is connected here."""
        self.use_language(result.language)
        self.settings.setValue("first_start/way", result.way)
        self.open_window(create=True)
        if self.window is not None:
            self.window.show_shop(result.shop_name)
        if self.first is not None:
            self.first.close()
            self.first.deleteLater()
            self.first = None

    def open_window(self, *, create: bool = False) -> None:
        """Show the window; the book is opened on its own thread once the first paint is done."""
        self.window = MainWindow(self.pages(), self.settings)
        self.window.closing.connect(self.close)
        self.window.show()
        QTimer.singleShot(0, lambda: self.open_book(create=create))

    def open_book(self, *, create: bool) -> None:
        folder = self.shop

        def opener() -> OpenBook:
            from storemanager.database.book import book_url, open_book  # late: the window has painted by now

            return open_book(book_url(folder), create=create)

        self.background = Background(opener, self)
        assert self.window is not None
        self.background.opened.connect(self._opened)
        self.background.changed.connect(self.window.refresh_page)
        self.background.problem.connect(self._problem)
        self.background.crashed.connect(CrashReporter(self.window).show_crash)

    def _opened(self) -> None:
        if self.window is not None:
            self.window.start_pages()
        self.ready.emit()

    def _problem(self, problem: StoreError) -> None:
        if self.window is not None:
            self.window.show_problem(problem)

    def pages(self) -> tuple[PageSpec, ...]:
        """The registry: a new page is one entry."""
        return (
            PageSpec("home", translate("window", "Today"), "house", PlainPage),
            PageSpec("orders", translate("window", "Orders"), "clipboard-list", PlainPage),
            PageSpec("products", translate("window", "Products"), "package", PlainPage),
            PageSpec("customers", translate("window", "Customers"), "users", PlainPage),
            PageSpec("channels", translate("window", "Channels"), "store", PlainPage),
            PageSpec("files", translate("window", "Files"), "file-spreadsheet", PlainPage),
            PageSpec("settings", translate("window", "Settings"), "settings", PlainPage, "foot"),
            PageSpec(ATTENTION, translate("window", "Needs attention"), "triangle-alert", PlainPage, "hidden"),
        )

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
        if self.background is not None:
            self.background.close()
        self.settings.sync()


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
    shop = (arguments.shop or paths.default_shop()).resolve()
    if single.wake_the_other(shop):
        return 0
    app = App(qt, shop)
    door = single.Door(shop, app)
    door.knocked.connect(app.raise_window)
    CrashReporter.install(app)
    app.start()
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main())
