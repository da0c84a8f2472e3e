"""Finding one product while something else is being written: by name, SKU or barcode; a scanner's Enter chooses it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.models import orders as loading
from storemanager.gui.models.orders import FoundProducts
from storemanager.gui.models.rows import Align, Cell, Column, RowTableModel
from storemanager.gui.widgets.fields import SearchField
from storemanager.gui.widgets.parts import column, gap, label
from storemanager.gui.widgets.table import Table
from storemanager.services.catalog import VariantRow


class ProductFinder(QWidget):
    """`chosen(row)` for a product that was clicked, entered or scanned."""

    chosen = Signal(object)

    def __init__(self, background: Background, currency: str, *, rows_shown: int = 4) -> None:
        super().__init__()
        self._background = background
        self._currency = currency
        self._entered = ""
        self.search = SearchField(self.tr("Product name, SKU, or scan a barcode"))
        self.model = RowTableModel[VariantRow](self._columns(), self)
        self.table = Table(self.tr("Products found"), rows="table_two_lines")
        self.table.show_model(self.model)
        self.table.horizontalHeader().hide()
        self._rows_shown = rows_shown
        self.none = label("", "small", role="text_muted")
        self.none.hide()
        self.table.hide()
        self.setLayout(column(self.search, self.none, self.table, spacing=gap("1")))
        self.search.looked_for.connect(self._look)
        self.search.returnPressed.connect(self._enter)
        self.search.left_downwards.connect(self._into_list)
        self.table.opened.connect(self._open)
        self.setFocusProxy(self.search)

    def set_currency(self, currency: str) -> None:
        self._currency = currency
        self.model.set_columns(self._columns())

    def _columns(self) -> tuple[Column[VariantRow], ...]:
        currency = self._currency
        return (
            Column(self.tr("Product"), _name),
            Column(self.tr("Available"), _available, Align.RIGHT, width=110),
            Column(self.tr("Price"), lambda row: words.money(row.price, currency), Align.RIGHT, width=110),
        )

    def _look(self, text: str) -> None:
        if not text:
            self._show(())
            return
        self._background.run(self, lambda session: loading.find_products(session, text), self._found)

    def _found(self, answer: FoundProducts) -> None:
        if answer.text != self.search.text().strip():
            return
        self._show(answer.rows)
        self.none.setText(self.tr("No product found. Try fewer letters, or another code."))
        self.none.setVisible(not answer.rows)
        if answer.rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _show(self, rows: Sequence[VariantRow]) -> None:
        self.model.set_rows(rows)
        self.none.hide()
        lines = min(len(rows), self._rows_shown)
        self.table.setFixedHeight(lines * self.table.verticalHeader().defaultSectionSize() + 2)
        self.table.setVisible(bool(rows))

    def _enter(self) -> None:
        """What was scanned or typed is looked up at once, however fast it came."""
        text = self.search.text().strip()
        if text:
            self._background.run(self, lambda session: loading.find_products(session, text), self._entered_found)

    def _entered_found(self, answer: FoundProducts) -> None:
        one = next((row for row in answer.rows if row.id == answer.exact), None)
        if one is None and len(answer.rows) == 1:
            one = answer.rows[0]
        if one is not None:
            self._choose(one)
        else:
            self._found(answer)
            self._into_list()

    def _into_list(self) -> None:
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _open(self, variant_id: int) -> None:
        found = next((row for row in self.model.rows if row.id == variant_id), None)
        if found is not None:
            self._choose(found)

    def _choose(self, row: VariantRow) -> None:
        self.search.clear()
        self._show(())
        self.search.setFocus()
        self.chosen.emit(row)


def _name(row: VariantRow) -> Cell:
    return Cell(row.name, second=" · ".join(part for part in (row.sku, row.option_title) if part))


def _available(row: VariantRow) -> Cell:
    tone = "danger" if row.track_stock and row.available <= 0 else "text_muted"
    return Cell(words.quantity(row.available, row.quantity_scale) if row.track_stock else words.DASH, tone=tone)
