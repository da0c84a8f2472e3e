"""Shopee's orders and returns as `RemoteOrder`s: amounts as they are, every status, nothing dropped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from storemanager.channels.base import (
    ListingRef,
    RemoteAddress,
    RemoteLine,
    RemoteOrder,
    RemoteRefund,
    RemoteRefundLine,
    RemoteShipment,
    RemoteStatus,
)
from storemanager.channels.plain import plain_name, plain_text
from storemanager.channels.shopee import values
from storemanager.channels.shopee.values import Row
from storemanager.money import Money

STATUS = {
    "UNPAID": RemoteStatus.UNPAID,
    "PENDING": RemoteStatus.TO_SHIP,  # Shopee still checks it; it cannot be sent yet
    "READY_TO_SHIP": RemoteStatus.TO_SHIP,
    "PROCESSED": RemoteStatus.ARRANGED,  # the carrier has not fetched it yet
    "RETRY_SHIP": RemoteStatus.TO_SHIP,
    "IN_CANCEL": RemoteStatus.TO_SHIP,  # the buyer asks for it; nothing is decided yet
    "INVOICE_PENDING": RemoteStatus.TO_SHIP,
    "SHIPPED": RemoteStatus.SHIPPED,
    "TO_CONFIRM_RECEIVE": RemoteStatus.COMPLETED,  # delivered
    "COMPLETED": RemoteStatus.COMPLETED,
    "TO_RETURN": RemoteStatus.SHIPPED,  # the goods have left; the money follows the return
    "CANCELLED": RemoteStatus.CANCELLED,
}
"""Whatever is not listed is new: UNKNOWN, with its own word beside it (F10, F54)."""

_DELIVERED = "LOGISTICS_DELIVERY_DONE"


@dataclass(frozen=True)
class Beside:
    """What other calls told about an order."""

    escrow: Row = field(default_factory=dict)
    returns: tuple[Row, ...] = ()
    tracking: tuple[tuple[str, str], ...] = ()  # (package, tracking number)

    def raw(self) -> dict[str, Any]:
        """Kept with the order's own record: when only this changes, the order is another one too."""
        told = {"escrow": dict(self.escrow), "returns": list(self.returns), "tracking": dict(self.tracking)}
        return {name: value for name, value in told.items() if value}

    @property
    def income(self) -> Row:
        found = self.escrow.get("order_income")
        return found if isinstance(found, dict) else {}


NOTHING = Beside()


def order(row: Row, beside: Beside = NOTHING, *, currency: str) -> RemoteOrder:
    """Raises KeyError, TypeError or ValueError when the record cannot be understood."""
    currency = values.text(row.get("currency")) or currency
    lines = _lines(values.rows(row.get("item_list")), currency, beside)
    status = values.text(row["order_status"])
    sn = values.text(row["order_sn"])
    total, shipping, discount = _amounts(row, lines, currency)
    return RemoteOrder(
        remote_id=sn,
        number=sn,
        status=_status(status, row),
        channel_status=status,
        placed_at=values.needed_moment(row, "create_time"),
        modified_at=values.needed_moment(row, "update_time"),
        currency=currency,
        lines=lines,
        total=total,
        # An order holds its units from the moment it is placed; only a cancelled one gives them back.
        takes_stock=status != "CANCELLED",
        shipping_total=shipping,
        discount_total=discount,
        refunds=tuple(refund(raw, row, currency) for raw in beside.returns if paid_back(raw, beside)),
        shipments=_shipments(row, beside),
        paid_at=values.moment(row.get("pay_time")),
        completed_at=values.needed_moment(row, "update_time") if status == "COMPLETED" else None,
        payment_method="cod" if row.get("cod") else values.text(row.get("payment_method")),
        payment_title=values.text(row.get("payment_method")),
        customer_id=values.text(row.get("buyer_user_id") or ""),
        shipping=_address(row.get("recipient_address") or {}),
        customer_note=plain_text(values.text(row.get("message_to_seller"))),
        ship_by=values.moment(row.get("ship_by_date")),
        cancel_requested=status == "IN_CANCEL",
        ship_again=status == "RETRY_SHIP",
        return_answer_by=_answer_by(beside.returns),
        created_via="shopee",
        raw=json.dumps({**row, **beside.raw()}, ensure_ascii=False),
    )


