"""The small pieces: labels, lines, icons, cards, pills, channel chips, state marks, key figures."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from storemanager.gui import tokens
from storemanager.gui.theme import pixmap, set_property, theme
from storemanager.gui.widgets.pressable import Pressable, paint_focus

Left = Qt.AlignmentFlag.AlignLeft
Right = Qt.AlignmentFlag.AlignRight
Middle = Qt.AlignmentFlag.AlignVCenter
KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
"""Reasons for a focus that came by the keys."""


def gap(step: str) -> int:
    """A distance of the grid: "1" is 4 px, "2" 8, "3" 12, "4" 16, "5" 20 …"""
    return tokens.size(f"spacing_px.{step}")


def label(text: str = "", kind: str = "body", *, role: str = "", wrap: bool = False) -> QLabel:
    """A text of a kind ("title", "strong", "small", "head" …), in a colour role if it means something."""
    made = QLabel(text)
    made.setProperty("kind", kind)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    made.setWordWrap(wrap)
    if kind in ("figure", "title", "lead", "till", "strong", "small", "body", "caption"):
        made.setFont(theme().font(kind))
    return made


def line(*, upright: bool = False) -> QFrame:
    """A quiet line between two parts."""
    made = QFrame()
    made.setProperty("kind", "upright" if upright else "line")
    return made


def column(*parts: QWidget | QLayout | int, margin: int = 0, spacing: int = 0) -> QVBoxLayout:
    """Parts under one another; a number is a gap, -1 takes what is left."""
    made = QVBoxLayout()
    _fill(made, parts, margin, spacing)
    return made


def row(*parts: QWidget | QLayout | int, margin: int = 0, spacing: int = 0) -> QHBoxLayout:
    """Parts beside one another; a number is a gap, -1 takes what is left."""
    made = QHBoxLayout()
    _fill(made, parts, margin, spacing)
    return made


def _fill(layout: QVBoxLayout | QHBoxLayout, parts: tuple[QWidget | QLayout | int, ...], margin: int, gap: int) -> None:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch() if part < 0 else layout.addSpacing(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)


class Icon(QLabel):
    """An icon that follows the theme; decoration unless it is given a name to be read."""

    def __init__(self, name: str, px: int | None = None, role: str = "text_muted", *, spoken: str = "") -> None:
        super().__init__()
        self._px = px or tokens.size("icon.px.control")
        self.setFixedSize(self._px, self._px)
        self.setAccessibleName(spoken)
        self.show_icon(name, role)

    def show_icon(self, name: str, role: str = "text_muted") -> None:
        self.name, self.role = name, role
        self.setPixmap(pixmap(name, self._px, role, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.show_icon(self.name, self.role)


class Tile(QLabel):
    """An icon on a soft square: a product without a picture, an empty state."""

    def __init__(self, name: str, side: int, px: int, *, kind: str = "icontile", role: str = "text_muted") -> None:
        super().__init__()
        self._what = (name, px, role)
        self.setProperty("kind", kind)
        self.setFixedSize(side, side)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dress()

    def _dress(self) -> None:
        name, px, role = self._what
        self.setPixmap(pixmap(name, px, role, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()


class Card(Pressable):
    """A surface with a line around it; `pressable` ones are chosen by click, Space or Enter."""

    def __init__(self, layout: QLayout | None = None, *, pressable: bool = False, name: str = "") -> None:
        super().__init__(pressable=pressable)
        self.setProperty("kind", "card")
        self.setProperty("chosen", "false")
        self._by_keys = False
        if pressable:
            self.setProperty("pressable", "true")
        if layout is not None:
            self.setLayout(layout)
        self.setAccessibleName(name)

    def choose(self, chosen: bool) -> None:
        """Draw it as the chosen one, or not."""
        set_property(self, "chosen", "true" if chosen else "false")

    def chosen(self) -> bool:
        return bool(self.property("chosen") == "true")

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keys = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def _paint_focus(self) -> None:
        if self.hasFocus() and (self._by_keys or not self.chosen()):
            # a chosen one has a frame in the colour of the focus already
            paint_focus(self, "text" if self.chosen() else "focus", radius=tokens.size("radius_px.card"))


class CardWithHead(Card):
    """A card with a title row, a line, and a body to fill: `card.body`."""

    def __init__(self, title: str, *right: QWidget) -> None:
        super().__init__()
        self.title = label(title, "lead")
        self.fact = label("", "small")
        self.head = row(self.title, self.fact, -1, *right, spacing=gap("2"))
        side = tokens.size("layout_px.card_padding")
        self.head.setContentsMargins(side, gap("2") + 2, side, gap("2") + 2)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.setLayout(column(self.head, line(), self.body))
        self.setAccessibleName(title)


class Pill(QLabel):
    """A state in words; for danger and warn give an icon too, the colour alone says nothing to some."""

    def __init__(self, words: str, tone: str = "", icon: str = "") -> None:
        super().__init__()
        self.words, self.tone, self.icon_name = words, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def show_state(self, words: str, tone: str = "", icon: str = "") -> None:
        self.words, self.tone, self.icon_name = words, tone, icon
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self.words, self.icon_name)

    minimumSizeHint = sizeHint

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_pill(painter, QPointF(0, 0), self.words, self.tone, self.icon_name)


def pill_size(words: str, icon: str = "") -> QSize:
    """How much room a pill takes."""
    metrics = _metrics("small", 500)
    width = metrics.horizontalAdvance(words) + 2 * gap("2") + (tokens.size("icon.px.inline") + 4 if icon else 0)
    return QSize(width, metrics.height() + 5)


def draw_pill(painter: QPainter, at: QPointF, words: str, tone: str = "", icon: str = "") -> None:
    """Paint a pill; delegates use it too."""
    size = pill_size(words, icon)
    look = theme()
    fill = {"": "neutral_soft", "accent": "accent_soft"}.get(tone, f"{tone}_soft")
    ink = {"": "text_muted", "accent": "accent_text"}.get(tone, tone)
    box = QRectF(at, size.toSizeF())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(fill))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    left = box.left() + gap("2")
    if icon:
        px = tokens.size("icon.px.inline")
        picture = pixmap(icon, px, ink, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(left - 1, box.center().y() - px / 2), picture)
        left += px + 3
    painter.setPen(look.colour(ink))
    painter.setFont(look.font("small", weight=500))
    painter.drawText(QRectF(left, box.top(), box.width(), box.height()), int(Left | Middle), words)


def _metrics(role: str, weight: int | None = None) -> QFontMetrics:
    return QFontMetrics(theme().font(role, weight=weight))


CHIP_PX = (20, 22, 34)


class ChannelChip(QWidget):
    """A channel's two letters on its colour; the account's name is its tooltip and its accessible name."""

    def __init__(self, kind: str, name: str, px: int = 22) -> None:
        super().__init__()
        self.kind = kind
        self.setFixedSize(px, px)
        self.setToolTip(name)
        self.setAccessibleName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_chip(QPainter(self), QRectF(self.rect()), self.kind)


def draw_chip(painter: QPainter, box: QRectF, kind: str) -> None:
    """Paint a channel's chip; delegates use it too."""
    fill, ink = theme().channel_colours(kind)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    radius = tokens.size("radius_px.control" if box.height() > 30 else "radius_px.chip")
    painter.drawRoundedRect(box, radius, radius)
    font = theme().font("caption", weight=700)
    font.setPixelSize(round(box.height() * (0.38 if box.height() > 30 else 0.47)))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), tokens.channel(kind)["label"])


