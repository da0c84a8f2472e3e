"""Opening the shop's book, and the one transaction around each use case."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlmodel import Session, SQLModel, create_engine

import storemanager.domain  # noqa: F401 - every table must be known before the book is made


class Book:
    """The shop's database. `read()` and `write()` are the only ways in; a use case gets the session and never commits."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session to ask with; whatever it changed by mistake is thrown away."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session
            session.rollback()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: committed when the block ends, rolled back whole when it raises."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        self.engine.dispose()


def book_url(folder: Path) -> str:
    """The address of the book in a shop's folder."""
    return f"sqlite:///{(folder / 'shop.db').as_posix()}"


def open_book(url: str, *, create: bool = False) -> Book:
    """Open the book at `url` (sqlite:///FILE or postgresql+psycopg://...); with `create`, make its tables first."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
    if create:
        SQLModel.metadata.create_all(engine)
        if engine.url.database and os.name != "nt":
            os.chmod(engine.url.database, 0o600)
    return Book(engine)


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    """WAL lets readers and one writer work at once; FULL keeps a paid sale through a power cut (F61)."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()
