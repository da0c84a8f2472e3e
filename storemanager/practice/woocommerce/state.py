"""The shop as its own rooms see it: a protocol, so that they need not know the class that holds everything."""

from datetime import datetime
from typing import Protocol

from storemanager.practice.http import Json
from storemanager.practice.woocommerce.auth import Keys
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


class Shop(Protocol):
    """What handlers may use. They run inside the shop's lock."""

    settings: ShopSettings
    address: str
    keys: Keys
    pictures_that_fail: set[str]
    products: dict[int, Product]
    skus: dict[str, list[int]]
    global_ids: dict[str, list[int]]
    orders: dict[int, Order]
    customers: dict[int, Customer]
    coupons: dict[int, Coupon]
    webhooks: dict[int, Webhook]
    categories: dict[int, Category]
    changes: int
    sorted_lists: dict[str, tuple[int, list[Json]]]

    def now(self) -> datetime: ...
    def next_id(self) -> int: ...
    def next_part_id(self) -> int: ...
    def changed(self) -> None: ...
    def window(self, product: Product) -> None: ...
    def find_sku(self, sku: str) -> Product | None: ...
    def refunds(self) -> list[Refund]: ...
