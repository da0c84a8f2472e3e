"""The quiet shop: after the owner's last act, writes fall to zero within two rounds and stay zero (F40).

For some rounds by default, for a hundred with STOREMANAGER_TEST_ROUNDS=100."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from storemanager.channels.base import AccountSettings, Channel, Context, StockWriteKind
from storemanager.channels.woocommerce import WooCommerce
from storemanager.database import Book
from storemanager.domain.offers import Policy
from storemanager.domain.stock import MovementReason
from storemanager.practice.catalogue import fill
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import Key, PracticeShop
from storemanager.practice.woocommerce.auth import Keys
from storemanager.services import accounts, catalog, listings, offer_rules, stock
from storemanager.services.catalog_inputs import PriceChange
from storemanager.sync.engine import Engine
from tests.channels.world import KEY, SECRET, World
from tests.makers import NOON, a_shop, a_variant, put_in_stock
from tests.rounds import rounds
from tests.sync.fake_channel import FakeChannel
from tests.sync.shop_outside import Shop
from tests.sync.virtual_clock import VirtualClock
from tests.sync.world import write_fast

ROUNDS_TO_CALM = 2
QUIET_ROUNDS = rounds(10)
TEN_MINUTES = 600.0
KINDS = (
    (StockWriteKind.COMPARE_AND_SET, StockWriteKind.ABSOLUTE),
    (StockWriteKind.DELTA, StockWriteKind.NON_ATOMIC_DELTA),
)


class Channels:
    """One book and a shop outside for each kind of write."""

    def __init__(self, book: Book, kinds: tuple[StockWriteKind, ...], policy: Policy) -> None:
        write_fast(book)
        self.book, self.clock = book, VirtualClock()
        self.shops: dict[int, Shop] = {}
        with book.write() as session:
            a_shop(session)
            offer_rules.set_shop_policy(session, policy, now=NOON)
            self.variants = [a_variant(session, f"SKU-{number}", on_hand=3 + number) for number in range(3)]
            for kind in kinds:
                account = accounts.add(
                    session, kind="fake", name=kind.value, address=f"https://{kind.name}.test", settings={},
                    currency="VND", now=NOON,
                )  # fmt: skip
                accounts.activate(session, account, now=NOON)
                self.shops[account] = Shop(self.clock, kind)
                for number in range(3):
                    self.shops[account].add(f"SKU-{number}", 3 + number, price=120_000)
        self.engine = Engine(
            book, lambda account_id: AccountSettings(account_id, "", {}, {}), self._make, clock=self.clock,
            sleep=self.clock.pass_, parallel=False,
        )  # fmt: skip

    def _make(self, settings: AccountSettings, _cancelled: Callable[[], bool]) -> Channel:
        return FakeChannel(self.shops[settings.account_id], settings)

    def sync(self) -> int:
        """Ten minutes pass; how many numbers, prices and acts were sent."""
        self.clock.pass_(TEN_MINUTES)
        self.engine.run_round(trigger="schedule")
        sent = 0
        for shop in self.shops.values():
            sent += len(shop.writes) + len(shop.price_writes)
            sent += sum(step in ("ship_order", "cancel_order", "set_status", "refund_order") for step in shop.log)
            shop.writes.clear()
            shop.price_writes.clear()
            shop.log.clear()
        return sent

    def last_acts(self) -> None:
        """Sales on every channel, a breakage, a new price: then the shop closes for the day."""
        for number, shop in enumerate(self.shops.values()):
            shop.buy(f"SKU-{number}")
        now = self.clock()
        with self.book.write() as session:
            stock.adjust(session, self.variants[2], -1, MovementReason.DAMAGE, now=now)
            catalog.set_prices(session, [PriceChange(self.variants[1], 130_000)], now=now)

    def is_right(self) -> None:
        with self.book.read() as session:
            for account, shop in self.shops.items():
                for fact in listings.facts(session, account, listings.listing_ids(session, account)):
                    assert fact.wanted == fact.seen == shop.shows(fact.sku)
                    assert not fact.unclear


@pytest.mark.parametrize(
    ("kinds", "policy"), [(KINDS[0], Policy.STRICT), (KINDS[1], Policy.STRICT), (KINDS[1], Policy.SHARED)]
)
def test_f40_a_quiet_shop_writes_nothing(book: Book, kinds: tuple[StockWriteKind, ...], policy: Policy) -> None:
    channels = Channels(book, kinds, policy)
    channels.sync()
    channels.last_acts()
    assert channels.sync() > 0
    for _ in range(ROUNDS_TO_CALM - 1):
        channels.sync()
    assert [channels.sync() for _ in range(QUIET_ROUNDS)] == [0] * QUIET_ROUNDS
    channels.is_right()


def test_f40_a_split_that_balanced_selling_began_ends_once_and_then_nothing_is_written(book: Book) -> None:
    """Goods that sell fast are split; when nobody buys any more, they are shared again in one go, and that is all."""
    channels = Channels(book, KINDS[0], Policy.BALANCED)
    channels.sync()
    for _ in range(2):
        for shop in channels.shops.values():
            shop.buy("SKU-2")
        channels.sync()
    channels.last_acts()
    for _ in range(ROUNDS_TO_CALM):
        channels.sync()
    sent = [channels.sync() for _ in range(QUIET_ROUNDS)]
    channels.clock.pass_(5 * 24 * 3600)  # however long nobody buys
    sent += [channels.sync() for _ in range(QUIET_ROUNDS)]
    listed = len(channels.variants) * len(channels.shops)
    assert sum(sent) <= listed, sent
    assert sent[-QUIET_ROUNDS // 2 :] == [0] * (QUIET_ROUNDS // 2), sent
    channels.is_right()


@pytest.fixture
def practice() -> Iterator[tuple[World, PracticeShop, PracticeServer]]:
    outside = World(NOON)
    shop = PracticeShop(clock=outside.now)
    shop.keys = Keys([Key(KEY, SECRET)])
    with PracticeServer(shop) as server:
        yield outside, shop, server


def test_f40_a_quiet_website_is_only_read(book: Book, practice: tuple[World, PracticeShop, PracticeServer]) -> None:
    """The same over real HTTP, against the practice website."""
    outside, shop, server = practice
    write_fast(book)
    fill(shop, 5, random.Random(3))

    def make(settings: AccountSettings, cancelled: Callable[[], bool]) -> Channel:
        return WooCommerce(settings, context=Context(now=outside.now, sleep=outside.sleep, cancelled=cancelled))

    def settings(account_id: int) -> AccountSettings:
        return AccountSettings(
            account_id, "Website", {"address": server.url}, {"consumer_key": KEY, "consumer_secret": SECRET}
        )

    with book.write() as session:
        a_shop(session)
        account = accounts.add(
            session, kind="woocommerce", name="Website", address=server.url, settings={"address": server.url},
            currency="VND", now=outside.now(),
        )  # fmt: skip
    engine = Engine(book, settings, make, clock=outside.now, sleep=outside.sleep, parallel=False)
    engine.adopt(account)
    with book.write() as session:
        accounts.activate(session, account, now=outside.now())
        ids = listings.listing_ids(session, account)
        put_in_stock(session, listings.get(session, ids[0]).variant_id or 0, 4)

    def sync() -> int:
        outside.advance(timedelta(minutes=10).total_seconds())
        server.requests.reset()
        engine.run_round(trigger="schedule")
        return len(server.requests.matching("PUT|POST|DELETE"))

    assert sync() > 0
    for _ in range(ROUNDS_TO_CALM - 1):
        sync()
    assert [sync() for _ in range(QUIET_ROUNDS)] == [0] * QUIET_ROUNDS
