"""Orders with their lines, discounts, payments, shipments and returns, and the steps an order may take."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storemanager.domain.columns import Amount, JsonValue, UtcDateTime, enum_type, known_only


class OrderStatus(Enum):
    DRAFT = "draft"  # being written; reserves nothing
    UNPAID = "unpaid"  # a channel's order that waits for money and may fail by itself; reserves nothing
    PENDING = "pending"  # to be confirmed by the owner; reserves
    CONFIRMED = "confirmed"  # to pack
    PACKED = "packed"
    SHIPPED = "shipped"  # on the way
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    RETURNED = "returned"  # everything came back


class PaymentStatus(Enum):
    UNPAID = "unpaid"
    PARTLY_PAID = "partly paid"
    PAID = "paid"
    PARTLY_REFUNDED = "partly refunded"
    REFUNDED = "refunded"


_S = OrderStatus
NEXT_STATUS: dict[OrderStatus, frozenset[OrderStatus]] = {  # whatever is not listed is refused
    _S.DRAFT: frozenset({_S.PENDING, _S.CONFIRMED, _S.CANCELLED}),
    _S.UNPAID: frozenset({_S.PENDING, _S.CONFIRMED, _S.CANCELLED}),
    _S.PENDING: frozenset({_S.UNPAID, _S.CONFIRMED, _S.CANCELLED}),
    _S.CONFIRMED: frozenset({_S.PENDING, _S.UNPAID, _S.PACKED, _S.SHIPPED, _S.DELIVERED, _S.CANCELLED}),
    _S.PACKED: frozenset({_S.CONFIRMED, _S.SHIPPED, _S.DELIVERED, _S.CANCELLED}),
    _S.SHIPPED: frozenset({_S.DELIVERED, _S.RETURNED}),
    _S.DELIVERED: frozenset({_S.RETURNED}),
    _S.CANCELLED: frozenset({_S.UNPAID, _S.PENDING, _S.CONFIRMED}),  # a channel may take a cancel back
    _S.RETURNED: frozenset(),
}
RESERVES = frozenset({_S.PENDING, _S.CONFIRMED, _S.PACKED})
"""In these an order's goods are promised and still on the shelf."""
OPEN = frozenset({_S.DRAFT, _S.UNPAID, _S.PENDING, _S.CONFIRMED, _S.PACKED, _S.SHIPPED})
TO_SHIP = frozenset({_S.CONFIRMED, _S.PACKED})
GOODS_OUT = frozenset({_S.SHIPPED, _S.DELIVERED, _S.RETURNED})


