"""One order with everything about it: what the panel beside the list shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, func, select
from sqlmodel import Session, SQLModel, col
from sqlmodel import select as select_model

from storemanager.domain.orders import (
    RESERVES,
    Order,
    OrderDiscount,
    OrderLine,
    OrderStatus,
    Payment,
    PaymentKind,
    PaymentStatus,
    Return,
    Shipment,
    may_move,
    sold_by_channel,
)
from storemanager.domain.syncing import OutboxKind, OutboxState
from storemanager.errors import NotFoundError
from storemanager.services import audit, order_costs
from storemanager.services.order_costs import OrderCosts
from storemanager.services.order_rows import OrderProblem, order_rows
from storemanager.services.order_tables import LINE, ORDER, PRODUCT, RETURN_LINE, VARIANT, lines_of, open_quantity
from storemanager.services.order_totals import gross
from storemanager.texts import translate

_IMAGE = SQLModel.metadata.tables["product_image"]
_SHIPMENT_LINE = SQLModel.metadata.tables["shipment_line"]
_OUTBOX = SQLModel.metadata.tables["outbox_entry"]


@dataclass(frozen=True)
class LineDetail:
    """One line. `open_quantity` is what is still to go out; `cost` is of the whole line, None while a cost is
    unknown."""

    id: int
    variant_id: int | None
    product_id: int | None
    remote_line_id: str | None
    sku: str
    title: str
    shelf: str
    image_url: str
    quantity: int
    scale: int
    unit_price: int
    discount: int
    tax: int
    total: int
    cost: int | None
    shipped_quantity: int
    returned_quantity: int
    refunded_quantity: int
    open_quantity: int


@dataclass(frozen=True)
class DiscountDetail:
    code: str
    title: str
    amount: int


@dataclass(frozen=True)
class PaymentDetail:
    id: int
    kind: PaymentKind
    method: str
    amount: int
    reference: str
    note: str
    paid_at: datetime


@dataclass(frozen=True)
class ShipmentDetail:
    id: int
    carrier: str
    tracking_number: str
    tracking_url: str
    shipped_at: datetime
    quantities: Mapping[int, int]


@dataclass(frozen=True)
class ReturnedLine:
    line_id: int
    quantity: int
    restocked: bool


@dataclass(frozen=True)
class ReturnDetail:
    id: int
    remote_id: str | None
    reason: str
    returned_at: datetime
    lines: tuple[ReturnedLine, ...]


@dataclass(frozen=True)
class OrderDetail:
    """An order in full. `steps` names the acts of `services.orders` that are open to it now; `waiting` what its
    channel has not yet been told; `cost` is None while a line's cost is unknown."""

    id: int
    number: str
    remote_id: str | None
    remote_number: str
    remote_url: str
    account_id: int | None
    account_kind: str
    account_name: str
    channel_status: str
    moves_stock: bool
    status: OrderStatus
    payment_status: PaymentStatus
    problems: tuple[OrderProblem, ...]
    customer_id: int | None
    customer: str
    contact_name: str
    contact_phone: str
    billing: Mapping[str, Any]
    shipping: Mapping[str, Any]
    customer_note: str
    note: str
    currency: str
    subtotal: int
    discount_total: int
    shipping_total: int
    tax_total: int
    fee_total: int
    total: int
    paid_total: int
    refunded_total: int
    cost: int | None
    channel_costs: OrderCosts | None
    payment_method: str
    placed_at: datetime
    ship_by: datetime | None
    confirmed_at: datetime | None
    packed_at: datetime | None
    shipped_at: datetime | None
    delivered_at: datetime | None
    cancelled_at: datetime | None
    gone_at: datetime | None
    lines: tuple[LineDetail, ...]
    discounts: tuple[DiscountDetail, ...]
    payments: tuple[PaymentDetail, ...]
    shipments: tuple[ShipmentDetail, ...]
    returns: tuple[ReturnDetail, ...]
    history: tuple[audit.AuditRow, ...]
    steps: frozenset[str]
    waiting: tuple[OutboxKind, ...]

    @property
    def shown_number(self) -> str:
        return self.remote_number or self.number

    @property
    def gross_profit(self) -> int | None:
        """What was earned after costs, fees and what the channel keeps; None while a cost is unknown."""
        if self.cost is None:
            return None
        kept = self.channel_costs.total if self.channel_costs else 0
        return self.total - self.refunded_total - self.tax_total - self.fee_total - kept - self.cost


