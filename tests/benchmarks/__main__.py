"""`python -m tests.benchmarks [NAME …] [--json]`: exit code 1 when a limit is broken."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks import book, files, page, shopee, sync, window
from tests.benchmarks.ground import QUICK, Ground, Sizes
from tests.benchmarks.measures import Measure, folder

BENCHMARKS: dict[str, Callable[[Ground], Iterable[Measure]]] = {
    "import": files.import_products,
    "search": book.find,
    "lists": book.lists,
    "sale": book.durable_sale,
    "window": window.first_paint,
    "rows": window.rows_on_screen,
    "quiet": sync.whole_sync,
    "shopee": shopee.marketplace,
    "catalogue": page.whole_sync,
}


def main() -> int:
    options = argparse.ArgumentParser(prog="tests.benchmarks")
    options.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    options.add_argument("--json", action="store_true")
    options.add_argument("--quick", action="store_true", help="tiny books: only shows that every benchmark runs")
    given = options.parse_args()
    unknown = set(given.names) - set(BENCHMARKS)
    if unknown:
        options.error(f"unknown: {', '.join(sorted(unknown))}; known are {', '.join(BENCHMARKS)}")
    measures: list[Measure] = []
    with folder() as place:
        ground = Ground(place, QUICK if given.quick else Sizes())
        for name in given.names or BENCHMARKS:
            for measure in BENCHMARKS[name](ground):
                measures.append(measure)
                if not given.json:
                    _show(measure)
    if given.json:
        machine = {"python": platform.python_version(), "system": platform.system(), "processors": os.cpu_count()}
        print(
            json.dumps({"machine": machine, "measures": [asdict(m) | {"passed": m.passed} for m in measures]}, indent=2)
        )
    return 0 if all(measure.passed for measure in measures) else 1


def _show(measure: Measure) -> None:
    limit = "" if measure.limit is None else f"  limit {measure.limit:g}  {'ok' if measure.passed else 'BROKEN'}"
    print(f"{measure.name:<44} {measure.value:>10.3f} {measure.unit:<12}{limit}  {measure.note}".rstrip(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
