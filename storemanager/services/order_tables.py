"""Finding an order's records inside a use case, and the refusals every step shares."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Table, bindparam
from sqlmodel import Session, SQLModel, col, select

from storemanager.domain.orders import Order, OrderLine, OrderStatus
from storemanager.errors import NotAllowedError, NotFoundError
from storemanager.texts import Text, translate

ORDER: Table = SQLModel.metadata.tables["orders"]
LINE: Table = SQLModel.metadata.tables["order_line"]
VARIANT: Table = SQLModel.metadata.tables["variant"]
PRODUCT: Table = SQLModel.metadata.tables["product"]
ACCOUNT: Table = SQLModel.metadata.tables["channel_account"]
PAYMENT: Table = SQLModel.metadata.tables["payment"]
RETURN: Table = SQLModel.metadata.tables["returns"]
RETURN_LINE: Table = SQLModel.metadata.tables["return_line"]

STATUS_WORDS: dict[OrderStatus, Text] = {
    OrderStatus.DRAFT: translate("orders", "draft"),
    OrderStatus.UNPAID: translate("orders", "waiting for payment"),
    OrderStatus.PENDING: translate("orders", "to confirm"),
    OrderStatus.CONFIRMED: translate("orders", "to pack"),
    OrderStatus.PACKED: translate("orders", "packed"),
    OrderStatus.SHIPPED: translate("orders", "on the way"),
    OrderStatus.DELIVERED: translate("orders", "delivered"),
    OrderStatus.CANCELLED: translate("orders", "cancelled"),
    OrderStatus.RETURNED: translate("orders", "returned"),
}


def get(session: Session, order_id: int) -> Order:
    """The order, read afresh and held for this transaction, so that two windows do not take the same step twice."""
    session.flush()
    order = session.scalars(_HELD, {"order": order_id}).first()
    if order is None:
        raise NotFoundError(
            translate("orders", "This order is not in the book any more."),
            translate("orders", "Look for it again in the list of orders."),
        )
    return order


def lines_of(session: Session, order_id: int) -> Sequence[OrderLine]:
    """The order's lines as the customer sees them, read afresh."""
    return session.scalars(_LINES, {"order": order_id}).all()


_HELD = select(Order).where(col(Order.id) == bindparam("order")).with_for_update()
_LINES = (
    select(OrderLine)
    .where(col(OrderLine.order_id) == bindparam("order"))
    .order_by(col(OrderLine.position), col(OrderLine.id))
    .execution_options(populate_existing=True)
)


def shown_number(order: Order) -> str:
    """The number the owner knows it by: the channel's own, or ours."""
    return order.remote_number or order.number


def open_quantity(line: OrderLine | Row[*tuple[Any, ...]]) -> int:
    """What of a line is still to go out. Units that were refunded and did not come back were never sent."""
    refunded_unsent: int = max(0, line.refunded_quantity - line.returned_quantity)
    return max(0, line.quantity - line.shipped_quantity - refunded_unsent)


def refuse_step(order: Order, advice: Text) -> NotAllowedError:
    """The step is not open to an order in this state."""
    return NotAllowedError(
        translate("orders", "Order {number} is {status}: this step is not open to it.")(
            number=shown_number(order), status=STATUS_WORDS[order.status]
        ),
        advice,
    )
