"""The round for all accounts: a thread for each, a lease on each, and one account's trouble never another's.

Everybody pulls; then it is decided what is split; then everybody brings down what shows too much; and only then
numbers go up. `make` gets what `settings` says of an account and makes its connector; both may ask the vault. The
engine names no channel."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

from storemanager.channels.base import AccountSettings, CatalogueReading, Channel
from storemanager.clock import Clock, now
from storemanager.domain.accounts import AccountState
from storemanager.services import account_standing, accounts, offer_decisions
from storemanager.sync import adopting, lease, pulls
from storemanager.sync.account_round import AccountRound
from storemanager.sync.desk import Book, Desk
from storemanager.sync.meeting import PATIENCE_SECONDS, Meeting
from storemanager.sync.status import AccountRun, RoundResult, SyncEvent
from storemanager.sync.turn import Turn

__all__ = ["AccountRun", "Engine", "RoundResult", "SyncEvent"]

FULL_CHECK_EVERY = timedelta(days=1)

Settings = Callable[[int], AccountSettings]
Make = Callable[[AccountSettings, Callable[[], bool]], Channel]


def _ignore(_event: SyncEvent) -> None:
    pass


def _never() -> bool:
    return False


class Engine:
    """Syncs. One instance lives as long as its program; `run_round` may be called from any thread."""

    def __init__(
        self,
        book: Book,
        settings: Settings,
        make: Make,
        *,
        clock: Clock = now,
        sleep: Callable[[float], None] = time.sleep,
        events: Callable[[SyncEvent], None] = _ignore,
        parallel: bool = True,
        holder: str | None = None,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._book = book
        self._settings = settings
        self._make = make
        self._clock = clock
        self._sleep = sleep
        self._events = events
        self._parallel = parallel
        self._holder = holder or lease.new_holder()
        self._patience = patience

    def run_round(
        self,
        account_ids: Sequence[int] | None = None,
        *,
        trigger: str = "button",
        full_check: bool = False,
        cancelled: Callable[[], bool] = _never,
    ) -> RoundResult:
        """One round of these accounts (None: of all); paused ones are left alone. Never raises for an account's
        trouble: it is in the result, in the book, and among what needs attention."""
        started, round_id = self._clock(), uuid4().hex
        chosen = self._chosen(account_ids)
        turns = [self._turn(*account, round_id, trigger, cancelled) for account in chosen]
        rounds = [_Round(turn, self, full_check) for turn in turns]
        deciding, raising = self._meeting(len(turns)), self._meeting(len(turns))
        if self._parallel and len(turns) > 1:
            with ThreadPoolExecutor(max_workers=len(turns), thread_name_prefix="account") as pool:
                runs = list(pool.map(lambda each: each.together(deciding, raising, cancelled), rounds))
        else:
            runs = _in_order(rounds, deciding)
        return RoundResult(round_id, started, self._clock(), tuple(runs))

    def adopt(
        self,
        account_id: int,
        listing_ids: Collection[int] | None = None,
        *,
        cancelled: Callable[[], bool] = _never,
    ) -> AccountRun:
        """Take the products of these listings (None: all without a match) from the channel into the book, with
        pictures, prices, categories and what lies on the shelf. `counts["products_adopted"]` says how many."""

        def work(desk: Desk) -> None:
            pulls.pull_products(desk)
            pulls.pull_orders(desk)
            if isinstance(desk.channel, CatalogueReading):
                desk.tally.add("products_adopted", adopting.adopt(desk, desk.channel, listing_ids))

        with self._book.read() as session:
            name = account_standing.get(session, account_id).name
        turn = self._turn(account_id, name, uuid4().hex, "adopt", cancelled)
        turn.step(work)
        return turn.close()

    def decide(self) -> None:
        """What is split from now on, and what no more: from all that is known of all accounts."""
        with self._book.write() as session:
            offer_decisions.decide_round(session, now=self._clock())

    def full_check_due(self, account_id: int) -> bool:
        with self._book.read() as session:
            account = account_standing.get(session, account_id)
        if not accounts.is_compared(account):
            return True
        if account.state is not AccountState.ACTIVE or account.last_synced_at is None:
            return False  # the first pull reads everything anyway
        last = account.last_full_check_at or account.connected_at
        return self._clock() - last >= FULL_CHECK_EVERY

    def _chosen(self, account_ids: Sequence[int] | None) -> list[tuple[int, str]]:
        with self._book.read() as session:
            rows = account_standing.rows(session)
        return [
            (row.id, row.name)
            for row in rows
            if row.state is not AccountState.PAUSED and (account_ids is None or row.id in account_ids)
        ]

    def _meeting(self, parties: int) -> Meeting:
        return Meeting(parties, patience=self._patience)

    def _turn(self, account_id: int, name: str, round_id: str, trigger: str, cancelled: Callable[[], bool]) -> Turn:
        return Turn(
            self._book, self._clock, self._holder, self._make, self._settings, self._events, account_id=account_id,
            name=name, round_id=round_id, trigger=trigger, cancelled=cancelled, parallel=self._parallel,
        )  # fmt: skip


class _Round:
    """The steps of one account's turn in a round."""

    def __init__(self, turn: Turn, engine: Engine, full_check: bool) -> None:
        self.turn = turn
        self._engine = engine
        self._full_check = full_check
        self._work: AccountRound | None = None

    def pull(self, desk: Desk) -> None:
        self._work = AccountRound(desk)
        self._work.pull(full_check=self._full_check or self._engine.full_check_due(desk.account_id))

    def decide(self, deciding: Meeting) -> None:
        self.turn.step(lambda _desk: deciding.once(self._engine.decide))

    def lower(self, _desk: Desk) -> None:
        assert self._work is not None
        self._work.lower()

    def rise(self, _desk: Desk) -> None:
        assert self._work is not None
        self._work.rise()

    def together(self, deciding: Meeting, raising: Meeting, cancelled: Callable[[], bool]) -> AccountRun:
        """All steps, in a thread of its own, waiting for the others where it must."""
        party = self.turn.account_id
        try:
            self.turn.step(self.pull)
            deciding.arrive(party)
            if self.turn.alive:
                deciding.wait(cancelled)
            self.decide(deciding)
            self.turn.step(self.lower)
            raising.arrive(party)
            if self.turn.alive and self._work is not None and self._work.waits_for_others():
                raising.wait(cancelled)
            self.turn.step(self.rise)
        finally:
            deciding.arrive(party)
            raising.arrive(party)
        return self.turn.close()


def _in_order(rounds: Sequence[_Round], deciding: Meeting) -> list[AccountRun]:
    """The same steps without threads: each for all accounts, one after the other."""
    for each in rounds:
        each.turn.step(each.pull)
        deciding.arrive(each.turn.account_id)
    for each in rounds:
        each.decide(deciding)
    for each in rounds:
        each.turn.step(each.lower)
    for each in rounds:
        each.turn.step(each.rise)
    return [each.turn.close() for each in rounds]
