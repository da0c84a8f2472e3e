"""A shop's week, by a seed: 500 variants, five channels and the counter, some 3,000 orders.

A few variants sell most; each has its own favourite channels; most have little in stock, and what sells comes in again
once or several times in the week. In seventy flash hours a variant sells 20 to 50 times as fast, on one channel or on
all. The same seed is the same week for every policy and every interval.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from random import Random

from storemanager.domain.speed import SLOW_HALF_LIFE
from storemanager.reports.offer_replay_model import COUNTER, Arrival, Days, Wish

VARIANTS, ORDERS, FLASH_HOURS = 500, 3000, 70
HOURS = 168.0
CHANNELS = (1, 2, 3, 4, 5)
SEATS = (COUNTER, *CHANNELS)
_USUAL_SHARES = (0.12, 0.30, 0.25, 0.15, 0.10, 0.08)
_STEADY = 0.83  # of all orders; the others come in flash hours
_FAVOURITE = 0.9  # how steeply popularity falls
_BUSIEST = 1.8
_SLOW_HOURS = SLOW_HALF_LIFE.total_seconds() / 3600


@dataclass(frozen=True)
class Flash:
    """An hour in which a variant sells `factor` times as fast, on one channel or (None) on all."""

    begins: float
    factor: float
    channel: int | None


def week(seed: int) -> list[Days]:
    """The week of this seed."""
    random = Random(seed)
    popularity = [1 / (rank + 1) ** _FAVOURITE for rank in range(VARIANTS)]
    total = sum(popularity)
    flashes: dict[int, list[Flash]] = defaultdict(list)
    for _ in range(FLASH_HOURS):
        [variant] = random.choices(range(VARIANTS), popularity)
        channel = random.choice((None, random.choice(CHANNELS)))
        flashes[variant].append(Flash(random.uniform(9, HOURS - 1), random.uniform(20, 50), channel))
    return [
        _days(random, ORDERS * _STEADY * part / total / HOURS, flashes[variant])
        for variant, part in enumerate(popularity)
    ]


def _days(random: Random, an_hour: float, flashes: Sequence[Flash]) -> Days:
    favour = [share * random.gammavariate(2, 1) for share in _USUAL_SHARES]
    shares = [each / sum(favour) for each in favour]
    wishes = _buyers(random, an_hour, 0, HOURS, SEATS, shares)
    for flash in flashes:
        ends = flash.begins + 1
        if flash.channel is None:
            wishes += _buyers(random, an_hour * flash.factor, flash.begins, ends, SEATS, shares)
        else:
            faster = an_hour * flash.factor * max(0.15, shares[flash.channel])
            wishes += _buyers(random, faster, flash.begins, ends, (flash.channel,), (1.0,))
    a_week = an_hour * HOURS
    opening = 0 if random.random() < 0.05 else _small(a_week * random.uniform(0.1, 0.6) + random.uniform(0, 4))
    return Days(opening, wishes, _arrivals(random, a_week), _before(random, an_hour, shares))


def _buyers(
    random: Random, an_hour: float, begins: float, ends: float, seats: Sequence[int], shares: Sequence[float]
) -> list[Wish]:
    """Buyers at random moments, more in the evening than at night; one in ten wants two or three."""
    wishes: list[Wish] = []
    at = begins
    while True:
        at += random.expovariate(an_hour * _BUSIEST)
        if at >= ends:
            return wishes
        if random.random() * _BUSIEST <= _busy(at):
            [seat] = random.choices(seats, shares)
            wishes.append(Wish(at, seat, random.choice((2, 2, 3)) if random.random() < 0.1 else 1))


def _busy(at: float) -> float:
    """How much busier than on average the hour is; over a day it averages 1."""
    hour = at % 24
    if hour < 7:
        return 0.1
    return 1.25 if hour < 18 else 1.75 if hour < 23 else 0.6


def _arrivals(random: Random, a_week: float) -> list[Arrival]:
    """Goods that come in: most of what a week sells, in small lots."""
    wanted = a_week * random.uniform(0.3, 0.9)
    lots = ceil(wanted / random.uniform(8, 30)) if wanted >= 1 else int(random.random() < wanted)
    return [Arrival(random.uniform(0, HOURS), _small(wanted / lots)) for _ in range(lots)]


def _small(units: float) -> int:
    return max(1, min(30, round(units)))


def _before(random: Random, an_hour: float, shares: Sequence[float]) -> dict[int, float]:
    """What is remembered of the sales of the weeks before."""
    slow = dict.fromkeys(SEATS, 0.0)
    age = random.expovariate(an_hour)
    while age < 4 * _SLOW_HOURS:
        [seat] = random.choices(SEATS, shares)
        slow[seat] += 0.5 ** (age / _SLOW_HOURS)
        age += random.expovariate(an_hour)
    return slow
