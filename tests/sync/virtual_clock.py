"""Time for tests of sync: it passes only when somebody says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


class VirtualClock:
    """Time that passes only when somebody says so, and a little with every request."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment

    def pass_(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
