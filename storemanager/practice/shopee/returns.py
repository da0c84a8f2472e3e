"""Buyers who want their money back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storemanager.practice.http import Json
from storemanager.practice.shopee.calls import Call, stamp
from storemanager.practice.shopee.errors import ApiError, wrong
from storemanager.practice.shopee.records import Return

if TYPE_CHECKING:
    from storemanager.practice.shopee.floor import Floor


def return_list(shop: Floor, call: Call) -> Json:
    """GET returns/get_return_list: pages count from 0."""
    page, size = max(0, call.number("page_no")), call.size()
    begin, end = call.window("update_time_from", "update_time_to", 15, "returns.error_param")
    found = [each for each in shop.returns.values() if begin <= each.updated <= end]
    some = found[page * size : (page + 1) * size]
    return {"more": (page + 1) * size < len(found), "return": [_row(shop, each) for each in some]}


def return_detail(shop: Floor, call: Call) -> Json:
    """GET returns/get_return_detail."""
    return _row(shop, _known(shop, call.text("return_sn")))


def confirm(shop: Floor, call: Call) -> Json:
    """POST returns/confirm: the seller agrees to give the money back."""
    given = _known(shop, call.given("return_sn", str))
    if given.status not in ("REQUESTED", "PROCESSING"):
        raise wrong("the return is settled already", "returns")
    shop.settle_return(given.sn, "ACCEPTED")
    return {"return_sn": given.sn}


def _known(shop: Floor, sn: str) -> Return:
    found = shop.returns.get(sn)
    if found is None:
        raise ApiError("returns.error_not_found", "The return is not found.")
    return found


def _row(shop: Floor, given: Return) -> Json:
    lines = {line.id: line for line in shop.orders[given.order_sn].lines}
    rows = [
        {
            "item_id": lines[number].item_id,
            "model_id": lines[number].model_id,
            "name": lines[number].item_name,
            "amount": units,
            "item_price": lines[number].paid_price,
            "item_sku": lines[number].item_sku,
            "variation_sku": lines[number].model_sku,
        }
        for number, units in given.lines
    ]
    return {
        "return_sn": given.sn,
        "order_sn": given.order_sn,
        "reason": given.reason,
        "text_reason": "",
        "refund_amount": given.amount,
        "currency": "VND",
        "create_time": stamp(given.created),
        "update_time": stamp(given.updated),
        "status": given.status,
        "due_date": stamp(given.due),
        "return_seller_due_date": stamp(given.due),
        "needs_logistics": False,
        "tracking_number": given.tracking,
        "user": {"username": "buyer", "email": "", "portrait": ""},
        "item": rows,
    }
