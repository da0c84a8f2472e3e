"""Products: every variant with what there is of it and what each channel may sell, and one of them in full beside."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from storemanager import clock
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.models import products as loading
from storemanager.gui.models.lazy import LazyTableModel
from storemanager.gui.models.products import PanelData, ProductLine, Surroundings
from storemanager.gui.pages.products.acts import ProductActs
from storemanager.gui.pages.products.columns import columns
from storemanager.gui.pages.products.empty import nothing_found, nothing_yet
from storemanager.gui.pages.products.filters import ProductFilters
from storemanager.gui.pages.products.listing_acts import ListingActs
from storemanager.gui.pages.products.panel import ProductPanel
from storemanager.gui.records import ConnectChannel, ImportFile
from storemanager.gui.theme import icon
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import EmptyState
from storemanager.gui.widgets.page import PageHead, SelectionBar, StatusLine, legend
from storemanager.gui.widgets.table import Table
from storemanager.services import catalog, catalog_ticked
from storemanager.services.catalog import ProductFilter
from storemanager.services.catalog_ticked import CatalogFigures
from storemanager.texts import translate

REFRESH_MS = 120
PANEL_MS = 60


class ProductsPage(ProductActs):
    """The list keeps scroll, current row and ticks over every refresh; the panel follows the current row."""

    def __init__(self, background: Background) -> None:
        self.side = ProductPanel()
        super().__init__(self.side)
        self._background = background
        self._sort, self._descending = "name", False
        self._around: Surroundings | None = None
        self._figures: CatalogFigures | None = None
        self._shown: int | None = None
        self._asked = False
        self._go_to: int | None = None
        self._build_head()
        self.filters = ProductFilters(self)
        self._build_list()
        for part in (self.head, self.filters.bar):
            self.content.addWidget(part)
        self.content.addWidget(self.card, 1)
        self._connect()
        self.retranslate()
        self.table.show_sort(self._sort, self._descending)

    # --- Building ---

    def _build_head(self) -> None:
        self.import_button = Button("", icon="upload")
        self.new_button = Button("", "primary", icon="plus", key="Ctrl+N")
        self.head = PageHead("", "", self.import_button, self.new_button)

    def _build_list(self) -> None:
        self.model = LazyTableModel[ProductLine](columns((), "VND"), self._background, loading.lines, self, ticks=True)
        self.table = Table("", rows="table_two_lines")
        self.table.show_model(self.model)
        self.prices_button = Button("", icon="tag")
        self.archive_button = Button("", icon="archive")
        self.bar = SelectionBar(self.archive_button, self.prices_button)
        self.status = StatusLine(QWidget())
        self.card = ListCard(self.table, self.bar, self.status)

    def _connect(self) -> None:
        self.import_button.clicked.connect(self._import)
        self.new_button.clicked.connect(self.new_here)
        self.filters.changed.connect(self.refresh_list)
        self.filters.search.left_downwards.connect(self._into_list)
        self.filters.search.returnPressed.connect(self._into_list)
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._follow)
        self.table.sort_wanted.connect(self._sort_by)
        self.table.menu_wanted.connect(self._open_menu)
        self.table.ticks_changed.connect(self._show_ticks)
        self.bar.cleared.connect(lambda: self.table.tick_all(False))
        self.prices_button.clicked.connect(self.change_prices)
        self.archive_button.clicked.connect(self._archive_ticked)
        self.model.loaded.connect(self._show_list)
        self._connect_panel()
        self._later = _timer(self, REFRESH_MS, self._refresh_now)
        self._figures_later = _timer(self, PANEL_MS, self._load_figures)
        self._panel_later = _timer(self, PANEL_MS, self._load_panel)
        self._background.changed.connect(self._book_changed)
        for keys, act in (("F4", self.change_stock), ("Ctrl+E", self._show_channels), ("Ctrl+I", self._import)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _connect_panel(self) -> None:
        side = self.side
        side.stock_wanted.connect(self.change_stock)
        side.edit_wanted.connect(self.edit)
        side.archive_wanted.connect(lambda: self._archive(self._panel_products()))
        side.restore_wanted.connect(lambda: self._restore(self._panel_products()))
        side.copy_wanted.connect(self._copy_sku)
        side.bundle_wanted.connect(self.make_bundle)
        side.why.order_wanted.connect(lambda order_id: self.opens.emit("orders", order_id))
        side.details.variant_wanted.connect(self.open_record)
        side.price.change_wanted.connect(self.set_price)
        side.channels.connect_wanted.connect(self._connect_channel)
        side.channels.link_wanted.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
        side.channels.policy_wanted.connect(self._share)
        self._listings = ListingActs(self, self._background, side)

    def retranslate(self) -> None:
        self.side.retranslate()
        self.import_button.setText(self.tr("Import a file"))
        self.import_button.setToolTip(self.tr("Products from a CSV or Excel file (Ctrl+I)"))
        self.new_button.setText(self.tr("New product"))
        self.table.setAccessibleName(self.tr("Products"))
        self.prices_button.setText(self.tr("Change prices"))
        self.archive_button.setText(self.tr("Archive"))
        self._show_head()
        self.filters.retranslate()
        self._show_columns()
        self._show_legend()
        self._show_ticks()
        if self._asked:
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
        wanted, sort, descending = self.filters.wanted, self._sort, self._descending
        self._background.run(self, loading.surroundings, self._show_surroundings)
        self.model.ask(lambda session: catalog.variant_ids(session, wanted, sort, descending))
        self._figures_later.start()
        if self.panel_open():
            self._load_panel()

    def _load_figures(self) -> None:
        """The figures of the head line; after the rows, which are what the owner waits for."""
        self._background.run(self, catalog_ticked.figures, self._show_figures)

    def _show_figures(self, found: CatalogFigures) -> None:
        self._figures = found
        self._show_head()
        self.filters.show_figures(found)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is asked for a page that nobody sees, and nothing while the window closes."""
        super().hideEvent(event)
        for timer in (self._later, self._panel_later, self._figures_later):
            timer.stop()

    def _book_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh_list(self) -> None:
        """Another filter or order: the rows from the top."""
        wanted, sort, descending = self.filters.wanted, self._sort, self._descending
        self.table.verticalScrollBar().setValue(0)
        self.model.ask(lambda session: catalog.variant_ids(session, wanted, sort, descending))

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self.refresh_list()

    def _show_surroundings(self, around: Surroundings) -> None:
        before, self._around = self._around, around
        if before is None or before.accounts != around.accounts or before.currency != around.currency:
            names = [(each.id, each.kind, each.name) for each in around.accounts]
            if before is None or names != [(each.id, each.kind, each.name) for each in before.accounts]:
                self._show_columns()
        if before is None or before.categories != around.categories:
            self.filters.show_categories(around.categories)
        self._show_list()

    def _show_head(self) -> None:
        fact = ""
        if self._figures is not None:
            fact = str(translate("products", "{count:variant|variants}")(count=self._figures.total))
            if self._figures.low:
                fact += " · " + str(translate("products", "{count} low")(count=self._figures.low))
        self.head.say(self.tr("Products"), fact)

    def _show_columns(self) -> None:
        accounts = self._around.accounts if self._around else ()
        self.model.set_columns(columns(accounts, self._around.currency if self._around else "VND"))
        self.table.lay_out()

    def _show_legend(self) -> None:
        states = [(state, words.offer_state(state)) for state in words.OFFER_ORDER]
        old = self.status
        self.status = StatusLine(legend(states), right=self.tr("number = what the channel may sell"))
        holder = old.parentWidget()
        layout = holder.layout() if holder else None
        if layout is not None:
            layout.replaceWidget(old, self.status)
        old.deleteLater()

    def _show_list(self) -> None:
        has_channels = bool(self._around and self._around.accounts)
        self.status.setVisible(has_channels)
        if self.model.waiting:
            return
        if self._go_to is not None and self.table.go_to(self._go_to):
            self._go_to = None
        is_new = not self.model.rowCount() and self.filters.wanted == ProductFilter()
        if self.model.rowCount():
            self.card.show_table()
        else:
            self.card.show_empty(self._nothing_here() if is_new else nothing_found(self.clear_filters))
        # One filled button a page: the empty list's own has it then.
        self.new_button.set_kind("normal" if is_new or self.model.ticked else "primary")

    def _nothing_here(self) -> EmptyState:
        return nothing_yet(self.new_here, self._import, self._connect_channel)

    def _connect_channel(self) -> None:
        self.opens.emit("channels", ConnectChannel())

    def clear_filters(self) -> None:
        """Everything is shown again."""
        self.filters.clear()
        self.refresh_list()
        self.table.setFocus()

    def _show_ticks(self) -> None:
        count = len(self.model.ticked)
        self.bar.say(str(translate("products", "{count:product|products} ticked")(count=count)) if count else "")
        self.new_button.set_kind("normal" if count else "primary")
        self.prices_button.set_kind("primary" if count else "normal")

    # --- The panel ---

    def _open(self, variant_id: int) -> None:
        self.open_panel()
        if self._shown != variant_id or self.side.data is None:
            self._shown = variant_id
            self._load_panel()

    def _follow(self, variant_id: int | None) -> None:
        if variant_id is not None and self.panel_open() and variant_id != self._shown:
            self._shown = variant_id
            self._panel_later.start()

    def _load_panel(self) -> None:
        if self._shown is None:
            return
        variant_id = self._shown
        self._background.run(
            self, lambda session: loading.panel(session, variant_id), self._show_panel, failed=self._gone
        )

    def _show_panel(self, data: PanelData) -> None:
        if data.variant.id == self._shown:
            self.side.show_data(data, clock.now())

    def _gone(self, _problem: object) -> None:
        self._shown = None
        self.close_panel()

    def open_record(self, record: object) -> None:
        """A variant from the search or from another page."""
        if isinstance(record, int):
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

    # --- Copying, keys ---

    def _copy_sku(self) -> None:
        if self.side.data is not None:
            QGuiApplication.clipboard().setText(self.side.data.variant.sku)
            self.says.emit(self.tr("SKU copied"))

    def _open_menu(self, variant_id: int, where: QPoint) -> None:
        self._open(variant_id)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        change_stock, what_they_show = self.tr("Change stock"), self.tr("What channels show")
        menu.addAction(icon("pencil"), f"{change_stock}\tF4", self.change_stock)
        menu.addAction(icon("eye"), f"{what_they_show}\tCtrl+E", self._show_channels)
        menu.addAction(icon("file-text"), self.tr("Edit"), self.edit)
        menu.addAction(icon("copy"), self.tr("Copy SKU"), self._copy_sku)
        menu.popup(where)

    def _show_channels(self) -> None:
        current = self.table.current_id()
        if current is not None or self._shown is not None:
            self._open(current if current is not None else self._shown or 0)
            self.side.choose("channels")

    def _import(self) -> None:
        self.opens.emit("files", ImportFile(kind="products"))

    def focus_filter(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def finish(self) -> None:
        """F9 does nothing here: there is no one finishing act on this page."""

    def _into_list(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))


def _timer(owner: QWidget, milliseconds: int, act: Callable[[], None]) -> QTimer:
    """A timer that waits for the last of several calls."""
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(act)
    return made
