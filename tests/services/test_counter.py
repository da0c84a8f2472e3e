"""A sale across the desk, on both databases."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session, select

from storemanager.database import Book
from storemanager.domain.catalog import BundleComponent
from storemanager.domain.orders import Order, OrderLine, OrderStatus, Payment, PaymentStatus
from storemanager.errors import InvalidInputError, OutOfStockError
from storemanager.services import catalog, counter, orders, stock
from storemanager.services.catalog import PriceChange
from storemanager.services.counter import SaleLine
from tests.makers import NOON, a_shop, a_variant


@pytest.fixture
def desk(any_book: Book) -> Iterator[Session]:
    with any_book.write() as opened:
        a_shop(opened)
        yield opened


def test_a_sale_is_a_paid_order_whose_goods_are_gone(desk: Session) -> None:
    mug, plate = a_variant(desk, "MUG", on_hand=5, price=90_000), a_variant(desk, "PLATE", on_hand=2, price=50_000)
    order_id = counter.sell(
        desk, [SaleLine(mug, 2), SaleLine(plate, 1, discount=5_000)], method="cash", key="sale-1", now=NOON
    )
    order = desk.get_one(Order, order_id)
    assert (order.status, order.payment_status) == (OrderStatus.DELIVERED, PaymentStatus.PAID)
    assert (order.subtotal, order.discount_total, order.total, order.paid_total) == (230_000, 5_000, 225_000, 225_000)
    assert desk.exec(select(Payment.amount).where(Payment.order_id == order_id)).all() == [225_000]
    lines = desk.exec(select(OrderLine).where(OrderLine.order_id == order_id)).all()
    assert [(line.sku, line.quantity, line.shipped_quantity) for line in lines] == [("MUG", 2, 2), ("PLATE", 1, 1)]
    left = stock.availability(desk, [mug, plate])
    assert (left[mug].available, left[plate].available) == (3, 1)
    assert stock.check(desk) == []
    assert stock.timeline(desk, mug).movements[0].quantity == -2
    assert orders.order(desk, order_id).number == order.number


def test_f24_the_same_sale_told_twice_is_sold_once(desk: Session) -> None:
    mug = a_variant(desk, "MUG", on_hand=5)
    first = counter.sell(desk, [SaleLine(mug, 1)], method="cash", key="sale-1", now=NOON)
    assert counter.sell(desk, [SaleLine(mug, 1)], method="cash", key="sale-1", now=NOON) == first
    assert stock.availability(desk, [mug])[mug].on_hand == 4


def test_more_than_is_there_is_refused_and_nothing_changes(desk: Session) -> None:
    mug = a_variant(desk, "MUG", on_hand=3)
    with pytest.raises(OutOfStockError, match="Not enough") as refused:
        counter.sell(desk, [SaleLine(mug, 2), SaleLine(mug, 2)], method="cash", key="sale-1", now=NOON)
    assert "MUG: 4 asked, 3 available" in str(refused.value)
    assert desk.exec(select(Order)).all() == []
    assert stock.availability(desk, [mug])[mug].on_hand == 3


def test_the_price_of_the_day_is_the_sale_price_while_the_sale_lasts(desk: Session) -> None:
    mug = a_variant(desk, "MUG", on_hand=3, price=90_000)
    catalog.set_prices(desk, [PriceChange(mug, 90_000, 70_000, NOON, NOON.replace(hour=6))], now=NOON)
    totals = [
        desk.get_one(Order, counter.sell(desk, [SaleLine(mug, 1)], method="cash", key=f"at-{hour}", now=at)).total
        for hour in (4, 5, 6)
        for at in [NOON.replace(hour=hour)]
    ]
    assert totals == [90_000, 70_000, 90_000]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (SaleLine(999_999, 1), "not in the book"),
        (SaleLine(1, 0), "more than zero"),
        (SaleLine(1, 1, discount=200_000), "discount"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused(desk: Session, line: SaleLine, words: str) -> None:
    mug = a_variant(desk, "MUG", on_hand=3)
    given = line if line.variant_id == 999_999 else SaleLine(mug, line.quantity, discount=line.discount)
    with pytest.raises(InvalidInputError, match=words):
        counter.sell(desk, [given], method="cash", key="sale-1", now=NOON)


def test_a_product_without_a_price_asks_for_one(desk: Session) -> None:
    mug = a_variant(desk, "MUG", on_hand=3, price=None)
    with pytest.raises(InvalidInputError, match="has no price"):
        counter.sell(desk, [SaleLine(mug, 1)], method="cash", key="sale-1", now=NOON)
    order_id = counter.sell(desk, [SaleLine(mug, 1, unit_price=10_000)], method="cash", key="sale-2", now=NOON)
    assert desk.get_one(Order, order_id).total == 10_000


def test_a_bundle_is_put_together_at_the_order_desk(desk: Session) -> None:
    cup, gift = a_variant(desk, "CUP", on_hand=3), a_variant(desk, "GIFT", on_hand=1)
    desk.add(BundleComponent(bundle_id=gift, component_id=cup, quantity=2))
    desk.flush()
    with pytest.raises(OutOfStockError):
        counter.sell(desk, [SaleLine(gift, 1)], method="cash", key="sale-1", now=NOON)


def test_nothing_scanned_is_no_sale(desk: Session) -> None:
    with pytest.raises(InvalidInputError, match="Nothing is being sold"):
        counter.sell(desk, [], method="cash", key="sale-1", now=NOON)
