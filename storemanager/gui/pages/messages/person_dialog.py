"""Whose conversation it is, said by hand: look for the customer and press them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from storemanager.gui.background import Background
from storemanager.gui.pages.messages import loading
from storemanager.gui.people import phone_words, shown_name
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import SearchField
from storemanager.gui.widgets.overlay import Dialog
from storemanager.gui.widgets.panel_parts import PanelRow
from storemanager.gui.widgets.parts import Icon, clear, label
from storemanager.services.customers import CustomerRow

SHOWN = 6


class PersonDialog(Dialog):
    """`chosen(customer id, name)`."""

    chosen = Signal(int, str)

    def __init__(self, parent: QWidget, background: Background, name: str) -> None:
        super().__init__(parent, "")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._background = background
        self.title.setText(self.tr("Which customer is this?"))
        self.text.setText(self.tr("Their messages and orders come together from now on. It can be taken back."))
        self.text.show()
        self.search = SearchField(self.tr("Name, phone or e-mail"))
        self.search.looked_for.connect(self._look)
        self.search.left_downwards.connect(lambda: self.rows and self.rows[0].setFocus(Qt.FocusReason.TabFocusReason))
        self.found = QVBoxLayout()
        self.hint = label("", "small", wrap=True)
        self.rows: list[PanelRow] = []
        self.body.addWidget(self.search)
        self.body.addWidget(self.hint)
        self.body.addLayout(self.found)
        self.hint.hide()
        self.add_button(self.tr("Cancel"), "cancel", harmless=True)
        self.search.setText(name if "*" not in name else "")
        self.search.setFocus()

    def _look(self, text: str) -> None:
        self._background.run(self, lambda session: loading.people(session, text, SHOWN), self._show)

    def _show(self, rows: Sequence[CustomerRow]) -> None:
        clear(self.found)
        self.rows = []
        for each in rows:
            parts = (phone_words(each.phone), each.email, each.province)
            second = " · ".join(part for part in parts if part)
            made = PanelRow(shown_name(each.name), second, chip=Icon("user"), pressable=True)
            made.pressed.connect(lambda one=each: self._take(one))
            self.rows.append(made)
            self.found.addWidget(made)
        self.hint.setText(self.tr("Nobody is found by these words."))
        self.hint.setVisible(not rows and bool(self.search.text().strip()))

    def _take(self, row: CustomerRow) -> None:
        self.accept()
        self.chosen.emit(row.id, shown_name(row.name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter looks for what was typed; it presses a button only where that has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(self.focusWidget(), Button):
            event.accept()
            return
        super().keyPressEvent(event)
