"""What search-everything found: groups of hits, walked with the arrows, opened with Enter or a click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from storemanager.gui.pages_list import Hit, HitGroup
from storemanager.gui.theme import set_property, theme
from storemanager.gui.widgets.overlay import Popover
from storemanager.gui.widgets.parts import ChannelChip, Icon, clear, column, gap, label, row

HITS_SHOWN = 12


class _HitRow(QFrame):
    pressed = Signal()

    def __init__(self, hit: Hit) -> None:
        super().__init__()
        self.hit = hit
        self.setProperty("kind", "hit")
        lead: QWidget = ChannelChip(*hit.chip, px=20) if hit.chip else Icon(hit.icon)
        texts = column(label(hit.title, "body"))
        if hit.second:
            texts.addWidget(label(hit.second, "small"))
        layout = row(lead, spacing=gap("2"))
        layout.addLayout(texts, 1)
        layout.setContentsMargins(gap("2"), gap("1"), gap("2"), gap("1"))
        self.setLayout(layout)
        self.setMinimumHeight(theme().size("row_px.table"))
        self.setAccessibleName(f"{hit.title} {hit.second}".strip())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()


class SearchPopover(Popover):
    """Stays under the search field, which keeps the focus."""

    opened = Signal(object)

    def __init__(self, window: QWidget, field: QLineEdit) -> None:
        super().__init__(window, "")
        self.setAccessibleName(self.tr("Search results"))
        self._field = field
        self._rows: list[_HitRow] = []
        self._current = 0
        self._body = QVBoxLayout()
        self._body.setContentsMargins(gap("2"), gap("2"), gap("2"), gap("2"))
        self._body.setSpacing(0)
        self.setLayout(self._body)
        field.installEventFilter(self)

    def show_groups(self, words: str, groups: Sequence[HitGroup]) -> None:
        """Show what was found for `words`."""
        clear(self._body)
        self._rows, self._current = [], 0
        for group in groups:
            room = HITS_SHOWN - len(self._rows)
            if not group.hits or room <= 0:
                continue
            heading = label(group.title, "head")
            heading.setContentsMargins(gap("2"), gap("1"), 0, gap("1"))
            self._add(heading)
            for hit in group.hits[:room]:
                line = _HitRow(hit)
                line.pressed.connect(lambda hit=hit: self._open(hit))
                self._rows.append(line)
                self._add(line)
        if not self._rows:
            none = label(self.tr("Nothing found for “%1”. Try fewer letters.").replace("%1", words), "small", wrap=True)
            none.setContentsMargins(gap("2"), gap("2"), gap("2"), gap("2"))
            self._add(none)
        self._mark()
        self.open_under(self._field, width=self._field.width(), focus=False)

    def _add(self, part: QWidget) -> None:
        self._body.addWidget(part)
        part.show()  # by itself it is shown a moment later, and takes no room until then

    def _mark(self) -> None:
        for place, line in enumerate(self._rows):
            set_property(line, "current", "true" if place == self._current else "false")

    def _open(self, hit: Hit) -> None:
        self.close_popover()
        self.opened.emit(hit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self.isVisible() and self._walk(event)
        return super().eventFilter(watched, event)

    def _walk(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._rows:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._current = (self._current + step) % len(self._rows)
            self._mark()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._rows:
                self._open(self._rows[self._current].hit)
            return True
        if key == Qt.Key.Key_Escape:
            self.close_popover()
            return True
        return False
