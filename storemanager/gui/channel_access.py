"""What work with channels needs beside the window: book, vault, connections, engine, practice channels.

Qt-free and used from worker threads only; everything is made on its first use, because opening a keyring or loading
the network takes a moment.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from storemanager.channels.base import (
    AccountSettings,
    Channel,
    Collections,
    ConnectField,
    ConnectStep,
    Posts,
    Rights,
    Usage,
)
from storemanager.channels.errors import CancelledError
from storemanager.clock import Clock, now
from storemanager.database import Book
from storemanager.domain.accounts import PRACTICE
from storemanager.practice.street import KINDS, Street
from storemanager.services import shop
from storemanager.sync import demo, lead
from storemanager.sync.connections import Connections
from storemanager.sync.engine import Engine
from storemanager.sync.label_store import LabelStore
from storemanager.sync.labels import LabelDesk, Progress
from storemanager.sync.status import AccountRun, RoundResult, SyncEvent
from storemanager.vault import Vault, open_vault


@dataclass(frozen=True)
class ChannelKind:
    """What a connector says of itself, for the list of channels and the Connect page. `write` names how stock is
    written there ("" where it is not); `abilities` are those of the contract that have a part of the account's page."""

    key: str
    title: str
    fields: tuple[ConnectField, ...]
    steps: tuple[ConnectStep, ...]
    write: str = ""
    abilities: frozenset[str] = frozenset()


RIGHTS, POSTS, COLLECTIONS = "rights", "posts", "collections"


def channel_kinds() -> tuple[ChannelKind, ...]:
    """Every kind that can be connected."""
    from storemanager.channels import CHANNELS

    return tuple(
        ChannelKind(
            channel.key,
            channel.title,
            channel.fields,
            channel.steps,
            _write_kind(getattr(channel, "stock_write_kind", "")),
            _abilities(channel),
        )
        for channel in CHANNELS
    )


def _abilities(channel: type[Channel]) -> frozenset[str]:
    known = ((RIGHTS, Rights), (POSTS, Posts), (COLLECTIONS, Collections))
    return frozenset(name for name, ability in known if issubclass(channel, ability))


def _write_kind(kind: object) -> str:
    return str(getattr(kind, "name", ""))


