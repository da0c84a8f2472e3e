"""Many products and all channels in a grid: where each is sold, what it is called and costs there, edited in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from sqlmodel import Session

from storemanager import clock
from storemanager.gui.background import Background
from storemanager.gui.pages.product_channels import grid_rows, loading
from storemanager.gui.pages.product_channels.checking import Checked, Checking, Pair
from storemanager.gui.pages.product_channels.forms_access import FormsAccess
from storemanager.gui.pages.product_channels.grid_columns import ON, Place, for_all, for_one
from storemanager.gui.pages.product_channels.grid_model import GridModel, Typed
from storemanager.gui.pages.product_channels.grid_rows import GridRow, Part, Wish
from storemanager.gui.pages.product_channels.grid_table import NO, GridTable
from storemanager.gui.pages.product_channels.keys import EDIT, SENDING
from storemanager.gui.pages.product_channels.send_words import Fate
from storemanager.gui.records import ConnectChannel, EditForChannels, PutOnChannels, WhatIsSent
from storemanager.gui.refreshing import Refreshing
from storemanager.gui.sync_wiring import ShopSync
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import EmptyState
from storemanager.gui.widgets.page import Breadcrumb, PageHead, PlainPage, StatusLine, Tabs
from storemanager.gui.widgets.parts import clear, column, label, row
from storemanager.services.accounts import AccountRow
from storemanager.services.channel_products import Cell
from storemanager.sync.channel_plan import PlanRow, Presence
from storemanager.texts import translate

ALL = "all"
REFRESH_MS = 150
CHECK_MS = 600
_THERE = (Presence.SHOWN, Presence.WAITING)


@dataclass(frozen=True)
class _Step:
    """One thing the owner did: cells as they were, and the ticks as they were and became."""

    cells: tuple[Cell, ...] = ()
    before: Mapping[Pair, bool | None] | None = None
    after: Mapping[Pair, bool | None] | None = None


class GridPage(PlainPage):
    """`open_record(PutOnChannels(...))`. Ctrl+Z takes back, F9 goes on to what is sent."""

    def __init__(self, background: Background, sync: ShopSync) -> None:
        super().__init__()
        self._background = background
        self.forms = FormsAccess(self, background, sync.access)
        self.product_ids: tuple[int, ...] = ()
        self.accounts: tuple[AccountRow, ...] = ()
        self.checked: Mapping[Pair, Checked] = {}
        self.ticks: dict[Pair, bool] = {}
        """Where the owner wants a product other than it is now: True on sale there, False off."""
        self._places: Mapping[int, Place] = {}
        self._only_missing = False
        self._check_again = True
        """The page has been shown since everything was checked."""
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self.checking = Checking(background, self)
        self._build()
        self._connect()
        self._later = Refreshing(self, background, self._load, gather_ms=REFRESH_MS, every_minute=False)
        self._check_later = QTimer(self)
        self._check_later.setSingleShot(True)
        self._check_later.setInterval(CHECK_MS)
        self._check_later.timeout.connect(self.check)
        self.retranslate()

    # --- Building ---

    def _build(self) -> None:
        self.crumb = Breadcrumb()
        self.undo_button = Button("", "quiet", icon="undo-2", name=self.tr("Undo"))
        self.redo_button = Button("", "quiet", icon="redo-2", name=self.tr("Redo"))
        self.check_button = Button("", icon="list-checks")
        self.send_button = Button("", "primary", icon="send", key="F9")
        self.head = PageHead("", "", self.undo_button, self.redo_button, self.check_button, self.send_button)
        self.tabs: Tabs | None = None
        self._tab_holder = row()
        self.missing_button = Button("", icon="triangle-alert", size="small")
        self.missing_button.hide()
        self.model = GridModel[GridRow]((), self._background, _no_rows, self)
        self.table = GridTable("")
        self.table.show_model(self.model)
        self.keys = label("", "small")
        self.status = StatusLine(self.keys)
        self.card = ListCard(self.table, self.status)
        self.content.addLayout(column(self.crumb, self.head))
        self.content.addLayout(row(self._tab_holder, -1, self.missing_button))
        self.content.addWidget(self.card, 1)

    def _connect(self) -> None:
        self.crumb.went.connect(lambda _step: self.opens.emit("products", None))
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.check_button.clicked.connect(self.check)
        self.send_button.clicked.connect(self.finish)
        self.missing_button.clicked.connect(self._toggle_missing)
        self.model.typed.connect(self._typed)
        self.table.undo_wanted.connect(self.undo)
        self.table.redo_wanted.connect(self.redo)
        self.table.opened.connect(self._edit)
        self.checking.done.connect(self._show_checked)
        for keys, act in (("Ctrl+Z", self.undo), ("Ctrl+Y", self.redo)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def retranslate(self) -> None:
        self.undo_button.setToolTip(self.tr("Undo (Ctrl+Z)"))
        self.redo_button.setToolTip(self.tr("Redo (Ctrl+Y)"))
        self.undo_button.setAccessibleName(self.tr("Undo"))
        self.redo_button.setAccessibleName(self.tr("Redo"))
        self.check_button.setText(self.tr("Check"))
        self.table.setAccessibleName(self.tr("Products and channels"))
        self.keys.setText(
            self.tr("F2 edit · Space on or off · Ctrl+C, Ctrl+V · Ctrl+D fill down · Del as in the book · Ctrl+Z undo")
        )
        self.crumb.show_steps([self.tr("Products"), self.tr("Put on channels")])
        self._name_tabs()
        self._show_columns()
        self._show_head()

    # --- What is shown ---

    def open_record(self, record: object) -> None:
        if isinstance(record, PutOnChannels):
            if record.product_ids != self.product_ids:
                self.ticks, self._undo, self._redo = {}, [], []
                self._only_missing = False
            self.product_ids = record.product_ids
            self._load()
            self.check()

    def refresh(self) -> None:
        self._check_again = True
        if self.product_ids:
            self._later.refresh()

    def _load(self) -> None:
        self._background.run(self, loading.channels, self._show_accounts)

    def _show_accounts(self, accounts: tuple[AccountRow, ...]) -> None:
        same = [(each.id, each.name) for each in accounts] == [(each.id, each.name) for each in self.accounts]
        self.accounts = accounts
        if not same:
            self._make_tabs()
            self._show_columns()
            ids = tuple(each.id for each in accounts)
            self.model.use(lambda session, products: grid_rows.rows(session, products, ids, clock.now()))
        self._show_list()
        if self.product_ids and self._check_again and not self.checking.running:
            self._check_later.start()  # not with every change of the book: a sync writes all the time

    def _make_tabs(self) -> None:
        clear(self._tab_holder)
        self.tabs = Tabs([(ALL, ""), *((str(each.id), each.name) for each in self.accounts)])
        self.tabs.setUsesScrollButtons(True)
        self.tabs.chosen.connect(lambda _key: self._show_columns())
        self._tab_holder.addWidget(self.tabs)
        self._name_tabs()

    def _name_tabs(self) -> None:
        if self.tabs is not None:
            self.tabs.setAccessibleName(self.tr("All channels, or one in full"))
            named = [(str(each.id), each.name) for each in self.accounts]
            self.tabs.rename([(ALL, self.tr("All channels")), *named])

    def _show_columns(self) -> None:
        key = self.tabs.current() if self.tabs is not None else ALL
        one = next((each for each in self.accounts if str(each.id) == key), None)
        columns, self._places = for_all(self.accounts, self.is_on) if one is None else for_one(one, self.is_on)
        self.model.set_columns(columns)
        if one is not None:
            self.table.delegate_for_categories(
                next(at for at, place in self._places.items() if place.part is Part.CATEGORY),
                lambda words, done: self.forms.find(one.id, words, done),
            )
            self.forms.read(one.id, self.model.refresh_rows, lambda _problem: None)
        self.table.lay_out()

    def _show_list(self) -> None:
        if not self.accounts:
            connect = Button(self.tr("Connect a channel"), icon="plug")
            connect.clicked.connect(lambda: self.opens.emit("channels", ConnectChannel()))
            self.card.show_empty(
                EmptyState(
                    "store", self.tr("No channel is connected"),
                    self.tr("Connect your website or a marketplace; then products are put there from here."), connect,
                )
            )  # fmt: skip
            return
        ids = self._missing_products() if self._only_missing else self.product_ids
        self.model.ask(lambda _session: ids)
        self.card.show_table()

    def _missing_products(self) -> tuple[int, ...]:
        missing = {pair[0] for pair, each in self.checked.items() if each.fate is Fate.MISSING and self._counts(each)}
        return tuple(one for one in self.product_ids if one in missing)

    def _counts(self, each: Checked) -> bool:
        return each.wanted or self.ticks.get(each.pair, False)

    def is_on(self, plan: PlanRow) -> bool:
        """Whether the product is to be sold there: as it is now, or as the owner ticked."""
        return self.ticks.get((plan.product_id, plan.account_id), plan.presence in _THERE)

    def _show_head(self) -> None:
        count = len(self.changes())
        products = translate("grid", "{count:product|products}")(count=len(self.product_ids))
        missing = len(self._missing_products())
        fact = str(products)
        if missing:
            fact += " · " + str(translate("grid", "{count} with something missing")(count=missing))
        self.head.say(self.tr("Put on channels"), fact)
        sending = translate("grid", "Send {count:change|changes}")(count=count)
        wanted = bool(count or self.missing_pairs())
        none = self.tr("See what is missing") if wanted else self.tr("Send changes")
        self.send_button.setText(str(sending) if count else none)
        self.send_button.set_off("" if wanted else self.tr("There is nothing to send."))
        only = self.tr("Show all") if self._only_missing else self.tr("Only with something missing")
        self.missing_button.setText(only)
        self.missing_button.set_kind("filter" if self._only_missing else "normal")
        self.missing_button.setVisible(bool(missing) or self._only_missing)
        self.undo_button.set_off("" if self._undo else self.tr("There is nothing to undo."))
        self.redo_button.set_off("" if self._redo else self.tr("There is nothing to redo."))

    def _toggle_missing(self) -> None:
        self._only_missing = not self._only_missing
        self._show_head()
        self._show_list()

    # --- Editing ---

    def _typed(self, cells: Sequence[Typed]) -> None:
        ticks: dict[Pair, bool] = {}
        wishes: list[Wish] = []
        for each in cells:
            place = self._places.get(each.column)
            if place is None:
                continue
            if place.part == ON:
                ticks[each.row_id, place.account_id] = _says_yes(each.text)
            elif isinstance(place.part, Part):
                wishes.append(Wish(each.row_id, place.account_id, place.currency, place.part, each.text))
        if ticks:
            self._tick(ticks)
        if wishes:
            kept, now = tuple(wishes), clock.now()
            self._background.run(
                self, lambda session: grid_rows.say(session, kept, now),
                lambda before: self._did(_Step(cells=before)), writes=True,
            )  # fmt: skip

    def _tick(self, wanted: Mapping[Pair, bool]) -> None:
        before: dict[Pair, bool | None] = {pair: self.ticks.get(pair) for pair in wanted}
        self._set_ticks(dict(wanted))
        self._did(_Step(before=before, after=dict(wanted)))

    def _set_ticks(self, wanted: Mapping[Pair, bool | None]) -> None:
        for pair, on in wanted.items():
            if on is None:
                self.ticks.pop(pair, None)
            else:
                self.ticks[pair] = on
        self.model.say_again()

    def _did(self, step: _Step) -> None:
        self._undo.append(step)
        self._redo.clear()
        self._show_head()
        self._check_later.start()

    def undo(self) -> None:
        """Ctrl+Z: the last thing that was done in the grid."""
        self._step(self._undo, self._redo)

    def redo(self) -> None:
        """Ctrl+Y."""
        self._step(self._redo, self._undo)

    def _step(self, out_of: list[_Step], into: list[_Step]) -> None:
        if not out_of:
            return
        step = out_of.pop()
        if step.before is not None:
            self._set_ticks(step.before)
            into.append(_Step(before=step.after, after=step.before))
        if step.cells:
            now = clock.now()

            def work(session: Session) -> tuple[Cell, ...]:
                was = grid_rows.as_it_is(session, step.cells)
                grid_rows.put(session, step.cells, now)
                return was

            def happened(was: tuple[Cell, ...]) -> None:
                into.append(_Step(cells=was))
                self._show_head()

            self._background.run(self, work, happened, writes=True)
        self._show_head()
        self._check_later.start()

    def _edit(self, product_id: int) -> None:
        """Enter on a cell that cannot be edited here: the product in its form."""
        place = self._places.get(self.table.currentIndex().column())
        key = self.tabs.current() if self.tabs is not None else ALL
        account_id = place.account_id if place is not None else int(key) if key != ALL else None
        self.opens.emit(EDIT, EditForChannels(product_id, account_id))

    # --- Checking and sending ---

    def check(self) -> None:
        """What is missing, and how much would be sent, of all these products."""
        if self.product_ids:
            self._check_again = False
            self.check_button.set_busy(True)
            self.checking.begin(self.product_ids, ())

    def _show_checked(self, checked: Sequence[Checked]) -> None:
        self.check_button.set_busy(False)
        self.checked = {each.pair: each for each in checked}
        self._show_head()
        if self._only_missing:
            self._show_list()

    def changes(self) -> tuple[Pair, ...]:
        """The pairs that F9 would send something of: new ones that are ticked, changed ones, taken off and put back."""
        found = []
        for pair, each in self.checked.items():
            on = self.ticks.get(pair, each.presence in _THERE)
            there = each.presence in _THERE
            new = each.fate is Fate.GOES and each.creates and on and pair in self.ticks
            moved = each.presence is not Presence.ABSENT and on != there
            if new or moved or (each.fate is Fate.GOES and not each.creates and on):
                found.append(pair)
        return tuple(found)

    def missing_pairs(self) -> tuple[Pair, ...]:
        """The pairs that the owner ticked, and that something is missing for."""
        missing = (pair for pair, each in self.checked.items() if each.fate is Fate.MISSING)
        return tuple(pair for pair in missing if self.ticks.get(pair, False))

    def finish(self) -> None:
        """F9: on to every word that would be sent."""
        pairs, missing = self.changes(), self.missing_pairs()
        if not pairs and not missing:
            return
        off = tuple(pair for pair in pairs if self.ticks.get(pair) is False)
        back = tuple(pair for pair in pairs if self.ticks.get(pair) and self.checked[pair].presence is Presence.HIDDEN)
        shown = (*pairs, *missing)
        products = {product_id for product_id, _ in shown}
        self.opens.emit(
            SENDING,
            WhatIsSent(
                tuple(one for one in self.product_ids if one in products),
                tuple(sorted({account_id for _, account_id in shown})), shown, off, back,
            ),
        )  # fmt: skip


def _says_yes(text: str) -> bool:
    return text.strip().casefold() not in (NO, "0", "no", "off", "false", "-", "không", "tắt")


def _no_rows(_session: Session, _ids: Sequence[int]) -> dict[int, GridRow]:
    return {}
