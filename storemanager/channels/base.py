"""What every channel offers, split by ability. A connector implements what its API has and nothing else.

The rest of the program asks `isinstance(channel, Stock)` instead of naming channels. Everything that goes in or comes
out is a plain frozen dataclass: connectors know neither Qt nor the book. They are ordinary blocking code; remembering,
repeating later and saving belong to `sync`.

Rules for every connector:
- errors are only those of `channels.errors`; one bad record of a page is reported as a `BadRecord`, never raised (F03);
- of many writes each item gets its own `WriteResult`, in the order asked (F24, F26);
- moments are aware and in UTC; money has a currency; quantities are whole units;
- unknown values are kept as text and named in the result, never skipped in silence (F54);
- what is sent is validated here first: real APIs turn nonsense into zero and answer 200.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, ClassVar, Generic, Protocol, TypeVar, runtime_checkable

from storemanager.channels.errors import ChannelError
from storemanager.money import Money
from storemanager.texts import Text

Json = Any
"""What `json.loads` gives; connectors translate it at once."""

T = TypeVar("T")


# --- Saying what a channel is: the Connect page and the command line are made from this ---


class FieldKind(Enum):
    TEXT = "text"
    URL = "url"
    SECRET = "secret"  # noqa: S105 - the kind of a field, not a secret
    CHOICE = "choice"
    FLAG = "flag"


@dataclass(frozen=True)
class ConnectField:
    """One value the owner enters to connect. Secrets go to the vault, all others to the account's settings."""

    key: str
    label: Text
    kind: FieldKind = FieldKind.TEXT
    required: bool = True
    help: Text | None = None
    example: str = ""
    choices: tuple[tuple[str, Text], ...] = ()
    default: str = ""

    @property
    def secret(self) -> bool:
        return self.kind is FieldKind.SECRET


@dataclass(frozen=True)
class ConnectStep:
    """One step of the guide beside the form: what to do, where to click; `page` is appended to the shop's address, or
    a whole https:// address. `page_field`: the field that holds the whole address of the page instead, once its test
    has found it out."""

    title: Text
    instructions: tuple[Text, ...]
    page: str = ""
    page_field: str = ""


@dataclass(frozen=True)
class AccountSettings:
    """All a connector is made from: `values` are the plain fields, `secrets` come from the vault when they are used.

    `values` may lack fields while the owner is still filling in the Connect page."""

    account_id: int
    name: str
    values: Mapping[str, str]
    secrets: Mapping[str, str] = field(repr=False)
    currency: str = "VND"


# --- Pages and results ---


@dataclass(frozen=True)
class BadRecord:
    """A record of a page that could not be understood: parked by sync with its raw form, the others go on."""

    remote_id: str
    problem: Text
    raw: str = ""


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list. `cursor` is where the next pull starts (only the channel reads it); it is stored together
    with the records in one transaction (F05). `more` says whether a further page is waiting now. `complete` is false
    when the channel's paging misbehaved: records are kept, the cursor is not moved (F07)."""

    items: tuple[T, ...]
    cursor: str
    more: bool
    bad: tuple[BadRecord, ...] = ()
    complete: bool = True


class Outcome(Enum):
    DONE = "done"  # acknowledged by the channel
    REJECTED = "rejected"  # refused, nothing changed there
    UNKNOWN = "unknown"  # may or may not have happened: read before writing again (R4)
    NOT_SENT = "not sent"  # never left this computer (cancelled, stopped before it)


@dataclass(frozen=True)
class WriteResult:
    """What became of one item of a write. `stock`/`price` echo what the channel says it holds now, if it says so."""

    ref: ListingRef
    outcome: Outcome
    problem: Text | None = None
    code: str = ""
    gone: bool = False
    stock: int | None = None


@dataclass(frozen=True)
class ListingRef:
    """Names one sellable item on the channel: its product id and, where it has one, its variant id there."""

    product_id: str
    variant_id: str = ""


# --- Account ---


@dataclass(frozen=True)
class AccountCheck:
    """What a connection test found. `address` is the shop's own: what tells it from the others of its channel.
    `warnings` are things the owner should know although it works."""

    shop_name: str
    address: str
    currency: str
    timezone: str
    version: str = ""
    can_write: bool = True
    server_time: datetime | None = None
    clock_off_seconds: float = 0.0  # how far this computer's clock is ahead of the channel's
    warnings: tuple[Text, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)  # what was found out: to be saved with the account's values


