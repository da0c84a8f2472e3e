"""The measure itself: which oversold unit could have been avoided, and what strict quotas are judged by."""

from __future__ import annotations

import pytest

from storemanager.channels.base import RemoteStatus
from tests.simulation.shop import Shop
from tests.simulation.shoppers import Shoppers
from tests.simulation.truth import BrokenPromise
from tests.simulation.week import Goods, Wish, an_empty_week

MUG = "SKU-0"


class Street:
    """Two channels that both show the only two mugs there are; the book hears of nothing before it is told."""

    def __init__(self) -> None:
        self.shop = Shop(an_empty_week((Goods(MUG, 2, 1000),), 2))
        self.truth = self.shop.truth
        self.truth.start_judging()
        for channel in (0, 1):
            self.good_round(channel)

    def good_round(self, channel: int) -> None:
        began = self.shop.clock()
        self.shop.clock.pass_(60)
        self.truth.good_round(channel, [MUG], began)
        self.shop.clock.pass_(60)

    def buy(self, channel: int) -> None:
        Shoppers(self.shop).wish(Wish(0.0, channel, ((0, 1),), "paid", ()))
        self.shop.clock.pass_(60)

    def pull(self, channel: int) -> None:
        """The book has all orders of the channel."""
        orders = self.shop.in_memory[channel].orders
        self.truth.known(channel, {remote_id: order.modified_at for remote_id, order in orders.items()})
        self.shop.clock.pass_(1)


def test_a_unit_sold_twice_between_two_syncs_could_not_be_avoided() -> None:
    street = Street()
    for channel in (0, 0, 1, 1):
        street.buy(channel)
    assert (street.truth.figures.oversold, street.truth.available(MUG)) == (2, -2)


def test_a_unit_sold_twice_after_a_good_round_that_knew_of_the_first_sale_was_avoidable() -> None:
    street = Street()
    street.buy(0)
    street.buy(0)
    street.pull(0)
    street.good_round(1)  # which left both mugs on show there
    with pytest.raises(BrokenPromise, match="1 too many are sold with this sale on channel 1, and only 0 went"):
        street.buy(1)


def test_what_the_book_learned_only_after_the_round_explains_a_unit_but_not_two() -> None:
    street = Street()
    street.buy(0)
    street.pull(0)
    street.good_round(1)  # which left one too many on show there
    street.buy(0)
    street.pull(0)
    street.buy(1)
    assert street.truth.figures.oversold == 1
    with pytest.raises(BrokenPromise, match="2 too many are sold with this sale on channel 1, and only 1 went"):
        street.buy(1)


def test_what_a_channel_put_back_on_its_own_shelf_and_sold_again_is_counted_once() -> None:
    street = Street()
    street.buy(0)
    street.buy(0)
    street.buy(1)
    street.buy(1)  # two are missing, and both were sold on the other channel
    store = street.shop.stores[1]
    with street.truth.somebody([MUG]):
        store.move(next(iter(store.orders)), RemoteStatus.CANCELLED)
    street.buy(1)
    assert (street.truth.figures.oversold, street.truth.available(MUG)) == (3, -2)


def test_a_number_typed_in_on_a_channel_is_known_after_a_round_that_began_later() -> None:
    street = Street()
    with street.truth.somebody([MUG], unseen_on=0):
        street.shop.stores[0].set_stock(MUG, 5)
    assert [item.known_at for item in street.truth.lowered[MUG]] == [None]
    street.good_round(1)
    assert [item.known_at for item in street.truth.lowered[MUG]] == [None]
    street.shop.clock.pass_(60)
    street.good_round(0)
    assert street.truth.lowered[MUG][0].known_at is not None


def test_under_strict_a_write_may_not_put_on_show_what_another_channel_shows() -> None:
    street = Street()
    store = street.shop.stores[0]
    store.set_stock(MUG, 0)
    with street.truth.program(0, [MUG], "0 -> 2"):
        store.set_stock(MUG, 2)  # under another policy that is allowed
    store.set_stock(MUG, 0)
    street.truth.under_strict([MUG])
    with pytest.raises(BrokenPromise, match="lets"), street.truth.program(0, [MUG], "0 -> 2"):
        store.set_stock(MUG, 2)


def test_what_was_sent_before_an_item_came_under_strict_is_not_measured_by_it() -> None:
    street = Street()
    store = street.shop.stores[0]
    store.set_stock(MUG, 0)
    sent_at = street.shop.clock()
    street.shop.clock.pass_(1)
    street.truth.under_strict([MUG])
    with street.truth.program(0, [MUG], "0 -> 2", sent_at):
        store.set_stock(MUG, 2)
    assert street.truth.by_owner[MUG] == 2


def test_nothing_may_be_written_to_a_channel_before_the_owner_has_looked() -> None:
    street = Street()
    street.truth.held.add(1)
    with pytest.raises(BrokenPromise, match="read-only"), street.truth.program(1, [MUG], "2 -> 1"):
        street.shop.stores[1].set_stock(MUG, 1)
