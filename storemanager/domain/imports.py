"""Files that were taken in: each run with what it changed, so that it can be undone whole; and remembered column
maps."""

from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index
from sqlmodel import Field, SQLModel

from storemanager.domain.columns import JsonValue, UtcDateTime, enum_type


class ImportKind(Enum):
    PRODUCTS = "products"
    STOCK = "stock"
    CUSTOMERS = "customers"
    ORDERS = "orders"


class ImportRun(SQLModel, table=True):
    """One file taken in. `file_hash` lets a second import of the same file be recognised."""

    __tablename__ = "import_run"

    id: int | None = Field(default=None, primary_key=True)
    kind: ImportKind = Field(sa_column=Column(enum_type(ImportKind), nullable=False))
    file_name: str
    file_hash: str = ""
    format: str = ""
    imported_at: datetime = Field(sa_type=UtcDateTime)
    undone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0


class ImportChange(SQLModel, table=True):
    """One record an import made (`before` is None) or changed, in order; undo walks them backwards."""

    __tablename__ = "import_change"
    __table_args__ = (
        Index("ix_import_change_run", "import_id", "id"),
        CheckConstraint("length(entity) > 0", name="entity"),
    )

    id: int | None = Field(default=None, primary_key=True)
    import_id: int = Field(foreign_key="import_run.id", ondelete="CASCADE")
    entity: str
    entity_id: int
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonValue, nullable=True))
    after: dict[str, Any] | None = Field(default=None, sa_column=Column(JsonValue, nullable=True))


class ColumnMap(SQLModel, table=True):
    """How the owner mapped the columns of a kind of file; `signature` is made from its heads, so the next one is
    recognised."""

    __tablename__ = "column_map"

    id: int | None = Field(default=None, primary_key=True)
    kind: ImportKind = Field(sa_column=Column(enum_type(ImportKind), nullable=False))
    signature: str = Field(unique=True)
    mapping: dict[str, Any] = Field(sa_column=Column(JsonValue, nullable=False))
    updated_at: datetime = Field(sa_type=UtcDateTime)
