"""Statements that are compiled once and then go straight to the driver, for the few acts that happen at the counter.

SQLAlchemy spends some 0.1 ms on each statement before the database sees it. That is nothing for a page and too much for
a sale of a dozen statements that should cost little more than what the disk needs. Values come back as the driver gives
them: ask such a statement for numbers and texts, not for moments and enums.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult
from sqlalchemy.sql import Executable
from sqlalchemy.sql.compiler import SQLCompiler


class Prepared:
    """One statement with named parameters. What goes in is converted by the columns' types, as always."""

    def __init__(self, statement: Executable, names: Sequence[str] = ()) -> None:
        self._statement = statement
        self._names = list(names) or None
        self._compiled: dict[str, tuple[str, Sequence[str] | None, Mapping[str, Any], Mapping[str, Any]]] = {}

    def __call__(self, connection: Connection, **values: Any) -> CursorResult[Any]:
        sql, order, convert, fixed = self._for(connection)
        given = {**fixed, **values}
        for name, change in convert.items():
            given[name] = change(given[name])
        return connection.exec_driver_sql(sql, tuple(given[name] for name in order) if order is not None else given)

    def _for(self, connection: Connection) -> tuple[str, Sequence[str] | None, Mapping[str, Any], Mapping[str, Any]]:
        dialect = connection.dialect
        if dialect.name not in self._compiled:
            compiled = self._statement.compile(dialect=dialect, column_keys=self._names)  # type: ignore[attr-defined]
            assert isinstance(compiled, SQLCompiler)
            order = list(compiled.positiontup) if compiled.positional and compiled.positiontup else None
            fixed = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
            self._compiled[dialect.name] = (str(compiled), order, compiled._bind_processors, fixed)
        return self._compiled[dialect.name]
