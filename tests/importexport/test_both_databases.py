"""An import and its undo are the same on SQLite and on PostgreSQL."""

from pathlib import Path

from storemanager.database.book import Book
from storemanager.domain.imports import ImportKind
from storemanager.importexport import export, make_preview, open_file, run_import, undo_import
from storemanager.services import shop, stock
from tests.importexport.desk import LATER, NOON

FIRST = "Mã hàng,Tên hàng,Giá bán,Tồn kho,Nhóm hàng\nTR-01,Trà sen,118000,40,Trà\nLY-02,Ly sứ,50000,3,Gốm\n"
SECOND = "Mã hàng,Tên hàng,Giá bán,Tồn kho,Nhóm hàng\nTR-01,Trà sen loại một,99000,5,Quà\nMOI,Mới,1,,Mới\n"


def test_importing_changing_and_undoing(any_book: Book, tmp_path: Path) -> None:
    with any_book.write() as session:
        if shop.find(session) is None:
            shop.create(session, name="Mộc Nhiên", currency="VND", language="vi", now=NOON)
    take_in(any_book, tmp_path, FIRST)
    before = exported(any_book, tmp_path)
    import_id = take_in(any_book, tmp_path, SECOND)
    assert exported(any_book, tmp_path) != before
    with any_book.write() as session:
        undo_import(session, import_id, now=LATER)
    assert exported(any_book, tmp_path) == before
    with any_book.read() as session:
        assert stock.check(session) == []


def take_in(book: Book, folder: Path, content: str) -> int:
    path = folder / "hang.csv"
    path.write_text(content, "utf-8")
    source = open_file(path)
    with book.read() as session:
        preview = make_preview(session, source, ImportKind.PRODUCTS, now=NOON)
    with book.write() as session:
        return run_import(session, preview, only_good=False, now=NOON).import_id


def exported(book: Book, folder: Path) -> bytes:
    with book.read() as session:
        export(session, ImportKind.PRODUCTS, folder / "out.csv")
    return (folder / "out.csv").read_bytes()
