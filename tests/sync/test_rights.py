"""F53: a key that may do all but one kind of writing holds that kind, and the owner reads which right is missing."""

from collections.abc import Sequence

import pytest

from storemanager.channels.base import PriceUpdate, StockUpdate, StockWriteKind, WriteResult
from storemanager.channels.errors import SignInError
from storemanager.database import Book
from storemanager.domain.accounts import AccountState, Master
from storemanager.domain.attention import AttentionKind
from storemanager.domain.offers import Policy
from storemanager.domain.stock import MovementReason
from storemanager.domain.syncing import RunState
from storemanager.services import accounts, catalog, stock
from storemanager.services.catalog_inputs import PriceChange
from storemanager.texts import verbatim
from tests.sync.fake_channel import FakeChannel
from tests.sync.test_quiet import Channels
from tests.sync.world import World, a_world

ANY_KIND = pytest.mark.parametrize("kind", [StockWriteKind.NON_ATOMIC_DELTA])
REFUSAL = SignInError(verbatim("403"), verbatim("-"), reply="not allowed")


@pytest.fixture
def world(book: Book, kind: StockWriteKind) -> World:
    world = a_world(book, kind)
    for sku in ("MUG", "CUP", "JAR", "POT", "PAN"):  # more than one batch
        world.product(sku, on_hand=10)
    world.sync()
    return world


