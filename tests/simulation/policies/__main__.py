"""`python -m tests.simulation.policies [--weeks N] [--interval MIN …] [--first K] [--jobs J] [--json]`: what each offer
policy oversells and turns away in model weeks."""

from __future__ import annotations

import argparse
import os

from tests.simulation.policies.running import INTERVALS, many_weeks
from tests.simulation.policies.table import as_json, markdown


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation.policies", description=__doc__)
    parser.add_argument("--weeks", type=int, default=20, metavar="N", help="how many model weeks")
    parser.add_argument("--interval", type=int, nargs="+", default=list(INTERVALS), metavar="MIN")
    parser.add_argument("--first", type=int, default=1, metavar="K", help="the seed of the first week")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="J")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    seeds = range(given.first, given.first + given.weeks)
    sums = many_weeks(seeds, given.interval, jobs=given.jobs)
    print(as_json(sums, given.weeks) if given.json else markdown(sums, given.interval, given.weeks))


if __name__ == "__main__":
    main()
