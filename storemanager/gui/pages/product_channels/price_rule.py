"""A price rule as it is chosen in a form, and as it is typed into a cell of the grid: "+8% ~1000", "226000"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from storemanager import texts
from storemanager.domain.price_rules import PriceRule, Rounding
from storemanager.errors import InvalidInputError
from storemanager.gui import words
from storemanager.gui.models.prices import steps
from storemanager.gui.widgets.entry import AmountField, NumberField, parse_amount, parse_quantity
from storemanager.gui.widgets.fields import Choice, FormField
from storemanager.gui.widgets.parts import column, gap, row
from storemanager.money import Money, decimals
from storemanager.services import channel_prices
from storemanager.texts import translate

_HUNDREDTHS_OF_A_PERCENT = 10
"""Thousandths, as weights are read, in one hundredth."""


class PercentField(NumberField):
    """A percentage with at most two decimals, in hundredths of a percent."""

    def value(self) -> int | None:
        return parse_percent(self.text())

    def words(self, value: int) -> str:
        return percent_words(value)


def parse_percent(text: str) -> int | None:
    """Hundredths of a percent of "+8 %", "8", "-2,5". Raises InvalidInputError."""
    thousandths = parse_quantity(text.replace("%", "").strip(), 1000)
    return None if thousandths is None else round(thousandths / _HUNDREDTHS_OF_A_PERCENT)


def percent_words(value: int) -> str:
    """+8%, −2.5%."""
    whole, part = divmod(abs(value), 100)
    point = "," if texts.language() == "vi" else "."
    digits = f"{point}{part:02}".rstrip("0") if part else ""
    return f"{texts.MINUS if value < 0 else '+'}{whole}{digits}%"


def roundings(currency: str) -> Sequence[tuple[int, int]]:
    """What prices are usually rounded to: (step, less)."""
    plain = [(step, 0) for step in steps(currency)]
    return [*plain, (10_000, 1_000), (100_000, 1_000)] if decimals(currency) == 0 else [*plain, (100, 1), (100, 5)]


class RuleFields(QWidget):
    """Percent, amount and rounding beside one another; `changed()` with every letter."""

    changed = Signal()

    def __init__(self, currency: str) -> None:
        super().__init__()
        self._currency = currency
        self._kept: PriceRule | None = None
        self.percent = FormField("", PercentField())
        self.amount = FormField("", AmountField(currency))
        self.rounding = Choice([(f"{step}/{less}", _rounding_words(step, less, currency)) for step, less in
                                roundings(currency)])  # fmt: skip
        self.rounding_field = FormField("", self.rounding)
        fields = row(spacing=gap("2"))
        for part in (self.percent, self.amount, self.rounding_field):
            fields.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(fields))
        for each in (self.percent.field, self.amount.field):
            assert isinstance(each, NumberField)
            each.textEdited.connect(lambda _text: self.changed.emit())
        self.rounding.chosen.connect(lambda _key: self.changed.emit())
        self.retranslate()

    def retranslate(self) -> None:
        self.percent.say(self.tr("Percent"), self.tr("8 makes dearer, -8 cheaper"))
        self.amount.say(self.tr("And an amount"), self.tr("added after it"))
        self.rounding_field.say(self.tr("Rounding"))
        self.rounding.setAccessibleName(self.tr("Rounding"))

    def fill(self, rule: PriceRule | None) -> None:
        """Show a rule; one whose rounding is not in the list keeps it."""
        self._kept, shown = rule, rule or PriceRule()
        for field, value in ((self.percent.field, shown.percent), (self.amount.field, shown.amount)):
            assert isinstance(field, NumberField)
            field.fill(value or None)
        key = f"{shown.step}/{shown.less}"
        if self.rounding.findData(key) < 0:
            self.rounding.addItem(_rounding_words(shown.step, shown.less, self._currency), key)
        self.rounding.choose(key)

    def rule(self) -> PriceRule | None:
        """What the fields say; None while one of them is not a number (said below it)."""
        values: list[int] = []
        for part in (self.percent, self.amount):
            field = part.field
            assert isinstance(field, NumberField)
            try:
                values.append(field.value() or 0)
            except InvalidInputError as problem:
                part.wrong(str(problem.message))
                return None
            part.plain()
        step, less = (int(part) for part in self.rounding.current().split("/"))
        rounding = self._kept.rounding if self._kept is not None else PriceRule().rounding
        try:
            return channel_prices.rule(percent=values[0], amount=values[1], step=step, less=less, rounding=rounding)
        except InvalidInputError as problem:
            self.percent.wrong(f"{problem.message} {problem.advice}")
            return None


def _rounding_words(step: int, less: int, currency: str) -> str:
    if less:
        examples = [words.money(times * step - less, currency) for times in (1, 2)]
        return str(translate("price_rule", "Like {first}, {second}")(first=examples[0], second=examples[1]))
    if step == 1:
        return str(translate("price_rule", "No rounding"))
    return str(translate("price_rule", "To {amount}")(amount=words.money(step, currency)))


# --- As text in a cell ---

_RULE = re.compile(
    r"""\s*(?:(?P<percent>[+\-−]?\s*[\d.,]+\s*%))?
        \s*(?P<amount>[+\-−]\s*[\d.,]+\s*[kK]?(?!\s*%))?
        \s*(?:(?P<way>[~≈↑↓])\s*(?P<step>[\d.,]+\s*[kK]?)\s*(?:[\-−]\s*(?P<less>[\d.,]+))?)?\s*""",
    re.VERBOSE,
)
_WAYS = {"↑": Rounding.UP, "↓": Rounding.DOWN}


def read_price(text: str, currency: str) -> PriceRule | int | None:
    """What was typed into a price cell: nothing (as the account says), a price of its own ("226000"), or a rule: "+8%",
    "-5000", "+8% ~1000", "~10000-1000" for prices like 9,000 and 19,000; with ↑ or ↓ in place of ~ it is rounded that
    way only. Raises InvalidInputError."""
    if not text.strip():
        return None
    found = _RULE.fullmatch(text)
    if found is None or not any(found.groupdict().values()):
        return parse_amount(text, currency)
    percent = parse_percent(found["percent"].replace(" ", "")) if found["percent"] else None
    amount = parse_amount(found["amount"].replace(" ", ""), currency) if found["amount"] else None
    step = parse_amount(found["step"], currency) if found["step"] else None
    less = parse_amount(found["less"], currency) if found["less"] else None
    return channel_prices.rule(
        percent=percent or 0, amount=amount or 0, step=1 if step is None else step, less=less or 0,
        rounding=_WAYS.get(found["way"] or "", Rounding.NEAREST),
    )  # fmt: skip


def write_price(said: PriceRule | int | None, currency: str) -> str:
    """The same the other way round: what stands in the cell to be edited or copied."""
    if said is None:
        return ""
    if isinstance(said, int):
        return Money(said, currency).plain
    parts = [percent_words(said.percent)] if said.percent else []
    if said.amount:
        sign = "+" if said.amount > 0 else texts.MINUS
        parts.append(sign + Money(abs(said.amount), currency).plain)
    if said.step > 1:
        way = next((sign for sign, rounding in _WAYS.items() if rounding is said.rounding), "~")
        less = texts.MINUS + Money(said.less, currency).plain if said.less else ""
        parts.append(way + Money(said.step, currency).plain + less)
    return " ".join(parts)
