"""The strategy others use, to compare with: on a timer the orders changed since the last one, then absolute
numbers wherever ours has changed. No pull right before a write, no confirmation, no quotas; what
fails is simply sent again. It keeps its numbers in memory and loses none of them in a kill, which is kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from storemanager.channels.base import (
    AccountSettings,
    Outcome,
    PriceUpdate,
    RefundRequest,
    RemoteOrder,
    RemoteRefundLine,
    RemoteStatus,
    ShipmentNotice,
    StockUpdate,
)
from storemanager.channels.errors import ChannelError
from storemanager.money import Money
from storemanager.services.bulk import chunks
from tests.simulation.hands import Taken
from tests.simulation.life import Life
from tests.simulation.shop import Shop
from tests.simulation.store import Connector

EVERY_MINUTES = 10
_GONE = (RemoteStatus.CANCELLED, RemoteStatus.FAILED)


@dataclass
class _Known:
    """An order as it was last seen: what it takes of each item."""

    order: RemoteOrder
    takes: Counter[str] = field(default_factory=Counter)
    shipped: bool = False
    called_off: bool = False


class Naive:
    """What `Shop` drives when the program is like the others."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.life = Life()
        shop.keeper = self
        self.free = {goods.sku: goods.on_hand for goods in shop.week.goods}
        self.prices = {goods.sku: goods.price for goods in shop.week.goods}
        self.sent: dict[tuple[int, str], int] = {}
        self.sent_prices: dict[tuple[int, str], int] = {}
        self.since: dict[int, datetime] = {}
        self.orders: dict[tuple[int, str], _Known] = {}
        self.acts: list[tuple[int, Callable[[Connector], object]]] = []
        self.paused: set[int] = set()
        self._numbers = 0

    def start(self) -> None:
        for index, store in enumerate(self.shop.stores):
            self.since[index] = self.shop.clock()
            for goods in self.shop.week.goods:
                self.sent[index, goods.sku] = store.shows(goods.sku) or 0
                self.sent_prices[index, goods.sku] = goods.price

    def restart(self, kill_in: int) -> None:
        self.life = Life(kill_in)

    def sync(self, *, check_all: bool = False) -> None:
        channels = [index for index in range(len(self.shop.stores)) if index not in self.paused]
        for index in channels:
            try:
                self._pull(index, self._connector(index))
            except ChannelError:
                continue
        for index in channels:
            try:
                self._push(index, self._connector(index))
            except ChannelError:
                continue
        self._do_acts(channels)

    def _connector(self, index: int) -> Connector:
        return self.shop.simulated(index, AccountSettings(index, "", {}, {}), looks=False)

    def _pull(self, index: int, connector: Connector) -> None:
        cursor, more = f"{self.since[index].isoformat()}|", True
        while more:
            page = connector.pull_orders(cursor)
            for order in page.items:
                self._take(index, order)
                self.since[index] = max(self.since[index], order.modified_at)
            cursor, more = page.cursor, page.more

    def _take(self, index: int, order: RemoteOrder) -> None:
        known = self.orders.setdefault((index, order.remote_id), _Known(order))
        takes: Counter[str] = Counter()
        if order.status not in _GONE and not known.called_off:
            for line in order.lines:
                takes[line.sku] += line.stock_taken or 0
        for sku in set(takes) | set(known.takes):
            self.free[sku] -= takes[sku] - known.takes[sku]
        known.order, known.takes = order, takes

    def _push(self, index: int, connector: Connector) -> None:
        store = self.shop.in_memory[index]
        updates = [
            StockUpdate(store.ref_of(sku), max(0, units), None)
            for sku, units in self.free.items()
            if self.sent[index, sku] != max(0, units)
        ]
        for batch in chunks(updates, connector.write_limits.batch):
            results = connector.write_stock(batch)
            if any(result.outcome is Outcome.UNKNOWN for result in results):
                results = connector.write_stock(batch)
            for update, result in zip(batch, results, strict=False):
                if result.outcome is Outcome.DONE:
                    self.sent[index, store.sku(update.ref)] = update.wanted
        for sku, price in self.prices.items():
            if self.sent_prices[index, sku] != price:
                connector.write_prices([PriceUpdate(store.ref_of(sku), Money(price, "VND"))])
                self.sent_prices[index, sku] = price

    def _do_acts(self, channels: list[int]) -> None:
        waiting, self.acts = self.acts, []
        for index, act in waiting:
            if index not in channels:
                self.acts.append((index, act))
                continue
            try:
                act(self._connector(index))
            except ChannelError as error:
                if getattr(error, "unclear", None) is not None:  # not refused: it is sent again
                    self.acts.append((index, act))

    # --- The people who use it ---

    def receive(self, goods: int, units: int) -> None:
        self.free[self._sku(goods)] += units

    def damage(self, goods: int, units: int) -> bool:
        self.free[self._sku(goods)] -= units
        return True

    def count(self, goods: int, difference: int) -> bool:
        self.free[self._sku(goods)] += difference
        return True

    def sell(self, goods: int, units: int) -> bool:
        self.free[self._sku(goods)] -= units
        return True

    def price(self, goods: int, price: int) -> None:
        self.prices[self._sku(goods)] = price

    def _sku(self, goods: int) -> str:
        return self.shop.week.goods[goods].sku

    def _one(self, pick: float, fits: Callable[[_Known], bool]) -> tuple[tuple[int, str], _Known] | None:
        found = [item for item in self.orders.items() if fits(item[1])]
        return found[int(pick * len(found))] if found else None

    def ship(self, pick: float) -> tuple[int, str, dict[str, int]] | None:
        found = self._one(pick, _to_ship)
        if found is None:
            return None
        (index, remote_id), known = found
        known.shipped = True
        notice = ShipmentNotice("VN1", key=self._key())
        self.acts.append((index, lambda connector: connector.ship_order(remote_id, notice)))
        return index, remote_id, {line.remote_id: line.quantity for line in known.order.lines}

    def cancel(self, pick: float) -> Taken:
        found = self._one(pick, _to_ship)
        if found is None:
            return None
        (index, remote_id), known = found
        known.called_off = True
        self.free.update({sku: self.free[sku] + units for sku, units in known.takes.items()})
        known.takes = Counter()
        self.acts.append((index, lambda connector: connector.cancel_order(remote_id, "no goods")))
        return index, remote_id

    def take_back(self, pick: float) -> tuple[int, str, str] | None:
        found = self._one(pick, lambda known: known.shipped and not known.order.refunds)
        if found is None:
            return None
        (index, remote_id), known = found
        line = known.order.lines[0]
        amount = Money(1000, "VND")
        request = RefundRequest(amount, "back", (RemoteRefundLine(line.remote_id, 1, amount),), True, self._key())
        self.acts.append((index, lambda connector: connector.refund_order(remote_id, request)))
        known.shipped = False
        return index, remote_id, line.remote_id

    def _key(self) -> str:
        self._numbers += 1
        return f"key {self._numbers}"

    def pause(self, channel: int) -> None:
        self.paused.add(channel)

    def resume(self, channel: int) -> None:
        self.paused.discard(channel)

    def leave(self, channel: int, goods: int) -> None:
        """It has no such thing."""

    def take_up(self, channel: int, goods: int) -> None: ...

    def change_policy(self, pick: float) -> str | None:
        return None

    def back_up(self) -> bool:
        return False

    def restore(self) -> bool:
        return False  # its book is never lost, which is kind, too

    def look(self) -> None: ...

    def must_look(self) -> bool:
        return False

    def busy(self) -> bool:
        return True  # it costs next to nothing to run every one

    def settle(self) -> None:
        self.paused.clear()

    def judge(self) -> None:
        """Nothing is demanded; it is counted what went wrong."""
        figures = self.shop.truth.figures
        for index, store in enumerate(self.shop.stores):
            figures.lost += sum((index, remote_id) not in self.orders for remote_id in store.orders)
            figures.doubled += sum(times - 1 for times in store.done.values() if times > 1)


def _to_ship(known: _Known) -> bool:
    return known.order.status is RemoteStatus.TO_SHIP and not known.shipped and not known.called_off
