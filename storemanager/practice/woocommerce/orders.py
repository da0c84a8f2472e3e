"""The routes of orders and their notes, and the steps an order goes through."""

import hashlib
from collections.abc import Callable
from decimal import Decimal

from storemanager.practice.http import Json
from storemanager.practice.woocommerce import coupons, order_writes, stock
from storemanager.practice.woocommerce import order_views as views
from storemanager.practice.woocommerce.calls import Answer, Call
from storemanager.practice.woocommerce.errors import ApiError, invalid_id
from storemanager.practice.woocommerce.listing import Fields, asked_for, found, page, rendered, single
from storemanager.practice.woocommerce.records import Note, Order, Refund
from storemanager.practice.woocommerce.state import Shop
from storemanager.practice.woocommerce.tables import ORDER_STATUSES
from storemanager.practice.woocommerce.values import fold, rich_text

NAMES = {
    "pending": "Pending payment",
    "processing": "Processing",
    "on-hold": "On hold",
    "completed": "Completed",
    "cancelled": "Cancelled",
    "refunded": "Refunded",
    "failed": "Failed",
    "checkout-draft": "Draft",
}
HIDDEN = ("checkout-draft", "trash", "auto-draft")
SEARCHED = ("first_name", "last_name", "company", "email", "phone", "address_1", "address_2", "city")


def new(shop: Shop) -> Order:
    """A fresh order, not yet among the others."""
    now, number = shop.now(), shop.next_id()
    key = hashlib.sha256(f"{shop.settings.name} {number}".encode()).hexdigest()[:13]
    return Order(number, now, now, f"wc_order_{key}", currency=shop.settings.currency)


def list_all(shop: Shop, call: Call) -> Answer:
    """GET orders. Left alone it shows neither checkout drafts nor the trash, and `any` adds neither."""
    sent = call.parameters
    statuses = sent.get("status") or ["any"]
    tests: list[Callable[[Order], bool]] = [
        (lambda order: order.status not in HIDDEN) if "any" in statuses else (lambda order: order.status in statuses)
    ]
    if sent.get("customer") is not None:
        tests.append(lambda order: order.customer_id == sent["customer"])
    if sent.get("product"):
        tests.append(lambda order: any(sent["product"] in (x.product_id, x.variation_id) for x in order.lines))
    if sent.get("created_via"):
        tests.append(lambda order: order.created_via in sent["created_via"])
    if sent.get("parent"):
        tests.append(lambda order: order.parent_id in sent["parent"])
    if sent.get("search"):
        tests.append(lambda order: _mentions(order, fold(str(sent["search"]))))
    records = found(
        shop, call, "orders", asked_for(shop.orders, call), lambda order: all(test(order) for test in tests)
    )
    return page(shop, call, records, views.ORDER, views.order_links, status=statuses, dp=0, context="view")


def _mentions(order: Order, words: str) -> bool:
    """The search looks at the payment's number, the buyer and the goods; not at notes and meta."""
    texts = [order.transaction_id, str(order.id), *(order.billing[name] for name in SEARCHED)]
    texts += [line.name for line in order.lines]
    return any(words in fold(part) for part in texts)


def get(shop: Shop, call: Call) -> Answer:
    """GET orders/<id>."""
    return single(shop, call, views.ORDER, _order(shop, call.ids[0], 404), views.order_links)


def create(shop: Shop, call: Call) -> Answer:
    """POST orders. Availability is not looked at."""
    order = new(shop)
    status = str(call.parameters.get("status") or "pending")
    try:
        order_writes.write(shop, order, call.parameters, creating=True)
    except ApiError as refusal:
        if refusal.code == "woocommerce_rest_invalid_coupon":  # the half-made order stays behind
            order.status = "auto-draft"
            shop.orders[order.id] = order
            refusal.data["new_draft_order_id"] = order.id
        raise
    shop.orders[order.id] = order
    shop.changed()
    change_status(shop, order, status if status in ORDER_STATUSES else "pending")
    if call.parameters.get("set_paid"):
        pay(shop, order, order.transaction_id)
    return single(shop, call, views.ORDER, order, views.order_links, 201)


def update(shop: Shop, call: Call) -> Answer:
    """PUT orders/<id>. An unknown id is a 400 here."""
    order = shop.orders.get(call.ids[0])
    if order is None:
        message = "ID is invalid." if call.in_batch else "Invalid ID."
        raise ApiError(400, "woocommerce_rest_shop_order_invalid_id", message)
    order_writes.write(shop, order, call.parameters, creating=False)
    if call.parameters.get("set_paid"):
        pay(shop, order, order.transaction_id)
    status = call.parameters.get("status")
    if status is not None:
        change_status(shop, order, status if status in (*ORDER_STATUSES, "auto-draft") else "pending")
    touch(shop, order)
    return single(shop, call, views.ORDER, order, views.order_links)


def delete(shop: Shop, call: Call) -> Answer:
    """DELETE orders/<id>. Neither way gives the stock back."""
    order = _order(shop, call.ids[0], 404)
    answer = single(shop, call, views.ORDER, order, views.order_links)
    stock.count_sales(shop, order, sold=False)
    if call.parameters.get("force"):
        del shop.orders[order.id]
        shop.changed()
        return answer
    if order.status == "trash":
        raise ApiError(410, "woocommerce_rest_already_trashed", "The order has already been deleted.")
    order.status_before_trash, order.status = order.status, "trash"
    touch(shop, order)
    return answer


