"""Goods come back and money goes back; the one is not the other."""

import pytest
from sqlmodel import Session, select

from storemanager.domain.orders import OrderStatus, Payment, PaymentStatus, Return
from storemanager.domain.syncing import OutboxKind
from storemanager.errors import InvalidInputError
from storemanager.services import orders
from storemanager.services.orders import ReturnInput
from tests.makers import LATER, NOON, a_variant
from tests.order_makers import a_channel_order, an_account, an_order, line_ids
from tests.services.order_facts import available, told


def test_f15_returned_and_refunded_are_different_facts(any_session: Session) -> None:
    mug = a_variant(any_session, "MUG-RED", on_hand=5, price=100_000)
    order = an_order(any_session, (mug, 3))
    [line] = line_ids(any_session, order)
    orders.record_payment(any_session, order, 300_000, "cash", key="p1", now=NOON)
    orders.ship(any_session, order, now=NOON)
    orders.return_goods(any_session, order, {line: ReturnInput(1, restock=False)}, reason="vỡ", now=NOON)
    assert available(any_session, mug).on_hand == 2
    assert orders.order(any_session, order).payment_status is PaymentStatus.PAID
    orders.refund(any_session, order, 100_000, reason="vỡ", now=NOON)
    assert available(any_session, mug).on_hand == 2
    assert orders.order(any_session, order).payment_status is PaymentStatus.PARTLY_REFUNDED
    orders.return_goods(any_session, order, {line: ReturnInput(2)}, refund_amount=200_000, now=LATER)
    detail = orders.order(any_session, order)
    assert (detail.status, detail.payment_status) == (OrderStatus.RETURNED, PaymentStatus.REFUNDED)
    assert available(any_session, mug).on_hand == 4
    assert len(any_session.exec(select(Return)).all()) == 2


def test_a_refund_on_a_channel_names_its_lines_and_adds_up(session: Session) -> None:
    mug, cup = a_variant(session, "MUG-RED", on_hand=5), a_variant(session, "CUP", on_hand=5)
    order = a_channel_order(session, an_account(session), (mug, 2), (cup, 1), total=300_000)
    first, second = line_ids(session, order)
    orders.record_payment(session, order, 300_000, "card", key="p", now=NOON)
    orders.ship(session, order, now=NOON)
    back = {first: ReturnInput(1), second: ReturnInput(1, restock=False)}
    orders.return_goods(session, order, back, reason="không hợp", refund_amount=150_001, key="r", now=NOON)
    orders.return_goods(session, order, back, reason="không hợp", refund_amount=150_001, key="r", now=NOON)
    [_, (kind, payload)] = told(session, order)
    assert kind is OutboxKind.REFUND
    lines = payload["lines"]
    assert isinstance(lines, list)
    assert [line["quantity"] for line in lines] == [1, 1]
    assert sum(line["amount"] for line in lines) == payload["amount"] == 150_001
    assert payload["restock"] is False
    assert [line["restock"] for line in lines] == [True, False]


def test_more_than_is_with_the_customer_cannot_come_back(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=5)
    order = an_order(session, (mug, 2))
    [line] = line_ids(session, order)
    orders.ship(session, order, now=NOON)
    with pytest.raises(InvalidInputError) as refused:
        orders.return_goods(session, order, {line: ReturnInput(3)}, now=NOON)
    assert "3 came back, but only 2 are with the customer" in str(refused.value)
    with pytest.raises(InvalidInputError, match="left to refund"):
        orders.refund(session, order, 1, now=NOON)


def test_a_payment_told_twice_counts_once_and_the_status_follows_the_sums(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=5, price=100_000)
    order = an_order(session, (mug, 2))
    states = []
    for amount, key in ((50_000, "a"), (50_000, "a"), (150_000, "b")):
        orders.record_payment(session, order, amount, "bank", key=key, now=NOON)
        states.append(orders.order(session, order).payment_status)
    assert states == [PaymentStatus.PARTLY_PAID, PaymentStatus.PARTLY_PAID, PaymentStatus.PAID]
    assert [payment.amount for payment in session.exec(select(Payment))] == [50_000, 150_000]
    with pytest.raises(InvalidInputError, match="more than zero"):
        orders.record_payment(session, order, 0, "bank", key="c", now=NOON)
