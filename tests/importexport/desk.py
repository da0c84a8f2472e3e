"""A shop on a real database file, and the acts of the files desk in few words."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import text

from storemanager import importexport
from storemanager.database.book import Book, open_book
from storemanager.importexport import Action, ImportKind, ImportResult, Preview, Severity
from storemanager.services import shop

NOON = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)


class Desk:
    """One shop, one folder for its files."""

    def __init__(self, folder: Path, *, currency: str = "VND", language: str = "vi") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.book: Book = open_book(f"sqlite:///{(folder / 'shop.db').as_posix()}", create=True)
        with self.book.write() as session:
            shop.create(session, name="Mộc Nhiên", currency=currency, language=language, now=NOON)

    def file(self, content: str | bytes, name: str = "hang.csv") -> Path:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def preview(self, content: Any, kind: ImportKind = ImportKind.PRODUCTS, wanted: Any = None, **more: Any) -> Preview:
        path = content if isinstance(content, Path) else self.file(content)
        source = importexport.open_file(path)
        with self.book.read() as session:
            return importexport.make_preview(session, source, kind, wanted, now=NOON, **more)

    def run(self, preview: Preview, *, only_good: bool = False, now: datetime = NOON, **more: Any) -> ImportResult:
        with self.book.write() as session:
            return importexport.run_import(session, preview, only_good=only_good, now=now, **more)

    def take_in(self, content: Any, kind: ImportKind = ImportKind.PRODUCTS, **more: Any) -> ImportResult:
        return self.run(self.preview(content, kind), **more)

    def export(self, kind: ImportKind, name: str) -> Path:
        path = self.folder / name
        with self.book.read() as session:
            importexport.export(session, kind, path)
        return path

    def dump(self, *, without: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table, to prove that nothing, or the same, is in the book."""
        found = {}
        with self.book.read() as session:
            connection = session.connection()
            tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
            for (name,) in tables.all():
                if name not in without and "_fts" not in name:
                    rows = connection.execute(text(f"SELECT * FROM {name}")).all()
                    found[name] = sorted((tuple(row) for row in rows), key=repr)
        return found

    def table(self, name: str, columns: str = "*", more: str = "") -> list[tuple[Any, ...]]:
        with self.book.read() as session:
            return [tuple(row) for row in session.connection().execute(text(f"SELECT {columns} FROM {name} {more}"))]


def sentences(preview: Preview, severity: Severity = Severity.ERROR) -> list[tuple[int, str, str]]:
    """(row, column, sentence) of all problems of one kind."""
    return [(each.row, each.column, str(each.text)) for each in preview.problems if each.severity is severity]


def counts(preview: Preview) -> dict[str, int]:
    return {action.value: preview.count(action) for action in Action if preview.count(action)}
