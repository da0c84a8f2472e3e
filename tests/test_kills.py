"""The short form of `python -m tests.kills`: fifty kills in all, and a shorter file to import."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.kills import STORIES, importing, share
from tests.kills.program import Nursery, nursery

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="there is neither fork nor SIGKILL on Windows")
KILLS = share(50)
SHORTER = {"import": partial(importing.run, rows=500)}


@pytest.fixture(scope="module")
def born() -> Iterator[Nursery]:
    with nursery() as found:
        yield found


@pytest.mark.parametrize("name", STORIES)
def test_f60_a_program_killed_at_any_moment_loses_and_doubles_nothing(name: str, tmp_path: Path, born: Nursery) -> None:
    story = SHORTER.get(name, STORIES[name][0])
    assert story(tmp_path, KILLS[name], 11, born) > 0
