"""What the Files page has done beside the window: plain functions and plain values, no widget among them."""

from __future__ import annotations

import os
import stat
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from storemanager import importexport
from storemanager.domain.folding import fold
from storemanager.errors import InvalidInputError, why
from storemanager.gui.background import CancelledError
from storemanager.importexport import (
    ImportKind,
    ImportResult,
    Parsed,
    Preview,
    Problem,
    Recognition,
    ShopFacts,
    SourceFile,
    Stopped,
    UndoResult,
)
from storemanager.importexport.formats import MAPPED
from storemanager.importexport.heads import VERSION_HEAD, key_for_head
from storemanager.importexport.reading import SPREADSHEETS
from storemanager.sync import undoing
from storemanager.texts import translate

if TYPE_CHECKING:
    from sqlmodel import Session

Edits = Mapping[tuple[int, str], str]
LARGEST_SPREADSHEET = 200_000_000
LARGEST_TEXT = 2_000_000_000
_ONLY_IN_THE_CLOUD_WINDOWS = 0x0040_0000 | 0x0000_1000  # recall on data access, offline
_ONLY_IN_THE_CLOUD_MAC = 0x4000_0000  # dataless


class Meter:
    """How far a piece of work is: written by the worker, looked at by the window. `stop` asks it to end."""

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self._stopped = threading.Event()
        self._began = time.monotonic()

    def report(self, done: int, total: int) -> None:
        self.done, self.total = done, total

    def stop(self) -> None:
        self._stopped.set()

    def stopped(self) -> bool:
        return self._stopped.is_set()

    def seconds_left(self) -> int | None:
        """An estimate from what is done so far; None while it would be a guess."""
        passed = time.monotonic() - self._began
        if self.done < 1 or self.total <= self.done or passed < 1:
            return None
        return max(1, round(passed / self.done * (self.total - self.done)))


@contextmanager
def _stoppable(meter: Meter) -> Iterator[None]:
    """What the owner stopped is no error."""
    if meter.stopped():
        raise CancelledError
    try:
        yield
    except Stopped:
        raise CancelledError from None


# --- Opening ---


