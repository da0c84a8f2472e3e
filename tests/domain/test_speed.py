"""The sales speed of a variant: steady days, flash hours, and old sales that come in late."""

from datetime import UTC, datetime, timedelta

import pytest

from storemanager.domain.speed import FAST_HALF_LIFE, SLOW_HALF_LIFE, Sums

NOON = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def test_a_steady_seller_is_as_fast_as_it_sells() -> None:
    sums = Sums(0, 0, NOON)
    for hour in range(24 * 60):
        sums = sums.sold(2, NOON + hour * HOUR)
    assert sums.per_hour(sums.at + HOUR / 2) == pytest.approx(2, rel=0.02)


def test_a_flash_hour_is_noticed_within_minutes() -> None:
    sums = Sums(0, 0, NOON)
    for minute in range(5):
        sums = sums.sold(1, NOON + minute * MINUTE)
    assert sums.per_hour(NOON + 5 * MINUTE) > 5


def test_one_sale_alone_is_no_flash_hour() -> None:
    assert Sums(0, 0, NOON).sold(1, NOON).per_hour(NOON) < 0.01


def test_sales_weigh_half_after_a_half_life() -> None:
    sums = Sums(8, 8, NOON)
    assert sums.later(NOON + SLOW_HALF_LIFE).slow == pytest.approx(4)
    assert sums.later(NOON + FAST_HALF_LIFE).fast == pytest.approx(4)


def test_a_sale_that_comes_in_late_weighs_as_if_it_had_come_in_time() -> None:
    in_time = Sums(0, 0, NOON).sold(3, NOON).sold(1, NOON + HOUR)
    late = Sums(0, 0, NOON).sold(1, NOON + HOUR).sold(3, NOON)
    assert late.slow == pytest.approx(in_time.slow)
    assert late.fast == pytest.approx(in_time.fast)
    assert late.at == in_time.at
    assert late.later(NOON) == late
