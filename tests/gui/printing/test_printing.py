"""Documents on paper: nothing is cut through, the preview shows what comes out, and what fails is said."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from storemanager import pdf
from storemanager.documents import Document, Paper, address_labels, packing_slips, pick_list
from storemanager.gui.printing import preview
from storemanager.gui.printing.columns import Cut, Piece, cut
from storemanager.gui.printing.preview import PreviewDialog
from storemanager.gui.printing.sheets import Sheets
from storemanager.gui.widgets.overlay import Toast
from storemanager.services.packing_papers import Pick, PickList, Share
from tests.documents.test_papers import a_slip
from tests.makers import NOON


def a_pick_list(kinds: int) -> Document:
    picks = tuple(
        Pick(number, "", f"A{number}", f"Mật ong hoa cà phê số {number}", f"MO-{number}", 3, 1, 0, (Share("#1", 3),))
        for number in range(kinds)
    )
    return pick_list(PickList(picks, 1, False), "Mộc Nhiên", NOON)


def laid_out(document: Document, paper: Paper) -> Sheets:
    made = Sheets(document, paper)
    for _ in made.lay_out():
        pass
    return made


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    monkeypatch.setattr(preview, "_last_paper", {})
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    return made


def opened(qtbot: QtBot, window: QWidget, document: Document) -> PreviewDialog:
    dialog = PreviewDialog(window, document)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(lambda: not dialog.work.running())
    return dialog


def test_sheets_are_cut_between_rows_and_the_headings_stand_again() -> None:
    head = (0.0, 10.0)
    rows = [Piece(0, 40), Piece(40, 70, head), Piece(70, 100, head), Piece(100, 290, head), Piece(290, 300)]
    assert cut(rows, 300, 100) == [
        Cut(0, 100), Cut(100, 190, head), Cut(190, 280, head), Cut(280, 300, head),
    ]  # fmt: skip
    assert cut([Piece(0, 60), Piece(60, 120)], 120, 100) == [Cut(0, 60), Cut(60, 120)]


def test_a_long_pick_list_takes_more_sheets_on_smaller_paper(dressed: QApplication) -> None:
    document = a_pick_list(40)
    counts = [laid_out(document, paper).count() for paper in (Paper.A4, Paper.A5, Paper.A6)]
    assert counts[0] >= 2
    assert counts == sorted(set(counts))


def test_every_slip_stands_on_its_own_sheet(dressed: QApplication) -> None:
    slips = packing_slips([a_slip(number=f"#{number}") for number in range(3)], "Mộc Nhiên", NOON)
    for paper in Paper:
        assert laid_out(slips, paper).count() == 3
    picture = laid_out(slips, Paper.A5).picture(0, 300, 1).toImage()
    dark = sum(picture.pixelColor(x, y).lightness() < 120 for x in range(300) for y in range(0, picture.height(), 2))
    assert dark > 200


def test_a_saved_pdf_has_every_sheet_and_is_announced(
    qtbot: QtBot, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, window, packing_slips([a_slip(), a_slip(number="#2/3")], "Mộc Nhiên", NOON))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "slips"), ""))
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    path = tmp_path / "slips.pdf"
    qtbot.waitUntil(path.exists)
    pdf = path.read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert pdf.count(b"/Type /Page\n") == 2
    assert any("slips.pdf was saved." in toast.accessibleName() for toast in window.findChildren(Toast))


def test_a_pdf_that_cannot_be_written_is_said_and_the_preview_stays(
    qtbot: QtBot, window: QWidget, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, packing_slips([a_slip()], "Mộc Nhiên", NOON))
    dialog.save_to(tmp_path / "no such folder" / "slip.pdf")
    qtbot.waitUntil(dialog.refusal.isVisible)
    assert "slip.pdf could not be written" in dialog.refusal.title.text()
    assert dialog.isVisible()
    assert dialog.save_button.isEnabled()


def test_ctrl_p_prints_on_the_printer_that_was_chosen(
    qtbot: QtBot, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, window, a_pick_list(30))
    paper = tmp_path / "paper.pdf"

    def chosen(asked: QPrintDialog) -> int:
        asked.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        asked.printer().setOutputFileName(str(paper))
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", chosen)
    assert dialog.sheets is not None
    sheets = dialog.sheets.count()
    qtbot.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.answer == "printed")
    assert paper.read_bytes().count(b"/Type /Page\n") == sheets


def test_a_printer_that_takes_nothing_is_said(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    dialog = opened(qtbot, window, a_pick_list(3))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "paper.pdf"))
    dialog.print_on(printer)
    qtbot.waitUntil(dialog.refusal.isVisible)
    assert dialog.refusal.title.text() == "The printer did not take the document."


def test_another_paper_is_remembered_for_the_next_document(qtbot: QtBot, window: QWidget) -> None:
    dialog = opened(qtbot, window, packing_slips([a_slip()], "Mộc Nhiên", NOON))
    assert dialog.paper is not None
    assert dialog.paper.current() == "A5"
    dialog.paper.choose("A6")
    dialog.paper.chosen.emit("A6")
    qtbot.waitUntil(lambda: not dialog.work.running())
    dialog.reject()
    again = opened(qtbot, window, packing_slips([a_slip()], "Mộc Nhiên", NOON)).paper
    assert again is not None
    assert again.current() == "A6"


def scanned(sheets: Sheets) -> list[list[str]]:
    """What a scanner reads on each sheet."""
    found = []
    for place in range(sheets.count()):
        image = sheets.picture(place, 1000, 1.0).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        view = zxingcpp.ImageView(
            image.constBits(), image.width(), image.height(), zxingcpp.ImageFormat.Lum, image.bytesPerLine()
        )
        found.append([each.text for each in zxingcpp.read_barcodes(view)])
    return found


def test_the_number_on_slips_and_labels_can_be_scanned(dressed: QApplication) -> None:
    slips = [a_slip(), a_slip(number="260722BUWEAPJF", own_number="SHP-000124")]
    assert scanned(laid_out(address_labels(slips, "Mộc Nhiên", NOON), Paper.LABEL)) == [["WEB-000123"], ["SHP-000124"]]
    assert scanned(laid_out(packing_slips(slips, "Mộc Nhiên", NOON), Paper.A5)) == [["WEB-000123"], ["SHP-000124"]]
    assert len(scanned(laid_out(address_labels(slips, "Mộc Nhiên", NOON), Paper.A6))) == 2, "a label is one sheet"


@pytest.fixture
def label(dressed: QApplication) -> Document:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    for _ in laid_out(a_pick_list(1), Paper.LABEL).write_pdf(buffer):
        pass
    return Document("Label #1", "Label #1", pdf=bytes(buffer.data().data()))


def test_a_carriers_finished_pdf_is_saved_as_it_is(
    qtbot: QtBot, window: QWidget, label: Document, tmp_path: Path
) -> None:
    opened(qtbot, window, label).save_to(tmp_path / "label.pdf")
    assert (tmp_path / "label.pdf").read_bytes() == label.pdf


def test_a_carriers_finished_pdf_is_shown_and_printed_as_it_is(
    qtbot: QtBot, window: QWidget, label: Document, tmp_path: Path
) -> None:
    dialog = opened(qtbot, window, label)
    assert dialog.count.text() == "1 sheet"
    shown = dialog.sheets.picture(0, 400, 1.0).toImage()
    assert (shown.width(), round(shown.height(), -1)) == (400, 600)
    ink = {shown.pixelColor(x, y).name() for x in range(0, 400, 3) for y in range(0, 200, 3)}
    assert len(ink) > 2, "something stands on it"
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setPageLayout(dialog.sheets.page_layout())
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: dialog.answer == "printed")
    [size] = pdf.page_sizes((tmp_path / "out.pdf").read_bytes())
    assert [round(side) for side in size] == [100, 150]


def test_what_is_no_pdf_is_refused_in_words() -> None:
    with pytest.raises(pdf.UnreadablePdfError, match="not a PDF"):
        pdf.page_sizes(b"<html>")
