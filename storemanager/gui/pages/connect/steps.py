"""The steps at the left of the guided page, and the guide at its right: where to click, numbered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from storemanager.channels.base import ConnectStep
from storemanager.gui.theme import pixmap, theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import Banner
from storemanager.gui.widgets.parts import Card, clear, column, gap, label, row
from storemanager.gui.widgets.pressable import Pressable

MARK = 24
GUIDE_WIDE = 300
DONE, HERE, LATER = "done", "here", "later"


@dataclass(frozen=True)
class StepLine:
    """One step: its words, what is said below, and how far it is."""

    title: str
    second: str
    state: str


class _Mark(QWidget):
    """A numbered circle: filled with a tick when it is done, ringed where one is."""

    def __init__(self, number: int, state: str) -> None:
        super().__init__()
        self._number, self._state = number, state
        self.setFixedSize(MARK, MARK)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, 1, MARK - 2, MARK - 2)
        done, here = self._state == DONE, self._state == HERE
        painter.setPen(QPen(look.colour("accent" if done or here else "border_strong"), 2 if here else 1))
        painter.setBrush(look.colour("accent" if done else "surface"))
        painter.drawEllipse(box)
        if done:
            px = 14
            picture = pixmap("check", px, "on_accent", painter.device().devicePixelRatioF())
            painter.drawPixmap(round((MARK - px) / 2), round((MARK - px) / 2), picture)
            return
        painter.setPen(look.colour("accent_text" if here else "text_muted"))
        painter.setFont(look.font("small", weight=600))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(self._number))


class _Step(Pressable):
    """A step that can be pressed to read its guide again."""

    def __init__(self, number: int, line: StepLine) -> None:
        super().__init__()
        self.line = line
        title = label(line.title, "strong" if line.state == HERE else "body", wrap=True)
        if line.state == LATER:
            title = label(line.title, "body", role="text_muted", wrap=True)
        second = label(line.second, "small", wrap=True)
        if not line.second:
            title.setMinimumHeight(MARK)  # its words beside the middle of its number
        words = column(title, second, -1, spacing=1)
        layout = row(spacing=gap("3"))
        layout.addWidget(_Mark(number, line.state), alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        layout.setContentsMargins(0, 0, 0, gap("4"))
        self.setLayout(layout)
        self.setAccessibleName(f"{number}. {line.title}: {line.second}")


class Stepper(QWidget):
    """`chosen(place)`: a step was pressed."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(232)
        self._steps = column()
        self.lines: tuple[StepLine, ...] = ()
        self.promise = Banner("", icon="lock")
        self.promise.title.hide()
        self.promise.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setLayout(column(self._steps, gap("3"), self.promise, -1))

    def show_steps(self, lines: Sequence[StepLine], promise: str) -> None:
        self.promise.text.setText(promise)
        self.promise.text.show()
        if tuple(lines) == self.lines:
            return
        self.lines = tuple(lines)
        clear(self._steps)
        for place, line in enumerate(lines):
            step = _Step(place + 1, line)
            step.pressed.connect(lambda place=place: self.chosen.emit(place))
            self._steps.addWidget(step)


class Guide(Card):
    """Where to click for one step; its page of the shop can be opened once the address is known."""

    def __init__(self) -> None:
        self._body = column(spacing=gap("3"))
        self._body.setContentsMargins(gap("4"), gap("4"), gap("4"), gap("4"))
        super().__init__(self._body)
        self.beside(True)
        self._shown: tuple[ConnectStep, str] | None = None
        self.open_button: Button | None = None

    def beside(self, beside: bool) -> None:
        """At the right of the form, or below it as wide as it is."""
        self.setMinimumWidth(GUIDE_WIDE if beside else 0)
        self.setMaximumWidth(GUIDE_WIDE if beside else 16_777_215)

    def show_step(self, step: ConnectStep, number: int, address: str) -> None:
        """`address` is that of the shop, or that of the step's own page."""
        if self._shown == (step, address):
            return
        self._shown = (step, address)
        clear(self._body)
        self.open_button = None
        self._body.addWidget(label(f"{number}. {step.title}", "lead", wrap=True))
        for place, said in enumerate(step.instructions, start=1):
            line = row(spacing=gap("2"))
            line.addWidget(label(str(place), "strong", role="accent_text"), alignment=Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(str(said), "body", wrap=True), 1)
            self._body.addLayout(line)
        self._body.addStretch()
        if step.page or step.page_field:
            button = Button(self.tr("Open this page"), icon="external-link")
            elsewhere = step.page.startswith("https://")
            whole = address if step.page_field else step.page if elsewhere else address.rstrip("/") + step.page
            button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(whole)))
            missing = (
                self.tr("Fill in the values above first.") if step.page_field else self.tr("Enter the address first.")
            )
            button.set_off("" if address or elsewhere else missing)
            self._body.addWidget(button)
            self.open_button = button
