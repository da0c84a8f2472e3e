"""What a benchmark answers with, and the small instruments they share."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).parents[2]


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


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


@contextmanager
def appender(place: Path, size: int) -> Iterator[Callable[[], None]]:
    """Appends so many bytes to a file and has the disk confirm it, at each call: what durability costs here."""
    flush = os.fdatasync if hasattr(os, "fdatasync") else os.fsync
    handle = os.open(place / "fdatasync.bin", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    content = b"x" * size

    def append() -> None:
        os.write(handle, content)
        flush(handle)

    try:
        append()
        yield append
    finally:
        os.close(handle)


def run_python(*words: str, compiled: Path | None = None) -> str:
    """What another Python process prints; for figures that need a fresh one. What it compiles is kept in `compiled` for
    the next one, as Python does by itself where it may write beside the program."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    if compiled is not None:
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(compiled)
    done = subprocess.run(
        [sys.executable, *words], stdout=subprocess.PIPE, text=True, check=True, env=environment, cwd=ROOT
    )
    return done.stdout


def own_peak_mb() -> float:
    """The most memory this process has held since it began, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        # Not getrusage: on Linux that counts what the parent held at the fork.
        lines = status.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM"))
    memory: Any = psutil.Process().memory_info()
    return float(getattr(memory, "peak_wset", memory.rss)) / 1e6  # elsewhere than on Windows: what is held now
