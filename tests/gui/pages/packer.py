"""Somebody who packs, with a scanner and a keyboard, in a real window on a real book."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from storemanager.database import Book
from storemanager.gui.background import Background
from storemanager.gui.channel_access import ChannelAccess
from storemanager.gui.pages.orders import OrdersPage
from storemanager.gui.pages.packing import PackingPage
from storemanager.gui.pages_list import PageSpec
from storemanager.gui.printing.preview import PreviewDialog
from storemanager.gui.window import MainWindow
from storemanager.texts import translate
from tests.gui.pages.shown import said

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Packer:
    """Somebody with a scanner and a keyboard, and no mouse."""

    def __init__(self, qtbot: QtBot, window: MainWindow, background: Background) -> None:
        self.qtbot, self.window, self.background = qtbot, window, background

    @property
    def page(self) -> PackingPage:
        page = self.window.page("packing")
        assert isinstance(page, PackingPage)
        return page

    @property
    def band(self) -> tuple[str, str]:
        band = self.page.station.band
        return band.tone, band.title.text()

    def settle(self) -> None:
        def quiet() -> bool:
            page = self.window.page("packing")
            still = not isinstance(page, PackingPage) or (
                page.station.desk.quiet() and not page.queue._later.isActive()
            )
            return still and not self.background.waiting()

        self.qtbot.waitUntil(quiet, timeout=20_000)
        self.qtbot.waitUntil(quiet, timeout=20_000)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """A key goes wherever the focus is."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def scan(self, code: str) -> None:
        """A scanner types and ends with Enter."""
        if code:
            self.qtbot.keyClicks(QApplication.focusWidget() or self.window, code)
        self.press(Qt.Key.Key_Return)

    def paper(self) -> PreviewDialog:
        """The preview that has opened."""
        self.qtbot.waitUntil(lambda: any(each.isVisible() for each in self.window.findChildren(PreviewDialog)))
        dialog = next(each for each in self.window.findChildren(PreviewDialog) if each.isVisible())
        self.qtbot.waitUntil(lambda: not dialog.work.running())
        return dialog

    def close(self, dialog: PreviewDialog) -> None:
        """Esc; a window manager then gives the keyboard back to the window, here nobody does."""
        self.press(Qt.Key.Key_Escape)
        assert dialog.answer == "close"
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def words(self, within: QWidget | None = None) -> str:
        return said(within or self.page)


@contextmanager
def at_work(qtbot: QtBot, book: Book, folder: Path, access: ChannelAccess | None = None) -> Iterator[Packer]:
    """The window with orders and packing, the queue in front; a bug in a worker fails the test."""
    background = Background(lambda: book)
    access = access or ChannelAccess(lambda: book, folder)
    crashes: list[object] = []
    background.crashed.connect(crashes.append)
    specs = (
        PageSpec("orders", translate("window", "Orders"), "clipboard-list", lambda: OrdersPage(background)),
        PageSpec(
            "packing", translate("window", "Packing"), "package-check",
            lambda: PackingPage(background, access), "hidden", under="orders",
        ),
    )  # fmt: skip
    window = MainWindow(specs, QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    background.problem.connect(window.show_problem)
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.start_pages("packing")
    made = Packer(qtbot, window, background)
    made.settle()
    made.page.queue.table.setFocus()
    try:
        yield made
    finally:
        window.hide()
        background.close()
    assert crashes == []
