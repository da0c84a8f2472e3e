"""What a bundle is made of: its parts, how many of each, and how often it can be sold by that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from sqlmodel import Session

from storemanager import clock
from storemanager.errors import InvalidInputError
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.models.products import PanelData
from storemanager.gui.theme import set_property, theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.entry import QuantityField
from storemanager.gui.widgets.panel_parts import Elided, scrolled
from storemanager.gui.widgets.parts import column, gap, label, line, row
from storemanager.gui.widgets.product_finder import ProductFinder
from storemanager.services import audit, catalog, catalog_bundles
from storemanager.services.catalog import VariantRow
from storemanager.services.catalog_bundles import BundlePart
from storemanager.texts import translate

QUANTITY_WIDTH = 72
PARTS_HEIGHT = 220


class BundleForm(FormDialog):
    """`saved(words, undo)` when it is in the book."""

    saved = Signal(str, object)

    def __init__(self, parent: QWidget, background: Background, data: PanelData) -> None:
        variant = data.variant
        name = " · ".join(part for part in (variant.product_name, " / ".join(variant.options)) if part)
        super().__init__(parent, background, str(translate("bundle_form", "What it is made of")), "", name, width=1)
        self.save_button.setText(self.tr("Save the bundle"))
        self._variant_id, self._name = variant.id, name
        self.rows: list[PartRow] = []
        self.finder = ProductFinder(background, data.currency, rows_shown=3)
        self.finder.chosen.connect(self.add)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(gap("1"))
        self.said = label("", "small", role="text_muted", wrap=True)
        inner = QWidget()
        parts = column(self.lines, -1)
        parts.setContentsMargins(0, 0, gap("3"), 0)
        inner.setLayout(parts)
        area = scrolled(inner)
        area.setMinimumHeight(PARTS_HEIGHT)
        for part in (self.finder, area, self.said):
            self.body.addWidget(part)
        self._say()
        background.run(self, lambda session: _parts(session, variant.id), self._fill)
        self.finder.setFocus()

    def _fill(self, found: list[tuple[VariantRow, int]]) -> None:
        for part, quantity in found:
            self._put(part, quantity)
        self._say()

    def add(self, product: VariantRow) -> None:
        """Another part; one that is there already, once more."""
        known = next((each for each in self.rows if each.product.id == product.id), None)
        if known is None:
            self._put(product, product.quantity_scale)
        else:
            known.quantity.fill((known.value() or 0) + product.quantity_scale)
        self._say()

    def _put(self, product: VariantRow, quantity: int) -> None:
        part = PartRow(product, quantity)
        part.changed.connect(self._say)
        part.removed.connect(self._take_off)
        self.rows.append(part)
        self.lines.addWidget(part)

    def _take_off(self, part: PartRow) -> None:
        self.rows.remove(part)
        self.lines.removeWidget(part)
        part.deleteLater()
        self.finder.setFocus()
        self._say()

    def _say(self) -> None:
        """How often it can be sold by what is there now."""
        if not self.rows:
            self.said.setText(self.tr("Nothing: it is an ordinary product with stock of its own."))
            return
        often = [
            each.product.available // many for each in self.rows if each.product.track_stock and (many := each.value())
        ]
        if often:
            can = translate("bundle_form", "By what is available now it can be sold {count:time|times}.")
            self.said.setText(str(can(count=max(0, min(often)))))
        else:
            self.said.setText(self.tr("None of its parts is counted: it can always be sold."))

    def save(self) -> None:
        wrong = [each for each in self.rows if each.refuse()]
        if wrong:
            wrong[0].quantity.setFocus()
            return
        wanted = [BundlePart(each.product.id, each.value() or 0) for each in self.rows]
        now, variant_id = clock.now(), self._variant_id
        said = str(translate("bundle_form", "What “{name}” is made of was changed.")(name=self._name))
        self.write(
            lambda session: catalog_bundles.set_parts(session, variant_id, wanted, now=now),
            lambda _nothing: self.saved.emit(said, undo_of(variant_id)),
        )


def undo_of(variant_id: int) -> Callable[[Session], None]:
    """Takes back what was last done to it."""

    def work(session: Session) -> None:
        newest = audit.history(session, "variant", variant_id, limit=1)
        audit.undo(session, newest[0].id, now=clock.now())

    return work


class PartRow(QFrame):
    """One part; `changed` with every key, `removed` when it is taken off."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, product: VariantRow, quantity: int) -> None:
        super().__init__()
        self.product = product
        name = " · ".join(part for part in (product.name, product.option_title) if part)
        self.quantity = QuantityField(product.quantity_scale)
        self.quantity.fill(quantity)
        self.quantity.setFixedWidth(QUANTITY_WIDTH * theme().text_percent // 100)
        spoken = self.tr("How many of it")
        self.quantity.setAccessibleName(f"{spoken}: {name}")
        self.quantity.textChanged.connect(lambda _text: self._edited())
        self.sentence = label("", "small", role="danger", wrap=True)
        self.sentence.hide()
        remove = Button("", "quiet", icon="x", size="small", name=self.tr("Take this part out"))
        remove.setAutoDefault(False)
        remove.clicked.connect(lambda: self.removed.emit(self))
        titles = column(Elided(name, "strong"), Elided(self._second(), "small", role="text_muted"), spacing=1)
        parts = row(spacing=gap("2"))
        parts.addLayout(titles, 1)
        parts.addWidget(self.quantity)
        parts.addWidget(remove)
        self.setLayout(column(parts, self.sentence, line(), spacing=gap("1")))
        self.setAccessibleName(name)

    def _second(self) -> str:
        if not self.product.track_stock:
            return self.product.sku
        available = words.quantity(self.product.available, self.product.quantity_scale)
        told = translate("bundle_form", "{available} available")(available=available)
        return f"{self.product.sku} · {told}"

    def value(self) -> int | None:
        """How many of it, in its own units; None while that cannot be read."""
        try:
            return self.quantity.value()
        except InvalidInputError:
            return None

    def refuse(self) -> bool:
        """Mark it when its number cannot be used."""
        wrong = (self.value() or 0) <= 0
        if wrong:
            self.sentence.setText(self.tr("Enter a number that is more than zero."))
        self.sentence.setVisible(wrong)
        set_property(self.quantity, "wrong", "true" if wrong else "false")
        return wrong

    def _edited(self) -> None:
        self.sentence.hide()
        set_property(self.quantity, "wrong", "false")
        self.changed.emit()


def _parts(session: Session, variant_id: int) -> list[tuple[VariantRow, int]]:
    found = catalog_bundles.parts(session, variant_id)
    rows = {each.id: each for each in catalog.variant_rows(session, [part.variant_id for part in found])}
    return [(rows[part.variant_id], part.quantity) for part in found if part.variant_id in rows]
