"""What every part of the settings is made of: a heading with "saved 09:40 · Undo", and cards of one setting a row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QSpinBox, QVBoxLayout, QWidget

from storemanager import texts
from storemanager.gui import tokens
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import announce
from storemanager.gui.widgets.parts import Card, Icon, clear, column, gap, label, line, row
from storemanager.texts import translate

Undo = Callable[[], None]


class Section(QWidget):
    """One part of the settings. Fill `body`; call `said_saved` after each change."""

    def __init__(self) -> None:
        super().__init__()
        self._undo: Undo | None = None
        self._saved_at: datetime | None = None
        self.title = label("", "lead")
        self.second = label("", "small", wrap=True)
        self.sign = Icon("check", tokens.size("icon.px.inline"))
        self.saved = label("", "small")
        self.undo_button = Button("", icon="undo-2", size="small")
        self.undo_button.clicked.connect(self._take_back)
        self.line = QWidget()
        self.line.setLayout(row(self.sign, self.saved, self.undo_button, spacing=gap("2")))
        self.line.hide()
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(tokens.size("layout_px.card_gap"))
        head = row(spacing=gap("3"))
        head.addLayout(column(self.title, self.second, spacing=1), 1)
        head.addWidget(self.line, alignment=Qt.AlignmentFlag.AlignVCenter)
        holder = QWidget()  # keeps its height, so that nothing moves when "saved" appears
        holder.setLayout(head)
        holder.setMinimumHeight(theme().size("control_px.large") + 2)
        layout = column(holder, self.body, -1, spacing=tokens.size("layout_px.card_gap"))
        self.setLayout(layout)

    def say(self, title: str, second: str) -> None:
        self.title.setText(title)
        self.second.setText(second)
        self.setAccessibleName(title)
        self._say_saved()

    def said_saved(self, at: datetime, undo: Undo | None) -> None:
        """A change has happened; it can be taken back until the next one."""
        self._undo, self._saved_at = undo, at
        self._say_saved()
        announce(self, self.saved.text())

    def _say_saved(self) -> None:
        at = self._saved_at
        self.line.setVisible(at is not None)
        if at is not None:
            said = translate("settings", "saved {time}") if self._undo else translate("settings", "taken back {time}")
            self.saved.setText(str(said(time=texts.clock_time(at))))
        self.undo_button.setText(str(translate("settings", "Undo")))
        self.undo_button.setVisible(self._undo is not None)

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()
        self._say_saved()


class SettingsCard(Card):
    """Settings under one another, each with its words to the left and its control to the right."""

    def __init__(self, *settings: QWidget) -> None:
        self.rows = column()
        super().__init__(self.rows)
        self.fill(*settings)

    def fill(self, *settings: QWidget) -> None:
        clear(self.rows)
        for place, setting in enumerate(settings):
            if place:
                self.rows.addWidget(line())
            self.rows.addWidget(setting)


class Setting(QWidget):
    """One setting: a name, what it does, a control, and a unit after it; a `fact` stands before the control, so that
    controls under one another end in one line."""

    def __init__(
        self, control: QWidget | None = None, *more: QWidget, lead: QWidget | None = None, fact: bool = False
    ) -> None:
        super().__init__()
        self.control = control
        self.name = label("", "body", wrap=True)
        self.hint = label("", "small", wrap=True)
        self.unit = label("", "body", role="text_muted")
        self.problem = label("", "small", role="danger", wrap=True)
        self.problem.hide()
        layout = row(spacing=gap("2"))
        if lead is not None:
            layout.addWidget(lead)
        layout.addLayout(column(self.name, self.hint, self.problem, spacing=1), 1)
        controls = (*((control,) if control is not None else ()), *more)
        for part in (self.unit, *controls) if fact else (*controls, self.unit):
            layout.addWidget(part)
        side = tokens.size("layout_px.card_padding")
        layout.setContentsMargins(side, gap("2"), side, gap("2"))
        self.setLayout(layout)
        self.setMinimumHeight(theme().size("row_px.table_two_lines") + 4)

    def say(self, name: str, hint: str = "", unit: str = "") -> None:
        self.name.setText(name)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.unit.setText(unit)
        self.unit.setVisible(bool(unit))
        if isinstance(self.control, Button):  # it says itself what it does, and here what with
            self.control.setAccessibleDescription(f"{name}. {hint}" if hint else name)
        elif self.control is not None:
            self.control.setAccessibleName(name)
            self.control.setAccessibleDescription(hint)

    def wrong(self, sentence: str) -> None:
        """Say why a value was not taken; "" when it was."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


def align_units(*settings: Setting) -> None:
    """Controls under one another end in one line, however long the words after them are."""
    widest = max(each.unit.sizeHint().width() for each in settings)
    for each in settings:
        each.unit.setMinimumWidth(widest)


class Number(QSpinBox):
    """A whole number that is saved when the field is left, on Enter, or a moment after an arrow; never by scrolling."""

    def __init__(self, least: int, most: int, *, nothing: str = "") -> None:
        """`nothing` is what the lowest value is called."""
        super().__init__()
        self.setRange(least, most)
        self.setSpecialValueText(nothing)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setKeyboardTracking(False)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest thing it can show."""
        return super().sizeHint()

    def show_value(self, value: int) -> None:
        """Show a value without telling; what is being typed is left alone."""
        if self.hasFocus() and self.lineEdit().isModified():
            return
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()


def quiet(words: str) -> QLabel:
    """An explaining sentence."""
    return label(words, "small", wrap=True)
