"""The short form of `python -m tests.faults` in memory: every request of every operation fails once, and the program
dies in every few of its transactions."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.faults.memory import Bench, MemoryStory
from tests.faults.plan import Fault, walk, walk_once
from tests.faults.stories import STORIES
from tests.sync.world import World


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    bench = Bench(tmp_path_factory.mktemp("faults"))
    yield bench
    bench.book.close()


LEFT_TO_THE_COMMAND = (
    "first sync of an account that may not write yet",
    "orders on several pages",
    "stock out, absolute",
    "stock out while orders wait, absolute",
    "stock out while orders wait, compare and set",
    "stock out while orders wait, true delta",
    "stock out while orders wait, non-atomic delta",
    "a sale in the window, absolute",
    "a busy day",
    "a busy day, compare and set",
    "orders that changed",
    "full check",
    "refund, the goods are broken",
    "ship in parts",
)
SHORT = [story for story in STORIES if story.name not in LEFT_TO_THE_COMMAND]


@pytest.mark.parametrize("story", SHORT, ids=lambda story: story.name)
def test_f24_f60_an_operation_that_fails_at_any_step_ends_as_if_it_had_not(story: MemoryStory, bench: Bench) -> None:
    walked = walk_once(story.at(bench))
    assert walked.total >= walked.requests > 0


class NoMemory(dict[str, Any]):
    """Keys are kept and never found."""

    def get(self, key: str, default: Any = None) -> Any:
        return default


def _forgets(world: World) -> None:
    world.shop.done_keys = NoMemory(world.shop.done_keys)


def test_the_walk_notices_money_given_back_twice(bench: Bench) -> None:
    """A channel that does not look for our key before it refunds again must not pass."""
    story = next(story for story in STORIES if story.name == "refund without goods")
    forgetful = replace(story, just_before=_forgets, faults=(Fault.CUT_AFTER,))
    with pytest.raises(AssertionError, match="cut after"):
        walk(forgetful.at(bench))
