"""The form of a channel, made from its fields: each value is tested as soon as it is entered or pasted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from storemanager.channels.base import ConnectField, FieldKind, FieldTest
from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.channel_access import ChannelAccess
from storemanager.gui.theme import icon
from storemanager.gui.widgets.fields import Choice, FormField, text_field
from storemanager.gui.widgets.parts import clear, column, gap

TEST_PAUSE_MS = 500


class ConnectForm(QWidget):
    """`changed()` when a value or the result of a test changed."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, background: Background, access: ChannelAccess) -> None:
        super().__init__()
        self._background = background
        self._access = access
        self._kind = ""
        self._fields: tuple[ConnectField, ...] = ()
        self.rows: dict[str, FormField] = {}
        self.passed: dict[str, bool] = {}
        self._asked: dict[str, int] = {}
        self._edited: set[str] = set()
        self._saved: int | None = None
        self._filling = False
        self.more: dict[str, str] = {}
        """What tests found out beside the fields: kept with the account's values."""
        self._body = column(spacing=gap("3"))
        self.setLayout(self._body)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TEST_PAUSE_MS)
        self._pause.timeout.connect(self.test_edited)

    def show_kind(
        self, kind: str, fields: Sequence[ConnectField], values: Mapping[str, str], *, saved: int | None = None
    ) -> None:
        """The fields of a kind, filled as far as something is known. `saved`: the account whose secrets stay as they
        were where they are left empty."""
        self._kind, self._fields, self._saved = kind, tuple(fields), saved
        self.passed, self._edited, self.more = {}, set(), {}
        self._asked = {key: asked + 1 for key, asked in self._asked.items()}  # answers to what stood here come too late
        clear(self._body)
        self.rows = {}
        self._filling = True
        for field in fields:
            made = self._make(field, values.get(field.key, field.default))
            self.rows[field.key] = made
            self._body.addWidget(made)
        self._body.addStretch()
        self._filling = False
        filled = [field.key for field in fields if not field.secret and self.value(field.key)]
        self._edited.update(key for key in filled if self._testable(key))
        if self._edited:
            self.test_edited()
        self.changed.emit()

    def _make(self, field: ConnectField, value: str) -> FormField:
        hint = str(field.help or "")
        if field.kind is FieldKind.FLAG:
            box = QCheckBox(str(field.label))
            box.setChecked(value == "yes")
            box.toggled.connect(lambda _on: self._touched(field.key, at_once=True))
            made = FormField(str(field.label), box, hint)
            made.words.hide()
            return made
        if field.kind is FieldKind.CHOICE:
            choice = Choice([(key, str(said)) for key, said in field.choices], value or field.default)
            choice.chosen.connect(lambda _key: self._touched(field.key, at_once=True))
            return FormField(str(field.label), choice, hint)
        line = text_field(value, placeholder=field.example)
        if field.secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
            if self._saved is not None:
                line.setPlaceholderText(self.tr("saved; fill in only to change it"))
            self._add_eye(line)
        line.textChanged.connect(lambda _text: self._touched(field.key))
        line.editingFinished.connect(self._leave)
        line.returnPressed.connect(self.submitted)
        return FormField(str(field.label), line, hint)

    def _add_eye(self, line: QLineEdit) -> None:
        eye = QAction(icon("eye"), self.tr("Show or hide"), line)
        eye.setCheckable(True)

        def turn(shown: bool) -> None:
            line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
            eye.setIcon(icon("eye-off" if shown else "eye"))

        eye.toggled.connect(turn)
        line.addAction(eye, QLineEdit.ActionPosition.TrailingPosition)

    # --- Values ---

    def value(self, key: str) -> str:
        field = self.rows[key].field
        if isinstance(field, QCheckBox):
            return "yes" if field.isChecked() else ""
        if isinstance(field, Choice):
            return field.current()
        assert isinstance(field, QLineEdit)
        return field.text().strip()

    def values(self) -> dict[str, str]:
        """The plain values."""
        return {**self.more, **{field.key: self.value(field.key) for field in self._fields if not field.secret}}

    def secrets(self) -> dict[str, str]:
        return {field.key: self.value(field.key) for field in self._fields if field.secret}

    def complete(self) -> bool:
        """Whether every value that is needed was entered, and none was found wrong."""
        for field in self._fields:
            if field.required and not self.value(field.key) and not (field.secret and self._saved is not None):
                return False
            if self.passed.get(field.key) is False:
                return False
        return True

    def progress(self) -> float:
        """How much of what is needed has passed its test, from 0 to 1."""
        needed = [field.key for field in self._fields if field.required]
        return sum(bool(self.passed.get(key)) for key in needed) / len(needed) if needed else 1.0

    def focus_first(self) -> None:
        """Into the first field that still needs something."""
        for field in self._fields:
            if not self.passed.get(field.key) and field.kind is not FieldKind.FLAG:
                self.rows[field.key].field.setFocus()
                return

    # --- Testing ---

    def _testable(self, key: str) -> bool:
        return not isinstance(self.rows[key].field, QCheckBox)

    def _touched(self, key: str, *, at_once: bool = False) -> None:
        if self._filling:
            return
        self._edited.add(key)
        self.passed.pop(key, None)
        self._asked[key] = self._asked.get(key, 0) + 1
        self.rows[key].plain()
        self.changed.emit()
        if at_once:
            self.test_edited()
        else:
            self._pause.start()

    def _leave(self) -> None:
        if self._pause.isActive():
            self.test_edited()

    def test_edited(self) -> None:
        """Test what was edited, and what comes after it: a key is right only for the address it was made at."""
        self._pause.stop()
        order = [field.key for field in self._fields]
        if not self._edited:
            return
        first = min(order.index(key) for key in self._edited)
        whole = any(not self._testable(key) for key in self._edited)
        self._edited.clear()
        for key in order if whole else order[first:]:
            if self._testable(key) and self.value(key):
                self._test(key)

    def _test(self, key: str) -> None:
        asked = self._asked[key] = self._asked.get(key, 0) + 1
        kind, values, secrets, access = self._kind, self.values(), self.secrets(), self._access
        saved = self._saved
        self.rows[key].right.setText(self.tr("testing…"))

        def answer(test: FieldTest | None) -> None:
            if self._asked.get(key) == asked and self._kind == kind and key in self.rows:
                self._tested(key, test)

        def failed(problem: StoreError) -> None:
            if self._asked.get(key) == asked and isinstance(problem, StoreError) and key in self.rows:
                self._tell(key, False, f"{problem.message} {problem.advice}")

        self._background.run_outside(
            self,
            lambda _outside: access.connections.test_field(kind, key, values, secrets, account_id=saved),
            answer,
            failed=failed,
        )

    def _tested(self, key: str, test: FieldTest | None) -> None:
        if test is None:
            self.rows[key].right.setText("")
            return
        sentence = f"{test.message} {test.advice}" if test.advice is not None and not test.passed else str(test.message)
        self._tell(key, test.passed, sentence)
        others = [name for name in self._fill(test.values) if name != key]
        for name in others:  # one value may find another; that one is tested like one that was typed
            self._test(name)
        if test.values:
            self.changed.emit()

    def _fill(self, values: Mapping[str, str]) -> list[str]:
        """Put in what a test found; answers the fields that hold something new."""
        new: list[str] = []
        self._filling = True
        for name, better in values.items():
            row = self.rows.get(name)
            if row is None:
                self.more[name] = better
            elif isinstance(row.field, QLineEdit) and row.field.text() != better:
                row.field.setText(better)
                new.append(name)
        self._filling = False
        return new

    def _tell(self, key: str, passed: bool, sentence: str) -> None:
        row = self.rows[key]
        row.right.setText("")
        if passed:
            row.well(sentence)
        else:
            row.wrong(sentence)
        self.passed[key] = passed
        self.changed.emit()
