"""A whole WooCommerce shop in memory: what it holds, its clock and lock, and what its shoppers do."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from storemanager.practice.http import Clock, Json, Request, Response, wall_clock
from storemanager.practice.woocommerce import categories, checkout, orders, products, router, stale, stock
from storemanager.practice.woocommerce.auth import Key, Keys
from storemanager.practice.woocommerce.calls import Answer, Call
from storemanager.practice.woocommerce.records import (
    Category,
    Coupon,
    Customer,
    Order,
    Product,
    Refund,
    Webhook,
)
from storemanager.practice.woocommerce.settings import ShopSettings
from storemanager.practice.woocommerce.state import Shop

DEFAULT_CATEGORY = 15
FIRST_ID = 16

BetweenReadAndWrite = Callable[[Product], None]


class PracticeShop:
    """The shop. Everything public takes the lock itself; the rest of this folder runs inside it.

    Stock has the races of the real thing: orders change it atomically, while `inventory_delta` reads, lets go
    of the lock, calls `between_read_and_write`, and writes what it worked out from the old number.
    """

    def __init__(
        self,
        settings: ShopSettings | None = None,
        *,
        clock: Clock = wall_clock,
        between_read_and_write: BetweenReadAndWrite | None = None,
    ) -> None:
        self.settings = settings or ShopSettings()
        self.clock = clock
        self.address = "http://shop.example"
        self.between_read_and_write = between_read_and_write
        self.keys = Keys([Key("ck_practice", "cs_practice")])
        self.pictures_that_fail: set[str] = set()
        self.products: dict[int, Product] = {}
        self.skus: dict[str, list[int]] = {}
        self.global_ids: dict[str, list[int]] = {}
        self.orders: dict[int, Order] = {}
        self.customers: dict[int, Customer] = {}
        self.coupons: dict[int, Coupon] = {}
        self.webhooks: dict[int, Webhook] = {}
        uncategorized = Category(DEFAULT_CATEGORY, "Uncategorized", "uncategorized")
        self.categories: dict[int, Category] = {DEFAULT_CATEGORY: uncategorized}
        self.changes = 0  # grows with every write; lists that were sorted before it are out of date
        self.sorted_lists: dict[str, tuple[int, list[Json]]] = {}
        self._lock = threading.Lock()
        self._offset = threading.local()
        self._last_id = FIRST_ID - 1
        self._last_part_id = 0

    # --- plumbing -----------------------------------------------------------------------------------------

    @property
    def consumer_key(self) -> str:
        """The first key's name half."""
        return self.keys.first.consumer_key

    @property
    def consumer_secret(self) -> str:
        """The first key's secret half."""
        return self.keys.first.consumer_secret

    def handle(self, request: Request) -> Response:
        """Answer one request."""
        self._offset.seconds = request.clock_offset_seconds
        try:
            with self._lock:
                answer = router.answer(self, request)
                if request.stale_seconds and request.method == "GET":
                    stale.age(self, answer, self.now() - timedelta(seconds=request.stale_seconds))
        finally:
            self._offset.seconds = 0.0
        return answer.encoded()

    def now(self) -> datetime:
        """The shop's own time, in whole seconds."""
        offset = getattr(self._offset, "seconds", 0.0)
        return (self.clock() + timedelta(seconds=offset)).astimezone(UTC).replace(microsecond=0)

    def next_id(self) -> int:
        """Products, orders, refunds and coupons share one row of numbers."""
        self._last_id += 1
        return self._last_id

    def next_part_id(self) -> int:
        """Numbers for order lines, notes and meta values."""
        self._last_part_id += 1
        return self._last_part_id

    @property
    def numbers(self) -> tuple[int, int]:
        """The last numbers given to records and to parts of them."""
        return self._last_id, self._last_part_id

    def number_from(self, record_id: int, part_id: int | None = None) -> None:
        """Continue the numbers from here, to build a shop whose ids are known beforehand."""
        self._last_id = record_id - 1
        if part_id is not None:
            self._last_part_id = part_id - 1

    def changed(self) -> None:
        """Something was written: lists must be sorted anew."""
        self.changes += 1

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The shop standing still, for tests that look at several things at once."""
        with self._lock:
            yield

    def window(self, product: Product) -> None:
        """The gap between the server's own read and write of a stock number; others may buy meanwhile."""
        self._lock.release()
        try:
            if self.between_read_and_write is not None:
                self.between_read_and_write(product)
        finally:
            self._lock.acquire()

    # --- looking --------------------------------------------------------------------------------------------

    def find_sku(self, sku: str) -> Product | None:
        """The product or variation with this SKU; trashed ones do not count."""
        for number in self.skus.get(sku.strip().lower(), ()):
            if self.products[number].status != "trash":
                return self.products[number]
        return None

    def stock_of(self, sku: str) -> int | None:
        """How many the shop says it has; none if it does not count this product."""
        with self._lock:
            return stock.shown_quantity(self, self._by_sku(sku))

    def refunds(self) -> list[Refund]:
        """Every refund of every order."""
        return [refund for order in self.orders.values() for refund in order.refunds]

    def _by_sku(self, sku: str) -> Product:
        product = self.find_sku(sku)
        if product is None:
            raise KeyError(f"the practice shop has no SKU {sku}")
        return product

    # --- what shoppers and the shop's own staff do ------------------------------------------------------------

    def buy(
        self,
        sku: str,
        quantity: int = 1,
        payment: str = "cod",
        customer: Mapping[str, str] | None = None,
        *,
        coupon: str | None = None,
        check_stock: bool = True,
    ) -> Order:
        """A shopper orders one thing at the storefront. Cash on delivery, bank transfer, or not paid yet."""
        return self.buy_many([(sku, quantity)], payment, customer, coupon=coupon, check_stock=check_stock)

    def buy_many(
        self,
        basket: Sequence[tuple[str, int]],
        payment: str = "cod",
        customer: Mapping[str, str] | None = None,
        *,
        coupon: str | None = None,
        check_stock: bool = True,
    ) -> Order:
        """A shopper orders a basket. `check_stock=False` is the crowd that buys the last unit twice."""
        with self._lock:
            goods = [(self._by_sku(sku), quantity) for sku, quantity in basket]
            return checkout.place(self, goods, payment, customer or {}, coupon=coupon, check_stock=check_stock)

    def pay(self, order_id: int, transaction_id: str = "") -> None:
        """The money for an order arrives."""
        with self._lock:
            orders.pay(self, self.orders[order_id], transaction_id)

    def cancel(self, order_id: int) -> None:
        """An order is cancelled at the shop."""
        self.set_status(order_id, "cancelled")

    def set_status(self, order_id: int, status: str) -> None:
        """An order is moved to another status at the shop."""
        with self._lock:
            orders.change_status(self, self.orders[order_id], status)
            orders.touch(self, self.orders[order_id])

    def leave_cart(self, basket: Sequence[tuple[str, int]], customer: Mapping[str, str]) -> Order | None:
        """A shopper fills in the form and leaves. Only older shops keep anything of it."""
        with self._lock:
            if not self.settings.checkout_makes_drafts:
                return None
            goods = [(self._by_sku(sku), quantity) for sku, quantity in basket]
            return checkout.draft(self, goods, customer)

    def add_category(self, name: str) -> int:
        """The shop's staff adds a category."""
        return self._as_staff(categories.create, (), {"name": name})

    def add_product(self, body: dict[str, Json]) -> int:
        """The shop's staff adds a product; the words are those of the API."""
        return self._as_staff(products.create, (), body)

    def add_variation(self, parent_id: int, body: dict[str, Json]) -> int:
        """The shop's staff adds a variation of a variable product."""
        return self._as_staff(products.create_variation, (parent_id,), body)

    def _as_staff(self, create: Callable[[Shop, Call], Answer], ids: tuple[int, ...], body: dict[str, Json]) -> int:
        with self._lock:
            # Only the id is wanted, and leaving out the rest keeps filling a large shop quick.
            call = Call(Request("POST", ""), ids, {"_fields": "id"}, body)
            return int(create(self, call).data["id"])

    def set_stock(self, sku: str, quantity: int) -> None:
        """The shop's staff types a new stock number."""
        with self._lock:
            stock.write(self, stock.holder(self, self._by_sku(sku)), quantity)

    def set_price(self, sku: str, regular_price: str) -> None:
        """The shop's staff types a new price."""
        with self._lock:
            product = self._by_sku(sku)
            product.regular_price = regular_price
            stock.touch(self, product)

    def run_background_jobs(self) -> None:
        """What the shop does once a minute by itself: unpaid orders past the holding time are cancelled."""
        with self._lock:
            checkout.cancel_unpaid(self)
