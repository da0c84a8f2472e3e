"""How many units each channel may sell: shared, split, and the chance by which *balanced* chooses."""

from __future__ import annotations

from itertools import product
from math import exp, factorial, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemanager.domain.offers import (
    LARGE,
    Limits,
    Policy,
    Seat,
    bundle_available,
    chance_oversold,
    offered,
    poisson_tail,
    quotas,
    share_out,
)

TEN_MINUTES = 1 / 6
speeds = st.one_of(st.just(0.0), st.floats(1e-6, 1e4))
limits = st.builds(Limits, st.integers(0, 50), st.integers(0, 100), st.one_of(st.none(), st.integers(0, 50)))
seats = st.lists(st.tuples(limits, speeds), min_size=1, max_size=6).map(
    lambda found: [Seat(number, limit, speed) for number, (limit, speed) in enumerate(found, start=1)]
)


def three(*per_hour: float) -> list[Seat]:
    return [Seat(number, speed=speed) for number, speed in enumerate(per_hour or (0.0, 0.0, 0.0), start=1)]


def units(available: int, seats: list[Seat], policy: Policy = Policy.BALANCED, hours: float = TEN_MINUTES) -> list[int]:
    return list(share_out(available, seats, policy, window_hours=hours).units.values())


def test_shared_shows_all_there_is_everywhere() -> None:
    assert units(7, three(9, 1, 0), Policy.SHARED) == [7, 7, 7]


def test_safety_stock_share_and_cap_lower_what_a_channel_is_offered() -> None:
    assert offered(10, Limits(safety_stock=2)) == 8
    assert offered(10, Limits(safety_stock=2, share_percent=50)) == 4
    assert offered(10, Limits(safety_stock=2, share_percent=50, cap=3)) == 3
    assert offered(1, Limits(safety_stock=2)) == 0
    assert offered(2_700, Limits(), scale=1000) == 2


def test_strict_splits_all_and_promises_nothing_twice() -> None:
    assert units(7, three(), Policy.STRICT) == [3, 2, 2]
    assert units(7, three(9, 1, 1), Policy.STRICT) == [5, 1, 1]
    assert units(1, three(0, 0.5, 0), Policy.STRICT) == [0, 1, 0]


def test_a_single_channel_has_nobody_to_split_with() -> None:
    assert units(3, three(50), Policy.STRICT) == [3]


def test_balanced_shares_what_rests_and_splits_the_last_units_of_what_sells() -> None:
    assert units(1, three()) == [1, 1, 1], "it never sold"
    assert units(1, three(0.005, 0.005, 0.005)) == [1, 1, 1], "a few a month"
    assert units(30, three(1, 0.5, 0.5)) == [30, 30, 30], "enough for the next ten minutes, whatever happens"
    assert sum(units(1, three(1, 0.5, 0.5))) == 1
    assert sum(units(9, three(30, 20, 10))) == 9, "a flash hour"


def test_a_flash_hour_on_one_channel_takes_nothing_from_it() -> None:
    """A channel stops by itself when all it shows is sold: only a second one can sell too many."""
    assert units(5, three(60, 0, 0)) == [5, 5, 5]
    assert sum(units(5, three(60, 1, 1))) == 5


def test_a_slow_sync_splits_earlier() -> None:
    calm = three(0.05, 0.05, 0.05)
    assert units(2, calm, hours=1 / 30) == [2, 2, 2]
    assert sum(units(2, calm, hours=4)) == 2


def test_the_counter_makes_a_split_likelier_and_keeps_a_part() -> None:
    without = share_out(2, three(0.1, 0.1), Policy.BALANCED, window_hours=TEN_MINUTES)
    busy = share_out(2, three(0.1, 0.1), Policy.BALANCED, window_hours=TEN_MINUTES, other_speed=5)
    assert (without.split, busy.split) == (False, True)
    assert sum(busy.units.values()) == 1, "the counter never keeps the last one"
    assert quotas(12, three(1, 1)[:2], other_speed=4) == {1: 3, 2: 3}


def test_a_split_does_not_come_and_go_with_every_sale() -> None:
    between = next(
        seats
        for seats in (three(*[step / 1000] * 3) for step in range(1, 1000))
        if share_out(2, seats, Policy.BALANCED, window_hours=0.5, split_now=True).split
    )
    assert not share_out(2, between, Policy.BALANCED, window_hours=0.5).split


def test_nothing_is_offered_of_nothing() -> None:
    for policy, available in product(Policy, (0, -3)):
        assert units(available, three(5, 1, 0), policy) == [0, 0, 0]


