"""The practice Shopee as the demo runs it: a part of the website's goods, on a marketplace."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from storemanager.practice.catalogue import fill
from storemanager.practice.http import Clock, wall_clock
from storemanager.practice.keys import KEYS
from storemanager.practice.shopee import PARTNER_ID, PracticeShopee, Shoppers
from storemanager.practice.shopee.records import Item, Order, Return
from storemanager.practice.stall import Stall
from storemanager.texts import translate


class MarketStall(Stall):
    """`stock_of` says how many of a SKU the shop has, when the marketplace is filled for the first time."""

    kind = "shopee"
    title = translate("demo", "Practice marketplace")
    file_name = "practice-marketplace.json"
    seconds_between = 20.0

    def __init__(
        self,
        folder: Path,
        stock_of: Callable[[str], int],
        *,
        products: int,
        seed: int,
        port: int = 0,
        busy: bool = True,
        clock: Clock = wall_clock,
    ) -> None:
        self.shop = PracticeShopee(clock=clock)
        if not _take_back(self.shop, folder / self.file_name):
            fill(self.shop, products, random.Random(seed))
            for item in list(self.shop.items.values()):
                if any(model.promotion for model in item.models.values()):
                    del self.shop.items[item.id]  # its price would be held against the shop's own
                for model in item.models.values():
                    model.stock[self.shop.locations[0]] = stock_of(model.sku)
        keys = KEYS[self.kind]
        self.shop.tokens.grant(keys["access_token"], keys["refresh_token"])
        self._people = Shoppers(self.shop, seed + len(self.shop.orders))
        super().__init__(folder, self.shop, port=port, busy=busy)

    def values(self) -> Mapping[str, str]:
        return {
            "place": "own",
            "address": self.url,
            "partner_id": str(PARTNER_ID),
            "redirect": "https://shop.example/",
            "ship_way": "pickup",
        }

    def somebody_comes(self) -> None:
        with self.shop.lock:
            self._people.step()
            self.shop.drop_unpaid()

    def packed(self) -> bytes:
        with self.shop.lock:
            return _KEPT.dump_json(_Kept(self.shop.items, self.shop.orders, self.shop.returns, self.shop.numbers))


@dataclass
class _Kept:
    """All of the marketplace that can change."""

    items: dict[int, Item]
    orders: dict[str, Order]
    returns: dict[str, Return]
    numbers: tuple[int, int]


_KEPT = TypeAdapter(_Kept)


def _take_back(shop: PracticeShopee, file: Path) -> bool:
    """The marketplace as it was kept; False when there is none, or when the file is not one."""
    try:
        kept = _KEPT.validate_json(file.read_bytes())
    except (FileNotFoundError, ValidationError):
        return False
    shop.items, shop.orders, shop.returns = kept.items, kept.orders, kept.returns
    shop.number_from(*kept.numbers)
    return True
