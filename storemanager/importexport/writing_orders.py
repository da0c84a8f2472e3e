"""Writing planned orders. What was over when the file was written is history and moves no stock; what is open
reserves its goods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from storemanager.domain.accounts import ChannelAccount
from storemanager.domain.orders import (
    RESERVES,
    Order,
    OrderDiscount,
    OrderLine,
    OrderStatus,
    Payment,
    PaymentKind,
    Return,
    ReturnLine,
    Shipment,
    ShipmentLine,
)
from storemanager.errors import InvalidInputError
from storemanager.importexport import order_records as records
from storemanager.importexport.notes import Note, created
from storemanager.importexport.places import Places
from storemanager.importexport.plans import RecordPlan
from storemanager.importexport.preview import Preview
from storemanager.services import stock
from storemanager.services.bulk import allot_ids, insert_rows
from storemanager.services.customers_inputs import AddressInput, CustomerInput
from storemanager.services.customers_matching import find_or_create_many
from storemanager.services.order_payments import payment_status
from storemanager.services.order_writing import order_search_text
from storemanager.texts import translate

_GOODS_OUT = (OrderStatus.SHIPPED, OrderStatus.DELIVERED, OrderStatus.RETURNED)
Row = dict[str, Any]


class OrderWriter:
    """Carries out the plans of one import, chunk by chunk."""

    def __init__(self, session: Session, preview: Preview, import_id: int, *, now: datetime, actor: str) -> None:
        self._session, self._import_id, self._now, self._currency = session, import_id, now, preview.facts.currency
        self._places = Places(session)
        self._accounts = dict(session.exec(select(ChannelAccount.name, ChannelAccount.id)).all())
        self._rows: dict[type[Any], list[Row]] = {}

    def write(self, plans: Sequence[RecordPlan]) -> list[Note]:
        tables = (Order, OrderLine, OrderDiscount, Payment, Shipment, ShipmentLine, Return, ReturnLine)
        self._rows = {table: [] for table in tables}
        matches = find_or_create_many(self._session, [_customer(plan.values) for plan in plans], now=self._now)
        notes = [created("customer", match.customer_id) for match in matches if match.created and match.customer_id]
        for plan, order_id, match in zip(plans, allot_ids(self._session, Order, len(plans)), matches, strict=True):
            record = plan.values.get("record")
            try:
                if isinstance(record, dict):
                    self._restore(order_id, record, plan.values, match.customer_id)
                else:
                    self._order(order_id, plan, match.customer_id)
            except (KeyError, ValueError, TypeError) as problem:
                raise InvalidInputError(
                    translate("files", "The notes of order {number} in the file were changed and cannot be read.")(
                        number=plan.values["number"]
                    ),
                    translate("files", "Empty its cell in that column, or export the orders again."),
                ) from problem
            notes.append(created("order", order_id))
        self._new_keys()
        for table in tables:
            insert_rows(self._session, table, self._rows[table])
        self._reserve()
        return notes

    def finish(self) -> list[Note]:
        return self._places.notes

    # --- An order in a file of another program ---

    def _order(self, order_id: int, plan: RecordPlan, customer_id: int | None) -> None:
        values, status = plan.values, plan.values["status"]
        total, paid = values["total"], values.get("paid", 0)
        row = records.from_json(
            records.ORDER,
            {
                "number": values["number"],
                "status": status.name,
                "payment_status": payment_status(total, paid, 0).name,
                "currency": self._currency,
                "subtotal": sum(line["total"] for line in plan.parts),
                "discount_total": values.get("discount", 0),
                "shipping_total": values.get("shipping", 0),
                "tax_total": values.get("tax", 0),
                "total": total,
                "paid_total": paid,
                "payment_method": values.get("payment_method", ""),
                "moves_stock": status in RESERVES or status is OrderStatus.DRAFT,
                "contact_name": values.get("customer", ""),
                "contact_phone": values.get("phone", ""),
                "shipping": {"raw": values["address"]} if values.get("address") else {},
                "note": values.get("note", ""),
                "placed_at": values["placed_at"].isoformat(),
                "created_at": self._now.isoformat(),
                "updated_at": self._now.isoformat(),
                "extra": {"account": values["account"]} if values.get("account") else {},
            },
        )
        self._add_order(order_id, row, customer_id, None, None)
        lines = self._lines(
            order_id,
            [
                {
                    "sku": line.get("sku", ""),
                    "title": line.get("title") or line.get("sku") or values["number"],
                    "quantity": line["units"],
                    "unit_price": line.get("unit_price", 0),
                    "discount": line.get("line_discount", 0),
                    "total": line["total"],
                    "shipped_quantity": line["units"] if status in _GOODS_OUT else 0,
                    "returned_quantity": line["units"] if status is OrderStatus.RETURNED else 0,
                }
                for line in plan.parts
            ],
            values["variants"],
        )
        if paid > 0:
            self._add(
                Payment,
                order_id,
                records.PAYMENT,
                {
                    "kind": PaymentKind.PAYMENT.name,
                    "method": values.get("payment_method", ""),
                    "amount": paid,
                    "paid_at": values["placed_at"].isoformat(),
                    "idempotency_key": f"import:{values['number']}",
                },
            )
        if values.get("tracking") and status in _GOODS_OUT:
            self._shipment(
                order_id,
                lines,
                {
                    "carrier": values.get("carrier", ""),
                    "tracking_number": values["tracking"],
                    "shipped_at": values["placed_at"].isoformat(),
                    "idempotency_key": f"import:{values['number']}",
                    "lines": [[place, line["units"]] for place, line in enumerate(plan.parts)],
                },
            )

    # --- An order of our own file ---

    def _restore(self, order_id: int, record: Row, values: Row, customer_id: int | None) -> None:
        row = records.from_json(records.ORDER, record["order"])
        account_id = self._accounts.get(record.get("account", ""))
        remote_id = record["order"].get("remote_id") if account_id is not None else None
        if account_id is not None and self._is_there(account_id, remote_id):
            account_id = remote_id = None
        if account_id is None and record.get("account"):
            row["extra"] = {**row["extra"], "account": record["account"], "remote_id": record["order"].get("remote_id")}
        self._add_order(order_id, row, customer_id if record.get("customer") else None, account_id, remote_id)
        self._rows[Order][-1]["location_id"] = (
            self._places.id_of(record["location"]) if record.get("location") else None
        )
        lines = self._lines(order_id, record.get("lines", []), values["variants"])
        for raw in record.get("discounts", ()):
            self._add(OrderDiscount, order_id, records.DISCOUNT, raw)
        for raw in record.get("payments", ()):
            self._add(Payment, order_id, records.PAYMENT, raw)
        for raw in record.get("shipments", ()):
            self._shipment(order_id, lines, raw)
        for raw in record.get("returns", ()):
            (return_id,) = self._ids(Return, 1)
            self._add(Return, order_id, records.RETURN, raw)
            self._rows[Return][-1]["id"] = return_id
            for place, quantity, restocked in raw.get("lines", ()):
                self._rows[ReturnLine].append(
                    {
                        "return_id": return_id,
                        "order_line_id": lines[place],
                        "quantity": quantity,
                        "restocked": restocked,
                    }
                )

    def _is_there(self, account_id: int, remote_id: str | None) -> bool:
        found = select(Order.id).where(Order.account_id == account_id, Order.remote_id == remote_id)
        return self._session.exec(found).first() is not None

    # --- Rows ---

    def _add_order(
        self, order_id: int, row: Row, customer_id: int | None, account_id: int | None, remote_id: str | None
    ) -> None:
        row |= {
            "id": order_id,
            "customer_id": customer_id,
            "account_id": account_id,
            "remote_id": remote_id,
            "location_id": None,
            "search_text": order_search_text(
                row["number"], row["remote_number"], row["contact_name"], row["contact_phone"]
            ),
        }
        self._rows[Order].append(row)

    def _ids(self, table: type[Any], count: int) -> list[int]:
        """Ids after those of the book and of the rows that wait to be written."""
        waiting = [row["id"] for row in self._rows[table] if "id" in row]
        first = allot_ids(self._session, table, count)
        if not waiting or not count or first[0] > waiting[-1]:
            return list(first)
        return [waiting[-1] + 1 + place for place in range(count)]

    def _lines(self, order_id: int, lines: list[Row], variants: dict[str, int]) -> list[int]:
        ids = self._ids(OrderLine, len(lines))
        for position, (line_id, raw) in enumerate(zip(ids, lines, strict=True)):
            row = records.from_json(records.LINE, {"position": position, **raw})
            row |= {"id": line_id, "order_id": order_id, "variant_id": variants.get(raw.get("sku", ""))}
            row["sku"] = raw.get("line_sku", raw.get("sku", ""))
            self._rows[OrderLine].append(row)
        return ids

    def _add(self, table: type[Any], order_id: int, columns: Any, raw: Row) -> None:
        self._rows[table].append({**records.from_json(columns, raw), "order_id": order_id})

    def _shipment(self, order_id: int, lines: list[int], raw: Row) -> None:
        (shipment_id,) = self._ids(Shipment, 1)
        self._add(Shipment, order_id, records.SHIPMENT, raw)
        self._rows[Shipment][-1]["id"] = shipment_id
        for place, quantity in raw.get("lines", ()):
            self._rows[ShipmentLine].append(
                {"shipment_id": shipment_id, "order_line_id": lines[place], "quantity": quantity}
            )

    def _new_keys(self) -> None:
        """A key the book has already gets this import's mark, so that nothing that was recorded is taken for it."""
        for table in (Payment, Shipment, Return):
            rows = self._rows[table]
            keys = [row["idempotency_key"] for row in rows]
            for start in range(0, len(keys), 500):
                column = col(table.idempotency_key)
                taken = set(self._session.exec(select(column).where(column.in_(keys[start : start + 500]))))
                for row in rows[start : start + 500]:
                    if row["idempotency_key"] in taken:
                        row["idempotency_key"] = f"import:{self._import_id}:{row['idempotency_key']}"

    def _reserve(self) -> None:
        lines: dict[int, dict[int, int]] = {}
        for line in self._rows[OrderLine]:
            open_quantity = line["quantity"] - line["shipped_quantity"]
            if line["variant_id"] is not None and open_quantity > 0:
                lines.setdefault(line["order_id"], {})[line["id"]] = open_quantity
        for order in self._rows[Order]:
            if order["status"] in RESERVES and order["moves_stock"] and order["id"] in lines:
                # The order was taken before this book knew it: it counts even where too little is there.
                stock.reserve_lines(self._session, order["id"], lines[order["id"]], strict=False, now=self._now)


def _customer(values: Row) -> CustomerInput:
    record = values.get("record")
    if isinstance(record, dict):
        person = record.get("customer") or {}
        return CustomerInput(
            name=person.get("name", ""), phone=person.get("phone", ""), email=person.get("email", ""), source="import"
        )
    address = values.get("address", "")
    return CustomerInput(
        name=values.get("customer", ""),
        phone=values.get("phone", ""),
        email=values.get("email", ""),
        address=AddressInput(raw=address, street=address) if address else None,
        source="import",
    )
