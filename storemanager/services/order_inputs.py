"""What the order desk is told: an order with its lines, and goods that come back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class LineInput:
    """One line. Without a price the variant's own price of the day is taken; without a variant it is free text with a
    price. `quantity` counts the variant's own units: pieces, or thousandths for goods by weight."""

    variant_id: int | None
    quantity: int
    unit_price: int | None = None
    title: str = ""
    sku: str = ""
    discount: int = 0


@dataclass(frozen=True)
class DiscountInput:
    """A discount on the whole order; it is spread over the lines so that they add up."""

    amount: int
    title: str = ""
    code: str = ""


@dataclass(frozen=True)
class OrderInput:
    """An order as the desk takes it. `confirm` reserves the goods at once; otherwise it stays a draft."""

    lines: tuple[LineInput, ...]
    customer_id: int | None = None
    contact_name: str = ""
    contact_phone: str = ""
    shipping: Mapping[str, Any] = field(default_factory=dict)
    billing: Mapping[str, Any] = field(default_factory=dict)
    discounts: tuple[DiscountInput, ...] = ()
    shipping_total: int = 0
    payment_method: str = ""
    customer_note: str = ""
    note: str = ""
    placed_at: datetime | None = None
    ship_by: datetime | None = None
    location_id: int | None = None
    confirm: bool = True


@dataclass(frozen=True)
class ReturnInput:
    """So many of a line came back; `restock` says whether they go on the shelf again or not (broken, kept by the
    buyer)."""

    quantity: int
    restock: bool = True
