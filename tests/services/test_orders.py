"""An order is written at the desk or sold over the counter: its prices, its discounts, and what it promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, select

from storemanager.database import Book
from storemanager.domain.catalog import Variant
from storemanager.domain.orders import Order, OrderStatus, PaymentStatus
from storemanager.errors import InvalidInputError, OutOfStockError
from storemanager.services import orders, stock
from storemanager.services.order_totals import line_amounts, price_at, spread
from storemanager.services.orders import DiscountInput, LineInput, OrderInput, ReturnInput
from storemanager.services.stock import Availability
from tests.makers import LATER, NOON, a_shop, a_variant
from tests.order_makers import a_bundle, an_order
from tests.services.order_facts import available

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
