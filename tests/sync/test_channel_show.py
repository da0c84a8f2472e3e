"""What each channel shows of a product, why it differs, and the ways out."""

from datetime import timedelta

import pytest

from storemanager.database import Book
from storemanager.domain.accounts import Master
from storemanager.domain.price_rules import PriceRule
from storemanager.errors import NotAllowedError, NotFoundError
from storemanager.services import accounts, catalog, channel_prices, channel_products, listings
from storemanager.services.catalog import PriceChange
from storemanager.services.channel_products import Cell, OwnField
from storemanager.sync import channel_show
from storemanager.sync.channel_show import ChannelsShown, ShownRow, ShownState, Three
from tests.sync.world import World, in_step

NO = Three(None, None, None)


@pytest.fixture
def world(book: Book) -> World:
    return in_step(book, MUG=10, TEA=5)


def _product(world: World, sku: str = "MUG") -> int:
    with world.book.read() as session:
        return catalog.variant(session, world.listing(sku).variant_id or 0).product_id


def _shown(world: World, sku: str = "MUG") -> ChannelsShown:
    with world.book.read() as session:
        return channel_show.what_channels_show(session, _product(world, sku), now=world.clock())


def _row(world: World, sku: str = "MUG") -> ShownRow:
    counter, row = _shown(world, sku).rows
    assert counter.counter
    return row


def _choose(world: World, key: str) -> None:
    with world.book.write() as session:
        channel_show.choose_way(session, world.listing("MUG").id or 0, key, now=world.clock())


def _words(row: ShownRow) -> list[str]:
    return [str(text) for text in row.why]


def test_a_channel_that_shows_what_it_should_is_the_same(world: World) -> None:
    shown, row = _shown(world), _row(world)
    assert (shown.changes, shown.sku, shown.currency) == (0, "MUG", "VND")
    assert (row.state, row.stock, row.price) == (
        ShownState.SAME, Three(10, 10, 10), Three(100_000, 100_000, 100_000),
    )  # fmt: skip
    assert (row.sale_price, row.why, row.stock_ways, str(row.content)) == (NO, (), (), "as in the book")
    assert [way.key for way in row.price_ways if way.chosen] == ["book"]
    assert shown.rows[0].stock == Three(10, 10, None)


def test_goods_that_came_in_wait_to_be_sent(world: World) -> None:
    world.receive(world.listing("MUG").variant_id or 0, 5)
    row = _row(world)
    assert (row.state, row.stock, row.changes) == (ShownState.WAITING, Three(15, 10, 15), True)
    assert _shown(world).changes == 1
    world.sync()
    assert _row(world).state is ShownState.SAME
    assert [str(line.text) for line in _row(world).log] == ["Stock 15"]
    world.receive(world.listing("MUG").variant_id or 0, 1)
    assert _words(_row(world))[1] == "The book has changed since: 16 is right now, and goes out next."


def test_a_price_by_the_rule_stands_beside_that_of_the_book(world: World) -> None:
    with world.book.write() as session:
        channel_prices.set_account_rule(session, world.account, PriceRule(percent=800, step=1000), now=world.clock())
    row = _row(world)
    assert (row.price, row.state) == (Three(100_000, 100_000, 108_000), ShownState.WAITING)
    world.sync()
    assert _row(world).price == Three(100_000, 108_000, 108_000)
    with world.book.write() as session:
        change = PriceChange(world.listing("MUG").variant_id or 0, 100_000, 90_000)
        catalog.set_prices(session, [change], now=world.clock())
    assert _row(world).sale_price == Three(90_000, None, 97_000)
    world.sync()
    assert str(_row(world).log[0].text) == "Price 108,000\u00a0₫, on sale for 97,000\u00a0₫"


def _changed_there(world: World, shown: int) -> None:
    """Somebody changes the number on the channel, and it is only looked at."""
    world.receive(world.listing("MUG").variant_id or 0, 1)
    world.sync()
    world.shop.items[world.shop.ref_of("MUG")].stock = shown
    listing = world.listing("MUG")
    with world.book.write() as session:
        row = session.get_one(type(listing), listing.id)
        row.stock_seen, row.stock_seen_at = shown, world.clock() + timedelta(minutes=2)
        session.add(row)


def test_a_number_that_somebody_changed_there_is_told_with_what_was_sent(world: World) -> None:
    _changed_there(world, 15)
    row = _row(world)
    assert (row.state, row.stock) == (ShownState.DIFFERS, Three(11, 15, 11))
    first, second, third = _words(row)
    assert first.startswith("The last number sent was 11, at ")
    assert second.endswith("the channel showed 15.")
    assert third.startswith("No order and no cancelled order there explains the other 4,")
    assert [(way.key, way.chosen, way.enabled) for way in row.stock_ways] == [
        ("book", True, True), ("ask", False, False), ("count", False, True),
    ]  # fmt: skip
    assert str(row.stock_ways[2].title) == "Into the book: count 4 more"
    assert str(row.stock_ways[2].note) == "if you have really counted 15"


