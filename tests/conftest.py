"""What every test stands on: no screen needed, secrets in memory, and the shared folder only where it is there."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import keyring
import keyring.backend
import keyring.errors
import pytest

from storemanager import texts
from tests.compiling import compile_once

pytest_plugins = ["tests.database_fixtures"]

compile_once()

SHARED = Path(__file__).resolve().parents[2] / "shared"


class MemoryKeyring(keyring.backend.KeyringBackend):
    """A keyring that forgets everything when the test ends."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring has no annotations
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.secrets.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("no such secret")


@pytest.fixture(scope="session", autouse=True)
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What the program remembers of this computer is kept apart from the user's own."""
    folder = tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STOREMANAGER_CONFIG", str(folder))
        yield folder


@pytest.fixture(autouse=True)
def memory_keyring() -> Iterator[MemoryKeyring]:
    """Every test has an empty keyring of its own."""
    before = keyring.get_keyring()
    memory = MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def english() -> None:
    """Every test begins with the words as they stand in the sources, whatever the one before has switched to."""
    texts.use("en")
    texts.use_zone(UTC)


@pytest.fixture
def shared() -> Path:
    """The folder with contracts and data beside the project; a fresh clone does not have it."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder is not on this machine")
    return SHARED
