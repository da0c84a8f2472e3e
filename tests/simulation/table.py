"""The same weeks under several strategies, side by side: a Markdown table of what each came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.simulation.week import a_week
from tests.simulation.weeks import NAIVE, Result, add_up

NAMES = {NAIVE: "as others do it"}
COLUMNS = {
    "orders": "orders",
    "oversold": "units oversold",
    "oversold_safe": "of them where writes compare or take differences",
    "turned_away": "turned away although it was there",
    "lost": "orders lost",
    "doubled": "acts or orders doubled",
    "drift": "units on show at the end that are not there",
}


@dataclass(frozen=True)
class Row:
    """What the weeks under one strategy came to. `figures` are for 1,000 buyers: the same come under every strategy."""

    policy: str
    weeks: int
    broken: int
    buyers: int
    requests_a_week: float
    figures: Mapping[str, float]


def row(policy: str, results: Sequence[Result]) -> Row:
    figures, _ = add_up(results)
    buyers = sum(len(a_week(result.seed).wishes) for result in results)
    each = {name: 1000 * figures[name] / buyers for name in COLUMNS}
    broken = sum(bool(result.problem) for result in results)
    return Row(policy, len(results), broken, buyers, figures["requests"] / len(results), each)


def markdown(rows: Sequence[Row]) -> str:
    lines = [
        "| of 1,000 buyers | " + " | ".join(COLUMNS.values()) + " | requests a week |",
        "|---" * (len(COLUMNS) + 2) + "|",
    ]
    for each in rows:
        numbers = [f"{each.figures[name]:.1f}" for name in COLUMNS] + [f"{each.requests_a_week:,.0f}"]
        lines.append(f"| {NAMES.get(each.policy, each.policy)} | " + " | ".join(numbers) + " |")
    broken = sum(each.broken for each in rows if each.policy != NAIVE)
    told = f"{rows[0].weeks} simulated weeks with {rows[0].buyers} buyers; {broken} with a broken promise of ours."
    return "\n".join([*lines, "", told])
