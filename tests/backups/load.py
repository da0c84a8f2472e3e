"""A shop that does not hold still: a counter that sells, a website that syncs, a program beside it that imports."""

from __future__ import annotations

import random
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from storemanager import clock
from storemanager.database import book_url, open_book
from storemanager.errors import OutOfStockError
from storemanager.services import order_sale
from storemanager.services.order_inputs import LineInput, OrderInput
from tests.backups import program
from tests.makers import put_in_stock
from tests.sync.world import World, a_world

GOODS = 60
SALE_EVERY_SECONDS, ROUND_EVERY_SECONDS, IMPORT_EVERY_SECONDS = 0.02, 0.2, 2.0
"""A busy hour: fifty sales a second would be a large shop's; an import takes about a second."""


@dataclass
class Load:
    """What was done meanwhile. A thread that fails says so at the end."""

    sales: int = 0
    rounds: int = 0
    imports: int = 0
    problems: list[BaseException] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)


@contextmanager
def a_busy_shop(folder: Path, seed: int) -> Iterator[Load]:
    """A shop in `folder`, written to by three others until the block ends."""
    with closing(open_book(book_url(folder), create=True)) as book:
        world = a_world(book)
        goods = [world.product(f"TEA-{number:03}", on_hand=50_000) for number in range(GOODS)]
        world.sync()
        load = Load()
        works = (
            lambda: _sell(folder, goods, load, random.Random(seed)),
            lambda: _sync(world, load, random.Random(seed + 1)),
            lambda: _import(folder, load),
        )
        threads = [threading.Thread(target=_until_over, args=(work, load), daemon=True) for work in works]
        for thread in threads:
            thread.start()
        try:
            yield load
        finally:
            load.over.set()
            for thread in threads:
                thread.join(program.PATIENCE_SECONDS)
    assert load.problems == []


def _until_over(work: Callable[[], None], load: Load) -> None:
    try:
        work()
    except BaseException as problem:  # noqa: BLE001 - a thread's failure must fail the proof, not vanish with the thread
        load.problems.append(problem)


def _sell(folder: Path, goods: list[int], load: Load, dice: random.Random) -> None:
    with closing(open_book(book_url(folder))) as book:
        while not load.over.wait(SALE_EVERY_SECONDS):
            lines = tuple(LineInput(variant_id, dice.randint(1, 3)) for variant_id in dice.sample(goods, 3))
            with book.write() as session:
                order_sale.sell(session, OrderInput(lines=lines), key=f"sale-{load.sales}", now=clock.now())
            load.sales += 1


def _sync(world: World, load: Load, dice: random.Random) -> None:
    while not load.over.wait(ROUND_EVERY_SECONDS):
        for _ in range(3):
            world.shop.buy(f"TEA-{dice.randrange(GOODS):03}")
        try:
            with world.book.write() as session:
                put_in_stock(session, dice.randint(1, GOODS), 2)
        except OutOfStockError as problem:
            raise AssertionError("a receipt was refused") from problem
        world.sync()
        load.rounds += 1


def _import(folder: Path, load: Load) -> None:
    """A program of its own, as the command line is."""
    file = folder.parent / "products.csv"
    while not load.over.wait(IMPORT_EVERY_SECONDS):
        rows = [f"NEW-{each:05},Hàng số {each},{10_000 + each},{each % 50 + 1}" for each in range(200 + load.imports)]
        file.write_text("\n".join(["Mã hàng,Tên hàng,Giá bán,Tồn kho", *rows]), encoding="utf-8-sig")
        try:
            program.run(folder, "import", "products", str(file))
        except subprocess.TimeoutExpired as problem:
            raise AssertionError("an import hung beside the backups") from problem
        load.imports += 1
