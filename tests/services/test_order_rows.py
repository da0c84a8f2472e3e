"""Lists of orders: tabs, filters, sorting, headings by ship-by time, and what a row says."""

from datetime import UTC, datetime, timedelta
from time import perf_counter

from sqlmodel import Session, SQLModel, select

from storemanager.database import Book
from storemanager.domain.attention import Area, Attention, AttentionKind, Severity
from storemanager.domain.orders import Order, OrderLine, OrderStatus, PaymentStatus
from storemanager.services import orders
from storemanager.services.orders import OrderFilter, OrderProblem, ReturnInput
from storemanager.texts import translate
from tests.makers import NOON, a_customer, a_shop, a_variant
from tests.order_makers import a_channel_order, an_account, an_order, line_ids

HOUR = timedelta(hours=1)


def test_each_order_is_in_the_tabs_of_its_status(any_session: Session) -> None:
    mug, account = a_variant(any_session, "MUG-RED", on_hand=50), an_account(any_session)
    made = {
        status: a_channel_order(any_session, account, (mug, 1), status=status, total=100_000) for status in OrderStatus
    }
    back = a_channel_order(any_session, account, (mug, 2), status=OrderStatus.SHIPPED)
    orders.record_payment(any_session, made[OrderStatus.SHIPPED], 100_000, "card", key="p", now=NOON)
    orders.return_goods(any_session, back, {line_ids(any_session, back)[0]: ReturnInput(1)}, now=NOON)
    counts = orders.tab_counts(any_session)
    for tab, number in counts.items():
        assert len(orders.order_ids(any_session, OrderFilter(tab=tab))) == number
    assert orders.order_ids(any_session, OrderFilter("to_ship")) == [
        made[OrderStatus.CONFIRMED],
        made[OrderStatus.PACKED],
    ]
    assert orders.order_ids(any_session, OrderFilter("returned")) == [made[OrderStatus.RETURNED], back]
    assert made[OrderStatus.SHIPPED] not in orders.order_ids(any_session, OrderFilter("unpaid"))
    assert (counts["all"], counts["to_confirm"], counts["shipped"], counts["open"]) == (10, 2, 2, 7)


def test_the_headings_by_ship_by_time_follow_the_list(any_session: Session) -> None:
    mug, account = a_variant(any_session, "MUG-RED", on_hand=50), an_account(any_session)
    morning = datetime(2026, 11, 22, 2, 41, tzinfo=UTC)  # 09:41 in Vietnam
    dues = [None, 48 * HOUR, -HOUR / 4, 2 * HOUR, 1.5 * HOUR, 5 * HOUR, 12 * HOUR, 24 * HOUR]
    made = [
        a_channel_order(any_session, account, (mug, 1), ship_by=None if due is None else morning + due) for due in dues
    ]
    found = orders.ship_by_groups(any_session, OrderFilter("to_ship"), now=morning)
    assert [(group.key, group.count) for group in found] == [
        ("late", 1), ("noon", 2), ("evening", 1), ("today", 1), ("tomorrow", 1), ("later", 1), ("none", 1),
    ]  # fmt: skip
    assert str(found[1].title) == "Before 12:00 today"
    ids = orders.order_ids(any_session, OrderFilter("to_ship"))
    assert ids == [made[position] for position in (2, 4, 3, 5, 6, 7, 1, 0)]
    rows = orders.order_rows(any_session, ids)
    assert [row.late(morning) for row in rows] == [True] + [False] * 7


def test_orders_are_found_by_number_name_and_phone_without_accents(any_session: Session) -> None:
    mug = a_variant(any_session, "MUG-RED", on_hand=50)
    account = an_account(any_session)
    desk = an_order(any_session, (mug, 1), name="Đặng Thị Hương")
    of_channel = a_channel_order(any_session, account, (mug, 1))
    remote = orders.order(any_session, of_channel).remote_number
    assert orders.order_ids(any_session, OrderFilter(text="dang huong")) == [desk]
    assert orders.order_ids(any_session, OrderFilter(text=remote)) == [of_channel]
    assert orders.order_ids(any_session, OrderFilter(text="nobody here")) == []
    assert orders.order_ids(any_session, OrderFilter(desk=True)) == [desk]
    assert orders.order_ids(any_session, OrderFilter(account_id=account)) == [of_channel]
    assert orders.find_by_number(any_session, "dh-000001") == desk
    assert orders.find_by_number(any_session, remote) == of_channel
    assert orders.find_by_number(any_session, "DH-999999") is None


