"""The packing queue: who comes first, what is short on the shelf and for whom, and that a long one costs no more."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import event
from sqlmodel import Session, insert, select

from storemanager.database import Book
from storemanager.domain.orders import Order, OrderLine, OrderStatus, PaymentStatus
from storemanager.domain.stock import Reservation, ReservationState, StockLevel
from storemanager.services import order_rows, orders, packing_queue
from storemanager.services.packing_queue import TO_PACK, TO_SEND
from tests.makers import NOON, a_shop, a_variant, put_in_stock, the_location
from tests.order_makers import a_bundle, an_account
from tests.services.packing_makers import HOUR, on_the_shelf, to_pack


def test_late_orders_come_first_and_those_without_a_deadline_last_by_age(any_session: Session) -> None:
    mug, web = on_the_shelf(any_session, "MUG", on_hand=20), an_account(any_session)
    young = to_pack(any_session, web, (mug, 1), now=NOON + HOUR)
    old = to_pack(any_session, web, (mug, 1), now=NOON - 30 * HOUR)
    soon = to_pack(any_session, web, (mug, 1), due=2 * HOUR)
    late = to_pack(any_session, web, (mug, 1), due=-HOUR)
    later = to_pack(any_session, web, (mug, 1), due=90 * HOUR)
    assert order_rows.order_ids(any_session, TO_PACK, "ship_by") == [late, soon, later, old, young]
    found = packing_queue.due(any_session, TO_PACK, now=NOON)
    assert (found.late, found.today) == ((late,), (late, soon))
    orders.pack(any_session, soon, now=NOON)
    assert order_rows.order_ids(any_session, TO_PACK, "ship_by") == [late, later, old, young]
    assert order_rows.order_ids(any_session, TO_SEND, "ship_by") == [soon]


def test_the_last_pieces_go_to_closed_parcels_and_then_to_who_is_due_first(any_session: Session) -> None:
    mug, web = on_the_shelf(any_session, "MUG", on_hand=4), an_account(any_session)
    whenever = to_pack(any_session, web, (mug, 1))
    later = to_pack(any_session, web, (mug, 3), due=9 * HOUR)
    first = to_pack(any_session, web, (mug, 2), due=HOUR)
    closed = to_pack(any_session, web, (mug, 1), due=99 * HOUR)
    orders.pack(any_session, closed, now=NOON)
    rows = {row.id: row for row in packing_queue.queue_rows(any_session, [whenever, later, first, closed])}
    lacks = {one: [(each.sku, each.quantity) for each in row.missing] for one, row in rows.items()}
    assert lacks == {whenever: [("MUG", 1)], later: [("MUG", 2)], first: [], closed: []}
    put_in_stock(any_session, mug, 3)
    assert packing_queue.missing(any_session) == {}


def test_a_bundle_lacks_the_part_that_is_not_there(any_session: Session) -> None:
    tea, cup = on_the_shelf(any_session, "TEA", on_hand=9), on_the_shelf(any_session, "CUP", on_hand=3)
    box = a_bundle(any_session, "BOX", (tea, 1), (cup, 2))
    order = to_pack(any_session, an_account(any_session), (box, 2))
    [short] = packing_queue.missing(any_session, [order])[order]
    assert (short.sku, short.quantity) == ("CUP", 1)


def test_a_row_says_what_the_courier_collects(any_session: Session) -> None:
    mug, web = on_the_shelf(any_session, "MUG"), an_account(any_session)
    paid, open_bill = to_pack(any_session, web, (mug, 1)), to_pack(any_session, web, (mug, 1), paid=False)
    rows = packing_queue.queue_rows(any_session, [open_bill, paid])
    assert [(row.id, row.to_collect) for row in rows] == [(open_bill, 200_000), (paid, 0)]


def test_the_packer_is_given_the_first_order_that_can_be_packed_whole(any_session: Session) -> None:
    mug, web = on_the_shelf(any_session, "MUG", on_hand=5), an_account(any_session)
    none = on_the_shelf(any_session, "NONE", on_hand=0)
    short = to_pack(any_session, web, (none, 1), due=-2 * HOUR)
    unknown = to_pack(any_session, web, (None, 1), due=-HOUR)
    whole, other = to_pack(any_session, web, (mug, 1), due=HOUR), to_pack(any_session, web, (mug, 1))
    assert packing_queue.next_order(any_session).order_id == whole
    assert packing_queue.next_order(any_session, aside={whole}).order_id == other
    assert packing_queue.next_order(any_session, {other, short}).order_id == other
    stuck = packing_queue.next_order(any_session, {short, unknown})
    assert (stuck.order_id, stuck.stuck) == (None, 2)
    assert packing_queue.next_order(any_session, set()).stuck == 0


def test_ten_thousand_orders_open_with_as_many_statements_as_ten(book: Book) -> None:
    def opened(first_rows: int) -> int:
        with book.read() as session, counted(session) as statements:
            order_rows.ship_by_groups(session, TO_PACK, now=NOON)
            ids = order_rows.order_ids(session, TO_PACK, "ship_by")
            rows = packing_queue.queue_rows(session, ids[:first_rows])
            packing_queue.next_order(session)
            assert len(rows) == min(first_rows, len(ids))
            return len(statements)

    with book.write() as session:
        a_shop(session)
        mug = a_variant(session, "MUG", on_hand=9_000)
        many(session, mug, 10)
    few = opened(10)
    with book.write() as session:
        many(session, mug, 9_990)
        level = session.get_one(StockLevel, (mug, the_location(session)))
        level.reserved = 10_000
    assert opened(100) == few
    with book.read() as session:
        assert sum(row.quantity for rows in packing_queue.missing(session).values() for row in rows) == 1_000


def many(session: Session, variant_id: int, count: int) -> None:
    """Orders as sync has written them, each with one piece reserved; quickly."""
    place = the_location(session)
    start = 1 + len(session.exec(select(Order.id)).all())
    numbers = range(start, start + count)
    session.connection().execute(
        insert(Order),
        [
            {"id": number, "number": f"DH-{number:06}", "status": OrderStatus.CONFIRMED, "currency": "VND",
             "total": 100_000, "placed_at": NOON, "ship_by": NOON + number * timedelta(minutes=1),
             "payment_status": PaymentStatus.UNPAID,
             "created_at": NOON, "updated_at": NOON, "billing": {}, "shipping": {}, "extra": {}}
            for number in numbers
        ],
    )  # fmt: skip
    session.connection().execute(
        insert(OrderLine),
        [{"id": one, "order_id": one, "variant_id": variant_id, "title": "Cốc", "quantity": 1} for one in numbers],
    )
    session.connection().execute(
        insert(Reservation),
        [
            {"variant_id": variant_id, "location_id": place, "order_id": one, "order_line_id": one, "quantity": 1,
             "reserved_at": NOON, "state": ReservationState.OPEN}
            for one in numbers
        ],
    )  # fmt: skip


@contextmanager
def counted(session: Session) -> Iterator[list[str]]:
    """Every statement that is sent meanwhile."""
    statements: list[str] = []

    def sent(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        statements.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", sent)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", sent)
