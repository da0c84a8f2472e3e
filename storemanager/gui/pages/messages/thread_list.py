"""The left pane: who wrote. Waiting first, by how long; searched and filtered; ten thousand scroll like ten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QWidget
from sqlmodel import Session

from storemanager import clock
from storemanager.gui import tokens
from storemanager.gui.background import Background
from storemanager.gui.models.lazy import LazyTableModel
from storemanager.gui.models.rows import Column
from storemanager.gui.pages.messages import words as said
from storemanager.gui.pages.messages.thread_cell import ThreadTable
from storemanager.gui.theme import icon, theme
from storemanager.gui.widgets.buttons import Button, Segments
from storemanager.gui.widgets.fields import SearchField
from storemanager.gui.widgets.parts import column, gap, label, line, row
from storemanager.services import conversations
from storemanager.services.conversations import ThreadCounts, ThreadKey, ThreadList, ThreadRow
from storemanager.texts import translate

WIDE = 288


@dataclass(frozen=True)
class ThreadFilter:
    """What the list shows."""

    which: ThreadList = ThreadList.WAITING
    query: str = ""
    account_id: int | None = None
    assigned: str | None = None

    @property
    def narrowed(self) -> bool:
        """More than a tab was chosen."""
        return self != ThreadFilter(self.which)


@dataclass(frozen=True)
class Around:
    """What the filter can be set to."""

    accounts: tuple[tuple[int, str], ...] = ()
    people: tuple[str, ...] = ()


# --- A thread's key as the one number that a model keeps ---


def code(key: ThreadKey) -> int:
    return key.id * 2 + (key.kind == "customer")


def key_of(number: int) -> ThreadKey:
    return ThreadKey("customer" if number % 2 else "conversation", number // 2)


def fetch(session: Session, ids: Sequence[int]) -> Mapping[int, ThreadRow]:
    """Rows of the list by their numbers."""
    return {code(each.key): each for each in conversations.thread_rows(session, [key_of(one) for one in ids])}


class ThreadPane(QFrame):
    """`opened(number)`: this conversation; `filtered`: the list shows something else."""

    opened = Signal(int)
    filtered = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self.filter = ThreadFilter()
        self.counts: ThreadCounts | None = None
        self.around = Around()
        self.setProperty("kind", "listpane")
        self.title = label("", "title")
        self.filter_button = Button("", icon="sliders-horizontal")
        self.filter_button.clicked.connect(self._open_filters)
        self.tabs = Segments([(each.value, "") for each in ThreadList], ThreadList.WAITING.value)
        self.tabs.chosen.connect(lambda key: self.use(replace(self.filter, which=ThreadList(key))))
        self.search = SearchField("")
        self.search.looked_for.connect(lambda text: self.use(replace(self.filter, query=text)))
        self.search.left_downwards.connect(self.into_list)
        self.search.returnPressed.connect(self.into_list)
        self.model = LazyTableModel[ThreadRow](self._columns(), background, fetch, self)
        self.table = ThreadTable("")
        self.table.show_model(self.model)
        self.table.opened.connect(self.opened)
        self.table.current_changed.connect(self._follow)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self._empty: QWidget | None = None
        head = column(
            row(self.title, -1, self.filter_button, spacing=gap("2")), row(self.tabs, -1), self.search, spacing=gap("2")
        )
        head.setContentsMargins(gap("4"), gap("3"), gap("3"), gap("2"))
        self.setLayout(column(head, line(), self.stack))
        self.set_width()

    def set_width(self) -> None:
        """Larger text needs more room; the tabs are never cut."""
        self.ensurePolished()
        wide = max(WIDE * theme().text_percent // 100, self.tabs.sizeHint().width() + gap("4") + gap("3"))
        self.setFixedWidth(wide)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Messages"))
        self.search.say(self.tr("Name or words"))
        self.table.setAccessibleName(self.tr("Conversations"))
        self.tabs.setAccessibleName(self.tr("Which conversations"))
        self.model.set_columns(self._columns())
        self.show_counts(self.counts)
        self._dress_filter()

    @staticmethod
    def _columns() -> tuple[Column[ThreadRow], ...]:
        title = str(translate("messages", "Conversation"))
        return (Column(title, lambda each: said.thread_cell(each, clock.now()), plain=lambda each: each.title),)

    # --- Asking ---

    def ask(self) -> None:
        """The list again; scroll and current row stay."""
        given, now = self.filter, clock.now()

        def ids(session: Session) -> list[int]:
            found = conversations.thread_keys(
                session, given.which, query=given.query, now=now, account_id=given.account_id, assigned=given.assigned
            )
            return [code(key) for key in found]

        self.model.ask(ids)

    def use(self, given: ThreadFilter) -> None:
        """Show something else."""
        if given == self.filter:
            return
        self.filter = given
        self.tabs.choose(given.which.value)
        self._dress_filter()
        self.table.verticalScrollBar().setValue(0)
        self.ask()
        self.filtered.emit()

    def clear_filters(self) -> None:
        self.search.clear()
        self.use(ThreadFilter(self.filter.which))

    # --- What is shown ---

    def show_counts(self, counts: ThreadCounts | None) -> None:
        self.counts = counts
        numbers = (counts.waiting, counts.open) if counts else (0, 0)
        self.tabs.rename(
            [
                (ThreadList.WAITING.value, str(translate("messages", "Waiting {count}")(count=numbers[0]))),
                (ThreadList.OPEN.value, str(translate("messages", "Open {count}")(count=numbers[1]))),
                (ThreadList.ALL.value, self.tr("All")),
            ]
        )
        self.set_width()

    def show_rows(self) -> None:
        self.stack.setCurrentWidget(self.table)

    def show_empty(self, state: QWidget) -> None:
        """Why there is no row."""
        self.stack.addWidget(state)
        self.stack.setCurrentWidget(state)
        if self._empty is not None:
            self.stack.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = state

    # --- Moving ---

    def _follow(self, number: int | None) -> None:
        """Up and down show what they come to; the mouse opens by itself."""
        if number is not None and self.table.hasFocus() and self.table.focused_by_keys:
            self.opened.emit(number)

    def into_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def next_waiting(self, after: int | None) -> int | None:
        """Who comes next in the list as it is."""
        ids = list(self.model.all_ids())
        if not ids:
            return None
        if after in ids:
            place = ids.index(after) + 1
            return ids[place % len(ids)] if len(ids) > 1 else None
        return ids[0]

    # --- Filters ---

    def _dress_filter(self) -> None:
        on = self.filter.account_id is not None or self.filter.assigned is not None
        name = self.tr("Filter by account and by who answers")
        self.filter_button.set_kind("filter" if on else "normal")
        self.filter_button.setAccessibleName(name)
        self.filter_button.setToolTip(name)

    def _open_filters(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(self.filter_button.mapToGlobal(QPoint(0, self.filter_button.height() + 2)))

    def fill_menu(self, menu: QMenu) -> None:
        """Accounts, then who answers."""
        given = self.filter
        accounts: list[tuple[str, int | None]] = [(self.tr("All accounts"), None)]
        accounts += [(name, account_id) for account_id, name in self.around.accounts]
        for words, account_id in accounts:
            self._entry(menu, words, given.account_id == account_id, replace(given, account_id=account_id))
        menu.addSeparator()
        people: list[tuple[str, str | None]] = [(self.tr("Whoever answers"), None), (self.tr("Nobody yet"), "")]
        people += [(name, name) for name in self.around.people]
        for words, name in people:
            self._entry(menu, words, given.assigned == name, replace(given, assigned=name))

    def _entry(self, menu: QMenu, words: str, on: bool, then: ThreadFilter) -> None:
        action = menu.addAction(words, lambda: self.use(then))
        if on:
            action.setIcon(icon("check", tokens.size("icon.px.control"), "accent_text"))
