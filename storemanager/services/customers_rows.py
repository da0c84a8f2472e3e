"""Reading customers: lists, and one person with all that is known of them on every channel."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, SQLModel, col

from storemanager.domain.accounts import ChannelAccount
from storemanager.domain.customers import Address, Customer, CustomerIdentity, IdentityKind
from storemanager.domain.orders import Order, OrderStatus
from storemanager.domain.search import matches
from storemanager.errors import NotFoundError
from storemanager.money import Money
from storemanager.services.bulk import chunks
from storemanager.services.customers_inputs import AddressInput
from storemanager.texts import translate

NOT_BOUGHT = (OrderStatus.DRAFT, OrderStatus.UNPAID, OrderStatus.CANCELLED)
"""Orders in these states are not counted as bought."""


@dataclass(frozen=True, slots=True)
class CustomerFilter:
    """Which customers a list shows; merged records are never in it."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """One line of the customers page. `spent` has one amount for each currency they bought in."""

    id: int
    name: str
    phone: str
    email: str
    province: str
    order_count: int
    spent: tuple[Money, ...]
    last_order_at: datetime | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IdentityRow:
    """One way the person is known; `account_name` is empty for phones and e-mails."""

    id: int
    kind: IdentityKind
    value: str
    display: str
    can_text: bool
    account_id: int | None
    account_name: str
    source: str
    since: datetime


@dataclass(frozen=True, slots=True)
class AddressRow:
    """One address with its id."""

    id: int
    address: AddressInput


@dataclass(frozen=True, slots=True)
class CustomerOrder:
    """One order of the person, on whatever channel."""

    id: int
    number: str
    account_id: int | None
    status: OrderStatus
    placed_at: datetime
    total: Money


@dataclass(frozen=True, slots=True)
class MergedRecord:
    """A record that went into this one and can be split off again."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class CustomerDetail:
    """One person whole."""

    id: int
    name: str
    company: str
    tax_code: str
    note: str
    tags: tuple[str, ...]
    identities: tuple[IdentityRow, ...]
    addresses: tuple[AddressRow, ...]
    orders: tuple[CustomerOrder, ...]
    order_count: int
    spent: tuple[Money, ...]
    first_order_at: datetime | None
    last_order_at: datetime | None
    merged: tuple[MergedRecord, ...]
    merged_into_id: int | None
    created_at: datetime
    updated_at: datetime


def customer_ids(
    session: Session, wanted: CustomerFilter | None = None, sort: str = "name", descending: bool = False
) -> list[int]:
    """The ids that pass, in order: by name, created, changed, orders or last_order."""
    wanted = wanted or CustomerFilter()
    statement: Select[Any] = select(col(Customer.id)).where(col(Customer.merged_into_id).is_(None))
    if wanted.text.strip():
        statement = statement.where(matches(Customer, wanted.text, session.get_bind().dialect.name))
    bought = select(col(Order.id)).where(
        col(Order.customer_id) == col(Customer.id), col(Order.status).not_in(NOT_BOUGHT)
    )
    count = bought.with_only_columns(func.count()).correlate(Customer).scalar_subquery()
    last = bought.with_only_columns(func.max(col(Order.placed_at))).correlate(Customer).scalar_subquery()
    keys: dict[str, Any] = {
        "name": col(Customer.search_text),
        "created": col(Customer.created_at),
        "changed": col(Customer.updated_at),
        "orders": count,
        "last_order": last,
    }
    key = keys[sort]
    statement = statement.order_by(key.desc() if descending else key.asc(), col(Customer.id))
    return list(session.connection().execute(statement).scalars())


def customer_rows(session: Session, ids: Sequence[int]) -> list[CustomerRow]:
    """The rows of `ids`, in that order; one that is gone is left out."""
    found: dict[int, CustomerRow] = {}
    for some in chunks(ids):
        found |= {row.id: row for row in _some_rows(session, some)}
    return [found[customer_id] for customer_id in ids if customer_id in found]


