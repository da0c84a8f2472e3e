"""A sale across the desk: the customer pays and takes the goods along, all in one durable transaction.

It is an order like any other (found in the list, returnable, in the reports), written in its final state. Its
statements are few and made once, so that a sale costs little more than what the disk needs to confirm it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, exists, insert, or_, outerjoin, select
from sqlmodel import Session, SQLModel

from storemanager.domain.orders import OrderStatus, PaymentKind, PaymentStatus
from storemanager.domain.stock import MovementReason
from storemanager.errors import InvalidInputError
from storemanager.services import shop
from storemanager.services.order_totals import gross
from storemanager.services.order_writing import NUMBER_PREFIX, NUMBER_SERIES, order_search_text
from storemanager.services.prepared import Prepared
from storemanager.services.stock import MOST, NewMovement, default_location, post
from storemanager.services.stock_quantities import Shortage, refuse
from storemanager.texts import translate

_TABLES = SQLModel.metadata.tables
_VARIANT, _PRODUCT, _LEVEL = _TABLES["variant"], _TABLES["product"], _TABLES["stock_level"]
_COMPONENT, _PAYMENT, _ORDER = _TABLES["bundle_component"], _TABLES["payment"], _TABLES["orders"]
_LINE, _MOVEMENT = _TABLES["order_line"], _TABLES["stock_movement"]


@dataclass(frozen=True)
class SaleLine:
    """`quantity` in the variant's own units; without a price the variant's price of the day is taken."""

    variant_id: int
    quantity: int
    unit_price: int | None = None
    discount: int = 0


@dataclass(frozen=True)
class _Goods:
    """A line with all that the catalog and the shelf say of it."""

    line: SaleLine
    row: Any
    unit_price: int

    @property
    def gross(self) -> int:
        return gross(self.unit_price, self.line.quantity, self.row.quantity_scale)

    @property
    def total(self) -> int:
        return self.gross - self.line.discount


def sell(
    session: Session,
    lines: Sequence[SaleLine],
    *,
    method: str,
    key: str,
    customer_id: int | None = None,
    now: datetime,
    actor: str = "",
) -> int:
    """Sell goods that are taken along and paid in full; answers with the order. The same `key` again sells nothing and
    answers with the same order. Raises OutOfStockError when less is on hand than is sold (bundles are put together at
    the order desk), InvalidInputError for a line without price or quantity; nothing is changed then."""
    connection = session.connection()
    known: int | None = _SOLD_BEFORE(connection, key=key).scalar()
    if known is not None:
        return known
    location_id = default_location(session)
    goods = _goods(connection, lines, location_id, now)
    number = shop.next_number(session, NUMBER_SERIES, NUMBER_PREFIX)
    total = sum(line.total for line in goods)
    currency = shop.get(session).currency
    row = _order_row(goods, number, total, method, customer_id, location_id, currency, now)
    order_id = int(_NEW_ORDER(connection, **row).scalar_one())
    for position, line in enumerate(goods):
        _NEW_LINE(connection, **_line_row(order_id, position, line)).scalar_one()
    if total > 0:
        _NEW_PAYMENT(
            connection, order_id=order_id, kind=PaymentKind.PAYMENT, method=method, amount=total, reference="", note="",
            paid_at=now, idempotency_key=key,
        ).scalar_one()  # fmt: skip
    _take_off_the_shelf(session, goods, order_id, number, location_id, key, now, actor)
    return order_id


def _goods(connection: Connection, lines: Sequence[SaleLine], location_id: int, now: datetime) -> list[_Goods]:
    if not lines:
        raise InvalidInputError(
            translate("counter", "Nothing is being sold."), translate("counter", "Scan or choose a product first.")
        )
    rows = {
        variant_id: _GOODS(connection, variant=variant_id, location=location_id, now=now).one_or_none()
        for variant_id in sorted({line.variant_id for line in lines})
    }
    goods = [_one(line, rows[line.variant_id]) for line in lines]
    _refuse_shortage(goods)
    return goods


def _one(line: SaleLine, row: Any) -> _Goods:
    if row is None:
        raise InvalidInputError(
            translate("counter", "A product of this sale is not in the book any more."),
            translate("counter", "Take it off, or choose another product."),
        )
    if not 0 < line.quantity <= MOST:
        raise InvalidInputError(
            translate("counter", "The quantity of {sku} must be more than zero.")(sku=row.sku),
            translate("counter", "Enter how many the customer takes."),
        )
    price = row.price if line.unit_price is None else line.unit_price
    if price is None or price < 0:
        raise InvalidInputError(
            translate("counter", "{sku} has no price.")(sku=row.sku),
            translate("counter", "Enter a price for this sale, or give the product one."),
        )
    goods = _Goods(line, row, price)
    if not 0 <= line.discount <= goods.gross:
        raise InvalidInputError(
            translate("counter", "The discount on {sku} is more than it costs.")(sku=row.sku),
            translate("counter", "Lower the discount."),
        )
    return goods


def _refuse_shortage(goods: Sequence[_Goods]) -> None:
    """What is physically here can be sold, also what is reserved for somebody: the customer holds it in hand."""
    asked: dict[int, int] = {}
    for item in goods:
        asked[item.row.id] = asked.get(item.row.id, 0) + item.line.quantity
    rows = {item.row.id: item.row for item in goods if item.row.track_stock}
    short = [
        Shortage(row.sku, asked[variant_id], row.on_hand or 0, row.quantity_scale)
        for variant_id, row in rows.items()
        if row.bundle or asked[variant_id] > (row.on_hand or 0)
    ]
    if short:
        raise refuse(short)


def _order_row(
    goods: Sequence[_Goods],
    number: str,
    total: int,
    method: str,
    customer_id: int | None,
    location_id: int,
    currency: str,
    now: datetime,
) -> Mapping[str, Any]:
    return {
        "number": number, "status": OrderStatus.DELIVERED, "payment_status": PaymentStatus.PAID,
        "customer_id": customer_id, "location_id": location_id, "currency": currency,
        "subtotal": sum(line.gross for line in goods), "discount_total": sum(line.line.discount for line in goods),
        "total": total, "paid_total": total, "payment_method": method, "placed_at": now, "confirmed_at": now,
        "shipped_at": now, "delivered_at": now, "created_at": now, "updated_at": now,
        "search_text": order_search_text(number), **_ORDER_REST,
    }  # fmt: skip


def _line_row(order_id: int, position: int, item: _Goods) -> Mapping[str, Any]:
    name = f"{item.row.name} · {item.row.title}" if item.row.title else item.row.name
    return {
        "order_id": order_id, "position": position, "variant_id": item.row.id, "sku": item.row.sku, "title": name,
        "quantity": item.line.quantity, "unit_price": item.unit_price, "discount": item.line.discount,
        "total": item.total, "unit_cost": item.row.cost, "shipped_quantity": item.line.quantity, **_LINE_REST,
    }  # fmt: skip


def _take_off_the_shelf(
    session: Session,
    goods: Sequence[_Goods],
    order_id: int,
    number: str,
    location_id: int,
    key: str,
    now: datetime,
    actor: str,
) -> None:
    movements = [
        NewMovement(
            item.row.id, location_id, -item.line.quantity, MovementReason.SALE, f"{key}/{position}", now,
            reference=number, order_id=order_id, unit_cost=item.row.cost, actor=actor,
        )
        for position, item in enumerate(goods)
        if item.row.track_stock
    ]  # fmt: skip
    post(session, movements, now=now)


_SOLD_BEFORE = Prepared(select(_PAYMENT.c.order_id).where(_PAYMENT.c.idempotency_key == bindparam("key")))
_NOW = bindparam("now", type_=_VARIANT.c.sale_from.type)
_ON_SALE = and_(
    _VARIANT.c.sale_price.is_not(None),
    or_(_VARIANT.c.sale_from.is_(None), _VARIANT.c.sale_from <= _NOW),
    or_(_VARIANT.c.sale_to.is_(None), _VARIANT.c.sale_to > _NOW),
)
_GOODS = Prepared(
    select(
        _VARIANT.c.id, _VARIANT.c.sku, _VARIANT.c.title, _VARIANT.c.cost, _VARIANT.c.quantity_scale,
        _VARIANT.c.track_stock, _PRODUCT.c.name, _LEVEL.c.on_hand,
        case((_ON_SALE, _VARIANT.c.sale_price), else_=_VARIANT.c.price).label("price"),
        exists().where(_COMPONENT.c.bundle_id == _VARIANT.c.id).label("bundle"),
    )
    .select_from(
        outerjoin(
            _VARIANT.join(_PRODUCT, _PRODUCT.c.id == _VARIANT.c.product_id),
            _LEVEL,
            and_(_LEVEL.c.variant_id == _VARIANT.c.id, _LEVEL.c.location_id == bindparam("location")),
        )
    )
    .where(_VARIANT.c.id == bindparam("variant"))
)  # fmt: skip
_ORDER_REST: Mapping[str, Any] = {
    "remote_number": "", "remote_url": "", "channel_status": "", "takes_channel_stock": False, "moves_stock": True,
    "shipping_total": 0, "tax_total": 0, "fee_total": 0, "refunded_total": 0, "billing": {}, "shipping": {},
    "contact_name": "", "contact_phone": "", "customer_note": "", "note": "", "raw": "", "extra": {},
}  # fmt: skip
_ORDER_GIVEN = (
    "number", "status", "payment_status", "customer_id", "location_id", "currency", "subtotal", "discount_total",
    "total", "paid_total", "payment_method", "placed_at", "confirmed_at", "shipped_at", "delivered_at", "created_at",
    "updated_at", "search_text",
)  # fmt: skip
_LINE_REST: Mapping[str, Any] = {
    "remote_product_id": "", "remote_variant_id": "", "tax": 0, "returned_quantity": 0, "refunded_quantity": 0,
}  # fmt: skip
_LINE_GIVEN = (
    "order_id", "position", "variant_id", "sku", "title", "quantity", "unit_price", "discount", "total", "unit_cost",
    "shipped_quantity",
)  # fmt: skip
_PAYMENT_GIVEN = ("order_id", "kind", "method", "amount", "reference", "note", "paid_at", "idempotency_key")
_NEW_ORDER = Prepared(insert(_ORDER).returning(_ORDER.c.id), (*_ORDER_GIVEN, *_ORDER_REST))
_NEW_LINE = Prepared(insert(_LINE).returning(_LINE.c.id), (*_LINE_GIVEN, *_LINE_REST))
_NEW_PAYMENT = Prepared(insert(_PAYMENT).returning(_PAYMENT.c.id), _PAYMENT_GIVEN)
