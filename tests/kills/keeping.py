"""Kills during backup, restore and migration: no half backup passes for a whole one, and the book is always there,
either as it was or as it shall be."""

from __future__ import annotations

import lzma
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlmodel import func, select

from storemanager import clock
from storemanager.backups import keeping, restoring
from storemanager.domain.stock import StockMovement
from storemanager.services import stock
from tests.kills.importing import import_again, new_shop, opened, product_file
from tests.kills.program import Nursery, Program

FIRST_BOOK = Path(__file__).resolve().parents[1] / "database" / "books" / "0001.db.xz"
ROWS = 1500


def run_backup(folder: Path, kills: int, seed: int, born: Nursery) -> int:
    """Kill `kills` backups; every one that is in the list afterwards can be restored."""
    dice = random.Random(seed)
    program = _filled(folder, born)
    whole = program.seconds("backup")
    hit = 0
    for _ in range(kills):
        hit += program.kill_after(dice.uniform(0, whole * 1.1), "backup")
        _is_whole(program.shop)
        for row in keeping.rows(keeping.place(program.shop, None))[:2]:
            assert not row.damaged, f"{row.path.name}: {row.damaged} (seed {seed})"
            restoring.prepare(row.path, program.shop).discard()
    program.run("backup")
    assert keeping.rows(keeping.place(program.shop, None))
    return hit


def run_restore(folder: Path, kills: int, seed: int, born: Nursery) -> int:
    """Kill `kills` restores; the book is the one before or the one restored, whole, and never missing."""
    dice = random.Random(seed)
    program = _filled(folder, born)
    made = Path(program.run("backup")["file"])
    backup = folder / made.name
    shutil.copy(made, backup)
    restored = _movements(program.shop)
    words = ("restore", str(backup), "--yes")
    whole = program.seconds(*words)
    hit = 0
    for _ in range(kills):
        with opened(program.shop) as book, book.write() as session:
            stock.receive(session, 1, 1, now=clock.now())
        before = _movements(program.shop)
        hit += program.kill_after(dice.uniform(0, whole * 1.1), *words)
        _is_whole(program.shop)
        assert _movements(program.shop) in (before, restored), f"neither the old book nor the new (seed {seed})"
    program.run(*words)
    assert _movements(program.shop) == restored
    return hit


def run_migration(folder: Path, kills: int, seed: int, born: Nursery) -> int:
    """Kill `kills` updates of a book of the first version; it is at one version or the other, with all its rows."""
    dice = random.Random(seed)
    old = lzma.decompress(FIRST_BOOK.read_bytes())
    program = Program(folder / "shop", born)
    program.shop.mkdir()
    file = program.shop / "shop.db"

    def put_back() -> None:
        shutil.rmtree(program.shop)
        program.shop.mkdir()
        file.write_bytes(old)

    put_back()
    rows = _rows(file)
    whole = program.seconds("check")
    hit = 0
    for _ in range(kills):
        put_back()
        hit += program.kill_after(dice.uniform(0, whole * 1.1), "check")
        assert _rows(file) == rows, f"rows lost in an update (seed {seed})"
        program.run("check")
        assert _rows(file) == rows, f"rows lost after an update (seed {seed})"
    return hit


def _filled(folder: Path, born: Nursery) -> Program:
    program = new_shop(folder, "kept", born)
    file = folder / "products.csv"
    product_file(file, ROWS)
    import_again(program.shop, file)
    return program


def _is_whole(folder: Path) -> None:
    with opened(folder) as book:
        assert not book.integrity()
        with book.read() as session:
            assert not stock.check(session)


def _movements(folder: Path) -> int:
    with opened(folder) as book, book.read() as session:
        return session.exec(select(func.count()).select_from(StockMovement)).one()


def _rows(file: Path) -> tuple[int, ...]:
    """Asked without our own program, which would update it."""
    with closing(sqlite3.connect(file)) as connection:
        tables = ("orders", "order_line", "stock_movement", "variant", "customer")
        return tuple(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)
