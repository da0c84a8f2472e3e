"""Stock numbers and prices: what a channel shows, and writing them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import ClassVar, Protocol, runtime_checkable

from storemanager.channels.base.results import ListingRef, WriteResult
from storemanager.money import Money
from storemanager.texts import Text


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
    """Prices as a channel writes them for shoppers. `amount` and `sale_amount` are what the texts can only mean; None:
    they could mean several things, or there is none."""

    price: str
    sale_price: str = ""
    sale_from: datetime | None = None
    sale_to: datetime | None = None
    amount: Money | None = None
    sale_amount: Money | None = None


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
