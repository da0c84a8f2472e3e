"""Kills during an import: the file is in the book whole or not at all, and importing it again ends the matter."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session, SQLModel, func, select

from storemanager import clock
from storemanager.database import Book, book_url, open_book
from storemanager.domain.catalog import Variant
from storemanager.domain.imports import ImportKind, ImportRun
from storemanager.domain.stock import StockMovement
from storemanager.importexport import Action, make_preview, open_file, run_import
from storemanager.services import shop, stock
from tests.kills.program import Birth, Nursery, Program

ROWS = 1500


def product_file(path: Path, rows: int) -> None:
    """A plain list with the heads of the common Vietnamese programs."""
    lines = ["Mã hàng,Tên hàng,Giá bán,Tồn kho"]
    lines += [f"KILL-{number:05},Hàng số {number},{10_000 + number},{number % 50 + 1}" for number in range(rows)]
    path.write_text("\n".join(lines), encoding="utf-8-sig")


@dataclass(frozen=True)
class Found:
    """Variants, units on hand by the ledger, and finished imports."""

    variants: int
    units: int
    imports: int


def in_the_book(folder: Path) -> Found:
    """What the book holds; it must be whole, whatever happened."""
    with opened(folder) as book:
        assert not book.integrity()
        with book.read() as session:
            assert not stock.check(session)
            units = session.exec(select(func.coalesce(func.sum(StockMovement.quantity), 0))).one()
            return Found(_count(session, Variant), int(units), _count(session, ImportRun))


def import_again(folder: Path, file: Path) -> tuple[int, int]:
    """Import the file once more; how many rows were new or changed."""
    with opened(folder) as book, book.write() as session:
        preview = make_preview(session, open_file(file), ImportKind.PRODUCTS, now=clock.now())
        run_import(session, preview, only_good=False, now=clock.now())
        return preview.count(Action.NEW), preview.count(Action.CHANGED)


@contextmanager
def opened(folder: Path) -> Iterator[Book]:
    book = open_book(book_url(folder))
    try:
        yield book
    finally:
        book.close()


def _count(session: Session, table: type[SQLModel]) -> int:
    return session.exec(select(func.count()).select_from(table)).one()


def run(folder: Path, kills: int, seed: int, born: Nursery, rows: int = ROWS) -> int:
    """Kill `kills` imports and check the book after each; answers how many were really hit while running."""
    dice = random.Random(seed)
    file = folder / "products.csv"
    product_file(file, rows)
    all_of_it = Found(rows, sum(number % 50 + 1 for number in range(rows)), 1)
    words = ("import", "products", str(file))
    trial = new_shop(folder, "trial", born)
    whole = trial.seconds(*words)
    hit = shops = 0
    program = new_shop(folder, "0", born)
    for _ in range(kills):
        hit += program.kill_after(dice.uniform(0, whole * 1.1), *words)
        found = in_the_book(program.shop)
        assert found in {Found(0, 0, 0), all_of_it}, f"half an import (seed {seed}): {found}"
        if found == all_of_it:
            assert import_again(program.shop, file) == (0, 0), f"a second import changed something (seed {seed})"
            shops += 1
            program = new_shop(folder, str(shops), born)
    import_again(program.shop, file)
    assert in_the_book(program.shop) == all_of_it
    return hit


def new_shop(folder: Path, name: str, born: Birth) -> Program:
    """An empty shop in a folder of its own."""
    program = Program(folder / f"shop-{name}", born)
    with closing(open_book(book_url(program.shop), create=True)) as book, book.write() as session:
        shop.create(session, name=name, currency="VND", language="vi", now=clock.now())
    return program
