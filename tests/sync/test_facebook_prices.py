"""Prices between the book and a catalogue that shows them as text: taken in with the goods, kept true, and taken over
where the channel is the master."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from storemanager.database import Book
from storemanager.domain.accounts import ChannelAccount, Master
from storemanager.domain.syncing import RunState
from storemanager.services import catalog, listings
from storemanager.services.catalog import VariantDetail
from tests.channels.facebook.conftest import put
from tests.sync.page_world import PageWorld, page_world

BEGINS, ENDS = datetime(2026, 11, 30, 17, tzinfo=UTC), datetime(2026, 12, 12, 16, 59, tzinfo=UTC)
DAYS = "2026-12-01T00:00+07:00/2026-12-12T23:59+07:00"


@pytest.fixture
def shop(book: Book) -> Iterator[PageWorld]:
    with page_world(book, PageWorld) as shop:
        yield shop


def taken_in(shop: PageWorld) -> None:
    put(shop.graph, "MU", price="120000 VND", sale_price="99000 VND", sale_price_effective_date=DAYS)
    put(shop.graph, "AO-S", item_group_id="AO", size="S", price="150000 VND")
    put(shop.graph, "AO-M", item_group_id="AO", size="M", price="155000 VND")
    run = shop.engine.adopt(shop.account)
    assert run.state is RunState.DONE, (run.problem, run.lines)


def in_book(shop: PageWorld, sku: str) -> VariantDetail:
    with shop.book.read() as session:
        rows = listings.rows(session, listings.listing_ids(session, shop.account))
        return catalog.variant(session, next(row.variant_id or 0 for row in rows if row.remote_sku == sku))


def master(shop: PageWorld, who: Master) -> None:
    with shop.book.write() as session:
        account = session.get_one(ChannelAccount, shop.account)
        account.price_master = who
        session.add(account)


def test_goods_that_are_taken_in_have_their_price_and_their_sale(shop: PageWorld) -> None:
    taken_in(shop)
    cap = in_book(shop, "MU")
    assert (cap.price, cap.sale_price, cap.sale_from, cap.sale_to) == (120_000, 99_000, BEGINS, ENDS)
    assert (in_book(shop, "AO-S").price, in_book(shop, "AO-M").price) == (150_000, 155_000)
    shop.activate()
    for _ in range(2):
        shop.sync(full_check=True)
        assert not shop.server.requests.matching("POST|DELETE"), "what was taken in needs no sending"


def test_a_sale_of_the_book_goes_out_with_its_days_and_comes_back_the_same(shop: PageWorld) -> None:
    taken_in(shop)
    shop.activate()
    shop.sync()
    change = catalog.PriceChange(in_book(shop, "AO-S").id, 150_000, 140_000, BEGINS, ENDS)
    with shop.book.write() as session:
        catalog.set_prices(session, [change], now=shop.outside.now())
    shop.sync()
    price, sale, days = shop.graph.price_of("AO-S")
    assert (price, sale) == ("150000 VND", "140000 VND")
    assert days == "2026-11-30T17:00+00:00/2026-12-12T16:59+00:00"
    shop.sync(full_check=True)
    assert not shop.server.requests.matching("POST|DELETE")
    with shop.book.write() as session:
        catalog.set_prices(session, [catalog.PriceChange(change.variant_id, 150_000)], now=shop.outside.now())
    shop.sync()
    assert shop.graph.price_of("AO-S") == ("150000 VND", "", "")


@pytest.mark.parametrize("who", [Master.CHANNEL, Master.ASK])
def test_a_price_that_was_changed_there_is_taken_or_asked_about(shop: PageWorld, who: Master) -> None:
    taken_in(shop)
    master(shop, who)
    shop.activate()
    for _ in range(2):
        shop.sync()
    shop.graph.put_item({"id": "AO-M", "price": "165000 VND", "sale_price": "149000 VND"}, review=False)
    shop.graph.put_item({"id": "MU", "sale_price": "", "sale_price_effective_date": ""}, review=False)
    shop.outside.advance(24 * 3600)
    shop.sync()
    assert not shop.server.requests.matching("POST|DELETE")
    shirt, cap = in_book(shop, "AO-M"), in_book(shop, "MU")
    if who is Master.CHANNEL:
        assert (shirt.price, shirt.sale_price) == (165_000, 149_000)
        assert (cap.price, cap.sale_price) == (120_000, None)
    else:
        assert (shirt.price, cap.sale_price) == (155_000, 99_000)
        assert len(shop.told(" here, ")) == 2
    shop.sync(full_check=True)
    assert not shop.server.requests.matching("POST|DELETE")
    assert shop.graph.price_of("AO-M")[0] == "165000 VND"
