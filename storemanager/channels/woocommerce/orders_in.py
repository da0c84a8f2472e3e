"""WooCommerce's orders and refunds as `RemoteOrder`s: amounts as they are, every status, nothing dropped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from storemanager.channels.base import (
    ListingRef,
    RemoteAddress,
    RemoteDiscount,
    RemoteLine,
    RemoteOrder,
    RemoteRefund,
    RemoteRefundLine,
    RemoteShipment,
    RemoteStatus,
)
from storemanager.channels.plain import plain_text
from storemanager.channels.woocommerce import values
from storemanager.channels.woocommerce.values import Row
from storemanager.money import Money

STATUS = {
    "pending": RemoteStatus.UNPAID,
    "on-hold": RemoteStatus.ON_HOLD,
    "processing": RemoteStatus.TO_SHIP,
    "completed": RemoteStatus.COMPLETED,
    "cancelled": RemoteStatus.CANCELLED,
    "failed": RemoteStatus.FAILED,
    "refunded": RemoteStatus.REFUNDED,
    "trash": RemoteStatus.GONE,
    "checkout-draft": RemoteStatus.DRAFT,
    "auto-draft": RemoteStatus.DRAFT,
}
"""Whatever is not listed comes from a plugin: UNKNOWN, with its own word beside it (F10, F54)."""

_TAKES = frozenset({"processing", "on-hold", "completed"})
_NEVER_TAKES = frozenset({"pending", "failed", "cancelled", "checkout-draft", "auto-draft"})

SHIPMENTS_META = "_storemanager_shipments"
_PLUGIN_SHIPMENTS_META = "_wc_shipment_tracking_items"  # of the usual tracking plugins


def order(row: Row, refunds: Sequence[Row], *, currency: str, address: str = "") -> RemoteOrder:
    """Raises KeyError, TypeError or ValueError when the record cannot be understood."""
    currency = values.text(row.get("currency")) or currency
    lines = tuple(_line(raw, currency) for raw in row.get("line_items") or [])
    status = values.text(row["status"])
    restocked = {line["id"]: _meta_number(line, "_restock_refunded_items") for line in row.get("line_items") or []}
    created = values.moment(row.get("date_created_gmt")) or values.needed_moment(row, "date_modified_gmt")
    return RemoteOrder(
        remote_id=str(row["id"]),
        number=values.text(row.get("number")) or str(row["id"]),
        status=STATUS.get(status, RemoteStatus.UNKNOWN),
        channel_status=status,
        placed_at=created,
        modified_at=values.needed_moment(row, "date_modified_gmt"),
        currency=currency,
        lines=lines,
        total=values.amount(row["total"], currency),
        takes_stock=takes_stock(status, lines),
        shipping_total=values.amount(row.get("shipping_total"), currency),
        discount_total=values.amount(row.get("discount_total"), currency),
        tax_total=values.amount(row.get("total_tax"), currency),
        fee_total=_sum((fee.get("total") for fee in row.get("fee_lines") or []), currency),
        discounts=tuple(_discount(raw, currency) for raw in row.get("coupon_lines") or []),
        refunds=tuple(refund(raw, currency, refunds, restocked) for raw in refunds),
        shipments=_shipments(values.meta(row)),
        paid_at=values.moment(row.get("date_paid_gmt")),
        completed_at=values.moment(row.get("date_completed_gmt")),
        payment_method=values.text(row.get("payment_method")),
        payment_title=values.name(row.get("payment_method_title")),
        transaction_id=values.text(row.get("transaction_id")),
        customer_id=str(row["customer_id"]) if row.get("customer_id") else "",  # 0 is a guest
        billing=_address(row.get("billing") or {}),
        shipping=_address(row.get("shipping") or {}),
        customer_note=plain_text(values.text(row.get("customer_note"))),
        url=f"{address}/wp-admin/post.php?post={row['id']}&action=edit" if address else "",
        created_via=values.text(row.get("created_via")),
        raw=json.dumps(row, ensure_ascii=False),
    )


def takes_stock(status: str, lines: Sequence[RemoteLine]) -> bool:
    """By WooCommerce's own rule; for states that keep what was taken (refunded, trash, a plugin's) its own notes on
    the lines tell."""
    if status in _TAKES:
        return True
    return status not in _NEVER_TAKES and any((line.stock_taken or 0) > 0 for line in lines)


def _line(raw: Row, currency: str) -> RemoteLine:
    quantity = values.whole(raw["quantity"])
    subtotal = values.amount(raw.get("subtotal"), currency)
    product, variation = raw.get("product_id") or 0, raw.get("variation_id") or 0
    each = Money(_share(subtotal.minor, quantity), currency)
    return RemoteLine(
        remote_id=str(raw["id"]),
        # An unknown SKU is accepted there as an empty line: it keeps its text and waits for a match.
        ref=ListingRef(str(product), str(variation) if variation else "") if product else None,
        sku=values.text(raw.get("sku")),
        title=values.name(raw.get("name")),
        quantity=quantity,
        unit_price=each,
        total=values.amount(raw.get("total"), currency),
        tax=values.amount(raw.get("total_tax"), currency),
        stock_taken=_meta_number(raw, "_reduced_stock"),
        options=_options(raw),
    )


def _share(minor: int, quantity: int) -> int:
    """The amount of one of `quantity` units, rounded half up; the line's total stays the truth."""
    if quantity == 0:
        return minor
    return (2 * minor + quantity) // (2 * quantity)


