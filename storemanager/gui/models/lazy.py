"""The model of a long list: the ids in order, and the rows of those that come into view.

100,000 ids are 800 kB and one quick question; rows are asked for a page at a time and the pages not seen for longest
are forgotten. While a page is on its way its rows are skeletons. A refresh keeps scroll, current row and ticks, because
what stays is told by id.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from storemanager.gui.background import Background
from storemanager.gui.models.rows import _NOWHERE, Column, Index, TableModel

if TYPE_CHECKING:
    from sqlmodel import Session

Row = TypeVar("Row")
Ids = Callable[["Session"], Sequence[int]]
Fetch = Callable[["Session", Sequence[int]], Mapping[int, Row]]

PAGE_ROWS = 100
PAGES_KEPT = 40


class LazyTableModel(TableModel[Row]):
    """Rows by id through `background`. `fetch` is a plain function: (session, ids) -> {id: row}."""

    loaded = Signal()
    """The ids are here (the rows may still be on their way)."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        background: Background,
        fetch: Fetch[Row],
        parent: QObject | None = None,
        *,
        ticks: bool = False,
    ) -> None:
        super().__init__(columns, parent, ticks=ticks)
        self._background = background
        self._fetch = fetch
        self._ids = array("q")
        self._pages: OrderedDict[int, Mapping[int, Row]] = OrderedDict()
        self._stale: dict[int, Row] = {}
        self._asked: set[int] = set()
        self._places: dict[int, int] | None = None
        self._round = 0
        self.waiting = False
        """The ids were asked for and have not come yet."""

    def use(self, fetch: Fetch[Row]) -> None:
        """From now on another function answers for the rows; what the other said counts no more."""
        self._fetch = fetch
        self._pages.clear()
        self._asked.clear()
        self._stale = {}

    def ask(self, ids: Ids) -> None:
        """Show what `ids` answers (a filter and an order); an earlier question still on its way is forgotten."""
        self._round += 1
        this = self._round
        self.waiting = True
        self._background.run(self, lambda session: array("q", ids(session)), lambda answer: self._show(this, answer))

    def _show(self, asked: int, ids: array[int]) -> None:
        if asked != self._round:
            return
        self.waiting = False
        if ids == self._ids:
            self.refresh_rows()
        else:
            self.beginResetModel()
            self._ids = ids
            self._places = None
            self._set_aside()
            if self.ticked:
                self.ticked.intersection_update(ids)
            self.endResetModel()
        self.loaded.emit()

    def refresh_rows(self) -> None:
        """The same rows in the same order, but what they say may have changed: they are asked again, and shown until
        the answer is here, so nothing flickers."""
        seen = list(self._pages)[-3:]
        self._set_aside()
        for page in seen:
            self._load(page)

    def _set_aside(self) -> None:
        """What was shown last stays on the screen until something newer is here: nothing jumps, nothing flickers."""
        last = list(self._pages.values())[-3:]
        self._stale = {row_id: row for rows in last for row_id, row in rows.items()} or self._stale
        self._pages.clear()
        self._asked.clear()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def row(self, index: Index | int) -> Row | None:
        place = index if isinstance(index, int) else index.row()
        if not 0 <= place < len(self._ids):
            return None
        page = place // PAGE_ROWS
        rows = self._pages.get(page)
        if rows is None:
            self._load(page)
            return self._stale.get(self._ids[place])
        self._pages.move_to_end(page)
        return rows.get(self._ids[place])

    def row_id(self, row: int) -> int | None:
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, row_id: int) -> int:
        if self._places is None:
            self._places = {one: place for place, one in enumerate(self._ids)}
        return self._places.get(row_id, -1)

    def all_ids(self) -> Sequence[int]:
        return self._ids

    def _load(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        fetch = self._fetch
        ids = tuple(self._ids[page * PAGE_ROWS : (page + 1) * PAGE_ROWS])

        def answered(rows: Mapping[int, Row]) -> None:
            if fetch is self._fetch:
                self._keep(page, ids, rows)

        self._background.run(self, lambda session: fetch(session, ids), answered)

    def _keep(self, page: int, ids: tuple[int, ...], rows: Mapping[int, Row]) -> None:
        if ids != tuple(self._ids[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]):
            return  # the order changed while the page was on its way
        self._pages[page] = rows
        self._pages.move_to_end(page)
        self._asked.discard(page)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        first = page * PAGE_ROWS
        last = min(first + PAGE_ROWS, len(self._ids)) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
