"""Deciding, without any I/O: order of writes, shared numbers, equal prices, the mass-change guard, and what an order
means for `seen`."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from storemanager.channels.base import StockWriteKind
from storemanager.domain.accounts import Listing
from storemanager.services.listings import Hold, OfferFacts, PriceOffer
from storemanager.sync.matching import look_alike
from storemanager.sync.planning import (
    StockWrite,
    as_shown,
    plan_prices,
    plan_stock,
    too_much_repriced,
    too_much_sold_out,
)
from storemanager.sync.readings import Strictness, _doubt
from storemanager.sync.seen import Taken, When, _count_down, relation
from tests.sync.virtual_clock import NOON

HOUR = timedelta(hours=1)
FACT = OfferFacts(
    listing_id=1, account_id=1, variant_id=1, product_id="1", remote_variant_id="", sku="MUG", title="Mug", pool=None,
    wanted=5, seen=5, unclear=False, hold=Hold.NONE, price_wanted=PriceOffer(100), price_seen=PriceOffer(100),
    price_unclear=False, dirty=True,
)  # fmt: skip


def _fact(listing_id: int, **more: Any) -> OfferFacts:
    return replace(FACT, listing_id=listing_id, product_id=str(listing_id), **more)


@given(some.lists(some.tuples(some.integers(0, 9), some.none() | some.integers(-3, 9), some.booleans()), max_size=30))
def test_every_listing_is_written_read_or_settled_exactly_once(rows: list[tuple[int, int | None, bool]]) -> None:
    facts = [_fact(n, wanted=wanted, seen=seen, unclear=unclear) for n, (wanted, seen, unclear) in enumerate(rows)]
    plan = plan_stock(facts)
    written = [write.listing_id for write in plan.writes]
    assert sorted([*written, *plan.to_read, *plan.settled]) == [fact.listing_id for fact in facts]
    assert all(write.seen is not None and write.seen != write.wanted for write in plan.writes)
    ranks = [0 if w.wanted == 0 else 1 if w.wanted < (w.seen or 0) else 2 for w in plan.writes]
    assert ranks == sorted(ranks)


def test_items_with_one_number_get_one_write() -> None:
    plan = plan_stock([_fact(1, pool="P", seen=9), _fact(2, pool="P", seen=9)])
    assert [write.members for write in plan.writes] == [(1, 2)]


@pytest.mark.parametrize("hold", [hold for hold in Hold if hold is not Hold.NONE])
def test_a_held_listing_is_not_written(hold: Hold) -> None:
    assert plan_stock([_fact(1, seen=9, hold=hold)]).writes == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PriceOffer(100, 80, None, NOON - HOUR), PriceOffer(100)),
        (PriceOffer(100, 100), PriceOffer(100)),
        (PriceOffer(100, 80, NOON - HOUR, None), PriceOffer(100, 80)),
        (
            PriceOffer(100, 80, NOON + HOUR, NOON + 2 * HOUR),
            PriceOffer(100, 80, NOON + HOUR + timedelta(seconds=20), NOON + 2 * HOUR),
        ),
    ],
)
def test_f41_two_ways_of_saying_one_price_are_equal(one: PriceOffer, other: PriceOffer) -> None:
    assert as_shown(one, NOON) == as_shown(other, NOON)
    assert plan_prices([_fact(1, price_wanted=one, price_seen=other)], now=NOON).writes == ()


def test_f45_a_sale_that_ends_is_a_new_price_by_itself() -> None:
    sale = PriceOffer(100, 80, None, NOON + HOUR)
    facts = [_fact(1, price_wanted=PriceOffer(100), price_seen=sale)]
    assert len(plan_prices(facts, now=NOON).writes) == 1
    assert plan_prices(facts, now=NOON + 2 * HOUR).writes == ()


def test_f46_only_a_change_of_more_than_half_is_a_jump() -> None:
    half = plan_prices([_fact(1, price_wanted=PriceOffer(50))], now=NOON)
    more = plan_prices([_fact(1, price_wanted=PriceOffer(49))], now=NOON)
    assert (len(half.writes), len(half.jumps)) == (1, 0)
    assert (len(more.writes), len(more.jumps)) == (0, 1)
    assert len(plan_prices([_fact(1, price_wanted=PriceOffer(49))], now=NOON, agreed=[(1, 49, None)]).writes) == 1


@pytest.mark.parametrize(("count", "listings", "stopped"), [(4, 5, False), (5, 30, False), (6, 25, True), (5, 5, True)])
def test_f68_the_guard_needs_a_share_and_at_least_five(count: int, listings: int, stopped: bool) -> None:
    writes = [StockWrite(n, str(n), "", "", "", n, 0, 3, (n,)) for n in range(count)]
    assert too_much_sold_out(writes, listings, 20) is stopped
    prices = plan_prices([_fact(n, price_wanted=PriceOffer(60)) for n in range(count)], now=NOON).writes
    assert too_much_repriced(prices, listings, 20) is stopped


@pytest.mark.parametrize(
    ("first", "last", "when"),
    [
        (NOON + 10 * HOUR, NOON + 10 * HOUR, When.AFTER),
        (NOON - HOUR, NOON - HOUR, When.BEFORE),
        (NOON + timedelta(seconds=1), NOON + timedelta(seconds=1), When.UNSURE),
        (NOON - timedelta(seconds=10), NOON - timedelta(seconds=10), When.UNSURE),
        (NOON - HOUR, NOON + HOUR, When.UNSURE),
    ],
)
def test_an_order_counts_against_a_number_only_when_it_is_surely_later(
    first: datetime, last: datetime, when: When
) -> None:
    assert relation(Taken(("1", ""), 1, first, last), NOON) is when


@pytest.mark.parametrize(("one", "other"), [("COC-01", "coc 01"), ("СОС-O1", "COC-01"), ("AO_l2", "ao-12")])
def test_f33_skus_that_look_alike_have_one_shape(one: str, other: str) -> None:
    assert look_alike(one) == look_alike(other)
    assert look_alike("COC-01") != look_alike("COC-02")


@given(
    some.lists(
        some.tuples(
            some.integers(0, 9), some.integers(0, 9), some.booleans(), some.none() | some.integers(0, 9),
            some.none() | some.integers(0, 9),
        ),
        max_size=20,
    )
)  # fmt: skip
def test_under_a_split_nothing_goes_above_its_room_and_a_doubtful_number_only_lowers(
    rows: list[tuple[int, int, bool, int | None, int | None]],
) -> None:
    facts = [_fact(n, wanted=w, seen=s, unclear=unclear, room=room) for n, (w, s, unclear, room, _) in enumerate(rows)]
    doubts = {n: shown for n, (_, _, unclear, _, shown) in enumerate(rows) if unclear and shown is not None}
    plan = plan_stock(facts, doubts)
    for write in plan.writes:
        wanted, seen, unclear, room, shown = rows[write.listing_id]
        if unclear:
            assert shown is not None
            assert write.doubtful
            assert write.wanted < shown
        elif write.wanted > seen:
            assert write.wanted == min(wanted, wanted if room is None else room)
    open_ids = {write.listing_id for write in plan.writes} | {*plan.to_read, *plan.deferred}
    for fact in facts:
        settled = not fact.unclear and fact.seen == fact.wanted
        assert (fact.listing_id in open_ids) == (not settled)


@pytest.mark.parametrize(("units", "ceiling"), [(2, 6), (-3, 11)])
def test_an_order_moves_the_ceiling_as_it_moves_what_is_shown(units: int, ceiling: int) -> None:
    row = Listing(
        account_id=1, remote_product_id="1", stock_seen=5, stock_seen_at=NOON, stock_ceiling=8, updated_at=NOON
    )
    later = NOON + HOUR
    _count_down(row, Taken(("1", ""), units, later, later))
    assert (row.stock_seen, row.stock_ceiling, row.stock_moved_at) == (5 - units, ceiling, later)


def test_an_order_that_may_be_in_the_number_already_leaves_the_ceiling() -> None:
    row = Listing(
        account_id=1, remote_product_id="1", stock_seen=5, stock_seen_at=NOON, stock_ceiling=8, updated_at=NOON
    )
    _count_down(row, Taken(("1", ""), 2, NOON, NOON))
    assert (row.stock_seen, row.stock_ceiling, row.stock_unclear) == (5, 8, True)


@pytest.mark.parametrize(
    ("kind", "shown", "seconds", "doubtful", "repeats"),
    [
        (StockWriteKind.NON_ATOMIC_DELTA, 9, 10, False, False),  # what was sent is there
        (StockWriteKind.NON_ATOMIC_DELTA, 5, 10, True, True),  # what was there before: an old answer, or in vain
        (StockWriteKind.NON_ATOMIC_DELTA, 5, 200, False, False),
        (StockWriteKind.ABSOLUTE, 7, 10, True, False),
        (StockWriteKind.DELTA, 9, 10, True, False),  # proves too little where differences are sent
        (StockWriteKind.DELTA, 9, 200, False, False),
        (StockWriteKind.COMPARE_AND_SET, 5, 10, False, True),  # what is wrong is refused there
    ],
)
def test_f56_a_reading_soon_after_our_own_write_is_no_proof(
    kind: StockWriteKind, shown: int, seconds: int, doubtful: bool, repeats: bool
) -> None:
    row = Listing(
        id=1, account_id=1, remote_product_id="1", stock_seen=9, stock_before=5, stock_sent_at=NOON, updated_at=NOON
    )
    by = Strictness(kind is StockWriteKind.DELTA, kind is StockWriteKind.COMPARE_AND_SET)
    found = _doubt(row, shown, NOON + timedelta(seconds=seconds), by, {})
    assert (found is not None) == doubtful
    if found is not None:
        assert found.repeats == repeats