class ChannelAccess:
    """One for each shop that is open. `open_book` gives a book of its own; `close` ends everything."""

    def __init__(
        self,
        open_book: Callable[[], Book],
        folder: Path,
        *,
        clock: Clock = now,
        sleep: Callable[[float], None] = time.sleep,
        products: int | None = None,
        shoppers: bool = True,
    ) -> None:
        self._open_book = open_book
        self.folder = folder
        self.clock, self._sleep = clock, sleep
        self._practice_products, self._shoppers = products, shoppers
        self._lock = threading.RLock()
        self._book: Book | None = None
        self._vault: Vault | None = None
        self._connections: Connections | None = None
        self._holder: str | None = None
        self._practice = ExitStack()
        self.street: Street | None = None
        self._stopped: set[int] = set()
        self._open: dict[int, Channel] = {}
        self.usages: dict[int, Usage] = {}
        """The traffic of each account in its last round."""

    @property
    def book(self) -> Book:
        with self._lock:
            if self._book is None:
                self._book = self._open_book()
            return self._book

    def vault(self) -> Vault:
        """Where this shop's secrets are. Raises StoreError where the computer has no place for them."""
        with self._lock:
            if self._vault is None:
                with self.book.read() as session:
                    public_id = shop.get(session).public_id
                self._vault = open_vault(self.folder, public_id)
            return self._vault

    @property
    def connections(self) -> Connections:
        """One for all: an account's keys that change by themselves are exchanged by one at a time."""
        with self._lock:
            if self._connections is None:
                self._connections = Connections(self.book, self.vault, clock=self.clock, sleep=self._sleep)
            return self._connections

    # --- Syncing ---

    def run_round(
        self,
        account_ids: Sequence[int] | None,
        *,
        trigger: str,
        full_check: bool,
        cancelled: Callable[[], bool],
        events: Callable[[SyncEvent], None],
    ) -> RoundResult:
        """One round; `stop_account` ends one account of it."""
        self._stopped.clear()
        lead.renew(self.book, self.folder)
        return self._engine(events).run_round(account_ids, trigger=trigger, full_check=full_check, cancelled=cancelled)

    def adopt(
        self,
        account_id: int,
        listing_ids: Sequence[int] | None,
        *,
        cancelled: Callable[[], bool],
        events: Callable[[SyncEvent], None],
    ) -> AccountRun:
        """Take products of the channel into the book."""
        self._stopped.clear()
        return self._engine(events).adopt(account_id, listing_ids, cancelled=cancelled)

    def stop_account(self, account_id: int) -> None:
        """End the round of one account, also a request in flight; the others go on."""
        self._stopped.add(account_id)
        channel = self._open.get(account_id)
        if channel is not None:
            channel.close()

    def stop_all(self) -> None:
        """End every request in flight; the round's own `cancelled` keeps new ones from beginning."""
        for account_id in list(self._open):
            self.stop_account(account_id)

    def _engine(self, events: Callable[[SyncEvent], None]) -> Engine:
        from storemanager.sync.lease import new_holder

        self._holder = self._holder or new_holder()
        return Engine(
            self.book, self.connections.settings, self._make, clock=self.clock, sleep=self._sleep, events=events,
            holder=self._holder,
        )  # fmt: skip

    def _make(self, settings: AccountSettings, cancelled: Callable[[], bool]) -> Channel:
        account_id = settings.account_id
        channel = self.connections.make(settings, lambda: cancelled() or account_id in self._stopped)
        self._open[account_id] = channel
        self.usages[account_id] = channel.usage
        return channel

    def clock_off(self, account_id: int) -> timedelta | None:
        """How far the channel's clock was ahead of ours in its last round; None: there was none yet."""
        channel = self._open.get(account_id)
        return None if channel is None else channel.server_now() - self.clock()

    # --- Labels ---

    def labels(
        self, *, cancelled: Callable[[], bool], check: Callable[[], None], report: Callable[[Progress], None]
    ) -> LabelDesk:
        """Where carriers' labels are asked for. `cancelled` ends waiting for a carrier, `check` raises when it is no
        longer wanted."""

        @contextmanager
        def opened(account_id: int) -> Iterator[Channel]:
            connections = self.connections
            channel = connections.make(connections.settings(account_id), cancelled)
            try:
                yield channel
            except CancelledError:
                check()
                raise
            finally:
                channel.close()

        return LabelDesk(self.book, opened, LabelStore(self.folder), now=self.clock, report=report, check=check)

    # --- The practice channels ---

    def start_practice(self, *, make: bool = False) -> int | None:
        """Start the practice channels the book sells on (with `make`: all there are), and tell the book where they
        are; answers with the website's account. Without any nothing happens, and the answer is None."""
        with self._lock:
            if make and self.street is not None and len(tuple(self.street)) < len(KINDS):
                self._practice.close()
                self.street = None
            if self.street is None:
                made = demo.street(
                    self.book, self.folder, make=make, products=self._practice_products or demo.PRODUCTS,
                    shoppers=self._shoppers, clock=self.clock,
                )  # fmt: skip
                if made is None:
                    return None
                self.street = self._practice.enter_context(made)
            return demo.connect(
                self.book, self.street, vault=self.vault, at=self.clock(), clock=self.clock, sleep=self._sleep
            )[0]

    def is_practice(self, account_id: int) -> bool:
        """Whether an account is on this computer's own practice channels."""
        from storemanager.services import accounts

        with self.book.read() as session:
            return bool(accounts.get(session, account_id).settings.get(PRACTICE))

    def close(self) -> None:
        """Stop the practice channels (they are kept for the next time) and let go of the book."""
        with self._lock:
            self._practice.close()
            self.street = None
            if self._book is not None:
                self._book.close()
                self._book = self._connections = None
