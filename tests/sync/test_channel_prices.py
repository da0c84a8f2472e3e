"""A channel's own price in the rounds: sent, compared, taken back and undone as what was agreed for that account."""

import random
from typing import Any

import pytest

from storemanager.database import Book
from storemanager.domain.accounts import ChannelAccount, Master
from storemanager.domain.attention import AttentionKind
from storemanager.domain.price_rules import PriceRule
from storemanager.money import Money
from storemanager.services import accounts, catalog, channel_prices, channel_products
from storemanager.services.catalog import PriceChange
from storemanager.services.channel_prices import PriceOffer
from storemanager.services.channel_products import Cell, OwnField
from storemanager.sync import actions, undoing
from tests.sync.world import World, in_step

EIGHT = PriceRule(percent=800, step=1000)


@pytest.fixture
def world(book: Book) -> World:
    return in_step(book, MUG=10, TEA=5)


def _rule(world: World, rule: PriceRule | None) -> None:
    with world.book.write() as session:
        channel_prices.set_account_rule(session, world.account, rule, now=world.clock())


def _reprice(world: World, price: int, sale: int | None = None) -> None:
    with world.book.write() as session:
        change = PriceChange(world.listing("MUG").variant_id or 0, price, sale)
        catalog.set_prices(session, [change], now=world.clock())


def _master(world: World, master: Master) -> None:
    with world.book.write() as session:
        accounts.update_policy(session, world.account, price_master=master)


def _there(world: World) -> Any:
    variant_id = world.listing("MUG").variant_id or 0
    with world.book.read() as session:
        return channel_prices.offers(session, world.account, [variant_id])[variant_id]


def _shown(world: World, sku: str = "MUG") -> tuple[int, int | None]:
    item = world.shop.items[world.shop.ref_of(sku)]
    return item.price, item.sale_price


def test_a_new_rule_reprices_the_whole_account_once(world: World) -> None:
    _rule(world, EIGHT)
    world.sync()
    assert _shown(world) == _shown(world, "TEA") == (108_000, None)
    _reprice(world, 120_000, 111_000)
    world.sync()
    assert _shown(world) == (130_000, 120_000)  # 129,600 and 119,880
    for full_check in (False, True):
        world.sync(full_check=full_check)
        assert world.shop.price_writes == []
    assert world.matters() == set()
    _rule(world, None)
    world.sync()
    assert _shown(world) == (120_000, 111_000)


def test_a_price_of_its_own_stands_on_one_channel_and_the_book_keeps_its_own(world: World) -> None:
    listing = world.listing("MUG")
    with world.book.write() as session:
        product_id = catalog.variant(session, listing.variant_id or 0).product_id
        cell = Cell(product_id, world.account, OwnField.PRICE, 95_000, listing.variant_id)
        channel_products.set_many(session, [cell], now=world.clock())
    world.sync()
    assert _shown(world) == (95_000, None)
    assert _there(world).book == PriceOffer(100_000)


def test_where_the_channel_rules_its_price_comes_back_through_the_rule(world: World) -> None:
    _rule(world, EIGHT)
    world.sync()
    _master(world, Master.CHANNEL)
    world.shop.set_price("MUG", 216_000)
    world.sync()
    assert _there(world).book == PriceOffer(200_000)
    assert _there(world).offer == PriceOffer(216_000)
    world.shop.set_price("MUG", 217_000)
    world.sync()
    assert (_there(world).book, _there(world).offer) == (PriceOffer(200_000), PriceOffer(217_000))
    _master(world, Master.BOOK)
    world.sync()
    assert _shown(world) == (217_000, None)
    assert world.shop.price_writes == []


def test_the_owner_is_asked_with_the_price_that_would_stand_there(world: World) -> None:
    _rule(world, EIGHT)
    world.sync()
    _master(world, Master.ASK)
    world.shop.set_price("MUG", 90_000)
    world.sync()
    row = world.matter(AttentionKind.PRICE_CONFLICT)
    assert row.title.values["ours"] == Money(108_000, "VND")
    with world.book.write() as session:
        actions.act(session, row.id, choice={"keep": "theirs"}, now=world.clock())
    world.sync()
    assert _shown(world) == (90_000, None)
    assert (_there(world).book, _there(world).own) == (PriceOffer(100_000), True)  # 83,333.3 in the book: not exact


