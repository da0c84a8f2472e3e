"""The preview of a document: its sheets as they will come out, and what can be done with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from storemanager import texts
from storemanager.documents import Document, Paper
from storemanager.errors import why
from storemanager.gui.printing.files import show_file
from storemanager.gui.printing.finished import FinishedSheets
from storemanager.gui.printing.sheets import PrinterRefusedError, Sheets
from storemanager.gui.printing.slices import Slices
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import Choice
from storemanager.gui.widgets.notes import Banner
from storemanager.gui.widgets.overlay import Dialog
from storemanager.gui.widgets.panel_parts import scrolled
from storemanager.gui.widgets.parts import column, gap, label, row
from storemanager.gui.widgets.toasting import toasts
from storemanager.texts import translate

_SHEET_PX = 560
_ROOM_BESIDE = 300
_MOST_SHOWN = 40
_last_paper: dict[Paper, Paper] = {}
"""What was chosen last instead of the paper a document proposes: kept while the program runs."""


class PreviewDialog(Dialog):
    """Ctrl+P prints, Ctrl+S saves a PDF, Esc closes. A document that is a PDF already is printed as it is. `missing`
    says what is not in it, and why."""

    def __init__(self, parent: QWidget, document: Document, missing: tuple[str, str] | None = None) -> None:
        super().__init__(parent, document.title, width=2)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.document = document
        self.sheets: Sheets | FinishedSheets
        self._room = _ROOM_BESIDE
        if missing is not None:
            told, reasons = Banner(missing[0], tone="warn"), label(missing[1], "body", wrap=True)
            for part in (told, reasons):
                self.body.addWidget(part)
            high = reasons.heightForWidth(self.width() - 2 * gap("5"))
            self._room += told.sizeHint().height() + high + 2 * gap("3")
        self.refusal = Banner("", tone="danger")
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        self.paper: Choice | None = None
        self.work = Slices(self)
        self._refused = False
        self._add_buttons()
        if document.pdf:
            self._show_finished()
        else:
            self._show_sheets()

    def _add_buttons(self) -> None:
        close = self.add_button(self.tr("Close"), "close")
        close.setAutoDefault(False)
        self._harmless = "close"
        self.save_button = Button(self.tr("Save as PDF"), icon="file-down", key="Ctrl+S")
        self.save_button.clicked.connect(self.save)
        self._buttons.addWidget(self.save_button)
        self.print_button = Button(self.tr("Print"), "primary", icon="printer", key="Ctrl+P")
        self.print_button.clicked.connect(self.print_it)
        self._buttons.addWidget(self.print_button)
        for button, keys in ((self.save_button, "Ctrl+S"), (self.print_button, "Ctrl+P")):
            button.setAutoDefault(False)
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        self.print_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- What is shown ---

    def _show_finished(self) -> None:
        self.count = label("", "small", role="text_muted")
        self.body.addLayout(row(-1, self.count))
        self._add_view()
        self.sheets = FinishedSheets(self.document)
        self._laid_out()

    def _show_sheets(self) -> None:
        self.paper = paper = Choice(_papers(), _last_paper.get(self.document.paper, self.document.paper).name, name="")
        paper.setAccessibleName(self.tr("Paper"))
        paper.chosen.connect(self._choose_paper)
        self.count = label("", "small", role="text_muted")
        self.body.addLayout(row(label(self.tr("Paper")), paper, -1, self.count, spacing=gap("2")))
        self._add_view()
        self._lay_out()

    def _add_view(self) -> None:
        self.view = _SheetsView()
        area = scrolled(self.view)
        over = self.parentWidget()
        high = over.window().height() if over is not None else 768
        area.setFixedHeight(max(240, high - self._room))
        self.body.addWidget(area)

    def _choose_paper(self, key: str) -> None:
        _last_paper[self.document.paper] = Paper[key]
        self._lay_out()

    def _lay_out(self) -> None:
        self._ready(False)
        assert self.paper is not None
        sheets = Sheets(self.document, Paper[self.paper.current()])
        self.sheets = sheets
        self.count.setText(self.tr("Laying it out…"))
        self.work.run(sheets.lay_out(), self._laid_out)

    def _laid_out(self) -> None:
        self.view.show_sheets(self.sheets)
        counted = translate("printing", "{count:sheet|sheets}")(count=self.sheets.count())
        left_out = translate("printing", "{count:sheet|sheets}, the first {shown} are shown")
        many = left_out(count=self.sheets.count(), shown=_MOST_SHOWN)
        self.count.setText(str(many if self.sheets.count() > _MOST_SHOWN else counted))
        self._ready(True)

    def _ready(self, ready: bool) -> None:
        """While sheets are laid out or written nothing else can be begun."""
        for button in (self.save_button, self.print_button):
            button.setEnabled(ready)
        if self.paper is not None:
            self.paper.setEnabled(ready)

    # --- What is done ---

    def save(self) -> None:
        """Ask where, and write the PDF."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(folder) / f"{_file_name(self.document.file_name)}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PDF"), str(proposed), "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen).with_suffix(".pdf"))

    def save_to(self, path: Path) -> None:
        """Write the PDF there; what cannot be written is said here, and the dialog stays."""
        if isinstance(self.sheets, FinishedSheets):
            self._write(path, self.document.pdf)
            return
        buffer = QBuffer(self)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._ready(False)
        self.work.run(self.sheets.write_pdf(buffer), lambda: self._write(path, bytes(buffer.data().data())))

    def _write(self, path: Path, pdf: bytes) -> None:
        self._ready(True)
        try:
            path.write_bytes(pdf)
        except OSError as problem:
            said = translate("printing", "{file} could not be written: {reason}.")(file=path.name, reason=why(problem))
            self._refuse(str(said), self.tr("Choose another folder."))
            return
        said = translate("printing", "{file} was saved.")(file=path.name)
        toasts(self._under()).done(str(said), undo=lambda: show_file(path), action=self.tr("Open"))
        self.choose("saved")

    def print_it(self) -> None:
        """Ask which printer, and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.document.title)
        printer.setPageLayout(self.sheets.page_layout())
        asked = QPrintDialog(printer, self)
        if asked.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Every sheet on a chosen printer."""
        self._ready(False)
        self.work.run(self._printing(self.sheets, printer), self._printed)

    def _printing(self, sheets: Sheets | FinishedSheets, printer: QPrinter) -> Iterator[None]:
        self._refused = False
        try:
            yield from sheets.print_on(printer)
        except PrinterRefusedError:
            self._refused = True

    def _printed(self) -> None:
        self._ready(True)
        if self._refused:
            advice = self.tr("Look at the printer and print again, or save it as PDF.")
            self._refuse(self.tr("The printer did not take the document."), advice)
            return
        said = translate("printing", "“{title}” was handed to the printer.")(title=self.document.title)
        toasts(self._under()).done(str(said))
        self.choose("printed")

    def _under(self) -> QWidget:
        return self.parentWidget() or self

    def _refuse(self, message: str, advice: str) -> None:
        self.refusal.say(message, advice)
        self.refusal.show()


