"""The orders of a channel, what can be done with them, and the carriers' labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Protocol, runtime_checkable

from storemanager.channels.base.results import BadRecord, ListingRef, Page
from storemanager.money import Money
from storemanager.texts import Text


class RemoteStatus(Enum):
    """What an order's state on the channel means for us; the channel's own word is kept beside it."""

    DRAFT = "draft"  # not an order yet; never imported as a sale (F10)
    UNPAID = "unpaid"  # waits for money, may still fail by itself
    ON_HOLD = "on hold"  # waits for the owner (bank transfer to be seen)
    TO_SHIP = "to ship"
    ARRANGED = "arranged"  # the carrier is to fetch it: nothing is left to do there, and it has not left yet
    SHIPPED = "shipped"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    FAILED = "failed"
    REFUNDED = "refunded"
    GONE = "gone"  # deleted there (trash); ours is kept (F17)
    UNKNOWN = "unknown"  # reserve, show, do not ship (F10, F54)


@dataclass(frozen=True)
class RemoteAddress:
    name: str = ""
    phone: str = ""
    email: str = ""
    company: str = ""
    street: str = ""
    ward: str = ""
    district: str = ""
    city: str = ""
    province: str = ""
    postcode: str = ""
    country: str = ""
    masked: bool = False  # the channel hides parts: never overwrites what is known, never merges people (F16)


@dataclass(frozen=True)
class RemoteLine:
    """One line as the channel sold it: amounts are taken as they are and never recomputed (F48).

    `stock_taken` is how many units the channel itself has taken from its stock for this line by now, where it tells;
    None: it does not tell, and the order's `takes_stock` decides."""

    remote_id: str
    ref: ListingRef | None  # None: a free-text line, or the product is gone there
    sku: str
    title: str
    quantity: int
    unit_price: Money  # before discounts
    total: Money  # of the whole line, after discounts
    tax: Money | None = None
    stock_taken: int | None = None
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class RemoteDiscount:
    code: str
    title: str
    amount: Money


@dataclass(frozen=True)
class RemoteRefundLine:
    line_remote_id: str
    quantity: int
    amount: Money


@dataclass(frozen=True)
class RemoteRefund:
    """Money back. `restocked` says whether the channel put the lines' goods back on its own shelf; None: it does not
    tell."""

    remote_id: str
    amount: Money
    reason: str = ""
    refunded_at: datetime | None = None
    lines: tuple[RemoteRefundLine, ...] = ()
    restocked: bool | None = None


@dataclass(frozen=True)
class RemoteShipmentLine:
    line_remote_id: str
    quantity: int


@dataclass(frozen=True)
class RemoteShipment:
    """A parcel. `lines` say what is in it, where the channel tells: then a part of the order has left although the
    rest has not. `remote_id` is its id there, if it has one."""

    tracking_number: str
    carrier: str = ""
    tracking_url: str = ""
    shipped_at: datetime | None = None
    remote_id: str = ""
    lines: tuple[RemoteShipmentLine, ...] = ()


@dataclass(frozen=True)
class RemoteOrder:
    """An order as the channel has it now: the whole truth about it, not an event (R1)."""

    remote_id: str
    number: str
    status: RemoteStatus
    channel_status: str  # the channel's own word
    placed_at: datetime
    modified_at: datetime
    currency: str
    lines: tuple[RemoteLine, ...]
    total: Money
    takes_stock: bool  # by the channel's own rule an order in this state has taken stock there
    shipping_total: Money | None = None
    discount_total: Money | None = None
    tax_total: Money | None = None
    fee_total: Money | None = None
    discounts: tuple[RemoteDiscount, ...] = ()
    refunds: tuple[RemoteRefund, ...] = ()
    shipments: tuple[RemoteShipment, ...] = ()
    paid_at: datetime | None = None
    completed_at: datetime | None = None
    payment_method: str = ""
    payment_title: str = ""
    transaction_id: str = ""
    customer_id: str = ""  # the channel's id of a registered customer; empty: a guest
    billing: RemoteAddress = field(default_factory=RemoteAddress)
    shipping: RemoteAddress = field(default_factory=RemoteAddress)
    customer_note: str = ""
    ship_by: datetime | None = None
    cancel_requested: bool = False  # the buyer asks for it, and the shop has not answered yet
    ship_again: bool = False  # the carrier did not fetch it: the shipment is to be arranged anew
    return_answer_by: datetime | None = None  # the buyer wants money back, and the shop must answer until then
    url: str = ""
    created_via: str = ""
    raw: str = field(default="", repr=False)  # the answer as JSON, kept so that nothing is lost (R2)


@dataclass(frozen=True)
class ShipmentNotice:
    tracking_number: str
    carrier: str = ""
    tracking_url: str = ""
    notify_customer: bool = True
    key: str = ""  # our idempotency key: written into the channel where it can be found again


