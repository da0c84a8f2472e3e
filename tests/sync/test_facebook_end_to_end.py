"""The whole way against the practice Page over real HTTP: a book and a catalogue that nobody else writes to."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from sqlmodel import select

from storemanager.database import Book
from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.syncing import RunState
from storemanager.errors import InvalidInputError
from storemanager.practice.facebook import GraphSettings
from storemanager.practice.facebook.stocked import copy_goods
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import PracticeShop
from storemanager.services import accounts, catalog, outbox, stock
from storemanager.services.catalog_inputs import ImageInput, PriceChange, ProductInput, VariantInput
from storemanager.sync import offering
from storemanager.sync.connections import Connections
from storemanager.vault import open_vault
from tests.channels.facebook.conftest import page_settings
from tests.channels.world import NOON, World
from tests.makers import a_shop, put_in_stock
from tests.practice.facebook.contracts import WatchedGraph
from tests.rounds import rounds
from tests.sync.page_world import PageWorld, page_world

INBOX = 3
"""The questions of a quiet inbox: the Page's own token, its threads, and those of Instagram."""


@pytest.fixture
def shop(book: Book) -> Iterator[PageWorld]:
    with page_world(book, PageWorld) as shop:
        yield shop


def test_a_thousand_changes_reach_the_catalogue_in_one_batch_and_then_it_is_quiet(shop: PageWorld) -> None:
    variants = shop.goods(1000)
    shop.activate()
    for _ in range(2):
        shop.sync()
    shop.is_right()
    shop.receive(variants, 5)
    run = shop.sync().runs[0]
    assert run.state is RunState.DONE, (run.problem, run.lines)
    shop.is_right()
    batches = shop.server.requests.matching("POST")
    assert len(batches) == 1, "one batch for all"
    assert len(json.loads(parse_qs(batches[0].body.decode())["requests"][0])) == 1000
    looks = shop.server.requests.count("GET", "check_batch_request_status")
    confirming = shop.server.requests.count("GET", "/products")
    assert 1 <= looks <= 4
    assert confirming == 5, "two hundred items are read back with one request"
    assert run.requests == 1 + 1 + looks + confirming + INBOX
    quiet = shop.sync().runs[0]
    assert quiet.requests <= 4
    assert not shop.server.requests.matching("POST|DELETE")
    assert str(quiet.lines[0]) == "Nothing has changed."


def test_a_quiet_sync_is_one_small_question_of_the_catalogue_and_three_of_the_inbox(shop: PageWorld) -> None:
    shop.goods(30)
    shop.activate()
    for _ in range(2):
        shop.sync()
    for _ in range(3):
        shop.sync()
        page = f"GET {shop.graph.settings.page_id}"
    assert shop.asked() == [f"GET {shop.graph.settings.catalog_id}", page, *["GET conversations"] * 2]


def test_the_goods_of_a_catalogue_are_taken_in_with_what_it_shows(shop: PageWorld) -> None:
    from storemanager.practice.catalogue import fill

    website = PracticeShop(clock=shop.outside.now)
    fill(website, 20, random.Random(1))
    copy_goods(website, shop.graph)
    run = shop.engine.adopt(shop.account)
    assert run.state is RunState.DONE, (run.problem, run.lines)
    with shop.book.read() as session:
        rows = session.exec(select(Listing)).all()
        available = stock.availability(session, [row.variant_id or 0 for row in rows])
        assert {row.remote_sku for row in rows} == shop.graph.items.keys()
        for row in rows:
            assert available[row.variant_id or 0].available == shop.graph.quantity_of(row.remote_sku)
    shop.activate()
    shop.sync()
    shop.sync()
    assert not shop.server.requests.matching("POST|DELETE"), "what was taken in needs no sending"