def find_by_number(session: Session, number: str) -> int | None:
    """The order with this number: ours first, then the newest of a channel's."""
    session.flush()
    wanted = number.strip().lstrip("#")
    connection = session.connection()
    own = connection.scalar(select(ORDER.c.id).where(ORDER.c.number == wanted.upper()))
    if own is not None:
        return int(own)
    of_channel = select(ORDER.c.id).where(ORDER.c.remote_number.in_([number.strip(), wanted, f"#{wanted}"]))
    found = connection.scalar(of_channel.order_by(ORDER.c.id.desc()).limit(1))
    return None if found is None else int(found)


def order(session: Session, order_id: int) -> OrderDetail:
    """Everything about one order."""
    session.flush()
    record = session.get(Order, order_id)
    row = next(iter(order_rows(session, [order_id])), None)
    if record is None or row is None:
        raise NotFoundError(
            translate("orders", "This order is not in the book any more."),
            translate("orders", "Look for it again in the list of orders."),
        )
    records = lines_of(session, order_id)
    lines = _lines(session, order_id, records, own=not sold_by_channel(record.account_id, record.extra))
    costs = [line.cost for line in lines if line.quantity]
    return OrderDetail(
        id=order_id,
        number=record.number,
        remote_id=record.remote_id,
        remote_number=record.remote_number,
        remote_url=record.remote_url,
        account_id=record.account_id,
        account_kind=row.account_kind,
        account_name=row.account_name,
        channel_status=record.channel_status,
        moves_stock=record.moves_stock,
        status=record.status,
        payment_status=record.payment_status,
        problems=row.problems,
        customer_id=record.customer_id,
        customer=row.customer,
        contact_name=record.contact_name,
        contact_phone=record.contact_phone,
        billing=record.billing,
        shipping=record.shipping,
        customer_note=record.customer_note,
        note=record.note,
        currency=record.currency,
        subtotal=record.subtotal,
        discount_total=record.discount_total,
        shipping_total=record.shipping_total,
        tax_total=record.tax_total,
        fee_total=record.fee_total,
        total=record.total,
        paid_total=record.paid_total,
        refunded_total=record.refunded_total,
        cost=None if None in costs else sum(cost for cost in costs if cost is not None),
        channel_costs=order_costs.of_order(session, order_id),
        payment_method=record.payment_method,
        placed_at=record.placed_at,
        ship_by=record.ship_by,
        confirmed_at=record.confirmed_at,
        packed_at=record.packed_at,
        shipped_at=record.shipped_at,
        delivered_at=record.delivered_at,
        cancelled_at=record.cancelled_at,
        gone_at=record.gone_at,
        lines=lines,
        discounts=_discounts(session, order_id),
        payments=_payments(session, order_id),
        shipments=_shipments(session, order_id),
        returns=_returns(session, order_id),
        history=tuple(audit.history(session, "order", order_id)),
        steps=_steps(record, records),
        waiting=_waiting(session, order_id),
    )


def _lines(session: Session, order_id: int, records: Sequence[OrderLine], *, own: bool) -> tuple[LineDetail, ...]:
    image = func.coalesce(
        _image(_IMAGE.c.variant_id == VARIANT.c.id), _image(_IMAGE.c.product_id == VARIANT.c.product_id)
    )
    known = {
        row.id: row
        for row in session.connection().execute(
            select(LINE.c.id, VARIANT.c.product_id, VARIANT.c.shelf, VARIANT.c.quantity_scale, image.label("image_url"))
            .join(VARIANT, VARIANT.c.id == LINE.c.variant_id)
            .join(PRODUCT, PRODUCT.c.id == VARIANT.c.product_id)
            .where(LINE.c.order_id == order_id)
        )
    }
    return tuple(_line(record, known.get(record.id), own=own) for record in records)


def _image(of: ColumnElement[bool]) -> ScalarSelect[Any]:
    return select(_IMAGE.c.url).where(of).order_by(_IMAGE.c.position).limit(1).scalar_subquery()


