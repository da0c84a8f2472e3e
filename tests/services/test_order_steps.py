"""An order goes from draft to delivered or cancelled, by the steps that are open to it."""

import pytest
from sqlmodel import Session, select

from storemanager.domain.orders import NEXT_STATUS, OrderStatus, Shipment, may_move
from storemanager.domain.syncing import OutboxKind
from storemanager.errors import InvalidInputError, NotAllowedError, NotFoundError
from storemanager.services import orders, stock
from storemanager.services.orders import ReturnInput
from storemanager.services.stock import Availability
from tests.makers import LATER, NOON, a_variant
from tests.order_makers import a_channel_order, an_account, an_order, line_ids
from tests.services.order_facts import available, status, told


def test_an_order_goes_from_the_desk_to_the_customer(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=5)
    order = an_order(session, (mug, 2), confirm=False)
    assert available(session, mug).reserved == 0
    orders.confirm(session, order, now=NOON)
    orders.pack(session, order, now=NOON)
    orders.unpack(session, order, now=NOON)
    orders.pack(session, order, now=NOON)
    assert available(session, mug) == Availability(5, 2, 3)
    orders.ship(session, order, tracking_number="GHN123", carrier="GHN", now=NOON)
    assert available(session, mug) == Availability(3, 0, 3)
    orders.deliver(session, order, now=LATER)
    detail = orders.order(session, order)
    assert (detail.status, detail.shipped_at, detail.delivered_at) == (OrderStatus.DELIVERED, NOON, LATER)
    assert [str(entry.text) for entry in reversed(detail.history)] == [
        "Order DH-000001 written, 240,000 ₫".replace(" ₫", "\u00a0₫"), "Confirmed, goods reserved", "Packed",
        "Parcel opened again", "Packed", "Shipped, tracking number GHN123", "Delivered",
    ]  # fmt: skip
    assert told(session, order) == []


@pytest.mark.parametrize("current", list(OrderStatus))
def test_only_the_steps_of_the_table_are_open_to_the_owner(session: Session, current: OrderStatus) -> None:
    mug, account = a_variant(session, "MUG-RED", on_hand=50), an_account(session)
    for target in OrderStatus:
        order = a_channel_order(session, account, (mug, 1), status=current)
        if current is target:
            assert orders.move_to(session, order, target, now=NOON) is False
        elif may_move(current, target):
            assert orders.move_to(session, order, target, now=NOON) is True
            assert status(session, order) is target
        else:
            with pytest.raises(NotAllowedError):
                orders.move_to(session, order, target, now=NOON)
            assert status(session, order) is current
    assert stock.check(session) == []


def test_every_status_is_in_the_table_of_steps() -> None:
    assert set(NEXT_STATUS) == set(OrderStatus) == set(orders.STATUS_WORDS)


def test_a_step_that_is_not_open_says_what_the_order_is(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=5)
    order = an_order(session, (mug, 1), confirm=False)
    with pytest.raises(NotAllowedError) as refused:
        orders.pack(session, order, now=NOON)
    assert str(refused.value.message) == "Order DH-000001 is draft: this step is not open to it."
    with pytest.raises(NotFoundError):
        orders.pack(session, 4711, now=NOON)


def test_an_order_leaves_in_two_shipments(any_session: Session) -> None:
    mug, cup = a_variant(any_session, "MUG-RED", on_hand=5), a_variant(any_session, "CUP", on_hand=5)
    order = a_channel_order(any_session, an_account(any_session), (mug, 3), (cup, 1))
    first_line, second_line = line_ids(any_session, order)
    orders.ship(any_session, order, quantities={first_line: 2}, key="parcel-1", now=NOON)
    again = orders.ship(any_session, order, quantities={first_line: 2}, key="parcel-1", now=NOON)
    assert status(any_session, order) is OrderStatus.CONFIRMED
    assert available(any_session, mug) == Availability(3, 1, 2)
    with pytest.raises(InvalidInputError, match="to ship"):
        orders.ship(any_session, order, quantities={first_line: 2}, now=NOON)
    last = orders.ship(any_session, order, now=LATER)
    assert status(any_session, order) is OrderStatus.SHIPPED
    assert [shipment.quantities for shipment in orders.order(any_session, order).shipments] == [
        {first_line: 2},
        {first_line: 1, second_line: 1},
    ]
    assert [payload["complete"] for _, payload in told(any_session, order)] == [False, True]
    assert {payload["shipment_id"] for _, payload in told(any_session, order)} == {again, last}
    assert len(any_session.exec(select(Shipment)).all()) == 2
    assert stock.check(any_session) == []


def test_a_packed_order_can_be_cancelled_and_its_goods_are_free(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=5)
    order = a_channel_order(session, an_account(session), (mug, 3))
    orders.pack(session, order, now=NOON)
    orders.cancel(session, order, reason="khách đổi ý", now=NOON)
    assert available(session, mug) == Availability(5, 0, 5)
    assert told(session, order) == [(OutboxKind.CANCEL, {"reason": "khách đổi ý"})]
    with pytest.raises(NotAllowedError, match="this step is not open"):
        orders.cancel(session, order, now=NOON)


def test_what_has_left_is_not_cancelled_but_returned(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=5)
    order = an_order(session, (mug, 3))
    [line] = line_ids(session, order)
    orders.ship(session, order, quantities={line: 1}, now=NOON)
    with pytest.raises(NotAllowedError) as refused:
        orders.cancel(session, order, now=NOON)
    assert "record a return" in str(refused.value.advice)
    orders.return_goods(session, order, {line: ReturnInput(1)}, now=NOON)
    orders.cancel(session, order, now=NOON)
    assert available(session, mug) == Availability(5, 0, 5)


def test_confirming_a_channels_order_tells_the_channel_even_when_oversold(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=1)
    order = a_channel_order(session, an_account(session), (mug, 2), status=OrderStatus.PENDING)
    orders.confirm(session, order, now=NOON)
    assert told(session, order) == [(OutboxKind.STATUS, {"status": "TO_SHIP"})]
    assert available(session, mug).available == -1


def test_the_steps_an_order_shows_are_the_ones_it_allows(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=5)
    order = an_order(session, (mug, 2), confirm=False)
    assert orders.order(session, order).steps == {"confirm", "cancel", "record_payment"}
    orders.confirm(session, order, now=NOON)
    assert orders.order(session, order).steps == {"pack", "ship", "deliver", "cancel", "record_payment"}
    orders.ship(session, order, now=NOON)
    assert orders.order(session, order).steps == {"deliver", "return_goods", "record_payment"}
