"""What a buyer's words say about an order, each thing with the exact place it was read from. Nothing here is decided:
what can be read in two ways is there twice, and what was not understood is kept as it was written."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The letters from `start` up to `end` of the message at place `message`."""

    message: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words as the buyer wrote them, and where."""

    span: Span
    text: str


class RemarkKind(Enum):
    """What people say beside goods and address."""

    COD = "cod"
    BANK_TRANSFER = "bank_transfer"
    DISCOUNT = "discount"  # asked for a lower price
    FREE_SHIPPING = "free_shipping"  # asked not to pay for the delivery
    INVOICE = "invoice"
    GIFT = "gift"  # to be wrapped, or with a card
    WHEN = "when"  # a day or hour for the delivery
    SAME_AS_BEFORE = "same_as_before"  # the address or phone of an earlier order
    MEASUREMENTS = "measurements"  # height and weight, to find the size


@dataclass(frozen=True, slots=True)
class Remark:
    """One such thing."""

    kind: RemarkKind
    quote: Quote


@dataclass(frozen=True, slots=True)
class PhoneSaid:
    """A phone number in E.164. `can_text` is false for landlines."""

    e164: str
    can_text: bool
    quote: Quote


@dataclass(frozen=True, slots=True)
class NameSaid:
    """Who the parcel may be for. `labelled`: the buyer said that it is a name; otherwise it stands where names do."""

    name: str
    quote: Quote
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One level of an address: `name` with its kind written out ("P.10" is "Phường 10"), and as it was said."""

    name: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class AddressSaid:
    """An address as far as it was said. `areas` are places whose level was not said and is not known: a ward of today
    or a district of before. `province_today` is the province that the one they named belongs to since 1 July 2025."""

    quotes: tuple[Quote, ...]
    street: Quote | None = None
    ward: Place | None = None
    district: Place | None = None
    province: Place | None = None
    province_today: str = ""
    areas: tuple[Place, ...] = ()

    @property
    def two_tier(self) -> bool:
        """Whether it can be an address of today: no district, and a province that still exists."""
        return self.district is None and (self.province is None or self.province.name == self.province_today)


class OptionKind(Enum):
    """Words that tell one variant of a product from another, whatever the product."""

    COLOUR = "colour"
    SIZE = "size"


@dataclass(frozen=True, slots=True)
class GoodsWord:
    """One word about goods. `soft`: it helps where a product has it, and says nothing where not ("hộp", "em").
    `code`: said to be the shop's own number of the goods."""

    quote: Quote
    folded: str
    soft: bool = False
    option: OptionKind | None = None
    code: bool = False


class Doubt(Enum):
    """Why a line must be looked at."""

    QUANTITY_NOT_SAID = "quantity_not_said"
    PARTS_DIFFER = "parts_differ"  # "3 áo, 1 đỏ 1 xanh"
    NUMBER_AT_END = "number_at_end"  # "áo thun đỏ 2": taken as the quantity, because no product knows it


@dataclass(frozen=True, slots=True)
class GoodsSaid:
    """One line of the order as it was said. `asked`: by an asking word or a quantity. `question`: the
    buyer asks about it. `weight_unit`: the quantity is in kilograms. `apart`: the same
    words as lines of their own, for a book that does not know them together ("2 bưởi 3 cam" are no orange pomelos)."""

    words: tuple[GoodsWord, ...]
    quotes: tuple[Quote, ...]
    quantity: Decimal | None = None
    quantity_quote: Quote | None = None
    weight_unit: bool = False
    price: int | None = None
    price_quote: Quote | None = None
    asked: bool = True
    question: bool = False
    doubts: tuple[Doubt, ...] = ()
    apart: tuple["GoodsSaid", ...] = ()


@dataclass(frozen=True, slots=True)
class OrderText:
    """All that was read out of the messages of one person. `rest` was not understood."""

    phones: tuple[PhoneSaid, ...] = ()
    names: tuple[NameSaid, ...] = ()
    addresses: tuple[AddressSaid, ...] = ()
    goods: tuple[GoodsSaid, ...] = ()
    remarks: tuple[Remark, ...] = ()
    rest: tuple[Quote, ...] = ()
