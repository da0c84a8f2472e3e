"""The form a channel asks for of its category: made from the fields it names, the required ones first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from storemanager.channels.base import FieldInput, ListingField
from storemanager.gui.pages.product_channels.finding_one import FindingField
from storemanager.gui.theme import theme
from storemanager.gui.widgets.fields import Choice, FormField, text_field
from storemanager.gui.widgets.parts import clear, column, gap, row
from storemanager.texts import translate

MANY = 12
"""More choices than this are found by typing."""
_ROWS_SHOWN = 5
Answers = Mapping[str, tuple[str, ...]]


class ChannelForm(QWidget):
    """`changed()` when an answer is another one. `answers()` has only the fields that were answered."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fields: tuple[ListingField, ...] = ()
        self._inputs: dict[str, _Input] = {}
        self.rows: dict[str, FormField] = {}
        self._body = column(spacing=gap("3"))
        self.setLayout(self._body)

    def show_fields(self, fields: Sequence[ListingField], answers: Answers) -> None:
        """The form of another category; what was answered before stays where the field is the same."""
        self._fields = tuple(sorted(fields, key=lambda one: not one.required))
        clear(self._body)
        self._inputs, self.rows = {}, {}
        for field in self._fields:
            made = _input(field)
            made.fill(answers.get(field.key, ()))
            made.changed.connect(self._touched)
            needed = str(translate("channel_form", "required")) if field.required else ""
            self.rows[field.key] = FormField(field.label, made, right=needed)
            made.named(field.label)
            self._inputs[field.key] = made
            self._body.addWidget(self.rows[field.key])

    def answers(self) -> dict[str, tuple[str, ...]]:
        return {key: given for key, each in self._inputs.items() if (given := each.given())}

    def missing(self) -> list[str]:
        """Says below each field what it still needs, and answers their keys."""
        found = []
        for field in self._fields:
            problem = self._inputs[field.key].problem()
            if not problem and field.required and not self._inputs[field.key].given():
                problem = str(translate("channel_form", "The channel asks for this before it takes the product."))
            if problem:
                self.rows[field.key].wrong(problem)
                found.append(field.key)
            else:
                self.rows[field.key].plain()
        return found

    def say(self, key: str, sentence: str) -> bool:
        """A sentence below a field; False where there is no such field."""
        if key in self.rows:
            self.rows[key].wrong(sentence)
        return key in self.rows

    def focus(self, key: str) -> bool:
        if key in self._inputs:
            self._inputs[key].setFocus(Qt.FocusReason.OtherFocusReason)
        return key in self._inputs

    def _touched(self) -> None:
        sender = self.sender()
        for key, each in self._inputs.items():
            if each is sender:
                self.rows[key].plain()
        self.changed.emit()


class _Input(QWidget):
    """One answer, however it is given."""

    changed = Signal()

    def __init__(self, field: ListingField, part: QWidget, *more: QWidget) -> None:
        super().__init__()
        self.field, self.part = field, part
        layout = row(spacing=gap("2"))
        layout.addWidget(part, 1)
        for each in more:
            layout.addWidget(each)
        self.setLayout(layout)
        self.setFocusProxy(part)

    def named(self, words: str) -> None:
        self.part.setAccessibleName(words)

    def fill(self, given: Sequence[str]) -> None:
        raise NotImplementedError

    def given(self) -> tuple[str, ...]:
        raise NotImplementedError

    def problem(self) -> str:
        """What is wrong with what was given, or ""."""
        return ""


