"""Column types all tables share: moments in UTC, enums by name, amounts, JSON."""

from datetime import UTC, datetime
from enum import Enum
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Index, text
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import SQLModel

# Every constraint gets a name, so that migrations can name it on SQLite and PostgreSQL alike.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: handed in with any zone, stored as UTC, always handed out with its zone. One without is refused (F09).

    SQLite keeps it as text `YYYY-MM-DD HH:MM:SS.ffffff`, which sorts as time does.
    """

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a zone: {value!r}")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def utc_text(moment: datetime) -> str:
    """`moment` as SQLite stores a UtcDateTime, for rows that go in by the driver's own bulk call."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def enum_type(kind: type[Enum], length: int = 24) -> SqlEnum:
    """A column of `kind`, stored as the member's name and held to the known names by a CHECK."""
    return SqlEnum(kind, native_enum=False, create_constraint=True, length=length, name=kind.__name__.lower())


def known_only(name: str, column: str) -> Index:
    """An index of the rows that have a value in `column`: those without cost nothing, as at the counter, where a sale
    has neither customer nor deadline."""
    given = text(f"{column} IS NOT NULL")
    return Index(name, column, sqlite_where=given, postgresql_where=given)


Amount = BigInteger
"""Whole minor units of the shop's (or the row's own) currency."""

JsonValue = JSON

JsonOrNull = JSON(none_as_null=True)
"""JSON that may be missing: nothing is stored as NULL, so that a statement can ask for it."""
