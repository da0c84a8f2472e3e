"""Shoppers buy in a Vendure shop while the real engine syncs it through a line with faults. Vendure sells more than it
has, and then tells wrong numbers (F31)."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from storemanager.channels.base import (
    AccountSettings,
    Catalogue,
    Channel,
    Context,
    ListingRef,
    Orders,
    Outcome,
    RefundRequest,
    RemoteOrder,
    ShipmentNotice,
    Stock,
    StockUpdate,
)
from storemanager.channels.errors import SignInError
from storemanager.database import Book
from storemanager.domain.attention import AttentionKind
from storemanager.domain.catalog import Variant
from storemanager.domain.orders import Order, OrderLine, OrderStatus
from storemanager.money import Money
from storemanager.practice.faults import Fault
from storemanager.services import accounts, attention, orders, stock
from storemanager.sync import actions
from storemanager.sync.engine import Engine, RoundResult
from tests.makers import a_shop, a_variant
from tests.peers.fault_proxy import FaultProxy, graphql
from tests.peers.vendure_channel import Vendure
from tests.peers.vendure_server import VendureServer
from tests.rounds import rounds
from tests.sync.world import write_fast

SECRETS = {"username": "superadmin", "password": "superadmin"}
BAD_LINE = {
    Fault.BEFORE_500: 0.04,
    Fault.AFTER_500: 0.04,
    Fault.AFTER_DROP: 0.04,
    Fault.TOO_MANY: 0.03,
    Fault.TRUNCATED: 0.03,
    Fault.WEB_PAGE: 0.03,
    Fault.SLOW: 0.02,
    Fault.DUPLICATE: 0.05,
    Fault.STALE_READ: 0.03,
}


class RealClock:
    """The true time; waits are skipped by moving ahead of it, as a computer whose clock jumps (F62)."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def sleep(self, seconds: float) -> None:
        self.ahead += timedelta(seconds=seconds)


class PeerShop:
    """A book, a Vendure with goods, and the engine between them."""

    def __init__(self, book: Book, server: VendureServer, address: str) -> None:
        write_fast(book)
        self.book, self.server, self.address = book, server, address
        self.clock = RealClock()
        self.ids: dict[str, ListingRef] = {}
        with book.write() as session:
            a_shop(session, currency="USD")
            self.account = accounts.add(
                session, kind="vendure", name="Website", address=address, settings={"address": address},
                currency="USD", now=self.clock(),
            )  # fmt: skip
            accounts.activate(session, self.account, now=self.clock())
        self.engine = Engine(book, self._settings, self._make, clock=self.clock, sleep=self.clock.sleep, parallel=False)

    def _settings(self, account_id: int) -> AccountSettings:
        return AccountSettings(account_id, "Website", {"address": self.address}, SECRETS, currency="USD")

    def _make(self, settings: AccountSettings, cancelled: Callable[[], bool]) -> Channel:
        return Vendure(settings, context=self.context(cancelled))

    def context(self, cancelled: Callable[[], bool] = lambda: False) -> Context:
        return Context(now=self.clock, sleep=self.clock.sleep, cancelled=cancelled)

    def channel(self) -> Vendure:
        return Vendure(self._settings(self.account), context=self.context())

    def goods(self, sku: str, quantity: int) -> None:
        """The same article on both sides."""
        words = [{"languageCode": "en", "name": sku, "slug": sku.lower(), "description": ""}]
        made = self.server.admin(
            "mutation($i: CreateProductInput!) { createProduct(input: $i) { id } }",
            i={"translations": words, "enabled": True},
        )
        product_id = made["createProduct"]["id"]
        variant = {
            "productId": product_id, "sku": sku, "price": 1000, "stockOnHand": quantity, "trackInventory": "TRUE",
            "translations": [{"languageCode": "en", "name": sku}],
        }  # fmt: skip
        made = self.server.admin(
            "mutation($i: [CreateProductVariantInput!]!) { createProductVariants(input: $i) { id } }", i=[variant]
        )
        self.ids[sku] = ListingRef(product_id, made["createProductVariants"][0]["id"])
        with self.book.write() as session:
            a_variant(session, sku, on_hand=quantity, price=1000)

    def sync(self, *, full_check: bool = False) -> RoundResult:
        self.clock.sleep(600)
        return self.engine.run_round(full_check=full_check)

    def shows(self, sku: str) -> int:
        """What Vendure would sell, by its own figures, asked without any proxy."""
        data = self.server.admin(
            "query($id: ID!) { productVariant(id: $id) { stockLevels { stockOnHand stockAllocated } } }",
            id=self.ids[sku].variant_id,
        )
        return sum(row["stockOnHand"] - row["stockAllocated"] for row in data["productVariant"]["stockLevels"])

    def sold_there(self) -> Counter[tuple[str, str, int]]:
        """Every paid order of our goods as Vendure keeps it: (order, SKU, quantity)."""
        found: Counter[tuple[str, str, int]] = Counter()
        skip = 0
        while True:
            rows = self.server.admin(
                "query($o: OrderListOptions) { orders(options: $o) { items { id"
                " lines { orderPlacedQuantity productVariant { sku } } } } }",
                o={"filter": {"active": {"eq": False}}, "sort": {"id": "ASC"}, "take": 100, "skip": skip},
            )["orders"]["items"]
            for row in rows:
                for line in row["lines"]:
                    if line["productVariant"]["sku"] in self.ids:
                        found[row["id"], line["productVariant"]["sku"], line["orderPlacedQuantity"]] += 1
            skip += len(rows)
            if not rows:
                return found

    def in_the_book(self) -> Counter[tuple[str, str, int]]:
        with self.book.read() as session:
            query = select(Order.remote_id, OrderLine.sku, OrderLine.quantity).join(OrderLine)
            return Counter((str(a), b, c) for a, b, c in session.exec(query) if b in self.ids)

    def keep_ours(self) -> None:
        """Numbers that Vendure gets wrong by itself look like somebody else's work, and after the second time in a day
        the owner is asked whose they are (F42)."""
        with self.book.write() as session:
            for row in attention.rows(session):
                if row.kind is AttentionKind.CONTESTED:
                    actions.act(session, row.id, choice={"keep": "ours"}, now=self.clock())

    def matters(self) -> list[str]:
        with self.book.read() as session:
            return [f"{row.kind.value}: {row.title}" for row in attention.rows(session)]

    def available(self) -> dict[str, int]:
        with self.book.read() as session:
            assert stock.check(session) == []
            skus = {row.id or 0: row.sku for row in session.exec(select(Variant))}
            return {skus[key]: each.available for key, each in stock.availability(session, list(skus)).items()}


