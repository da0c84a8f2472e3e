"""Things to press: buttons, segments, switches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from storemanager.gui import tokens
from storemanager.gui.theme import pixmap, set_property, theme
from storemanager.gui.widgets.parts import KEYBOARD, Left, Middle, row

_INK = {
    "primary": "on_accent",
    "normal": "text",
    "quiet": "text",
    "link": "accent_text",
    "danger": "danger",
    "filter": "accent_text",
}
_ICON_INK = {**_INK, "normal": "text_muted", "quiet": "text_muted"}
_HEIGHT = {"small": "small", "normal": "normal", "large": "large", "till": "till_pay"}
_WINDOW = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The window came or went: who has the keys in it, and how it got them, stays the same."""
_TURN_MS, _TURN_DEGREES = 60, 30
_FLUSH_PAD = 2


class Button(QPushButton):
    """kind: primary, normal, quiet, link, danger or filter; size: small, normal, large or till. `key` is the shortcut
    shown on it (the action itself belongs in actions.py); `trailing` an icon after the text. With `flush` the words of
    a link begin where the text above and below it does."""

    def __init__(
        self,
        text: str = "",
        kind: str = "normal",
        *,
        icon: str = "",
        key: str = "",
        size: str = "normal",
        trailing: str = "",
        name: str = "",
        flush: bool = False,
    ) -> None:
        super().__init__(text)
        self._flush = flush
        self.icon_name, self.key, self.trailing = icon, key, trailing
        self.badge, self.badge_role = "", "text"
        self._angle = 0
        self._turning: QTimer | None = None
        self.setProperty("kind", kind)
        self.setProperty("measure", size)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        if name and not text:
            self.setToolTip(name)

    # --- What it shows ---

    @property
    def kind(self) -> str:
        return str(self.property("kind"))

    def set_kind(self, kind: str) -> None:
        set_property(self, "kind", kind)

    def set_badge(self, badge: str, role: str = "text") -> None:
        """A figure after the text, in a colour that means something."""
        self.badge, self.badge_role = badge, role
        self._changed()

    def set_icon_name(self, icon: str) -> None:
        self.icon_name = icon
        self._changed()

    def set_trailing(self, icon: str) -> None:
        self.trailing = icon
        self._changed()

    def set_off(self, why: str) -> None:
        """Switch it off and say why; "" switches it on again."""
        self.setEnabled(not why)
        self.setToolTip(why)

    def set_busy(self, busy: bool) -> None:
        """The icon turns while the text stays."""
        if busy == (self._turning is not None):
            return
        if self._turning is not None:
            self._turning.stop()
            self._turning.deleteLater()
            self._turning, self._angle = None, 0
        elif not theme().less_motion:
            self._turning = QTimer(self)
            self._turning.setInterval(_TURN_MS)
            self._turning.timeout.connect(self._turn)
            self._turning.start()
        self.update()

    def _turn(self) -> None:
        self._angle = (self._angle + _TURN_DEGREES) % 360
        self.update()

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()

    # --- Qt's side ---

    def _font(self) -> QFont:
        weight = 600 if self.kind == "primary" else 500
        font = theme().font("small" if self.property("measure") == "small" else "body", weight=weight)
        if self.property("measure") == "till":
            font.setPointSizeF(theme().points("till_line"))
        return font

    def _words(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _key_words(self) -> str:
        return QKeySequence(self.key).toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")

    def _pieces(self) -> list[tuple[str, int]]:
        """What stands in the button, each with its width, in order."""
        metrics = QFontMetrics(self._font())
        icon = tokens.size("icon.px.inline" if self.property("measure") == "small" else "icon.px.control")
        pieces = [("icon", icon)] if self.icon_name else []
        if self._words():
            pieces.append(("text", metrics.horizontalAdvance(self._words())))
        if self.badge:
            bold = QFontMetrics(theme().font("strong"))
            pieces.append(("badge", bold.horizontalAdvance(self.badge)))
        if self.key:
            pieces.append(("key", QFontMetrics(theme().font("caption")).horizontalAdvance(self._key_words()) + 10))
        if self.trailing:
            pieces.append(("trailing", tokens.size("icon.px.inline")))
        return pieces

    def sizeHint(self) -> QSize:
        height = theme().size(f"control_px.{_HEIGHT[self.property('measure')]}")
        pieces = self._pieces()
        if len(pieces) == 1 and pieces[0][0] == "icon":
            return QSize(height + (0 if self.kind in ("quiet", "link") else 2), height)
        small = self.property("measure") == "small"
        pad = tokens.size("control_px.padding_x_small" if small else "control_px.padding_x")
        pad = _FLUSH_PAD if self._flush else pad
        gaps = tokens.size("control_px.gap_icon") * (len(pieces) - 1)
        return QSize(sum(width for _, width in pieces) + gaps + 2 * pad + 2, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        option.icon = type(option.icon)()
        option.state &= ~QStyle.StateFlag.State_HasFocus
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        pieces = self._pieces()
        between = tokens.size("control_px.gap_icon")
        total = sum(width for _, width in pieces) + between * (len(pieces) - 1)
        left = (self.width() - total) / 2
        for piece, width in pieces:
            self._draw(painter, piece, QRectF(left, 0, width + 1, self.height()))
            left += width + between
        if self.property("focusring") == "true" and self.hasFocus():
            self._draw_ring(painter)

    def _draw_ring(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(theme().colour("text" if self.kind == "primary" else "focus"), tokens.size("focus.ring_px"))
        )
        radius = tokens.size("radius_px.control") - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _draw(self, painter: QPainter, piece: str, box: QRectF) -> None:
        look, on = theme(), self.isEnabled()
        if piece in ("icon", "trailing"):
            px = int(box.width()) - 1
            role = _ICON_INK[self.kind] if on else "disabled_text"
            name = self.icon_name if piece == "icon" else self.trailing
            picture = pixmap(name, px, role, self.devicePixelRatioF())
            painter.save()
            painter.translate(box.left() + px / 2, box.center().y())
            if piece == "icon" and self._angle:
                painter.rotate(self._angle)
            painter.drawPixmap(QPointF(-px / 2, -px / 2), picture)
            painter.restore()
        elif piece == "key":
            self._draw_key(painter, box)
        else:
            badge = piece == "badge"
            role = (self.badge_role if badge else _INK[self.kind]) if on else "disabled_text"
            painter.setPen(look.colour(role))
            painter.setFont(look.font("strong") if badge else self._font())
            painter.drawText(box, int(Left | Middle), self.badge if badge else self._words())

    def _draw_key(self, painter: QPainter, box: QRectF) -> None:
        look = theme()
        primary = self.kind == "primary" and self.isEnabled()
        high = QFontMetrics(look.font("caption")).height() + 3
        frame = QRectF(box.left(), box.center().y() - high / 2, box.width() - 1, high)
        painter.setPen(QPen(look.colour("on_accent" if primary else "border_control"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if primary else look.colour("surface_alt"))
        radius = tokens.size("radius_px.chip")
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(look.colour(("on_accent" if primary else "text_muted") if self.isEnabled() else "disabled_text"))
        painter.setFont(look.font("caption"))
        painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), self._key_words())

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _WINDOW:
            set_property(self, "focusring", "true" if event.reason() in KEYBOARD else "false")
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _WINDOW:
            set_property(self, "focusring", "false")
        super().focusOutEvent(event)


class Segments(QFrame):
    """A few choices beside one another, one of them on: `chosen(key)`."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], current: str = "", *, name: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for place, (key, words) in enumerate(choices):
            button = QToolButton()
            button.setText(words)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("edge", "first" if place == 0 else "last" if place == len(choices) - 1 else "")
            button.setAccessibleName(words)
            self._buttons[key] = button
            self._group.addButton(button)
        layout = row(*self._buttons.values())
        layout.setContentsMargins(1, 1, 1, 1)
        self.setLayout(layout)
        self._buttons[current or choices[0][0]].setChecked(True)
        self._group.buttonClicked.connect(lambda _button: self.chosen.emit(self.current()))

    def current(self) -> str:
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Switch without telling."""
        self._buttons[key].setChecked(True)

    def rename(self, words: Sequence[tuple[str, str]]) -> None:
        """The same choices in other words."""
        for key, text in words:
            self._buttons[key].setText(text)
            self._buttons[key].setAccessibleName(text)


class Switch(QAbstractButton):
    """On or off, at once; never in a form that has a Save button."""

    def __init__(self, name: str, *, on: bool = False) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width, height = tokens.sizes("control_px.switch")
        return QSize(width + 4, max(height + 4, 26))

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        width, height = tokens.sizes("control_px.switch")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(2, (self.height() - height) / 2, width, height)
        on, enabled = self.isChecked(), self.isEnabled()
        fill = ("accent" if on else "text_faint") if enabled else "border"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(fill))
        painter.drawRoundedRect(box, height / 2, height / 2)
        knob = height / 2 - 2.5
        centre = QPointF(box.right() - height / 2 if on else box.left() + height / 2, box.center().y())
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(centre, knob, knob)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("text"), tokens.size("focus.ring_px")))
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), height / 2 + 1, height / 2 + 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()


def button_row(*buttons: QWidget) -> QWidget:
    """Buttons beside one another, as wide as their words."""
    made = QWidget()
    made.setLayout(row(*buttons, spacing=tokens.size("control_px.gap_buttons")))
    return made
