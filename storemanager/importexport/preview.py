"""What an import will do, shown before it does anything: every row new, changed, same or wrong, and every problem
by row and column. A preview is pure: it reads the book and writes nothing. Corrections make a new preview from the
same file."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from storemanager.domain.imports import ImportKind, ImportRun
from storemanager.importexport import planning_customers, planning_orders
from storemanager.importexport.cells import shown
from storemanager.importexport.drafts import Parsed, ShopFacts
from storemanager.importexport.formats import FORMATS, MAPPED, Recognition, recognise
from storemanager.importexport.parsing import Edits, Step, Stopped, parse
from storemanager.importexport.planning_products import ProductPlanner
from storemanager.importexport.planning_stock import StockPlanner
from storemanager.importexport.plans import Action, Change
from storemanager.importexport.problems import Problem, ProblemList, Severity
from storemanager.importexport.reading import SourceFile
from storemanager.importexport.spool import Spool
from storemanager.services import shop
from storemanager.texts import Text, Value, translate

_ACTIONS = (Action.SAME, Action.NEW, Action.CHANGED, Action.WRONG)
MASS_SHARE_PERCENT = 20
MASS_LEAST = 5


@dataclass(frozen=True)
class PreviewCell:
    """One cell: what the file says, and what changes in the book by it (None: nothing does)."""

    text: str
    old: Value | None = None
    new: Value | None = None
    severity: Severity | None = None


@dataclass(frozen=True)
class PreviewRow:
    """One row of the file with what will become of it; `cells` stand under `Preview.columns`."""

    number: int
    action: Action
    cells: tuple[PreviewCell, ...]
    problems: tuple[Problem, ...]


@dataclass
class Preview:
    """The plan of one import. `plans` is what `run_import` carries out; the rest is for looking at."""

    source: SourceFile
    recognition: Recognition
    kind: ImportKind
    facts: ShopFacts
    plans: Spool[Any]
    problems: ProblemList
    edits: dict[tuple[int, str], str]
    new_locations: tuple[str, ...]
    _numbers: array[int]
    _actions: bytearray
    _changes: Spool[tuple[Change, ...]]
    _by_row: dict[int, list[Problem]] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        return self.source.heads

    @property
    def row_count(self) -> int:
        return len(self._numbers)

    def count(self, action: Action) -> int:
        """How many rows of the file are new, changed, same or wrong."""
        return self._actions.count(_ACTIONS.index(action))

    @property
    def good(self) -> int:
        """How many rows would be imported or are right already."""
        return self.row_count - self.count(Action.WRONG)

    def indexes(self, action: Action | None = None) -> Sequence[int]:
        """The places of the rows with this action, to show them alone."""
        if action is None:
            return range(self.row_count)
        wanted = _ACTIONS.index(action)
        return array("q", (index for index, each in enumerate(self._actions) if each == wanted))

    def number_at(self, index: int) -> int:
        """The number in the spreadsheet of a row, without reading the row."""
        return self._numbers[index]

    def row(self, index: int) -> PreviewRow:
        """One row, read when it comes into view."""
        source = self.source.rows[index]
        number = source[0]
        problems = self._by_row.get(number, [])
        worst: dict[str, Severity] = {}
        for each in problems:
            if worst.get(each.column) is not Severity.ERROR:
                worst[each.column] = each.severity
        changes = {change.head: change for change in self._changes[index]}
        cells = []
        for head, cell in zip(self.columns, source[1:], strict=True):
            change = changes.get(head)
            cells.append(
                PreviewCell(
                    self.edits.get((number, head), shown(cell)),
                    change.old if change else None,
                    change.new if change else None,
                    worst.get(head),
                )
            )
        return PreviewRow(number, _ACTIONS[self._actions[index]], tuple(cells), tuple(problems))

    def rows(self, start: int = 0, count: int = 100) -> list[PreviewRow]:
        return [self.row(index) for index in range(start, min(start + count, self.row_count))]

    def action_of(self, row_number: int) -> Action:
        return _ACTIONS[self._actions[self._index_of(row_number)]]

    def changes_of(self, row_number: int) -> tuple[Change, ...]:
        return self._changes[self._index_of(row_number)]

    def _index_of(self, row_number: int) -> int:
        index = bisect_left(self._numbers, row_number)
        if index == len(self._numbers) or self._numbers[index] != row_number:
            raise KeyError(row_number)
        return index

    @property
    def errors(self) -> list[Problem]:
        return [each for each in self.problems if each.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Problem]:
        return [each for each in self.problems if each.severity is not Severity.ERROR]

    @property
    def fixes(self) -> dict[tuple[int, str], str]:
        """The proposed corrections of all errors that have one: hand them to `edited` to apply them."""
        return {
            (each.row, each.column): each.fix
            for each in self.problems
            if each.fix is not None and each.severity is Severity.ERROR
        }


def make_preview(
    session: Session,
    source: SourceFile,
    kind: ImportKind,
    format_or_mapping: str | Recognition | dict[int, str] | None = None,
    *,
    now: datetime,
    edits: Edits | None = None,
    progress: Step | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Preview:
    """The plan for `source`. Without a format it is recognised; a mapping is column index -> field key. `now` is
    not used to decide anything yet, but every use case is handed the time. Raises InvalidInputError, or Stopped
    when cancelled."""
    recognition = recognition_of(source, kind, format_or_mapping)
    parsed = parse(
        source, kind, recognition, facts(session), edits=edits, progress=_half(progress, 0), cancelled=cancelled
    )
    return plan(session, source, recognition, parsed, edits=edits, progress=_half(progress, 1), cancelled=cancelled)


def recognition_of(
    source: SourceFile, kind: ImportKind, wanted: str | Recognition | dict[int, str] | None
) -> Recognition:
    """What the caller said about the format, completed from the heads."""
    if isinstance(wanted, Recognition):
        return wanted
    if isinstance(wanted, dict):
        return Recognition(MAPPED, wanted, 1.0)
    found = recognise(source, kind)
    return Recognition(wanted, found.mapping, 1.0) if wanted else found


def facts(session: Session) -> ShopFacts:
    """What reading a file needs to know of the shop."""
    row = shop.get(session)
    return ShopFacts(row.currency, row.timezone)


def edited(session: Session, preview: Preview, edits: Edits, *, now: datetime) -> Preview:
    """The same file with these cells (and all corrections made before) put right."""
    return make_preview(
        session, preview.source, preview.kind, preview.recognition, now=now, edits={**preview.edits, **edits}
    )


def plan(
    session: Session,
    source: SourceFile,
    recognition: Recognition,
    parsed: Parsed,
    *,
    edits: Edits | None = None,
    progress: Step | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Preview:
    """Compare what was read with the book. The part of a preview that needs the session."""
    planner = _PLANNERS[parsed.kind](session, parsed)
    numbers = array("q", (row[0] for row in source.rows))
    preview = Preview(
        source,
        recognition,
        parsed.kind,
        parsed.facts,
        Spool(),
        ProblemList(parsed.problems),
        dict(edits or {}),
        (),
        numbers,
        bytearray(len(numbers)),
        Spool(),
    )
    collected: dict[int, list[Change]] = {}
    done = 0
    for drafts in parsed.drafts.chunks():
        for each in planner.plan(drafts):
            preview.plans.append(each)
            preview.problems += each.problems
            for row, action in each.rows.items():
                preview._actions[preview._index_of(row)] = _ACTIONS.index(action)
            for change in each.changes:
                collected.setdefault(change.row, []).append(change)
        done += len(drafts)
        if cancelled is not None and cancelled():
            raise Stopped
        if progress is not None:
            progress(done, len(parsed.drafts))
    for number in numbers:
        preview._changes.append(tuple(collected.pop(number, ())))
    preview.new_locations = tuple(sorted(planner.new_locations))
    _notes_on_the_file(session, preview, planner, parsed)
    preview.problems.sort(key=lambda each: each.row)
    for problem in preview.problems:
        preview._by_row.setdefault(problem.row, []).append(problem)
    return preview


_PLANNERS: dict[ImportKind, Any] = {
    ImportKind.PRODUCTS: ProductPlanner,
    ImportKind.STOCK: StockPlanner,
    ImportKind.CUSTOMERS: planning_customers.CustomerPlanner,
    ImportKind.ORDERS: planning_orders.OrderPlanner,
}


def _half(progress: Step | None, which: int) -> Step | None:
    if progress is None:
        return None
    report = progress

    def step(done: int, total: int) -> None:
        report(which * total + done, 2 * total)

    return step


# --- What concerns the whole file ---


def _notes_on_the_file(session: Session, preview: Preview, planner: Any, parsed: Parsed) -> None:
    for text in preview.source.warnings:
        preview.problems.warn(0, "", text)
    for text in _mass_changes(planner):
        preview.problems.warn(0, "", text)
    for path, rows in getattr(planner, "new_categories", {}).items():
        preview.problems.note(
            0,
            parsed.head("categories"),
            translate("files", "The category “{path}” is not in the book yet and will be made ({count:row|rows}).")(
                path=path, count=rows
            ),
        )
    for location in preview.new_locations:
        preview.problems.note(
            0,
            parsed.head("stock"),
            translate("files", "The stockroom “{name}” is not in the book yet and will be made.")(name=location),
        )
    if any(key in parsed.heads for key in ("price", "cost", "unit_price")):
        preview.problems.note(
            0,
            parsed.head("price") if "price" in parsed.heads else "",
            translate("files", "All prices are read as {currency}, the currency of the shop.")(
                currency=parsed.facts.currency
            ),
        )
    _warn_of_repetition(session, preview)


def _mass_changes(planner: Any) -> Iterator[Text]:
    """More than a fifth of the goods emptied or much repriced is rarely meant (F68)."""
    for changed, of, text in (
        (
            getattr(planner, "emptied", 0),
            getattr(planner, "stocked", 0),
            translate("files", "{count} of {total} goods with stock would go to 0. Is the file whole?"),
        ),
        (
            getattr(planner, "repriced", 0),
            getattr(planner, "priced", 0),
            translate("files", "{count} of {total} prices would change by more than half. Is it the right currency?"),
        ),
    ):
        if changed >= MASS_LEAST and changed * 100 > of * MASS_SHARE_PERCENT:
            yield text(count=changed, total=of)


def _warn_of_repetition(session: Session, preview: Preview) -> None:
    before = session.exec(
        select(ImportRun.imported_at)
        .where(ImportRun.file_hash == preview.source.file_hash, col(ImportRun.undone_at).is_(None))
        .where(ImportRun.kind == preview.kind)
    ).first()
    if before is not None:
        preview.problems.note(0, "", translate("files", "This very file was imported on {at} already.")(at=before))


def summary(preview: Preview) -> dict[str, Any]:
    """The preview in numbers and sentences, for the command line."""
    return {
        "format": preview.recognition.format,
        "format_name": str(FORMATS[preview.recognition.format]),
        "rows": preview.row_count,
        **{action.value: preview.count(action) for action in Action},
        "problems": [
            {
                "severity": each.severity.value,
                "row": each.row,
                "column": each.column,
                "text": str(each.text),
                "fix": each.fix,
            }
            for each in preview.problems
        ],
        "severities": dict(Counter(each.severity.value for each in preview.problems)),
    }
