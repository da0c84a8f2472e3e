"""What channels keep of orders: when it is asked, and what it does to the profit."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from storemanager.domain.orders import ChannelCost, ChannelCostKind, Order, OrderLine, OrderStatus
from storemanager.services import order_costs, orders
from storemanager.services.order_costs import CostsWanted, OrderCosts
from tests.makers import LATER, NOON, a_variant
from tests.order_makers import a_channel_order, an_account

KEPT = OrderCosts(((ChannelCostKind.COMMISSION, 4000), (ChannelCostKind.SHIPPING, 22_000)), 74_000, False)


def wanted(session: Session, account: int) -> list[CostsWanted]:
    return order_costs.wanted(session, account, now=LATER, limit=50)


def move(session: Session, order_id: int, word: str) -> None:
    order = session.get_one(Order, order_id)
    order.channel_status = word
    session.add(order)
    session.flush()


def test_it_is_asked_once_the_goods_have_left_and_again_while_it_is_an_estimate(any_session: Session) -> None:
    session = any_session
    mug, account = a_variant(session, "MUG", on_hand=50), an_account(session)
    made = {status: a_channel_order(session, account, (mug, 1), status=status, total=100_000) for status in OrderStatus}
    assert {each.order_id for each in wanted(session, account)} == {
        made[status] for status in (OrderStatus.SHIPPED, OrderStatus.DELIVERED, OrderStatus.RETURNED)
    }
    for each in wanted(session, account):
        order_costs.keep(session, each, KEPT, now=NOON)
    assert wanted(session, account) == []
    move(session, made[OrderStatus.SHIPPED], "COMPLETED")
    [again] = wanted(session, account)
    order_costs.keep(session, again, OrderCosts(KEPT.costs, 74_000, True), now=NOON)
    move(session, made[OrderStatus.SHIPPED], "ARCHIVED")
    assert wanted(session, account) == [], "it is settled"
    order = session.get_one(Order, made[OrderStatus.SHIPPED])
    order.refunded_total = 20_000
    session.add(order)
    assert [each.order_id for each in wanted(session, account)] == [order.id], "money went back since"


def test_old_orders_history_and_other_accounts_are_not_asked_about(session: Session) -> None:
    mug, account = a_variant(session, "MUG", on_hand=50), an_account(session)
    long_ago = NOON - order_costs.ASKED_FOR - timedelta(days=1)
    a_channel_order(session, account, (mug, 1), status=OrderStatus.DELIVERED, placed_at=long_ago)
    a_channel_order(session, account, (mug, 1), status=OrderStatus.DELIVERED, moves_stock=False)
    assert wanted(session, account) == []
    assert wanted(session, account + 1) == []


def test_what_the_channel_does_not_know_yet_is_asked_in_the_next_state(session: Session) -> None:
    mug, account = a_variant(session, "MUG", on_hand=50), an_account(session)
    order = a_channel_order(session, account, (mug, 1), status=OrderStatus.SHIPPED, total=100_000)
    [each] = wanted(session, account)
    order_costs.keep(session, each, None, now=NOON)
    assert wanted(session, account) == []
    assert order_costs.of_order(session, order) is None
    move(session, order, "COMPLETED")
    assert [each.order_id for each in wanted(session, account)] == [order]


def test_what_was_refused_left_out_or_an_estimate_is_asked_again_a_day_later(any_session: Session) -> None:
    session = any_session
    mug, account = a_variant(session, "MUG", on_hand=50), an_account(session)
    left_out, estimate, settled = (
        a_channel_order(session, account, (mug, 1), status=OrderStatus.SHIPPED, total=100_000) for _ in range(3)
    )
    said = {left_out: None, estimate: KEPT, settled: OrderCosts(KEPT.costs, 74_000, True)}
    for each in wanted(session, account):
        order_costs.keep(session, each, said[each.order_id], now=NOON)

    def asked_at(moment: datetime, limit: int = 50) -> set[int]:
        return {each.order_id for each in order_costs.wanted(session, account, now=moment, limit=limit)}

    day = order_costs.ASKED_AGAIN_AFTER
    assert asked_at(NOON + day - timedelta(seconds=1)) == set()
    assert asked_at(NOON + day) == {left_out, estimate}
    assert len(asked_at(NOON + day, limit=1)) == 1
    for each in order_costs.wanted(session, account, now=NOON + day, limit=50):
        order_costs.keep(session, each, None, now=NOON + day)
    assert asked_at(NOON + day) == set()
    assert order_costs.of_order(session, estimate) == KEPT, "an answer that leaves it out takes nothing away"


def test_money_back_that_the_channel_did_not_count_yet_is_asked_about_again(session: Session) -> None:
    mug, account = a_variant(session, "MUG", on_hand=50), an_account(session)
    order = session.get_one(Order, a_channel_order(session, account, (mug, 1), status=OrderStatus.SHIPPED, total=9000))
    [each] = wanted(session, account)
    order_costs.keep(session, each, OrderCosts(KEPT.costs, 5000, True), now=NOON)
    order.refunded_total = 2000
    session.add(order)
    [again] = wanted(session, account)
    order_costs.keep(session, again, None, now=LATER)
    assert wanted(session, account) == []
    [next_day] = order_costs.wanted(session, account, now=LATER + order_costs.ASKED_AGAIN_AFTER, limit=50)
    assert next_day.order_id == order.id


def test_the_profit_of_an_order_is_what_is_left_after_the_channel(session: Session) -> None:
    mug, account = a_variant(session, "MUG", on_hand=50), an_account(session)
    order = a_channel_order(session, account, (mug, 1), status=OrderStatus.SHIPPED, total=100_000)
    for line in session.exec(select(OrderLine)):
        line.unit_cost = 50_000
        session.add(line)
    session.flush()
    assert orders.order(session, order).gross_profit == 50_000
    [each] = wanted(session, account)
    order_costs.keep(session, each, KEPT, now=NOON)
    order_costs.keep(session, each, KEPT, now=NOON)
    detail = orders.order(session, order)
    assert detail.channel_costs == KEPT
    assert detail.gross_profit == 24_000 == KEPT.payout - 50_000
    assert len(session.exec(select(ChannelCost)).all()) == 2
