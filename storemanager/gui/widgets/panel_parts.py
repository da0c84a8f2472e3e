"""What side panels are filled with: sections divided by lines, rows with a lead and a trail, facts in two columns."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from storemanager.gui.theme import theme
from storemanager.gui.widgets.page import SidePanel
from storemanager.gui.widgets.parts import Right, column, gap, label, line, row
from storemanager.gui.widgets.pressable import Pressable


class Elided(QLabel):
    """One line of text, cut at its end where there is no room; the whole of it is the tooltip then."""

    def __init__(self, text: str = "", kind: str = "body", *, role: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        if role:
            self.setProperty("role", role)
        self.setFont(theme().font(kind))
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = text
        self.setAccessibleName(text)

    def set_words(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def whole(self) -> str:
        """The text before it was cut."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 40))
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Section(QWidget):
    """A part of a panel: a head with something to the right, and what stands below it. Lines divide sections."""

    def __init__(self, title: str = "", right: str = "", *, first: bool = False) -> None:
        super().__init__()
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        inner.setSpacing(gap("1") + 2)
        if title:
            inner.addLayout(row(label(title, "head"), -1, label(right, "small"), spacing=gap("2")))
        inner.addLayout(self.body)
        outer = column(*([] if first else [line()]), inner)
        self.setLayout(outer)
        self.setAccessibleName(title)

    def add(self, widget: QWidget) -> None:
        self.body.addWidget(widget)


class PanelRow(Pressable):
    """One row of a panel: a lead (an amount, a chip), two lines of text, and a trail; can be pressed if it leads
    somewhere."""

    def __init__(
        self,
        title: str,
        second: str = "",
        *,
        lead: QWidget | None = None,
        chip: QWidget | None = None,
        trail: str = "",
        trail_second: str = "",
        trail_widget: QWidget | None = None,
        pressable: bool = False,
        title_role: str = "",
        strong: bool = False,
        divider: bool = True,
    ) -> None:
        super().__init__(pressable=pressable)
        self.title = Elided(title, "strong" if strong else "body", role=title_role)
        texts = column(self.title, spacing=1)
        if second:
            self.second = Elided(second, "small", role="text_muted")
            texts.addWidget(self.second)
        parts = QHBoxLayout()
        parts.setContentsMargins(0, gap("1") + 1, 0, gap("1") + 1)
        parts.setSpacing(gap("2"))
        for part in (lead, chip):
            if part is not None:
                parts.addWidget(part)
        parts.addLayout(texts, 1)
        if trail or trail_second:
            figures = column(label(trail, "body"), spacing=1)
            if trail_second:
                figures.addWidget(label(trail_second, "small"), 0, Right)
            figures.setAlignment(Right)
            parts.addLayout(figures)
        if trail_widget is not None:
            parts.addWidget(trail_widget)
        self.setLayout(column(parts, *([line()] if divider else [])))
        spoken = ", ".join(part for part in (title, second, trail, trail_second) if part)
        self.setAccessibleName(spoken)


class Fact(QWidget):
    """A label to the left, its value to the right."""

    def __init__(self, name: str, value: str, *, strong: bool = False, role: str = "", hint: str = "") -> None:
        super().__init__()
        left = label(name, "body", role="" if strong else "text_muted")
        right = label(value, "strong" if strong else "body", role=role)
        right.setAlignment(Right)
        right.setWordWrap(len(value) > 40)
        made = row(left, -1, right, spacing=gap("3"))
        made.setContentsMargins(0, 2, 0, 2)
        self.setLayout(made)
        self.setAccessibleName(f"{name}: {value}")
        self.setToolTip(hint)


def lead_amount(words: str, *, role: str = "text_muted", strong: bool = False, width: int = 34) -> QLabel:
    """A quantity before a row, lined up at its end."""
    made = label(words, "strong" if strong else "body", role=role)
    made.setAlignment(Right | Qt.AlignmentFlag.AlignVCenter)
    made.setMinimumWidth(width)
    return made


def plain_text(words: str, *, role: str = "") -> QLabel:
    """A longer text, never read as markup, that can be selected."""
    made = label(words, "body", role=role, wrap=True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


def scrolled(inner: QWidget) -> QScrollArea:
    """A part that scrolls up and down only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    inner.setProperty("kind", "scrolled")
    area.setWidget(inner)
    return area


def widen_title(panel: SidePanel) -> None:
    """Let a long title take all the room of the panel's head, in as many lines as it needs."""
    panel.title.setWordWrap(True)
    panel.second.setWordWrap(True)
    outer = panel.layout()
    first = outer.itemAt(0) if outer else None
    head = first.layout() if first else None
    if isinstance(head, QHBoxLayout):
        head.setStretch(1, 1)


def scroller(panel: SidePanel) -> QScrollArea:
    """The part of a panel that scrolls."""
    area = panel.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    return area
