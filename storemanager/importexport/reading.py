"""Opening a file the owner already has: which kind it is, its letters, its sheets, its heads and its rows.

Nothing here knows the book, so a file can be opened beside the window's other work. Rows are spooled, not held in
memory.
"""

from __future__ import annotations

import csv
import hashlib
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TextIO

from storemanager.domain.folding import fold
from storemanager.errors import InvalidInputError, why
from storemanager.importexport.cells import Cell, shown
from storemanager.importexport.encodings import SAMPLE, delimiter_of, encoding_of, old_font
from storemanager.importexport.heads import known_heads
from storemanager.importexport.spool import Spool
from storemanager.texts import Text, translate, verbatim

SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
HEAD_ROWS = 12
"""Programs put a title and a date above their heads; the heads are looked for in this many rows."""
MOST_COLUMNS = 400
csv.field_size_limit(min(sys.maxsize, 10_000_000))

SourceRow = tuple[Any, ...]
"""(row number in the sheet, cell, cell, …)."""


@dataclass
class SourceFile:
    """One sheet of a file, opened. `rows` hold the row's number first, then its cells under `heads`."""

    path: Path
    sheets: tuple[str, ...]
    sheet: str
    encoding: str
    delimiter: str
    heads: tuple[str, ...]
    head_row: int
    rows: Spool[SourceRow]
    file_hash: str
    warnings: list[Text] = field(default_factory=list)

    @property
    def row_count(self) -> int:
        return len(self.rows)

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def is_spreadsheet(self) -> bool:
        return not self.encoding

    @property
    def signature(self) -> str:
        """What the next file of the same layout is recognised by."""
        return hashlib.sha256("\x1f".join(fold(head) for head in self.heads).encode()).hexdigest()

    def sample(self, count: int = 200) -> list[SourceRow]:
        return self.rows[: min(count, len(self.rows))]

    def close(self) -> None:
        self.rows.close()


def open_file(path: Path | str, *, sheet: str = "", encoding: str = "", delimiter: str = "") -> SourceFile:
    """Read `path`; the owner may say which sheet, encoding or separator when what was found is wrong. Raises
    InvalidInputError."""
    path = Path(path)
    try:
        if path.stat().st_size == 0:
            raise _nothing_in(path)
        source = (
            _open_spreadsheet(path, sheet)
            if path.suffix.lower() in SPREADSHEETS or zipfile.is_zipfile(path)
            else _open_csv(path, encoding, delimiter)
        )
    except OSError as problem:
        raise InvalidInputError(
            translate("files", "{file} cannot be opened: {reason}.")(file=path.name, reason=why(problem)),
            translate("files", "Close it in other programs, check where it lies, and choose it again."),
        ) from problem
    if not source.rows:
        raise InvalidInputError(
            translate("files", "{file} has column heads but no rows.")(file=path.name),
            translate("files", "Choose the file or the sheet that holds the goods."),
        )
    return source


def _nothing_in(path: Path) -> InvalidInputError:
    return InvalidInputError(
        translate("files", "{file} is empty.")(file=path.name),
        translate("files", "Save it again in the program it comes from, then choose it again."),
    )


# --- CSV ---


def _open_csv(path: Path, encoding: str, delimiter: str) -> SourceFile:
    with path.open("rb") as raw:
        start = raw.read(4096)
    if start.startswith((b"%PDF", b"\x89PNG", b"PK", b"\xd0\xcf", b"\xff\xd8")) or (
        start.count(b"\0") > len(start) // 3 * 2 and len(start) > 8
    ):
        raise InvalidInputError(
            translate("files", "{file} is not a table.")(file=path.name),
            translate("files", "Choose a CSV or Excel file (.csv, .txt, .xlsx, .xls, .ods)."),
        )
    encoding = encoding or encoding_of(path)
    warnings: list[Text] = []
    try:
        with path.open(encoding=encoding, newline="") as file:
            sample = file.read(SAMPLE)
            delimiter = delimiter or delimiter_of(sample)
            file.seek(0)
            source = _collected(path, _records(file, delimiter, path), encoding=encoding, delimiter=delimiter)
    except UnicodeError as problem:
        if encoding == "cp1252":
            raise _unreadable(path) from problem
        source = _open_csv(path, "cp1252", delimiter)
        warnings.append(
            translate("files", "Some letters of this file are doubtful: look at the names before importing.")
        )
    except csv.Error as problem:
        raise _unreadable(path) from problem
    if font := old_font(sample[:50_000]):
        warnings.append(
            translate(
                "files",
                "The letters look like the old {font} font and would come in garbled. "
                "Convert the file to Unicode first.",
            )(font=font)
        )
    source.warnings.extend(warnings)
    return source


def _unreadable(path: Path) -> InvalidInputError:
    return InvalidInputError(
        translate("files", "{file} cannot be read as a table.")(file=path.name),
        translate("files", "Open it in Excel, save it as .xlsx or as CSV UTF-8, and choose that file."),
    )