def test_a_warehouse_is_shared_out_as_fast_as_a_shelf() -> None:
    huge = share_out(10**9, three(1e9, 5e8, 5e8), Policy.BALANCED, window_hours=24)
    assert huge.split
    assert sum(huge.units.values()) == 10**9


@given(st.integers(-5, 300), seats, st.sampled_from(Policy), speeds, st.booleans(), st.sampled_from((1, 1000)))
def test_a_split_never_promises_more_than_there_is_and_no_seat_more_than_its_limits(
    available: int, seats: list[Seat], policy: Policy, other: float, split_now: bool, scale: int
) -> None:
    offers = share_out(available, seats, policy, window_hours=0.5, other_speed=other, split_now=split_now, scale=scale)
    assert offers.units.keys() == {seat.account_id for seat in seats}
    for seat in seats:
        assert 0 <= offers.units[seat.account_id] <= offered(available, seat.limits, scale=scale)
    if offers.split:
        assert sum(offers.units.values()) <= max(0, available // scale)


@given(st.integers(0, 60), seats)
def test_what_one_channel_cannot_take_goes_to_the_others(available: int, seats: list[Seat]) -> None:
    parts = quotas(available, seats)
    most = {seat.account_id: offered(available, seat.limits) for seat in seats}
    assert sum(parts.values()) == min(available, sum(most.values()))


@given(st.integers(0, 60), seats)
def test_quotas_deal_unit_by_unit_to_where_one_is_worth_most(available: int, seats: list[Seat]) -> None:
    """The short way of dealing many units gives what the long one does."""
    slowest = min((seat.speed for seat in seats if seat.speed > 0), default=1.0)
    weight = {seat.account_id: sqrt(max(seat.speed, slowest / 2)) for seat in seats}
    most = {seat.account_id: offered(available, seat.limits) for seat in seats}
    parts = dict.fromkeys(most, 0)
    for _ in range(min(available, sum(most.values()))):
        hungry = [each for each in parts if parts[each] < most[each]]
        parts[max(hungry, key=lambda each: (weight[each] / (parts[each] + 1), -each))] += 1
    dealt = quotas(available, seats)
    for each, other in product(parts, parts):
        if dealt[each] > parts[each] and dealt[other] < parts[other]:
            assert weight[each] / dealt[each] == pytest.approx(weight[other] / parts[other]), "only a tie may differ"


@given(st.integers(0, 40), seats, st.integers(1, 40))
def test_while_all_speeds_fade_together_a_split_stays_the_same_until_it_ends(
    available: int, seats: list[Seat], halvings: int
) -> None:
    before = share_out(available, seats, Policy.BALANCED, window_hours=0.5, split_now=True)
    for step in range(halvings):
        faded = [Seat(seat.account_id, seat.limits, seat.speed * 0.5**step) for seat in seats]
        now = share_out(available, faded, Policy.BALANCED, window_hours=0.5, split_now=before.split)
        assert now.split <= before.split, "a split that ended does not begin again by itself"
        assert now.units == before.units or not now.split
        before = now


@pytest.mark.parametrize(("expected", "count"), [(0.3, 0), (0.3, 2), (4.0, 3), (20.0, 30)])
def test_the_chance_of_more_is_poissons(expected: float, count: int) -> None:
    by_hand = 1 - sum(exp(-expected) * expected**each / factorial(each) for each in range(count + 1))
    assert poisson_tail(expected, count) == pytest.approx(by_hand)


def test_large_numbers_go_on_smoothly() -> None:
    for above in (-60, -20, 0, 20, 60):
        count = int(LARGE) + above
        assert poisson_tail(LARGE + 0.01, count) == pytest.approx(poisson_tail(LARGE, count), abs=0.01)
    assert poisson_tail(1e6, 10) == pytest.approx(1)
    assert poisson_tail(1e6, 2_000_000) == pytest.approx(0)


@given(st.lists(st.floats(0.01, 20), min_size=1, max_size=5), st.integers(0, 30), st.floats(0.05, 2))
def test_the_chance_is_one_and_falls_with_every_unit_more(per_hour: list[float], count: int, hours: float) -> None:
    chance = chance_oversold(per_hour, count, hours)
    assert 0 <= chance <= 1
    assert chance_oversold(per_hour, count + 1, hours) <= chance + 1e-9
    assert chance <= chance_oversold(per_hour, count, hours, good_enough=1.0) + 1e-9


def test_as_many_bundles_as_the_scarcest_part_allows() -> None:
    assert bundle_available([(7, 2), (9, 1)]) == 3
    assert bundle_available([]) == 0
