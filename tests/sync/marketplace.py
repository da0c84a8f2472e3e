"""A book, a practice Shopee, a vault, and the engine between them, over real HTTP and on a clock moved by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlmodel import select

from storemanager.channels.base import AccountSettings, Channel, Context
from storemanager.channels.shopee import Shopee
from storemanager.database import Book
from storemanager.domain.accounts import MatchState
from storemanager.domain.orders import Order
from storemanager.domain.syncing import RunState
from storemanager.practice.server import PracticeServer
from storemanager.practice.shopee import SHOP_ID, PracticeShopee
from storemanager.services import accounts, listings, stock
from storemanager.sync.engine import Engine, RoundResult
from tests.channels.shopee.conftest import Vault, settings
from tests.channels.world import World
from tests.makers import a_shop


def many_models(shop: PracticeShopee, items: int, models: int) -> None:
    """So many items, each in so many sizes."""
    sizes = [str(number) for number in range(models)]
    for number in range(items):
        size = {"name": "Size", "variation": True, "options": sizes}
        parent = shop.add_product(
            {"name": f"Giày {number}", "sku": f"G{number}", "type": "variable", "attributes": [size]}
        )
        for each in sizes:
            body = {"sku": f"G{number}-{each}", "regular_price": "250000", "stock_quantity": 5}
            shop.add_variation(parent, {**body, "attributes": [{"name": "Size", "option": each}]})


class Marketplace:
    """A book, a practice Shopee, a vault, and the engine between them."""

    def __init__(self, book: Book, shop: PracticeShopee, server: PracticeServer, outside: World) -> None:
        self.book, self.shop, self.server, self.outside = book, shop, server, outside
        access, refresh = shop.tokens.pair(outside.now())
        self.vault = Vault(access_token=access, refresh_token=refresh, shop_id=str(SHOP_ID))
        with book.write() as session:
            a_shop(session)
            self.account = accounts.add(
                session, kind="shopee", name="Shopee", address=server.url, settings={"address": server.url},
                currency="VND", now=outside.now(),
            )  # fmt: skip
        self.engine = Engine(book, self._settings, self._make, clock=outside.now, sleep=outside.sleep, parallel=False)

    def _settings(self, account_id: int) -> AccountSettings:
        return replace(settings(self.server.url, self.vault.secrets), account_id=account_id, name="Shopee")

    def _make(self, given: AccountSettings, cancelled: Callable[[], bool]) -> Channel:
        context = Context(
            now=self.outside.now, sleep=self.outside.sleep, cancelled=cancelled, secrets=self.vault.keeper
        )
        return Shopee(given, context=context)

    def adopt(self) -> None:
        run = self.engine.adopt(self.account)
        assert run.state is RunState.DONE, (run.problem, run.lines)
        with self.book.write() as session:
            accounts.activate(session, self.account, now=self.outside.now())

    def sync(self, *, full_check: bool = False) -> RoundResult:
        self.outside.advance(600)
        self.server.requests.reset()
        return self.engine.run_round(full_check=full_check)

    def asked(self) -> list[str]:
        return [row.path.rsplit("/", 1)[-1] for row in self.server.requests]

    def is_right(self) -> None:
        """Every order once, the ledger proven, every item showing what it should."""
        with self.book.read() as session:
            here = sorted(str(remote_id) for remote_id in session.exec(select(Order.remote_id)).all())
            assert here == sorted(self.shop.orders)
            assert stock.check(session) == []
            ids = listings.listing_ids(session, self.account, MatchState.MATCHED)
            facts = listings.facts(session, self.account, ids)
            assert facts
            for fact in facts:
                if fact.wanted is not None and fact.hold is listings.Hold.NONE:
                    model = self.shop.items[int(fact.product_id)].models[int(fact.remote_variant_id or 0)]
                    assert model.units == fact.wanted, (fact.sku, fact.seen)
