"""The owner's own quick replies: a name for the button and a text, with places that are filled in by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.parts import column, gap, label, row
from storemanager.services import conversations
from storemanager.services.conversations import Reply

TITLE_PX = 150


class QuickRow(QWidget):
    """One reply; `removed` when it is taken off."""

    removed = Signal()

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.title, self.text = QLineEdit(reply.title), QLineEdit(reply.text)
        self.title.setFixedWidth(TITLE_PX * max(theme().text_percent, 100) // 100)
        for field, words in ((self.title, self.tr("On the button")), (self.text, self.tr("What is written"))):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.setCursorPosition(0)
        off = Button("", "quiet", icon="x", size="small", name=self.tr("Take this reply off"))
        off.setAutoDefault(False)
        off.clicked.connect(self.removed)
        parts = row(self.title, spacing=gap("2"))
        parts.addWidget(self.text, 1)
        parts.addWidget(off)
        self.setLayout(parts)

    def reply(self) -> Reply:
        return Reply(self.title.text().strip(), self.text.text().strip())


class QuickDialog(FormDialog):
    """`saved` when they are in the book."""

    saved = Signal()

    def __init__(self, parent: QWidget, background: Background, replies: Sequence[Reply]) -> None:
        super().__init__(parent, background, "", "", width=1)
        self.title.setText(self.tr("Quick replies"))
        self.save_button.setText(self.tr("Save"))
        places = "{product}, {price}, {available}, {total}"
        told = self.tr("Filled in by themselves, where they stand in a text: %1").replace("%1", places)
        self.rows: list[QuickRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(gap("2"))
        add = Button(self.tr("Add a reply"), icon="plus", size="small")
        add.setAutoDefault(False)
        add.clicked.connect(self._add_empty)
        self.add_scrolled(column(label(told, "small", wrap=True), self._lines, row(add, -1), -1, spacing=gap("3")))
        first = Button(self.tr("The program's own set again"), "link")
        first.setAutoDefault(False)
        first.clicked.connect(self._first_set)
        self._links.addWidget(first)
        for reply in replies:
            self.add(reply)

    def add(self, reply: Reply) -> QuickRow:
        made = QuickRow(reply)
        made.removed.connect(lambda: self._remove(made))
        self.rows.append(made)
        self._lines.addWidget(made)
        return made

    def _add_empty(self) -> None:
        self.add(Reply("", "")).title.setFocus()

    def _remove(self, made: QuickRow) -> None:
        self.rows.remove(made)
        self._lines.removeWidget(made)
        made.hide()
        made.deleteLater()

    def save(self) -> None:
        replies = [reply for each in self.rows if (reply := each.reply()) != Reply("", "")]
        self.write(lambda session: conversations.save_quick_replies(session, replies), lambda _none: self.saved.emit())

    def _first_set(self) -> None:
        self.write(conversations.first_set_again, lambda _none: self.saved.emit())
