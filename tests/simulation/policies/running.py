"""Weeks under every policy and every interval, added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context

from storemanager.domain.offers import Limits, Policy
from storemanager.reports.offer_replay_model import Outcome, Rules, replay
from tests.simulation.policies.week import CHANNELS, HOURS, week

INTERVALS = (2, 5, 10, 20, 30, 60)
"""Minutes between two syncs."""


@dataclass(frozen=True)
class Way:
    """A policy with the safety stock that is held back."""

    name: str
    policy: Policy
    safety_stock: int = 0


EVERYTHING = Way("shared", Policy.SHARED)
ONE_BACK = Way("shared, safety stock 1", Policy.SHARED, 1)
BALANCED = Way("balanced", Policy.BALANCED)
STRICT = Way("strict", Policy.STRICT)
WAYS = (EVERYTHING, ONE_BACK, BALANCED, STRICT)


@dataclass(frozen=True)
class Cell:
    """A way at an interval: all weeks added up."""

    way: Way
    minutes: int
    outcome: Outcome


def one_week(seed: int, intervals: Sequence[int], ways: Sequence[Way] = WAYS) -> list[Cell]:
    """The week of this seed under every way and interval."""
    variants = week(seed)
    cells = []
    for minutes in intervals:
        for way in ways:
            limits = dict.fromkeys(CHANNELS, Limits(safety_stock=way.safety_stock))
            rules = Rules(way.policy, limits, minutes / 60, HOURS)
            cells.append(Cell(way, minutes, sum((replay(days, rules) for days in variants), Outcome())))
    return cells


def many_weeks(
    seeds: Iterable[int], intervals: Sequence[int] = INTERVALS, ways: Sequence[Way] = WAYS, *, jobs: int = 1
) -> dict[tuple[str, int], Outcome]:
    """(way, minutes) -> everything added up."""
    asked = [(seed, intervals, ways) for seed in seeds]
    if jobs > 1:
        with get_context("spawn").Pool(jobs) as pool:
            weeks = pool.starmap(one_week, asked, chunksize=1)
    else:
        weeks = [one_week(*each) for each in asked]
    sums: dict[tuple[str, int], Outcome] = {}
    for cell in (cell for cells in weeks for cell in cells):
        key = (cell.way.name, cell.minutes)
        sums[key] = sums.get(key, Outcome()) + cell.outcome
    return sums
