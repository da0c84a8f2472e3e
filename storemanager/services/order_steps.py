"""The steps an order takes, from confirmed to delivered or cancelled, with what each does to stock and tells the
channel."""

from collections.abc import Mapping
from datetime import datetime
from uuid import uuid4

from sqlalchemy import func
from sqlmodel import Session, col, select

from storemanager.domain.orders import GOODS_OUT, RESERVES, Order, OrderStatus, Shipment, ShipmentLine, may_move
from storemanager.domain.syncing import OutboxKind
from storemanager.errors import InvalidInputError
from storemanager.services import audit, order_parcel, sales_speed
from storemanager.services.order_channel import tell, tell_status
from storemanager.services.order_stock import open_quantities, send_out, settle_order
from storemanager.services.order_tables import (
    STATUS_WORDS,
    get,
    lines_of,
    open_quantity,
    refuse_step,
    shown_number,
)
from storemanager.texts import Text, translate

_RANK = {
    OrderStatus.DRAFT: 0,
    OrderStatus.UNPAID: 1,
    OrderStatus.PENDING: 2,
    OrderStatus.CONFIRMED: 3,
    OrderStatus.PACKED: 4,
    OrderStatus.SHIPPED: 5,
    OrderStatus.DELIVERED: 6,
}
"""How far an order has come. Cancelled and returned stand beside the row: both may come at any time (F12)."""


def move_to(
    session: Session, order_id: int, status: OrderStatus, *, now: datetime, by_channel: bool = False, actor: str = ""
) -> bool:
    """Take the order to `status` and make its stock follow; answers whether anything changed. For the owner, what is
    not in the table of steps is refused. Following a channel never refuses: a step forward may skip others, a step
    back through what we did ourselves is passed over (F12), and a cancel after the goods left leaves them out until
    they are seen (F15)."""
    order = get(session, order_id)
    target = _followed(order, status) if by_channel else status
    if target is order.status:
        return False
    if not by_channel and not may_move(order.status, target):
        raise refuse_step(order, translate("orders", "Choose one of the steps the order shows."))
    _enter(session, order, target, strict=not by_channel, now=now, actor=actor)
    return True


def confirm(session: Session, order_id: int, *, now: datetime, actor: str = "") -> None:
    """Accept an order and reserve its goods, or refuse and change nothing. A channel's order is reserved although
    stock does not cover it: the sale has happened there."""
    order = get(session, order_id)
    if order.status not in (OrderStatus.DRAFT, OrderStatus.UNPAID, OrderStatus.PENDING):
        raise refuse_step(order, translate("orders", "Only an order that waits to be confirmed can be confirmed."))
    _enter(session, order, OrderStatus.CONFIRMED, strict=order.account_id is None, now=now, actor=actor)
    if order.account_id is None:
        sales_speed.record_order(session, order_id, now=now)
    tell_status(session, order, "TO_SHIP", now=now)


def pack(session: Session, order_id: int, *, now: datetime, actor: str = "") -> None:
    """The goods are in the parcel."""
    order = get(session, order_id)
    if order.status is not OrderStatus.CONFIRMED:
        raise refuse_step(order, translate("orders", "Only a confirmed order can be packed."))
    order_parcel.seal(session, order)
    _enter(session, order, OrderStatus.PACKED, strict=False, now=now, actor=actor)


def unpack(session: Session, order_id: int, *, now: datetime, actor: str = "") -> None:
    """Open the parcel again: the goods stay reserved."""
    order = get(session, order_id)
    if order.status is not OrderStatus.PACKED:
        raise refuse_step(order, translate("orders", "Only a packed order can be opened again."))
    _enter(session, order, OrderStatus.CONFIRMED, strict=False, now=now, actor=actor)


def deliver(session: Session, order_id: int, *, now: datetime, actor: str = "") -> None:
    """The customer has it. From the shelf straight into the customer's hands is one step: the goods leave with it."""
    order = get(session, order_id)
    if not may_move(order.status, OrderStatus.DELIVERED):
        raise refuse_step(order, translate("orders", "Confirm it and send it first."))
    _enter(session, order, OrderStatus.DELIVERED, strict=False, now=now, actor=actor)
    tell_status(session, order, "COMPLETED", now=now)


def cancel(session: Session, order_id: int, *, reason: str = "", now: datetime, actor: str = "") -> None:
    """Call the order off; its goods are free again. Goods that have left come back as a return, never by a cancel."""
    order = get(session, order_id)
    away = sum(line.shipped_quantity - line.returned_quantity for line in lines_of(session, order_id))
    if away or not may_move(order.status, OrderStatus.CANCELLED):
        raise refuse_step(order, _cancel_advice(order))
    _enter(session, order, OrderStatus.CANCELLED, strict=False, now=now, actor=actor, reason=reason)
    key = f"cancel:{order_id}:{now.isoformat()}"
    tell(session, order, OutboxKind.CANCEL, {"reason": reason}, key=key, now=now)


