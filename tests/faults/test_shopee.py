"""A sample of `python -m tests.faults` over HTTP: every request of some operations fails once on the wire."""

from collections.abc import Iterator

import pytest

from tests.faults.memory import Bench
from tests.faults.plan import walk_once
from tests.faults.shopee import MarketBench, MarketStory
from tests.faults.shopee_stories import STORIES

SAMPLE = ("ship", "stock out", "create and publish", "change and hide")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MarketBench]:
    bench = MarketBench(Bench(tmp_path_factory.mktemp("faults")))
    with bench.server:
        yield bench
    bench.bench.book.close()


@pytest.mark.parametrize("story", [story for story in STORIES if story.name in SAMPLE], ids=lambda story: story.name)
def test_f04_f24_a_shopee_that_fails_at_any_step_loses_and_doubles_nothing(
    story: MarketStory, bench: MarketBench
) -> None:
    walked = walk_once(story.at(bench))
    assert walked.total >= walked.requests > 0
