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


@dataclass(frozen=True)
class ChannelsOf:
    """What each channel will show of a product, looked at for one of its variants."""

    product_id: int
    variant_id: int | None = None


@dataclass(frozen=True)
class EditForChannels:
    """A product's form with what is said of it on each channel; with an account that channel's part at once."""

    product_id: int
    account_id: int | None = None


@dataclass(frozen=True)
class PutOnChannels:
    """The grid of these products and all channels."""

    product_ids: tuple[int, ...]


@dataclass(frozen=True)
class WhatIsSent:
    """Exactly what would be sent of these products, before it is; without accounts to all they are on. `only`: of all
    these pairs of product and account no others. `off` and `back` are to be taken off sale there, or put back."""

    product_ids: tuple[int, ...]
    account_ids: tuple[int, ...] = ()
    only: tuple[tuple[int, int], ...] = ()
    off: tuple[tuple[int, int], ...] = ()
    back: tuple[tuple[int, int], ...] = ()
