"""These tests start foreign servers, so they run only when asked for, and only where Node is."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.peers.vendure_server import VendureServer


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a foreign server; skip it with the reason unless it was asked for."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            if "vendure" not in getattr(item, "fixturenames", ()):
                continue
            item.add_marker(pytest.mark.peers)
            if not os.environ.get("STOREMANAGER_PEERS"):
                item.add_marker(pytest.mark.skip(reason="set STOREMANAGER_PEERS=1 to test against foreign servers"))


@pytest.fixture(scope="session")
def vendure() -> Iterator[VendureServer]:
    """A Vendure with nothing to sell yet."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("Node is not on this machine")
    with VendureServer() as server:
        yield server
