"""The answer: what is written, quick replies, products to show, or a template where only that may be sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import Choice
from storemanager.gui.widgets.flow import flow
from storemanager.gui.widgets.parts import Icon, clear, column, gap, label, row
from storemanager.services.conversations import Reply, TemplateRow, filled
from storemanager.services.quick_replies import PLACES

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_LINES = 6


@dataclass(frozen=True)
class Card:
    """A product that goes with the answer."""

    variant_id: int
    name: str


class ReplyText(QPlainTextEdit):
    """Enter sends, Shift+Enter begins a line. Only plain text comes in, also by pasting."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and not modifiers:
            self.entered.emit()
        elif event.key() in _ENTER and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
        elif modifiers & Qt.KeyboardModifier.ControlModifier and event.key() in (*_ENTER, Qt.Key.Key_Down):
            event.ignore()  # the page's own keys
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def _grow(self) -> None:
        """As high as its lines, from two to six."""
        spacing = self.fontMetrics().lineSpacing()
        lines = min(max(int(self.document().size().height()), 2), _MOST_LINES)
        high = lines * spacing + 2 * int(self.document().documentMargin()) + 14
        if high != self.minimumHeight():
            self.setFixedHeight(high)

    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())


class ReplyBox(QFrame):
    """`sent`: send what is in it. The page asks `text`, `cards` or `template_values` and calls `clear_draft`."""

    sent = Signal()
    place_chosen = Signal()
    product_wanted = Signal()
    quick_wanted = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "foot")
        self.cards: list[Card] = []
        self.values: list[QLineEdit] = []
        self._templates: tuple[TemplateRow, ...] = ()
        self._replies: tuple[Reply, ...] = ()
        self._fills: dict[str, str] = {}
        self.note_icon = Icon("info", 14, "text_muted")
        self.note = label("", "small", wrap=True)
        self.note_line = QWidget()
        noted = row(spacing=gap("2"))
        noted.addWidget(self.note_icon, alignment=Qt.AlignmentFlag.AlignTop)
        noted.addWidget(self.note, 1)
        self.note_line.setLayout(noted)
        self.quick_row = flow()
        self.product_button = Button("", "normal", icon="package-plus", size="small")
        self.product_button.clicked.connect(self.product_wanted)
        self.edit_button = Button("", "quiet", icon="pencil", size="small")
        self.edit_button.clicked.connect(self.quick_wanted)
        self.text_edit = ReplyText()
        self.text_edit.entered.connect(self._send)
        self.text_edit.textChanged.connect(self._dress)
        self.text_edit.textChanged.connect(self.edited)
        self.send_button = Button("", icon="send", size="large")
        self.send_button.clicked.connect(self._send)
        self.card_row = flow()
        self.place = Choice(small=True)
        self.place.hide()
        self.place.chosen.connect(lambda _key: self.place_chosen.emit())
        self.template = Choice()
        self.template.chosen.connect(lambda _key: self._show_places())
        self.preview = label("", "body", wrap=True)
        self._places = column(spacing=gap("1"))
        self._build()

    def _build(self) -> None:
        writing = QWidget()
        field = row(self.text_edit, spacing=gap("2"))
        writing.setLayout(field)
        template = QWidget()
        inside = column(self.template, self._places, spacing=gap("2"))
        inside.addWidget(self.preview)
        template.setLayout(inside)
        self.stack = QStackedWidget()
        self.stack.addWidget(writing)
        self.stack.addWidget(template)
        answer = row(spacing=gap("2"))
        answer.addWidget(self.stack, 1)
        answer.addWidget(self.send_button, alignment=Qt.AlignmentFlag.AlignBottom)
        whole = column(row(self.place, -1), self.note_line, self.quick_row, self.card_row, answer, spacing=gap("2"))
        whole.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        self.setLayout(whole)
        self.card_row.hide()
        self.note_line.hide()
        self._template_mode, self._closed, self._off = False, False, ""

    def retranslate(self) -> None:
        edit = self.tr("Change the quick replies")
        self.edit_button.setAccessibleName(edit)
        self.edit_button.setToolTip(edit)
        self.product_button.setText(self.tr("Product"))
        self.product_button.setToolTip(self.tr("Show a product with its price, as a card"))
        self.text_edit.setPlaceholderText(self.tr("Write an answer"))
        self.text_edit.setAccessibleName(self.tr("Answer"))
        self.text_edit.setToolTip(self.tr("Enter sends, Shift+Enter begins a new line"))
        self.send_button.setText(self.tr("Send"))
        self.template.setAccessibleName(self.tr("Template"))
        self.place.setAccessibleName(self.tr("Where to answer"))
        self._dress()

    # --- What may be sent ---

    def allow(self, *, template: bool, closed: bool, note: str, tone: str = "", off: str = "") -> None:
        """`note` says what may be sent and until when; `off` why nothing can be."""
        self._template_mode, self._closed, self._off = template, closed, off
        self.stack.setCurrentIndex(1 if template else 0)
        self.quick_row.setVisible(not template and not closed)
        self.text_edit.setEnabled(not closed)
        self.note.setText(note)
        self.note_icon.show_icon(
            {"warn": "triangle-alert", "danger": "circle-x"}.get(tone, "info"), tone or "text_muted"
        )
        self.note_line.setVisible(bool(note))
        self.stack.setMaximumHeight(16_777_215 if template else self.text_edit.minimumHeight())
        self._dress()

    def show_places(self, places: Sequence[tuple[str, str]]) -> None:
        """Where the answer goes, if the person writes in several places."""
        self.place.fill(places)
        self.place.setVisible(len(places) > 1)

    def template_only(self) -> bool:
        return self._template_mode

    # --- Quick replies and cards ---

    def show_quick(self, replies: Sequence[Reply]) -> None:
        """The owner's short texts, one button each."""
        if tuple(replies) == self._replies:
            return
        self._replies = tuple(replies)
        layout = self.quick_row.layout()
        assert layout is not None
        layout.removeWidget(self.product_button)
        layout.removeWidget(self.edit_button)
        clear(layout)
        for reply in replies:
            button = Button(reply.title, "normal", size="small")
            button.setToolTip(reply.text)
            button.clicked.connect(lambda _checked=False, text=reply.text: self.insert(self.fill(text)))
            layout.addWidget(button)
        for own in (self.product_button, self.edit_button):
            layout.addWidget(own)
            own.show()

    def set_fills(self, fills: Mapping[str, str]) -> None:
        """What the places of quick replies stand for now."""
        self._fills = dict(fills)

    def fill(self, text: str) -> str:
        """The text with what is known; what is not known stays a gap to fill by hand."""
        return filled(text, {place: self._fills.get(place) or "…" for place in PLACES})

    def insert(self, text: str) -> None:
        """Add to what is written, on a line of its own."""
        before = self.text_edit.toPlainText()
        cursor = self.text_edit.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.insertText(f"\n{text}" if before.strip() else text)
        self.text_edit.setTextCursor(cursor)
        self.text_edit.setFocus()

    def add_card(self, card: Card) -> None:
        """Show a product with the answer."""
        if card.variant_id not in [each.variant_id for each in self.cards]:
            self.cards.append(card)
        self._show_cards()

    def _show_cards(self) -> None:
        layout = self.card_row.layout()
        assert layout is not None
        clear(layout)
        for card in self.cards:
            chip = Button(card.name, "filter", icon="package", trailing="x", size="small")
            chip.setAccessibleName(self.tr("Do not send %1").replace("%1", card.name))
            chip.clicked.connect(lambda _checked=False, card=card: self._drop(card))
            layout.addWidget(chip)
        self.card_row.setVisible(bool(self.cards))
        self._dress()

    def _drop(self, card: Card) -> None:
        self.cards.remove(card)
        self._show_cards()
        self.text_edit.setFocus()

    # --- Templates ---

    def show_templates(self, templates: Sequence[TemplateRow]) -> None:
        """Those that are approved."""
        if tuple(templates) == self._templates:
            return
        self._templates = tuple(templates)
        self.template.fill([(str(at), f"{each.name} ({each.language})") for at, each in enumerate(templates)])
        self._show_places()

    def chosen_template(self) -> TemplateRow | None:
        place = self.template.current()
        return self._templates[int(place)] if place else None

    def _show_places(self) -> None:
        clear(self._places)
        chosen = self.chosen_template()
        self.values = []
        for number in range(1, (chosen.places if chosen else 0) + 1):
            field = QLineEdit()
            words = self.tr("Value %1").replace("%1", str(number))
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.textChanged.connect(lambda _text: self._preview())
            field.returnPressed.connect(self._send)
            self.values.append(field)
            self._places.addWidget(field)
        self._preview()

    def _preview(self) -> None:
        chosen = self.chosen_template()
        self.preview.setText(chosen.words([each or "…" for each in self.template_values()]) if chosen else "")
        self._dress()

    def template_values(self) -> tuple[str, ...]:
        return tuple(field.text().strip() for field in self.values)

    # --- Sending ---

    def text(self) -> str:
        return self.text_edit.toPlainText().strip()

    def is_empty(self) -> bool:
        """Nothing was written or put in."""
        return not self.text() and not self.cards

    def clear_draft(self) -> None:
        """It is on its way."""
        self.cards = []
        self._show_cards()
        self.text_edit.clear()
        for field in self.values:
            field.clear()

    def begin(self, text: str, cards: Sequence[Card]) -> None:
        """What was begun before, or nothing; the focus stays where it is."""
        self.clear_draft()
        self.text_edit.setPlainText(text)
        self.text_edit.moveCursor(QTextCursor.MoveOperation.End)
        self.cards = list(cards)
        self._show_cards()

    def _why_not(self) -> str:
        if self._off:
            return self._off
        if self._closed:
            return self.note.text()
        if self._template_mode:
            if self.chosen_template() is None:
                return self.tr("There is no approved template.")
            return "" if all(self.template_values()) else self.tr("Fill in every value of the template.")
        return "" if not self.is_empty() else self.tr("Nothing is written yet.")

    def _dress(self) -> None:
        self.send_button.set_off(self._why_not())
        if not self._template_mode:
            self.stack.setMaximumHeight(self.text_edit.minimumHeight())

    def _send(self) -> None:
        if not self._why_not():
            self.sent.emit()
