"""Matching the columns of a file to what they mean: each with sample values, guesses marked, remembered for the next
file of the same layout."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from storemanager import texts
from storemanager.gui import tokens
from storemanager.gui.pages.files.kinds import enough, field_words, needed_words
from storemanager.gui.pages.files.work import Seen
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import Choice
from storemanager.gui.widgets.notes import Banner
from storemanager.gui.widgets.panel_parts import Elided, scrolled
from storemanager.gui.widgets.parts import Card, Pill, clear, column, gap, label, line, row
from storemanager.importexport import FIELDS, ImportKind
from storemanager.importexport.cells import shown

SAMPLES = 3
AT_ONCE = 25
"""How many columns are put on the screen in one go: a file of 400 columns must not hold the window."""
MOST_OPTIONS = 3
SURE = 0.95
_HEAD, _CHOICE, _STATE = 220, 230, 120


class _ColumnRow(QWidget):
    """One column of the file."""

    def __init__(self, at: int, head: str, samples: str, choice: Choice) -> None:
        super().__init__()
        self.at, self.choice = at, choice
        self.head = Elided(head, "strong")
        self.head.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.head.setFixedWidth(_HEAD)
        self.samples = Elided(samples, "body", role="text_muted")
        self.state = Pill("")
        self.state_place = QWidget()
        self.state_place.setFixedWidth(_STATE)
        self.state_place.setLayout(row(self.state, -1))
        choice.setFixedWidth(_CHOICE)
        choice.setAccessibleName(f"{head}: {samples}")
        parts = row(self.head, spacing=gap("3"))
        parts.addWidget(self.samples, 1)
        parts.addWidget(choice)
        parts.addWidget(self.state_place)
        parts.setContentsMargins(gap("4"), gap("1") + 1, gap("4"), gap("1") + 1)
        self.setLayout(column(parts, line()))


class MatchView(QWidget):
    """`next_wanted(mapping)`: column index -> field key."""

    next_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.seen: Seen | None = None
        self.rows: list[_ColumnRow] = []
        self._guessed: dict[int, str] = {}
        self._keys: list[str] = []
        self._words = QStringListModel(self)
        self._round = 0
        self.banner = Banner("", "")
        self.heads = [label("", "head") for _ in range(4)]
        self.back = Button("", icon="arrow-left")
        self.back.clicked.connect(self.back_wanted)
        self.next = Button("", "primary", icon="arrow-right", key="F9")
        self.next.clicked.connect(self.go_on)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        inside = QWidget()
        inside.setLayout(self._list)
        self.area = scrolled(inside)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        head = row(spacing=gap("3"))
        for place, each in enumerate(self.heads):
            head.addWidget(each, 1 if place == 1 else 0)
        for place, wide in ((0, _HEAD), (2, _CHOICE), (3, _STATE)):
            self.heads[place].setFixedWidth(wide)
        head.setContentsMargins(gap("4"), gap("2") + 1, gap("4"), gap("2"))
        inside = column(head, line())
        inside.addWidget(self.area, 1)
        inside.setContentsMargins(1, 1, 1, tokens.size("radius_px.card"))
        layout = column(self.banner, spacing=tokens.size("layout_px.card_gap"))
        layout.addWidget(Card(inside), 1)
        layout.addLayout(row(-1, self.back, self.next, spacing=gap("2")))
        self.setLayout(layout)

    def retranslate(self) -> None:
        words = (self.tr("Column of the file"), self.tr("What stands in it"), self.tr("What it is"), "")
        for each, said in zip(self.heads, words, strict=True):
            each.setText(said)
        self.back.setText(self.tr("Back"))
        self.next.setText(self.tr("Preview"))
        if self.seen is not None:
            self.show_seen(self.seen, self.mapping())

    # --- Filling ---

    def show_seen(self, seen: Seen, mapping: dict[int, str] | None = None) -> None:
        """The columns of a file, matched as far as they were recognised."""
        self.seen = seen
        self._guessed = dict(seen.recognition.mapping if mapping is None else mapping)
        self._keys = ["", *self._fields(seen)]
        self._words.setStringList([self.tr("Do not import"), *(field_words(seen.kind, key) for key in self._keys[1:])])
        clear(self._list)
        self.rows = []
        self._round += 1
        self._add_rows(self._round)
        self._tell()

    def _fields(self, seen: Seen) -> list[str]:
        keys = [field.key for field in FIELDS[seen.kind] if field.key != "record"]
        if seen.kind is ImportKind.PRODUCTS:
            options = (f"option_{part}:{place}" for place in range(1, MOST_OPTIONS + 1) for part in ("name", "value"))
            keys += options
        return keys + [key for key in dict.fromkeys(self._guessed.values()) if key not in keys]

    def _add_rows(self, this: int) -> None:
        """Some now, the rest when the window has had its turn."""
        if this != self._round or self.seen is None:
            return
        source = self.seen.source
        sample = source.sample(50)
        first = len(self.rows)
        for at in range(first, min(first + AT_ONCE, len(source.heads))):
            filled = [text for cells in sample if (text := shown(cells[at + 1]).strip())]
            samples = "  ·  ".join(" ".join(text.split()) for text in dict.fromkeys(filled[:20]))
            samples = "  ·  ".join(samples.split("  ·  ")[:SAMPLES])
            made = _ColumnRow(at, source.heads[at] or "–", samples or self.tr("empty"), self._choice(at))
            self.rows.append(made)
            self._list.addWidget(made)
            self._mark(made)
        if len(self.rows) < len(source.heads):
            QTimer.singleShot(0, lambda: self._add_rows(this))
        else:
            self._list.addStretch()

    def _choice(self, at: int) -> Choice:
        choice = Choice()
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(12)
        choice.setModel(self._words)  # one list of words for all columns
        key = self._guessed.get(at, "")
        choice.setCurrentIndex(self._keys.index(key) if key in self._keys else 0)
        choice.activated.connect(lambda place, at=at: self.match(at, self._keys[place]))
        return choice

    # --- Matching ---

    def mapping(self) -> dict[int, str]:
        """What the owner sees now; columns not on the screen yet as they were recognised."""
        shown_now = {each.at: self._keys[each.choice.currentIndex()] for each in self.rows}
        return {at: key for at, key in {**self._guessed, **shown_now}.items() if key}

    def match(self, at: int, key: str) -> None:
        """Say what a column is. Two columns for one field stand beside each other, marked, until one of them goes: an
        owner who walks through a list by keys passes fields that belong to others."""
        for each in self.rows:
            if each.at == at:
                each.choice.setCurrentIndex(self._keys.index(key))
        self._guessed = {each: was for each, was in self._guessed.items() if each != at}
        for each in self.rows:
            self._mark(each)
        self._tell()

    def _twice(self) -> set[str]:
        """Fields more than one column is matched to."""
        counted = Counter(self.mapping().values())
        return {key for key, count in counted.items() if count > 1}

    def _mark(self, one: _ColumnRow) -> None:
        assert self.seen is not None
        key = self._keys[one.choice.currentIndex()]
        sure = self.seen.recognition.certainty.get(one.at, 1.0)
        one.state.setVisible(True)
        if not key:
            one.state.setVisible(False)
        elif key in self._twice():
            one.state.show_state(self.tr("Twice"), "danger", "circle-x")
        elif self.seen.recognition.mapping.get(one.at) != key:
            one.state.show_state(self.tr("By you"), "accent")
        elif self.seen.remembered:
            one.state.show_state(self.tr("As last time"), "success")
        elif sure < SURE:
            one.state.show_state(self.tr("Guessed"), "warn", "circle-help")
        else:
            one.state.show_state(self.tr("By its name"))

    def _tell(self) -> None:
        assert self.seen is not None
        mapping = self.mapping()
        kind = self.seen.kind
        if twice := self._twice():
            said = self.tr("More than one column is: %1. Leave one of them.")
            said = said.replace("%1", ", ".join(field_words(kind, key) for key in sorted(twice)))
            self.banner.say(self.tr("Two columns cannot be the same"), said, tone="warn")
            self.next.set_off(said)
        elif enough(kind, set(mapping.values())):
            said = self.tr("%1 of %2 columns are read; the others are left alone.")
            said = said.replace("%1", texts.number(len(mapping)))
            said = said.replace("%2", texts.number(len(self.seen.source.heads)))
            self.banner.say(self.tr("Everything that is needed is matched"), said, tone="success")
            self.next.set_off("")
        else:
            said = self.tr("Needed is: %1. Without it no row can be told from another.")
            said = said.replace("%1", needed_words(kind))
            self.banner.say(self.tr("Something needed is not matched yet"), said, tone="warn")
            self.next.set_off(said)

    def go_on(self) -> None:
        if self.next.isEnabled():
            self.next_wanted.emit(self.mapping())

    def focus_here(self) -> None:
        if self.rows:
            self.rows[0].choice.setFocus(Qt.FocusReason.OtherFocusReason)