def _may_not_write_stock(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(channel: FakeChannel, _updates: Sequence[StockUpdate]) -> Sequence[WriteResult]:
        channel.shop.log.append("write_stock")
        raise REFUSAL

    monkeypatch.setattr(FakeChannel, "write_stock", refused)


def _may_not_write_prices(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(channel: FakeChannel, _updates: Sequence[PriceUpdate]) -> Sequence[WriteResult]:
        channel.shop.log.append("write_prices")
        raise REFUSAL

    monkeypatch.setattr(FakeChannel, "write_prices", refused)


def _everything_changes(world: World, quantity: int) -> None:
    with world.book.read() as session:
        variants = catalog.variant_ids(session)
    for variant_id in variants:
        world.receive(variant_id, quantity)
    with world.book.write() as session:
        changes = [PriceChange(variant_id, 100_000 + quantity * 1_000) for variant_id in variants]
        catalog.set_prices(session, changes, now=world.clock())


def _state(world: World) -> AccountState:
    with world.book.read() as session:
        return accounts.get(session, world.account).state


@pytest.mark.parametrize("kind", StockWriteKind)
@pytest.mark.parametrize("parallel", [False, True])
def test_f53_a_key_that_may_not_change_stock_still_brings_orders_prices_and_acts(
    world: World, monkeypatch: pytest.MonkeyPatch, parallel: bool
) -> None:
    first = world.shop.buy("MUG")
    world.sync()
    with monkeypatch.context() as patch:
        _may_not_write_stock(patch)
        _everything_changes(world, 3)
        world.ship(first)
        world.shop.log.clear()
        run = world.engine(parallel=parallel).run_round().runs[0]
        assert run.state is RunState.ATTENTION
        assert "may not change stock" in str(run.lines)
        assert world.shop.log.count("write_stock") <= FakeChannel.write_limits.parallel
        assert world.shop.shows("CUP") == 10
        assert world.shop.items[world.shop.ref_of("CUP")].price == 103_000
        assert world.shop.orders[first].shipments
        assert AttentionKind.SIGN_IN not in world.matters()
        assert _state(world) is AccountState.ACTIVE
        row = world.matter(AttentionKind.WRITE_REFUSED)
        assert (str(row.title), row.channel_reply) == ("Web: the saved key may not change stock.", "not allowed")
        second = world.shop.buy("CUP")
        world.sync()
        assert world.order(second)
        assert world.shop.log.count("write_stock") == 1  # one try finds out whether the right is there
    world.sync()
    assert AttentionKind.WRITE_REFUSED not in world.matters()
    world.all_is_well()


@ANY_KIND
def test_f53_a_key_that_may_not_change_prices_still_sends_stock(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        _may_not_write_prices(patch)
        _everything_changes(world, 3)
        order = world.shop.buy("MUG")
        run = world.sync().runs[0]
        assert run.state is RunState.ATTENTION
        assert world.order(order)
        assert str(world.matter(AttentionKind.WRITE_REFUSED).title) == "Web: the saved key may not change prices."
        world.all_is_well()
        world.sync()
        assert world.shop.log.count("write_prices") == 1
    world.sync()
    assert AttentionKind.WRITE_REFUSED not in world.matters()
    assert world.shop.items[world.shop.ref_of("CUP")].price == 103_000


def test_f53_what_an_account_shows_that_may_not_be_written_to_is_kept_from_all_others_under_strict(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    channels = Channels(book, (StockWriteKind.COMPARE_AND_SET, StockWriteKind.DELTA), Policy.STRICT)
    channels.sync()
    channels.sync()
    silent, other = channels.shops.values()
    write = FakeChannel.write_stock

    def refused(channel: FakeChannel, updates: Sequence[StockUpdate]) -> Sequence[WriteResult]:
        if channel.shop is silent:
            raise REFUSAL
        return write(channel, updates)

    with monkeypatch.context() as patch:
        patch.setattr(FakeChannel, "write_stock", refused)
        for change, offered in ((4, 4), (-7, 0)):
            with book.write() as session:
                stock.adjust(session, channels.variants[2], change, MovementReason.CORRECTION, now=channels.clock())
            for _ in range(2):
                channels.sync()
            assert (silent.shows("SKU-2"), other.shows("SKU-2")) == (3, offered)
    for _ in range(3):
        channels.sync()
    assert (silent.shows("SKU-2"), other.shows("SKU-2")) == (1, 1)
    channels.is_right()


@ANY_KIND
def test_f53_nothing_is_missing_where_the_owner_sends_no_numbers(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _may_not_write_stock(monkeypatch)
    _may_not_write_prices(monkeypatch)
    _everything_changes(world, 3)
    world.sync()
    assert AttentionKind.WRITE_REFUSED in world.matters()
    with world.book.write() as session:
        accounts.update_policy(session, world.account, push_stock=False, push_prices=False)
    assert world.sync().runs[0].state is RunState.DONE
    assert AttentionKind.WRITE_REFUSED not in world.matters()


@ANY_KIND
def test_f52_a_key_that_is_withdrawn_in_the_middle_of_a_sync_still_asks_to_sign_in(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_channel: FakeChannel) -> None:
        raise REFUSAL

    _may_not_write_stock(monkeypatch)
    monkeypatch.setattr(FakeChannel, "check", refused)
    _everything_changes(world, 3)
    assert world.sync().runs[0].state is RunState.FAILED
    assert AttentionKind.SIGN_IN in world.matters()
    assert AttentionKind.WRITE_REFUSED not in world.matters()
    assert _state(world) is AccountState.SIGN_IN


def _reprice(world: World, price: int) -> None:
    with world.book.read() as session:
        variants = catalog.variant_ids(session)
    with world.book.write() as session:
        catalog.set_prices(session, [PriceChange(variant_id, price) for variant_id in variants], now=world.clock())


@ANY_KIND
def test_f53_a_price_typed_in_there_while_the_right_is_missing_is_asked_about(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with world.book.write() as session:
        accounts.update_policy(session, world.account, price_master=Master.ASK)
    with monkeypatch.context() as patch:
        _may_not_write_prices(patch)
        _reprice(world, 103_000)
        world.sync()
        world.shop.set_price("MUG", 110_000)
        world.sync()
    world.sync()
    assert AttentionKind.PRICE_CONFLICT in world.matters()
    assert world.shop.items[world.shop.ref_of("MUG")].price == 110_000
    assert world.shop.items[world.shop.ref_of("CUP")].price == 103_000


@ANY_KIND
def test_f53_no_right_is_missing_where_no_price_is_to_be_sent_any_more(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _may_not_write_prices(monkeypatch)
    _reprice(world, 103_000)
    world.sync()
    assert AttentionKind.WRITE_REFUSED in world.matters()
    _reprice(world, 100_000)
    world.sync()
    assert world.matters() == set()


@ANY_KIND
def test_f53_numbers_that_somebody_typed_in_there_by_hand_need_no_right(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        _may_not_write_stock(patch)
        world.receive(world.listing("MUG").variant_id or 0, 3)
        world.sync()
        assert AttentionKind.WRITE_REFUSED in world.matters()
        world.shop.set_stock("MUG", 13)
        world.sync()
        assert world.matters() == set()
        world.receive(world.listing("MUG").variant_id or 0, 1)
        world.sync()
        assert AttentionKind.WRITE_REFUSED in world.matters()
    world.sync()
    assert world.matters() == set()
    world.all_is_well()
