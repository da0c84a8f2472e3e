"""The whole way against the practice Shopee over real HTTP: take its items in, sell on both sides, lose answers, end
right, and ask for little."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlmodel import select

from storemanager.database import Book
from storemanager.domain.accounts import MatchState
from storemanager.domain.catalog import Variant
from storemanager.domain.orders import Order, OrderStatus, Shipment
from storemanager.domain.syncing import RunState
from storemanager.practice.catalogue import fill
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from storemanager.practice.shopee import Shoppers
from storemanager.services import attention, catalog, listings, orders, stock
from tests.channels.world import NOON, World
from tests.makers import put_in_stock
from tests.practice.shopee.traffic import CheckedShopee
from tests.rounds import rounds
from tests.sync.marketplace import Marketplace, many_models
from tests.sync.world import write_fast

ITEMS = 25


@pytest.fixture
def market(book: Book) -> Iterator[Marketplace]:
    write_fast(book)
    outside = World(NOON)
    shop = CheckedShopee(clock=outside.now)
    with PracticeServer(shop) as server:
        yield Marketplace(book, shop, server, outside)
    assert shop.problems == []


def test_a_sale_there_reaches_the_book_and_needs_no_write(market: Marketplace) -> None:
    fill(market.shop, ITEMS, random.Random(1))
    market.adopt()
    market.sync()
    market.sync()
    order = Shoppers(market.shop, 1).buy()
    assert order is not None
    market.sync()
    assert not [call for call in market.asked() if call.startswith("update_")]
    with market.book.read() as session:
        [row] = session.exec(select(Order).where(Order.remote_id == order.sn)).all()
        assert row.status in (OrderStatus.CONFIRMED, OrderStatus.PENDING)
        assert row.total == order.total
    market.is_right()


def test_an_order_that_waits_for_its_money_holds_its_units_here_as_it_does_there(market: Marketplace) -> None:
    """They are off the shelf there from the moment it is placed: nobody else may be offered them."""
    fill(market.shop, 6, random.Random(3))
    market.adopt()
    market.sync()
    sku = next(model.sku for item in market.shop.items.values() for model in item.models.values() if model.units > 2)
    there = market.shop.find(sku)[1].units
    sn = market.shop.buy(sku, 2, cod=False).sn
    market.sync()
    with market.book.read() as session:
        variant = session.exec(select(Variant.id).where(Variant.sku == sku)).one() or 0
        stands = stock.availability(session, [variant])[variant]
        assert (stands.on_hand, stands.available) == (there, there - 2)
        assert session.exec(select(Order).where(Order.remote_id == sn)).one().status is OrderStatus.PENDING
    market.shop.cancel(sn, "system", "Unpaid order")
    market.sync()
    with market.book.read() as session:
        assert stock.availability(session, [variant])[variant].available == there
    market.is_right()


def test_a_quiet_sync_takes_at_most_four_requests(market: Marketplace) -> None:
    fill(market.shop, ITEMS, random.Random(2))
    shoppers = Shoppers(market.shop, 2)
    for _ in range(5):
        shoppers.buy()
    market.adopt()
    for _ in range(2):
        market.sync()
    for _ in range(3):
        result = market.sync()
        assert len(market.server.requests) <= 4, market.asked()
        assert str(result.runs[0].lines[0]) == "Nothing has changed."


def test_a_thousand_changed_variants_are_one_call_for_each_item_and_as_many_to_confirm(market: Marketplace) -> None:
    many_models(market.shop, 50, 20)
    market.adopt()
    market.sync()
    with market.book.write() as session:
        for variant_id in catalog.variant_ids(session):
            put_in_stock(session, variant_id, 3)
    market.sync()
    calls = market.asked()
    assert calls.count("update_stock") == 50
    assert calls.count("get_model_list") == 50, "one to confirm each"
    assert len(calls) <= 2 * 50 + 4
    market.is_right()


def test_the_goods_go_out_and_the_tracking_number_comes_in(market: Marketplace) -> None:
    fill(market.shop, 6, random.Random(3))
    market.adopt()
    sku = next(model.sku for item in market.shop.items.values() for model in item.models.values() if model.units > 2)
    order = market.shop.buy(sku, 1)
    market.sync()
    with market.book.write() as session:
        [row] = session.exec(select(Order).where(Order.remote_id == order.sn)).all()
        assert row.id is not None
        orders.ship(session, row.id, now=market.outside.now())
    market.sync()
    assert order.status == "PROCESSED"
    market.sync()
    with market.book.read() as session:
        assert attention.rows(session) == [], "handed over here and arranged there is the same"
    market.shop.pick_up(order.sn)
    market.sync()
    with market.book.read() as session:
        [row] = session.exec(select(Order).where(Order.remote_id == order.sn)).all()
        numbers = [each.tracking_number for each in session.exec(select(Shipment)).all()]
    assert row.status is OrderStatus.SHIPPED
    assert numbers == [order.tracking], "the one parcel that left here has got its number"
    market.shop.complete(order.sn)
    market.sync()
    market.is_right()


def test_a_promotion_that_holds_an_item_is_said_in_needs_attention(market: Marketplace) -> None:
    fill(market.shop, 6, random.Random(4))
    market.adopt()
    market.sync()
    item, model = next(
        (item, model) for item in market.shop.items.values() for model in item.models.values() if model.units > 5
    )
    with market.book.write() as session:
        [fact] = [
            fact
            for fact in listings.facts(
                session, market.account, listings.listing_ids(session, market.account, MatchState.MATCHED)
            )
            if (fact.product_id, fact.remote_variant_id) == (str(item.id), str(model.id) if model.id else "")
        ]
        row = listings.get(session, fact.listing_id)
        assert row.variant_id is not None
        put_in_stock(session, row.variant_id, -2)
    market.shop.promote(model.sku, model.price // 2, reserved=model.units)
    market.sync()
    with market.book.read() as session:
        texts = [str(each.meaning) for each in attention.rows(session)]
    assert any("holds more units than the number sent" in text for text in texts), texts


def _one_sale(market: Marketplace) -> str:
    fill(market.shop, 6, random.Random(6))
    market.adopt()
    sku = next(model.sku for item in market.shop.items.values() for model in item.models.values() if model.units > 2)
    sn = market.shop.buy(sku, 2).sn
    market.sync()
    return sn


def test_a_buyer_s_wish_to_cancel_is_told_and_the_row_goes_with_the_answer(market: Marketplace) -> None:
    sn = _one_sale(market)
    market.shop.ask_to_cancel(sn)
    market.sync()
    with market.book.write() as session:
        [row] = attention.rows(session)
        assert "The buyer asks to cancel" in str(row.title)
        order = session.exec(select(Order).where(Order.remote_id == sn)).one()
        assert order.status is OrderStatus.CONFIRMED
        orders.cancel(session, order.id or 0, reason="", now=market.outside.now())
    market.sync()
    market.sync()
    assert market.shop.orders[sn].status == "CANCELLED"
    with market.book.read() as session:
        assert attention.rows(session) == []
    market.is_right()


def test_money_given_back_reaches_the_book_even_where_the_order_itself_does_not_move(market: Marketplace) -> None:
    sn = _one_sale(market)
    market.shop.complete(sn)
    market.sync()
    returned = market.shop.ask_for_return(sn)
    market.sync()
    order = market.shop.orders[sn]
    before = order.updated
    market.shop.settle_return(returned.sn, "ACCEPTED")
    order.updated = before
    market.sync()
    with market.book.read() as session:
        row = session.exec(select(Order).where(Order.remote_id == sn)).one()
        assert row.refunded_total == returned.amount


def test_the_sync_goes_on_for_days_on_tokens_that_work_once(market: Marketplace) -> None:
    fill(market.shop, 6, random.Random(5))
    market.adopt()
    for _ in range(4):
        market.outside.advance(timedelta(hours=5).total_seconds())
        assert market.sync().runs[0].state is RunState.DONE
    assert market.shop.tokens.refreshed == 4
    assert len(market.vault.saved) == 4


def test_wild_rounds_with_shoppers_and_lost_answers_end_right(market: Marketplace) -> None:
    dice = random.Random(7)
    fill(market.shop, 8, dice)
    shoppers = Shoppers(market.shop, 7)
    market.adopt()
    market.sync()
    faults = (Fault.BEFORE_500, Fault.AFTER_500, Fault.AFTER_DROP, Fault.BEFORE_DROP, Fault.CUT_JSON, Fault.WEB_PAGE)
    elsewhere = r"/api/v2/(?!auth)"  # a lost refresh needs the owner, and has a test of its own
    for _ in range(rounds(12)):
        market.server.faults.clear()
        for fault in dice.sample(faults, 2):
            market.server.faults.add(Rule(fault, rate=0.08, path=elsewhere))
        for _ in range(dice.randint(0, 3)):
            shoppers.step()
        _owner(market, dice)
        market.sync()
    market.server.faults.clear()
    for _ in range(3):
        market.outside.advance(timedelta(hours=7).total_seconds())
        market.sync(full_check=True)
    market.is_right()
    market.sync()
    assert not [call for call in market.asked() if call.startswith("update_")]


def _owner(market: Marketplace, dice: random.Random) -> None:
    with market.book.write() as session:
        row = listings.get(session, dice.choice(listings.listing_ids(session, market.account, MatchState.MATCHED)))
        assert row.variant_id is not None
        put_in_stock(session, row.variant_id, dice.randint(1, 9))
        waiting = session.exec(select(Order.id).where(Order.status == OrderStatus.CONFIRMED)).all()
        if waiting:
            orders.ship(session, dice.choice(waiting) or 0, now=market.outside.now())
