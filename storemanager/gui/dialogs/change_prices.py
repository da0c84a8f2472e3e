"""The prices of many products by one rule, previewed with real ones before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from storemanager import clock
from storemanager.errors import InvalidInputError
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.models.prices import PriceRule, Rule, changed, steps
from storemanager.gui.widgets.buttons import Segments
from storemanager.gui.widgets.entry import NumberField, parse_amount, parse_quantity, read
from storemanager.gui.widgets.fields import Choice, FormField
from storemanager.gui.widgets.parts import label, row
from storemanager.services import catalog, catalog_ticked
from storemanager.services.catalog import PriceChange
from storemanager.texts import translate

EXAMPLES = 3


class ValueField(NumberField):
    """A percentage (in tenths) or an amount, by the rule that is chosen."""

    def __init__(self, currency: str) -> None:
        super().__init__()
        self.currency, self.rule = currency, Rule.PERCENT

    def value(self) -> int | None:
        if self.rule is not Rule.PERCENT:
            return parse_amount(self.text(), self.currency)
        thousandths = parse_quantity(self.text().replace("%", ""), 1000)
        return None if thousandths is None else round(thousandths / 100)

    def words(self, value: int) -> str:
        return words.percent(value) if self.rule is Rule.PERCENT else words.money(value, self.currency)


class ChangePricesDialog(FormDialog):
    """`saved(words, prices before)` when it has happened."""

    saved = Signal(str, object)

    def __init__(self, parent: QWidget, background: Background, variant_ids: Sequence[int], currency: str) -> None:
        count = len(variant_ids)
        title = str(translate("change_prices", "Change the prices of {count:product|products}")(count=count))
        super().__init__(parent, background, title, "")
        self._currency = currency
        self._prices: tuple[PriceChange, ...] = ()
        self.rule = Segments(
            [
                (Rule.PERCENT.value, self.tr("± percent")),
                (Rule.AMOUNT.value, self.tr("± amount")),
                (Rule.FIXED.value, self.tr("One price")),
            ],
            Rule.PERCENT.value,
            name=self.tr("How"),
        )
        self.amount = FormField("", ValueField(currency))
        rounding = [("1", self.tr("No rounding"))]
        rounding += [(str(step), self._to(step)) for step in steps(currency) if step > 1]
        self.rounding = Choice(rounding, name=self.tr("Rounding"))
        self.preview = label("", "body", role="text_muted", wrap=True)
        self.body.addLayout(row(self.rule, -1))
        self.body.addWidget(self.amount)
        self.body.addWidget(FormField(self.tr("Rounding"), self.rounding))
        self.body.addWidget(self.preview)
        self.rule.chosen.connect(self._choose)
        self.rounding.chosen.connect(lambda _key: self._show_preview())
        self._field().textChanged.connect(lambda _text: self._show_preview())
        self._choose(Rule.PERCENT.value)
        ids = tuple(variant_ids)
        background.run(self, lambda session: tuple(catalog_ticked.prices_of(session, ids)), self._loaded)

    def _to(self, step: int) -> str:
        return str(translate("change_prices", "To {amount}")(amount=words.money(step, self._currency)))

    def _field(self) -> ValueField:
        assert isinstance(self.amount.field, ValueField)
        return self.amount.field

    def _choose(self, key: str) -> None:
        self._field().rule = Rule(key)
        asks = {
            Rule.PERCENT: (self.tr("Percent"), self.tr("10 makes dearer, -10 makes cheaper")),
            Rule.AMOUNT: (self.tr("Amount"), self.tr("5000 makes dearer, -5000 makes cheaper")),
            Rule.FIXED: (self.tr("Price"), ""),
        }
        self.amount.say(*asks[Rule(key)])
        self._field().setFocus()
        self._show_preview()

    def _loaded(self, prices: tuple[PriceChange, ...]) -> None:
        self._prices = prices
        self._show_preview()

    def _rule(self) -> PriceRule | None:
        try:
            value = self._field().value()
        except InvalidInputError:
            return None
        rule = self._field().rule
        return None if value is None else PriceRule(rule, value, int(self.rounding.current() or 1))

    def _show_preview(self) -> None:
        rule = self._rule()
        found = changed(self._prices, rule) if rule else []
        before = {each.variant_id: each.price for each in self._prices}
        examples = [
            f"{words.money(before[each.variant_id], self._currency)} → {words.money(each.price, self._currency)}"
            for each in found[:EXAMPLES]
        ]
        without = sum(each.price is None for each in self._prices)
        if without:
            sentence = translate("change_prices", "{count:product has|products have} no price and stay without.")
            examples.append(str(sentence(count=without)))
        self.preview.setText("\n".join(examples) or self.tr("Enter by how much, and some examples stand here."))
        change = translate("change_prices", "Change {count:price|prices}")(count=len(found))
        self.save_button.setText(str(change))
        self.save_button.setEnabled(bool(found))

    def save(self) -> None:
        _, usable = read(self.amount, needed=self.tr("Enter by how much."))
        rule = self._rule()
        if not usable or rule is None:
            return
        wanted, now = tuple(changed(self._prices, rule)), clock.now()
        changing = {each.variant_id for each in wanted}
        before = tuple(each for each in self._prices if each.variant_id in changing)
        said = translate("change_prices", "{count:price was|prices were} changed.")(count=len(wanted))
        self.write(
            lambda session: catalog.set_prices(session, wanted, now=now),
            lambda _nothing: self.saved.emit(str(said), before),
        )
