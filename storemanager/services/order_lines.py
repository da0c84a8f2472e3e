"""Saying which variant a free-text line is, also after its goods have left."""

from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session

from storemanager.domain.orders import GOODS_OUT, Order, OrderLine
from storemanager.errors import NotAllowedError, NotFoundError
from storemanager.services import audit, stock
from storemanager.services.order_stock import open_quantities, settle_order
from storemanager.services.order_tables import RETURN_LINE, VARIANT, get
from storemanager.texts import translate


def match_line(
    session: Session, order_line_id: int, variant_id: int, *, now: datetime, actor: str = "", origin: str = ""
) -> None:
    """Say which variant a line is. If the order reserves, the goods are reserved now; if they have left, they are sold
    now, and what was sold of a wrongly matched variant is put back. Repeating it changes nothing."""
    session.flush()
    line = session.get(OrderLine, order_line_id)
    if line is None:
        raise NotFoundError(
            translate("orders", "This line is not in the order any more."),
            translate("orders", "Open the order again."),
        )
    order = get(session, line.order_id)
    if line.variant_id == variant_id:
        return
    cost, sku = _variant(session, variant_id)
    if line.variant_id is not None:
        _refuse_after_return(line)
        stock.take_back_sold(session, line.order_id, order_line_id, now=now, actor=actor)
    line.variant_id = variant_id
    line.unit_cost = cost if line.unit_cost is None else line.unit_cost
    line.sku = line.sku or sku
    session.add(line)
    session.flush()
    _catch_up(session, order, line, now, actor)
    text = translate("orders", "“{title}” was matched to {sku}")(title=line.title, sku=sku)
    audit.record(
        session, action="order.match", entity="order", entity_id=line.order_id, text=text, now=now, actor=actor,
        origin=origin,
    )  # fmt: skip


def _catch_up(session: Session, order: Order, line: OrderLine, now: datetime, actor: str) -> None:
    """The stock of a line whose variant is known from now on: sell what has left and was not put back, then settle as
    usual."""
    assert line.id is not None
    left = line.shipped_quantity - _restocked(session, line.id)
    if left > 0 and order.moves_stock:
        wanted = open_quantities(session, line.order_id) if order.status not in GOODS_OUT else {}
        promised = {**wanted, line.id: wanted.get(line.id, 0) + left}
        stock.reserve_lines(session, line.order_id, promised, strict=False, now=now)
        stock.ship_reserved(session, line.order_id, {line.id: left}, now=now, actor=actor)
    settle_order(session, order, strict=False, now=now, actor=actor)


def _restocked(session: Session, line_id: int) -> int:
    """What came back to the shelf while nobody knew what it was: it never left the book's stock."""
    statement = select(func.sum(RETURN_LINE.c.quantity)).where(
        RETURN_LINE.c.order_line_id == line_id, RETURN_LINE.c.restocked
    )
    return int(session.connection().scalar(statement) or 0)


def _refuse_after_return(line: OrderLine) -> None:
    if line.returned_quantity:
        raise NotAllowedError(
            translate("orders", "“{title}” was matched, sold and came back already.")(title=line.title),
            translate("orders", "Put the stock of both products right with a correction."),
        )


def _variant(session: Session, variant_id: int) -> tuple[int | None, str]:
    row = session.connection().execute(select(VARIANT.c.cost, VARIANT.c.sku).where(VARIANT.c.id == variant_id)).first()
    if row is None:
        raise NotFoundError(
            translate("stock", "This product is not in the book any more."),
            translate("stock", "Look for it again in the list of products."),
        )
    return row.cost, row.sku
