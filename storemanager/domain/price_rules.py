"""What a product costs on a channel, when it shall not cost there what the book says: pure arithmetic in whole minor
units. A rule is for list price and sale price alike.

The book's price is changed by the percent, then by the amount, and the result goes to the nearest price the rule
allows: the multiples of `step`, each less `less`. A step of 1,000 gives 108,000 and 109,000; a step of 10,000 less
1,000 gives 99,000 and 109,000; a step of 100 less 1, in cents, gives 11.99 and 12.99. Half way goes up. What costs
something never becomes free by a rule, and what is free stays free. A dearer product is never made the cheaper one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

WHOLE = 10_000
"""A hundred percent, in hundredths of a percent."""
MOST_PERCENT = 100 * WHOLE
"""A hundred times the price: beyond that a typing error is likelier than a rule."""


class Rounding(Enum):
    NEAREST = "nearest"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class PriceRule:
    """`percent` in hundredths of a percent, 800 for +8 %; `amount` is added after it. Raises ValueError for a rule that
    would give nothing sensible."""

    percent: int = 0
    amount: int = 0
    step: int = 1
    less: int = 0
    rounding: Rounding = Rounding.NEAREST

    def __post_init__(self) -> None:
        if not -WHOLE < self.percent <= MOST_PERCENT:
            raise ValueError(f"percent: {self.percent}")
        if self.step < 1 or not 0 <= self.less < self.step:
            raise ValueError(f"rounding: {self.step} less {self.less}")

    @property
    def plain(self) -> bool:
        """Whether every price stays as it is."""
        return self == PriceRule(rounding=self.rounding)

    def apply(self, minor: int) -> int:
        """What stands on the channel for `minor` in the book."""
        if minor <= 0:
            return 0
        divisor = WHOLE * self.step
        # All in one fraction, so that nothing is rounded twice: (minor * (1 + percent) + amount + less) / step.
        exact = minor * (WHOLE + self.percent) + (self.amount + self.less) * WHOLE
        if self.rounding is Rounding.UP:
            steps = -(-exact // divisor)
        elif self.rounding is Rounding.DOWN:
            steps = exact // divisor
        else:
            steps = (2 * exact + divisor) // (2 * divisor)
        return max(self.lowest, steps * self.step - self.less)

    @property
    def lowest(self) -> int:
        """The lowest price it gives to what costs something."""
        return self.step - self.less

    def exact_inverse(self, shown: int) -> int | None:
        """The price in the book that stands on the channel as `shown` without any rounding; None where there is none,
        and several prices of the book, or none of them, would have led there."""
        if shown == 0:
            return 0
        book, rest = divmod((shown - self.amount) * WHOLE, WHOLE + self.percent)
        return book if rest == 0 and book > 0 and self.apply(book) == shown else None

    def to_json(self) -> dict[str, Any]:
        """As it is kept in the book."""
        return {
            "percent": self.percent,
            "amount": self.amount,
            "step": self.step,
            "less": self.less,
            "rounding": self.rounding.name,
        }

    @classmethod
    def from_json(cls, raw: Mapping[str, Any] | None) -> PriceRule | None:
        """The rule that was kept; None where there is none."""
        if raw is None:
            return None
        return cls(raw["percent"], raw["amount"], raw["step"], raw["less"], Rounding[raw["rounding"]])
