"""Channels: the list, one account in full, and the page that connects another, on one page with a way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from storemanager import clock
from storemanager.domain.accounts import AccountState
from storemanager.errors import StoreError
from storemanager.gui import tokens
from storemanager.gui.background import Background
from storemanager.gui.pages.channels import states
from storemanager.gui.pages.channels.account import ITEMS, POLICY, AccountView
from storemanager.gui.pages.channels.dialogs import PolicyDialog, RenameDialog, remove_dialog
from storemanager.gui.pages.channels.loading import AccountData, AccountLine, ChannelsData, Traffic, load, load_account
from storemanager.gui.pages.channels.overview import Overview
from storemanager.gui.pages.connect.page import ConnectView
from storemanager.gui.records import ConnectChannel
from storemanager.gui.refreshing import Refreshing
from storemanager.gui.sync_wiring import ShopSync
from storemanager.gui.syncing import SyncView
from storemanager.gui.widgets.page import MARGIN, Page
from storemanager.gui.widgets.parts import column, gap
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import accounts
from storemanager.texts import translate

REFRESH_MS = 150


class ChannelsPage(Page):
    """Looks again when the book changed and every minute, because "2 minutes ago" grows old by itself."""

    def __init__(self, background: Background, sync: ShopSync, *, now: Callable[[], datetime] = clock.now) -> None:
        super().__init__()
        self._background = background
        self._sync = sync
        self._account_id: int | None = None
        self._wanted_tab = ITEMS
        self._data: ChannelsData | None = None
        self.overview = Overview(now)
        self.account = AccountView(background, sync.access, now)
        self.connect_view = ConnectView(background, sync)
        self.stack = QStackedWidget()
        self._list = _page(self.overview, scrolls=True)
        self._one = _page(self.account)
        self._connecting = _page(self.connect_view)
        for part in (self._list, self._one, self._connecting):
            self.stack.addWidget(part)
        self.setLayout(column(self.stack))
        self.overview.acted.connect(self._do)
        self.overview.connect_wanted.connect(lambda kind: self.open_record(ConnectChannel(kind)))
        self.overview.practice_wanted.connect(self.connect_practice)
        self.overview.log_wanted.connect(lambda: self.opens.emit("sync", None))
        self.overview.check_wanted.connect(lambda: sync.runner.sync(full_check=True))
        self.account.acted.connect(self._do)
        self.account.left.connect(self.show_list)
        self.account.changed.connect(self.refresh)
        self.account.adopt_wanted.connect(self._adopt)
        self.connect_view.left.connect(self.show_list)
        self.connect_view.finished.connect(self._connected)
        self.connect_view.practice_wanted.connect(self.connect_practice)
        self._later = Refreshing(self, background, self._ask, gather_ms=REFRESH_MS)
        sync.runner.shown.connect(self.show_sync)

    def retranslate(self) -> None:
        self.overview.retranslate()
        self.account.retranslate()
        self.connect_view.retranslate()

    # --- What is shown ---

    def refresh(self) -> None:
        self._later.refresh()

    def _ask(self) -> None:
        traffic = {
            account_id: Traffic(usage.limit_share, usage.last_seconds)
            for account_id, usage in list(self._sync.access.usages.items())
        }
        self._background.run(self, lambda session: load(session, traffic), self._answered)
        if self._account_id is not None:
            account_id = self._account_id
            self._background.run(
                self, lambda session: load_account(session, account_id, traffic), self._account_loaded,
                failed=lambda _problem: self.show_list(),
            )  # fmt: skip

    def _answered(self, data: ChannelsData) -> None:
        self._data = data
        self.overview.show_data(data)
        self.connect_view.show_kinds(data.kinds)
        self.overview.show_sync(self._sync.runner.view)
        waiting = sum(1 for line in data.lines if line.row.state is AccountState.SIGN_IN)
        self.badge_changed.emit(waiting)

    def _account_loaded(self, data: AccountData) -> None:
        if data.line.id != self._account_id:
            return
        self.account.show_data(data)
        self.account.show_sync(self._sync.runner.view)
        if self._wanted_tab:
            tab, self._wanted_tab = self._wanted_tab, ""
            if tab == states.REVIEW:
                self.account.review_matches()
            else:
                self.account.show_tab(tab)

    def show_sync(self, view: SyncView) -> None:
        """What a running sync does with each account."""
        self.overview.show_sync(view)
        self.account.show_sync(view)
        self.connect_view.show_sync(view)

    def show_list(self) -> None:
        self._account_id = None
        self.stack.setCurrentWidget(self._list)
        self.overview.table.setFocus()
        self.refresh()

    def show_account(self, account_id: int, tab: str = ITEMS) -> None:
        """One account in full, on one of its parts."""
        self._account_id, self._wanted_tab = account_id, tab
        self.stack.setCurrentWidget(self._one)
        self._ask()

    def open_record(self, record: object) -> None:
        """An account by its id, or the Connect page."""
        if isinstance(record, ConnectChannel):
            self._account_id = None
            self.stack.setCurrentWidget(self._connecting)
            self.connect_view.open(record.kind, record.account_id, compare=record.compare)
            if not self._later.asked or self._data is None:
                self.refresh()
        elif isinstance(record, int):
            self.show_account(record)

    def new_here(self) -> None:
        """Ctrl+N: connect one more."""
        self.open_record(ConnectChannel())

    def finish(self) -> None:
        """F9: the next step of connecting."""
        if self.stack.currentWidget() is self._connecting:
            self.connect_view.go_on()

    def close_something(self) -> bool:
        if self.stack.currentWidget() is not self._list:
            self.show_list()
            return True
        return False

    # --- Doing ---

    def _line(self, account_id: int) -> AccountLine | None:
        data = self.account.data
        if self._account_id == account_id and data is not None and data.line.id == account_id:
            return data.line
        return self.overview.line(account_id)

    def _do(self, what: str, account_id: int) -> None:
        runner = self._sync.runner
        line = self._line(account_id)
        simple: dict[str, Callable[[], object]] = {
            "open": lambda: self.show_account(account_id),
            "sync": lambda: runner.sync_accounts([account_id]),
            "full": lambda: runner.sync_accounts([account_id], full_check=True),
            "pause": lambda: self._pause(account_id, True),
            states.RESUME: lambda: self._pause(account_id, False),
            states.SIGN_IN: lambda: self.open_record(ConnectChannel(account_id=account_id)),
            states.GO_ON: lambda: self.open_record(ConnectChannel(account_id=account_id)),
            states.REVIEW: lambda: self.show_account(account_id, states.REVIEW),
            states.COMPARE: lambda: self.open_record(ConnectChannel(account_id=account_id, compare=True)),
            states.PROBLEMS: lambda: self.opens.emit("attention", None),
            states.STOP: lambda: runner.stop(account_id),
        }
        if what in simple:
            simple[what]()
        elif line is not None:
            self._ask_about(what, line)

    def _ask_about(self, what: str, line: AccountLine) -> None:
        if what == "rename":
            rename = RenameDialog(self, self._background, line)
            rename.saved.connect(lambda said: toasts(self).done(said))
            rename.open()
        elif what == POLICY:
            policy = PolicyDialog(self, self._background, line)
            policy.saved.connect(lambda said: toasts(self).done(said))
            policy.open()
        elif what == "remove":
            dialog = remove_dialog(self, line)
            dialog.finished.connect(lambda _result: self._remove(line) if dialog.answer == "remove" else None)
            dialog.open()

    def _pause(self, account_id: int, paused: bool) -> None:
        do = accounts.pause if paused else accounts.resume
        said = self.tr("Paused: nothing is sent or fetched") if paused else self.tr("It takes part again")

        def done(_nothing: None) -> None:
            toasts(self).done(said, undo=lambda: self._pause(account_id, not paused))

        self._background.run(self, lambda session: do(session, account_id), done, writes=True)

    def _remove(self, line: AccountLine) -> None:
        account_id, access = line.id, self._sync.access
        said = str(translate("channels_page", "{account} was removed; its orders stay.")(account=line.row.name))

        def done(_nothing: None) -> None:
            self.show_list()
            self._background.changed.emit()
            toasts(self).done(said)

        self._sync.runner.stop(account_id)
        self._background.run_outside(self, lambda _outside: access.connections.remove(account_id), done)

    def _adopt(self, account_id: int, ids: object) -> None:
        chosen = list(ids) if isinstance(ids, tuple) else None
        self._sync.runner.adopt(account_id, chosen, over=lambda _runs: self.refresh())

    def connect_practice(self) -> None:
        """The practice channels: made, connected and synced, beside the window."""
        toasts(self).done(self.tr("The practice channels are being made; this takes a few seconds."))
        self._sync.start_practice(self._practice_connected, self._practice_failed)

    def _practice_connected(self, account_id: int) -> None:
        toasts(self).done(self.tr("The practice channels are connected. Shoppers buy and write there now and then."))
        self.show_account(account_id)

    def _practice_failed(self, problem: StoreError) -> None:
        if isinstance(problem, StoreError):
            toasts(self).problem(str(problem.message), str(problem.advice))

    def _connected(self, account_id: int) -> None:
        self.show_account(account_id)
        self._background.changed.emit()


def _page(inside: QWidget, *, scrolls: bool = False) -> QWidget:
    """A part of the page with its margins."""
    margin = tokens.size(MARGIN)
    holder = QWidget()
    holder.setProperty("kind", "scrolled")
    layout = column(inside)
    layout.setContentsMargins(margin, gap("4"), margin, gap("4"))
    holder.setLayout(layout)
    if not scrolls:
        return holder
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what can be pressed in it brings itself into view
    area.setWidget(holder)
    return area