def _cancel_advice(order: Order) -> Text:
    if order.status is OrderStatus.CANCELLED:
        return translate("orders", "It is cancelled already.")
    return translate("orders", "Its goods have left. When they come back, record a return.")


def ship(
    session: Session,
    order_id: int,
    *,
    tracking_number: str = "",
    carrier: str = "",
    tracking_url: str = "",
    quantities: Mapping[int, int] | None = None,
    key: str | None = None,
    now: datetime,
    actor: str = "",
) -> int:
    """Goods leave: all that is open, or these quantities (line -> quantity) in a shipment of several. The last of them
    makes the order SHIPPED. Answers the shipment; the same `key` again answers the same one."""
    order = get(session, order_id)
    if key is not None and (known := session.exec(select(Shipment.id).where(Shipment.idempotency_key == key)).first()):
        return known
    if order.status not in RESERVES - {OrderStatus.PENDING}:
        raise refuse_step(order, translate("orders", "Only a confirmed or packed order can be shipped."))
    going = _going(session, order, quantities)
    send_out(session, order_id, going, now=now, actor=actor)
    shipment_id = _write_shipment(session, order_id, going, carrier, tracking_number, tracking_url, key, now)
    complete = not open_quantities(session, order_id)
    payload = {
        "tracking_number": tracking_number,
        "carrier": carrier,
        "tracking_url": tracking_url,
        "shipment_id": shipment_id,
        "complete": complete,
    }
    if complete:
        order_parcel.seal(session, order)
        _enter(session, order, OrderStatus.SHIPPED, strict=False, now=now, actor=actor, reason=tracking_number)
    else:
        text = translate("orders", "Part of the order was shipped")
        audit.record(session, action="order.ship", entity="order", entity_id=order_id, text=text, now=now, actor=actor)
    tell(session, order, OutboxKind.SHIP, payload, key=f"ship:{shipment_id}", now=now)
    return shipment_id


def take_parcel(
    session: Session,
    order_id: int,
    quantities: Mapping[int, int],
    *,
    tracking_number: str,
    carrier: str,
    tracking_url: str,
    shipped_at: datetime,
    key: str,
    now: datetime,
) -> None:
    """A channel tells of a parcel that left, with what is in it as far as it tells (line -> quantity). What of it was
    not known to have left leaves now; the same `key` again changes nothing."""
    order = get(session, order_id)
    if session.exec(select(Shipment.id).where(Shipment.idempotency_key == key)).first() is not None:
        return
    lines = {line.id: line for line in lines_of(session, order_id)}
    inside = {line_id: quantity for line_id, quantity in quantities.items() if line_id in lines and quantity > 0}
    _write_shipment(session, order_id, inside, carrier, tracking_number, tracking_url, key, shipped_at)
    told = _told_parcels(session, order_id)
    going = {
        line_id: min(open_quantity(lines[line_id]), told[line_id] - lines[line_id].shipped_quantity)
        for line_id in inside
    }
    going = {line_id: quantity for line_id, quantity in going.items() if quantity > 0}
    if going:
        send_out(session, order_id, going, now=now)
        text = translate("orders", "Part of the order was shipped")
        audit.record(session, action="order.ship", entity="order", entity_id=order_id, text=text, now=now)
    order.updated_at = now
    session.add(order)


def _told_parcels(session: Session, order_id: int) -> dict[int, int]:
    """Line -> units in all parcels that are known: a parcel of units that had left already moves nothing."""
    query = (
        select(ShipmentLine.order_line_id, func.sum(ShipmentLine.quantity))
        .join(Shipment, col(Shipment.id) == ShipmentLine.shipment_id)
        .where(Shipment.order_id == order_id)
        .group_by(col(ShipmentLine.order_line_id))
    )
    return {line_id: int(quantity) for line_id, quantity in session.exec(query)}


def _going(session: Session, order: Order, quantities: Mapping[int, int] | None) -> dict[int, int]:
    lines = {line.id: line for line in lines_of(session, order.id or 0)}
    if quantities is None:
        going = {line_id: open_quantity(line) for line_id, line in lines.items() if line_id is not None}
    else:
        going = dict(quantities)
    for line_id, quantity in going.items():
        line = lines.get(line_id)
        if line is None or not 0 <= quantity <= open_quantity(line):
            raise InvalidInputError(
                translate("orders", "“{title}”: {asked} to ship, {left} left to go.")(
                    title=line.title if line else str(line_id), asked=quantity, left=open_quantity(line) if line else 0
                ),
                translate("orders", "Lower the quantity."),
            )
    going = {line_id: quantity for line_id, quantity in going.items() if quantity}
    if not going and lines:
        raise refuse_step(order, translate("orders", "Nothing of it is left to go out."))
    return going


