"""The book's tables: made at once or step by step they are the same, and an older book is copied before it changes."""

import lzma
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text
from sqlmodel import SQLModel

from storemanager.database import Book, backup, backup_file, book_url, open_book, problems, upgrade
from storemanager.database.revisions import HEAD, REVISIONS
from storemanager.services import stock


def test_the_program_knows_every_migration_by_name() -> None:
    with create_engine("sqlite://").connect() as connection:
        script = ScriptDirectory.from_config(upgrade.config(connection))
    assert tuple(reversed([step.revision for step in script.walk_revisions()])) == REVISIONS
    assert script.get_current_head() == HEAD


def test_a_book_made_step_by_step_equals_a_new_one(tmp_path: Path) -> None:
    new, stepped = tmp_path / "new", tmp_path / "stepped.db"
    open_book(book_url(new), create=True).close()
    with create_engine(f"sqlite:///{stepped}").begin() as connection:
        command.upgrade(upgrade.config(connection), "head")
    assert _sqlite_schema(stepped) == _sqlite_schema(new / "shop.db")


def test_a_book_made_step_by_step_equals_a_new_one_on_postgresql(pg_book: Book, empty_pg_url: str) -> None:
    with pg_book.engine.connect() as connection:
        made_new = _postgresql_schema(connection)
    engine = create_engine(empty_pg_url)
    with engine.begin() as connection:
        command.upgrade(upgrade.config(connection), "head")
        assert _postgresql_schema(connection) == made_new
    engine.dispose()


def test_every_table_of_the_program_is_in_the_migrations(any_book: Book) -> None:
    with any_book.engine.connect() as connection:
        options = {"compare_type": True, "include_name": upgrade.is_ours}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), SQLModel.metadata) == []


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_a_saved_book_of_every_older_version_opens_with_all_its_rows(tmp_path: Path, revision: str) -> None:
    saved = Path(__file__).parent / "books" / f"{revision}.db.xz"
    file = tmp_path / "shop.db"
    file.write_bytes(lzma.decompress(saved.read_bytes()))
    before = _counts(file)
    book = open_book(book_url(tmp_path))
    assert book.integrity() == []
    with book.read() as session:
        assert stock.check(session) == []
        session.execute(text("INSERT INTO variant_fts(variant_fts) VALUES ('integrity-check')"))
    book.close()
    after = _counts(file)
    assert {table: after[table] for table in before} == before
    assert before["orders"] > 100


def test_every_step_can_be_taken_back(tmp_path: Path) -> None:
    with create_engine(f"sqlite:///{tmp_path / 'x.db'}").begin() as connection:
        command.upgrade(upgrade.config(connection), "head")
        command.downgrade(upgrade.config(connection), "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]


def test_f67_a_newer_book_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    open_book(book_url(tmp_path), create=True).close()
    with sqlite3.connect(tmp_path / "shop.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(problems.BookNewerError, match="newer version"):
        open_book(book_url(tmp_path))
    assert not (tmp_path / "backups").exists()


def test_f67_an_older_book_is_copied_before_it_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_book(book_url(tmp_path), create=True).close()
    with sqlite3.connect(tmp_path / "shop.db") as connection:
        connection.execute("INSERT INTO setting VALUES ('kept', '1')")
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    connection.close()
    ran: list[str] = []
    monkeypatch.setattr("storemanager.database.book.REVISIONS", ("0000", HEAD))
    monkeypatch.setattr(command, "upgrade", lambda _config, to: ran.append(to))
    open_book(book_url(tmp_path)).close()
    [copy] = backup.listed(tmp_path / "backups")
    backup_file.extract(copy, tmp_path)
    with sqlite3.connect(tmp_path / backup_file.BOOK) as connection:
        assert connection.execute("SELECT value FROM setting WHERE name = 'kept'").fetchone() == (1,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert ran == ["head"]


def test_f67_a_step_that_fails_leaves_the_book_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_book(book_url(tmp_path), create=True)

    def half_a_step(config: Any, _to: str) -> None:
        config.attributes["connection"].exec_driver_sql("DROP TABLE setting")
        raise RuntimeError("the step failed")

    monkeypatch.setattr(command, "upgrade", half_a_step)
    with pytest.raises(RuntimeError, match="the step failed"):
        upgrade.upgrade(opened.engine)
    assert inspect(opened.engine).has_table("setting")
    opened.close()


def test_a_book_that_is_up_to_date_opens_without_loading_alembic(tmp_path: Path) -> None:
    import subprocess
    import sys

    open_book(book_url(tmp_path), create=True).close()
    program = (
        "import sys; from storemanager.database import open_book;"
        f"open_book({book_url(tmp_path)!r}).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def _counts(file: Path) -> dict[str, int]:
    """The rows of every table of its own; the search indexes are made of them."""
    connection = sqlite3.connect(file)
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if "_fts" not in name
    ]
    found = {table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}
    connection.close()
    return found


def _sqlite_schema(file: Path) -> dict[str, str]:
    connection = sqlite3.connect(file)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {name: _plain(sql) for name, sql in rows if name != "alembic_version"}


def _plain(sql: str) -> str:
    """A statement without its layout, its constraints in one order."""
    head, bracket, rest = " ".join(sql.replace('"', "").split()).partition(" (")
    return head + bracket + ", ".join(sorted(part.strip(" )") for part in rest.split(", ")))


def _postgresql_schema(connection: Connection) -> list[tuple[Any, ...]]:
    questions = (
        "SELECT table_name, column_name, data_type, is_nullable, column_default, character_maximum_length "
        "FROM information_schema.columns WHERE table_schema = 'public'",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', '', 0 FROM pg_constraint "
        "WHERE connamespace = 'public'::regnamespace",
        "SELECT tablename, indexname, indexdef, '', '', 0 FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT proname, pg_get_functiondef(oid), '', '', '', 0 FROM pg_proc "
        "WHERE pronamespace = 'public'::regnamespace",
    )
    return sorted(tuple(map(str, row)) for question in questions for row in connection.execute(text(question)))