class Usage(Protocol):
    """What an account's traffic was: for the Channels page and for benchmarks."""

    requests: int
    limit_share: float | None  # 0..1 of the channel's limit that is used up; None: it has none
    last_seconds: float


class Channel(Protocol):
    """One account on one channel, signed in. `close()` ends its connections, also those of a request in flight."""

    key: ClassVar[str]
    title: ClassVar[str]
    fields: ClassVar[tuple[ConnectField, ...]]
    steps: ClassVar[tuple[ConnectStep, ...]]

    def __init__(self, settings: AccountSettings, *, context: Context) -> None: ...

    def check(self) -> AccountCheck:
        """Sign in and read what the shop says of itself. Raises ChannelError."""

    def server_now(self) -> datetime:
        """The channel's own clock, from its last answer's Date header (F62); our clock before the first answer."""

    @property
    def usage(self) -> Usage: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class SecretKeeper:
    """Where an account's secrets are kept, for channels whose keys change by themselves. `turn` is held while one is
    exchanged for the next, so that two tasks never do it at once; `latest` reads what is kept now; `keep` adds to it,
    and has saved it when it comes back (it raises StoreError when it could not)."""

    latest: Callable[[], Mapping[str, str]] = dict
    keep: Callable[[Mapping[str, str]], None] = lambda _secrets: None
    turn: AbstractContextManager[Any] = field(default_factory=threading.RLock)


@dataclass(frozen=True)
class Context:
    """What a connector gets from outside, so that tests and the simulation can stand in for the world."""

    now: Callable[[], datetime]
    sleep: Callable[[float], None]
    cancelled: Callable[[], bool] = lambda: False
    log: Callable[[str], None] = lambda _line: None  # is given lines without secrets and personal data (F70)
    transport: Any = None  # an httpx.BaseTransport, for tests
    monotonic: Callable[[], float] | None = None  # seconds for waits (F62); None: taken from `now`
    secrets: SecretKeeper = field(default_factory=SecretKeeper)  # without one they live as long as the connector


# --- The guided Connect page ---


@dataclass(frozen=True)
class FieldTest:
    """What testing one value of the Connect page found. `values` holds better values to put into the form, such as
    the tidied address. `advice` says what to do when it did not pass."""

    key: str
    passed: bool
    message: Text
    advice: Text | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@runtime_checkable
class GuidedConnect(Protocol):
    def test_field(self, key: str) -> FieldTest:
        """Test the value of one field as far as the values given so far allow; never raises ChannelError."""


# --- Catalogue ---


@dataclass(frozen=True)
class RemoteImage:
    url: str
    alt: str = ""
    remote_id: str = ""


@dataclass(frozen=True)
class RemoteVariant:
    """The sellable item. A product without options has exactly one, with `ref.variant_id` empty."""

    ref: ListingRef
    sku: str
    options: tuple[tuple[str, str], ...] = ()  # (option's name, value), in the product's order
    barcode: str = ""
    price: Money | None = None  # the list price; None: cannot be bought
    sale_price: Money | None = None
    sale_from: datetime | None = None
    sale_to: datetime | None = None
    stock: int | None = None  # None: the channel keeps no number for it
    stock_shared: bool = False  # the number is a pool shared with the product's other variants: never sum it (F32)
    sellable: bool = True
    weight_grams: int | None = None
    image: RemoteImage | None = None


@dataclass(frozen=True)
class RemoteProduct:
    remote_id: str
    title: str
    variants: tuple[RemoteVariant, ...]
    description: str = ""  # HTML as the channel keeps it; never shown as markup by us (F71)
    status: str = "published"  # published, draft, trashed, or the channel's own word
    url: str = ""
    categories: tuple[tuple[str, ...], ...] = ()  # each from the root down: ("Clothing", "T-shirts")
    tags: tuple[str, ...] = ()
    brand: str = ""
    images: tuple[RemoteImage, ...] = ()
    modified_at: datetime | None = None
    kind: str = "standard"  # standard, grouped, external, or the channel's own word


@dataclass(frozen=True)
class VariantDraft:
    """One variant to be created or updated on the channel; `ref` is set when it exists there."""

    sku: str
    options: tuple[tuple[str, str], ...] = ()
    barcode: str = ""
    price: Money | None = None
    sale_price: Money | None = None
    sale_from: datetime | None = None
    sale_to: datetime | None = None
    stock: int | None = None
    weight_grams: int | None = None
    image: RemoteImage | None = None
    ref: ListingRef | None = None


