"""What the practice Shopee holds in memory. Moments are aware and in UTC; money is whole đồng."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from storemanager.practice.http import Json
from storemanager.practice.people import Person

HOME = "VNZ"
"""The place of a shop with one warehouse."""


@dataclass(slots=True)
class Promotion:
    """What holds a model: a price for shoppers, and units that must stay on sale. A flash sale locks the stock too."""

    id: int
    kind: str
    price: int
    reserved: int
    begins: datetime
    ends: datetime

    def runs(self, now: datetime) -> bool:
        return self.begins <= now < self.ends


@dataclass(slots=True)
class Model:
    """One sellable kind of an item; the only one of an item without kinds has the number 0."""

    id: int
    sku: str
    price: int
    stock: dict[str, int]
    tier_index: list[int] = field(default_factory=list)
    barcode: str = ""
    promotion: Promotion | None = None

    @property
    def units(self) -> int:
        return sum(self.stock.values())

    def promoted(self, now: datetime) -> Promotion | None:
        return self.promotion if self.promotion is not None and self.promotion.runs(now) else None


@dataclass(slots=True)
class Item:
    """A product."""

    id: int
    name: str
    sku: str
    created: datetime
    updated: datetime
    models: dict[int, Model] = field(default_factory=dict)
    tiers: list[tuple[str, list[str]]] = field(default_factory=list)
    status: str = "NORMAL"
    description: str = ""
    category_id: int = 0
    images: list[str] = field(default_factory=list)
    kilograms: str = "0.5"
    attributes: list[dict[str, Json]] = field(default_factory=list)
    brand: tuple[int, str] = (0, "NoBrand")
    carriers: list[int] = field(default_factory=list)
    tier_images: list[str] = field(default_factory=list)  # of the values of the first tier
    found_from: datetime | None = None  # the search learns of it only then

    @property
    def has_model(self) -> bool:
        return bool(self.tiers)


@dataclass(slots=True)
class Line:
    """One model in an order."""

    id: int
    item_id: int
    model_id: int
    item_name: str
    item_sku: str
    model_name: str
    model_sku: str
    quantity: int
    price: int
    paid_price: int
    location: str
    cancelled: int = 0
    returned: int = 0
    return_requested: int = 0


@dataclass(slots=True)
class Order:
    """One order; it is one parcel."""

    sn: str
    buyer_id: int
    buyer: Person
    created: datetime
    updated: datetime
    ship_by: datetime
    cod: bool
    lines: list[Line]
    package: str
    status: str = "UNPAID"
    paid: datetime | None = None
    shipping_fee: int = 22000
    shipping_rebate: int = 0  # what Shopee takes over of the way
    voucher: int = 0
    message: str = ""
    carrier: str = "SPX Express"
    logistics: str = "LOGISTICS_NOT_START"
    mode: str = "pickup"
    arranged: datetime | None = None
    picked_up: datetime | None = None
    tracking: str = ""
    fetched_again: int = 0  # how often a new time was agreed with the carrier
    label_ordered: datetime | None = None
    before_cancel: str = ""
    cancel_by: str = ""
    cancel_reason: str = ""
    notes: str = ""
    returns: list[str] = field(default_factory=list)

    @property
    def goods(self) -> int:
        return sum(line.paid_price * (line.quantity - line.cancelled) for line in self.lines)

    @property
    def total(self) -> int:
        return max(0, self.goods + self.shipping_fee - self.voucher)


@dataclass(slots=True)
class Review:
    """What a buyer says of an item."""

    id: int
    order_sn: str
    item_id: int
    model_id: int
    stars: int
    text: str
    author: str
    written: datetime
    reply: str = ""
    replied: datetime | None = None
    replies: int = 0


@dataclass(slots=True)
class Return:
    """A buyer who wants money back, with or without goods."""

    sn: str
    order_sn: str
    created: datetime
    updated: datetime
    due: datetime
    reason: str
    amount: int
    lines: list[tuple[int, int]]  # (line of the order, units)
    status: str = "REQUESTED"
    tracking: str = ""
