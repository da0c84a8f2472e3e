"""An order's own facts as its channel tells them, copied into the book: what is empty or masked there never
overwrites what is known here (F16), and amounts are taken as they are (F48)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from storemanager.channels.base import RemoteAddress, RemoteOrder
from storemanager.domain.orders import Order, OrderStatus
from storemanager.money import Money
from storemanager.services.customers_inputs import AddressInput, CustomerInput
from storemanager.services.orders import order_search_text

MASK = ("*", "•")
HIDDEN = "hidden_customer"
"""In the order's `extra`: the customer it was given to while the channel hid who it is."""


def copy(order: Order, remote: RemoteOrder) -> None:
    """Everything of the order but its status, lines and payments."""
    order.remote_number = remote.number or order.remote_number
    order.remote_url = remote.url or order.remote_url
    order.channel_status = remote.channel_status
    order.takes_channel_stock = remote.takes_stock
    order.remote_modified_at = remote.modified_at
    order.gone_at = None
    order.placed_at = remote.placed_at
    order.ship_by = remote.ship_by or order.ship_by
    _amounts(order, remote)
    order.payment_method = remote.payment_title or remote.payment_method or order.payment_method
    order.billing = merged(order.billing, remote.billing)
    order.shipping = merged(order.shipping, remote.shipping)
    order.contact_name = _known("name", order) or order.contact_name
    order.contact_phone = _known("phone", order) or order.contact_phone
    order.customer_note = remote.customer_note or order.customer_note
    order.raw = remote.raw
    words = [line.sku for line in remote.lines] + [order.billing.get("email", "")]
    order.search_text = order_search_text(
        order.number, order.remote_number, order.contact_name, order.contact_phone, *words
    )


def stamp(order: Order, remote: RemoteOrder) -> None:
    """The moments of a new order that was already further when it was first seen."""
    over = remote.completed_at or remote.modified_at
    if order.status is OrderStatus.CONFIRMED:
        order.confirmed_at = remote.paid_at or remote.placed_at
    elif order.status in (OrderStatus.SHIPPED, OrderStatus.DELIVERED):
        order.shipped_at = over
        order.delivered_at = over if order.status is OrderStatus.DELIVERED else None
    elif order.status is OrderStatus.CANCELLED:
        order.cancelled_at = remote.modified_at


def merged(known: Mapping[str, Any], given: RemoteAddress) -> dict[str, Any]:
    """The address with what is newly said; an empty or masked value changes nothing that is known."""
    result = dict(known)
    for name, value in asdict(given).items():
        if name == "masked":
            continue
        hidden = given.masked or any(sign in value for sign in MASK)
        if value and not (hidden and result.get(name)):
            result[name] = value
    return result


def unmasked(order: Order, remote: RemoteOrder) -> bool:
    """Whether the channel now shows a buyer whom it hid when the order came in."""
    return HIDDEN in order.extra and not _hides(remote)


def remember_hidden(order: Order, remote: RemoteOrder) -> None:
    """Whether the order's customer was found by what the channel hides."""
    rest = {name: value for name, value in order.extra.items() if name != HIDDEN}
    order.extra = {**rest, HIDDEN: order.customer_id} if _hides(remote) else rest


def _hides(remote: RemoteOrder) -> bool:
    person, place = remote.billing, remote.shipping
    shown = (person.name or place.name, person.phone or place.phone)
    return person.masked or place.masked or any(sign in value for value in shown for sign in MASK)


def customer(remote: RemoteOrder, account_id: int, source: str) -> CustomerInput:
    """Who bought, as far as the channel tells."""
    person, place = remote.billing, remote.shipping
    address = place if place.street or place.city else person
    masked = person.masked or place.masked
    return CustomerInput(
        name=person.name or place.name,
        phone=person.phone or place.phone,
        email=person.email or place.email,
        account_id=account_id if remote.customer_id else None,
        channel_customer_id=remote.customer_id,
        masked=masked,
        address=None if masked or not (address.street or address.city) else _address(address),
        source=source,
        company=person.company,
    )


def _address(given: RemoteAddress) -> AddressInput:
    parts = (given.street, given.ward, given.district, given.city, given.province)
    return AddressInput(
        name=given.name,
        phone=given.phone,
        street=given.street,
        ward=given.ward,
        province=given.province or given.city,
        legacy_district=given.district,
        postcode=given.postcode,
        country=given.country or "VN",
        raw=", ".join(part for part in parts if part),
    )


def _amounts(order: Order, remote: RemoteOrder) -> None:
    order.currency = remote.currency
    order.subtotal = sum(line.unit_price.minor * line.quantity for line in remote.lines)
    order.discount_total = _minor(remote.discount_total, order.discount_total)
    order.shipping_total = _minor(remote.shipping_total, order.shipping_total)
    order.tax_total = _minor(remote.tax_total, order.tax_total)
    order.fee_total = _minor(remote.fee_total, order.fee_total)
    order.total = remote.total.minor


def _minor(amount: Money | None, known: int) -> int:
    return known if amount is None else amount.minor


def _known(name: str, order: Order) -> str:
    return str(order.shipping.get(name) or order.billing.get(name) or "")