def _records(file: TextIO, delimiter: str, path: Path) -> Iterator[tuple[int, list[Any]]]:
    """The records with their numbers; one with line breaks in it is one row, as in a spreadsheet. Raises
    InvalidInputError when the last one never ends: all that follows a forgotten quotation mark would be one name."""
    lines: list[str] = []
    complete = False

    def noted() -> Iterator[str]:
        nonlocal complete
        for line in file:
            if complete:
                lines.clear()
                complete = False
            lines.append(line)
            yield line

    number, record = 0, [""]
    for number, record in enumerate(csv.reader(noted(), delimiter=delimiter), start=1):
        complete = True
        yield number, record
    raw = "".join(lines)
    opened = len(lines) > 1 or raw.startswith('"') or f'{delimiter}"' in raw
    if opened and raw.count('"') % 2 and (record[-1:] or [""])[0].endswith(raw[-1]):
        raise InvalidInputError(
            translate("files", "{file}: a quotation mark is opened in row {row} and never closed.")(
                file=path.name, row=verbatim(str(number))
            ),
            translate("files", "Close or remove it in the file, or save the file again in the program it comes from."),
        )


# --- Spreadsheets ---


def _open_spreadsheet(path: Path, wanted: str) -> SourceFile:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, WorksheetNotFound

    try:
        book = CalamineWorkbook.from_path(path)
        names = tuple(str(name) for name in book.sheet_names)
        sheet = wanted or _best_sheet(book, names)
        table = book.get_sheet_by_name(sheet)
    except PasswordError as problem:
        raise InvalidInputError(
            translate("files", "{file} is protected by a password.")(file=path.name),
            translate("files", "Remove the password in Excel, save the file, and choose it again."),
        ) from problem
    except WorksheetNotFound as problem:
        raise InvalidInputError(
            translate("files", "{file} has no sheet “{sheet}”.")(file=path.name, sheet=wanted),
            translate("files", "Choose one of: {sheets}.")(sheets=tuple(verbatim(name) for name in names)),
        ) from problem
    except (CalamineError, ValueError, zipfile.BadZipFile) as problem:
        raise _unreadable(path) from problem
    first = (table.start or (0, 0))[0] + 1
    rows = ((number, [_cell(value) for value in row]) for number, row in enumerate(table.iter_rows(), start=first))
    source = _collected(path, rows, sheets=names, sheet=sheet)
    book.close()
    return source


def _best_sheet(book: Any, names: tuple[str, ...]) -> str:
    """The first sheet with something in it."""
    if len(names) == 1:
        return names[0]
    for name in names:
        if book.get_sheet_by_name(name).height > 1:
            return name
    return names[0]


def _cell(value: Any) -> Cell:
    if isinstance(value, (str, float)):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return value
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return "" if value is None else str(value)


# --- Heads and rows ---


def _collected(
    path: Path,
    numbered: Iterable[tuple[int, list[Any]]],
    *,
    sheets: tuple[str, ...] = (),
    sheet: str = "",
    encoding: str = "",
    delimiter: str = "",
) -> SourceFile:
    rows = iter(numbered)
    first = [(number, row) for number, row in _take(rows, HEAD_ROWS) if any(shown(cell).strip() for cell in row)]
    if not first:
        raise _nothing_in(path)
    place = _head_place(first)
    head_row, head_cells = first[place]
    heads = _clean_heads(head_cells)
    if len(heads) > MOST_COLUMNS:
        raise _unreadable(path)
    spool: Spool[SourceRow] = Spool()
    width = len(heads)
    beyond = 0
    for chunk in (first[place + 1 :], rows):
        for number, row in chunk:
            if len(row) != width:
                beyond += any(shown(cell).strip() for cell in row[width:])
                row = (row + [""] * (width - len(row)))[:width]
            if any(row):
                spool.append((number, *row))
    source = SourceFile(path, sheets, sheet, encoding, delimiter, tuple(heads), head_row, spool, _hash_of(path))
    if beyond:
        source.warnings.append(
            translate(
                "files",
                "{count:row has|rows have} more cells than there are column heads; what stands beyond is left out.",
            )(count=beyond)
        )
    return source


def _take(rows: Iterator[tuple[int, list[Any]]], count: int) -> Iterator[tuple[int, list[Any]]]:
    for _ in range(count):
        try:
            yield next(rows)
        except StopIteration:
            return


def _head_place(rows: list[tuple[int, list[Any]]]) -> int:
    """Which of the first rows holds the heads: the first that names two known columns, else the first with two
    words."""
    known = known_heads()
    scores = [sum(fold(shown(cell)).strip(" *") in known for cell in row) for _, row in rows]
    best = max(range(len(rows)), key=lambda place: (scores[place], -place))
    if scores[best] >= 2:
        return best
    for place, (_, row) in enumerate(rows):
        if sum(bool(shown(cell).strip()) for cell in row) >= 2:
            return place
    return 0


def _clean_heads(cells: list[Any]) -> list[str]:
    heads = [unicodedata.normalize("NFC", shown(cell)).replace("\ufeff", "").strip() for cell in cells]
    while heads and not heads[-1]:
        heads.pop()
    return heads


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
