"""Messages: who waits for an answer, what they wrote, and the order that comes out of it, in two clicks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from storemanager import clock
from storemanager.channels.base import ReplyKind
from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.pages.messages import loading
from storemanager.gui.pages.messages import words as said
from storemanager.gui.pages.messages.acts import Kept, ThreadActs
from storemanager.gui.pages.messages.chat_pane import ChatPane, FoundNote
from storemanager.gui.pages.messages.empty import empty_list, no_account, no_right, nothing_open
from storemanager.gui.pages.messages.loading import Loaded, Surroundings
from storemanager.gui.pages.messages.order_draft import OrderDraft, draft_of
from storemanager.gui.pages.messages.order_panel import OrderPanel
from storemanager.gui.pages.messages.reply import Card
from storemanager.gui.pages.messages.thread_list import ThreadFilter, ThreadPane, code, key_of
from storemanager.gui.pages.messages.windows import Windows, inbox_kinds, windows
from storemanager.gui.people import shown_name
from storemanager.gui.records import ConnectChannel
from storemanager.gui.refreshing import Refreshing
from storemanager.gui.sync_wiring import ShopSync
from storemanager.gui.widgets.notes import Skeleton
from storemanager.gui.widgets.parts import row
from storemanager.services.conversations import ConversationRow, MessageRow, ThreadKey, ThreadList
from storemanager.texts import translate

REFRESH_MS = 150
ARROWS_MS = 90


class MessagesPage(ThreadActs):
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
        self._key: ThreadKey | None = None
        self._wanted_open: ThreadKey | None = None
        self._limit = loading.AT_ONCE
        self._read: tuple[int, ...] = ()
        self._fresh = False
        self._begun: dict[ThreadKey, tuple[str, tuple[Card, ...]]] = {}
        """Answers that were begun and not sent, by their conversation."""
        self._build()
        self._connect()
        self.retranslate()

    # --- Building ---

    def _build(self) -> None:
        self.threads = ThreadPane(self.background)
        self.chat = ChatPane()
        self.middle = QStackedWidget()
        self._nothing: QWidget = nothing_open()
        self._waiting = Skeleton(6, row_height=56)
        for part in (self._nothing, self.chat, self._waiting):
            self.middle.addWidget(part)
        self.whole = QStackedWidget()
        panes = QFrame()
        panes.setLayout(row(self.threads))
        layout = panes.layout()
        assert layout is not None
        layout.addWidget(self.middle)
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
        chat.order_wanted.connect(self._toggle_panel)
        chat.link_wanted.connect(self.open_link)
        chat.view.older_wanted.connect(self._load_older)
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
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def retranslate(self) -> None:
        self.threads.retranslate()
        self.chat.retranslate()
        self.side.retranslate()
        self._swap_nothing(nothing_open())
        if self.loaded is not None:
            self._show(self.loaded)
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
        self._key, self._limit, self._read, self._fresh = key, loading.AT_ONCE, (), True
        self._chosen_conversation, self.loaded, self.windows = None, None, {}
        self.chat.view.start()
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
        limit, now = max(self._limit, loading.AT_ONCE), clock.now()
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

    def _ask_windows(self, rows: Sequence[ConversationRow]) -> None:
        access, now, given, key = self.sync.access, clock.now(), tuple(rows), self._key

        def came(found: Windows) -> None:
            if key == self._key:
                self.windows = found
                self._show_window()

        self.background.run_outside(self, lambda _outside: windows(access, given, now), came, failed=self._no_windows)

    def _no_windows(self, problem: StoreError | Exception) -> None:
        """Without the keys of the account nothing can be sent; the words say so."""
        self.windows = {}
        self._show_window(str(getattr(problem, "message", "")))

    # --- What is shown of it ---

    def _show(self, loaded: Loaded) -> None:
        self.loaded = loaded
        now, detail = clock.now(), loaded.detail
        several = len({(each.account_id, each.place) for each in detail.conversations}) > 1
        older = len(loaded.messages) >= max(self._limit, loading.AT_ONCE)
        self.chat.view.show_rows(loaded.messages, now, has_older=older, places=several)
        if not older and not all(each.whole for each in detail.conversations):
            self.chat.view.say_top(self.tr("Older messages are only on the channel."))
        self.chat.reply.show_quick(loaded.replies)
        places = [(str(each.id), self._place_words(each)) for each in detail.conversations] if several else []
        self.chat.reply.show_places(places)
        self.side.set_currency(loaded.currency)
        self.side.show_person(shown_name(detail.row.title), loaded.person)
        self.side.show_made(detail.orders)
        self.side.show_notes(detail.notes)
        self._show_draft(loaded)
        self.side.show_mentions(loaded.mentions)
        self._show_window()
        self._show_fills()

    def _show_draft(self, loaded: Loaded) -> None:
        """What was recognised, unless the owner has changed the order since: then the stock only is of now."""
        side = self.side
        if loaded.read != self._read and not side.draft.touched:
            self._read = loaded.read
            side.show_draft(draft_of(loaded.proposal.lines), loaded.sources)
        else:
            side.draft.freshen(loaded.figures)
            for line in side.rows:
                line.show_figures()
        side.contact.phone.offer(loaded.offers.phones)
        side.contact.name.offer(loaded.offers.names)
        side.contact.address.offer(loaded.offers.addresses)
        side.show_state()
        self.chat.view.set_note(self._note(loaded))

    def _note(self, loaded: Loaded) -> QWidget | None:
        if loaded.read != self._read and self.side.draft.touched:
            note = FoundNote(
                self.tr("More was written since you changed the order. Read it again?"), self.tr("Read again")
            )
            note.again.connect(self._read_again)
            return note
        lines = loaded.proposal.lines
        if not lines:
            return None
        parts = [str(translate("messages", "{count:product|products}")(count=len(lines)))]
        if loaded.proposal.phones:
            parts.append(self.tr("the phone number"))
        if loaded.proposal.addresses:
            parts.append(self.tr("the address"))
        told = translate("messages", "Recognised: {parts}. It is filled in as an order beside, and not saved.")
        return FoundNote(str(told(parts=tuple(parts))))

    def _read_again(self) -> None:
        if self.loaded is not None:
            self.side.draft.touched = False
            self._show_draft(self.loaded)

    def restore_draft(self, kept: Kept) -> None:
        """An order was taken back: its draft is there again."""
        if self.loaded is None or self.side.draft.lines:
            return
        kept.draft.touched = True
        self.side.show_draft(kept.draft, {})
        for field, value in zip(self.side.contact.fields(), (kept.phone, kept.name, kept.address), strict=True):
            field.put(value)
        self.reload()

    # --- What may be sent ---

    @staticmethod
    def _place_words(each: ConversationRow) -> str:
        return f"{each.account_name} · {each.place.capitalize()}" if each.place else each.account_name

    def _place_chosen(self) -> None:
        chosen = self.chat.reply.place.current()
        self._chosen_conversation = int(chosen) if chosen else None
        self._show_window()

    def _show_window(self, problem: str = "") -> None:
        """How long there is to answer, and with what."""
        if self.loaded is None:
            return
        able, now, to = self.answerable(), clock.now(), self.conversation()
        self.chat.show_detail(self.loaded.detail, able.window if able is not None else None, now)
        reply, side = self.chat.reply, self.side
        if able is None or to is None:
            off = problem or self.tr("Looking up what may be sent here…")
            reply.allow(template=False, closed=False, note=problem, tone="danger" if problem else "", off=off)
        else:
            note, tone = said.window_note(able.window, able.then, now)
            kind = able.window.kind
            reply.show_templates(self.loaded.templates.get(to.account_id, ()))
            reply.allow(template=kind is ReplyKind.TEMPLATE, closed=kind is ReplyKind.CLOSED, note=note, tone=tone)
            reply.product_button.set_off("" if kind is ReplyKind.FREE else note)
        may = self.can_send_text()
        side.summary.setEnabled(may)
        side.summary.setToolTip("" if may else self.tr("No text of our own may be sent here now."))

    def _show_fills(self) -> None:
        """What quick replies say: of the first product of the order, or of what was spoken of."""
        draft: OrderDraft = self.side.draft
        first = next((line.chosen for line in draft.lines if line.chosen is not None), None)
        first = first or next(iter(self.loaded.mentions if self.loaded is not None else ()), None)
        fills: dict[str, str] = {}
        if first is not None:
            fills = said.fills(first, self.side.currency)
        fills["total"] = said.amount(draft.total if draft.lines else None, self.side.currency)
        self.chat.reply.set_fills(fills)

    # --- Older messages ---

    def _load_older(self) -> None:
        rows, key = self.chat.view.rows, self._key
        if key is None or not rows:
            return
        before = rows[0].id
        self.background.run(
            self, lambda session: loading.older(session, key, before), lambda found: self._older(key, found)
        )

    def _older(self, key: ThreadKey, found: Sequence[MessageRow]) -> None:
        if key != self._key or self.loaded is None:
            return
        rows = (*found, *self.chat.view.rows)
        self._limit = len(rows)
        several = len({(each.account_id, each.place) for each in self.loaded.detail.conversations}) > 1
        self.chat.view.show_rows(rows, clock.now(), has_older=len(found) >= loading.AT_ONCE, places=several)

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