def look_at(path: Path) -> None:
    """Refuse what cannot be a table, in words, before it is read."""
    try:
        found = path.stat()
    except OSError as problem:
        raise InvalidInputError(
            translate("files_page", "{file} cannot be found: {reason}.")(file=path.name, reason=why(problem)),
            translate("files_page", "Check where it lies, then choose it again."),
        ) from problem
    if stat.S_ISDIR(found.st_mode):
        raise InvalidInputError(
            translate("files_page", "{file} is a folder.")(file=path.name),
            translate("files_page", "Choose one file in it."),
        )
    if _is_only_in_the_cloud(found):
        raise InvalidInputError(
            translate("files_page", "{file} is not on this computer yet, only in the cloud.")(file=path.name),
            translate("files_page", "Have OneDrive, iCloud or Drive keep it on this computer, then choose it again."),
        )
    largest = LARGEST_SPREADSHEET if path.suffix.lower() in SPREADSHEETS else LARGEST_TEXT
    if found.st_size > largest:
        raise InvalidInputError(
            translate("files_page", "{file} is too large: {size} MB.")(file=path.name, size=found.st_size // 1_000_000),
            translate("files_page", "Save it in several parts, or as CSV, and import them one after another."),
        )


def _is_only_in_the_cloud(found: os.stat_result) -> bool:
    windows = getattr(found, "st_file_attributes", 0) & _ONLY_IN_THE_CLOUD_WINDOWS
    mac = getattr(found, "st_flags", 0) & _ONLY_IN_THE_CLOUD_MAC
    return bool(windows or mac)


def open_source(path: Path, meter: Meter, *, sheet: str = "", encoding: str = "", delimiter: str = "") -> SourceFile:
    """The file, read beside everything else."""
    look_at(path)
    source = importexport.open_file(path, sheet=sheet, encoding=encoding, delimiter=delimiter)
    if meter.stopped():
        source.close()
        raise CancelledError
    return source


@dataclass(frozen=True)
class Seen:
    """A file that was opened, and what it seems to be. `remembered`: the owner matched such a file before."""

    source: SourceFile
    kind: ImportKind
    recognition: Recognition
    facts: ShopFacts
    remembered: bool


def see(session: Session, source: SourceFile, wanted: ImportKind, *, told: bool = False) -> Seen:
    """Recognise the file. A file of our own says itself what it holds, unless the owner has `told` us."""
    own = {kind for kind in ImportKind if VERSION_HEAD.format(kind=kind.value) in {fold(head) for head in source.heads}}
    kind = own.pop() if own and not told else wanted
    known = importexport.recall(session, source, kind)
    recognition = importexport.recognise(source, kind, known)
    remembered = known is not None and recognition.format == MAPPED and recognition.mapping == known
    return Seen(source, kind, recognition, importexport.facts(session), remembered)


# --- The preview ---


@dataclass(frozen=True)
class Group:
    """The same problem in one or many rows."""

    problem: Problem
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Shown:
    """A preview with its problems put together, ready to be looked at."""

    preview: Preview
    errors: tuple[Group, ...]
    warnings: tuple[Group, ...]
    error_count: int
    warning_count: int
    fixes: Edits = field(default_factory=dict)


def read(seen: Seen, meter: Meter, edits: Edits | None = None) -> Parsed:
    """The whole file in its format; needs no book."""

    def step(done: int, total: int) -> None:
        meter.report(done, 2 * total)

    with _stoppable(meter):
        return importexport.parse(
            seen.source, seen.kind, seen.recognition, seen.facts, edits=edits, progress=step, cancelled=meter.stopped
        )


def compare(session: Session, seen: Seen, parsed: Parsed, meter: Meter, edits: Edits | None = None) -> Shown:
    """What was read, beside the book."""
    rows = seen.source.row_count

    def step(done: int, total: int) -> None:
        meter.report(rows + done * rows // max(total, 1), 2 * rows)

    with _stoppable(meter):
        preview = importexport.plan(
            session, seen.source, seen.recognition, parsed, edits=edits, progress=step, cancelled=meter.stopped
        )
    return shown(preview)


def shown(preview: Preview) -> Shown:
    errors, warnings = preview.errors, preview.warnings
    return Shown(preview, grouped(errors), grouped(warnings), len(errors), len(warnings), preview.fixes)


def grouped(problems: Sequence[Problem]) -> tuple[Group, ...]:
    """Problems that say the same of the same column, together, in the order of their first rows."""
    found: list[tuple[Problem, list[int]]] = []
    last: dict[tuple[str, str, str | None], int] = {}
    for each in problems:
        key = (each.column, each.text.source, each.fix)
        place = last.get(key)
        if place is not None and found[place][0].text == each.text:
            found[place][1].append(each.row)
        else:
            last[key] = len(found)
            found.append((each, [each.row]))
    return tuple(Group(problem, tuple(rows)) for problem, rows in found)


def with_format(seen: Seen, key: str) -> Seen:
    """The owner says whose file it is."""
    source, kind = seen.source, seen.kind
    known = {at: field for at, head in enumerate(source.heads) if (field := key_for_head(head, kind))}
    mapping = seen.recognition.mapping or _once_each(known)
    return Seen(source, kind, Recognition(key, mapping, 0.0 if key == MAPPED else 1.0), seen.facts, False)


def _once_each(known: dict[int, str]) -> dict[int, str]:
    """Of two columns with one meaning the first counts."""
    found: dict[int, str] = {}
    for at, key in known.items():
        if key not in found.values():
            found[at] = key
    return found


def mapped(seen: Seen, mapping: Mapping[int, str]) -> Seen:
    """The same file with its columns matched by the owner; what was recognised stays so when nothing was changed."""
    if dict(mapping) == seen.recognition.mapping:
        return seen
    return replace(seen, recognition=Recognition(MAPPED, dict(mapping), 1.0))


# --- Doing ---


def take_in(session: Session, preview: Preview, meter: Meter, *, only_good: bool, now: datetime) -> ImportResult:
    """Import, whole or not at all."""
    with _stoppable(meter):
        return importexport.run_import(
            session, preview, only_good=only_good, now=now, progress=meter.report, cancelled=meter.stopped
        )


def take_back(session: Session, import_id: int, meter: Meter, *, partly: bool, now: datetime) -> UndoResult:
    """Undo an import, whole or not at all."""
    with _stoppable(meter):
        result = importexport.undo_import(
            session, import_id, partly=partly, now=now, progress=meter.report, cancelled=meter.stopped
        )
        undoing.agree_after_import(session, import_id, now=now)
        return result


def write_out(session: Session, kind: ImportKind, path: Path, meter: Meter) -> int:
    """Export; a file that was there stays when this is stopped."""
    with _stoppable(meter), _writing(path):
        return importexport.export(session, kind, path, progress=meter.report, cancelled=meter.stopped)


def save_bad(preview: Preview, path: Path) -> int:
    """The rows left out, in a file to mend."""
    with _writing(path):
        return importexport.save_bad_rows(preview, path)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise InvalidInputError(
            translate("files_page", "{file} cannot be written: {reason}.")(file=path.name, reason=why(problem)),
            translate("files_page", "Close it in other programs, or choose another folder."),
        ) from problem


def with_suffix(path: str, wanted: str) -> Path:
    """The path the owner chose, with an ending that says what the file is."""
    chosen = Path(path)
    return chosen if chosen.suffix.lower() in (".csv", ".xlsx") else chosen.with_name(chosen.name + wanted)


def error_rows(preview: Preview) -> int:
    """How many rows are left out because of errors."""
    return preview.count(importexport.Action.WRONG)
