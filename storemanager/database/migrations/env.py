"""How Alembic walks the migrations: inside the transaction that `database.upgrade` hands over."""

from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel

import storemanager.domain  # noqa: F401 - every table must be known
from storemanager.database.upgrade import is_ours


def run(connection: Connection) -> None:
    """All steps in the one transaction of `connection`: all of them happen, or none."""
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,  # SQLite changes a column by making the table anew
        compare_type=True,
        include_name=is_ours,
        transactional_ddl=True,
    )
    context.run_migrations()


run(context.config.attributes["connection"])
