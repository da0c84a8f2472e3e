"""One account's turn in a round, step by step: whatever happens in a step ends this account's turn and no other's."""

from __future__ import annotations

import logging
from collections.abc import Callable

from storemanager.channels.base import AccountSettings, Channel
from storemanager.channels.errors import CancelledError, SignInError
from storemanager.clock import Clock
from storemanager.domain.syncing import RunState
from storemanager.errors import StoreError
from storemanager.sync import pulls
from storemanager.sync.desk import Book, Desk, LeaseLostError
from storemanager.sync.runs import BROKEN, HELD_ELSEWHERE, Ending, Runs
from storemanager.sync.status import WORDS, AccountRun, Phase, SyncEvent
from storemanager.sync.tally import Tally

BY_HAND = frozenset({"button", "command"})
"""Triggers of rounds that somebody asked for and waits for."""
_log = logging.getLogger(__name__)


class Turn:
    """Begins with its first step; `close` tells how it ended. `alive` is false once something has stopped it."""

    def __init__(
        self,
        book: Book,
        clock: Clock,
        holder: str,
        connect: Callable[[AccountSettings, Callable[[], bool]], Channel],
        settings: Callable[[int], AccountSettings],
        events: Callable[[SyncEvent], None],
        *,
        account_id: int,
        name: str,
        round_id: str,
        trigger: str,
        cancelled: Callable[[], bool],
        parallel: bool,
    ) -> None:
        self._book, self._clock, self._holder = book, clock, holder
        self._connect, self._settings, self._events = connect, settings, events
        self._runs = Runs(book, clock, holder)
        self.account_id, self._name = account_id, name
        self._round_id, self._trigger, self._cancelled, self._parallel = round_id, trigger, cancelled, parallel
        self._tally = Tally()
        self._run_id: int | None = None
        self._channel: Channel | None = None
        self._desk: Desk | None = None
        self._ending: Ending | None = None
        self._begun = False

    @property
    def alive(self) -> bool:
        return self._ending is None

    def step(self, work: Callable[[Desk], None]) -> None:
        """Do it, unless the turn has ended."""
        if self.alive and not self._begun:
            self._begin()
        if self.alive:
            self._guarded(lambda: self._work(work))

    def close(self) -> AccountRun:
        """The end of the turn, in the book and for whoever listens."""
        desk = self._desk
        if desk is not None:
            # The rows that follow from the state of the book are told whatever happened; the first ending counts.
            self._guarded(lambda: pulls.tell_levels(desk))
        ending = self._ending or Ending(RunState.ATTENTION if self._tally.trouble else RunState.DONE)
        requests = 0
        if self._channel is not None:
            requests = self._channel.usage.requests
            self._channel.close()
        if self._run_id is not None:
            ending = self._finish(ending, requests)
        return self._told(ending, requests)

    def _begin(self) -> None:
        self._begun = True
        self._tell(Phase.STARTING, 0, None)
        try:
            self._run_id = self._runs.begin(self.account_id, self._round_id, self._trigger)
        except StoreError as error:  # the account was removed meanwhile, or the book could not be written
            self._ending = Ending(RunState.FAILED, error.message, error.advice)
            return
        if self._run_id is None:
            self._ending = HELD_ELSEWHERE

    def _work(self, work: Callable[[Desk], None]) -> None:
        if self._desk is None:
            self._channel = self._connect(self._settings(self.account_id), self._cancelled)
            self._desk = Desk(
                self._book, self.account_id, self._channel, self._clock, self._cancelled, self._holder, self._round_id,
                self._parallel, self._tell, self._tally, by_hand=self._trigger in BY_HAND, run_id=self._run_id,
            )  # fmt: skip
        self._desk.check()
        work(self._desk)

    def _guarded(self, work: Callable[[], None]) -> None:
        """Every way in which it can end is an ending, so that no account can stop another."""
        ending = self._ended(work)
        self._ending = self._ending or ending

    def _ended(self, work: Callable[[], None]) -> Ending | None:
        try:
            work()
        except CancelledError:
            return Ending(RunState.CANCELLED)
        except LeaseLostError:
            return HELD_ELSEWHERE
        except SignInError as error:
            return self._runs.signed_out(self.account_id, error)
        except StoreError as error:
            return self._runs.failed(self.account_id, error)
        except Exception:  # noqa: BLE001 - a bug in one account's round must not stop the others; it is logged whole, and shown
            _log.exception("the round of account %s broke off", self.account_id)
            return BROKEN
        return None

    def _finish(self, ending: Ending, requests: int) -> Ending:
        assert self._run_id is not None
        try:
            self._runs.finish(self.account_id, self._run_id, ending, self._tally, requests)
        except StoreError as error:  # what keeps it from being noted down must not stop the others either
            return Ending(RunState.FAILED, error.message, error.advice)
        return ending

    def _told(self, ending: Ending, requests: int) -> AccountRun:
        lines = self._tally.lines()
        words = lines[0] if ending.problem is None else ending.problem
        self._events(
            SyncEvent(
                self._round_id, self.account_id, self._name, Phase.OVER, words, state=ending.state,
                problem=ending.problem,
            )
        )  # fmt: skip
        return AccountRun(
            self.account_id, self._name, ending.state, dict(self._tally.counts), lines, requests, ending.problem,
            ending.advice,
        )  # fmt: skip

    def _tell(self, phase: Phase, done: int, total: int | None) -> None:
        self._events(SyncEvent(self._round_id, self.account_id, self._name, phase, WORDS[phase], done, total))
