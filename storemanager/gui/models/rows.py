"""Columns, and the model of a short list. `lazy.py` has the one for long lists; both show the same columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from storemanager import texts
from storemanager.money import Money

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

TICKED = Qt.ItemDataRole.CheckStateRole
CELL = Qt.ItemDataRole.UserRole + 1
"""What the delegate paints: a `Cell`, or None while the row is still loading."""
ROW_ID = Qt.ItemDataRole.UserRole + 2
GROUP = Qt.ItemDataRole.UserRole + 3
"""The heading of a group row, or None."""
COLUMN = Qt.ItemDataRole.UserRole + 4
PLAIN = Qt.ItemDataRole.UserRole + 5
"""The value for the clipboard: an amount as a plain number."""


class Align(Enum):
    """Where a column's content stands."""

    LEFT = auto()
    RIGHT = auto()
    CENTRE = auto()


@dataclass(frozen=True)
class Pill:
    """A state in words on a soft ground: tone is "", "success", "warn", "danger", "info" or "accent"."""

    words: str
    tone: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Chip:
    """A channel's letters; `name` is the account's own name, for the tooltip and for who cannot see."""

    kind: str
    name: str


@dataclass(frozen=True)
class Cell:
    """One cell, richer than a text. Every part may be left out."""

    text: str = ""
    second: str = ""
    """A second, smaller line."""
    tone: str = ""
    """The colour role of the text: "danger", "warn", "text_muted", "accent_text" …"""
    strong: bool = False
    chip: Chip | None = None
    chips: tuple[Chip, ...] = ()
    """Several chips beside one another instead of a text."""
    icon: str = ""
    tile: bool = False
    """The icon stands on a soft square, like a product's picture."""
    pill: Pill | None = None
    mark: str = ""
    """A state mark after the text: same, sending, waiting, differs, paused, absent."""
    old: str | None = None
    """What the value was: shown struck through before the text."""
    old_tone: str = ""
    """The old value was never ours ("danger"): it is shown in this colour, and not struck through."""
    wrong: str = ""
    """The tone of a cell that needs a look: "danger" or "warn"."""
    progress: float | None = None
    """A share from 0 to 1, painted as a bar over the second line."""
    spoken: str = ""
    """A full sentence for who cannot see; made from the parts when it is left out."""
    tooltip: str = ""

    def in_words(self) -> str:
        """What a screen reader says."""
        if self.spoken:
            return self.spoken
        parts = [
            self.chip.name if self.chip else "",
            *(chip.name for chip in self.chips),
            self.old or "",
            self.text,
            self.second,
            self.pill.words if self.pill else "",
        ]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its heading, and what it shows of a row (a text, a number, Money, a moment or a Cell)."""

    title: str
    value: Callable[[Row], Any]
    align: Align = Align.LEFT
    width: int | None = None
    """Device-independent pixels at 100 %; None: this is the column that stretches."""
    sort: str = ""
    """The key handed to the one who sorts; without one the heading cannot be pressed."""
    descending: bool = False
    """The first press sorts downwards (newest or largest first)."""
    chip: Chip | None = None
    """A channel's chip instead of words in the heading."""
    hint: str = ""
    plain: Callable[[Row], str] | None = field(default=None, compare=False)
    """What Ctrl+C copies, when it is not the text."""

    def cell(self, row: Row) -> Cell:
        """What to paint."""
        value = self.value(row)
        if isinstance(value, Cell):
            return value
        return Cell("" if value is None else texts.in_words(value))

    def copied(self, row: Row) -> str:
        """What the clipboard gets: amounts as plain numbers."""
        if self.plain is not None:
            return self.plain(row)
        value = self.value(row)
        if isinstance(value, Money):
            return str(value.amount)
        if isinstance(value, int):
            return str(value)
        return value.in_words() if isinstance(value, Cell) else self.cell(row).text