def test_the_log_keeps_what_somebody_changed_there_after_it_was_put_right(world: World) -> None:
    world.receive(world.listing("MUG").variant_id or 0, 1)
    world.sync()
    world.shop.set_stock("MUG", 15)
    world.sync(full_check=True)
    row = _row(world)
    assert row.state is ShownState.SAME
    assert [str(line.text) for line in row.log] == [
        "Stock 11",
        "Changed on the channel: stock 15, where 11 had been read back",
        "Stock 11",
    ]


def test_what_was_really_there_is_counted_into_the_book(world: World) -> None:
    _changed_there(world, 15)
    _choose(world, "count")
    assert world.on_hand(world.listing("MUG").variant_id or 0) == 15
    assert _row(world).state is ShownState.SAME
    with world.book.write() as session:
        listing = session.get_one(type(world.listing("MUG")), world.listing("MUG").id)
        listing.stock_unclear = True
        session.add(listing)
    with pytest.raises(NotAllowedError, match="not known for sure"):
        _choose(world, "count")


def test_an_order_there_explains_its_part(world: World) -> None:
    world.receive(world.listing("MUG").variant_id or 0, 1)
    world.sync()
    world.shop.buy("MUG", 2)
    world.sync()
    _row(world)
    assert _row(world).stock == Three(9, 9, 9)
    world.receive(world.listing("MUG").variant_id or 0, 3)
    words = _words(_row(world))
    assert words[1] == "Since then 1 order there took 2."
    assert words[2].startswith("The book has changed since: 12")


def test_a_price_that_was_changed_there_is_told_and_can_be_taken_over_once(world: World) -> None:
    with world.book.write() as session:
        change = PriceChange(world.listing("MUG").variant_id or 0, 110_000)
        catalog.set_prices(session, [change], now=world.clock())
    world.sync()
    _choose(world, "ask")
    world.shop.set_price("MUG", 95_000)
    world.sync()
    row = _row(world)
    assert (row.state, row.price, row.price_master) == (
        ShownState.DIFFERS, Three(110_000, 95_000, 110_000), Master.ASK,
    )  # fmt: skip
    assert "110,000\u00a0₫ was sent at" in _words(row)[0]
    assert row.price_ways[-1].key == "take price"
    _choose(world, "take price")
    assert world.matters() == set()
    world.sync()
    row = _row(world)
    assert (row.price, row.state) == (Three(95_000, 95_000, 95_000), ShownState.SAME)
    _choose(world, "book")
    with world.book.read() as session:
        assert accounts.get(session, world.account).price_master is Master.BOOK


def test_an_item_that_is_paused_and_a_product_that_is_not_there_say_so(world: World) -> None:
    with world.book.write() as session:
        listings.pause(session, world.listing("MUG").id or 0, now=world.clock())
    assert _row(world).state is ShownState.PAUSED
    assert _words(_row(world)) == ["You have paused this item."]
    tea = _product(world, "TEA")
    with world.book.write() as session:
        listings.ignore(session, world.listing("TEA").id or 0, now=world.clock())
        _, row = channel_show.what_channels_show(session, tea, now=world.clock()).rows
    assert (row.state, row.stock, row.listing_id) == (ShownState.ABSENT, NO, None)


def test_an_account_that_was_stopped_is_sent_nothing_and_says_so(world: World) -> None:
    world.receive(world.listing("MUG").variant_id or 0, 5)
    with world.book.write() as session:
        accounts.pause(session, world.account)
    row = _row(world)
    assert (row.state, row.stock, row.changes) == (ShownState.PAUSED, Three(15, 10, None), False)
    assert _words(row)[0] == "Nothing is sent to this channel now: it shows what it last showed."


def test_own_words_show_as_content_that_differs_until_they_were_sent(world: World) -> None:
    cell = Cell(_product(world), world.account, OwnField.TITLE, "Cốc men xanh")
    with world.book.write() as session:
        channel_products.set_many(session, [cell], now=world.clock())
    row = _row(world)
    assert (str(row.content), row.content_changes, row.state) == ("title differs", True, ShownState.WAITING)


def test_an_item_that_is_gone_from_the_book_cannot_be_decided_about(world: World) -> None:
    with world.book.write() as session, pytest.raises(NotFoundError):
        channel_show.choose_way(session, 999, "book", now=world.clock())
