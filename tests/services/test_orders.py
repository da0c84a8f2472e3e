"""An order at the desk and a channel's order, from written to delivered, cancelled or returned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from storemanager.database import Book
from storemanager.domain.catalog import Variant
from storemanager.domain.orders import (
    NEXT_STATUS,
    Order,
    OrderLine,
    OrderStatus,
    Payment,
    PaymentStatus,
    Return,
    Shipment,
    may_move,
)
from storemanager.domain.syncing import OutboxEntry, OutboxKind
from storemanager.errors import InvalidInputError, NotAllowedError, NotFoundError, OutOfStockError
from storemanager.services import orders, stock
from storemanager.services.order_totals import line_amounts, price_at, spread
from storemanager.services.orders import DiscountInput, LineInput, OrderInput, ReturnInput
from storemanager.services.stock import Availability
from tests.makers import LATER, NOON, a_shop, a_variant
from tests.order_makers import a_bundle, a_channel_order, an_account, an_order, line_ids


def told(session: Session, order_id: int) -> list[tuple[OutboxKind, dict[str, object]]]:
    """What the order's channel is to be told."""
    entries = session.exec(select(OutboxEntry).where(OutboxEntry.order_id == order_id).order_by(col(OutboxEntry.id)))
    return [(entry.kind, entry.payload) for entry in entries]


def available(session: Session, variant_id: int) -> Availability:
    return stock.availability(session, [variant_id])[variant_id]


def status(session: Session, order_id: int) -> OrderStatus:
    return session.get_one(Order, order_id).status


# --- Writing one ---


def test_a_manual_order_takes_the_price_of_the_day_and_reserves(any_session: Session) -> None:
    mug = a_variant(any_session, "MUG-RED", name="Cốc đỏ", on_hand=5, price=120_000)
    variant = any_session.get_one(Variant, mug)
    variant.sale_price, variant.sale_from, variant.sale_to = 99_000, NOON, LATER
    any_session.flush()
    order = orders.order(any_session, an_order(any_session, (mug, 2)))
    assert (order.number, order.status, order.total) == ("DH-000001", OrderStatus.CONFIRMED, 198_000)
    assert (order.lines[0].title, order.lines[0].sku, order.lines[0].unit_price) == ("Cốc đỏ", "MUG-RED", 99_000)
    assert available(any_session, mug) == Availability(5, 2, 3)
    after_the_sale = orders.order(any_session, an_order(any_session, (mug, 1), now=LATER))
    assert (after_the_sale.number, after_the_sale.total) == ("DH-000002", 120_000)


def test_discounts_are_spread_so_that_the_lines_add_up_to_the_total(session: Session) -> None:
    a_shop(session)
    ring = a_variant(session, "RING", on_hand=9, price=33_333)
    order_id = orders.create(
        session,
        OrderInput(
            lines=(
                LineInput(ring, 1),
                LineInput(ring, 1, discount=333),
                LineInput(None, 2, unit_price=5_000, title="Gói quà"),
            ),
            discounts=(DiscountInput(10_000, "Khách quen"), DiscountInput(1, code="LE")),
            shipping_total=30_000,
        ),
        now=NOON,
    )
    order = orders.order(session, order_id)
    assert order.subtotal == 76_666
    assert order.discount_total == 10_334
    assert sum(line.total for line in order.lines) + order.shipping_total == order.total == 96_332
    assert [discount.amount for discount in order.discounts] == [10_000, 1]


@given(
    weights=st.lists(st.integers(0, 10**12), min_size=1, max_size=30),
    share=st.integers(0, 10_000),
)
def test_a_spread_discount_adds_up_and_makes_no_line_negative(weights: list[int], share: int) -> None:
    amount = sum(weights) * share // 10_000
    parts = spread(amount, weights)
    assert sum(parts) == amount
    assert all(0 <= part <= weight for part, weight in zip(parts, weights, strict=True))
    lines = line_amounts(weights, [0] * len(weights), amount)
    assert sum(line.total for line in lines) == sum(weights) - amount


def test_a_sale_price_counts_from_its_first_moment_and_not_at_its_last() -> None:
    assert price_at(NOON, 10, 8, NOON, LATER) == 8
    assert price_at(LATER, 10, 8, NOON, LATER) == 10
    assert price_at(NOON, 10, None, None, None) == 10


