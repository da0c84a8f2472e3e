"""What a page shows of a product on its channels: rows of plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from storemanager.domain.accounts import Master
from storemanager.services.offer_reasons import OfferReasons
from storemanager.sync.plan_rows import PlanRow
from storemanager.texts import Text


class ShownState(Enum):
    SAME = "same"
    WAITING = "waiting"  # goes out with the next sync, or when it is sent
    SENDING = "sending"
    DIFFERS = "differs"  # it shows what nobody here wanted
    PAUSED = "paused"
    ABSENT = "absent"


@dataclass(frozen=True)
class Three:
    """In the book, shown there, and what will be sent; None where there is no such number. Amounts are minor units of
    the account's currency."""

    book: int | None
    shown: int | None
    sent: int | None

    @property
    def changes(self) -> bool:
        return self.sent is not None and self.sent != self.shown


@dataclass(frozen=True)
class Way:
    """A way out of a difference. `key` is handed to `choose_way`; one that is not `enabled` says in `note` why."""

    key: str
    title: Text
    note: Text
    chosen: bool
    enabled: bool = True


@dataclass(frozen=True)
class LogLine:
    at: datetime
    text: Text


@dataclass(frozen=True)
class ShownRow:
    """One item on one account, or our own counter (`account_id` None)."""

    account_id: int | None
    account_name: str
    account_kind: str
    currency: str
    listing_id: int | None
    remote_product_id: str
    remote_url: str
    write_word: Text | None
    stock: Three
    price: Three
    sale_price: Three
    content: Text | None
    content_changes: bool
    state: ShownState
    read_at: datetime | None
    why: tuple[Text, ...] = ()
    stock_ways: tuple[Way, ...] = ()
    price_ways: tuple[Way, ...] = ()
    price_master: Master = Master.BOOK
    log: tuple[LogLine, ...] = ()
    plan: PlanRow | None = None

    @property
    def counter(self) -> bool:
        return self.account_id is None

    @property
    def changes(self) -> bool:
        """Whether something would be sent."""
        return self.stock.changes or self.price.changes or self.sale_price.changes or self.content_changes


@dataclass(frozen=True)
class ChannelsShown:
    product_id: int
    product_name: str
    variant_id: int
    sku: str
    currency: str
    variants: tuple[tuple[int, str, str], ...]  # of all variants that are sold: id, SKU, title
    reasons: OfferReasons
    rows: tuple[ShownRow, ...]

    @property
    def changes(self) -> int:
        """How many channels would be sent something."""
        return sum(row.changes for row in self.rows)

    @property
    def read_at(self) -> datetime | None:
        """When the last of the channels was read."""
        return max((row.read_at for row in self.rows if row.read_at is not None), default=None)
