"""The practice website as a store of a simulated week: orders take stock when they are paid or on hold, staff edits
them, refunds put goods back, and a difference is added by a server that takes its time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from storemanager.channels.base import (
    AccountSettings,
    Channel,
    Context,
    ListingRef,
    Page,
    RemoteProduct,
    RemoteRefund,
    RemoteStatus,
    StockReading,
    StockUpdate,
    WriteResult,
)
from storemanager.channels.woocommerce import WooCommerce
from storemanager.practice.http import Request
from storemanager.practice.woocommerce import Key, PracticeShop, orders, refunds
from storemanager.practice.woocommerce.auth import Keys
from storemanager.practice.woocommerce.calls import Call
from storemanager.practice.woocommerce.records import Order, Product
from storemanager.practice.woocommerce.settings import ShopSettings
from tests.channels.world import KEY, SECRET
from tests.simulation.faults import Faults
from tests.simulation.practice.store import LineStands, PracticeStore, Stands
from tests.simulation.truth import Truth
from tests.simulation.week import Goods

STANDS = {
    "pending": RemoteStatus.UNPAID, "on-hold": RemoteStatus.ON_HOLD, "processing": RemoteStatus.TO_SHIP,
    "completed": RemoteStatus.COMPLETED, "cancelled": RemoteStatus.CANCELLED, "refunded": RemoteStatus.REFUNDED,
}  # fmt: skip
PAYMENTS = {RemoteStatus.TO_SHIP: "cod", RemoteStatus.UNPAID: "pending", RemoteStatus.ON_HOLD: "bacs"}
OURS = "_storemanager_key"
SHIPMENTS = "_storemanager_shipments"


class Website(PracticeStore):
    kind, title = "woocommerce", "the website"
    edits = gives_back = True

    def __init__(self, index: int, truth: Truth, luck: Faults, *, watched: bool, loopback: bool) -> None:
        # Unpaid orders hold nothing back here, so that what is shown can be bought.
        window = None if loopback else self._window
        self.shop = PracticeShop(ShopSettings(hold_stock_minutes=0), clock=truth.clock, between_read_and_write=window)
        self.shop.keys = Keys([Key(KEY, SECRET)])
        super().__init__(index, truth, luck, self.shop, watched=watched, loopback=loopback)
        self._left: set[int] = set()
        self._refunds: set[int] = set()

    def settings(self, account_id: int) -> AccountSettings:
        secrets = {"consumer_key": KEY, "consumer_secret": SECRET}
        return AccountSettings(account_id, "Website", {"address": self.address}, secrets, currency="VND")

    def connector(self, settings: AccountSettings, context: Context) -> Channel:
        return WatchedWebsite(settings, context=context, store=self)

    # --- The shelf ---

    def add(self, goods: Goods) -> None:
        body = {"name": goods.sku, "sku": goods.sku, "regular_price": str(goods.price), "manage_stock": True}
        self.shop.add_product({**body, "stock_quantity": goods.on_hand})
        self.skus.append(goods.sku)

    def _product(self, sku: str) -> Product:
        product = self.shop.find_sku(sku)
        assert product is not None
        return product

    def shows(self, sku: str) -> int | None:
        return self._product(sku).stock_quantity

    def price_of(self, sku: str) -> int:
        return int(self._product(sku).regular_price)

    def set_stock(self, sku: str, stock: int) -> None:
        if stock != self.shows(sku):
            self.shop.set_stock(sku, stock)

    def sku_of(self, ref: ListingRef) -> str:
        return self.shop.products[int(ref.product_id)].sku

    def _window(self, product: Product) -> None:
        """The server has read, others buy, and then it writes."""
        read = product.stock_quantity or 0
        self.clock.pass_(self.luck.window())
        self.undone[product.sku] += max(0, read - (product.stock_quantity or 0))

    # --- Orders ---

    def _ids(self) -> Sequence[str]:
        return [str(number) for number in self.shop.orders]

    def _stands(self, remote_id: str) -> Stands:
        order = self.shop.orders[int(remote_id)]
        lines = tuple(LineStands(str(x.id), x.sku or "", x.quantity, x.reduced_stock) for x in order.lines)
        taking = order.status in ("processing", "on-hold", "completed")
        return Stands(remote_id, STANDS[order.status], taking, lines, tuple(order.refunds))

    def order(self, wanted: Sequence[tuple[str, int]], status: RemoteStatus) -> str:
        return str(self.shop.buy_many(wanted, PAYMENTS[status], {"first_name": "Lan", "country": "VN"}).id)

    def move(self, remote_id: str, status: RemoteStatus) -> object:
        number = int(remote_id)
        if status is RemoteStatus.TO_SHIP:
            self.shop.pay(number)
        else:
            self.shop.set_status(number, {value: key for key, value in STANDS.items()}[status])
        return None

    def edit(self, remote_id: str, line_id: str, quantity: int) -> None:
        line = next(x for x in self.shop.orders[int(remote_id)].lines if str(x.id) == line_id)
        total = str(line.total / line.quantity * quantity)
        changed = {"id": line.id, "quantity": quantity, "total": total, "subtotal": total}
        self._staff("PUT", remote_id, {"line_items": [changed]})

    def refund(self, remote_id: str, refund: RemoteRefund, *, restock: bool) -> None:
        lines = [
            {"id": int(line.line_remote_id), "quantity": line.quantity, "refund_total": line.amount.minor}
            for line in refund.lines
        ]
        amount = {"amount": str(refund.amount.minor), "reason": refund.reason, "api_refund": False}
        self._staff("POST", remote_id, {**amount, "api_restock": restock, "line_items": lines})

    def touch(self, remote_id: str) -> None:
        with self.shop.locked():
            orders.touch(self.shop, self.shop.orders[int(remote_id)])

    def _staff(self, method: str, remote_id: str, body: dict[str, object]) -> None:
        """Somebody works in the website's own pages."""
        act = orders.update if method == "PUT" else refunds.create
        with self.shop.locked():
            act(self.shop, Call(Request(method, ""), (int(remote_id),), {}, body))

    # --- What the program does ---

    def refuse(self, refused: bool) -> None:
        self.shop.keys = Keys([] if refused else [Key(KEY, SECRET)])

    def noticed(self, sent_at: datetime) -> None:
        for order in self.shop.orders.values():
            if order.status == "completed" and order.id not in self._left:
                self._left.add(order.id)
                self.truth.completed(self.index, str(order.id))
            for refund in order.refunds:
                if refund.id not in self._refunds and any(meta["key"] == OURS for meta in refund.meta):
                    self._refunds.add(refund.id)
                    for line in refund.lines:
                        self.truth.coming[self.index, str(line.refunds_line_id)] = 0

    def twice(self) -> str:
        for order in self.shop.orders.values():
            more = [what for what, times in Counter(_done_once(order)).items() if times > 1]
            if more:
                return f"order {order.id}: {', '.join(more)}"
        return ""


def _done_once(order: Order) -> list[str]:
    """Acts that leave a trace, and must leave one only."""
    parcels = [str(each["key"]) for meta in order.meta if meta["key"] == SHIPMENTS for each in meta["value"]]
    notes = [note.text for note in order.notes if "[#" in note.text]
    refunds = [f"refund {meta['value']}" for each in order.refunds for meta in each.meta if meta["key"] == OURS]
    return [*parcels, *notes, *refunds]


class WatchedWebsite(WooCommerce):
    def __init__(self, settings: AccountSettings, *, context: Context, store: PracticeStore) -> None:
        super().__init__(settings, context=context)
        self._store = store

    def write_stock(self, updates: Sequence[StockUpdate]) -> Sequence[WriteResult]:
        return self._store.writing(updates, super().write_stock)

    def read_stock(self, refs: Sequence[ListingRef]) -> Sequence[StockReading]:
        return self._store.looked(super().read_stock(refs))

    def read_all_stock(self) -> Sequence[StockReading]:
        return self._store.looked(super().read_all_stock())

    def pull_products(self, cursor: str | None) -> Page[RemoteProduct]:
        return self._store.listed(super().pull_products(cursor))