class TableModel(QAbstractTableModel, Generic[Row]):
    """What both models share: headings, roles, ticks by id."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None, *, ticks: bool = False) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.ticks = ticks
        self.ticked: set[int] = set()

    # What the two kinds answer differently.

    def row(self, index: Index | int) -> Row | None:
        """The row at an index, or None where it is not loaded (yet) or is a heading."""
        raise NotImplementedError

    def row_id(self, row: int) -> int | None:
        """The id of a row, or None for a heading."""
        raise NotImplementedError

    def row_of(self, row_id: int) -> int:
        """Where a record stands now, or -1."""
        raise NotImplementedError

    def group(self, _row: int) -> str | None:
        """The words of a group heading, if the row is one."""
        return None

    # Qt's side.

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Other columns, or the same in another language."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.hint or (column.chip.name if column.chip else None)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.chip.name if column.chip else column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column.align)
        if role == COLUMN:
            return column
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount() or index.column() >= len(self.columns):
            return None
        if role == GROUP:
            return self.group(index.row())
        if role == ROW_ID:
            return self.row_id(index.row())
        if role == TICKED:
            if not self.ticks or index.column() != 0 or self.group(index.row()) is not None:
                return None
            ticked = self.row_id(index.row()) in self.ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column.align)
        heading = self.group(index.row())
        if heading is not None:
            return heading if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        return self._of_row(index, column, role)

    def _of_row(self, index: Index, column: Column[Row], role: int) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, CELL, PLAIN):
            return None
        row = self.row(index)
        if row is None:
            return None
        if role == PLAIN:
            return column.copied(row)
        cell = column.cell(row)
        if role == CELL:
            return cell
        return cell.text if role == Qt.ItemDataRole.DisplayRole else f"{column.title}: {cell.in_words()}"

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != TICKED or not self.ticks:
            return False
        row_id = self.row_id(index.row())
        if row_id is None:
            return False
        self.tick([row_id], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.group(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.ticks and index.column() == 0 else flags

    # Ticks.

    def tick(self, row_ids: Iterable[int], on: bool) -> None:
        """Tick or untick records by id."""
        wanted = self.ticked.union(row_ids) if on else self.ticked.difference(row_ids)
        if wanted == self.ticked:
            return
        self.ticked = set(wanted)
        self.tell_ticks()

    def tell_ticks(self) -> None:
        """Have the tick column painted again."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0), [TICKED])

    def all_ids(self) -> Sequence[int]:
        """Every record's id in order."""
        raise NotImplementedError

    def tick_state(self) -> Qt.CheckState:
        """Whether all, some or no records are ticked."""
        if not self.ticked:
            return Qt.CheckState.Unchecked
        everything = len(self.ticked) >= len(self.all_ids())
        return Qt.CheckState.Checked if everything else Qt.CheckState.PartiallyChecked


def alignment(align: Align) -> Qt.AlignmentFlag:
    """Qt's own word for where a column's content stands."""
    side = {
        Align.LEFT: Qt.AlignmentFlag.AlignLeft,
        Align.RIGHT: Qt.AlignmentFlag.AlignRight,
        Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    }[align]
    return side | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Group:
    """A heading between rows: "Before 12:00 today · 5"; with a tone its first words are coloured."""

    words: str
    tone: str = ""


class RowTableModel(TableModel[Row]):
    """A short list, held whole. Rows are frozen; `identity` tells one from another across refreshes."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        parent: QObject | None = None,
        *,
        identity: Callable[[Row], int] = lambda row: row.id,  # type: ignore[attr-defined]  # rows have an id
        ticks: bool = False,
        group_by: Callable[[Row], str] | None = None,
    ) -> None:
        super().__init__(columns, parent, ticks=ticks)
        self._identity = identity
        self._group_by = group_by
        self._lines: list[Row | Group] = []
        self._places: dict[int, int] = {}
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; ticks stay on those that are still there."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self._lines = list(self._grouped())
        self._places = {
            self._identity(line): place for place, line in enumerate(self._lines) if not isinstance(line, Group)
        }
        self.ticked.intersection_update(self._places)
        self.endResetModel()

    def _grouped(self) -> Iterable[Row | Group]:
        if self._group_by is None:
            yield from self.rows
            return
        groups: dict[str, list[Row]] = {}
        for row in self.rows:
            groups.setdefault(self._group_by(row), []).append(row)
        for words, members in groups.items():
            yield Group(f"{words} · {texts.number(len(members))}")
            yield from members

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def row(self, index: Index | int) -> Row | None:
        place = index if isinstance(index, int) else index.row()
        if not 0 <= place < len(self._lines):
            return None
        line = self._lines[place]
        return None if isinstance(line, Group) else line

    def row_id(self, row: int) -> int | None:
        line = self.row(row)
        return None if line is None else self._identity(line)

    def row_of(self, row_id: int) -> int:
        return self._places.get(row_id, -1)

    def group(self, row: int) -> str | None:
        line = self._lines[row]
        return line.words if isinstance(line, Group) else None

    def all_ids(self) -> Sequence[int]:
        return list(self._places)
