"""The same weeks under several strategies, side by side: a Markdown table of what each came to for 1,000 orders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.simulation.weeks import NAIVE, Result, add_up

NAMES = {NAIVE: "as others do it"}
COLUMNS = {
    "oversold": "units oversold", "oversold_safe": "of them on channels that compare or take differences",
    "turned_away": "buyers turned away", "lost": "orders lost", "doubled": "acts or orders doubled",
    "drift": "units shown that are not there, at the end", "requests": "requests",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """What the weeks under one strategy came to, for 1,000 orders."""

    policy: str
    weeks: int
    broken: int
    orders: int
    figures: Mapping[str, float]


def row(policy: str, results: Sequence[Result]) -> Row:
    figures, _ = add_up(results)
    orders = figures["orders"]
    each = {name: 1000 * figures[name] / max(1, orders) for name in COLUMNS}
    return Row(policy, len(results), sum(bool(result.problem) for result in results), orders, each)


def markdown(rows: Sequence[Row]) -> str:
    lines = [
        "| for 1,000 orders | " + " | ".join(COLUMNS.values()) + " |",
        "|---" * (len(COLUMNS) + 1) + "|",
    ]
    for each in rows:
        numbers = [f"{each.figures[name]:,.{0 if name == 'requests' else 1}f}" for name in COLUMNS]
        lines.append(f"| {NAMES.get(each.policy, each.policy)} | " + " | ".join(numbers) + " |")
    weeks = ", ".join(f"{NAMES.get(each.policy, each.policy)}: {each.orders} orders in {each.weeks}" for each in rows)
    return "\n".join([*lines, "", f"Simulated weeks ({weeks})."])
