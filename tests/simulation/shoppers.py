"""The shoppers of a simulated week: what they buy where, and what becomes of their orders on the channel's side."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from storemanager.channels.base import RemoteRefund, RemoteRefundLine, RemoteStatus
from storemanager.money import Money
from tests.simulation.outside import Outside
from tests.simulation.week import Wish

if TYPE_CHECKING:
    from tests.simulation.shop import Shop

TAKING = {"paid": RemoteStatus.TO_SHIP, "unpaid": RemoteStatus.UNPAID, "on hold": RemoteStatus.ON_HOLD}
STILL_OPEN = (RemoteStatus.TO_SHIP, RemoteStatus.ON_HOLD)


class Shoppers:
    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._truth = shop.truth

    def wish(self, wish: Wish) -> None:
        """Somebody comes to buy: is shown enough of it, or is turned away."""
        shop, truth = self._shop, self._truth
        store = shop.stores[wish.channel]
        wanted = [(shop.week.goods[goods].sku, quantity) for goods, quantity in wish.lines]
        for sku, quantity in wanted:
            if (store.shows(sku) or 0) < quantity:
                if truth.available(sku) >= quantity:
                    truth.figures.turned_away += 1
                    shop.counted["turned away"] += 1
                    truth.tell(f"turned away from channel {wish.channel}: {quantity} of {sku}")
                return
        remote_id = store.order(wanted, TAKING[wish.status])
        order = store.orders[remote_id]
        truth.ordered(wish.channel, remote_id, order.lines)
        truth.tell(f"channel {wish.channel}: order {remote_id} ({wish.status}) of {wanted}")
        shop.counted[f"order {wish.status}"] += 1
        if order.takes_stock:
            self._sold(store, remote_id)
        for hours, what in wish.later:
            shop.clock.at(shop.clock() + timedelta(hours=hours), partial(self._later, store, remote_id, what))

    def _sold(self, store: Outside, remote_id: str) -> None:
        for line in store.orders[remote_id].lines:
            self._truth.sold(store.index, remote_id, line.sku, line.quantity)

    def _later(self, store: Outside, remote_id: str, what: str) -> None:
        """What becomes of an order on the channel's side, where it can still become that."""
        order, truth, index = store.orders[remote_id], self._truth, store.index
        if (index, remote_id) in truth.called_off:
            return
        left = any((index, line.remote_id) in truth.left for line in order.lines)
        waits = order.status in (RemoteStatus.UNPAID, RemoteStatus.ON_HOLD)
        if what == "pay" and waits:
            self._pay(store, remote_id)
        elif what == "cancel" and order.status in (RemoteStatus.UNPAID, *STILL_OPEN):
            with truth.somebody(skus_of(store, remote_id)):
                store.move(remote_id, RemoteStatus.CANCELLED)
        elif what in ("more", "fewer") and order.status in STILL_OPEN and not left and store.edits:
            self._edit(store, remote_id, 1 if what == "more" else -1)
        elif what == "complete" and order.status is RemoteStatus.TO_SHIP:
            store.move(remote_id, RemoteStatus.COMPLETED)
            truth.completed(index, remote_id)
        elif what in ("restock", "money back") and order.status is RemoteStatus.COMPLETED and not order.refunds:
            self._refund(store, remote_id, restock=what == "restock" and store.gives_back)
        elif what == "note":
            store.touch(remote_id)
        else:
            return
        self._shop.counted[f"channel: {what}"] += 1
        truth.tell(f"channel {index}: order {remote_id}: {what}")

    def _pay(self, store: Outside, remote_id: str) -> None:
        order = store.orders[remote_id]
        if order.takes_stock:
            store.move(remote_id, RemoteStatus.TO_SHIP)
        elif all((store.shows(line.sku) or 0) >= line.quantity for line in order.lines):
            store.move(remote_id, RemoteStatus.TO_SHIP)
            self._sold(store, remote_id)
        else:
            store.move(remote_id, RemoteStatus.CANCELLED)

    def _edit(self, store: Outside, remote_id: str, by: int) -> None:
        line = store.orders[remote_id].lines[0]
        if line.quantity + by < 1 or (store.shows(line.sku) or 0) < by:
            return
        if by < 0:
            with self._truth.somebody([line.sku]):
                store.edit(remote_id, line.remote_id, line.quantity + by)
            return
        store.edit(remote_id, line.remote_id, line.quantity + by)
        self._truth.sold(store.index, remote_id, line.sku, by)

    def _refund(self, store: Outside, remote_id: str, *, restock: bool) -> None:
        """Money for one unit; `restock`: the unit came back, too, and the channel has put it on its shelf."""
        line = store.orders[remote_id].lines[0]
        key = (store.index, line.remote_id)
        if self._truth.returned[key]:
            return
        amount = Money(1000, "VND")
        lines = (RemoteRefundLine(line.remote_id, 1, amount),) if restock else ()
        refund = RemoteRefund(f"R{remote_id}", amount, "broken", self._shop.clock(), lines, restock)
        with self._truth.somebody([line.sku]):
            store.refund(remote_id, refund, restock=restock)
            if restock:
                self._truth.restocked_there[key] += 1
                self._truth.returned[key] += 1


def skus_of(store: Outside, remote_id: str) -> list[str]:
    return sorted({line.sku for line in store.orders[remote_id].lines})
