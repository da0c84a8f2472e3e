"""How long the owner waits for the window: to the first paint, and to a large product list on the screen."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from tests.benchmarks.ground import Ground
from tests.benchmarks.measures import Measure, run_python

LIMIT = 1.5


def first_paint(ground: Ground) -> Iterator[Measure]:
    """From starting the process to the end of the first paint: an empty QMainWindow and the program take turns. The
    program's first paint is the window's frame; `whole window` is the same with rail, bar and page in it."""
    for skus in ground.sizes.skus:
        place = str(ground.shop(skus))
        empty, program, whole = [], [], []
        for _ in range(ground.sizes.starts + ground.sizes.warming):
            empty.append(_until(ground, "empty"))
            program.append(_until(ground, "program", place))
            if not ground.sizes.quick:  # where `rows` shows that it runs
                whole.append(_until(ground, "whole", place))
        starts = ground.sizes.starts
        limit = LIMIT if not ground.sizes.quick else None
        # The first of each compiled what it imports and warmed the disk's cache.
        yield _beside(f"first painted window, {skus:,} SKUs", program[-starts:], empty[-starts:], limit)
        if whole:
            yield _beside(f"whole window, {skus:,} SKUs", whole[-starts:], empty[-starts:], None)


def _beside(name: str, program: list[float], empty: list[float], limit: float | None) -> Measure:
    ours, its = statistics.median(program), statistics.median(empty)
    note = (
        f"medians of {len(empty)}: {ours * 1000:.0f} / {its * 1000:.0f} ms; "
        f"the quickest of each: {min(program) / min(empty):.2f} x"
    )
    return Measure(name, ours / its, "x empty", limit, note)


def rows_on_screen(ground: Ground) -> Iterator[Measure]:
    """From starting the process to the products list showing its rows; Products is pressed at the first paint."""
    for skus in ground.sizes.skus:
        place = str(ground.shop(skus))
        starts = max(1, ground.sizes.starts // 3)
        took = [_until(ground, "rows", place) for _ in range(starts + ground.sizes.warming)][-starts:]
        yield Measure(f"rows on screen, {skus:,} SKUs", statistics.median(took), "s", None, "median")


def _until(ground: Ground, *what: str) -> float:
    """Seconds from here to what the process says. The monotonic clock is the same for all processes of a machine."""
    compiled = None if ground.sizes.quick else ground.folder / "compiled"
    start = time.monotonic()
    return float(run_python("-m", "tests.benchmarks.paint", *what, compiled=compiled).split()[-1]) - start
