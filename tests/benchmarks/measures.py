"""What a benchmark answers with, and the small instruments they share."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True)
class Measure:
    """One figure beside its limit. `limit` None: a figure for information, with nothing to pass."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    note: str = ""

    @property
    def passed(self) -> bool:
        return self.limit is None or self.value <= self.limit


@contextmanager
def folder() -> Iterator[Path]:
    """A folder on a real disk (a memory disk would make every durable write look free)."""
    with tempfile.TemporaryDirectory(prefix="storemanager-bench-", dir=os.environ.get("BENCHMARK_FOLDER")) as name:
        yield Path(name)


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def each(acts: int, act: Callable[[int], object]) -> list[float]:
    """How long each of `acts` calls took, in seconds."""
    return [seconds(lambda number=number: act(number)) for number in range(acts)]  # type: ignore[misc]


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def one_fdatasync(place: Path, times: int = 200) -> float:
    """The median time to append one page to a file and have the disk confirm it: what durability costs here."""
    flush = os.fdatasync if hasattr(os, "fdatasync") else os.fsync
    handle = os.open(place / "fdatasync.bin", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    page = b"x" * 4096

    def append() -> None:
        os.write(handle, page)
        flush(handle)

    try:
        append()
        return statistics.median(seconds(append) for _ in range(times))
    finally:
        os.close(handle)


@contextmanager
def peak_memory() -> Iterator[list[float]]:
    """The largest resident size of this process, in MB, while the block runs; the answer is in the list afterwards."""
    process, answer, stop = psutil.Process(), [0.0], threading.Event()

    def watch() -> None:
        while not stop.wait(0.02):
            answer[0] = max(answer[0], process.memory_info().rss / 1e6)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield answer
    finally:
        stop.set()
        watcher.join()


def run_python(*words: str, cwd: Path | None = None) -> str:
    """What another Python process prints; for figures that need a fresh one."""
    import subprocess

    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    done = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=True, env=environment, cwd=cwd
    )
    return done.stdout