def _meta_number(raw: Row, key: str) -> int:
    value = values.meta(raw).get(key)
    return values.whole(value) if value not in (None, "") else 0


def _options(raw: Row) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for each in raw.get("meta_data") or []:
        key, shown = values.text(each.get("key")), each.get("display_value")
        if not key.startswith("_") and isinstance(shown, (str, int, float)):
            found.append((plain_text(values.text(each.get("display_key"))), plain_text(str(shown))))
    return tuple(found)


def _discount(raw: Row, currency: str) -> RemoteDiscount:
    code = values.text(raw.get("code"))
    return RemoteDiscount(code, code, values.amount(raw.get("discount"), currency))


def _sum(amounts: Iterable[Any], currency: str) -> Money:
    return sum((values.amount(each, currency) for each in amounts), Money(0, currency))


def _address(raw: Row) -> RemoteAddress:
    def part(name: str) -> str:
        return values.name(raw.get(name))

    vietnam = part("country") == "VN"
    names = (part("last_name"), part("first_name")) if vietnam else (part("first_name"), part("last_name"))
    return RemoteAddress(
        name=" ".join(word for word in names if word),  # in Vietnam the family name (last_name) comes first
        phone=part("phone"),
        email=part("email"),
        company=part("company"),
        street=", ".join(each for each in (part("address_1"), "" if vietnam else part("address_2")) if each),
        ward=part("address_2") if vietnam else "",
        city=part("city"),
        province=part("state"),
        postcode=part("postcode"),
        country=part("country"),
    )


# --- Refunds ---


def refund(raw: Row, currency: str, all_refunds: Sequence[Row], restocked: dict[Any, int]) -> RemoteRefund:
    """One refund. `restocked` is how much of each order line the shop says it has put back, over all refunds."""
    lines = tuple(_refund_line(each, currency) for each in raw.get("line_items") or [])
    return RemoteRefund(
        remote_id=str(raw["id"]),
        amount=_positive(values.amount(raw.get("amount", raw.get("total")), currency)),
        reason=plain_text(values.text(raw.get("reason"))),
        refunded_at=values.moment(raw.get("date_created_gmt")),
        lines=lines,
        restocked=_was_restocked(lines, all_refunds, currency, restocked),
    )


def _refund_line(raw: Row, currency: str) -> RemoteRefundLine:
    return RemoteRefundLine(
        line_remote_id=str(values.meta(raw).get("_refunded_item_id") or ""),
        quantity=abs(values.whole(raw.get("quantity", 0))),
        amount=_positive(values.amount(raw.get("total"), currency)),
    )


def _was_restocked(
    lines: Sequence[RemoteRefundLine], all_refunds: Sequence[Row], currency: str, restocked: dict[Any, int]
) -> bool | None:
    """The shop notes it per order line and not per refund: sure when all or nothing of a line came back."""
    counted = [line for line in lines if line.quantity]
    if not counted:
        return False  # money without goods
    refunded: dict[str, int] = {}
    for raw in all_refunds:
        for each in raw.get("line_items") or []:
            line = _refund_line(each, currency)
            refunded[line.line_remote_id] = refunded.get(line.line_remote_id, 0) + line.quantity
    back = {str(line): quantity for line, quantity in restocked.items()}
    answers = set()
    for line in counted:
        put_back = back.get(line.line_remote_id, 0)
        answers.add(True if put_back >= refunded[line.line_remote_id] else False if put_back == 0 else None)
    return answers.pop() if len(answers) == 1 else None


def _positive(amount: Money) -> Money:
    return amount if amount.minor >= 0 else -amount


# --- Shipments ---


def _shipments(meta: dict[str, Any]) -> tuple[RemoteShipment, ...]:
    ours = [_our_shipment(each) for each in listed(meta.get(SHIPMENTS_META))]
    theirs = [_plugin_shipment(each) for each in listed(meta.get(_PLUGIN_SHIPMENTS_META))]
    unique = {each.tracking_number: each for each in [*theirs, *ours] if each.tracking_number}
    return tuple(unique.values())


def listed(value: object) -> list[Row]:
    """A meta value that is a list of records; some shops hand it back as a JSON text."""
    if isinstance(value, str) and value.startswith("["):
        try:
            value = json.loads(value)
        except ValueError:
            return []
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _our_shipment(raw: Row) -> RemoteShipment:
    return RemoteShipment(
        values.text(raw.get("number")),
        values.text(raw.get("carrier")),
        values.text(raw.get("url")),
        values.moment(raw.get("at")),
    )


def _plugin_shipment(raw: Row) -> RemoteShipment:
    shipped = values.text(raw.get("date_shipped"))
    return RemoteShipment(
        values.text(raw.get("tracking_number")),
        values.text(raw.get("tracking_provider") or raw.get("custom_tracking_provider")),
        values.text(raw.get("custom_tracking_link")),
        datetime.fromtimestamp(int(shipped), UTC) if shipped.isdecimal() else None,
    )
