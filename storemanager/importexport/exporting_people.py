"""Customers and orders as rows of our own files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Table
from sqlmodel import Session, col, func, select

from storemanager.domain.accounts import ChannelAccount
from storemanager.domain.catalog import Variant
from storemanager.domain.customers import Address, Customer, CustomerIdentity, IdentityKind
from storemanager.domain.orders import Order
from storemanager.domain.stock import Location
from storemanager.importexport import moments
from storemanager.importexport import order_records as records
from storemanager.importexport.lists import joined
from storemanager.importexport.planning_customers import ADDRESS_FIELDS
from storemanager.importexport.tables import OutCell
from storemanager.importexport.writing_json import json_text
from storemanager.money import Money
from storemanager.services import shop

CHUNK = 500
Chunks = Iterator[tuple[int, list[list[OutCell]]]]

CUSTOMER_KEYS = (
    "name",
    "phones",
    "emails",
    "company",
    "tax_code",
    "address",
    "ward",
    "district",
    "province",
    "postcode",
    "country",
    "tags",
    "note",
    "addresses",
    "extra",
)


def customers(session: Session) -> tuple[int, Chunks]:
    """How many people there are, and their rows. Records merged into another are part of that one."""
    total = session.exec(select(func.count()).select_from(Customer).where(col(Customer.merged_into_id).is_(None))).one()
    return total, _customer_chunks(session)


def _customer_chunks(session: Session) -> Chunks:
    last, done = 0, 0
    while True:
        statement = select(Customer).where(col(Customer.id) > last, col(Customer.merged_into_id).is_(None))
        people = session.exec(statement.order_by(col(Customer.id)).limit(CHUNK)).all()
        if not people:
            return
        ids = [each.id or 0 for each in people]
        last, done = ids[-1], done + len(ids)
        identities = _grouped(session, CustomerIdentity, ids)
        addresses = _grouped(session, Address, ids)
        yield (
            done,
            [_customer(each, identities.get(each.id or 0, []), addresses.get(each.id or 0, [])) for each in people],
        )


def _grouped(session: Session, table: Any, ids: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in session.exec(select(table).where(col(table.customer_id).in_(ids)).order_by(col(table.id))):
        found.setdefault(row.customer_id, []).append(row)
    return found


def _customer(person: Customer, identities: list[Any], addresses: list[Any]) -> list[OutCell]:
    def values(kind: IdentityKind) -> str:
        return joined(each.value for each in identities if each.kind is kind)

    main = next((each for each in addresses if each.is_default), addresses[0] if addresses else None)
    fields = ("street", "ward", "legacy_district", "province", "postcode", "country")
    shown: list[OutCell] = (
        [getattr(main, name) or (main.raw if name == "street" else "") for name in fields] if main else [""] * 6
    )
    whole = [
        {name: value for name in ADDRESS_FIELDS if (value := getattr(each, name)) not in ("", False)}
        for each in addresses
    ]
    return [
        person.name,
        values(IdentityKind.PHONE),
        values(IdentityKind.EMAIL),
        person.company,
        person.tax_code,
        *shown,
        joined(person.tags),
        person.note,
        json_text(whole),
        json_text(person.extra),
    ]


# --- Orders ---

ORDER_KEYS = (
    "number",
    "account",
    "remote_id",
    "placed_at",
    "status",
    "customer",
    "phone",
    "email",
    "address",
    "sku",
    "title",
    "quantity",
    "unit_price",
    "line_discount",
    "discount",
    "shipping",
    "tax",
    "total",
    "paid",
    "payment_method",
    "carrier",
    "tracking",
    "note",
    "record",
)


def orders(session: Session) -> tuple[int, Chunks]:
    """How many orders there are, and their rows: one for each item, what concerns the whole order in the first."""
    return session.exec(select(func.count()).select_from(Order)).one(), _order_chunks(session)


def _order_chunks(session: Session) -> Chunks:
    zone = ZoneInfo(shop.get(session).timezone)
    accounts = dict(session.exec(select(ChannelAccount.id, ChannelAccount.name)).all())
    places = dict(session.exec(select(Location.id, Location.name)).all())
    last, done = 0, 0
    while True:
        rows = _some(session, records.ORDER, records.ORDER.c.id > last, limit=CHUNK)
        if not rows:
            return
        last, done = rows[-1]["id"], done + len(rows)
        loader = _Orders(session, [row["id"] for row in rows], accounts, places, zone)
        yield done, [line for row in rows for line in loader.rows(row)]


def _some(session: Session, table: Table, condition: Any, limit: int | None = None) -> list[dict[str, Any]]:
    statement = table.select().where(condition).order_by(*table.primary_key.columns)
    found = session.connection().execute(statement.limit(limit) if limit else statement)
    return [dict(row._mapping) for row in found]


class _Orders:
    """What belongs to some orders, loaded with one statement a table."""

    def __init__(
        self, session: Session, ids: list[int], accounts: dict[Any, str], places: dict[Any, str], zone: ZoneInfo
    ) -> None:
        self._accounts, self._places, self._zone = accounts, places, zone
        self._of = {
            table.name: self._by(_some(session, table, table.c.order_id.in_(ids)), "order_id")
            for table in (records.LINE, records.DISCOUNT, records.PAYMENT, records.SHIPMENT, records.RETURN)
        }
        self._parts = {}
        for table, parent, key in (
            (records.SHIPMENT_LINE, records.SHIPMENT, "shipment_id"),
            (records.RETURN_LINE, records.RETURN, "return_id"),
        ):
            own = [row["id"] for rows in self._of[parent.name].values() for row in rows]
            parts: list[dict[str, Any]] = []
            for start in range(0, len(own), CHUNK):
                parts += _some(session, table, table.c[key].in_(own[start : start + CHUNK]))
            self._parts[table.name] = self._by(parts, key)
        lines = [line for group in self._of["order_line"].values() for line in group]
        self._skus = _skus(session, {line["variant_id"] for line in lines if line["variant_id"]})
        self._people = self._customers(session, ids)

    @staticmethod
    def _by(rows: list[dict[str, Any]], key: str) -> dict[int, list[dict[str, Any]]]:
        found: dict[int, list[dict[str, Any]]] = {}
        for row in rows:
            found.setdefault(row[key], []).append(row)
        return found

    def _customers(self, session: Session, ids: list[int]) -> dict[int, dict[str, str]]:
        found: dict[int, dict[str, str]] = {}
        people = session.exec(
            select(Customer.id, Customer.name)
            .join(Order, col(Order.customer_id) == col(Customer.id))
            .where(col(Order.id).in_(ids))
        )
        for customer_id, name in people:
            found[customer_id or 0] = {"name": name}
        names = {IdentityKind.PHONE: "phone", IdentityKind.EMAIL: "email"}
        known = list(found)
        identities = (
            select(CustomerIdentity)
            .where(col(CustomerIdentity.customer_id).in_(known))
            .order_by(col(CustomerIdentity.id))
        )
        for each in session.exec(identities):
            if each.kind in names:
                found[each.customer_id].setdefault(names[each.kind], each.value)
        return found

    def rows(self, order: dict[str, Any]) -> Iterator[list[OutCell]]:
        order_id = order["id"]
        lines = sorted(self._of["order_line"].get(order_id, []), key=lambda line: (line["position"], line["id"]))
        person = self._people.get(order["customer_id"] or 0, {})
        shipments = self._of["shipment"].get(order_id, [])
        shown: list[dict[str, Any] | None] = [*lines] or [None]
        for place, line in enumerate(shown):
            first = place == 0
            yield [
                order["number"],
                *(
                    (
                        self._accounts.get(order["account_id"], ""),
                        order["remote_id"] or "",
                        moments.written(order["placed_at"], self._zone),
                        order["status"].value,
                        order["contact_name"] or person.get("name", ""),
                        order["contact_phone"] or person.get("phone", ""),
                        person.get("email", ""),
                        str(order["shipping"].get("raw", "")),
                    )
                    if first
                    else (None,) * 8
                ),
                *self._line(line, order["currency"]),
                *(
                    (
                        *(
                            _money(order, name)
                            for name in ("discount_total", "shipping_total", "tax_total", "total", "paid_total")
                        ),
                        order["payment_method"],
                        shipments[0]["carrier"] if shipments else "",
                        shipments[0]["tracking_number"] if shipments else "",
                        order["note"],
                        json_text(self._record(order, lines, person)),
                    )
                    if first
                    else (None,) * 10
                ),
            ]

    def _line(self, line: dict[str, Any] | None, currency: str) -> tuple[OutCell, ...]:
        if line is None:
            return (None,) * 5
        sku, scale = self._skus.get(line["variant_id"] or 0, (line["sku"], 1))
        quantity = line["quantity"] if scale == 1 else Decimal(line["quantity"]) / scale
        price, discount = (Money(line[name], currency).amount for name in ("unit_price", "discount"))
        return sku, line["title"], quantity, price, discount

    def _record(self, order: dict[str, Any], lines: list[dict[str, Any]], person: dict[str, str]) -> dict[str, Any]:
        places = {line["id"]: place for place, line in enumerate(lines)}
        order_id = order["id"]
        record: dict[str, Any] = {"order": records.to_json(order)}
        record["lines"] = [
            {
                **records.to_json(line),
                "line_sku": line["sku"],
                "sku": self._skus.get(line["variant_id"] or 0, ("", 1))[0] if line["variant_id"] else "",
            }
            for line in lines
        ]
        record["discounts"] = [records.to_json(row) for row in self._of["order_discount"].get(order_id, [])]
        record["payments"] = [records.to_json(row) for row in self._of["payment"].get(order_id, [])]
        record["shipments"] = [
            {
                **records.to_json(row),
                "lines": [
                    [places[part["order_line_id"]], part["quantity"]]
                    for part in self._parts["shipment_line"].get(row["id"], [])
                ],
            }
            for row in self._of["shipment"].get(order_id, [])
        ]
        record["returns"] = [
            {
                **records.to_json(row),
                "lines": [
                    [places[part["order_line_id"]], part["quantity"], part["restocked"]]
                    for part in self._parts["return_line"].get(row["id"], [])
                ],
            }
            for row in self._of["returns"].get(order_id, [])
        ]
        record["account"] = self._accounts.get(order["account_id"], "")
        record["location"] = self._places.get(order["location_id"], "")
        record["customer"] = person
        return {key: value for key, value in record.items() if value}


def _money(order: dict[str, Any], name: str) -> Any:
    return Money(order[name], order["currency"]).amount


def _skus(session: Session, ids: set[int]) -> dict[int, tuple[str, int]]:
    found: dict[int, tuple[str, int]] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), CHUNK):
        some = wanted[start : start + CHUNK]
        rows = session.exec(select(Variant.id, Variant.sku, Variant.quantity_scale).where(col(Variant.id).in_(some)))
        found |= {variant_id: (sku, scale) for variant_id, sku, scale in rows if variant_id is not None}
    return found
