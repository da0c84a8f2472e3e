"""What tests of orders look up afterwards: what is free, where the order stands, what its channel is to be told."""

from sqlmodel import Session, col, select

from storemanager.domain.orders import Order, OrderStatus
from storemanager.domain.syncing import OutboxEntry, OutboxKind
from storemanager.services import stock
from storemanager.services.stock import Availability


def told(session: Session, order_id: int) -> list[tuple[OutboxKind, dict[str, object]]]:
    """What the order's channel is to be told."""
    entries = session.exec(select(OutboxEntry).where(OutboxEntry.order_id == order_id).order_by(col(OutboxEntry.id)))
    return [(entry.kind, entry.payload) for entry in entries]


def available(session: Session, variant_id: int) -> Availability:
    return stock.availability(session, [variant_id])[variant_id]


def status(session: Session, order_id: int) -> OrderStatus:
    return session.get_one(Order, order_id).status