def _line(record: OrderLine, known: Any, *, own: bool) -> LineDetail:
    assert record.id is not None
    scale = known.quantity_scale if known is not None and own else 1
    cost = None if record.unit_cost is None else gross(record.unit_cost, record.quantity, scale)
    return LineDetail(
        id=record.id,
        variant_id=record.variant_id,
        product_id=known.product_id if known is not None else None,
        remote_line_id=record.remote_line_id,
        sku=record.sku,
        title=record.title,
        shelf=known.shelf if known is not None else "",
        image_url=(known.image_url or "") if known is not None else "",
        quantity=record.quantity,
        scale=scale,
        unit_price=record.unit_price,
        discount=record.discount,
        tax=record.tax,
        total=record.total,
        cost=cost,
        shipped_quantity=record.shipped_quantity,
        returned_quantity=record.returned_quantity,
        refunded_quantity=record.refunded_quantity,
        open_quantity=open_quantity(record),
    )


def _discounts(session: Session, order_id: int) -> tuple[DiscountDetail, ...]:
    found = session.exec(select_model(OrderDiscount).where(OrderDiscount.order_id == order_id))
    return tuple(DiscountDetail(discount.code, discount.title, discount.amount) for discount in found)


def _payments(session: Session, order_id: int) -> tuple[PaymentDetail, ...]:
    statement = select_model(Payment).where(Payment.order_id == order_id).order_by(col(Payment.id))
    return tuple(
        PaymentDetail(entry.id or 0, entry.kind, entry.method, entry.amount, entry.reference, entry.note, entry.paid_at)
        for entry in session.exec(statement)
    )


def _shipments(session: Session, order_id: int) -> tuple[ShipmentDetail, ...]:
    found = session.exec(select_model(Shipment).where(Shipment.order_id == order_id).order_by(col(Shipment.id))).all()
    rows = session.connection().execute(
        select(_SHIPMENT_LINE).where(_SHIPMENT_LINE.c.shipment_id.in_([entry.id for entry in found]))
    )
    quantities: dict[int, dict[int, int]] = {}
    for row in rows:
        quantities.setdefault(row.shipment_id, {})[row.order_line_id] = row.quantity
    return tuple(
        ShipmentDetail(
            entry.id or 0, entry.carrier, entry.tracking_number, entry.tracking_url, entry.shipped_at,
            quantities.get(entry.id or 0, {}),
        )
        for entry in found
    )  # fmt: skip


def _returns(session: Session, order_id: int) -> tuple[ReturnDetail, ...]:
    found = session.exec(select_model(Return).where(Return.order_id == order_id).order_by(col(Return.id))).all()
    rows = session.connection().execute(
        select(RETURN_LINE).where(RETURN_LINE.c.return_id.in_([entry.id for entry in found]))
    )
    lines: dict[int, list[ReturnedLine]] = {}
    for row in rows:
        lines.setdefault(row.return_id, []).append(ReturnedLine(row.order_line_id, row.quantity, row.restocked))
    return tuple(
        ReturnDetail(
            entry.id or 0, entry.remote_id, entry.reason, entry.returned_at, tuple(lines.get(entry.id or 0, ()))
        )
        for entry in found
    )


def _steps(record: Order, lines: Sequence[OrderLine]) -> frozenset[str]:
    """The acts that are open now; the same conditions as the acts themselves."""
    status = record.status
    away = any(line.shipped_quantity > line.returned_quantity for line in lines)
    to_go = any(open_quantity(line) for line in lines)
    possible = {
        "confirm": status in (OrderStatus.DRAFT, OrderStatus.UNPAID, OrderStatus.PENDING),
        "pack": status is OrderStatus.CONFIRMED,
        "unpack": status is OrderStatus.PACKED,
        "ship": status in RESERVES - {OrderStatus.PENDING} and to_go,
        "deliver": may_move(status, OrderStatus.DELIVERED),
        "cancel": may_move(status, OrderStatus.CANCELLED) and not away,
        "return_goods": away,
        "refund": record.paid_total > record.refunded_total,
        "record_payment": record.paid_total < record.total and status is not OrderStatus.CANCELLED,
    }
    return frozenset(step for step, open_now in possible.items() if open_now)


def _waiting(session: Session, order_id: int) -> tuple[OutboxKind, ...]:
    states = (OutboxState.WAITING, OutboxState.UNCLEAR, OutboxState.PARKED)
    statement = select(_OUTBOX.c.kind).where(_OUTBOX.c.order_id == order_id, _OUTBOX.c.state.in_(states))
    return tuple(session.connection().scalars(statement.order_by(_OUTBOX.c.id)))
