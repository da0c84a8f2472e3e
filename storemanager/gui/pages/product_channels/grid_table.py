"""A table whose cells are edited in place: typed into, copied and pasted as rectangles, filled down, taken back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from storemanager.gui.pages.product_channels.category_field import CategoryField, Find
from storemanager.gui.pages.product_channels.grid_model import GridModel
from storemanager.gui.theme import theme
from storemanager.gui.widgets.delegate import CellDelegate
from storemanager.gui.widgets.table import Table

Index = QModelIndex | QPersistentModelIndex
_SHADE = 0.14
"""How strongly the chosen cells are shaded: the words in them stay as easy to read."""
YES, NO = "x", ""
"""What a cell that is switched says when it is copied or pasted."""


class GridTable(Table):
    """F2 or Enter edits, Space switches, Ctrl+C and Ctrl+V take rectangles, Ctrl+D fills down, Del empties. Saying it
    to the book is the model's `typed`; `undo_wanted` and `redo_wanted` are Ctrl+Z and Ctrl+Y."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, name: str) -> None:
        self._copying: tuple[range, range] | None = None
        super().__init__(name, rows="table", current_cell=True)
        self.delegate: _GridDelegate = _GridDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)

    def delegate_for_categories(self, at: int, find: Find) -> None:
        """The cells of one column are edited with the channel's categories offered."""
        self.delegate.categories = (at, find)

    def grid(self) -> GridModel[Any]:
        model = self.model()
        assert isinstance(model, GridModel)
        return model

    def go_to_cell(self, row_id: int, column: int) -> bool:
        """Make one cell the current one and bring it into view."""
        place = self.grid().row_of(row_id)
        if place < 0:
            return False
        index = self.grid().index(place, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    # --- The chosen rectangle ---

    def rectangle(self) -> tuple[range, range]:
        """The rows and columns that are chosen; with nothing chosen the current cell."""
        chosen = self.selectionModel().selection()
        if chosen.isEmpty():
            at = self.currentIndex()
            return range(at.row(), at.row() + 1), range(at.column(), at.column() + 1)
        parts = [chosen.at(place) for place in range(chosen.count())]
        return (
            range(min(part.top() for part in parts), max(part.bottom() for part in parts) + 1),
            range(min(part.left() for part in parts), max(part.right() for part in parts) + 1),
        )

    def several(self) -> bool:
        """Whether more than one cell is chosen."""
        chosen = self.selectionModel().selection()
        return chosen.count() > 1 or (chosen.count() == 1 and chosen.at(0).width() * chosen.at(0).height() > 1)

    def copy(self) -> None:
        """The chosen cells with tabs, as they would be typed; of many rows as soon as all of them are here."""
        self._copying = self.rectangle()
        self._copy_if_here()

    def _copy_if_here(self) -> None:
        if self._copying is None:
            return
        model, (rows, columns) = self.grid(), self._copying
        missing = [row for row in rows if model.row(row) is None]  # which asks for them
        if missing:
            return
        self._copying = None
        lines = ["\t".join(model.text_at(model.index(row, column)) for column in columns) for row in rows]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def _data_changed(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        super()._data_changed(first, last, roles)
        self._copy_if_here()

    def paste(self) -> None:
        """What was copied, from the first chosen cell on; one value fills all that are chosen."""
        text = QGuiApplication.clipboard().text().removesuffix("\n")
        lines = [line.split("\t") for line in text.replace("\r\n", "\n").split("\n")]
        model = self.grid()
        rows, columns = self.rectangle()
        if len(lines) == 1 and len(lines[0]) == 1:
            model.type_into([(model.index(row, column), lines[0][0]) for row in rows for column in columns])
            return
        model.type_into(
            [
                (model.index(rows.start + down, columns.start + across), value)
                for down, line in enumerate(lines)
                for across, value in enumerate(line)
                if rows.start + down < model.places() and columns.start + across < model.columnCount()
            ]
        )

    def fill_down(self) -> None:
        """The first chosen row into the others; with one row chosen into all below it."""
        model = self.grid()
        rows, columns = self.rectangle()
        if model.row(rows.start) is None:
            return
        last = rows.stop if len(rows) > 1 else model.places()
        model.type_into(
            [
                (model.index(row, column), model.text_at(model.index(rows.start, column)))
                for row in range(rows.start + 1, last)
                for column in columns
            ]
        )

    def clear_chosen(self) -> None:
        """Nothing of its own: as in the book."""
        model = self.grid()
        rows, columns = self.rectangle()
        model.type_into([(model.index(row, column), "") for row in rows for column in columns])

    def switch(self) -> None:
        """The opposite of what the current cell says, for every chosen one."""
        model = self.grid()
        rows, columns = self.rectangle()
        if model.row(self.currentIndex()) is None:
            return
        said = NO if model.text_at(self.currentIndex()) == YES else YES
        model.type_into(
            [(model.index(row, column), said) for row in rows for column in columns if model.toggles(column)]
        )

    # --- Keys and mouse ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            QTableView.keyPressEvent(self, event)  # Enter in the field comes on to here before it is committed
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) or _control(event, Qt.Key.Key_Y):
            self.redo_wanted.emit()
        elif _control(event, Qt.Key.Key_D):
            self.fill_down()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_chosen()
        elif not self._edits(event):
            QTableView.keyPressEvent(self, event)

    def _edits(self, event: QKeyEvent) -> bool:
        """Enter, F2 and Space; on a cell that is switched the letters do nothing."""
        at = self.currentIndex()
        if not at.isValid() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        starts = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        if self.grid().toggles(at.column()):
            if starts or event.key() == Qt.Key.Key_Space:
                self.switch()
                return True
            return False
        if starts and self.grid().editable(at.column()):
            if self.grid().flags(at) & Qt.ItemFlag.ItemIsEditable:
                self.edit(at)
            return True
        if starts and self.current_id() is not None:
            self.opened.emit(self.current_id())
        return starts

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses a cell, and opens nothing: rows are edited here."""
        QTableView.mouseReleaseEvent(self, event)
        index = self.indexAt(event.position().toPoint())
        pressed = event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex()
        if pressed and self.grid().toggles(index.column()) and not self.several():
            self.switch()


class _GridDelegate(CellDelegate):
    """Shades what is chosen; a field with the categories of the channel while such a cell is edited."""

    categories: tuple[int, Find] | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        view = option.widget
        if isinstance(view, GridTable) and view.several() and view.selectionModel().isSelected(index):
            shade = theme().colour("accent")
            shade.setAlphaF(_SHADE)
            painter.fillRect(QRectF(option.rect), shade)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        if self.categories is not None and self.categories[0] == index.column():
            field = CategoryField(self.categories[1], parent, strict=False)
        field.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(1, 1, -1, -2))


def _control(event: QKeyEvent, key: Qt.Key) -> bool:
    return event.key() == key and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
