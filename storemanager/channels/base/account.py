"""One account on one channel, signed in; and what a connector gets from outside."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Protocol, runtime_checkable

from storemanager.channels.base.connecting import AccountSettings, ConnectField, ConnectStep
from storemanager.texts import Text


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


@runtime_checkable
class EndingConsent(Protocol):
    """A channel on which the owner's consent ends by itself some day."""

    def consent_ends(self) -> datetime | None:
        """When; None where it does not say. One small request."""


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


class Notebook:
    """What a connector has to remember from one start of the program to the next, as one text that only it reads, such
    as work that the channel does later. `keep` has saved it when it comes back. Made without both it remembers as long
    as the connector lives."""

    def __init__(
        self, latest: Callable[[], str] | None = None, keep: Callable[[str], None] | None = None, note: str = ""
    ) -> None:
        self._note = note
        self.latest = latest or (lambda: self._note)
        self.keep = keep or self._remember

    def _remember(self, note: str) -> None:
        self._note = note


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
    notes: Notebook = field(default_factory=Notebook)


class ChannelFactory(Protocol):
    """What `CHANNELS` holds: the classes of the connectors."""

    key: str
    title: str
    fields: tuple[ConnectField, ...]
    steps: tuple[ConnectStep, ...]

    def __call__(self, settings: AccountSettings, *, context: Context) -> Channel: ...
