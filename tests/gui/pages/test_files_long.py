"""Long files: the window stays quick, the work can be stopped, and stopping leaves the book as it was."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from storemanager.database import Book
from storemanager.gui.models.import_preview import ROWS_KEPT, PreviewModel
from storemanager.gui.pages.files import FilesPage
from storemanager.gui.pages.files.problems import AT_ONCE
from storemanager.gui.pages.files.work import Meter
from storemanager.importexport import Action
from tests.gui.pages.files_desk import WRONG, FilesDesk
from tests.gui.pages.shown import shown
from tests.importexport.desk import Desk

ROWS = 6_000
LONGEST_MS = 2 * 50
"""50 ms are the aim; a slow computer may take twice as long."""


class Pulse:
    """How long the window's own thread was ever held between two turns of its event loop: in processor time, because
    other programs may take this computer's processors away for longer."""

    def __init__(self) -> None:
        self._last = 0.0
        self.gaps: list[float] = []
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last = time.thread_time()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.thread_time()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


@pytest.fixture
def desk(
    qtbot: QtBot, dressed: QApplication, book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[FilesDesk]:
    book.close()  # its file is an empty book already, which saves making one
    shop = Desk(tmp_path / "shop")
    with shown(qtbot, shop.book, FilesPage) as on:
        on.page.resize(1366, 768)
        yield FilesDesk(qtbot, on, shop, monkeypatch)


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    path = tmp_path / "lang.csv"
    lines = (f"SKU-{at:05};Hàng thứ {at};{10_000 + at};{at % 50}" for at in range(ROWS))
    path.write_text("Mã hàng;Tên hàng;Giá bán;Tồn kho\n" + "\n".join(lines), encoding="utf-8")
    return path


def test_the_window_is_never_held_while_a_long_file_is_looked_at_and_scrolled(
    desk: FilesDesk, qtbot: QtBot, long_file: Path
) -> None:
    pulse = Pulse()
    desk.choose(long_file)
    desk.until("recognise")
    pulse.start()
    desk.page.recognise.next.click()
    qtbot.waitUntil(lambda: desk.page.step() == "preview", timeout=30_000)
    pulse.stop()
    assert len(pulse.gaps) > 3
    assert max(pulse.gaps) < LONGEST_MS
    assert desk.figures()["new"] == "6,000"
    model = desk.page.preview.model
    before = time.thread_time()
    assert model.row_of(ROWS + 1) == ROWS - 1
    desk.page.preview.table.show_cell(ROWS + 1, 3)
    assert desk.cell(ROWS + 1, "Tên hàng").text == f"Hàng thứ {ROWS - 1}"
    assert (time.thread_time() - before) * 1000 < LONGEST_MS


def test_rows_out_of_sight_are_let_go(desk: FilesDesk, long_file: Path) -> None:
    desk.preview_of(long_file)
    model = desk.page.preview.model
    for place in range(0, ROWS, 2):
        assert model.row(place) is not None
    assert len(model._kept) == ROWS_KEPT


def test_looking_at_a_file_can_be_stopped(desk: FilesDesk, qtbot: QtBot, long_file: Path) -> None:
    before = desk.shop.dump()
    desk.choose(long_file)
    desk.until("recognise")
    desk.page.progress._late.setInterval(0)  # a quick computer would be done before it shows
    desk.page.recognise.next.click()
    qtbot.waitUntil(desk.page.progress.isVisible, timeout=10_000)
    assert "lang.csv" in desk.page.progress.words.text()
    desk.on.press(desk.page.progress.stop)
    desk.quiet()
    assert desk.page.step() == "recognise"
    assert desk.page.banner.title.text() == "Stopped."
    assert desk.shop.dump() == before
    desk.on.press(desk.page.recognise.next)  # and it can be done all the same
    desk.until("preview")


def test_an_import_that_is_stopped_leaves_the_book_as_it_was(
    desk: FilesDesk, qtbot: QtBot, long_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.preview_of(long_file)
    before = desk.shop.dump()
    meters: list[Meter] = []
    begin = desk.page.running.begin

    def begun(words: object, file: str = "") -> Meter:
        meters.append(begin(words, file))  # type: ignore[arg-type]  # handed on as it comes
        return meters[-1]

    monkeypatch.setattr(desk.page.running, "begin", begun)
    desk.page.preview.go.click()
    assert not desk.page.preview.go.isEnabled()
    qtbot.waitUntil(lambda: meters[0].done > 0, timeout=30_000)  # something is written already
    desk.page.running.stop()
    desk.quiet()
    assert desk.page.step() == "preview"
    assert "Nothing was written" in desk.page.banner.text.text()
    assert desk.page.preview.go.isEnabled()
    assert desk.shop.dump() == before


def test_closing_the_window_does_not_wait_for_a_long_file(desk: FilesDesk, long_file: Path) -> None:
    desk.choose(long_file)
    desk.until("recognise")
    desk.page.recognise.next.click()
    assert desk.page.running.busy()
    desk.page.close()
    desk.quiet()
    assert desk.page.step() == "recognise"


def test_ten_thousand_problems_are_shown_some_at_a_time(desk: FilesDesk) -> None:
    lines = "\n".join(f"SKU-{at};Hàng {at};sai {at}" for at in range(400))
    desk.preview_of(f"Mã hàng;Tên hàng;Giá bán\n{lines}\n")
    side = desk.page.side
    assert side.shown is not None
    assert side.shown.error_count == 400
    assert len(side.rows) == AT_ONCE
    desk.on.press(desk.on.button(f"Show {AT_ONCE} more", side))
    assert len(side.rows) == 2 * AT_ONCE


def test_the_same_problem_in_many_rows_is_said_once(desk: FilesDesk) -> None:
    lines = "\n".join(f"SKU-{at};Hàng {at};sai" for at in range(30))
    desk.preview_of(f"Mã hàng;Tên hàng;Giá bán\n{lines}\n")
    assert len(desk.page.side.rows) == 1
    assert desk.page.side.rows[0].accessibleName().startswith("Rows 2–31, column Giá bán")


def test_the_model_of_the_preview_keeps_qts_rules(desk: FilesDesk, qtmodeltester: ModelTester) -> None:
    desk.preview_of(WRONG)
    assert desk.page.shown is not None
    model = PreviewModel()
    model.show_preview(desk.page.shown.preview)
    qtmodeltester.check(model)
    model.show_preview(desk.page.shown.preview, Action.WRONG)
    assert [model.row_id(at) for at in range(model.rowCount())] == [3, 4, 5]
    assert model.row_of(4) == 1
    assert model.row_of(2) == -1


def test_a_meter_tells_how_long_it_will_take(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((100.0, 100.5, 104.0))
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    meter = Meter()
    meter.report(100, 1_000)
    assert meter.seconds_left() is None  # too early to say
    meter.report(500, 1_000)
    assert meter.seconds_left() == 4
