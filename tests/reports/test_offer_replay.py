"""The shop's own weeks again under each offer policy, and the model behind it."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

import pytest
from sqlmodel import Session

from storemanager.database import Book
from storemanager.domain.accounts import ChannelAccount, Listing, MatchState
from storemanager.domain.catalog import Variant
from storemanager.domain.offers import Limits, Policy
from storemanager.domain.orders import OrderStatus
from storemanager.errors import NotAllowedError
from storemanager.reports.offer_replay import OfferReplay, PolicyResult, ReplayStopped, offer_replay
from storemanager.reports.offer_replay_history import sales
from storemanager.reports.offer_replay_model import COUNTER, Arrival, Days, Outcome, Rules, Wish, replay
from storemanager.services import orders, stock
from storemanager.services.orders import LineInput, OrderInput
from tests.makers import NOON, a_variant
from tests.order_makers import a_bundle, a_channel_order, an_account, an_order

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
NOW = NOON + 21 * DAY
WEB, SHOPEE = 1, 2


def outcome(days: Days, policy: Policy, *, safety_stock: int = 0, minutes: float = 10) -> Outcome:
    limits = dict.fromkeys((WEB, SHOPEE), Limits(safety_stock=safety_stock))
    return replay(days, Rules(policy, limits, minutes / 60, 24.0))


def test_two_channels_sell_the_last_unit_between_two_syncs_when_it_is_shared() -> None:
    both = Days(1, [Wish(1.01, WEB, 1), Wish(1.02, SHOPEE, 1)])
    assert (outcome(both, Policy.SHARED).oversold, outcome(both, Policy.SHARED).turned_away) == (1, 0)
    assert (outcome(both, Policy.STRICT).oversold, outcome(both, Policy.STRICT).turned_away) == (0, 0)
    held_back = outcome(both, Policy.SHARED, safety_stock=1)
    assert (held_back.oversold, held_back.turned_away) == (0, 2)


def test_a_sync_in_between_tells_the_other_channel_in_time() -> None:
    apart = Days(1, [Wish(1.01, WEB, 1), Wish(1.99, SHOPEE, 1)])
    assert outcome(apart, Policy.SHARED) == outcome(apart, Policy.BALANCED)
    assert outcome(apart, Policy.SHARED).oversold == 0
    assert outcome(apart, Policy.SHARED).turned_away == 0, "nothing was left for the second"
    assert outcome(apart, Policy.SHARED, minutes=120).oversold == 1


def test_strict_turns_away_who_asks_where_the_last_unit_is_not() -> None:
    assert outcome(Days(1, [Wish(2.0, SHOPEE, 1)]), Policy.STRICT).turned_away == 1
    assert outcome(Days(1, [Wish(2.0, SHOPEE, 1)]), Policy.BALANCED).turned_away == 0


def test_balanced_splits_the_last_units_of_what_sells_and_goods_that_come_in_are_shown_again() -> None:
    busy = {WEB: 40.0, SHOPEE: 40.0}  # about six a day on each
    rush = Days(1, [Wish(1.01, WEB, 1), Wish(1.02, SHOPEE, 1), Wish(3.0, SHOPEE, 1)], [Arrival(2.0, 90)], busy)
    assert outcome(rush, Policy.SHARED).oversold == 1
    assert outcome(rush, Policy.BALANCED).oversold == 0
    assert outcome(Days(0, [Wish(3.0, SHOPEE, 1)], [Arrival(2.0, 90)]), Policy.BALANCED).turned_away == 0


def test_the_counter_sees_what_is_there_and_heeds_a_strict_quota() -> None:
    goods = Days(2, [Wish(1.0, COUNTER, 1)])
    assert outcome(goods, Policy.SHARED).turned_away == 0
    assert outcome(goods, Policy.STRICT).turned_away == 1


def test_strict_never_sells_a_unit_twice_however_slow_the_sync() -> None:
    shared = 0
    for seed in range(30):
        random = Random(seed)
        wishes = [Wish(random.uniform(0, 24), random.choice((COUNTER, WEB, SHOPEE)), 1) for _ in range(40)]
        days = Days(5, wishes, [Arrival(random.uniform(0, 24), 4) for _ in range(5)])
        minutes = random.choice((2, 10, 60, 400))
        assert outcome(days, Policy.STRICT, minutes=minutes).oversold == 0
        shared += outcome(days, Policy.SHARED, minutes=minutes).oversold
    assert shared > 0, "there was something to sell twice"


def test_a_quiet_day_writes_nothing() -> None:
    for policy in Policy:
        assert outcome(Days(9, [], [], {WEB: 3.0, SHOPEE: 1.0}), policy).writes == 0


def test_a_split_goes_back_to_shared_once_and_then_rests() -> None:
    flash = Days(40, [Wish(1 + number / 60, WEB if number % 2 else SHOPEE, 1) for number in range(20)])
    through = replay(flash, Rules(Policy.BALANCED, dict.fromkeys((WEB, SHOPEE), Limits()), 1 / 6, 24.0))
    longer = replay(flash, Rules(Policy.BALANCED, dict.fromkeys((WEB, SHOPEE), Limits()), 1 / 6, 24.0 * 30))
    assert (through.oversold, through.turned_away) == (0, 0)
    assert longer.writes == through.writes, "time alone writes nothing more"


# --- The shop's own weeks ---


def listed(session: Session, variant_id: int, *account_ids: int) -> None:
    for account_id in account_ids:
        session.add(
            Listing(
                account_id=account_id, variant_id=variant_id, match_state=MatchState.MATCHED,
                remote_product_id=f"p{variant_id}", updated_at=NOON,
            )
        )  # fmt: skip


def a_history(session: Session, *, quiet_orders: int = 25) -> tuple[int, int, int]:
    """Three weeks: a mug sells now and then on two channels; its last unit was sold on both within a minute."""
    mug, other = a_variant(session, "MUG", on_hand=1), a_variant(session, "TEA", on_hand=100)
    web, shopee = an_account(session), an_account(session, "mocnhien.hn", "shopee")
    for variant in (mug, other):
        listed(session, variant, web, shopee)
    for number in range(quiet_orders):
        a_channel_order(session, web, (other, 1), placed_at=NOON + (number + 1) * 18 * HOUR)
    a_channel_order(session, web, (mug, 1), placed_at=NOON + 10 * DAY + MINUTE)
    a_channel_order(session, shopee, (mug, 1), placed_at=NOON + 10 * DAY + 2 * MINUTE)
    return mug, web, shopee


def answer(session: Session, now: datetime = NOW, minutes: int | None = 10) -> OfferReplay:
    session.flush()
    return offer_replay(session, now=now, interval=None if minutes is None else timedelta(minutes=minutes))


def row(found: OfferReplay, policy: Policy) -> PolicyResult:
    return next(row for row in found.rows if row.policy is policy)


def test_each_policy_is_told_what_it_would_have_oversold(any_session: Session) -> None:
    mug, _, _ = a_history(any_session)
    found = answer(any_session)
    shared, strict = row(found, Policy.SHARED), row(found, Policy.STRICT)
    assert (shared.oversold, shared.turned_away) == (1, 0)
    assert [(one.variant_id, one.sku, one.oversold) for one in shared.variants] == [(mug, "MUG", 1)]
    assert (strict.oversold, strict.turned_away) == (0, 0)
    assert (found.orders, found.variants, len(found.rows)) == (27, 2, 3)
    assert found.begins_at == NOON


def test_cancelled_orders_are_no_buyers_and_goods_received_are_there(session: Session) -> None:
    mug, web, shopee = a_history(session)
    stock.receive(session, mug, 5, now=NOON + 12 * DAY)
    gone = a_channel_order(session, web, (mug, 4), placed_at=NOON + 13 * DAY)
    orders.cancel(session, gone, now=NOON + 13 * DAY)
    a_channel_order(session, shopee, (mug, 5), placed_at=NOON + 14 * DAY)
    found = answer(session)
    assert (row(found, Policy.SHARED).oversold, row(found, Policy.SHARED).turned_away) == (1, 0)
    assert row(found, Policy.STRICT).turned_away == 1, "all five were there, but not on one channel"
    assert found.orders == 28


def test_a_bundle_sells_its_parts(session: Session) -> None:
    mug, web, shopee = a_history(session)
    stock.receive(session, mug, 2, now=NOON + 11 * DAY)
    box = a_bundle(session, "BOX", (mug, 2))
    a_channel_order(session, web, (box, 1), placed_at=NOON + 15 * DAY + MINUTE)
    a_channel_order(session, shopee, (mug, 1), placed_at=NOON + 15 * DAY + 2 * MINUTE)
    assert row(answer(session), Policy.SHARED).oversold == 2


def test_what_was_sold_at_the_till_was_wanted_at_the_counter(session: Session) -> None:
    mug, web, shopee = a_history(session)
    stock.receive(session, mug, 3, now=NOON + 11 * DAY)
    orders.sell(session, OrderInput(lines=(LineInput(mug, 1),)), key="till", now=NOON + 15 * DAY)
    an_order(session, (mug, 1), now=NOON + 16 * DAY)
    session.flush()
    taken = [(sale.seat, sale.quantity) for sale in sales(session, NOON, NOW) if sale.variant_id == mug]
    assert sorted(taken) == sorted([(web, 1), (shopee, 1), (COUNTER, 1), (COUNTER, 1)])


def test_safety_stock_of_the_variant_counts(session: Session) -> None:
    mug, _, _ = a_history(session)
    precious = session.get_one(Variant, mug)
    precious.safety_stock = 1
    session.add(precious)
    found = row(answer(session), Policy.SHARED)
    assert (found.oversold, found.turned_away) == (0, 2)


def test_the_measured_interval_is_taken_and_told(session: Session) -> None:
    _, web, _ = a_history(session)
    assert (answer(session, minutes=None).interval, answer(session, minutes=None).measured) == (10 * MINUTE, False)
    account = session.get_one(ChannelAccount, web)
    account.round_seconds = 1800
    session.add(account)
    found = answer(session, minutes=None)
    assert (found.interval, found.measured) == (30 * MINUTE, True)
    assert str(found.certainty).startswith("Only a hint: 27 orders in 21 days are few. Synced every 30 min.")


def test_a_shop_with_too_little_history_is_told_when_to_look_again(session: Session) -> None:
    with pytest.raises(NotAllowedError) as no_channel:
        answer(session)
    assert str(no_channel.value.advice) == "Connect a channel first."
    a_history(session, quiet_orders=5)
    with pytest.raises(NotAllowedError) as too_few:
        answer(session)
    assert "only 7 orders" in str(too_few.value.message)
    with pytest.raises(NotAllowedError) as too_soon:
        answer(session, now=NOON + 3 * DAY)
    assert "less than 7 days" in str(too_soon.value.message)


def test_orders_that_were_history_when_the_book_began_are_left_out(session: Session) -> None:
    mug, web, _ = a_history(session)
    a_channel_order(session, web, (mug, 9), placed_at=NOON + 9 * DAY, moves_stock=False, status=OrderStatus.DELIVERED)
    assert row(answer(session), Policy.SHARED).oversold == 1


def test_it_can_be_cancelled_and_writes_nothing(book: Book) -> None:
    with book.write() as session:
        a_history(session)
    with book.read() as session:
        with pytest.raises(ReplayStopped):
            offer_replay(session, now=NOW, cancelled=lambda: True)
        assert offer_replay(session, now=NOW).rows
        assert not session.new
        assert not session.dirty
