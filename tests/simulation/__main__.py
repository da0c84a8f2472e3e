"""`python -m tests.simulation`: simulated weeks of random shops, as many as asked for, under any offer policy or under
the strategy others use."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time

from tests.simulation.weeks import NAIVE, POLICIES, add_up, run_weeks


def main(words: list[str] | None = None) -> int:
    """1 when a promise was broken in one of the weeks."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seeds", type=int, default=200, help="how many weeks")
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--policy", choices=POLICIES, action="append", help="may be given several times")
    parser.add_argument(
        "--every", type=float, default=0, metavar="MINUTES", help="sync by the clock, not by the week's own plan"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at the same time")
    parser.add_argument("--json", action="store_true", help="the figures as JSON, for programs")
    parser.add_argument("--story", action="store_true", help="tell the end of every week, not only of a broken one")
    given = parser.parse_args(words)
    answer: dict[str, object] = {}
    broken = 0
    for policy in given.policy or ["balanced"]:
        report, failed = _run(range(given.first, given.first + given.seeds), policy, given)
        answer[policy] = report
        broken += failed
    if given.json:
        print(json.dumps(answer, indent=2))
    return 1 if broken else 0


def _run(seeds: range, policy: str, given: argparse.Namespace) -> tuple[dict[str, object], int]:
    began, results = time.monotonic(), []
    for result in run_weeks(seeds, policy, jobs=given.jobs, every_minutes=given.every):
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
    if not given.json:
        _print(policy, len(results), len(failed), report)
    return report, 0 if policy == NAIVE else len(failed)


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
