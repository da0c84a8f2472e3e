"""A surface that can be pressed as a whole, by mouse or keys, like a button with other widgets on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from storemanager.gui import tokens
from storemanager.gui.theme import theme

PRESSING_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def paint_focus(widget: QWidget, role: str = "focus", *, radius: int | None = None) -> None:
    """The ring around what the keys go to, for parts that paint it themselves."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().colour(role), tokens.size("focus.ring_px")))
    around = tokens.size("radius_px.control") if radius is None else radius
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(1, 1, -1, -1), around, around)


class Pressable(QFrame):
    """`pressed()`: clicked, or Space or Enter while it has the focus. One that leads nowhere takes no focus."""

    pressed = Signal()

    def __init__(self, *, pressable: bool = True) -> None:
        super().__init__()
        self._pressable = pressable
        if pressable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._is_press(event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._is_press(event):
            super().mouseReleaseEvent(event)
        elif self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pressable and event.key() in PRESSING_KEYS:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._paint_focus()

    def _paint_focus(self) -> None:
        if self.hasFocus():
            paint_focus(self)

    def _is_press(self, event: QMouseEvent) -> bool:
        return self._pressable and event.button() == Qt.MouseButton.LeftButton
