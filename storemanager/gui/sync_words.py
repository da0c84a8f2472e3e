"""What a sync says while it runs and when it is over, as values for the top bar and the popover: pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from storemanager import texts
from storemanager.domain.syncing import RunState
from storemanager.gui.syncing import AccountProgress, AccountState, SoFar, SyncView
from storemanager.sync import tally
from storemanager.sync.status import AccountRun, Phase, SyncEvent
from storemanager.texts import Text, translate

_SHARES: Mapping[Phase, tuple[float, float]] = {
    Phase.STARTING: (0.0, 0.05),
    Phase.ORDERS: (0.05, 0.25),
    Phase.PRODUCTS: (0.25, 0.45),
    Phase.CHECKING: (0.45, 0.55),
    Phase.READING: (0.55, 0.6),
    Phase.STOCK: (0.6, 0.75),
    Phase.CONFIRMING: (0.75, 0.85),
    Phase.PRICES: (0.85, 0.91),
    Phase.MESSAGES: (0.91, 0.95),
    Phase.ACTS: (0.95, 0.99),
    Phase.OVER: (1.0, 1.0),
}
_ICONS = (
    ("orders_new", "clipboard-list"),
    ("orders_changed", "clipboard-list"),
    ("stock_written", "package"),
    ("prices_written", "tag"),
    ("listings_new", "package-plus"),
)
MOST_LINES = 12


@dataclass(frozen=True)
class KnownAccount:
    """What the popover needs to know of an account before its first event."""

    account_id: int
    kind: str
    name: str
    last_synced_at: datetime | None = None


@dataclass
class RunningSync:
    """A round while it runs: feed it events, ask it for the view."""

    accounts: Sequence[KnownAccount]
    started_at: datetime
    events: dict[int, SyncEvent] = field(default_factory=dict)
    shares: dict[int, float] = field(default_factory=dict)
    ended: dict[int, datetime] = field(default_factory=dict)
    stopping: set[int] = field(default_factory=set)

    def feed(self, event: SyncEvent, now: datetime) -> None:
        self.events[event.account_id] = event
        # An account may go back to an earlier phase (orders are pulled twice); its bar never does.
        self.shares[event.account_id] = max(self.shares.get(event.account_id, 0.0), _share(event))
        if event.state is not None:
            self.ended[event.account_id] = now

    def view(self, before: SyncView, now: datetime) -> SyncView:
        """The view of this moment; what does not change in a round comes from the one before."""
        rows = tuple(self._row(account) for account in self.accounts)
        whole = sum(self.shares.get(account.account_id, 0.0) for account in self.accounts)
        over = [event for event in self.events.values() if event.state is not None]
        return replace(
            before,
            running=True,
            share=whole / len(self.accounts) if self.accounts else 0.0,
            accounts=rows,
            so_far=tuple(_told(event) for event in over)[-MOST_LINES:],
            elapsed_seconds=max(0, int((now - self.started_at).total_seconds())),
            problem="",
        )

    def _row(self, account: KnownAccount) -> AccountProgress:
        event = self.events.get(account.account_id)
        if event is None:
            words = str(translate("sync_words", "waits for its turn"))
            return AccountProgress(account.account_id, account.kind, account.name, AccountState.QUEUED, words)
        if event.state is None:
            words = str(translate("sync_words", "stopping…")) if account.account_id in self.stopping else _step(event)
            return AccountProgress(
                account.account_id, account.kind, account.name, AccountState.RUNNING, words,
                self.shares[account.account_id],
            )  # fmt: skip
        seconds = max(1, int((self.ended[account.account_id] - self.started_at).total_seconds()))
        return AccountProgress(
            account.account_id, account.kind, account.name, state_of(event.state), ending(event.state, seconds)
        )


def state_of(state: RunState) -> AccountState:
    """The sign beside an account when its round is over."""
    return {
        RunState.DONE: AccountState.DONE,
        RunState.ATTENTION: AccountState.NEEDS_YOU,
        RunState.FAILED: AccountState.FAILED,
        RunState.CANCELLED: AccountState.STOPPED,
        RunState.RUNNING: AccountState.RUNNING,
    }[state]


def ending(state: RunState, seconds: int) -> str:
    """How an account's round ended, in a few words."""
    said: dict[RunState, Text] = {
        RunState.DONE: translate("sync_words", "done in {count:second|seconds}")(count=seconds),
        RunState.ATTENTION: translate("sync_words", "done, something needs you"),
        RunState.FAILED: translate("sync_words", "did not work"),
        RunState.CANCELLED: translate("sync_words", "stopped"),
        RunState.RUNNING: translate("sync_words", "running"),
    }
    return str(said[state])


def run_lines(run: AccountRun, *, named: bool) -> list[SoFar]:
    """The result of one account: what came and went, what was put right, what went wrong."""
    name = f"{run.name}:" if named else ""
    if run.problem is not None:
        advice = f" {run.advice}" if run.advice is not None else ""
        return [SoFar("triangle-alert", str(run.problem), advice.strip(), "danger")]
    icon = next((sign for count, sign in _ICONS if run.counts.get(count)), "check")
    first, *rest = telling(run.lines) or (translate("sync_words", "Nothing has changed."),)
    lines = [SoFar(icon, name, str(first))]
    sign, tone = ("info", "") if run.state is RunState.ATTENTION else ("wrench", "success")
    lines += [SoFar(sign, "", str(line), tone) for line in rest]
    if run.state is RunState.ATTENTION:
        lines.append(
            SoFar("triangle-alert", str(translate("sync_words", "Something needs you:")),
                  str(translate("sync_words", "see “Needs attention”.")), "warn")
        )  # fmt: skip
    return lines


def telling(lines: Sequence[Text]) -> Sequence[Text]:
    """A run's lines without "nothing has changed" where another one says more: that numbers wait to be read, or that
    nothing may be sent."""
    return lines[1:] if len(lines) > 1 and lines[0].source == tally.NOTHING.source else lines


def results(runs: Sequence[AccountRun]) -> tuple[SoFar, ...]:
    """All lines of a round that is over; what stopped every account alike is said once."""
    lines = [line for run in runs for line in run_lines(run, named=len(runs) > 1)]
    return tuple(dict.fromkeys(lines))[:MOST_LINES]


def every_in_words(minutes: int) -> str:
    """How often it syncs by itself."""
    if minutes <= 0:
        return str(translate("sync_words", "syncs when you press Sync"))
    return str(translate("sync_words", "syncs by itself every {count:minute|minutes}")(count=minutes))


def _share(event: SyncEvent) -> float:
    low, high = _SHARES[event.phase]
    if not event.total:
        return low
    return low + (high - low) * min(1.0, event.done / event.total)


def _step(event: SyncEvent) -> str:
    words = str(event.words)
    if event.total:
        return f"{words.rstrip('…')} {texts.number(event.done)} / {texts.number(event.total)}"
    return f"{words.rstrip('…')} {texts.number(event.done)}" if event.done else words


def _told(event: SyncEvent) -> SoFar:
    if event.problem is not None:
        return SoFar("triangle-alert", f"{event.account_name}:", str(event.problem), "danger")
    return SoFar("check", f"{event.account_name}:", str(event.words))
