"""The sync as the window shows it: plain values which somebody who knows the engine fills in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto


class AccountState(Enum):
    """Where one account is in this round."""

    QUEUED = auto()
    RUNNING = auto()
    DONE = auto()
    NEEDS_YOU = auto()
    WAITING = auto()
    FAILED = auto()
    STOPPED = auto()


@dataclass(frozen=True)
class AccountProgress:
    """One row of the sync popover."""

    account_id: int
    kind: str
    name: str
    state: AccountState
    words: str = ""
    """"sending stock 22 / 34", "done in 3 seconds"."""
    share: float | None = None


@dataclass(frozen=True)
class SoFar:
    """One line of what happened up to now; `bold` comes first."""

    icon: str
    bold: str
    text: str = ""
    tone: str = ""


@dataclass(frozen=True)
class SyncView:
    """Everything the top bar and the popover show of the sync."""

    running: bool = False
    share: float = 0.0
    accounts: tuple[AccountProgress, ...] = ()
    so_far: tuple[SoFar, ...] = ()
    elapsed_seconds: int = 0
    last_at: datetime | None = None
    every_minutes: int = 0
    problem: str = ""
    connected: int = field(default=0)
    """How many accounts there are; with none the button offers to connect one."""

    def count(self, *states: AccountState) -> int:
        return sum(account.state in states for account in self.accounts)

    def over(self) -> int:
        """Accounts whose part of this round is over, however it ended."""
        return len(self.accounts) - self.count(AccountState.QUEUED, AccountState.RUNNING)