class Order(SQLModel, table=True):
    """What a customer bought. `number` is ours and unique; an order of a channel is known by (account, remote id) (R3).
    Amounts are minor units of the order's own currency and, for a channel's order, taken as they came (F48).

    `channel_status` is the channel's own word. `takes_channel_stock` says whether, by the channel's rule, it has taken
    stock there. `moves_stock` is false for history: orders that were over before the book began counting.
    """

    __tablename__ = "orders"  # ORDER is a word of SQL
    __table_args__ = (
        UniqueConstraint("account_id", "remote_id"),
        CheckConstraint("(account_id IS NULL) = (remote_id IS NULL)", name="remote"),
        CheckConstraint("length(currency) = 3", name="currency"),
        Index("ix_orders_status_placed", "status", "placed_at"),
        known_only("ix_orders_customer_id", "customer_id"),
        known_only("ix_orders_ship_by", "ship_by"),
    )

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True)
    account_id: int | None = Field(default=None, foreign_key="channel_account.id")  # found by the unique pair
    remote_id: str | None = None
    remote_number: str = ""
    remote_url: str = ""
    channel_status: str = ""
    takes_channel_stock: bool = False
    moves_stock: bool = True
    status: OrderStatus = Field(default=OrderStatus.DRAFT, sa_column=Column(enum_type(OrderStatus), nullable=False))
    payment_status: PaymentStatus = Field(
        default=PaymentStatus.UNPAID, sa_column=Column(enum_type(PaymentStatus), nullable=False)
    )
    customer_id: int | None = Field(default=None, foreign_key="customer.id")
    location_id: int | None = Field(default=None, foreign_key="location.id")
    currency: str = Field(max_length=3)
    subtotal: int = Field(default=0, sa_type=Amount)
    discount_total: int = Field(default=0, sa_type=Amount)
    shipping_total: int = Field(default=0, sa_type=Amount)
    tax_total: int = Field(default=0, sa_type=Amount)
    fee_total: int = Field(default=0, sa_type=Amount)
    total: int = Field(default=0, sa_type=Amount)
    paid_total: int = Field(default=0, sa_type=Amount)
    refunded_total: int = Field(default=0, sa_type=Amount)
    payment_method: str = ""
    billing: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonValue, nullable=False))
    shipping: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonValue, nullable=False))
    contact_name: str = ""
    contact_phone: str = ""
    customer_note: str = ""
    note: str = ""
    placed_at: datetime = Field(sa_type=UtcDateTime, index=True)
    ship_by: datetime | None = Field(default=None, sa_type=UtcDateTime)
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    packed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    shipped_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    delivered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    cancelled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    remote_modified_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    gone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # deleted on the channel; ours is kept (F17)
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
    search_text: str = ""
    raw: str = ""  # the channel's answer, so that nothing of it is lost (R2)
    extra: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonValue, nullable=False))


FORMER_ACCOUNT = "former_account"
"""In the `extra` of an order whose channel account was removed: where it came from."""


def sold_by_channel(account_id: int | None, extra: Mapping[str, Any]) -> bool:
    """Whether its lines count whole units, as channels do, and not the variant's own unit; also when the account was
    removed since."""
    return account_id is not None or FORMER_ACCOUNT in extra


class OrderLine(SQLModel, table=True):
    """One variant of an order with the price of that day. A line whose product is unknown keeps its text and waits for
    a match. `unit_price` is before discounts, `total` is the whole line after them. `removed` lines were taken off by
    the channel."""

    __tablename__ = "order_line"
    __table_args__ = (
        UniqueConstraint("order_id", "remote_line_id"),
        CheckConstraint("quantity >= 0", name="quantity"),
        CheckConstraint("shipped_quantity >= 0 AND returned_quantity >= 0", name="progress"),
        CheckConstraint("returned_quantity <= shipped_quantity", name="returned"),
    )

    id: int | None = Field(default=None, primary_key=True)
    order_id: int = Field(foreign_key="orders.id")  # found by the unique pair with the channel's line
    position: int = 0
    remote_line_id: str | None = None
    remote_product_id: str = ""
    remote_variant_id: str = ""
    variant_id: int | None = Field(default=None, foreign_key="variant.id", index=True)
    sku: str = ""
    title: str
    quantity: int
    unit_price: int = Field(default=0, sa_type=Amount)
    discount: int = Field(default=0, sa_type=Amount)
    tax: int = Field(default=0, sa_type=Amount)
    total: int = Field(default=0, sa_type=Amount)
    unit_cost: int | None = Field(default=None, sa_type=Amount)
    shipped_quantity: int = 0
    returned_quantity: int = 0
    refunded_quantity: int = 0
    channel_taken: int | None = None  # units the channel itself says it took from its stock for this line


class OrderDiscount(SQLModel, table=True):
    __tablename__ = "order_discount"

    id: int | None = Field(default=None, primary_key=True)
    order_id: int = Field(foreign_key="orders.id", index=True)
    code: str = ""
    title: str = ""
    amount: int = Field(sa_type=Amount)


class PaymentKind(Enum):
    PAYMENT = "payment"
    REFUND = "refund"