@dataclass(frozen=True)
class ProductDraft:
    """A product to be created or updated on the channel. `description` is HTML made from trusted parts only. `url` is
    where shoppers can see it elsewhere, for channels that show a link instead of a basket."""

    title: str
    variants: tuple[VariantDraft, ...]
    description: str = ""
    categories: tuple[tuple[str, ...], ...] = ()
    tags: tuple[str, ...] = ()
    images: tuple[RemoteImage, ...] = ()
    url: str = ""


@runtime_checkable
class CatalogueReading(Protocol):
    """What is on sale there, to be read."""

    def pull_products(self, cursor: str | None) -> Page[RemoteProduct]:
        """Products changed since `cursor` (None: all). A product is whole: all its variants are in it."""

    def find_by_skus(self, skus: Sequence[str]) -> Sequence[RemoteProduct]:
        """The products that hold one of `skus` (exactly, as the channel compares), whole."""


@runtime_checkable
class CatalogueWriting(Protocol):
    """Products put there from here."""

    def create_product(self, draft: ProductDraft) -> RemoteProduct:
        """Create it unpublished, with its stock numbers set, and read back what was made (F36). Safe to repeat: what
        an earlier, unclear attempt left behind is found and completed. Raises RejectedError, e.g. for a SKU taken by
        another product."""

    def update_product(self, remote_id: str, draft: ProductDraft) -> RemoteProduct:
        """Change text, pictures, categories and variants of a product there; stock and price of what exists are not
        touched, variants missing from `draft` are left alone. Variants without `ref` are created."""


@runtime_checkable
class Publishing(Protocol):
    """What is there already, shown or hidden."""

    def set_published(self, remote_id: str, published: bool) -> None:
        """Show it to shoppers, or hide it without deleting it."""


@runtime_checkable
class Catalogue(CatalogueReading, CatalogueWriting, Publishing, Protocol):
    """All of it, where the API has all of it."""


# --- Collections ---


@dataclass(frozen=True)
class RemoteCollection:
    """A named part of the catalogue: a category, the goods of a promotion. `items` None: it is made by a rule of the
    channel's own."""

    remote_id: str
    name: str
    items: tuple[ListingRef, ...] | None = None


@runtime_checkable
class Collections(Protocol):
    def collections(self) -> Sequence[RemoteCollection]:
        """All there are."""

    def put_collection(self, name: str, items: Sequence[ListingRef]) -> RemoteCollection:
        """Make the collection of this name hold exactly these items. Repeating it makes no second one."""

    def remove_collection(self, remote_id: str) -> None:
        """Take it away; the items stay. Harmless when it is gone already."""


# --- Stock ---


class StockWriteKind(Enum):
    """What the API can do; the engine picks its strategy by it (design section 5)."""

    COMPARE_AND_SET = "compare and set"
    DELTA = "true delta"
    NON_ATOMIC_DELTA = "non-atomic delta"
    ABSOLUTE = "absolute"


@dataclass(frozen=True)
class StockUpdate:
    """Bring one item from `seen` (what we last knew it shows) to `wanted`. A connector of kind NON_ATOMIC_DELTA or
    DELTA sends `wanted - seen`; `seen` None means it is not known and the absolute number is sent. `key` identifies
    the decision (R6)."""

    ref: ListingRef
    wanted: int
    seen: int | None
    key: str = ""


@dataclass(frozen=True)
class ShownPrice:
    """Prices as a channel writes them for shoppers: text, nothing to calculate with."""

    price: str
    sale_price: str = ""
    sale_from: datetime | None = None
    sale_to: datetime | None = None


@dataclass(frozen=True)
class StockReading:
    """What an item shows. `stock` None: the channel keeps no number. `gone`: it is not there any more. `complaint`:
    what the channel has against the item itself, such as a review that rejected it. `shown_price`: where the channel
    gives text instead of a price."""

    ref: ListingRef
    stock: int | None
    gone: bool = False
    price: Money | None = None
    sale_price: Money | None = None
    sale_from: datetime | None = None
    sale_to: datetime | None = None
    complaint: Text | None = None
    shown_price: ShownPrice | None = None


