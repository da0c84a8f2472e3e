"""How many of what is available each channel may sell (design section 4): pure functions.

*shared* shows every channel all there is; *strict* splits it, so that no two channels can sell the same unit;
*balanced* is shared as long as the channels are unlikely to sell more together than there is before the next sync, and
splits it otherwise.

How unlikely was tuned in a model of a shop's week (`python -m tests.simulation.policies`): the last unit of what sells
is split long before the tenth of what rests, and the limit is a chance for each hour, so that a slow sync splits more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import erfc, exp, sqrt


class Policy(Enum):
    SHARED = "shared"
    BALANCED = "balanced"
    STRICT = "strict"


DEFAULT = Policy.BALANCED


@dataclass(frozen=True)
class Limits:
    """`safety_stock` units are held back, then the channel gets `share_percent` of the rest, at most `cap` (None: no
    cap)."""

    safety_stock: int = 0
    share_percent: int = 100
    cap: int | None = None


@dataclass(frozen=True)
class Seat:
    """One channel account on which a variant is listed: its limits, and how many units an hour it has sold lately."""

    account_id: int
    limits: Limits = Limits()
    speed: float = 0.0


@dataclass(frozen=True)
class Offers:
    """What each account may be offered, in whole units. `split`: these are quotas, and their sum is no more than there
    is. `chance`: of selling more than there is before the next sync if everybody were offered everything, or an
    upper bound of it."""

    units: Mapping[int, int]
    split: bool
    chance: float


OVERSOLD_PER_HOUR = 0.0003
"""The chance in each hour of selling more of a variant than there is above which *balanced* splits."""
ENDS_AT = 0.5
"""A split ends at this part of that chance, so that it does not come and go with every sale."""
SAFETY_FACTOR = 1.5
"""The sales speed is an estimate: the next minutes are taken to be this much faster."""
FLASH_PER_HOUR = 0.003
"""The chance that a variant's flash hour begins in an hour: nobody tells us before."""
FLASH_FACTOR = 30.0
"""How much faster a variant sells in a flash hour."""
LARGE = 500.0
"""From so many expected sales on the normal distribution stands for Poisson's."""


