"""What a page says of itself: banners, empty states, skeletons, progress."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from storemanager.gui import tokens
from storemanager.gui.theme import set_property, theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.delegate import paint_bar
from storemanager.gui.widgets.parts import Icon, Tile, column, gap, label, line, row

_ICONS = {"info": "info", "warn": "triangle-alert", "danger": "circle-x", "success": "circle-check"}


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something that appeared without the focus going there."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class Banner(QFrame):
    """In the page: what happened (strong), what it means for the shop, and buttons that do something about it."""

    def __init__(
        self, title: str, text: str = "", *buttons: QWidget, tone: str = "info", icon: str = "", flat: bool = False
    ) -> None:
        """`flat` puts the buttons at the right instead of under the words."""
        super().__init__()
        self.setProperty("kind", "banner")
        self.setProperty("tone", tone)
        self._icon = Icon(icon or _ICONS[tone], tokens.size("icon.px.section"), tone)
        self.title = label(title, "strong", wrap=True)
        self.text = label(text, "body", wrap=True)
        words = column(self.title, self.text, spacing=2)
        if buttons and not flat:
            under = row(*buttons, -1, spacing=gap("2"))
            under.setContentsMargins(0, gap("1"), 0, 0)
            words.addLayout(under)
        layout = row(spacing=gap("3"))
        layout.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        for button in buttons if flat else ():
            layout.addWidget(button)
        layout.setContentsMargins(gap("4") - 2, gap("3"), gap("4"), gap("3"))
        self.setLayout(layout)
        self.text.setVisible(bool(text))  # not before: what has no parent yet would be shown as a window of its own
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(f"{title} {text}".strip())

    def say(self, title: str, text: str = "", *, tone: str = "") -> None:
        """Other words in the same place."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        if tone:
            set_property(self, "tone", tone)
            self._icon.show_icon(_ICONS[tone], tone)
        self.setAccessibleName(f"{title} {text}".strip())
        announce(self, self.accessibleName())


class EmptyState(QWidget):
    """Nothing here: what that means, and what to do about it. Templates are small cards under it."""

    def __init__(
        self, icon: str, title: str, text: str, *buttons: QWidget, templates: Sequence[QWidget] = (), hint: str = ""
    ) -> None:
        super().__init__()
        centre = Qt.AlignmentFlag.AlignHCenter
        layout = QVBoxLayout(self)
        layout.setSpacing(gap("2"))
        layout.addStretch()
        side = tokens.size("spacing_px.12") + gap("6")
        tile = Tile(icon, side, tokens.size("icon.px.empty"), kind="emptytile", role="accent_text")
        layout.addWidget(tile, alignment=centre)
        layout.addSpacing(gap("2"))
        self.title = label(title, "title")
        layout.addWidget(self.title, alignment=centre)
        self.text = label(text, "body", role="text_muted", wrap=True)
        self.text.setAlignment(centre)
        self.text.setMinimumWidth(min(tokens.size("layout_px.text_max") - 40, 520))
        self.text.setMaximumWidth(tokens.size("layout_px.text_max"))
        layout.addWidget(self.text, alignment=centre)
        if buttons:
            layout.addSpacing(gap("2"))
            layout.addLayout(row(-1, *buttons, -1, spacing=gap("2")))
        if templates:
            self._add_templates(layout, templates, hint)
        layout.addStretch()
        self.setAccessibleName(f"{title} {text}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Every line of the sentence is shown: in the middle of a layout a label is not asked how high it has to be."""
        super().resizeEvent(event)
        self.text.setMinimumHeight(self.text.heightForWidth(max(self.text.width(), self.text.minimumWidth())))

    @staticmethod
    def _add_templates(layout: QVBoxLayout, templates: Sequence[QWidget], hint: str) -> None:
        rule = line()
        rule.setMaximumWidth(720)
        layout.addSpacing(gap("4"))
        layout.addLayout(row(-1, column(rule), -1))
        layout.addWidget(label(hint, "small"), alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(row(-1, *templates, -1, spacing=gap("2")))


class Skeleton(QWidget):
    """Bars the size of what is coming; shown by the page after 150 ms of waiting."""

    def __init__(self, rows: int = 3, *, row_height: int | None = None) -> None:
        super().__init__()
        self._rows = rows
        self._height = row_height or theme().size("row_px.table")
        self.setMinimumHeight(rows * self._height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(300, self._rows * self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(self._rows):
            top = place * self._height
            middle = top + self._height / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("skeleton"))
            painter.drawRoundedRect(QRectF(12, middle - 9, 22, 18), 4, 4)
            wide = (self.width() - 160) * (0.72, 0.55, 0.78)[place % 3]
            painter.drawRoundedRect(QRectF(48, middle - 5, max(wide, 20), 10), 5, 5)
            painter.drawRoundedRect(QRectF(self.width() - 78, middle - 5, 64, 10), 5, 5)
            if place < self._rows - 1:
                painter.fillRect(QRectF(0, top + self._height - 1, self.width(), 1), look.colour("divider"))


class Bar(QWidget):
    """A painted bar: a share of a whole; without a share it is an empty track."""

    def __init__(self, high: int | None = None) -> None:
        super().__init__()
        self.share = 0.0
        self.role = "accent"
        self.setFixedHeight(high or tokens.size("control_px.progress"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, role: str = "accent") -> None:
        self.share, self.role = share, role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_bar(QPainter(self), QRectF(self.rect()), self.share, self.role)


class Progress(QWidget):
    """Words, a bar and Stop: "812 / 1,249 rows", "4 seconds left". It appears only when work takes a while."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "body")
        self.left = label("", "body", role="text_muted")
        self.stop = Button(self.tr("Stop"), size="small")
        self.stop.clicked.connect(self._stop)
        self.bar = Bar(tokens.size("control_px.progress_row"))
        self.setLayout(column(row(self.words, -1, self.left, self.stop, spacing=gap("2")), self.bar, spacing=gap("1")))
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(tokens.milliseconds("progress_after"))
        self._late.timeout.connect(self.show)
        self.hide()

    def begin(self, words: str = "") -> None:
        """Work has begun; what is quick is over before this shows."""
        self.stop.setEnabled(True)
        self.stop.setText(self.tr("Stop"))
        self.report(words, None)
        self._late.start()

    def report(self, words: str, share: float | None, left: str = "") -> None:
        """How far it is; with no share known only the words speak."""
        self.words.setText(words)
        self.left.setText(left)
        self.bar.show_share(share or 0.0)
        self.bar.setVisible(share is not None)

    def end(self) -> None:
        self._late.stop()
        self.hide()

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.stop.setText(self.tr("Stopping…"))
        self.stopped.emit()
