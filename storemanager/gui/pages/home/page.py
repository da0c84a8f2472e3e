"""Home: what needs the owner now, how the channels are, how today sells, and what runs low."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from storemanager import clock, texts
from storemanager.gui import tokens
from storemanager.gui.background import Background
from storemanager.gui.pages.home import loading
from storemanager.gui.pages.home.cards import LowStockCard, NeedsCard, SyncCard, weekday
from storemanager.gui.pages.home.health import healths
from storemanager.gui.pages.home.loading import HomeData
from storemanager.gui.pages.home.needs import Need, needs
from storemanager.gui.pages.home.sales_card import SalesCard
from storemanager.gui.records import ConnectChannel, ImportFile, OrdersTab
from storemanager.gui.refreshing import Refreshing
from storemanager.gui.syncing import SyncView
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import EmptyState, Skeleton
from storemanager.gui.widgets.page import MARGIN, Page, PageHead
from storemanager.gui.widgets.parts import Card, column, gap, row
from storemanager.texts import translate

REFRESH_MS = 200
RIGHT_WIDE = 392
NARROW = 940


class HomePage(Page):
    """Looks again when the book changed and every minute, because words like "25 min late" grow old by themselves.

    `show_sync(view)` tells it what a running sync does.
    """

    def __init__(self, background: Background, *, now: Callable[[], datetime] = clock.now) -> None:
        super().__init__()
        self._background = background
        self._now = now
        self._view = SyncView()
        self.data: HomeData | None = None
        self.pack_button = Button("", "primary", icon="package-check")
        self.pack_button.clicked.connect(lambda: self.opens.emit("orders", OrdersTab("to_ship")))
        self.pack_button.hide()
        self.head = PageHead("", "", self.pack_button)
        self.needs_card, self.sync_card = NeedsCard(), SyncCard()
        self.sales_card, self.low_card = SalesCard(), LowStockCard()
        self.stack = QStackedWidget()
        self._waiting = Skeleton(5, row_height=tokens.size("row_px.account"))
        self._figures = QWidget()
        self._first_steps: QWidget | None = None
        self._narrow: bool | None = None
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._left = column(self.needs_card, spacing=tokens.size("layout_px.card_gap"))
        self._left.addWidget(self.sales_card, 100)
        self._left.addStretch(1)
        self._right = column(self.sync_card, self.low_card, -1, spacing=tokens.size("layout_px.card_gap"))
        self._columns = row(spacing=tokens.size("layout_px.card_gap"))
        self._right_holder = QWidget()
        self._right_holder.setLayout(self._right)
        self._columns.addLayout(self._left, 1)
        self._columns.addWidget(self._right_holder)
        self._figures.setLayout(self._columns)
        blank = QWidget()
        for part in (blank, self._figures, self._waiting):
            self.stack.addWidget(part)
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        content = column(self.head, spacing=tokens.size("layout_px.card_gap"))
        content.addWidget(self.stack, 1)
        margin = tokens.size(MARGIN)
        content.setContentsMargins(margin, gap("4"), margin, gap("4"))
        inside.setLayout(content)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        self.setLayout(column(self.area))

    def _connect(self) -> None:
        self.needs_card.went.connect(self._go)
        self.sync_card.account_wanted.connect(lambda account_id: self.opens.emit("channels", account_id))
        self.sync_card.connect_wanted.connect(lambda: self.opens.emit("channels", ConnectChannel()))
        self.low_card.product_wanted.connect(lambda variant_id: self.opens.emit("products", variant_id))
        self._later = Refreshing(self, self._background, self._ask, gather_ms=REFRESH_MS)
        self._skeleton = QTimer(self)
        self._skeleton.setSingleShot(True)
        self._skeleton.setInterval(tokens.milliseconds("skeleton_after"))
        self._skeleton.timeout.connect(lambda: self.stack.setCurrentWidget(self._waiting))

    # --- What is shown ---

    def retranslate(self) -> None:
        for card in (self.needs_card, self.sync_card, self.low_card):
            card.retranslate()
        self._show_head()
        self._show()

    def refresh(self) -> None:
        if not self._later.asked:
            self._skeleton.start()
        self._later.refresh()

    def _ask(self) -> None:
        now = self._now()
        self._background.run(self, lambda session: loading.load(session, now=now), self._answered)

    def _answered(self, data: HomeData) -> None:
        self._skeleton.stop()
        self.data = data
        self._show_head()
        self._show()

    def show_sync(self, view: SyncView) -> None:
        """What the sync is doing now."""
        self._view = view
        if self.data is not None and not self.data.is_new:
            now = self._now()
            self.sync_card.show_health(healths(self.data.home.accounts, view, now), self.data.checked_at, now)

    def _show_head(self) -> None:
        now = self._now()
        today = now.astimezone(texts.zone()).date()
        fact = ""
        if self.data is not None and not self.data.is_new:
            count = len(needs(self.data, now))
            said = translate("home", "{count:thing needs|things need} you, the rest is fine")
            fact = str(said(count=count)) if count else self.tr("all is well")
            to_ship = self.data.home.to_ship.count
            self.pack_button.setText(str(translate("home", "Pack {count:order|orders}")(count=to_ship)))
            self.pack_button.setVisible(bool(to_ship))
        self.head.say(f"{weekday(now)}, {texts.day(today)}", fact)

    def _show(self) -> None:
        data, now = self.data, self._now()
        if data is None:
            return
        if data.is_new:
            self._show_first_steps()
            return
        self.needs_card.show_needs(needs(data, now))
        self.sync_card.show_health(healths(data.home.accounts, self._view, now), data.checked_at, now)
        self.sales_card.show_sales(data.home.sales, now)
        self.low_card.show_rows(data.home.low_stock)
        self.stack.setCurrentWidget(self._figures)

    def _show_first_steps(self) -> None:
        """A new shop: three ways to get something into the book."""
        bring = Button(self.tr("Import a file"), "primary", icon="upload")
        bring.clicked.connect(lambda: self.opens.emit("files", ImportFile()))
        connect = Button(self.tr("Connect a channel"), icon="plug")
        connect.clicked.connect(lambda: self.opens.emit("channels", ConnectChannel()))
        write = Button(self.tr("Write the first product"), icon="plus")
        write.clicked.connect(lambda: self.opens.emit("products", None))
        sentence = self.tr(
            "Bring in the product file you have, or connect your website: its products and orders come by themselves."
            " Nothing is sent to it until you agree."
        )
        state = EmptyState("store", self.tr("Your shop is ready to be filled"), sentence, bring, connect, write)
        card = Card(column(state))
        old, self._first_steps = self._first_steps, card
        self.stack.addWidget(card)
        self.stack.setCurrentWidget(card)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()

    # --- Doing ---

    def _go(self, need: Need) -> None:
        self.opens.emit(need.page, need.record)

    def finish(self) -> None:
        """F9: to the packing."""
        if not self.pack_button.isHidden():
            self.pack_button.click()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._narrow is not None:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Two columns where there is room, one under the other where there is not."""
        scale = theme().text_percent / 100
        narrow = self.width() < NARROW * scale
        if narrow != self._narrow:
            self._narrow = narrow
            self._columns.setDirection(
                self._columns.Direction.TopToBottom if narrow else self._columns.Direction.LeftToRight
            )
        if narrow:
            self._right_holder.setMaximumWidth(16_777_215)
            self._right_holder.setMinimumWidth(0)
        else:
            self._right_holder.setFixedWidth(min(round(RIGHT_WIDE * scale), self.width() * 2 // 5))