@pytest.fixture
def proxy(vendure: VendureServer) -> Iterator[FaultProxy]:
    with FaultProxy(vendure.url, BAD_LINE, seed=31, operation=graphql) as proxy:
        yield proxy


def test_the_connector_has_the_abilities_it_says_it_has(book: Book, vendure: VendureServer) -> None:
    shop = PeerShop(book, vendure, vendure.url)
    shop.goods("ABLE", 4)
    channel = shop.channel()
    for ability in (Catalogue, Stock, Orders):
        assert isinstance(channel, ability)
    assert channel.check().currency == "USD"
    [product] = channel.find_by_skus(["ABLE"])
    assert [variant.stock for variant in product.variants] == [4]
    ref = shop.ids["ABLE"]
    [done, gone] = channel.write_stock([StockUpdate(ref, 9, 4), StockUpdate(ListingRef("0", "99999"), 1, None)])
    assert (done.outcome, gone.outcome, gone.gone) == (Outcome.DONE, Outcome.REJECTED, True)
    assert [reading.stock for reading in channel.read_stock([ref])] == [9]
    assert ref in {reading.ref for reading in channel.read_all_stock()}
    channel.close()
    stranger = AccountSettings(1, "Website", {"address": vendure.url}, SECRETS | {"password": "wrong"}, "USD")
    refused = Vendure(stranger, context=shop.context())
    with pytest.raises(SignInError):
        refused.check()
    refused.close()