def customer(session: Session, customer_id: int) -> CustomerDetail:
    """The person with identities, addresses and orders."""
    row = session.get(Customer, customer_id)
    if row is None:
        raise NotFoundError(
            translate("customers", "This customer is not in the book any more."),
            translate("customers", "Go back to the list and refresh it."),
        )
    orders = _orders(session, customer_id)
    bought = [order for order in orders if order.status not in NOT_BOUGHT]
    spent = _spent(session, [customer_id]).get(customer_id, ())
    return CustomerDetail(
        id=customer_id,
        name=row.name,
        company=row.company,
        tax_code=row.tax_code,
        note=row.note,
        tags=tuple(row.tags),
        identities=_identities(session, customer_id),
        addresses=_addresses(session, customer_id),
        orders=orders,
        order_count=len(bought),
        spent=spent,
        first_order_at=min((order.placed_at for order in bought), default=None),
        last_order_at=max((order.placed_at for order in bought), default=None),
        merged=_merged(session, customer_id),
        merged_into_id=row.merged_into_id,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _some_rows(session: Session, ids: Sequence[int]) -> list[CustomerRow]:
    connection = session.connection()
    values: dict[tuple[int, IdentityKind], str] = {}
    identities = select(
        col(CustomerIdentity.customer_id), col(CustomerIdentity.kind), col(CustomerIdentity.value)
    ).where(col(CustomerIdentity.customer_id).in_(ids))
    for identity in connection.execute(identities.order_by(col(CustomerIdentity.id))):
        values.setdefault((identity.customer_id, identity.kind), identity.value)
    provinces: dict[int, str] = {}
    addresses = select(
        col(Address.customer_id), func.coalesce(func.nullif(col(Address.province), ""), col(Address.legacy_province))
    ).where(col(Address.customer_id).in_(ids))
    for customer_id, province in connection.execute(addresses.order_by(col(Address.is_default).desc())):
        provinces.setdefault(customer_id, province)
    bought = (
        select(col(Order.customer_id), func.count(), func.max(col(Order.placed_at)))
        .where(col(Order.customer_id).in_(ids), col(Order.status).not_in(NOT_BOUGHT))
        .group_by(col(Order.customer_id))
    )
    counts = {customer_id: (count, last) for customer_id, count, last in connection.execute(bought)}
    spent = _spent(session, ids)
    people = select(col(Customer.id), col(Customer.name), col(Customer.tags)).where(col(Customer.id).in_(ids))
    rows = []
    for person in connection.execute(people):
        count, last = counts.get(person.id, (0, None))
        rows.append(
            CustomerRow(
                id=person.id,
                name=person.name,
                phone=values.get((person.id, IdentityKind.PHONE), ""),
                email=values.get((person.id, IdentityKind.EMAIL), ""),
                province=provinces.get(person.id, ""),
                order_count=count,
                spent=spent.get(person.id, ()),
                last_order_at=last,
                tags=tuple(person.tags),
            )
        )
    return rows


def _spent(session: Session, ids: Sequence[int]) -> dict[int, tuple[Money, ...]]:
    statement = (
        select(
            col(Order.customer_id),
            col(Order.currency),
            func.sum(col(Order.total) - col(Order.refunded_total)),
        )
        .where(col(Order.customer_id).in_(ids), col(Order.status).not_in(NOT_BOUGHT))
        .group_by(col(Order.customer_id), col(Order.currency))
        .order_by(col(Order.currency))
    )
    amounts: dict[int, tuple[Money, ...]] = defaultdict(tuple)
    for customer_id, currency, total in session.connection().execute(statement):
        if customer_id is not None:
            amounts[customer_id] += (Money(int(total), currency),)
    return amounts


def _orders(session: Session, customer_id: int) -> tuple[CustomerOrder, ...]:
    columns = (Order.id, Order.number, Order.account_id, Order.status, Order.placed_at, Order.total, Order.currency)
    statement: Select[*tuple[Any, ...]] = select(*(col(column) for column in columns))
    statement = statement.where(col(Order.customer_id) == customer_id)
    rows = session.connection().execute(statement.order_by(col(Order.placed_at).desc(), col(Order.id).desc()))
    return tuple(
        CustomerOrder(row.id, row.number, row.account_id, row.status, row.placed_at, Money(row.total, row.currency))
        for row in rows
    )


def _identities(session: Session, customer_id: int) -> tuple[IdentityRow, ...]:
    identity = SQLModel.metadata.tables[CustomerIdentity.__tablename__]
    statement: Select[Any] = (
        select(identity, col(ChannelAccount.name).label("account_name"))
        .outerjoin(ChannelAccount, col(ChannelAccount.id) == col(CustomerIdentity.account_id))
        .where(col(CustomerIdentity.customer_id) == customer_id)
        .order_by(col(CustomerIdentity.id))
    )
    return tuple(
        IdentityRow(
            row.id,
            row.kind,
            row.value,
            row.display,
            row.can_text,
            row.account_id,
            row.account_name or "",
            row.source,
            row.since,
        )
        for row in session.connection().execute(statement)
    )


def _addresses(session: Session, customer_id: int) -> tuple[AddressRow, ...]:
    statement = select(Address).where(col(Address.customer_id) == customer_id)
    rows = session.execute(statement.order_by(col(Address.is_default).desc(), col(Address.id))).scalars()
    names = AddressInput.__dataclass_fields__
    return tuple(
        AddressRow(row.id, AddressInput(**{name: getattr(row, name) for name in names}))
        for row in rows
        if row.id is not None
    )


def _merged(session: Session, customer_id: int) -> tuple[MergedRecord, ...]:
    statement = select(col(Customer.id), col(Customer.name)).where(col(Customer.merged_into_id) == customer_id)
    rows = session.connection().execute(statement.order_by(col(Customer.id)))
    return tuple(MergedRecord(row.id, row.name) for row in rows)
