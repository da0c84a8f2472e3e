"""Each rule a database can carry is carried: a row that breaks it is refused, on SQLite and on PostgreSQL."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, UniqueConstraint, insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel

import storemanager.domain  # noqa: F401 - every table must be known
from storemanager.database import Book
from tests.makers import NOON

Row = dict[str, Any]

# Rows that may go in, in an order that keeps references whole.
GOOD: tuple[tuple[str, Row], ...] = (
    ("shop", {"id": 1, "public_id": "a", "name": "Lan", "created_at": NOON}),
    ("location", {"id": 1, "name": "Kho", "is_default": True}),
    ("category", {"id": 1, "name": "Áo", "path": "Áo"}),
    ("product", {"id": 1, "name": "Áo", "tags": [], "extra": {}, "created_at": NOON, "updated_at": NOON}),
    ("product_option", {"product_id": 1, "position": 0, "name": "Cỡ"}),
    ("variant", {"id": 1, "product_id": 1, "sku": "A", "sku_key": "a", "extra": {}, "updated_at": NOON}),
    ("variant", {"id": 2, "product_id": 1, "sku": "B", "sku_key": "b", "extra": {}, "updated_at": NOON}),
    ("barcode", {"id": 1, "variant_id": 1, "code": "893", "code_key": "893"}),
    ("bundle_component", {"bundle_id": 2, "component_id": 1, "quantity": 2}),
    ("customer", {"id": 1, "tags": [], "extra": {}, "created_at": NOON, "updated_at": NOON}),
    ("channel_account", {"id": 1, "kind": "w", "name": "Web", "settings": {}, "connected_at": NOON}),
    ("customer_identity", {"id": 1, "customer_id": 1, "kind": "PHONE", "value": "+84", "since": NOON}),
    ("customer_identity", {"id": 2, "customer_id": 1, "kind": "CHANNEL", "account_id": 1, "value": "5", "since": NOON}),
    ("orders", {"id": 1, "number": "DH-1", "account_id": 1, "remote_id": "9", "currency": "VND", "billing": {},
                "shipping": {}, "extra": {}, "placed_at": NOON, "created_at": NOON, "updated_at": NOON}),
    ("order_line", {"id": 1, "order_id": 1, "title": "Áo", "quantity": 2, "remote_line_id": "1"}),
    ("payment", {"id": 1, "order_id": 1, "kind": "PAYMENT", "amount": 5, "paid_at": NOON, "idempotency_key": "p"}),
    ("shipment", {"id": 1, "order_id": 1, "shipped_at": NOON, "idempotency_key": "s"}),
    ("shipment_line", {"shipment_id": 1, "order_line_id": 1, "quantity": 1}),
    ("returns", {"id": 1, "order_id": 1, "remote_id": "7", "returned_at": NOON, "idempotency_key": "r"}),
    ("return_line", {"return_id": 1, "order_line_id": 1, "quantity": 1}),
    ("stock_movement", {"id": 1, "variant_id": 1, "location_id": 1, "quantity": 5, "reason": "PURCHASE",
                        "balance_after": 5, "happened_at": NOON, "idempotency_key": "m"}),
    ("stock_level", {"variant_id": 1, "location_id": 1, "on_hand": 5}),
    ("reservation", {"id": 1, "variant_id": 1, "location_id": 1, "order_id": 1, "order_line_id": 1, "quantity": 1,
                     "reserved_at": NOON}),
    ("listing", {"id": 1, "account_id": 1, "variant_id": 1, "match_state": "MATCHED", "remote_product_id": "1",
                 "updated_at": NOON}),
    ("channel_variant", {"account_id": 1, "variant_id": 1, "price": 5, "updated_at": NOON}),
    ("review", {"id": 1, "account_id": 1, "remote_id": "1", "remote_product_id": "1", "stars": 5, "written_at": NOON}),
    ("conversation", {"id": 1, "account_id": 1, "remote_id": "t", "person_id": "p", "remote_updated_at": NOON,
                      "last_at": NOON, "created_at": NOON}),
    ("message", {"id": 1, "conversation_id": 1, "remote_id": "m", "sent_at": NOON, "from_shop": False,
                 "attachments": []}),
    ("message_template", {"id": 1, "account_id": 1, "name": "sent", "language": "vi", "body": "x", "state": "PENDING"}),
    ("conversation_order", {"order_id": 1, "conversation_id": 1, "until": NOON, "idempotency_key": "c"}),
    ("quick_reply", {"id": 1, "position": 0, "title": "Giá", "text": "{price}"}),
    ("outbox_entry", {"id": 1, "account_id": 1, "kind": "SHIP", "payload": {}, "idempotency_key": "o",
                      "created_at": NOON}),
    ("account_collection", {"id": 1, "account_id": 1, "category_id": 1, "updated_at": NOON}),
    ("parked_record", {"id": 1, "account_id": 1, "stream": "orders", "remote_id": "1", "problem": {}, "first_at": NOON,
                       "last_at": NOON}),
    ("attention", {"id": 1, "kind": "DRIFT", "severity": "WARN", "area": "STOCK", "key": "k", "open_key": "k",
                   "title": {}, "meaning": {}, "advice": {}, "payload": {}, "raised_at": NOON, "last_at": NOON}),
    ("import_run", {"id": 1, "kind": "STOCK", "file_name": "x.csv", "imported_at": NOON}),
    ("import_change", {"id": 1, "import_id": 1, "entity": "variant", "entity_id": 1}),
    ("column_map", {"id": 1, "kind": "STOCK", "signature": "s", "mapping": {}, "updated_at": NOON}),
    ("setting", {"name": "a", "value": 1}),
    ("number_series", {"name": "orders", "next_number": 1}),
)  # fmt: skip

MODELS: dict[str, type[SQLModel]] = {str(model.__tablename__): model for model in SQLModel.__subclasses__()}

BROKEN: tuple[tuple[str, Row], ...] = (
    ("shop", {"id": 2, "public_id": "b"}),
    ("shop", {"currency": "VN"}),
    ("location", {"id": 2, "name": " ", "is_default": False}),
    ("location", {"id": 2, "name": "Kho", "is_default": False}),
    ("location", {"id": 2, "name": "Kho hai", "is_default": True}),
    ("category", {"id": 2, "path": "Áo"}),
    ("category", {"id": 2, "path": "B", "name": ""}),
    ("category", {"id": 2, "path": "B", "parent_id": 99}),
    ("product", {"id": 2, "name": "  "}),
    ("product", {"id": 2, "status": "SOLD"}),
    ("product_option", {"position": 1}),
    ("product_option", {"position": 1, "name": " "}),
    ("variant", {"id": 3}),
    ("variant", {"id": 3, "sku": " "}),
    ("variant", {"id": 3, "sku": "C", "price": -1}),
    ("variant", {"id": 3, "sku": "C", "sale_price": -1}),
    ("variant", {"id": 3, "sku": "C", "cost": -1}),
    ("variant", {"id": 3, "sku": "C", "quantity_scale": 10}),
    ("variant", {"id": 3, "sku": "C", "safety_stock": -1}),
    ("variant", {"id": 3, "sku": "C", "product_id": 99}),
    ("barcode", {"id": 2}),
    ("barcode", {"id": 2, "code": "", "code_key": "x"}),
    ("bundle_component", {"component_id": 2}),
    ("bundle_component", {"bundle_id": 1, "component_id": 2, "quantity": 0}),
    ("customer", {"id": 2, "merged_into_id": 99}),
    ("customer_identity", {"id": 3}),
    ("customer_identity", {"id": 3, "value": ""}),
    ("customer_identity", {"id": 3, "value": "x", "account_id": 1}),
    ("customer_identity", {"id": 3, "kind": "CHANNEL", "value": "8"}),
    ("customer_identity", {"id": 3, "kind": "CHANNEL", "account_id": 1, "value": "5"}),
    ("channel_account", {"id": 2}),
    ("channel_account", {"id": 2, "name": " "}),
    ("channel_account", {"id": 2, "name": "B", "share_percent": 101}),
    ("channel_account", {"id": 2, "name": "B", "safety_stock": -1}),
    ("channel_account", {"id": 2, "name": "B", "cap": -1}),
    ("orders", {"id": 2}),
    ("orders", {"id": 2, "number": "DH-2"}),
    ("orders", {"id": 2, "number": "DH-2", "remote_id": None}),
    ("orders", {"id": 2, "number": "DH-2", "remote_id": "10", "currency": "VN"}),
    ("orders", {"id": 2, "number": "DH-2", "remote_id": "10", "status": "LOST"}),
    ("order_line", {"id": 2}),
    ("order_line", {"id": 2, "remote_line_id": "2", "quantity": -1}),
    ("order_line", {"id": 2, "remote_line_id": "2", "shipped_quantity": -1}),
    ("order_line", {"id": 2, "remote_line_id": "2", "shipped_quantity": 1, "returned_quantity": 2}),
    ("payment", {"id": 2}),
    ("payment", {"id": 2, "idempotency_key": "q", "amount": 0}),
    ("shipment", {"id": 2}),
    ("shipment_line", {"shipment_id": 1, "order_line_id": 1}),
    ("shipment_line", {"shipment_id": 99}),
    ("returns", {"id": 2, "remote_id": "8"}),
    ("returns", {"id": 2, "idempotency_key": "x"}),
    ("return_line", {"return_id": 99}),
    ("stock_movement", {"id": 2}),
    ("stock_movement", {"id": 2, "idempotency_key": "n", "quantity": 0}),
    ("stock_movement", {"id": 2, "idempotency_key": "n", "variant_id": 99}),
    ("stock_movement", {"id": 2, "idempotency_key": "n", "reason": "GIFT"}),
    ("stock_level", {"location_id": 1}),
    ("stock_level", {"variant_id": 2, "reserved": -1}),
    ("reservation", {"id": 2}),
    ("reservation", {"id": 2, "sequence": 1, "quantity": 0}),
    ("listing", {"id": 2}),
    ("channel_variant", {"variant_id": 2, "price": -1}),
    ("channel_variant", {"variant_id": 2, "sale_price": -1}),
    ("channel_variant", {"price": 7}),
    ("listing", {"id": 2, "remote_product_id": "2", "variant_id": None}),
    ("review", {"id": 2}),
    ("review", {"id": 2, "remote_id": "2", "stars": 6}),
    ("conversation", {"id": 2}),
    ("conversation", {"id": 2, "remote_id": "u", "unread": -1}),
    ("message", {"id": 2}),
    ("message", {"id": 2, "remote_id": None}),
    ("message_template", {"id": 2}),
    ("conversation_order", {"order_id": 99, "idempotency_key": "d"}),
    ("quick_reply", {"id": 2, "title": " "}),
    ("outbox_entry", {"id": 2}),
    ("outbox_entry", {"id": 2, "idempotency_key": "n", "attempts": -1}),
    ("account_collection", {"id": 2}),
    ("account_collection", {"id": 2, "category_id": None, "items": -1}),
    ("account_collection", {"id": 2, "category_id": 99}),
    ("parked_record", {"id": 2}),
    ("attention", {"id": 2}),
    ("import_change", {"id": 2, "entity": ""}),
    ("import_change", {"id": 2, "import_id": 99}),
    ("column_map", {"id": 2}),
    ("setting", {"value": 2}),
    ("number_series", {"next_number": 2}),
)


@pytest.fixture(params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest) -> Book:
    """A book with one good row of each kind."""
    book = request.getfixturevalue("book" if request.param == "sqlite" else "pg_book")
    assert isinstance(book, Book)
    with book.write() as session:
        for table, row in GOOD:
            _put(session, table, row)
    return book


def test_every_broken_row_is_refused(filled: Book) -> None:
    accepted = []
    for table, change in BROKEN:
        good = next(row for name, row in GOOD if name == table)
        with filled.write() as session:
            nested = session.begin_nested()
            try:
                _put(session, table, {**good, **change})
                accepted.append((table, change))
            except IntegrityError:
                pass
            nested.rollback()
    assert accepted == []


def test_every_check_of_every_table_is_tried() -> None:
    tried = {table for table, _ in BROKEN}
    ruled = {
        name
        for name, table in SQLModel.metadata.tables.items()
        if any(isinstance(rule, (UniqueConstraint, CheckConstraint)) for rule in table.constraints)
    }
    # What these carry besides their keys are only lists of known words, which `enum_type` gives every such column.
    assert ruled - tried <= {"sync_run", "import_run", "contest", "sent_value", "channel_cost"}


def test_deleting_a_product_takes_its_parts_with_it_but_never_a_movement(filled: Book) -> None:
    tables = SQLModel.metadata.tables
    with pytest.raises(IntegrityError), filled.write() as session:
        session.connection().execute(tables["product"].delete())
    with filled.write() as session:
        given = {"id": 9, "name": "Mũ", "tags": [], "extra": {}, "created_at": NOON, "updated_at": NOON}
        _put(session, "product", given)
        row = {"id": 9, "product_id": 9, "sku": "M", "sku_key": "m", "extra": {}, "updated_at": NOON}
        _put(session, "variant", row)
        _put(session, "barcode", {"id": 9, "variant_id": 9, "code": "777", "code_key": "777"})
        session.connection().execute(tables["product"].delete().where(tables["product"].c.id == 9))
        barcodes = tables["barcode"]
        left = session.connection().execute(barcodes.select().where(barcodes.c.code == "777")).all()
        assert left == []


def _put(session: Session, table: str, row: Mapping[str, Any]) -> None:
    model = MODELS[table]
    defaults = {
        name: field.get_default(call_default_factory=True, validated_data={})
        for name, field in model.model_fields.items()
        if not field.is_required() and name != "id"
    }
    session.connection().execute(insert(model), {**defaults, **row})
