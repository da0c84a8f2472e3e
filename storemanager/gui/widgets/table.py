"""The table of every page: fixed rows, hover row, ticks, sorting by heading, everything by keyboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QSinglePointEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from storemanager.gui import tokens
from storemanager.gui.models.rows import CELL, COLUMN, PLAIN, TICKED, Align, Cell, Column, TableModel
from storemanager.gui.theme import pixmap, theme
from storemanager.gui.widgets.delegate import FIRST_PAD, PAD, TICK_WIDTH, CellDelegate, paint_tick
from storemanager.gui.widgets.parts import KEYBOARD, Left, Middle, Right, draw_chip, pill_size

STRETCH_LEAST = 140
_HOVERS = (QEvent.Type.HoverMove, QEvent.Type.MouseMove, QEvent.Type.HoverEnter)


class Table(QTableView):
    """Call `show_model` first. `opened(id)`: Enter or a click on a row; `sort_wanted(key, descending)`: a heading."""

    opened = Signal(int)
    current_changed = Signal(object)
    """The id of the current row, or None."""
    ticks_changed = Signal()
    sort_wanted = Signal(str, bool)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, name: str, *, rows: str = "table", current_cell: bool = False) -> None:
        """`rows` is the height by name: table, table_compact, table_two_lines, list_two_lines, account."""
        super().__init__()
        self.setAccessibleName(name)
        self.rows_kind = rows
        self.shows_current_cell = current_cell
        self._keep_id: int | None = None
        self._keep_scroll = 0
        self._anchor: int | None = None
        self._widest: dict[int, int] = {}
        self.delegate = CellDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.focused_by_keys = False
        self.head = _Head(self)
        self.setHorizontalHeader(self.head)
        self.head.pressed_column.connect(self._head_pressed)
        self._measure()

    # --- What the page asks ---

    def show_model(self, model: TableModel[Any]) -> None:
        """Show a model; scroll, current row and ticks outlive its refreshes."""
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)
        model.dataChanged.connect(self._data_changed)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.lay_out()

    def table_model(self) -> TableModel[Any]:
        model = self.model()
        assert isinstance(model, TableModel)
        return model

    def current_id(self) -> int | None:
        """The record the owner is on."""
        index = self.currentIndex()
        return self.table_model().row_id(index.row()) if index.isValid() else None

    def go_to(self, row_id: int) -> bool:
        """Make a record the current one and bring it into view."""
        place = self.table_model().row_of(row_id)
        if place < 0:
            return False
        index = self.table_model().index(place, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def show_sort(self, key: str, descending: bool) -> None:
        """Mark the heading by which the rows are in order."""
        self.head.sorted_by = (key, descending)
        self.head.viewport().update()

    def lay_out(self) -> None:
        """Fixed columns as wide as their token, grown with the text; the ones without a width share the rest."""
        model = self.model()
        if not isinstance(model, TableModel):
            return
        scale = theme().text_percent / 100
        fixed, open_columns = 0, []
        for place, column in enumerate(model.columns):
            if column.width is None:
                open_columns.append(place)
                continue
            extra = (TICK_WIDTH if model.ticks and place == 0 else 0) + (FIRST_PAD - PAD if place == 0 else 0)
            width = max(round(column.width * scale) + extra, self.head.least(place), self._widest.get(place, 0))
            self.setColumnWidth(place, width)
            fixed += width
        rest = self.viewport().width() - fixed
        if not open_columns and model.columns and rest > 0:
            self.setColumnWidth(0, self.columnWidth(0) + rest)
        for left, place in zip(range(len(open_columns), 0, -1), open_columns, strict=True):
            share = max(rest // left, STRETCH_LEAST)
            self.setColumnWidth(place, share)
            rest -= share

    def _measure_numbers(self, first: int, last: int) -> bool:
        """Names may be cut; numbers, states and what changes never: their columns grow to the widest. True when one has
        grown."""
        if last < first:
            return False
        model, before = self.table_model(), dict(self._widest)
        body, strong = QFontMetrics(theme().font("body")), QFontMetrics(theme().font("strong"))
        grows = {at: self._grows(column, first, at) for at, column in enumerate(model.columns) if column.width}
        for row in range(first, min(last, first + 300) + 1):
            for place, always in grows.items():
                cell = model.index(row, place).data(CELL)
                if isinstance(cell, Cell) and (always or cell.old is not None):
                    wide = _wide(cell, strong if cell.strong or cell.old is not None else body)
                    self._widest[place] = max(self._widest.get(place, 0), wide)
        return self._widest != before

    def _grows(self, column: Column[Any], row: int, place: int) -> bool:
        cell = self.table_model().index(row, place).data(CELL)
        return column.align is Align.RIGHT or (isinstance(cell, Cell) and _is_state(cell))

    # --- Staying where one was ---

    def _remember(self) -> None:
        self._keep_id = self.current_id()
        self._keep_scroll = self.verticalScrollBar().value()

    def _recall(self) -> None:
        self._span_groups()
        self._widest = {}
        if self.table_model().rowCount() <= 300:
            self._measure_numbers(0, self.table_model().rowCount() - 1)
        self.lay_out()
        keep, self._keep_id = self._keep_id, None
        place = -1 if keep is None else self.table_model().row_of(keep)
        if place >= 0:
            self.setCurrentIndex(self.table_model().index(place, 0))
        elif keep is not None:
            self.current_changed.emit(None)
        self.verticalScrollBar().setValue(self._keep_scroll)
        self.ticks_changed.emit()
        self.head.viewport().update()

    def _span_groups(self) -> None:
        self.clearSpans()
        model = self.table_model()
        high, group_high = theme().size(f"row_px.{self.rows_kind}"), theme().size("row_px.group_head")
        if model.rowCount() > 2000:
            return  # long lists have no groups
        for place in range(model.rowCount()):
            if model.group(place) is not None:
                self.setSpan(place, 0, 1, max(model.columnCount(), 1))
                self.setRowHeight(place, group_high)
            elif self.rowHeight(place) != high:
                self.setRowHeight(place, high)

    def _data_changed(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        if not roles and self._measure_numbers(first.row(), last.row()):
            self.lay_out()
        if TICKED in roles:
            self.head.viewport().update()
            self.viewport().update()
            self.ticks_changed.emit()

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        self.current_changed.emit(self.table_model().row_id(current.row()) if current.isValid() else None)

    def _measure(self) -> None:
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(theme().size(f"row_px.{self.rows_kind}"))
        self.head.setFixedHeight(theme().size("row_px.table_head"))

    # --- Ticks ---

    def tick_all(self, on: bool) -> None:
        model = self.table_model()
        model.tick(model.all_ids(), on)

    def _tick_range(self, to: int) -> None:
        model = self.table_model()
        start = self.currentIndex().row() if self._anchor is None else self._anchor
        self._anchor = start
        places = range(min(start, to), max(start, to) + 1)
        model.tick([one for place in places if (one := model.row_id(place)) is not None], True)

    def _head_pressed(self, place: int, on_tick: bool) -> None:
        model = self.table_model()
        if on_tick and model.ticks:
            self.tick_all(model.tick_state() != Qt.CheckState.Checked)
            return
        column = model.columns[place]
        if column.sort:
            key, descending = self.head.sorted_by
            self.show_sort(column.sort, not descending if key == column.sort else column.descending)
            self.sort_wanted.emit(*self.head.sorted_by)

    # --- Keys and mouse ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self.table_model().ticks:
            self.tick_all(True)
        elif not self._handled(event):
            self._step_over_groups(event)

    def _handled(self, event: QKeyEvent) -> bool:
        key, row_id = event.key(), self.current_id()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if row_id is not None:
                self.opened.emit(row_id)
            return True
        if key == Qt.Key.Key_Space and self.table_model().ticks:
            if row_id is not None:
                self.table_model().tick([row_id], row_id not in self.table_model().ticked)
            return True
        if key == Qt.Key.Key_Escape and self.table_model().ticked:
            self.tick_all(False)
            return True
        return False

    def _step_over_groups(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and self.table_model().ticks
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            self._anchor = None
            super().keyPressEvent(event)
            return
        place, model = self.currentIndex().row() + step, self.table_model()
        while 0 <= place < model.rowCount() and model.row_id(place) is None:
            place += step
        if not 0 <= place < model.rowCount():
            return
        if shift:
            self._tick_range(place)
        else:
            self._anchor = None
        self.setCurrentIndex(model.index(place, max(self.currentIndex().column(), 0)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focused_by_keys = event.reason() in KEYBOARD
        super().focusInEvent(event)
        if self.focused_by_keys and isinstance(self.model(), TableModel) and self.current_id() is None:
            self._go_to_first()
        self.viewport().update()

    def _go_to_first(self) -> None:
        """Qt begins on the heading of the first group, where there is nothing to open."""
        model = self.table_model()
        for place in range(min(model.rowCount(), 2)):
            if model.row_id(place) is not None:
                self.setCurrentIndex(model.index(place, 0))
                return

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.focused_by_keys = False
        super().mousePressEvent(event)

    def copy(self) -> None:
        """The ticked rows, or the current one, with tabs; amounts as plain numbers."""
        model = self.table_model()
        places = sorted(model.row_of(one) for one in model.ticked) or [self.currentIndex().row()]
        lines = [
            "\t".join(str(model.index(place, column).data(PLAIN) or "") for column in range(model.columnCount()))
            for place in places
            if place >= 0
        ]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        ticks = self.table_model().ticks
        on_tick = ticks and event.position().x() - self.columnViewportPosition(0) <= FIRST_PAD + TICK_WIDTH
        row_id = self.table_model().row_id(index.row()) if index.isValid() else None
        if event.button() == Qt.MouseButton.LeftButton and row_id is not None and not on_tick:
            self.opened.emit(row_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row_id = self.table_model().row_id(index.row()) if index.isValid() else None
        if row_id is not None:
            where = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self.menu_wanted.emit(row_id, self.viewport().mapToGlobal(where))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QSinglePointEvent) and event.type() in _HOVERS:
            self._hover(self.rowAt(int(event.position().y())))
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered:
            self.delegate.hovered = row
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current row stays in view when the table becomes lower: a panel opens, filters take a second line."""
        current = self.currentIndex()
        box = self.visualRect(current)
        seen = current.isValid() and box.top() >= 0 and box.bottom() < event.oldSize().height()
        super().resizeEvent(event)
        self.lay_out()
        if seen:
            self.scrollTo(current)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
            if isinstance(self.model(), TableModel):
                self._span_groups()
                self.lay_out()


