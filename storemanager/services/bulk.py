"""Writing many rows at once, the same on SQLite and PostgreSQL.

Ids are allotted before the rows go in, so that a product, its variants and their barcodes need one statement a table
instead of one a record. The caller holds the book's only write transaction, so nobody else takes the same ids.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import insert, text
from sqlmodel import Session, SQLModel

CHUNK = 500
"""How many values go into one IN (...): far below every database's limit."""

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
    """Put `rows` into `table`; every row names the same columns, and all that have no default in the database."""
    if rows:
        session.connection().execute(insert(table), rows)
