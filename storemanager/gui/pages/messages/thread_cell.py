"""How one conversation looks in the list: who it is, where they write, what was said last, and how long they wait."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from storemanager.gui.models.rows import Cell
from storemanager.gui.theme import theme
from storemanager.gui.widgets.delegate import CellDelegate
from storemanager.gui.widgets.parts import Left, Middle, Right, draw_chip
from storemanager.gui.widgets.table import Table

_AVATAR_PX, CHIP_PX = 32, 18
_GAP, _DOT = 14, 8


@dataclass(frozen=True)
class ThreadCell(Cell):
    """`text` is the person, `second` what was said last; beside them when, and how many messages are not read."""

    initials: str = ""
    when: str = ""
    when_tone: str = ""
    unread: int = 0


class ThreadDelegate(CellDelegate):
    """Two lines beside a round tile with the channel's chip at its corner."""

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: Cell, right: bool, side: Qt.AlignmentFlag) -> None:
        if not isinstance(cell, ThreadCell):
            super()._paint_cell(painter, box, cell, right, side)
            return
        px = avatar_px()
        draw_avatar(painter, QRectF(box.left(), round(box.center().y() - px / 2), px, px), cell)
        look = theme()
        strong, small = look.font("strong"), look.font("small", weight=500 if cell.unread else None)
        high, low = QFontMetrics(strong).height(), QFontMetrics(small).height()
        inner = box.adjusted(px + _GAP, 0, 0, 0)
        top = inner.center().y() - (high + low + 1) / 2
        wide = self._when(painter, QRectF(inner.left(), top, inner.width(), high), cell)
        painter.setFont(strong)
        painter.setPen(look.colour("text"))
        name = QRectF(inner.left(), top, inner.width() - wide - 8, high)
        painter.drawText(name, int(Left | Middle), _cut(cell.text, strong, name.width()))
        words = QRectF(inner.left(), top + high + 1, inner.width() - (_DOT + 8 if cell.unread else 0), low)
        painter.setFont(small)
        painter.setPen(look.colour("text" if cell.unread else "text_muted"))
        painter.drawText(words, int(Left | Middle), _cut(cell.second, small, words.width()))
        if cell.unread:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(QPointF(inner.right() - _DOT / 2, words.center().y()), _DOT / 2, _DOT / 2)

    @staticmethod
    def _when(painter: QPainter, box: QRectF, cell: ThreadCell) -> int:
        font = theme().font("small", weight=600 if cell.when_tone else None)
        painter.setFont(font)
        painter.setPen(theme().colour(cell.when_tone or "text_muted"))
        painter.drawText(box, int(Right | Middle), cell.when)
        return QFontMetrics(font).horizontalAdvance(cell.when)


class ThreadTable(Table):
    """The list of conversations: no headings, one wide column."""

    def __init__(self, name: str) -> None:
        super().__init__(name, rows="account")
        self.delegate = ThreadDelegate(self)
        self.setItemDelegate(self.delegate)
        self.horizontalHeader().hide()


def avatar_px() -> int:
    """The round tile grows with the text in it."""
    return _AVATAR_PX * max(theme().text_percent, 100) // 100


def draw_avatar(painter: QPainter, box: QRectF, cell: ThreadCell) -> None:
    """A round tile with a person's initials, and where they write at its corner."""
    look = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("neutral_soft"))
    painter.drawEllipse(box)
    painter.setPen(look.colour("text"))
    painter.setFont(look.font("small", weight=600))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), cell.initials)
    for place, chip in enumerate(cell.chips[:2]):
        corner = QPointF(box.right() - CHIP_PX + 6 - place * (CHIP_PX - 4), box.bottom() - CHIP_PX + 5)
        draw_chip(painter, QRectF(corner.x(), corner.y(), CHIP_PX, CHIP_PX), chip.kind)


def _cut(words: str, font: QFont, wide: float) -> str:
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(wide))
