"""The practice website as the demo runs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from storemanager.practice.catalogue import stocked_shop
from storemanager.practice.http import Clock, wall_clock
from storemanager.practice.shoppers import PassersBy, Shoppers
from storemanager.practice.stall import Stall
from storemanager.practice.woocommerce import PracticeShop
from storemanager.practice.woocommerce.records import Category, Coupon, Customer, Order, Product
from storemanager.texts import translate


class WebsiteStall(Stall):
    """The website: the goods of the demo, and weeks of orders."""

    kind = "woocommerce"
    title = translate("demo", "Practice website")
    file_name = "practice-website.json"
    seconds_between = 5.0

    def __init__(
        self,
        folder: Path,
        *,
        products: int,
        weeks: int,
        seed: int,
        port: int = 0,
        busy: bool = True,
        clock: Clock = wall_clock,
    ) -> None:
        kept = _kept(folder / self.file_name, clock)
        self.shop = kept or stocked_shop(seed=seed, products=products, weeks=weeks, clock=clock)
        self.shop.between_read_and_write = PassersBy(self.shop, seed=seed)
        self._people = Shoppers(self.shop, seed + len(self.shop.orders))
        super().__init__(folder, self.shop, port=port, busy=busy)

    def values(self) -> Mapping[str, str]:
        return {"address": self.url}

    def somebody_comes(self) -> None:
        self._people.step()
        self.shop.run_background_jobs()

    def packed(self) -> bytes:
        shop = self.shop
        with shop.locked():
            kept = _Kept(shop.products, shop.orders, shop.customers, shop.coupons, shop.categories, shop.numbers)
            return _KEPT.dump_json(kept)


@dataclass
class _Kept:
    """All of the website that can change."""

    products: dict[int, Product]
    orders: dict[int, Order]
    customers: dict[int, Customer]
    coupons: dict[int, Coupon]
    categories: dict[int, Category]
    numbers: tuple[int, int]


_KEPT = TypeAdapter(_Kept)


def _kept(file: Path, clock: Clock) -> PracticeShop | None:
    """The website as it was kept; None when there is none, or when the file is not one."""
    try:
        kept = _KEPT.validate_json(file.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None
    shop = PracticeShop(clock=clock)
    shop.products, shop.orders, shop.customers = kept.products, kept.orders, kept.customers
    shop.coupons, shop.categories = kept.coupons, kept.categories
    for product in shop.products.values():
        for image in product.images:
            image["added"] = datetime.fromisoformat(image["added"])
        if product.sku:
            shop.skus.setdefault(product.sku.strip().lower(), []).append(product.id)
        if product.global_unique_id:
            shop.global_ids.setdefault(product.global_unique_id, []).append(product.id)
    last_id, last_part_id = kept.numbers
    shop.number_from(last_id + 1, last_part_id + 1)
    return shop
