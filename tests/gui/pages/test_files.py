"""The Files page as its owner uses it: a file chosen, recognised, matched, looked at, mended, imported, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storemanager.database import Book
from storemanager.gui.pages.files import FilesPage
from storemanager.gui.pages.files.problems import ProblemRow
from storemanager.gui.records import ImportFile
from storemanager.gui.widgets.overlay import Dialog
from storemanager.importexport import Action, ImportKind
from storemanager.services import catalog
from tests.gui.pages.files_desk import WRONG, FilesDesk
from tests.gui.pages.shown import shown
from tests.importexport.desk import LATER, Desk

GOOD = "Mã hàng;Tên hàng;Giá bán;Tồn kho\nTRA-1;Trà sen;226000;12\nTRA-2;Trà lài;145000;5\n"


@pytest.fixture
def desk(
    qtbot: QtBot, dressed: QApplication, book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[FilesDesk]:
    book.close()  # its file is an empty book already, which saves making one
    shop = Desk(tmp_path / "shop")
    with shown(qtbot, shop.book, FilesPage) as on:
        on.page.resize(1366, 768)  # wide enough for the panel beside the table
        yield FilesDesk(qtbot, on, shop, monkeypatch)


def problem(desk: FilesDesk, row: int) -> ProblemRow:
    return next(each for each in desk.page.side.rows if row in each.group.rows)


def test_a_good_file_is_in_the_book_after_three_presses(desk: FilesDesk, qtbot: QtBot) -> None:
    desk.choose(desk.shop.file(GOOD))
    desk.until("recognise")
    assert "KiotViet" in desk.page.recognise.banner.title.text()
    assert desk.page.recognise.delimiter.current() == ";"
    qtbot.keyClick(desk.page, Qt.Key.Key_F9)  # the window hands F9 on as `finish`
    desk.page.finish()
    desk.until("preview")
    assert desk.figures() == {"all": "2", "new": "2", "changed": "0", "same": "0", "wrong": "0"}
    assert desk.cell(2, "Giá bán").text == "226,000"
    desk.take_in()
    assert desk.skus() == ["TRA-1", "TRA-2"]
    assert desk.page.done.title.text() == "2 rows were imported."


def test_the_toast_takes_a_whole_import_back(desk: FilesDesk) -> None:
    desk.preview_of(GOOD)
    desk.take_in()
    desk.on.undo()
    desk.quiet()
    assert desk.skus() == []
    assert desk.page.done.taken_back
    assert not desk.page.done.undo.isVisible()


def test_a_proposal_mends_a_wrong_cell_and_another_is_typed(desk: FilesDesk) -> None:
    desk.preview_of(WRONG)
    assert desk.figures()["wrong"] == "3"
    assert desk.cell(3, "Giá bán").wrong == "danger"
    assert desk.page.panel_open()
    desk.on.press(problem(desk, 3).fix)
    desk.quiet()
    assert desk.cell(3, "Giá bán").wrong == ""
    assert desk.cell(3, "Giá bán").text == "145,000"
    desk.type_into(4, "Giá bán", "226000")
    assert desk.figures()["wrong"] == "1"
    assert desk.cell(4, "Giá bán").text == "226,000"
    assert desk.cell(5, "Mã hàng").text == "empty"


def test_all_proposals_are_applied_at_once(desk: FilesDesk) -> None:
    desk.preview_of(WRONG)
    desk.on.press(desk.page.side.fix_all)
    desk.quiet()
    assert desk.figures()["wrong"] == "1"
    assert [row.group.rows for row in desk.page.side.rows] == [(4,)]


def test_good_rows_go_in_and_bad_ones_to_a_file_that_is_mended_and_brought_in(desk: FilesDesk, tmp_path: Path) -> None:
    desk.preview_of(WRONG)
    assert desk.page.preview.go.text() == "Import 1 good row"
    desk.take_in()
    assert desk.skus() == ["TRA-1"]
    bad = tmp_path / "bad.csv"
    desk.will_save_to(bad)
    desk.on.press(desk.page.done.save)
    assert bad.name in desk.page.done.left_out.text.text()
    lines = bad.read_text(encoding="utf-8-sig")
    assert "hai hai sáu" in lines
    assert "is not a number" in lines
    bad.write_text(lines.replace("hai hai sáu", "226000").replace("1450OO", "145000"), encoding="utf-8")
    desk.on.press(desk.page.done.another)
    desk.preview_of(bad)
    desk.take_in()
    assert desk.skus() == ["TRA-1", "TRA-2", "TRA-3"]


def test_nothing_until_all_are_right_holds_the_import_back(desk: FilesDesk) -> None:
    desk.preview_of(WRONG)
    desk.on.press(desk.page.side.nothing)
    assert not desk.page.preview.go.isEnabled()
    assert "wrong rows first" in desk.page.preview.go.toolTip()
    desk.page.finish()
    assert desk.page.step() == "preview"
    desk.on.press(desk.page.side.only_good)
    assert desk.page.preview.go.isEnabled()


def test_a_figure_shows_only_its_rows_and_a_problem_leads_to_its_cell(desk: FilesDesk, qtbot: QtBot) -> None:
    desk.preview_of(WRONG)
    view = desk.page.preview
    desk.on.press(view.figures["new"])
    assert view.only() is Action.NEW
    assert view.model.rowCount() == 1
    qtbot.keyClick(problem(desk, 4), Qt.Key.Key_Return)
    assert view.only() is None  # the filter hid the row
    assert view.table.currentIndex() == desk.index(4, "Giá bán")
    qtbot.mouseClick(problem(desk, 5), Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    assert view.table.currentIndex() == desk.index(5, "Mã hàng")
    desk.on.press(view.figures["changed"])
    assert view.card.empty_state() is not None


def test_what_changes_stands_beside_what_it_was(desk: FilesDesk) -> None:
    desk.shop.take_in(GOOD)
    desk.preview_of(GOOD.replace("226000", "240000").replace(";5\n", ";8\n"), "moi.csv")
    assert desk.figures() == {"all": "2", "new": "0", "changed": "2", "same": "0", "wrong": "0"}
    price, stock = desk.cell(2, "Giá bán"), desk.cell(3, "Tồn kho")
    assert (price.old, price.text) == ("226,000", "240,000")
    assert (stock.old, stock.text) == ("5", "8")


def test_the_same_file_again_changes_nothing_and_says_so(desk: FilesDesk) -> None:
    desk.shop.take_in(GOOD)
    desk.preview_of(GOOD)
    assert desk.figures()["same"] == "2"
    assert not desk.page.preview.go.isEnabled()
    assert "imported on" in desk.on.words(desk.page.side)


def test_columns_nobody_knows_are_matched_once_and_remembered(desk: FilesDesk, qtbot: QtBot) -> None:
    content = "Kod;Bezeichnung;Wert\nTRA-1;Trà sen;226000\nTRA-2;Trà lài;145000\n"
    desk.choose(desk.shop.file(content, "fremd.csv"))
    desk.until("recognise")
    desk.on.press(desk.page.recognise.next)
    match = desk.page.match
    assert desk.page.step() == "match"
    assert not match.next.isEnabled()
    assert "SKU" in match.banner.text.text()
    for at, words in ((0, "SKU"), (1, "Name"), (2, "Price")):
        choice = match.rows[at].choice
        choice.setFocus()
        while choice.currentText() != words:
            qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert match.mapping() == {0: "sku", 1: "name", 2: "price"}
    desk.on.press(match.next)
    desk.until("preview")
    desk.take_in()
    desk.on.press(desk.page.done.another)
    desk.choose(desk.shop.file(content.replace("145000", "150000"), "fremd-2.csv"))
    desk.until("recognise")
    assert "matched before" in desk.page.recognise.banner.title.text()
    desk.on.press(desk.page.recognise.next)
    desk.until("preview")
    assert desk.cell(3, "Wert").old == "145,000"


def test_two_columns_with_one_meaning_are_named_until_one_goes(desk: FilesDesk, qtbot: QtBot) -> None:
    desk.choose(desk.shop.file(GOOD.replace("Tồn kho", "Giá sỉ")))
    desk.until("recognise")
    desk.on.press(desk.page.recognise.next)
    desk.until("preview")
    desk.on.press(desk.page.preview.back)
    match = desk.page.match
    assert match.mapping()[2] == "price"
    choice = match.rows[3].choice
    while choice.currentText() != "Price":
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert not match.next.isEnabled()
    assert "Price" in match.banner.text.text()
    assert [row.state.words for row in match.rows] == ["By its name", "By its name", "Twice", "Twice"]
    qtbot.keyClick(match.rows[2].choice, Qt.Key.Key_Home)
    assert match.mapping() == {0: "sku", 1: "name", 3: "price"}
    desk.on.press(match.next)
    desk.until("preview")
    assert desk.page.preview.model.column_of("Giá bán") == -1
    assert desk.cell(2, "Giá sỉ").text == "12"


def test_another_separator_is_read_at_once(desk: FilesDesk) -> None:
    desk.choose(desk.shop.file(GOOD))
    desk.until("recognise")
    view = desk.page.recognise
    assert view.model.columnCount() == 5
    view.delimiter.choose("|")
    view.delimiter.chosen.emit("|")
    desk.until("recognise")
    assert view.model.columnCount() == 2
    view.delimiter.choose(";")
    view.delimiter.chosen.emit(";")
    desk.until("recognise")
    assert view.model.columnCount() == 5


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("leer.csv", b"", "is empty"),
        ("anh.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "is not a table"),
        ("kaputt.xlsx", b"PK\x03\x04 nothing more", "cannot be read as a table"),
    ],
)
def test_what_is_no_table_is_refused_in_words(desk: FilesDesk, name: str, content: bytes, words: str) -> None:
    before = desk.shop.dump()
    desk.choose(desk.shop.file(content, name))
    desk.quiet()
    assert desk.page.step() == "start"
    assert words in desk.page.banner.title.text()
    assert name in desk.page.banner.title.text()
    assert desk.page.banner.text.text()
    assert desk.shop.dump() == before


def test_a_folder_and_a_file_that_is_gone_are_refused_in_words(desk: FilesDesk, tmp_path: Path) -> None:
    desk.page.open_record(str(tmp_path))
    desk.quiet()
    assert "is a folder" in desk.page.banner.title.text()
    desk.page.open_record(ImportFile(str(tmp_path / "weg.csv"), "stock"))
    desk.quiet()
    assert "cannot be found" in desk.page.banner.title.text()
    assert desk.page.start.kind is ImportKind.STOCK


def test_a_file_is_dropped_on_the_page(desk: FilesDesk) -> None:
    path = desk.shop.file(GOOD)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    over = QDragEnterEvent(QPoint(20, 20), *how)
    QApplication.sendEvent(desk.page.start.drop, over)
    assert over.isAccepted()
    QApplication.sendEvent(desk.page.start.drop, QDropEvent(QPointF(20, 20), *how))
    desk.until("recognise")
    assert desk.on.toast().accessibleName().startswith("One file at a time")


def test_control_i_asks_for_a_file(desk: FilesDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.shop.file(GOOD)
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_args: (str(path), ""))
    desk.page.activateWindow()
    desk.page.setFocus()
    qtbot.keyClick(desk.page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    desk.until("recognise")


def test_past_imports_are_listed_and_undone_after_a_question(desk: FilesDesk, qtbot: QtBot) -> None:
    desk.shop.take_in(GOOD)
    desk.page.refresh()
    desk.quiet()
    start = desk.page.start
    assert start.model.rowCount() == 1
    assert not start.undo_button.isEnabled()
    start.table.setCurrentIndex(start.model.index(0, 0))
    desk.on.press(start.undo_button)
    dialog = desk.on.dialog(Dialog)
    assert "hang.csv" in dialog.title.text()
    qtbot.mouseClick(desk.on.button("Undo the import", dialog), Qt.MouseButton.LeftButton)
    desk.quiet()
    assert desk.skus() == []
    assert not start.undo_button.isEnabled()


def test_what_was_changed_since_is_named_and_kept(desk: FilesDesk, qtbot: QtBot) -> None:
    desk.preview_of(GOOD)
    desk.take_in()
    with desk.shop.book.write() as session:
        sold = catalog.find_variant(session, "TRA-1")
        assert sold is not None
        from storemanager.services import stock

        stock.receive(session, sold, 3, now=LATER)
    desk.on.press(desk.page.done.undo)
    desk.quiet()
    dialog = desk.on.dialog(Dialog)
    assert "Trà sen" in dialog.title.text()
    assert desk.skus() == ["TRA-1", "TRA-2"]
    qtbot.mouseClick(desk.on.button("Undo the rest", dialog), Qt.MouseButton.LeftButton)
    desk.quiet()
    assert "TRA-1" in desk.skus()
    assert desk.page.done.taken_back


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_what_was_exported_comes_back_as_the_same(desk: FilesDesk, tmp_path: Path, suffix: str) -> None:
    desk.shop.take_in(GOOD)
    path = tmp_path / f"out{suffix}"
    desk.will_save_to(path.with_suffix(""))
    desk.page.start.format.choose(suffix)
    desk.on.press(desk.page.start.export_button)
    desk.quiet()
    assert path.name in desk.on.toast().accessibleName()
    desk.page.start.choose_kind(ImportKind.ORDERS)  # the file itself says that it holds products
    desk.choose(path)
    desk.until("recognise")
    assert desk.page.recognise.kind.current() == "products"
    assert "Store Manager" in desk.page.recognise.banner.title.text()
    desk.on.press(desk.page.recognise.next)
    desk.until("preview")
    assert desk.figures()["same"] == "2"


def test_every_sample_file_of_other_programs_walks_through(desk: FilesDesk, shared: Path) -> None:
    for path in (shared / "data" / "woocommerce" / "sample_products.csv", shared / "data" / "shopify" / "apparel.csv"):
        desk.page.go_to("start")
        desk.preview_of(path)
        assert desk.page.shown is not None
        assert desk.page.shown.preview.count(Action.NEW) > 10
        desk.on.press(desk.page.preview.back)  # such a file has no columns to match, only a format
        assert desk.page.step() == "recognise"
        desk.on.press(desk.page.recognise.next)
        desk.until("preview")
        desk.take_in()
    assert len(desk.skus()) > 40
    desk.on.press(desk.page.done.look)
    assert desk.on.went == [("products", None)]
