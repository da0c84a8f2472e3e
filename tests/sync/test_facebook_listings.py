"""What a catalogue does later, and says later, reaches the listing it is about: refused rows, reviews, batches that
outlive the program, and what was silently dropped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storemanager.database import Book
from storemanager.domain.accounts import Listing
from storemanager.domain.syncing import RunState
from storemanager.services import attention, listings, stock
from tests.channels.facebook.conftest import put
from tests.makers import a_variant, put_in_stock
from tests.sync.page_world import PageWorld, page_world


@pytest.fixture
def shop(book: Book) -> Iterator[PageWorld]:
    with page_world(book, PageWorld) as shop:
        yield shop


def in_step(shop: PageWorld, count: int) -> list[int]:
    variants = shop.goods(count)
    shop.activate()
    for _ in range(2):
        shop.sync()
    return variants


def troubles(shop: PageWorld, sku: str) -> list[attention.AttentionRow]:
    """What stands at the listing of an item."""
    with shop.book.read() as session:
        known = {row.remote_sku: row.id for row in listings.rows(session, listings.listing_ids(session, shop.account))}
        return attention.about_listings(session, list(known.values())).get(known[sku], [])


def test_f25_a_row_that_meta_refuses_stands_at_its_own_listing_and_the_others_go_out(shop: PageWorld) -> None:
    variants = in_step(shop, 4)
    shop.graph.refused_ids["SP-0001"] = "Item is blocked by policy"
    shop.receive(variants, 5)
    shop.sync()
    [row] = troubles(shop, "SP-0001")
    assert "Item is blocked by policy" in str(row.meaning)
    assert "in the shop's own administration" in str(row.advice)
    assert [troubles(shop, sku) for sku in ("SP-0000", "SP-0002", "SP-0003")] == [[], [], []]
    assert [shop.graph.quantity_of(f"SP-{number:04}") for number in range(4)] == [15, 10, 15, 15]
    del shop.graph.refused_ids["SP-0001"]
    shop.receive(variants, 1)
    shop.sync()
    shop.is_right()
    assert troubles(shop, "SP-0001") == []


def test_a_review_that_rejects_an_item_later_stands_at_its_listing_until_it_is_approved(shop: PageWorld) -> None:
    in_step(shop, 3)
    shop.graph.put_item({"id": "SP-0002", "title": "Hộp thuốc lá gỗ"})
    shop.outside.advance(120)
    shop.sync(full_check=True)
    [row] = troubles(shop, "SP-0002")
    assert "review rejected" in str(row.meaning)
    assert "thuốc lá" in str(row.meaning)
    assert "Change the product" in str(row.advice)
    shop.graph.put_item({"id": "SP-0002", "title": "Hộp trà gỗ"})
    shop.outside.advance(120)
    shop.sync(full_check=True)
    assert troubles(shop, "SP-0002") == []


def test_the_nightly_look_comes_by_itself_and_repairs_what_a_batch_silently_dropped(shop: PageWorld) -> None:
    variants = in_step(shop, 12)
    shop.receive(variants, 5)
    shop.sync()
    shop.is_right()
    # Meta had said that it was done, had shown it, and has forgotten it since: nothing tells of it.
    shop.graph.put_item({"id": "SP-0007", "quantity_to_sell_on_facebook": 10}, review=False)
    shop.sync()
    assert shop.graph.quantity_of("SP-0007") == 10, "a quiet round asks for the number of items only"
    shop.outside.advance(24 * 3600)
    run = shop.sync().runs[0]
    assert run.state in (RunState.DONE, RunState.ATTENTION)
    assert any("SP-0007" in str(line) for line in run.lines), run.lines
    shop.is_right()
    assert shop.graph.quantity_of("SP-0007") == 15


def test_the_nightly_look_finds_an_item_that_a_batch_made_and_nobody_told_of(shop: PageWorld) -> None:
    in_step(shop, 3)
    put(shop.graph, "QUEN", quantity_to_sell_on_facebook=4, price="120000 VND")
    del shop.graph.items["SP-0000"]  # one more and one less: the number of items is what it was
    with shop.book.write() as session:
        put_in_stock(session, a_variant(session, "QUEN", price=120_000), 9)
    shop.sync()
    assert shop.graph.quantity_of("QUEN") == 4
    shop.outside.advance(24 * 3600)
    for _ in range(3):
        shop.sync()
    assert shop.graph.quantity_of("QUEN") == 9
    assert len(shop.told("no longer on")) == 1


def test_f27_an_old_number_of_a_slow_batch_never_comes_back_over_a_newer_one(shop: PageWorld) -> None:
    [variant, *_] = in_step(shop, 3)
    shop.graph.settings.batch_seconds = 3000.0
    shop.receive([variant], 40)
    shop.sync()
    shop.graph.settings.batch_seconds = 0.0
    with shop.book.write() as session:
        stock.count(session, variant, 3, note="counted", now=shop.outside.now())
    shop.sync()
    assert len(shop.server.requests.matching("POST")) == 0, "Meta still works on what was sent before"
    shop.outside.advance(3600)
    for _ in range(3):
        shop.sync()
    assert shop.graph.quantity_of("SP-0000") == 3
    shop.is_right()


def test_a_program_that_was_killed_in_the_middle_of_a_batch_goes_on_with_it(shop: PageWorld) -> None:
    variants = in_step(shop, 5)
    shop.graph.refused_ids["SP-0002"] = "Item is blocked by policy"
    shop.receive(variants, 7)
    before, stop = shop.outside.sleep, iter((1,))

    class KilledError(BaseException):
        pass

    def dies(seconds: float) -> None:
        if next(stop, None):
            raise KilledError
        before(seconds)

    shop.outside.sleep = dies  # type: ignore[method-assign]  # the power fails in the first wait for the batch
    with pytest.raises(KilledError):
        shop.sync()
    with shop.book.read() as session:
        rows = [session.get_one(Listing, each) for each in listings.listing_ids(session, shop.account)]
        assert all(row.stock_unclear for row in rows), "nothing is taken for done"
    for _ in range(3):
        shop.sync()
    assert "Item is blocked" in str(troubles(shop, "SP-0002")[0].meaning)
    del shop.graph.refused_ids["SP-0002"]
    shop.receive(variants, 1)
    shop.sync()
    shop.is_right()
