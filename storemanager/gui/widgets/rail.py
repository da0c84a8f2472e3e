"""The rail at the left: the shop, the pages with what waits on each, settings at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from storemanager import texts
from storemanager.gui import tokens
from storemanager.gui.pages_list import PageSpec
from storemanager.gui.theme import pixmap, theme
from storemanager.gui.widgets.parts import Left, Middle, column, gap, label, row

_SIDE = 10
_BAR_PX = 3
_MONOGRAM = 28


class RailItem(QAbstractButton):
    """One page in the rail."""

    def __init__(self, spec: PageSpec) -> None:
        super().__init__()
        self.spec = spec
        self.badge = 0
        self.narrow = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(str(self.spec.title))
        waiting = f", {texts.number(self.badge)}" if self.badge else ""
        self.setAccessibleName(self.text() + waiting)
        self.setToolTip(self.text() + waiting if self.narrow else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(60, theme().size("row_px.rail"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, on = QRectF(self.rect()), self.isChecked()
        radius = tokens.size("radius_px.control")
        painter.setPen(Qt.PenStyle.NoPen)
        if on:
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(box, radius, radius)
            painter.setBrush(look.colour("surface"))
            painter.drawRoundedRect(box.adjusted(_BAR_PX, 0, 0, 0), radius, radius)
        elif self.underMouse():
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(box, radius, radius)
        px = tokens.size("icon.px.rail")
        role = "accent_text" if on else "text_muted"
        left = (box.width() - px) / 2 if self.narrow else _SIDE
        picture = pixmap(self.spec.icon, px, role, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, (box.height() - px) / 2), picture)
        if not self.narrow:
            painter.setFont(look.font("body", weight=600 if on else 500))
            painter.setPen(look.colour(role))
            room = int(box.width() - left - px - 20)
            words = QFontMetrics(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
            painter.drawText(box.adjusted(left + px + 10, 0, -_SIDE, 0), int(Left | Middle), words)
        if self.badge:
            self._draw_badge(painter, box, on)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), tokens.size("focus.ring_px")))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)

    def _draw_badge(self, painter: QPainter, box: QRectF, on: bool) -> None:
        look = theme()
        if self.narrow:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(QPointF(box.right() - 8, box.top() + 9), 3.5, 3.5)
            return
        font = look.font("caption", weight=600)
        words = texts.number(self.badge)
        wide = max(QFontMetrics(font).horizontalAdvance(words) + 12, 20)
        high = QFontMetrics(font).height() + 5
        place = QRectF(box.right() - wide - _SIDE, box.center().y() - high / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent_soft" if on else "neutral_soft"))
        painter.drawRoundedRect(place, high / 2, high / 2)
        painter.setPen(look.colour("accent_text" if on else "text"))
        painter.setFont(font)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)


class Rail(QFrame):
    """The pages of the window, from top to bottom."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageSpec]) -> None:
        super().__init__()
        self.setProperty("kind", "rail")
        self.narrow = False
        self._monogram = label("", "monogram")
        self._monogram.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = label("", "strong")
        self._place = label("", "caption")
        self._words = QWidget()
        self._words.setLayout(column(self._name, self._place))
        head = QVBoxLayout()
        self._shop = shop = row(self._monogram, self._words, -1, spacing=_SIDE)
        head.addLayout(shop)
        head.setContentsMargins(0, 0, 0, 0)
        self.items = {page.key: RailItem(page) for page in pages if page.place != "hidden"}
        layout = column(head, spacing=2)
        layout.setContentsMargins(_SIDE, gap("2") + 2, _SIDE, gap("3"))
        for item in self.items.values():
            if item.spec.place == "rail":
                layout.addWidget(item)
        layout.addStretch()
        for item in self.items.values():
            if item.spec.place == "foot":
                layout.addWidget(item)
            item.clicked.connect(lambda _checked=False, key=item.spec.key: self.chosen.emit(key))
        self.setLayout(layout)
        self.make_narrow(False)

    def say(self, shop: str, place: str = "") -> None:
        """The shop's name, and where its goods are."""
        letters = "".join(word[0] for word in shop.split()[:2]).upper()
        self._monogram.setText(letters or "SM")
        self._name.setText(shop)
        self._place.setText(place)
        self._place.setVisible(bool(place))

    def show_page(self, key: str) -> None:
        if key in self.items:
            self.items[key].setChecked(True)
            return
        for item in self.items.values():  # a page that is not in the rail: nothing is on
            item.setAutoExclusive(False)
            item.setChecked(False)
            item.setAutoExclusive(True)

    def show_badge(self, key: str, count: int) -> None:
        if key in self.items:
            self.items[key].badge = count
            self.items[key].retranslate()

    def make_narrow(self, narrow: bool) -> None:
        self.narrow = narrow
        self._fit()
        self._words.setVisible(not narrow)
        for item in self.items.values():
            item.narrow = narrow
            item.retranslate()

    def _fit(self) -> None:
        """Larger text needs a wider rail; its icons do not grow."""
        wide = tokens.size("layout_px.rail")
        larger = max(wide, wide * theme().text_percent // 100)
        collapsed = tokens.size("layout_px.rail_collapsed")
        self.setFixedWidth(collapsed if self.narrow else larger)
        room = collapsed - 2 * _SIDE
        side = min(max(_MONOGRAM, _MONOGRAM * theme().text_percent // 100), room)
        self._monogram.setFixedSize(side, side)
        self._shop.setContentsMargins((room - side) // 2 if self.narrow else 6, 0, 0, gap("2"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "items"):
            self._fit()

    def retranslate(self) -> None:
        for item in self.items.values():
            item.retranslate()
