"""Which backups are kept: a pure rule, looked at from all sides."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from storemanager.domain.backups import KEPT_BEFORE, KEPT_BY_HAND, BackupKind, is_due, kept

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
MOMENTS = st.lists(st.integers(0, 900 * 24).map(lambda hours: NOON - timedelta(hours=hours)), max_size=80, unique=True)


@given(MOMENTS)
def test_the_newest_backup_is_always_kept_and_never_more_than_23_daily_ones(moments: list[datetime]) -> None:
    keep = kept(BackupKind.DAILY, moments, HANOI)
    assert keep <= set(moments)
    assert len(keep) <= 23
    assert not moments or max(moments) in keep


@given(MOMENTS)
def test_rotating_twice_removes_nothing_more(moments: list[datetime]) -> None:
    keep = kept(BackupKind.DAILY, moments, HANOI)
    assert kept(BackupKind.DAILY, keep, HANOI) == keep


@given(MOMENTS)
def test_rotating_after_every_backup_keeps_what_rotating_once_at_the_end_keeps(moments: list[datetime]) -> None:
    there: set[datetime] = set()
    for moment in sorted(moments):
        there = kept(BackupKind.DAILY, {*there, moment}, HANOI)
    assert there == kept(BackupKind.DAILY, moments, HANOI)


def test_a_year_of_daily_backups_leaves_seven_days_four_weeks_and_twelve_months() -> None:
    days = [NOON - timedelta(days=number) for number in range(400)]
    keep = kept(BackupKind.DAILY, days, HANOI)
    local = [moment.astimezone(HANOI) for moment in keep]
    assert {NOON - timedelta(days=number) for number in range(7)} <= keep
    assert len({moment.isocalendar()[:2] for moment in local}) >= 4
    assert len({(moment.year, moment.month) for moment in local}) == 12


def test_a_day_is_a_day_of_the_shop() -> None:
    before, after = datetime(2026, 11, 21, 16, 59, tzinfo=UTC), datetime(2026, 11, 21, 17, 1, tzinfo=UTC)
    assert kept(BackupKind.DAILY, [before, after], HANOI) == {before, after}  # 23:59 and 00:01 in Hanoi
    assert kept(BackupKind.DAILY, [before, after], UTC) == {after}


@given(MOMENTS)
def test_those_before_an_update_or_by_hand_are_kept_by_number(moments: list[datetime]) -> None:
    newest = sorted(moments, reverse=True)
    assert kept(BackupKind.BEFORE_UPDATE, moments, HANOI) == set(newest[:KEPT_BEFORE])
    assert kept(BackupKind.BY_HAND, moments, HANOI) == set(newest[:KEPT_BY_HAND])


def test_the_daily_backup_is_due_after_a_day_and_not_again_within_an_hour_of_trouble() -> None:
    day, hour = timedelta(days=1), timedelta(hours=1)
    assert is_due(None, None, NOON)
    assert is_due(NOON - day, NOON - day, NOON)
    assert not is_due(NOON - day + hour, None, NOON)
    assert not is_due(NOON - 3 * day, NOON - hour / 2, NOON)
    assert is_due(NOON - 3 * day, NOON - hour, NOON)
    assert is_due(NOON + 40 * day, NOON + 40 * day, NOON)  # the clock had been wrong
