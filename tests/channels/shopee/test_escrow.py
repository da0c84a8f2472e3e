"""What Shopee keeps of an order: part by part, in few requests, and right in sum whatever it is made of."""

from __future__ import annotations

from typing import Any

import pytest

from storemanager.channels.base import ChannelCosts, CostKind, CostQuestion
from storemanager.channels.errors import TransientError
from storemanager.channels.shopee import Shopee
from storemanager.channels.shopee.escrow import of_income
from storemanager.practice.server import PracticeServer
from tests.channels.shopee.goods import dong
from tests.channels.shopee.test_contract import made, reply
from tests.channels.world import Script, World
from tests.practice.shopee.traffic import CheckedShopee


def parts(told: Any) -> dict[str, int]:
    return {cost.kind.name: cost.amount.minor for cost in told.costs}


def test_what_shopee_keeps_is_told_part_by_part_and_the_sum_is_what_the_buyer_paid(
    shopee: Shopee, shop: CheckedShopee, mug: int
) -> None:
    assert isinstance(shopee, ChannelCosts)
    order = shop.buy("MUG", 2, voucher=10_000)
    order.shipping_rebate = 15_000
    shop.pick_up(order.sn)
    [told] = shopee.order_costs([CostQuestion(order.sn, "SHIPPED")])
    assert parts(told) == {"COMMISSION": 7200, "SERVICE": 5400, "SHIPPING": 7000, "SUBSIDY": -10_000}
    assert told.payout == dong(180_000 - 7200 - 5400 + 15_000)
    assert order.total - sum(parts(told).values()) == told.payout.minor
    assert not told.final
    shop.complete(order.sn)
    [settled] = shopee.order_costs([CostQuestion(order.sn, "COMPLETED")])
    assert (settled.final, parts(settled)) == (True, parts(told))


def test_money_given_back_is_no_cost(shopee: Shopee, shop: CheckedShopee, mug: int) -> None:
    order = shop.buy("MUG", 2)
    shop.settle_return(shop.ask_for_return(order.sn).sn, "ACCEPTED")
    [told] = shopee.order_costs([CostQuestion(order.sn, "COMPLETED")])
    assert parts(told) == {"COMMISSION": 7200, "SERVICE": 5400, "SHIPPING": 22_000}
    assert order.total - 90_000 - sum(parts(told).values()) == told.payout.minor


def test_fifty_orders_are_one_request_and_an_unknown_one_stops_nobody(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, mug: int
) -> None:
    shop.set_stock("MUG", 1000)
    asked = [CostQuestion(shop.buy("MUG").sn, "SHIPPED") for _ in range(60)]
    told = shopee.order_costs([*asked, CostQuestion("NOBODY", "SHIPPED")])
    assert [each.remote_id for each in told] == [each.remote_id for each in asked]
    assert len(server.requests.matching("POST")) == 2


@pytest.mark.parametrize(
    ("income", "expected", "payout"),
    [
        ({"escrow_amount": 90_000}, {"OTHER": 10_000}, 90_000),
        ({"escrow_amount": 90_000, "commission_fee": 4000.0}, {"COMMISSION": 4000, "OTHER": 6000}, 90_000),
        (
            {"escrow_amount": 90_000, "total_adjustment_amount": -2000, "escrow_amount_after_adjustment": 88_000},
            {"ADJUSTMENT": 2000, "OTHER": 10_000},
            88_000,
        ),
        ({"escrow_amount": 0, "seller_return_refund": -100_000}, {}, 0),
        ({"escrow_amount": 95_000, "withholding_pit_tax": 5000}, {"TAX": 5000}, 95_000),
    ],
)
def test_whatever_it_is_made_of_the_sum_is_right(income: dict[str, Any], expected: dict[str, int], payout: int) -> None:
    told = of_income("SN", {"buyer_total_amount": 100_000, **income}, "VND", final=True)
    assert parts(told) == expected
    assert told.payout.minor == payout
    assert {cost.kind for cost in told.costs} <= set(CostKind)


def test_f55_an_escrow_that_makes_no_sense_is_not_known(world: World) -> None:
    odd = [{"escrow_detail": {"order_sn": "1", "order_income": {"escrow_amount": "much"}}}, {"escrow_detail": None}]
    assert made(world, Script(reply(odd))).order_costs([CostQuestion("1", "SHIPPED")]) == []
    with pytest.raises(TransientError):
        made(world, Script(reply({"response": "none"}))).order_costs([CostQuestion("1", "SHIPPED")])
