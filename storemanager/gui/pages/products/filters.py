"""What the list of products is narrowed to: words, a category and the chips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from storemanager import texts
from storemanager.domain.catalog import ProductStatus
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import Choice, SearchField
from storemanager.gui.widgets.flow import flow
from storemanager.services.catalog import CategoryRow, ProductFilter
from storemanager.services.catalog_ticked import CatalogFigures
from storemanager.texts import Text, translate


class ProductFilters(QObject):
    """`bar` is what the page shows, `wanted` what was chosen; `changed` when that is something else."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.wanted = ProductFilter()
        self._categories: Sequence[CategoryRow] = ()
        self._figures: CatalogFigures | None = None
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
        self.bar = flow(self.search, self.category, *self.chips.values())
        self._connect()

    def _connect(self) -> None:
        self.search.looked_for.connect(lambda text: self._use(replace(self.wanted, text=text)))
        self.category.chosen.connect(lambda key: self._use(replace(self.wanted, category_id=int(key) if key else None)))
        for key, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, key=key: self._toggle(key))

    def retranslate(self) -> None:
        self.search.say(str(translate("ProductsPage", "Name, SKU, barcode")))
        self._show_categories()
        self._show_chips()

    def show_categories(self, found: Sequence[CategoryRow]) -> None:
        """The categories there are to choose from."""
        self._categories = found
        self._show_categories()

    def show_figures(self, found: CatalogFigures) -> None:
        """How many rows are behind the chips that warn."""
        self._figures = found
        self._show_chips()

    def clear(self) -> None:
        """Everything is wanted again. `changed` is not told: who clears also looks again."""
        self.wanted = ProductFilter()
        self.search.clear()
        self._show_chips()
        self._show_categories()

    def _use(self, wanted: ProductFilter) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self._show_chips()
            self.changed.emit()

    def _toggle(self, key: str) -> None:
        now = self.wanted
        if key in ("active", "archived"):
            status = ProductStatus.ACTIVE if key == "active" else ProductStatus.ARCHIVED
            self._use(replace(now, status=None if now.status is status else status))
        elif key == "low":
            self._use(replace(now, low_stock=not now.low_stock))
        else:
            self._use(replace(now, differs=not now.differs))

    def _show_categories(self) -> None:
        choices = [("", str(translate("ProductsPage", "All categories")))]
        choices += [(str(each.id), each.path.replace(" > ", " › ")) for each in self._categories]
        self.category.fill(choices, str(self.wanted.category_id or ""))
        self.category.setAccessibleName(str(translate("ProductsPage", "Category")))
        self.category.setVisible(bool(self._categories))

    def _show_chips(self) -> None:
        low = self._figures.low if self._figures else 0
        differing = self._figures.differing if self._figures else 0
        given = self.wanted
        self._show_chip("active", translate("ProductsPage", "On sale"), given.status is ProductStatus.ACTIVE)
        self._show_chip("low", translate("ProductsPage", "Low stock"), given.low_stock, low)
        self._show_chip("differs", translate("ProductsPage", "Differs"), given.differs, differing)
        self._show_chip("archived", translate("ProductsPage", "Archived"), given.status is ProductStatus.ARCHIVED)
        differs = self.chips["differs"]
        differs.setToolTip(str(translate("ProductsPage", "A channel does not show yet what it should")))
        differs.setVisible(bool(differing) or given.differs)

    def _show_chip(self, key: str, text: Text, on: bool, count: int = 0) -> None:
        chip = self.chips[key]
        chip.setText(f"{text} {texts.number(count)}" if count else str(text))
        chip.set_kind("filter" if on else "normal")
        chip.set_trailing("x" if on else "")
        said = translate("ProductsPage", "Filter is on") if on else translate("ProductsPage", "Filter is off")
        chip.setAccessibleDescription(str(said))
