"""The proof itself: every backup that has its name restores to a whole book, whatever happened while it was made."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storemanager.backups import keeping
from storemanager.database import backup, backup_file, book_url, open_book
from storemanager.database.backup_manifest import Facts
from storemanager.domain.backups import BackupKind
from storemanager.paths import BOOK_FILE
from storemanager.services import stock
from tests.backups import program
from tests.backups.load import a_busy_shop

FIRST = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Result:
    """What was seen; anything wrong raises instead."""

    made: int
    killed: int
    hit: int
    orders: int
    sales: int
    rounds: int
    imports: int
    """Sales, rounds and imports while the backups were made."""


def run(folder: Path, times: int, seed: int, kills: int) -> Result:
    """Make `times` backups of a shop at work, restore each and look at it from all sides; then kill some."""
    shop, dice = folder / "shop", random.Random(seed)
    with a_busy_shop(shop, seed) as load:
        before = 0
        with closing(open_book(book_url(shop))) as book:
            for number in range(times):
                made = keeping.back_up(book, shop, BackupKind.DAILY, now=FIRST + timedelta(hours=7 * number))
                facts = restored(made.path, folder / "restored")
                assert facts == made.manifest.facts
                assert facts.count("orders") >= before, "a later backup holds less"
                before = facts.count("orders")
        whole = program.run(shop, "backup") if kills else 0.0
        hit = sum(_kill(shop, dice.uniform(whole * 0.4, whole)) for _ in range(kills))
    for path in backup.listed(shop / backup.FOLDER):
        restored(path, folder / "restored")
    with closing(open_book(book_url(shop))) as book, book.read() as session:
        assert book.integrity() == []
        assert stock.check(session) == []
    return Result(times, kills, hit, before, load.sales, load.rounds, load.imports)


def restored(path: Path, folder: Path) -> Facts:
    """Unpack a backup into a folder of its own and open it as the program would; what is in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    manifest = backup_file.extract(path, folder)
    (folder / backup_file.BOOK).rename(folder / BOOK_FILE)
    with closing(open_book(book_url(folder))) as book:
        assert book.integrity() == []
        with book.read() as session:
            assert stock.check(session) == []
            for table, rows in manifest.facts.counts.items():
                found = session.connection().exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar()
                assert found == rows, f"{table}: {found} rows instead of {rows}"
    return manifest.facts


def _kill(shop: Path, delay_seconds: float) -> bool:
    """Kill the real program while it backs up; says whether it was still running. What is there afterwards is whole;
    the next backup clears away what was left."""
    killed = program.kill_after(delay_seconds, shop, "backup")
    for row in keeping.rows(shop / backup.FOLDER):
        assert not row.damaged, f"{row.path.name}: {row.damaged}"
    return killed
