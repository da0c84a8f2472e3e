"""The practice shop: a whole pretend website on this computer, and a book that sells on it.

What shoppers and owner did there is kept in the shop's folder, so that it is the same shop the next time.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from pydantic import TypeAdapter, ValidationError
from sqlmodel import col, select, update

from storemanager.clock import Clock, now
from storemanager.database import Book
from storemanager.domain.accounts import PRACTICE, ChannelAccount
from storemanager.domain.catalog import Variant
from storemanager.domain.orders import OrderLine
from storemanager.practice.catalogue import stocked_shop
from storemanager.practice.server import PracticeServer
from storemanager.practice.shoppers import BusyShop, PassersBy, Shoppers
from storemanager.practice.woocommerce import PracticeShop
from storemanager.practice.woocommerce.records import Category, Coupon, Customer, Order, Product
from storemanager.services import accounts
from storemanager.sync import demo_page
from storemanager.sync.connections import PRACTICE_SECRETS, Connections
from storemanager.sync.demo_page import PracticePage
from storemanager.sync.engine import Engine
from storemanager.texts import translate
from storemanager.vault import Vault

KIND = "woocommerce"
STATE_FILE = "practice-website.json"
PRODUCTS, WEEKS, SEED = 400, 6, 2026
_COST_PERCENT = 60
"""What the demo's goods cost the shop, of their price: the website does not know costs, and profits should show."""


class PracticeWebsite:
    """The pretend website, running for as long as the `with` block lasts; with shoppers somebody buys now and then."""

    def __init__(
        self,
        folder: Path,
        *,
        products: int = PRODUCTS,
        seed: int = SEED,
        port: int = 0,
        shoppers: bool = True,
        clock: Clock = now,
    ) -> None:
        self._file = folder / STATE_FILE
        self.shop = _kept(self._file, clock) or stocked_shop(seed=seed, products=products, weeks=WEEKS, clock=clock)
        self.shop.between_read_and_write = PassersBy(self.shop, seed=seed)
        self._people = Shoppers(self.shop, seed + len(self.shop.orders)) if shoppers else None
        self._server = PracticeServer(self.shop, port=port)
        self.page = PracticePage(folder, self.shop, seed=seed, writers=shoppers, clock=clock)
        self._running = ExitStack()

    @property
    def url(self) -> str:
        return self._server.url

    def __enter__(self) -> PracticeWebsite:
        self._running.enter_context(self._server)
        if self._people is not None:
            self._running.enter_context(BusyShop(self._people))
        self._running.enter_context(self.page)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running.close()
        self.save()

    def save(self) -> None:
        """Keep the website as it is now; called at the end, and whenever losing the last minutes would be a pity."""
        with self.shop.locked():
            content = _packed(self.shop)
        beside = self._file.with_suffix(".new")
        beside.write_bytes(content)
        os.replace(beside, self._file)
        self.page.save()


def connect(book: Book, website: PracticeWebsite, *, vault: Callable[[], Vault], at: datetime) -> int:
    """Connect the book to the website, or tell the account that is there already where the website is now; a new
    account's products, orders and stock are taken into the book. Answers with the account."""
    with book.write() as session:
        known = [row for row in accounts.rows(session) if row.settings.get(PRACTICE) and row.kind == KIND]
        for row in known:
            accounts.update_connection(
                session, row.id, address=website.url, settings={**row.settings, "address": website.url}, now=at
            )
    connections = Connections(book, vault)
    if known:
        account_id = known[0].id
    else:
        values = {"address": website.url, PRACTICE: "yes"}
        found = connections.try_out(KIND, values, PRACTICE_SECRETS)
        account_id = connections.add(KIND, _name(book), values, PRACTICE_SECRETS, found, activate=True, at=at)
    if not known or _is_bare(book):
        _fill(book, connections, account_id)
    demo_page.connect(book, website.page, vault=vault, make=not known, at=at)
    return account_id


def _fill(book: Book, connections: Connections, account_id: int) -> None:
    """Take the website's goods and orders into the book, as an owner would who connects their own."""
    engine = Engine(book, connections.settings, connections.make)
    engine.adopt(account_id)
    with book.write() as session:
        session.execute(
            update(Variant)
            .where(col(Variant.cost).is_(None), col(Variant.price).is_not(None))
            .values(cost=col(Variant.price) * _COST_PERCENT // 100)
        )
        cost = select(Variant.cost).where(Variant.id == OrderLine.variant_id).scalar_subquery()
        session.execute(update(OrderLine).where(col(OrderLine.unit_cost).is_(None)).values(unit_cost=cost))
    engine.run_round([account_id], trigger="practice")


def _is_bare(book: Book) -> bool:
    """Without a product: somebody stopped the program while the book was being filled."""
    with book.read() as session:
        return session.exec(select(Variant.id).limit(1)).first() is None


def is_practice(book: Book) -> bool:
    """Whether the book sells on a practice channel, which then has to run."""
    with book.read() as session:
        return any(row.settings.get(PRACTICE) for row in accounts.rows(session))


def _name(book: Book) -> str:
    """The account's name, told apart from one the owner may have given."""
    wanted = str(translate("demo", "Practice website"))
    with book.read() as session:
        taken = set(session.exec(select(ChannelAccount.name)))
    return wanted if wanted not in taken else f"{wanted} {int(time.time())}"


# --- Keeping the website ---


@dataclass
class _Kept:
    """All of the website that shoppers, the owner and the program can change."""

    products: dict[int, Product]
    orders: dict[int, Order]
    customers: dict[int, Customer]
    coupons: dict[int, Coupon]
    categories: dict[int, Category]
    numbers: tuple[int, int]


_KEPT = TypeAdapter(_Kept)


def _packed(shop: PracticeShop) -> bytes:
    kept = _Kept(shop.products, shop.orders, shop.customers, shop.coupons, shop.categories, shop.numbers)
    return _KEPT.dump_json(kept)


def _kept(file: Path, clock: Clock) -> PracticeShop | None:
    """The website as it was kept; None when there is none, or when the file is not one."""
    try:
        kept = _KEPT.validate_json(file.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None
    shop = PracticeShop(clock=clock)
    shop.products, shop.orders, shop.customers = kept.products, kept.orders, kept.customers
    shop.coupons, shop.categories = kept.coupons, kept.categories
    for product in shop.products.values():
        for image in product.images:
            image["added"] = datetime.fromisoformat(image["added"])
        if product.sku:
            shop.skus.setdefault(product.sku.strip().lower(), []).append(product.id)
        if product.global_unique_id:
            shop.global_ids.setdefault(product.global_unique_id, []).append(product.id)
    last_id, last_part_id = kept.numbers
    shop.number_from(last_id + 1, last_part_id + 1)
    return shop
