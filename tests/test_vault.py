"""Secrets are kept where only the owner can read them, and never show themselves."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked

from storemanager import vault
from storemanager.errors import StoreError
from storemanager.vault import FileVault, KeyringVault, Secret, open_vault

SECRETS = {"key": "ck_0123", "secret": "cs_bí mật"}


class MemoryKeyring(KeyringBackend):
    """A desktop's keyring that works."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring has no annotations
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class LockedKeyring(MemoryKeyring):
    """A keyring that nobody has unlocked."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("locked")


@pytest.fixture(autouse=True)
def _keep_the_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(vault.PASSPHRASE_VARIABLE, raising=False)
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def use(backend: KeyringBackend) -> None:
    keyring.set_keyring(backend)


def test_f70_a_secret_prints_as_stars_and_still_works() -> None:
    secret = Secret("cs_very_secret")
    shown = [str(secret), repr(secret), f"{secret}", f"{secret!r}", "%s" % secret, repr({"secret": secret})]  # noqa: UP031
    assert not any("very" in text for text in shown)
    assert secret.reveal() == "cs_very_secret"
    assert type(secret.reveal()) is str
    assert secret.encode() == b"cs_very_secret"


def test_the_keyring_keeps_all_secrets_of_an_account_together(tmp_path: Path) -> None:
    use(MemoryKeyring())
    kept = open_vault(tmp_path, "shop-1")
    assert isinstance(kept, KeyringVault)
    assert kept.notice is None
    assert kept.get("7") == {}
    kept.set("7", SECRETS)
    assert kept.get("7") == SECRETS
    assert "ck_0123" not in repr(kept.get("7"))
    assert open_vault(tmp_path, "shop-2").get("7") == {}, "another shop's accounts are not ours"
    kept.delete("7")
    kept.delete("7")
    assert kept.get("7") == {}


def test_without_keyring_and_passphrase_both_ways_are_explained(tmp_path: Path) -> None:
    use(NoKeyring())  # type: ignore[no-untyped-call]  # keyring has no annotations
    with pytest.raises(StoreError) as refused:
        open_vault(tmp_path, "shop")
    assert "keyring" in str(refused.value)
    assert "STOREMANAGER_PASSPHRASE" in str(refused.value)
    assert not list(tmp_path.iterdir())


def test_a_locked_keyring_is_said_and_nothing_is_written_in_clear(tmp_path: Path) -> None:
    use(LockedKeyring())
    with pytest.raises(StoreError, match="KeyringLocked"):
        open_vault(tmp_path, "shop")
    for act in (
        lambda: KeyringVault("shop").get("1"),
        lambda: KeyringVault("shop").set("1", SECRETS),
        lambda: KeyringVault("shop").delete("1"),
    ):
        with pytest.raises(StoreError, match="Unlock the keyring"):
            act()


def test_the_passphrase_opens_an_encrypted_file_and_the_owner_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(NoKeyring())  # type: ignore[no-untyped-call]  # keyring has no annotations
    monkeypatch.setenv(vault.PASSPHRASE_VARIABLE, "mật khẩu dài")
    kept = open_vault(tmp_path, "shop")
    assert isinstance(kept, FileVault)
    assert "encrypted file" in str(kept.notice)
    kept.set("7", SECRETS)
    kept.set("8", {"token": Secret("abc")})
    again = open_vault(tmp_path, "shop")
    assert dict(again.get("7")) == SECRETS
    assert dict(again.get("8")) == {"token": "abc"}
    again.delete("7")
    assert kept.get("7") == {}
    content = (tmp_path / vault.FILE_NAME).read_bytes()
    assert b"ck_0123" not in content
    assert b"abc" not in content
    assert "mật" not in repr(vars(kept))
    if sys.platform != "win32":
        assert stat.S_IMODE(os.stat(tmp_path / vault.FILE_NAME).st_mode) == 0o600


def test_a_wrong_passphrase_and_a_damaged_file_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / vault.FILE_NAME
    FileVault(path, "right").set("1", SECRETS)
    with pytest.raises(StoreError, match="does not open"):
        FileVault(path, "wrong").get("1")
    with pytest.raises(StoreError, match="does not open"):
        FileVault(path, "wrong").set("1", {})
    assert dict(FileVault(path, "right").get("1")) == SECRETS
    envelope = json.loads(path.read_bytes())
    path.write_text(json.dumps({"version": 1, "salt": envelope["salt"]}))
    with pytest.raises(StoreError, match="cannot be read"):
        FileVault(path, "right").get("1")
    path.write_text("{")
    with pytest.raises(StoreError, match="cannot be read"):
        FileVault(path, "right").get("1")


def test_f60_a_write_that_fails_half_way_leaves_the_old_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = FileVault(tmp_path / vault.FILE_NAME, "right")
    kept.set("1", SECRETS)

    def disk_full(_source: str, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", disk_full)
    with pytest.raises(StoreError, match="No space left"):
        kept.set("1", {"key": "new"})
    assert dict(FileVault(tmp_path / vault.FILE_NAME, "right").get("1")) == SECRETS
    assert [file.name for file in tmp_path.iterdir()] == [vault.FILE_NAME], "no half file stays behind"


def test_a_damaged_keyring_entry_asks_to_connect_again() -> None:
    backend = MemoryKeyring()
    backend.kept["StoreManager shop", "1"] = "[1"
    use(backend)
    with pytest.raises(StoreError, match="Connect the channel again"):
        KeyringVault("shop").get("1")
