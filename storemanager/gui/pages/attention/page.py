"""Needs attention: the worst first, each with what it means and the button that solves it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QStackedWidget, QWidget
from sqlmodel import Session

from storemanager import clock, texts
from storemanager.domain.attention import AttentionKind
from storemanager.gui.background import Background
from storemanager.gui.pages.attention.card import MatterCard
from storemanager.gui.pages.attention.dialogs import MatchLines, cancel_dialog, handled_dialog
from storemanager.gui.pages.attention.loading import AttentionData, Matter, load, raise_again, tomorrow_morning
from storemanager.gui.pages.attention.words import AREAS, CHOOSE, LATER, can_match_at_once
from storemanager.gui.records import ConnectChannel, SyncTab
from storemanager.gui.refreshing import Refreshing
from storemanager.gui.sync_wiring import ShopSync
from storemanager.gui.theme import icon
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import EmptyState, Skeleton
from storemanager.gui.widgets.page import PageHead, PlainPage, StatusLine, Tabs
from storemanager.gui.widgets.parts import Card, Icon, clear, column, gap, label, line
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import attention
from storemanager.sync import actions
from storemanager.texts import Text, translate

REFRESH_MS = 120
CARDS = 60
"""As many cards at once as anybody reads; the count says how many there are."""
ALL = "all"
_SENT_LATER = ("write_again", "agree_mass", "agree_price", "choose_price", "retry_parked", "retry_act", "ship_again")
_DONE: Mapping[str, Text] = {
    "match_line": translate("attention_page", "Matched; its stock is reserved"),
    "write_again": translate("attention_page", "It is read and written again with the next sync"),
    "agree_mass": translate("attention_page", "Agreed; it goes out with the next sync"),
    "agree_price": translate("attention_page", "Agreed; the price goes out with the next sync"),
    "choose_price": translate("attention_page", "Decided; it goes out with the next sync"),
    "choose_owner": translate("attention_page", "Decided"),
    "retry_parked": translate("attention_page", "It is fetched again with the next sync"),
    "retry_act": translate("attention_page", "It is tried again with the next sync"),
    "ship_again": translate("attention_page", "Another time is asked for with the next sync"),
    "cancel_order": translate("attention_page", "The order is cancelled, its goods are free"),
    "forget_listing": translate("attention_page", "The item is left out"),
}


class AttentionPage(PlainPage):
    """↑ ↓ from card to card, Enter does the proposal, S puts it off."""

    def __init__(self, background: Background, sync: ShopSync, *, now: Callable[[], datetime] = clock.now) -> None:
        super().__init__()
        self._background = background
        self._sync = sync
        self._now = now
        self.data: AttentionData | None = None
        self.cards: list[MatterCard] = []
        self._wanted: int | None = None
        self._shown: tuple[object, ...] | None = None
        self.later_button = Button("", icon="clock")
        self.later_button.setCheckable(True)
        self.later_button.toggled.connect(lambda _on: self._show())
        self.handled_button = Button("", icon="history")
        self.handled_button.clicked.connect(self.show_handled)
        self.head = PageHead("", "", self.later_button, self.handled_button)
        self.tabs = Tabs(self._tab_words(), name=self.tr("Areas"))
        self.tabs.chosen.connect(lambda _key: self._show())
        self.stack = QStackedWidget()
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        self._list = column()
        inside.setLayout(self._list)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        self.keys = label("", "small")
        self.foot = StatusLine(Icon("keyboard"), self.keys)
        rows = QWidget()
        filled = column()
        filled.addWidget(self.area, 1)
        filled.addWidget(self.foot)
        filled.setContentsMargins(1, 1, 1, 1)
        rows.setLayout(filled)
        self._rows, self._waiting = rows, Skeleton(5, row_height=96)
        self._empty: QWidget | None = None
        self.stack.addWidget(self._waiting)
        self.stack.addWidget(rows)
        card = Card(column(self.stack))
        self.content.addWidget(self.head)
        self.content.addWidget(self.tabs)
        self.content.addWidget(card, 1)
        self._later = Refreshing(self, background, self._ask, gather_ms=REFRESH_MS)
        self.retranslate()

    # --- What is shown ---

    def _tab_words(self) -> list[tuple[str, str]]:
        return [(ALL, self.tr("All")), *((area.value, str(said)) for area, said in AREAS)]

    def retranslate(self) -> None:
        self.tabs.rename(self._tab_words())
        self.keys.setText(self.tr("↑ ↓ choose · Enter does the proposal · S later"))
        self._shown = None
        self._show()

    def refresh(self) -> None:
        self._later.refresh()

    def _ask(self) -> None:
        now = self._now()
        self._background.run(self, lambda session: load(session, now), self._answered)

    def _answered(self, data: AttentionData) -> None:
        self.data = data
        self._show()

    def _chosen(self) -> list[Matter]:
        data = self.data
        if data is None:
            return []
        key = self.tabs.current()
        matters = data.later if self.later_button.isChecked() else data.matters
        return [matter for matter in matters if key in (ALL, matter.row.area.value)]

    def _show(self) -> None:
        data = self.data
        if data is None:
            self.head.say(self.tr("Needs attention"))
            for button in (self.later_button, self.handled_button):
                button.hide()
            return
        self._show_head(data)
        matters = self._chosen()
        shown = (tuple(matters), self.later_button.isChecked(), texts.language())
        if shown != self._shown:
            self._shown = shown
            self._fill(matters)
        if not matters:
            self._show_empty(data)
        else:
            self.stack.setCurrentWidget(self._rows)
        self._go_to_wanted()

    def _show_head(self, data: AttentionData) -> None:
        count = len(data.matters)
        fact = translate("attention_page", "{count:matter|matters}, the one that costs most first")(count=count)
        self.head.say(self.tr("Needs attention"), str(fact) if count else "")
        handled = translate("attention_page", "Handled today: {count}")(count=len(data.handled))
        self.handled_button.setText(str(handled))
        self.handled_button.show()
        later = translate("attention_page", "Put off: {count}")(count=len(data.later))
        self.later_button.setText(str(later))
        self.later_button.setVisible(bool(data.later) or self.later_button.isChecked())
        self.later_button.set_kind("filter" if self.later_button.isChecked() else "normal")
        self.tabs.show_count(ALL, data.count(None))
        for area, _ in AREAS:
            self.tabs.show_count(area.value, data.count(area))

    def _fill(self, matters: list[Matter]) -> None:
        """New cards; scroll and the current card stay."""
        place = self.area.verticalScrollBar().value()
        current = self.current_card()
        keep, at = (current.matter.id, self.cards.index(current)) if current is not None else (None, 0)
        clear(self._list)
        self.cards = []
        now = self._now()
        for number, matter in enumerate(matters[:CARDS]):
            if number:
                self._list.addWidget(line())
            card = MatterCard(matter, now, first=number == 0)
            card.acted.connect(lambda what, card=card: self._act(what, card))
            card.moved.connect(lambda step, card=card: self._move(step, card))
            self.cards.append(card)
            self._list.addWidget(card)
        if len(matters) > CARDS:
            more = translate("attention_page", "{count} more, shown when these are settled")(count=len(matters) - CARDS)
            rest = label(str(more), "small")
            rest.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
            self._list.addWidget(rest)
        self._list.addStretch(1)  # the cards are as high as their words, the rest is room
        if keep is not None and self.cards:
            again = next((card for card in self.cards if card.matter.id == keep), None)
            chosen = again or self.cards[min(at, len(self.cards) - 1)]
            chosen.show()  # a new widget is shown a moment later by itself, and a hidden one cannot have the focus
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.verticalScrollBar().setValue(place)

    def current_card(self) -> MatterCard | None:
        """The card with the focus, or whose button has it."""
        focus = self.focusWidget()
        for card in self.cards:
            if card is focus or (focus is not None and card.isAncestorOf(focus)):
                return card
        return None

    def _show_empty(self, data: AttentionData) -> None:
        if self.later_button.isChecked():
            title, text = self.tr("Nothing is put off"), self.tr("Everything that waits is in the list.")
        elif data.matters:
            title, text = self.tr("Nothing here"), self.tr("What needs you stands under another tab.")
        else:
            title = self.tr("Nothing needs you now")
            text = self.tr("Orders, stock and prices are right on every channel, as far as the last sync has seen.")
        state = EmptyState("circle-check", title, text)
        old, self._empty = self._empty, state
        self.stack.addWidget(state)
        self.stack.setCurrentWidget(state)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()

    def open_record(self, record: object) -> None:
        """A matter from Home; it gets the focus."""
        if isinstance(record, int):
            self._wanted = record
            self.tabs.choose(ALL)
            self.later_button.setChecked(False)
            self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        card = next((card for card in self.cards if card.matter.id == self._wanted), None)
        if card is not None:
            self._wanted = None
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(card) if card in self.cards else None)

    def _move(self, step: int, card: MatterCard) -> None:
        place = self.cards.index(card) + step
        if 0 <= place < len(self.cards):
            self.cards[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(self.cards[place])

    def show_handled(self) -> None:
        if self.data is not None:
            handled_dialog(self, self.data).open()

    # --- Doing ---

    def _act(self, what: str, card: MatterCard) -> None:
        matter = card.matter
        if what == "do":
            self._do(matter)
        elif what == "menu":
            self.menu_for(matter).popup(card.menu_place())
        elif what == LATER:
            self.put_off(matter, tomorrow_morning(self._now()))
        elif what == CHOOSE:
            self._match(matter)
        elif what == "theirs":
            self._settle(matter, {"keep": "theirs"})
        elif what == "withdraw":
            self._settle(matter, {"withdraw": True}, translate("attention_page", "Given up; it is not sent any more"))

    def _do(self, matter: Matter) -> None:
        action = matter.row.action
        if action == "match_line":
            if can_match_at_once(matter):
                one = matter.lines[0]
                self._settle(matter, {"matches": {one.line_id: one.candidate_id}})
            else:
                self._match(matter)
        elif action in ("choose_price", "choose_owner"):
            self._settle(matter, {"keep": "ours"})
        elif action == "cancel_order":
            dialog = cancel_dialog(self, matter)
            dialog.finished.connect(lambda _result: self._settle(matter) if dialog.answer == "cancel" else None)
            dialog.open()
        elif actions.can_act(action):
            self._settle(matter)
        else:
            self._open(matter)

    def _open(self, matter: Matter) -> None:
        """Buttons that lead to another page."""
        row, payload = matter.row, matter.row.payload
        action = row.action
        if row.kind is AttentionKind.OVERSOLD and row.variant_id is not None:
            self.opens.emit("sync", SyncTab("oversold", row.variant_id))
        elif action == "open_order" and row.order_id is not None:
            self.opens.emit("orders", row.order_id)
        elif action == "open_variant" and row.variant_id is not None:
            self.opens.emit("products", row.variant_id)
        elif action == "sign_in" and row.account_id is not None:
            self.opens.emit("channels", ConnectChannel(account_id=row.account_id))
        elif action == "look_at_comparison" and row.account_id is not None:
            self.opens.emit("channels", ConnectChannel(account_id=row.account_id, compare=True))
        elif action == "review_matches" and row.account_id is not None:
            self.opens.emit("channels", row.account_id)
        elif action == "sync_now" and row.account_id is not None:
            self._sync.runner.sync_accounts([row.account_id])
            toasts(self).done(self.tr("It is being tried again"))
        elif action == "merge_customers":
            self.opens.emit("customers", payload.get("keep_id", row.customer_id))

    def _match(self, matter: Matter) -> None:
        currency = self.data.currency if self.data is not None else "VND"
        dialog = MatchLines(self, self._background, matter, currency)
        dialog.saved.connect(lambda said: toasts(self).done(said))
        dialog.open()

    def _settle(self, matter: Matter, choice: Mapping[str, Any] | None = None, said: Text | None = None) -> None:
        attention_id, now, action = matter.id, self._now(), matter.row.action
        account_id, words = matter.row.account_id, str(said or _DONE.get(action, translate("attention_page", "Done")))

        def done(_nothing: None) -> None:
            if action in _SENT_LATER and account_id is not None:
                sync = lambda: self._sync.runner.sync_accounts([account_id])  # noqa: E731 - the toast's own button
                toasts(self).done(words, undo=sync, action=self.tr("Sync now"))
            else:
                toasts(self).done(words)

        self._background.run(
            self, lambda session: actions.act(session, attention_id, choice=choice, now=now), done, writes=True,
            failed=self._refused,
        )  # fmt: skip

    def _refused(self, problem: object) -> None:
        self._background.problem.emit(problem)
        self._later.start()

    def put_off(self, matter: Matter, until: datetime) -> None:
        """Not before then; it can be taken back at once."""
        attention_id, now = matter.id, self._now()
        said = translate("attention_page", "Put off until {time}")(time=until)

        def back() -> None:
            self._background.run(self, lambda session: attention.snooze(session, attention_id, now), writes=True)

        self._background.run(
            self, lambda session: attention.snooze(session, attention_id, until),
            lambda _nothing: self._tell(str(said), back), writes=True,
        )  # fmt: skip

    def mark_handled(self, matter: Matter) -> None:
        """The owner settled it elsewhere; it comes again by itself if it is not so."""
        row, now = matter.row, self._now()

        def back() -> None:
            self._background.run(self, lambda session: raise_again(session, row, now), writes=True)

        def work(session: Session) -> None:
            attention.resolve_id(session, row.id, resolution="owner", now=now)

        said = self.tr("Marked as handled; it comes again if the next sync still finds it")
        self._background.run(self, work, lambda _nothing: self._tell(said, back), writes=True)

    def _tell(self, said: str, undo: Callable[[], None]) -> None:
        toasts(self).done(said, undo=undo)

    def menu_for(self, matter: Matter) -> QMenu:
        """What else can be done with a matter."""
        row, now, menu = matter.row, self._now(), QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row.order_id is not None:
            menu.addAction(icon("clipboard-list"), self.tr("Open the order"),
                           lambda: self.opens.emit("orders", row.order_id))  # fmt: skip
        if row.variant_id is not None:
            menu.addAction(icon("package"), self.tr("Open the product"),
                           lambda: self.opens.emit("products", row.variant_id))  # fmt: skip
        if row.account_id is not None:
            menu.addAction(icon("store"), self.tr("Open the channel account"),
                           lambda: self.opens.emit("channels", row.account_id))  # fmt: skip
        menu.addSeparator()
        menu.addAction(icon("clock"), self.tr("Later: in an hour"),
                       lambda: self.put_off(matter, now + timedelta(hours=1)))  # fmt: skip
        menu.addAction(icon("clock"), self.tr("Later: tomorrow morning"),
                       lambda: self.put_off(matter, tomorrow_morning(now)))  # fmt: skip
        menu.addAction(icon("calendar"), self.tr("Later: in a week"),
                       lambda: self.put_off(matter, now + timedelta(days=7)))  # fmt: skip
        menu.addSeparator()
        menu.addAction(icon("check"), self.tr("Mark as handled"), lambda: self.mark_handled(matter))
        return menu