class _SheetsView(QWidget):
    """The sheets under one another; each is painted when it comes into view."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets: Sheets | None = None
        self._pictures: list[_Sheet] = []
        self._body = column(spacing=gap("3"), margin=gap("3"))
        self.setLayout(self._body)

    def show_sheets(self, sheets: Sheets | FinishedSheets) -> None:
        for old in self._pictures:
            self._body.removeWidget(old)
            old.deleteLater()
        shown = range(min(sheets.count(), _MOST_SHOWN))
        self._pictures = [_Sheet(sheets, place) for place in shown]
        for picture in self._pictures:
            self._body.addWidget(picture, alignment=Qt.AlignmentFlag.AlignHCenter)


class _Sheet(QWidget):
    """One sheet of paper on the screen."""

    def __init__(self, sheets: Sheets | FinishedSheets, place: int) -> None:
        super().__init__()
        self._sheets, self._place = sheets, place
        width, height = sheets.shape(place)
        wide = min(_SHEET_PX, round(_SHEET_PX * width / Paper.A5.value[0]))
        self.setFixedSize(wide, round(wide * height / width))
        words = translate("printing", "Sheet {page} of {pages}")(page=place + 1, pages=sheets.count())
        self.setAccessibleName(str(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._sheets.picture(self._place, self.width(), self.devicePixelRatioF()))
        painter.setPen(theme().colour("border_strong"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def _papers() -> list[tuple[str, str]]:
    return [
        (Paper.A4.name, "A4"),
        (Paper.A5.name, "A5"),
        (Paper.A6.name, "A6"),
        (Paper.LABEL.name, f"{texts.number(Paper.LABEL.value[0])} × {texts.number(Paper.LABEL.value[1])} mm"),
    ]


def _file_name(proposed: str) -> str:
    """A name every system takes: order numbers may hold anything."""
    kept = "".join(each if each.isalnum() or each in " ._-()" else "-" for each in proposed)
    return kept.strip(" .")[:100] or "document"
