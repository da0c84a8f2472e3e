"""Packing: which order a scanned code means, what goes into its parcel, closing the parcel, and sending it off.

The queue is in `packing_queue`, the goods in `packing_goods`, the rules of scanning in `packing_check`, pick lists and
slips in `packing_papers`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlmodel import Session, SQLModel

from storemanager.domain.orders import TO_SHIP, OrderStatus
from storemanager.errors import InvalidInputError, NotAllowedError, NotFoundError
from storemanager.services import catalog, order_parcel, order_steps
from storemanager.services.order_details import OrderDetail, order
from storemanager.services.order_rows import OrderRow, order_rows
from storemanager.services.order_tables import ORDER, get, refuse_step, shown_number
from storemanager.services.packing_goods import Goods, Key, goods_of
from storemanager.services.packing_labels import LABEL, tracking_of
from storemanager.services.packing_queue import Missing, missing
from storemanager.texts import Text, translate

_SHIPMENT = SQLModel.metadata.tables["shipment"]
_ON_LABEL = ORDER.c.extra[LABEL].as_string()


@dataclass(frozen=True)
class Parcel:
    """One order on the packing table. `change` says what is other than when the parcel was closed."""

    order: OrderDetail
    goods: tuple[Goods, ...]
    missing: tuple[Missing, ...]
    to_collect: int
    changed: bool
    label: str = ""
    """The tracking number on its carrier's label, where that was fetched."""

    @property
    def packed(self) -> bool:
        return self.order.status is OrderStatus.PACKED


def candidates(session: Session, code: str) -> list[OrderRow]:
    """The orders a scanned or typed code may mean: our own number first, then what stands on a carrier's label; else
    those of every channel that has an order of this number, those to be sent before the others. Two shops may both have
    an order 1001."""
    session.flush()
    wanted = code.strip()
    if not wanted:
        return []
    bare = wanted.lstrip("#")
    connection = session.connection()
    own = connection.scalar(select(ORDER.c.id).where(ORDER.c.number == bare.upper()))
    if own is not None:
        return order_rows(session, [own])
    labelled = list(connection.scalars(select(ORDER.c.id).where(ORDER.c.status.in_(TO_SHIP), wanted == _ON_LABEL)))
    if labelled:
        return order_rows(session, labelled)
    theirs = or_(ORDER.c.remote_number.in_([wanted, bare, f"#{bare}"]), ORDER.c.remote_id == wanted)
    ids = list(connection.scalars(select(ORDER.c.id).where(theirs).order_by(ORDER.c.id.desc()).limit(50)))
    rows = order_rows(session, ids)
    return [row for row in rows if row.status in TO_SHIP] or rows[:1]


def parcel(session: Session, order_id: int) -> Parcel:
    """An order to pack or to send; refused when it is at another step, with the reason."""
    record = get(session, order_id)
    if record.status not in TO_SHIP:
        raise refuse_step(record, _advice(record.status))
    detail = order(session, order_id)
    sealed = order_parcel.sealed(record)
    return Parcel(
        detail,
        goods_of(session, [order_id]).get(order_id, ()),
        missing(session, [order_id]).get(order_id, ()),
        max(0, detail.total - detail.paid_total),
        sealed is not None and bool(order_parcel.change_since(session, record, sealed)),
        tracking_of(session, record),
    )


def _advice(status: OrderStatus) -> Text:
    if status in (OrderStatus.DRAFT, OrderStatus.UNPAID, OrderStatus.PENDING):
        return translate("packing", "Confirm it under Orders first.")
    if status is OrderStatus.CANCELLED:
        return translate("packing", "Put its goods back on the shelf.")
    return translate("packing", "There is nothing left to pack.")


def close_parcel(
    session: Session, order_id: int, counted: Mapping[Key, int], *, now: datetime, actor: str = ""
) -> None:
    """Everything was seen going in: the order is packed. Refused when it is not what the order asks for now, because a
    channel may have changed the order meanwhile."""
    record = get(session, order_id)
    if record.status is not OrderStatus.CONFIRMED:
        raise refuse_step(record, _advice(record.status))
    wanted = {each.key: each.pieces for each in goods_of(session, [order_id]).get(order_id, ())}
    if wanted != {key: count for key, count in counted.items() if count}:
        raise NotAllowedError(
            translate("packing", "Order {number} has changed while it was being packed.")(
                number=record.remote_number or record.number
            ),
            translate("packing", "Look at its goods again: what still belongs in the parcel stays counted."),
        )
    order_steps.pack(session, order_id, now=now, actor=actor)


