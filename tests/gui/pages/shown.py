"""A page on a real book, shown and filled, for tests of Home, Customers and Settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from storemanager.database import Book
from storemanager.gui.background import Background
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import FormField
from storemanager.gui.widgets.overlay import Toast
from storemanager.gui.widgets.page import Page

AnyPage = TypeVar("AnyPage", bound=Page)
Form = TypeVar("Form", bound=QDialog)


def said(within: QWidget) -> str:
    """Every word that can be seen."""
    QApplication.sendPostedEvents()  # a layout shows what was just put into it with its next event
    return " | ".join(each.text() for each in within.findChildren(QLabel) if each.isVisible())


class Shown(Generic[AnyPage]):
    """What a test does to the page, and waits for."""

    def __init__(self, qtbot: QtBot, background: Background, page: AnyPage) -> None:
        self.qtbot, self.background, self.page = qtbot, background, page
        self.went: list[tuple[str, object]] = []
        page.opens.connect(lambda key, record: self.went.append((key, record)))

    def settle(self) -> None:
        """Until everything asked was answered and no refresh is about to begin."""

        def quiet() -> bool:
            later = getattr(self.page, "_later", None)
            return not self.background.waiting() and (later is None or not later.isActive())

        self.qtbot.waitUntil(quiet, timeout=5000)
        self.qtbot.waitUntil(quiet, timeout=5000)

    def press(self, button: QWidget) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def button(self, words: str, within: QWidget | None = None) -> QPushButton:
        """The button with these words that can be seen."""
        QApplication.sendPostedEvents()  # as in `said`
        found = (within or self.page).findChildren(QPushButton)
        return next(each for each in found if each.text() == words and each.isVisible())

    def words(self, within: QWidget | None = None) -> str:
        return said(within or self.page)

    def dialog(self, kind: type[Form]) -> Form:
        self.qtbot.waitUntil(lambda: any(each.isVisible() for each in self.page.findChildren(kind)), timeout=5000)
        self.settle()
        return next(each for each in self.page.findChildren(kind) if each.isVisible())

    def enter(self, field: FormField | QLineEdit, text: str) -> None:
        """Type over what is there; letters beyond ASCII come from an input method."""
        target = field.field if isinstance(field, FormField) else field
        assert isinstance(target, QLineEdit)
        target.setFocus()
        target.selectAll()
        self.qtbot.keyClick(target, Qt.Key.Key_Delete)
        if text.isascii():
            self.qtbot.keyClicks(target, text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(target, event)

    def toast(self) -> Toast:
        """The newest: it lies lowest."""
        self.qtbot.waitUntil(lambda: bool(self._toasts()), timeout=5000)
        return max(self._toasts(), key=lambda toast: toast.y())

    def undo(self) -> None:
        """Press Undo in the newest toast."""
        self.press(self.toast().action)

    def _toasts(self) -> list[Toast]:
        return [toast for toast in self.page.window().findChildren(Toast) if toast.isVisible()]


@contextmanager
def shown(qtbot: QtBot, book: Book, make: Callable[[Background], AnyPage]) -> Iterator[Shown[AnyPage]]:
    """The page on `book`; a bug in a worker fails the test."""
    background = Background(lambda: book)
    crashes: list[object] = []
    background.crashed.connect(crashes.append)
    page = make(background)
    page.resize(1166, 716)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    found = Shown(qtbot, background, page)
    page.refresh()
    found.settle()
    try:
        yield found
    finally:
        background.close()
    assert crashes == []


def filled_buttons(page: QWidget) -> list[str]:
    """The words of the filled buttons that can be seen: one a page, or none."""
    return [each.text() for each in page.findChildren(Button) if each.kind == "primary" and each.isVisible()]
