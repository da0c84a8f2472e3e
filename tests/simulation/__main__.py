"""`python -m tests.simulation`: simulated weeks of random shops, as many as asked for, under any offer policy or under
the strategy others use; `--every 10 --policy naive --policy shared --policy balanced --policy strict --table` compares
them on the same timer. `--world practice` puts the practice website, Page and marketplace with the real connectors in
the place of simulated channels."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time

from tests.simulation.table import Row, markdown, row
from tests.simulation.weeks import MEMORY, NAIVE, POLICIES, WORLDS, Result, add_up, run_weeks


def main(words: list[str] | None = None) -> int:
    """1 when a promise was broken in one of the weeks."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seeds", type=int, default=200, help="how many weeks")
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--policy", choices=POLICIES, action="append", help="may be given several times")
    parser.add_argument("--world", choices=WORLDS, default=MEMORY, help="simulated channels, or the practice servers")
    parser.add_argument(
        "--every", type=float, default=0, metavar="MINUTES", help="sync by the clock, not by the week's own plan"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at the same time")
    parser.add_argument("--json", action="store_true", help="the figures as JSON, for programs")
    parser.add_argument("--story", action="store_true", help="tell the end of every week, not only of a broken one")
    parser.add_argument("--table", action="store_true", help="compare the policies in a Markdown table")
    given = parser.parse_args(words)
    if given.world != MEMORY and NAIVE in (given.policy or ()):
        parser.error("the strategy others use knows simulated channels only")
    answer: dict[str, object] = {}
    rows: list[Row] = []
    broken = 0
    for policy in given.policy or ["balanced"]:
        results, report = _run(range(given.first, given.first + given.seeds), policy, given)
        answer[policy] = report
        rows.append(row(policy, results))
        broken += 0 if policy == NAIVE else rows[-1].broken
    if given.json:
        print(json.dumps(answer, indent=2))
    if given.table:
        print(markdown(rows))
    return 1 if broken else 0


def _run(seeds: range, policy: str, given: argparse.Namespace) -> tuple[list[Result], dict[str, object]]:
    began = time.monotonic()
    results: list[Result] = []
    for result in run_weeks(seeds, policy, jobs=given.jobs, every_minutes=given.every, world=given.world):
        results.append(result)
        if result.problem or given.story:
            print(result.told(), file=sys.stderr, flush=True)
    figures, counted = add_up(results)
    failed = [result for result in results if result.problem]
    report: dict[str, object] = {
        "weeks": len(results),
        "broken": [{"seed": result.seed, "problem": result.problem} for result in failed],
        "seconds": round(time.monotonic() - began, 1),
        "figures": figures,
        "coverage": dict(sorted(counted.items())),
    }
    if not given.json and not given.table:
        _print(policy, len(results), len(failed), report)
    return results, report


def _print(policy: str, weeks: int, failed: int, report: dict[str, object]) -> None:
    print(f"{policy}: {weeks} weeks, {failed} with a broken promise, {report['seconds']} s")
    for title in ("figures", "coverage"):
        print(f"  {title}")
        rows = report[title]
        assert isinstance(rows, dict)
        for name, number in rows.items():
            print(f"    {name:28} {number}")


if __name__ == "__main__":
    raise SystemExit(main())
