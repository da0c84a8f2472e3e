"""Signed-in channels: an account's plain values from the book, its secrets from the vault, made into a connector.

The one place where the three meet; the window and the command line connect, test and remove accounts through it.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeAlias

from storemanager.channels import by_key
from storemanager.channels.base import (
    AccountCheck,
    AccountSettings,
    Channel,
    Context,
    FieldTest,
    GuidedConnect,
    SecretKeeper,
)
from storemanager.clock import Clock, now
from storemanager.database import Book
from storemanager.domain.accounts import PRACTICE
from storemanager.errors import InvalidInputError
from storemanager.practice.facebook import GraphSettings
from storemanager.services import accounts, shop
from storemanager.texts import translate
from storemanager.vault import Vault

_PAGE = GraphSettings()
WEBSITE_SECRETS = {"consumer_key": "ck_practice", "consumer_secret": "cs_practice"}
PAGE_SECRETS = {"access_token": _PAGE.system_token, "app_secret": _PAGE.app_secret}
PRACTICE_SECRETS = {**WEBSITE_SECRETS, **PAGE_SECRETS}
"""The keys of the practice channels are no secret and need no vault."""

_log = logging.getLogger(__name__)


class Connections:
    """`vault` is asked for late: opening a keyring takes a moment and may need the owner."""

    def __init__(
        self,
        book: Book,
        vault: Callable[[], Vault],
        *,
        clock: Clock = now,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._book = book
        self._vault = vault
        self._clock = clock
        self._sleep = sleep
        self._turns: dict[int, threading.RLock] = {}
        self._earned: dict[_Tried, dict[str, str]] = {}  # handed out while values were tried that are not saved yet

    def settings(self, account_id: int) -> AccountSettings:
        """All a connector is made from. Raises StoreError when the vault cannot be read."""
        with self._book.read() as session:
            account = accounts.get(session, account_id)
        values = {"address": account.address, **{name: str(value) for name, value in account.settings.items()}}
        secrets = PRACTICE_SECRETS if account.settings.get(PRACTICE) else self._vault().get(str(account_id))
        return AccountSettings(account_id, account.name, values, secrets, currency=account.currency)

    def make(self, settings: AccountSettings, cancelled: Callable[[], bool] = lambda: False) -> Channel:
        """The connector of an account; the caller closes it."""
        with self._book.read() as session:
            kind = accounts.get(session, settings.account_id).kind
        return self._connector(kind, settings, self._keeper(settings), cancelled)

    def test_field(
        self,
        kind: str,
        key: str,
        values: Mapping[str, str],
        secrets: Mapping[str, str],
        *,
        account_id: int | None = None,
    ) -> FieldTest | None:
        """Test one value of the Connect page; None where the channel cannot test single values. Of an account that is
        there, secrets that were left empty are those it has."""
        if account_id is not None:
            kept = self._vault().get(str(account_id))
            secrets = {**kept, **{name: value for name, value in secrets.items() if value}}
        channel = self._connector(kind, self._unsaved(kind, values, secrets), self._trial(kind, secrets, account_id))
        try:
            return channel.test_field(key) if isinstance(channel, GuidedConnect) else None
        finally:
            channel.close()

    def try_out(
        self, kind: str, values: Mapping[str, str], secrets: Mapping[str, str], *, account_id: int | None = None
    ) -> AccountCheck:
        """Sign in with values that are not saved yet, of a new account or of one that is there. Raises ChannelError, or
        InvalidInputError when one is missing."""
        _check_complete(kind, values, secrets)
        keeper = self._trial(kind, secrets, account_id)
        channel = self._connector(kind, self._unsaved(kind, values, secrets), keeper)
        try:
            return channel.check()
        finally:
            channel.close()

    def check(self, account_id: int) -> AccountCheck:
        """Sign in to a connected account. Raises ChannelError."""
        channel = self.make(self.settings(account_id))
        try:
            return channel.check()
        finally:
            channel.close()

    def add(
        self,
        kind: str,
        name: str,
        values: Mapping[str, str],
        secrets: Mapping[str, str],
        found: AccountCheck,
        *,
        activate: bool = False,
        at: datetime,
    ) -> int:
        """Save an account that was tried out: its secrets go into the vault before the book says it is there, so that
        no account is left without them. Its address is the one that was entered, or that the channel gave itself. With
        `activate` the book's numbers go out from the first sync on."""
        plain = {**values, **found.values}
        with self._book.write() as session:
            account_id = accounts.add(
                session,
                kind=kind,
                name=name,
                address=plain.get("address") or found.address,
                settings=plain,
                currency=found.currency or shop.get(session).currency,
                timezone=found.timezone,
                version=found.version,
                now=at,
            )
            if activate:
                accounts.activate(session, account_id, looked=False, now=at)  # nobody has seen it: the guards ask
            if not plain.get(PRACTICE):
                self._vault().set(str(account_id), self._with_earned(kind, secrets))
        self._earned.pop(_tried(kind, secrets), None)
        return account_id

    def update(
        self,
        account_id: int,
        values: Mapping[str, str],
        secrets: Mapping[str, str],
        found: AccountCheck,
        *,
        at: datetime,
    ) -> None:
        """New values of a connected account, tried out before: it works again after a sign-in was refused."""
        plain = {**values, **found.values}
        with self._book.write() as session:
            account = accounts.get(session, account_id)
            kind, kept = account.kind, account.settings
            accounts.update_connection(
                session,
                account_id,
                address=plain.get("address") or found.address or None,
                settings={**kept, **plain},
                currency=found.currency or None,
                timezone=found.timezone,
                version=found.version,
                now=at,
            )
            self._vault().set(str(account_id), self._with_earned(kind, secrets))
        self._earned.pop(_tried(kind, secrets), None)

    def remove(self, account_id: int) -> None:
        """Disconnect: the book first, then the secrets, so that a kill in between leaves no account without them."""
        with self._book.write() as session:
            practice = accounts.get(session, account_id).settings.get(PRACTICE)
            accounts.remove(session, account_id)
        if not practice:
            self._vault().delete(str(account_id))

    def _unsaved(self, kind: str, values: Mapping[str, str], secrets: Mapping[str, str]) -> AccountSettings:
        with self._book.read() as session:
            currency = shop.get(session).currency
        return AccountSettings(0, kind, dict(values), dict(secrets), currency=currency)

    def _connector(
        self,
        kind: str,
        settings: AccountSettings,
        secrets: SecretKeeper,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Channel:
        context = Context(now=self._clock, sleep=self._sleep, cancelled=cancelled, log=_log.info, secrets=secrets)
        return by_key(kind)(settings, context=context)

    # --- Secrets that change by themselves ---

    def _keeper(self, settings: AccountSettings) -> SecretKeeper:
        """The vault of a connected account; all its connectors take turns."""
        account_id = settings.account_id
        turn = self._turns.setdefault(account_id, threading.RLock())
        if settings.values.get(PRACTICE):
            return self._memory(("practice", frozenset({("account", str(account_id))})), settings.secrets, turn)

        def keep(new: Mapping[str, str]) -> None:
            self._keep(account_id, new)

        return SecretKeeper(lambda: self._vault().get(str(account_id)), keep, turn)

    def _trial(self, kind: str, secrets: Mapping[str, str], account_id: int | None = None) -> SecretKeeper:
        """While values are tried out: what is handed out is remembered for when they are saved. That of an account that
        is there goes into its vault at once, because what it replaces is worth nothing any more."""
        turn = self._turns.setdefault(account_id or 0, threading.RLock())
        memory = self._memory(_tried(kind, secrets), secrets, turn)
        if account_id is None:
            return memory

        def keep(new: Mapping[str, str]) -> None:
            self._keep(account_id, new)
            memory.keep(new)

        return SecretKeeper(memory.latest, keep, turn)

    def _memory(self, key: _Tried, secrets: Mapping[str, str], turn: threading.RLock) -> SecretKeeper:
        def keep(new: Mapping[str, str]) -> None:
            self._earned[key] = {**self._earned.get(key, {}), **new}

        return SecretKeeper(lambda: {**secrets, **self._earned.get(key, {})}, keep, turn)

    def _keep(self, account_id: int, new: Mapping[str, str]) -> None:
        with self._turns.setdefault(account_id, threading.RLock()):
            vault = self._vault()
            vault.set(str(account_id), {**vault.get(str(account_id)), **new})

    def _with_earned(self, kind: str, secrets: Mapping[str, str]) -> Mapping[str, str]:
        return {**secrets, **self._earned.get(_tried(kind, secrets), {})}


_Tried: TypeAlias = "tuple[str, frozenset[tuple[str, str]]]"
"""A kind of channel and the secrets that were entered for it."""


def _tried(kind: str, secrets: Mapping[str, str]) -> _Tried:
    return kind, frozenset((name, "".join(value)) for name, value in secrets.items())


def _check_complete(kind: str, values: Mapping[str, str], secrets: Mapping[str, str]) -> None:
    for field in by_key(kind).fields:
        given = (secrets if field.secret else values).get(field.key, "")
        if field.required and not given.strip():
            raise InvalidInputError(
                translate("connections", "“{field}” is missing.")(field=field.label),
                translate("connections", "Fill it in and try again; nothing was saved."),
            )
