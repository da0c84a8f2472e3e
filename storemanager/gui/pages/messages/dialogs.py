"""The small dialogs of a conversation: a note, who answers, and which product to show."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from storemanager import clock
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.dialogs.order_acts import text_of
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import FormField, text_field
from storemanager.gui.widgets.overlay import Dialog
from storemanager.gui.widgets.product_finder import ProductFinder
from storemanager.services import conversations
from storemanager.services.catalog import VariantRow
from storemanager.services.conversations import ThreadKey


class NoteDialog(FormDialog):
    """A note beside the conversation; the customer never sees it."""

    saved = Signal()

    def __init__(self, parent: QWidget, background: Background, key: ThreadKey) -> None:
        super().__init__(parent, background, "", "")
        self._key = key
        self.title.setText(self.tr("Note on this conversation"))
        self.save_button.setText(self.tr("Save the note"))
        self.note = QPlainTextEdit()
        self.note.setFixedHeight(110)
        self.note.setTabChangesFocus(True)
        self.body.addWidget(FormField(self.tr("Only for your shop"), self.note))
        self.note.setFocus()

    def save(self) -> None:
        key, text, now = self._key, self.note.toPlainText(), clock.now()
        self.write(lambda session: conversations.add_note(session, key, text, now=now), lambda _note: self.saved.emit())


class AssignDialog(FormDialog):
    """Who of the shop answers here."""

    saved = Signal(str)

    def __init__(self, parent: QWidget, background: Background, key: ThreadKey, now_it_is: str) -> None:
        super().__init__(parent, background, "", "")
        self._key = key
        self.title.setText(self.tr("Who answers this conversation?"))
        self.save_button.setText(self.tr("Save"))
        self.name = FormField(self.tr("Name"), text_field(now_it_is), self.tr("As your shop calls them"))
        self.body.addWidget(self.name)
        self.name.field.setFocus()

    def save(self) -> None:
        key, name = self._key, text_of(self.name).strip()
        if not name:
            self.name.wrong(self.tr("Enter a name."))
            return
        self.write(lambda session: conversations.assign(session, key, name), lambda _nothing: self.saved.emit(name))


class ProductDialog(Dialog):
    """Which product the answer shows."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, background: Background, currency: str) -> None:
        super().__init__(parent, "", width=1)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title.setText(self.tr("Show a product"))
        self.text.setText(self.tr("It is sent as a card: its name, its price on this channel, picture and link."))
        self.text.show()
        self.finder = ProductFinder(background, currency, rows_shown=6)
        self.finder.chosen.connect(self._take)
        self.body.addWidget(self.finder)
        self.add_button(self.tr("Cancel"), "cancel", harmless=True)
        self.finder.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter looks for what was typed; it presses a button only where that has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(self.focusWidget(), Button):
            event.accept()
            return
        super().keyPressEvent(event)

    def _take(self, row: VariantRow) -> None:
        self.accept()
        self.chosen.emit(row)
