"""Writing a table to CSV or XLSX, row by row, so that its length does not matter. The file appears whole or not at
all."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol, TypeAlias
from uuid import uuid4

from storemanager.errors import InvalidInputError, why
from storemanager.importexport.cells import inert
from storemanager.texts import translate

OutCell: TypeAlias = "str | int | Decimal | None"
"""Text is made inert; numbers are written as numbers."""
LONGEST_IN_EXCEL = 32_767
MOST_ROWS_IN_EXCEL = 1_048_576


class Table(Protocol):
    """Where rows go."""

    def write(self, row: Sequence[OutCell]) -> None: ...

    def write_raw(self, row: Sequence[str]) -> None: ...


@contextmanager
def raw_table(path: Path, heads: Sequence[str]) -> Iterator[Callable[[Sequence[str]], None]]:
    """A table of cells that come out of a file as they stood there: they are not made inert a second time."""
    with new_table(path, heads, sheet="1") as table:
        yield table.write_raw


@contextmanager
def new_table(path: Path, heads: Sequence[str], *, sheet: str) -> Iterator[Table]:
    """A table at `path`, CSV or XLSX by its ending. It is written beside and put in place when the block ends well."""
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise InvalidInputError(
            translate("files", "{file} is neither a CSV nor an Excel file.")(file=path.name),
            translate("files", "Let its name end in .csv or .xlsx."),
        )
    beside = path.with_name(f".{path.name}.{uuid4().hex[:8]}{path.suffix.lower()}")
    make = _xlsx if path.suffix.lower() == ".xlsx" else _csv
    try:
        with make(beside, heads, sheet) as table:
            yield table
        os.replace(beside, path)
    except OSError as problem:
        raise InvalidInputError(
            translate("files", "{file} cannot be written: {reason}.")(file=path.name, reason=why(problem)),
            translate("files", "Close it in other programs, or choose another place."),
        ) from problem
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _csv(path: Path, heads: Sequence[str], _sheet: str) -> Iterator[Table]:
    # Excel takes a file without a byte-order mark for the system's old code page and garbles Vietnamese.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = _CsvTable(file)
        table.write(heads)
        yield table


class _CsvTable:
    def __init__(self, file: Any) -> None:
        self._writer = csv.writer(file)

    def write(self, row: Sequence[OutCell]) -> None:
        self.write_raw([inert(cell) if isinstance(cell, str) else "" if cell is None else str(cell) for cell in row])

    def write_raw(self, row: Sequence[str]) -> None:
        self._writer.writerow(row)


@contextmanager
def _xlsx(path: Path, heads: Sequence[str], sheet: str) -> Iterator[Table]:
    import xlsxwriter  # type: ignore[import-untyped]  # it has no annotations

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_urls": False})
    table = _XlsxTable(book, heads, sheet)
    try:
        yield table
    finally:
        book.close()


class _XlsxTable:
    def __init__(self, book: Any, heads: Sequence[str], sheet: str) -> None:
        self._sheet = book.add_worksheet(sheet[:31])
        self._text = book.add_format({"num_format": "@"})
        self._row = 1
        bold = book.add_format({"bold": True})
        for place, head in enumerate(heads):
            self._sheet.set_column(place, place, max(10, min(40, len(head) + 4)))
            self._sheet.write_string(0, place, head, bold)
        self._sheet.freeze_panes(1, 0)

    def write(self, row: Sequence[OutCell]) -> None:
        self._write([inert(cell) if isinstance(cell, str) else cell for cell in row])

    def write_raw(self, row: Sequence[str]) -> None:
        self._write(row)

    def _write(self, row: Sequence[OutCell]) -> None:
        if self._row >= MOST_ROWS_IN_EXCEL:
            raise InvalidInputError(
                translate("files", "There are more rows than an Excel sheet can hold."),
                translate("files", "Export to CSV instead."),
            )
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                text = cell
                if len(text.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_IN_EXCEL:
                    raise InvalidInputError(
                        translate("files", "Row {row} has a text of {length} characters; an Excel cell holds {most}.")(
                            row=self._row + 1, length=len(text), most=LONGEST_IN_EXCEL
                        ),
                        translate("files", "Export to CSV instead."),
                    )
                if text:
                    self._sheet.write_string(self._row, place, text, self._text)
            elif cell is not None:
                self._sheet.write_number(self._row, place, cell)
        self._row += 1
