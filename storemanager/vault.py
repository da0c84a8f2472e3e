"""Where the secrets of channel accounts are kept: the system's keyring, or else an encrypted file. Never plain text.

All secrets of one account are one JSON text, so that a set of rotating tokens changes as a whole. A computer without a
keyring service (a server, a scheduled task) can use the file, whose passphrase comes from the environment.
"""

from __future__ import annotations

import base64
import json
import os
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from storemanager.errors import StoreError
from storemanager.paths import private_folder
from storemanager.texts import Text, translate

PASSPHRASE_VARIABLE = "STOREMANAGER_PASSPHRASE"  # noqa: S105 - the variable's name, not a passphrase
FILE_NAME = "secrets.vault"
STARS = "********"


class Secret(str):
    """A text that prints as stars, so that it cannot slip into a log, a message or an error report (F70).

    It is used like any text (`encode`, `+`, JSON); only `str()`, `repr()` and formatting hide it.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Secret('{STARS}')"

    def __str__(self) -> str:
        return STARS

    def __format__(self, format_spec: str) -> str:
        return format(STARS, format_spec)

    def reveal(self) -> str:
        """The secret itself, as an ordinary text."""
        return "".join(self)


class Vault(Protocol):
    """Keeps the secrets of the accounts of one shop."""

    notice: Text | None
    """What the owner should know about the way it keeps them; None: nothing."""

    def get(self, account: str) -> Mapping[str, str]:
        """The account's secrets (as `Secret`s), empty when there are none. Raises StoreError when unreadable."""

    def set(self, account: str, secrets: Mapping[str, str]) -> None:
        """Replace all secrets of the account. Raises StoreError, and then the old ones are still there."""

    def delete(self, account: str) -> None:
        """Forget the account's secrets; nothing happens when there are none."""


def open_vault(shop_folder: Path, shop_id: str, *, passphrase: str | None = None) -> Vault:
    """The keyring when it can be used, else the encrypted file when a passphrase is given, else StoreError.

    A passphrase in the environment does not replace a working keyring: the owner's own choice there stands.
    """
    problem = keyring_problem()
    if problem is None:
        return KeyringVault(shop_id)
    given = passphrase if passphrase is not None else os.environ.get(PASSPHRASE_VARIABLE, "")
    if given:
        return FileVault(shop_folder / FILE_NAME, given)
    raise StoreError(
        translate("vault", "This computer has no keyring service that can be used ({reason}).")(reason=problem),
        translate(
            "vault",
            "Sign in to the desktop and unlock its keyring, or set the variable {variable} to a passphrase of your "
            "own: the secrets are then kept in an encrypted file in the shop's folder.",
        )(variable=PASSPHRASE_VARIABLE),
    )


def keyring_problem() -> str | None:
    """Why the system's keyring cannot be used, or None when it can. Loads `keyring`, which takes a quarter second."""
    import keyring
    from keyring.errors import KeyringError

    try:
        backend = keyring.get_keyring()
        if backend.priority <= 0:
            return type(backend).__module__.rsplit(".", 1)[-1]
        keyring.get_password("StoreManager", "probe")
    except (KeyringError, RuntimeError) as error:  # a backend tells by RuntimeError that it does not fit this system
        return type(error).__name__
    return None


class KeyringVault:
    """The operating system's own keyring: Credential Manager, Keychain, Secret Service."""

    notice: Text | None = None

    def __init__(self, shop_id: str) -> None:
        self._service = f"StoreManager {shop_id}"

    def get(self, account: str) -> Mapping[str, str]:
        import keyring
        from keyring.errors import KeyringError

        try:
            kept = keyring.get_password(self._service, account)
        except KeyringError as error:
            raise _keyring_refused(error) from None
        return _unpack(kept) if kept else {}

    def set(self, account: str, secrets: Mapping[str, str]) -> None:
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(self._service, account, _pack(secrets))
        except KeyringError as error:
            raise _keyring_refused(error) from None

    def delete(self, account: str) -> None:
        import keyring
        from keyring.errors import KeyringError

        try:
            if keyring.get_password(self._service, account) is not None:
                keyring.delete_password(self._service, account)
        except KeyringError as error:
            raise _keyring_refused(error) from None


