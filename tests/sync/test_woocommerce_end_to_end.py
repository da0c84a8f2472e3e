"""The whole way against the practice website over real HTTP: take its products in, sell on both sides, lose answers,
end right."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlmodel import col, select

from storemanager.channels.base import AccountSettings, Channel, Context
from storemanager.channels.woocommerce import WooCommerce
from storemanager.database import Book
from storemanager.domain.accounts import AccountState, Listing, MatchState
from storemanager.domain.orders import Order, OrderStatus
from storemanager.domain.syncing import RunState
from storemanager.practice.catalogue import fill
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from storemanager.practice.shoppers import PassersBy, Shoppers
from storemanager.practice.woocommerce import Key, PracticeShop
from storemanager.practice.woocommerce.auth import Keys
from storemanager.services import accounts, attention, catalog, listings, orders, stock
from storemanager.sync import offering
from storemanager.sync.engine import Engine, RoundResult
from tests.channels.world import KEY, NOON, SECRET, World
from tests.makers import a_product, a_shop, put_in_stock
from tests.rounds import rounds
from tests.sync.world import write_fast

PRODUCTS = 25


class Website:
    """A book, a practice website, and the engine between them."""

    def __init__(self, book: Book, shop: PracticeShop, server: PracticeServer, outside: World) -> None:
        self.book, self.shop, self.server, self.outside = book, shop, server, outside
        with book.write() as session:
            a_shop(session)
            self.account = accounts.add(
                session, kind="woocommerce", name="Website", address=server.url, settings={"address": server.url},
                currency="VND", now=outside.now(),
            )  # fmt: skip
        self.engine = Engine(book, self._settings, self._make, clock=outside.now, sleep=outside.sleep, parallel=False)

    def _settings(self, account_id: int) -> AccountSettings:
        return AccountSettings(
            account_id, "Website", {"address": self.server.url}, {"consumer_key": KEY, "consumer_secret": SECRET}
        )

    def _make(self, settings: AccountSettings, cancelled: Callable[[], bool]) -> Channel:
        context = Context(now=self.outside.now, sleep=self.outside.sleep, cancelled=cancelled)
        return WooCommerce(settings, context=context)

    def activate(self) -> None:
        with self.book.write() as session:
            accounts.activate(session, self.account, now=self.outside.now())

    def sync(self, *, full_check: bool = False) -> RoundResult:
        self.outside.advance(600)
        self.server.requests.reset()
        return self.engine.run_round(full_check=full_check)

    def is_right(self) -> None:
        """Every order once, the ledger proven, every item showing what it should."""
        with self.book.read() as session:
            here = sorted(session.exec(select(Order.remote_id)).all(), key=str)
            there = sorted(
                (str(order.id) for order in self.shop.orders.values() if order.status != "checkout-draft"), key=str
            )
            assert here == there
            assert stock.check(session) == []
            ids = listings.listing_ids(session, self.account, MatchState.MATCHED)
            facts = listings.facts(session, self.account, ids)
            assert facts
            for fact in facts:
                if fact.wanted is not None and fact.hold is listings.Hold.NONE:
                    number = int(fact.remote_variant_id or fact.product_id)
                    assert self.shop.products[number].stock_quantity == fact.wanted, (fact.sku, fact.seen)


@pytest.fixture
def website(book: Book) -> Iterator[Website]:
    write_fast(book)
    outside = World(NOON)
    shop = PracticeShop(clock=outside.now)
    shop.keys = Keys([Key(KEY, SECRET)])
    with PracticeServer(shop) as server:
        yield Website(book, shop, server, outside)


def test_a_website_s_products_are_taken_in_with_what_lies_on_the_shelf(website: Website) -> None:
    fill(website.shop, PRODUCTS, random.Random(1))
    shoppers = Shoppers(website.shop, 1)
    before = {product.id: product.stock_quantity for product in website.shop.products.values()}
    for _ in range(6):
        shoppers.buy()
    run = website.engine.adopt(website.account)
    assert run.state is RunState.DONE, (run.problem, run.lines)
    assert run.counts["products_adopted"] == PRODUCTS
    with website.book.read() as session:
        rows = session.exec(select(Listing).where(col(Listing.variant_id).is_not(None))).all()
        available = stock.availability(session, [row.variant_id or 0 for row in rows])
        assert rows
        for row in rows:
            product = website.shop.products[int(row.remote_variant_id or row.remote_product_id)]
            if product.stock_quantity is not None:
                assert available[row.variant_id or 0].available == product.stock_quantity, row.remote_sku
                assert available[row.variant_id or 0].on_hand == _physical(website, product.id, before), row.remote_sku
    website.activate()
    website.sync()
    result = website.sync()
    assert not website.server.requests.matching("PUT|POST|DELETE"), result.runs[0].lines
    website.is_right()


def _physical(website: Website, product_id: int, before: dict[int, int | None]) -> int | None:
    """Nothing has left the shelf: what was there when the shoppers began, unless an order came and went."""
    return before[product_id]


def test_a_quiet_sync_takes_few_requests_and_changes_nothing(website: Website) -> None:
    fill(website.shop, PRODUCTS, random.Random(2))
    website.engine.adopt(website.account)
    website.activate()
    for _ in range(3):
        website.sync()
    result = website.sync()
    assert result.runs[0].requests <= 6, [request.path for request in website.server.requests]
    assert str(result.runs[0].lines[0]) == "Nothing has changed."


def test_f53_a_key_that_may_only_read_brings_orders_in_and_its_owner_reads_what_is_missing(website: Website) -> None:
    fill(website.shop, PRODUCTS, random.Random(4))
    website.engine.adopt(website.account)
    website.activate()
    website.shop.keys = Keys([Key(KEY, SECRET, "read")])
    with website.book.write() as session:
        for variant_id in catalog.variant_ids(session):
            put_in_stock(session, variant_id, 2)
    shoppers = Shoppers(website.shop, 4)
    for _ in range(4):
        shoppers.buy()
    assert website.sync().runs[0].state is RunState.ATTENTION
    with website.book.read() as session:
        assert session.exec(select(Order)).all()
        titles = {str(row.title) for row in attention.rows(session)}
        assert accounts.get(session, website.account).state is AccountState.ACTIVE
    assert "Website: the saved key may not change stock." in titles
    assert not any("no longer accepts" in title for title in titles)
    website.shop.keys = Keys([Key(KEY, SECRET)])
    website.sync()
    website.is_right()


def test_wild_rounds_with_shoppers_and_lost_answers_end_right(website: Website) -> None:
    dice = random.Random(7)
    fill(website.shop, 8, dice)
    shoppers = Shoppers(website.shop, 7)
    website.engine.adopt(website.account)
    website.activate()
    website.sync()
    website.shop.between_read_and_write = PassersBy(website.shop, seed=7, chance=0.3)
    faults = (Fault.BEFORE_500, Fault.AFTER_500, Fault.AFTER_DROP, Fault.BEFORE_DROP, Fault.CUT_JSON, Fault.WEB_PAGE)
    for _ in range(rounds(12)):
        website.server.faults.clear()
        for fault in dice.sample(faults, 2):
            website.server.faults.add(Rule(fault, rate=0.08))
        for _ in range(dice.randint(0, 3)):
            shoppers.step()
        _owner(website, dice)
        website.sync()
    website.server.faults.clear()
    website.shop.between_read_and_write = None
    for _ in range(3):
        website.outside.advance(timedelta(hours=7).total_seconds())
        website.sync(full_check=True)
    website.is_right()
    website.sync()
    assert not website.server.requests.matching("PUT|POST|DELETE")


def _owner(website: Website, dice: random.Random) -> None:
    with website.book.write() as session:
        ids = listings.listing_ids(session, website.account, MatchState.MATCHED)
        row = listings.get(session, dice.choice(ids))
        assert row.variant_id is not None
        put_in_stock(session, row.variant_id, dice.randint(1, 9))
        waiting = session.exec(select(Order.id).where(Order.status == OrderStatus.CONFIRMED)).all()
        if waiting:
            order_id = dice.choice(waiting)
            orders.ship(session, order_id or 0, tracking_number=f"VN{order_id}", now=website.outside.now())


def test_a_product_of_the_book_is_put_on_the_website_with_its_number_before_it_is_shown(website: Website) -> None:
    website.activate()
    with website.book.write() as session:
        made = a_product(session, "Áo thun", ["AO-S", "AO-M"], on_hand=4)
        offering.put_on_channel(session, website.account, made.product_id, now=website.outside.now())
    website.sync()
    created = next(product for product in website.shop.products.values() if product.name == "Áo thun")
    assert created.status == "draft"
    website.sync()
    assert created.status == "publish"
    assert sorted(
        product.stock_quantity or 0 for product in website.shop.products.values() if product.type == "variation"
    ) == [4, 4]
    website.is_right()
