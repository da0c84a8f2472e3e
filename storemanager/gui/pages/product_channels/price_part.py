"""What a product costs on one channel: as the channel's rule says, by a rule of its own, or a price of its own; with
the price that comes out of it beside every variant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from storemanager.domain.price_rules import PriceRule
from storemanager.errors import InvalidInputError
from storemanager.gui import words
from storemanager.gui.pages.product_channels.price_rule import RuleFields
from storemanager.gui.widgets.buttons import Button, Segments
from storemanager.gui.widgets.entry import AmountField
from storemanager.gui.widgets.panel_parts import Elided
from storemanager.gui.widgets.parts import clear, column, gap, label, row
from storemanager.services import channel_prices
from storemanager.services.catalog import VariantDetail
from storemanager.texts import translate

USUAL, RULE, OWN = "usual", "rule", "own"


@dataclass(frozen=True)
class SaidPrices:
    """What the owner says: a rule for the product, and prices of single variants."""

    rule: PriceRule | None
    prices: Mapping[int, int | None]


class PricePart(QWidget):
    """`changed()` with every letter; `said()` is None while something in it is not a number."""

    changed = Signal()
    usual_wanted = Signal()
    """The owner wants to change what everything costs on this channel."""

    def __init__(self, currency: str) -> None:
        super().__init__()
        self._currency = currency
        self._variants: tuple[VariantDetail, ...] = ()
        self._account_rule: PriceRule | None = None
        self._same_money = True
        self._kept_rule: PriceRule | None = None
        self.how = Segments([(USUAL, ""), (RULE, ""), (OWN, "")], USUAL)
        self.usual = label("", "small", wrap=True)
        self.usual_button = Button("", "link", icon="percent", size="small", flush=True)
        self.usual_button.clicked.connect(self.usual_wanted)
        self.rule = RuleFields(currency)
        self.fields: dict[int, AmountField] = {}
        self._results: dict[int, Elided] = {}
        self.list = column(spacing=gap("1"))
        self.problem = label("", "small", role="danger", wrap=True)
        self.problem.hide()
        usual = row(self.usual_button, -1)
        parts = (row(self.how, -1), self.usual, usual, self.rule, self.list, self.problem)
        self.setLayout(column(*parts, spacing=gap("2")))
        self.how.chosen.connect(lambda _key: self._choose())
        self.rule.changed.connect(self._show_results)

    def retranslate(self) -> None:
        self.how.rename([(USUAL, self.tr("As usual here")), (RULE, self.tr("Rule")), (OWN, self.tr("Own price"))])
        self.usual_button.setText(self.tr("Change the rule of the whole channel"))
        self.how.setAccessibleName(self.tr("Price on this channel"))
        self.rule.retranslate()

    def fill(
        self,
        variants: Sequence[VariantDetail],
        said: SaidPrices,
        account_rule: PriceRule | None,
        *,
        same_money: bool,
    ) -> None:
        """Show what was said of these variants; `same_money`: the book's prices can be sent there."""
        self._variants, self._account_rule, self._same_money = tuple(variants), account_rule, same_money
        if account_rule is None:
            self.usual.setText(self.tr("On this channel everything costs what the book says."))
        else:
            usual = translate("price_part", "The rule of this channel: {rule}")
            self.usual.setText(str(usual(rule=channel_prices.describe(account_rule, self._currency))))
        self._kept_rule = said.rule
        self.rule.fill(said.rule)
        self._build_list(said.prices)
        key = OWN if any(value is not None for value in said.prices.values()) else RULE if said.rule else USUAL
        self.how.choose(key)
        self._choose(tell=False)

    def _build_list(self, prices: Mapping[int, int | None]) -> None:
        clear(self.list)
        self.fields, self._results = {}, {}
        for each in self._variants:
            name = each.title or " / ".join(each.options) or each.sku
            field = AmountField(self._currency)
            field.setAccessibleName(str(translate("price_part", "Price of {variant}")(variant=name)))
            field.setMaximumWidth(150)
            field.fill(prices.get(each.id))
            field.textEdited.connect(lambda _text: self._show_results())
            result = Elided("", "strong")
            self.fields[each.id], self._results[each.id] = field, result
            line = row(spacing=gap("2"))
            line.addWidget(Elided(name, "body", role="text_muted"), 2)
            line.addWidget(field, 1)
            line.addWidget(result, 3)
            self.list.addLayout(line)

    def _choose(self, *, tell: bool = True) -> None:
        key = self.how.current()
        self.rule.setVisible(key == RULE)
        self.usual.setVisible(key != RULE)
        self.usual_button.setVisible(key == USUAL)
        for field in self.fields.values():
            field.setVisible(key == OWN)
        self._show_results(tell=tell)

    def _show_results(self, *, tell: bool = True) -> None:
        """Book → there, for every variant, with what is in the fields now."""
        key = self.how.current()
        rule = self.rule.rule() if key == RULE else None
        for each in self._variants:
            self._results[each.id].set_words(self._result(each, key, rule))
        if tell:
            self.changed.emit()

    def _result(self, each: VariantDetail, key: str, rule: PriceRule | None) -> str:
        own = None
        if key == OWN:
            try:
                own = self.fields[each.id].value()
            except InvalidInputError as problem:
                return str(problem.message)
        book = each.price if self._same_money else None
        kept = self._kept_rule if key == OWN else None
        used = rule if key == RULE else kept or self._account_rule
        there = own if own is not None else None if book is None else used.apply(book) if used else book
        before, after = words.money(book, self._currency), words.money(there, self._currency)
        if there is None:
            return str(translate("price_part", "no price yet"))
        return after if there == book else f"{before} → {after}"

    def said(self) -> SaidPrices | None:
        """What the owner says now; what was typed for another way is not said."""
        key = self.how.current()
        if key == RULE:
            rule = self.rule.rule()
            return None if rule is None else SaidPrices(rule, dict.fromkeys(self.fields))
        if key == USUAL:
            return SaidPrices(None, dict.fromkeys(self.fields))
        try:
            return SaidPrices(self._kept_rule, {one: field.value() for one, field in self.fields.items()})
        except InvalidInputError:
            return None

    def say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
