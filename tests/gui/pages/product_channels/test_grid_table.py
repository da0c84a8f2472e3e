"""Cells edited in place with keyboard and clipboard, a thousand rows of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from storemanager.gui.background import Background
from storemanager.gui.models.lazy import PAGE_ROWS
from storemanager.gui.models.rows import Cell, Column
from storemanager.gui.pages.product_channels.grid_model import GridColumn, GridModel, Typed
from storemanager.gui.pages.product_channels.grid_table import GridTable

CONTROL = Qt.KeyboardModifier.ControlModifier
MANY = 1_000


@dataclass(frozen=True)
class Tea:
    id: int
    name: str
    sold: bool
    title: str


def teas(_session: Any, ids: Sequence[int]) -> dict[int, Tea]:
    return {one: Tea(one, f"Tea {one}", one % 2 == 0, f"Title {one}") for one in ids}


COLUMNS = (
    Column[Tea]("Product", lambda tea: tea.name),
    GridColumn[Tea](
        "Sold", lambda tea: Cell("on" if tea.sold else "off"), width=60, text=lambda tea: "x" if tea.sold else "",
        toggles=True,
    ),
    GridColumn[Tea]("Title", lambda tea: tea.title, width=200, text=lambda tea: tea.title),
)  # fmt: skip
SOLD, TITLE = 1, 2


class Grid:
    """The table, and everything that was typed into it."""

    def __init__(self, qtbot: QtBot, background: Background) -> None:
        self.qtbot, self.background = qtbot, background
        self.asked: list[int] = []
        self.model = GridModel[Tea](COLUMNS, background, teas)
        self.table = GridTable("Teas")
        self.table.show_model(self.model)
        self.typed: list[tuple[Typed, ...]] = []
        self.model.typed.connect(self.typed.append)
        qtbot.addWidget(self.table)
        self.table.resize(700, 500)
        self.table.show()
        qtbot.waitExposed(self.table)
        self.model.ask(lambda _session: range(1, MANY + 1))
        self.settle()
        self.table.setFocus()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.background.waiting() and self.model.row(0) is not None, timeout=5000)

    def choose(self, rows: range, columns: range) -> None:
        first, last = self.model.index(rows[0], columns[0]), self.model.index(rows[-1], columns[-1])
        chosen = self.table.selectionModel()
        chosen.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        chosen.select(QItemSelection(first, last), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.table, key, modifier)


@pytest.fixture
def grid(dressed: QApplication, qtbot: QtBot, background: Background) -> Grid:
    return Grid(qtbot, background)


def test_a_cell_is_typed_into_and_enter_says_it(grid: Grid) -> None:
    grid.table.go_to_cell(3, TITLE)
    grid.press(Qt.Key.Key_F2)
    field = grid.table.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.text() == "Title 3"
    field.selectAll()
    grid.qtbot.keyClicks(field, "Lotus tea")
    with grid.qtbot.waitSignal(grid.model.typed):
        grid.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert grid.typed == [(Typed(3, TITLE, "Lotus tea"),)]


def test_a_cell_that_is_left_as_it_was_says_nothing(grid: Grid) -> None:
    grid.table.go_to_cell(3, TITLE)
    grid.press(Qt.Key.Key_F2)
    field = grid.table.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    with grid.qtbot.waitSignal(field.destroyed):
        grid.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert grid.typed == []


def test_space_switches_all_chosen_cells_to_the_opposite_of_the_current_one(grid: Grid) -> None:
    grid.choose(range(3), range(SOLD, SOLD + 1))
    grid.press(Qt.Key.Key_Space)
    assert grid.typed == [tuple(Typed(one, SOLD, "x") for one in (1, 2, 3))]


def test_a_copied_rectangle_is_pasted_where_the_keys_are(grid: Grid) -> None:
    grid.choose(range(2), range(SOLD, TITLE + 1))
    grid.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "\tTitle 1\nx\tTitle 2"
    grid.choose(range(10, 11), range(SOLD, SOLD + 1))
    grid.press(Qt.Key.Key_V, CONTROL)
    assert grid.typed == [
        (
            Typed(11, SOLD, ""), Typed(11, TITLE, "Title 1"), Typed(12, SOLD, "x"), Typed(12, TITLE, "Title 2"),
        )
    ]  # fmt: skip


def test_copying_many_rows_waits_until_all_of_them_are_here(grid: Grid) -> None:
    QGuiApplication.clipboard().setText("")
    grid.choose(range(MANY), range(TITLE, TITLE + 1))
    grid.press(Qt.Key.Key_C, CONTROL)
    grid.qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != "", timeout=5000)
    assert QGuiApplication.clipboard().text().split("\n") == [f"Title {one}" for one in range(1, MANY + 1)]


def test_one_value_fills_everything_that_is_chosen_and_never_the_product_itself(grid: Grid) -> None:
    QGuiApplication.clipboard().setText("Gift\n")
    grid.choose(range(4), range(3))
    grid.press(Qt.Key.Key_V, CONTROL)
    assert {(each.row_id, each.column) for each in grid.typed[0]} == {
        (row, column) for row in (1, 2, 3, 4) for column in (SOLD, TITLE)
    }


def test_filling_down_reaches_rows_that_were_never_in_view(grid: Grid) -> None:
    grid.table.go_to_cell(1, TITLE)
    grid.press(Qt.Key.Key_D, CONTROL)
    assert len(grid.typed[0]) == MANY - 1
    assert grid.typed[0][-1] == Typed(MANY, TITLE, "Title 1")
    assert len(grid.model._pages) * PAGE_ROWS < MANY  # they are told by their ids, and not loaded for it


def test_delete_makes_a_cell_as_in_the_book(grid: Grid) -> None:
    grid.choose(range(2), range(TITLE, TITLE + 1))
    grid.press(Qt.Key.Key_Delete)
    assert grid.typed == [(Typed(1, TITLE, ""), Typed(2, TITLE, ""))]


def test_what_is_chosen_is_shaded_and_can_be_told_from_what_is_not(grid: Grid) -> None:
    before = grid.table.viewport().grab().toImage()
    grid.choose(range(2), range(SOLD, TITLE + 1))
    chosen = grid.table.viewport().grab().toImage()
    box = grid.table.visualRect(grid.model.index(1, TITLE))
    at = box.topRight()
    at.setX(at.x() - 4)
    at.setY(at.y() + 4)
    assert before.pixelColor(at) != chosen.pixelColor(at)


def test_the_model_of_the_grid_keeps_qt_s_rules(grid: Grid, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(grid.model)
