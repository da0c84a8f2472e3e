"""The imports of the past, as a list shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from storemanager.domain.imports import ImportKind, ImportRun


@dataclass(frozen=True)
class PastImport:
    """One file that was taken in, in rows of the file; `undone_at` when it was taken back."""

    id: int
    kind: ImportKind
    file_name: str
    format: str
    imported_at: datetime
    undone_at: datetime | None
    rows: int
    created: int
    updated: int
    unchanged: int
    skipped: int


def past_imports(session: Session, *, limit: int = 200) -> tuple[PastImport, ...]:
    """The latest imports, newest first."""
    found = session.exec(select(ImportRun).order_by(col(ImportRun.id).desc()).limit(limit))
    return tuple(
        PastImport(
            run.id,
            run.kind,
            run.file_name,
            run.format,
            run.imported_at,
            run.undone_at,
            run.rows,
            run.created,
            run.updated,
            run.unchanged,
            run.skipped,
        )
        for run in found
        if run.id is not None
    )
