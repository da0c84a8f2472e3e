"""The variants of a product in its form: one line each, made from options where there are any."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product as every_combination

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from storemanager import texts
from storemanager.domain.folding import fold
from storemanager.errors import InvalidInputError
from storemanager.gui import words
from storemanager.gui.theme import theme
from storemanager.gui.widgets.entry import parse_amount, parse_quantity
from storemanager.gui.widgets.parts import gap
from storemanager.money import Money
from storemanager.services.catalog import VariantInput
from storemanager.texts import translate

MOST_VARIANTS = 200
CODE_WIDE = 136
ROWS_SHOWN = 6
SKU, BARCODES, PRICE, COST, STOCK = "sku", "barcodes", "price", "cost", "stock"
_AMOUNTS = (PRICE, COST)


@dataclass(frozen=True)
class Line:
    """What a line says: the variant, and what is on the shelf of a new one."""

    variant: VariantInput
    stock: int = 0


@dataclass(frozen=True)
class Mistake:
    """A cell that cannot be used, and why."""

    row: int
    column: str
    sentence: str


class MistakeError(Exception):
    """The lines cannot be used as they are."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__(mistakes[0].sentence)
        self.mistakes = tuple(mistakes)


def combinations(options: Sequence[tuple[str, Sequence[str]]]) -> list[tuple[str, ...]]:
    """Every way to choose one value of each option, in order; one empty choice where there are no options."""
    return list(every_combination(*(values for _, values in options)))


def suggested_sku(base: str, values: Sequence[str]) -> str:
    """A SKU for a variant: the product's own with the values, without accents and spaces."""
    parts = [re.sub(r"[^a-z0-9]+", "", fold(value)).upper() for value in values]
    return "-".join(part for part in (base.strip(), *parts) if part)


