"""The connector of a shop outside: the channel contract with every kind of stock write, and faults in its requests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from storemanager.channels.base import (
    AccountCheck,
    AccountSettings,
    BadRecord,
    ConnectField,
    ConnectStep,
    ListingRef,
    Outcome,
    Page,
    PriceUpdate,
    ProductDraft,
    RefundRequest,
    RemoteOrder,
    RemoteProduct,
    RemoteRefund,
    RemoteShipment,
    RemoteStatus,
    RemoteVariant,
    ShipmentNotice,
    StockReading,
    StockUpdate,
    StockWriteKind,
    WriteLimits,
    WriteResult,
)
from storemanager.channels.errors import RejectedError, SignInError, TransientError
from storemanager.money import Money
from storemanager.texts import verbatim
from tests.sync.shop_outside import Shop
from tests.sync.virtual_clock import NOON


@dataclass
class FakeUsage:
    requests: int = 0
    limit_share: float | None = None
    last_seconds: float = 0.0


class FakeChannel:
    """The connector of a `Shop`."""

    key: ClassVar[str] = "fake"
    title: ClassVar[str] = "Fake"
    fields: ClassVar[tuple[ConnectField, ...]] = ()
    steps: ClassVar[tuple[ConnectStep, ...]] = ()
    write_limits: ClassVar[WriteLimits] = WriteLimits(batch=3, parallel=2)

    def __init__(self, shop: Shop, settings: AccountSettings) -> None:
        self.shop = shop
        self.settings = settings
        self.usage = FakeUsage()
        self.closed = False

    if TYPE_CHECKING:
        stock_write_kind: ClassVar[StockWriteKind]  # as with every connector …
    else:

        @property
        def stock_write_kind(self) -> StockWriteKind:  # … but here one class stands for all kinds of shops
            return self.shop.kind

    def check(self) -> AccountCheck:
        return AccountCheck("Fake", "", "VND", "Asia/Ho_Chi_Minh")

    def server_now(self) -> datetime:
        return self.shop.clock().replace(microsecond=0)

    def close(self) -> None:
        self.closed = True

    def _request(self, step: str) -> str:
        """One request: time passes, a shopper may act, and a fault may lie in wait. Answers the fault to happen after
        the effect."""
        shop = self.shop
        self.usage.requests += 1
        shop.log.append(step)
        shop.clock.pass_(shop.seconds_a_request)
        if shop.before is not None:
            shop.before(step)
        fault = shop.faults[step].pop(0) if shop.faults[step] else ""
        if fault == "before":
            raise TransientError(verbatim("not reached"), verbatim("later"))
        if fault == "sign in":
            raise SignInError(verbatim("key refused"), verbatim("sign in"))
        if fault == "reject":
            raise RejectedError(verbatim("not allowed there"), verbatim("-"), reply="403 not allowed")
        if fault == "kill":
            raise KeyboardInterrupt
        return fault

    @staticmethod
    def _after(fault: str) -> None:
        if fault == "after":
            raise TransientError(verbatim("cut off"), verbatim("later"), unclear=True)
        if fault == "failed after":
            raise TransientError(verbatim("not reached"), verbatim("later"))
        if fault == "kill after":
            raise KeyboardInterrupt

    # --- Orders ---

    def pull_orders(self, cursor: str | None) -> Page[RemoteOrder]:
        with self.shop.lock:
            self._request("pull_orders")
            shop = self.shop
            since = _since(cursor)
            rows = sorted(
                (order for order in shop.orders.values() if (order.modified_at, order.remote_id) > since),
                key=lambda order: (order.modified_at, order.remote_id),
            )
            page, more = rows[: shop.page_size], len(rows) > shop.page_size
            end = cursor or _cursor(NOON - timedelta(days=1), "")
            if page:
                last = page[-1]
                overlap = timedelta(0) if more else timedelta(minutes=10)
                end = _cursor(last.modified_at - overlap, last.remote_id if more else "")
            good = tuple(order for order in page if order.remote_id not in shop.bad_orders)
            bad = tuple(BadRecord(order.remote_id, verbatim("no price"), "{}") for order in page if order not in good)
            return Page(good, end, more, bad)

    def get_order(self, remote_id: str) -> RemoteOrder:
        with self.shop.lock:
            self._request("get_order")
            if remote_id not in self.shop.orders:
                raise RejectedError(verbatim("no such order"), verbatim("-"), gone=True)
            return self.shop.orders[remote_id]

    def set_status(self, remote_id: str, status: RemoteStatus) -> RemoteOrder:
        return self._act("set_status", lambda: self.shop.move(remote_id, status))

    def ship_order(self, remote_id: str, notice: ShipmentNotice) -> RemoteOrder:
        def ship() -> RemoteOrder:
            if notice.key in self.shop.done_keys:
                return self.shop.orders[remote_id]
            self.shop.done_keys[notice.key] = True
            order = self.shop.move(remote_id, RemoteStatus.COMPLETED)
            parcel = RemoteShipment(notice.tracking_number, notice.carrier)
            return self.shop.save(replace(order, shipments=(*order.shipments, parcel)))

        return self._act("ship_order", ship)

    def cancel_order(self, remote_id: str, reason: str) -> RemoteOrder:
        return self._act("cancel_order", lambda: self.shop.move(remote_id, RemoteStatus.CANCELLED))

    def refund_order(self, remote_id: str, request: RefundRequest) -> RemoteRefund:
        with self.shop.lock:
            fault = self._request("refund_order")
            known = self.shop.done_keys.get(request.key)
            if not isinstance(known, RemoteRefund):
                known = RemoteRefund(
                    self.shop.next_id(),
                    request.amount,
                    request.reason,
                    self.shop.clock(),
                    request.lines,
                    request.restock,
                )
                self.shop.done_keys[request.key] = known
                self.shop.refund(remote_id, known, restock=request.restock)
            self._after(fault)
            return known

    def add_note(self, remote_id: str, note: str, *, to_customer: bool = False, key: str = "") -> None:
        with self.shop.lock:
            fault = self._request("add_note")
            self.shop.done_keys[key] = True
            self._after(fault)

    def _act(self, step: str, act: Callable[[], RemoteOrder]) -> RemoteOrder:
        with self.shop.lock:
            fault = self._request(step)
            order = act()
            self._after(fault)
            return order

    # --- Catalogue ---

    def pull_products(self, cursor: str | None) -> Page[RemoteProduct]:
        with self.shop.lock:
            self._request("pull_products")
            since = _since(cursor)
            ids = sorted(
                (at, product_id)
                for product_id, at in self.shop.changed.items()
                if (at, product_id) > since and any(ref.product_id == product_id for ref in self.shop.items)
            )
            page, more = ids[: self.shop.page_size], len(ids) > self.shop.page_size
            end = _cursor(*page[-1]) if page else (cursor or _cursor(NOON - timedelta(days=1), ""))
            return Page(tuple(self._product(product_id) for _, product_id in page), end, more)

    def _product(self, product_id: str) -> RemoteProduct:
        rows = [(ref, item) for ref, item in self.shop.items.items() if ref.product_id == product_id]
        several = any(ref.variant_id for ref, _ in rows)
        return RemoteProduct(
            product_id,
            rows[0][1].title,
            tuple(
                RemoteVariant(
                    ref, item.sku, options=(("Cỡ", item.sku),) if several else (), barcode=item.barcode,
                    price=Money(item.price, "VND"),
                    sale_price=None if item.sale_price is None else Money(item.sale_price, "VND"),
                    stock=item.stock, stock_shared=item.pool,
                )
                for ref, item in rows
            ),
            modified_at=self.shop.changed[product_id],
        )  # fmt: skip

    def find_by_skus(self, skus: Sequence[str]) -> Sequence[RemoteProduct]:
        with self.shop.lock:
            self._request("find_by_skus")
            ids = {ref.product_id for ref, item in self.shop.items.items() if item.sku in skus}
            return [self._product(product_id) for product_id in sorted(ids)]

    def create_product(self, draft: ProductDraft) -> RemoteProduct:
        with self.shop.lock:
            fault = self._request("create_product")
            known = {item.sku: ref for ref, item in self.shop.items.items()}
            first = draft.variants[0]
            if first.sku in known:
                product_id = known[first.sku].product_id
            else:
                product_id = self.shop.next_id()
                for variant in draft.variants:
                    price = variant.price.minor if variant.price else 0
                    self.shop.add(
                        variant.sku, variant.stock, product=product_id,
                        variant=self.shop.next_id() if len(draft.variants) > 1 else "", title=draft.title, price=price,
                    )  # fmt: skip
            self._after(fault)
            return self._product(product_id)

    def update_product(self, remote_id: str, draft: ProductDraft) -> RemoteProduct:
        with self.shop.lock:
            self._request("update_product")
            for ref, item in self.shop.items.items():
                if ref.product_id == remote_id:
                    item.title = draft.title
            return self._product(remote_id)

    def set_published(self, remote_id: str, published: bool) -> None:
        with self.shop.lock:
            self._request("set_published")
            (self.shop.published.add if published else self.shop.published.discard)(remote_id)

    # --- Stock and prices ---

    def read_stock(self, refs: Sequence[ListingRef]) -> Sequence[StockReading]:
        with self.shop.lock:
            self._request("read_stock")
            return [self._reading(ref) for ref in refs]

    def read_all_stock(self) -> Sequence[StockReading]:
        with self.shop.lock:
            self._request("read_all_stock")
            return [self._reading(ref) for ref in self.shop.items]

    def _reading(self, ref: ListingRef) -> StockReading:
        item = self.shop.items.get(ref)
        if item is None:
            return StockReading(ref, None, gone=True)
        sale = None if item.sale_price is None else Money(item.sale_price, "VND")
        return StockReading(ref, item.stock, price=Money(item.price, "VND"), sale_price=sale)

    def write_stock(self, updates: Sequence[StockUpdate]) -> Sequence[WriteResult]:
        assert len(updates) <= self.write_limits.batch
        with self.shop.lock:
            fault = self._request("write_stock")
            if fault == "batch":  # the whole batch fails for one bad item (F25)
                if len(updates) > 1:
                    self.shop.faults["write_stock"][:0] = ["batch", "batch"]
                    raise RejectedError(verbatim("bad batch"), verbatim("-"))
                fault = ""
            results = [self.shop.write_stock(update) for update in updates]
            if fault == "kill after":
                raise KeyboardInterrupt
            if fault == "after":
                return [WriteResult(update.ref, Outcome.UNKNOWN) for update in updates]
            if fault == "lost item":  # an item is missing from the answer (F26)
                return results[:-1]
            return results

    def write_prices(self, updates: Sequence[PriceUpdate]) -> Sequence[WriteResult]:
        with self.shop.lock:
            fault = self._request("write_prices")
            results = []
            for update in updates:
                item = self.shop.items.get(update.ref)
                if item is None or item.sku in self.shop.refuses:
                    results.append(WriteResult(update.ref, Outcome.REJECTED, verbatim("no"), gone=item is None))
                    continue
                self.shop.price_writes.append(update)
                if item.sku not in self.shop.deaf:
                    item.price = update.price.minor
                    item.sale_price = update.sale_price.minor if update.sale_price else None
                self.shop.changed[update.ref.product_id] = self.shop.clock()
                results.append(WriteResult(update.ref, Outcome.UNKNOWN if fault == "after" else Outcome.DONE))
            return results


def _cursor(at: datetime, remote_id: str) -> str:
    return f"{at.isoformat()}|{remote_id}"


def _since(cursor: str | None) -> tuple[datetime, str]:
    if cursor is None:
        return NOON - timedelta(days=1), ""
    at, _, remote_id = cursor.partition("|")
    return datetime.fromisoformat(at), remote_id
