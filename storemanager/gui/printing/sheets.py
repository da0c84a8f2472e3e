"""A document laid out on sheets: the same for the screen, the printer and a PDF, so that what is shown is what comes
out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPixmap,
)

from storemanager.documents import Document, Paper
from storemanager.gui.printing.columns import Column, Cut
from storemanager.texts import translate

DOTS_PER_INCH = 600
_MILLIMETRES_PER_INCH = 25.4
_MARGIN_MM = {Paper.A4: 14.0, Paper.A5: 10.0, Paper.A6: 6.0, Paper.LABEL: 5.0}
_FOOT_MM = 6.0


class PrinterRefusedError(Exception):
    """The printer, or the file behind it, took no more sheets."""


@dataclass(frozen=True)
class _Sheet:
    """What stands on one sheet: a part of a column, and which of the column's sheets it is."""

    column: Column
    cut: Cut
    number: int
    of: int


class Sheets:
    """The sheets of one document on one kind of paper, measured in dots of a fine printer."""

    def __init__(self, document: Document, paper: Paper) -> None:
        self.document, self.paper = document, paper
        self._ground = QImage(1, 1, QImage.Format.Format_RGB32)  # fonts are measured for its dots
        per_metre = round(DOTS_PER_INCH / _MILLIMETRES_PER_INCH * 1000)
        self._ground.setDotsPerMeterX(per_metre)
        self._ground.setDotsPerMeterY(per_metre)
        self.size = QSizeF(*(_dots(side) for side in paper.value))
        margin = _dots(_MARGIN_MM[paper])
        self._body = QRectF(margin, margin, self.size.width() - 2 * margin, self.size.height() - 2 * margin)
        self._body.setHeight(self._body.height() - _dots(_FOOT_MM))
        self._sheets: list[_Sheet] = []

    def lay_out(self) -> Iterator[None]:
        """Part by part: take every step before anything is painted."""
        for part in self.document.parts:
            column = Column(part, self._body.width(), self._body.height(), self._ground)
            cuts = column.cuts
            self._sheets += [_Sheet(column, cut, number, len(cuts)) for number, cut in enumerate(cuts, start=1)]
            yield

    def count(self) -> int:
        return len(self._sheets)

    def by_part(self) -> list[list[int]]:
        """Which sheets each part of the document takes."""
        found: list[list[int]] = []
        for place, sheet in enumerate(self._sheets):
            if sheet.number == 1:
                found.append([])
            found[-1].append(place)
        return found

    def shape(self, _place: int) -> tuple[float, float]:
        """Width and height of a sheet, in millimetres."""
        return self.paper.value

    def paint(self, painter: QPainter, place: int) -> None:
        """One sheet, in our own dots: scale the painter first."""
        sheet = self._sheets[place]
        painter.save()
        painter.translate(self._body.topLeft())
        sheet.column.paint(painter, sheet.cut)
        painter.restore()
        if sheet.of > 1:
            self._paint_foot(painter, sheet.number, sheet.of)

    def _paint_foot(self, painter: QPainter, number: int, of: int) -> None:
        """Which sheet of its part it is: a slip of two sheets must not lose one."""
        words = translate("printing", "{page} of {pages}")(page=number, pages=of)
        font = QFont("Inter")
        font.setPixelSize(round(7.5 / 72 * DOTS_PER_INCH))
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(Qt.GlobalColor.darkGray))
        foot = QRectF(self._body.left(), self._body.bottom(), self._body.width(), _dots(_FOOT_MM))
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), str(words))
        painter.restore()

    def picture(self, place: int, width: int, ratio: float) -> QPixmap:
        """A sheet for the screen, `width` wide; paper is white in every theme."""
        high = round(width * self.size.height() / self.size.width())
        made = QPixmap(QSize(round(width * ratio), round(high * ratio)))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.white)
        painter = QPainter(made)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        scale = width / self.size.width()
        painter.scale(scale, scale)
        self.paint(painter, place)
        painter.end()
        return made

    def print_on(self, device: QPagedPaintDevice) -> Iterator[None]:
        """Sheet by sheet on a printer or into a PDF. Raises PrinterRefusedError where it does not take them.
        Margins are ours."""
        device.setPageLayout(self.page_layout())
        painter = QPainter()
        if not painter.begin(device):
            raise PrinterRefusedError
        scale = device.logicalDpiX() / DOTS_PER_INCH
        painter.scale(scale, scale)
        try:
            for place in range(self.count()):
                if place and not device.newPage():
                    raise PrinterRefusedError
                self.paint(painter, place)
                yield
        finally:
            painter.end()

    def page_layout(self) -> QPageLayout:
        """The sheet without margins."""
        size = QPageSize(QSizeF(*self.paper.value), QPageSize.Unit.Millimeter)
        return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter)

    def write_pdf(self, device: QIODevice) -> Iterator[None]:
        """Sheet by sheet into a PDF; its text can be searched."""
        writer = QPdfWriter(device)
        writer.setResolution(DOTS_PER_INCH)
        writer.setTitle(self.document.title)
        writer.setCreator("Store Manager")
        yield from self.print_on(writer)


def _dots(millimetres: float) -> float:
    return millimetres / _MILLIMETRES_PER_INCH * DOTS_PER_INCH
