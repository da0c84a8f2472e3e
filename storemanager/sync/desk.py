"""What the steps of one account's round share: the book, the channel, the lease, and a way to tell how far they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from sqlmodel import Session

from storemanager.channels.base import Channel, Orders
from storemanager.channels.errors import CancelledError
from storemanager.clock import Clock
from storemanager.services import accounts
from storemanager.sync.status import Phase
from storemanager.sync.tally import Tally

LEASE = timedelta(minutes=2)
"""How long an account stays ours without a sign of life; every transaction of a round is one. A request may wait a
minute."""


class Book(Protocol):
    """The shop's book as sync needs it: `database.Book`."""

    def read(self) -> AbstractContextManager[Session]: ...

    def write(self) -> AbstractContextManager[Session]: ...


class LeaseLostError(Exception):
    """Another program has begun to write to the account: this round ends at once (F66)."""


@dataclass(frozen=True)
class Suspect:
    """A number that was read, and the other one that was known to stand there (`echo`). `near`: how many units orders
    took so close to when that one was seen that nobody can tell which came first; None: it may be any number."""

    expected: int
    shown: int
    near: int | None = 0


@dataclass
class Desk:
    """No transaction is ever open while the channel is asked: every step reads or writes the book, or talks, never
    both."""

    book: Book
    account_id: int
    channel: Channel
    clock: Clock
    cancelled: Callable[[], bool]
    holder: str
    round_id: str
    parallel: bool
    tell: Callable[[Phase, int, int | None], None]
    tally: Tally = field(default_factory=Tally)
    by_hand: bool = False  # the owner asked for this round: nothing waits for our own patience alone
    run_id: int | None = None  # the row of this run; None outside a round
    orders_known: bool = True  # false while the last pull of orders broke off before its end
    suspects: dict[int, Suspect] = field(default_factory=dict)  # listing -> what a reading found, not judged yet

    def check(self) -> None:
        """Raises when the owner has stopped the sync."""
        if self.cancelled():
            raise CancelledError

    @property
    def has_orders(self) -> bool:
        return isinstance(self.channel, Orders)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction that also keeps the lease; raises LeaseLostError, and writes nothing, when it is
        another's."""
        now = self.clock()
        with self.book.write() as session:
            if not accounts.take_lease(session, self.account_id, self.holder, until=now + LEASE, now=now):
                raise LeaseLostError
            yield session

    def read(self) -> AbstractContextManager[Session]:
        return self.book.read()

    def now(self) -> datetime:
        return self.clock()
