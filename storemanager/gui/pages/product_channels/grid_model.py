"""The rows of the grid as they come into view, with cells that can be typed into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal

from storemanager.gui.models.lazy import LazyTableModel
from storemanager.gui.models.rows import _NOWHERE, CELL, Column, Index

Row = TypeVar("Row")


@dataclass(frozen=True)
class Typed:
    """What was typed, pasted or filled into one cell."""

    row_id: int
    column: int
    text: str


@dataclass(frozen=True)
class GridColumn(Column[Row]):
    """A column whose cells can be typed into: `text` is what stands in a cell to be edited, None: it cannot be.
    A cell that `toggles` is switched by Space."""

    text: Callable[[Row], str] | None = field(default=None, compare=False)
    toggles: bool = False


class GridModel(LazyTableModel[Row]):
    """`typed([Typed, ...])`: the owner wants these cells to say this; whoever listens writes it to the book."""

    typed = Signal(object)

    def editable(self, column: int) -> bool:
        found = self.columns[column]
        return isinstance(found, GridColumn) and found.text is not None

    def toggles(self, column: int) -> bool:
        found = self.columns[column]
        return isinstance(found, GridColumn) and found.toggles

    def text_at(self, index: Index) -> str:
        """What a cell says as it would be typed; "" while its row is on its way."""
        found, row = self.columns[index.column()], self.row(index)
        if row is None:
            return ""
        if isinstance(found, GridColumn) and found.text is not None:
            return found.text(row)
        return found.copied(row)

    def type_into(self, cells: Sequence[tuple[Index, str]]) -> None:
        """Say what the owner wants of these cells; those that cannot be edited are left as they are."""
        wanted = [
            Typed(row_id, index.column(), text)
            for index, text in cells
            if self.editable(index.column()) and (row_id := self.row_id(index.row())) is not None
        ]
        if wanted:
            self.typed.emit(tuple(wanted))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        typed_into = index.isValid() and self.editable(index.column()) and not self.toggles(index.column())
        if typed_into and self.row(index) is None:
            return flags  # an empty field over a row that is on its way would empty the cell
        return flags | Qt.ItemFlag.ItemIsEditable if typed_into else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            return self.text_at(index)
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return super().setData(index, value, role)
        if str(value) != self.text_at(index):
            self.type_into([(index, str(value))])
        return True

    def say_again(self) -> None:
        """The same rows, painted again: what is ticked is not in the book yet."""
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last, [CELL])

    def places(self) -> int:
        """How many rows there are, loaded or not."""
        return self.rowCount(_NOWHERE)
