"""The figures of Home: what needs the owner, sales against the same hours last week, what runs low, and sync."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from storemanager.database import Book
from storemanager.domain.accounts import AccountState
from storemanager.domain.catalog import Variant
from storemanager.domain.orders import OrderStatus
from storemanager.domain.syncing import OutboxEntry, OutboxKind, RunState, SyncRun
from storemanager.reports.home import home
from storemanager.reports.home_rows import Home
from storemanager.services import orders, stock
from tests.makers import a_shop, a_variant
from tests.order_makers import a_bundle, a_channel_order, an_account, an_order

NOW = datetime(2026, 11, 22, 2, 41, tzinfo=UTC)  # Sunday, 09:41 in Vietnam
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def figures(session: Session) -> Home:
    session.flush()
    return home(session, now=NOW)


def test_an_empty_shop_has_empty_figures(any_session: Session) -> None:
    a_shop(any_session)
    found = figures(any_session)
    assert (found.to_ship.count, found.to_confirm, found.unmatched.orders, found.attention) == (0, 0, 0, 0)
    assert (found.sales.today, found.sales.channels, found.low_stock, found.accounts) == (0, (), (), ())
    assert found.sales.hours_today == (0,) * 10
    assert found.sales.hours_last_week == (0,) * 24


def test_orders_to_ship_name_the_late_and_the_next_one(any_session: Session) -> None:
    mug, account = a_variant(any_session, "MUG", on_hand=50), an_account(any_session)
    late = a_channel_order(any_session, account, (mug, 1), ship_by=NOW - HOUR / 2, placed_at=NOW - DAY)
    later = a_channel_order(any_session, account, (mug, 1), ship_by=NOW - HOUR / 4, placed_at=NOW - DAY)
    following = a_channel_order(any_session, account, (mug, 1), ship_by=NOW + HOUR, placed_at=NOW - DAY)
    a_channel_order(any_session, account, (mug, 1), ship_by=NOW + DAY, placed_at=NOW - DAY)
    a_channel_order(any_session, account, (mug, 1), status=OrderStatus.PENDING, placed_at=NOW - DAY)
    gone = a_channel_order(any_session, account, (mug, 1), ship_by=NOW - HOUR, placed_at=NOW - DAY)
    orders.ship(any_session, gone, now=NOW)
    orders.pack(any_session, later, now=NOW)
    found = figures(any_session).to_ship
    assert (found.count, found.late, found.due_today) == (4, 2, 1)
    assert found.late_first is not None
    assert found.next_due is not None
    assert (found.late_first.order_id, found.next_due.order_id) == (late, following)
    assert found.late_first.account_name == "mocnhien.vn"
    assert figures(any_session).to_confirm == 1


def test_lines_that_match_no_product_are_counted_until_they_are_matched(session: Session) -> None:
    mug, account = a_variant(session, "MUG", on_hand=50), an_account(session)
    first = a_channel_order(session, account, (None, 1), (None, 2), placed_at=NOW - 2 * HOUR)
    second = a_channel_order(session, account, (mug, 1), (None, 2), placed_at=NOW - HOUR)
    found = figures(session).unmatched
    assert (found.lines, found.orders, found.first_title) == (3, 2, "Món 0")
    assert found.first is not None
    assert found.first.order_id == first
    orders.cancel(session, first, now=NOW)
    orders.match_line(session, orders.order(session, second).lines[1].id, mug, now=NOW)
    assert figures(session).unmatched.orders == 0


def test_sales_are_compared_with_the_same_hours_of_the_same_weekday(any_session: Session) -> None:
    mug = a_variant(any_session, "MUG", on_hand=90, price=100_000)
    web, shopee = an_account(any_session), an_account(any_session, "mocnhien.hn", "shopee")

    def sold(account: int, total: int, at: datetime, status: OrderStatus = OrderStatus.CONFIRMED) -> int:
        return a_channel_order(any_session, account, (mug, 1), total=total, placed_at=at, status=status)

    sold(web, 300_000, NOW - 2 * HOUR)
    sold(shopee, 500_000, NOW - HOUR)
    sold(shopee, 900_000, NOW - HOUR, OrderStatus.CANCELLED)
    sold(shopee, 900_000, NOW - HOUR, OrderStatus.UNPAID)
    an_order(any_session, (mug, 2), now=NOW)
    sold(web, 400_000, NOW - 7 * DAY - HOUR)
    sold(web, 700_000, NOW - 7 * DAY + HOUR)
    sold(web, 60_000, NOW - DAY + 5 * HOUR)
    sold(web, 5_000, NOW - 10 * HOUR)  # 23:41 yesterday in Vietnam
    found = figures(any_session).sales
    assert (found.today, found.last_week, found.yesterday) == (1_000_000, 400_000, 65_000)
    assert [(row.name, row.today, row.last_week, row.yesterday) for row in found.channels] == [
        ("mocnhien.hn", 500_000, 0, 0),
        ("mocnhien.vn", 300_000, 400_000, 65_000),
        ("", 200_000, 0, 0),
    ]
    assert found.hours_today == (0, 0, 0, 0, 0, 0, 0, 300_000, 800_000, 1_000_000)
    assert found.hours_last_week[8:12] == (400_000, 400_000, 1_100_000, 1_100_000)


def test_refunds_and_other_currencies_do_not_swell_the_sum(session: Session) -> None:
    mug, account = a_variant(session, "MUG", on_hand=9), an_account(session)
    order = a_channel_order(session, account, (mug, 1), total=300_000, placed_at=NOW - HOUR)
    orders.record_payment(session, order, 300_000, "card", key="p", now=NOW)
    orders.refund(session, order, 100_000, now=NOW)
    a_channel_order(session, account, (mug, 1), total=1_250, currency="USD", placed_at=NOW - HOUR)
    found = figures(session).sales
    assert (found.today, found.other_currencies) == (200_000, (("USD", 1_250),))


def test_what_runs_out_within_a_week_is_listed_by_its_days_left(any_session: Session) -> None:
    names = {"HONEY": 30, "TEA": 40, "SLOW": 90, "NEVER": 5, "PART": 30}
    variants = {sku: a_variant(any_session, sku, on_hand=on_hand) for sku, on_hand in names.items()}
    box = a_bundle(any_session, "BOX", (variants["PART"], 2))
    account = an_account(any_session)
    for sku, quantity in (("HONEY", 27), ("TEA", 28), ("SLOW", 14)):
        order = a_channel_order(any_session, account, (variants[sku], quantity), placed_at=NOW - 3 * DAY)
        if sku != "TEA":
            orders.ship(any_session, order, now=NOW)
    a_channel_order(any_session, account, (box, 10), placed_at=NOW - 2 * DAY)
    a_channel_order(any_session, account, (variants["SLOW"], 50), placed_at=NOW - 15 * DAY)
    never = any_session.get_one(Variant, variants["NEVER"])
    never.reorder_point = 5
    any_session.add(never)
    found = figures(any_session).low_stock
    assert [(row.sku, row.available, row.sold, row.days_left) for row in found] == [
        ("HONEY", 3, 27, 1),
        ("TEA", 12, 28, 6),
        ("PART", 10, 20, 7),
        ("NEVER", 5, 0, None),
    ]


def test_what_was_sold_over_the_counter_counts_for_the_speed_too(session: Session) -> None:
    mug = a_variant(session, "MUG", on_hand=10)
    basket = orders.OrderInput(lines=(orders.LineInput(mug, 8),))
    orders.sell(session, basket, key="till", now=NOW - DAY)
    assert [(row.sku, row.days_left) for row in figures(session).low_stock] == [("MUG", 3)]
    stock.receive(session, mug, 20, now=NOW)
    assert figures(session).low_stock == ()


def test_each_account_shows_its_last_round_and_what_waits_for_it(any_session: Session) -> None:
    a_shop(any_session)
    mug = a_variant(any_session, "MUG", on_hand=5)
    web, shopee = an_account(any_session), an_account(any_session, "mocnhien.hn", "shopee")
    for number, state in enumerate((RunState.FAILED, RunState.ATTENTION)):
        any_session.add(
            SyncRun(round_id=f"r{number}", account_id=web, state=state, started_at=NOW, finished_at=NOW + HOUR)
        )
    orders.ship(any_session, a_channel_order(any_session, web, (mug, 1), placed_at=NOW), now=NOW)
    any_session.add(
        OutboxEntry(account_id=web, kind=OutboxKind.NOTE, idempotency_key="done", created_at=NOW, done_at=NOW + HOUR)
    )
    first, second = figures(any_session).accounts
    assert (first.name, first.run_state, first.to_send) == ("mocnhien.vn", RunState.ATTENTION, 1)
    assert (second.account_id, second.run_state, second.state) == (shopee, None, AccountState.SETTING_UP)


def test_home_is_read_only(book: Book) -> None:
    with book.write() as session:
        a_variant(session, "MUG", on_hand=5)
    with book.read() as session:
        home(session, now=NOW)
        assert not session.new
        assert not session.dirty
