"""The people in a simulated shop: what they do during the week, in the program and with the goods."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from tests.simulation.hands import REFUNDED
from tests.simulation.shoppers import skus_of
from tests.simulation.week import Act

if TYPE_CHECKING:
    from tests.simulation.shop import Shop

PAUSED_HOURS = 6.0
WAITS_HOURS = 0.2


class People:
    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._truth = shop.truth
        self._acts: dict[str, Callable[[Act, str], object]] = {
            "receive": self._receive, "damage": self._damage, "count": self._count, "sell": self._sell,
            "price": self._price, "ship": self._ship, "cancel": self._cancel, "return": self._return,
            "pause": self._pause, "leave": self._leave, "staff": self._staff, "policy": self._policy,
        }  # fmt: skip

    def act(self, act: Act) -> None:
        sku = self._shop.week.goods[act.goods].sku
        done = self._acts[act.what](act, sku)
        if done is not False:
            self._shop.counted[f"owner: {act.what}"] += 1
            self._truth.tell(f"owner: {act.what} {sku} {act.amount} {'' if done is None else done}")

    def _receive(self, act: Act, sku: str) -> None:
        with self._truth.somebody([sku]):
            self._shop.keeper.receive(act.goods, act.amount)
            self._truth.shelf[sku] += act.amount

    def _damage(self, act: Act, sku: str) -> bool | None:
        with self._truth.somebody([sku]):
            if not self._shop.keeper.damage(act.goods, 1):
                return False
            self._truth.shelf[sku] -= 1
        return None

    def _count(self, act: Act, sku: str) -> bool | None:
        with self._truth.somebody([sku]):
            if not self._shop.keeper.count(act.goods, act.amount):
                return False
            self._truth.shelf[sku] += act.amount
        return None

    def _sell(self, act: Act, sku: str) -> bool | None:
        """Over the counter; who stands there sees what is promised, so only free goods are sold."""
        units = min(act.amount, 2)
        if self._truth.available(sku) < units:
            return False
        with self._truth.somebody([sku]):
            if not self._shop.keeper.sell(act.goods, units):
                return False
            self._truth.shelf[sku] -= units
            self._truth.counter[sku] += units
        return None

    def _price(self, act: Act, sku: str) -> None:
        self._shop.keeper.price(act.goods, self._shop.week.goods[act.goods].price * (90 + 5 * act.amount) // 100)

    def _ship(self, act: Act, sku: str) -> object:
        shipped = self._shop.keeper.ship(act.pick)
        if shipped is None:
            return False
        channel, remote_id, units = shipped
        with self._truth.somebody(skus_of(self._shop.stores[channel], remote_id)):
            for line_id, quantity in units.items():
                self._truth.left[channel, line_id] = quantity
        return (channel, remote_id)

    def _cancel(self, act: Act, sku: str) -> object:
        cancelled = self._shop.keeper.cancel(act.pick)
        if cancelled is None:
            return False
        with self._truth.somebody(skus_of(self._shop.stores[cancelled[0]], cancelled[1])):
            self._truth.called_off.add(cancelled)
        return cancelled

    def _return(self, act: Act, sku: str) -> object:
        back = self._shop.keeper.take_back(act.pick)
        if back is None:
            return False
        channel, remote_id, line_id = back
        with self._truth.somebody(skus_of(self._shop.stores[channel], remote_id)):
            # Where the channel has put a unit back already, and the book does not know it yet, it is the same unit.
            self._truth.returned[channel, line_id] = max(1, self._truth.returned[channel, line_id])
            told = act.pick < REFUNDED and self._shop.stores[channel].gives_back
            self._truth.coming[channel, line_id] = int(told)
        return back

    def _pause(self, act: Act, sku: str) -> int:
        channel = int(act.pick * len(self._shop.stores))
        self._shop.keeper.pause(channel)
        self._soon(PAUSED_HOURS, partial(self._shop.keeper.resume, channel))
        return channel

    def _leave(self, act: Act, sku: str) -> int:
        """One item of one channel is left as it is for some hours."""
        channel = int(act.pick * len(self._shop.stores))
        self._shop.keeper.leave(channel, act.goods)
        self._soon(PAUSED_HOURS * act.amount, partial(self._shop.keeper.take_up, channel, act.goods))
        return channel

    def _policy(self, act: Act, sku: str) -> object:
        return self._shop.keeper.change_policy(act.pick) or False

    def _staff(self, act: Act, sku: str) -> None:
        """Somebody types another number into the channel's own pages."""
        store = self._shop.stores[int(act.pick * len(self._shop.stores))]
        with self._truth.somebody([sku], unseen_on=store.index):
            store.set_stock(sku, max(0, (store.shows(sku) or 0) + act.amount - 2))

    def back_up(self) -> None:
        if self._shop.keeper.back_up():
            self._done("backup")

    def restore(self) -> None:
        """Nobody puts a backup back while a sync runs."""
        if self._shop.syncing:
            self._soon(WAITS_HOURS, self.restore)
        elif self._shop.keeper.restore():
            self._done("restore")

    def _done(self, what: str) -> None:
        self._shop.counted[f"owner: {what}"] += 1
        self._truth.tell(f"owner: {what}")

    def _soon(self, hours: float, what: Callable[[], None]) -> None:
        self._shop.clock.at(self._shop.clock() + timedelta(hours=hours), what)
