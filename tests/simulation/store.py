"""A simulated shop on a channel, and the connector that speaks to it over a bad line.

The shop's own rules (items, orders, when stock is taken) and the four kinds of write come from the channel the tests of
sync use; here come the line's faults, readings that are old, servers that take their time, and the memory of what was
done how often."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from storemanager.channels.base import (
    AccountSettings,
    ListingRef,
    Outcome,
    Page,
    PriceUpdate,
    RefundRequest,
    RemoteLine,
    RemoteOrder,
    RemoteProduct,
    RemoteRefund,
    RemoteShipment,
    RemoteStatus,
    ShipmentNotice,
    StockReading,
    StockUpdate,
    StockWriteKind,
    WriteResult,
)
from storemanager.channels.errors import RejectedError, SignInError, TransientError
from storemanager.money import Money
from storemanager.texts import verbatim
from tests.simulation.faults import CUT, DUPLICATE, ERROR, LOST_ITEM, SHIFTED, THROTTLED, UNANSWERED, Faults
from tests.simulation.life import Life
from tests.simulation.timeline import START
from tests.simulation.truth import Truth
from tests.simulation.week import CONFIRMED_KINDS
from tests.sync.fake_channel import FakeChannel
from tests.sync.shop_outside import Shop

TRIES = 4
"""How often a connector asks again by itself; a request that changes something only if it was not taken up."""
LONGEST_PAUSE = 30.0
WRITES = frozenset(
    {"write_stock", "write_prices", "set_status", "ship_order", "cancel_order", "refund_order", "add_note"}
)
SAY_SO = verbatim("later")
T = TypeVar("T")


@dataclass
class Store(Shop):
    """The shop outside. Its clock tells whole seconds, so several orders bear the same moment."""

    index: int = 0
    truth: Truth = field(kw_only=True)
    luck: Faults = field(kw_only=True)
    down: bool = False
    revoked: bool = False
    requests: int = 0
    writes_sent: int = 0
    watched: bool = True  # what the program must never do is refused at once; off for the strategy of others
    shown: dict[ListingRef, list[tuple[datetime, int]]] = field(default_factory=lambda: defaultdict(list))
    older: dict[str, RemoteOrder] = field(default_factory=dict)
    unanswered: set[ListingRef] = field(default_factory=set)
    done: Counter[str] = field(default_factory=Counter)
    versions: int = 0
    edits: bool = True
    gives_back: bool = True

    @property
    def is_safe(self) -> bool:
        return self.kind in CONFIRMED_KINDS

    def change_stock(self, ref: ListingRef, by: int) -> None:
        item = self.items[ref]
        if by:
            if not self.shown[ref]:
                self.shown[ref].append((START, item.stock or 0))
            item.stock = (item.stock or 0) + by
            self.changed[ref.product_id] = self.clock()
            self.shown[ref].append((self.clock(), item.stock))

    def order(self, wanted: Sequence[tuple[str, int]], status: RemoteStatus) -> str:
        return self.place([self._line(sku, quantity) for sku, quantity in wanted], status=status)

    def _line(self, sku: str, quantity: int) -> RemoteLine:
        ref = self.ref_of(sku)
        price = Money(self.items[ref].price, "VND")
        total = Money(price.minor * quantity, "VND")
        return RemoteLine(f"L{self.index}-{self.next_id()}", ref, sku, sku, quantity, price, total, stock_taken=0)

    def touch(self, remote_id: str) -> None:
        self.save(self.orders[remote_id])

    def price_of(self, sku: str) -> int:
        return self.items[self.ref_of(sku)].price

    def set_stock(self, sku: str, stock: int) -> None:
        ref = self.ref_of(sku)
        self.change_stock(ref, stock - (self.items[ref].stock or 0))

    def save(self, order: RemoteOrder) -> RemoteOrder:
        if order.remote_id in self.orders and self.orders[order.remote_id].raw:
            self.older[order.remote_id] = self.orders[order.remote_id]
        self.versions += 1
        now = self.clock().replace(microsecond=0)
        placed = order.placed_at.replace(microsecond=0)
        self.orders[order.remote_id] = replace(
            order, placed_at=placed, modified_at=now, raw=f'{{"version": {self.versions}}}'
        )
        return self.orders[order.remote_id]

    def showed(self, ref: ListingRef, at: datetime) -> int | None:
        """What the item showed then."""
        for moment, stock in reversed(self.shown[ref]):
            if moment <= at:
                return stock
        return self.items[ref].stock

    def sku(self, ref: ListingRef) -> str:
        return self.items[ref].sku


class Connector(FakeChannel):
    """What the program speaks to a store with. Readings are tried again by itself, as the real connectors do."""

    def __init__(self, shop: Store, settings: AccountSettings, life: Life, *, looks: bool = True) -> None:
        super().__init__(shop, settings)
        self.store = shop
        self.life = life
        self.looks = looks  # whether it looks if a once-only act was done before it does it
        self.date = shop.clock().replace(microsecond=0)
        self.stale = 0.0
        self.sent_at = self.date

    def server_now(self) -> datetime:
        return self.date

    # --- The line ---

    def _request(self, step: str) -> str:
        """One request, tried again where that is harmless. Answers what goes wrong after its effect."""
        tries = 0
        while True:
            tries += 1
            try:
                return self._once(step)
            except TransientError as error:
                pause = error.retry_after_seconds or 0.0
                again = not error.unclear and not self.store.down and tries < TRIES and pause <= LONGEST_PAUSE
                if not again:
                    raise
                self.store.clock.pass_(max(pause, 2.0**tries))

    def _once(self, step: str) -> str:
        store = self.store
        self.life.point()
        store.requests += 1
        self.usage.requests += 1
        store.clock.pass_(store.luck.latency())
        if store.down:
            store.luck.counted["channel out"] += 1
            store.clock.pass_(10.0)
            raise TransientError(verbatim("not reached"), SAY_SO)
        if store.revoked:
            store.luck.counted["token refused"] += 1
            raise SignInError(verbatim("key refused"), verbatim("sign in"))
        self.date = store.clock().replace(microsecond=0)
        fault = store.luck.of_request()
        if fault:
            store.truth.tell(f"channel {store.index}: {step}: {fault}")
        if fault == THROTTLED:
            raise TransientError(verbatim("too many"), SAY_SO, retry_after_seconds=store.luck.pause())
        if fault and step not in WRITES:
            raise TransientError(verbatim(fault), SAY_SO)
        if fault == ERROR and step != "write_stock" and step != "write_prices":
            raise TransientError(verbatim("500"), SAY_SO, unclear=True)
        return fault

    def _after(self, fault: str) -> None:  # type: ignore[override]  # here the answer of one life may not come any more
        self.life.point()
        if fault in (UNANSWERED, CUT):
            raise TransientError(verbatim(fault), SAY_SO, unclear=True)

    # --- Pages ---

    def pull_orders(self, cursor: str | None) -> Page[RemoteOrder]:
        page = super().pull_orders(cursor)
        fault = self.store.luck.of_page()
        if fault == DUPLICATE and page.items:
            old = tuple(self.store.older[o.remote_id] for o in page.items if o.remote_id in self.store.older)
            page = replace(page, items=(*page.items, *page.items, *old))
        elif fault == SHIFTED and page.items:
            page = replace(page, items=page.items[: len(page.items) // 2], complete=False)
        return page

    def pull_products(self, cursor: str | None) -> Page[RemoteProduct]:
        self.stale = self.store.luck.stale_seconds()
        page = super().pull_products(cursor)
        if self.store.luck.of_page() == DUPLICATE:
            page = replace(page, items=(*page.items, *page.items))
        return page

    def _product(self, product_id: str) -> RemoteProduct:
        product = super()._product(product_id)
        self.store.unanswered -= {each.ref for each in product.variants}
        return replace(
            product,
            variants=tuple(replace(each, stock=self._shown(each.ref)) for each in product.variants),
        )

    # --- Reading ---

    def read_stock(self, refs: Sequence[ListingRef]) -> Sequence[StockReading]:
        self.stale = self.store.luck.stale_seconds()
        readings = super().read_stock(refs)
        told = ", ".join(f"{self.store.sku(ref)} {reading.stock}" for ref, reading in zip(refs, readings, strict=True))
        self.store.truth.tell(f"channel {self.store.index}: read {told}, {self.stale:.0f} s old")
        return readings

    def read_all_stock(self) -> Sequence[StockReading]:
        self.stale = self.store.luck.stale_seconds()
        return super().read_all_stock()

    def _reading(self, ref: ListingRef) -> StockReading:
        self.store.unanswered.discard(ref)
        return replace(super()._reading(ref), stock=self._shown(ref))

    def _shown(self, ref: ListingRef) -> int | None:
        if not self.stale:
            return self.store.items[ref].stock
        return self.store.showed(ref, self.store.clock() - timedelta(seconds=self.stale))

    # --- Writing ---

    def write_stock(self, updates: Sequence[StockUpdate]) -> Sequence[WriteResult]:
        assert len(updates) <= self.write_limits.batch
        store = self.store
        self._never_blindly(updates)
        self.sent_at = store.clock()
        fault = self._request("write_stock")  # throttled or not reached: nothing was sent
        store.unanswered |= {update.ref for update in updates}
        if fault == ERROR:
            return [WriteResult(update.ref, Outcome.UNKNOWN) for update in updates]
        results = [self._write(update) for update in updates]
        self.life.point()
        if fault in (UNANSWERED, CUT):
            return [WriteResult(update.ref, Outcome.UNKNOWN) for update in updates]
        if store.luck.of_write() == LOST_ITEM:
            results = results[:-1]
        for result in results:
            store.unanswered.discard(result.ref)
        return results

    def _never_blindly(self, updates: Sequence[StockUpdate]) -> None:
        refs = [update.ref for update in updates]
        if not self.store.watched:
            return
        if len(set(refs)) < len(refs):
            self.store.truth.broken(f"channel {self.store.index}: two writes of one item at the same time")
        for update in updates:
            if update.ref in self.store.unanswered:
                self.store.truth.broken(
                    f"{self.store.sku(update.ref)}: written again ({update.seen} -> {update.wanted}, shows "
                    f"{self.store.items[update.ref].stock}) on channel {self.store.index} ({self.store.kind.value}) "
                    "without a look at what became of the write before"
                )

    def _write(self, update: StockUpdate) -> WriteResult:
        store, truth = self.store, self.store.truth
        sku, item = store.sku(update.ref), store.items[update.ref]
        store.writes_sent += 1
        words = f"{update.seen} -> {update.wanted}"
        with truth.program(store.index, [sku], words, self.sent_at) as undone:
            before = item.stock or 0
            if store.kind is StockWriteKind.COMPARE_AND_SET and update.seen not in (None, before):
                truth.tell(f"channel {store.index}: {sku} {words} refused, shows {before}")
                return WriteResult(update.ref, Outcome.REJECTED, verbatim("changed since"), "conflict")
            after, undone[sku] = self._served(update, before)
            store.change_stock(update.ref, after - (item.stock or 0))
        truth.tell(
            f"channel {store.index}: {sku} {words}: {before} became {after}; all show {truth.shows(sku)}, "
            f"free {truth.available(sku)}"
        )
        return WriteResult(update.ref, Outcome.DONE)

    def _served(self, update: StockUpdate, before: int) -> tuple[int, int]:
        """What the item shows afterwards, and how many sales that undid. A server that reads, adds and writes takes
        its time, in which somebody may buy; a number that is simply set undoes every sale its writer did not know."""
        store = self.store
        item = store.items[update.ref]
        if store.kind is StockWriteKind.DELTA and update.seen is not None:
            return before + update.wanted - update.seen, 0
        if store.kind is StockWriteKind.COMPARE_AND_SET:
            return update.wanted, 0
        store.clock.pass_(store.luck.window())
        now = item.stock or 0
        if store.kind is StockWriteKind.NON_ATOMIC_DELTA and update.seen is not None:
            return before + update.wanted - update.seen, max(0, before - now)
        unseen = max(0, (before if update.seen is None else update.seen) - now)
        return update.wanted, min(unseen, store.truth.unknown_sales(store.index, item.sku)) if unseen else 0

    def write_prices(self, updates: Sequence[PriceUpdate]) -> Sequence[WriteResult]:
        fault = self._request("write_prices")
        if self.store.index in self.store.truth.held:
            self.store.truth.broken(f"a price on channel {self.store.index}, which is read-only until looked at")
        if fault == ERROR:
            return [WriteResult(update.ref, Outcome.UNKNOWN) for update in updates]
        results = []
        for update in updates:
            item = self.store.items[update.ref]
            item.price = update.price.minor
            item.sale_price = update.sale_price.minor if update.sale_price else None
            self.store.writes_sent += 1
            results.append(WriteResult(update.ref, Outcome.DONE if not fault else Outcome.UNKNOWN))
        self.life.point()
        return results

    # --- What is done once ---

    def ship_order(self, remote_id: str, notice: ShipmentNotice) -> RemoteOrder:
        store = self.store
        if self.looks:
            self._request("get_order")
            parcels = {parcel.tracking_number for parcel in store.orders[remote_id].shipments}
            if notice.key in store.done_keys or notice.tracking_number in parcels:
                return store.orders[remote_id]
        self._refuse(remote_id, RemoteStatus.CANCELLED)

        def ship() -> RemoteOrder:
            store.done_keys[notice.key] = True
            known = store.orders[remote_id].shipments
            if store.watched and any(parcel.tracking_number == notice.tracking_number for parcel in known):
                store.truth.broken(f"channel {store.index}: parcel {notice.tracking_number} was announced twice")
            order = store.orders[remote_id]
            if order.status is not RemoteStatus.COMPLETED:  # when it was completed stays as it is, as on real channels
                order = store.move(remote_id, RemoteStatus.COMPLETED)
            store.truth.completed(store.index, remote_id)
            return store.save(replace(order, shipments=(*order.shipments, RemoteShipment(notice.tracking_number))))

        return self._once_only("ship_order", notice.key, remote_id, ship)

    def cancel_order(self, remote_id: str, reason: str) -> RemoteOrder:
        store = self.store
        self._request("get_order")
        if store.orders[remote_id].status is RemoteStatus.CANCELLED:
            return store.orders[remote_id]
        self._refuse(remote_id, RemoteStatus.COMPLETED)
        cancelled = partial(store.move, remote_id, RemoteStatus.CANCELLED)
        return self._once_only("cancel_order", f"cancel {remote_id}", remote_id, cancelled)

    def set_status(self, remote_id: str, status: RemoteStatus) -> RemoteOrder:
        key = f"{status.value} {remote_id} {self.store.versions}"
        return self._once_only("set_status", key, remote_id, partial(self.store.move, remote_id, status))

    def refund_order(self, remote_id: str, request: RefundRequest) -> RemoteRefund:
        store = self.store
        if self.looks:
            self._request("get_order")
            known = store.done_keys.get(request.key)
            if isinstance(known, RemoteRefund):
                return known

        def refund() -> RemoteRefund:
            made = RemoteRefund(
                store.next_id(), request.amount, request.reason, store.clock(), request.lines, request.restock
            )
            store.done_keys[request.key] = made
            store.refund(remote_id, made, restock=request.restock)
            for line in request.lines:
                store.truth.coming[store.index, line.line_remote_id] = 0
            return made

        return self._once_only("refund_order", request.key, remote_id, refund)

    def _once_only(self, step: str, key: str, remote_id: str, act: Callable[[], T]) -> T:
        store = self.store
        sent_at = store.clock()
        fault = self._request(step)
        skus = {line.sku for line in store.orders[remote_id].lines}
        with store.truth.program(store.index, sorted(skus), step, sent_at):
            answer = act()
        store.done[key] += 1
        store.truth.tell(f"channel {store.index}: {step} {remote_id}")
        if store.watched and store.done[key] > 1:
            store.truth.broken(f"channel {store.index}: {step} of order {remote_id} was done {store.done[key]} times")
        self._after(fault)
        return answer

    def _refuse(self, remote_id: str, status: RemoteStatus) -> None:
        if self.store.orders[remote_id].status is status:
            raise RejectedError(verbatim(f"the order is {status.value}"), verbatim("-"))
