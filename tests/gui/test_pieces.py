"""Pieces of the window while they are made."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from storemanager.gui.widgets.notes import Banner
from storemanager.gui.widgets.overlay import Dialog, Toast
from storemanager.gui.widgets.parts import KeyFigure


class Windows(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


PIECES: dict[str, Callable[[], QWidget]] = {
    "banner": lambda: Banner("It happened", "What it means"),
    "toast": lambda: Toast("Done", "And more", "Undo", None, False),
    "dialog": lambda: Dialog(None, "Really?", "It cannot be undone."),
    "figure": lambda: KeyFigure("12", "orders", against="10 last week"),
}


@pytest.mark.parametrize("piece", PIECES)
def test_no_part_of_a_piece_is_a_window_for_a_moment(
    qtbot: QtBot, dressed: QApplication, qapp: QApplication, piece: str
) -> None:
    """Such a window takes the keyboard away from the real one."""
    windows = Windows()
    qapp.installEventFilter(windows)
    try:
        qtbot.addWidget(PIECES[piece]())
    finally:
        qapp.removeEventFilter(windows)
    assert windows.shown == []
