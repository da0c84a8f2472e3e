"""Syncing with a large website: the requests of a quiet round, of a thousand changes, time and memory."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.ground import Ground
from tests.benchmarks.measures import ROOT, Measure, run_python

QUIET_REQUESTS = 6
BATCH_WRITES = 20
AT_ONCE = 2
MEMORY_MB = 300.0


@dataclass
class Website:
    """The practice website in another process."""

    process: subprocess.Popen[str]
    address: str

    def asked(self, words: str) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{words}\n")
        self.process.stdin.flush()
        said: dict[str, Any] = json.loads(self.process.stdout.readline())
        return said


@contextmanager
def _website(products: int) -> Iterator[Website]:
    words = [sys.executable, "-m", "tests.benchmarks.website", str(products)]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        assert process.stdout is not None
        yield Website(process, process.stdout.readline().strip())
    finally:
        assert process.stdin is not None
        process.stdin.close()  # the end of its input is the end of the website
        process.wait(timeout=30)


def whole_sync(ground: Ground) -> Iterator[Measure]:
    """A book and a website that hold the same products: the first sync, a quiet one, and one with many changes."""
    for count in ground.sizes.listings:
        place = ground.folder / f"sync-{count}"
        shutil.copytree(ground.imported(count)["folder"], place)
        with _website(count) as website:
            yield from _first(website, place, count)
            yield from _quiet(website, place, count)
            yield from _changes(website, place, count, ground.sizes.changes)


def _phase(website: Website, place: Path, *words: str) -> dict[str, Any]:
    website.asked("forget")
    said: dict[str, Any] = json.loads(run_python("-m", "tests.benchmarks.syncing", str(place), website.address, *words))
    return {**said, "website": website.asked("count")}


def _first(website: Website, place: Path, count: int) -> Iterator[Measure]:
    said = _phase(website, place, "first")
    note = (
        f"{said['matched']:,} matched, {said['requests']} requests, CPU {said['cpu']:.0f} s; {'; '.join(said['lines'])}"
    )
    yield Measure(f"first sync of {count:,} listings", said["wall"], "s", None, note)
    # A larger shop decides about all its listings at once the very first time, and never again.
    limit = MEMORY_MB if count <= 10_000 else None
    yield Measure(f"first sync of {count:,}, memory", said["memory"], "MB", limit, "of the syncing process")


def _quiet(website: Website, place: Path, count: int) -> Iterator[Measure]:
    said = _phase(website, place, "quiet")
    seen = said["website"]
    note = f"{said['wall']:.2f} s; {seen['writes']} writes; {'; '.join(said['lines'])}"
    yield Measure(f"quiet sync of {count:,} listings", seen["requests"], "requests", QUIET_REQUESTS, note)
    yield Measure(f"quiet sync of {count:,}, memory", said["memory"], "MB", MEMORY_MB, "of the syncing process")


def _changes(website: Website, place: Path, count: int, changed: int) -> Iterator[Measure]:
    said = _phase(website, place, "changes", str(changed))
    seen = said["website"]
    name = f"{said['received']:,} changes of {count:,}"
    note = (
        f"{said['planned']:,} writes planned; {seen['reads']} reads beside them; {said['wall']:.1f} s; {said['lines']}"
    )
    yield Measure(f"{name}: batch writes", seen["batches"], "requests", BATCH_WRITES, note)
    yield Measure(f"{name}: writes at once", seen["batches_at_once"], "requests", AT_ONCE)
    yield Measure(f"{name}: writes not in batches", seen["writes"] - seen["batches"], "requests", 0)
    yield Measure(f"{name}: reads", seen["reads"], "requests", None, "looking for news, and confirming")
    yield Measure(f"{name}: deciding", said["deciding"] * 1000, "ms", None)
    yield Measure(f"{name}: memory", said["memory"], "MB", MEMORY_MB, "of the syncing process")
