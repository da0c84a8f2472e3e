"""How the owner matched the columns of a kind of file, remembered by its heads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session, select

from storemanager.domain.imports import ColumnMap, ImportKind
from storemanager.importexport.reading import SourceFile


def recall(session: Session, source: SourceFile, kind: ImportKind) -> dict[int, str] | None:
    """Column index -> field key as it was last time for a file with these heads, or None."""
    row = session.exec(select(ColumnMap).where(ColumnMap.signature == _signature(source, kind))).first()
    return None if row is None else {int(index): key for index, key in row.mapping.items()}


def remember(
    session: Session, source: SourceFile, kind: ImportKind, mapping: Mapping[int, str], *, now: datetime
) -> None:
    """Keep `mapping` for the next file with these heads."""
    signature = _signature(source, kind)
    row = session.exec(select(ColumnMap).where(ColumnMap.signature == signature)).first()
    if row is None:
        row = ColumnMap(kind=kind, signature=signature, mapping={}, updated_at=now)
    row.mapping = {str(index): key for index, key in mapping.items()}
    row.updated_at = now
    session.add(row)
    session.flush()


def _signature(source: SourceFile, kind: ImportKind) -> str:
    return f"{kind.value}:{source.signature}"
