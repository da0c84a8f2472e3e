"""Rich text in one long column, cut into sheets where nothing is cut through: no line of text and no row of a table.
Qt's own paging cuts through rows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPalette,
    QTextBlock,
    QTextDocument,
    QTextOption,
    QTextTable,
)


@dataclass(frozen=True)
class Piece:
    """What must not be cut: from `top` to `bottom`. `head` is the row that stands again above it on a new sheet."""

    top: float
    bottom: float
    head: tuple[float, float] | None = None


@dataclass(frozen=True)
class Cut:
    """One sheet's part of the column, and the row of headings that stands again above it."""

    top: float
    bottom: float
    head: tuple[float, float] | None = None


class Column:
    """One part of a document, as wide as the sheet; `ground` says how fine the dots are."""

    def __init__(self, html: str, width: float, height: float, ground: QImage) -> None:
        self._width = width
        self._text = QTextDocument()
        self._text.setDocumentMargin(0)
        self._text.setDefaultFont(QFont("Inter", 9))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._text.setDefaultTextOption(option)
        self._text.documentLayout().setPaintDevice(ground)
        self._text.setHtml(html)
        self._text.setTextWidth(width)
        self.cuts = tuple(cut(self._pieces(), self._text.size().height(), height))

    def paint(self, painter: QPainter, place: Cut) -> None:
        """One sheet of it, from the top left corner of the sheet's body."""
        down = 0.0
        if place.head is not None:
            self._slice(painter, *place.head)
            down = place.head[1] - place.head[0]
        painter.save()
        painter.translate(0, down)
        self._slice(painter, place.top, place.bottom)
        painter.restore()

    def _slice(self, painter: QPainter, top: float, bottom: float) -> None:
        seen = QRectF(0, top, self._width, bottom - top)
        painter.save()
        painter.translate(0, -top)
        painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(Qt.GlobalColor.black))
        context.clip = seen
        self._text.documentLayout().draw(painter, context)
        painter.restore()

    # --- What must not be cut ---

    def _pieces(self) -> list[Piece]:
        found: list[Piece] = []
        walk = self._text.rootFrame().begin()
        while not walk.atEnd():
            frame, block = walk.currentFrame(), walk.currentBlock()
            if block.isValid():
                found += self._lines(block)
            elif isinstance(frame, QTextTable):
                found += self._rows(frame)
            walk += 1
        return found

    def _lines(self, block: QTextBlock) -> list[Piece]:
        box, layout = self._text.documentLayout().blockBoundingRect(block), block.layout()
        lines = [layout.lineAt(number).rect().translated(box.topLeft()) for number in range(layout.lineCount())]
        return [Piece(line.top(), line.bottom()) for line in lines]

    def _rows(self, table: QTextTable) -> list[Piece]:
        outer = self._text.documentLayout().frameBoundingRect(table)
        boxes = [self._row_box(table, number) for number in range(table.rows())]
        between = [(upper[1] + lower[0]) / 2 for upper, lower in pairwise(boxes)]
        if len(boxes) < 2:
            return [Piece(outer.top(), outer.bottom())]
        edge = max(upper - lower for upper, lower in zip(between, (box[1] for box in boxes), strict=False))
        edges = [boxes[0][0] - edge, *between, max(outer.bottom(), boxes[-1][1] + edge)]
        rows = [Piece(top, bottom) for top, bottom in pairwise(edges)]
        if not table.format().headerRowCount():
            return rows
        head = (rows[0].top, rows[0].bottom)
        first = Piece(rows[0].top, rows[1].bottom)  # headings never stand alone at the foot of a sheet
        return [first, *(Piece(row.top, row.bottom, head) for row in rows[2:])]

    def _row_box(self, table: QTextTable, number: int) -> tuple[float, float]:
        layout, tops, bottoms = self._text.documentLayout(), [], []
        for column in range(table.columns()):
            walk = table.cellAt(number, column).begin()
            while not walk.atEnd():
                box = layout.blockBoundingRect(walk.currentBlock())
                tops.append(box.top())
                bottoms.append(box.bottom())
                walk += 1
        return min(tops), max(bottoms)


def cut(pieces: list[Piece], end: float, height: float) -> list[Cut]:
    """Sheets of `height` for a column that ends at `end`. What is higher than a sheet has to be cut all the same."""
    cuts: list[Cut] = []
    top, head = 0.0, None
    room = height
    for piece in pieces:
        if piece.bottom <= top + room:
            continue
        if piece.top > top:
            cuts.append(Cut(top, piece.top, head))
            top, head = piece.top, piece.head
        room = height - (head[1] - head[0] if head else 0)
        while piece.bottom > top + room:
            cuts.append(Cut(top, top + room, head))
            top += room
    cuts.append(Cut(top, max(end, top + 1), head))
    return cuts
