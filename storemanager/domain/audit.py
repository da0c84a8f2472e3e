"""Who changed what, when, from where: the trace behind every record's history and behind undo."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index
from sqlmodel import Field, SQLModel

from storemanager.domain.columns import JsonValue, UtcDateTime


class AuditEntry(SQLModel, table=True):
    """One change. `origin` is window, command, sync or import; `before`/`after` hold only the fields that changed.
    `text` is the stored sentence for the record's history."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_entity", "entity", "entity_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    happened_at: datetime = Field(sa_type=UtcDateTime)
    actor: str = ""
    origin: str = ""
    action: str
    entity: str
    entity_id: int
    text: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonValue, nullable=True))
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonValue, nullable=True))
    after: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonValue, nullable=True))
