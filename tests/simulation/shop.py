"""A week in a shop: the stores outside with their shoppers, the people inside, and whichever program keeps the two in
step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Protocol

from storemanager.channels.base import RemoteLine, RemoteRefund, RemoteRefundLine, RemoteStatus
from storemanager.money import Money
from tests.simulation.faults import Faults
from tests.simulation.life import Killed, Life
from tests.simulation.store import Connector, Store
from tests.simulation.timeline import START, Timeline
from tests.simulation.truth import Truth
from tests.simulation.week import HOURS, Act, Week, Wish

TAKING = {"paid": RemoteStatus.TO_SHIP, "unpaid": RemoteStatus.UNPAID, "on hold": RemoteStatus.ON_HOLD}
STILL_OPEN = (RemoteStatus.TO_SHIP, RemoteStatus.ON_HOLD)
RESTART_SECONDS = 20.0
QUIET_ROUNDS = 3
REFUNDED = 0.66
"""This part of the returns is refunded through the channel, which then puts the goods on its shelf again."""
Taken = tuple[int, str] | None
"""(channel, order there) that something was done with, if there was one."""


class Keeper(Protocol):
    """A program that keeps a shop's channels in step, with the hands of the people who use it."""

    life: Life

    def start(self) -> None: ...

    def restart(self, kill_in: int) -> None: ...

    def sync(self, *, check_all: bool = False) -> None: ...

    def receive(self, goods: int, units: int) -> None: ...

    def damage(self, goods: int, units: int) -> bool: ...

    def count(self, goods: int, difference: int) -> bool: ...

    def sell(self, goods: int, units: int) -> bool: ...

    def price(self, goods: int, price: int) -> None: ...

    def ship(self, pick: float) -> tuple[int, str, dict[str, int]] | None: ...

    def cancel(self, pick: float) -> Taken: ...

    def take_back(self, pick: float) -> tuple[int, str, str] | None: ...

    def pause(self, channel: int) -> None: ...

    def resume(self, channel: int) -> None: ...

    def busy(self) -> bool:
        """Whether the last sync left something that the next one goes on with."""

    def settle(self) -> None:
        """The owner looks at what waits for a decision, and decides."""

    def judge(self) -> None:
        """All is quiet: everything must be right now."""


