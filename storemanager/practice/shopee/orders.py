"""Orders: lists by windows of time, details, cancelling, and what the seller is paid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from storemanager.practice.http import Json
from storemanager.practice.shopee.calls import Call, stamp
from storemanager.practice.shopee.errors import ApiError, wrong
from storemanager.practice.shopee.records import Line, Order

if TYPE_CHECKING:
    from storemanager.practice.shopee.floor import Floor

WINDOW_DAYS = 15
FILTERS = frozenset(
    {"UNPAID", "READY_TO_SHIP", "PROCESSED", "SHIPPED", "COMPLETED", "IN_CANCEL", "CANCELLED", "INVOICE_PENDING"}
)
REASONS = frozenset({"OUT_OF_STOCK", "CUSTOMER_REQUEST", "UNDELIVERABLE_AREA", "COD_NOT_SUPPORTED"})
NOT_SENT = frozenset({"READY_TO_SHIP", "PROCESSED", "PENDING", "RETRY_SHIP"})
COMMISSION, SERVICE = 40, 30
"""What Shopee keeps, in thousandths of the goods."""


def order_list(shop: Floor, call: Call) -> Json:
    """GET order/get_order_list."""
    by = call.text("time_range_field")
    if by not in ("create_time", "update_time"):
        raise wrong("time_range_field is missing", "order")
    begin, end = call.window("time_from", "time_to", WINDOW_DAYS, "order.order_list_invalid_time")
    size, wanted = call.size(), call.text("order_status")
    if wanted and wanted not in FILTERS:
        raise wrong("order_status is unknown", "order")
    found = [
        order
        for order in sorted(shop.orders.values(), key=lambda each: _time(each, by))
        if begin <= _time(order, by) <= end and (not wanted or _shown(order, call) == wanted)
    ]
    start = max(0, call.number("cursor", 0))
    page, more = found[start : start + size], start + size < len(found)
    rows = [{"order_sn": order.sn, "order_status": _shown(order, call), "booking_sn": ""} for order in page]
    return {"more": more, "order_list": rows, "next_cursor": str(start + size) if more else ""}


def _time(order: Order, by: str) -> datetime:
    return order.created if by == "create_time" else order.updated


def _shown(order: Order, call: Call) -> str:
    """Who does not ask for PENDING is told an older word."""
    if order.status == "PENDING" and call.text("request_order_status_pending") != "true":
        return "READY_TO_SHIP"
    return order.status


def detail(shop: Floor, call: Call) -> Json:
    """GET order/get_order_detail: only the few default fields, unless more are named."""
    asked = call.names("order_sn_list", 50)
    found = [shop.orders[sn] for sn in asked if sn in shop.orders]
    if not found:
        raise ApiError("error_not_found", "Wrong parameters, detail: the order is not found.")
    optional = {each for each in call.text("response_optional_fields").split(",") if each}
    return {"order_list": [_order(order, call, optional) for order in found]}


def _order(order: Order, call: Call, optional: set[str]) -> Json:
    whole: dict[str, Json] = {
        "order_sn": order.sn,
        "region": "VN",
        "currency": "VND",
        "cod": order.cod,
        "order_status": _shown(order, call),
        "create_time": stamp(order.created),
        "update_time": stamp(order.updated),
        "days_to_ship": 2,
        "ship_by_date": stamp(order.ship_by),
        "message_to_seller": order.message,
    }
    return {**whole, **{name: make(order) for name, make in _OPTIONAL.items() if name in optional}}


def _address(order: Order) -> Json:
    """Vietnamese orders come masked: one letter of the name, the last digits of the telephone, no street."""
    name = f"{order.buyer.last_name} {order.buyer.first_name}"
    return {
        "name": f"{name[0]}******{name[-1]}",
        "phone": f"******{order.buyer.phone[-2:]}",
        "town": "",
        "district": order.buyer.address_2,
        "city": order.buyer.city,
        "state": order.buyer.city,
        "region": "VN",
        "zipcode": "",
        "full_address": f"{order.buyer.address_1[:2]}******",
    }


def _line(line: Line) -> Json:
    return {
        "item_id": line.item_id,
        "item_name": line.item_name,
        "item_sku": line.item_sku,
        "model_id": line.model_id,
        "model_name": line.model_name,
        "model_sku": line.model_sku,
        "model_quantity_purchased": line.quantity,
        "model_original_price": line.price,
        "model_discounted_price": line.paid_price,
        "order_item_id": line.id,
        "promotion_group_id": 0,
        "promotion_type": "product_promotion" if line.paid_price < line.price else "",
        "product_location_id": line.location,
        "active_qty": line.quantity - line.cancelled,
        "cancelled_qty": line.cancelled,
        "return_requested_qty": line.return_requested,
        "returned_qty": line.returned,
    }


def packages(order: Order) -> list[Json]:
    rows = [
        {
            "item_id": line.item_id,
            "model_id": line.model_id,
            "model_quantity": line.quantity - line.cancelled,
            "order_item_id": line.id,
            "promotion_group_id": 0,
            "product_location_id": line.location,
        }
        for line in order.lines
    ]
    return [
        {
            "package_number": order.package,
            "logistics_status": order.logistics,
            "logistics_channel_id": 50021,
            "shipping_carrier": order.carrier,
            "item_list": rows,
        }
    ]


_OPTIONAL: dict[str, Callable[[Order], Json]] = {
    "buyer_user_id": lambda order: order.buyer_id,
    "buyer_username": lambda order: f"buyer{order.buyer_id % 10_000}",
    "estimated_shipping_fee": lambda order: order.shipping_fee,
    "recipient_address": _address,
    "actual_shipping_fee": lambda order: order.shipping_fee if order.picked_up else 0,
    "note": lambda order: order.notes,
    "item_list": lambda order: [_line(line) for line in order.lines],
    "pay_time": lambda order: stamp(order.paid),
    "buyer_cancel_reason": lambda order: order.cancel_reason if order.cancel_by == "buyer" else "",
    "cancel_by": lambda order: order.cancel_by,
    "cancel_reason": lambda order: order.cancel_reason,
    "fulfillment_flag": lambda _order: "fulfilled_by_local_seller",
    "pickup_done_time": lambda order: stamp(order.picked_up) or 0,
    "package_list": packages,
    "shipping_carrier": lambda order: order.carrier,
    "payment_method": lambda order: "Cash on Delivery" if order.cod else "ShopeePay",
    # Empty until it is paid; cash on delivery counts as agreed.
    "total_amount": lambda order: order.total if order.cod or order.paid else None,
}


# --- What the seller does ---


def get(shop: Floor, sn: str) -> Order:
    order = shop.orders.get(sn)
    if order is None:
        raise ApiError("order.error_not_found", "Wrong parameters, detail: the order is not found.")
    return order


def cancel(shop: Floor, call: Call) -> Json:
    """POST order/cancel_order."""
    order, reason = get(shop, call.given("order_sn", str)), call.given("cancel_reason", str)
    if reason not in REASONS or reason == "UNDELIVERABLE_AREA":  # which only Taiwan and Malaysia have
        raise wrong("cancel_reason is not available", "order")
    if reason == "OUT_OF_STOCK" and not call.body.get("item_list"):
        raise wrong("item_list is required for OUT_OF_STOCK", "order")
    if order.status not in NOT_SENT:
        raise ApiError("order.error_status", "The order status does not support cancelling.")
    shop.cancel(order.sn, "seller", reason)
    return {"update_time": stamp(order.updated)}


def handle_buyer_cancellation(shop: Floor, call: Call) -> Json:
    """POST order/handle_buyer_cancellation."""
    order, operation = get(shop, call.given("order_sn", str)), call.given("operation", str)
    if order.status != "IN_CANCEL" or operation not in ("ACCEPT", "REJECT"):
        raise ApiError("order.error_status", "There is no cancellation of the buyer to be handled.")
    if operation == "ACCEPT":
        shop.cancel(order.sn, "buyer")
    else:
        order.status, order.updated = order.before_cancel, shop.now
    return {"update_time": stamp(order.updated)}


def set_note(shop: Floor, call: Call) -> Json:
    """POST order/set_note: one note for each order, which only the seller sees."""
    order = get(shop, call.given("order_sn", str))
    order.notes = call.given("note", str)
    return {}


def escrow(shop: Floor, call: Call) -> Json:
    """GET payment/get_escrow_detail."""
    return _escrow(shop, get(shop, call.text("order_sn")))


def escrows(shop: Floor, call: Call) -> Json:
    """POST payment/get_escrow_detail_batch: those that are not there are left out."""
    asked = call.given("order_sn_list", list)
    if not 1 <= len(asked) <= 50 or not all(isinstance(each, str) for each in asked):
        raise wrong("order_sn_list must have 1 to 50 members", "payment")
    return [{"escrow_detail": _escrow(shop, shop.orders[sn])} for sn in asked if sn in shop.orders]


def _escrow(shop: Floor, order: Order) -> Json:
    refunded = sum(shop.returns[sn].amount for sn in order.returns if shop.returns[sn].status in ("ACCEPTED", "CLOSED"))
    commission, service = (order.goods * share // 1000 for share in (COMMISSION, SERVICE))
    listed = sum(line.price * (line.quantity - line.cancelled) for line in order.lines)
    return {
        "order_sn": order.sn,
        "buyer_user_name": f"buyer{order.buyer_id % 10_000}",
        "return_order_sn_list": list(order.returns),
        "order_income": {
            "escrow_amount": order.goods - commission - service - refunded + order.shipping_rebate,
            "buyer_total_amount": order.total,
            "order_original_price": listed,
            "seller_discount": listed - order.goods,
            "shopee_discount": 0,
            "voucher_from_seller": 0,
            "voucher_from_shopee": order.voucher,
            "buyer_paid_shipping_fee": order.shipping_fee,
            "commission_fee": commission,
            "service_fee": service,
            "seller_transaction_fee": 0,
            "estimated_shipping_fee": order.shipping_fee,
            "actual_shipping_fee": order.shipping_fee if order.picked_up else 0,
            "final_shipping_fee": -order.shipping_fee if order.status == "COMPLETED" else 0,
            "shopee_shipping_rebate": order.shipping_rebate,
            "seller_return_refund": -refunded,
            "items": [
                {
                    "item_id": line.item_id,
                    "model_id": line.model_id,
                    "line_item_id": line.id,
                    "original_price": line.price * line.quantity,
                    "selling_price": line.paid_price * line.quantity,
                    "discounted_price": line.paid_price * line.quantity,
                    "seller_discount": (line.price - line.paid_price) * line.quantity,
                    "shopee_discount": 0,
                    "quantity_purchased": line.quantity,
                }
                for line in order.lines
            ],
        },
    }
