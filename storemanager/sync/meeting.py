"""Where the accounts of a round wait for each other: all orders in before anything is decided, all numbers down before
one goes up. Nobody waits long for one that is slow, and what failed is not waited for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

PATIENCE_SECONDS = 30.0
_LOOK_SECONDS = 0.2
"""So often somebody who waits looks whether the owner has stopped the sync."""


class Meeting:
    """One place in a round that `parties` accounts pass."""

    def __init__(
        self, parties: int, *, patience: float = PATIENCE_SECONDS, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._parties = parties
        self._patience = patience
        self._monotonic = monotonic
        self._there: set[int] = set()
        self._changed = threading.Condition()
        self._alone = threading.Lock()
        self._done_for = 0

    def arrive(self, party: int) -> None:
        """It has done its part, or never will."""
        with self._changed:
            self._there.add(party)
            self._changed.notify_all()

    def wait(self, cancelled: Callable[[], bool]) -> bool:
        """Until all are there or patience is at an end; answers whether all came."""
        until = self._monotonic() + self._patience
        with self._changed:
            while len(self._there) < self._parties:
                left = until - self._monotonic()
                if left <= 0 or cancelled():
                    return False
                self._changed.wait(min(left, _LOOK_SECONDS))
        return True

    def once(self, work: Callable[[], None]) -> None:
        """Do it for all that are there now; who comes later does it again, for there is something new then."""
        with self._alone:
            with self._changed:
                there = len(self._there)
            if there > self._done_for:
                work()
                self._done_for = there
