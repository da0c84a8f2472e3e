"""The card that takes the rest of a page: a table with its foot, or what is said when there are no rows."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from storemanager.gui import tokens
from storemanager.gui.widgets.notes import Skeleton
from storemanager.gui.widgets.parts import Card, column
from storemanager.gui.widgets.table import Table


class ListCard(Card):
    """`show_table`, `show_empty(state)`; until the first answer nothing is shown, and after a moment a skeleton."""

    def __init__(self, table: Table, *foot: QWidget) -> None:
        self.stack = QStackedWidget()
        self._rows = QWidget()
        self._rows.setLayout(column(table, *foot))
        self._waiting = Skeleton(8, row_height=48)
        self._blank = QWidget()
        self._empty: QWidget | None = None
        for part in (self._blank, self._rows, self._waiting):
            self.stack.addWidget(part)
        layout = column(self.stack)
        layout.setContentsMargins(1, 1, 1, 1 if foot else tokens.size("radius_px.card"))
        super().__init__(layout)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(tokens.milliseconds("skeleton_after"))
        self._late.timeout.connect(lambda: self.stack.setCurrentWidget(self._waiting))
        self._late.start()

    def show_table(self) -> None:
        self._late.stop()
        self.stack.setCurrentWidget(self._rows)

    def show_empty(self, state: QWidget) -> None:
        """Say why there is nothing, and what to do."""
        self._late.stop()
        self.stack.addWidget(state)
        self.stack.setCurrentWidget(state)
        if self._empty is not None:
            self.stack.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = state

    def empty_state(self) -> QWidget | None:
        """What is said instead of rows, if it is shown."""
        return self._empty if self.stack.currentWidget() is self._empty else None
