"""A random life of one order on its channel, told to the book in any order, twice, or with versions lost in between:
the book ends as if it had only ever seen the last version, and nothing the owner did here is undone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test
from sqlmodel import Session, select

from storemanager.database import Book
from storemanager.domain.orders import (
    OrderLine,
)
from storemanager.errors import StoreError
from storemanager.services import orders, outbox
from storemanager.services.orders import ReturnInput
from tests.makers import a_shop, a_variant
from tests.order_makers import an_account
from tests.rounds import rounds
from tests.sync.order_machine import PICK, SKUS, OrderLife
from tests.sync.remote_life import S

NO_ORDER = -1


class OrderLifeWithAnOwner(OrderLife):
    """Somebody here confirms, packs, sends, cancels and takes back meanwhile."""

    def ends_right(self) -> None:
        """Nothing was undone on the way: `_nothing_undone` has looked after every version."""

    @contextmanager
    def _desk(self) -> Iterator[tuple[Session, int, datetime]]:
        """One act of the owner, or its refusal in words."""
        self.now += timedelta(minutes=1)
        order = self._order("1")
        savepoint = self.session.begin_nested()
        try:
            yield self.session, (order.id or 0) if order is not None else NO_ORDER, self.now
        except StoreError:
            savepoint.rollback()
        else:
            savepoint.commit()
            self.adds_up()

    @rule(act=st.sampled_from([orders.confirm, orders.pack, orders.pack, orders.unpack, orders.deliver]))
    def owner_takes_a_step(self, act: Any) -> None:
        with self._desk() as (session, order_id, now):
            act(session, order_id, now=now)

    @rule(part=st.booleans())
    def owner_sends(self, part: bool) -> None:
        with self._desk() as (session, order_id, now):
            going = orders.open_quantities(session, order_id)
            some = dict.fromkeys(list(going)[:1], 1) if part else None
            orders.ship(session, order_id, quantities=some, tracking_number=f"own{now:%H%M}", now=now)

    @rule()
    def channel_knows_what_was_done(self) -> None:
        """Every act that waited was done there, without a word of it in the order's state."""
        for row in outbox.rows(self.session, unsettled_only=True):
            outbox.done(self.session, row.id, now=self.now)

    @rule(reached=st.booleans())
    def owner_cancels(self, reached: bool) -> None:
        with self._desk() as (session, order_id, now):
            orders.cancel(session, order_id, now=now)
        if reached:
            for row in outbox.rows(self.session, unsettled_only=True):
                outbox.done(self.session, row.id, now=self.now)

    @rule(pick=PICK, restock=st.booleans())
    def owner_takes_back(self, pick: int, restock: bool) -> None:
        with self._desk() as (session, order_id, now):
            lines = session.exec(select(OrderLine).where(OrderLine.order_id == order_id)).all()
            if lines:
                line = lines[pick % len(lines)]
                orders.return_goods(session, order_id, {line.id or 0: ReturnInput(1, restock)}, now=now)

    @rule(amount=st.sampled_from([50, 300]))
    def owner_takes_money(self, amount: int) -> None:
        with self._desk() as (session, order_id, now):
            orders.record_payment(session, order_id, amount, "cash", key=f"hand{now:%H%M}", now=now)


def _machine(book: Book, life: type[OrderLife]) -> type[OrderLife]:
    with book.write() as session:
        a_shop(session)
        account = an_account(session)
        for sku in SKUS:
            a_variant(session, sku, on_hand=100)
    return type("OrderLifeHere", (life,), {"book": book, "account": account})


# --- Lives that once went wrong, or would if a rule were left out: told again in every run ---


def _old_version_comes_late(life: Any) -> None:
    life.open(begins=S.TO_SHIP)
    life.lines_change(how="quantity", pick=0, number=1, told=True)
    life.some_version_arrives(pick=0)


def _refund_and_rest_are_seen_at_once(life: Any) -> None:
    """What was refunded before the rest left has never left, although the book learns of both only afterwards."""
    life.open(begins=S.TO_SHIP)
    life.money_is_given_back(pick=0, quantity=1, restock=True, told=False)
    life.status_moves(pick=0, told=True)  # sent and completed
    life.order_is_deleted_or_restored()


