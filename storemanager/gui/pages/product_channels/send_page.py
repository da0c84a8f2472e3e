"""Exactly what would be sent of one product or of thousands, before it is: what goes, what something is missing for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from storemanager import clock, texts
from storemanager.channels.base import ListingField
from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.models.lazy import LazyTableModel
from storemanager.gui.models.rows import Cell, Chip, Column, Pill
from storemanager.gui.pages.product_channels import loading, send_words
from storemanager.gui.pages.product_channels.checking import Checked, Checking, Pair
from storemanager.gui.pages.product_channels.keys import EDIT
from storemanager.gui.pages.product_channels.send_panel import SendPanel
from storemanager.gui.pages.product_channels.send_words import Fate
from storemanager.gui.records import EditForChannels, WhatIsSent
from storemanager.gui.refreshing import Refreshing
from storemanager.gui.sync_wiring import ShopSync
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import EmptyState, Progress
from storemanager.gui.widgets.page import Breadcrumb, PageHead, SplitPage, StatusLine, Tabs
from storemanager.gui.widgets.parts import column, label
from storemanager.gui.widgets.table import Table
from storemanager.gui.widgets.toasting import toasts
from storemanager.sync import channel_plan, listing_forms
from storemanager.sync.channel_plan import PlanRow, Sending
from storemanager.texts import translate

GOES, MISSING, REST = "goes", "missing", "rest"
REFRESH_MS = 250
_TAB_OF = {Fate.GOES: GOES, Fate.MISSING: MISSING, Fate.CANNOT: REST, Fate.RESTS: REST}
_NOTHING_WANTED = WhatIsSent(())


class SendPage(SplitPage):
    """`open_record(WhatIsSent(...))`; F9 sends all that goes."""

    def __init__(self, background: Background, sync: ShopSync) -> None:
        self.side = SendPanel()
        super().__init__(self.side)
        self._background, self._sync = background, sync
        self._wanted: WhatIsSent | None = None
        self._checked: tuple[Checked, ...] = ()
        self._pairs: tuple[Pair, ...] = ()
        """The pair behind an id of the list is `_pairs[id - 1]`."""
        self._opened: int | None = None
        self._chosen_tab = False
        self._stale = False
        self.checking = Checking(background, self)
        self._build()
        self._connect()
        self._later = Refreshing(self, background, self._look_again, gather_ms=REFRESH_MS, every_minute=False)
        self.retranslate()

    # --- Building ---

    def _build(self) -> None:
        self.crumb = Breadcrumb()
        self.send_button = Button("", "primary", icon="send", key="F9")
        self.head = PageHead("", "", self.send_button)
        self.tabs = Tabs([(GOES, ""), (MISSING, ""), (REST, "")])
        self.progress = Progress()
        self.model = LazyTableModel[PlanRow](self._columns(), self._background, _no_rows, self)
        self.table = Table("", rows="table_two_lines")
        self.table.show_model(self.model)
        self.note = label("", "small")
        self.card = ListCard(self.table, StatusLine(self.note))
        self.content.addLayout(column(self.crumb, self.head))
        for part in (self.tabs, self.progress):
            self.content.addWidget(part)
        self.content.addWidget(self.card, 1)

    def _connect(self) -> None:
        self.crumb.went.connect(lambda _step: self.opens.emit("products", None))
        self.send_button.clicked.connect(self.finish)
        self.tabs.chosen.connect(self._choose_tab)
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._follow)
        self.model.dataChanged.connect(lambda *_: self._fill_panel())
        self.side.edit_wanted.connect(self._edit)
        self.checking.told.connect(self._tell)
        self.checking.done.connect(self._show_checked)
        self.progress.stopped.connect(self._stop)

    def retranslate(self) -> None:
        self.tabs.setAccessibleName(self.tr("Which of them"))
        self.tabs.rename(
            [
                (GOES, self.tr("Will be sent")),
                (MISSING, self.tr("Something is missing")),
                (REST, self.tr("Stays as it is")),
            ]
        )
        self.table.setAccessibleName(self.tr("What will be sent"))
        self.note.setText(self.tr("Enter shows every word of it. Stock and prices also go with every sync."))
        self.crumb.show_steps([self.tr("Products"), self.tr("What will be sent")])
        self.side.retranslate()
        self.model.set_columns(self._columns())
        self._show_head()

    def _columns(self) -> tuple[Column[PlanRow], ...]:
        return (
            Column(
                self.tr("Product"),
                lambda plan: Cell(plan.product_name, second=_skus(plan), icon="package", tile=True, strong=True),
            ),
            Column(
                self.tr("Channel"),
                lambda plan: Cell(plan.account_name, chip=Chip(plan.account_kind, plan.account_name)),
                width=160,
            ),
            Column(self.tr("What happens"), lambda plan: Cell(pill=self._happens(plan)), width=140),
            Column(self.tr("Fields"), lambda plan: Cell(send_words.what_changes(plan), tone="text_muted"), width=150),
        )  # fmt: skip

    # --- What is shown ---

    def open_record(self, record: object) -> None:
        if isinstance(record, WhatIsSent):
            self._wanted, self._opened, self._chosen_tab = record, None, False
            self.close_panel()
            self._check()

    def refresh(self) -> None:
        if self._wanted is not None:
            self._later.refresh()

    def _look_again(self) -> None:
        """The book has changed: what is being compared is finished first, or a long sync would never let it be."""
        self._stale = self.checking.running
        if not self._stale:
            self._check()

    def _check(self) -> None:
        self._stale = False
        if self._wanted is None:
            return
        product_ids, account_ids = self._wanted.product_ids, self._wanted.account_ids
        self.progress.begin(self.tr("Comparing the book with the channels…"))
        self.checking.begin(product_ids, account_ids)

    def _tell(self, done: int, of: int) -> None:
        said = translate("send_page", "{done} / {of} products")(done=done, of=of)
        self.progress.report(str(said), done / of if of else None)

    def _stop(self) -> None:
        self.checking.stop()
        self.progress.end()

    def _show_checked(self, checked: Sequence[Checked]) -> None:
        self.progress.end()
        if self._stale:
            self._later.start()
        explicit = self._wanted is not None and bool(self._wanted.account_ids)
        only = frozenset(self._wanted.only) if self._wanted is not None else frozenset()
        chosen = [each for each in checked if each.pair in only] if only else checked
        self._checked = tuple(each for each in chosen if each.wanted or explicit or only)
        if not self._chosen_tab and not self._count(GOES) and self._count(MISSING):
            self.tabs.choose(MISSING)
        elif not self._chosen_tab:
            self.tabs.choose(GOES)
        for key in (GOES, MISSING, REST):
            self.tabs.show_count(key, self._count(key))
        self._show_head()
        self._show_list()

    def _count(self, key: str) -> int:
        return sum(self._tab_of(each) == key for each in self._checked)

    def _tab_of(self, each: Checked) -> str:
        wanted = self._wanted or _NOTHING_WANTED
        return GOES if each.pair in wanted.off or each.pair in wanted.back else _TAB_OF[each.fate]

    def _happens(self, plan: PlanRow) -> Pill:
        wanted, pair = self._wanted or _NOTHING_WANTED, (plan.product_id, plan.account_id)
        if pair in wanted.off:
            return Pill(self.tr("Taken off sale"), "accent", "eye-off")
        if pair in wanted.back:
            return Pill(self.tr("Back on sale"), "accent", "eye")
        return send_words.action(plan)

    def _choose_tab(self, _key: str) -> None:
        self._chosen_tab = True
        self._show_list()

    def _show_list(self) -> None:
        key = self.tabs.current()
        pairs = tuple(each.pair for each in self._checked)
        if pairs != self._pairs:
            self._pairs = pairs
            self.model.use(lambda session, ids: _rows(session, ids, pairs))
        ids = [at for at, each in enumerate(self._checked, start=1) if self._tab_of(each) == key]
        self.model.ask(lambda _session: ids)
        if ids:
            self.card.show_table()
        else:
            self.card.show_empty(self._nothing(key))

    def _nothing(self, key: str) -> EmptyState:
        if key == MISSING:
            return EmptyState(
                "circle-check", self.tr("Nothing is missing"), self.tr("All that was asked for has been given.")
            )
        if key == GOES:
            return EmptyState(
                "circle-check", self.tr("Nothing is to be sent"),
                self.tr("Every channel already says what it should, or something is still missing."),
            )  # fmt: skip
        return EmptyState("package", self.tr("None"), self.tr("Every one of them changes."))

    def _show_head(self) -> None:
        count = self._count(GOES)
        products = len({each.pair[0] for each in self._checked})
        fact = str(translate("send_page", "{count:product|products}")(count=products)) if self._checked else ""
        self.head.say(self.tr("What will be sent"), fact)
        sending = translate("send_page", "Send {count:change|changes}")(count=count)
        self.send_button.setText(str(sending) if count else self.tr("Send changes"))
        self.send_button.set_off("" if count else self.tr("There is nothing to send."))

    # --- The panel ---

    def current_plan(self) -> PlanRow | None:
        """The pair that is looked at; None while it is on its way."""
        return None if self._opened is None else self.model.row(self.model.row_of(self._opened))

    def _open(self, one: int) -> None:
        self._opened = one
        self.open_panel()
        self._fill_panel()

    def _follow(self, one: int | None) -> None:
        if one is not None and self.panel_open():
            self._opened = one
            self._fill_panel()

    def _fill_panel(self) -> None:
        found = self.current_plan() if self.panel_open() else None
        if found is None or found == self.side.row:
            return
        self.side.show_plan(found)
        if found.own.fields:
            account_id, category_id = found.account_id, found.own.category_id
            self._background.run(
                self, lambda session: listing_forms.fields(session, account_id, category_id) or (),
                lambda fields: self._show_form(found, fields),
            )  # fmt: skip

    def _show_form(self, plan: PlanRow, fields: Sequence[ListingField]) -> None:
        """The answers once more, in the words of the channel's form."""
        if self.side.row is plan:
            self.side.show_plan(plan, fields)

    def _edit(self) -> None:
        if self.side.row is not None:
            self.opens.emit(EDIT, EditForChannels(self.side.row.product_id, self.side.row.account_id))

    # --- Sending ---

    def finish(self) -> None:
        """F9: what goes is handed to the outbox, and a sync of those channels begins."""
        wanted = self._wanted or _NOTHING_WANTED
        going = tuple(each.pair for each in self._checked if self._tab_of(each) == GOES)
        if not going or not self.send_button.isEnabled():
            return
        now, off, back = clock.now(), wanted.off, wanted.back
        pairs = tuple(pair for pair in going if pair not in off and pair not in back)
        self.send_button.set_off(self.tr("It is being sent."))

        def work(session: Session) -> Sending:
            sent = channel_plan.send(session, pairs, now=now)
            channel_plan.take_off(session, off, now=now)
            channel_plan.put_back(session, back, now=now)
            return sent

        accounts = sorted({account_id for _, account_id in going})
        self._background.run(
            self, work, lambda sending: self._sent(sending, accounts), writes=True, failed=self._not_sent
        )

    def _sent(self, sending: Sending, account_ids: Sequence[int]) -> None:
        wanted = self._wanted or _NOTHING_WANTED
        count = sending.created + sending.updated + len(wanted.off) + len(wanted.back)
        said = translate("send_page", "{count:change is|changes are} on the way: the sync takes them now.")
        toasts(self).done(str(said(count=count)))
        if sending.left:
            title = translate("send_page", "{count:thing was|things were} not sent")(count=len(sending.left))
            toasts(self).problem(str(title), str(sending.left[0].reason))
        self._wanted = replace(wanted, off=(), back=())
        self._sync.runner.sync_accounts(account_ids)
        self._check()

    def _not_sent(self, problem: StoreError) -> None:
        self._background.problem.emit(problem)
        self._show_head()


def _skus(plan: PlanRow) -> str:
    skus = [each.sku for each in plan.variants]
    return skus[0] if len(skus) == 1 else f"{skus[0]} +{texts.number(len(skus) - 1)}" if skus else ""


def _no_rows(_session: Session, _ids: Sequence[int]) -> dict[int, PlanRow]:
    return {}


def _rows(session: Session, ids: Sequence[int], pairs: Sequence[Pair]) -> dict[int, PlanRow]:
    """The plans behind ids of the list."""
    wanted = {pairs[one - 1]: one for one in ids}
    products = list(dict.fromkeys(product_id for product_id, _ in wanted))
    accounts = sorted({account_id for _, account_id in wanted})
    found = loading.plans_of(session, products, accounts, clock.now())
    return {wanted[pair]: row for row in found if (pair := (row.product_id, row.account_id)) in wanted}
