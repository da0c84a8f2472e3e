"""Writing many rows at once, the same on SQLite and PostgreSQL.

Ids are allotted before the rows go in, so that a product, its variants and their barcodes need one statement a table
instead of one a record. The caller holds the book's only write transaction, so nobody else takes the same ids.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Dialect, Enum, text
from sqlmodel import Session, SQLModel

from storemanager.domain.columns import UtcDateTime
from storemanager.domain.search import fts_table

CHUNK = 500
"""How many values go into one IN (...): far below every database's limit."""

_MANY = 200

T = TypeVar("T")


def chunks(values: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """`values` in pieces of at most `size`."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def allot_ids(session: Session, table: type[SQLModel], count: int) -> range | list[int]:
    """`count` ids that no row of `table` has yet, in rising order."""
    name = str(table.__tablename__)
    if not count:
        return []
    if session.get_bind().dialect.name == "postgresql":
        draw = text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
        return [row[0] for row in session.connection().execute(draw, {"name": name, "count": count})]
    session.flush()
    last = session.connection().exec_driver_sql(f"SELECT coalesce(max(id), 0) FROM {name}").scalar_one()  # noqa: S608
    return range(last + 1, last + 1 + count)


def insert_rows(session: Session, table: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> None:
    """Put `rows`, which all name the same columns, into `table`; defaults are filled in as for a single record.

    The driver gets plain tuples: two to three times as fast as the toolkit's own insert of many.
    """
    if not rows:
        return
    connection = session.connection()
    dialect = connection.dialect
    given = SQLModel.metadata.tables[str(table.__tablename__)]
    columns = [column for column in given.columns if column.name in rows[0] or _has_default(table, column.name)]
    quote = dialect.identifier_preparer.quote
    names = ", ".join(quote(column.name) for column in columns)
    place = "?" if dialect.paramstyle == "qmark" else "%s"
    places = ", ".join([place] * len(columns))
    statement = f"INSERT INTO {quote(given.name)} ({names}) VALUES ({places})"  # noqa: S608 - names of our own tables
    values = [_bound(column, _values(table, column.name, rows), dialect) for column in columns]
    with _indexed_at_once(connection, given.name, rows):
        connection.exec_driver_sql(statement, list(zip(*values, strict=True)))


@contextmanager
def _indexed_at_once(connection: Connection, name: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[None]:
    """While many rows go into a searched table of SQLite its trigger rests, and they are indexed afterwards: a trigger
    makes the index go to the disk after every row, which takes six times as long. Dropping and making it is part of the
    transaction like all else."""
    trigger = None
    if connection.dialect.name == "sqlite" and len(rows) >= _MANY and "search_text" in rows[0] and "id" in rows[0]:
        asked = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?"
        trigger = connection.exec_driver_sql(asked, (f"{name}_search_insert",)).scalar()
    if trigger is None:
        yield
        return
    connection.exec_driver_sql(f"DROP TRIGGER {name}_search_insert")
    yield
    index = fts_table(name)
    texts = [(row["id"], f" {row['search_text']}") for row in rows]
    connection.exec_driver_sql(f"INSERT INTO {index}(rowid, search_text) VALUES (?, ?)", texts)  # noqa: S608 - our own
    connection.exec_driver_sql(trigger)


def _has_default(table: type[SQLModel], name: str) -> bool:
    return name != "id" and not table.model_fields[name].is_required()


def _values(table: type[SQLModel], name: str, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    if name in rows[0]:
        return [row[name] for row in rows]
    field = table.model_fields[name]
    return [field.get_default(call_default_factory=True, validated_data={}) for _ in rows]


def _bound(column: Column[Any], values: list[Any], dialect: Dialect) -> list[Any]:
    """The values as the driver takes them; most rows share moments and enums, so each is turned once."""
    turn = column.type.dialect_impl(dialect).bind_processor(dialect)
    if turn is None:
        return values
    if not isinstance(column.type, UtcDateTime | Enum):
        return [turn(value) for value in values]
    turned = {value: turn(value) for value in set(values)}
    return [turned[value] for value in values]
