"""What all tests of channels stand on."""

import pytest

from tests.channels.world import World


@pytest.fixture
def world() -> World:
    """A clock moved by hand and sleeps that take no time."""
    return World()
