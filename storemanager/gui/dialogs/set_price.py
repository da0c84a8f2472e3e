"""The price of one variant, and a sale price with the days it is good for."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from storemanager import clock
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.models.products import PanelData
from storemanager.gui.widgets.entry import AmountField, read
from storemanager.gui.widgets.fields import FormField
from storemanager.gui.widgets.moment import MomentField
from storemanager.services import catalog
from storemanager.services.catalog import PriceChange
from storemanager.texts import translate

WEEK = timedelta(days=7)


class SetPriceDialog(FormDialog):
    """`saved(words, prices before)` when it has happened."""

    saved = Signal(str, object)

    def __init__(self, parent: QWidget, background: Background, data: PanelData) -> None:
        variant = data.variant
        name = " · ".join(part for part in (variant.product_name, " / ".join(variant.options)) if part)
        super().__init__(parent, background, str(translate("set_price", "Price")), "", name)
        self.save_button.setText(self.tr("Save the price"))
        self._before = PriceChange(variant.id, variant.price, variant.sale_price, variant.sale_from, variant.sale_to)
        self._sku = variant.sku
        self.price = FormField(self.tr("Price"), AmountField(data.currency))
        hint = self.tr("Empty: no sale. It must be below the price.")
        self.sale = FormField(self.tr("Sale price"), AmountField(data.currency), hint)
        self.begins = MomentField(self.tr("Begins"), variant.sale_from)
        self.ends = MomentField(self.tr("Ends"), variant.sale_to, later=WEEK)
        for field, value in ((self.price, variant.price), (self.sale, variant.sale_price)):
            assert isinstance(field.field, AmountField)
            field.field.fill(value)
        for part in (self.price, self.sale, self.begins, self.ends):
            self.body.addWidget(part)
        self.price.field.setFocus()

    def save(self) -> None:
        price, price_usable = read(self.price)
        sale, sale_usable = read(self.sale)
        if not price_usable or not sale_usable:
            return
        if sale is not None and (price is None or sale >= price):
            self.sale.wrong(self.tr("The sale price must be below the price."))
            return
        begins = self.begins.value() if sale is not None else None
        ends = self.ends.value() if sale is not None else None
        if begins and ends and ends <= begins:
            self.sale.wrong(self.tr("The sale ends before it begins."))
            return
        change, now = PriceChange(self._before.variant_id, price, sale, begins, ends), clock.now()
        said = str(translate("set_price", "The price of {sku} was changed.")(sku=self._sku))
        self.write(
            lambda session: catalog.set_prices(session, [change], now=now),
            lambda _nothing: self.saved.emit(said, (self._before,)),
        )
