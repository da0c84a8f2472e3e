"""Making a backup: copied while the shop sells, restored for a trial, and only then given its name.

Everything happens in a private folder beside the backups; the file gets its own name as the last step, so a half one is
never mistaken for a whole one. One that does not pass its trial is kept apart for whoever repairs the book.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import storemanager
from storemanager.database import backup_copy, backup_file
from storemanager.database import backup_problems as problems
from storemanager.database.backup_file import SUFFIX, Step, no_step
from storemanager.database.backup_manifest import Facts, Manifest
from storemanager.domain.backups import BackupKind, kept
from storemanager.paths import BOOK_FILE, private_folder

_log = logging.getLogger(__name__)

FOLDER = "backups"
PICTURES = "pictures"
WINDOW_FILE = "window.ini"
NOT_TRUSTED = "not-trusted"
_WORK, _PART = ".making-", ".part"
_STALE_SECONDS = 24 * 3600
_SPARE = 20_000_000
_NAME = re.compile(r"(\d{8}-\d{6})-([a-z-]+?)(?:-\d+)?" + re.escape(SUFFIX))

Prove = Callable[[Path], Sequence[str]]
"""Looks at a restored book as the program would, and says what is wrong in it."""


def nothing_more(_restored: Path) -> Sequence[str]:
    """Only what the database itself can tell."""
    return ()


@dataclass(frozen=True)
class Backup:
    """A backup that was made and has passed its trial."""

    path: Path
    size: int
    manifest: Manifest


def make(
    shop: Path,
    kind: BackupKind,
    now: datetime,
    *,
    folder: Path | None = None,
    file: Path | None = None,
    whole: bool = False,
    password: str | None = None,
    prove: Prove = nothing_more,
    step: Step = no_step,
    take: Callable[[Path, Step], Facts] | None = None,
) -> Backup:
    """Back up the book in the folder `shop` into `folder` (its own `backups` by default), or as exactly `file`. Raises
    BackupNotMadeError, or BackupNotTrustedError when the trial fails. `take` copies the book in another way."""
    place = file.parent if file is not None else folder or shop / FOLDER
    take = take or (lambda copy, said: backup_copy.snapshot(shop / BOOK_FILE, copy, said))
    with problems.making(place):
        _make_room(place, shop)
        with working(shop) as work:
            copy = work / backup_file.BOOK
            facts = take(copy, _share(step, 0, 40))
            manifest = Manifest(kind, now.astimezone(UTC), storemanager.__version__, facts, ())
            parts = [(backup_file.BOOK, copy, ""), *(_beside(shop) if whole else ())]
            target = file or _free_name(place, kind, now)
            half = target.with_name(f".{target.name}{_PART}-{os.getpid()}")
            try:
                manifest = backup_file.write(
                    half, manifest, parts, work=work, password=password, step=_share(step, 40, 70)
                )
                copy.unlink()
                found = _trial(half, work, password, facts, prove, _share(step, 70, 99))
                if found:
                    raise problems.BackupNotTrustedError(_keep_apart(half, target, shop), found)
                os.replace(half, target)
                _flush(place)
            finally:
                half.unlink(missing_ok=True)
    step(100, 100)
    return Backup(target, target.stat().st_size, manifest)


def _trial(half: Path, work: Path, password: str | None, facts: Facts, prove: Prove, step: Step) -> list[str]:
    """Restore what was written into a scratch folder and look at it from all sides."""
    scratch = work / "scratch"
    scratch.mkdir(mode=0o700)
    try:
        backup_file.extract(half, scratch, password=password, step=step)
    except problems.BackupDamagedError as problem:
        return [str(problem.message), str(problem.__cause__)]
    restored = scratch / BOOK_FILE
    (scratch / backup_file.BOOK).rename(restored)
    return backup_copy.differences(restored, facts) or list(prove(restored))


def _keep_apart(half: Path, target: Path, shop: Path) -> Path:
    apart = private_folder(private_folder(shop / FOLDER) / NOT_TRUSTED) / target.name
    shutil.move(half, apart)
    return apart


def _beside(shop: Path) -> Iterator[tuple[str, Path, str]]:
    """What belongs to the shop beside the book: how the window looks, and pictures."""
    if (shop / WINDOW_FILE).is_file():
        yield backup_file.WINDOW, shop / WINDOW_FILE, ""
    pictures = shop / PICTURES
    if pictures.is_dir():
        files = sorted(file for file in pictures.iterdir() if file.is_file() and not file.is_symlink())
        for number, file in enumerate(files, start=1):
            yield f"{backup_file.PICTURE}{number:06}", file, file.name


# --- Places ---


@contextmanager
def working(shop: Path) -> Iterator[Path]:
    """A private folder that is gone afterwards."""
    folder = work_folder(shop)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def work_folder(shop: Path) -> Path:
    """A new private folder on the shop's own disk, which the caller removes; one of a killed program goes now."""
    home = private_folder(shop / FOLDER)
    clear_left_behind(home)
    return Path(tempfile.mkdtemp(prefix=f"{_WORK}{os.getpid()}-", dir=home))


