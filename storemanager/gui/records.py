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


@dataclass(frozen=True)
class PackOrders:
    """The packing table with these orders on it, in the order of the queue."""

    order_ids: tuple[int, ...]


@dataclass(frozen=True)
class ConnectChannel:
    """The guided page that connects a channel; with a kind its form at once, with an account to sign in again.
    `compare`: everything that would be sent to the account, for an owner who wants to look before anything goes."""

    kind: str = ""
    account_id: int | None = None
    compare: bool = False


@dataclass(frozen=True)
class SyncTab:
    """The Sync page: "runs" (of one account, or one of them by its id), "health", or "oversold" (one variant)."""

    key: str
    record_id: int | None = None
    account_id: int | None = None


@dataclass(frozen=True)
class ImportFile:
    """The Files page, bringing in this file; without a path it asks for one. `kind`: products, stock, customers or
    orders."""

    path: str = ""
    kind: str = "products"
