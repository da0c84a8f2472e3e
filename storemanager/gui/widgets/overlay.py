"""Pieces that lie over the window: toasts, popovers and dialogs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from storemanager.gui import tokens
from storemanager.gui.theme import set_property, theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import announce
from storemanager.gui.widgets.parts import Icon, column, gap, label, row

TOAST_WIDTH = 420
TOASTS = 3
_AROUND = 190
"""What a dialog has above and below its body, with large text too."""


def toast_width() -> int:
    """Larger text needs a wider toast."""
    return TOAST_WIDTH * max(theme().text_percent, 100) // 100


class Toast(QFrame):
    """Something was done (with Undo), or went wrong (with a way out); a problem stays until it is closed."""

    def __init__(self, title: str, text: str, action: str, act: Callable[[], None] | None, problem: bool) -> None:
        super().__init__()
        self.setProperty("kind", "toast")
        self.problem = problem
        icon = Icon(
            "circle-x" if problem else "circle-check",
            tokens.size("icon.px.section"),
            "danger" if problem else "success",
        )
        words = column(label(title, "strong" if text else "body", wrap=True), spacing=1)
        if text:
            words.addWidget(label(text, "body", role="text_muted", wrap=True))
        self.close_button = Button("", "quiet", icon="x", size="small", name=self.tr("Close"))
        self.close_button.clicked.connect(self.leave)
        layout = row(spacing=gap("2"))
        layout.addWidget(icon, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        top = Qt.AlignmentFlag.AlignTop
        self.action = Button(action, "link", size="small")
        self._act = act
        self.action.clicked.connect(self._do)
        layout.addWidget(self.action, alignment=top)
        layout.addWidget(self.close_button, alignment=top)
        layout.setContentsMargins(gap("3"), gap("2"), gap("2"), gap("2"))
        self.setLayout(layout)
        self.action.setVisible(bool(action))
        self.setFixedWidth(toast_width())
        self.setAccessibleName(f"{title} {text}".strip())
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(tokens.milliseconds("undo_window" if action and not problem else "toast_stay"))
        self._clock.timeout.connect(self.leave)
        if not problem:
            self._clock.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._clock.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.problem:
            self._clock.start()
        super().leaveEvent(event)

    def _do(self) -> None:
        self.leave()
        if self._act is not None:
            self._act()

    def leave(self) -> None:
        self.hide()
        self.setParent(None)
        self.deleteLater()


class ToastStack(QObject):
    """The toasts of a window: bottom right, three at most, the oldest leaves first."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def toasts(self) -> list[Toast]:
        return [
            toast
            for toast in self._window.findChildren(Toast)
            if toast.parent() is self._window and not toast.isHidden()
        ]

    def done(self, words: str, *, undo: Callable[[], None] | None = None, action: str = "") -> Toast:
        """Say that something was done; with `undo` the owner can take it back for ten seconds."""
        return self._add(Toast(words, "", action or (self.tr("Undo") if undo else ""), undo, False))

    def problem(self, title: str, text: str = "", *, action: str = "", act: Callable[[], None] | None = None) -> Toast:
        """Say what went wrong, what it means, and offer a way out."""
        return self._add(Toast(title, text, action, act, True))

    def _add(self, toast: Toast) -> Toast:
        for old in self.toasts()[: -TOASTS + 1 or None] if len(self.toasts()) >= TOASTS else []:
            old.leave()
        toast.setParent(self._window)
        toast.destroyed.connect(self.place)
        toast.show()
        toast.adjustSize()
        self.place()
        announce(self._window, toast.accessibleName())
        return toast

    def place(self) -> None:
        right, bottom = self._window.width() - gap("5"), self._window.height() - gap("5")
        for toast in reversed(self.toasts()):
            toast.resize(toast.width(), toast.heightForWidth(toast.width()))
            bottom -= toast.height()
            toast.move(right - toast.width(), bottom)
            toast.raise_()
            bottom -= gap("2")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)