def touch(shop: Shop, order: Order) -> None:
    """A write moves the order's date."""
    order.modified = shop.now()
    shop.changed()


def change_status(shop: Shop, order: Order, status: str) -> None:
    """Move an order, with what that does to stock, payment and refunds."""
    if status == order.status and order.notes:
        return
    before, order.status = order.status, status
    if status in stock.TAKES:
        stock.take(shop, order)
        stock.count_sales(shop, order, sold=True)
    elif status in stock.RETURNS:
        stock.give_back(shop, order)
        stock.count_sales(shop, order, sold=False)
    if order.paid is None and _means_paid(shop, order):
        order.paid = shop.now()
    order.completed = shop.now() if status == "completed" else order.completed
    if status == "refunded":
        refund_the_rest(shop, order)
    if before != status and before in NAMES and status in NAMES:
        stock.add_note(shop, order, f"Order status changed from {NAMES[before]} to {NAMES[status]}.")
    coupons.count_uses(shop, order)


def _means_paid(shop: Shop, order: Order) -> bool:
    """Processing means paid, except for cash on delivery and for orders with nothing to send."""
    if order.status == "processing":
        return order.payment_method != "cod" and bool(views.ORDER["needs_processing"](shop, order))
    return order.status == "completed"


def refund_the_rest(shop: Shop, order: Order) -> None:
    """Setting the status to refunded makes a refund row for what is left, and moves no stock."""
    rest = order.total - order.refunded_total
    if rest <= Decimal(0):
        return
    now = shop.now()
    meta = [{"id": shop.next_part_id(), "key": "_refund_type", "value": "full"}]
    order.refunds.append(Refund(shop.next_id(), order.id, now, now, rest, "Order fully refunded.", meta))


def pay(shop: Shop, order: Order, transaction_id: str = "") -> None:
    """The money has come: the order is processed, or done if there is nothing to send."""
    if transaction_id:
        order.transaction_id = transaction_id
    order.paid = order.paid or shop.now()
    if order.status in ("pending", "on-hold", "failed", "cancelled"):
        change_status(shop, order, "processing" if views.ORDER["needs_processing"](shop, order) else "completed")
    touch(shop, order)


def _order(shop: Shop, number: int, status: int) -> Order:
    order = shop.orders.get(number)
    if order is None:
        raise invalid_id("shop_order", status)
    return order


def order_of(shop: Shop, call: Call) -> Order:
    """The order that notes or refunds belong to."""
    order = shop.orders.get(call.ids[0])
    if order is None:
        raise ApiError(404, "woocommerce_rest_order_invalid_id", "Invalid order ID.")
    return order


def list_notes(shop: Shop, call: Call) -> Answer:
    """GET orders/<id>/notes, newest first, all at once."""
    order = order_of(shop, call)
    kind = call.parameters.get("type", "any")
    chosen = [note for note in order.notes if kind == "any" or note.customer_note == (kind == "customer")]
    fields = Fields.of(call.query)
    notes: list[Json] = [rendered(shop, views.NOTE, note, views.note_links(order), fields) for note in reversed(chosen)]
    return Answer(200, notes)


def get_note(shop: Shop, call: Call) -> Answer:
    """GET orders/<id>/notes/<id>."""
    order = order_of(shop, call)
    return single(shop, call, views.NOTE, _note(order, call.ids[1]), views.note_links(order))


def create_note(shop: Shop, call: Call) -> Answer:
    """POST orders/<id>/notes. The order's own date does not move."""
    order = order_of(shop, call)
    customer = bool(call.parameters.get("customer_note"))
    note = stock.add_note(shop, order, rich_text(call.parameters["note"]), customer_note=customer)
    return single(shop, call, views.NOTE, note, views.note_links(order), 201)


def delete_note(shop: Shop, call: Call) -> Answer:
    """DELETE orders/<id>/notes/<id>: only for good."""
    order = order_of(shop, call)
    note = _note(order, call.ids[1])
    if not call.parameters.get("force"):
        raise ApiError(501, "woocommerce_rest_trash_not_supported", "Webhooks do not support trashing.")
    answer = single(shop, call, views.NOTE, note, views.note_links(order))
    order.notes.remove(note)
    return answer


def _note(order: Order, number: int) -> Note:
    note = next((note for note in order.notes if note.id == number), None)
    if note is None:
        raise ApiError(404, "woocommerce_rest_invalid_id", "Invalid resource ID.")
    return note


def list_statuses(shop: Shop, call: Call) -> Answer:
    """GET orders/statuses."""
    return Answer(200, [{"slug": slug, "name": name} for slug, name in NAMES.items()])


def totals(shop: Shop, call: Call) -> Answer:
    """GET reports/orders/totals."""
    counts = dict.fromkeys(NAMES, 0)
    for order in shop.orders.values():
        if order.status in counts:
            counts[order.status] += 1
    return Answer(200, [{"slug": slug, "name": NAMES[slug], "total": count} for slug, count in counts.items()])
