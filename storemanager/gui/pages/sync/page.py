"""Sync: what every sync did and cost, how each account is, and what was sold more often than it is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QStackedWidget
from sqlmodel import Session

from storemanager import clock
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.dialogs.change_stock import ChangeStockDialog
from storemanager.gui.dialogs.order_acts import CancelDialog
from storemanager.gui.models import products
from storemanager.gui.models.products import PanelData
from storemanager.gui.pages.channels import states
from storemanager.gui.pages.sync.dialogs import kept_dialog, take_back_dialog
from storemanager.gui.pages.sync.health import HealthView
from storemanager.gui.pages.sync.loading import RunData, SyncData, Talk, load, run_in_full
from storemanager.gui.pages.sync.oversold import OversoldContent, OversoldView, named
from storemanager.gui.pages.sync.run_panel import RunContent
from storemanager.gui.pages.sync.runs import RunsView
from storemanager.gui.records import ConnectChannel, SyncTab
from storemanager.gui.refreshing import Refreshing
from storemanager.gui.sync_wiring import ShopSync
from storemanager.gui.sync_words import every_in_words
from storemanager.gui.syncing import SyncView
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.page import PageHead, SidePanel, SplitPage, Tabs
from storemanager.gui.widgets.panel_parts import widen_title
from storemanager.gui.widgets.toasting import toasts
from storemanager.reports.sync_runs import RunDetail
from storemanager.services import accounts, orders, oversold, stock
from storemanager.services.orders import OrderDetail
from storemanager.services.oversold import Move, Oversold
from storemanager.sync import undoing
from storemanager.sync.undoing import Undone
from storemanager.texts import translate

REFRESH_MS = 150
ROOMY = 960
RUNS, HEALTH, OVERSOLD = "runs", "health", "oversold"


class SyncPage(SplitPage):
    """Enter opens a row in the panel, Esc closes it. It looks again when the book changed, and every minute."""

    def __init__(self, background: Background, sync: ShopSync, *, now: Callable[[], datetime] = clock.now) -> None:
        super().__init__(SidePanel(""))
        self._background = background
        self._sync = sync
        self._now = now
        self._wanted_run: int | None = None
        self._wanted_variant: int | None = None
        self.data: SyncData | None = None
        widen_title(self.panel)
        self.panel.under_head.setContentsMargins(0, 0, 0, 0)
        self.run_content, self.oversold_content = RunContent(), OversoldContent()
        for content in (self.run_content, self.oversold_content):
            self.panel.body.addWidget(content)
        self.check_button = Button("", icon="shield-check", key="Shift+F5")
        self.check_button.clicked.connect(lambda: sync.runner.sync(full_check=True))
        self.channels_button = Button("", icon="store")
        self.channels_button.clicked.connect(lambda: self.opens.emit("channels", None))
        self.head = PageHead("", "", self.channels_button, self.check_button)
        self.tabs = Tabs([(key, "") for key in (RUNS, HEALTH, OVERSOLD)])
        self.tabs.chosen.connect(self._show_tab)
        self.runs = RunsView(background, now)
        self.health = HealthView(now)
        self.oversold = OversoldView(now)
        self.parts = QStackedWidget()
        self._places = {RUNS: self.runs, HEALTH: self.health, OVERSOLD: self.oversold}
        for part in self._places.values():
            self.parts.addWidget(part)
        for widget in (self.head, self.tabs):
            self.content.addWidget(widget)
        self.content.addWidget(self.parts, 1)
        self._connect()
        self._later = Refreshing(self, background, self._ask, gather_ms=REFRESH_MS)
        self.retranslate()

    def _connect(self) -> None:
        self.runs.opened.connect(self.show_run)
        self.runs.sync_wanted.connect(self._sync.runner.sync)
        for part in (self.runs, self.health):
            part.connect_wanted.connect(lambda: self.opens.emit("channels", ConnectChannel()))
        self.health.acted.connect(self._act)
        self.oversold.opened.connect(self.show_oversold)
        run = self.run_content
        run.product_wanted.connect(lambda variant_id: self.opens.emit("products", variant_id))
        run.run_wanted.connect(self.show_run)
        way = self.oversold_content
        way.move_wanted.connect(self._bring)
        way.receive_wanted.connect(self._receive)
        way.cancel_wanted.connect(self._cancel)
        way.copy_wanted.connect(self._copy)
        way.order_wanted.connect(lambda order_id: self.opens.emit("orders", order_id))
        way.settle_wanted.connect(self._settle)

    # --- Words ---

    def retranslate(self) -> None:
        self.check_button.setText(self.tr("Full check"))
        self.channels_button.setText(self.tr("Channels"))
        self.tabs.setAccessibleName(self.tr("Parts of the page"))
        self.tabs.rename(
            [
                (RUNS, self.tr("Syncs")), (HEALTH, self.tr("How each account is")),
                (OVERSOLD, self.tr("Possible oversell")),
            ]
        )  # fmt: skip
        self.runs.retranslate()
        self.health.retranslate()
        self.oversold.retranslate()
        if self.data is not None:
            self._answered(self.data)
        self._show_head()
        self._fill_panel()

    def _show_head(self) -> None:
        view = self._sync.runner.view
        parts = []
        if self.data is not None and self.data.accounts:
            count = len(self.data.accounts)
            parts.append(str(translate("sync_page", "{count:account|accounts}")(count=count)))
        if view.last_at is not None:
            parts.append(str(translate("sync_page", "last {time}")(time=words.when(view.last_at, self._now()))))
        if self.data is not None and self.holder.width() >= ROOMY * theme().text_percent / 100:
            parts.append(every_in_words(self.data.every_minutes))
        self.head.say(self.tr("Sync"), " · ".join(part for part in parts if part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_head()

    def open_panel(self) -> None:
        super().open_panel()
        self._show_head()

    # --- What is shown ---

    def refresh(self) -> None:
        self._later.refresh()

    def _ask(self) -> None:
        now, access = self._now(), self._sync.access
        talks = {}
        for account_id, usage in list(access.usages.items()):
            off = access.clock_off(account_id)
            if off is not None:
                talks[account_id] = Talk(usage.limit_share, off)
        self._background.run(self, lambda session: load(session, now, talks), self._answered)
        if self._wanted_run is not None:
            self._ask_run(self._wanted_run)

    def _answered(self, data: SyncData) -> None:
        self.data = data
        self.runs.show_data(data.accounts, data.runs)
        self.health.show_data(data)
        self.oversold.show_rows(data.oversold)
        self.tabs.show_count(RUNS, data.runs)
        self.tabs.show_count(HEALTH, len(data.accounts))
        self.tabs.show_count(OVERSOLD, data.open_oversold)
        self.show_sync(self._sync.runner.view)
        if self._wanted_variant is not None:
            self._fill_oversold(self._wanted_variant)

    def show_sync(self, view: SyncView) -> None:
        """While a sync runs no second one can be asked for."""
        off = self.tr("A sync is running.") if view.running else ""
        if not view.running and not view.connected:
            off = self.tr("No channel is connected yet.")
        self.check_button.set_off(off)
        self._show_head()

    def _show_tab(self, key: str) -> None:
        self.parts.setCurrentWidget(self._places[key])
        self.close_panel()

    def show_tab(self, key: str) -> None:
        """One of runs, health and oversold."""
        self.tabs.choose(key)
        self._show_tab(key)

    def open_record(self, record: object) -> None:
        """A part of the page, and what of it."""
        if not isinstance(record, SyncTab):
            return
        self.show_tab(record.key)
        if record.key == RUNS:
            self.runs.show_only(record.account_id)
            if record.record_id is not None:
                self.show_run(record.record_id)
        elif record.key == OVERSOLD and record.record_id is not None:
            self.show_oversold(record.record_id)

    def focus_filter(self) -> None:
        if self.tabs.current() == RUNS:
            self.runs.which.setFocus()

    def close_panel(self) -> None:
        self._wanted_run = self._wanted_variant = None
        super().close_panel()
        self._show_head()

    # --- One sync ---

    def show_run(self, run_id: int) -> None:
        """One sync in full."""
        self._wanted_run, self._wanted_variant = run_id, None
        self._ask_run(run_id)

    def _ask_run(self, run_id: int) -> None:
        self._background.run(self, lambda session: run_in_full(session, run_id), self._run_loaded)

    def _run_loaded(self, data: RunData | None) -> None:
        if data is None or data.detail.row.id != self._wanted_run:
            return
        detail = data.detail
        self.panel.setAccessibleName(self.tr("The sync in full"))
        self.panel.say(detail.row.account_name, words.clock(detail.row.started_at, self._now()))
        self.oversold_content.hide()
        self.run_content.show_run(detail, self._now())
        self.run_content.show()
        self._run_actions(data)
        self.open_panel()

    def _run_actions(self, data: RunData) -> None:
        account_id = data.detail.row.account_id
        again = Button(self.tr("Sync only this"), icon="refresh-cw")
        again.clicked.connect(lambda: self._sync.runner.sync_accounts([account_id]))
        account = Button(self.tr("Open the account"), icon="panel-right")
        account.clicked.connect(lambda: self.opens.emit("channels", account_id))
        if not data.can_undo:
            self.panel.set_actions(again, account)
            return
        back = Button(self.tr("Take it back"), icon="undo-2")
        back.clicked.connect(lambda: self._ask_to_take_back(data.detail))
        self.panel.set_actions(again, back)

    def _ask_to_take_back(self, detail: RunDetail) -> None:
        """It reaches shoppers, so it says how many numbers before it does."""
        run = detail.row
        dialog = take_back_dialog(self, run, words.clock(run.started_at, self._now()))
        dialog.finished.connect(lambda _result: self._take_back(run.id) if dialog.answer == "back" else None)
        dialog.open()

    def _take_back(self, run_id: int) -> None:
        now = self._now()
        self._background.run(
            self, lambda session: undoing.undo_run(session, run_id, now=now), self._taken_back, writes=True
        )

    def _taken_back(self, undone: Undone) -> None:
        """What was kept stands with its reason; what was put back goes out when the owner lets it."""
        if undone.put_back:
            said = translate("sync_page", "{count:product|products} put back; it goes out with the next sync")
            words_ = str(said(count=undone.put_back))
            toasts(self).done(words_, undo=self._sync.runner.sync, action=self.tr("Sync now"))
        if undone.kept:
            kept_dialog(self, undone.kept).open()

    def _fill_panel(self) -> None:
        if self._wanted_run is not None:
            self._ask_run(self._wanted_run)
        elif self._wanted_variant is not None:
            self._fill_oversold(self._wanted_variant)

    # --- Accounts ---

    def _act(self, what: str, account_id: int) -> None:
        does: dict[str, Callable[[], object]] = {
            "runs": lambda: self.open_record(SyncTab(RUNS, account_id=account_id)),
            "sync": lambda: self._sync.runner.sync_accounts([account_id]),
            "open": lambda: self.opens.emit("channels", account_id),
            states.COMPARE: lambda: self.opens.emit("channels", ConnectChannel(account_id=account_id, compare=True)),
            states.SIGN_IN: lambda: self.opens.emit("channels", ConnectChannel(account_id=account_id)),
            states.GO_ON: lambda: self.opens.emit("channels", ConnectChannel(account_id=account_id)),
            states.RESUME: lambda: self._resume(account_id),
        }
        does[what]()

    def _resume(self, account_id: int, *, back: bool = False) -> None:
        do = accounts.pause if back else accounts.resume
        said = self.tr("Paused: nothing is sent or fetched") if back else self.tr("It takes part again")

        def done(_nothing: None) -> None:
            toasts(self).done(said, undo=lambda: self._resume(account_id, back=not back))

        self._background.run(self, lambda session: do(session, account_id), done, writes=True)

    # --- Oversold ---

    def show_oversold(self, variant_id: int) -> None:
        """Who waits for a product, and the ways out."""
        self._wanted_run, self._wanted_variant = None, variant_id
        self.oversold.table.go_to(variant_id)
        self._fill_oversold(variant_id)

    def _found(self, variant_id: int | None) -> Oversold | None:
        rows = self.data.oversold if self.data is not None else ()
        return next((row for row in rows if row.variant_id == variant_id), None)

    def _fill_oversold(self, variant_id: int) -> None:
        found = self._found(variant_id)
        if self.data is None:
            return  # it comes with the first answer
        if found is None:
            self.close_panel()
            return
        self.panel.setAccessibleName(self.tr("Ways out"))
        self.panel.say(named(found), found.sku)
        self.run_content.hide()
        self.oversold_content.show_row(found, self._now())
        self.oversold_content.show()
        product = Button(self.tr("Open the product"), icon="package")
        product.clicked.connect(lambda: self.opens.emit("products", variant_id))
        self.panel.set_actions(product)
        self.oversold.table.go_to(variant_id)
        self.open_panel()

    def _bring(self, move: object) -> None:
        assert isinstance(move, Move)
        found = self._found(self._wanted_variant)
        if found is None:
            return
        variant_id, scale = found.variant_id, found.scale
        self._transfer(variant_id, scale, move.quantity, move.from_id, move.to_id, move.to_name, undo=move.from_name)

    def _transfer(
        self, variant_id: int, scale: int, quantity: int, from_id: int, to_id: int, to_name: str, *, undo: str = ""
    ) -> None:
        now = self._now()
        said = translate("sync_page", "{quantity} moved to {place}")
        spoken = str(said(quantity=words.quantity(quantity, scale), place=to_name))

        def done(_nothing: None) -> None:
            back = (lambda: self._transfer(variant_id, scale, quantity, to_id, from_id, undo)) if undo else None
            toasts(self).done(spoken, undo=back)

        self._background.run(
            self, lambda session: stock.transfer(session, variant_id, quantity, from_id, to_id, now=now), done,
            writes=True,
        )  # fmt: skip

    def _receive(self) -> None:
        variant_id = self._wanted_variant
        if variant_id is not None:
            self._background.run(self, lambda session: products.panel(session, variant_id), self._change_stock)

    def _change_stock(self, data: PanelData) -> None:
        dialog = ChangeStockDialog(self, self._background, data)
        dialog.saved.connect(lambda said, undo: toasts(self).done(said, undo=undo))
        dialog.open()

    def _cancel(self, order_id: int) -> None:
        self._background.run(self, lambda session: orders.order(session, order_id), self._ask_to_cancel)

    def _ask_to_cancel(self, detail: OrderDetail) -> None:
        dialog = CancelDialog(self, self._background, detail)
        dialog.saved.connect(lambda said: self._cancelled(said, detail.id))
        dialog.open()

    def _cancelled(self, said: str, order_id: int) -> None:
        """What was paid is given back on the order's own page."""
        toasts(self).done(said, undo=lambda: self.opens.emit("orders", order_id), action=self.tr("Open the order"))

    def _copy(self, phone: str) -> None:
        QGuiApplication.clipboard().setText(phone)
        toasts(self).done(self.tr("The number was copied"))

    def _settle(self, settled: bool) -> None:
        variant_id, now = self._wanted_variant, self._now()
        if variant_id is None:
            return
        said = (
            self.tr("Settled; it is told again only if more is missing") if settled else self.tr("It stands open again")
        )

        def work(session: Session) -> None:
            if settled:
                oversold.settle(session, variant_id, now=now)
            else:
                oversold.reopen(session, variant_id)

        def back() -> None:
            self._wanted_variant = variant_id
            self._settle(not settled)

        def done(_nothing: None) -> None:
            toasts(self).done(said, undo=back)

        self._background.run(self, work, done, writes=True)
