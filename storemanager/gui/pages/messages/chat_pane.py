"""The middle pane: whose conversation it is and what can be done with it, what was said, and the answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from storemanager import clock, texts
from storemanager.channels.base import ReplyWindow
from storemanager.gui.pages.messages import words as said
from storemanager.gui.pages.messages.chat_view import ChatView
from storemanager.gui.pages.messages.reply import ReplyBox
from storemanager.gui.pages.messages.thread_cell import CHIP_PX, ThreadCell, avatar_px, draw_avatar
from storemanager.gui.people import initials, shown_name
from storemanager.gui.theme import icon
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.panel_parts import Elided
from storemanager.gui.widgets.parts import Icon, column, gap, label, row
from storemanager.services.conversations import ThreadDetail, ThreadRow
from storemanager.texts import translate

MORNING, EVENING = 8, 18


class Avatar(QWidget):
    """A person's initials on a round tile, with where they write."""

    def __init__(self) -> None:
        super().__init__()
        self._cell = ThreadCell()
        self.setFixedSize(avatar_px() + CHIP_PX // 2, avatar_px())

    def show_row(self, row: ThreadRow) -> None:
        cell = said.thread_cell(row, row.last_at)
        self._cell = ThreadCell(cell.text, chips=(), initials=initials(shown_name(row.title)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_avatar(QPainter(self), QRectF(0, 0, avatar_px(), avatar_px()), self._cell)


class ChatPane(QFrame):
    """`snoozed(until)`, `done`, `reopened`, `assigned(name or None: ask)`, `note_wanted`, `order_wanted`."""

    snoozed = Signal(object)
    done = Signal()
    reopened = Signal()
    assigned = Signal(object)
    note_wanted = Signal()
    person_wanted = Signal()
    not_theirs = Signal(int)
    order_wanted = Signal()
    link_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._row: ThreadRow | None = None
        self._detail: ThreadDetail | None = None
        self.people: tuple[str, ...] = ()
        self.avatar = Avatar()
        self.name = Elided("", "lead")
        self.about = Elided("", "small", role="text_muted")
        self.later_button = Button("", icon="clock")
        self.later_button.clicked.connect(self._open_later)
        self.done_button = Button("", icon="check")
        self.done_button.clicked.connect(self._done_pressed)
        self.order_button = Button("", icon="clipboard-list")
        self.order_button.clicked.connect(self.order_wanted)
        self.more_button = Button("", "quiet", icon="ellipsis")
        self.more_button.clicked.connect(self._open_more)
        self.view = ChatView()
        self.view.link_wanted.connect(self.link_wanted)
        self.reply = ReplyBox()
        head = row(self.avatar, spacing=gap("2"))
        head.addLayout(column(self.name, self.about, spacing=1), 1)
        for button in (self.order_button, self.later_button, self.done_button, self.more_button):
            head.addWidget(button)
        head.setContentsMargins(gap("4"), gap("2"), gap("3"), gap("2"))
        top = QFrame()
        top.setProperty("kind", "chathead")
        top.setLayout(head)
        whole = column(top)
        whole.addWidget(self.view, 1)
        whole.addWidget(self.reply)
        self.setLayout(whole)

    def retranslate(self) -> None:
        self.later_button.setText(self.tr("Later"))
        self.order_button.setText(self.tr("Order"))
        more = self.tr("More for this conversation")
        self.more_button.setAccessibleName(more)
        self.more_button.setToolTip(more)
        self.reply.retranslate()
        self.view.retranslate()
        self._dress()

    def show_detail(self, detail: ThreadDetail, window: ReplyWindow | None, now: datetime) -> None:
        """Whose it is, where, and how long there is to answer."""
        self._row, self._detail = detail.row, detail
        self.avatar.show_row(detail.row)
        name = shown_name(detail.row.title)
        self.name.set_words(name)
        first = detail.conversations[0] if detail.conversations else None
        where = (first.place.capitalize() or first.account_name) if first else ""
        parts = [where, said.window_short(window, now)]
        row_ = detail.row
        if row_.snoozed_until is not None and row_.snoozed_until > now:
            parts.append(str(translate("messages", "put off until {until}")(until=row_.snoozed_until)))
        if row_.assigned_to:
            parts.append(str(translate("messages", "{name} answers")(name=row_.assigned_to)))
        self.about.set_words(" · ".join(part for part in parts if part))
        self._dress()

    def _dress(self) -> None:
        closed = self._row is not None and self._row.done
        self.done_button.setText(self.tr("Take up again") if closed else self.tr("Done"))
        self.done_button.set_icon_name("rotate-ccw" if closed else "check")

    def _done_pressed(self) -> None:
        (self.reopened if self._row is not None and self._row.done else self.done).emit()

    # --- Menus ---

    def _open_later(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_later(menu, clock.now())
        menu.popup(self.later_button.mapToGlobal(QPoint(0, self.later_button.height() + 2)))

    def fill_later(self, menu: QMenu, now: datetime) -> None:
        """When the conversation comes back."""
        for words, until in later_choices(now):
            menu.addAction(icon("clock"), words, partial(self.snoozed.emit, until))
        if self._row is not None and self._row.snoozed_until is not None:
            menu.addAction(icon("rotate-ccw"), self.tr("Now after all"), self.reopened.emit)

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_more(menu)
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height() + 2)))

    def fill_more(self, menu: QMenu) -> None:
        """Who answers, notes, and the same conversation on the channel's own page."""
        menu.addAction(icon("file-plus"), self.tr("Add a note"), self.note_wanted.emit)
        if self._row is not None and self._row.customer_id is None:
            menu.addAction(icon("user-plus"), self.tr("Say which customer it is"), self.person_wanted.emit)
        elif self._detail is not None:
            for each in self._detail.conversations:
                told = str(translate("messages", "{place}: not this customer")(place=said.place_words(each)))
                menu.addAction(icon("unlink"), told, partial(self.not_theirs.emit, each.id))
        who = menu.addMenu(icon("user"), self.tr("Who answers"))
        current = self._row.assigned_to if self._row is not None else ""
        for name in self.people:
            action = who.addAction(name, partial(self.assigned.emit, name))
            if name == current:
                action.setIcon(icon("check"))
        who.addAction(self.tr("Somebody else…"), lambda: self.assigned.emit(None))
        if current:
            who.addAction(self.tr("Nobody in particular"), lambda: self.assigned.emit(""))
        for each in self._detail.conversations if self._detail is not None else ():
            if each.url:
                told = str(translate("messages", "Open at {account}")(account=each.account_name))
                menu.addAction(icon("external-link"), told, lambda url=each.url: self.link_wanted.emit(url))


def later_choices(now: datetime) -> list[tuple[str, datetime]]:
    """An hour, this evening, tomorrow morning, next week: whatever still lies ahead."""
    local = now.astimezone(texts.zone())
    evening = local.replace(hour=EVENING, minute=0, second=0, microsecond=0)
    morning = local.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    monday = morning + timedelta(days=7 - local.weekday())
    choices = [(str(translate("messages", "In one hour")), local + timedelta(hours=1))]
    if local < evening - timedelta(hours=1):
        told = translate("messages", "This evening, {time}")
        choices.append((str(told(time=texts.clock_time(evening))), evening))
    tomorrow = morning + timedelta(days=1)
    told = translate("messages", "Tomorrow morning, {time}")
    choices.append((str(told(time=texts.clock_time(tomorrow))), tomorrow))
    if monday > tomorrow:
        told = translate("messages", "On Monday, {time}")
        choices.append((str(told(time=texts.clock_time(monday))), monday))
    return [(words, until.astimezone(UTC)) for words, until in choices]


class FoundNote(QFrame):
    """What was recognised in the conversation, said where it was read; `again`: read it once more."""

    again = Signal()

    def __init__(self, words: str, button: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.words = label(words, "body", wrap=True)
        parts = row(Icon("wand-sparkles", 18, "accent_text"), spacing=gap("3"))
        parts.addWidget(self.words, 1)
        if button:
            again = Button(button, size="small")
            again.clicked.connect(self.again)
            parts.addWidget(again)
        parts.setContentsMargins(gap("3"), gap("2"), gap("3"), gap("2"))
        self.setLayout(parts)
        self.setAccessibleName(words)