def _write_shipment(
    session: Session,
    order_id: int,
    going: Mapping[int, int],
    carrier: str,
    tracking_number: str,
    tracking_url: str,
    key: str | None,
    now: datetime,
) -> int:
    told = [row for row in announced(session, order_id) if tracking_number.strip() and row.tracking_number]
    shipment = next((row for row in told if row.tracking_number == tracking_number.strip()), None)
    if shipment is None:
        shipment = Shipment(
            order_id=order_id, tracking_number=tracking_number.strip(), shipped_at=now, idempotency_key=""
        )  # fmt: skip
    shipment.carrier = carrier.strip() or shipment.carrier
    shipment.tracking_url = tracking_url.strip() or shipment.tracking_url
    shipment.shipped_at, shipment.idempotency_key = now, key or str(uuid4())
    session.add(shipment)
    session.flush()
    assert shipment.id is not None
    for line_id, quantity in going.items():
        session.add(ShipmentLine(shipment_id=shipment.id, order_line_id=line_id, quantity=quantity))
    session.flush()
    return shipment.id


def announced(session: Session, order_id: int) -> list[Shipment]:
    """Parcels the channel has told of, with nothing of the book in them yet: their carrier has a number for them and
    has not fetched them. What leaves with such a number is that parcel."""
    filled = select(ShipmentLine.shipment_id).where(ShipmentLine.shipment_id == Shipment.id).exists()
    return list(session.exec(select(Shipment).where(Shipment.order_id == order_id, ~filled)))


# --- The one place where a status changes ---


def _enter(
    session: Session, order: Order, status: OrderStatus, *, strict: bool, now: datetime, actor: str, reason: str = ""
) -> None:
    before, order.status = order.status, status
    _stamp(order, status, now)
    if status not in GOODS_OUT | {OrderStatus.PACKED}:
        order_parcel.open_again(order)
    order.updated_at = now
    session.add(order)
    settle_order(session, order, strict=strict and status in RESERVES, now=now, actor=actor)
    assert order.id is not None
    audit.record(
        session,
        action=f"order.{status.name.lower()}",
        entity="order",
        entity_id=order.id,
        text=_history_text(order, before, status, reason),
        before={"status": before.name},
        after={"status": status.name},
        now=now,
        actor=actor,
    )


def _stamp(order: Order, status: OrderStatus, now: datetime) -> None:
    if status is OrderStatus.CONFIRMED:
        order.confirmed_at, order.packed_at = order.confirmed_at or now, None
    elif status is OrderStatus.PACKED:
        order.packed_at = now
    elif status is OrderStatus.SHIPPED:
        order.shipped_at = order.shipped_at or now
    elif status is OrderStatus.DELIVERED:
        order.shipped_at, order.delivered_at = order.shipped_at or now, now
    order.cancelled_at = now if status is OrderStatus.CANCELLED else None


def _history_text(order: Order, before: OrderStatus, status: OrderStatus, reason: str) -> Text:
    if status is OrderStatus.PACKED:
        return translate("orders", "Packed")
    if status is OrderStatus.CONFIRMED:
        if before is OrderStatus.PACKED:
            return translate("orders", "Parcel opened again")
        return translate("orders", "Confirmed, goods reserved")
    if status is OrderStatus.SHIPPED:
        if reason:
            return translate("orders", "Shipped, tracking number {tracking}")(tracking=reason)
        return translate("orders", "Shipped")
    if status is OrderStatus.DELIVERED:
        return translate("orders", "Delivered")
    if status is OrderStatus.CANCELLED:
        if reason:
            return translate("orders", "Cancelled: {reason}")(reason=reason)
        return translate("orders", "Cancelled")
    return translate("orders", "Order {number} is now: {status}")(
        number=shown_number(order), status=STATUS_WORDS[status]
    )


def _followed(order: Order, status: OrderStatus) -> OrderStatus:
    """Where following the channel leads; the present status when there is nothing to follow."""
    current = order.status
    if current is OrderStatus.RETURNED:
        return current
    if status is OrderStatus.CANCELLED:
        return status
    if status is OrderStatus.RETURNED:
        return status if current in GOODS_OUT else OrderStatus.CANCELLED
    if current is OrderStatus.CANCELLED:
        return status
    forward = _RANK[status] > _RANK[current]
    waits_again = current is not OrderStatus.PACKED and may_move(current, status)
    return status if forward or waits_again else current