@dataclass(frozen=True)
class WriteLimits:
    """How writes are cut: items in one call of `write_stock`/`write_prices`, and calls at the same time."""

    batch: int = 50
    parallel: int = 1


@runtime_checkable
class Stock(Protocol):
    stock_write_kind: ClassVar[StockWriteKind]
    write_limits: ClassVar[WriteLimits]

    def read_stock(self, refs: Sequence[ListingRef]) -> Sequence[StockReading]:
        """What these items show now (stock, and price where it comes along), in bulk, never from a cache (F56); one
        reading for each ref, in order. Raises ChannelError when the whole read failed."""

    def write_stock(self, updates: Sequence[StockUpdate]) -> Sequence[WriteResult]:
        """Write at most `write_limits.batch` items; may be called from `write_limits.parallel` threads at once with
        different items. Never raises for an item; raises SignInError/TransientError (or CancelledError) only when
        nothing at all was sent."""

    def read_all_stock(self) -> Sequence[StockReading]:
        """Every item of the account, for the full check."""


# --- Prices ---


@dataclass(frozen=True)
class PriceUpdate:
    """The list price and the dated sale price (None: no sale) an item shall have."""

    ref: ListingRef
    price: Money
    sale_price: Money | None = None
    sale_from: datetime | None = None
    sale_to: datetime | None = None


@runtime_checkable
class Prices(Protocol):
    def write_prices(self, updates: Sequence[PriceUpdate]) -> Sequence[WriteResult]:
        """Like `Stock.write_stock`, same limits. Repeating it is harmless."""


@runtime_checkable
class PricesAsText(Protocol):
    """A channel whose prices can be written, and read only as `ShownPrice`."""

    def shows_price(self, shown: ShownPrice, sent: PriceUpdate) -> bool:
        """Whether what it shows can be what was sent. In doubt it can."""


# --- Orders ---


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
    channel_cost: Money | None = None  # what the channel keeps of the sale (commission and the like); None: not told
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


# --- Labels ---


@dataclass(frozen=True)
class LabelSheet:
    """A file to be printed, with the carrier's labels of these orders in it."""

    remote_ids: tuple[str, ...]
    content: bytes = field(repr=False)
    media_type: str = "application/pdf"


@dataclass(frozen=True)
class LabelAnswer:
    """`refused` are orders that have no label (yet), each with the reason."""

    sheets: tuple[LabelSheet, ...]
    refused: tuple[BadRecord, ...] = ()


@runtime_checkable
class Labels(Protocol):
    def fetch_labels(self, remote_ids: Sequence[str]) -> LabelAnswer:
        """The carrier's own labels of orders whose shipment is arranged, as few files as the channel allows. Every
        order is in a sheet or refused (one of several parcels can be both); asking again is harmless. Raises
        ChannelError when nothing came."""


# --- Inbox ---


@dataclass(frozen=True)
class RemotePerson:
    """Somebody who writes. The id is often known to this one account only; telephone and e-mail are given only where
    the channel really knows them."""

    remote_id: str
    name: str = ""
    username: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class RemoteAttachment:
    """Something that is no text. `kind`: image, video, audio, sticker, card, file, or the channel's own word."""

    kind: str
    url: str = ""
    name: str = ""


@dataclass(frozen=True)
class RemoteMessage:
    """One message. `readable` false: the channel shows no more that there was one; what was read earlier stays."""

    remote_id: str
    sent_at: datetime
    from_shop: bool
    text: str = ""
    attachments: tuple[RemoteAttachment, ...] = ()
    readable: bool = True


@dataclass(frozen=True)
class RemoteConversation:
    """A thread with one person, with its newest messages, the oldest of them first. `place`: the part of the channel it
    is in, where there are several. `whole`: there are no older messages than these."""

    remote_id: str
    person: RemotePerson
    updated_at: datetime
    messages: tuple[RemoteMessage, ...] = ()
    place: str = ""
    whole: bool = False
    unread: int = 0
    can_reply: bool = True
    url: str = ""

    @property
    def last_inbound_at(self) -> datetime | None:
        """When the person last wrote, as far as the messages here go."""
        return max((message.sent_at for message in self.messages if not message.from_shop), default=None)


class ReplyKind(Enum):
    """What may be sent to a person now."""

    FREE = "free"  # anything
    BY_HAND = "by hand"  # what a person has written just now: no automation, no promotion
    TEMPLATE = "template"  # only a template that the channel has approved
    CLOSED = "closed"  # nothing, before the person writes again


