"""A channel's order follows the channel, and its lines are matched with the goods of the book."""

import pytest
from sqlmodel import Session, select

from storemanager.domain.orders import OrderLine, OrderStatus
from storemanager.services import orders, stock
from storemanager.services.orders import ReturnInput
from storemanager.services.stock import Availability
from tests.makers import LATER, NOON, a_variant
from tests.order_makers import a_channel_order, an_account, line_ids
from tests.services.order_facts import available, status, told

# --- Following a channel ---


@pytest.mark.parametrize(
    ("ours", "theirs", "result"),
    [
        (OrderStatus.UNPAID, OrderStatus.DELIVERED, OrderStatus.DELIVERED),
        (OrderStatus.PACKED, OrderStatus.CONFIRMED, OrderStatus.PACKED),
        (OrderStatus.SHIPPED, OrderStatus.CONFIRMED, OrderStatus.SHIPPED),
        (OrderStatus.DELIVERED, OrderStatus.SHIPPED, OrderStatus.DELIVERED),
        (OrderStatus.CONFIRMED, OrderStatus.PENDING, OrderStatus.PENDING),
        (OrderStatus.PACKED, OrderStatus.CANCELLED, OrderStatus.CANCELLED),
        (OrderStatus.DELIVERED, OrderStatus.CANCELLED, OrderStatus.CANCELLED),
        (OrderStatus.CANCELLED, OrderStatus.CONFIRMED, OrderStatus.CONFIRMED),
        (OrderStatus.CONFIRMED, OrderStatus.RETURNED, OrderStatus.CANCELLED),
        (OrderStatus.SHIPPED, OrderStatus.RETURNED, OrderStatus.RETURNED),
        (OrderStatus.RETURNED, OrderStatus.CONFIRMED, OrderStatus.RETURNED),
    ],
)
def test_f12_a_channel_is_followed_forward_and_into_cancel_and_return_only(
    session: Session, ours: OrderStatus, theirs: OrderStatus, result: OrderStatus
) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=5)
    order = a_channel_order(session, an_account(session), (mug, 2), status=ours)
    changed = orders.move_to(session, order, theirs, now=LATER, by_channel=True)
    assert status(session, order) is result
    assert changed == (ours is not result)
    assert stock.check(session) == []
    assert told(session, order) == []


def test_f15_a_cancel_after_the_goods_left_does_not_put_them_back(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=5)
    order = a_channel_order(session, an_account(session), (mug, 2), status=OrderStatus.DELIVERED)
    for _ in range(2):
        orders.move_to(session, order, OrderStatus.CANCELLED, now=LATER, by_channel=True)
    assert available(session, mug) == Availability(3, 0, 3)
    line = orders.order(session, order).lines[0]
    orders.return_goods(session, order, {line.id: ReturnInput(2)}, remote_id="r-1", now=LATER)
    orders.return_goods(session, order, {line.id: ReturnInput(2)}, remote_id="r-1", now=LATER)
    assert available(session, mug) == Availability(5, 0, 5)


def test_f14_settling_follows_every_edit_and_repeating_it_changes_nothing(any_session: Session) -> None:
    mug, cup = a_variant(any_session, "MUG-RED", on_hand=9), a_variant(any_session, "CUP", on_hand=9)
    order = a_channel_order(any_session, an_account(any_session), (mug, 3))
    [record] = any_session.exec(select(OrderLine).where(OrderLine.order_id == order)).all()
    record.quantity = 2
    any_session.add(OrderLine(order_id=order, remote_line_id="new", variant_id=cup, title="Ly", quantity=4))
    any_session.flush()
    for _ in range(2):
        orders.settle(any_session, order, now=LATER)
        assert available(any_session, mug) == Availability(9, 2, 7)
        assert available(any_session, cup) == Availability(9, 4, 5)
    record.quantity = 0
    any_session.flush()
    orders.settle(any_session, order, now=LATER)
    assert available(any_session, mug) == Availability(9, 0, 9)


def test_units_refunded_before_they_left_are_not_promised_any_more(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=9)
    order = a_channel_order(session, an_account(session), (mug, 3))
    [record] = session.exec(select(OrderLine).where(OrderLine.order_id == order)).all()
    record.refunded_quantity = 1
    session.flush()
    orders.settle(session, order, now=LATER)
    assert available(session, mug) == Availability(9, 2, 7)
    orders.ship(session, order, now=LATER)
    assert available(session, mug) == Availability(7, 0, 7)
    assert status(session, order) is OrderStatus.SHIPPED


# --- Matching ---


def test_f03_a_line_of_an_unknown_product_waits_and_reserves_when_it_is_matched(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=5)
    order = a_channel_order(session, an_account(session), (None, 2))
    [row] = orders.order_rows(session, [order])
    assert row.problems == (orders.OrderProblem.UNMATCHED,)
    [line] = line_ids(session, order)
    for _ in range(2):
        orders.match_line(session, line, mug, now=NOON)
    assert available(session, mug) == Availability(5, 2, 3)
    assert orders.order_rows(session, [order])[0].problems == ()


def test_a_line_matched_after_it_left_is_sold_then(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=5)
    order = a_channel_order(session, an_account(session), (None, 3))
    [line] = line_ids(session, order)
    orders.ship(session, order, now=NOON)
    orders.return_goods(session, order, {line: ReturnInput(1)}, now=NOON)
    orders.match_line(session, line, mug, now=LATER)
    assert available(session, mug) == Availability(3, 0, 3)
    assert stock.check(session) == []


def test_a_wrong_match_is_put_right_on_both_products(any_session: Session) -> None:
    mug, cup = a_variant(any_session, "MUG-RED", on_hand=5), a_variant(any_session, "CUP", on_hand=5)
    order = a_channel_order(any_session, an_account(any_session), (mug, 2))
    [line] = line_ids(any_session, order)
    orders.match_line(any_session, line, cup, now=NOON)
    assert (available(any_session, mug).reserved, available(any_session, cup).reserved) == (0, 2)
    orders.ship(any_session, order, now=NOON)
    orders.match_line(any_session, line, mug, now=LATER)
    assert available(any_session, mug) == Availability(3, 0, 3)
    assert available(any_session, cup) == Availability(5, 0, 5)
    assert stock.check(any_session) == []
