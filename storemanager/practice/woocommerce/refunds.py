"""The routes of refunds. Goods come back only if lines with quantities are named."""

from decimal import Decimal

from storemanager.practice.http import Json
from storemanager.practice.woocommerce import order_views as views
from storemanager.practice.woocommerce import stock
from storemanager.practice.woocommerce.calls import Answer, Call, merged_meta
from storemanager.practice.woocommerce.errors import ApiError, RefundRefusedError, no_route
from storemanager.practice.woocommerce.listing import found, page, single
from storemanager.practice.woocommerce.orders import NAMES, order_of, touch
from storemanager.practice.woocommerce.records import Line, Order, Refund
from storemanager.practice.woocommerce.state import Shop
from storemanager.practice.woocommerce.values import decimal, integer, text

GATEWAYS = ("bacs", "cheque", "cod")


def list_of_order(shop: Shop, call: Call) -> Answer:
    """GET orders/<id>/refunds."""
    order = order_of(shop, call)
    records = found(shop, call, f"refunds of {order.id}", lambda: order.refunds, lambda refund: True)
    return page(shop, call, records, views.REFUND, views.refund_links)


def list_every(shop: Shop, call: Call) -> Answer:
    """GET refunds: those of all orders. Older shops do not have it."""
    if not shop.settings.lists_all_refunds:
        raise no_route()
    records = found(shop, call, "refunds", shop.refunds, lambda refund: True)
    return page(shop, call, records, views.EVERY_REFUND, views.refund_links)


def get(shop: Shop, call: Call) -> Answer:
    """GET orders/<id>/refunds/<id>."""
    return single(shop, call, views.REFUND, _refund(shop, call), views.refund_links)


def delete(shop: Shop, call: Call) -> Answer:
    """DELETE orders/<id>/refunds/<id>: only for good."""
    refund = _refund(shop, call)
    if not call.parameters.get("force"):
        raise ApiError(501, "woocommerce_rest_trash_not_supported", "Refunds do not support trashing.")
    answer = single(shop, call, views.REFUND, refund, views.refund_links)
    order = shop.orders[refund.order_id]
    order.refunds.remove(refund)
    touch(shop, order)
    return answer


def create(shop: Shop, call: Call) -> Answer:
    """POST orders/<id>/refunds. Refusals come as 500."""
    order = order_of(shop, call)
    sent = call.parameters
    asked = [item for item in sent.get("line_items") or () if isinstance(item, dict)]
    amount = decimal(sent["amount"]) if sent.get("amount") else _worth(asked)
    if amount < 0:
        raise ApiError(400, "woocommerce_rest_invalid_order_refund", "Refund amount must be greater than zero.")
    rest = order.total - order.refunded_total
    if amount > rest:
        raise RefundRefusedError("Invalid refund amount.")
    if sent.get("api_refund", True):
        _refuse_automatic(order)
    fully = amount >= rest
    now = shop.now()
    meta = [{"id": shop.next_part_id(), "key": "_refund_type", "value": "full" if fully else "partial"}]
    refund = Refund(shop.next_id(), order.id, now, now, amount, text(sent.get("reason")), meta)
    refund.meta = merged_meta(refund.meta, sent.get("meta_data"), shop.next_part_id)
    _lines(shop, order, refund, asked, restock=sent.get("api_restock") is not False)
    order.refunds.append(refund)
    if fully and order.status != "refunded":
        stock.add_note(shop, order, f"Order status changed from {NAMES.get(order.status, order.status)} to Refunded.")
        order.status = "refunded"
    touch(shop, order)
    answer = single(shop, call, views.REFUND, refund, views.refund_links, 201)
    # The real server's Location holds a regular expression instead of the order's number.
    pattern = r"orders/(?P<order_id>[\d]+)/refunds"
    answer.headers["Location"] = f"{shop.address}/wp-json/wc/v3/{pattern}/{refund.id}"
    return answer


def _worth(asked: list[dict[str, Json]]) -> Decimal:
    return sum((decimal(item.get("refund_total")) for item in asked), Decimal(0))


def _refuse_automatic(order: Order) -> None:
    known = order.payment_method in GATEWAYS
    what = "does not support automatic refunds" if known else "does not exist"
    raise RefundRefusedError(f"The payment gateway for this order {what}.")


def _lines(shop: Shop, order: Order, refund: Refund, asked: list[dict[str, Json]], *, restock: bool) -> None:
    by_id = {line.id: line for line in order.lines}
    for item in asked:
        line = by_id.get(integer(item.get("id")))
        if line is None:
            continue
        quantity = integer(item.get("quantity"))
        worth = decimal(item.get("refund_total"))
        refund.lines.append(
            Line(
                shop.next_part_id(),
                line.name,
                line.product_id,
                line.variation_id,
                -quantity,
                -worth,
                -worth,
                sku=line.sku,
                global_unique_id=line.global_unique_id,
                parent_name=line.parent_name,
                image=line.image,
                refunds_line_id=line.id,
            )
        )
        if restock and quantity > 0:
            stock.restock(shop, order, line, quantity)


def _refund(shop: Shop, call: Call) -> Refund:
    order = order_of(shop, call)
    refund = next((refund for refund in order.refunds if refund.id == call.ids[1]), None)
    if refund is None:
        raise ApiError(404, "woocommerce_rest_invalid_order_refund_id", "Invalid order refund ID.")
    return refund
