"""The file a backup is: a zip with the book, what else belongs to the shop, and a manifest with the sum of every part.

With a password the whole zip is sealed by age (https://age-encryption.org/v1): the content for a key of its own, so
that a large shop needs no large memory, and that key by the password. Names inside are ours; none is used as a path.
Secrets of channels are never in it: they are in the computer's keyring.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from storemanager.database import backup_problems as problems
from storemanager.database.backup_manifest import FORMAT, Manifest, NewerFormatError, Part, facts_of, manifest_from
from storemanager.domain.backups import BackupKind

SUFFIX = ".storebackup"
BOOK, WINDOW, PICTURE = "book.db", "window.ini", "picture-"
_MANIFEST, _SEAL, _KEY, _SEALED = "manifest.json", "sealed.txt", "key.age", "shop.age"
_BLOCK = 1 << 20
_LARGEST_PAGE = 10 << 20
_SQLITE_HEAD = b"SQLite format 3\0"
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError)

Step = Callable[[int, int], None]
"""Told how far it is (done, of); raises to stop the work."""


def no_step(_done: int, _total: int) -> None:
    """Nobody looks."""


# --- Writing ---


def write(target: Path, manifest: Manifest, parts: Sequence[tuple[str, Path, str]], *, work: Path, password: str | None,
          step: Step) -> Manifest:  # fmt: skip
    """Write (name, file, original name) of every part to `target`, flushed to the disk. `work` is a private folder."""
    with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        if password is None:
            complete = _zip(out, manifest, parts, step)
        else:
            inner = work / "inner.zip"
            with inner.open("wb") as plain:
                complete = _zip(plain, manifest, parts, step)
            _seal(out, inner, password)
            inner.unlink()
        out.flush()
        os.fsync(out.fileno())
    return complete


def _zip(out: IO[bytes], manifest: Manifest, parts: Sequence[tuple[str, Path, str]], step: Step) -> Manifest:
    total, done = sum(file.stat().st_size for _, file, _ in parts), 0
    written: list[Part] = []
    # level 1: a book shrinks to a quarter in a tenth of the time the best level takes for little more
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, file, original in parts:
            summed, size = hashlib.sha256(), 0
            with file.open("rb") as read, archive.open(name, "w", force_zip64=True) as write_:
                while block := read.read(_BLOCK):
                    summed.update(block)
                    write_.write(block)
                    size += len(block)
                    step(done + size, total)
            done += size
            written.append(Part(name, size, summed.hexdigest(), original))
        complete = replace(manifest, parts=tuple(written))
        archive.writestr(_MANIFEST, complete.to_bytes())
    return complete


def _seal(out: IO[bytes], inner: Path, password: str) -> None:
    import pyrage  # loaded late: most backups have no password

    key = pyrage.x25519.Identity.generate()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_SEAL, str(FORMAT))
        archive.writestr(_KEY, pyrage.passphrase.encrypt(str(key).encode(), password))
        with inner.open("rb") as plain, archive.open(_SEALED, "w", force_zip64=True) as sealed:
            pyrage.encrypt_io(plain, sealed, [key.to_public()])


# --- Reading ---


def is_sealed(path: Path) -> bool:
    """Whether a password is needed. Raises BackupDamagedError when it is no backup at all."""
    with _reading(path):
        if _is_plain_book(path):
            return False
        with zipfile.ZipFile(path) as archive:
            return _SEAL in archive.namelist()


def manifest_of(path: Path) -> Manifest:
    """What an unsealed backup says of itself, without unpacking it."""
    with _reading(path):
        if _is_plain_book(path):
            return _manifest_of_book(path)
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if _SEAL in names:
                raise problems.locked(path)
            return manifest_from(_small(archive, _MANIFEST))


def extract(path: Path, folder: Path, *, password: str | None = None, step: Step = no_step) -> Manifest:
    """Unpack every part into the private `folder` under our own names, and compare the sum of each."""
    with _reading(path):
        if _is_plain_book(path):
            return _extract_book(path, folder)
        with _unsealed(path, folder, password) as archive:
            manifest = manifest_from(_small(archive, _MANIFEST))
            total, done = sum(part.size for part in manifest.parts), 0
            _check_room(folder, total)
            for part in manifest.parts:
                _extract_part(archive, part, folder / _safe(part.name), _after(done, total, step))
                done += part.size
            return manifest


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """What can be wrong with the file, in words."""
    try:
        yield
    except NewerFormatError as problem:
        raise problems.newer(path) from problem
    except (*_DAMAGED, sqlite3.DatabaseError) as problem:
        raise problems.damaged(path) from problem


@contextmanager
def _unsealed(path: Path, folder: Path, password: str | None) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(path) as outer:
        if _SEAL not in outer.namelist():
            yield outer
            return
        if int(_small(outer, _SEAL)) > FORMAT:
            raise NewerFormatError
        if not password:
            raise problems.locked(path)
        inner = folder / "inner.zip"
        _unseal(path, outer, inner, password)
    with zipfile.ZipFile(inner) as archive:
        yield archive
    inner.unlink()


def _unseal(path: Path, outer: zipfile.ZipFile, inner: Path, password: str) -> None:
    import pyrage

    try:
        key = pyrage.x25519.Identity.from_str(pyrage.passphrase.decrypt(_small(outer, _KEY), password).decode())
    except pyrage.DecryptError as problem:
        raise problems.wrong_password(path) from problem
    except pyrage.IdentityError as problem:
        raise problems.damaged(path) from problem
    try:
        with outer.open(_SEALED) as sealed, inner.open("wb") as plain:
            pyrage.decrypt_io(sealed, plain, [key])
    except pyrage.DecryptError as problem:
        raise problems.damaged(path) from problem
    except OSError as problem:
        if problem.errno is not None:  # the disk's own trouble, not the file's
            raise
        raise problems.damaged(path) from problem


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part that is read into memory as a whole: ours are a few kilobytes."""
    if archive.getinfo(name).file_size > _LARGEST_PAGE:
        raise ValueError(f"{name} is larger than any of ours")
    return archive.read(name)


