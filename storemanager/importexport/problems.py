"""What is doubtful or wrong in a file, named by row and column, and what could be put there instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from storemanager.texts import Text


class Severity(Enum):
    """An error keeps its row out; a warning should be looked at; a note only tells what will happen."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """`row` is the row's number as the spreadsheet shows it (0: the whole file), `column` the column's head as in
    the file.

    `fix` is what the cell would better hold; the owner may apply it (`preview.fixes`)."""

    severity: Severity
    row: int
    column: str
    text: Text
    fix: str | None = None


class ProblemList(list[Problem]):
    """Problems as they are met while reading one record."""

    def error(self, row: int, column: str, text: Text, fix: str | None = None) -> None:
        self.append(Problem(Severity.ERROR, row, column, text, fix))

    def warn(self, row: int, column: str, text: Text, fix: str | None = None) -> None:
        self.append(Problem(Severity.WARNING, row, column, text, fix))

    def note(self, row: int, column: str, text: Text) -> None:
        self.append(Problem(Severity.NOTE, row, column, text))

    @property
    def wrong(self) -> bool:
        """Whether one of them keeps the record out."""
        return any(problem.severity is Severity.ERROR for problem in self)
