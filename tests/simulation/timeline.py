"""Virtual time with a list of what happens when: shoppers, owners and outages act at their moment, also between any two
requests of a sync."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta

from tests.sync.virtual_clock import NOON, VirtualClock

START = NOON
Happening = Callable[[], None]


class Timeline(VirtualClock):
    """The true time. Whatever lets time pass lets everything happen that falls into it."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[tuple[datetime, int, Happening]] = []
        self._number = 0
        self._busy = False
        self.happened = 0
        self.off = timedelta(0)  # how wrong this computer's own clock is

    def at(self, moment: datetime, happening: Happening) -> None:
        self._number += 1
        heapq.heappush(self._waiting, (moment, self._number, happening))

    def pass_(self, seconds: float) -> None:
        self.until(self.moment + timedelta(seconds=max(0.0, seconds)))

    def until(self, moment: datetime) -> None:
        """What happens takes no time of its own: a happening that lets time pass only moves the clock."""
        if not self._busy:
            self._busy = True
            try:
                while self._waiting and self._waiting[0][0] <= moment:
                    due, _, happening = heapq.heappop(self._waiting)
                    self.moment = max(self.moment, due)
                    self.happened += 1
                    happening()
            finally:
                self._busy = False
        self.moment = max(self.moment, moment)

    def computer(self) -> datetime:
        """What this computer's clock shows."""
        return self.moment + self.off

    @property
    def hours(self) -> float:
        return (self.moment - START).total_seconds() / 3600
