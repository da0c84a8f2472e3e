"""Nothing wrong leaves the house: read-only accounts, days away, fights over a number, prices that jump, shelves that
would be emptied."""

import pytest
from sqlmodel import select

from storemanager.channels.base import StockWriteKind
from storemanager.database import Book
from storemanager.domain.accounts import Contest, ReadOnly
from storemanager.domain.attention import AttentionKind
from storemanager.domain.stock import MovementReason
from storemanager.domain.syncing import RunState
from storemanager.services import accounts, catalog, shop
from storemanager.services.catalog import PriceChange
from storemanager.services.stock import NewMovement, post
from storemanager.sync import actions, away
from storemanager.sync.desk import Desk
from tests.makers import the_location
from tests.sync.world import World, a_world

DAY = 24 * 60


def _take_away(world: World, variant_id: int, quantity: int) -> None:
    """Goods that are not there any more: damaged, or sold where nobody told."""
    with world.book.write() as session:
        movement = NewMovement(
            variant_id=variant_id, location_id=the_location(session), quantity=-quantity,
            reason=MovementReason.DAMAGE, idempotency_key=f"gone-{variant_id}-{world.clock().isoformat()}",
            happened_at=world.clock(),
        )  # fmt: skip
        post(session, [movement], now=world.clock())


def _hold(world: World, reason: ReadOnly) -> None:
    with world.book.write() as session:
        accounts.hold(session, None, reason, now=world.clock())


def _release(world: World) -> None:
    with world.book.write() as session:
        accounts.release(session, world.account, now=world.clock())


def _read_only(world: World) -> ReadOnly | None:
    with world.book.read() as session:
        return accounts.get(session, world.account).read_only


def _prices(world: World, *changes: tuple[int, int, int | None]) -> None:
    with world.book.write() as session:
        catalog.set_prices(session, [PriceChange(*change) for change in changes], now=world.clock())


# --- Read-only ---


@pytest.mark.parametrize("kind", list(StockWriteKind))
def test_f64_a_restored_book_writes_nothing_until_the_owner_has_looked_and_loses_no_order(
    book: Book, kind: StockWriteKind
) -> None:
    world = a_world(book, kind)
    mug = world.product("MUG", on_hand=10)
    remote_id = world.shop.buy("MUG", 1)
    world.sync()
    world.ship(remote_id)
    with world.book.write() as session:
        accounts.hold_all_restored(session, now=world.clock())
    world.shop.set_stock("MUG", 4)  # what the lost days had left there
    world.receive(mug, 20)
    world.shop.buy("MUG", 2)
    result = world.sync()
    assert result.runs[0].state is RunState.ATTENTION
    assert [step for step in world.shop.log if step.startswith(("write", "ship"))] == []
    assert len(world.orders()) == 2
    assert world.shop.shows("MUG") == 2
    assert {AttentionKind.READ_ONLY, AttentionKind.PARKED_ACT} <= world.matters()
    _release(world)
    world.sync()
    assert AttentionKind.READ_ONLY not in world.matters()
    assert world.shop.orders[remote_id].shipments == ()  # whether it was shipped is still the owner's to say
    world.all_is_well()
    row = world.matter(AttentionKind.PARKED_ACT)
    with world.book.write() as session:
        actions.act(session, row.id, now=world.clock())
    world.sync()
    assert len(world.shop.orders[remote_id].shipments) == 1


def test_a_release_during_a_round_is_for_the_next_one(book: Book) -> None:
    world = a_world(book)
    mug = world.product("MUG", on_hand=10)
    world.sync()
    _hold(world, ReadOnly.DOUBT)
    world.receive(mug, 5)

    def released(step: str) -> None:
        if step == "pull_products" and _read_only(world) is not None:
            _release(world)

    world.shop.before = released
    world.sync()
    world.shop.before = None
    world.sync()
    assert world.shop.shows("MUG") == 15


# --- Days away ---


def _a_shelf(world: World, count: int = 10) -> list[int]:
    ids = [world.product(f"SKU-{number}", on_hand=10) for number in range(count)]
    world.sync()
    return ids


