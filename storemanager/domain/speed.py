"""How fast a variant sells on one account: two sums of units that halve with time, one over days, one over minutes.

The slow sum knows the ordinary day, the fast one notices a flash hour within minutes. Only the sums and the moment they
are of are kept, so a speed costs the same whether a variant sold ten units or ten thousand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log

SLOW_HALF_LIFE = timedelta(days=5)
FAST_HALF_LIFE = timedelta(minutes=20)
LONE_SALE = 1.0
"""Units that the fast sum leaves out: one sale by itself is no rush, two within minutes are."""

_HOUR = timedelta(hours=1)
SLOW_RATE = log(2) / (SLOW_HALF_LIFE / _HOUR)
FAST_RATE = log(2) / (FAST_HALF_LIFE / _HOUR)
"""Units an hour for each unit of a sum: at a steady speed a sum stands at speed / rate."""


@dataclass(frozen=True)
class Sums:
    """Units sold as they weigh at `at`."""

    slow: float
    fast: float
    at: datetime

    def later(self, at: datetime) -> Sums:
        """The same sales as they weigh at a later moment; an earlier one changes nothing."""
        passed = at - self.at
        if passed <= timedelta(0):
            return self
        return Sums(self.slow * 0.5 ** (passed / SLOW_HALF_LIFE), self.fast * 0.5 ** (passed / FAST_HALF_LIFE), at)

    def sold(self, units: float, at: datetime) -> Sums:
        """With a sale at `at`, which may be older than what is known already."""
        now = self.later(at)
        age = max(timedelta(0), now.at - at)
        slow = now.slow + units * 0.5 ** (age / SLOW_HALF_LIFE)
        return Sums(slow, now.fast + units * 0.5 ** (age / FAST_HALF_LIFE), now.at)

    def per_hour(self, now: datetime) -> float:
        """Units an hour at `now`."""
        there = self.later(now)
        return speed(there.slow, there.fast)


def speed(slow: float, fast: float) -> float:
    """Units an hour from the two sums."""
    return max(slow * SLOW_RATE, (fast - LONE_SALE) * FAST_RATE, 0.0)
