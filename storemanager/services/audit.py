"""Who changed what: entries in the trace behind every record's history, and taking a change back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlmodel import Session, SQLModel, col, select

from storemanager.domain.audit import AuditEntry
from storemanager.errors import NotAllowedError, NotFoundError
from storemanager.texts import Text, translate


@dataclass(frozen=True)
class AuditRow:
    """One change as a record's history shows it. `undoable`: `undo` knows how to take it back."""

    id: int
    happened_at: datetime
    actor: str
    origin: str
    action: str
    text: Text | None
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    undoable: bool


class Undo(Protocol):
    """Takes one recorded change back, or refuses with a StoreError when the record has changed since."""

    def __call__(self, session: Session, entry: AuditEntry, *, now: datetime, actor: str) -> None: ...


_UNDO: dict[str, Undo] = {}


def undoes(action: str) -> Callable[[Undo], Undo]:
    """Marks the function that takes back changes recorded as `action`."""

    def register(function: Undo) -> Undo:
        _UNDO[action] = function
        return function

    return register


def refuse_if_changed_since(current: Mapping[str, Any], entry: AuditEntry) -> None:
    """Raises NotAllowedError when what the entry changed is no longer as it left it."""
    if any(current.get(name) != value for name, value in (entry.after or {}).items()):
        raise NotAllowedError(
            translate("catalog", "This was changed again since then."),
            translate("catalog", "Undo the later change first, or change the record by hand."),
        )


def record(
    session: Session,
    *,
    action: str,
    entity: str,
    entity_id: int,
    text: Text | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    now: datetime,
    actor: str = "",
    origin: str = "",
) -> int:
    """Write one change down, in the transaction that makes it."""
    session.flush()
    entry = {
        "happened_at": now,
        "actor": actor,
        "origin": origin,
        "action": action,
        "entity": entity,
        "entity_id": entity_id,
        "text": text.to_json() if text else None,
        "before": dict(before) if before is not None else None,
        "after": dict(after) if after is not None else None,
    }
    written: int = session.connection().execute(_WRITE, entry).scalar_one()
    return written


_ENTRY = SQLModel.metadata.tables[str(AuditEntry.__tablename__)]
_WRITE = _ENTRY.insert().returning(_ENTRY.c.id)


def history(session: Session, entity: str, entity_id: int, *, limit: int = 100) -> list[AuditRow]:
    """The changes of one record, the newest first."""
    entries = session.exec(
        select(AuditEntry)
        .where(AuditEntry.entity == entity, AuditEntry.entity_id == entity_id)
        .order_by(col(AuditEntry.id).desc())
        .limit(limit)
    )
    return [_row(entry) for entry in entries]


def undo(session: Session, audit_id: int, *, now: datetime, actor: str = "") -> None:
    """Take one change back. Refused when it is of a kind that cannot be, or when the record has changed since."""
    import storemanager.services.catalog_update
    import storemanager.services.customers_changes  # noqa: F401 - acts register themselves here when they are loaded

    entry = session.get(AuditEntry, audit_id)
    if entry is None:
        raise NotFoundError(
            translate("audit", "This change is not in the history any more."),
            translate("audit", "Open the record and change it by hand."),
        )
    if entry.action not in _UNDO:
        raise NotAllowedError(
            translate("audit", "This change cannot be undone by itself."),
            translate("audit", "Open the record and change it by hand."),
        )
    _UNDO[entry.action](session, entry, now=now, actor=actor)


def _row(entry: AuditEntry) -> AuditRow:
    assert entry.id is not None
    return AuditRow(
        id=entry.id,
        happened_at=entry.happened_at,
        actor=entry.actor,
        origin=entry.origin,
        action=entry.action,
        text=Text.from_json(entry.text) if entry.text else None,
        before=entry.before,
        after=entry.after,
        undoable=entry.action in _UNDO,
    )
