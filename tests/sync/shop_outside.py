"""A shop outside, in memory: its items, its orders, and its own rules of when an order takes stock and what a write
does. It keeps its own truth, as a real channel does, and lives on while connectors come and go."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from storemanager.channels.base import (
    ListingRef,
    Outcome,
    PriceUpdate,
    RemoteAddress,
    RemoteLine,
    RemoteOrder,
    RemoteRefund,
    RemoteStatus,
    StockUpdate,
    StockWriteKind,
    WriteResult,
)
from storemanager.money import Money
from storemanager.texts import verbatim
from tests.sync.virtual_clock import VirtualClock

TAKES = frozenset({RemoteStatus.TO_SHIP, RemoteStatus.ON_HOLD, RemoteStatus.SHIPPED, RemoteStatus.COMPLETED})
"""The order stands in the shop's own stock while it is in one of these."""


@dataclass
class Item:
    """What the channel keeps of one sellable thing."""

    sku: str
    stock: int | None
    price: int = 100_000
    sale_price: int | None = None
    title: str = ""
    barcode: str = ""
    pool: bool = False


@dataclass
class Shop:
    """The shop, its shoppers between any two requests, and the faults that lie in wait for its connectors."""

    clock: VirtualClock
    kind: StockWriteKind = StockWriteKind.NON_ATOMIC_DELTA
    page_size: int = 100
    items: dict[ListingRef, Item] = field(default_factory=dict)
    changed: dict[str, datetime] = field(default_factory=dict)
    orders: dict[str, RemoteOrder] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    writes: list[StockUpdate] = field(default_factory=list)
    price_writes: list[PriceUpdate] = field(default_factory=list)
    done_keys: dict[str, RemoteRefund | bool] = field(default_factory=dict)
    published: set[str] = field(default_factory=set)
    before: Callable[[str], None] | None = None
    inside_write: Callable[[], None] | None = None
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    refuses: set[str] = field(default_factory=set)
    deaf: set[str] = field(default_factory=set)
    bad_orders: set[str] = field(default_factory=set)
    seconds_a_request: float = 1.0
    lock: threading.RLock = field(default_factory=threading.RLock)
    last_id: int = 0

    # --- What the shop's own people and shoppers do ---

    def next_id(self) -> str:
        self.last_id += 1
        return str(self.last_id)

    def add(self, sku: str, stock: int | None, *, product: str = "", variant: str = "", **more: Any) -> ListingRef:
        ref = ListingRef(product or self.next_id(), variant)
        self.items[ref] = Item(sku, stock, title=str(more.pop("title", sku)), **more)
        self.changed[ref.product_id] = self.clock()
        return ref

    def ref_of(self, sku: str) -> ListingRef:
        return next(ref for ref, item in self.items.items() if item.sku == sku)

    def buy(self, sku: str, quantity: int = 1, *, status: RemoteStatus = RemoteStatus.TO_SHIP, **more: Any) -> str:
        """A shopper takes it: the order and the stock change in one instant, as SQL does it there."""
        ref = self.ref_of(sku)
        line = RemoteLine(
            f"L{self.next_id()}", ref, sku, self.items[ref].title, quantity, Money(self.items[ref].price, "VND"),
            Money(self.items[ref].price * quantity, "VND"), stock_taken=0,
        )  # fmt: skip
        return self.place((line,), status=status, **more)

    def place(self, lines: Sequence[RemoteLine], *, status: RemoteStatus = RemoteStatus.TO_SHIP, **more: Any) -> str:
        remote_id = self.next_id()
        total = sum((line.total for line in lines), Money(0, "VND"))
        order = RemoteOrder(
            remote_id=remote_id, number=remote_id, status=RemoteStatus.UNPAID, channel_status="new",
            placed_at=self.clock(), modified_at=self.clock(), currency="VND", lines=tuple(lines), total=total,
            takes_stock=False, billing=RemoteAddress(name="Nguyễn Thị Lan", phone="0912345678"),
        )  # fmt: skip
        self.orders[remote_id] = replace(order, **more)
        self.move(remote_id, status)
        return remote_id

    def move(self, remote_id: str, status: RemoteStatus) -> RemoteOrder:
        """Another status: the shop's own rule takes its stock or gives it back."""
        order = self.orders[remote_id]
        takes = status in TAKES or (status in (RemoteStatus.REFUNDED, RemoteStatus.GONE) and order.takes_stock)
        lines = tuple(self._take(line, line.quantity if takes else 0) for line in order.lines)
        more: dict[str, Any] = {"completed_at": self.clock()} if status is RemoteStatus.COMPLETED else {}
        if takes and order.paid_at is None and status is not RemoteStatus.ON_HOLD:
            more["paid_at"] = self.clock()
        return self.save(
            replace(order, status=status, channel_status=status.value, lines=lines, takes_stock=takes, **more)
        )

    def edit(self, remote_id: str, line_id: str, quantity: int) -> None:
        order = self.orders[remote_id]
        lines = tuple(
            self._take(replace(line, quantity=quantity), quantity if order.takes_stock else 0)
            if line.remote_id == line_id
            else line
            for line in order.lines
        )
        self.save(replace(order, lines=lines))

    def refund(self, remote_id: str, refund: RemoteRefund, *, restock: bool) -> None:
        order = self.orders[remote_id]
        back = {line.line_remote_id: line.quantity for line in refund.lines} if restock else {}
        lines = tuple(
            self._take(line, max(0, (line.stock_taken or 0) - back.get(line.remote_id, 0))) for line in order.lines
        )
        self.save(replace(order, lines=lines, refunds=(*order.refunds, refund)))

    def save(self, order: RemoteOrder) -> RemoteOrder:
        self.orders[order.remote_id] = replace(order, modified_at=self.clock())
        return self.orders[order.remote_id]

    def set_price(self, sku: str, price: int) -> None:
        ref = self.ref_of(sku)
        self.items[ref].price = price
        self.changed[ref.product_id] = self.clock()

    def set_stock(self, sku: str, stock: int) -> None:
        """Somebody types a number into the shop's own pages."""
        ref = self.ref_of(sku)
        self.items[ref].stock = stock
        self.changed[ref.product_id] = self.clock()

    def delete(self, sku: str) -> None:
        del self.items[self.ref_of(sku)]

    def shows(self, sku: str) -> int | None:
        return self.items[self.ref_of(sku)].stock

    def _take(self, line: RemoteLine, units: int) -> RemoteLine:
        if line.ref is None or line.ref not in self.items:
            return line
        self.change_stock(line.ref, (line.stock_taken or 0) - units)
        return replace(line, stock_taken=units)

    def change_stock(self, ref: ListingRef, by: int) -> None:
        item = self.items[ref]
        if item.stock is None or not by:
            return
        for other, shared in self.items.items():
            if other == ref or (item.pool and shared.pool and other.product_id == ref.product_id):
                shared.stock = (shared.stock or 0) + by
        self.changed[ref.product_id] = self.clock()

    # --- What the shop does with the writes of a connector ---

    def write_stock(self, update: StockUpdate) -> WriteResult:
        """One item of a write, by the rule of this kind of shop."""
        item = self.items.get(update.ref)
        if item is None:
            return WriteResult(update.ref, Outcome.REJECTED, verbatim("invalid id"), gone=True)
        if item.sku in self.refuses:
            return WriteResult(update.ref, Outcome.REJECTED, verbatim("stock is managed elsewhere"), "managed")
        self.writes.append(update)
        if item.sku in self.deaf:
            return WriteResult(update.ref, Outcome.DONE)
        kind = self.kind
        if kind is StockWriteKind.COMPARE_AND_SET and update.seen is not None and item.stock != update.seen:
            return WriteResult(update.ref, Outcome.REJECTED, verbatim("changed since"), "conflict")
        if kind is StockWriteKind.DELTA and update.seen is not None:
            self.change_stock(update.ref, update.wanted - update.seen)
        elif kind is StockWriteKind.NON_ATOMIC_DELTA and update.seen is not None:
            before = item.stock or 0  # the server reads, a shopper buys, the server writes
            self._in_the_window()
            self.change_stock(update.ref, before + update.wanted - update.seen - (item.stock or 0))
        else:
            self._in_the_window()
            self.change_stock(update.ref, update.wanted - (item.stock or 0))
        return WriteResult(update.ref, Outcome.DONE)

    def _in_the_window(self) -> None:
        hook, self.inside_write = self.inside_write, None
        if hook is not None:
            hook()
