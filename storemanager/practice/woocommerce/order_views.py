"""How orders, notes and refunds look in answers."""

from collections.abc import Callable
from decimal import Decimal

from storemanager.practice.http import Json
from storemanager.practice.woocommerce.calls import links
from storemanager.practice.woocommerce.records import (
    ADDRESS_FIELDS,
    CouponLine,
    ExtraLine,
    Line,
    Note,
    Order,
    Refund,
)
from storemanager.practice.woocommerce.state import Shop
from storemanager.practice.woocommerce.values import gmt, local, money

Show = Callable[[Shop, Order], Json]
SHIPPING_FIELDS = tuple(name for name in ADDRESS_FIELDS if name != "email")


def amount(shop: Shop, value: Decimal) -> str:
    """An amount as text, with the currency's decimals."""
    return money(value, shop.settings.decimals)


def number(value: Decimal) -> int | float:
    """An amount as a JSON number."""
    return int(value) if value == value.to_integral_value() else float(value)


def _line_meta(line: Line) -> list[dict[str, Json]]:
    entries = [dict(entry) for entry in line.meta]
    for key, value in (("_reduced_stock", line.reduced_stock), ("_restock_refunded_items", line.restocked)):
        if value:
            entries.append({"id": line.id * 10 + len(entries), "key": key, "value": str(value)})
    if line.refunds_line_id:
        entries.append({"id": line.id * 10, "key": "_refunded_item_id", "value": str(line.refunds_line_id)})
    return [
        {
            "id": entry["id"],
            "key": entry["key"],
            "value": entry["value"],
            "display_key": entry.get("display_key", entry["key"]),
            "display_value": entry.get("display_value", entry["value"]),
        }
        for entry in entries
    ]


def line_view(shop: Shop, line: Line) -> dict[str, Json]:
    """A product line. `price` is per unit, after discount, and a number."""
    unit = line.total / line.quantity if line.quantity else Decimal(0)
    return {
        "id": line.id,
        "name": line.name,
        "product_id": line.product_id,
        "variation_id": line.variation_id,
        "quantity": line.quantity,
        "tax_class": "",
        "subtotal": amount(shop, line.subtotal),
        "subtotal_tax": "0",
        "total": amount(shop, line.total),
        "total_tax": "0",
        "taxes": [],
        "meta_data": _line_meta(line),
        "sku": line.sku,
        "global_unique_id": line.global_unique_id,
        "price": number(unit),
        "image": {**line.image, "src": str(line.image["src"]).replace("{address}", shop.address)},
        "parent_name": line.parent_name,
    }


def _extra_meta(line: ExtraLine) -> list[dict[str, Json]]:
    return [{**entry, "display_key": entry["key"], "display_value": entry["value"]} for entry in line.meta]


def _shipping_line(shop: Shop, line: ExtraLine) -> dict[str, Json]:
    return {
        "id": line.id,
        "method_title": line.title,
        "method_id": line.method_id,
        "instance_id": line.instance_id,
        "total": amount(shop, line.total),
        "total_tax": "0",
        "taxes": [],
        "tax_status": line.tax_status,
        "meta_data": _extra_meta(line),
    }


def _fee_line(shop: Shop, line: ExtraLine) -> dict[str, Json]:
    return {
        "id": line.id,
        "name": line.title,
        "tax_class": line.tax_class,
        "tax_status": line.tax_status,
        "amount": "",
        "total": amount(shop, line.total),
        "total_tax": "0",
        "taxes": [],
        "meta_data": _extra_meta(line),
    }


def _coupon_line(shop: Shop, line: CouponLine) -> dict[str, Json]:
    info = f'[{line.coupon_id},"{line.code}","{line.discount_type}",{number(line.amount)}]'
    entry = {"id": line.meta_id, "key": "coupon_info", "value": info}
    return {
        "id": line.id,
        "code": line.code,
        "discount": amount(shop, line.discount),
        "discount_tax": "0",
        "meta_data": [{**entry, "display_key": "coupon_info", "display_value": info}],
        "discount_type": line.discount_type,
        "nominal_amount": number(line.amount),
        "free_shipping": line.free_shipping,
    }


def _refunds(shop: Shop, order: Order) -> Json:
    return [
        {"id": r.id, "reason": r.reason, "total": "-" + amount(shop, r.amount), "total_tax": "0"}
        for r in reversed(order.refunds)
    ]


def _payment_url(shop: Shop, order: Order) -> str:
    return f"{shop.address}/checkout/order-pay/{order.id}/?pay_for_order=true&key={order.key}"


def _own(name: str) -> Show:
    return lambda shop, order: getattr(order, name)


def _local(name: str) -> Show:
    return lambda shop, order: local(getattr(order, name), shop.settings.zone)


def _gmt(name: str) -> Show:
    return lambda shop, order: gmt(getattr(order, name))


