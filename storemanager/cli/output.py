"""What the command line says, and how it ends: words for people, or one JSON document and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from enum import Enum, IntEnum
from typing import Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text as RichText

from storemanager.errors import StoreError
from storemanager.money import Money
from storemanager.texts import Text, in_words


class Exit(IntEnum):
    """How a command ended; documented in the README."""

    DONE = 0
    ATTENTION = 1  # done, but something needs the owner
    WRONG_USE = 2
    FAILED = 3


class WrongUseError(Exception):
    """The command was called wrongly: exit 2, with a sentence."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.source)
        self.message = message


# Customer text is never interpreted: markup and emoji codes are switched off, rows are given as plain text (F71).
console = Console(markup=False, emoji=False, highlight=False, soft_wrap=True)
errors = Console(stderr=True, markup=False, emoji=False, highlight=False, soft_wrap=True)


def say(words: object) -> None:
    console.print(RichText(str(words)))


def hint(words: object) -> None:
    """A line beside the result: goes to standard error, so that standard output stays the result alone."""
    errors.print(RichText(str(words)))


def document(content: Any) -> None:
    """The one JSON document of a `--json` call."""
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return {"amount": value.plain, "currency": value.currency}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Text):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"not a JSON value: {value!r}")


def table(heads: Sequence[object], rows: Sequence[Sequence[object]], *, right: Sequence[int] = ()) -> None:
    grid = Table(box=None, pad_edge=False, header_style="bold")
    for index, head in enumerate(heads):
        grid.add_column(RichText(str(head)), justify="right" if index in right else "left", overflow="fold")
    for row in rows:
        cells = (cell if isinstance(cell, str) else in_words(cell) for cell in row)  # type: ignore[arg-type]
        grid.add_row(*(RichText(cell) for cell in cells))
    console.print(grid)


@contextmanager
def ending(as_json: bool) -> Iterator[None]:
    """Turns what the owner can put right into a sentence (or a document) and exit code 3, wrong use into 2."""
    try:
        yield
    except WrongUseError as wrong:
        _refuse(as_json, wrong.message, None)
        raise typer.Exit(Exit.WRONG_USE) from None
    except StoreError as problem:
        _refuse(as_json, problem.message, problem.advice)
        raise typer.Exit(Exit.FAILED) from None
    except KeyboardInterrupt:
        raise typer.Exit(Exit.FAILED) from None


def _refuse(as_json: bool, message: Text, advice: Text | None) -> None:
    if as_json:
        document({"error": {"message": str(message), "advice": str(advice or "")}})
    else:
        hint(f"{message} {advice or ''}".strip())


@contextmanager
def progress(label: object, as_json: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while something long runs; nothing where nobody looks."""
    if as_json or not errors.is_terminal:
        yield lambda _done, _total: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, TimeRemainingColumn(), console=errors, transient=True) as bars:
        bar = bars.add_task(str(label), total=None)
        yield lambda done, total: bars.update(bar, completed=done, total=total)
