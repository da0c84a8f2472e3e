"""Backups of the book: why one was made, and which ones are kept. Pure rules; files are `database.backup`'s affair."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta, tzinfo
from enum import Enum

KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 7, 4, 12
KEPT_BEFORE = 3
KEPT_BY_HAND = 10

EVERY = timedelta(days=1)
RETRY = timedelta(hours=1)
"""How long to wait after a backup that could not be made, before the timetable tries again."""
TOO_OLD = timedelta(days=3)
"""The owner is warned when the last good backup is older."""


class BackupKind(Enum):
    """Why it was made. The value is a part of the file's name."""

    DAILY = "daily"
    BY_HAND = "by-hand"
    BEFORE_UPDATE = "before-update"
    BEFORE_RESTORE = "before-restore"


def kept(kind: BackupKind, moments: Iterable[datetime], zone: tzinfo) -> set[datetime]:
    """Which of the good backups of one kind, made at these moments, are kept; the others may go. Daily ones: the newest
    of each of the last 7 days, 4 weeks and 12 months that have any. Those that precede something, and those made by
    hand, are kept by number, because an hour after a mistake the one before it must still be there."""
    newest_first = sorted(moments, reverse=True)
    if kind is not BackupKind.DAILY:
        return set(newest_first[: KEPT_BY_HAND if kind is BackupKind.BY_HAND else KEPT_BEFORE])
    local = [(moment, moment.astimezone(zone)) for moment in newest_first]
    return (
        _newest_of_each(local, KEPT_DAYS, lambda at: at.date())
        | _newest_of_each(local, KEPT_WEEKS, lambda at: at.isocalendar()[:2])
        | _newest_of_each(local, KEPT_MONTHS, lambda at: (at.year, at.month))
    )


def _newest_of_each(
    newest_first: list[tuple[datetime, datetime]], count: int, period: Callable[[datetime], Hashable]
) -> set[datetime]:
    found: dict[Hashable, datetime] = {}
    for moment, local in newest_first:
        of = period(local)
        if of not in found and len(found) == count:
            break
        found.setdefault(of, moment)
    return set(found.values())


def is_due(last_good: datetime | None, last_try: datetime | None, now: datetime) -> bool:
    """Whether the daily backup should be made now. A clock that was set back does not put it off for ever."""
    if last_try is not None and timedelta(0) <= now - last_try < RETRY:
        return False
    return last_good is None or now - last_good >= EVERY or last_good - now >= EVERY
