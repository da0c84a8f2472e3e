"""A PDF that somebody else made, sheet by sheet: drawn for the screen and for the printer as it is."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPixmap

from storemanager import pdf
from storemanager.documents import Document
from storemanager.gui.printing.sheets import PrinterRefusedError

_MILLIMETRES_PER_INCH = 25.4
_FINEST = 600  # dots to an inch: a label printer has 203 or 300, and finer dots only cost time


class FinishedSheets:
    """What `Sheets` is for our own documents."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._sizes = pdf.page_sizes(document.pdf)

    def count(self) -> int:
        return len(self._sizes)

    def shape(self, place: int) -> tuple[float, float]:
        """Width and height of a sheet, in millimetres."""
        return self._sizes[place]

    def picture(self, place: int, width: int, ratio: float) -> QPixmap:
        """A sheet for the screen, `width` wide; paper is white in every theme."""
        made = QPixmap.fromImage(_image(self.document.pdf, place, round(width * ratio)))
        made.setDevicePixelRatio(ratio)
        return made

    def print_on(self, device: QPagedPaintDevice) -> Iterator[None]:
        """Sheet by sheet, each in the middle of the paper and no larger than it is. Raises PrinterRefusedError where
        the printer takes no more."""
        painter = QPainter()
        if not painter.begin(device):
            raise PrinterRefusedError
        try:
            for place in range(self.count()):
                if place and not device.newPage():
                    raise PrinterRefusedError
                self._paint(painter, device, place)
                yield
        finally:
            painter.end()

    def _paint(self, painter: QPainter, device: QPagedPaintDevice, place: int) -> None:
        per_inch = device.logicalDpiX()
        wanted = QSizeF(*self._sizes[place]) / _MILLIMETRES_PER_INCH * per_inch
        paper = device.pageLayout().fullRectPixels(per_inch).size().toSizeF()
        if wanted.width() > paper.width() or wanted.height() > paper.height():
            wanted.scale(paper, Qt.AspectRatioMode.KeepAspectRatio)
        corner = QPointF((paper.width() - wanted.width()) / 2, (paper.height() - wanted.height()) / 2)
        fineness = min(1.0, _FINEST / per_inch)
        image = _image(self.document.pdf, place, max(1, round(wanted.width() * fineness)))
        painter.drawImage(QRectF(corner, wanted), image)

    def page_layout(self) -> QPageLayout:
        """The first sheet, without margins."""
        size = QPageSize(QSizeF(*self._sizes[0]), QPageSize.Unit.Millimeter)
        return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter)


def _image(content: bytes, place: int, width: int) -> QImage:
    drawn = pdf.picture(content, place, width)
    image = QImage(drawn.dots, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
    return image.copy()  # the dots are not Qt's to keep
