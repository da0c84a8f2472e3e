"""What Shopee keeps of an order and what it pays out: the escrow, fifty orders a request.

The single form is checked against its official schema; the batch (`payment/get_escrow_detail_batch`) is not: it is read
as the public reference shows it, the same record inside `escrow_detail`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from storemanager.channels.base import CostKind, CostQuestion, RemoteCost, RemoteCosts
from storemanager.channels.shopee import values
from storemanager.channels.shopee.api import ShopeeApi, parts
from storemanager.money import Money

Row = dict[str, Any]
MOST_AT_ONCE = 50
_SETTLED = frozenset({"COMPLETED", "CANCELLED"})
_KEPT: dict[CostKind, tuple[str, ...]] = {
    CostKind.COMMISSION: ("commission_fee", "order_ams_commission_fee"),
    CostKind.SERVICE: ("service_fee", "seller_order_processing_fee", "campaign_fee", "fbs_fee"),
    CostKind.PAYMENT: ("seller_transaction_fee",),
    CostKind.TAX: (
        "escrow_tax",
        "withholding_tax",
        "withholding_vat_tax",
        "withholding_pit_tax",
        "withholding_cit_tax",
    ),
}
_ADDED = ("voucher_from_shopee", "shopee_discount", "coins", "payment_promotion")
_GIVEN_BACK = ("seller_return_refund", "drc_adjustable_refund")


class EscrowDesk:
    """The escrow of one shop's orders."""

    def __init__(self, api: ShopeeApi) -> None:
        self._api = api

    def costs(self, asked: Sequence[CostQuestion]) -> list[RemoteCosts]:
        found: list[RemoteCosts] = []
        for some in parts(list(asked), MOST_AT_ONCE):
            states = {each.remote_id: each.channel_status for each in some}
            body = {"order_sn_list": list(states)}
            answer = self._api.whole("POST", "payment/get_escrow_detail_batch", (), body, repeatable=True)
            for row in self._api.rows(answer, "response", "get_escrow_detail_batch"):
                detail = values.row(row.get("escrow_detail")) or row
                told = self._told(detail, states)
                if told is not None:
                    found.append(told)
        return found

    def _told(self, detail: Row, states: dict[str, str]) -> RemoteCosts | None:
        sn, income = values.text(detail.get("order_sn")), values.row(detail.get("order_income"))
        if sn not in states or income.get("escrow_amount") is None:
            return None
        try:
            return of_income(sn, income, self._api.currency, final=states[sn] in _SETTLED)
        except ValueError:
            return None  # an amount that is none: nothing is known of this order


def of_income(sn: str, income: Row, currency: str, *, final: bool) -> RemoteCosts:
    """The parts that are known by their names, and the rest, so that the sum is right whatever Shopee invents. Raises
    ValueError for an amount that is none."""

    def amount(*names: str) -> Money:
        return sum((values.amount(income.get(name), currency) for name in names), Money(0, currency))

    nothing = Money(0, currency)
    adjustments = amount("total_adjustment_amount")
    payout = amount("escrow_amount") + adjustments
    if income.get("escrow_amount_after_adjustment") is not None:
        payout = amount("escrow_amount_after_adjustment")
    found = {kind: amount(*names) for kind, names in _KEPT.items()}
    found[CostKind.SHIPPING] = _way(income, currency)
    found[CostKind.SUBSIDY] = nothing - amount(*_ADDED)
    found[CostKind.ADJUSTMENT] = nothing - adjustments
    given_back = sum((Money(abs(amount(name).minor), currency) for name in _GIVEN_BACK), nothing)
    kept = amount("buyer_total_amount") - given_back - payout
    found[CostKind.OTHER] = kept - sum(found.values(), nothing)
    costs = tuple(RemoteCost(kind, found[kind]) for kind in CostKind if found[kind].minor)
    return RemoteCosts(sn, costs, payout, final)


def _way(income: Row, currency: str) -> Money:
    """What the carrier gets less what Shopee takes over of it. Before it is known there is an estimate; the final fee
    is written as what is taken off."""
    names = ("final_shipping_fee", "actual_shipping_fee", "estimated_shipping_fee")
    told = [values.amount(income.get(name), currency) for name in names]
    fee = next((Money(abs(each.minor), currency) for each in told if each.minor), Money(0, currency))
    taken_over = [
        values.amount(income.get(name), currency)
        for name in ("shopee_shipping_rebate", "shipping_fee_discount_from_3pl")
    ]
    return fee - sum(taken_over, Money(0, currency))
