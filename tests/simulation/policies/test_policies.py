"""What the offer policies promise, in a few model weeks at every interval.

The full figures: `python -m tests.simulation.policies --weeks 200`.
"""

from __future__ import annotations

import json

import pytest

from storemanager.reports.offer_replay_model import Outcome
from tests.simulation.policies.running import INTERVALS, WAYS, many_weeks
from tests.simulation.policies.table import as_json, markdown
from tests.simulation.policies.week import ORDERS, week

SEEDS = (1, 2)


@pytest.mark.parametrize("minutes", INTERVALS)
def test_balanced_is_better_than_one_unit_held_back_and_strict_never_oversells(minutes: int) -> None:
    sums = many_weeks(SEEDS, (minutes,))
    shared, one_back, balanced, strict = (sums[way.name, minutes] for way in WAYS)
    if minutes >= 5:
        assert balanced.oversold < one_back.oversold
        assert balanced.turned_away < one_back.turned_away
    assert balanced.oversold + balanced.turned_away <= one_back.oversold + one_back.turned_away
    assert strict.oversold == 0
    assert shared.oversold > 0, "there was something to oversell"
    assert balanced.writes < 1.1 * shared.writes, "quotas do not flutter"


def test_a_seed_is_the_same_week_again() -> None:
    assert week(7) == week(7)
    assert week(7) != week(8)


def test_a_week_has_some_three_thousand_orders_and_mostly_small_stocks() -> None:
    weeks = [week(seed) for seed in range(3)]
    orders = sum(len(days.wishes) for variants in weeks for days in variants) / len(weeks)
    assert ORDERS * 0.8 < orders < ORDERS * 1.2
    assert max(days.opening for variants in weeks for days in variants) <= 30


def test_the_table_shows_a_week_on_average() -> None:
    sums = {(way.name, 30): Outcome(oversold=5, turned_away=80, writes=2000) for way in WAYS}
    first = markdown(sums, (30,), 2).splitlines()[2]
    assert first.startswith("| 30 min | 2.5 / 40 |")
    assert json.loads(as_json(sums, 2))[0]["turned_away"] == 40
