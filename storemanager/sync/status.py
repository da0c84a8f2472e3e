"""What a sync tells while it runs and when it is over: the same for the window and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from storemanager.domain.syncing import RunState
from storemanager.texts import Text, translate


class Phase(Enum):
    """Where an account is in its round."""

    STARTING = "starting"
    ORDERS = "orders"
    PRODUCTS = "products"
    READING = "reading"
    STOCK = "stock"
    CONFIRMING = "confirming"
    PRICES = "prices"
    MESSAGES = "messages"
    ACTS = "acts"
    CHECKING = "checking"
    OVER = "over"


WORDS: Mapping[Phase, Text] = {
    Phase.STARTING: translate("sync", "Connecting…"),
    Phase.ORDERS: translate("sync", "Fetching orders…"),
    Phase.PRODUCTS: translate("sync", "Fetching products…"),
    Phase.READING: translate("sync", "Reading stock there…"),
    Phase.STOCK: translate("sync", "Sending stock…"),
    Phase.CONFIRMING: translate("sync", "Reading back what was sent…"),
    Phase.PRICES: translate("sync", "Sending prices…"),
    Phase.MESSAGES: translate("sync", "Fetching messages…"),
    Phase.ACTS: translate("sync", "Sending shipments and other acts…"),
    Phase.CHECKING: translate("sync", "Comparing every item…"),
    Phase.OVER: translate("sync", "Done."),
}


@dataclass(frozen=True)
class SyncEvent:
    """Something to show now. `total` None: not known yet. `state` is set with the last event of an account."""

    round_id: str
    account_id: int
    account_name: str
    phase: Phase
    words: Text
    done: int = 0
    total: int | None = None
    state: RunState | None = None
    problem: Text | None = None


@dataclass(frozen=True)
class AccountRun:
    """What a round did with one account. `lines` are the sentences for the owner; `advice` goes with `problem`."""

    account_id: int
    name: str
    state: RunState
    counts: Mapping[str, int]
    lines: tuple[Text, ...]
    requests: int = 0
    problem: Text | None = None
    advice: Text | None = None


@dataclass(frozen=True)
class RoundResult:
    round_id: str
    started_at: datetime
    finished_at: datetime
    runs: tuple[AccountRun, ...]

    @property
    def failed(self) -> bool:
        return any(run.state is RunState.FAILED for run in self.runs)

    @property
    def needs_attention(self) -> bool:
        return any(run.state in (RunState.ATTENTION, RunState.FAILED) for run in self.runs)

    @property
    def cancelled(self) -> bool:
        return any(run.state is RunState.CANCELLED for run in self.runs)

    def count(self, name: str) -> int:
        """One of the counts over all accounts."""
        return sum(run.counts.get(name, 0) for run in self.runs)


@dataclass
class Progress:
    """The latest word of each account: feed it every event, show it whenever there is time to."""

    accounts: dict[int, SyncEvent] = field(default_factory=dict)

    def feed(self, event: SyncEvent) -> None:
        self.accounts[event.account_id] = event

    @property
    def running(self) -> bool:
        return any(event.state is None for event in self.accounts.values())
