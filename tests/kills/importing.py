"""Kills during an import: the file is in the book whole or not at all, and importing it again ends the matter."""

from __future__ import annotations

import random
from pathlib import Path

from sqlmodel import func, select

from storemanager.database import book_url, open_book
from storemanager.domain.catalog import Variant
from storemanager.domain.imports import ImportRun
from storemanager.domain.stock import StockMovement
from tests.kills.program import Program

ROWS = 4000


def product_file(path: Path, rows: int) -> None:
    """A plain list with the heads of the common Vietnamese programs."""
    lines = ["Mã hàng,Tên hàng,Giá bán,Tồn kho"]
    lines += [f"KILL-{number:05},Hàng số {number},{10_000 + number},{number % 50 + 1}" for number in range(rows)]
    path.write_text("\n".join(lines), encoding="utf-8-sig")


def in_the_book(folder: Path) -> tuple[int, int, int]:
    """Variants, units on hand by the ledger, and finished imports."""
    book = open_book(book_url(folder))
    try:
        with book.read() as session:
            variants = session.exec(select(func.count()).select_from(Variant)).one()
            units = session.exec(select(func.coalesce(func.sum(StockMovement.quantity), 0))).one()
            imports = session.exec(select(func.count()).select_from(ImportRun)).one()
    finally:
        book.close()
    return variants, units, imports


def run(folder: Path, kills: int, seed: int) -> int:
    """Kill `kills` imports and check the book after each; answers how many were really hit while running."""
    dice = random.Random(seed)
    file = folder / "products.csv"
    product_file(file, ROWS)
    units = sum(number % 50 + 1 for number in range(ROWS))
    trial = Program(folder / "trial")
    trial.run("init", "--name", "Trial")
    start_up = trial.seconds("attention", "list")
    whole = trial.seconds("import", "products", str(file))
    hit = 0
    shop = 0
    program = _new_shop(folder, shop)
    for _ in range(kills):
        hit += program.kill_after(dice.uniform(start_up * 0.6, whole * 1.1), "import", "products", str(file))
        found = in_the_book(program.shop)
        assert found in {(0, 0, 0), (ROWS, units, 1)}, f"half an import (seed {seed}): {found}"
        assert program.run("check")["ok"], f"the book is not whole (seed {seed})"
        if found[2]:
            again = program.run("import", "products", str(file))
            assert (again["new"], again["changed"]) == (0, 0), (
                f"a second import changed something (seed {seed}): {again}"
            )
            assert in_the_book(program.shop)[:2] == (ROWS, units)
            shop += 1
            program = _new_shop(folder, shop)
    program.run("import", "products", str(file))
    assert in_the_book(program.shop)[:2] == (ROWS, units)
    return hit


def _new_shop(folder: Path, number: int) -> Program:
    program = Program(folder / f"shop-{number}")
    program.run("init", "--name", f"Shop {number}")
    return program
