"""What was sold more often than it is there: the orders, and the ways out."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import Session

from storemanager.database import Book
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.orders import OrderStatus
from storemanager.domain.stock import MovementReason
from storemanager.services import attention, orders, oversold, stock
from storemanager.sync import notices
from storemanager.texts import verbatim
from tests.makers import LATER, NOON, a_shop, a_variant, the_location
from tests.order_makers import a_bundle, a_channel_order, a_location, an_account, by_weight


def _the_row(session: Session, variant_id: int) -> oversold.Oversold:
    return next(row for row in oversold.rows(session) if row.variant_id == variant_id)


def test_the_newest_order_is_the_one_without_goods(session: Session) -> None:
    account = an_account(session)
    scarf = a_variant(session, "SCARF", on_hand=2)
    first = a_channel_order(session, account, (scarf, 1))
    second = a_channel_order(session, account, (scarf, 2), placed_at=LATER)
    row = _the_row(session, scarf)
    assert (row.on_hand, row.reserved, row.missing) == (2, 3, 1)
    assert [(order.order_id, order.quantity, order.without) for order in row.orders] == [(first, 1, 0), (second, 2, 1)]
    assert all(order.may_cancel for order in row.orders)
    assert oversold.short(session) == {scarf: 1}


def test_enough_for_everybody_is_not_oversold(session: Session) -> None:
    account = an_account(session)
    scarf = a_variant(session, "SCARF", on_hand=3)
    a_channel_order(session, account, (scarf, 3))
    assert oversold.rows(session) == ()
    assert oversold.unsettled(session) == {}


def test_goods_at_another_location_are_proposed_and_end_it(session: Session) -> None:
    account = an_account(session)
    scarf = a_variant(session, "SCARF", on_hand=1)
    a_channel_order(session, account, (scarf, 3))
    shelf = a_location(session, "Kho phụ")
    stock.receive(session, scarf, 5, location_id=shelf, now=LATER)
    row = _the_row(session, scarf)
    assert row.missing == 0
    [move] = row.moves
    assert (move.from_name, move.quantity) == ("Kho phụ", 2)
    stock.transfer(session, scarf, move.quantity, move.from_id, move.to_id, now=LATER)
    assert oversold.rows(session) == ()


def test_what_left_without_being_there_shows_although_nobody_waits(session: Session) -> None:
    account = an_account(session)
    scarf = a_variant(session, "SCARF", on_hand=1)
    order = a_channel_order(session, account, (scarf, 2))
    orders.ship(session, order, now=LATER)
    row = _the_row(session, scarf)
    assert (row.on_hand, row.reserved, row.missing) == (-1, 0, 1)
    assert row.orders == ()


def test_a_bundle_is_told_by_the_part_that_is_missing(session: Session) -> None:
    account = an_account(session)
    tea, cup = a_variant(session, "TEA", on_hand=9), a_variant(session, "CUP", on_hand=1)
    bundle = a_bundle(session, "SET", (tea, 1), (cup, 2))
    order = a_channel_order(session, account, (bundle, 1))
    row = _the_row(session, cup)
    assert [(one.order_id, one.without) for one in row.orders] == [(order, 1)]
    assert tea not in oversold.short(session)


def test_goods_by_weight_are_told_in_their_own_units(session: Session) -> None:
    account = an_account(session)
    cashew = by_weight(session, a_variant(session, "CASHEW", on_hand=1500))
    a_channel_order(session, account, (cashew, 2))
    row = _the_row(session, cashew)
    assert (row.scale, row.missing) == (1000, 500)


def test_an_order_that_left_in_part_is_not_proposed_for_cancelling(session: Session) -> None:
    account = an_account(session)
    scarf = a_variant(session, "SCARF", on_hand=1)
    order = a_channel_order(session, account, (scarf, 3))
    [line] = [line.id for line in orders.order(session, order).lines]
    orders.ship(session, order, quantities={line: 1}, now=LATER)
    [waiting] = _the_row(session, scarf).orders
    assert waiting.status is not OrderStatus.CANCELLED
    assert not waiting.may_cancel


def test_cancelling_the_newest_order_ends_it(session: Session) -> None:
    account = an_account(session)
    scarf = a_variant(session, "SCARF", on_hand=1)
    a_channel_order(session, account, (scarf, 1))
    newest = a_channel_order(session, account, (scarf, 1), placed_at=LATER)
    assert _the_row(session, scarf).orders[-1].order_id == newest
    orders.cancel(session, newest, now=LATER)
    assert oversold.rows(session) == ()


def _told(session: Session, variant_id: int) -> None:
    attention.raise_(
        session, kind=AttentionKind.OVERSOLD, severity=Severity.DANGER, area=Area.STOCK,
        key=oversold.attention_key(variant_id), variant_id=variant_id, title=verbatim("x"), meaning=verbatim("x"),
        advice=verbatim("x"), now=NOON,
    )  # fmt: skip


def test_what_is_settled_is_quiet_until_it_grows(session: Session) -> None:
    account = an_account(session)
    scarf = a_variant(session, "SCARF", on_hand=1)
    a_channel_order(session, account, (scarf, 2))
    _told(session, scarf)
    oversold.settle(session, scarf, now=LATER)
    assert not attention.is_open(session, oversold.attention_key(scarf))
    assert oversold.unsettled(session) == {}
    assert _the_row(session, scarf).settled
    a_channel_order(session, account, (scarf, 1), placed_at=LATER)
    assert oversold.unsettled(session) == {scarf: 2}
    assert not _the_row(session, scarf).settled


def test_what_was_settled_once_does_not_hide_a_new_shortage(session: Session) -> None:
    account = an_account(session)
    scarf = a_variant(session, "SCARF", on_hand=1)
    a_channel_order(session, account, (scarf, 4))
    oversold.settle(session, scarf, now=NOON)
    stock.receive(session, scarf, 3, now=NOON)
    assert oversold.unsettled(session) == {}
    a_channel_order(session, account, (scarf, 2), placed_at=NOON + timedelta(days=3))
    assert oversold.unsettled(session) == {scarf: 2}


def test_settling_can_be_taken_back(session: Session) -> None:
    account = an_account(session)
    scarf = a_variant(session, "SCARF", on_hand=0)
    a_channel_order(session, account, (scarf, 1))
    oversold.settle(session, scarf, now=NOON)
    oversold.reopen(session, scarf)
    assert oversold.unsettled(session) == {scarf: 1}


def test_the_largest_shortage_stands_first_and_the_settled_last(session: Session) -> None:
    account = an_account(session)
    one, many, done = (a_variant(session, sku) for sku in ("ONE", "MANY", "DONE"))
    for variant, quantity in ((one, 1), (many, 5), (done, 9)):
        a_channel_order(session, account, (variant, quantity))
    oversold.settle(session, done, now=NOON)
    assert [row.sku for row in oversold.rows(session)] == ["MANY", "ONE", "DONE"]


def test_the_list_is_the_same_on_both_databases(any_book: Book) -> None:
    with any_book.write() as session:
        a_shop(session)
        account = an_account(session)
        scarf = a_variant(session, "SCARF", on_hand=1)
        a_channel_order(session, account, (scarf, 2))
        shelf = a_location(session, "Kho phụ")
        stock.adjust(session, scarf, 4, MovementReason.CORRECTION, location_id=shelf, now=NOON)
    with any_book.read() as session:
        [row] = oversold.rows(session)
        assert (row.missing, [(move.to_id, move.quantity) for move in row.moves]) == (0, [(the_location(session), 1)])
        assert [order.without for order in row.orders] == [0]


def test_a_sync_does_not_raise_again_what_the_owner_settled(session: Session) -> None:
    account = an_account(session)
    scarf = a_variant(session, "SCARF", on_hand=1)
    a_channel_order(session, account, (scarf, 2))
    assert notices.oversold(session, now=NOON) == 1
    oversold.settle(session, scarf, now=NOON)
    assert notices.oversold(session, now=LATER) == 0
    assert not attention.is_open(session, oversold.attention_key(scarf))
    a_channel_order(session, account, (scarf, 1), placed_at=LATER)
    assert notices.oversold(session, now=LATER) == 1
