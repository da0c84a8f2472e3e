"""A bulk change gone wrong, taken back on every channel it reached (F68), and prices in the wrong scale on every way in
(F46)."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import Session, select

from storemanager import importexport
from storemanager.database import Book
from storemanager.domain.accounts import Master
from storemanager.domain.attention import AttentionKind
from storemanager.domain.audit import AuditEntry
from storemanager.domain.syncing import SyncRun
from storemanager.errors import InvalidInputError, NotAllowedError, NotFoundError
from storemanager.importexport import ImportKind
from storemanager.services import accounts, audit, catalog, listings, stock
from storemanager.services.catalog import PriceChange
from storemanager.sync import actions, undoing
from tests.makers import a_variant
from tests.sync.world import World, a_world


@pytest.fixture
def world(book: Book) -> World:
    return a_world(book)


def _shelf(world: World, count: int = 8, price: int = 100_000) -> list[int]:
    ids = [world.product(f"SKU-{number}", on_hand=10, price=price) for number in range(count)]
    world.sync()
    return ids


def _price_of(world: World, number: int) -> tuple[int, int | None]:
    item = world.shop.items[world.shop.ref_of(f"SKU-{number}")]
    return item.price, item.sale_price


def _take_in(world: World, folder: Path, content: str, kind: ImportKind) -> int:
    path = folder / "wrong.csv"
    path.write_text(content, "utf-8")
    with world.book.write() as session:
        preview = importexport.make_preview(session, importexport.open_file(path), kind, None, now=world.clock())
        result = importexport.run_import(session, preview, only_good=False, now=world.clock())
    assert result.import_id is not None
    return result.import_id


def _last_run(session: Session) -> int:
    return max(run_id for run_id in session.exec(select(SyncRun.id)) if run_id is not None)


def _undo_last(world: World) -> undoing.Undone:
    with world.book.write() as session:
        return undoing.undo_run(session, _last_run(session), now=world.clock())


def _set(world: World, *changes: PriceChange) -> None:
    with world.book.write() as session:
        catalog.set_prices(session, changes, now=world.clock())


def _agree(world: World, kind: AttentionKind) -> None:
    row = world.matter(kind)
    with world.book.write() as session:
        actions.act(session, row.id, now=world.clock())


# --- Undo ---


def test_f68_prices_sent_by_mistake_go_back_with_one_press_and_nobody_is_asked_again(world: World) -> None:
    ids = _shelf(world)
    _set(world, *(PriceChange(variant_id, 60_000, 55_000) for variant_id in ids))
    world.sync()
    _agree(world, AttentionKind.MASS_CHANGE)
    world.sync()
    assert {_price_of(world, number) for number in range(8)} == {(60_000, 55_000)}
    done = _undo_last(world)
    assert (done.prices, done.stock, done.kept) == (8, 0, ())
    world.sync()
    assert {_price_of(world, number) for number in range(8)} == {(100_000, None)}
    assert world.matters() == set()
    with world.book.read() as session:
        entries = session.exec(select(AuditEntry.id).where(AuditEntry.action == "prices.changed")).all()
        assert len(entries) == 16
        assert not undoing.can_undo(session, _last_run(session) - 1)
    with world.book.write() as session:
        audit.undo(session, entries[-1] or 0, now=world.clock())  # the undo can be undone, one by one
    assert _undo_last(world).prices == 7  # and as a whole, where nobody has changed it since
    world.sync()
    assert {_price_of(world, number) for number in range(8)} == {(60_000, 55_000)}


def test_f68_what_was_changed_since_is_kept_and_named(world: World) -> None:
    ids = _shelf(world, 2)
    _set(world, *(PriceChange(variant_id, 90_000) for variant_id in ids))
    world.sync()
    _set(world, PriceChange(ids[1], 95_000))
    done = _undo_last(world)
    assert (done.prices, [str(reason) for reason in done.kept]) == (1, ["SKU-1: its price was changed since."])
    world.sync()
    assert [_price_of(world, number)[0] for number in range(2)] == [100_000, 95_000]


def test_f68_a_wrong_count_is_taken_back_and_sales_since_stay(world: World) -> None:
    mug, cup = _shelf(world, 2)
    world.clock.pass_(60)
    with world.book.write() as session:
        stock.count(session, mug, 3, now=world.clock())
    world.receive(cup, 5)
    world.sync()
    assert [world.shop.shows(f"SKU-{number}") for number in range(2)] == [3, 15]
    run = _last(world)
    world.shop.buy("SKU-0", 2)
    world.sync()
    with world.book.write() as session:
        done = undoing.undo_run(session, run, now=world.clock())
    assert (done.stock, [str(reason) for reason in done.kept]) == (
        1,
        ["SKU-1: its stock follows from goods that really moved."],
    )
    world.sync()
    assert [world.shop.shows(f"SKU-{number}") for number in range(2)] == [8, 15]
    world.all_is_well()


def _last(world: World) -> int:
    with world.book.read() as session:
        return _last_run(session)


def test_f68_a_count_that_was_counted_again_is_not_taken_back(world: World) -> None:
    [mug] = _shelf(world, 1)
    world.clock.pass_(60)
    for counted in (3, 4):
        with world.book.write() as session:
            stock.count(session, mug, counted, now=world.clock())
        world.sync()
    with world.book.write() as session:
        done = undoing.undo_run(session, _last_run(session) - 1, now=world.clock())
    assert (done.stock, str(done.kept[0])) == (0, "SKU-0: it was counted again since.")
    assert world.on_hand(mug) == 4


def test_f68_a_file_gone_wrong_is_undone_and_every_channel_shows_what_was_before(world: World, tmp_path: Path) -> None:
    _shelf(world)
    rows = "".join(f"SKU-{number},7,60000\n" for number in range(8))
    import_id = _take_in(world, tmp_path, "sku,stock,price\n" + rows, ImportKind.PRODUCTS)
    world.sync()
    _agree(world, AttentionKind.MASS_CHANGE)
    world.sync()
    assert (world.shop.shows("SKU-3"), _price_of(world, 3)) == (7, (60_000, None))
    with world.book.write() as session:
        importexport.undo_import(session, import_id, now=world.clock())
        undoing.agree_after_import(session, import_id, now=world.clock())
    world.sync()
    assert {world.shop.shows(f"SKU-{number}") for number in range(8)} == {10}
    assert {_price_of(world, number) for number in range(8)} == {(100_000, None)}
    world.all_is_well()


def _first_push(book: Book) -> World:
    """Three products cost 100,000 in the book and another price on a channel that is written to for the first time."""
    world = a_world(book, active=False)
    for number in range(3):
        world.product(f"SKU-{number}", on_hand=10, price=100_000)
        world.shop.set_price(f"SKU-{number}", 80_000 + number)
    world.sync()
    with world.book.write() as session:
        accounts.activate(session, world.account, now=world.clock())
    world.sync()
    assert [_price_of(world, number)[0] for number in range(3)] == [100_000] * 3
    return world


def _in_book(world: World) -> list[int | None]:
    with world.book.read() as session:
        return [catalog.variant(session, variant_id).price for variant_id in catalog.variant_ids(session, sort="sku")]


def _answer(world: World, keep: str) -> None:
    row = world.matter(AttentionKind.PRICE_CONFLICT)
    with world.book.write() as session:
        actions.act(session, row.id, choice={"keep": keep}, now=world.clock())


def test_f68_undoing_a_first_push_gives_the_channel_its_prices_back_and_leaves_the_book_alone(book: Book) -> None:
    world = _first_push(book)
    assert _undo_last(world).prices == 3
    assert _in_book(world) == [100_000] * 3
    for _ in range(3):
        world.sync()
        assert [_price_of(world, number)[0] for number in range(3)] == [80_000, 80_001, 80_002]
    assert len(world.shop.price_writes) == 0  # given back once, and then left alone
    with world.book.read() as session:
        runs = session.exec(select(SyncRun.id)).all()
        assert not any(undoing.can_undo(session, run_id or 0) for run_id in runs)
    assert "3 prices go back" in str(world.matter(AttentionKind.PRICE_CONFLICT).title)
    _answer(world, "ours")
    world.sync()
    assert [_price_of(world, number)[0] for number in range(3)] == [100_000] * 3
    assert _in_book(world) == [100_000] * 3
    assert world.matters() == set()


def test_f68_the_owner_may_take_the_channel_s_former_prices_into_the_book(book: Book) -> None:
    world = _first_push(book)
    _undo_last(world)
    world.sync()
    world.shop.set_price("SKU-2", 85_000)  # typed in there meanwhile: it is not overwritten
    world.sync()
    assert _price_of(world, 2)[0] == 85_000
    _answer(world, "theirs")
    assert _in_book(world) == [80_000, 80_001, 80_002]
    world.sync()
    assert [_price_of(world, number)[0] for number in range(3)] == [80_000, 80_001, 80_002]


def test_f68_whoever_keeps_his_prices_is_not_asked_about_them_by_a_guard(book: Book) -> None:
    world = a_world(book, active=False)
    for number in range(8):
        world.product(f"SKU-{number}", on_hand=10, price=100_000)
        world.shop.set_price(f"SKU-{number}", 75_000)
    world.sync()
    with book.write() as session:
        accounts.activate(session, world.account, now=world.clock())
    world.sync()
    _undo_last(world)
    world.sync()
    assert _price_of(world, 3)[0] == 75_000
    with pytest.raises(InvalidInputError, match="No price was chosen"):
        _answer(world, "neither")
    _answer(world, "ours")
    world.sync()
    assert world.matters() == set()
    assert {_price_of(world, number)[0] for number in range(8)} == {100_000}


def test_f68_nothing_is_left_to_decide_once_the_owner_has_put_the_former_prices_into_the_book(book: Book) -> None:
    world = _first_push(book)
    _undo_last(world)
    world.sync()
    with book.read() as session:
        ids = catalog.variant_ids(session)
    _set(world, *(PriceChange(variant_id, 80_000 + number) for number, variant_id in enumerate(ids)))
    world.sync()
    assert world.matters() == set()
    _set(world, PriceChange(ids[0], 81_000))
    world.sync()
    assert _price_of(world, 0)[0] == 81_000


def test_f68_a_former_sale_that_was_none_does_not_keep_the_owner_from_taking_the_former_prices(book: Book) -> None:
    world = a_world(book, active=False)
    world.product("MUG", on_hand=10, price=100_000)
    world.shop.items[world.shop.ref_of("MUG")].sale_price = 85_000
    world.shop.set_price("MUG", 80_000)
    world.sync()
    with book.write() as session:
        accounts.activate(session, world.account, now=world.clock())
    world.sync()
    _undo_last(world)
    world.sync()
    _answer(world, "theirs")
    assert _in_book(world) == [80_000]


def test_f68_a_former_price_is_not_given_to_another_product_that_the_item_has_become(book: Book) -> None:
    world = _first_push(book)
    _undo_last(world)
    world.sync()
    with book.write() as session:
        other = a_variant(session, "OTHER", price=5_000)
        listings.match(session, world.listing("SKU-1").id or 0, other, now=world.clock())
    _answer(world, "theirs")
    with book.read() as session:
        assert catalog.variant(session, other).price == 5_000


def test_f68_a_price_changed_with_its_product_goes_back_in_the_book(world: World) -> None:
    [mug] = _shelf(world, 1)
    with world.book.write() as session:
        product_id = catalog.variant(session, mug).product_id
        wanted = catalog.product_input(catalog.product(session, product_id))
        dearer = replace(wanted, variants=(replace(wanted.variants[0], price=110_000),))
        catalog.update_product(session, product_id, dearer, now=world.clock())
    world.sync()
    assert _price_of(world, 0)[0] == 110_000
    assert _undo_last(world).prices == 1
    assert _in_book(world) == [100_000]


def test_f68_a_price_from_a_file_goes_back_in_the_book(world: World, tmp_path: Path) -> None:
    _shelf(world, 1)
    _take_in(world, tmp_path, "sku,price\nSKU-0,110000\n", ImportKind.PRODUCTS)
    world.sync()
    assert _undo_last(world).prices == 1
    assert _in_book(world) == [100_000]


def test_a_sync_that_sent_nothing_has_nothing_to_take_back(world: World) -> None:
    _shelf(world, 1)
    world.sync()
    with world.book.write() as session, pytest.raises(NotAllowedError):
        undoing.undo_run(session, _last_run(session), now=world.clock())
    with world.book.write() as session, pytest.raises(NotFoundError):
        undoing.undo_round(session, "no such round", now=world.clock())


# --- The wrong scale ---


@pytest.mark.parametrize("wrong", [1_000, 10_000_000])
def test_f46_a_file_with_prices_in_the_wrong_scale_is_not_sent(world: World, tmp_path: Path, wrong: int) -> None:
    _shelf(world, 3)
    rows = "".join(f"SKU-{number},{wrong}\n" for number in range(3))
    _take_in(world, tmp_path, "sku,price\n" + rows, ImportKind.PRODUCTS)
    world.sync()
    assert {_price_of(world, number) for number in range(3)} == {(100_000, None)}
    assert AttentionKind.PRICE_CONFLICT in world.matters()
    assert world.shop.price_writes == []


def test_f46_also_the_first_push_to_an_account_asks_about_a_price_that_jumps(book: Book) -> None:
    """The owner has seen the list of all that will be sent; a jump in it is marked as one that asks first."""
    world = a_world(book, active=False)
    mug = world.product("MUG", on_hand=10)
    world.sync()
    _set(world, PriceChange(mug, 1_000))
    with world.book.write() as session:
        accounts.activate(session, world.account, now=world.clock())
    world.sync()
    assert world.shop.items[world.shop.ref_of("MUG")].price == 100_000
    _agree(world, AttentionKind.PRICE_CONFLICT)
    world.sync()
    assert world.shop.items[world.shop.ref_of("MUG")].price == 1_000


def test_f46_a_sale_price_in_the_wrong_scale_is_not_sent(world: World) -> None:
    [mug] = _shelf(world, 1)
    _set(world, PriceChange(mug, 100_000, 90))
    world.sync()
    assert _price_of(world, 0) == (100_000, None)
    assert AttentionKind.PRICE_CONFLICT in world.matters()


def test_f46_a_wrong_price_taken_over_from_a_channel_that_rules_prices_does_not_reach_another_one(
    world: World,
) -> None:
    """Where the channel rules, its price comes into the book; the other accounts still ask before they follow."""
    [mug] = _shelf(world, 1)
    with world.book.write() as session:
        accounts.update_policy(session, world.account, price_master=Master.CHANNEL)
    world.shop.set_price("SKU-0", 1_000)
    world.sync()
    with world.book.write() as session:
        assert catalog.variant(session, mug).price == 1_000
        accounts.update_policy(session, world.account, price_master=Master.BOOK)
    world.shop.items[world.shop.ref_of("SKU-0")].price = 100_000  # as another channel shows it
    world.shop.changed[world.shop.ref_of("SKU-0").product_id] = world.clock()
    world.sync()
    assert _price_of(world, 0) == (100_000, None)
    assert AttentionKind.PRICE_CONFLICT in world.matters()
