"""A sale over the counter: order, payment and stock in one transaction of few statements, because a queue is waiting.

What `order_writing`, `order_steps` and `order_payments` do one after the other happens here at once, by the same rules
and into the same rows; there is no reservation, because the goods are in the customer's hands.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection
from sqlmodel import Session

from storemanager.domain.folding import fold
from storemanager.domain.orders import OrderStatus, PaymentKind, PaymentStatus
from storemanager.domain.stock import MovementReason
from storemanager.money import Money
from storemanager.services import sales_speed, shop
from storemanager.services.order_inputs import OrderInput
from storemanager.services.order_totals import LineAmounts
from storemanager.services.order_writing import NUMBER_PREFIX, NUMBER_SERIES, Priced, amounts_of, price_lines
from storemanager.services.stock_driver import Value, insert_sql, marks, run, run_many
from storemanager.services.stock_ledger import Level, NewMovement, Place, lock_levels, post_new
from storemanager.services.stock_quantities import Shortage, refuse
from storemanager.services.stock_reservations import default_location
from storemanager.texts import translate

Parts = list[tuple[int, int, int]]
"""(variant the goods are taken from, component id or 0, quantity for one) of a sold variant."""


def sell(session: Session, given: OrderInput, *, method: str = "cash", key: str, now: datetime, actor: str = "") -> int:
    """Sell and hand over at once, paid in full; answers the order. More than is physically there is refused, promised
    or not. The same `key` again answers the same order and sells nothing."""
    connection = session.connection()
    session.flush()
    known = run(connection, "SELECT order_id FROM payment WHERE idempotency_key = ?", (key,)).first()
    if known is not None:
        return int(known[0])
    [(currency, usual_location)] = run(connection, _SHOP, ())
    priced = price_lines(connection, given.lines, now)
    amounts = amounts_of(given, priced, currency)
    location = given.location_id or usual_location or default_location(session)
    parts = _parts(connection, priced)
    levels = _on_the_shelf(connection, priced, parts, location)
    number = shop.next_number(session, NUMBER_SERIES, NUMBER_PREFIX, connection)
    total = sum(line.total for line in amounts) + given.shipping_total
    order_id = _write_order(connection, given, amounts, number, total, currency, location, method, now)
    lines = _write_lines(connection, order_id, priced, amounts)
    movements = [
        NewMovement(
            variant_id=variant,
            location_id=location,
            quantity=-line.line.quantity * needed,
            reason=MovementReason.SALE,
            idempotency_key=f"sale:{line_id}:{component}:0",
            happened_at=now,
            reference=number,
            order_id=order_id,
            actor=actor,
        )
        for line_id, line in zip(lines, priced, strict=True)
        for variant, component, needed in parts.get(line.line.variant_id or 0, [])
    ]
    post_new(connection, movements, levels)
    sold: dict[int, int] = {}
    for line in priced:
        variant_id = line.line.variant_id
        if variant_id is not None and variant_id in parts:
            sold[variant_id] = sold.get(variant_id, 0) + line.line.quantity
    sales_speed.record_own(connection, sold, now)
    if total:
        run(connection, _INSERT_PAYMENT, (order_id, PaymentKind.PAYMENT, method, total, "", "", now, key))
    text = translate("orders", "Sold over the counter, {total}")(total=Money(total, currency))
    run(connection, _INSERT_AUDIT, (now, actor, "", "order.sell", "order", order_id, json.dumps(text.to_json())))
    return order_id


_SHOP = "SELECT currency, (SELECT id FROM location ORDER BY is_default DESC, id LIMIT 1) FROM shop"
# The same row as `audit.record` writes, which as a model costs a quarter of the whole sale.
_INSERT_AUDIT = insert_sql("audit_entry", "happened_at", "actor", "origin", "action", "entity", "entity_id", "text")
_INSERT_PAYMENT = insert_sql(
    "payment", "order_id", "kind", "method", "amount", "reference", "note", "paid_at", "idempotency_key"
)


def _parts(connection: Connection, priced: Sequence[Priced]) -> Mapping[int, Parts]:
    """What each sold variant takes from stock: itself, or the components of a bundle; nothing where stock is not
    counted."""
    sold = sorted({line.line.variant_id for line in priced if line.line.variant_id is not None})
    if not sold:
        return {}
    statement = (
        "SELECT sold.id, sold.track_stock, part.component_id, part.quantity, component.track_stock"  # noqa: S608
        " FROM variant sold LEFT JOIN bundle_component part ON part.bundle_id = sold.id"
        f" LEFT JOIN variant component ON component.id = part.component_id WHERE sold.id IN ({marks(len(sold))})"
    )
    found: dict[int, Parts] = {}
    for variant, tracked, component, quantity, component_tracked in map(tuple, run(connection, statement, sold)):
        if not tracked:
            continue
        if component is None:
            found[variant] = [(variant, 0, 1)]
        elif component_tracked:
            found.setdefault(variant, []).append((component, component, quantity))
    return found


def _on_the_shelf(
    connection: Connection, priced: Sequence[Priced], parts: Mapping[int, Parts], location: int
) -> dict[Place, Level]:
    """The balances of what is sold, held until the transaction ends; refused when less is there."""
    asked: dict[int, int] = {}
    for line in priced:
        for variant, _, needed in parts.get(line.line.variant_id or 0, []):
            asked[variant] = asked.get(variant, 0) + line.line.quantity * needed
    levels = lock_levels(connection, asked, [(variant, location) for variant in asked])
    short = [variant for variant in sorted(asked) if asked[variant] > levels[variant, location].on_hand]
    if not short:
        return levels
    statement = f"SELECT id, sku, quantity_scale FROM variant WHERE id IN ({marks(len(short))})"  # noqa: S608
    names = run(connection, statement, short)
    raise refuse(
        [
            Shortage(sku, asked[found], max(0, levels[found, location].on_hand), scale)
            for found, sku, scale in map(tuple, names)
        ]
    )


def _write_order(
    connection: Connection,
    given: OrderInput,
    amounts: Sequence[LineAmounts],
    number: str,
    total: int,
    currency: str,
    location: int,
    method: str,
    now: datetime,
) -> int:
    values: dict[str, Value] = {
        "number": number,
        "status": OrderStatus.DELIVERED,
        "payment_status": PaymentStatus.PAID,
        "customer_id": given.customer_id,
        "location_id": location,
        "currency": currency,
        "subtotal": sum(line.gross for line in amounts),
        "discount_total": sum(line.discount for line in amounts),
        "shipping_total": given.shipping_total,
        "total": total,
        "paid_total": total,
        "payment_method": method,
        "contact_name": given.contact_name.strip(),
        "contact_phone": given.contact_phone.strip(),
        "customer_note": given.customer_note,
        "note": given.note,
        "search_text": fold(f"{number} {given.contact_name} {given.contact_phone}"),
    }
    values.update(dict.fromkeys(_MOMENTS, now))
    values.update(_NOTHING)
    statement = insert_sql("orders", *values) + " RETURNING id"
    return int(run(connection, statement, list(values.values())).scalar_one())


_MOMENTS = ("placed_at", "confirmed_at", "shipped_at", "delivered_at", "created_at", "updated_at")
_NOTHING: Mapping[str, Value] = {
    "remote_number": "",
    "remote_url": "",
    "channel_status": "",
    "takes_channel_stock": False,
    "moves_stock": True,
    "tax_total": 0,
    "fee_total": 0,
    "refunded_total": 0,
    "billing": "{}",
    "shipping": "{}",
    "extra": "{}",
    "raw": "",
}


def _write_lines(
    connection: Connection, order_id: int, priced: Sequence[Priced], amounts: Sequence[LineAmounts]
) -> list[int]:
    rows = [
        (
            order_id, position, "", "", line.line.variant_id, line.sku, line.title, line.line.quantity, line.unit_price,
            amount.discount, 0, amount.total, line.unit_cost, line.line.quantity, 0, 0,
        )
        for position, (line, amount) in enumerate(zip(priced, amounts, strict=True))
    ]  # fmt: skip
    if len(rows) == 1:
        return [int(run(connection, f"{_INSERT_LINE} RETURNING id", rows[0]).scalar_one())]
    run_many(connection, _INSERT_LINE, rows)
    written = run(connection, "SELECT id FROM order_line WHERE order_id = ? ORDER BY position", (order_id,))
    return [row[0] for row in written]


_INSERT_LINE = insert_sql(
    "order_line", "order_id", "position", "remote_product_id", "remote_variant_id", "variant_id", "sku", "title",
    "quantity", "unit_price", "discount", "tax", "total", "unit_cost", "shipped_quantity", "returned_quantity",
    "refunded_quantity",
)  # fmt: skip
