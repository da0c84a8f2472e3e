"""What an order costs: exact in minor units, with every discount spread so that the lines add up to the total."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class LineAmounts:
    """Before discounts, what was taken off, and what is left."""

    gross: int
    discount: int

    @property
    def total(self) -> int:
        return self.gross - self.discount


def gross(unit_price: int, quantity: int, scale: int = 1) -> int:
    """The price of `quantity` (in the variant's own units), rounded half up to the minor unit."""
    return (unit_price * quantity * 2 + scale) // (2 * scale)


def spread(amount: int, weights: Sequence[int]) -> list[int]:
    """`amount` in parts that follow `weights` and add up to it exactly: the largest remainders get the odd units, and
    no part is larger than its weight as long as the amount is not larger than all of them."""
    whole = sum(weights)
    if whole <= 0:
        return [amount if position == 0 else 0 for position in range(len(weights))]
    parts = [amount * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda at: (-(amount * weights[at] % whole), at))
    for at in by_remainder[: amount - sum(parts)]:
        parts[at] += 1
    return parts


def line_amounts(grosses: Sequence[int], own_discounts: Sequence[int], order_discount: int) -> list[LineAmounts]:
    """Each line after its own discount and its share of the order's."""
    left = [amount - discount for amount, discount in zip(grosses, own_discounts, strict=True)]
    shares = spread(order_discount, left) if grosses else []
    return [LineAmounts(amount, own + share) for amount, own, share in zip(grosses, own_discounts, shares, strict=True)]


def price_at(
    moment: datetime, price: int | None, sale_price: int | None, sale_from: datetime | None, sale_to: datetime | None
) -> int | None:
    """What a variant costs at `moment`: its sale price while the sale lasts, else its list price."""
    begun = sale_from is None or sale_from <= moment
    over = sale_to is not None and sale_to <= moment
    return sale_price if sale_price is not None and begun and not over else price
