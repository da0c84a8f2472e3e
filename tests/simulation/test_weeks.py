"""Simulated weeks, spread over the offer policies and over several tests, so that they run side by side: twenty by
default, two hundred in CI, as many as wanted with STOREMANAGER_TEST_WEEKS=400."""

import os
from collections import Counter
from random import Random

import pytest

from storemanager.domain.offers import Policy
from tests.simulation.rules import Rules
from tests.simulation.table import markdown, row
from tests.simulation.week import DAY, SHELVES, a_week
from tests.simulation.weeks import NAIVE, Result, Weeks, add_up

PARTS = 20
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
    acts = Counter(act.what for plan in plans for act in plan.acts)
    assert set(acts) == {
        "ship", "cancel", "sell", "receive", "damage", "price", "return", "pause", "leave", "policy", "staff", "count",
    }  # fmt: skip
    assert min(acts.values()) > 50
    later = {what for plan in plans for wish in plan.wishes for _, what in wish.later}
    assert later == {"pay", "cancel", "more", "fewer", "complete", "note", "restock", "money back"}
    assert {kind for plan in plans for kind in plan.kinds} == set(type(plans[0].kinds[0]))
    assert len({plan.goods for plan in plans}) == len(SHELVES)
    assert sum(plan.safe for plan in plans) > len(plans) / 4
    assert all(plan.jumps and round(plan.outage.ends - plan.outage.begins) == 12 for plan in plans)
    assert all(Counter(int(kill.hour // DAY) for kill in plan.kills) == dict.fromkeys(range(7), 3) for plan in plans)
    kills = Counter(kill.where for plan in plans for kill in plan.kills)
    assert set(kills) == {"sync", "act", "idle"}
    assert kills["sync"] > len(plans)
    assert len(plans) / 4 < sum(plan.restore is not None for plan in plans) < len(plans)


def test_what_is_planned_for_a_week_happens_in_it(weeks: Weeks) -> None:
    """Three kills a day are three that were survived, a restore is one, and the owner changes policies."""
    plans = ((seed, a_week(seed)) for seed in range(1, 40))
    seed = next(s for s, week in plans if week.restore is not None and any(act.what == "policy" for act in week.acts))
    counted = weeks.run(seed, "balanced").counted
    assert (counted["owner: backup"], counted["owner: restore"], counted["owner: policy"] > 0) == (1, 1, True)
    kills = counted["killed in a sync"] + counted["killed in an act"] + counted["killed while idle"]
    assert kills >= 20


def test_whatever_the_owner_changes_in_a_strict_shop_it_stays_strict_for_every_item() -> None:
    rules = Rules(Policy.STRICT)
    seen = set()
    chance = Random(1)
    for _ in range(300):
        words, rules = chance.choice(rules.changes(3, 2))
        seen.add(words)
        assert rules.all_strict(3, 2)
    assert {"shop shared", "channel 1 balanced", "goods 2 strict", "goods 2 as usual"} <= seen


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


def test_the_comparison_counts_for_a_thousand_buyers(weeks: Weeks) -> None:
    results = [weeks.run(seed, NAIVE, 10) for seed in range(1, 6)]
    figures, _ = add_up(results)
    one = row(NAIVE, results)
    assert one.buyers == sum(len(a_week(seed).wishes) for seed in range(1, 6))
    assert one.figures["orders"] == pytest.approx(1000 * figures["orders"] / one.buyers)
    assert 300 < one.figures["orders"] <= 1000
    first, _, line, *_ = markdown([one]).splitlines()
    assert (first.count("|"), line.split("|")[1]) == (line.count("|"), " as others do it ")


def test_strict_sells_nothing_twice_on_safe_channels_also_by_the_clock(weeks: Weeks) -> None:
    seed = next(seed for seed in range(1, 40) if a_week(seed).safe)
    result = weeks.run(seed, "strict", 240)
    assert not result.problem, result.told()
    assert (result.figures.oversold_safe, result.figures.rounds > 40) == (0, True)


def test_a_program_that_writes_blindly_is_caught(weeks: Weeks) -> None:
    """The judge itself is tried: the strategy of others, watched like our own program, breaks a promise."""
    results = [weeks.run(seed, NAIVE, 10, watched=True) for seed in range(1, 6)]
    assert any("without a look" in result.problem for result in results)
