"""The weeks as a table for people, or as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from storemanager.reports.offer_replay_model import Outcome
from tests.simulation.policies.running import WAYS


def markdown(sums: Mapping[tuple[str, int], Outcome], intervals: Sequence[int], weeks: int) -> str:
    """A row for each interval; in each cell, a week's units oversold / buyers turned away while goods were there."""
    lines = [
        "| sync every | " + " | ".join(way.name for way in WAYS) + " |",
        "| --- |" + " ---: |" * len(WAYS),
    ]
    for minutes in intervals:
        cells = [
            f"{sums[way.name, minutes].oversold / weeks:.1f} / {sums[way.name, minutes].turned_away / weeks:.0f}"
            for way in WAYS
        ]
        lines.append(f"| {minutes} min | " + " | ".join(cells) + " |")
    for title, figure in (("writes a week", _writes), ("shown while in stock", _shown)):
        for minutes in intervals:
            cells = [figure(sums[way.name, minutes], weeks) for way in WAYS]
            lines.append(f"| {title}, {minutes} min | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _writes(outcome: Outcome, weeks: int) -> str:
    return f"{outcome.writes / weeks:,.0f}"


def _shown(outcome: Outcome, weeks: int) -> str:
    return f"{outcome.shown_hours / max(outcome.stocked_hours, 1):.1%}"


def as_json(sums: Mapping[tuple[str, int], Outcome], weeks: int) -> str:
    """The figures of a week on average."""
    rows = [
        {
            "policy": name,
            "minutes": minutes,
            "weeks": weeks,
            "oversold": outcome.oversold / weeks,
            "turned_away": outcome.turned_away / weeks,
            "writes": outcome.writes / weeks,
            "shown": outcome.shown_hours / max(outcome.stocked_hours, 1),
        }
        for (name, minutes), outcome in sums.items()
    ]
    return json.dumps(rows, indent=2)
