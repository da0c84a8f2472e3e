"""How each channel account is doing, in words and with a state mark: pure, for the card "Sync"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storemanager.domain.accounts import AccountState
from storemanager.gui import words
from storemanager.gui.syncing import AccountState as Running
from storemanager.gui.syncing import SyncView
from storemanager.reports.home_rows import AccountHealth
from storemanager.texts import Text, translate


@dataclass(frozen=True)
class Health:
    """One line of the card. `mark` is a state mark, `role` the colour of the words, `whole` what a tooltip adds."""

    account_id: int
    kind: str
    name: str
    words: str
    mark: str
    role: str = "text_muted"
    whole: str = ""


def healths(accounts: Sequence[AccountHealth], view: SyncView, now: datetime) -> tuple[Health, ...]:
    """Every account; while a sync runs, what it is doing with each."""
    running = {each.account_id: each for each in view.accounts} if view.running else {}
    found = []
    for account in accounts:
        progress = running.get(account.account_id)
        if progress is not None and progress.state is Running.RUNNING:
            health = _line(account, progress.words or _said(translate("home", "syncing")), "sending", "info")
        else:
            health = _at_rest(account, now)
        found.append(health)
    return tuple(found)


def _at_rest(account: AccountHealth, now: datetime) -> Health:
    problem = str(account.problem) if account.problem else ""
    if account.state is AccountState.PAUSED:
        return _line(account, _said(translate("home", "paused")), "paused")
    if account.state is AccountState.SIGN_IN:
        return _line(account, _said(translate("home", "sign in again")), "differs", "danger", problem)
    if account.retry_at is not None and account.retry_at > now:
        again = translate("home", "again at {time}")(time=words.clock(account.retry_at, now))
        return _line(account, str(again), "waiting", "warn", problem)
    if problem:
        return _line(account, _said(translate("home", "not reached")), "differs", "danger", problem)
    if account.attention:
        matters = translate("home", "{count} to look at")(count=account.attention)
        return _line(account, str(matters), "differs", "danger")
    if account.state is AccountState.SETTING_UP:
        return _line(account, _said(translate("home", "waits for your approval")), "waiting", "warn")
    if account.to_send:
        return _line(account, str(translate("home", "{count} to send")(count=account.to_send)), "waiting", "warn")
    if account.last_synced_at is None:
        return _line(account, _said(translate("home", "not synced yet")), "waiting", "warn")
    return _line(account, words.when(account.last_synced_at, now), "same")


def _line(account: AccountHealth, said: str, mark: str, role: str = "text_muted", whole: str = "") -> Health:
    return Health(account.account_id, account.kind, account.name, said, mark, role, whole)


def summary(lines: Sequence[Health]) -> str:
    """ "4 fine · 1 sending · 1 differs"."""
    counts = Counter(line.mark for line in lines)
    sayings: dict[str, Text] = {
        "same": translate("home", "{count} fine"),
        "sending": translate("home", "{count} sending"),
        "waiting": translate("home", "{count} waiting"),
        "differs": translate("home", "{count:needs|need} a look"),
        "paused": translate("home", "{count} paused"),
    }
    return " · ".join(str(saying(count=counts[mark])) for mark, saying in sayings.items() if counts[mark])


def _said(text: Text) -> str:
    return str(text)
