"""What the offer policies promise, in a few model weeks at every interval.

The full figures: `python -m tests.simulation.policies --weeks 200`.
"""

from __future__ import annotations

from functools import cache

import pytest

from storemanager.reports.offer_replay_model import Outcome
from tests.simulation.policies.running import BALANCED, EVERYTHING, INTERVALS, ONE_BACK, STRICT, many_weeks
from tests.simulation.policies.table import markdown
from tests.simulation.policies.week import ORDERS, week

WEEKS = 2


@cache
def weeks(minutes: int) -> dict[str, Outcome]:
    sums = many_weeks(range(1, 1 + WEEKS), (minutes,))
    return {name: outcome for (name, _), outcome in sums.items()}


@pytest.mark.parametrize("minutes", [each for each in INTERVALS if each >= 5])
def test_balanced_oversells_less_and_turns_fewer_away_than_one_unit_held_back(minutes: int) -> None:
    balanced, one_back = weeks(minutes)[BALANCED.name], weeks(minutes)[ONE_BACK.name]
    assert balanced.oversold < one_back.oversold
    assert balanced.turned_away < one_back.turned_away


def test_at_two_minutes_balanced_costs_no_more_of_both_together() -> None:
    balanced, one_back = weeks(2)[BALANCED.name], weeks(2)[ONE_BACK.name]
    assert balanced.oversold + balanced.turned_away <= one_back.oversold + one_back.turned_away


@pytest.mark.parametrize("minutes", INTERVALS)
def test_strict_never_oversells(minutes: int) -> None:
    assert weeks(minutes)[STRICT.name].oversold == 0
    assert weeks(minutes)[EVERYTHING.name].oversold > 0, "there was something to oversell"


@pytest.mark.parametrize("minutes", INTERVALS)
def test_balanced_does_not_flutter(minutes: int) -> None:
    assert weeks(minutes)[BALANCED.name].writes < 1.1 * weeks(minutes)[EVERYTHING.name].writes


def test_a_seed_is_the_same_week_again() -> None:
    assert week(7) == week(7)
    assert week(7) != week(8)


def test_a_week_has_some_three_thousand_orders_and_mostly_small_stocks() -> None:
    weeks = [week(seed) for seed in range(5)]
    orders = sum(len(days.wishes) for variants in weeks for days in variants) / len(weeks)
    assert ORDERS * 0.8 < orders < ORDERS * 1.2
    assert max(days.opening for variants in weeks for days in variants) <= 30


def test_the_table_has_a_row_for_each_interval() -> None:
    sums = many_weeks([1], (30, 60))
    assert [line.split("|")[1].strip() for line in markdown(sums, (30, 60), 1).splitlines()[2:4]] == [
        "30 min",
        "60 min",
    ]