def test_a_parcel_a_refund_and_a_note_are_sent_once_however_often_they_are_asked_for(
    book: Book, vendure: VendureServer
) -> None:
    shop = PeerShop(book, vendure, vendure.url)
    shop.goods("ONCE", 4)
    shopper = vendure.shopper()
    assert shopper.fill(shop.ids["ONCE"].variant_id, 2, 900)
    assert shopper.pay()
    channel = shop.channel()
    order = next(row for row in _all_orders(channel) if row.lines[0].sku == "ONCE")
    for _ in range(2):
        channel.refund_order(order.remote_id, RefundRequest(Money(300, "USD"), "late", key="r1"))
        channel.ship_order(order.remote_id, ShipmentNotice("VN1", "GHN", key="s1"))
        channel.add_note(order.remote_id, "hello", key="n1")
    after = channel.get_order(order.remote_id)
    assert [refund.amount.minor for refund in after.refunds] == [300]
    assert [parcel.tracking_number for parcel in after.shipments] == ["VN1"]
    assert shop.shows("ONCE") == 2
    channel.close()


def _all_orders(channel: Vendure) -> list[RemoteOrder]:
    cursor: str | None = None
    found: list[RemoteOrder] = []
    while True:
        page = channel.pull_orders(cursor)
        found += page.items
        cursor = page.cursor
        if not page.more:
            return found


def test_f31_a_shop_that_oversells_by_itself_is_found_out_and_nothing_is_lost(
    book: Book, vendure: VendureServer, proxy: FaultProxy
) -> None:
    shop = PeerShop(book, vendure, proxy.url)
    dice = random.Random(31)
    for number in range(5):
        shop.goods(f"PEER-{number}", 30)
    shop.goods("LAST-FIVE", 5)
    for _ in range(4):
        shop.sync()
    assert proxy.counts["query products"] > 0

    baskets = [vendure.shopper() for _ in range(12)]
    for number, shopper in enumerate(baskets):  # all of them have it in the basket before the first one pays
        assert shopper.fill(shop.ids["LAST-FIVE"].variant_id, 1, number)
    crowd = [threading.Thread(target=shopper.pay) for shopper in baskets]
    walkers = [threading.Thread(target=_walk_in, args=(shop, seed)) for seed in range(2)]
    for thread in (*crowd, *walkers):
        thread.start()
    while any(thread.is_alive() for thread in (*crowd, *walkers)):
        shop.sync()
        _owner(shop, dice)
    for thread in (*crowd, *walkers):
        thread.join()

    assert sum(proxy.struck.values()) > 5, proxy.struck
    proxy.be_quiet()
    for _ in range(5):
        shop.clock.sleep(timedelta(hours=1).total_seconds())  # whatever waits after a failure is due
        shop.sync(full_check=True)
        shop.keep_ours()
    assert shop.in_the_book() == shop.sold_there()
    available = shop.available()
    shown = {sku: shop.shows(sku) for sku in shop.ids}
    assert shown == {sku: max(0, available[sku]) for sku in shop.ids}, shop.matters()
    assert available["LAST-FIVE"] < 0, "this time Vendure did not oversell: the test says nothing"
    with shop.book.read() as session:
        oversold = [row for row in attention.rows(session) if row.kind is AttentionKind.OVERSOLD]
    assert any("LAST-FIVE" in str(row.title) for row in oversold)
    writes = proxy.counts["mutation updateProductVariants"]
    for _ in range(rounds(3)):  # F40: a quiet shop is only read
        shop.sync()
    assert proxy.counts["mutation updateProductVariants"] == writes


def _walk_in(shop: PeerShop, seed: int) -> None:
    """A shopper after the other, on the shop's own pages."""
    dice = random.Random(seed)
    for number in range(7):
        shopper = shop.server.shopper()
        sku = f"PEER-{dice.randrange(5)}"
        if shopper.fill(shop.ids[sku].variant_id, dice.randint(1, 2), 100 * (seed + 1) + number):
            shopper.pay()


def _owner(shop: PeerShop, dice: random.Random) -> None:
    """Goods come in, and a parcel goes out or an order is called off."""
    sku = f"PEER-{dice.randrange(5)}"
    with shop.book.write() as session:
        variant_id = session.exec(select(Variant.id).where(Variant.sku == sku)).one() or 0
        stock.receive(session, variant_id, dice.randint(1, 4), now=shop.clock())
        waiting = session.exec(select(Order.id).where(Order.status == OrderStatus.CONFIRMED)).all()
        if waiting:
            chosen = dice.choice(waiting) or 0
            if dice.random() < 0.7:
                orders.ship(session, chosen, tracking_number=f"VN{chosen}", now=shop.clock())
            else:
                orders.cancel(session, chosen, reason="no goods", now=shop.clock())