def send(
    session: Session,
    order_id: int,
    *,
    tracking_number: str = "",
    carrier: str = "",
    key: str,
    now: datetime,
    actor: str = "",
) -> int:
    """The courier has it: the order is shipped and its channel is told once, with the number on its carrier's label if
    no other was given. Refused when the parcel is not closed, or
    the order changed since; the same `key` again answers the same shipment."""
    known = session.connection().scalar(select(_SHIPMENT.c.id).where(_SHIPMENT.c.idempotency_key == key))
    if known is not None:
        return int(known)
    record = get(session, order_id)
    if record.status is not OrderStatus.PACKED:
        raise refuse_step(record, translate("packing", "Pack it first."))
    sealed = order_parcel.sealed(record)
    if sealed is not None and order_parcel.change_since(session, record, sealed):
        raise NotAllowedError(
            translate("packing", "Order {number} has changed since it was packed.")(
                number=record.remote_number or record.number
            ),
            translate("packing", "Open the parcel again (Ctrl Z) and check it."),
        )
    tracking = tracking_number.strip() or tracking_of(session, record)
    if tracking:
        check_tracking(session, order_id, tracking)
    return order_steps.ship(session, order_id, tracking_number=tracking, carrier=carrier, key=key, now=now, actor=actor)


def check_tracking(session: Session, order_id: int, tracking: str) -> None:
    """Refuse what is certainly no tracking number of this parcel: another number than its carrier's label has, a
    product's code, an order's number, or the number of a parcel that has left already."""
    shown = tracking.strip()
    record = get(session, order_id)
    label = tracking_of(session, record)
    if label and shown.upper() != label.upper():
        raise InvalidInputError(
            translate("packing", "{code} is not the label of order {number}: that one says {label}.")(
                code=shown, number=shown_number(record), label=label
            ),
            translate("packing", "Find its label; Ctrl T prints it again."),
        )
    if catalog.find_by_barcode(session, shown) is not None or catalog.find_variant(session, shown) is not None:
        raise InvalidInputError(
            translate("packing", "{code} is the code of a product, not a tracking number.")(code=shown),
            translate("packing", "Scan the carrier's label."),
        )
    connection = session.connection()
    if connection.scalar(select(ORDER.c.id).where(ORDER.c.number == shown.upper())) is not None:
        raise InvalidInputError(
            translate("packing", "{code} is the number of an order, not a tracking number.")(code=shown),
            translate("packing", "Scan the carrier's label."),
        )
    statement = (
        select(ORDER.c.remote_number, ORDER.c.number)
        .join(_SHIPMENT, _SHIPMENT.c.order_id == ORDER.c.id)
        .where(_SHIPMENT.c.tracking_number == shown, ORDER.c.id != order_id)
    )
    other = connection.execute(statement).first()
    if other is not None:
        raise InvalidInputError(
            translate("packing", "The tracking number {code} is on the parcel of order {number} already.")(
                code=shown, number=other.remote_number or other.number
            ),
            translate("packing", "Scan the label of this parcel."),
        )


def in_words(session: Session, code: str) -> Text:
    """Why a scanned code was refused: which product it is, or that nothing has it."""
    shown = code.strip()
    variant_id = catalog.find_by_barcode(session, shown) or catalog.find_variant(session, shown)
    if variant_id is not None:
        row = catalog.variant_rows(session, [variant_id])[0]
        return translate("packing", "Wrong item: {product} ({sku}) is not in this order.")(
            product=" · ".join(part for part in (row.name, row.option_title) if part), sku=row.sku
        )
    if session.connection().scalar(select(func.count()).select_from(ORDER).where(ORDER.c.number == shown.upper())):
        return translate("packing", "{code} is another order. Finish this one, or press Esc to put it aside.")(
            code=shown
        )
    return translate("packing", "No product has the code {code}.")(code=shown)


def unknown_order(code: str) -> NotFoundError:
    """No order answers to the code."""
    return NotFoundError(
        translate("packing", "No order has the number {code}.")(code=code.strip()),
        translate("packing", "Scan the number on the packing slip, or press Enter for the next order."),
    )
