"""The lines of an order that is being written: product, quantity, price, discount, and what each comes to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from storemanager.errors import InvalidInputError
from storemanager.gui import words
from storemanager.gui.theme import set_property, theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.entry import AmountField, NumberField, QuantityField
from storemanager.gui.widgets.panel_parts import Elided
from storemanager.gui.widgets.parts import Middle, Right, column, gap, label, line, row
from storemanager.services.catalog import VariantRow
from storemanager.services.order_totals import gross
from storemanager.services.orders import LineInput
from storemanager.texts import translate

QUANTITY_WIDTH, PRICE_WIDTH, DISCOUNT_WIDTH, TOTAL_WIDTH = 72, 112, 100, 104


class OrderLineRow(QFrame):
    """One line; `changed` with every key, `removed` when it is taken off."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, product: VariantRow, price: int | None, currency: str) -> None:
        super().__init__()
        self.product = product
        self._currency = currency
        self.quantity = QuantityField(product.quantity_scale)
        self.price, self.discount = AmountField(currency), AmountField(currency)
        self.quantity.fill(product.quantity_scale)
        self.price.fill(price)
        self.total = label("", "strong")
        self.total.setAlignment(Right | Middle)
        self.total.setMinimumWidth(TOTAL_WIDTH * theme().text_percent // 100)
        self.sentence = label("", "small", role="danger", wrap=True)
        self.sentence.hide()
        remove = Button("", "quiet", icon="x", size="small", name=self.tr("Take this line off"))
        remove.setAutoDefault(False)
        remove.clicked.connect(lambda: self.removed.emit(self))
        name = " · ".join(part for part in (product.name, product.option_title) if part)
        titles = column(Elided(name, "strong"), Elided(self._second(), "small", role="text_muted"), spacing=1)
        parts = row(spacing=gap("2"))
        parts.addLayout(titles, 1)
        fields: tuple[tuple[NumberField, int, str], ...] = (
            (self.quantity, QUANTITY_WIDTH, self.tr("Quantity")),
            (self.price, PRICE_WIDTH, self.tr("Price each")),
            (self.discount, DISCOUNT_WIDTH, self.tr("Discount")),
        )
        for field, width, spoken in fields:
            field.setFixedWidth(width * theme().text_percent // 100)
            field.setAccessibleName(f"{spoken}: {name}")
            field.setToolTip(spoken)
            field.textChanged.connect(lambda _text: self._edited())
            parts.addWidget(field)
        self.discount.setPlaceholderText(self.tr("Discount"))
        parts.addWidget(self.total)
        parts.addWidget(remove)
        self.setLayout(column(parts, self.sentence, line(), spacing=gap("1")))
        self.setAccessibleName(name)
        self._edited()

    def _second(self) -> str:
        if not self.product.track_stock:
            return self.product.sku
        available = words.quantity(self.product.available, self.product.quantity_scale)
        told = translate("order_form", "{available} available")(available=available)
        return f"{self.product.sku} · {told}"

    def add_one(self) -> None:
        """The same product was scanned again."""
        try:
            now = self.quantity.value() or 0
        except InvalidInputError:
            return
        self.quantity.fill(now + self.product.quantity_scale)

    def _edited(self) -> None:
        amount = self.amount()
        self.total.setText(words.DASH if amount is None else words.money(amount, self._currency))
        self._say(self._shortage())
        self.changed.emit()

    def _shortage(self) -> str:
        try:
            quantity = self.quantity.value() or 0
        except InvalidInputError:
            return ""
        product = self.product
        if not product.track_stock or quantity <= product.available:
            return ""
        sentence = translate("order_form", "Only {available} available: receive more, or lower the quantity.")
        return str(sentence(available=words.quantity(max(0, product.available), product.quantity_scale)))

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        set_property(self.quantity, "wrong", "true" if sentence else "false")

    def mark_wrong(self, sentence: str) -> None:
        """The book refused this line."""
        self._say(sentence)
        self.quantity.setFocus()

    def amount(self) -> int | None:
        """What the line comes to, or None while it cannot be told."""
        try:
            quantity, price, discount = self.quantity.value(), self.price.value(), self.discount.value()
        except InvalidInputError:
            return None
        if quantity is None or price is None:
            return None
        return gross(price, quantity, self.product.quantity_scale) - (discount or 0)

    def read(self) -> LineInput | None:
        """The line as it is written, or None, with the sentence shown."""
        for field, needed in ((self.quantity, True), (self.price, True), (self.discount, False)):
            try:
                value = field.value()
            except InvalidInputError as problem:
                self._wrong(field, str(problem.message))
                return None
            if (
                (value is None and needed)
                or (value is not None and value < 0)
                or (field is self.quantity and not value)
            ):
                self._wrong(field, self.tr("Enter a number that is more than zero."))
                return None
        quantity, price = self.quantity.value(), self.price.value()
        return LineInput(self.product.id, quantity or 0, price, discount=self.discount.value() or 0)

    def _wrong(self, field: QWidget, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.show()
        set_property(field, "wrong", "true")
        field.setFocus()
