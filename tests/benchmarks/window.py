"""How long the owner waits for the window: to the first paint, and to a large product list on the screen."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from tests.benchmarks.ground import Ground
from tests.benchmarks.measures import Measure, run_python

LIMIT = 1.5


def first_paint(ground: Ground) -> Iterator[Measure]:
    """From starting the process to the end of the first paint; an empty QMainWindow and the program take turns."""
    for skus in ground.sizes.skus:
        place = str(ground.shop(skus))
        empty, program = [], []
        for _ in range(ground.sizes.starts + 1):
            empty.append(_until("empty"))
            program.append(_until("program", place))
        # The first of each warmed the disk's cache.
        ratio = statistics.median(program[1:]) / statistics.median(empty[1:])
        least = min(program[1:]) / min(empty[1:])
        note = (
            f"medians of {ground.sizes.starts}: {statistics.median(program[1:]) * 1000:.0f} / "
            f"{statistics.median(empty[1:]) * 1000:.0f} ms; the quickest of each: {least:.2f} x"
        )
        limit = LIMIT if not ground.sizes.quick else None
        yield Measure(f"first painted window, {skus:,} SKUs", ratio, "x empty", limit, note)


def rows_on_screen(ground: Ground) -> Iterator[Measure]:
    """From starting the process to the products list showing its rows; Products is pressed at the first paint."""
    for skus in ground.sizes.skus:
        place = str(ground.shop(skus))
        took = [_until("rows", place) for _ in range(max(1, ground.sizes.starts // 3))]
        yield Measure(f"rows on screen, {skus:,} SKUs", statistics.median(took), "s", None, "median")


def _until(*what: str) -> float:
    """Seconds from here to what the process says. The monotonic clock is the same for all processes of a machine."""
    start = time.monotonic()
    return float(run_python("-m", "tests.benchmarks.paint", *what).split()[-1]) - start
