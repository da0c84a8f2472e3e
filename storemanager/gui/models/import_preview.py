"""The rows of a file as an import would take them: what is new, what changes, what is wrong. Rows are read from the
preview when they come into view, so a file of 100,000 rows costs no more than the few on the screen."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from storemanager import texts
from storemanager.gui.models.rows import _NOWHERE, Align, Cell, Column, Index, Pill, TableModel
from storemanager.importexport import Action, ImportKind, Preview, PreviewRow, Severity
from storemanager.importexport.cells import shown
from storemanager.importexport.fields import ValueKind, field_named
from storemanager.importexport.heads import key_for_head
from storemanager.money import Money
from storemanager.texts import Text, Value, translate

ROWS_KEPT = 2_000
SAMPLE = 200
_FIRST = (
    "sku",
    "name",
    "number",
    "phones",
    "emails",
    "price",
    "unit_price",
    "quantity",
    "stock",
    "sale_price",
    "cost",
    "barcodes",
)
_AMOUNTS = (ValueKind.MONEY, ValueKind.QUANTITY, ValueKind.INTEGER, ValueKind.WEIGHT)
_NAMES = ("name", "title", "item")
_SIGN_OF_MONEY = re.compile(rf"[^\d.,{texts.MINUS}]")
_NARROW, _WIDEST, _PER_LETTER, _SIGN = 84, 280, 7.8, 20

ACTIONS: dict[Action, tuple[Text, str]] = {
    Action.NEW: (translate("files_page", "New"), "info"),
    Action.CHANGED: (translate("files_page", "Change"), "accent"),
    Action.SAME: (translate("files_page", "As it is"), ""),
    Action.WRONG: (translate("files_page", "Left out"), "danger"),
}


class PreviewModel(TableModel[PreviewRow]):
    """`edit_wanted(row number, head, text)`: the owner put something else into a cell. A record's id is the row's
    number in the file."""

    edit_wanted = Signal(int, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.preview: Preview | None = None
        self.only: Action | None = None
        self.heads: tuple[tuple[int, str], ...] = ()
        """(place in the file, head) of the columns that are shown."""
        self.locked = False
        self._indexes: Sequence[int] = ()
        self._kept: OrderedDict[int, PreviewRow] = OrderedDict()

    def show_preview(self, preview: Preview, only: Action | None = None) -> None:
        """Show a preview, or only its rows with one action."""
        self.beginResetModel()
        if preview is not self.preview:
            self.heads = shown_columns(preview)
            self.columns = columns(preview, self.heads)
        self.preview, self.only = preview, only
        self._indexes = preview.indexes(only)
        self._kept.clear()
        self.endResetModel()

    def retranslate(self) -> None:
        """The same in another language."""
        if self.preview is not None:
            self._kept.clear()
            self.set_columns(columns(self.preview, self.heads))

    def column_of(self, head: str) -> int:
        """Which column of the table shows a head of the file, or -1."""
        for at, (_, each) in enumerate(self.heads):
            if each == head:
                return at + 2
        return -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._indexes)

    def row(self, index: Index | int) -> PreviewRow | None:
        place = index if isinstance(index, int) else index.row()
        if self.preview is None or not 0 <= place < len(self._indexes):
            return None
        kept = self._kept.get(place)
        if kept is None:
            kept = self.preview.row(self._indexes[place])
            self._kept[place] = kept
            while len(self._kept) > ROWS_KEPT:
                self._kept.popitem(last=False)
        return kept

    def row_id(self, row: int) -> int | None:
        if self.preview is None or not 0 <= row < len(self._indexes):
            return None
        return self.preview.number_at(self._indexes[row])

    def row_of(self, row_id: int) -> int:
        """By halving: the numbers of the rows ascend."""
        low, high = 0, len(self._indexes)
        while low < high:
            middle = (low + high) // 2
            number = self.row_id(middle)
            assert number is not None
            if number < row_id:
                low = middle + 1
            else:
                high = middle
        return low if self.row_id(low) == row_id else -1

    def all_ids(self) -> Sequence[int]:
        return [number for at in range(len(self._indexes)) if (number := self.row_id(at)) is not None]

    # --- A wrong cell is mended in its place ---

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() >= 2 and not self.locked else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole and index.isValid() and index.column() >= 2:
            row = self.row(index)
            return "" if row is None else row.cells[self.heads[index.column() - 2][0]].text
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid() and index.column() >= 2:
            return self._said(index) or None
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        number = self.row_id(index.row())
        if role != Qt.ItemDataRole.EditRole or index.column() < 2 or self.locked or number is None:
            return False
        if str(value) == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        self.edit_wanted.emit(number, self.heads[index.column() - 2][1], str(value))
        return True

    def _said(self, index: Index) -> str:
        row = self.row(index)
        head = self.heads[index.column() - 2][1]
        return "" if row is None else "\n".join(str(each.text) for each in row.problems if each.column == head)


def shown_columns(preview: Preview) -> tuple[tuple[int, str], ...]:
    """The columns that matter first (what a row is known by, prices, stock), then the others in the file's order;
    columns with nothing in them are left away."""
    keys = keys_of(preview)
    sample = preview.source.sample(SAMPLE)
    filled = {at for at in range(len(preview.columns)) if any(shown(row[at + 1]).strip() for row in sample)}
    spoken_of = {each.column for each in preview.problems}
    places = [at for at, head in enumerate(preview.columns) if at in filled or at in keys or head in spoken_of]
    if preview.recognition.mapping:
        places = [at for at in places if at in keys or preview.columns[at] in spoken_of]

    def order(at: int) -> tuple[int, int]:
        key = keys.get(at, "")
        return (_FIRST.index(key) if key in _FIRST else len(_FIRST), at)

    return tuple((at, preview.columns[at]) for at in sorted(places, key=order))


def keys_of(preview: Preview) -> dict[int, str]:
    """Place in the file -> what the column means."""
    if preview.recognition.mapping:
        return preview.recognition.mapping
    found: dict[int, str] = {}
    for at, head in enumerate(preview.columns):
        key = key_for_head(head, preview.kind)
        if key and key not in found.values():
            found[at] = key
    return found


def columns(preview: Preview, heads: Sequence[tuple[int, str]]) -> tuple[Column[PreviewRow], ...]:
    """Row, what happens to it, then the columns of the file."""
    keys = keys_of(preview)
    sample = preview.source.sample(SAMPLE)
    made: list[Column[PreviewRow]] = [
        Column(str(translate("files_page", "Row")), lambda row: row.number, Align.RIGHT, width=56),
        Column(str(translate("files_page", "What happens")), _action, width=96),
    ]
    spoken_of = {each.column for each in preview.problems}
    stretching = next((at for at, _ in heads if keys.get(at, "") in _NAMES), heads[-1][0] if heads else -1)
    for at, head in heads:
        amount = _is_amount(preview.kind, keys.get(at, ""))
        longest = max((len(shown(row[at + 1])) for row in sample), default=0)
        width = round(min(_WIDEST, max(_NARROW, longest * _PER_LETTER + 24 + (_SIGN if head in spoken_of else 0))))
        made.append(
            Column(
                head or "–",
                _value(at, head, amount=amount),
                Align.RIGHT if amount else Align.LEFT,
                width=None if at == stretching else width,
                plain=_copied(at),
            )
        )
    return tuple(made)


def _is_amount(kind: ImportKind, key: str) -> bool:
    field = field_named(kind, key)
    return key.startswith("stock_at:") or (field is not None and field.kind in _AMOUNTS)


def _action(row: PreviewRow) -> Cell:
    words, tone = ACTIONS[row.action]
    return Cell(pill=Pill(str(words), tone), spoken=str(words))


def _copied(at: int) -> Callable[[PreviewRow], str]:
    return lambda row: row.cells[at].text


def _value(at: int, head: str, *, amount: bool) -> Callable[[PreviewRow], Cell]:
    def value(row: PreviewRow) -> Cell:
        cell = row.cells[at]
        if cell.severity in (Severity.ERROR, Severity.WARNING):
            wrong = cell.severity is Severity.ERROR
            said = cell.text or str(translate("files_page", "empty"))
            why = "; ".join(str(each.text) for each in row.problems if each.column == head)
            return Cell(said, wrong="danger" if wrong else "warn", spoken=f"{said}. {why}")
        text = _figure(cell.text) if amount else cell.text.replace("\n", " ")
        if cell.new is None:
            return Cell(text, tone="text_muted" if row.action is Action.SAME else "")
        new = _in_words(cell.new)
        if row.action is Action.NEW or cell.old is None:
            return Cell(new if amount else text, tone="" if row.action is Action.NEW else "accent_text")
        old = _in_words(cell.old) or str(translate("files_page", "empty"))
        return Cell(_one_line(new), old=_one_line(old), tone="accent_text", strong=True)

    return value


def _in_words(value: Value) -> str:
    """An amount without its sign, which would stand in every row of the column; everything else as it is read."""
    words = texts.in_words(value)
    return _SIGN_OF_MONEY.sub("", words) if isinstance(value, Money) else words


def _one_line(words: str) -> str:
    line = " ".join(words.split("\n"))
    return line if len(line) <= 80 else line[:79] + "…"


def _figure(text: str) -> str:
    """A plain whole number with its thousands apart; anything else as it stands in the file."""
    bare = text.strip()
    return texts.number(int(bare)) if bare.isascii() and bare.isdigit() and len(bare) < 16 else text
