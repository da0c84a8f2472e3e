"""Lists: short ones held whole, long ones a page at a time, both keeping ticks where they were."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from storemanager import texts
from storemanager.gui.background import Background
from storemanager.gui.models.lazy import LazyTableModel
from storemanager.gui.models.rows import CELL, GROUP, PLAIN, TICKED, Align, Column, RowTableModel
from storemanager.money import Money


@dataclass(frozen=True)
class Mug:
    id: int
    name: str
    price: int = 145000
    shelf: str = "A"


COLUMNS = (
    Column[Mug]("Name", lambda mug: mug.name),
    Column[Mug]("Price", lambda mug: Money(mug.price, "VND"), align=Align.RIGHT, width=90),
)


def fetch(_session: Session, ids: Sequence[int]) -> dict[int, Mug]:
    return {one: Mug(one, f"mug {one}") for one in ids}


def test_a_short_list_keeps_the_rules_of_qt(qtmodeltester: ModelTester, background: Background) -> None:
    model = RowTableModel[Mug](COLUMNS, ticks=True, group_by=lambda mug: mug.shelf)
    model.set_rows([Mug(1, "a"), Mug(2, "b", shelf="B")])
    qtmodeltester.check(model)
    assert model.index(0, 0).data(GROUP) == "A · 1"


def test_a_long_list_keeps_the_rules_of_qt(qtbot: QtBot, qtmodeltester: ModelTester, background: Background) -> None:
    model = LazyTableModel[Mug](COLUMNS, background, fetch, ticks=True)
    with qtbot.waitSignal(model.loaded):
        model.ask(lambda _session: range(1, 251))
    qtmodeltester.check(model)


def test_ticks_stay_with_the_record_when_the_order_changes(qtbot: QtBot) -> None:
    model = RowTableModel[Mug](COLUMNS, ticks=True)
    model.set_rows([Mug(1, "a"), Mug(2, "b")])
    model.setData(model.index(0, 0), Qt.CheckState.Checked, TICKED)
    model.set_rows([Mug(2, "b"), Mug(1, "a")])
    assert model.ticked == {1}
    assert model.index(1, 0).data(TICKED) == Qt.CheckState.Checked
    model.set_rows([Mug(2, "b")])
    assert model.ticked == set()


def test_an_amount_is_shown_in_words_and_copied_as_a_plain_number() -> None:
    texts.use("vi")
    try:
        model = RowTableModel[Mug](COLUMNS)
        model.set_rows([Mug(1, "a")])
        assert model.index(0, 1).data(CELL).text == "145.000\u00a0₫"
        assert model.index(0, 1).data(PLAIN) == "145000"
    finally:
        texts.use("en")


def test_a_row_is_a_skeleton_until_its_page_is_here(qtbot: QtBot, background: Background) -> None:
    model = LazyTableModel[Mug](COLUMNS, background, fetch)
    with qtbot.waitSignal(model.loaded):
        model.ask(lambda _session: range(1, 1001))
    assert model.index(500, 0).data(CELL) is None
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert model.index(500, 0).data(CELL).text == "mug 501"


def test_a_hundred_thousand_rows_open_as_fast_as_a_hundred(qtbot: QtBot, background: Background) -> None:
    model = LazyTableModel[Mug](COLUMNS, background, fetch)
    started = time.perf_counter()
    with qtbot.waitSignal(model.loaded):
        model.ask(lambda _session: range(100_000))
    with qtbot.waitSignal(model.dataChanged):
        model.index(0, 0).data()
    assert model.rowCount() == 100_000
    assert time.perf_counter() - started < 1.0
    assert model.row_of(99_999) == 99_999


def test_only_the_answer_to_the_last_question_is_shown(qtbot: QtBot, background: Background) -> None:
    model = LazyTableModel[Mug](COLUMNS, background, fetch)
    model.ask(lambda _session: [1, 2, 3])
    with qtbot.waitSignal(model.loaded):
        model.ask(lambda _session: [9])
    assert list(model.all_ids()) == [9]
