"""Changing a table that has triggers: SQLite makes it anew, and the triggers of the old one would be lost."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import op
from alembic.operations.base import BatchOperations


@contextmanager
def remade(table: str) -> Iterator[BatchOperations]:
    """`op.batch_alter_table` that keeps the table's triggers (the search index lives by them)."""
    connection = op.get_bind()
    triggers: list[str] = []
    if connection.dialect.name == "sqlite":
        query = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
        triggers = [row[0] for row in connection.exec_driver_sql(query, (table,))]
    with op.batch_alter_table(table) as batch_op:
        yield batch_op
    for trigger in triggers:
        connection.exec_driver_sql(trigger)
