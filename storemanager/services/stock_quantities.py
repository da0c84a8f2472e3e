"""Quantities in words, and the refusals that name them: thousandths of a kilogram read "1.25", not 1250."""

from collections.abc import Sequence
from dataclasses import dataclass

from storemanager.errors import OutOfStockError
from storemanager.texts import MINUS, Text, translate

DECIMAL = translate("stock", "{whole}.{part}")  # a number with decimals; Vietnamese writes a comma
ADVICE = translate("stock", "Receive more, or lower the quantity.")


def in_units(quantity: int, scale: int) -> int | Text:
    """`quantity` of a variant's own units as the owner reads it: whole pieces, or kilograms with decimals."""
    if scale == 1 or quantity % scale == 0:
        return quantity // scale
    whole, part = divmod(abs(quantity), scale)
    sign = MINUS if quantity < 0 else ""
    return DECIMAL(whole=f"{sign}{whole}", part=f"{part:0{len(str(scale)) - 1}}".rstrip("0"))


def signed(quantity: int, scale: int) -> Text:
    """A change with its sign: +12, −3."""
    if quantity > 0:
        return Text("", "+{quantity}", {"quantity": in_units(quantity, scale)})
    return Text("", "{quantity}", {"quantity": in_units(quantity, scale)})


@dataclass(frozen=True)
class Shortage:
    """More of a variant was asked for than is there."""

    sku: str
    asked: int
    available: int
    scale: int = 1

    def text(self) -> Text:
        """The one sentence for one variant."""
        return translate("stock", "Not enough of {sku}: {asked} asked, {available} available.")(**self._values())

    def part(self) -> Text:
        return translate("stock", "{sku} ({asked} asked, {available} available)")(**self._values())

    def _values(self) -> dict[str, int | str | Text]:
        return {
            "sku": self.sku,
            "asked": in_units(self.asked, self.scale),
            "available": in_units(self.available, self.scale),
        }


def refuse(shortages: Sequence[Shortage]) -> OutOfStockError:
    """The refusal that names every variant there is not enough of."""
    if len(shortages) == 1:
        return OutOfStockError(shortages[0].text(), ADVICE)
    listed = tuple(shortage.part() for shortage in shortages)
    return OutOfStockError(translate("stock", "Not enough of: {products}.")(products=listed), ADVICE)