def test_prices_and_sales_of_the_book_are_sent_and_then_left_alone(shop: PageWorld) -> None:
    variants = shop.goods(12)
    shop.activate()
    shop.sync()
    now = shop.outside.now()
    begins, ends = now + timedelta(days=1), now + timedelta(days=3)
    with shop.book.write() as session:
        catalog.set_prices(session, [PriceChange(variants[0], 110_000, 99_000, begins, ends)], now=now)
    shop.sync()
    assert shop.graph.price_of("SP-0000")[:2] == ("110000 VND", "99000 VND")
    shop.sync()
    assert not shop.server.requests.matching("POST|DELETE")
    shop.is_right()


def test_a_price_that_somebody_changes_there_is_put_right_by_the_nightly_look(shop: PageWorld) -> None:
    shop.goods(12)
    shop.activate()
    for _ in range(2):
        shop.sync()
    for locale in ("vi", "en"):
        shop.graph.settings.locale = locale
        shop.sync(full_check=True)
        assert not shop.server.requests.matching("POST"), "the way in which prices are written does not matter"
    shop.graph.put_item({"id": "SP-0004", "price": "1200 VND"}, review=False)
    shop.sync()
    assert not shop.server.requests.matching("POST"), "nobody has looked"
    shop.sync(full_check=True)
    assert shop.graph.price_of("SP-0004")[0] == "120000 VND"
    shop.sync(full_check=True)
    assert not shop.server.requests.matching("POST")


def test_a_product_of_the_book_is_put_into_the_catalogue_hidden_and_shown_when_its_numbers_are_right(
    shop: PageWorld,
) -> None:
    shop.activate()
    with shop.book.write() as session:
        kinds = tuple(VariantInput(f"AT-{size}", options=(size,), price=150_000) for size in "SM")
        pictures = (ImageInput("https://may.example/at.jpg"),)
        given = ProductInput("Áo thun", kinds, options=("Size",), images=pictures)
        [made] = catalog.create_products(session, [given], now=NOON)
        for variant_id in made.variant_ids:
            put_in_stock(session, variant_id, 4)
        offering.put_on_channel(session, shop.account, made.product_id, now=shop.outside.now())
    shop.sync()
    assert {item.data["visibility"] for item in shop.graph.items.values()} == {"staging"}
    shop.sync()
    assert {item.data["visibility"] for item in shop.graph.items.values()} == {"published"}
    assert {item.data["quantity_to_sell_on_facebook"] for item in shop.graph.items.values()} == {4}
    assert shop.graph.items["AT-S"].data["link"] == "https://may.example/?s=AT-S"
    shop.is_right()
    for _ in range(2):
        shop.sync()
    assert not shop.server.requests.matching("POST|DELETE")


def test_buyers_are_sent_to_the_product_s_page_on_the_connected_website(shop: PageWorld) -> None:
    shop.settings = page_settings(shop.server.url, shop.graph.settings)  # no pattern for links
    shop.activate()
    now = shop.outside.now()
    with shop.book.write() as session:
        pictures = (ImageInput("https://may.example/coc.jpg"),)
        given = ProductInput("Cốc", (VariantInput("COC", price=90_000),), images=pictures)
        [made] = catalog.create_products(session, [given], now=NOON)
        put_in_stock(session, made.variant_ids[0], 2)
        offering.put_on_channel(session, shop.account, made.product_id, now=now)
    shop.sync()
    assert shop.graph.items == {}
    [row] = shop.told("create product")
    assert "sends buyers to a page of yours, and Cốc has none" in str(row.meaning)
    assert "Put the product on your website first" in str(row.advice)
    with shop.book.write() as session:
        website = accounts.add(
            session, kind="woocommerce", name="Web", address="https://may.example", settings={}, currency="VND", now=now
        )
        accounts.pause(session, website)
        session.add(
            Listing(
                account_id=website, variant_id=made.variant_ids[0], match_state=MatchState.MATCHED,
                remote_product_id="7", remote_url="https://may.example/san-pham/coc", updated_at=now,
            )
        )  # fmt: skip
        for waiting in outbox.rows(session):
            outbox.retry(session, waiting.id)
    shop.sync()
    assert shop.graph.items["COC"].data["link"] == "https://may.example/san-pham/coc"


