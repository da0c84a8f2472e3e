"""Orders: the queue by what has to go out first, and one of them in full beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QMenu, QWidget

from storemanager import clock
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.dialogs.order_form import OrderForm
from storemanager.gui.models import orders as loading
from storemanager.gui.models.orders import Surroundings
from storemanager.gui.pages.orders.acts import OrderActs
from storemanager.gui.pages.orders.columns import columns
from storemanager.gui.pages.orders.model import OrdersModel
from storemanager.gui.pages.orders.panel import OrderPanel
from storemanager.gui.printing.packing_papers import Papers
from storemanager.gui.records import ConnectChannel, NewOrderFor, OrdersTab
from storemanager.gui.theme import icon, theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import Choice, SearchField
from storemanager.gui.widgets.flow import flow
from storemanager.gui.widgets.headed_table import HeadedTable
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import EmptyState
from storemanager.gui.widgets.page import PageHead, SelectionBar, Tabs
from storemanager.services import order_ticked, orders
from storemanager.services.order_rows import Sort, Tab
from storemanager.services.orders import OrderDetail, OrderFilter
from storemanager.texts import translate

REFRESH_MS = 120
PANEL_MS = 60
MINUTE_MS = 60_000
PAGE_TABS: tuple[Tab, ...] = ("to_ship", "to_confirm", "shipped", "returned", "unpaid", "all")
DESK = "desk"


class OrdersPage(OrderActs):
    """The list keeps scroll, current row and ticks over every refresh; the panel follows the current row."""

    def __init__(self, background: Background) -> None:
        self.side = OrderPanel()
        super().__init__(self.side)
        self._background = background
        self._filter = OrderFilter(tab="to_ship")
        self._sort: Sort = "ship_by"
        self._descending = False
        self._around: Surroundings | None = None
        self._shown: int | None = None
        self._go_to: int | None = None
        self._asked = False
        self._build()
        self._connect()
        self.retranslate()
        self.table.show_sort(self._sort, self._descending)

    # --- Building ---

    def _build(self) -> None:
        self.export_button = Button("", icon="download")
        self.new_button = Button("", icon="plus", key="Ctrl+N")
        self.packing_button = Button("", icon="scan-barcode", key="Ctrl+G")
        self.head = PageHead("", "", self.export_button, self.packing_button, self.new_button)
        self.tabs = Tabs([(tab, "") for tab in PAGE_TABS])
        self.tabs.setUsesScrollButtons(True)  # with large text not all have room
        self.search = SearchField("")
        self.search.setMinimumWidth(260 * theme().text_percent // 100)
        self.account = Choice(kind="filter")
        self.filters = flow(self.search, self.account)
        self.model = OrdersModel(columns("to_ship"), self._background, self)
        self.table = HeadedTable("")
        self.table.show_model(self.model)
        self.confirm_button = Button("", icon="check")
        self.pack_button = Button("", "primary", icon="package-check", key="F9")
        self.pick_button = Button("", icon="list-checks", key="Ctrl+L")
        self.bar = SelectionBar(self.pick_button, self.confirm_button, self.pack_button)
        self.papers = Papers(self, self._background)
        self.card = ListCard(self.table, self.bar)
        for part in (self.head, self.tabs, self.filters):
            self.content.addWidget(part)
        self.content.addWidget(self.card, 1)

    def _connect(self) -> None:
        self.export_button.clicked.connect(lambda: self.opens.emit("files", None))
        self.new_button.clicked.connect(self.new_here)
        self.packing_button.clicked.connect(self._go_packing)
        self.pick_button.clicked.connect(lambda: self.papers.pick_list(self._meant()))
        self._connect_packing_keys()
        self.tabs.chosen.connect(self._choose_tab)
        self.search.looked_for.connect(lambda text: self._use(replace(self._filter, text=text)))
        self.search.left_downwards.connect(self._into_list)
        self.search.returnPressed.connect(self._into_list)
        self.account.chosen.connect(self._choose_account)
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._follow)
        self.table.sort_wanted.connect(self._sort_by)
        self.table.menu_wanted.connect(self._open_menu)
        self.table.ticks_changed.connect(self._show_ticks)
        self.bar.cleared.connect(lambda: self.table.tick_all(False))
        self.pack_button.clicked.connect(lambda: self._step_ticked("pack"))
        self.confirm_button.clicked.connect(lambda: self._step_ticked("confirm"))
        self.model.loaded.connect(self._show_list)
        side = self.side
        side.step_wanted.connect(self.step)
        side.match_wanted.connect(self._match)
        side.product_wanted.connect(lambda one: self.opens.emit("products", one))
        side.customer_wanted.connect(lambda one: self.opens.emit("customers", one))
        side.link_wanted.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
        self._later = _timer(self, REFRESH_MS, self._refresh_now)
        self._panel_later = _timer(self, PANEL_MS, self._load_panel)
        self._around_later = _timer(self, PANEL_MS, self._load_around)
        self._sum_later = _timer(self, PANEL_MS, self._load_sum)
        self._background.changed.connect(self._book_changed)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._book_changed)  # "25 minutes late" is true for a minute
        self._minute.start()

    def retranslate(self) -> None:
        self.side.retranslate()
        self.export_button.setText(self.tr("Export"))
        self.new_button.setText(self.tr("New order"))
        self.packing_button.setText(self.tr("Packing"))
        self.pick_button.setText(self.tr("Pick list"))
        self.tabs.setAccessibleName(self.tr("Which orders"))
        self.tabs.rename(
            [
                ("to_ship", self.tr("To ship")),
                ("to_confirm", self.tr("To confirm")),
                ("shipped", self.tr("On the way")),
                ("returned", self.tr("Returns")),
                ("unpaid", self.tr("Not paid")),
                ("all", self.tr("All")),
            ]
        )
        self.search.say(self.tr("Number, customer, phone"))
        self.table.setAccessibleName(self.tr("Orders"))
        self.confirm_button.setText(self.tr("Confirm"))
        self.model.set_columns(columns(self._filter.tab))
        self._show_accounts()
        self._show_head()
        self._show_ticks()
        self._show_list()

    # --- What is shown ---

    def refresh(self) -> None:
        """At once the first time; later calls are gathered, so that a sync does not keep the list busy."""
        if self._asked:
            self._later.start()
        else:
            self._refresh_now()

    def _refresh_now(self) -> None:
        self._asked = True
        self._ask()
        self._around_later.start()
        if self.panel_open():
            self._load_panel()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is asked for a page that nobody sees, and nothing while the window closes."""
        super().hideEvent(event)
        for timer in (self._later, self._panel_later, self._around_later, self._sum_later):
            timer.stop()

    def _book_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _ask(self) -> None:
        self.model.ask_list(self._filter, self._sort, descending=self._descending, now=clock.now())

    def _choose_tab(self, key: str) -> None:
        tab = cast("Tab", key)
        self._sort, self._descending = ("ship_by", False) if tab == "to_ship" else ("placed", True)
        self.table.show_sort(self._sort, self._descending)
        self.table.tick_all(False)
        self.model.set_columns(columns(tab))
        self._use(replace(self._filter, tab=tab))

    def _choose_account(self, key: str) -> None:
        account_id = int(key) if key and key != DESK else None
        self._use(replace(self._filter, account_id=account_id, desk=key == DESK))

    def _use(self, given: OrderFilter) -> None:
        if given == self._filter:
            return
        counts_change = replace(given, tab="all") != replace(self._filter, tab="all")
        self._filter = given
        self.table.verticalScrollBar().setValue(0)
        self._ask()
        if counts_change:
            self._around_later.start()

    def _load_around(self) -> None:
        """Counts and accounts; after the rows, which are what the owner waits for."""
        given = self._filter
        self._background.run(self, lambda session: loading.surroundings(session, given), self._show_surroundings)

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort, self._descending = cast("Sort", key), descending
        self.table.verticalScrollBar().setValue(0)
        self._ask()

    def _show_surroundings(self, around: Surroundings) -> None:
        before, self._around = self._around, around
        if before is None or [each.name for each in before.accounts] != [each.name for each in around.accounts]:
            self._show_accounts()
        for tab in PAGE_TABS:
            self.tabs.show_count(tab, None if tab == "all" else around.counts[tab])
        if self._filter == OrderFilter(tab=self._filter.tab):
            self.badge_changed.emit(around.counts["to_ship"] + around.counts["to_confirm"])
        self._show_head()
        self._show_list()

    def _show_head(self) -> None:
        fact = ""
        if self._around is not None:
            fact = str(translate("orders_page", "{count} open")(count=self._around.counts["open"]))
        self.head.say(self.tr("Orders"), fact)

    def _show_accounts(self) -> None:
        found = self._around.accounts if self._around else ()
        choices = [("", self.tr("All channels"))]
        choices += [(str(each.id), each.name) for each in found]
        choices.append((DESK, self.tr("Our own desk")))
        self.account.fill(choices)
        self.account.setAccessibleName(self.tr("Channel"))
        self.account.setVisible(bool(found))

    def _show_list(self) -> None:
        if self.model.waiting:
            return
        if self._go_to is not None and self.table.go_to(self._go_to):
            self._go_to = None
        if self.model.rowCount():
            self.card.show_table()
        elif self._around is not None:
            self.card.show_empty(self._empty())

    def _empty(self) -> EmptyState:
        filtered = self._filter != OrderFilter(tab=self._filter.tab)
        if filtered:
            button = Button(self.tr("Clear filters"), icon="x")
            button.clicked.connect(self.clear_filters)
            sentence = self.tr("Nothing matches these filters. Try another tab, or clear the filters.")
            return EmptyState("search", self.tr("No order found"), sentence, button)
        if self._around is not None and self._around.counts["all"]:
            title = {
                "to_ship": self.tr("Everything is sent"),
                "to_confirm": self.tr("Nothing waits to be confirmed"),
                "shipped": self.tr("Nothing is on the way"),
                "returned": self.tr("Nothing has come back"),
                "unpaid": self.tr("Everything is paid"),
            }
            sentence = self.tr("New orders come in with every sync.")
            return EmptyState("circle-check", title.get(self._filter.tab, ""), sentence)
        new = Button(self.tr("New order"), "primary", icon="plus", key="Ctrl+N")
        new.clicked.connect(self.new_here)
        connect = Button(self.tr("Connect a channel"), icon="plug")
        connect.clicked.connect(lambda: self.opens.emit("channels", ConnectChannel()))
        sentence = self.tr("Orders of every channel come together here, and those you write yourself.")
        return EmptyState("clipboard-list", self.tr("No orders yet"), sentence, new, connect)

    def clear_filters(self) -> None:
        """Every order of the tab is shown again."""
        self.search.clear()
        self.account.choose("")
        self._use(OrderFilter(tab=self._filter.tab))
        self.table.setFocus()

    # --- Ticks ---

    def _show_ticks(self) -> None:
        count = len(self.model.ticked)
        if not count:
            self.bar.say("")
            return
        self.bar.say(str(translate("orders_page", "{count:order|orders} ticked")(count=count)))
        pack = translate("orders_page", "Pack {count:order|orders}")(count=count)
        self.pack_button.setText(str(pack))
        self.confirm_button.setVisible(self._filter.tab != "to_ship")
        self._sum_later.start()

    def _load_sum(self) -> None:
        ids = tuple(self.model.ticked)
        self._background.run(self, lambda session: order_ticked.ticked(session, ids), self._show_sum)

    def _show_sum(self, found: order_ticked.Ticked) -> None:
        if len(self.model.ticked) != found.count:
            return
        total = " + ".join(words.money(amount, currency) for currency, amount in found.sums.items())
        count = translate("orders_page", "{count:order|orders} ticked")(count=found.count)
        self.bar.say(str(count) if found.count else "", total)
        self.pack_button.setText(str(translate("orders_page", "Pack {count:order|orders}")(count=len(found.to_pack))))
        none = self.tr("None of the ticked orders waits to be packed.")
        self.pack_button.set_off("" if found.to_pack else none)
        self.confirm_button.setVisible(bool(found.to_confirm))
        confirm = translate("orders_page", "Confirm {count:order|orders}")(count=len(found.to_confirm))
        self.confirm_button.setText(str(confirm))

    # --- The panel ---

    def _open(self, order_id: int) -> None:
        self.open_panel()
        if self._shown != order_id or self.side.detail is None:
            self._shown = order_id
            self._load_panel()

    def _follow(self, order_id: int | None) -> None:
        if order_id is not None and self.panel_open() and order_id != self._shown:
            self._shown = order_id
            self._panel_later.start()

    def _load_panel(self) -> None:
        if self._shown is not None:
            order_id = self._shown
            self._background.run(
                self, lambda session: orders.order(session, order_id), self._show_panel, failed=self._gone
            )

    def _show_panel(self, detail: OrderDetail) -> None:
        if detail.id == self._shown:
            self.side.show_detail(detail, clock.now())

    def _gone(self, _problem: object) -> None:
        self._shown = None
        self.close_panel()

    def open_record(self, record: object) -> None:
        """An order from the search or from another page; shown although this tab may not hold it. A tab, or a new order
        for a customer."""
        if isinstance(record, OrdersTab):
            self.tabs.choose(record.key if record.key in PAGE_TABS else "all")
        elif isinstance(record, NewOrderFor):
            self.new_here()
            self.findChildren(OrderForm)[-1].begin_for(record.customer_id)
        elif isinstance(record, int):
            self._shown = record
            self._go_to = None if self.table.go_to(record) else record
            self.open_panel()
            self._load_panel()

    def close_something(self) -> bool:
        if super().close_something():
            return True
        if self.model.ticked:
            self.table.tick_all(False)
            return True
        return False

    # --- Menu and keys ---

    def _open_menu(self, order_id: int, where: QPoint) -> None:
        self._shown = order_id
        self.open_panel()

        def show(detail: OrderDetail) -> None:
            self._show_panel(detail)
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            copy_row = self.tr("Copy row")
            menu.addAction(icon("copy"), f"{copy_row}\tCtrl+C", self.table.copy)
            self.side.fill_menu(menu)
            menu.popup(where)

        self._background.run(self, lambda session: orders.order(session, order_id), show, failed=self._gone)

    def focus_filter(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _into_list(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            first = 1 if self.model.group(0) is not None else 0
            self.table.setCurrentIndex(self.model.index(first, 0))


def _timer(owner: QWidget, milliseconds: int, act: Callable[[], None]) -> QTimer:
    """A timer that waits for the last of several calls."""
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(act)
    return made
