"""The table of every page: what must be read whole is not cut, and the current row stays in view."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storemanager.gui.models.rows import Cell, Column, Pill, RowTableModel
from storemanager.gui.widgets.delegate import PAD
from storemanager.gui.widgets.parts import pill_size
from storemanager.gui.widgets.table import Table


@dataclass(frozen=True)
class Sync:
    id: int
    state: str = "done"


COLUMNS = (
    Column[Sync]("State", lambda sync: Cell(pill=Pill(sync.state, "warn", "triangle-alert")), width=90),
    Column[Sync]("What", lambda sync: f"sync {sync.id}"),
)


def a_table(qtbot: QtBot, rows: int, state: str = "done") -> Table:
    model = RowTableModel[Sync](COLUMNS)
    table = Table("Syncs")
    qtbot.addWidget(table)
    model.setParent(table)
    table.show_model(model)
    table.resize(600, 400)
    table.show()
    model.set_rows([Sync(one, state) for one in range(1, rows + 1)])
    return table


def test_a_state_is_never_cut_however_long_its_words_are(qtbot: QtBot, dressed: QApplication) -> None:
    short, words = a_table(qtbot, 2).columnWidth(0), "done, with something that needs you"
    table = a_table(qtbot, 2, words)
    assert table.columnWidth(0) > short
    assert table.columnWidth(0) >= pill_size(words, "triangle-alert").width() + 2 * PAD


def test_the_current_row_stays_in_view_when_a_panel_makes_the_table_lower(qtbot: QtBot, dressed: QApplication) -> None:
    table = a_table(qtbot, 60)
    table.go_to(40)
    table.resize(420, 300)
    table.resize(420, 190)
    box = table.visualRect(table.currentIndex())
    assert box.top() >= 0
    assert box.bottom() < table.viewport().height()
    table.verticalScrollBar().setValue(0)  # looked away from: it is not brought back
    table.resize(420, 260)
    assert table.verticalScrollBar().value() == 0