def clear_left_behind(folder: Path) -> None:
    """Remove what programs that are no longer there had begun in `folder`."""
    for path in folder.glob(".*"):
        process = _process_of(path.name)
        if process is None or not _is_over(process, path):
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _process_of(name: str) -> int | None:
    """Which process made a half file or a working folder of this name; None: it is neither."""
    found = re.fullmatch(re.escape(_WORK) + r"(\d+)-.*|\..*" + re.escape(SUFFIX + _PART) + r"-(\d+)", name)
    return None if found is None else int(found[1] or found[2])


def _is_over(process: int, path: Path) -> bool:
    """Whether the program that made it has ended; where that cannot be asked, or the number was given anew, whether it
    is a day old."""
    try:
        old = time.time() - path.stat().st_mtime > _STALE_SECONDS
    except OSError:
        return False
    if old or process == os.getpid() or sys.platform == "win32":  # on Windows, asking by signal 0 would end it
        return old
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _make_room(place: Path, shop: Path) -> None:
    """The folder, and enough room for the copy, the file and the trial; better said before than found out half-way."""
    home = private_folder(shop / FOLDER)
    if not place.exists():  # never made here: a drive that is not plugged in would be made anew on this disk
        raise problems.no_folder(place)
    clear_left_behind(place)
    size = sum(file.stat().st_size for file in shop.glob(f"{BOOK_FILE}*"))
    for where, needed in ((home, 2 * size + _SPARE), (place, size + _SPARE)):
        free = shutil.disk_usage(where).free
        if free < needed:
            raise problems.no_room(where, needed, free)


def _free_name(folder: Path, kind: BackupKind, now: datetime) -> Path:
    stem = f"{now.astimezone(UTC):%Y%m%d-%H%M%S}-{kind.value}"
    names = (f"{stem}{SUFFIX}", *(f"{stem}-{number}{SUFFIX}" for number in range(2, 1000)))
    return next(folder / name for name in names if not (folder / name).exists())


def _flush(folder: Path) -> None:
    """So that a power cut does not forget the new name."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _share(step: Step, first: int, last: int) -> Step:
    """One stretch of the whole way, in percent."""
    return lambda done, total: step(first + (last - first) * done // max(total, 1), 100)


# --- Which there are, and which go ---


def listed(folder: Path) -> list[Path]:
    """The good backups of a folder, the newest first; a half one has another name."""
    if not folder.is_dir():
        return []
    older = folder.glob("before-update-*.db")  # what version 0.1 made
    return sorted((*(path for path in folder.iterdir() if _NAME.fullmatch(path.name)), *older), key=_when, reverse=True)


def _when(path: Path) -> datetime:
    stamp = re.search(r"\d{8}-\d{6}", path.name)
    try:
        return datetime.strptime(stamp[0] if stamp else "", "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def rotate(
    folder: Path, zone: tzinfo, *, kinds: Collection[BackupKind] = tuple(BackupKind), now: datetime | None = None
) -> list[Path]:
    """Remove the good backups that need not be kept; answers with what went. What the program did not name, or what did
    not pass its trial, is never touched. Those that seem to be made after `now`, because the clock was set back, are
    counted by themselves: beside them a new one would always be the oldest, and go at once (F62)."""
    by_kind: dict[str, dict[datetime, list[Path]]] = {}
    for path in listed(folder):
        named = _NAME.fullmatch(path.name)
        if named is not None:
            by_kind.setdefault(named[2], {}).setdefault(_when(path), []).append(path)
    gone: list[Path] = []
    for kind in kinds:
        moments = by_kind.get(kind.value, {})
        ahead = {moment for moment in moments if now is not None and moment > now}
        keep = kept(kind, moments.keys() - ahead, zone) | kept(kind, ahead, zone)
        for moment, files in moments.items():
            if moment not in keep:
                gone += files
    return [path for path in gone if _is_removed(path)]


def _is_removed(path: Path) -> bool:
    """One that another program holds open (a virus scanner, a cloud's folder) goes the next time."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        _log.warning("an old backup could not be removed", exc_info=True)
        return False
    return True
