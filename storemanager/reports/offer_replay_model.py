"""One variant's days again under an offer policy: what would have been sold too often, and who turned away.

Pure, and the only model there is: the report replays the shop's own weeks with it (`offer_replay`), and the policies
were tuned with it (`python -m tests.simulation.policies`).

- Buyers come at their moments, whatever the policy; one who is not shown enough goes away and does not come again.
- Channels learn what they may sell at each sync and count down by themselves what they sell; the book learns of their
  sales at the next sync. The counter sees what is truly there. Under *strict* the cashier heeds that a unit is on offer
  elsewhere.
- In quotas a channel is raised only by what all others had given up a sync before (lower, confirm, raise).
- What was sold too often is refunded at once.

Hours are counted from the beginning. Of a split that nothing happens to the model looks more and more rarely whether it
has ended; that makes it end a little late, never early.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import floor

from storemanager.domain.offers import Limits, Policy, Seat, share_out
from storemanager.domain.speed import FAST_HALF_LIFE, SLOW_HALF_LIFE, speed

COUNTER = 0
"""The seat of our own counter and desk; channel accounts have their ids."""
_SLOW_HOURS = SLOW_HALF_LIFE / timedelta(hours=1)
_FAST_HOURS = FAST_HALF_LIFE / timedelta(hours=1)


@dataclass(frozen=True)
class Wish:
    """A buyer who wants so many units on one seat."""

    at: float
    seat: int
    units: int


@dataclass(frozen=True)
class Arrival:
    """Goods that came (or went, if negative) by no sale."""

    at: float
    units: int


@dataclass(frozen=True)
class Days:
    """What happened to one variant: what was there at the beginning, who came, and how fast it had been selling on
    each seat (the slow sums of `domain.speed`)."""

    opening: int
    wishes: Sequence[Wish]
    arrivals: Sequence[Arrival] = ()
    slow: Mapping[int, float] | None = None


@dataclass(frozen=True)
class Rules:
    """A policy with its limits for each channel account, and how often is synced."""

    policy: Policy
    limits: Mapping[int, Limits]
    interval_hours: float
    hours: float


@dataclass(frozen=True)
class Outcome:
    """`oversold` units, `turned_away` buyers though goods were there, `writes` of a number to a channel, and of the
    hours in which goods were there, times the channels, those in which a channel showed any."""

    oversold: int = 0
    turned_away: int = 0
    writes: int = 0
    shown_hours: float = 0.0
    stocked_hours: float = 0.0

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.oversold + other.oversold,
            self.turned_away + other.turned_away,
            self.writes + other.writes,
            self.shown_hours + other.shown_hours,
            self.stocked_hours + other.stocked_hours,
        )


def replay(days: Days, rules: Rules) -> Outcome:
    """The same days under `rules`."""
    return _Replay(days, rules).run()


class _Replay:
    """The state between two events of one variant."""

    def __init__(self, days: Days, rules: Rules) -> None:
        self.rules = rules
        self.accounts = list(rules.limits)
        self.events: list[Wish | Arrival] = sorted([*days.arrivals, *days.wishes], key=lambda event: event.at)
        self.there = max(0, days.opening)  # what is truly left
        self.booked = self.there  # what the book believes
        known = days.slow or {}
        self.slow = {seat: known.get(seat, 0.0) for seat in (COUNTER, *self.accounts)}
        self.fast = dict.fromkeys(self.slow, 0.0)
        self.at = 0.0  # of the sums
        self.unhurried = [Seat(account, limits) for account, limits in rules.limits.items()]
        self.untold: list[Wish] = []  # sold since the last sync
        self.split = False
        self.shown = dict.fromkeys(self.accounts, 0)
        self.ceilings = self.shown
        self.event_at = self.counted_at = 0.0
        self.oversold = self.turned_away = self.writes = 0
        self.shown_hours = self.stocked_hours = 0.0

    def run(self) -> Outcome:
        self.shown = self.target()
        self.ceilings = dict(self.shown)
        due = self.again(0.0, deferred=False)
        for event in self.events:
            while due is not None and due <= event.at:
                due = self.again(due, deferred=self.sync(due))
            self.clock(event.at)
            self.event_at = event.at
            if isinstance(event, Wish):
                self.wish(event)
            else:
                self.there = max(0, self.there + event.units)
                self.booked = max(0, self.booked + event.units)
            following = self.round_after(event.at)
            due = following if due is None else min(due, following)
        while due is not None and due < self.rules.hours:
            due = self.again(due, deferred=self.sync(due))
        self.clock(self.rules.hours)
        return Outcome(self.oversold, self.turned_away, self.writes, self.shown_hours, self.stocked_hours)

    def wish(self, wish: Wish) -> None:
        if wish.units > self.visible(wish.seat):
            self.turned_away += wish.units <= self.there
            return
        if wish.seat == COUNTER:
            self.booked -= wish.units
        else:
            self.shown[wish.seat] -= wish.units
        self.oversold += max(0, wish.units - self.there)
        self.there = max(0, self.there - wish.units)
        self.untold.append(wish)

    def visible(self, seat: int) -> int:
        """What a buyer can have there."""
        if seat != COUNTER:
            return self.shown.get(seat, 0)
        if self.rules.policy is Policy.STRICT:
            return min(self.there, self.booked - sum(self.ceilings.values()))
        return self.there

    def sync(self, at: float) -> bool:
        """Every channel's sales are taken in, then each is told what it may sell. Whether a raise had to wait."""
        self.clock(at)
        self.take_in(at)
        self.booked = self.there
        target = self.target()
        told = self.lowered_first(target) if self.split else target
        self.writes += sum(told[account] != shown for account, shown in self.shown.items())
        self.shown, self.ceilings = told, dict(told)
        return told != target

    def target(self) -> dict[int, int]:
        counter = 0.0
        seats = self.unhurried
        if self.rules.policy is not Policy.SHARED:
            counter = speed(self.slow[COUNTER], self.fast[COUNTER])
            seats = [
                Seat(account, limits, speed(self.slow[account], self.fast[account]))
                for account, limits in self.rules.limits.items()
            ]
        offers = share_out(
            self.there,
            seats,
            self.rules.policy,
            window_hours=self.rules.interval_hours,
            other_speed=counter,
            split_now=self.split,
        )
        self.split = offers.split
        return dict(offers.units)

    def lowered_first(self, target: Mapping[int, int]) -> dict[int, int]:
        """Nobody is raised by more than what the others' ceilings leave."""
        told = {account: min(units, self.shown[account]) for account, units in target.items()}
        room = self.there - sum(self.shown.values())
        for account, units in target.items():
            rise = min(units - told[account], max(0, room))
            if rise > 0:
                told[account] += rise
                room -= rise
        return told

    def take_in(self, at: float) -> None:
        """Age the sums, then add what was sold since. *Shared* asks for no speed."""
        if self.rules.policy is Policy.SHARED:
            self.untold.clear()
            return
        slower, faster = 0.5 ** ((at - self.at) / _SLOW_HOURS), 0.5 ** ((at - self.at) / _FAST_HOURS)
        self.at = at
        for seat in self.slow:
            self.slow[seat] *= slower
            self.fast[seat] *= faster
        for sale in self.untold:
            self.slow[sale.seat] += sale.units * 0.5 ** ((at - sale.at) / _SLOW_HOURS)
            self.fast[sale.seat] += sale.units * 0.5 ** ((at - sale.at) / _FAST_HOURS)
        self.untold.clear()

    def again(self, at: float, *, deferred: bool) -> float | None:
        """When this variant is looked at again although nothing happens: to raise, or to end a split."""
        if deferred:
            return self.round_after(at)
        if not self.split or self.rules.policy is Policy.STRICT:
            return None
        return self.round_after(at + max(0.0, (at - self.event_at) / 4 - self.rules.interval_hours))

    def round_after(self, at: float) -> float:
        return (floor(at / self.rules.interval_hours + 1e-9) + 1) * self.rules.interval_hours

    def clock(self, at: float) -> None:
        """Count the time that passed with goods there, and on how many channels they were shown."""
        passed, self.counted_at = at - self.counted_at, at
        if self.there > 0:
            self.stocked_hours += passed * len(self.shown)
            self.shown_hours += passed * sum(units > 0 for units in self.shown.values())
