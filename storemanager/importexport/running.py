"""Carrying out a preview: one transaction, in bulk, with a record of all it did so that it can be undone whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from storemanager.domain.imports import ImportChange, ImportKind, ImportRun
from storemanager.errors import InvalidInputError
from storemanager.importexport import mapping
from storemanager.importexport.formats import MAPPED
from storemanager.importexport.parsing import Step, Stopped
from storemanager.importexport.plans import Action
from storemanager.importexport.preview import Preview
from storemanager.importexport.writing_customers import CustomerWriter
from storemanager.importexport.writing_orders import OrderWriter
from storemanager.importexport.writing_products import ProductWriter
from storemanager.importexport.writing_stock import StockWriter
from storemanager.services.bulk import insert_rows
from storemanager.texts import translate

CHUNK = 2000
_WRITERS: dict[ImportKind, Any] = {
    ImportKind.PRODUCTS: ProductWriter,
    ImportKind.STOCK: StockWriter,
    ImportKind.CUSTOMERS: CustomerWriter,
    ImportKind.ORDERS: OrderWriter,
}


@dataclass(frozen=True)
class ImportResult:
    """What an import did, in rows of the file; `import_id` is what undo needs."""

    import_id: int
    rows: int
    created: int
    updated: int
    unchanged: int
    skipped: int


def run_import(
    session: Session,
    preview: Preview,
    *,
    only_good: bool,
    now: datetime,
    actor: str = "",
    progress: Step | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportResult:
    """Write what the preview shows. With rows that are wrong it is refused, unless `only_good` leaves those out. It
    never commits: whatever is raised (Stopped when cancelled) must roll the transaction back, and `Book.write` does."""
    wrong = preview.count(Action.WRONG)
    if wrong and not only_good:
        raise InvalidInputError(
            translate("files", "{count:row is|rows are} wrong, so nothing was imported.")(count=wrong),
            translate("files", "Mend them in the preview, or import the good rows and save the bad ones to a file."),
        )
    if not preview.good:
        raise InvalidInputError(
            translate("files", "No row of {file} can be imported.")(file=preview.source.name),
            translate("files", "Look at the problems in the preview, mend them and try again."),
        )
    run = _begin(session, preview, now)
    assert run.id is not None
    writer = _WRITERS[preview.kind](session, preview, run.id, now=now, actor=actor)
    total, done = len(preview.plans), 0
    for plans in _in_chunks(preview):
        if cancelled is not None and cancelled():
            raise Stopped
        changes = writer.write([plan for plan in plans if plan.writes])
        _remember(session, run.id, changes)
        done += len(plans)
        if progress is not None:
            progress(done, total)
    _remember(session, run.id, writer.finish())
    if cancelled is not None and cancelled():
        raise Stopped
    if preview.recognition.format == MAPPED:
        mapping.remember(session, preview.source, preview.kind, preview.recognition.mapping, now=now)
    session.flush()
    return ImportResult(run.id, run.rows, run.created, run.updated, run.unchanged, run.skipped)


def _begin(session: Session, preview: Preview, now: datetime) -> ImportRun:
    run = ImportRun(
        kind=preview.kind,
        file_name=preview.source.name,
        file_hash=preview.source.file_hash,
        format=preview.recognition.format,
        imported_at=now,
        rows=preview.row_count,
        created=preview.count(Action.NEW),
        updated=preview.count(Action.CHANGED),
        unchanged=preview.count(Action.SAME),
        skipped=preview.count(Action.WRONG),
    )
    session.add(run)
    session.flush()
    return run


def _in_chunks(preview: Preview) -> Iterator[list[Any]]:
    collected: list[Any] = []
    for chunk in preview.plans.chunks():
        collected += chunk
        if len(collected) >= CHUNK:
            yield collected
            collected = []
    if collected:
        yield collected


def _remember(session: Session, import_id: int, changes: list[dict[str, Any]]) -> None:
    insert_rows(session, ImportChange, [{"import_id": import_id, **change} for change in changes])
