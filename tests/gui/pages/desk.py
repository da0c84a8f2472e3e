"""One page on a real book, the way the owner has it in front of them, for the tests of products and orders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from storemanager.database import Book
from storemanager.gui.background import Background
from storemanager.gui.pages.orders import OrdersPage
from storemanager.gui.pages.products import ProductsPage
from storemanager.gui.widgets.fields import FormField
from storemanager.gui.widgets.overlay import Toast

Shown = TypeVar("Shown", ProductsPage, OrdersPage)
Form = TypeVar("Form", bound=QDialog)


LONGEST_PAUSE_MS = 150


class Desk:
    """What a test does to a page and waits for."""

    def __init__(self, qtbot: QtBot, background: Background, page: ProductsPage | OrdersPage) -> None:
        self.qtbot, self.background, self.page = qtbot, background, page

    def settle(self) -> None:
        """Until everything that was asked has been answered, and nothing more is about to be asked."""
        page = self.page

        def quiet() -> bool:
            after = page._figures_later if isinstance(page, ProductsPage) else page._around_later
            timers = (page._later, page._panel_later, after)
            return not self.background.waiting() and not any(timer.isActive() for timer in timers)

        self.qtbot.waitUntil(quiet, timeout=5000)
        self.qtbot.waitUntil(quiet, timeout=5000)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key while the table has the focus."""
        self.qtbot.keyClick(self.page.table, key, modifier)

    def open(self, row_id: int) -> None:
        """Go to a row and press Enter."""
        assert self.page.table.go_to(row_id)
        self.press(Qt.Key.Key_Return)
        self.settle()

    def dialog(self, kind: type[Form]) -> Form:
        """The dialog that has opened."""

        def there() -> bool:
            return any(each.isVisible() for each in self.page.findChildren(kind))

        self.qtbot.waitUntil(there, timeout=5000)
        self.settle()
        return next(each for each in self.page.findChildren(kind) if each.isVisible())

    def enter(self, field: FormField | QWidget, text: str) -> None:
        """Type into a field over what is there."""
        target = field.field if isinstance(field, FormField) else field
        assert isinstance(target, QLineEdit)
        target.selectAll()
        self.qtbot.keyClick(target, Qt.Key.Key_Delete)
        if text.isascii():
            self.qtbot.keyClicks(target, text)
        else:  # QTest has keys for ASCII only; an input method hands other letters in whole
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(target, event)

    def save(self, dialog: QDialog) -> None:
        """Ctrl+Enter."""
        self.qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
        self.settle()

    def toast(self) -> Toast:
        """The newest toast."""
        self.qtbot.waitUntil(lambda: bool(self._toasts()), timeout=5000)
        return self._toasts()[-1]

    def undo(self) -> None:
        """Press Undo in the newest toast."""
        self.qtbot.mouseClick(self.toast().action, Qt.MouseButton.LeftButton)
        self.settle()

    def _toasts(self) -> list[Toast]:
        return [toast for toast in self.page.window().findChildren(Toast) if toast.isVisible()]


@contextmanager
def at_the_desk(qtbot: QtBot, book: Book, make: Callable[[Background], Shown]) -> Iterator[tuple[Desk, Shown]]:
    """A page on `book`, shown and filled; a bug in a worker fails the test."""
    background = Background(lambda: book)
    crashes: list[object] = []
    background.crashed.connect(crashes.append)
    page = make(background)
    for timer in page.findChildren(QTimer):
        if timer.isSingleShot() and timer.interval() <= LONGEST_PAUSE_MS:
            timer.setInterval(1)  # what is gathered for a hurried owner need not keep a test waiting
    page.resize(1366, 768)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.refresh()
    desk = Desk(qtbot, background, page)
    desk.settle()
    page.table.setFocus()
    try:
        yield desk, page
    finally:
        page.hide()
        background.close()
    assert crashes == []