def test_a_phone_is_found_however_it_was_written() -> None:
    text = orders.order_search_text("DH-000001", "", "Lan", "+84 912 486 317")
    assert "0912486317" in text
    assert "84912486317" in text


def test_a_row_says_what_the_list_shows(session: Session) -> None:
    a_shop(session)
    mug, tea = a_variant(session, "MUG", name="Cốc đỏ", on_hand=5), a_variant(session, "TEA", name="Trà", on_hand=5)
    customer = a_customer(session, "Nguyễn Thị Lan")
    order = orders.create(
        session,
        orders.OrderInput(lines=(orders.LineInput(mug, 2), orders.LineInput(tea, 1)), customer_id=customer),
        now=NOON,
    )
    [row] = orders.order_rows(session, [4711, order])
    assert (row.shown_number, row.customer, row.items_text, row.quantity) == (
        "DH-000001",
        "Nguyễn Thị Lan",
        "Cốc đỏ, Trà",
        3,
    )
    assert (row.total, row.currency, row.payment_status) == (360_000, "VND", PaymentStatus.UNPAID)


def test_a_cancelled_order_whose_money_was_kept_and_an_edited_one_are_marked(session: Session) -> None:
    mug, account = a_variant(session, "MUG", on_hand=5), an_account(session)
    cancelled = a_channel_order(session, account, (mug, 1), total=100_000)
    orders.record_payment(session, cancelled, 100_000, "card", key="p", now=NOON)
    orders.cancel(session, cancelled, now=NOON)
    edited = a_channel_order(session, account, (mug, 1))
    words = translate("test", "x").to_json()
    session.add(
        Attention(
            kind=AttentionKind.ORDER_CHANGED, severity=Severity.WARN, area=Area.ORDERS, key="k", open_key="k",
            order_id=edited, title=words, meaning=words, advice=words, raised_at=NOON, last_at=NOON,
        )
    )  # fmt: skip
    session.flush()
    rows = orders.order_rows(session, [cancelled, edited])
    assert [row.problems for row in rows] == [(OrderProblem.REFUND_DUE,), (OrderProblem.CHANGED,)]


def test_the_gross_profit_is_known_when_every_cost_is(session: Session) -> None:
    mug = a_variant(session, "MUG", on_hand=5, price=100_000)
    order = an_order(session, (mug, 2))
    assert orders.order(session, order).gross_profit is None
    for line in session.exec(select(OrderLine)):
        line.unit_cost = 60_000
        session.add(line)
    session.flush()
    assert orders.order(session, order).gross_profit == 80_000


def test_twenty_thousand_orders_are_listed_at_once(book: Book) -> None:
    with book.write() as session:
        a_shop(session)
        table = SQLModel.metadata.tables["orders"]
        columns = [column for column in table.columns if column.name != "id"]
        template = Order(
            number="", currency="VND", placed_at=NOON, created_at=NOON, updated_at=NOON, status=OrderStatus.DELIVERED
        )
        base = {column.name: getattr(template, column.name) for column in columns}
        session.connection().execute(
            table.insert(),
            [
                base | {
                    "number": f"X-{number:06}", "placed_at": NOON - timedelta(minutes=number),
                    "status": OrderStatus.CONFIRMED if number < 50 else OrderStatus.DELIVERED,
                    "search_text": f"x-{number:06} nguyen van {number % 997}",
                }
                for number in range(20_000)
            ],
        )  # fmt: skip
    with book.read() as session:
        started = perf_counter()
        every = orders.order_ids(session, OrderFilter(), "placed", descending=True)
        waiting = orders.order_ids(session, OrderFilter("to_ship"))
        orders.order_rows(session, every[10_000:10_100])
        seconds = perf_counter() - started
    assert (len(every), len(waiting)) == (20_000, 50)
    assert seconds < 2
