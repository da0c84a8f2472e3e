"""Charts, painted without a library: bars with a tick for another period, and lines with a dashed comparison.

Each has an accessible name with its main message, shows the exact figure under the mouse, gives its data as a table
to the clipboard (context menu or Ctrl+C), and says so when there is nothing to show.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from storemanager import texts
from storemanager.gui import tokens
from storemanager.gui.theme import icon, theme
from storemanager.gui.widgets.parts import Left, Middle, Right, draw_chip, gap
from storemanager.money import Money, decimals
from storemanager.texts import translate

CHIP = 20
BAR_HIGH = 10
TICK_HIGH = 16
ROW_HIGH = 25
_GRID_LINES = 3
_STEPS = (1, 2, 2.5, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True)
class Bar:
    """One bar: its name, how long it is, where the tick of the other period stands, and both in words. `kind` is the
    channel whose chip and colour it has; "" is our own desk."""

    name: str
    value: int
    other: int | None
    words: str
    other_words: str = ""
    kind: str = "counter"


@dataclass(frozen=True)
class Curve:
    """One line: its name and a value for each step of the axis (it may end early). `dashed`: the comparison. `end` is
    where the last value stands when that is between two steps ("now"), `end_words` what the place is called."""

    name: str
    values: tuple[int, ...]
    dashed: bool = False
    end: float | None = None
    end_words: str = ""

    def place(self, step: int) -> float:
        """Where a value stands on the axis."""
        return self.end if self.end is not None and step == len(self.values) - 1 else float(step)

    def name_at(self, step: int) -> str:
        """The name, with the time where it is not the step's own."""
        return f"{self.name}, {self.end_words}" if self.end_words and step == len(self.values) - 1 else self.name


class Chart(QWidget):
    """What both kinds share: words for nothing, the exact figure under the mouse, the data as a table."""

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.nothing = ""

    def say(self, message: str, nothing: str) -> None:
        """The main message for who cannot see, and the words for "no data"."""
        self.nothing = nothing
        self.setAccessibleName(nothing if self.is_empty() else message)
        self.update()

    def is_empty(self) -> bool:
        raise NotImplementedError

    def table(self) -> list[tuple[str, ...]]:
        """The data as rows of text, the headings first."""
        raise NotImplementedError

    def words_at(self, at: QPointF) -> str:
        """The exact figure at a place."""
        raise NotImplementedError

    def copy(self) -> None:
        """The data as a table, for a spreadsheet."""
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in self.table()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("copy"), str(translate("charts", "Copy as a table")), self.copy)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        QToolTip.showText(event.globalPosition().toPoint(), self.words_at(event.position()), self)
        super().mouseMoveEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_empty():
            painter.setFont(theme().font("body"))
            painter.setPen(theme().colour("text_muted"))
            middle = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(QRectF(self.rect()).adjusted(8, 0, -8, 0), middle, self.nothing)
        else:
            self.draw(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().colour("focus"), tokens.size("focus.ring_px")))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def draw(self, painter: QPainter) -> None:
        raise NotImplementedError


