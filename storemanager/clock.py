"""The one place that asks what time it is, so that everything else can be handed a time.

Moments always carry a zone and are kept in UTC; they are shown in the shop's own zone.
"""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Answers with the present moment in UTC. Sync, practice channels and tests take one as an argument."""


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def as_utc(moment: datetime) -> datetime:
    """`moment` in UTC; a moment without a zone is refused, because guessing the zone loses orders (F09)."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a zone: {moment!r}")
    return moment.astimezone(UTC)
