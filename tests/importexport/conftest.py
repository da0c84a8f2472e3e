"""A shop for every test of files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.importexport.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A shop in đồng."""
    desk = Desk(tmp_path / "shop")
    yield desk
    desk.book.close()


@pytest.fixture
def dollar_desk(tmp_path: Path) -> Iterator[Desk]:
    """A shop in dollars."""
    desk = Desk(tmp_path / "dollars", currency="USD", language="en")
    yield desk
    desk.book.close()


@pytest.fixture
def other_desk(tmp_path: Path) -> Iterator[Desk]:
    """A second, empty shop in dollars."""
    desk = Desk(tmp_path / "other", currency="USD", language="en")
    yield desk
    desk.book.close()
