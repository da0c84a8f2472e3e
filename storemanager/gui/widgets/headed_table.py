"""A table with a few headings in a list that may be very long, the late one in red."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from storemanager.gui.models.headed import HeadedModel
from storemanager.gui.theme import theme
from storemanager.gui.widgets.delegate import FIRST_PAD, PAD, CellDelegate
from storemanager.gui.widgets.parts import Left, Middle
from storemanager.gui.widgets.table import Table


class HeadedTable(Table):
    """Only the headings are told apart from the rows, so that 100,000 rows cost nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._headings: tuple[int, ...] = ()
        self.delegate = _Delegate(self)
        self.setItemDelegate(self.delegate)

    def _span_groups(self) -> None:
        self.clearSpans()
        model = self.table_model()
        if not isinstance(model, HeadedModel):
            return
        rows_high, high = self.verticalHeader().defaultSectionSize(), theme().size("row_px.group_head")
        for line in self._headings:
            if line < model.rowCount():
                self.setRowHeight(line, rows_high)
        self._headings = tuple(model.head_lines())
        for line in self._headings:
            self.setSpan(line, 0, 1, max(model.columnCount(), 1))
            self.setRowHeight(line, high)


class _Delegate(CellDelegate):
    """A heading about late orders is written in red."""

    def __init__(self, table: HeadedTable) -> None:
        super().__init__(table)
        self._table = table

    def _paint_group(self, painter: QPainter, box: QRectF, words: str) -> None:
        super()._paint_group(painter, box, words)
        model = self._table.table_model()
        line = self._table.rowAt(int(box.center().y()))
        if isinstance(model, HeadedModel) and model.late_head(line):
            title = words.partition(" · ")[0]
            painter.setFont(theme().font("small", weight=600))
            painter.setPen(theme().colour("danger"))
            painter.drawText(box.adjusted(FIRST_PAD, 0, -PAD, 0), int(Left | Middle), title)