def share_out(
    available: int,
    seats: Sequence[Seat],
    policy: Policy,
    *,
    window_hours: float,
    other_speed: float = 0.0,
    split_now: bool = False,
    scale: int = 1,
) -> Offers:
    """What to offer on each seat. `available` and the safety stocks are in the variant's own quantity units (`scale`
    1000: thousandths, of which only whole units can be offered). `window_hours` is the time to the next sync,
    `other_speed` the sales an hour that see the true stock (the counter), `split_now` whether it is split already."""
    limit = OVERSOLD_PER_HOUR * window_hours * (ENDS_AT if split_now else 1)
    speeds = [*(seat.speed for seat in seats), other_speed]
    chance = chance_oversold(
        speeds, max(0, available // scale), window_hours, good_enough=limit if policy is Policy.BALANCED else 1.0
    )
    split = len(seats) > 1 and (policy is Policy.STRICT or (policy is Policy.BALANCED and chance > limit))
    if not split:
        return Offers({seat.account_id: offered(available, seat.limits, scale=scale) for seat in seats}, False, chance)
    return Offers(quotas(available, seats, other_speed=other_speed, scale=scale), True, chance)


def chance_oversold(speeds: Sequence[float], units: int, hours: float, *, good_enough: float = 0.0) -> float:
    """The chance that more than `units` are sold within `hours` if everybody is shown all of them: at the present
    speeds, or in a flash hour that begins just now; where a cheaper upper bound is `good_enough`, that bound."""
    usual = [speed * hours * SAFETY_FACTOR for speed in speeds]
    flash = [speed * hours * FLASH_FACTOR for speed in speeds]
    begins = min(0.5, FLASH_PER_HOUR * hours)
    bound = (1 - begins) * poisson_tail(sum(usual), units) + begins * poisson_tail(sum(flash), units)
    if bound <= good_enough:
        return bound
    return (1 - begins) * _sold_twice(usual, units) + begins * _sold_twice(flash, units)


def _sold_twice(expected: Sequence[float], units: int) -> float:
    """A channel stops by itself when it has sold all it shows: only two together can sell more."""
    together = sum(expected)
    alone = sum(poisson_tail(each, units) * exp(each - together) for each in expected if each > 0)
    return max(0.0, poisson_tail(together, units) - alone)


def offered(available: int, limits: Limits, *, scale: int = 1) -> int:
    """What one channel by itself may be offered, never below 0:

    max(0, min(cap, floor((available - safety stock) * share)))
    """
    units = (available - limits.safety_stock) * limits.share_percent // (100 * scale)
    if limits.cap is not None:
        units = min(units, limits.cap)
    return max(0, units)


def quotas(available: int, seats: Sequence[Seat], *, other_speed: float = 0.0, scale: int = 1) -> dict[int, int]:
    """Disjoint parts of what is available, by recent sales, none larger than the seat's own limits allow; what one
    cannot take goes to the others. Their sum is never more than what is available. What the counter is likely to sell
    (`other_speed`) is kept from all of them, but for one unit.

    Parts go by the root of the speeds: the second unit on the fastest channel waits longer for its buyer than the first
    on the next one. (In proportion to the speeds themselves, *strict* turned a fifth more buyers away in the model.)
    Only the proportions of the speeds count, so quotas do not change while all of them fade together.
    """
    units = max(0, available // scale)
    most = {seat.account_id: offered(available, seat.limits, scale=scale) for seat in seats}
    slowest = min((speed for speed in (*(seat.speed for seat in seats), other_speed) if speed > 0), default=1.0)
    weights = {seat.account_id: sqrt(max(seat.speed, slowest / 2)) for seat in seats}
    if other_speed > 0:
        weights[_COUNTER] = sqrt(other_speed)
        most[_COUNTER] = max(0, units - 1)
    parts = _by_weight(units, weights, most)
    parts.pop(_COUNTER, None)
    return parts


_COUNTER = -1
"""Stands among the account ids for what our own counter sells."""


def _by_weight(units: int, weights: Mapping[int, float], most: Mapping[int, int]) -> dict[int, int]:
    """Every unit goes where it is worth most: the highest weight for each unit there would then be. The first units are
    dealt in one go, because nobody ends up with less than the whole part of a proportional share."""
    parts = {key: 0 for key in weights if most[key] <= 0}
    rest, free = units, [key for key in weights if most[key] > 0]
    while free:
        total = sum(weights[key] for key in free)
        shares = {key: int(rest * weights[key] / total - 1e-9) for key in free}
        full = [key for key in free if shares[key] >= most[key]]
        if not full:
            parts.update(shares)
            break
        parts.update((key, most[key]) for key in full)
        rest -= sum(most[key] for key in full)
        free = [key for key in free if key not in full]
    for _ in range(units - sum(parts.values())):
        hungry = [key for key in free if parts[key] < most[key]]
        if not hungry:
            break
        parts[max(hungry, key=lambda key: (weights[key] / (parts[key] + 1), -key))] += 1
    return {key: parts[key] for key in weights}


def poisson_tail(expected: float, units: int) -> float:
    """The chance that more than `units` are asked for when `expected` are on average."""
    if expected <= 0:
        return 0.0
    if expected > LARGE:
        return 0.5 * erfc((units + 0.5 - expected) / sqrt(2 * expected))
    term = total = exp(-expected)
    for count in range(1, units + 1):
        term *= expected / count
        total += term
        if count > expected and term < 1e-12:
            break
    return max(0.0, 1.0 - total)


def bundle_available(components: list[tuple[int, int]]) -> int:
    """How many bundles can be made from (available, needed for one) of each component; 0 without components."""
    return min((available // needed for available, needed in components), default=0)
