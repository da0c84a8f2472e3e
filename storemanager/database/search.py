"""Search everything, as somebody types: products, customers and orders that hold every word, at most a screenful each.

What is exactly a SKU, a barcode, a phone or an order's number comes first. Nothing is sorted by the database over all
that matches, which would cost hundreds of milliseconds in a large book: the few rows that come back are sorted here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import BindParameter, CompoundSelect, bindparam, or_, select, union
from sqlmodel import Session, SQLModel, col

from storemanager.domain.catalog import Barcode, Product, ProductStatus, Variant, barcode_key, sku_key
from storemanager.domain.customers import Customer, CustomerIdentity, IdentityKind
from storemanager.domain.folding import fold
from storemanager.domain.orders import Order, OrderStatus
from storemanager.domain.phones import normalise
from storemanager.domain.search import first_ids, matches, words_of
from storemanager.money import Money

Kind = Literal["products", "customers", "orders"]
_TABLES: dict[Kind, type[SQLModel]] = {"products": Variant, "customers": Customer, "orders": Order}


@dataclass(frozen=True, slots=True)
class ProductHit:
    """One variant that was found."""

    variant_id: int
    product_id: int
    name: str
    option_title: str
    sku: str
    price: int | None
    exact: bool


@dataclass(frozen=True, slots=True)
class CustomerHit:
    """One customer that was found; `contact` is a phone or an e-mail."""

    id: int
    name: str
    contact: str
    exact: bool


@dataclass(frozen=True, slots=True)
class OrderHit:
    """One order that was found."""

    id: int
    number: str
    remote_number: str
    contact_name: str
    status: OrderStatus
    placed_at: datetime
    total: Money
    exact: bool


@dataclass(frozen=True, slots=True)
class SearchHits:
    """What was found, the exact ones first."""

    products: tuple[ProductHit, ...] = ()
    customers: tuple[CustomerHit, ...] = ()
    orders: tuple[OrderHit, ...] = ()


def find(session: Session, text: str, limit: int = 20) -> SearchHits:
    """At most `limit` of each kind that hold every word of `text`."""
    text = text.replace("\x00", "")  # which no database takes
    if not words_of(text):
        return SearchHits()
    return SearchHits(_products(session, text, limit), _customers(session, text, limit), _orders(session, text, limit))


def matching_ids(session: Session, kind: Kind, text: str) -> list[int]:
    """The ids of all that match, in no order that means anything."""
    model = _TABLES[kind]
    table = SQLModel.metadata.tables[str(model.__tablename__)]
    condition = matches(model, text, session.get_bind().dialect.name)
    return list(session.connection().execute(select(table.c.id).where(condition)).scalars())


# The statements are made once: building them anew for every letter typed would cost more than running them.
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_EXACT_PRODUCTS: CompoundSelect[Any] = union(
    select(col(Variant.id)).where(col(Variant.sku_key) == bindparam("sku_key")),
    select(col(Barcode.variant_id)).where(col(Barcode.code_key) == bindparam("code_key")),
)
_PRODUCTS = (
    select(
        *map(col, (Variant.id, Variant.product_id, Product.name, Variant.title, Variant.sku, Variant.price)),
        col(Product.status),
        col(Variant.active),
    )
    .join(Product, col(Product.id) == col(Variant.product_id))
    .where(col(Variant.id).in_(_IDS))
)
_OWNERS = select(col(CustomerIdentity.customer_id)).where(
    col(CustomerIdentity.kind) == bindparam("kind"), col(CustomerIdentity.value) == bindparam("value")
)
_CONTACTS = (
    select(col(CustomerIdentity.customer_id), col(CustomerIdentity.value))
    .where(col(CustomerIdentity.customer_id).in_(_IDS), col(CustomerIdentity.kind) != IdentityKind.CHANNEL)
    .order_by(col(CustomerIdentity.kind).desc(), col(CustomerIdentity.id))  # a phone before an e-mail
)
_CUSTOMERS = select(col(Customer.id), col(Customer.name)).where(
    col(Customer.id).in_(_IDS), col(Customer.merged_into_id).is_(None)
)
_EXACT_ORDERS = select(col(Order.id)).where(
    or_(col(Order.number) == bindparam("typed"), col(Order.number) == bindparam("upper"))
)
_ORDERS = select(
    *map(col, (Order.id, Order.number, Order.remote_number, Order.contact_name, Order.status, Order.placed_at)),
    col(Order.total),
    col(Order.currency),
).where(col(Order.id).in_(_IDS))


def _products(session: Session, text: str, limit: int) -> tuple[ProductHit, ...]:
    connection = session.connection()
    codes = {"sku_key": sku_key(text), "code_key": barcode_key(text)}
    exact = set(connection.execute(_EXACT_PRODUCTS, codes).scalars())
    ids = _with_matches(session, Variant, text, exact, limit)
    if not ids:
        return ()
    wanted = fold(text)
    rows = sorted(
        connection.execute(_PRODUCTS, {"ids": ids}),
        key=lambda row: (
            row.id not in exact,
            not row.active or row.status is ProductStatus.ARCHIVED,
            *_by_name(row.name, wanted),
            row.id,
        ),
    )
    return tuple(
        ProductHit(row.id, row.product_id, row.name, row.title, row.sku, row.price, row.id in exact) for row in rows
    )


def _customers(session: Session, text: str, limit: int) -> tuple[CustomerHit, ...]:
    connection = session.connection()
    exact: set[Any] = set()
    phone = normalise(text) if any(letter.isdigit() for letter in text) else None
    value = phone.e164 if phone else text.strip().lower()
    if phone or "@" in value:
        kind = IdentityKind.PHONE if phone else IdentityKind.EMAIL
        exact = set(connection.execute(_OWNERS, {"kind": kind, "value": value}).scalars())
    ids = _with_matches(session, Customer, text, exact, limit)
    if not ids:
        return ()
    contacts: dict[int, str] = {}
    for customer_id, contact in connection.execute(_CONTACTS, {"ids": ids}):
        if customer_id not in contacts or contact == value:
            contacts[customer_id] = contact
    wanted = fold(text)
    rows = sorted(
        connection.execute(_CUSTOMERS, {"ids": ids}),
        key=lambda row: (row.id not in exact, *_by_name(row.name, wanted), row.id),
    )
    return tuple(CustomerHit(row.id, row.name, contacts.get(row.id, ""), row.id in exact) for row in rows)


def _orders(session: Session, text: str, limit: int) -> tuple[OrderHit, ...]:
    connection = session.connection()
    typed = text.strip()
    exact = set(connection.execute(_EXACT_ORDERS, {"typed": typed, "upper": typed.upper()}).scalars())
    ids = _with_matches(session, Order, text, exact, limit, newest_first=True)
    if not ids:
        return ()
    remote = typed.lstrip("#").casefold()
    hits = (
        OrderHit(
            row.id,
            row.number,
            row.remote_number,
            row.contact_name,
            row.status,
            row.placed_at,
            Money(row.total, row.currency),
            row.id in exact or row.remote_number.casefold() == remote,
        )
        for row in connection.execute(_ORDERS, {"ids": ids})
    )
    return tuple(sorted(hits, key=lambda hit: (not hit.exact, -hit.placed_at.timestamp())))


def _with_matches(
    session: Session, model: type[SQLModel], text: str, exact: Iterable[Any], limit: int, *, newest_first: bool = False
) -> Sequence[int]:
    """The exact ones, filled up to `limit` with rows that hold every word."""
    found = first_ids(session.connection(), model, text, limit, newest=newest_first)
    return list(dict.fromkeys([*exact, *found]))[:limit]


def _by_name(name: str, wanted: str) -> tuple[bool, str]:
    """Names that begin with what was typed come first, then by the alphabet."""
    folded = fold(name)
    return not folded.startswith(wanted), folded
