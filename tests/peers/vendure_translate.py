"""Vendure's records in the words of the channel contract."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from storemanager.channels.base import (
    Json,
    ListingRef,
    RemoteAddress,
    RemoteLine,
    RemoteOrder,
    RemoteProduct,
    RemoteRefund,
    RemoteRefundLine,
    RemoteShipment,
    RemoteStatus,
    RemoteVariant,
    StockReading,
)
from storemanager.money import Money

VARIANT = "id sku name priceWithTax currencyCode trackInventory stockLevels { stockOnHand stockAllocated }"
PRODUCT = f"id name updatedAt enabled variants {{ {VARIANT} }}"
PRODUCTS = f"items {{ {PRODUCT} }}"
REFUND = "id total reason createdAt lines { orderLineId quantity }"
_ADDRESS = "fullName company streetLine1 city province postalCode countryCode phoneNumber"
ORDER = f"""id code state active createdAt updatedAt orderPlacedAt currencyCode totalWithTax shippingWithTax
    customer {{ id emailAddress }} billingAddress {{ {_ADDRESS} }} shippingAddress {{ {_ADDRESS} }}
    lines {{ id quantity orderPlacedQuantity unitPriceWithTax proratedLinePriceWithTax
             productVariant {{ id sku name product {{ id }} }} }}
    payments {{ id method amount state createdAt transactionId refunds {{ {REFUND} }} }}
    fulfillments {{ id state method trackingCode createdAt }}"""

STATUS: Mapping[str, RemoteStatus] = {
    "Created": RemoteStatus.DRAFT,
    "Draft": RemoteStatus.DRAFT,
    "AddingItems": RemoteStatus.DRAFT,
    "ArrangingPayment": RemoteStatus.DRAFT,
    "PaymentAuthorized": RemoteStatus.ON_HOLD,
    "PaymentSettled": RemoteStatus.TO_SHIP,
    "PartiallyShipped": RemoteStatus.TO_SHIP,
    "Shipped": RemoteStatus.SHIPPED,
    "PartiallyDelivered": RemoteStatus.SHIPPED,
    "Delivered": RemoteStatus.COMPLETED,
    "Cancelled": RemoteStatus.CANCELLED,
}
PAID = frozenset({"Settled"})


def mark(key: str) -> str:
    """What makes an act of ours known again where only words can be kept."""
    return f"[#{hashlib.sha256(key.encode()).hexdigest()[:10]}]"


def product(row: Json, currency: str) -> RemoteProduct:
    variants = tuple(
        RemoteVariant(
            ListingRef(row["id"], each["id"]), each["sku"], options=(("Kind", each["name"]),),
            price=Money(each["priceWithTax"], each["currencyCode"]), stock=sellable(each),
        )
        for each in row["variants"]
    )  # fmt: skip
    status = "published" if row["enabled"] else "draft"
    return RemoteProduct(row["id"], row["name"], variants, status=status, modified_at=_moment(row["updatedAt"]))


def ref_of(variant: Json) -> ListingRef:
    return ListingRef(variant["product"]["id"], variant["id"])


def reading(ref: ListingRef, variant: Json) -> StockReading:
    return StockReading(ref, sellable(variant), price=Money(variant["priceWithTax"], variant["currencyCode"]))


def sellable(variant: Json) -> int | None:
    """What it would sell: on hand less what it believes to have promised."""
    if variant["trackInventory"] == "FALSE":
        return None
    return sum(int(level["stockOnHand"]) - int(level["stockAllocated"]) for level in variant["stockLevels"])


def allocated(variant: Json) -> int:
    return sum(int(level["stockAllocated"]) for level in variant["stockLevels"])


def order(row: Json) -> RemoteOrder:
    status = STATUS.get(row["state"], RemoteStatus.UNKNOWN)
    currency = row["currencyCode"]
    taken = status not in (RemoteStatus.DRAFT, RemoteStatus.CANCELLED)
    paid = [each for each in row["payments"] or () if each["state"] in PAID]
    return RemoteOrder(
        remote_id=row["id"],
        number=row["code"],
        status=status,
        channel_status=row["state"],
        placed_at=_moment(row["orderPlacedAt"] or row["createdAt"]),
        modified_at=_moment(row["updatedAt"]),
        currency=currency,
        lines=tuple(_line(each, status, currency) for each in row["lines"]),
        total=Money(row["totalWithTax"], currency),
        takes_stock=taken,
        shipping_total=Money(row["shippingWithTax"], currency),
        refunds=refunds(row),
        shipments=tuple(
            RemoteShipment(each["trackingCode"] or "", each["method"], shipped_at=_moment(each["createdAt"]))
            for each in row["fulfillments"] or ()
            if each["state"] in ("Shipped", "Delivered")
        ),
        paid_at=_moment(paid[0]["createdAt"]) if paid else None,
        payment_method=paid[0]["method"] if paid else "",
        transaction_id=(paid[0]["transactionId"] or "") if paid else "",
        billing=_address(row["billingAddress"], row["customer"]),
        shipping=_address(row["shippingAddress"], row["customer"]),
        raw=json.dumps(row),
    )


def _line(row: Json, status: RemoteStatus, currency: str) -> RemoteLine:
    """A cancelled line has no quantity any more; what was ordered is kept beside it. It does not tell how much stock it
    took (`stock_taken` None), and its stock number must not be asked (F31)."""
    variant = row["productVariant"]
    quantity = row["orderPlacedQuantity"] if status is RemoteStatus.CANCELLED else row["quantity"]
    return RemoteLine(
        row["id"], ListingRef(variant["product"]["id"], variant["id"]), variant["sku"], variant["name"], quantity,
        Money(row["unitPriceWithTax"], currency), Money(row["proratedLinePriceWithTax"], currency),
    )  # fmt: skip


def refunds(row: Json) -> tuple[RemoteRefund, ...]:
    return tuple(
        refund(each, row["currencyCode"]) for payment in row["payments"] or () for each in payment["refunds"] or ()
    )


def refund(row: Json, currency: str) -> RemoteRefund:
    lines = tuple(
        RemoteRefundLine(each["orderLineId"], each["quantity"], Money(0, currency)) for each in row["lines"] or ()
    )
    return RemoteRefund(
        row["id"], Money(row["total"], currency), row["reason"] or "", _moment(row["createdAt"]), lines, None
    )


def _address(row: Json, customer: Json) -> RemoteAddress:
    given = {name: value or "" for name, value in (row or {}).items()}
    return RemoteAddress(
        name=given.get("fullName", ""), phone=given.get("phoneNumber", ""),
        email=(customer or {}).get("emailAddress", ""), company=given.get("company", ""),
        street=given.get("streetLine1", ""), city=given.get("city", ""), province=given.get("province", ""),
        postcode=given.get("postalCode", ""), country=given.get("countryCode", ""),
    )  # fmt: skip


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
