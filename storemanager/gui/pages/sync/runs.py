"""The list of syncs: when, which account, how it ended, what it did in words, and what it cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from storemanager import clock, texts
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.models.lazy import LazyTableModel
from storemanager.gui.models.rows import Align, Cell, Chip, Column
from storemanager.gui.pages.channels import states
from storemanager.gui.pages.sync.loading import run_lines
from storemanager.gui.pages.sync.words import LIST_OF, took, what_it_did
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import Choice
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import EmptyState
from storemanager.gui.widgets.page import StatusLine
from storemanager.gui.widgets.parts import column, gap, label, row
from storemanager.gui.widgets.table import Table
from storemanager.reports import sync_runs
from storemanager.reports.sync_health import ChannelHealth
from storemanager.reports.sync_runs import RunFilter, RunRow, Which
from storemanager.texts import translate

EVERY_ACCOUNT = "all"
NARROW = 1040


class RunsView(QWidget):
    """`opened(run id)`; `sync_wanted()` and `connect_wanted()` from its empty states."""

    opened = Signal(int)
    sync_wanted = Signal()
    connect_wanted = Signal()

    def __init__(self, background: Background, now: Callable[[], datetime] = clock.now) -> None:
        super().__init__()
        self._now = now
        self._accounts: tuple[ChannelHealth, ...] = ()
        self._whole = 0
        self._narrow = False
        self.account = Choice(kind="filter")
        self.which = Choice(kind="filter")
        for choice in (self.account, self.which):
            choice.chosen.connect(lambda _key: self.ask())
        self.model = LazyTableModel[RunRow](self._columns(), background, run_lines, self)
        self.table = Table("", rows="table_two_lines")
        self.table.show_model(self.model)
        self.table.opened.connect(self.opened)
        self.model.loaded.connect(self._loaded)
        self.keys = label("", "small")
        self.foot = StatusLine(self.keys)
        self.card = ListCard(self.table, self.foot)
        content = column(row(self.account, self.which, -1, spacing=gap("2")), spacing=gap("3"))
        content.addWidget(self.card, 1)
        self.setLayout(content)
        self.retranslate()

    def retranslate(self) -> None:
        self.account.setAccessibleName(self.tr("Which account"))
        self.which.setAccessibleName(self.tr("Which syncs"))
        self.table.setAccessibleName(self.tr("Syncs"))
        self.keys.setText(self.tr("Enter: the sync in full"))
        self.which.fill([(key, str(said)) for key, said in LIST_OF])
        self._name_accounts()
        self.model.set_columns(self._columns())

    def show_data(self, accounts: Sequence[ChannelHealth], whole: int) -> None:
        """Which accounts there are, and how many syncs altogether."""
        known = [(one.account_id, one.name) for one in self._accounts]
        self._accounts, self._whole = tuple(accounts), whole
        if known != [(one.account_id, one.name) for one in accounts]:
            self._name_accounts()
        self.ask()

    def show_only(self, account_id: int | None = None, which: Which = "all") -> None:
        """Switch the filters."""
        self.account.choose(EVERY_ACCOUNT if account_id is None else str(account_id))
        self.which.choose(which)
        self.ask()

    def _show_every_one(self) -> None:
        self.show_only()

    def filter(self) -> RunFilter:
        """What is looked at now."""
        account = self.account.current()
        which: Which = next((key for key, _ in LIST_OF if key == self.which.current()), "all")
        return RunFilter(int(account) if account.isdigit() else None, which)

    def ask(self) -> None:
        wanted = self.filter()
        self.model.ask(lambda session: sync_runs.run_ids(session, wanted))

    def _name_accounts(self) -> None:
        names = [(str(one.account_id), one.name) for one in self._accounts]
        self.account.fill([(EVERY_ACCOUNT, self.tr("All accounts")), *names])

    def _loaded(self) -> None:
        count = self.model.rowCount()
        for choice in (self.account, self.which):
            choice.setVisible(bool(self._whole))  # with no sync yet there is nothing to choose from
        self.foot.right.setText(str(translate("sync_page", "{count:sync|syncs}")(count=count)))
        if count:
            self.card.show_table()
        else:
            self.card.show_empty(self._empty())

    def _empty(self) -> QWidget:
        if not self._accounts:
            connect = Button(self.tr("Connect a channel"), "primary", icon="plug")
            connect.clicked.connect(self.connect_wanted)
            return EmptyState(
                "store", self.tr("No channel is connected"),
                self.tr("Connect your website or a marketplace; what each sync did there is told here."), connect,
            )  # fmt: skip
        if not self._whole:
            sync = Button(self.tr("Sync now"), "primary", icon="refresh-cw")
            sync.clicked.connect(self.sync_wanted)
            return EmptyState(
                "history", self.tr("Not synced yet"), self.tr("Press Sync: what it did is told here."), sync
            )
        clear = Button(self.tr("Show all syncs"), icon="x")
        clear.clicked.connect(self._show_every_one)
        title = self.tr("No sync had trouble") if self.filter().which == "trouble" else self.tr("No such sync")
        return EmptyState("circle-check", title, self.tr("The last 500 syncs of each account are kept."), clear)

    # --- Columns ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW * theme().text_percent / 100
        if narrow != self._narrow:
            self._narrow = narrow
            self.model.set_columns(self._columns())

    def _columns(self) -> tuple[Column[RunRow], ...]:
        number = Align.RIGHT
        first = (
            Column(self.tr("When"), self._when, width=146),
            Column(self.tr("Account"), _account, width=156),
            Column(self.tr("State"), _state, width=152),
            Column(self.tr("What it did"), _did),
        )
        sent = Column(self.tr("Sent"), _sent, number, width=60, plain=lambda run: str(run.sent))
        right = Column(self.tr("Put right"), _repaired, number, width=76, plain=lambda run: str(run.repaired))
        cost = Column(
            self.tr("Requests"), _requests, number, width=78, hint=self.tr("Questions and writes to the channel")
        )
        if self._narrow:
            return (*first, cost)
        return (*first, sent, right, cost, Column(self.tr("Took"), lambda run: Cell(took(run)), number, width=84))

    def _when(self, run: RunRow) -> Cell:
        return Cell(
            words.clock(run.started_at, self._now()), states.trigger(run.trigger),
            tooltip=texts.moment(run.started_at),
        )  # fmt: skip


def _account(run: RunRow) -> Cell:
    return Cell(run.account_name, chip=Chip(run.kind, run.account_name))


def _state(run: RunRow) -> Cell:
    return Cell(pill=states.run_pill(run.state))


def _did(run: RunRow) -> Cell:
    first, second = what_it_did(run)
    return Cell(first, second, tone="danger" if run.problem is not None else "")


def _sent(run: RunRow) -> Cell:
    return Cell(texts.number(run.sent) if run.sent else words.DASH, tone="" if run.sent else "text_faint")


def _repaired(run: RunRow) -> Cell:
    if not run.repaired:
        return Cell(words.DASH, tone="text_faint")
    return Cell(texts.number(run.repaired), tone="accent_text", strong=True)


def _requests(run: RunRow) -> Cell:
    return Cell(texts.number(run.requests))