class FileVault:
    """One file, encrypted with AES-GCM under a key derived from the passphrase by scrypt.

    It is replaced in one step, so a kill leaves the old or the new file and never half of one.
    """

    def __init__(self, path: Path, passphrase: str) -> None:
        self._path = path
        self._passphrase = Secret(passphrase)
        self._lock = threading.Lock()
        self._key: tuple[bytes, bytes] | None = None  # (salt, key): deriving it takes a noticeable moment
        self.notice: Text | None = translate(
            "vault",
            "This computer's keyring cannot be used: the secrets are kept in an encrypted file, opened by the "
            "passphrase in {variable}. Keep that passphrase; without it the channels must be connected again.",
        )(variable=PASSPHRASE_VARIABLE)

    def get(self, account: str) -> Mapping[str, str]:
        with self._lock:
            return {name: Secret(value) for name, value in self._read().get(account, {}).items()}

    def set(self, account: str, secrets: Mapping[str, str]) -> None:
        with self._lock:
            self._write({**self._read(), account: {name: "".join(value) for name, value in secrets.items()}})

    def delete(self, account: str) -> None:
        with self._lock:
            kept = self._read()
            if account in kept:
                self._write({name: value for name, value in kept.items() if name != account})

    def _read(self) -> dict[str, dict[str, str]]:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            envelope = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise self._unreadable(type(error).__name__) from None
        try:
            salt, nonce, sealed = (base64.b64decode(envelope[part]) for part in ("salt", "nonce", "sealed"))
            opened = AESGCM(self._key_for(salt)).decrypt(nonce, sealed, _ASSOCIATED)
            kept: dict[str, dict[str, str]] = json.loads(opened)
        except InvalidTag:
            raise StoreError(
                translate("vault", "The passphrase in {variable} does not open the file with the secrets.")(
                    variable=PASSPHRASE_VARIABLE
                ),
                translate(
                    "vault", "Set the passphrase it was made with, or delete {file} and connect the channels again."
                )(file=str(self._path)),
            ) from None
        except (KeyError, TypeError, ValueError) as error:
            raise self._unreadable(type(error).__name__) from None
        return kept

    def _write(self, kept: dict[str, dict[str, str]]) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        salt = self._key[0] if self._key else os.urandom(16)
        nonce = os.urandom(12)
        sealed = AESGCM(self._key_for(salt)).encrypt(nonce, json.dumps(kept).encode(), _ASSOCIATED)
        parts = {"salt": salt, "nonce": nonce, "sealed": sealed}
        envelope = {"version": 1, **{name: base64.b64encode(part).decode() for name, part in parts.items()}}
        try:
            _replace(self._path, json.dumps(envelope).encode())
        except OSError as error:
            raise StoreError(
                translate("vault", "The file with the secrets could not be written: {reason}.")(
                    reason=error.strerror or type(error).__name__
                ),
                translate("vault", "Make room or give the program the right to write into {folder}, then try again.")(
                    folder=str(self._path.parent)
                ),
            ) from None

    def _key_for(self, salt: bytes) -> bytes:
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

        if self._key is None or self._key[0] != salt:
            scrypt = Scrypt(salt=salt, length=32, n=2**15, r=8, p=1)
            self._key = (salt, scrypt.derive(self._passphrase.reveal().encode()))
        return self._key[1]

    def _unreadable(self, reason: str) -> StoreError:
        return StoreError(
            translate("vault", "The file with the secrets cannot be read ({reason}).")(reason=reason),
            translate("vault", "Restore {file} from a copy, or delete it and connect the channels again.")(
                file=str(self._path)
            ),
        )


_ASSOCIATED = b"storemanager vault 1"


def _replace(path: Path, content: bytes) -> None:
    """Write beside it, flush to the disk, then take its place. mkstemp makes the file private to the user."""
    private_folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _pack(secrets: Mapping[str, str]) -> str:
    return json.dumps({name: "".join(value) for name, value in secrets.items()})


def _unpack(kept: str) -> dict[str, str]:
    try:
        raw: Any = json.loads(kept)
        return {str(name): Secret(value) for name, value in raw.items()}
    except (ValueError, AttributeError, TypeError):
        raise StoreError(
            translate("vault", "The keyring's entry for this channel cannot be read."),
            translate("vault", "Connect the channel again under Channels."),
        ) from None


def _keyring_refused(error: Exception) -> StoreError:
    return StoreError(
        translate("vault", "The system's keyring refused ({reason}).")(reason=type(error).__name__),
        translate("vault", "Unlock the keyring of this computer, then try again."),
    )
