"""How many of what is available each channel may sell (design section 4): pure functions.

*shared* shows every channel all there is; *strict* splits it, so that no two channels can sell the same unit;
*balanced* is shared as long as the channels are unlikely to sell more together than there is before the next sync, and
splits it otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import exp


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
    is. `chance`: of selling more than there is before the next sync if everybody were offered everything."""

    units: Mapping[int, int]
    split: bool
    chance: float


SPLIT_ABOVE = 0.02
"""The chance of selling more than there is above which *balanced* splits."""
SHARED_BELOW = 0.01
"""A split ends below this chance, so that it does not come and go with every sale."""
SAFETY_FACTOR = 1.5
"""The sales speed is an estimate: the next minutes are taken to be this much faster."""


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
    expected = (sum(seat.speed for seat in seats) + other_speed) * window_hours * SAFETY_FACTOR
    chance = poisson_tail(expected, max(0, available // scale))
    split = len(seats) > 1 and (
        policy is Policy.STRICT or (policy is Policy.BALANCED and chance > (SHARED_BELOW if split_now else SPLIT_ABOVE))
    )
    if not split:
        return Offers({seat.account_id: offered(available, seat.limits, scale=scale) for seat in seats}, False, chance)
    return Offers(quotas(available, seats, scale=scale), True, chance)


def offered(available: int, limits: Limits, *, scale: int = 1) -> int:
    """What one channel by itself may be offered, never below 0:

    max(0, min(cap, floor((available - safety stock) * share)))
    """
    units = (available - limits.safety_stock) * limits.share_percent // (100 * scale)
    if limits.cap is not None:
        units = min(units, limits.cap)
    return max(0, units)


def quotas(available: int, seats: Sequence[Seat], *, scale: int = 1) -> dict[int, int]:
    """Disjoint parts of what is available, by recent sales, none larger than the seat's own limits allow; what one
    cannot take goes to the others. Their sum is never more than what is available."""
    most = {seat.account_id: offered(available, seat.limits, scale=scale) for seat in seats}
    parts = dict.fromkeys(most, 0)
    slowest = min((seat.speed for seat in seats if seat.speed > 0), default=1.0)
    weights = {seat.account_id: max(seat.speed, slowest / 2) for seat in seats}
    for _ in range(max(0, available // scale)):
        open_ids = [account_id for account_id in parts if parts[account_id] < most[account_id]]
        if not open_ids:
            break
        # The next unit goes where a unit is worth most: the highest weight for each unit it would then have.
        best = max(open_ids, key=lambda account_id: (weights[account_id] / (parts[account_id] + 1), -account_id))
        parts[best] += 1
    return parts


def poisson_tail(expected: float, units: int) -> float:
    """The chance that more than `units` are asked for when `expected` are on average."""
    if expected <= 0:
        return 0.0
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
