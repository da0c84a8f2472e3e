"""Products: every variant with what there is of it and what each channel may sell, and one of them in full beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from storemanager import clock, texts
from storemanager.domain.catalog import ProductStatus
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.models import products as loading
from storemanager.gui.models.lazy import LazyTableModel
from storemanager.gui.models.products import PanelData, ProductLine, Surroundings
from storemanager.gui.pages.products.acts import ProductActs
from storemanager.gui.pages.products.columns import columns
from storemanager.gui.pages.products.panel import ProductPanel
from storemanager.gui.records import ConnectChannel, ImportFile
from storemanager.gui.theme import icon, theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import Choice, SearchField
from storemanager.gui.widgets.flow import flow
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import EmptyState
from storemanager.gui.widgets.page import PageHead, SelectionBar, StatusLine, legend
from storemanager.gui.widgets.table import Table
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import catalog, catalog_ticked, listings
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
        self._filter = ProductFilter()
        self._sort, self._descending = "name", False
        self._around: Surroundings | None = None
        self._figures: CatalogFigures | None = None
        self._shown: int | None = None
        self._asked = False
        self._go_to: int | None = None
        self._build_head()
        self._build_filters()
        self._build_list()
        for part in (self.head, self.filters):
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

    def _build_filters(self) -> None:
        self.search = SearchField("")
        self.search.setMinimumWidth(206 * theme().text_percent // 100)
        self.category = Choice(kind="filter")
        self.category.setMaximumWidth(148 * theme().text_percent // 100)
        self.chips: dict[str, Button] = {
            "active": Button("", size="normal"),
            "low": Button("", size="normal", icon="triangle-alert"),
            "differs": Button("", size="normal", icon="triangle-alert"),
            "archived": Button("", "quiet", size="normal"),
        }
        self.filters = flow(self.search, self.category, *self.chips.values())

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
        self.search.looked_for.connect(lambda text: self._use(replace(self._filter, text=text)))
        self.search.left_downwards.connect(self._into_list)
        self.search.returnPressed.connect(self._into_list)
        self.category.chosen.connect(
            lambda key: self._use(replace(self._filter, category_id=int(key) if key else None))
        )
        for key, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, key=key: self._toggle(key))
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
        side.why.order_wanted.connect(lambda order_id: self.opens.emit("orders", order_id))
        side.details.variant_wanted.connect(self.open_record)
        side.price.change_wanted.connect(self.set_price)
        side.channels.connect_wanted.connect(lambda: self.opens.emit("channels", ConnectChannel()))
        side.channels.link_wanted.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
        side.channels.create_wanted.connect(self._put_on_channel)
        side.channels.policy_wanted.connect(self._share)
        side.channels.pause_wanted.connect(lambda one: self._listing(listings.pause, one))
        side.channels.resume_wanted.connect(lambda one: self._listing(listings.resume, one))
        side.channels.unmatch_wanted.connect(self._unmatch)
        side.channels.again_wanted.connect(
            lambda one: self._listing(lambda session, it, now: listings.try_again(session, [it], now=now), one)
        )

    def retranslate(self) -> None:
        self.side.retranslate()
        self.import_button.setText(self.tr("Import a file"))
        self.import_button.setToolTip(self.tr("Products from a CSV or Excel file (Ctrl+I)"))
        self.new_button.setText(self.tr("New product"))
        self.search.say(self.tr("Name, SKU, barcode"))
        self.table.setAccessibleName(self.tr("Products"))
        self.prices_button.setText(self.tr("Change prices"))
        self.archive_button.setText(self.tr("Archive"))
        self._show_head()
        self._show_categories()
        self._show_chips()
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
        wanted, sort, descending = self._filter, self._sort, self._descending
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
        self._show_chips()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is asked for a page that nobody sees, and nothing while the window closes."""
        super().hideEvent(event)
        for timer in (self._later, self._panel_later, self._figures_later):
            timer.stop()

    def _book_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _use(self, wanted: ProductFilter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._show_chips()
            self.refresh_list()

    def refresh_list(self) -> None:
        """Another filter or order: the rows from the top."""
        wanted, sort, descending = self._filter, self._sort, self._descending
        self.table.verticalScrollBar().setValue(0)
        self.model.ask(lambda session: catalog.variant_ids(session, wanted, sort, descending))

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self.refresh_list()

    def _toggle(self, key: str) -> None:
        now = self._filter
        if key in ("active", "archived"):
            status = ProductStatus.ACTIVE if key == "active" else ProductStatus.ARCHIVED
            self._use(replace(now, status=None if now.status is status else status))
        elif key == "low":
            self._use(replace(now, low_stock=not now.low_stock))
        else:
            self._use(replace(now, differs=not now.differs))

    def _show_surroundings(self, around: Surroundings) -> None:
        before, self._around = self._around, around
        if before is None or before.accounts != around.accounts or before.currency != around.currency:
            names = [(each.id, each.kind, each.name) for each in around.accounts]
            if before is None or names != [(each.id, each.kind, each.name) for each in before.accounts]:
                self._show_columns()
        if before is None or before.categories != around.categories:
            self._show_categories()
        self._show_list()

    def _show_head(self) -> None:
        fact = ""
        if self._figures is not None:
            fact = str(translate("products", "{count:variant|variants}")(count=self._figures.total))
            if self._figures.low:
                fact += " · " + str(translate("products", "{count} low")(count=self._figures.low))
        self.head.say(self.tr("Products"), fact)

    def _show_categories(self) -> None:
        found = self._around.categories if self._around else ()
        choices = [("", self.tr("All categories"))]
        choices += [(str(each.id), each.path.replace(" > ", " › ")) for each in found]
        self.category.fill(choices, str(self._filter.category_id or ""))
        self.category.setAccessibleName(self.tr("Category"))
        self.category.setVisible(bool(found))

    def _show_chips(self) -> None:
        low = self._figures.low if self._figures else 0
        differing = self._figures.differing if self._figures else 0
        given = self._filter
        self._show_chip("active", self.tr("On sale"), given.status is ProductStatus.ACTIVE)
        self._show_chip("low", _with_count(self.tr("Low stock"), low), given.low_stock)
        self._show_chip("differs", _with_count(self.tr("Differs"), differing), given.differs)
        self._show_chip("archived", self.tr("Archived"), given.status is ProductStatus.ARCHIVED)
        self.chips["differs"].setToolTip(self.tr("A channel does not show yet what it should"))
        self.chips["differs"].setVisible(bool(differing) or given.differs)

    def _show_chip(self, key: str, text: str, on: bool) -> None:
        chip = self.chips[key]
        chip.setText(text)
        chip.set_kind("filter" if on else "normal")
        chip.set_trailing("x" if on else "")
        chip.setAccessibleDescription(self.tr("Filter is on") if on else self.tr("Filter is off"))

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
        nothing_yet = not self.model.rowCount() and self._filter == ProductFilter()
        if self.model.rowCount():
            self.card.show_table()
        else:
            self.card.show_empty(self._nothing_yet() if nothing_yet else self._nothing_found())
        # One filled button a page: the empty list's own has it then.
        self.new_button.set_kind("normal" if nothing_yet or self.model.ticked else "primary")

    def _nothing_yet(self) -> EmptyState:
        new = Button(self.tr("New product"), "primary", icon="plus", key="Ctrl+N")
        new.clicked.connect(self.new_here)
        bring = Button(self.tr("Import a file"), icon="upload")
        bring.clicked.connect(self._import)
        connect = Button(self.tr("Connect a channel"), icon="plug")
        connect.clicked.connect(lambda: self.opens.emit("channels", ConnectChannel()))
        sentence = self.tr(
            "Bring in the product file you have, take the products from your website, or write the first one here."
        )
        return EmptyState("package", self.tr("No products yet"), sentence, new, bring, connect)

    def _nothing_found(self) -> EmptyState:
        button = Button(self.tr("Clear filters"), icon="x")
        button.clicked.connect(self.clear_filters)
        return EmptyState(
            "search", self.tr("No product found"),
            self.tr("Nothing matches these filters. Try fewer words, or clear the filters."), button,
        )  # fmt: skip

    def clear_filters(self) -> None:
        """Everything is shown again."""
        self._filter = ProductFilter()
        self.search.clear()
        self._show_chips()
        self._show_categories()
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

    # --- Channels, copying, keys ---

    def _listing(self, act: Callable[..., None], listing_id: int) -> None:
        now = clock.now()
        self._background.run(self, lambda session: act(session, listing_id, now=now), writes=True)

    def _unmatch(self, listing_id: int) -> None:
        data, now = self.side.data, clock.now()
        if data is None:
            return
        variant_id = data.variant.id

        def again() -> None:
            later = clock.now()
            self._background.run(
                self, lambda session: listings.match(session, listing_id, variant_id, now=later), writes=True
            )

        said = self.tr("The item is no longer matched with this product; it waits under Channels.")
        self._background.run(
            self, lambda session: listings.unmatch(session, listing_id, now=now),
            lambda _: self._tell(said, again), writes=True,
        )  # fmt: skip

    def _put_on_channel(self, account_id: int) -> None:
        data, now = self.side.data, clock.now()
        if data is None:
            return
        product_id = data.product.id
        self._background.run(
            self,
            lambda session: loading.put_on_channel(session, product_id, account_id, now=now),
            lambda _: self._tell(self.tr("The next sync puts it on the channel.")),
            writes=True,
        )

    def _tell(self, said: str, undo: Callable[[], None] | None = None) -> None:
        toasts(self).done(said, undo=undo)

    def _copy_sku(self) -> None:
        if self.side.data is not None:
            QGuiApplication.clipboard().setText(self.side.data.variant.sku)
            self.says.emit(self.tr("SKU copied"))

    def _open_menu(self, variant_id: int, where: QPoint) -> None:
        self._open(variant_id)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("pencil"), f"{self.tr('Change stock')}\tF4", self.change_stock)
        menu.addAction(icon("eye"), f"{self.tr('What channels show')}\tCtrl+E", self._show_channels)
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
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def finish(self) -> None:
        """F9 does nothing here: there is no one finishing act on this page."""

    def _into_list(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))


def _with_count(text: str, count: int) -> str:
    return f"{text} {texts.number(count)}" if count else text


def _timer(owner: QWidget, milliseconds: int, act: Callable[[], None]) -> QTimer:
    """A timer that waits for the last of several calls."""
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(act)
    return made
