"""What a simulated shop needs of a store outside, whether it lives in memory or behind a real connector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from storemanager.channels.base import RemoteRefund, RemoteStatus
from tests.simulation.faults import Faults


class LineThere(Protocol):
    """One line of an order, as the store really has it. `stock_taken`: so many of its units are off the shelf there."""

    @property
    def remote_id(self) -> str: ...

    @property
    def sku(self) -> str: ...

    @property
    def quantity(self) -> int: ...

    @property
    def stock_taken(self) -> int | None: ...


class OrderThere(Protocol):
    """An order, as the store really has it."""

    @property
    def remote_id(self) -> str: ...

    @property
    def status(self) -> RemoteStatus: ...

    @property
    def takes_stock(self) -> bool: ...

    @property
    def lines(self) -> Sequence[LineThere]: ...

    @property
    def refunds(self) -> Sequence[object]: ...


class Outside(Protocol):
    """A store with its shoppers' acts. `edits`: orders there can be changed; `gives_back`: what is refunded through it
    goes on its shelf again."""

    index: int
    luck: Faults
    down: bool
    revoked: bool
    requests: int
    writes_sent: int
    done: Counter[str]
    edits: bool
    gives_back: bool

    @property
    def orders(self) -> Mapping[str, OrderThere]: ...

    @property
    def is_safe(self) -> bool: ...

    def shows(self, sku: str) -> int | None: ...

    def price_of(self, sku: str) -> int: ...

    def set_stock(self, sku: str, stock: int) -> None: ...

    def order(self, wanted: Sequence[tuple[str, int]], status: RemoteStatus) -> str:
        """Somebody buys so many of each SKU; the id of the order."""

    def move(self, remote_id: str, status: RemoteStatus) -> object: ...

    def edit(self, remote_id: str, line_id: str, quantity: int) -> None: ...

    def refund(self, remote_id: str, refund: RemoteRefund, *, restock: bool) -> None: ...

    def touch(self, remote_id: str) -> None:
        """Something about the order changes that is of no importance."""
