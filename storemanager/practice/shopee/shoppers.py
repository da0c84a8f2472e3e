"""Shoppers of the practice Shopee: they buy at random, the same way for the same seed, and parcels go their way."""

from __future__ import annotations

import random
from contextlib import suppress

from storemanager.practice.people import Person, person
from storemanager.practice.shopee.floor import Floor, SoldOutError
from storemanager.practice.shopee.records import Order

QUANTITIES = (1, 1, 1, 1, 2, 3)
REGULARS_KEPT = 200


class Shoppers:
    """Everybody who buys at one shop. `step` does one thing that a buyer or a carrier would do."""

    def __init__(self, shop: Floor, seed: int = 0) -> None:
        self.shop = shop
        self.placed: list[str] = []
        self.turned_away = 0
        self._dice = random.Random(seed)
        self._regulars: list[Person] = []

    def step(self) -> Order | None:
        """A purchase, or now and then something that happens to an earlier order."""
        if self.placed and self._dice.random() < 0.3:
            self._goes_on(self.shop.orders[self._dice.choice(self.placed)])
            return None
        return self.buy()

    def buy(self) -> Order | None:
        """One purchase of one to three things; none if the shop had not enough."""
        goods = [
            model.sku for item in self.shop.items.values() if item.status == "NORMAL" for model in item.models.values()
        ]
        if not goods:
            return None
        chosen = self._dice.sample(goods, min(len(goods), self._dice.choice((1, 1, 2, 3))))
        basket = [(sku, self._dice.choice(QUANTITIES)) for sku in chosen]
        try:
            order = self.shop.buy_many(basket, cod=self._dice.random() < 0.6, who=self._somebody())
        except SoldOutError:
            self.turned_away += 1
            return None
        self.placed.append(order.sn)
        return order

    def _goes_on(self, order: Order) -> None:
        with suppress(KeyError):
            if order.status == "UNPAID":
                (self.shop.pay if self._dice.random() < 0.7 else self.shop.cancel)(order.sn)
            elif order.status == "PROCESSED":
                self.shop.pick_up(order.sn)
            elif order.status == "SHIPPED":
                self.shop.deliver(order.sn)
            elif order.status == "TO_CONFIRM_RECEIVE":
                self.shop.complete(order.sn)

    def _somebody(self) -> Person:
        if self._regulars and self._dice.random() < 0.4:
            return self._dice.choice(self._regulars)
        self._regulars.append(person(self._dice))
        del self._regulars[:-REGULARS_KEPT]
        return self._regulars[-1]