@dataclass(frozen=True)
class ReplyWindow:
    """`until`: when this ends and the next, stricter kind begins; None: it does not end by itself."""

    kind: ReplyKind
    until: datetime | None = None


@dataclass(frozen=True)
class ProductCard:
    """A product shown in a message."""

    title: str
    subtitle: str = ""
    image_url: str = ""
    url: str = ""


@dataclass(frozen=True)
class TemplateUse:
    """An approved template with its values. `words`: as the person will read it, to find it again."""

    name: str
    language: str
    values: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class MessageDraft:
    """A message to be sent: a text, or cards, or a template. `by_hand`: a person has written it just now.
    `first_tried_at`: it was tried before and the answer was lost, so it is looked for before it is sent again."""

    text: str = ""
    cards: tuple[ProductCard, ...] = ()
    template: TemplateUse | None = None
    by_hand: bool = False
    first_tried_at: datetime | None = None


class TemplateState(Enum):
    APPROVED = "approved"
    PENDING = "pending"
    REJECTED = "rejected"
    OTHER = "other"


@dataclass(frozen=True)
class RemoteTemplate:
    """A template; its places for values are {{1}}, {{2}} and so on. `state_word`: the channel's own word."""

    remote_id: str
    name: str
    language: str
    body: str
    state: TemplateState
    state_word: str = ""
    reason: str = ""

    def filled(self, values: Sequence[str]) -> TemplateUse:
        """The template with these values."""
        words = self.body
        for number, value in enumerate(values, start=1):
            words = words.replace(f"{{{{{number}}}}}", value)
        return TemplateUse(self.name, self.language, tuple(values), words)


@runtime_checkable
class Inbox(Protocol):
    def pull_conversations(self, cursor: str | None) -> Page[RemoteConversation]:
        """Conversations changed since `cursor` (None: of the last weeks), each with at least all its messages since
        then; the same one may come again. What the owner's sign-in may not read is left out; SignInError when that is
        everything."""

    def older_messages(self, conversation_id: str, cursor: str | None) -> Page[RemoteMessage]:
        """Further messages of a conversation, the newest first; `more` and `cursor` lead to those before."""

    def reply_window(self, last_inbound_at: datetime | None, *, place: str, now: datetime) -> ReplyWindow:
        """What may be sent to somebody who last wrote then. Asks nobody."""

    def send_message(self, conversation: RemoteConversation, draft: MessageDraft) -> RemoteMessage:
        """Send once. Raises RejectedError when the window does not allow it, TransientError(unclear) when the answer
        was lost and the message cannot be seen: it is then tried again with `first_tried_at`."""

    def mark_read(self, conversation: RemoteConversation) -> None:
        """Show the person that it was read. Repeating is harmless."""

    def templates(self) -> Sequence[RemoteTemplate]:
        """All templates with their states."""

    def propose_template(self, name: str, language: str, body: str, examples: Sequence[str]) -> RemoteTemplate:
        """Hand one in for approval. Repeating it makes no second one."""


# --- Posts ---


@dataclass(frozen=True)
class PostDraft:
    """An announcement. `publish_at` None: at once. `first_tried_at`: see `MessageDraft`."""

    text: str
    image_urls: tuple[str, ...] = ()
    url: str = ""
    publish_at: datetime | None = None
    first_tried_at: datetime | None = None


@dataclass(frozen=True)
class RemotePost:
    remote_id: str
    text: str
    url: str = ""
    published_at: datetime | None = None  # None: planned
    planned_at: datetime | None = None


@runtime_checkable
class Posts(Protocol):
    def publish_post(self, draft: PostDraft) -> RemotePost:
        """Publish or plan it once; what an earlier, unclear attempt published is found."""

    def posts(self) -> Sequence[RemotePost]:
        """What is shown or planned, the newest first."""

    def remove_post(self, remote_id: str) -> None:
        """Take it down. Harmless when it is gone already."""


class ChannelFactory(Protocol):
    """What `CHANNELS` holds: the classes of the connectors."""

    key: str
    title: str
    fields: tuple[ConnectField, ...]
    steps: tuple[ConnectStep, ...]

    def __call__(self, settings: AccountSettings, *, context: Context) -> Channel: ...


def problem_of(error: ChannelError) -> Text:
    """The error as one stored sentence."""
    return error.message
