"""What is done with products from their page: written, edited, counted, priced, archived; each with its undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlmodel import Session

from storemanager import clock
from storemanager.domain.offers import Policy
from storemanager.gui import policies
from storemanager.gui.background import Background
from storemanager.gui.dialogs.bundle_form import BundleForm
from storemanager.gui.dialogs.change_prices import ChangePricesDialog
from storemanager.gui.dialogs.change_stock import ChangeStockDialog
from storemanager.gui.dialogs.product_form import ProductForm
from storemanager.gui.dialogs.set_price import SetPriceDialog
from storemanager.gui.models import products as loading
from storemanager.gui.models.lazy import LazyTableModel
from storemanager.gui.models.products import PanelData, ProductLine, Surroundings
from storemanager.gui.pages.products.panel import ProductPanel
from storemanager.gui.widgets.page import SplitPage
from storemanager.gui.widgets.table import Table
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import audit, catalog, catalog_ticked, offer_rules
from storemanager.services.catalog import PriceChange
from storemanager.texts import translate


class ProductActs(SplitPage):
    """The acts of the products page; what it shows is in `page.py`."""

    side: ProductPanel
    model: LazyTableModel[ProductLine]
    table: Table
    _background: Background
    _around: Surroundings | None
    _shown: int | None

    def _show_panel(self, data: PanelData) -> None:
        raise NotImplementedError

    def new_here(self) -> None:
        form = ProductForm(self, self._background, None)
        form.saved.connect(self._made)
        form.open()

    def _made(self, product_id: int, name: str) -> None:
        said = str(translate("products", "“{name}” is in the book.")(name=name))
        toasts(self).done(said, undo=lambda: self._archive((product_id,), quietly=True))

    def edit(self) -> None:
        """The whole product in its form."""
        data = self.side.data
        if data is not None and self.panel_open():
            form = ProductForm(self, self._background, data.product)
            form.saved.connect(self._edited)
            form.open()

    def _edited(self, product_id: int, name: str) -> None:
        said = str(translate("products", "“{name}” was changed.")(name=name))
        toasts(self).done(said, undo=lambda: self._undo_edit(product_id))

    def _undo_edit(self, product_id: int) -> None:
        now = clock.now()

        def work(session: Session) -> None:
            newest = audit.history(session, "product", product_id, limit=1)
            audit.undo(session, newest[0].id, now=now)

        self._background.run(self, work, writes=True)

    def make_bundle(self) -> None:
        """What the row that is looked at is made of."""
        if self.side.data is not None:
            form = BundleForm(self, self._background, self.side.data)
            form.saved.connect(self._bundle_changed)
            form.open()

    def _bundle_changed(self, said: str, undo: Callable[[Session], None]) -> None:
        def take_back() -> None:
            self._background.run(self, undo, writes=True)

        toasts(self).done(said, undo=take_back)

    def change_stock(self) -> None:
        """F4: receive, count, correct or move the goods of the row that is looked at."""
        if not self.panel_open():
            current = self.table.current_id()
            if current is None:
                return
            self._shown = current
            self.open_panel()
        if self._shown is None:
            return
        variant_id = self._shown
        self._background.run(self, lambda session: loading.panel(session, variant_id), self._ask_stock)

    def _ask_stock(self, data: PanelData) -> None:
        self._show_panel(data)
        if self.side.stock_button.isEnabled():
            dialog = ChangeStockDialog(self, self._background, data)
            dialog.saved.connect(self._stock_changed)
            dialog.open()

    def _stock_changed(self, said: str, undo: object) -> None:
        toasts(self).done(said, undo=undo if callable(undo) else None)

    def _share(self, policy: Policy | None) -> None:
        """How the product that is looked at is shared among channels."""
        data = self.side.data
        if data is not None:
            self._set_policy(data.variant.id, policy, data.policy)

    def _set_policy(self, variant_id: int, policy: Policy | None, before: Policy | None) -> None:
        now = clock.now()
        said = translate("products", "Shared: {policy}. It goes out with the next sync.")(policy=policies.title(policy))

        def done(_nothing: None) -> None:
            toasts(self).done(str(said), undo=lambda: self._set_policy(variant_id, before, policy))

        self._background.run(
            self, lambda session: offer_rules.set_variant_policy(session, [variant_id], policy, now=now), done,
            writes=True,
        )  # fmt: skip

    def set_price(self) -> None:
        """The prices of the row that is looked at."""
        if self.side.data is not None:
            dialog = SetPriceDialog(self, self._background, self.side.data)
            dialog.saved.connect(self._prices_changed)
            dialog.open()

    def change_prices(self) -> None:
        """The prices of all ticked rows by one rule."""
        ids = sorted(self.model.ticked)
        if ids:
            currency = self._around.currency if self._around else "VND"
            dialog = ChangePricesDialog(self, self._background, ids, currency)
            dialog.saved.connect(self._prices_changed)
            dialog.open()

    def _prices_changed(self, said: str, before: Sequence[PriceChange]) -> None:
        toasts(self).done(said, undo=lambda: self._put_prices(before))

    def _put_prices(self, before: Sequence[PriceChange]) -> None:
        kept, now = tuple(before), clock.now()
        self._background.run(self, lambda session: catalog.set_prices(session, kept, now=now), writes=True)

    def _archive_ticked(self) -> None:
        ids = tuple(self.model.ticked)
        self._background.run(
            self,
            lambda session: catalog_ticked.product_ids_of(session, ids),
            self._archive,
        )

    def _archive(self, product_ids: Sequence[int], *, quietly: bool = False) -> None:
        kept, now = tuple(product_ids), clock.now()

        def done(_nothing: None) -> None:
            self.table.tick_all(False)
            if not quietly:
                said = translate("products", "{count:product was|products were} archived.")(count=len(kept))
                toasts(self).done(str(said), undo=lambda: self._unarchive(kept))

        self._background.run(self, lambda session: catalog.archive(session, kept, now=now), done, writes=True)

    def _unarchive(self, product_ids: Sequence[int]) -> None:
        """What was a draft before is a draft again."""
        kept, now = tuple(product_ids), clock.now()

        def work(session: Session) -> None:
            for product_id in kept:
                newest = audit.history(session, "product", product_id, limit=1)
                audit.undo(session, newest[0].id, now=now)

        self._background.run(self, work, writes=True)

    def _restore(self, product_ids: Sequence[int]) -> None:
        kept, now = tuple(product_ids), clock.now()
        said = str(translate("products", "{count:product is|products are} sold again.")(count=len(kept)))
        self._background.run(
            self, lambda session: catalog.restore(session, kept, now=now), lambda _: self.says.emit(said), writes=True
        )

    def _panel_products(self) -> tuple[int, ...]:
        return () if self.side.data is None else (self.side.data.product.id,)
