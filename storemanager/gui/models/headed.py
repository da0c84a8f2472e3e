"""A long list, loaded as it comes into view, with headings between the rows."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from storemanager.gui.background import Background
from storemanager.gui.models.lazy import PAGE_ROWS, Fetch, LazyTableModel
from storemanager.gui.models.rows import _NOWHERE, Column, Index

if TYPE_CHECKING:
    from sqlmodel import Session

Row = TypeVar("Row")


@dataclass(frozen=True)
class Head:
    """A heading in the list: at which place of the rows it stands, its words, and whether it is about late ones."""

    place: int
    words: str
    late: bool


@dataclass(frozen=True)
class Listed:
    """The answer to one question for a list."""

    ids: array[int]
    heads: tuple[Head, ...]


class HeadedModel(LazyTableModel[Row]):
    """A lazy list with a few headings: a line is a heading, or the record at the place it stands for."""

    def __init__(
        self, columns: Sequence[Column[Row]], background: Background, fetch: Fetch[Row], parent: QObject
    ) -> None:
        super().__init__(columns, background, fetch, parent, ticks=True)
        self._heads: tuple[Head, ...] = ()
        self._head_lines: list[int] = []

    def ask_headed(self, question: Callable[[Session], Listed]) -> None:
        """Show another list; an earlier question that is still on its way is forgotten."""
        self._round += 1
        this = self._round
        self.waiting = True
        self._background.run(self, question, lambda answer: self._arrive(this, answer))

    def _arrive(self, asked: int, answer: Listed) -> None:
        if asked != self._round:
            return
        if answer.heads != self._heads:
            self.beginResetModel()
            self._heads = answer.heads
            self._head_lines = [head.place + number for number, head in enumerate(answer.heads)]
            self._ids, self._places = answer.ids, None
            self._set_aside()
            self.ticked.intersection_update(answer.ids)
            self.waiting = False
            self.endResetModel()
            self.loaded.emit()
        else:
            self._show(asked, answer.ids)

    # --- Lines and places ---

    def head_lines(self) -> Sequence[int]:
        """Where the headings stand."""
        return self._head_lines

    def late_head(self, line: int) -> bool:
        """Whether the heading on a line is about what is late."""
        head = self._head_at(line)
        return head is not None and head.late

    def _head_at(self, line: int) -> Head | None:
        number = bisect_right(self._head_lines, line) - 1
        return self._heads[number] if number >= 0 and self._head_lines[number] == line else None

    def _place(self, line: int) -> int:
        return -1 if self._head_at(line) else line - bisect_right(self._head_lines, line)

    def _line(self, place: int) -> int:
        return place + bisect_right([head.place for head in self._heads], place)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids) + len(self._heads)

    def group(self, row: int) -> str | None:
        head = self._head_at(row)
        return head.words if head else None

    def row(self, index: Index | int) -> Row | None:
        return super().row(self._place(index if isinstance(index, int) else index.row()))

    def row_id(self, row: int) -> int | None:
        return super().row_id(self._place(row))

    def row_of(self, row_id: int) -> int:
        place = super().row_of(row_id)
        return place if place < 0 else self._line(place)

    def _keep(self, page: int, ids: tuple[int, ...], rows: Mapping[int, Row]) -> None:
        super()._keep(page, ids, rows)
        if self._heads and ids:
            first = page * PAGE_ROWS
            last = self._line(min(first + len(ids), len(self._ids)) - 1)
            self.dataChanged.emit(self.index(self._line(first), 0), self.index(last, self.columnCount() - 1))