class Payment(SQLModel, table=True):
    """Money in (positive amount, PAYMENT) or back (positive amount, REFUND). The key makes recording it twice count
    once."""

    __tablename__ = "payment"
    __table_args__ = (CheckConstraint("amount > 0", name="amount"),)

    id: int | None = Field(default=None, primary_key=True)
    order_id: int = Field(foreign_key="orders.id", index=True)
    kind: PaymentKind = Field(sa_column=Column(enum_type(PaymentKind), nullable=False))
    method: str = ""
    amount: int = Field(sa_type=Amount)
    reference: str = ""
    note: str = ""
    paid_at: datetime = Field(sa_type=UtcDateTime)
    idempotency_key: str = Field(unique=True)


class ChannelCostKind(Enum):
    """What a channel keeps money for, or adds some."""

    COMMISSION = "commission"
    SERVICE = "service"
    PAYMENT = "payment"
    SHIPPING = "shipping"
    SUBSIDY = "subsidy"
    TAX = "tax"
    ADJUSTMENT = "adjustment"
    OTHER = "other"


class ChannelPayout(SQLModel, table=True):
    """What an order's channel pays out for it, as it said when it was asked last: in which state the order was then,
    and how much of it had been given back. `amount` None: it did not know. Until `final` it is an estimate."""

    __tablename__ = "channel_payout"

    order_id: int = Field(foreign_key="orders.id", primary_key=True, ondelete="CASCADE")
    amount: int | None = Field(default=None, sa_type=Amount)
    final: bool = False
    asked_status: str = ""
    asked_refunded: int = Field(default=0, sa_type=Amount)
    asked_at: datetime = Field(sa_type=UtcDateTime)


class ChannelCost(SQLModel, table=True):
    """One kind of what the channel keeps of an order (positive), or adds to it (negative)."""

    __tablename__ = "channel_cost"

    order_id: int = Field(foreign_key="orders.id", primary_key=True, ondelete="CASCADE")
    kind: ChannelCostKind = Field(sa_column=Column(enum_type(ChannelCostKind), primary_key=True))
    amount: int = Field(sa_type=Amount)


class Shipment(SQLModel, table=True):
    """Goods out. An order may leave in several."""

    __tablename__ = "shipment"

    id: int | None = Field(default=None, primary_key=True)
    order_id: int = Field(foreign_key="orders.id", index=True)
    carrier: str = ""
    tracking_number: str = Field(default="", index=True)
    tracking_url: str = ""
    shipped_at: datetime = Field(sa_type=UtcDateTime)
    idempotency_key: str = Field(unique=True)


class ShipmentLine(SQLModel, table=True):
    __tablename__ = "shipment_line"
    __table_args__ = (CheckConstraint("quantity > 0", name="quantity"),)

    shipment_id: int = Field(foreign_key="shipment.id", primary_key=True)
    order_line_id: int = Field(foreign_key="order_line.id", primary_key=True, index=True)
    quantity: int


class Return(SQLModel, table=True):
    """Goods that came back. That money was given back is another fact: a Payment of kind REFUND (F15)."""

    __tablename__ = "returns"
    __table_args__ = (UniqueConstraint("order_id", "remote_id"),)

    id: int | None = Field(default=None, primary_key=True)
    order_id: int = Field(foreign_key="orders.id", index=True)
    remote_id: str | None = None
    reason: str = ""
    returned_at: datetime = Field(sa_type=UtcDateTime)
    idempotency_key: str = Field(unique=True)


class ReturnLine(SQLModel, table=True):
    """`restocked` says whether the goods went back on the shelf (a RETURN movement) or not (broken, kept by the
    buyer)."""

    __tablename__ = "return_line"
    __table_args__ = (CheckConstraint("quantity > 0", name="quantity"),)

    return_id: int = Field(foreign_key="returns.id", primary_key=True)
    order_line_id: int = Field(foreign_key="order_line.id", primary_key=True, index=True)
    quantity: int
    restocked: bool = True


def may_move(current: OrderStatus, to: OrderStatus) -> bool:
    """Whether the step is in the table of allowed steps."""
    return to in NEXT_STATUS[current]
