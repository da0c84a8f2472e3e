"""Where one is on a way of several steps: done ones ticked, the present one ringed, later ones quiet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from storemanager import texts
from storemanager.gui.theme import pixmap, theme
from storemanager.gui.widgets.parts import Left, Middle

DISC = 20
_GAP, _LINE, _LEAST_LINE = 8, 22, 8


class Stepper(QWidget):
    """`show_steps(words, here)`. Narrow places leave out the words of all steps but the present one."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[str, ...] = ()
        self.here = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[str], here: int) -> None:
        """`here` counts from 0; as many as there are steps means that all are done."""
        self._steps, self.here = tuple(steps), here
        place = self.tr("Step %1 of %2: %3").replace("%1", texts.number(min(here + 1, len(steps))))
        place = place.replace("%2", texts.number(len(steps)))
        self.setAccessibleName(place.replace("%3", self._steps[min(here, len(steps) - 1)] if steps else ""))
        self.updateGeometry()
        self.update()

    def _width(self, *, words: bool) -> int:
        width = 0
        for place, step in enumerate(self._steps):
            width += DISC
            if words or place == self.here:
                width += _GAP - 2 + self._metrics(place).horizontalAdvance(step)
        return width + (len(self._steps) - 1) * ((_LINE if words else _LEAST_LINE) + 2 * _GAP)

    def _metrics(self, place: int) -> QFontMetrics:
        return QFontMetrics(theme().font("body", weight=600 if place == self.here else None))

    def sizeHint(self) -> QSize:
        return QSize(self._width(words=True) + 2, max(DISC + 4, self._metrics(0).height() + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(words=False) + 2, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = self.width() >= self._width(words=True)
        left = float(self.width() - self._width(words=words) - 1)
        middle = self.height() / 2
        for place, step in enumerate(self._steps):
            if place:
                wide = _LINE if words else _LEAST_LINE
                painter.fillRect(QRectF(left + _GAP, middle - 0.5, wide, 1), look.colour("border_strong"))
                left += wide + 2 * _GAP
            self._paint_disc(painter, QRectF(left + 0.5, middle - DISC / 2 + 0.5, DISC - 1, DISC - 1), place)
            left += DISC
            if words or place == self.here:
                left += _GAP - 2
                wide = self._metrics(place).horizontalAdvance(step)
                painter.setFont(look.font("body", weight=600 if place == self.here else None))
                painter.setPen(look.colour("text" if place == self.here else "text_muted"))
                painter.drawText(QRectF(left, 0, wide + 2, self.height()), int(Left | Middle), step)
                left += wide

    def _paint_disc(self, painter: QPainter, box: QRectF, place: int) -> None:
        look = theme()
        if place < self.here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(box)
            px = 12
            picture = pixmap("check", px, "on_accent", self.devicePixelRatioF())
            painter.drawPixmap(QRectF(box.center().x() - px / 2, box.center().y() - px / 2, px, px).topLeft(), picture)
            return
        present = place == self.here
        painter.setBrush(look.colour("surface"))
        painter.setPen(QPen(look.colour("accent" if present else "border_control"), 2 if present else 1))
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(look.colour("accent_text" if present else "text_muted"))
        painter.setFont(look.font("small", weight=600 if present else None))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), texts.number(place + 1))
