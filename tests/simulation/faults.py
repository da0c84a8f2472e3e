"""What goes wrong on the wire, at the rates of real shops, and how often each kind came."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random

ERROR, UNANSWERED, THROTTLED, CUT, DUPLICATE, SHIFTED, STALE, LOST_ITEM = (
    "5xx", "done but unanswered", "throttled", "cut body", "duplicate", "pages shifted", "stale read", "item missing",
)  # fmt: skip
ANY_REQUEST = ((ERROR, 0.05), (UNANSWERED, 0.02), (THROTTLED, 0.02), (CUT, 0.01))
STALE_READS = 0.05
STALEST_SECONDS = 60.0
OF_A_PAGE = ((DUPLICATE, 0.01), (SHIFTED, 0.01))
OF_A_WRITE = ((LOST_ITEM, 0.01),)


@dataclass
class Faults:
    """One channel's bad luck. Switched off, the channel is perfect."""

    random: Random
    counted: Counter[str] = field(default_factory=Counter)
    on: bool = True

    def of_request(self) -> str:
        return self._draw(ANY_REQUEST)

    def of_page(self) -> str:
        return self._draw(OF_A_PAGE)

    def of_write(self) -> str:
        return self._draw(OF_A_WRITE)

    def stale_seconds(self) -> float:
        """How old the numbers of a reading are."""
        if not self.on or self.random.random() >= STALE_READS:
            return 0.0
        self.counted[STALE] += 1
        return self.random.uniform(1.0, STALEST_SECONDS)

    def latency(self) -> float:
        """Mostly quick, sometimes slow."""
        return self.random.choice((0.2, 0.3, 0.5, 1.0, 1.0, 3.0)) if self.on else 0.5

    def window(self) -> float:
        """How long a server takes between reading a number and writing it."""
        return self.random.choice((0.0, 0.05, 0.5, 2.0)) if self.on else 0.0

    def pause(self) -> float:
        """What a throttled caller is asked to wait."""
        return self.random.choice((1.0, 5.0, 20.0, 90.0))

    def _draw(self, rates: tuple[tuple[str, float], ...]) -> str:
        if not self.on:
            return ""
        number = self.random.random()
        for kind, rate in rates:
            if number < rate:
                self.counted[kind] += 1
                return kind
            number -= rate
        return ""