def test_f63_after_days_away_everything_new_is_read_before_anything_is_sent(book: Book) -> None:
    world = a_world(book)
    mug, cup = world.product("MUG", on_hand=10), world.product("CUP", on_hand=10)
    world.sync()
    for sku in ("MUG", "CUP"):
        world.shop.buy(sku, 3)
    world.receive(mug, 1)
    world.sync(minutes=4 * DAY)
    first_write = world.shop.log.index("write_stock")
    assert {"pull_orders", "pull_products", "read_all_stock"} <= set(world.shop.log[:first_write])
    assert [(write.wanted, write.seen) for write in world.shop.writes] == [(8, 7)]
    assert (world.available(mug), world.available(cup)) == (8, 7)
    assert _read_only(world) is None
    world.all_is_well()


def test_f63_where_much_would_change_after_days_away_the_owner_looks_first(book: Book) -> None:
    world = a_world(book)
    ids = _a_shelf(world)
    for variant_id in ids[:6]:
        world.receive(variant_id, 5)
    world.sync(minutes=2 * DAY)
    assert len(world.shop.writes) == 6  # two days are a weekend
    for variant_id in ids[:6]:
        world.receive(variant_id, 5)
    world.sync(minutes=4 * DAY)
    assert world.shop.writes == []
    assert _read_only(world) is ReadOnly.AWAY
    world.sync()
    assert world.shop.writes == []
    _release(world)
    world.sync()
    assert len(world.shop.writes) == 6
    world.all_is_well()


def test_f63_how_long_is_away_is_the_owners_to_say(book: Book) -> None:
    world = a_world(book)
    ids = _a_shelf(world)
    with world.book.write() as session:
        shop.set_setting(session, away.SETTING, 30)
    for variant_id in ids:
        world.receive(variant_id, 5)
    world.sync(minutes=4 * DAY)
    assert len(world.shop.writes) == 10


