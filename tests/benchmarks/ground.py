"""What the benchmarks of one run share: how large everything is, and the big books, each made once."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from storemanager.database import Book, book_url, open_book
from storemanager.domain.catalog import Variant
from storemanager.services import customers, orders, shop
from storemanager.services.customers import CustomerInput
from storemanager.services.order_inputs import LineInput, OrderInput
from tests.benchmarks.measures import run_python
from tests.importexport.large_file import make
from tests.makers import NOON

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Vũ", "Đỗ", "Bùi", "Dương")
MIDDLES = ("Thị", "Văn", "Minh", "Thu", "Đức", "Ngọc", "Quốc")
GIVEN = ("Lan", "Hương", "Đạt", "Phượng", "Tuấn", "Thảo", "Dũng", "Yến", "Khánh", "Trang", "Bình")
AT_ONCE = 1000
SHELF = 1_000_000
"""So many of the goods that are sold in the benchmarks lie on the shelf that they never run out."""


@dataclass(frozen=True)
class Sizes:
    """How large the benchmarks are."""

    skus: tuple[int, ...] = (10_000, 100_000)
    listings: tuple[int, ...] = (10_000, 100_000)
    people_share: int = 5
    """One customer and one order for so many SKUs."""
    changes: int = 1000
    sales: int = 400
    starts: int = 9
    warming: int = 1
    """Starts before those that count: they compile what is imported and fill the disk's cache."""
    searches: int = 400
    quick: bool = False


QUICK = Sizes(skus=(200,), listings=(120,), changes=60, sales=5, starts=1, warming=0, searches=40, quick=True)
"""Only proves that every benchmark runs; its figures mean nothing."""


@dataclass
class Ground:
    """The folder of one run, and what lies in it."""

    folder: Path
    sizes: Sizes

    def __post_init__(self) -> None:
        self._imports: dict[int, dict[str, Any]] = {}
        self._shops: dict[int, Path] = {}

    def product_file(self, rows: int) -> Path:
        """A product file with so many rows."""
        file = self.folder / f"products-{rows}.csv"
        if not file.exists():
            make(file, rows)
        return file

    def imported(self, rows: int) -> dict[str, Any]:
        """A book with so many products, imported from a file by a process of its own; what that cost."""
        if rows not in self._imports:
            place = self.folder / f"imported-{rows}"
            said = run_python("-m", "tests.benchmarks.importing", str(self.product_file(rows)), str(place))
            self._imports[rows] = {**json.loads(said), "folder": str(place)}
        return self._imports[rows]

    def shop(self, skus: int) -> Path:
        """The folder of a shop with so many products, and customers and orders with them. Whoever changes it says
        what others must not be disturbed by: sales only add."""
        if skus not in self._shops:
            place = self.folder / f"shop-{skus}"
            shutil.copytree(self.imported(skus)["folder"], place)
            opened = open_book(book_url(place))
            _add_people(opened, skus // self.sizes.people_share)
            _add_orders(opened, skus // self.sizes.people_share)
            opened.close()
            self._shops[skus] = place
        return self._shops[skus]


def new_shop(place: Path) -> Book:
    """An empty book that bears a name."""
    opened = open_book(book_url(place), create=True)
    with opened.write() as session:
        shop.create(session, name="Gốm Nhà Lan", currency="VND", language="vi", now=NOON)
    return opened


def person(number: int) -> CustomerInput:
    """Customer `number`, the same each time."""
    name = f"{FAMILIES[number % 10]} {MIDDLES[number % 7]} {GIVEN[number % 11]} {number}"
    return CustomerInput(name=name, phone=f"09{number * 7919 % 100_000_000:08}", email=f"khach{number}@example.vn")


def _add_people(opened: Book, count: int) -> None:
    for start in range(0, count, AT_ONCE):
        given = [person(number) for number in range(start, min(start + AT_ONCE, count))]
        with opened.write() as session:
            customers.find_or_create_many(session, given, now=NOON)


def _add_orders(opened: Book, count: int) -> None:
    with opened.read() as session:
        sold = sellable(session)
    for start in range(0, count, AT_ONCE):
        with opened.write() as session:
            for number in range(start, min(start + AT_ONCE, count)):
                buyer, at = person(number), NOON + timedelta(minutes=number)
                line = LineInput(sold[number % len(sold)], 1)
                given = OrderInput((line,), contact_name=buyer.name, contact_phone=buyer.phone)
                orders.sell(session, given, key=f"before-{number}", now=at)


def sellable(session: Session) -> Sequence[int]:
    """The variants that are sold in the benchmarks: every hundredth, of which there is plenty."""
    from storemanager.domain.stock import StockLevel

    found = session.exec(
        select(col(Variant.id))
        .join(StockLevel, col(StockLevel.variant_id) == col(Variant.id))
        .where(col(StockLevel.on_hand) >= 100)
        .order_by(col(Variant.id))
    )
    return [variant_id for variant_id in found if variant_id is not None]


@lru_cache(maxsize=4)
def queries(skus: int, count: int) -> tuple[str, ...]:
    """What somebody types: words of two letters and more, with marks and without, codes, phones, and what is not
    there."""
    kinds = (
        lambda n: ("cà", "ca phe", "trà sen", "nước", "bat gom", "lụa", "mật ong", "khăn", "tui", "điều", "hạt")[
            n % 11
        ],
        lambda n: f"{('cà phê', 'tra sen', 'mat', 'nuoc mam', 'Khăn lụa')[n % 5]} {n * 37 % skus}",
        lambda n: f"SP-{n * 997 % skus + 1:06d}",
        lambda n: f"sp-{n * 13 % (skus // 100 or 1):04d}",
        lambda n: f"893{n * 991 % skus + 1:09d}",
        lambda n: person(n * 17 % max(1, skus // 5)).phone,
        lambda n: person(n * 19 % max(1, skus // 5)).phone[-6:],
        lambda n: person(n * 23 % max(1, skus // 5)).name,
        lambda n: ("nguyen", "Đặng", "duong", "pham thi", "ngu", "hu", "khach1", "lê văn")[n % 8],
        lambda n: f"loại {n * 29 % skus}",
        lambda n: ("xyz", "khong co", "qq", "zzzz 99")[n % 4],
    )
    return tuple(kinds[number % len(kinds)](number // len(kinds)) for number in range(count))
