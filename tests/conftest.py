"""What every test stands on: no screen needed, secrets in memory, and the shared folder only where it is there."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import Any

import keyring
import keyring.backend
import keyring.errors
import pytest
from hypothesis import settings

from storemanager import texts
from tests.compiling import compile_once
from tests.rounds import LONG

pytest_plugins = ["tests.database_fixtures"]

compile_once()
settings.register_profile("short", derandomize=True)  # the same every time; the long form looks for what is new
if not LONG:
    settings.load_profile("short")

SHARED = Path(__file__).resolve().parents[2] / "shared"


FIRST = ("tests/test_kills.py", "tests/simulation/", "tests/faults/", "tests/backups/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests begin first, so that at the end no core waits for another; those on PostgreSQL stand together,
    so that one of several processes starts its server."""
    items.sort(key=lambda item: 0 if item.nodeid.startswith(FIRST) else 1 if _on_postgresql(item) else 2)


def pytest_collection_finish() -> None:
    """What was loaded until now stays, so no search for garbage need look through it again."""
    gc.collect()
    gc.freeze()


def _on_postgresql(item: pytest.Item) -> bool:
    return "postgresql" in item.name or "postgresql_server" in getattr(item, "fixturenames", ())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With several processes each has a part of the list, so that what a file makes once is made once; whoever is done
    takes from the others."""
    if config.getoption("dist") != "load":
        return None
    from xdist.scheduler import WorkStealingScheduling  # type: ignore[import-untyped]  # has no annotations

    return WorkStealingScheduling(config, log)


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
def quick_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A backup's password opens as ever, without the seconds of work that each try costs on purpose: what the password
    does to a file is tried with the real lock in `tests/database/test_backup.py`."""
    import pyrage

    def locked(key: bytes, password: str) -> bytes:
        return password.encode() + b"\0" + key

    def opened(lock: bytes, password: str) -> bytes:
        made_with, _, key = lock.partition(b"\0")
        if made_with != password.encode():
            raise pyrage.DecryptError("not the password")
        return key

    monkeypatch.setattr(pyrage.passphrase, "encrypt", locked)
    monkeypatch.setattr(pyrage.passphrase, "decrypt", opened)


@pytest.fixture
def shared() -> Path:
    """The folder with contracts and data beside the project; a fresh clone does not have it."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder is not on this machine")
    return SHARED
