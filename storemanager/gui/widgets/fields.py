"""Fields: search, choice, and a form's field with its sentence below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from storemanager.gui import tokens
from storemanager.gui.theme import icon, set_property, theme
from storemanager.gui.widgets.parts import Icon, column, gap, label, row

TYPING_PAUSE_MS = 120


class SearchField(QLineEdit):
    """A field with a looking glass; tells what is looked for after a short pause: `looked_for(words)`."""

    looked_for = Signal(str)
    left_downwards = Signal()
    """Arrow down: into the results."""

    def __init__(self, placeholder: str, *, key: str = "") -> None:
        super().__init__()
        self.key = key
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.say(placeholder)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.looked_for.emit(self.text().strip()))
        self.textChanged.connect(lambda _text: self._pause.start())
        self.textChanged.connect(lambda _text: self._make_room())
        self._dress()

    def say(self, placeholder: str) -> None:
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)

    def _dress(self) -> None:
        self._glass.setIcon(icon("search"))
        self._make_room()

    def _make_room(self) -> None:
        """The placeholder ends before the key; what is typed has all the room."""
        self.setTextMargins(0, 0, 0 if self.text() or not self.key else self._key_width() + gap("2"), 0)

    def _key_words(self) -> str:
        return QKeySequence(self.key).toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")

    def _key_width(self) -> int:
        return QFontMetrics(theme().font("caption")).horizontalAdvance(self._key_words()) + 12

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and event.key() == Qt.Key.Key_K:
                event.ignore()  # Qt would delete to the end of the line on Linux
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.key or self.text():
            return
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words, font = self._key_words(), look.font("caption")
        wide, high = self._key_width(), QFontMetrics(font).height() + 4
        box = QRectF(self.width() - wide - gap("3") + 2, (self.height() - high) / 2, wide, high)
        painter.setPen(QPen(look.colour("border_control"), 1))
        painter.setBrush(look.colour("surface_alt"))
        radius = tokens.size("radius_px.chip")
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(look.colour("text_muted"))
        painter.setFont(font)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


class Choice(QComboBox):
    """A choice out of a list: keys behind words, `chosen(key)`."""

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]] = (),
        current: str = "",
        *,
        name: str = "",
        kind: str = "",
        small: bool = False,
    ) -> None:
        """`kind` "filter" has the quieter line of buttons."""
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("kind", kind)
        self.setProperty("measure", "small" if small else "normal")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.fill(choices, current)
        self.activated.connect(lambda _place: self.chosen.emit(self.current()))

    def fill(self, choices: Sequence[tuple[str, str]], current: str = "") -> None:
        """Other choices, or the same in other words; the one that was on stays on where it can."""
        keep = current or self.current()
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        self.choose(keep)

    def current(self) -> str:
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Switch without telling."""
        place = self.findData(key)
        self.setCurrentIndex(place if place >= 0 else 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A choice never changes because somebody scrolled over it."""
        event.ignore()


class FormField(QWidget):
    """A label, a field, and below it a hint, what is wrong with it, or that it is well."""

    def __init__(self, words: str, field: QWidget, hint: str = "", right: str = "") -> None:
        super().__init__()
        self.field = field
        self.words = label(words, "field")
        self.right = label(right, "small")
        self.words.setBuddy(field)
        field.setAccessibleName(words)
        self._hint = hint
        self._sign = Icon("circle-check", tokens.size("icon.px.inline"), "success")
        self.below = label(hint, "small", wrap=True)
        under = row(self._sign, spacing=gap("1"))
        under.addWidget(self.below, 1)
        self.setLayout(column(row(self.words, -1, self.right), field, under, spacing=gap("1")))
        self._show("", hint)

    def say(self, words: str, hint: str = "") -> None:
        """The same field in other words."""
        self.words.setText(words)
        self.field.setAccessibleName(words)
        self._hint = hint
        self._show("", hint)

    def wrong(self, sentence: str) -> None:
        self._show("danger", sentence)

    def well(self, sentence: str) -> None:
        self._show("success", sentence)

    def plain(self) -> None:
        self._show("", self._hint)

    def _show(self, tone: str, sentence: str) -> None:
        set_property(self.field, "wrong", "true" if tone == "danger" else "false")
        set_property(self.below, "role", tone or "text_muted")
        self._sign.setVisible(bool(tone))
        if tone:
            self._sign.show_icon("circle-x" if tone == "danger" else "circle-check", tone)
        self.below.setText(sentence)
        self.below.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)


def text_field(text: str = "", *, placeholder: str = "", amount: bool = False) -> QLineEdit:
    """A line of text; amounts stand at the right."""
    made = QLineEdit(text)
    made.setPlaceholderText(placeholder)
    if amount:
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
    return made


def note(text: str) -> QLabel:
    """A small explaining sentence."""
    return label(text, "small", wrap=True)
