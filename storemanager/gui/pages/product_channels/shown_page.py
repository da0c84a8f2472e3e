"""What each channel will show of a product: what is there now, what will be sent, and why the two differ."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from sqlmodel import Session

from storemanager import clock
from storemanager.domain.offers import Policy
from storemanager.errors import StoreError
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.models.rows import RowTableModel
from storemanager.gui.pages.product_channels import shown_loading
from storemanager.gui.pages.product_channels.availability import AvailabilityCard
from storemanager.gui.pages.product_channels.keys import EDIT, SENDING
from storemanager.gui.pages.product_channels.shown_columns import columns, row_id
from storemanager.gui.pages.product_channels.shown_loading import ShownData
from storemanager.gui.pages.product_channels.shown_panel import ShownPanel
from storemanager.gui.records import ChannelsOf, ConnectChannel, EditForChannels, WhatIsSent
from storemanager.gui.refreshing import Refreshing
from storemanager.gui.sync_wiring import ShopSync
from storemanager.gui.syncing import SyncView
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import Choice
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import Banner, EmptyState
from storemanager.gui.widgets.page import Breadcrumb, PageHead, SplitPage, StatusLine
from storemanager.gui.widgets.parts import column, label, row
from storemanager.gui.widgets.table import Table
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import offer_rules
from storemanager.sync import channel_plan, channel_show
from storemanager.sync.channel_plan import Action, Presence
from storemanager.sync.channel_show import ShownRow
from storemanager.texts import translate

REFRESH_MS = 120
Pair = tuple[int, int]


class ShownPage(SplitPage):
    """`open_record(ChannelsOf(...))` shows a product; F9 sends what differs."""

    def __init__(self, background: Background, sync: ShopSync) -> None:
        self.side = ShownPanel()
        super().__init__(self.side)
        self._background, self._sync = background, sync
        self._wanted: ChannelsOf | None = None
        self._opened: int | None = None
        self.data: ShownData | None = None
        self._build()
        self._connect()
        self._later = Refreshing(self, background, self._load, gather_ms=REFRESH_MS)
        self.retranslate()

    # --- Building ---

    def _build(self) -> None:
        self.crumb = Breadcrumb()
        self.edit_button = Button("", icon="pencil", name=self.tr("Edit for channels"))
        self.read_button = Button("", icon="refresh-cw")
        self.send_button = Button("", "primary", icon="send", key="F9")
        self.head = PageHead("", "", self.edit_button, self.read_button, self.send_button)
        self.variant = Choice(kind="filter")
        self.away = Banner("", "", tone="warn", icon="cloud-off")
        self.away.hide()
        self.availability = AvailabilityCard()
        self.model = RowTableModel[ShownRow](columns(), self, identity=row_id)
        self.table = Table("", rows="table_two_lines")
        self.table.show_model(self.model)
        self.legend_sent, self.legend_theirs = label("", "small"), label("", "small")
        self.status = StatusLine(self.legend_sent, self.legend_theirs)
        self.card = ListCard(self.table, self.status)
        self.content.addLayout(column(self.crumb, self.head))
        self.content.addLayout(row(self.variant, -1))
        for part in (self.away, self.availability):
            self.content.addWidget(part)
        self.content.addWidget(self.card, 1)

    def _connect(self) -> None:
        self.crumb.went.connect(lambda _step: self._to_product())
        self.edit_button.clicked.connect(lambda: self._edit(None))
        self.read_button.clicked.connect(self.read_again)
        self.send_button.clicked.connect(self.finish)
        self.variant.chosen.connect(self._choose_variant)
        self.availability.policy_wanted.connect(self._share)
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._follow)
        side = self.side
        side.way_wanted.connect(self._choose_way)
        side.put_wanted.connect(lambda: self._edit(self._account()))
        side.edit_wanted.connect(lambda: self._edit(self._account()))
        side.take_off_wanted.connect(self.take_off)
        side.put_back_wanted.connect(self.put_back)
        side.see_wanted.connect(self.see_what_is_sent)
        side.link_wanted.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
        edit = QShortcut(QKeySequence("Ctrl+E"), self)
        edit.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        edit.activated.connect(lambda: self._edit(self._account()))

    def retranslate(self) -> None:
        self.edit_button.setAccessibleName(self.tr("Edit for channels"))
        self.edit_button.setToolTip(self.tr("Edit for channels (Ctrl+E)"))
        self.read_button.setText(self.tr("Read again"))
        self.read_button.setToolTip(self.tr("Read every listing of this product from its channel"))
        self.variant.setAccessibleName(self.tr("Variant"))
        self.table.setAccessibleName(self.tr("What each channel shows"))
        self.legend_sent.setText(self.tr("struck through → bold: will change when it is sent"))
        self.legend_theirs.setText(self.tr("red → bold: the channel shows what we did not send"))
        self.availability.retranslate()
        self.side.retranslate()
        self.model.set_columns(columns())
        self._show()

    # --- What is shown ---

    def open_record(self, record: object) -> None:
        if isinstance(record, ChannelsOf):
            if self._wanted is None or record.product_id != self._wanted.product_id:
                self.close_panel()
                self.data = None
            self._wanted = record
            self._load()

    def refresh(self) -> None:
        if self._wanted is not None:
            self._later.refresh()

    def _load(self) -> None:
        if self._wanted is None:
            return
        product_id, variant_id, now = self._wanted.product_id, self._wanted.variant_id, clock.now()
        self._background.run(
            self,
            lambda session: shown_loading.shown(session, product_id, variant_id, now),
            self._loaded,
            failed=self._gone,
        )

    def _gone(self, problem: StoreError) -> None:
        self._wanted = self.data = None
        self._background.problem.emit(problem)
        self.opens.emit("products", None)

    def _loaded(self, data: ShownData) -> None:
        if self._wanted is None or data.shown.product_id != self._wanted.product_id:
            return
        self.data = data
        self._show()

    def _show(self) -> None:
        self._show_head()
        data = self.data
        for part in (self.availability, self.variant):
            part.setVisible(data is not None and (part is not self.variant or len(data.shown.variants) > 1))
        if data is None:
            self.away.hide()
            return
        shown = data.shown
        self.availability.show_reasons(shown)
        named = [(str(one), f"{title} · {sku}" if title else sku) for one, sku, title in shown.variants]
        self.variant.fill(named, str(shown.variant_id))
        self.model.set_rows(shown.rows)
        self._show_away(data)
        said = ""
        if shown.read_at is not None:
            said = str(translate("product_channels", "read {when}")(when=words.when(shown.read_at, clock.now())))
        self.status.right.setText(said)
        if data.accounts:
            self.card.show_table()
        else:
            self.card.show_empty(self._no_channel())
        if self.panel_open():
            self._fill_panel()

    def _show_head(self) -> None:
        title = self.tr("What each channel will show")
        if self.data is None:
            self.crumb.show_steps([self.tr("Products")])
            self.head.say(title)
            self.send_button.hide()
            return
        shown = self.data.shown
        self.crumb.show_steps([self.tr("Products"), shown.product_name])
        count = shown.changes
        said = translate("product_channels", "{count:channel has|channels have} changes")(count=count)
        self.head.say(title, str(said) if count else self.tr("nothing differs"))
        sending = translate("product_channels", "Send {count:change|changes}")(count=count)
        self.send_button.setText(str(sending) if count else self.tr("Send changes"))
        self.send_button.setVisible(bool(self.data.accounts))
        self.send_button.set_kind("primary" if count else "normal")
        self.send_button.set_off("" if count else self.tr("Every channel shows what it should."))
        for button in (self.read_button, self.edit_button):
            button.setVisible(bool(self.data.accounts))

    def _show_away(self, data: ShownData) -> None:
        away = [each for each in data.accounts if each.problem is not None]
        self.away.setVisible(bool(away))
        if away:
            said = translate("product_channels", "Not reached, or not let in: {channels}")
            meaning = translate("product_channels", "{problem} What stands here was read before; nothing is lost.")
            names = ", ".join(each.name for each in away)
            problems = " ".join(str(each.problem) for each in away)
            self.away.say(str(said(channels=names)), str(meaning(problem=problems)), tone="warn")

    def _no_channel(self) -> QWidget:
        connect = Button(self.tr("Connect a channel"), "primary", icon="plug")
        connect.clicked.connect(lambda: self.opens.emit("channels", ConnectChannel()))
        return EmptyState(
            "store", self.tr("No channel is connected"),
            self.tr("Connect your website or a marketplace; then this page shows what it will say of the product."),
            connect,
        )  # fmt: skip

    # --- The panel ---

    def current_row(self) -> ShownRow | None:
        """The channel that is looked at."""
        return next((each for each in self.model.rows if row_id(each) == self._opened), None)

    def _account(self) -> int | None:
        found = self.current_row() if self.panel_open() else None
        if found is None and (current := self.table.current_id()) is not None:
            found = next((each for each in self.model.rows if row_id(each) == current), None)
        return None if found is None else found.account_id

    def _open(self, one: int) -> None:
        self._opened = one
        self.open_panel()
        self._fill_panel()

    def _follow(self, one: int | None) -> None:
        if one is not None and self.panel_open():
            self._opened = one
            self._fill_panel()

    def _fill_panel(self) -> None:
        found = self.current_row()
        if found is None or self.data is None:
            self.close_panel()
            return
        self.side.show_row(found, hidden=found.plan is not None and found.plan.presence is Presence.HIDDEN)

    # --- What is done ---

    def finish(self) -> None:
        """F9: content of this product now, and stock and prices with a sync of the channels that differ."""
        data = self.data
        if data is None or not self.send_button.isEnabled():
            return
        plans = [row.plan for row in data.shown.rows if row.plan is not None]
        pairs = tuple({(plan.product_id, plan.account_id) for plan in plans if plan.action is Action.UPDATE})
        changed = {row.account_id for row in data.shown.rows if row.account_id is not None and row.changes}
        account_ids = sorted(changed | {account_id for _, account_id in pairs})
        now = clock.now()
        runner = self._sync.runner
        if not pairs:
            runner.sync_accounts(account_ids)
            return
        self._background.run(
            self, lambda session: channel_plan.send(session, pairs, now=now),
            lambda _sent: runner.sync_accounts(account_ids), writes=True,
        )  # fmt: skip

    def read_again(self) -> None:
        """Every listing of the product's channels is read from the channel, none is believed."""
        if self.data is not None:
            listed = [row for row in self.data.shown.rows if row.listing_id is not None]
            account_ids = sorted({row.account_id for row in listed if row.account_id is not None})
            self._sync.runner.sync_accounts(account_ids or [each.id for each in self.data.accounts], full_check=True)

    def show_sync(self, view: SyncView) -> None:
        read = self.tr("Read every listing of this product from its channel")
        self.read_button.set_off(self.tr("A sync is running.") if view.running else "")
        self.read_button.setToolTip(self.read_button.toolTip() or read)
        self.read_button.set_busy(view.running)

    def take_off(self) -> None:
        """Hidden on the channel; the listing and everything said of it stay, and so it can be put back."""
        self._act(
            channel_plan.take_off, translate("product_channels", "It is being taken off {channel}."),
            undo=lambda pair: self._write(lambda session, now: channel_plan.put_back(session, [pair], now=now), pair),
        )  # fmt: skip

    def put_back(self) -> None:
        self._act(channel_plan.put_back, translate("product_channels", "It is being put back on {channel}."))

    def _act(
        self, act: Callable[..., object], said: Callable[..., object], undo: Callable[[Pair], None] | None = None
    ) -> None:
        found, data = self.current_row(), self.data
        if found is None or data is None or found.account_id is None:
            return
        pair = (data.shown.product_id, found.account_id)
        told = str(said(channel=found.account_name))
        take_back = None if undo is None else (lambda: undo(pair))
        self._write(
            lambda session, now: act(session, [pair], now=now), pair, lambda: toasts(self).done(told, undo=take_back)
        )

    def _write(self, work: Callable[..., object], pair: Pair, done: Callable[[], object] = lambda: None) -> None:
        now, runner = clock.now(), self._sync.runner

        def happened(_answer: object) -> None:
            runner.sync_accounts([pair[1]])
            done()

        self._background.run(self, lambda session: work(session, now), happened, writes=True)

    def _choose_way(self, key: str) -> None:
        found, now = self.current_row(), clock.now()
        if found is not None and found.listing_id is not None:
            listing_id = found.listing_id
            self._background.run(
                self, lambda session: channel_show.choose_way(session, listing_id, key, now=now),
                writes=True, failed=self._refused,
            )  # fmt: skip

    def _refused(self, problem: StoreError) -> None:
        self._background.problem.emit(problem)
        self._load()

    def _share(self, policy: Policy | None) -> None:
        if self.data is None:
            return
        variant_id, now = self.data.shown.variant_id, clock.now()

        def work(session: Session) -> None:
            offer_rules.set_variant_policy(session, [variant_id], policy, now=now)

        self._background.run(self, work, writes=True)

    # --- Going ---

    def _choose_variant(self, key: str) -> None:
        if self._wanted is not None and key:
            self._wanted = ChannelsOf(self._wanted.product_id, int(key))
            self._load()

    def _edit(self, account_id: int | None) -> None:
        if self._wanted is not None:
            self.opens.emit(EDIT, EditForChannels(self._wanted.product_id, account_id))

    def see_what_is_sent(self) -> None:
        """Every word that would go, before it goes."""
        if self._wanted is not None:
            self.opens.emit(SENDING, WhatIsSent((self._wanted.product_id,)))

    def _to_product(self) -> None:
        variant = self.data.shown.variant_id if self.data is not None else None
        self.opens.emit("products", variant)
