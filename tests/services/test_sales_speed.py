"""How fast goods sell: kept up with every sale, wherever it comes from."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from storemanager.domain.accounts import ChannelAccount
from storemanager.services import offer_window, orders, sales_speed, shop
from storemanager.services.sales_speed import Sold
from tests.makers import NOON, a_variant


def _speed(session: Session, variant_id: int, account_id: int) -> float:
    return sales_speed.of_variants(session, [variant_id])[variant_id][account_id].per_hour(NOON)


def test_a_rush_is_noticed_within_minutes_and_a_lone_sale_is_none(session: Session) -> None:
    mug, cup = a_variant(session, "MUG"), a_variant(session, "CUP")
    sales_speed.record(session, [Sold(cup, 1, 1, NOON)], now=NOON)
    for minutes in (4, 3, 2, 1, 0):
        at = NOON - timedelta(minutes=minutes)
        sales_speed.record(session, [Sold(mug, 1, 1, at)], now=at)
    assert _speed(session, mug, 1) > 5
    assert _speed(session, cup, 1) < 0.01


def test_sales_of_long_ago_and_goods_that_came_back_weigh_nothing(session: Session) -> None:
    mug = a_variant(session, "MUG")
    sales_speed.record(session, [Sold(mug, 1, 5, NOON - timedelta(days=90)), Sold(mug, 2, -5, NOON)], now=NOON)
    assert sales_speed.of_variants(session, [mug]) == {}


def test_what_comes_in_late_counts_as_of_when_it_was_sold(session: Session) -> None:
    mug, cup = a_variant(session, "MUG"), a_variant(session, "CUP")
    hour = timedelta(hours=1)
    sales_speed.record(session, [Sold(mug, 1, 2, NOON), Sold(mug, 1, 3, NOON - hour)], now=NOON)
    sales_speed.record(session, [Sold(cup, 1, 3, NOON - hour)], now=NOON - hour)
    sales_speed.record(session, [Sold(cup, 1, 2, NOON)], now=NOON)
    assert _speed(session, mug, 1) == pytest.approx(_speed(session, cup, 1))


def test_the_counter_and_the_desk_sell_on_no_account(session: Session) -> None:
    mug = a_variant(session, "MUG", on_hand=20)
    line = orders.LineInput(variant_id=mug, quantity=3)
    orders.sell(session, orders.OrderInput(lines=(line,)), key="till-1", now=NOON)
    orders.sell(session, orders.OrderInput(lines=(line,)), key="till-1", now=NOON)  # the button was pressed twice
    orders.create(session, orders.OrderInput(lines=(line,), confirm=True), now=NOON)
    known = sales_speed.of_variants(session, [mug])[mug]
    assert list(known) == [sales_speed.OWN]
    assert known[sales_speed.OWN].slow == pytest.approx(6)


def test_the_window_is_as_measured_in_steps_and_as_planned_before(session: Session) -> None:
    shop.set_setting(session, offer_window.SETTING, 30)
    fresh = ChannelAccount(kind="x", name="x", connected_at=NOON)
    assert offer_window.window([fresh], offer_window.planned_minutes(session)) == timedelta(minutes=30)
    quick = ChannelAccount(kind="x", name="y", connected_at=NOON, round_seconds=301)
    slow = ChannelAccount(kind="x", name="z", connected_at=NOON, round_seconds=620)
    assert offer_window.window([fresh, quick, slow], 30) == timedelta(minutes=10)
    assert offer_window.smoothed(600, timedelta(hours=12)) < 5000