class VariantTable(QTableWidget):
    """`fill` with lines, `lines()` reads them back or raises MistakeError. Cells are edited in place."""

    edited = Signal()

    def __init__(self, currency: str, *, with_stock: bool) -> None:
        super().__init__()
        self._currency = currency
        self._with_stock = with_stock
        self._bases: list[VariantInput] = []
        self._options: tuple[str, ...] = ()
        self.setAccessibleName(self.tr("Variants"))
        self.verticalHeader().hide()
        self.setShowGrid(True)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setTabKeyNavigation(True)
        self.verticalHeader().setDefaultSectionSize(theme().size("row_px.table"))
        self.itemChanged.connect(self._changed)

    def fill(self, options: Sequence[str], lines: Sequence[Line]) -> None:
        """Show these lines; a line keeps everything of its variant that has no column."""
        self.blockSignals(True)
        self._options = tuple(options)
        self._bases = [line.variant for line in lines]
        heads = [*options, *(self._title(field) for field in self.fields)]
        self.setColumnCount(len(heads))
        self.setHorizontalHeaderLabels(heads)
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, value in enumerate(line.variant.options):
                self._put(row, column, value)
            for field in self.fields:
                item = self._put(row, self._column(field), self._shown(field, line), right=field not in (SKU, BARCODES))
                if field == STOCK and line.variant.id is not None and line.variant.track_stock:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)  # it is counted already
        for column in range(self.columnCount()):
            side = Qt.AlignmentFlag.AlignLeft if column < self._column(PRICE) else Qt.AlignmentFlag.AlignRight
            if (title := self.horizontalHeaderItem(column)) is not None:
                title.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for field in (SKU, BARCODES):
            self._fit_codes(self._column(field))
        head.setFixedHeight(theme().size("row_px.table_head"))
        rows = min(max(len(lines), 1), ROWS_SHOWN)
        self.setFixedHeight(head.height() + rows * self.verticalHeader().defaultSectionSize() + 4)
        self.blockSignals(False)

    def _fit_codes(self, column: int) -> None:
        """Codes are seen whole: half of one is another one."""
        least = CODE_WIDE * theme().text_percent // 100
        texts_ = [self._option(row, column) for row in range(self.rowCount())]
        widest = max((self.fontMetrics().horizontalAdvance(text) for text in texts_), default=0) + 3 * gap("2")
        self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(column, min(max(least, widest), 2 * least))

    def ask_stock(self, wanted: bool) -> None:
        """Ask what is on the shelf, or do not."""
        if wanted != self._with_stock:
            lines = self.drafts()
            self._with_stock = wanted
            self.fill(self._options, lines)

    def set_currency(self, currency: str) -> None:
        """Amounts are in this currency from now on."""
        lines = self.drafts()
        self._currency = currency
        self.fill(self._options, lines)

    def _title(self, field: str) -> str:
        return {
            SKU: self.tr("SKU"),
            BARCODES: self.tr("Barcodes"),
            PRICE: self.tr("Price"),
            COST: self.tr("Cost"),
            STOCK: self.tr("On hand now"),
        }[field]

    def _shown(self, field: str, line: Line) -> str:
        variant = line.variant
        if field == SKU:
            return variant.sku
        if field == BARCODES:
            return ", ".join(variant.barcodes)
        if field == STOCK:
            return words.quantity(line.stock, variant.quantity_scale) if line.stock else ""
        value = variant.price if field == PRICE else variant.cost
        return "" if value is None else texts.amount(Money(value, self._currency))

    @property
    def fields(self) -> list[str]:
        """The columns behind those of the options."""
        return [SKU, BARCODES, PRICE, COST, *([STOCK] if self._with_stock else [])]

    def _put(self, row: int, column: int, text: str, *, right: bool = False) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        if right:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setItem(row, column, item)
        return item

    def _column(self, field: str) -> int:
        return len(self._options) + self.fields.index(field)

    def cell_text(self, row: int, field: str) -> str:
        """What stands in a cell."""
        item = self.item(row, self._column(field))
        return item.text().strip() if item else ""

    def write(self, row: int, field: str, text: str) -> None:
        """Put a text into a cell."""
        item = self.item(row, self._column(field))
        if item is not None:
            item.setText(text)

    def _changed(self, item: QTableWidgetItem) -> None:
        item.setData(Qt.ItemDataRole.BackgroundRole, None)
        item.setToolTip("")
        self.edited.emit()

    # --- Reading ---

    def drafts(self) -> list[Line]:
        """The lines as far as they can be read, for making variants anew without losing what was typed."""
        found = []
        for row in range(self.rowCount()):
            line, _ = self._read(row)
            found.append(line)
        return found

    def lines(self) -> list[Line]:
        """The lines; raises MistakeError with every cell that cannot be used, and marks them."""
        found: list[Line] = []
        mistakes: list[Mistake] = []
        seen: dict[str, int] = {}
        for row in range(self.rowCount()):
            line, wrong = self._read(row)
            key = line.variant.sku.casefold()
            if not key:
                wrong.append(Mistake(row, SKU, self.tr("Every variant needs a SKU: channels find it by that.")))
            elif key in seen:
                wrong.append(Mistake(row, SKU, self.tr("This SKU is given twice.")))
            seen[key] = row
            mistakes += wrong
            found.append(line)
        if mistakes:
            self.mark(mistakes)
            raise MistakeError(mistakes)
        return found

    def _read(self, row: int) -> tuple[Line, list[Mistake]]:
        base = self._bases[row]
        wrong: list[Mistake] = []
        values: dict[str, int | None] = {PRICE: None, COST: None, STOCK: None}
        for field in (each for each in self.fields if each in values):
            try:
                values[field] = self._number(row, field, base.quantity_scale)
            except InvalidInputError as problem:
                wrong.append(Mistake(row, field, str(problem.message)))
        options = tuple(self._option(row, column) for column in range(len(self._options)))
        codes = tuple(code.strip() for code in re.split(r"[,;\s]+", self.cell_text(row, BARCODES)) if code.strip())
        variant = replace(
            base, sku=self.cell_text(row, SKU), options=options, barcodes=codes, price=values[PRICE], cost=values[COST]
        )
        return Line(variant, values[STOCK] or 0), wrong

    def _number(self, row: int, field: str, scale: int) -> int | None:
        text = self.cell_text(row, field)
        value = parse_amount(text, self._currency) if field in _AMOUNTS else parse_quantity(text, scale)
        if value is not None and value < 0:
            raise InvalidInputError(
                translate("product_form", "This cannot be below zero."), translate("product_form", "Enter 0 or more.")
            )
        return value

    def _option(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item else ""

    def mark(self, mistakes: Sequence[Mistake]) -> None:
        """Colour cells and say why in their tooltips; the first one becomes the current one."""
        self.blockSignals(True)
        for mistake in mistakes:
            item = self.item(mistake.row, self._column(mistake.column))
            if item is not None:
                item.setBackground(QColor(theme().hex("danger_soft")))
                item.setToolTip(mistake.sentence)
        self.blockSignals(False)
        first = mistakes[0]
        self.setCurrentCell(first.row, self._column(first.column))

    def row_of_sku(self, sku: str) -> int:
        """The line with a SKU, or -1."""
        for row in range(self.rowCount()):
            if self.cell_text(row, SKU).casefold() == sku.strip().casefold():
                return row
        return -1
