"""A book with one connected account and the shop outside: what nearly every test of sync begins with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event
from sqlmodel import col, select

from storemanager.channels.base import AccountSettings, Channel, ListingRef, StockWriteKind
from storemanager.database import Book
from storemanager.domain.accounts import Listing
from storemanager.domain.attention import AttentionKind
from storemanager.domain.orders import Order, OrderLine
from storemanager.services import accounts, attention, listings, orders, stock
from storemanager.sync.engine import Engine, RoundResult
from storemanager.sync.status import SyncEvent
from tests.makers import a_shop, a_variant, put_in_stock
from tests.sync.fake_channel import FakeChannel
from tests.sync.shop_outside import Shop
from tests.sync.virtual_clock import NOON, VirtualClock


@dataclass
class World:
    book: Book
    clock: VirtualClock
    shop: Shop
    account: int = 0
    channels: list[FakeChannel] = field(default_factory=list)
    events: list[SyncEvent] = field(default_factory=list)

    def engine(self, *, parallel: bool = False, holder: str | None = None) -> Engine:
        return Engine(
            self.book, self._settings, self._make, clock=self.clock, sleep=self.clock.pass_, events=self.events.append,
            parallel=parallel, holder=holder,
        )  # fmt: skip

    def _settings(self, account_id: int) -> AccountSettings:
        return AccountSettings(account_id, "Web", {}, {})

    def _make(self, settings: AccountSettings, _cancelled: Callable[[], bool]) -> Channel:
        self.channels.append(FakeChannel(self.shop, settings))
        return self.channels[-1]

    def sync(self, *, minutes: float = 10, full_check: bool = False) -> RoundResult:
        """Time passes, then the button is pressed."""
        self.clock.pass_(minutes * 60)
        self.shop.log.clear()
        self.shop.writes.clear()
        self.shop.price_writes.clear()
        return self.engine().run_round(full_check=full_check)

    def product(self, sku: str, *, on_hand: int = 0, shown: int | None = None, price: int = 100_000) -> int:
        """A product in the book and on the channel, under the same SKU."""
        with self.book.write() as session:
            variant_id = a_variant(session, sku, on_hand=on_hand, price=price)
        self.shop.add(sku, on_hand if shown is None else shown, price=price)
        return variant_id

    def receive(self, variant_id: int, quantity: int) -> None:
        with self.book.write() as session:
            put_in_stock(session, variant_id, quantity)

    def available(self, variant_id: int) -> int:
        with self.book.read() as session:
            return stock.availability(session, [variant_id])[variant_id].available

    def on_hand(self, variant_id: int) -> int:
        with self.book.read() as session:
            return stock.availability(session, [variant_id])[variant_id].on_hand

    def orders(self) -> list[Order]:
        with self.book.read() as session:
            found = list(session.exec(select(Order).order_by(col(Order.id))).all())
            session.expunge_all()
            return found

    def order(self, remote_id: str) -> Order:
        return next(order for order in self.orders() if order.remote_id == remote_id)

    def lines(self, remote_id: str) -> list[OrderLine]:
        order = self.order(remote_id)
        with self.book.read() as session:
            query = select(OrderLine).where(OrderLine.order_id == order.id).order_by(col(OrderLine.id))
            found = list(session.exec(query).all())
            session.expunge_all()
            return found

    def listing(self, sku: str) -> Listing:
        with self.book.read() as session:
            found = session.exec(select(Listing).where(Listing.remote_sku == sku)).one()
            session.expunge_all()
            return found

    def matters(self) -> set[AttentionKind]:
        with self.book.read() as session:
            return {row.kind for row in attention.rows(session)}

    def matter(self, kind: AttentionKind) -> attention.AttentionRow:
        with self.book.read() as session:
            return next(row for row in attention.rows(session) if row.kind is kind)

    def ship(self, remote_id: str, tracking: str = "VN1") -> None:
        order = self.order(remote_id)
        with self.book.write() as session:
            orders.ship(session, order.id or 0, tracking_number=tracking, now=self.clock())

    def all_is_well(self) -> None:
        """The ledger proves itself, and every listing shows what it should."""
        with self.book.read() as session:
            assert stock.check(session) == []
            ids = listings.listing_ids(session, self.account)
            for fact in listings.facts(session, self.account, ids):
                if fact.wanted is not None and fact.hold is listings.Hold.NONE:
                    ref = ListingRef(fact.product_id, fact.remote_variant_id)
                    assert self.shop.items[ref].stock == fact.wanted, fact.sku
                    assert fact.seen == fact.wanted, fact.sku
                    assert not fact.unclear, fact.sku


def a_world(book: Book, kind: StockWriteKind = StockWriteKind.NON_ATOMIC_DELTA, *, active: bool = True) -> World:
    write_fast(book)
    clock = VirtualClock()
    world = World(book, clock, Shop(clock, kind))
    with book.write() as session:
        a_shop(session)
        world.account = accounts.add(
            session, kind="fake", name="Web", address="https://web.test", settings={}, currency="VND", now=NOON
        )
        if active:
            accounts.activate(session, world.account, now=NOON)
    return world


def in_step(book: Book, **on_hand: int) -> World:
    """A world whose goods, named by SKU, are in the book and on the channel alike."""
    world = a_world(book)
    for sku, quantity in on_hand.items():
        world.product(sku, on_hand=quantity)
    world.sync()
    return world


def write_fast(book: Book) -> None:
    """These tests end no power: the file need not reach the disk, only the truth must be in it."""

    def connected(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA synchronous=OFF")

    if book.engine.dialect.name == "sqlite":
        event.listen(book.engine, "connect", connected)
        book.engine.dispose()
