"""What every page stands on: its head, its side panel, its bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from storemanager.gui import tokens
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.parts import Icon, Left, Middle, StateMark, clear, column, gap, label, row

MARGIN = "layout_px.page_margin"


class Page(QWidget):
    """A page of the window. Override what it can do; `retranslate` sets every text and runs once at the start too."""

    opens = Signal(str, object)
    """Go to another page: its key, and a record's id (or None)."""
    says = Signal(str)
    """Routine success in a few words."""
    badge_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def refresh(self) -> None:
        """Ask the book again; keeps scroll, current row and ticks."""

    def new_here(self) -> None:
        """Ctrl+N."""

    def focus_filter(self) -> None:
        """Ctrl+F."""

    def open_record(self, record: object) -> None:
        """Show one record: from the search, from another page."""

    def finish(self) -> None:
        """F9: the page's finishing act."""

    def close_something(self) -> bool:
        """Esc: close the panel, then untick. False when there was nothing to close."""
        return False

    def retranslate(self) -> None:
        """Set every text again."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class _Fact(QLabel):
    """The fact beside a title: what does not fit is left out, for the buttons beside it must stay in sight."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("kind", "body")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme().font("body"))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme().colour("text_muted"))
        painter.setFont(self.font())
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.contentsRect(), int(Left | Middle), shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.width() < self.sizeHint().width() else "")


class PageHead(QWidget):
    """Title with one fact, actions to the right, the primary one last."""

    def __init__(self, title: str = "", fact: str = "", *actions: QWidget) -> None:
        super().__init__()
        self.title = label(title, "title")
        self.fact = _Fact(fact)
        layout = row(spacing=gap("2"))
        layout.addWidget(self.title, alignment=Qt.AlignmentFlag.AlignBottom)
        layout.addWidget(self.fact, alignment=Qt.AlignmentFlag.AlignBottom)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch()
        for action in actions:
            layout.addWidget(action)
        self.setLayout(layout)

    def say(self, title: str, fact: str = "") -> None:
        self.title.setText(title)
        self.fact.setText(fact)


class Breadcrumb(QWidget):
    """Where this page lies below a list; every step but the last can be pressed."""

    went = Signal(int)

    def __init__(self, steps: Sequence[str] = ()) -> None:
        super().__init__()
        self._row = row(spacing=gap("1"))
        self.setLayout(self._row)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[str]) -> None:
        clear(self._row)
        for place, words in enumerate(steps):
            if place < len(steps) - 1:
                step = Button(words, "link", size="small", flush=True)
                step.clicked.connect(lambda _checked=False, place=place: self.went.emit(place))
                self._row.addWidget(step)
                self._row.addWidget(Icon("chevron-right", tokens.size("icon.px.inline"), "text_faint"))
            else:
                self._row.addWidget(label(words, "small", role="text"))
        self._row.addStretch()