class _Head(QHeaderView):
    """Headings: words or a channel's chip, the order's arrow, and the tick for all rows."""

    pressed_column = Signal(int, bool)

    def __init__(self, table: Table) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.sorted_by = ("", False)
        self.setSectionsMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)

    def least(self, place: int) -> int:
        """No heading is ever cut: a column is at least as wide as its words."""
        column = self.model().headerData(place, Qt.Orientation.Horizontal, COLUMN)
        if not isinstance(column, Column) or column.chip:
            return 0
        arrow = 16 if column.sort else 0
        return QFontMetrics(theme().font("small", weight=600)).horizontalAdvance(column.title) + 2 * PAD + arrow

    def paintSection(self, painter: QPainter, rect: QRect, place: int) -> None:
        look, box = theme(), QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column = self.model().headerData(place, Qt.Orientation.Horizontal, COLUMN)
        model = self._table.model()
        left = FIRST_PAD if place == 0 else PAD
        if place == 0 and isinstance(model, TableModel) and model.ticks:
            paint_tick(painter, QPointF(box.left() + FIRST_PAD + 8, box.center().y()), model.tick_state())
            left += TICK_WIDTH - 4
        inner = box.adjusted(left, 0, -PAD, -1)
        if isinstance(column, Column) and column.chip:
            side = 22
            draw_chip(
                painter,
                QRectF(inner.center().x() - side / 2, box.center().y() - side / 2, side, side),
                column.chip.kind,
            )
        elif isinstance(column, Column):
            self._write(painter, inner, column, look.colour("text_muted"))
        painter.restore()

    def _write(self, painter: QPainter, box: QRectF, column: Column[Any], ink: Any) -> None:
        painter.setPen(ink)
        painter.setFont(theme().font("small", weight=600))
        side = self.model().headerData(
            self._place(column), Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        sorted_here = bool(column.sort) and self.sorted_by[0] == column.sort
        wide = QFontMetrics(painter.font()).horizontalAdvance(column.title)
        px = 12
        to_right = bool(side & Right)
        words = box.adjusted(0, 0, -px - 3, 0) if sorted_here and to_right else box
        painter.drawText(words, int((side or Left) | Middle), column.title)
        if sorted_here:
            name = "arrow-down" if self.sorted_by[1] else "arrow-up"
            x = box.right() - px if to_right else box.left() + wide + 4
            painter.drawPixmap(
                QPointF(x, box.center().y() - px / 2), pixmap(name, px, "text_muted", self.devicePixelRatioF())
            )

    def _place(self, column: Column[Any]) -> int:
        model = self._table.model()
        assert isinstance(model, TableModel)
        return next(place for place, one in enumerate(model.columns) if one is column)

    def paintEvent(self, event: Any) -> None:
        painter = QPainter(self.viewport())
        look, box, radius = theme(), QRectF(self.viewport().rect()), tokens.size("radius_px.card") - 1
        painter.fillRect(box.adjusted(0, radius, 0, 0), look.colour("surface_alt"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("surface_alt"))
        painter.drawRoundedRect(box, radius, radius)
        painter.fillRect(QRectF(0, box.height() - 1, box.width(), 1), look.colour("border"))
        painter.end()
        super().paintEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = self.logicalIndexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            inside = event.position().x() - self.sectionViewportPosition(place)
            self.pressed_column.emit(place, place == 0 and inside <= FIRST_PAD + TICK_WIDTH)


def _is_state(cell: Cell) -> bool:
    return cell.pill is not None and not cell.text


def _wide(cell: Cell, metrics: QFontMetrics) -> int:
    """The room that shows a number or a state whole."""
    if cell.pill is not None and _is_state(cell):
        return pill_size(cell.pill.words, cell.pill.icon).width() + 2 * PAD
    text = cell.text if cell.old is None else f"{cell.old} → {cell.text}"
    second = QFontMetrics(theme().font("small")).horizontalAdvance(cell.second) if cell.second else 0
    return max(metrics.horizontalAdvance(text), second) + 2 * PAD + (15 if cell.mark else 0) + 2


def table_in_card(table: QTableView, *foot: QWidget) -> QWidget:
    """A table with a line around it that it does not paint over, and what stands at its foot."""
    from storemanager.gui.widgets.parts import Card, column

    layout = column(table, *foot)
    layout.setContentsMargins(1, 1, 1, 1 if foot else tokens.size("radius_px.card"))
    return Card(layout)
