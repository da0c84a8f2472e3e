"""What a page may be asked to show besides a record's id: `page.opens.emit("orders", OrdersTab("to_ship"))`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OrdersTab:
    """The list of orders with this tab on: to_ship, to_confirm, shipped, returned, unpaid, open or all."""

    key: str


@dataclass(frozen=True)
class NewOrderFor:
    """A new order, with the customer already in it."""

    customer_id: int
