"""Several shops outside that sell the same goods out of one book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from sqlmodel import col, select

from storemanager.channels.base import AccountSettings, Channel, StockWriteKind
from storemanager.database import Book
from storemanager.domain.accounts import Listing
from storemanager.domain.stock import SplitVariant
from storemanager.services import accounts, stock
from storemanager.sync.engine import Engine, RoundResult
from tests.makers import a_shop, a_variant, put_in_stock
from tests.sync.fake_channel import FakeChannel
from tests.sync.shop_outside import Shop
from tests.sync.virtual_clock import NOON, VirtualClock
from tests.sync.world import write_fast


@dataclass
class Street:
    book: Book
    clock: VirtualClock
    shops: dict[int, Shop] = field(default_factory=dict)

    def engine(self, *, parallel: bool = False, patience: float = 30.0) -> Engine:
        return Engine(
            self.book, lambda account_id: AccountSettings(account_id, "", {}, {}), self._make, clock=self.clock,
            sleep=self.clock.pass_, parallel=parallel, patience=patience,
        )  # fmt: skip

    def _make(self, settings: AccountSettings, _cancelled: Callable[[], bool]) -> Channel:
        return FakeChannel(self.shops[settings.account_id], settings)

    def sync(self, *, minutes: float = 10, only: Sequence[int] | None = None) -> RoundResult:
        self.clock.pass_(minutes * 60)
        for shop in self.shops.values():
            shop.log.clear()
            shop.writes.clear()
        return self.engine().run_round(only)

    def product(self, sku: str, *, on_hand: int) -> int:
        with self.book.write() as session:
            variant_id = a_variant(session, sku, on_hand=on_hand)
        for shop in self.shops.values():
            shop.add(sku, 0)
        return variant_id

    def receive(self, variant_id: int, quantity: int) -> None:
        with self.book.write() as session:
            put_in_stock(session, variant_id, quantity)

    def available(self, variant_id: int) -> int:
        with self.book.read() as session:
            return stock.availability(session, [variant_id])[variant_id].available

    def shown(self, sku: str) -> list[int]:
        return [shop.shows(sku) or 0 for shop in self.shops.values()]

    def writes(self) -> int:
        return sum(len(shop.writes) for shop in self.shops.values())

    def ceilings(self, sku: str) -> list[int | None]:
        with self.book.read() as session:
            query = select(Listing.stock_ceiling).where(Listing.remote_sku == sku).order_by(col(Listing.account_id))
            return list(session.exec(query))

    def split(self) -> set[int]:
        with self.book.read() as session:
            return set(session.exec(select(SplitVariant.variant_id)))

    def ceilings_by_account(self, sku: str) -> dict[int, int | None]:
        with self.book.read() as session:
            return dict(
                session.exec(select(Listing.account_id, Listing.stock_ceiling).where(Listing.remote_sku == sku)).all()
            )

    def sold_unknown(self, sku: str) -> dict[int, int]:
        """What each channel has sold that is not in the book yet, by the channels' own lists."""
        found: dict[int, int] = {}
        with self.book.read() as session:
            from storemanager.domain.orders import Order, OrderLine

            for account_id, shop in self.shops.items():
                there = sum(
                    line.stock_taken or 0 for order in shop.orders.values() for line in order.lines if line.sku == sku
                )
                query = (
                    select(OrderLine.channel_taken)
                    .join(Order, col(Order.id) == OrderLine.order_id)
                    .where(Order.account_id == account_id, OrderLine.sku == sku)
                )
                found[account_id] = there - sum(taken or 0 for taken in session.exec(query))
        return found


def a_street(book: Book, kinds: Sequence[StockWriteKind]) -> Street:
    write_fast(book)
    clock = VirtualClock()
    street = Street(book, clock)
    with book.write() as session:
        a_shop(session)
        for number, kind in enumerate(kinds, start=1):
            account = accounts.add(
                session, kind="fake", name=f"Shop {number}", address=f"https://{number}.test", settings={},
                currency="VND", now=NOON,
            )  # fmt: skip
            accounts.activate(session, account, now=NOON)
            street.shops[account] = Shop(clock, kind)
    return street


@dataclass
class Crowd:
    """Shoppers who take a unit wherever one is shown, between any two requests of any channel."""

    street: Street
    sku: str
    random: Random
    chance: float = 0.3
    sold: int = 0

    def arrive(self) -> None:
        for shop in self.street.shops.values():
            shop.before = self._between

    def leave(self) -> None:
        for shop in self.street.shops.values():
            shop.before = None

    def _between(self, _step: str) -> None:
        if self.random.random() < self.chance:
            self.buy()

    def buy(self) -> None:
        """A channel refuses what it does not show."""
        shop = self.random.choice(list(self.street.shops.values()))
        if (shop.shows(self.sku) or 0) > 0:
            shop.buy(self.sku, 1)
            self.sold += 1
