"""Opening the shop's book, and the one transaction around each use case."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel, create_engine

import storemanager.domain  # noqa: F401 - every table must be known before the book is made
from storemanager.database import places, search_index
from storemanager.database.problems import in_owners_words, missing, newer
from storemanager.database.revisions import HEAD, REVISIONS
from storemanager.paths import BOOK_FILE, private_folder

WAIT_SECONDS = 30
"""How long a writer waits for the one before it. Every use case is short, so only a stuck program takes longer."""

_WRITER = 0x53746F7265  # names the lock that PostgreSQL holds while somebody writes: "Store"
_WRITES = "storemanager_writes"


class Book:
    """The shop's database. `read()` and `write()` are the only ways in; a use case gets the session and never commits.

    There is one writer at a time, on SQLite because it has one lock, on PostgreSQL because we take one: so what a use
    case has read stays true until it is committed, and no two tills can promise the same unit.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writer = engine.execution_options(**{_WRITES: True})
        self._reader = engine
        if engine.dialect.name == "postgresql":
            self._reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session to ask with, on one unchanging state of the book; what it changed by mistake is thrown away."""
        with in_owners_words(), Session(self._reader, expire_on_commit=False) as session:
            yield session  # closing it throws away what was changed; rolling back first would touch every record read

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: committed when the block ends, rolled back whole when it raises."""
        with in_owners_words(), Session(self._writer, expire_on_commit=False) as session, session.begin():
            session.connection()  # the lock is taken before the first question is asked
            yield session

    def integrity(self) -> list[str]:
        """What is wrong with the file itself, in the database's words; empty when all is well."""
        with self.read() as session:
            connection = session.connection()
            if connection.dialect.name != "sqlite":
                return []  # PostgreSQL checks its own pages and never lets a broken reference in
            said = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(100)")]
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            found = [] if said == ["ok"] else said
            return found + [f"{table} {rowid}: no {parent}" for table, rowid, parent, _ in broken]

    def close(self) -> None:
        self.engine.dispose()


def book_url(folder: Path) -> str:
    """The address of the book in a shop's folder."""
    return f"sqlite:///{(folder / BOOK_FILE).as_posix()}"


def open_book(url: str, *, create: bool = False) -> Book:
    """Open the book at `url` (sqlite:///FILE or postgresql+psycopg://...), brought up to date if it is older; with
    `create`, a new one is made where there is none. Raises BookError in words for the owner."""
    file = _file(url)
    if file is not None:
        _check_place(file, url, create=create)
    engine = engine_for(url)
    try:
        with in_owners_words():
            _bring_up_to_date(engine, url, create=create)
    except BaseException:
        engine.dispose()
        raise
    if file is not None and os.name != "nt":
        os.chmod(file, 0o600)
    return Book(engine)


def _file(url: str) -> Path | None:
    prefix = "sqlite:///"
    return Path(url.removeprefix(prefix)) if url.startswith(prefix) and ":memory:" not in url else None


def _check_place(file: Path, url: str, *, create: bool) -> None:
    places.refuse_unsafe(file.parent)
    if create:
        private_folder(file.parent)
    elif not file.exists():
        raise missing(str(file))


def engine_for(url: str) -> Engine:
    """Connections to the book as this program needs them, whatever state it is in."""
    if not url.startswith("sqlite"):
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
        event.listen(engine, "begin", _begin_postgresql)
        return engine
    engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    """WAL lets readers and one writer work at once; FULL keeps a paid sale through a power cut (F61)."""
    connection.isolation_level = None  # the driver begins nothing by itself: `_begin_sqlite` does
    pragmas = ("journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={WAIT_SECONDS * 1000}", "synchronous=FULL")
    for pragma in (*pragmas, "cache_size=-16000"):  # 16 MB: a large import spills less
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock at once: a reader that becomes one fails without waiting when another wrote meanwhile."""
    writes = connection.get_execution_options().get(_WRITES, False)
    try:
        connection.connection.cursor().execute("BEGIN IMMEDIATE" if writes else "BEGIN")
    except sqlite3.Error as problem:  # said as SQLAlchemy would say it, which takes as long as a query
        raise DBAPIError.instance("BEGIN", (), problem, sqlite3.Error, dialect=connection.dialect) from problem


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(_WRITES, False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER})")


def _bring_up_to_date(engine: Engine, url: str, *, create: bool) -> None:
    """Alembic takes long to load, so it is asked only when the book is older."""
    with engine.execution_options(**{_WRITES: create}).begin() as connection:
        stored = _stored_revision(connection)
        if stored == HEAD:
            return
        if stored is None:
            if not create:
                raise missing(url)
            _make(connection)
            return
        if stored not in REVISIONS:
            raise newer(engine.url.database or url)
    from storemanager.database.upgrade import upgrade

    upgrade(engine)


def _stored_revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _make(connection: Connection) -> None:
    """All tables of a new book, much faster than walking through every migration; a test proves they come out equal."""
    SQLModel.metadata.create_all(connection)
    search_index.create(connection)
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) CONSTRAINT alembic_version_pkc PRIMARY KEY NOT NULL)"
        )
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