@pytest.mark.parametrize(
    ("given_order", "words"),
    [
        (OrderInput(lines=()), "no lines"),
        (OrderInput(lines=(LineInput(None, 1, unit_price=5),)), "nothing about what was bought"),
        (OrderInput(lines=(LineInput(None, 0, unit_price=5, title="Cốc"),)), "more than zero"),
        (OrderInput(lines=(LineInput(None, 1, title="Cốc"),)), "no price"),
        (OrderInput(lines=(LineInput(None, 1, unit_price=5, title="Cốc", discount=6),)), "more than the line costs"),
        (
            OrderInput(lines=(LineInput(None, 1, unit_price=5, title="Cốc"),), discounts=(DiscountInput(6),)),
            "more than the order costs",
        ),
        (OrderInput(lines=(LineInput(None, 1, unit_price=5, title="Cốc"),), shipping_total=-1), "below zero"),
        (OrderInput(lines=(LineInput(4711, 1),)), "not in the book"),
    ],
)
def test_an_order_that_makes_no_sense_is_refused_in_words(
    session: Session, given_order: OrderInput, words: str
) -> None:
    a_shop(session)
    with pytest.raises(InvalidInputError) as refused:
        orders.create(session, given_order, now=NOON)
    assert words in str(refused.value.message)
    assert str(refused.value.advice)
    assert session.exec(select(Order)).all() == []


def test_a_refused_order_leaves_the_book_as_it_was(book: Book) -> None:
    with book.write() as session:
        mug = a_variant(session, "MUG-RED", on_hand=2)
    with pytest.raises(OutOfStockError), book.write() as session:
        an_order(session, (mug, 3))
    with book.read() as session:
        assert session.exec(select(Order)).all() == []
        assert available(session, mug) == Availability(2, 0, 2)


# --- Steps ---


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


# --- Over the counter ---


def test_a_sale_over_the_counter_is_paid_handed_over_and_off_the_shelf(any_session: Session) -> None:
    mug, tea = a_variant(any_session, "MUG-RED", on_hand=5, price=100_000), a_variant(any_session, "TEA", on_hand=9)
    box = a_bundle(any_session, "BOX", (mug, 1), (tea, 2), price=300_000)
    basket = OrderInput(lines=(LineInput(mug, 2), LineInput(box, 1)), discounts=(DiscountInput(50_000),))
    sold = orders.sell(any_session, basket, method="cash", key="till-1", now=NOON, actor="Lan")
    assert orders.sell(any_session, basket, method="cash", key="till-1", now=LATER) == sold
    detail = orders.order(any_session, sold)
    assert (detail.number, detail.status, detail.total) == ("DH-000001", OrderStatus.DELIVERED, 450_000)
    assert (detail.payment_status, detail.paid_total) == (PaymentStatus.PAID, 450_000)
    assert sum(line.total for line in detail.lines) == 450_000
    assert detail.placed_at == NOON
    assert [str(entry.text).replace("\u00a0", " ") for entry in detail.history] == ["Sold over the counter, 450,000 ₫"]
    assert available(any_session, mug) == Availability(2, 0, 2)
    assert available(any_session, tea) == Availability(7, 0, 7)
    assert stock.check(any_session) == []
    orders.return_goods(any_session, sold, {detail.lines[0].id: ReturnInput(1)}, refund_amount=90_000, now=LATER)
    assert available(any_session, mug) == Availability(3, 0, 3)


def test_the_counter_sells_what_is_there_even_if_promised_but_not_more(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=2)
    an_order(session, (mug, 2))
    orders.sell(session, OrderInput(lines=(LineInput(mug, 2),)), key="a", now=NOON)
    assert available(session, mug) == Availability(0, 2, -2)
    with pytest.raises(OutOfStockError, match="1 asked, 0 available"):
        orders.sell(session, OrderInput(lines=(LineInput(mug, 1),)), key="b", now=NOON)


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


# --- Goods back, money back ---


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


def test_the_steps_an_order_shows_are_the_ones_it_allows(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=5)
    order = an_order(session, (mug, 2), confirm=False)
    assert orders.order(session, order).steps == {"confirm", "cancel", "record_payment"}
    orders.confirm(session, order, now=NOON)
    assert orders.order(session, order).steps == {"pack", "ship", "deliver", "cancel", "record_payment"}
    orders.ship(session, order, now=NOON)
    assert orders.order(session, order).steps == {"deliver", "return_goods", "record_payment"}