class BarChart(Chart):
    """Bars beside one another's names, each with a tick where the other period stood."""

    def __init__(self) -> None:
        super().__init__()
        self.bars: tuple[Bar, ...] = ()
        self._heads = ("", "", "")

    def show_bars(self, bars: Sequence[Bar], heads: tuple[str, str, str], message: str, nothing: str) -> None:
        """`heads` name the three columns of the table: what, this period, the other."""
        self.bars, self._heads = tuple(bars), heads
        self.setMinimumHeight(max(len(self.bars), 3) * self._row_high())
        self.say(message, nothing)
        self.updateGeometry()

    def is_empty(self) -> bool:
        return not any(bar.value or bar.other for bar in self.bars)

    def sizeHint(self) -> QSize:
        return QSize(360, max(len(self.bars), 3) * self._row_high())

    def table(self) -> list[tuple[str, ...]]:
        rows = [(bar.name, bar.words, bar.other_words) for bar in self.bars]
        return [self._heads, *rows]

    def words_at(self, at: QPointF) -> str:
        place = int(at.y() // self._row_high())
        if self.is_empty() or not 0 <= place < len(self.bars):
            return ""
        bar = self.bars[place]
        other = f"\n{self._heads[2]}: {bar.other_words}" if bar.other is not None else ""
        return f"{bar.name}\n{self._heads[1]}: {bar.words}{other}"

    def _row_high(self) -> int:
        return max(ROW_HIGH, QFontMetrics(theme().font("body")).height() + 7)

    def draw(self, painter: QPainter) -> None:
        look = theme()
        name_font, figure_font = look.font("small"), look.font("small", weight=500)
        names, figures = QFontMetrics(name_font), QFontMetrics(figure_font)
        name_wide = min(max(names.horizontalAdvance(bar.name) for bar in self.bars), self.width() // 3) + 2
        figure_wide = max(figures.horizontalAdvance(bar.words) for bar in self.bars) + 2
        first = CHIP + gap("2") + name_wide + gap("2") + 2
        room = max(self.width() - first - figure_wide - gap("4"), 20)
        most = max(max(bar.value, bar.other or 0) for bar in self.bars) or 1
        high = self._row_high()
        for place, bar in enumerate(self.bars):
            middle = place * high + high / 2
            draw_chip(painter, QRectF(0, middle - CHIP / 2, CHIP, CHIP), bar.kind)
            painter.setFont(name_font)
            painter.setPen(look.colour("text"))
            words = names.elidedText(bar.name, Qt.TextElideMode.ElideRight, name_wide)
            painter.drawText(QRectF(CHIP + gap("2"), middle - high / 2, name_wide, high), int(Left | Middle), words)
            painter.setFont(figure_font)
            painter.drawText(QRectF(0, middle - high / 2, self.width(), high), int(Right | Middle), bar.words)
            fill, _ = look.channel_colours(bar.kind)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            if bar.value > 0:
                wide = max(room * bar.value / most, 3)
                painter.drawRoundedRect(QRectF(first, middle - BAR_HIGH / 2, wide, BAR_HIGH), 2, 2)
            if bar.other:
                x = first + room * max(bar.other, 0) / most
                painter.fillRect(QRectF(x - 1, middle - TICK_HIGH / 2, 2, TICK_HIGH), look.colour("text"))


class LineChart(Chart):
    """Running totals over the hours of a day; the comparison is dashed and grey."""

    def __init__(self) -> None:
        super().__init__()
        self.curves: tuple[Curve, ...] = ()
        self._currency = "VND"
        self._from = 0
        self._steps = 24
        self._label: Callable[[int], str] = str
        self.setMinimumSize(160, 120)

    def show_curves(
        self,
        curves: Sequence[Curve],
        currency: str,
        label: Callable[[int], str],
        message: str,
        nothing: str,
        *,
        begin: int = 0,
    ) -> None:
        """`label` names a step of the axis; the axis begins at `begin`, because nights are empty."""
        self.curves, self._currency, self._label = tuple(curves), currency, label
        self._from = begin
        self._steps = max((len(curve.values) for curve in self.curves), default=1)
        self.say(message, nothing)

    def is_empty(self) -> bool:
        return not any(any(curve.values) for curve in self.curves)

    def sizeHint(self) -> QSize:
        return QSize(300, 180)

    def table(self) -> list[tuple[str, ...]]:
        rows: list[tuple[str, ...]] = [("", *(curve.name for curve in self.curves))]
        for step in range(self._steps):
            cells = (curve.values[step] if step < len(curve.values) else None for curve in self.curves)
            plain = ("" if cell is None else Money(cell, self._currency).plain for cell in cells)
            rows.append((self._label(step), *plain))
        return rows

    def words_at(self, at: QPointF) -> str:
        if self.is_empty():
            return ""
        plot = self._plot()
        share = (at.x() - plot.left()) / max(plot.width(), 1)
        last = self._steps - 1
        step = min(max(round(self._from + share * (last - self._from)), self._from), last)
        figures = [
            f"{curve.name_at(step)}: {texts.amount(Money(curve.values[step], self._currency))}"
            for curve in self.curves
            if step < len(curve.values)
        ]
        return "\n".join([self._label(step), *figures])

    def _most(self) -> float:
        return nice_top(max((max(curve.values, default=0) for curve in self.curves), default=0), _GRID_LINES)

    def _plot(self) -> QRectF:
        caption = QFontMetrics(theme().font("caption"))
        values = [axis_words(round(self._most() * line / _GRID_LINES), self._currency) for line in range(4)]
        wide = max(caption.horizontalAdvance(words) for words in values) + gap("2")
        half = caption.horizontalAdvance(self._label(0)) / 2
        return QRectF(self.rect()).adjusted(wide, caption.height() / 2, -half, -caption.height() - gap("1") - 2)

    def draw(self, painter: QPainter) -> None:
        plot, look, most = self._plot(), theme(), self._most()
        painter.setFont(look.font("caption"))
        for line in range(_GRID_LINES + 1):
            y = plot.bottom() - plot.height() * line / _GRID_LINES
            painter.fillRect(QRectF(plot.left(), round(y), plot.width(), 1), look.colour("chart_grid"))
            painter.setPen(look.colour("text_muted"))
            box = QRectF(0, y - 10, plot.left() - gap("2"), 20)
            painter.drawText(box, int(Right | Middle), axis_words(round(most * line / _GRID_LINES), self._currency))
        self._draw_steps(painter, plot)
        for curve in sorted(self.curves, key=lambda curve: not curve.dashed):
            self._draw_curve(painter, plot, curve, most)

    def _draw_steps(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(theme().colour("text_muted"))
        wide = QFontMetrics(painter.font()).horizontalAdvance(self._label(0))
        last = self._steps - 1
        count = max(min(int(plot.width() // (wide * 1.7)), 4), 1)
        for tick in range(count + 1):
            step = self._from + round((last - self._from) * tick / count)
            x = plot.left() + plot.width() * (step - self._from) / max(last - self._from, 1)
            box = QRectF(x - wide, plot.bottom() + gap("1"), 2 * wide, 16)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._label(step))

    def _draw_curve(self, painter: QPainter, plot: QRectF, curve: Curve, most: float) -> None:
        last = max(self._steps - 1 - self._from, 1)
        points = [
            QPointF(
                plot.left() + plot.width() * (curve.place(step) - self._from) / last,
                plot.bottom() - plot.height() * max(value, 0) / (most or 1),
            )
            for step, value in enumerate(curve.values)
            if step >= self._from
        ]
        if not points:
            return
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        pen = QPen(self._ink(curve), 1.5 if curve.dashed else 2.5)
        if curve.dashed:
            pen.setDashPattern([3, 3])
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        if not curve.dashed:
            painter.setPen(QPen(theme().colour("surface"), 2))
            painter.setBrush(self._ink(curve))
            painter.drawEllipse(points[-1], 5, 5)

    @staticmethod
    def _ink(curve: Curve) -> QColor:
        return theme().colour("chart_compare" if curve.dashed else "accent")


class LineKey(QWidget):
    """A line of the legend: how a curve is drawn, and its name beside it."""

    def __init__(self, *, dashed: bool) -> None:
        super().__init__()
        self._dashed = dashed
        self.setFixedSize(16, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        pen = QPen(theme().colour("chart_compare" if self._dashed else "accent"), 1.5 if self._dashed else 2.5)
        if self._dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(1, 6), QPointF(15, 6))


def nice_top(value: int, lines: int) -> float:
    """The top of an axis above `value`, such that `lines` equal parts are round numbers."""
    if value <= 0:
        return float(lines)
    part = value / lines
    power = 1.0
    while power * 10 <= part:
        power *= 10
    return next(step * power * lines for step in _STEPS if step * power * lines >= value)


def axis_words(minor: int, currency: str) -> str:
    """A large sum on an axis: "6 tr", "1,2 tỷ"; "6 m", "1.2 bn"."""
    value = minor / 10 ** decimals(currency)
    units = (
        (1_000_000_000, translate("charts", "{value} bn")),
        (1_000_000, translate("charts", "{value} m")),
        (1_000, translate("charts", "{value} k")),
    )
    for size, words in units:
        if value >= size:
            return str(words(value=_short(value / size)))
    return _short(value)


def _short(value: float) -> str:
    rounded = f"{value:.1f}".rstrip("0").rstrip(".")
    return rounded.replace(".", ",") if texts.language() == "vi" else rounded