ORDER: dict[str, Show] = {
    "id": _own("id"),
    "parent_id": _own("parent_id"),
    "status": _own("status"),
    "currency": _own("currency"),
    "version": lambda shop, order: shop.settings.version,
    "prices_include_tax": lambda shop, order: False,
    "date_created": _local("created"),
    "date_modified": _local("modified"),
    "discount_total": lambda shop, order: amount(shop, order.discount_total),
    "discount_tax": lambda shop, order: "0",
    "shipping_total": lambda shop, order: amount(shop, order.shipping_total),
    "shipping_tax": lambda shop, order: "0",
    "cart_tax": lambda shop, order: "0",
    "total": lambda shop, order: amount(shop, order.total),
    "total_tax": lambda shop, order: "0",
    "customer_id": _own("customer_id"),
    "order_key": _own("key"),
    "billing": lambda shop, order: dict(order.billing),
    "shipping": lambda shop, order: {name: order.shipping[name] for name in SHIPPING_FIELDS},
    "payment_method": _own("payment_method"),
    "payment_method_title": _own("payment_method_title"),
    "transaction_id": _own("transaction_id"),
    "customer_ip_address": _own("customer_ip"),
    "customer_user_agent": lambda shop, order: "",
    "created_via": _own("created_via"),
    "customer_note": _own("customer_note"),
    "date_completed": _local("completed"),
    "date_paid": _local("paid"),
    "cart_hash": _own("cart_hash"),
    "number": lambda shop, order: str(order.id),
    "meta_data": _own("meta"),
    "line_items": lambda shop, order: [line_view(shop, line) for line in order.lines],
    "tax_lines": lambda shop, order: [],
    "shipping_lines": lambda shop, order: [_shipping_line(shop, line) for line in order.shipping_lines],
    "fee_lines": lambda shop, order: [_fee_line(shop, line) for line in order.fee_lines],
    "coupon_lines": lambda shop, order: [_coupon_line(shop, line) for line in order.coupon_lines],
    "refunds": _refunds,
    "payment_url": _payment_url,
    "is_editable": lambda shop, order: order.status in ("pending", "on-hold", "auto-draft", "checkout-draft"),
    "needs_payment": lambda shop, order: order.status in ("pending", "failed") and order.total > 0,
    "needs_processing": lambda shop, order: any(
        not shop.products[line.product_id].plain.get("virtual", False)
        for line in order.lines
        if line.product_id in shop.products
    ),
    "date_created_gmt": _gmt("created"),
    "date_modified_gmt": _gmt("modified"),
    "date_completed_gmt": _gmt("completed"),
    "date_paid_gmt": _gmt("paid"),
    "currency_symbol": lambda shop, order: shop.settings.currency_symbol,
}

REFUND: dict[str, Callable[[Shop, Refund], Json]] = {
    "id": lambda shop, refund: refund.id,
    "date_created": lambda shop, refund: local(refund.created, shop.settings.zone),
    "date_created_gmt": lambda shop, refund: gmt(refund.created),
    "amount": lambda shop, refund: amount(shop, refund.amount),
    "reason": lambda shop, refund: refund.reason,
    "refunded_by": lambda shop, refund: 1,
    "refunded_payment": lambda shop, refund: False,
    "meta_data": lambda shop, refund: refund.meta,
    "line_items": lambda shop, refund: [line_view(shop, line) for line in refund.lines],
    "shipping_lines": lambda shop, refund: [],
    "tax_lines": lambda shop, refund: [],
    "fee_lines": lambda shop, refund: [],
}
EVERY_REFUND: dict[str, Callable[[Shop, Refund], Json]] = {
    "id": REFUND["id"],
    "parent_id": lambda shop, refund: refund.order_id,
    **{name: show for name, show in REFUND.items() if name != "id"},
}

NOTE: dict[str, Callable[[Shop, Note], Json]] = {
    "id": lambda shop, note: note.id,
    "author": lambda shop, note: "WooCommerce",
    "date_created": lambda shop, note: local(note.created, shop.settings.zone),
    "date_created_gmt": lambda shop, note: gmt(note.created),
    "note": lambda shop, note: note.text,
    "customer_note": lambda shop, note: note.customer_note,
}


def order_links(shop: Shop, order: Order) -> Json:
    """Links of an order; those of a known customer's order lead to the customer."""
    result = links(shop.address, "orders", order.id)
    base = f"{shop.address}/wp-json/wc/v3"
    result["email_templates"] = [{"embeddable": True, "href": f"{base}/orders/{order.id}/actions/email_templates"}]
    if order.customer_id:
        result["customer"] = [{"href": f"{base}/customers/{order.customer_id}"}]
    return result


def refund_links(shop: Shop, refund: Refund) -> Json:
    """Links of a refund."""
    order = f"orders/{refund.order_id}"
    return links(shop.address, f"{order}/refunds", refund.id, up=order, allow=["GET", "DELETE"])


def note_links(order: Order) -> Callable[[Shop, Note], Json]:
    """Links of the notes of one order."""
    path = f"orders/{order.id}"
    return lambda shop, note: links(shop.address, f"{path}/notes", note.id, up=path, allow=["GET", "DELETE"])
