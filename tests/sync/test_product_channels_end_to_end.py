"""One product on a website and in a Facebook shop over real HTTP: seen beforehand, sent, edited once for both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from storemanager.channels.base import AccountSettings, Channel, ProductDraft, VariantDraft
from storemanager.database import Book
from storemanager.domain.price_rules import PriceRule
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import Key, PracticeShop
from storemanager.practice.woocommerce.auth import Keys
from storemanager.practice.woocommerce.records import Product
from storemanager.services import catalog, channel_prices, channel_products
from storemanager.services.catalog import ImageInput, ProductInput, VariantInput
from storemanager.services.channel_products import Cell, OwnField
from storemanager.sync import channel_plan, listing_forms
from storemanager.sync.channel_plan import Action, PlanRow, Presence
from storemanager.sync.engine import Engine
from storemanager.sync.listing_forms import Forms
from tests.channels.world import KEY, NOON, SECRET, World
from tests.makers import put_in_stock
from tests.practice.facebook.contracts import WatchedGraph
from tests.sync.page_world import PageWorld
from tests.sync.test_woocommerce_end_to_end import Website
from tests.sync.world import write_fast


@dataclass
class Both:
    book: Book
    website: Website
    page: PageWorld
    outside: World
    product: int

    def settings(self, account_id: int) -> AccountSettings:
        return (self.website if account_id == self.website.account else self.page)._settings(account_id)

    def make(self, settings: AccountSettings, cancelled: Callable[[], bool] = lambda: False) -> Channel:
        owner = self.website if "consumer_key" in settings.secrets else self.page
        return owner._make(settings, cancelled)

    def sync(self, *, full_check: bool = False) -> None:
        self.outside.advance(600)
        for server in (self.website.server, self.page.server):
            server.requests.reset()
        engine = Engine(
            self.book, self.settings, self.make, clock=self.outside.now, sleep=self.outside.sleep, parallel=False
        )
        engine.run_round(full_check=full_check)

    def written(self) -> list[str]:
        return [
            f"{request.method} {request.path}"
            for server in (self.website.server, self.page.server)
            for request in server.requests.matching("POST|PUT|DELETE")
        ]

    def say(self, account: int, field: OwnField, value: object) -> None:
        cell = Cell(self.product, account, field, value)  # type: ignore[arg-type]  # the test knows which
        with self.book.write() as session:
            channel_products.set_many(session, [cell], now=self.outside.now())

    def plan(self) -> dict[int, PlanRow]:
        with self.book.read() as session:
            accounts = [self.website.account, self.page.account]
            rows = channel_plan.plan(session, [self.product], accounts, now=self.outside.now())
        return {row.account_id: row for row in rows}

    def send(self) -> channel_plan.Sending:
        with self.book.write() as session:
            return channel_plan.send(session, self.pairs, now=self.outside.now())

    @property
    def pairs(self) -> list[tuple[int, int]]:
        return [(self.product, self.website.account), (self.product, self.page.account)]

    @property
    def on_website(self) -> Product:
        return next(each for each in self.website.shop.products.values() if each.type != "variation")


@pytest.fixture
def both(book: Book) -> Iterator[Both]:
    write_fast(book)
    outside = World(NOON)
    shop, graph = PracticeShop(clock=outside.now), WatchedGraph(clock=outside.now)
    shop.keys = Keys([Key(KEY, SECRET)])
    with PracticeServer(shop) as shop_server, PracticeServer(graph) as page_server:
        website, page = Website(book, shop, shop_server, outside), PageWorld(book, graph, page_server, outside)
        with book.write() as session:
            given = ProductInput(
                "Cốc gốm", (VariantInput("COC", price=100_000, weight_grams=300),), description="Men lam, vẽ tay",
                categories=(("Gốm sứ", "Cốc"),), images=(ImageInput("https://may.example/coc.jpg"),),
            )  # fmt: skip
            [made] = catalog.create_products(session, [given], now=NOON)
            put_in_stock(session, made.variant_ids[0], 6)
        website.activate()
        page.activate()
        world = Both(book, website, page, outside, made.product_id)
        world.sync()
        yield world
    assert graph.problems == []


def test_a_product_goes_to_both_with_its_own_title_here_and_a_dearer_price_there(both: Both) -> None:
    website, page = both.website.account, both.page.account
    with both.book.write() as session:
        channel_prices.set_account_rule(session, page, PriceRule(percent=800, step=1000), now=both.outside.now())
    both.say(website, OwnField.TITLE, "Cốc gốm vẽ tay")
    both.say(page, OwnField.FIELDS, {"brand": ["Mây"], "condition": ["new"]})
    seen = both.plan()
    assert {account: row.action for account, row in seen.items()} == {website: Action.CREATE, page: Action.CREATE}
    assert both.send().created == 2
    for _ in range(3):
        both.sync()
    there = both.on_website
    item = both.page.graph.items["COC"].data
    assert (there.name, str(there.regular_price), there.stock_quantity) == (seen[website].sent.title, "100000", 6)
    assert (item["title"], item["price"], item["brand"]) == ("Cốc gốm", "108000 VND", "Mây")
    assert item["quantity_to_sell_on_facebook"] == 6
    price = seen[page].variants[0].price_sent
    assert price is not None
    assert item["price"] == f"{price.price} VND"
    after = both.plan()
    assert {account: (row.presence, row.action) for account, row in after.items()} == {
        website: (Presence.SHOWN, Action.NOTHING), page: (Presence.SHOWN, Action.NOTHING),
    }  # fmt: skip
    both.sync(full_check=True)
    assert both.written() == []


def test_a_product_edited_once_is_changed_on_both_where_nothing_of_its_own_stands(both: Both) -> None:
    website, page = both.website.account, both.page.account
    both.say(website, OwnField.TITLE, "Cốc gốm vẽ tay")
    both.send()
    for _ in range(3):
        both.sync()
    with both.book.write() as session:
        detail = catalog.product_input(catalog.product(session, both.product))
        catalog.update_product(session, both.product, replace(detail, name="Cốc gốm men lam"), now=both.outside.now())
    found = both.plan()
    assert (found[website].action, found[page].action) == (Action.NOTHING, Action.UPDATE)
    [change] = found[page].differences
    assert (change.field, change.shown, change.sent) == ("title", "Cốc gốm", "Cốc gốm men lam")
    assert both.send().updated == 1
    both.sync()
    assert both.on_website.name == "Cốc gốm vẽ tay"
    assert both.page.graph.items["COC"].data["title"] == "Cốc gốm men lam"
    both.sync()
    assert both.plan()[page].action is Action.NOTHING


def test_a_new_size_is_put_beside_those_that_are_there(both: Both) -> None:
    sizes = [VariantInput(f"AO-{size}", options=(size,), price=90_000) for size in "SM"]
    given = ProductInput("Áo", tuple(sizes), options=("Size",), images=(ImageInput("https://may.example/ao.jpg"),))
    with both.book.write() as session:
        [made] = catalog.create_products(session, [given], now=NOON)
    both.product = made.product_id
    both.send()
    for _ in range(3):
        both.sync()
    with both.book.write() as session:
        detail = catalog.product_input(catalog.product(session, both.product))
        more = replace(detail, variants=(*detail.variants, VariantInput("AO-L", options=("L",), price=95_000)))
        catalog.update_product(session, both.product, more, now=both.outside.now())
    for row in both.plan().values():
        assert [(each.field, each.sent) for each in row.differences] == [("variants", "AO-L")]
    assert both.send().updated == 2
    for _ in range(2):
        both.sync()
    assert {each.sku: each.regular_price for each in both.website.shop.products.values() if each.sku} == {
        "AO-S": "90000", "AO-M": "90000", "AO-L": "95000",
    }  # fmt: skip
    assert both.page.graph.items["AO-L"].data["price"] == "95000 VND"
    assert {row.action for row in both.plan().values()} == {Action.NOTHING}


def test_a_product_taken_off_both_is_hidden_and_comes_back(both: Both) -> None:
    both.send()
    for _ in range(3):
        both.sync()
    with both.book.write() as session:
        assert channel_plan.take_off(session, both.pairs, now=both.outside.now()).hidden == 2
    both.sync()
    assert both.on_website.status == "draft"
    assert both.page.graph.items["COC"].data["visibility"] == "staging"
    assert {row.presence for row in both.plan().values()} == {Presence.HIDDEN}
    both.sync()
    with both.book.write() as session:
        assert channel_plan.put_back(session, both.pairs, now=both.outside.now()).shown == 2
    both.sync()
    assert both.on_website.status == "publish"
    assert both.page.graph.items["COC"].data["visibility"] == "published"


def test_a_category_of_the_website_is_chosen_in_place_of_the_book_s(both: Both) -> None:
    forms, account = Forms(both.book, both.settings, both.make, clock=both.outside.now), both.website.account
    channel = both.make(both.settings(account))
    made = [channel.create_product(_in(("Nhà bếp", "Ly cốc")))]  # type: ignore[attr-defined]  # a website can
    channel.close()
    assert made
    forms.refresh(account)
    with both.book.read() as session:
        [category] = listing_forms.categories(session, account, "ly coc")
    assert category.path == ("Nhà bếp", "Ly cốc")
    both.say(account, OwnField.CATEGORY, category.remote_id)
    assert both.plan()[account].own.category_path == category.path
    both.send()
    both.sync()
    there = next(each for each in both.website.shop.products.values() if each.sku == "COC")
    assert [str(each) for each in there.category_ids] == [category.remote_id]
    assert both.plan()[account].differences == ()


def _in(path: tuple[str, ...]) -> object:

    return ProductDraft("Ly", (VariantDraft("LY"),), categories=(path,))