def _status(word: str, row: Row) -> RemoteStatus:
    packages = values.rows(row.get("package_list"))
    if word == "SHIPPED" and packages and all(each.get("logistics_status") == _DELIVERED for each in packages):
        return RemoteStatus.COMPLETED
    return STATUS.get(word, RemoteStatus.UNKNOWN)


# --- Lines and amounts ---


def line_id(raw: Row) -> str:
    """An item may stand in one order several times, for its own sake and in a bundle; all items of a bundle have one
    `order_item_id`."""
    names = ("item_id", "model_id", "order_item_id", "promotion_group_id")
    parts = [raw.get(name) or 0 for name in names]
    return "-".join(values.text(part) for part in parts)


def _lines(rows: Sequence[Row], currency: str, beside: Beside) -> tuple[RemoteLine, ...]:
    found: dict[str, RemoteLine] = {}
    for raw in rows:
        line = _line(raw, currency, beside)
        times = sum(known.split("#")[0] == line.remote_id for known in found)
        # Two lines that Shopee itself does not tell apart stay two lines.
        line = replace(line, remote_id=f"{line.remote_id}#{times + 1}") if times else line
        found[line.remote_id] = line
    return tuple(found.values())


def _line(raw: Row, currency: str, beside: Beside) -> RemoteLine:
    quantity = max(0, values.whole(raw["model_quantity_purchased"]) - values.count(raw.get("cancelled_qty")))
    listed = values.amount(raw.get("model_original_price"), currency)
    paid = values.amount(raw.get("model_discounted_price"), currency) * quantity
    if needs_escrow_line(raw):
        paid = _paid_in_bundle(raw, currency, beside, otherwise=paid)
    item, model = raw.get("item_id") or 0, raw.get("model_id") or 0
    return RemoteLine(
        remote_id=line_id(raw),
        ref=ListingRef(str(item), str(model) if model else "") if item else None,
        sku=(values.text(raw.get("model_sku")) or values.text(raw.get("item_sku"))).strip(),
        title=plain_name(raw.get("item_name")),
        quantity=quantity,
        unit_price=listed,
        total=paid,
        options=(("", plain_name(raw.get("model_name"))),) if raw.get("model_name") else (),
    )


def needs_escrow_line(raw: Row) -> bool:
    """In a bundle every line says 0, by design: only the escrow knows what was paid."""
    return not raw.get("model_discounted_price") and bool(raw.get("model_original_price"))


def _paid_in_bundle(raw: Row, currency: str, beside: Beside, *, otherwise: Money) -> Money:
    same = ("item_id", "model_id")
    told = [
        each
        for each in values.rows(beside.income.get("items"))
        if all((each.get(name) or 0) == (raw.get(name) or 0) for name in same)
    ]
    if len(told) != 1:
        return otherwise
    return values.amount(told[0].get("discounted_price"), currency)


def _amounts(row: Row, lines: Sequence[RemoteLine], currency: str) -> tuple[Money, Money, Money]:
    """(what the buyer pays, for the way, off the list prices). Until it is paid Shopee may leave the sum out."""
    nothing = Money(0, currency)
    goods = sum((line.total for line in lines), nothing)
    listed = sum((line.unit_price * line.quantity for line in lines), nothing)
    shipping = values.amount(row.get("estimated_shipping_fee"), currency)
    given = row.get("total_amount")
    total = goods + shipping if given in (None, "") else values.amount(given, currency)
    if (goods + shipping).minor < total.minor:
        shipping = total - goods  # the way cost more than was estimated
    return total, shipping, listed + shipping - total


