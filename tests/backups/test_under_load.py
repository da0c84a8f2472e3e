"""The short form of `python -m tests.backups`, so that it never rots."""

from pathlib import Path

import pytest

from tests.backups import proof

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="there is no SIGKILL on Windows")


def test_f65_backups_made_while_the_shop_works_restore_to_whole_books(tmp_path: Path) -> None:
    found = proof.run(tmp_path, times=4, seed=5, kills=1)
    assert found.sales > 0
    assert found.rounds > 0
