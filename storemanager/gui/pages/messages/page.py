"""Messages: who waits for an answer, what they wrote, and the order that comes out of it, in two clicks."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from storemanager import clock
from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.pages.messages import loading
from storemanager.gui.pages.messages.chat_pane import ChatPane
from storemanager.gui.pages.messages.empty import empty_list, no_account, no_right, nothing_open
from storemanager.gui.pages.messages.loading import Loaded, Surroundings
from storemanager.gui.pages.messages.order_draft import OrderDraft
from storemanager.gui.pages.messages.order_panel import OrderPanel
from storemanager.gui.pages.messages.past import Past
from storemanager.gui.pages.messages.showing import ThreadShowing
from storemanager.gui.pages.messages.thread_list import ThreadFilter, ThreadPane, code, key_of
from storemanager.gui.pages.messages.windows import Windows, inbox_kinds
from storemanager.gui.records import ConnectChannel
from storemanager.gui.refreshing import Refreshing
from storemanager.gui.sync_wiring import ShopSync
from storemanager.gui.widgets.parts import row
from storemanager.services.conversations import ThreadKey, ThreadList

REFRESH_MS = 150
ARROWS_MS = 90


class MessagesPage(ThreadShowing):
    """Three panes: the list, the chat, and the order beside it (over it on a narrow window)."""

    def __init__(self, background: Background, sync: ShopSync) -> None:
        self.side = OrderPanel(background)
        super().__init__(self.side)
        self.background, self.sync = background, sync
        self.loaded: Loaded | None = None
        self.windows: Windows = {}
        self.paused: frozenset[int] = frozenset()
        self.around: Surroundings | None = None
        self._kinds: frozenset[str] | None = None
        self._wanted_open: ThreadKey | None = None
        self._fresh = False
        self._build()
        self._connect()
        self.retranslate()

    # --- Building ---

    def _build(self) -> None:
        self.threads = ThreadPane(self.background)
        self.chat = ChatPane()
        self.past = Past(self.background, self.sync.access, self.chat.view, self)
        self.middle = QStackedWidget()
        self._nothing: QWidget = nothing_open()
        self.middle.addWidget(self._nothing)
        self.middle.addWidget(self.chat)
        self.whole = QStackedWidget()
        panes = QFrame()
        panes.setLayout(row(self.threads, self.middle))
        self.whole.addWidget(panes)
        self._state: QWidget | None = None
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.addWidget(self.whole)
        self.later = Refreshing(self, self.background, self._refresh_now, gather_ms=REFRESH_MS)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(ARROWS_MS)
        self._soon.timeout.connect(self._load_wanted)

    def _connect(self) -> None:
        threads, chat, side = self.threads, self.chat, self.side
        threads.opened.connect(self._open_number)
        threads.model.loaded.connect(self._show_list)
        threads.filtered.connect(self._load_around)
        chat.snoozed.connect(self.snooze)
        chat.done.connect(self.done)
        chat.reopened.connect(self.reopen)
        chat.assigned.connect(self.assign)
        chat.note_wanted.connect(self.write_note)
        chat.person_wanted.connect(self.choose_person)
        chat.not_theirs.connect(self.unlink)
        chat.reply.quick_wanted.connect(self.change_quick)
        chat.order_wanted.connect(self._toggle_panel)
        chat.link_wanted.connect(self.open_link)
        chat.view.again_wanted.connect(self.send_again)
        chat.reply.sent.connect(self.send)
        chat.reply.product_wanted.connect(self.choose_product)
        chat.reply.place_chosen.connect(self._place_chosen)
        side.make_wanted.connect(self.make_order)
        side.product_chosen.connect(self.add_product)
        side.changed.connect(self._show_fills)
        side.customer_wanted.connect(lambda one: self.opens.emit("customers", one))
        side.order_wanted.connect(lambda one: self.opens.emit("orders", one))
        side.candidate_chosen.connect(lambda _one: self.reload())
        side.note_removed.connect(self.remove_note)
        for keys, act in (
            ("Ctrl+Return", self.make_order),
            ("Ctrl+Enter", self.make_order),
            ("Ctrl+Down", self.go_next),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)  # wherever in the window the focus is

    def retranslate(self) -> None:
        self.threads.retranslate()
        self.chat.retranslate()
        self.side.retranslate()
        self._swap_nothing(nothing_open())
        if self.loaded is not None:
            self._show(self.loaded)
            self._read = self._read if self.side.draft.touched else ()  # read anew, it is drawn in the other words
            self.reload()
        if self.around is not None:
            self._show_around(self.around)

    # --- The list ---

    def refresh(self) -> None:
        self.later.refresh()

    def _refresh_now(self) -> None:
        if self._kinds is None:
            self.background.run_outside(self, lambda _outside: inbox_kinds(), self._known)
            return
        self.threads.ask()
        self._load_around()
        if self._key is not None:
            self.reload()

    def _known(self, kinds: frozenset[str]) -> None:
        self._kinds = kinds
        self._refresh_now()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.later.stop()
        self._soon.stop()

    def _load_around(self) -> None:
        kinds, now = self._kinds or frozenset(), clock.now()
        self.background.run(self, lambda session: loading.surroundings(session, kinds, now), self._show_around)

    def _show_around(self, around: Surroundings) -> None:
        self.around = around
        self.paused = frozenset(each.id for each in around.inboxes if each.paused)
        self.threads.around = around.around
        self.chat.people = around.around.people
        self.threads.show_counts(around.counts)
        self.side.set_currency(around.currency)
        self.badge_changed.emit(around.counts.waiting)
        self._show_list()

    def _show_list(self) -> None:
        """Rows, or why there are none: no channel with messages, none that may be read, nothing that waits."""
        around = self.around
        if around is None or self.threads.model.waiting:
            return
        if not around.counts.all and not around.inboxes:
            self._show_state(no_account(lambda: self.opens.emit("channels", ConnectChannel())))
            return
        closed = [each for each in around.inboxes if each.no_right]
        if not around.counts.all and closed and len(closed) == len(around.inboxes):
            self._show_state(
                no_right(closed[0].name, lambda: self.opens.emit("channels", ConnectChannel(account_id=closed[0].id)))
            )
            return
        self._show_state(None)
        if self.threads.model.rowCount():
            self.threads.show_rows()
            self._mark_current()
        else:
            self.threads.show_empty(
                empty_list(self.threads.filter, around.counts, self.threads.clear_filters, self._show_all)
            )

    def _show_state(self, state: QWidget | None) -> None:
        """Instead of the panes."""
        if self._state is not None:
            self.whole.removeWidget(self._state)
            self._state.deleteLater()
        self._state = state
        if state is not None:
            self.whole.addWidget(state)
            self.whole.setCurrentWidget(state)
            self.close_panel()
        else:
            self.whole.setCurrentIndex(0)

    def _swap_nothing(self, state: QWidget) -> None:
        shown = self.middle.currentWidget() is self._nothing
        self.middle.removeWidget(self._nothing)
        self._nothing.deleteLater()
        self._nothing = state
        self.middle.insertWidget(0, state)
        if shown:
            self.middle.setCurrentWidget(state)

    def _show_all(self) -> None:
        self.threads.use(ThreadFilter(ThreadList.ALL))

    def _mark_current(self) -> None:
        """The conversation that is open stays the current row, also under the number it has from now on."""
        if self._key is not None and self.threads.table.current_id() != code(self._key):
            self.threads.table.go_to(code(self._key))

    # --- One conversation ---

    def opening(self) -> bool:
        """A conversation is about to be loaded."""
        return self._wanted_open is not None

    def _open_number(self, number: int) -> None:
        self.open_thread(key_of(number))

    def open_record(self, record: object) -> None:
        """A thread's key, from another page."""
        if isinstance(record, ThreadKey):
            self.threads.use(ThreadFilter(ThreadList.ALL))
            self.open_thread(record)

    def open_thread(self, key: ThreadKey) -> None:
        """Click one: the conversation, and the order it asks for, filled in."""
        self._wanted_open = key
        if not self._soon.isActive():
            self._load_wanted()
        self._soon.start()  # who runs down the list with the arrow keys loads where they stop

    def _load_wanted(self) -> None:
        key, self._wanted_open = self._wanted_open, None
        if key is None:
            return
        if key != self._key:
            self._begin(key)
        self.reload(seen=True)

    def _begin(self, key: ThreadKey) -> None:
        """Nothing of the last one stays, but an answer that was begun is kept for its own conversation."""
        reply = self.chat.reply
        if self._key is not None and not reply.is_empty():
            self._begun[self._key] = (reply.text(), tuple(reply.cards))
        self._key, self._read, self._fresh = key, (), True
        self.past.start()
        self._chosen_conversation, self.loaded, self.windows = None, None, {}
        self.side.start()
        reply.begin(*self._begun.pop(key, ("", ())))

    def follow_thread(self, key: ThreadKey) -> None:
        """The same conversation, of somebody who is a customer from now on; an order of it was made."""
        self._key, self._read = key, ()
        self.side.show_draft(OrderDraft(), {})
        self.side.contact.start()
        self.reload()

    def reload(self, *, seen: bool = False) -> None:
        """The thread as it is now; bubbles, draft and focus stay."""
        key = self._key
        if key is None:
            return
        limit, now = self.past.limit, clock.now()
        chosen = tuple(line.chosen.variant_id for line in self.side.draft.lines if line.chosen is not None)
        person = self.side.person_part.choice
        work = loading.open_thread if seen else loading.load
        self.background.run(
            self, lambda session: work(session, key, limit=limit, chosen=chosen, person_id=person, now=now),
            lambda loaded: self._came(key, loaded), writes=seen, failed=lambda problem: self._gone(key, problem),
        )  # fmt: skip

    def _came(self, asked: ThreadKey, loaded: Loaded) -> None:
        if asked != self._key:
            return
        self._key = loaded.key
        self._show(loaded)
        self.middle.setCurrentWidget(self.chat)
        self._mark_current()
        self._ask_windows(loaded.detail.conversations)
        if loaded.detail.row.unread and self.isVisible():
            self.reload(seen=True)  # something came in while it was looked at
        if self._fresh:
            self._fresh = False
            if not self._overlays():
                self.open_panel()

    def _gone(self, asked: ThreadKey, _problem: StoreError) -> None:
        """It is not in the book any more."""
        if asked == self._key:
            self._key, self.loaded = None, None
            self.middle.setCurrentWidget(self._nothing)
            self.close_panel()
            self.threads.ask()

    # --- Keys ---

    def _toggle_panel(self) -> None:
        if self.panel_open():
            self.close_panel()
        else:
            self.open_panel()
            self.side.finder.setFocus()

    def finish(self) -> None:
        self.make_order()

    def focus_filter(self) -> None:
        self.threads.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.threads.search.selectAll()

    def open_panel(self) -> None:
        super().open_panel()
        self._show_order_button()

    def close_panel(self) -> None:
        super().close_panel()
        self._show_order_button()

    def _show_order_button(self) -> None:
        """The way to the order, where it is not in sight."""
        self.chat.order_button.setVisible(self._overlays() or not self.panel_open())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_order_button()
