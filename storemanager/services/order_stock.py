"""Making stock say what an order's status and lines say. Level-triggered: whatever changed before, the result is the
same, and asking again changes nothing (F14, F15)."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlmodel import Session

from storemanager.domain.orders import RESERVES, Order, OrderStatus
from storemanager.services import stock
from storemanager.services.order_tables import LINE, get, lines_of, open_quantity


def settle(session: Session, order_id: int, *, now: datetime, actor: str = "") -> None:
    """Reserve, ship or release by the order's status; never refuses, because what is told has happened. Lines get
    their shipped quantities when the goods are out. History moves no stock."""
    settle_order(session, get(session, order_id), strict=False, now=now, actor=actor)


def settle_order(session: Session, order: Order, *, strict: bool, now: datetime, actor: str = "") -> None:
    """Like `settle`, for an order that is held already; strict refuses a reservation that stock does not cover."""
    assert order.id is not None
    session.flush()
    if order.status in RESERVES:
        stock.reserve_lines(session, order.id, open_quantities(session, order.id), strict=strict, now=now)
    elif order.status in (OrderStatus.SHIPPED, OrderStatus.DELIVERED):
        send_out(session, order.id, open_quantities(session, order.id), now=now, actor=actor)
    else:
        stock.release(session, order.id, now=now)


def open_quantities(session: Session, order_id: int) -> dict[int, int]:
    """Line -> what is still to go out; nothing of lines that are done."""
    session.flush()
    lines = session.connection().execute(_LINES, {"order": order_id})
    return {line.id: quantity for line in lines if (quantity := open_quantity(line))}


_LINES = (
    select(LINE.c.id, LINE.c.quantity, LINE.c.shipped_quantity, LINE.c.refunded_quantity, LINE.c.returned_quantity)
    .where(LINE.c.order_id == bindparam("order"))
    .order_by(LINE.c.position, LINE.c.id)
)


def send_out(session: Session, order_id: int, quantities: Mapping[int, int], *, now: datetime, actor: str = "") -> None:
    """The goods of these lines have left: sell what is promised (promising it first where it was not) and count the
    lines up."""
    still_open = open_quantities(session, order_id)
    wanted = {line_id: max(still_open.get(line_id, 0), quantity) for line_id, quantity in quantities.items()}
    stock.reserve_lines(session, order_id, {**still_open, **wanted}, strict=False, now=now)
    stock.ship_reserved(session, order_id, quantities, now=now, actor=actor)
    for line in lines_of(session, order_id):
        if line.id is not None and quantities.get(line.id):
            line.shipped_quantity += quantities[line.id]
            session.add(line)
    session.flush()