def test_f63_while_the_orders_of_the_days_away_are_not_all_known_nothing_is_sent(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = a_world(book)
    ids = _a_shelf(world)
    for variant_id in ids:
        _take_away(world, variant_id, 3)
    known = away.may_write

    def incomplete(desk: Desk) -> bool:
        desk.orders_known = False
        return known(desk)

    monkeypatch.setattr(away, "may_write", incomplete)
    world.sync(minutes=4 * DAY)
    assert world.shop.writes == []
    monkeypatch.undo()
    world.sync()  # still back from days away: now everything is known, and much would change
    assert world.shop.writes == []
    assert _read_only(world) is ReadOnly.AWAY
    _release(world)
    world.sync()
    assert world.shop.shows("SKU-0") == 7


# --- Fights ---


def test_f42_who_changes_a_number_against_us_twice_in_a_day_is_not_fought_and_the_owner_is_asked(book: Book) -> None:
    world = a_world(book)
    world.product("MUG", on_hand=10)
    world.sync()
    world.shop.set_stock("MUG", 3)
    world.sync()
    assert (world.shop.shows("MUG"), AttentionKind.CONTESTED in world.matters()) == (10, False)
    world.shop.set_stock("MUG", 3)
    for _ in range(2):
        world.sync()
        assert (world.shop.shows("MUG"), world.shop.writes) == (3, [])
    row = world.matter(AttentionKind.CONTESTED)
    assert (row.payload["ours"], row.payload["theirs"]) == (10, 3)
    with world.book.write() as session:
        actions.act(session, row.id, choice={"keep": "ours"}, now=world.clock())
    world.sync()
    assert world.shop.shows("MUG") == 10
    world.all_is_well()


def test_f42_a_number_left_to_the_other_program_is_never_written_again(book: Book) -> None:
    world = a_world(book)
    mug = world.product("MUG", on_hand=10)
    world.sync()
    for _ in range(2):
        world.shop.set_stock("MUG", 3)
        world.sync()
    row = world.matter(AttentionKind.CONTESTED)
    with world.book.write() as session:
        actions.act(session, row.id, choice={"keep": "theirs"}, now=world.clock())
    world.receive(mug, 5)
    world.sync()
    assert world.shop.shows("MUG") == 3
    assert AttentionKind.CONTESTED not in world.matters()


def test_f42_twice_on_two_days_is_no_fight(book: Book) -> None:
    world = a_world(book)
    world.product("MUG", on_hand=10)
    world.sync()
    for _ in range(2):
        world.shop.set_stock("MUG", 3)
        world.sync(minutes=DAY + 60, full_check=True)
        assert world.shop.shows("MUG") == 10
    assert AttentionKind.CONTESTED not in world.matters()


@pytest.mark.parametrize("kind", list(StockWriteKind))
def test_f42_sales_cancels_and_our_own_writes_are_no_fight(book: Book, kind: StockWriteKind) -> None:
    world = a_world(book, kind)
    mug = world.product("MUG", on_hand=50)
    world.sync()

    def shopper(step: str) -> None:
        if step in ("read_stock", "read_all_stock", "write_stock", "pull_products"):
            world.shop.buy("MUG", 2)

    for _ in range(3):
        world.receive(mug, 7)
        world.shop.before = shopper
        world.sync(full_check=True)
        world.shop.before = None
        world.sync()
    with world.book.read() as session:
        assert session.exec(select(Contest)).all() == []
    world.all_is_well()


def test_f42_a_price_somebody_keeps_changing_is_asked_about(book: Book) -> None:
    world = a_world(book)
    world.product("MUG", on_hand=10)
    world.sync()
    for shown in (100_000, 90_000):
        world.shop.set_price("MUG", 90_000)
        world.sync()
        assert world.shop.items[world.shop.ref_of("MUG")].price == shown
    row = world.matter(AttentionKind.CONTESTED)
    with world.book.write() as session:
        actions.act(session, row.id, choice={"keep": "theirs"}, now=world.clock())
    world.sync()
    with world.book.read() as session:
        assert catalog.variant(session, world.listing("MUG").variant_id or 0).price == 90_000
    assert world.shop.price_writes == []
    assert AttentionKind.CONTESTED not in world.matters()


@pytest.mark.parametrize("kind", list(StockWriteKind))
def test_f40_after_the_owners_last_act_writes_fall_to_zero(book: Book, kind: StockWriteKind) -> None:
    world = a_world(book, kind)
    mug = world.product("MUG", on_hand=10)
    world.sync()
    world.receive(mug, 5)
    _prices(world, (mug, 110_000, 99_000))
    world.sync()
    for _ in range(5):
        world.sync(full_check=True)
        assert (world.shop.writes, world.shop.price_writes) == ([], [])


# --- Prices and shelves ---


def test_f46_the_confirmation_of_a_price_is_for_this_price_and_for_a_day(book: Book) -> None:
    world = a_world(book)
    mug = world.product("MUG", on_hand=10)
    world.sync()
    _prices(world, (mug, 10_000, None))
    world.sync()
    with world.book.write() as session:
        actions.act(session, world_matter(world), now=world.clock())
    world.sync()
    item = world.shop.items[world.shop.ref_of("MUG")]
    assert item.price == 10_000
    _prices(world, (mug, 10_000, 10))  # the same list price, and a sale price a thousandth of it
    world.sync()
    assert item.sale_price is None
    assert world_matter(world)
    for price in (14_000, 20_000, 30_000):
        _prices(world, (mug, price, None))
        world.sync()
    assert item.price == 30_000
    _prices(world, (mug, 10_000, None))  # typed again, days later
    world.sync(minutes=2 * DAY)
    assert item.price == 30_000


def world_matter(world: World) -> int:
    return world.matter(AttentionKind.PRICE_CONFLICT).id


def test_f68_a_file_that_nearly_empties_the_shelves_is_stopped_like_one_that_empties_them(book: Book) -> None:
    world = a_world(book)
    ids = [world.product(f"SKU-{number}", on_hand=100) for number in range(20)]
    world.sync()
    for variant_id in ids[:10]:
        _take_away(world, variant_id, 95)
    _take_away(world, ids[10], 40)
    world.sync()
    assert [write.wanted for write in world.shop.writes] == [60]
    row = world.matter(AttentionKind.MASS_CHANGE)
    with world.book.write() as session:
        actions.act(session, row.id, now=world.clock())
    world.sync()
    assert len(world.shop.writes) == 10
    world.all_is_well()


def test_f68_the_limit_is_the_owners_to_set(book: Book) -> None:
    world = a_world(book)
    ids = [world.product(f"SKU-{number}", on_hand=10) for number in range(10)]
    world.sync()
    with world.book.write() as session:
        shop.set_setting(session, "mass_change_percent", 100)
    for variant_id in ids:
        _take_away(world, variant_id, 10)
    world.sync()
    assert len(world.shop.writes) == 10
