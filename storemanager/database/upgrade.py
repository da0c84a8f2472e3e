"""Bringing an older book up to date: a copy first, then every step in one transaction (F67)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine

from storemanager import clock
from storemanager.database import search_index
from storemanager.domain.backups import BackupKind

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, *, copy_first: bool = True) -> Path | None:
    """Walk every step that is missing. Answers with the backup made before; None on PostgreSQL, which has its own. A
    copy that is being restored needs no further one."""
    from alembic import command

    copy = copy_before(engine, clock.now()) if copy_first else None
    with engine.connect() as connection, _without_foreign_keys(connection), connection.begin():
        command.upgrade(config(connection), "head")
        _check_references(connection)
    return copy


@contextmanager
def _without_foreign_keys(connection: Connection) -> Iterator[None]:
    """A table that is made anew must not take its children with it. SQLite heeds this only outside a transaction, so
    it is said to the driver itself."""
    driver = connection.connection.driver_connection if connection.dialect.name == "sqlite" else None
    if driver is None:
        yield
        return
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def _check_references(connection: Connection) -> None:
    """What the database did not watch over meanwhile."""
    if connection.dialect.name == "sqlite":
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if lost:
            raise RuntimeError(f"the update would lose references: {lost[:3]}")


def config(connection: Any) -> "Config":
    """Alembic's settings, in code: there is no file to be found or lost."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS))
    settings.attributes["connection"] = connection
    return settings


def copy_before(engine: Engine, now: datetime) -> Path | None:
    """A backup of the book as it is, checked like every other; without it nothing is changed (F67)."""
    from storemanager.database import backup, backup_copy  # late: most starts need no backup

    if engine.dialect.name != "sqlite" or not engine.url.database:
        return None
    book = Path(engine.url.database)
    made = backup.make(
        book.parent, BackupKind.BEFORE_UPDATE, now, take=lambda copy, step: backup_copy.snapshot(book, copy, step)
    )
    backup.rotate(made.path.parent, UTC, kinds=(BackupKind.BEFORE_UPDATE,), now=now)
    return made.path


def is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    """Whether Alembic compares it: the search indexes are the database's own affair (`search_index`)."""
    if name is None:
        return True
    if kind == "table":
        return not any(name.startswith(f"{table}_fts") for table in search_index.SEARCHED)
    return name not in {search_index.index_name(table) for table in search_index.SEARCHED}
