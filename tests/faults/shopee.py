"""The same walk over real HTTP: the Shopee connector against the practice Shopee, every fault on the wire."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from storemanager.channels.base import AccountSettings, Channel, Context
from storemanager.channels.shopee import Shopee
from storemanager.database import Book, book_url, open_book
from storemanager.practice.server import PracticeServer
from storemanager.practice.shopee import SHOP_ID, PracticeShopee
from storemanager.services import accounts, outbox
from tests.channels.shopee.conftest import Vault
from tests.channels.shopee.conftest import settings as shopee_settings
from tests.channels.world import World
from tests.faults.memory import Bench
from tests.faults.plan import Fault, Operation, Plan, Stage
from tests.faults.state import book_state, in_doubt
from tests.faults.website import FAULTS, Ordered, OverHttp
from tests.makers import a_shop

_OWN_LIFE = frozenset({"clock", "lock", "address"})


class MarketWorld(OverHttp):
    """A book, a practice Shopee, and the engine between them, on a clock moved by hand. Its tokens are fresh: that the
    answer to a refresh can be lost, and then only the owner helps, is no matter of this walk."""

    def __init__(self, server: PracticeServer, book: Book, shop: PracticeShopee, outside: World, plan: Plan) -> None:
        super().__init__(server, book, outside, plan)
        self.shop = shop
        access, refresh = shop.tokens.pair(outside.now())
        self.vault = Vault(access_token=access, refresh_token=refresh, shop_id=str(SHOP_ID))
        shop.address = server.url
        server.shop = server.front.shop = shop

    def begin(self) -> None:
        with self.book.write() as session:
            a_shop(session)
            self.account = accounts.add(
                session, kind="shopee", name="Shopee", address=self.server.url,
                settings={"address": self.server.url}, currency="VND", now=self.outside.now(),
            )  # fmt: skip

    def connector(self, settings: AccountSettings, context: Context) -> Channel:
        return Shopee(settings, context=replace(context, secrets=self.vault.keeper))

    def settings(self, account_id: int) -> AccountSettings:
        return replace(shopee_settings(self.server.url, self.vault.secrets), account_id=account_id, name="Shopee")


MarketDeed = Callable[[MarketWorld], None]


def one_round(world: MarketWorld) -> None:
    world.sync()


@dataclass(frozen=True)
class MarketStory:
    """As `website.WebStory`, on Shopee."""

    name: str
    prepare: MarketDeed
    act: MarketDeed = one_round
    again: MarketDeed | None = None

    def at(self, bench: MarketBench) -> PreparedMarketStory:
        bench.bench.clear()
        open_book(book_url(bench.bench.home), create=True).close()
        outside = World()
        world = MarketWorld(bench.server, bench.bench.book, PracticeShopee(clock=outside.now), outside, Plan())
        world.begin()
        self.prepare(world)
        world.end()
        return PreparedMarketStory(self, bench, bench.bench.photograph(), world)


class MarketBench:
    """One server and one book file for all points."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.server = PracticeServer(PracticeShopee(), Ordered())


@dataclass(frozen=True)
class PreparedMarketStory:
    story: MarketStory
    bench: MarketBench
    photograph: bytes
    world: MarketWorld
    faults: Sequence[Fault] = FAULTS

    @property
    def name(self) -> str:
        return self.story.name

    @contextmanager
    def stage(self, plan: Plan) -> Iterator[Stage]:
        self.bench.bench.put_back(self.photograph)
        outside = World(self.world.outside.now())
        shop = copied(self.world.shop, outside)
        world = MarketWorld(self.bench.server, self.bench.bench.book, shop, outside, plan)
        world.account = self.world.account
        try:
            yield MarketStage(world, self.story.act, self.story.again)
        finally:
            world.end()


class MarketStage(Operation[MarketWorld]):
    def quiet(self) -> bool:
        with self.world.book.read() as session:
            waiting = outbox.waiting_counts(session) or in_doubt(session)
        written = [row for row in self.world.server.requests.matching("POST") if "/auth/" not in row.path]
        return not waiting and not written

    def state(self) -> dict[str, Any]:
        with self.world.book.read() as session:
            book = book_state(session)
        return {"book": book, **shopee_state(self.world.shop)}


def shopee_state(shop: PracticeShopee) -> dict[str, Any]:
    """What Shopee has, as the shop's owner would see it there."""
    return {
        "shelf there": dict(
            Counter(
                (item.name, model.sku, model.units, model.price, item.status)
                for item in shop.items.values()
                for model in item.models.values()
            )
        ),
        "orders there": {
            order.sn: (
                order.status,
                [(line.model_sku, line.quantity, line.cancelled, line.returned) for line in order.lines],
                order.notes,
                order.tracking,
                order.cancel_reason,
            )
            for order in shop.orders.values()
        },
        "returns there": {each.sn: (each.status, each.amount) for each in shop.returns.values()},
    }


def copied(shop: PracticeShopee, outside: World) -> PracticeShopee:
    """The same shop in a life of its own, on another clock."""
    twin = PracticeShopee(clock=outside.now)
    kept: dict[int, Any] = {}
    for name, value in vars(shop).items():
        if name not in _OWN_LIFE:
            setattr(twin, name, deepcopy(value, kept))
    return twin