# --- People and parcels ---


def _address(raw: Row) -> RemoteAddress:
    vietnam = raw.get("region") == "VN"

    def part(name: str) -> str:
        return plain_name(raw.get(name))

    return RemoteAddress(
        name=part("name"),
        phone=part("phone"),
        street=part("full_address"),
        ward=part("district") if vietnam else part("town"),
        district=part("city") if vietnam else part("district"),
        city="" if vietnam else part("city"),
        province=part("state"),
        postcode=part("zipcode"),
        country=part("region"),
        masked=any("*" in part(name) for name in ("name", "phone", "full_address")),
    )


def _shipments(row: Row, beside: Beside) -> tuple[RemoteShipment, ...]:
    """Only parcels whose number is known: without one a parcel says nothing that the order does not say."""
    numbers = dict(beside.tracking)
    return tuple(
        RemoteShipment(
            tracking_number=numbers[values.text(each.get("package_number"))],
            carrier=values.text(each.get("shipping_carrier")) or values.text(row.get("shipping_carrier")),
            shipped_at=values.moment(row.get("pickup_done_time")),
            remote_id=values.text(each.get("package_number")),
        )
        for each in values.rows(row.get("package_list"))
        if numbers.get(values.text(each.get("package_number")))
    )


# --- Returns ---

_PAID_BACK = ("ACCEPTED", "REFUND", "PAID")
_SHOP_ANSWERS = frozenset({"REQUESTED", "PROCESSING"})


def has_returns(row: Row) -> bool:
    """Whether a buyer has asked for money back."""
    traces = ("returned_qty", "return_requested_qty")
    return row.get("order_status") == "TO_RETURN" or any(
        each.get(name) for each in values.rows(row.get("item_list")) for name in traces
    )


def paid_back(raw: Row, beside: Beside) -> bool:
    """Whether a return has ended with the money given back. "Closed" can mean both: the escrow tells."""
    status = values.text(raw.get("status")).upper()
    if status == "CLOSED":
        return bool(beside.income.get("seller_return_refund") or beside.income.get("drc_adjustable_refund"))
    return any(word in status for word in _PAID_BACK)


def _answer_by(returns: Sequence[Row]) -> datetime | None:
    """The earliest moment until which the shop has to answer one of these; after it Shopee decides alone."""
    open_ones = [each for each in returns if values.text(each.get("status")).upper() in _SHOP_ANSWERS]
    told = [values.moment_if(each.get(name)) for each in open_ones for name in ("return_seller_due_date", "due_date")]
    return min((moment for moment in told if moment is not None), default=None)


def refund(raw: Row, row: Row, currency: str) -> RemoteRefund:
    """The money of one return. Shopee puts nothing back on its shelf: what comes back is counted by the seller."""
    return RemoteRefund(
        remote_id=values.text(raw["return_sn"]),
        amount=values.amount(raw.get("refund_amount"), values.text(raw.get("currency")) or currency),
        reason=plain_text(values.text(raw.get("text_reason")) or values.text(raw.get("reason"))),
        refunded_at=values.moment(raw.get("update_time")),
        lines=tuple(_refund_lines(raw, row, currency)),
        restocked=False,
    )


def _item_and_model(raw: Row) -> tuple[str, str]:
    return values.text(raw.get("item_id")), values.text(raw.get("model_id") or 0)


def _refund_lines(raw: Row, row: Row, currency: str) -> list[RemoteRefundLine]:
    lines: dict[tuple[str, str], Row] = {}
    for each in values.rows(row.get("item_list")):
        lines.setdefault(_item_and_model(each), each)
    found: list[RemoteRefundLine] = []
    for each in values.rows(raw.get("item")):
        line = lines.get(_item_and_model(each))
        if line is not None:
            units = values.count(each.get("amount"))
            price = values.amount(each.get("item_price"), currency)
            found.append(RemoteRefundLine(line_id(line), units, price * units))
    return found