def test_f68_what_a_sync_sent_by_a_rule_is_taken_back_into_the_book(world: World) -> None:
    _rule(world, EIGHT)
    world.sync()
    _reprice(world, 120_000)
    result = world.sync()
    assert _shown(world) == (130_000, None)
    with world.book.write() as session:
        undone = undoing.undo_round(session, result.round_id, now=world.clock())
    assert undone.prices == 1
    assert _there(world).book == PriceOffer(100_000)
    world.sync()
    assert _shown(world) == (108_000, None)


def test_f68_prices_that_only_a_new_rule_changed_are_asked_about(world: World) -> None:
    _rule(world, EIGHT)
    result = world.sync()
    with world.book.write() as session:
        undoing.undo_round(session, result.round_id, now=world.clock())
    world.sync()
    assert _shown(world) == (100_000, None)
    assert _there(world).book == PriceOffer(100_000)
    row = world.matter(AttentionKind.PRICE_CONFLICT)
    with world.book.write() as session:
        actions.act(session, row.id, choice={"keep": "ours"}, now=world.clock())
    world.sync()
    assert _shown(world) == (108_000, None)


def test_a_product_taken_in_from_a_channel_with_a_rule_does_not_become_dearer_there(world: World) -> None:
    _rule(world, EIGHT)
    world.sync()
    world.shop.add("NEW", 3, price=216_000)
    world.shop.add("ODD", 3, price=217_000)
    world.sync()
    world.engine().adopt(world.account)
    for _ in range(2):
        world.sync()
    assert (_shown(world, "NEW"), _shown(world, "ODD")) == ((216_000, None), (217_000, None))
    assert world.shop.price_writes == []
    with world.book.read() as session:
        prices = {sku: catalog.variant(session, world.listing(sku).variant_id or 0).price for sku in ("NEW", "ODD")}
    assert prices == {"NEW": 200_000, "ODD": 217_000}  # no price of the book leads to 217,000: it is the channel's own


def test_a_product_taken_in_from_a_channel_in_another_currency_leaves_the_book_s_price_open(world: World) -> None:
    with world.book.write() as session:
        session.get_one(ChannelAccount, world.account).currency = "USD"
    world.shop.add("NEW", 3, price=1299)
    world.engine().adopt(world.account)
    variant_id = world.listing("NEW").variant_id or 0
    with world.book.read() as session:
        assert catalog.variant(session, variant_id).price is None
        assert channel_prices.offers(session, world.account, [variant_id])[variant_id].offer == PriceOffer(1299)


@pytest.mark.parametrize("seed", range(2))
def test_whatever_was_said_of_prices_the_channel_comes_to_show_just_that(world: World, seed: int) -> None:
    """Rules, prices of its own and the book's change at random, answers are lost; the guards are never reached."""
    dice = random.Random(seed)
    variant_id = world.listing("MUG").variant_id or 0
    with world.book.read() as session:
        product_id = catalog.variant(session, variant_id).product_id
    place = (product_id, world.account)
    rules = [PriceRule(percent, amount, step, less) for percent in (-500, 0, 700)
             for amount, step, less in ((0, 1, 0), (2_000, 1000, 0), (0, 5_000, 1_000))]  # fmt: skip
    for _ in range(8):
        deed = dice.randrange(5)
        cells: list[Cell] = []
        with world.book.write() as session:
            if deed == 0:
                price = dice.randrange(95_000, 110_000)
                sale = dice.choice([None, price - dice.randrange(0, 9_000)])
                catalog.set_prices(session, [PriceChange(variant_id, price, sale or None)], now=world.clock())
            elif deed == 1:
                channel_prices.set_account_rule(session, world.account, dice.choice([None, *rules]), now=world.clock())
            elif deed == 2:
                cells = [Cell(*place, OwnField.RULE, dice.choice([None, *rules]))]
            elif deed == 3:
                cells = [Cell(*place, OwnField.VARIANT_RULE, dice.choice([None, *rules]), variant_id)]
            else:
                cells = [Cell(*place, OwnField.PRICE, dice.choice([None, 97_000, 104_500]), variant_id)]
            channel_products.set_many(session, cells, now=world.clock())
        world.shop.faults["write_prices"] = dice.choice([[], ["before"], ["after"]])
        for _ in range(2):
            world.sync()
        wanted = _there(world).offer
        assert wanted is not None
        assert _shown(world) == (wanted.price, wanted.sale_price), (seed, deed)
        assert AttentionKind.DRIFT not in world.matters()
    world.sync(full_check=True)
    assert world.shop.price_writes == []