MARK_PX = 8


class StateMark(QWidget):
    """Same, sending, waiting, differs, paused or absent: a shape first, then a colour."""

    def __init__(self, state: str, spoken: str) -> None:
        super().__init__()
        self.state = state
        self.setFixedSize(MARK_PX + 2, MARK_PX + 2)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_mark(QPainter(self), QRectF(self.rect()).center(), self.state)


def draw_mark(painter: QPainter, centre: QPointF, state: str) -> None:
    """Paint a state mark; delegates use it too."""
    colour = theme().colour(tokens.tokens()["state_mark"][state]["color"])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = MARK_PX / 2
    _SHAPES[state](painter, centre, half, colour)


def _dot(painter: QPainter, at: QPointF, half: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(at, half, half)


def _ring(painter: QPainter, at: QPointF, half: float, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, half - 1, half - 1)


def _ring_with_dot(painter: QPainter, at: QPointF, half: float, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, half, half)
    _dot(painter, at, half / 2.2, colour)


def _triangle(painter: QPainter, at: QPointF, half: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    reach = half + 1
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(at.x(), at.y() - reach),
                QPointF(at.x() + reach, at.y() + half),
                QPointF(at.x() - reach, at.y() + half),
            ]
        )
    )


def _two_bars(painter: QPainter, at: QPointF, half: float, colour: QColor) -> None:
    for side in (-half, 1):
        painter.fillRect(QRectF(at.x() + side, at.y() - half, 3, 2 * half), colour)


def _dash(painter: QPainter, at: QPointF, half: float, colour: QColor) -> None:
    painter.fillRect(QRectF(at.x() - half, at.y() - 1, 2 * half, 2), colour)


_SHAPES = {
    "same": _dot,
    "sending": _ring_with_dot,
    "waiting": _ring,
    "differs": _triangle,
    "paused": _two_bars,
    "absent": _dash,
}


class KeyFigure(QWidget):
    """A figure with what it counts under it (or over it), and against what."""

    def __init__(
        self, figure: str, words: str, *, against: str = "", tone: str = "", words_first: bool = False
    ) -> None:
        super().__init__()
        self.figure = label(figure, "figure", role=tone)
        self.words = label(words, "small")
        self.against = label(against, "small", role=tone or "text_muted")
        first, second = (self.words, self.figure) if words_first else (self.figure, self.words)
        self.setLayout(column(first, second, self.against, spacing=1))
        self.against.setVisible(bool(against))
        self.setAccessibleName(f"{words}: {figure}")

    def show_figure(self, figure: str, *, tone: str = "") -> None:
        self.figure.setText(figure)
        set_property(self.figure, "role", tone)
        self.setAccessibleName(f"{self.words.text()}: {figure}")
