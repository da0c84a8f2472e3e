"""A simulated week between a practice website, a practice Page, a practice marketplace and the counter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from storemanager.channels.base import AccountSettings, Channel, StockWriteKind
from tests.simulation.faults import Faults
from tests.simulation.outside import Outside
from tests.simulation.practice.marketplace import MarketStall
from tests.simulation.practice.page import FanPage
from tests.simulation.practice.store import PracticeStore
from tests.simulation.practice.website import Website
from tests.simulation.shop import Shop
from tests.simulation.shoppers import Shoppers, skus_of
from tests.simulation.week import Week, Wish, a_week

if TYPE_CHECKING:
    from tests.simulation.practice.keeper import PracticeProgram

KINDS = (StockWriteKind.NON_ATOMIC_DELTA, StockWriteKind.ABSOLUTE, StockWriteKind.ABSOLUTE)
STORES: tuple[type[PracticeStore], ...] = (Website, FanPage, MarketStall)
ANSWERED_HOURS = {"paid": 0.03, "unpaid": 1.0, "on hold": 6.0}
"""How long the owner takes to read a message. The week's own chance, in other words."""
BUSY_HOURS = 3.0
AGREES_HOURS, AGREES_TRIES = 2.0, 8
AGAIN_HOURS = 0.5
"""So long after a sign-in was lost the owner signs in again."""


def a_practice_week(seed: int) -> Week:
    return a_week(seed, KINDS)


class PracticeWeek(Shop):
    """The world of one seed, with real connectors. `program` is the keeper, as what it is."""

    program: PracticeProgram

    def __init__(self, week: Week, *, watched: bool = True, every_minutes: float = 0.0, loopback: bool = False) -> None:
        self._loopback = loopback
        self._orders_by_hand = 0
        super().__init__(week, watched=watched, every_minutes=every_minutes)

    def _stores(self, watched: bool) -> Sequence[Outside]:
        self.outside: list[PracticeStore] = []
        for index, make in enumerate(STORES):
            luck = Faults(Random(f"faults {self.week.seed} {index}"), self.counted, on=False)
            store = make(index, self.truth, luck, watched=watched, loopback=self._loopback)  # type: ignore[call-arg]
            for goods in self.week.goods:
                store.add(goods)
            if isinstance(store, MarketStall):
                store.asked = partial(self._asked, store)
            self.outside.append(store)
        return self.outside

    def close(self) -> None:
        for store in self.outside:
            store.close()

    def connector(self, channel: int, settings: AccountSettings) -> Channel:
        store, account_id = self.outside[channel], settings.account_id
        return store.connector(store.settings(account_id), self.program.context(store, account_id))

    def _shoppers(self) -> Shoppers:
        return Writers(self)

    def round(self) -> None:
        super().round()
        for channel in self.program.signed_out():
            if not self.outside[channel].revoked:
                self._at(self.clock.hours + AGAIN_HOURS, partial(self._sign_in, channel))

    def _asked(self, stall: MarketStall, sn: str) -> None:
        self.counted["buyer asks to cancel"] += 1
        self._at(self.clock.hours + AGREES_HOURS, partial(self._agree, stall, sn, AGREES_TRIES))

    def _agree(self, stall: MarketStall, sn: str, tries: int) -> None:
        """The owner agrees that the order is off, if it has not left, and the book knows of it."""
        there = (stall.index, sn)
        if self.program.forgetful() or not self.program.knows(there):
            if tries:
                self._at(self.clock.hours + BUSY_HOURS, partial(self._agree, stall, sn, tries - 1))
            return
        if there in self.truth.called_off or not self.program.cancel_there(there):
            return
        with self.truth.somebody(skus_of(stall, sn)):
            self.truth.called_off.add(there)
        self.counted["owner: agrees to cancel"] += 1
        self.truth.tell(f"owner: agrees to cancel {there}")

    def _sign_in(self, channel: int) -> None:
        store = self.outside[channel]
        if not store.revoked:
            store.sign_in()
            self.counted["owner: signed in again"] += 1

    def calm(self) -> None:
        for store in self.outside:
            store.revoked = False
            store.sign_in()
        super().calm()

    @property
    def page(self) -> FanPage:
        return next(store for store in self.outside if isinstance(store, FanPage))

    def next_word(self) -> str:
        """What an order by hand is named in the book."""
        self._orders_by_hand += 1
        return f"message {self._orders_by_hand}"


class Writers(Shoppers):
    """Shoppers who write where nothing can be bought; the owner makes an order of it."""

    def __init__(self, shop: PracticeWeek) -> None:
        super().__init__(shop)
        self._week = shop

    def wish(self, wish: Wish) -> None:
        page = self._week.page
        if wish.channel != page.index:
            super().wish(wish)
            return
        wanted = tuple((self._shop.week.goods[goods].sku, quantity) for goods, quantity in wish.lines)
        if any((page.shows(sku) or 0) < quantity for sku, quantity in wanted):
            self._turned_away(wanted)
            return
        word = self._week.next_word()
        page.write(len(word) + wish.lines[0][0], " và ".join(f"{quantity} {sku}" for sku, quantity in wanted))
        self._shop.counted["message"] += 1
        self._truth.tell(f"channel {page.index}: somebody writes for {wanted} ({word})")
        self._in(ANSWERED_HOURS[wish.status], partial(self._read, word, wanted, wish))

    def _turned_away(self, wanted: Sequence[tuple[str, int]]) -> None:
        if all(self._truth.available(sku) >= quantity for sku, quantity in wanted):
            self._truth.figures.turned_away += 1
            self._shop.counted["turned away"] += 1
            self._truth.tell(f"turned away: {wanted}")

    def _read(self, word: str, wanted: tuple[tuple[str, int], ...], wish: Wish) -> None:
        """The owner reads the message and makes an order of it, if the book says that all of it is there."""
        week, truth, page = self._week, self._truth, self._week.page
        if week.program.forgetful():
            self._in(BUSY_HOURS, partial(self._read, word, wanted, wish))
            return
        truth.look_up()
        unknown = {sku: truth.unknown(sku) for sku, _ in wanted}
        with truth.somebody([sku for sku, _ in wanted]):
            if not week.program.take_order(word, wanted):
                self._turned_away(wanted)
                return
            page.by_hand[word] = wanted
            truth.ordered(page.index, word, page.orders[word].lines)
        for sku, quantity in wanted:
            truth.sold_by_hand(sku, quantity, unknown[sku])
            truth.counter[sku] += quantity
        self._shop.counted["order by hand"] += 1
        truth.tell(f"owner: makes order {word} of {wanted}")
        for hours, what in wish.later:
            if what == "cancel":
                self._in(hours, partial(self._does_not_want, word))

    def _does_not_want(self, word: str) -> None:
        """The buyer writes again, and the owner cancels what has not left."""
        week, truth, page = self._week, self._truth, self._week.page
        if week.program.forgetful() or not week.program.cancel_order(word):
            return
        with truth.somebody([sku for sku, _ in page.by_hand[word]]):
            truth.called_off.add((page.index, word))
        self._shop.counted["order by hand: cancel"] += 1
        truth.tell(f"owner: cancels {word}")

    def _in(self, hours: float, happening: partial[None]) -> None:
        self._shop.clock.at(self._shop.clock() + timedelta(hours=hours), happening)