def test_what_meta_s_review_rejects_needs_attention_until_it_is_right(shop: PageWorld) -> None:
    shop.goods(3)
    shop.activate()
    shop.sync()
    shop.graph.put_item({"id": "SP-0001", "title": "Khắc hình thuốc lá"})
    shop.sync(full_check=True)
    shop.sync(full_check=True)
    [row] = shop.told("has something against")
    assert "rejected" in str(row.meaning)
    assert row.listing_id is not None
    shop.graph.put_item({"id": "SP-0001", "title": "Khắc hoa sen"})
    shop.outside.advance(120)
    shop.sync(full_check=True)
    assert shop.told("has something against") == []


def test_f35_an_item_that_was_deleted_there_is_told_and_written_to_no_more(shop: PageWorld) -> None:
    variants = shop.goods(12)
    shop.activate()
    for _ in range(2):
        shop.sync()
    del shop.graph.items["SP-0003"]
    shop.receive(variants, 1)
    shop.sync()
    assert len(shop.told("no longer on")) == 1
    shop.sync()
    assert not shop.server.requests.matching("POST")


def test_f53_without_the_right_for_the_catalogue_the_owner_reads_which_one_is_missing(shop: PageWorld) -> None:
    shop.goods(3)
    shop.activate()
    shop.sync()
    shop.graph.settings.permissions.discard("catalog_management")
    run = shop.sync().runs[0]
    assert run.state is not RunState.DONE
    assert "catalog_management" in str(run.problem)
    shop.graph.settings.permissions.add("catalog_management")
    assert shop.sync().runs[0].state is RunState.DONE


def test_wild_rounds_with_lost_answers_and_slow_batches_end_right(shop: PageWorld) -> None:
    dice = random.Random(7)
    variants = shop.goods(25)
    shop.activate()
    shop.sync()
    faults = (Fault.BEFORE_500, Fault.AFTER_500, Fault.AFTER_DROP, Fault.BEFORE_DROP, Fault.CUT_JSON, Fault.WEB_PAGE)
    for _ in range(rounds(8)):
        shop.server.faults.clear()
        for fault in dice.sample(faults, 2):
            shop.server.faults.add(Rule(fault, rate=0.15))
        shop.graph.settings.batch_seconds = dice.choice((0.0, 3.0, 200.0))
        shop.receive(dice.sample(variants, 5), dice.randint(1, 9))
        shop.sync()
    shop.server.faults.clear()
    shop.graph.settings.batch_seconds = 3.0
    for _ in range(3):
        shop.sync(full_check=True)
    shop.is_right()
    shop.sync()
    assert not shop.server.requests.matching("POST|DELETE")


def test_two_pages_stand_side_by_side_and_one_page_not_twice(book: Book, tmp_path: Path) -> None:
    world = World(NOON)
    first, second = WatchedGraph(clock=world.now), WatchedGraph(GraphSettings(page_id="2002"), clock=world.now)
    with book.write() as session:
        public_id = a_shop(session)
    connections = Connections(book, lambda: open_vault(tmp_path, public_id), clock=world.now, sleep=world.sleep)

    def connect(name: str, graph: WatchedGraph, server: PracticeServer) -> int:
        settings = page_settings(server.url, graph.settings)
        found = connections.try_out("facebook", settings.values, settings.secrets)
        return connections.add("facebook", name, settings.values, settings.secrets, found, at=NOON)

    with PracticeServer(first) as one, PracticeServer(second) as other:
        account = connect("Mây", first, one)
        assert connect("Mây 2", second, other) != account
        with pytest.raises(InvalidInputError, match="connected already"):
            connect("Mây lần nữa", first, one)
        assert connections.check(account).shop_name == "Mây Shop"
