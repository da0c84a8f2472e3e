"""The routes of registered customers. There is no date filter, and the search does not find phones."""

import hashlib
from collections.abc import Callable

from storemanager.practice.http import Json
from storemanager.practice.woocommerce.calls import Answer, Call, links, merged_meta
from storemanager.practice.woocommerce.errors import ApiError
from storemanager.practice.woocommerce.listing import page, single
from storemanager.practice.woocommerce.order_views import SHIPPING_FIELDS
from storemanager.practice.woocommerce.records import ADDRESS_FIELDS, Customer
from storemanager.practice.woocommerce.state import Shop
from storemanager.practice.woocommerce.values import fold, gmt, local, text

BILLING_ORDER = (
    "first_name",
    "last_name",
    "company",
    "address_1",
    "address_2",
    "city",
    "postcode",
    "country",
    "state",
    "email",
    "phone",
)


def _avatar(shop: Shop, customer: Customer) -> str:
    digest = hashlib.sha256(customer.email.strip().lower().encode()).hexdigest()
    return f"https://secure.gravatar.com/avatar/{digest}?s=96&d=mm&r=g"


def _has_paid(shop: Shop, customer: Customer) -> bool:
    return any(
        order.customer_id == customer.id and order.status in ("processing", "completed")
        for order in shop.orders.values()
    )


VIEW: dict[str, Callable[[Shop, Customer], Json]] = {
    "id": lambda shop, customer: customer.id,
    "date_created": lambda shop, customer: local(customer.created, shop.settings.zone),
    "date_created_gmt": lambda shop, customer: gmt(customer.created),
    "date_modified": lambda shop, customer: local(customer.modified, shop.settings.zone),
    "date_modified_gmt": lambda shop, customer: gmt(customer.modified),
    "email": lambda shop, customer: customer.email,
    "first_name": lambda shop, customer: customer.first_name,
    "last_name": lambda shop, customer: customer.last_name,
    "role": lambda shop, customer: "customer",
    "username": lambda shop, customer: customer.username,
    "billing": lambda shop, customer: {name: customer.billing[name] for name in BILLING_ORDER},
    "shipping": lambda shop, customer: {
        name: customer.shipping[name] for name in BILLING_ORDER if name in SHIPPING_FIELDS
    },
    "is_paying_customer": _has_paid,
    "avatar_url": _avatar,
    "meta_data": lambda shop, customer: customer.meta,
}


def customer_links(shop: Shop, customer: Customer) -> Json:
    """Links of a customer."""
    return links(shop.address, "customers", customer.id)


def list_all(shop: Shop, call: Call) -> Answer:
    """GET customers."""
    sent = call.parameters
    chosen = [customer for customer in shop.customers.values() if _wanted(customer, sent)]
    chosen.sort(key=lambda customer: _order(customer, str(sent.get("orderby"))), reverse=sent.get("order") == "desc")
    return page(shop, call, chosen, VIEW, customer_links)


def _wanted(customer: Customer, sent: dict[str, Json]) -> bool:
    if sent.get("email") and customer.email.lower() != str(sent["email"]).lower():
        return False
    if sent.get("role") not in ("all", "customer", None):
        return False
    if sent.get("include") and customer.id not in sent["include"]:
        return False
    if customer.id in (sent.get("exclude") or ()):
        return False
    words = fold(text(sent.get("search")))
    looked_at = (customer.username, customer.email, customer.first_name, customer.last_name)
    return not words or any(words in fold(part) for part in looked_at)


def _order(customer: Customer, by: str) -> tuple[Json, int]:
    if by == "registered_date":
        return customer.created, customer.id
    return (0 if by == "id" else customer.username), customer.id


def get(shop: Shop, call: Call) -> Answer:
    """GET customers/<id>."""
    customer = shop.customers.get(call.ids[0])
    if customer is None:
        raise ApiError(404, "wc_user_invalid_id", "Invalid user ID.")
    return single(shop, call, VIEW, customer, customer_links)


def create(shop: Shop, call: Call) -> Answer:
    """POST customers."""
    email = text(call.parameters.get("email")).strip()
    _free_email(shop, email, 0, "registration-error-email-exists")
    now = shop.now()
    username = text(call.parameters.get("username")) or _free_username(shop, email.partition("@")[0])
    customer = Customer(shop.next_id(), now, now, email, username)
    _write(shop, customer, call.parameters)
    customer.meta.append({"id": shop.next_part_id(), "key": "default_password_nag", "value": "1"})
    shop.customers[customer.id] = customer
    return single(shop, call, VIEW, customer, customer_links, 201)


def update(shop: Shop, call: Call) -> Answer:
    """PUT customers/<id>."""
    customer = _existing(shop, call)
    email = text(call.parameters.get("email")).strip() or customer.email
    _free_email(shop, email, customer.id, "woocommerce_rest_customer_invalid_email")
    customer.email = email
    _write(shop, customer, call.parameters)
    customer.modified = shop.now()
    return single(shop, call, VIEW, customer, customer_links)


def delete(shop: Shop, call: Call) -> Answer:
    """DELETE customers/<id>: only for good."""
    customer = _existing(shop, call)
    if not call.parameters.get("force"):
        raise ApiError(501, "woocommerce_rest_trash_not_supported", "Customers do not support trashing.")
    answer = single(shop, call, VIEW, customer, customer_links)
    del shop.customers[customer.id]
    return answer


def _existing(shop: Shop, call: Call) -> Customer:
    customer = shop.customers.get(call.ids[0])
    if customer is None:
        raise ApiError(404, "woocommerce_rest_invalid_id", "Invalid resource ID.")
    return customer


def _write(shop: Shop, customer: Customer, sent: dict[str, Json]) -> None:
    for name in ("first_name", "last_name"):
        if sent.get(name) is not None:
            setattr(customer, name, text(sent[name]))
    for kind in ("billing", "shipping"):
        address: dict[str, str] = getattr(customer, kind)
        parts = sent.get(kind)
        if isinstance(parts, dict):
            address.update({name: text(parts[name]) for name in ADDRESS_FIELDS if parts.get(name) is not None})
    if sent.get("meta_data") is not None:
        customer.meta = merged_meta(customer.meta, sent["meta_data"], shop.next_part_id)


def _free_email(shop: Shop, email: str, own_id: int, code: str) -> None:
    for other in shop.customers.values():
        if other.email.lower() == email.lower() and other.id != own_id:
            raise ApiError(
                400,
                code,
                f"An account is already registered with {email}. Please log in or use a different email address.",
            )


def _free_username(shop: Shop, wanted: str) -> str:
    taken = {customer.username for customer in shop.customers.values()}
    name, place = wanted, 1
    while name in taken:
        name, place = f"{wanted}{place}", place + 1
    return name
