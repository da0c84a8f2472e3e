"""The short form of `python -m tests.kills`, so that it never rots."""

from pathlib import Path

import pytest

from tests.kills import importing, syncing

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="there is no SIGKILL on Windows")


def test_f60_a_killed_import_is_in_the_book_whole_or_not_at_all(tmp_path: Path) -> None:
    importing.run(tmp_path, kills=3, seed=11, rows=800)


def test_f60_a_killed_sync_loses_and_doubles_nothing(tmp_path: Path) -> None:
    syncing.run(tmp_path, kills=3, seed=12)
