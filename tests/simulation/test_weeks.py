"""Simulated weeks, spread over the offer policies and over several tests, so that they run side by side: six by
default, two hundred and more with STOREMANAGER_TEST_WEEKS=210."""

import os

import pytest

from tests.simulation.week import SHELVES, a_week
from tests.simulation.weeks import NAIVE, Result, Weeks, add_up

PARTS = 6
WEEKS_A_PART = int(os.environ.get("STOREMANAGER_TEST_WEEKS") or PARTS) // PARTS
POLICY_OF_PART = ("balanced", "shared", "strict")
NOT_YET_RIGHT: dict[int, str] = {}
"""Weeks that have found something which is not mended yet; `test_found` has the small stories."""


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Weeks:
    return Weeks(tmp_path_factory.mktemp("weeks"))


def run(weeks: Weeks, part: int) -> list[Result]:
    policy = POLICY_OF_PART[part % len(POLICY_OF_PART)]
    return [weeks.run(seed, policy) for seed in range(1 + part * WEEKS_A_PART, 1 + (part + 1) * WEEKS_A_PART)]


@pytest.mark.parametrize("part", range(PARTS))
def test_no_week_loses_or_doubles_an_order_and_all_channels_come_right(weeks: Weeks, part: int) -> None:
    results = run(weeks, part)
    assert not [result.told() for result in results if result.problem and result.seed not in NOT_YET_RIGHT]
    figures, _ = add_up(results)
    assert figures["orders"] > 3 * len(results)
    assert (figures["lost"], figures["doubled"], figures["drift"]) == (0, 0, 0)


def test_every_kind_of_fault_and_of_event_comes_in_the_weeks() -> None:
    """The plan of all weeks together; what happens of it is counted by `python -m tests.simulation`."""
    plans = [a_week(seed) for seed in range(1, 201)]
    acts = {act.what for plan in plans for act in plan.acts}
    assert acts == {"ship", "cancel", "sell", "receive", "damage", "price", "return", "pause", "staff", "count"}
    later = {what for plan in plans for wish in plan.wishes for _, what in wish.later}
    assert later == {"pay", "cancel", "more", "fewer", "complete", "note", "restock", "money back"}
    assert {kind for plan in plans for kind in plan.kinds} == set(type(plans[0].kinds[0]))
    assert len({plan.goods for plan in plans}) == len(SHELVES)
    assert sum(plan.safe for plan in plans) > len(plans) / 4
    assert all(any(plan.kills) and plan.jumps and plan.outage.ends > plan.outage.begins for plan in plans)


def test_a_seed_is_the_same_week_again_to_the_last_line(weeks: Weeks) -> None:
    first, second = weeks.run(1, "balanced"), weeks.run(1, "balanced")
    assert first.counted == second.counted
    assert first.figures == second.figures
    assert first.digest == second.digest
    assert a_week(1) != a_week(2)


def test_the_strategy_of_others_does_worse_in_the_same_weeks(weeks: Weeks) -> None:
    """Without confirmation and looks before repeats, channels are left wrong and acts are done twice."""
    seeds = range(1, 21)
    theirs, counted = add_up([weeks.run(seed, NAIVE, 10) for seed in seeds])
    assert theirs["drift"] + theirs["lost"] + theirs["doubled"] > 0
    assert counted["order paid"] > 50


def test_a_program_that_writes_blindly_is_caught(weeks: Weeks) -> None:
    """The judge itself is tried: the strategy of others, watched like our own program, breaks a promise."""
    results = [weeks.run(seed, NAIVE, 10, watched=True) for seed in range(1, 6)]
    assert any("without a look" in result.problem for result in results)
