"""What the Home page shows, as frozen rows."""

from dataclasses import dataclass
from datetime import datetime

from storemanager.domain.accounts import AccountState
from storemanager.domain.syncing import RunState
from storemanager.texts import Text


@dataclass(frozen=True)
class OrderHint:
    """One order of a group, enough to name it and to open it."""

    order_id: int
    number: str
    account_kind: str
    account_name: str
    customer: str
    total: int
    currency: str
    placed_at: datetime
    ship_by: datetime | None


@dataclass(frozen=True)
class ToShip:
    """Orders to pack and send: how many, how many of them late, the most urgent late one and the next that is due."""

    count: int
    late: int
    late_first: OrderHint | None
    due_today: int
    next_due: OrderHint | None


@dataclass(frozen=True)
class Unmatched:
    """Order lines that match no product: in how many orders, and the oldest of them."""

    lines: int
    orders: int
    first: OrderHint | None
    first_title: str


@dataclass(frozen=True)
class ChannelSales:
    """Sales of one channel account (None: our own desk and counter) today and on the same weekday last week up to the
    same time."""

    account_id: int | None
    kind: str
    name: str
    today: int
    today_orders: int
    last_week: int
    yesterday: int
    yesterday_orders: int


@dataclass(frozen=True)
class Sales:
    """Sales by the time they were placed, less what was refunded; drafts, unpaid and cancelled orders are none.
    `last_week` counts up to the same time of day as `today`. The hours are running totals at the end of hour 0…23 in
    the shop's zone: today up to the present hour, last week the whole day. Amounts in other currencies are never added
    in: they stand by themselves."""

    currency: str
    until: datetime
    today: int
    last_week: int
    yesterday: int
    channels: tuple[ChannelSales, ...]
    hours_today: tuple[int, ...]
    hours_last_week: tuple[int, ...]
    other_currencies: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class LowStock:
    """A variant that runs out. `days_left` is what is available over the last 14 days' sales; None: it did not sell."""

    variant_id: int
    product_id: int
    name: str
    sku: str
    scale: int
    available: int
    reorder_point: int | None
    sold: int
    days_left: int | None


@dataclass(frozen=True)
class AccountHealth:
    """One channel account: when it was last in line, what its last round said, what waits to be sent to it."""

    account_id: int
    kind: str
    name: str
    state: AccountState
    last_synced_at: datetime | None
    retry_at: datetime | None
    problem: Text | None
    run_state: RunState | None
    run_finished_at: datetime | None
    to_send: int
    attention: int


@dataclass(frozen=True)
class Home:
    """Everything on the Home page, read in one go."""

    to_ship: ToShip
    to_confirm: int
    unmatched: Unmatched
    attention: int
    sales: Sales
    low_stock: tuple[LowStock, ...]
    accounts: tuple[AccountHealth, ...]
