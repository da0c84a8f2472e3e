"""Statements handed to the database's own driver, for the few places where each one counts: the ledger and a sale.

A sale is to cost little more than the one flush to disk that makes it safe, and an import posts a hundred thousand
movements: SQLAlchemy's own statement costs several times what the database needs for it. Question marks stand for
values on both databases; moments and members of enums are written as the tables' own column types write them.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, CursorResult

from storemanager.domain.columns import utc_text

Value = int | str | bool | datetime | Enum | None


def run(connection: Connection, sql: str, values: Sequence[Value]) -> CursorResult[Any]:
    """Execute one statement."""
    return connection.exec_driver_sql(_dialect(sql, connection.dialect.name), _row(connection, values))


def run_many(connection: Connection, sql: str, rows: Sequence[Sequence[Value]]) -> None:
    """Execute one statement for each of many rows."""
    if rows:
        given = [_row(connection, row) for row in rows]
        connection.exec_driver_sql(_dialect(sql, connection.dialect.name), given)


@lru_cache(maxsize=64)
def insert_sql(table: str, *columns: str) -> str:
    """INSERT of all `columns`; table and columns are names of our own, never words from outside."""
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks(len(columns))})"  # noqa: S608


def marks(count: int) -> str:
    """As many question marks as there are values."""
    return ", ".join("?" * count)


@lru_cache(maxsize=256)
def _dialect(sql: str, name: str) -> str:
    return sql.replace("?", "%s") if name == "postgresql" else sql


def _row(connection: Connection, values: Sequence[Value]) -> tuple[Any, ...]:
    if connection.dialect.name == "postgresql":
        return tuple(value.name if isinstance(value, Enum) else value for value in values)
    return tuple(_for_sqlite(value) for value in values)


def _for_sqlite(value: Value) -> int | str | None:
    if isinstance(value, datetime):
        return _moment(value)
    return value.name if isinstance(value, Enum) else value


@lru_cache(maxsize=32)
def _moment(value: datetime) -> str:
    return utc_text(value)
