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

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from storemanager.domain.columns import utc_text

Value = int | float | str | bool | datetime | Enum | None


class Rows(list[tuple[Any, ...]]):
    """All a statement answered with, as the driver gives it: moments on SQLite are texts."""

    def first(self) -> tuple[Any, ...] | None:
        return self[0] if self else None

    def scalar(self) -> Any:
        """The first column of the first row, None without one."""
        return self[0][0] if self else None

    def scalar_one(self) -> Any:
        """The only value. Raises ValueError when there is not exactly one row."""
        [row] = self
        return row[0]


def run(connection: Connection, sql: str, values: Sequence[Value]) -> Rows:
    """Execute one statement."""
    return _send(connection, sql, _row(connection, values))


def run_many(connection: Connection, sql: str, rows: Sequence[Sequence[Value]]) -> None:
    """Execute one statement for each of many rows."""
    if len(rows) == 1:
        _send(connection, sql, _row(connection, rows[0]))
    elif rows:
        given = [_row(connection, row) for row in rows]
        connection.exec_driver_sql(_dialect(sql, connection.dialect.name), given)


def _send(connection: Connection, sql: str, row: tuple[Any, ...]) -> Rows:
    """Straight to the driver: SQLAlchemy's own way takes ten times as long as the database. What the driver raises
    becomes what SQLAlchemy would have raised."""
    statement = _dialect(sql, connection.dialect.name)
    cursor = connection.connection.cursor()
    try:
        cursor.execute(statement, row)
        return Rows(cursor.fetchall() if cursor.description else ())
    except connection.dialect.loaded_dbapi.Error as problem:
        raise DBAPIError.instance(
            statement, row, problem, connection.dialect.loaded_dbapi.Error, dialect=connection.dialect
        ) from problem
    finally:
        cursor.close()


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


_AS_THEY_ARE = frozenset({int, float, str, bool, type(None)})
"""Asking for the exact type is ten times as quick as asking an enum's class whether it made the value."""


def _row(connection: Connection, values: Sequence[Value]) -> tuple[Any, ...]:
    change = _for_postgresql if connection.dialect.name == "postgresql" else _for_sqlite
    return tuple(value if type(value) in _AS_THEY_ARE else change(value) for value in values)


def _for_postgresql(value: Value) -> Any:
    return value.name if isinstance(value, Enum) else value


def _for_sqlite(value: Value) -> int | float | str | None:
    if isinstance(value, datetime):
        return _moment(value)
    return value.name if isinstance(value, Enum) else value


@lru_cache(maxsize=32)
def _moment(value: datetime) -> str:
    return utc_text(value)