def _check_room(folder: Path, needed: int) -> None:
    """Rather said before than found out when the disk is full, which other programs need too."""
    if needed > shutil.disk_usage(folder).free:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))


def _extract_part(archive: zipfile.ZipFile, part: Part, target: Path, told: Callable[[int], None]) -> None:
    summed, size = hashlib.sha256(), 0
    with archive.open(part.name) as read, target.open("xb") as out:
        while block := read.read(_BLOCK):
            summed.update(block)
            size += len(block)
            if size > part.size:
                raise ValueError(f"{part.name} is larger than it says")
            out.write(block)
            told(size)
    if (size, summed.hexdigest()) != (part.size, part.sha256):
        raise ValueError(f"{part.name} is not what was written")


def _after(before: int, total: int, step: Step) -> Callable[[int], None]:
    """Progress of one part, told as progress of the whole."""
    return lambda size: step(before + size, total)


def _safe(name: str) -> str:
    """One of our own names, or the file is not ours (a name with a path in it would leave the folder)."""
    number = name.removeprefix(PICTURE)
    if name in (BOOK, WINDOW) or (name != number and number.isascii() and number.isdecimal() and len(number) <= 8):
        return name
    raise ValueError(f"not a part of a backup: {name!r}")


# --- A bare book, such as earlier versions saved before an update ---


def _is_plain_book(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE_HEAD)) == _SQLITE_HEAD
    except OSError as problem:
        raise problems.unreadable(path, problem) from problem


def _manifest_of_book(path: Path) -> Manifest:
    made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    with closing(_read_only(path)) as connection:
        facts = facts_of(connection)
    return Manifest(BackupKind.BEFORE_UPDATE, made, "", facts, (Part(BOOK, path.stat().st_size, ""),))


def _extract_book(path: Path, folder: Path) -> Manifest:
    manifest = _manifest_of_book(path)
    with closing(_read_only(path)) as source, closing(sqlite3.connect(folder / BOOK)) as copy:
        source.backup(copy)
    return manifest


def _read_only(path: Path) -> sqlite3.Connection:
    """Nothing is made beside it, so that a backup on a disk that can only be read can be restored."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
