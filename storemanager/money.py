"""Amounts of money: whole minor units and a currency, never a float."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

# ISO 4217: how many decimals a currency has where it is not two.
_MOST_DIGITS = 14  # beyond this no price is meant, and a database's whole numbers end
_NO_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND"
_FOUR_DECIMALS = "CLF UYW"
_DECIMALS = {
    **dict.fromkeys(_NO_DECIMALS.split(), 0),
    **dict.fromkeys(_THREE_DECIMALS.split(), 3),
    **dict.fromkeys(_FOUR_DECIMALS.split(), 4),
}


def decimals(currency: str) -> int:
    """How many decimals `currency` has by ISO 4217: 0 for VND, 2 for USD."""
    return _DECIMALS.get(currency, 2)


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """`minor` smallest units of `currency` (ISO 4217 code, upper case): đồng, cents."""

    minor: int
    currency: str

    @classmethod
    def parse(cls, text: str, currency: str) -> Money:
        """Read a plain machine number ("90000", "12.50", "-3"). Raises ValueError on anything else, and on
        more decimals than the currency has unless they are zeros, because rounding a price is not ours to do."""
        try:
            amount = Decimal(text.strip())
        except InvalidOperation:
            raise ValueError(f"not an amount: {text!r}") from None
        if not amount.is_finite() or amount.adjusted() > _MOST_DIGITS:
            raise ValueError(f"not an amount: {text!r}")
        minor = amount.scaleb(decimals(currency))
        if minor != minor.to_integral_value():
            raise ValueError(f"{text!r} has more decimals than {currency}")
        return cls(int(minor), currency)

    @classmethod
    def rounded(cls, text: str, currency: str) -> Money:
        """Like `parse`, but decimals beyond the currency's are rounded half up (amounts others computed)."""
        try:
            minor = Decimal(text.strip()).scaleb(decimals(currency))
            if not minor.is_finite() or minor.adjusted() > _MOST_DIGITS:
                raise ValueError(text)
            return cls(int(minor.quantize(Decimal(1), ROUND_HALF_UP)), currency)
        except (InvalidOperation, ValueError):
            raise ValueError(f"not an amount: {text!r}") from None

    @property
    def amount(self) -> Decimal:
        """The amount in whole units, exact: 12.50."""
        return Decimal(self.minor).scaleb(-decimals(self.currency))

    @property
    def plain(self) -> str:
        """Plain digits with a dot, for files and channels: "90000", "12.50"."""
        return f"{self.amount:f}"

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be mixed")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __mul__(self, quantity: int) -> Money:
        return Money(self.minor * quantity, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __str__(self) -> str:
        return f"{self.plain} {self.currency}"
