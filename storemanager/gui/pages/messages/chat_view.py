"""The conversation as it runs down: day by day, one bubble a message, older ones as one scrolls up.

What stays is told by its id, so that a refresh keeps bubbles, place and marked words; only what has changed is drawn
anew. New messages come into view by themselves only for who was reading the newest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from storemanager import texts
from storemanager.gui.pages.messages import words as said
from storemanager.gui.pages.messages.bubble import Bubble
from storemanager.gui.widgets.parts import column, gap, label
from storemanager.gui.widgets.pressable import paint_focus
from storemanager.services.conversations import MessageRow

_WIDEST_SHARE = 0.72
_NEAR_TOP = 400
"""So many pixels before the oldest message those before it are asked for."""


class ChatView(QScrollArea):
    """`older_wanted`: the beginning comes near; `again_wanted(message id)`; `link_wanted(address)`."""

    older_wanted = Signal()
    again_wanted = Signal(int)
    link_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[MessageRow, ...] = ()
        self.bubbles: dict[int, Bubble] = {}
        """The drawn messages, by their ids."""
        self._now: datetime | None = None
        self._places = False
        self._from_bottom = 0
        self._hold_top = False
        self._asked_older = False
        self.has_older = False
        self.note: QWidget | None = None
        """What stands under the newest message: what was recognised in the conversation."""
        self._inside = QWidget()
        self._inside.setProperty("kind", "scrolled")
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(gap("3"))
        self.top_words = label("", "small", wrap=True)
        self.top_words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        whole = column(-1, self.top_words, self._lines, spacing=gap("3"))
        whole.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        self._inside.setLayout(whole)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self._range_changed)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._look_up = QTimer(self)
        self._look_up.setSingleShot(True)
        self._look_up.setInterval(0)
        self._look_up.timeout.connect(self._ask_older)

    # --- What is shown ---

    @property
    def rows(self) -> tuple[MessageRow, ...]:
        """The messages in view or above it, oldest first."""
        return self._rows

    def start(self) -> None:
        """Another conversation: nothing of the last one stays, and its newest message will be in view."""
        self._rows = ()
        self._from_bottom, self._hold_top = 0, False
        self._asked_older = self.has_older = False
        self.set_note(None)
        self._fill({})
        self.bubbles = {}
        self.top_words.setText("")

    def show_rows(self, rows: Sequence[MessageRow], now: datetime, *, has_older: bool, places: bool = False) -> None:
        """All messages that are known here, oldest first. `places`: the channel's part is said at each of them."""
        older_came = bool(self._rows and rows and rows[0].id != self._rows[0].id)
        self._hold_top = self._from_bottom > 0 and not older_came
        known = {row.id: row for row in self._rows}
        fresh_day = self._now is not None and texts.day(self._now) != texts.day(now)
        keep = {
            row.id: self.bubbles[row.id]
            for row in rows
            if row.id in self.bubbles and known.get(row.id) == row and places == self._places
        }
        if tuple(rows) != self._rows or fresh_day or self._now is None:
            self._places, self._now = places, now
            self._rows = tuple(rows)
            self._fill(keep)
        self._now = now
        self.has_older, self._asked_older = has_older, False
        self.top_words.setText("" if has_older or not rows else self.tr("The conversation begins here."))
        self._look_up.start()

    def retranslate(self) -> None:
        """Every day and state in other words."""
        if self._now is not None:
            self._fill({})

    def say_top(self, words: str) -> None:
        """What is said above the oldest message."""
        self.top_words.setText(words)

    def set_note(self, note: QWidget | None) -> None:
        """What stands under the newest message; the same words stay where they are."""
        if note is not None and self.note is not None and note.accessibleName() == self.note.accessibleName():
            note.deleteLater()
            return
        if self.note is not None:
            self._lines.removeWidget(self.note)
            self.note.hide()
            self.note.deleteLater()
        self.note = note
        if note is not None:
            self._lines.addWidget(note)

    def _fill(self, keep: dict[int, Bubble]) -> None:
        """Bubbles that stay are put in again, the others are made; days stand between."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.note and widget not in keep.values():
                widget.hide()
                widget.deleteLater()
        self.bubbles = {}
        day: date | None = None
        for row in self._rows:
            local = row.sent_at.astimezone(texts.zone()).date()
            if local != day:
                day = local
                separator = label(said.day(local, self._today()), "small")
                separator.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                self._lines.addWidget(separator)
                separator.show()
            bubble = keep.get(row.id) or self._made(row)
            self.bubbles[row.id] = bubble
            self._lines.addWidget(bubble)
            bubble.show()  # now, and not with the next event: it is counted below
        if self.note is not None:
            self._lines.addWidget(self.note)
        self._place()

    def _place(self) -> None:
        """Everything has its place at once: before that the bar would still stand near the top, and older messages
        would be asked for once more."""
        layout = self._inside.layout()
        if layout is not None:
            layout.activate()
        QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def _today(self) -> date:
        assert self._now is not None
        return self._now.astimezone(texts.zone()).date()

    def _made(self, row: MessageRow) -> Bubble:
        made = Bubble(ours=row.from_shop)
        said.fill_bubble(made, row, place=self._places)
        made.link_wanted.connect(self.link_wanted)
        made.again_wanted.connect(_tells(self.again_wanted.emit, row.id))
        made.fit(self._widest())
        return made

    # --- Place and size ---

    def _widest(self) -> int:
        return round((self.viewport().width() - 2 * gap("4")) * _WIDEST_SHARE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            for bubble in self.bubbles.values():
                bubble.fit(self._widest())

    def to_newest(self) -> None:
        """The last message comes into view."""
        self._from_bottom, self._hold_top = 0, False
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _range_changed(self, _least: int, most: int) -> None:
        """Older messages above and another width below must not move what is being read."""
        if self._hold_top:
            self._from_bottom = max(most - self.verticalScrollBar().value(), 0)
            self._hold_top = False
        else:
            kept = self._from_bottom
            self.verticalScrollBar().setValue(most - kept)
            self._from_bottom = kept
        self._look_up.start()

    def _scrolled(self, value: int) -> None:
        self._from_bottom = max(self.verticalScrollBar().maximum() - value, 0)
        self._look_up.start()

    def _ask_older(self) -> None:
        if self.has_older and not self._asked_older and self.verticalScrollBar().value() < _NEAR_TOP:
            self._asked_older = True
            self.older_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        step = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint_focus(self.viewport())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


def _tells(emit: Callable[[int], None], message_id: int) -> Callable[[], None]:
    return lambda: emit(message_id)