def _refund_and_rest_are_seen_after_the_order(life: Any) -> None:
    life.open(begins=S.TO_SHIP)
    life.some_version_arrives(pick=0)
    _refund_and_rest_are_seen_at_once_from_here(life)


def _refund_and_rest_are_seen_at_once_from_here(life: Any) -> None:
    life.money_is_given_back(pick=0, quantity=2, restock=None, told=False)
    life.status_moves(pick=0, told=True)


def _goods_left_and_came_back_unseen(life: Any) -> None:
    """Sent and returned between two looks: they left first, and then they came back."""
    life.open(begins=S.TO_SHIP)
    life.some_version_arrives(pick=0)
    life.status_moves(pick=0, told=False)
    life.money_is_given_back(pick=0, quantity=2, restock=True, told=True)


def _goods_left_and_came_back_before_the_first_look(life: Any) -> None:
    life.open(begins=S.COMPLETED)
    life.money_is_given_back(pick=0, quantity=3, restock=True, told=True)


def _line_is_added_to_what_left(life: Any) -> None:
    """One more of the goods is ordered, sent and given back while nobody looks."""
    life.open(begins=S.COMPLETED)
    life.some_version_arrives(pick=0)
    life.lines_change(how="quantity", pick=0, number=5, told=False)
    life.money_is_given_back(pick=0, quantity=3, restock=True, told=False)
    life.money_is_given_back(pick=0, quantity=2, restock=True, told=True)


def _paid_and_then_cheaper(life: Any) -> None:
    life.open(begins=S.TO_SHIP)
    life.some_version_arrives(pick=0)
    life.lines_change(how="price", pick=0, number=0, told=True)


def _dearer_and_cheaper_again(life: Any) -> None:
    life.open(begins=S.TO_SHIP)
    life.lines_change(how="price", pick=0, number=5, told=True)
    life.lines_change(how="price", pick=0, number=2, told=True)


@pytest.mark.parametrize(
    "story",
    [
        _old_version_comes_late, _refund_and_rest_are_seen_at_once, _refund_and_rest_are_seen_after_the_order,
        _goods_left_and_came_back_unseen, _goods_left_and_came_back_before_the_first_look, _line_is_added_to_what_left,
        _paid_and_then_cheaper, _dearer_and_cheaper_again,
    ],
)  # fmt: skip
def test_f11_lives_worth_remembering_end_as_their_last_version(book: Book, story: Callable[[Any], None]) -> None:
    life = _machine(book, OrderLife)()
    try:
        story(life)
    finally:
        life.teardown()


def _step_here_is_not_told_there_yet(life: Any) -> None:
    """Packed here, and the channel only changes the address: the parcel stays closed."""
    life.open(begins=S.TO_SHIP)
    life.some_version_arrives(pick=0)
    life.owner_takes_a_step(act=orders.pack)
    life.buyer_is_hidden_or_shown(mask=False)
    life.newest_version_arrives()


def _confirmed_here_while_it_waits_there(life: Any) -> None:
    life.open(begins=S.UNPAID)
    life.status_moves(pick=0, told=True)  # on hold
    life.owner_takes_a_step(act=orders.confirm)
    life.channel_knows_what_was_done()
    life.lines_change(how="price", pick=0, number=3, told=True)


def _cancelled_here_while_it_is_edited_there(life: Any) -> None:
    life.open(begins=S.TO_SHIP)
    life.some_version_arrives(pick=0)
    life.owner_cancels(reached=False)
    life.lines_change(how="price", pick=0, number=3, told=True)


@pytest.mark.parametrize(
    "story",
    [
        _step_here_is_not_told_there_yet, _confirmed_here_while_it_waits_there,
        _cancelled_here_while_it_is_edited_there,
    ],
)  # fmt: skip
def test_f12_lives_worth_remembering_undo_nothing_the_owner_did(book: Book, story: Callable[[Any], None]) -> None:
    life = _machine(book, OrderLifeWithAnOwner)()
    try:
        story(life)
    finally:
        life.teardown()


# --- Random lives ---


@pytest.mark.parametrize("life", [OrderLife, OrderLifeWithAnOwner])
def test_f11_any_order_of_any_versions_ends_the_same(book: Book, life: type[OrderLife]) -> None:
    machine = _machine(book, life)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=rounds(6), stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