class _Line(_Input):
    """A text, a number with its unit, or a day."""

    def __init__(self, field: ListingField) -> None:
        self.line = text_field()
        if field.most_characters is not None:
            self.line.setMaxLength(field.most_characters)
        if field.input is FieldInput.DATE:
            self.line.setPlaceholderText(date(2026, 12, 31).isoformat())
        self.unit = Choice([(each, each) for each in field.units])
        super().__init__(field, self.line, *([self.unit] if field.units else []))
        self.unit.setAccessibleName(str(translate("channel_form", "Unit")))
        self.line.textEdited.connect(self.changed)
        self.unit.chosen.connect(self.changed)

    def fill(self, given: Sequence[str]) -> None:
        text = given[0] if given else ""
        for unit in self.field.units:
            if text.endswith(f" {unit}"):
                self.unit.choose(unit)
                text = text.removesuffix(f" {unit}")
                break
        self.line.setText(text)

    def given(self) -> tuple[str, ...]:
        text = self.line.text().strip()
        if not text:
            return ()
        if self.field.input is FieldInput.NUMBER:
            text = text.replace(",", ".")
        return (f"{text} {self.unit.current()}",) if self.field.units else (text,)

    def problem(self) -> str:
        text = self.line.text().strip()
        if not text:
            return ""
        if self.field.input is FieldInput.NUMBER and not re.fullmatch(r"-?\d+([.,]\d+)?", text):
            return str(translate("channel_form", "“{text}” is not a number.")(text=text))
        if self.field.input is FieldInput.DATE and not _is_day(text):
            return str(translate("channel_form", "“{text}” is not a day. Write it as 2026-12-31.")(text=text))
        return ""


class _One(_Input):
    """One of a few, from a list; nothing is one of them."""

    def __init__(self, field: ListingField, choices: Sequence[tuple[str, str]]) -> None:
        self.choice = Choice([("", str(translate("channel_form", "not said"))), *choices])
        super().__init__(field, self.choice)
        self.choice.chosen.connect(self.changed)

    def fill(self, given: Sequence[str]) -> None:
        self.choice.choose(given[0] if given else "")

    def given(self) -> tuple[str, ...]:
        return (key,) if (key := self.choice.current()) else ()


class _Found(_Input):
    """One of many, or a text of one's own: found by typing."""

    def __init__(self, field: ListingField) -> None:
        self.found = FindingField(field.choices, own=field.own)
        super().__init__(field, self.found)
        if field.most_characters is not None:
            self.found.setMaxLength(field.most_characters)
        self.found.chosen.connect(self.changed)

    def fill(self, given: Sequence[str]) -> None:
        self.found.choose(given[0] if given else "")

    def given(self) -> tuple[str, ...]:
        return (key,) if (key := self.found.current()) else ()

    def problem(self) -> str:
        if self.found.current() is None:
            sentence = translate("channel_form", "“{text}” is none of the choices. Type a few letters and take one.")
            return str(sentence(text=self.found.text().strip()))
        return ""


class _Several(_Input):
    """Several of a list, each with its tick; words of one's own after commas where the channel takes them."""

    def __init__(self, field: ListingField) -> None:
        self.list = QListWidget()
        for key, words in field.choices:
            item = QListWidgetItem(words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        shown = min(max(len(field.choices), 1), _ROWS_SHOWN)
        self.list.setFixedHeight(shown * theme().size("row_px.table_compact") + gap("2"))
        self.own = QLineEdit()
        self.own.setPlaceholderText(str(translate("channel_form", "others, with commas between")))
        super().__init__(field, self.list)
        if field.own:
            self.layout().addWidget(self.own)  # type: ignore[union-attr]  # set in the line above
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.own.textEdited.connect(self.changed)

    def fill(self, given: Sequence[str]) -> None:
        known = {key for key, _ in self.field.choices}
        for place in range(self.list.count()):
            item = self.list.item(place)
            ticked = item.data(Qt.ItemDataRole.UserRole) in given
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.own.setText(", ".join(each for each in given if each not in known))

    def given(self) -> tuple[str, ...]:
        items = [self.list.item(place) for place in range(self.list.count())]
        ticked = [str(each.data(Qt.ItemDataRole.UserRole)) for each in items if each.checkState().value == 2]
        own = [each.strip() for each in self.own.text().split(",")] if self.field.own else []
        return (*ticked, *(each for each in own if each))

    def problem(self) -> str:
        most = self.field.most_choices
        if most is not None and len(self.given()) > most:
            return str(translate("channel_form", "The channel takes {most} at most.")(most=most))
        return ""


def _input(field: ListingField) -> _Input:
    if field.input is FieldInput.YES_NO:
        yes, no = translate("channel_form", "yes"), translate("channel_form", "no")
        return _One(field, field.choices or (("true", str(yes)), ("false", str(no))))
    if field.input is FieldInput.CHOICES:
        return _Several(field)
    if field.input is FieldInput.CHOICE:
        return _Found(field) if field.own or len(field.choices) > MANY else _One(field, field.choices)
    return _Line(field)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
