"""What waits because an answer may be an old one (F56), what need not, and that the round says which."""

from __future__ import annotations

import pytest

from storemanager.channels.base import StockWriteKind
from storemanager.database import Book
from storemanager.domain.stock import MovementReason
from storemanager.services import orders, stock
from tests.sync.world import World, a_world


def _pressed_at_once(world: World) -> str:
    """Sync is pressed; what the round says of the account."""
    world.shop.writes.clear()
    [run] = world.engine().run_round().runs
    return " ".join(str(line) for line in run.lines)


def _from_a_cache(world: World, sku: str, old: int) -> None:
    """The next readings show what was there before; the true number is there all the time."""
    item = world.shop.items[world.shop.ref_of(sku)]
    true: list[int | None] = []

    def look(step: str) -> None:
        if true:
            item.stock = true.pop()
        if step == "read_stock":
            true.append(item.stock)
            item.stock = old

    world.shop.before = look


@pytest.mark.parametrize("kind", list(StockWriteKind))
@pytest.mark.parametrize("change", [5, -3])
def test_what_the_owner_does_goes_out_at_once_though_somebody_bought_half_a_minute_ago(
    book: Book, kind: StockWriteKind, change: int
) -> None:
    world = a_world(book, kind)
    mug = world.product("MUG", on_hand=25)
    world.sync()
    world.clock.pass_(600)
    world.shop.buy("MUG", 2)
    with book.write() as session:
        stock.adjust(session, mug, change, MovementReason.CORRECTION, now=world.clock())
    world.clock.pass_(30)
    assert "1 stock number sent" in _pressed_at_once(world)
    assert world.shop.shows("MUG") == 23 + change
    world.all_is_well()


def test_an_order_in_the_second_of_the_reading_holds_nothing_back_where_only_it_explains_the_number(book: Book) -> None:
    world = a_world(book)
    mug = world.product("MUG", on_hand=25)
    world.sync()
    world.shop.buy("MUG", 2)
    world.receive(mug, 5)
    assert "1 stock number sent" in _pressed_at_once(world)
    assert world.shop.shows("MUG") == 28
    world.all_is_well()


def test_f56_a_number_that_may_be_an_old_one_waits_and_the_round_says_so(book: Book) -> None:
    world = a_world(book)
    mug = world.product("MUG", on_hand=25)
    world.sync()
    world.shop.buy("MUG", 2)
    world.shop.buy("MUG", 1)
    world.receive(mug, 5)
    _from_a_cache(world, "MUG", 23)
    assert "1 number is read again later" in _pressed_at_once(world)
    assert world.shop.writes == []
    world.shop.before = None
    world.sync()
    assert world.shop.shows("MUG") == 27
    world.all_is_well()


def test_f56_a_first_count_by_an_old_answer_is_made_right_by_the_next_round(book: Book) -> None:
    world = a_world(book)
    world.shop.add("MUG", 10)
    world.shop.buy("MUG", 2)
    _from_a_cache(world, "MUG", 10)
    run = world.engine().adopt(world.account)
    assert "1 number is read again later" in " ".join(str(line) for line in run.lines)
    world.shop.before = None
    mug = world.listing("MUG").variant_id or 0
    assert world.on_hand(mug) == 12  # for now; nothing is sent yet
    with book.write() as session:
        stock.receive(session, mug, 4, now=world.clock())
    assert world.shop.writes == []
    world.sync()
    assert world.on_hand(mug) == 14
    assert world.shop.shows("MUG") == 12
    world.all_is_well()


def test_f56_a_first_count_for_now_gives_way_to_what_the_owner_counts(book: Book) -> None:
    world = a_world(book)
    world.shop.add("MUG", 10)
    world.shop.buy("MUG", 2)
    _from_a_cache(world, "MUG", 10)
    world.engine().adopt(world.account)
    world.shop.before = None
    mug = world.listing("MUG").variant_id or 0
    with book.write() as session:
        stock.adjust(session, mug, -3, MovementReason.COUNT, now=world.clock())
    world.sync()
    assert world.on_hand(mug) == 9
    world.all_is_well()


def test_f56_an_answer_from_before_a_cancel_does_not_hide_the_unit_that_the_cancel_put_back_there(book: Book) -> None:
    """Seed 43: the old answer looks just like what was expected. Were it believed, the bound for what the item can sell
    would fall by the unit that stands there again, and under strict quotas another channel would get it, too."""
    world = a_world(book, StockWriteKind.NON_ATOMIC_DELTA)
    world.product("MUG", on_hand=10)
    world.sync()
    remote_id = world.shop.buy("MUG")
    world.sync()
    world.clock.pass_(600)
    [line] = world.lines(remote_id)
    with book.write() as session:
        orders.cancel(session, line.order_id, reason="no goods", now=world.clock())
    _from_a_cache(world, "MUG", 9)
    _pressed_at_once(world)
    world.shop.before = None
    listing = world.listing("MUG")
    assert (world.shop.shows("MUG"), listing.stock_ceiling) == (10, 10)
    assert listing.stock_unclear
    world.sync()
    world.all_is_well()