class Tabs(QTabBar):
    """Tabs with a count after the words: `chosen(key)`."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]], *, name: str = "") -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName(name)
        self._keys = [key for key, _ in tabs]
        self._words = dict(tabs)
        self._counts: dict[str, int | None] = {}
        for _, words in tabs:
            self.addTab(words)
        self.currentChanged.connect(lambda place: self.chosen.emit(self._keys[place]))

    def current(self) -> str:
        return self._keys[self.currentIndex()]

    def keys(self) -> list[str]:
        return list(self._keys)

    def choose(self, key: str) -> None:
        self.setCurrentIndex(self._keys.index(key))

    def count(self) -> int:
        return super().count()

    def offer(self, key: str, offered: bool) -> None:
        """Show a tab, or leave it out where there is nothing behind it."""
        place = self._keys.index(key)
        if not offered and place == self.currentIndex():
            self.setCurrentIndex(0)
        self.setTabVisible(place, offered)

    def show_count(self, key: str, count: int | None) -> None:
        self._counts[key] = count
        self._dress(key)

    def rename(self, tabs: Sequence[tuple[str, str]]) -> None:
        """The same tabs in other words."""
        self._words = dict(tabs)
        for key in self._keys:
            self._dress(key)

    def _dress(self, key: str) -> None:
        from storemanager import texts

        count = self._counts.get(key)
        words = self._words[key]
        self.setTabText(self._keys.index(key), words if count is None else f"{words}  {texts.number(count)}")


class SidePanel(QFrame):
    """The current row in full: head, sections, actions at its foot. Esc closes it."""

    closed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(name)
        self.lead = QHBoxLayout()
        self.lead.setSpacing(gap("2"))
        self.title = label("", "lead", wrap=False)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.second = label("", "small")
        self.second.hide()
        self.tools = QHBoxLayout()
        self.close_button = Button("", "quiet", icon="x", name=self.tr("Close"))
        self.close_button.clicked.connect(self.close_panel)
        words = column(self.title, self.second)
        head = row(self.lead, words, -1, self.tools, self.close_button, spacing=gap("2"))
        head.setContentsMargins(gap("4"), gap("3"), gap("2"), gap("2"))
        self.under_head = QVBoxLayout()
        self.under_head.setContentsMargins(gap("4"), 0, gap("4"), gap("3"))
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setWidget(inside)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.foot_frame = QFrame()
        self.foot_frame.setProperty("kind", "foot")
        self.foot = row(spacing=gap("2"))
        self.foot.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        self.foot_frame.setLayout(self.foot)
        self.foot_frame.hide()
        layout = column(head, self.under_head)
        layout.addWidget(self.scroller, 1)
        layout.addWidget(self.foot_frame)
        layout.setContentsMargins(1, 0, 0, 0)
        self.setLayout(layout)

    def say(self, title: str, second: str = "") -> None:
        self.title.setText(title)
        self.second.setText(second)
        self.second.setVisible(bool(second))

    def set_actions(self, *buttons: QWidget) -> None:
        """The buttons at the foot."""
        clear(self.foot)
        for button in buttons:
            self.foot.addWidget(button, 0 if isinstance(button, Button) and not button.text() else 1)
        self.foot_frame.setVisible(bool(buttons))

    def section(self, title: str = "", right: str = "") -> QVBoxLayout:
        """A part of the body under a line, with a heading; fill what it gives."""
        part = QVBoxLayout()
        part.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        part.setSpacing(gap("1"))
        frame = QWidget()
        frame.setLayout(part)
        rule = QFrame()
        rule.setProperty("kind", "line")
        self.body.addWidget(rule)
        self.body.addWidget(frame)
        if title:
            part.addLayout(row(label(title, "head"), -1, label(right, "small")))
        return part

    def clear_body(self) -> None:
        clear(self.body)
        clear(self.under_head)

    def end(self) -> None:
        """After the last section: the rest stays empty below."""
        self.body.addStretch()

    def close_panel(self) -> None:
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)


class SplitPage(Page):
    """A list with a panel at its right: beside it on a wide window, over it on a narrow one.

    Fill `content`; `open_panel` and `close_panel` never move the current row.
    """

    def __init__(self, panel: SidePanel, *, wide: int | None = None) -> None:
        super().__init__()
        self.panel = panel
        self._wide = wide or tokens.size("layout_px.side_panel")
        self.holder = QWidget()
        self.content = QVBoxLayout(self.holder)
        margin = tokens.size(MARGIN)
        self.content.setContentsMargins(margin, gap("4"), margin, gap("4"))
        self.content.setSpacing(tokens.size("layout_px.card_gap"))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(tokens.size("control_px.split_handle"))
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.holder)
        self.setLayout(column(self.splitter))
        panel.setMinimumWidth(tokens.size("layout_px.side_panel_min"))
        panel.setMaximumWidth(max(480, self._wide * theme().text_percent // 100))
        panel.closed.connect(self.close_panel)
        self._before: QWidget | None = None
        self._dock()
        panel.hide()

    def _overlays(self) -> bool:
        below = tokens.size("layout_px.side_panel_overlays_below") * theme().text_percent // 100
        return self.window().width() < below

    def _panel_width(self) -> int:
        """Larger text needs a wider panel; it never takes the whole page."""
        wanted = max(self._wide * theme().text_percent // 100, self.panel.minimumSizeHint().width())
        return min(wanted, max(self.width() - gap("10"), self._wide))

    def _dock(self) -> None:
        if self._overlays():
            if self.panel.parent() is not self:
                shown = not self.panel.isHidden()
                self.panel.setParent(self)
                self.panel.setVisible(shown)
            wide = self._panel_width()
            self.panel.setGeometry(self.width() - wide, 0, wide, self.height())
            self.panel.raise_()
        elif self.splitter.indexOf(self.panel) < 0:
            shown = not self.panel.isHidden()
            self.splitter.addWidget(self.panel)
            self.splitter.setStretchFactor(0, 1)
            self.splitter.setStretchFactor(1, 0)
            self.panel.setVisible(shown)

    def open_panel(self) -> None:
        """Show the panel; the focus stays in the list."""
        if not self.panel.isHidden():
            return
        self._before = QApplication.focusWidget()
        self._dock()
        self.panel.show()
        if not self._overlays():
            self.splitter.setSizes([max(self.width() - self._panel_width(), 1), self._panel_width()])

    def close_panel(self) -> None:
        """Hide the panel and give the focus back to where it came from."""
        if self.panel.isHidden():
            return
        focus = QApplication.focusWidget()
        inside = focus is not None and self.panel.isAncestorOf(focus)
        self.panel.hide()
        if inside and self._before is not None:
            self._before.setFocus()

    def panel_open(self) -> bool:
        return not self.panel.isHidden()

    def close_something(self) -> bool:
        if self.panel_open():
            self.close_panel()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dock()


class PlainPage(Page):
    """A page without a panel: fill `content`. With `scrolls` it scrolls when the window is low."""

    def __init__(self, *, scrolls: bool = False) -> None:
        super().__init__()
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        self.content = QVBoxLayout(inside)
        margin = tokens.size(MARGIN)
        self.content.setContentsMargins(margin, gap("4"), margin, gap("4"))
        self.content.setSpacing(tokens.size("layout_px.card_gap"))
        if scrolls:
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(inside)
            self.setLayout(column(area))
        else:
            self.setLayout(column(inside))


class SelectionBar(QFrame):
    """At the foot of a table while rows are ticked: how many, their sum, what to do with them."""

    cleared = Signal()

    def __init__(self, *actions: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "foot")
        self.count = label("", "strong")
        self.sum = label("", "body", role="text_muted")
        self.clear_button = Button(self.tr("Clear"), "link", size="small")
        self.clear_button.clicked.connect(self.cleared)
        layout = row(self.count, self.sum, self.clear_button, -1, *actions, spacing=gap("2"))
        layout.setContentsMargins(gap("4") - 2, gap("2"), gap("4") - 2, gap("2"))
        self.setLayout(layout)
        self.hide()

    def say(self, count: str, total: str = "") -> None:
        """Words for what is ticked; "" hides the bar."""
        self.count.setText(count)
        self.sum.setText(f"· {total}" if total else "")
        self.setVisible(bool(count))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.clear_button.setText(self.tr("Clear"))
        super().changeEvent(event)


class StatusLine(QFrame):
    """At the foot of a card: a legend, and since when the figures are true."""

    def __init__(self, *left: QWidget, right: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "status")
        self.right = label(right, "small")
        layout = row(*left, -1, self.right, spacing=gap("3"))
        layout.setContentsMargins(gap("4") - 2, gap("2"), gap("4") - 2, gap("2"))
        self.setLayout(layout)


def legend(states: Sequence[tuple[str, str]]) -> QWidget:
    """State marks with their words."""
    made = QWidget()
    layout = row(spacing=gap("3"))
    for state, words in states:
        layout.addLayout(row(StateMark(state, words), _small(words), spacing=gap("1")))
    made.setLayout(layout)
    return made


def _small(words: str) -> QLabel:
    return label(words, "small")
