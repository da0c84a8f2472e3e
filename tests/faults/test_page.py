"""A sample of `python -m tests.faults --only page`: every request of some operations fails once on the wire."""

from collections.abc import Iterator

import pytest

from tests.faults.memory import Bench
from tests.faults.page import PageBench, PageStory
from tests.faults.page_stories import STORIES
from tests.faults.plan import walk_once

SAMPLE = ("stock", "new product", "send messages", "post", "take down", "sets")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageBench]:
    bench = PageBench(Bench(tmp_path_factory.mktemp("faults")))
    with bench.server:
        yield bench
    bench.bench.book.close()


@pytest.mark.parametrize("story", [story for story in STORIES if story.name in SAMPLE], ids=lambda story: story.name)
def test_f20_f27_a_catalogue_that_fails_at_any_step_ends_right(story: PageStory, bench: PageBench) -> None:
    walked = walk_once(story.at(bench))
    assert walked.total >= walked.requests > 0
