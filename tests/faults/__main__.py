"""`python -m tests.faults [--json] [--short] [--only memory|website|page|shopee] [--story WORDS]`: every fault at every
step."""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tests.faults import page_stories, shopee_stories, stories, website_stories
from tests.faults.memory import Bench
from tests.faults.page import PageBench
from tests.faults.plan import Story, Walk, walk, walk_once
from tests.faults.shopee import MarketBench
from tests.faults.website import WebBench


def main() -> int:
    options = argparse.ArgumentParser(prog="tests.faults")
    options.add_argument("--json", action="store_true")
    options.add_argument("--only", choices=("memory", "website", "page", "shopee"))
    options.add_argument("--story", default="", help="only stories with these words in their name")
    options.add_argument("--short", action="store_true", help="every step once, by one fault after the other")
    given = options.parse_args()
    started = time.perf_counter()
    done: list[Walk] = []
    failed: list[str] = []
    ways = walk_once if given.short else walk
    with tempfile.TemporaryDirectory() as folder:
        for name, ready in _stories(given.only, given.story, Path(folder)):
            began = time.perf_counter()
            try:
                done.append(ways(ready()))
                said = f"{done[-1].requests} requests, {done[-1].total} points, all right"
            except AssertionError as wrong:
                failed.append(f"{name}: {wrong}")
                said = f"FAILED {wrong}"
            if not given.json:
                print(f"{name}: {said} ({time.perf_counter() - began:.1f} s)", flush=True)
    _report(done, failed, round(time.perf_counter() - started, 1), as_json=given.json)
    return 1 if failed else 0


def _report(done: Sequence[Walk], failed: Sequence[str], seconds: float, *, as_json: bool) -> None:
    points = sum(walked.total for walked in done)
    if as_json:
        rows = [
            {"story": each.story, "requests": each.requests, "transactions": each.commits, "points": each.points}
            for each in done
        ]
        said = {"stories": rows, "points": points, "seconds": seconds, "failed": failed}
        print(json.dumps(said, ensure_ascii=False, indent=1))
    else:
        print(f"{len(done)} operations, {points} fault points, {len(failed)} failures in {seconds} s")


Ready = Callable[[], Story]


def _stories(only: str | None, words: str, folder: Path) -> Iterator[tuple[str, Ready]]:
    bench = Bench(folder)
    for story in stories.STORIES if only in (None, "memory") else ():
        if words in story.name:
            yield story.name, partial(story.at, bench)
    if only in (None, "website"):
        web = WebBench(bench)
        with web.server:
            for told in website_stories.STORIES:
                if words in told.name:
                    yield f"website: {told.name}", partial(told.at, web)
    if only in (None, "shopee"):
        market = MarketBench(bench)
        with market.server:
            for sold in shopee_stories.STORIES:
                if words in sold.name:
                    yield f"shopee: {sold.name}", partial(sold.at, market)
    if only in (None, "page"):
        page = PageBench(bench)
        with page.server:
            for shown in page_stories.STORIES:
                if words in shown.name:
                    yield f"page: {shown.name}", partial(shown.at, page)


if __name__ == "__main__":
    sys.exit(main())