class Shop:
    """The world of one seed."""

    def __init__(self, week: Week, *, watched: bool = True, every_minutes: float = 0.0) -> None:
        """`watched`: what a program must never do ends the week. `every_minutes`: syncs by the clock, instead of when
        the week says so."""
        self.week = week
        self._every_minutes = every_minutes
        self._happened = 0
        self._idle_cost: int | None = None
        self.idle_requests = 0
        self.clock = Timeline()
        self.counted: Counter[str] = Counter()
        self.truth = Truth(self.clock, {goods.sku: goods.on_hand for goods in week.goods}, counted=self.counted)
        self.stores = [self._store(index, watched) for index in range(len(week.kinds))]
        self.truth.stores = self.stores
        self.kills = list(week.kills)
        self.keeper: Keeper
        self._plan()

    def _store(self, index: int, watched: bool) -> Store:
        week = self.week
        store = Store(
            self.clock, week.kinds[index], week.page_size, index=index, truth=self.truth, watched=watched,
            luck=Faults(Random(f"faults {week.seed} {index}"), self.counted, on=False),
        )  # fmt: skip
        for goods in week.goods:
            store.add(goods.sku, goods.on_hand, price=goods.price)
        return store

    def connector(self, channel: int, settings: object, *, looks: bool = True) -> Connector:
        return Connector(self.stores[channel], settings, self.keeper.life, looks=looks)  # type: ignore[arg-type]

    # --- The week ---

    def run(self) -> None:
        """From the first sync to the quiet after the week."""
        self.keeper.start()
        self.truth.start_judging()
        for store in self.stores:
            store.luck.on = True
        for hour in self._hours():
            self.clock.until(START + timedelta(hours=hour))
            self._round_if_due()
        self.clock.until(START + timedelta(hours=HOURS + 40))
        self.calm()

    def _hours(self) -> tuple[float, ...]:
        if not self._every_minutes:
            return self.week.rounds
        return tuple(number * self._every_minutes / 60 for number in range(1, int(HOURS * 60 / self._every_minutes)))

    def _round_if_due(self) -> None:
        """A sync by the clock in which nothing can happen is not run but counted, at the cost of the one before."""
        before = (self.clock.happened, self.requests())
        if self._every_minutes and self._idle_cost is not None and before[0] == self._happened:
            self.truth.figures.rounds += 1
            self.idle_requests += self._idle_cost
            return
        self._happened = before[0]
        self.round()
        quiet = before[0] == self.clock.happened and not self.keeper.busy()
        self._idle_cost = self.requests() - before[1] if quiet else None

    def requests(self) -> int:
        return sum(store.requests for store in self.stores)

    def round(self) -> None:
        """A sync, and after a kill the program is started and syncs again."""
        for _ in range(3):
            self.truth.figures.rounds += 1
            self.keeper.life.kill_in = self._kill_in()
            try:
                self.keeper.sync()
            except Killed:
                self.counted["killed in a sync"] += 1
                self.truth.tell("KILLED")
                self.keeper.restart(0)
                self.clock.pass_(RESTART_SECONDS)
                continue
            self.keeper.life.kill_in = 0
            return

    def _kill_in(self) -> int:
        """Who syncs by the clock is killed as often, but not in every second sync."""
        often = self._every_minutes and self.truth.figures.rounds % 48
        return 0 if often or not self.kills else self.kills.pop(0)

    def calm(self) -> None:
        """No faults, nobody buys, the owner has decided what there was to decide: now everything must come right."""
        self.truth.tell("calm")
        for store in self.stores:
            store.luck.on, store.down, store.revoked = False, False, False
        self.clock.off = timedelta(0)
        self.keeper.restart(0)
        for _ in range(QUIET_ROUNDS):
            before = self.written()
            self.keeper.settle()
            self.clock.pass_(400 * 60)
            self.keeper.sync(check_all=True)
            if self.written() == before:
                break
        self.truth.figures.drift = self.truth.drift()
        self.truth.figures.requests = self.requests() + self.idle_requests
        self.keeper.judge()

    def written(self) -> int:
        """How much was written to all channels: numbers, prices and acts."""
        return sum(store.writes_sent + sum(store.done.values()) for store in self.stores)

    def _plan(self) -> None:
        week = self.week
        for wish in week.wishes:
            self._at(wish.hour, lambda wish=wish: self._wish(wish))  # type: ignore[misc]
        for act in week.acts:
            self._at(act.hour, lambda act=act: self._act(act))  # type: ignore[misc]
        for outage, switch in ((week.outage, self._down), (week.revoked, self._revoked)):
            self._at(outage.begins, lambda s=switch, c=outage.channel: s(c, True))  # type: ignore[misc]
            self._at(outage.ends, lambda s=switch, c=outage.channel: s(c, False))  # type: ignore[misc]
        for hour, off in week.jumps:
            self._at(hour, lambda off=off: self._jump(off))  # type: ignore[misc]

    def _at(self, hour: float, happening: Callable[[], None]) -> None:
        self.clock.at(START + timedelta(hours=max(0.3, hour)), happening)

    def _down(self, channel: int, down: bool) -> None:
        self.stores[channel].down = down

    def _revoked(self, channel: int, revoked: bool) -> None:
        self.stores[channel].revoked = revoked

    def _jump(self, hours: float) -> None:
        self.clock.off = timedelta(hours=hours)
        self.counted["clock jump"] += 1

    # --- Shoppers ---

    def _wish(self, wish: Wish) -> None:
        store, figures = self.stores[wish.channel], self.truth.figures
        wanted = [(self.week.goods[goods].sku, quantity) for goods, quantity in wish.lines]
        for sku, quantity in wanted:
            if (store.shows(sku) or 0) < quantity:
                if self.truth.available(sku) >= quantity:
                    figures.turned_away += 1
                    self.counted["turned away"] += 1
                    self.truth.tell(f"turned away from channel {wish.channel}: {quantity} of {sku}")
                return
        status = TAKING[wish.status]
        remote_id = store.place([_line(store, sku, quantity) for sku, quantity in wanted], status=status)
        order = store.orders[remote_id]
        self.truth.ordered(wish.channel, remote_id, order.lines)
        self.truth.tell(f"channel {wish.channel}: order {remote_id} ({wish.status}) of {wanted}")
        self.counted[f"order {wish.status}"] += 1
        if order.takes_stock:
            self._sold(store, remote_id)
        for hours, what in wish.later:
            self.clock.at(
                self.clock() + timedelta(hours=hours),
                lambda what=what: self._later(store, remote_id, what),  # type: ignore[misc]
            )

    def _sold(self, store: Store, remote_id: str) -> None:
        for line in store.orders[remote_id].lines:
            self.truth.sold(store.index, remote_id, line.sku, line.quantity)

    def _later(self, store: Store, remote_id: str, what: str) -> None:
        """What becomes of an order on the channel's side, where it can still become that."""
        order, truth, index = store.orders[remote_id], self.truth, store.index
        if (index, remote_id) in truth.called_off:
            return
        left = any((index, line.remote_id) in truth.left for line in order.lines)
        waits = order.status in (RemoteStatus.UNPAID, RemoteStatus.ON_HOLD)
        if what == "pay" and waits:
            self._pay(store, remote_id)
        elif what == "cancel" and order.status in (RemoteStatus.UNPAID, *STILL_OPEN):
            with truth.somebody(_skus(store, remote_id)):
                store.move(remote_id, RemoteStatus.CANCELLED)
        elif what in ("more", "fewer") and order.status in STILL_OPEN and not left:
            self._edit(store, remote_id, 1 if what == "more" else -1)
        elif what == "complete" and order.status is RemoteStatus.TO_SHIP:
            store.move(remote_id, RemoteStatus.COMPLETED)
            truth.completed(index, remote_id)
        elif what in ("restock", "money back") and order.status is RemoteStatus.COMPLETED and not order.refunds:
            self._refund(store, remote_id, restock=what == "restock")
        elif what == "note":
            store.save(order)
        else:
            return
        self.counted[f"channel: {what}"] += 1
        truth.tell(f"channel {index}: order {remote_id}: {what}")

    def _pay(self, store: Store, remote_id: str) -> None:
        order = store.orders[remote_id]
        if order.takes_stock:
            store.move(remote_id, RemoteStatus.TO_SHIP)
        elif all((store.shows(line.sku) or 0) >= line.quantity for line in order.lines):
            store.move(remote_id, RemoteStatus.TO_SHIP)
            self._sold(store, remote_id)
        else:
            store.move(remote_id, RemoteStatus.CANCELLED)

    def _edit(self, store: Store, remote_id: str, by: int) -> None:
        line = store.orders[remote_id].lines[0]
        if line.quantity + by < 1 or (store.shows(line.sku) or 0) < by:
            return
        if by < 0:
            with self.truth.somebody([line.sku]):
                store.edit(remote_id, line.remote_id, line.quantity + by)
            return
        store.edit(remote_id, line.remote_id, line.quantity + by)
        self.truth.sold(store.index, remote_id, line.sku, by)

    def _refund(self, store: Store, remote_id: str, *, restock: bool) -> None:
        """Money for one unit; `restock`: the unit came back, too, and the channel has put it on its shelf."""
        line = store.orders[remote_id].lines[0]
        key = (store.index, line.remote_id)
        if self.truth.returned[key]:
            return
        amount = Money(1000, "VND")
        lines = (RemoteRefundLine(line.remote_id, 1, amount),) if restock else ()
        refund = RemoteRefund(f"R{remote_id}", amount, "broken", self.clock(), lines, restock)
        with self.truth.somebody([line.sku]):
            store.refund(remote_id, refund, restock=restock)
            if restock:
                self.truth.restocked_there[key] += 1
                self.truth.returned[key] += 1

    # --- The people in the shop ---

    def _act(self, act: Act) -> None:
        sku = self.week.goods[act.goods].sku
        done = getattr(self, f"_{act.what}")(act, sku)
        if done is not False:
            self.counted[f"owner: {act.what}"] += 1
            self.truth.tell(f"owner: {act.what} {sku} {act.amount} {'' if done is None else done}")

    def _receive(self, act: Act, sku: str) -> None:
        with self.truth.somebody([sku]):
            self.keeper.receive(act.goods, act.amount)
            self.truth.shelf[sku] += act.amount

    def _damage(self, act: Act, sku: str) -> bool | None:
        with self.truth.somebody([sku]):
            if not self.keeper.damage(act.goods, 1):
                return False
            self.truth.shelf[sku] -= 1
        return None

    def _count(self, act: Act, sku: str) -> bool | None:
        with self.truth.somebody([sku]):
            if not self.keeper.count(act.goods, act.amount):
                return False
            self.truth.shelf[sku] += act.amount
        return None

    def _sell(self, act: Act, sku: str) -> bool | None:
        """Over the counter; who stands there sees what is promised, so only free goods are sold."""
        units = min(act.amount, 2)
        if self.truth.available(sku) < units:
            return False
        with self.truth.somebody([sku]):
            if not self.keeper.sell(act.goods, units):
                return False
            self.truth.shelf[sku] -= units
            self.truth.counter[sku] += units
        return None

    def _price(self, act: Act, sku: str) -> None:
        self.keeper.price(act.goods, self.week.goods[act.goods].price * (90 + 5 * act.amount) // 100)

    def _ship(self, act: Act, sku: str) -> object:
        shipped = self.keeper.ship(act.pick)
        if shipped is None:
            return False
        channel, remote_id, units = shipped
        with self.truth.somebody(_skus(self.stores[channel], remote_id)):
            for line_id, quantity in units.items():
                self.truth.left[channel, line_id] = quantity
        return (channel, remote_id)

    def _cancel(self, act: Act, sku: str) -> object:
        cancelled = self.keeper.cancel(act.pick)
        if cancelled is None:
            return False
        with self.truth.somebody(_skus(self.stores[cancelled[0]], cancelled[1])):
            self.truth.called_off.add(cancelled)
        return cancelled

    def _return(self, act: Act, sku: str) -> object:
        back = self.keeper.take_back(act.pick)
        if back is None:
            return False
        channel, remote_id, line_id = back
        with self.truth.somebody(_skus(self.stores[channel], remote_id)):
            self.truth.returned[channel, line_id] += 1
            self.truth.coming[channel, line_id] = int(act.pick < REFUNDED)
        return back

    def _pause(self, act: Act, sku: str) -> None:
        channel = int(act.pick * len(self.stores))
        self.keeper.pause(channel)
        self.clock.at(self.clock() + timedelta(hours=6), lambda: self.keeper.resume(channel))

    def _staff(self, act: Act, sku: str) -> None:
        """Somebody types another number into the channel's own pages."""
        store = self.stores[int(act.pick * len(self.stores))]
        with self.truth.somebody([sku], unseen=True):
            store.set_stock(sku, max(0, (store.shows(sku) or 0) + act.amount - 2))


def _line(store: Store, sku: str, quantity: int) -> RemoteLine:
    ref, price = store.ref_of(sku), Money(store.items[store.ref_of(sku)].price, "VND")
    total = Money(price.minor * quantity, "VND")
    return RemoteLine(f"L{store.index}-{store.next_id()}", ref, sku, sku, quantity, price, total, stock_taken=0)


def _skus(store: Store, remote_id: str) -> list[str]:
    return sorted({line.sku for line in store.orders[remote_id].lines})
