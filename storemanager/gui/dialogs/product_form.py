"""A product in its form: what it is, how its variants differ, and their SKUs, barcodes, prices and costs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget
from sqlmodel import Session

from storemanager import clock
from storemanager.domain.catalog import ProductStatus
from storemanager.domain.stock import MovementReason
from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.dialogs.product_variants import (
    BARCODES,
    MOST_VARIANTS,
    SKU,
    Line,
    Mistake,
    MistakeError,
    VariantTable,
    combinations,
    suggested_sku,
)
from storemanager.gui.widgets.buttons import Button, Segments
from storemanager.gui.widgets.fields import FormField, text_field
from storemanager.gui.widgets.panel_parts import scrolled
from storemanager.gui.widgets.parts import column, gap, label, row
from storemanager.gui.widgets.table import table_in_card
from storemanager.services import catalog, shop, stock
from storemanager.services.catalog import ProductDetail, ProductInput, VariantInput
from storemanager.texts import translate

OPTIONS = 3
FORM_HEIGHT = 500
_CHECKED = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


class ProductForm(FormDialog):
    """`saved(product id, name)` when it is in the book."""

    saved = Signal(int, str)

    def __init__(self, parent: QWidget, background: Background, product: ProductDetail | None) -> None:
        title = translate("product_form", "New product") if product is None else translate("product_form", "Edit")
        super().__init__(parent, background, str(title), "", width=2)
        self._over = parent.window()
        self._product = product
        self._base = None if product is None else catalog.product_input(product)
        self._currency = "VND"
        self.save_button.setText(self.tr("Add the product") if product is None else self.tr("Save"))
        self._build()
        background.run(self, _surroundings, self._show_surroundings)
        self.name.field.setFocus()

    # --- Building ---

    def _build(self) -> None:
        self.name = FormField(self.tr("Name"), text_field())
        self.brand = FormField(self.tr("Brand"), text_field())
        self.unit = FormField(self.tr("Unit"), text_field(placeholder=self.tr("piece, bag, kg…")))
        example = self.tr("Clothing > T-shirts; Sale")
        self.categories = FormField(self.tr("Categories"), text_field(placeholder=example))
        self.description = QPlainTextEdit()
        self.description.setFixedHeight(72)
        self.description.setTabChangesFocus(True)
        states = [("ACTIVE", self.tr("On sale")), ("DRAFT", self.tr("Draft, not offered yet"))]
        self.status = Segments(states, "ACTIVE", name=self.tr("Status"))
        self.variants = VariantTable(self._currency, with_stock=self._product is None)
        self.counting = QCheckBox(self.tr("Count the stock"))
        self.counting.setToolTip(self.tr("What is not counted is on sale on every channel until you take it off."))
        self.below = label("", "small", role="danger", wrap=True)
        self.below.hide()
        self.option_part = self._build_options()
        self.option_part.setVisible(bool(self._base and self._base.options))
        self.several_button = Button(self.tr("It comes in several kinds"), "link", icon="layers", size="small")
        self.several_button.setAutoDefault(False)
        self.several_button.setVisible(self.option_part.isHidden())
        self.several_button.clicked.connect(self._show_options)
        inner = QWidget()
        parts = column(self.name, spacing=gap("3"))
        facts = row(self.brand, self.unit, spacing=gap("3"))
        facts.addWidget(self.categories, 2)
        parts.addLayout(facts)
        parts.addLayout(row(label(self.tr("What is sold"), "strong"), -1, self.several_button))
        parts.addWidget(self.option_part)
        parts.addWidget(table_in_card(self.variants))
        parts.addWidget(self.below)
        parts.addWidget(self.counting)
        parts.addWidget(FormField(self.tr("Description"), self.description))
        parts.addLayout(row(self.status, -1))
        parts.addStretch(1)
        parts.setContentsMargins(0, 0, gap("3"), 0)
        inner.setLayout(parts)
        self._area = area = scrolled(inner)
        area.setMinimumHeight(min(FORM_HEIGHT, self._over.height() - 180))
        self.body.addWidget(area)
        self._show_product()
        self.variants.edited.connect(self.below.hide)
        self.counting.checkStateChanged.connect(self._ask_stock)
        self._line(self.name).textEdited.connect(lambda _text: self.name.plain())

    def _build_options(self) -> QWidget:
        self.options: list[tuple[QLineEdit, QLineEdit]] = []
        made = column(label(self.tr("How the kinds differ"), "field"), spacing=gap("2"))
        examples = ((self.tr("Colour"), self.tr("Red, Blue")), (self.tr("Size"), self.tr("S, M, L")))
        for number in range(max(OPTIONS, len(self._base.options) if self._base else 0)):
            example = examples[number] if number < len(examples) else ("", "")
            name, of = text_field(placeholder=example[0]), text_field(placeholder=example[1])
            option, values = self.tr("Option"), self.tr("Values")
            name.setAccessibleName(f"{option} {number + 1}")
            of.setAccessibleName(f"{values} {number + 1}")
            name.setMaximumWidth(180)
            self.options.append((name, of))
            made.addLayout(row(name, of, spacing=gap("2")))
        self.make_button = Button(self.tr("Make the variants"), icon="wand-sparkles", size="small")
        self.make_button.setAutoDefault(False)
        self.make_button.clicked.connect(self.make_variants)
        made.addLayout(row(self.make_button, -1))
        holder = QWidget()
        holder.setLayout(made)
        return holder

    def _show_options(self) -> None:
        self.option_part.show()
        self.several_button.hide()
        self.options[0][0].setFocus()

    @staticmethod
    def _line(field: FormField) -> QLineEdit:
        assert isinstance(field.field, QLineEdit)
        return field.field

    def _show_product(self) -> None:
        base = self._base
        if base is None:
            self.variants.fill((), [Line(VariantInput(sku=""))])
            self.counting.setChecked(True)
            return
        counted = {variant.track_stock for variant in base.variants}
        self.counting.setCheckState(Qt.CheckState.PartiallyChecked if len(counted) > 1 else _CHECKED[counted == {True}])
        self._line(self.name).setText(base.name)
        self._line(self.brand).setText(base.brand)
        self._line(self.unit).setText(base.unit)
        self._line(self.categories).setText("; ".join(" > ".join(path) for path in base.categories))
        self.description.setPlainText(base.description)
        if base.status in (ProductStatus.ACTIVE, ProductStatus.DRAFT):
            self.status.choose(base.status.name)
        for place, name in enumerate(base.options):
            values = list(dict.fromkeys(variant.options[place] for variant in base.variants))
            self.options[place][0].setText(name)
            between = "; " if any("," in value for value in values) else ", "
            self.options[place][1].setText(between.join(values))
        self.variants.fill(base.options, [Line(variant) for variant in base.variants])

    def _ask_stock(self) -> None:
        """What was not counted so far is counted from what is on the shelf now, not from nothing."""
        self.counting.setTristate(False)
        uncounted = self._base is None or any(not variant.track_stock for variant in self._base.variants)
        self.variants.ask_stock(self.counting.isChecked() and uncounted)

    def _show_surroundings(self, found: tuple[str, tuple[str, ...]]) -> None:
        self._currency, paths = found
        self.variants.set_currency(self._currency)
        completer = QCompleter(list(paths), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._line(self.categories).setCompleter(completer)

    # --- Variants from options ---

    def _given_options(self) -> list[tuple[str, list[str]]]:
        given = []
        for name, values in self.options:
            between = ";" if ";" in values.text() else ","
            found = [part.strip() for part in values.text().split(between) if part.strip()]
            if name.text().strip() and found:
                given.append((name.text().strip(), list(dict.fromkeys(found))))
        return given

    def make_variants(self) -> None:
        """One line for every combination; what was typed for one that was there already is kept."""
        given = self._given_options()
        wanted = combinations(given) if given else [()]
        if len(wanted) > MOST_VARIANTS:
            too_many = translate("product_form", "That makes {count} variants; {most} is the most here.")
            self._say_below(str(too_many(count=len(wanted), most=MOST_VARIANTS)))
            return
        before = self.variants.drafts()
        known = {line.variant.options: line for line in before}
        first = before[0] if before else Line(VariantInput(sku=""))
        base = first.variant.sku if not first.variant.options else ""
        lines = []
        for values in wanted:
            line = known.get(values)
            if line is None:
                sku = suggested_sku(base, values) if values else first.variant.sku
                fresh = replace(first.variant, id=None, sku=sku, options=values, barcodes=(), image_url="", extra={})
                line = Line(fresh)
            lines.append(line)
        self.variants.fill([name for name, _ in given], lines)
        self.below.hide()

    # --- Saving ---

    def save(self) -> None:
        name = self._line(self.name).text().strip()
        if not name:
            self.name.wrong(self.tr("Give it the name customers will read."))
            self.name.field.setFocus()
            return
        try:
            lines = self.variants.lines()
        except MistakeError as problem:
            self._say_below(problem.mistakes[0].sentence)
            return
        if self.counting.checkState() is not Qt.CheckState.PartiallyChecked:
            counted = self.counting.isChecked()
            lines = [replace(line, variant=replace(line.variant, track_stock=counted)) for line in lines]
        wanted = self._wanted(name, [line.variant for line in lines])
        now, product_id = clock.now(), None if self._product is None else self._product.id
        known = {variant.sku for variant in self._base.variants if variant.track_stock} if self._base else set()
        shelf = {
            line.variant.sku: line.stock for line in lines if line.variant.track_stock and line.variant.sku not in known
        }
        self.write(
            lambda session: _write(session, product_id, wanted, shelf, now),
            lambda made: self.saved.emit(made, name),
        )

    def _wanted(self, name: str, variants: Sequence[VariantInput]) -> ProductInput:
        options = tuple(option for option, _ in self._given_options()) if variants[0].options else ()
        base = self._base or ProductInput(name=name, variants=())
        status = ProductStatus[self.status.current()]
        if base.status is ProductStatus.ARCHIVED:
            status = base.status
        return replace(
            base,
            name=name,
            variants=tuple(variants),
            options=options,
            status=status,
            brand=self._line(self.brand).text().strip(),
            unit=self._line(self.unit).text().strip(),
            categories=_paths(self._line(self.categories).text()),
            description=self.description.toPlainText(),
        )

    def _say_below(self, sentence: str) -> None:
        self.below.setText(sentence)
        self.below.show()
        QTimer.singleShot(0, self.below, lambda: self._area.ensureWidgetVisible(self.below))

    def place_refusal(self, problem: StoreError) -> bool:
        """A refused SKU or barcode is shown at its line."""
        values = problem.message.values
        given = {str(value) for value in values.values() if isinstance(value, str)}
        for place in range(self.variants.rowCount()):
            codes = set(re.split(r"[,;\s]+", self.variants.cell_text(place, BARCODES)))
            if "code" in values and str(values["code"]) in codes:
                self._mark(Mistake(place, BARCODES, str(problem)))
                return True
            if self.variants.cell_text(place, SKU) in given:
                self._mark(Mistake(place, SKU, str(problem)))
                return True
        return False

    def _mark(self, mistake: Mistake) -> None:
        self.variants.mark([mistake])
        self._say_below(mistake.sentence)


def _paths(text: str) -> tuple[tuple[str, ...], ...]:
    """ "Clothing > T-shirts; Sale" as paths from the top down."""
    found: list[tuple[str, ...]] = []
    for one in text.split(";"):
        path = tuple(part.strip() for part in one.split(">") if part.strip())
        if path and path not in found:
            found.append(path)
    return tuple(found)


def _surroundings(session: Session) -> tuple[str, tuple[str, ...]]:
    found = shop.find(session)
    return found.currency if found else "VND", tuple(each.path for each in catalog.category_rows(session))


def _write(
    session: Session, product_id: int | None, wanted: ProductInput, shelf: Mapping[str, int], now: datetime
) -> int:
    """The product, and what is on the shelf of the SKUs that are counted from now on."""
    if product_id is None:
        [made] = catalog.create_products(session, [wanted], now=now)
        product_id = made.product_id
    else:
        catalog.update_product(session, product_id, wanted, now=now)
    for variant in catalog.product(session, product_id).variants if shelf else ():
        if variant.sku in shelf:
            stock.count(session, variant.id, shelf[variant.sku], reason=MovementReason.INITIAL, now=now)
    return product_id