class Popover(QFrame):
    """A raised piece of the window under the button it belongs to; a click outside or Esc closes it."""

    closed = Signal()

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self.setProperty("kind", "popover")
        self.setAccessibleName(name)
        self._opener: QWidget | None = None
        self._gives_back_focus = True
        self.hide()

    def open_under(self, opener: QWidget, *, width: int, right: bool = False, focus: bool = True) -> None:
        """Show it under `opener`, its left or right edge in line with the opener's."""
        self._opener = opener
        self._gives_back_focus = focus
        self.setFixedWidth(width)
        self.fit()
        self.show()
        self.raise_()
        if focus:
            self.setFocus()
        corner = opener.mapTo(self.window(), QPoint(opener.width() - width if right else 0, opener.height() + gap("1")))
        self.move(min(max(corner.x(), gap("2")), self.window().width() - width - gap("2")), corner.y())
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        app.installEventFilter(self)

    def fit(self) -> None:
        """As high as what is in it, as far as the window goes."""
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        high = layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else layout.sizeHint().height()
        self.setFixedHeight(min(high, self.window().height() - 2 * tokens.size("layout_px.top_bar")))

    def close_popover(self) -> None:
        if self.isHidden():
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.hide()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        if self._opener is not None and (had_focus or self.hasFocus()) and self._gives_back_focus:
            self._opener.setFocus()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            inside = watched is self or self.isAncestorOf(watched)
            on_opener = self._opener is not None and (watched is self._opener or self._opener.isAncestorOf(watched))
            if not inside and not on_opener and watched.window() is self.window():
                self.close_popover()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_popover()
        else:
            super().keyPressEvent(event)


class _Scrim(QWidget):
    """Dims the window behind a dialog."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().colour("scrim"))


class Dialog(QDialog):
    """A question and verbs. Esc is the harmless button, which has the focus; what destroys is outlined, never default.

    Fill `body`; `add_button(text, answer, kind, harmless=)` from left to right. `answer` is what `ask()` gives.
    """

    def __init__(self, parent: QWidget | None, title: str, text: str = "", *, width: int = 0) -> None:
        """`width` is 0 (440), 1 (600) or 2 (840), as in the tokens."""
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self.answer = ""
        self._harmless = ""
        self._scrim: _Scrim | None = None
        frame = QFrame()
        frame.setProperty("kind", "dialog")
        self.title = label(title, "lead", wrap=True)
        self.text = label(text, "body", role="text_muted", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(gap("3"))
        self._links = row(spacing=gap("2"))
        self._buttons = row(spacing=gap("2"))
        feet = row(self._links, -1, self._buttons)
        feet.setContentsMargins(0, gap("2"), 0, 0)
        frame.setLayout(column(self.title, self.text, self.body, feet, margin=gap("5"), spacing=gap("2")))
        outer = column(frame)
        self.setLayout(outer)
        self.text.setVisible(bool(text))
        wanted = tokens.sizes("layout_px.dialog")[width] * max(theme().text_percent, 100) // 100
        room = parent.window().width() - 2 * gap("5") if parent is not None else wanted
        self.setFixedWidth(min(wanted, max(room, tokens.sizes("layout_px.dialog")[0])))

    def add_scrolled(self, inner: QLayout) -> None:
        """What may be higher than the window: it scrolls there, and everything else stays where it is."""
        holder = QWidget()
        holder.setProperty("kind", "scrolled")
        holder.setLayout(inner)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        over = self.parentWidget()
        room = over.window().height() - _AROUND if over is not None else holder.sizeHint().height()
        area.setMinimumHeight(min(holder.sizeHint().height(), max(room, _AROUND)))
        self.body.addWidget(area)

    def add_button(
        self, text: str, answer: str, kind: str = "normal", *, harmless: bool = False, key: str = ""
    ) -> Button:
        """A verb. The harmless one gets the focus and Esc."""
        button = Button(text, kind, key=key)
        button.setAutoDefault(harmless)
        button.setDefault(harmless)
        button.clicked.connect(lambda: self.choose(answer))
        (self._links if kind == "link" else self._buttons).addWidget(button)
        if harmless:
            self._harmless = answer
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return button

    def choose(self, answer: str) -> None:
        self.answer = answer
        self.accept()

    def ask(self) -> str:
        """Show it, wait, and give the chosen button's answer."""
        self.exec()
        return self.answer or self._harmless

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if isinstance(begins := self.focusWidget(), Button):
            set_property(begins, "focusring", "true")  # Enter and Space press it: that must be seen
        parent = self.parentWidget()
        if parent is not None:
            over = parent.window()
            self._scrim = _Scrim(over)
            self._scrim.setGeometry(over.rect())
            self._scrim.show()
            self.adjustSize()
            self.move(over.mapToGlobal(over.rect().center()) - self.rect().center())

    def event(self, event: QEvent) -> bool:
        """What is said later makes it higher: no sentence is cut."""
        if event.type() != QEvent.Type.LayoutRequest:
            return super().event(event)
        handled, layout = super().event(event), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        return handled

    def reject(self) -> None:
        self.answer = self._harmless
        super().reject()

    def done(self, result: int) -> None:
        if self._scrim is not None:
            self._scrim.deleteLater()
            self._scrim = None
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        super().closeEvent(event)
