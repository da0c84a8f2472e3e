"""What the practice shop holds in memory. Moments are aware, in UTC, and whole seconds."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from storemanager.practice.http import Json

ADDRESS_FIELDS = (
    "first_name",
    "last_name",
    "company",
    "address_1",
    "address_2",
    "city",
    "state",
    "postcode",
    "country",
    "email",
    "phone",
)


def empty_address() -> dict[str, str]:
    """An address with every field blank."""
    return dict.fromkeys(ADDRESS_FIELDS, "")


@dataclass(frozen=True, slots=True)
class Past:
    """What a product's stock was until some moment, for caches that answer with old numbers."""

    until: datetime
    quantity: int | None
    modified: datetime


@dataclass(slots=True)
class Product:
    """A product, or a variation of one. Fields the shop only keeps and gives back are in `plain`."""

    id: int
    type: str
    created: datetime
    modified: datetime
    parent_id: int = 0
    name: str = ""
    slug: str = ""
    status: str = "publish"
    status_before_trash: str = ""
    sku: str = ""
    global_unique_id: str = ""
    regular_price: str = ""
    sale_price: str = ""
    sale_from: datetime | None = None
    sale_to: datetime | None = None
    manage_stock: bool = False
    stock_quantity: int | None = None
    stock_status: str = "instock"
    backorders: str = "no"
    total_sales: int = 0
    category_ids: list[int] = field(default_factory=list)
    images: list[dict[str, Json]] = field(default_factory=list)
    attributes: list[dict[str, Json]] = field(default_factory=list)
    default_attributes: list[dict[str, Json]] = field(default_factory=list)
    children: list[int] = field(default_factory=list)
    meta: list[dict[str, Json]] = field(default_factory=list)
    plain: dict[str, Json] = field(default_factory=dict)
    past: list[Past] = field(default_factory=list)

    @property
    def is_variation(self) -> bool:
        """Whether this is one kind of a variable product."""
        return self.type == "variation"


@dataclass(slots=True)
class Line:
    """One product line of an order, or of a refund (then with negative numbers)."""

    id: int
    name: str
    product_id: int
    variation_id: int
    quantity: int
    subtotal: Decimal
    total: Decimal
    sku: str | None = None
    global_unique_id: str | None = None
    parent_name: str | None = None
    image: dict[str, Json] = field(default_factory=lambda: {"id": "", "src": ""})
    reduced_stock: int = 0
    restocked: int = 0
    refunds_line_id: int = 0
    meta: list[dict[str, Json]] = field(default_factory=list)

    @property
    def goods_id(self) -> int:
        """What was bought: the variation, or else the product."""
        return self.variation_id or self.product_id


@dataclass(slots=True)
class ExtraLine:
    """A shipping or fee line."""

    id: int
    title: str
    total: Decimal
    method_id: str = ""
    instance_id: str = ""
    tax_class: str = ""
    tax_status: str = "taxable"
    meta: list[dict[str, Json]] = field(default_factory=list)


@dataclass(slots=True)
class CouponLine:
    """A coupon used by an order."""

    id: int
    code: str
    coupon_id: int
    discount_type: str
    amount: Decimal
    free_shipping: bool
    meta_id: int
    discount: Decimal = Decimal(0)
    counted: bool = False


@dataclass(slots=True)
class Note:
    """A note on an order."""

    id: int
    created: datetime
    text: str
    customer_note: bool = False


@dataclass(slots=True)
class Refund:
    """Money given back for an order, with the lines that came back."""

    id: int
    order_id: int
    created: datetime
    modified: datetime
    amount: Decimal
    reason: str
    meta: list[dict[str, Json]]
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Order:
    """One order. `number` is its id."""

    id: int
    created: datetime
    modified: datetime
    key: str
    status: str = "pending"
    status_before_trash: str = ""
    created_via: str = "rest-api"
    currency: str = "VND"
    parent_id: int = 0
    customer_id: int = 0
    customer_note: str = ""
    customer_ip: str = ""
    cart_hash: str = ""
    billing: dict[str, str] = field(default_factory=empty_address)
    shipping: dict[str, str] = field(default_factory=empty_address)
    payment_method: str = ""
    payment_method_title: str = ""
    transaction_id: str = ""
    completed: datetime | None = None
    paid: datetime | None = None
    sales_counted: bool = False
    lines: list[Line] = field(default_factory=list)
    shipping_lines: list[ExtraLine] = field(default_factory=list)
    fee_lines: list[ExtraLine] = field(default_factory=list)
    coupon_lines: list[CouponLine] = field(default_factory=list)
    refunds: list[Refund] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    meta: list[dict[str, Json]] = field(default_factory=list)

    @property
    def total(self) -> Decimal:
        """What the customer pays."""
        goods = sum((line.total for line in self.lines), Decimal(0))
        return goods + self.shipping_total + sum((fee.total for fee in self.fee_lines), Decimal(0))

    @property
    def shipping_total(self) -> Decimal:
        """What delivery costs."""
        return sum((line.total for line in self.shipping_lines), Decimal(0))

    @property
    def discount_total(self) -> Decimal:
        """What coupons and own prices took off."""
        return sum((line.subtotal - line.total for line in self.lines), Decimal(0))

    @property
    def refunded_total(self) -> Decimal:
        """What was given back so far."""
        return sum((refund.amount for refund in self.refunds), Decimal(0))


@dataclass(slots=True)
class Customer:
    """A registered customer. Guests exist only inside their orders."""

    id: int
    created: datetime
    modified: datetime
    email: str
    username: str
    first_name: str = ""
    last_name: str = ""
    billing: dict[str, str] = field(default_factory=empty_address)
    shipping: dict[str, str] = field(default_factory=empty_address)
    meta: list[dict[str, Json]] = field(default_factory=list)


@dataclass(slots=True)
class Coupon:
    """A coupon; what the shop only keeps and gives back is in `plain`."""

    id: int
    created: datetime
    modified: datetime
    code: str
    discount_type: str = "fixed_cart"
    amount: Decimal = Decimal(0)
    status: str = "publish"
    expires: datetime | None = None
    usage_count: int = 0
    used_by: list[str] = field(default_factory=list)
    minimum_amount: Decimal = Decimal(0)
    maximum_amount: Decimal = Decimal(0)
    meta: list[dict[str, Json]] = field(default_factory=list)
    plain: dict[str, Json] = field(default_factory=dict)


@dataclass(slots=True)
class Category:
    """A product category."""

    id: int
    name: str
    slug: str
    parent: int = 0
    description: str = ""
    display: str = "default"
    image: dict[str, Json] | None = None


@dataclass(slots=True)
class Webhook:
    """A web address the shop would tell of changes. The practice shop keeps it and delivers nothing."""

    id: int
    created: datetime
    modified: datetime | None
    name: str
    topic: str
    delivery_url: str
    secret: str = ""
    status: str = "active"