@dataclass(frozen=True)
class RefundRequest:
    """`lines` name the order's remote line ids; `restock` puts their goods back on the channel's shelf."""

    amount: Money
    reason: str = ""
    lines: tuple[RemoteRefundLine, ...] = ()
    restock: bool = True
    key: str = ""


@runtime_checkable
class Orders(Protocol):
    def pull_orders(self, cursor: str | None) -> Page[RemoteOrder]:
        """Orders changed since `cursor` (None: the channel's recent past and all that are open), oldest change first,
        with overlap at the edge (F04, F05): the same order may come again. Drafts are not in it."""

    def get_order(self, remote_id: str) -> RemoteOrder:
        """One order, fresh. Raises RejectedError with `gone` when it is not there."""

    def set_status(self, remote_id: str, status: RemoteStatus) -> RemoteOrder:
        """Move it on the channel; repeating is harmless. Raises RejectedError when the channel has no such step."""

    def ship_order(self, remote_id: str, notice: ShipmentNotice) -> RemoteOrder:
        """Tell channel and customer that the goods left. Looks first whether `notice.key` was already delivered."""

    def cancel_order(self, remote_id: str, reason: str) -> RemoteOrder:
        """Cancel it there; the channel's own rule gives the stock back there."""

    def refund_order(self, remote_id: str, request: RefundRequest) -> RemoteRefund:
        """Give money back by the book of the channel. Looks first whether `request.key` was already done."""

    def add_note(self, remote_id: str, note: str, *, to_customer: bool = False, key: str = "") -> None:
        """Add a note; with a key it is added once."""


class CostKind(Enum):
    """What a channel keeps money for, or adds some."""

    COMMISSION = "commission"
    SERVICE = "service"  # programmes of the channel, handling
    PAYMENT = "payment"  # for taking the money
    SHIPPING = "shipping"  # what the way cost the shop, with what the buyer paid for it
    SUBSIDY = "subsidy"  # what the channel adds: its own vouchers, coins
    TAX = "tax"  # withheld
    ADJUSTMENT = "adjustment"  # put right afterwards
    OTHER = "other"


@dataclass(frozen=True)
class RemoteCost:
    """Positive: the channel keeps it; negative: it adds it."""

    kind: CostKind
    amount: Money


@dataclass(frozen=True)
class RemoteCosts:
    """Where the money of one order goes: what the buyer pays less `costs` and less what was given back is `payout`.
    Until `final` it is the channel's own estimate."""

    remote_id: str
    costs: tuple[RemoteCost, ...]
    payout: Money
    final: bool = False


@dataclass(frozen=True)
class CostQuestion:
    """An order, and the channel's own word for its state."""

    remote_id: str
    channel_status: str


@runtime_checkable
class ChannelCosts(Protocol):
    def order_costs(self, asked: Sequence[CostQuestion]) -> Sequence[RemoteCosts]:
        """What the channel keeps of these orders, in as few requests as it allows; orders of which it knows nothing yet
        are missing. Raises ChannelError when nothing came."""


@dataclass(frozen=True)
class LabelSheet:
    """A file to be printed, with the carrier's labels of these orders in it."""

    remote_ids: tuple[str, ...]
    content: bytes = field(repr=False)
    media_type: str = "application/pdf"


@dataclass(frozen=True)
class LabelAnswer:
    """`refused` are orders that have no label (yet), each with the reason. `tracking` is (order, number) of each
    parcel."""

    sheets: tuple[LabelSheet, ...]
    refused: tuple[BadRecord, ...] = ()
    tracking: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class SendingWay:
    """One way in which parcels get to the carrier: fetched at a place and a time, or brought. `key` is the channel's
    own; `lasting` is what is remembered of it, because times of today are none tomorrow."""

    key: str
    title: Text
    lasting: str = ""


SENDING_WAY = "sending_way"
"""The setting in which an account remembers how its parcels get to the carrier (what is `lasting` of a way)."""


@runtime_checkable
class Arranging(Protocol):
    def sending_ways(self, remote_id: str) -> Sequence[SendingWay]:
        """The ways this order can go, the one that is usual first."""

    def arrange(self, remote_ids: Sequence[str], way: str = "") -> Sequence[BadRecord]:
        """Ask the carrier to take these parcels, by a way's `key` or `lasting` where the order offers it, else the
        usual one; those that are asked for already are left alone. Answers with those that were refused. Raises
        ChannelError when the channel does not answer: asking again then goes on where it stopped."""


@runtime_checkable
class Labels(Protocol):
    def fetch_labels(self, remote_ids: Sequence[str]) -> LabelAnswer:
        """The carrier's own labels of orders whose shipment is arranged, as few files as the channel allows. Every
        order is in a sheet or refused (one of several parcels can be both); asking again is harmless. Raises
        ChannelError when nothing came."""
