"""Shoppers who buy at random, the same way for the same seed: in steps for tests, on their own for the demo."""

import random
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

from storemanager.practice.people import Person, person
from storemanager.practice.woocommerce.checkout import SoldOutError
from storemanager.practice.woocommerce.records import Order, Product
from storemanager.practice.woocommerce.shop import PracticeShop

REGULARS_KEPT = 200
QUANTITIES = (1, 1, 1, 1, 2, 2, 3)
PAYMENTS = ("cod", "cod", "cod", "bacs", "bacs", "pending")

FAVOURITES, FAVOURED = 25, 0.5
"""Half of what a shop sells are a few things that everybody wants."""


class Shoppers:
    """Everybody who buys at one shop. `step` does one thing a shopper or the shop's staff would do."""

    def __init__(self, shop: PracticeShop, seed: int = 0) -> None:
        self.shop = shop
        self.placed: list[int] = []
        self.sold: dict[str, int] = {}
        self.turned_away = 0
        self._dice = random.Random(seed)
        self._regulars: list[Person] = []
        self._unpaid: list[int] = []

    def step(self) -> Order | None:
        """One purchase, or now and then a payment or a cancellation of an earlier order."""
        chance = self._dice.random()
        if self._unpaid and chance < 0.2:
            order_id = self._unpaid.pop(self._dice.randrange(len(self._unpaid)))
            self._settle(order_id)
            return None
        return self.buy()

    def buy(self) -> Order | None:
        """One purchase of one to three things; none if the shop had not enough."""
        basket = self._basket()
        if not basket:
            return None
        payment = self._dice.choice(PAYMENTS)
        who = self._somebody().address()
        try:
            order = self.shop.buy_many(basket, payment, who)
        except SoldOutError:
            self.turned_away += 1
            return None
        except KeyError:  # taken out of the shop while it lay in the basket
            return None
        self.placed.append(order.id)
        if payment != "cod":
            self._unpaid.append(order.id)
        for sku, quantity in basket:
            self.sold[sku] = self.sold.get(sku, 0) + quantity
        return order

    def _settle(self, order_id: int) -> None:
        pays, number = self._dice.random() < 0.7, self._dice.randint(10**9, 10**10 - 1)
        with suppress(KeyError):  # the order may have been deleted meanwhile
            if pays:
                self.shop.pay(order_id, f"FT{number}")
            else:
                self.shop.cancel(order_id)

    def _basket(self) -> list[tuple[str, int]]:
        goods = self._goods()
        if not goods:
            return []
        if self._dice.random() < FAVOURED:
            goods = goods[:FAVOURITES]
        wanted = self._dice.sample(goods, min(len(goods), self._dice.choice((1, 1, 1, 2, 3))))
        return [(product.sku, self._dice.choice(QUANTITIES)) for product in wanted]

    def _goods(self) -> list[Product]:
        with self.shop.locked():
            return [
                product
                for product in self.shop.products.values()
                if product.type in ("simple", "variation")
                and product.status == "publish"
                and product.sku
                and product.regular_price
            ]

    def _somebody(self) -> Person:
        if self._regulars and self._dice.random() < 0.4:
            return self._dice.choice(self._regulars)
        somebody = person(self._dice)
        self._regulars.append(somebody)
        del self._regulars[:-REGULARS_KEPT]
        return somebody


class Busy:
    """People who come by themselves every few seconds, for the demo. A context manager with a thread."""

    def __init__(self, step: Callable[[], object], *, seconds_between: float = 5.0) -> None:
        self._step = step
        self._seconds = seconds_between
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="shoppers", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Nobody comes any more."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._closing.wait(self._seconds):
            self._step()


class BusyShop(Busy):
    """Shoppers who buy by themselves, while the shop does what shops do beside."""

    def __init__(self, shoppers: Shoppers, *, seconds_between: float = 5.0) -> None:
        super().__init__(self._come, seconds_between=seconds_between)
        self._shoppers = shoppers

    def _come(self) -> None:
        self._shoppers.step()
        self._shoppers.shop.run_background_jobs()


class PassersBy:
    """Shoppers who now and then buy exactly between the server's own read and write of a stock number.

    Given to a shop as `between_read_and_write`, it makes the race of the real server happen by chance, but the
    same way for the same seed.
    """

    def __init__(self, shop: PracticeShop, *, seed: int = 0, chance: float = 0.2) -> None:
        self.undone: list[tuple[str, int]] = []
        self._shop = shop
        self._chance = chance
        self._dice = random.Random(seed)

    def __call__(self, product: Product) -> None:
        """Perhaps buy one of what is being written."""
        if product.sku and self._dice.random() < self._chance:
            try:
                self._shop.buy(product.sku, 1, "cod", person(self._dice).address())
            except SoldOutError:
                return
            self.undone.append((product.sku, 1))
