"""How long a number stands on a channel before the next round can correct it: as measured, in steps, so that what
follows from it does not come and go."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from sqlmodel import Session

from storemanager.domain.accounts import ChannelAccount
from storemanager.services import shop
from storemanager.services.offer_rows import MINUTES_SETTING, Seller

SETTING = MINUTES_SETTING
EVERY_MINUTES = 10
"""How often the timetable syncs; 0 switches it off."""

STEPS_MINUTES = (2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240)
LONGEST_GAP = timedelta(minutes=STEPS_MINUTES[-1])
"""A night in which the program was off says nothing of the day."""
NEWEST_COUNTS = 0.3
_TOLERANCE = 1.05
"""A round a few seconds late is not yet the next step."""


def smoothed(known: float | None, gap: timedelta) -> float:
    """The measured time from one push to the next, the latest one counting most."""
    seconds = min(gap, LONGEST_GAP).total_seconds()
    return seconds if known is None else known + NEWEST_COUNTS * (seconds - known)


def window(accounts: Iterable[Seller | ChannelAccount], planned: int) -> timedelta:
    """The time in which these accounts sell without our knowing: the longest of theirs; before any was measured, the
    timetable's `planned_minutes`."""
    measured = [account.round_seconds for account in accounts if account.round_seconds is not None]
    minutes = max(measured) / 60 if measured else planned
    return timedelta(minutes=next((step for step in STEPS_MINUTES if minutes <= step * _TOLERANCE), STEPS_MINUTES[-1]))


def planned_minutes(session: Session) -> int:
    """What the timetable says; by the button only counts as the usual."""
    return planned(shop.setting(session, SETTING))


def planned(every: int | None) -> int:
    """The same, from the setting itself (None: never set)."""
    return int(every or EVERY_MINUTES)
