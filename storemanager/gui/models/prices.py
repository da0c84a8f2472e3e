"""Changing many prices by one rule: a pure function, so that what is previewed is what is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from storemanager.money import decimals
from storemanager.services.catalog import PriceChange


class Rule(Enum):
    PERCENT = "percent"
    AMOUNT = "amount"
    FIXED = "fixed"


@dataclass(frozen=True)
class PriceRule:
    """`value` is tenths of a percent, or minor units; the new price is rounded half up to whole `step`s."""

    rule: Rule
    value: int
    step: int = 1

    def price(self, old: int) -> int:
        """The new price, never below zero."""
        if self.rule is Rule.PERCENT:
            wanted = Decimal(old) * (1000 + self.value) / 1000
        elif self.rule is Rule.AMOUNT:
            wanted = Decimal(old + self.value)
        else:
            wanted = Decimal(self.value)
        steps = (wanted / self.step).quantize(Decimal(1), ROUND_HALF_UP)
        return max(0, int(steps) * self.step)


def changed(prices: Sequence[PriceChange], rule: PriceRule) -> list[PriceChange]:
    """The prices that would be others by the rule; what has no price stays without one."""
    return [
        replace(each, price=wanted)
        for each in prices
        if each.price is not None and (wanted := rule.price(each.price)) != each.price
    ]


def steps(currency: str) -> tuple[int, ...]:
    """What prices of a currency are usually rounded to, in minor units; 1 is no rounding."""
    return (1, 100, 500, 1000, 10_000) if decimals(currency) == 0 else (1, 5, 10, 50, 100)
