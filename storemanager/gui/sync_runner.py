"""Syncing from the window: rounds by button and by timetable, one after the other, never on the GUI's thread.

The runner asks, shows and stops; the work itself is done on threads of `Background` with what `ChannelAccess` holds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal
from sqlmodel import Session

from storemanager import clock
from storemanager.domain.accounts import AccountState
from storemanager.domain.syncing import RunState
from storemanager.errors import StoreError
from storemanager.gui.background import Background, CancelledError, Outside
from storemanager.gui.channel_access import ChannelAccess
from storemanager.gui.sync_words import KnownAccount, RunningSync, results
from storemanager.gui.syncing import SyncView
from storemanager.services import accounts
from storemanager.sync import schedule
from storemanager.sync.status import AccountRun, SyncEvent

TICK_MS = 1_000
LOOK_EVERY_MS = 30_000
CHANGED_PAUSE_MS = 400
SHOW_EVERY_MS = 100

Runs = tuple[AccountRun, ...]
Over = Callable[[Runs], None]


@dataclass(frozen=True)
class _Task:
    """One thing to do with channels. `account_ids` None: all that are not paused. `adopt` takes products in."""

    account_ids: tuple[int, ...] | None
    trigger: str
    full_check: bool = False
    adopt: bool = False
    listing_ids: tuple[int, ...] | None = None
    over: Over | None = None


@dataclass(frozen=True)
class _Known:
    """What the book says of syncing."""

    accounts: tuple[KnownAccount, ...]
    running: tuple[int, ...]
    every_minutes: int
    due: tuple[int, ...]


class SyncRunner(QObject):
    """`shown(SyncView)` whenever there is something new to see; `over(runs)` when a round has ended."""

    shown = Signal(object)
    over = Signal(object)
    account_over = Signal(int)

    def __init__(
        self,
        background: Background,
        access: ChannelAccess,
        parent: QObject | None = None,
        *,
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self.access = access
        self._now = now
        self.view = SyncView()
        self._known = _Known((), (), 0, ())
        self._tasks: deque[_Task] = deque()
        self._task: _Task | None = None
        self._ticket = 0
        self._round: RunningSync | None = None
        self._scheduled = False
        self.has_looked = False
        """The book has said which accounts there are."""
        self._rests: dict[int, datetime] = {}
        """Until when the timetable leaves an account alone: the owner stopped it, or it has only just been tried."""
        self._closed = False
        self._tick = self._timer(TICK_MS, self._show)
        self._look_timer = self._timer(LOOK_EVERY_MS, self.look)
        self._soon = self._timer(CHANGED_PAUSE_MS, self.look, once=True)
        self._paint = self._timer(SHOW_EVERY_MS, self._show, once=True)
        background.changed.connect(self._soon.start)

    def _timer(self, interval: int, do: Callable[[], object], *, once: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.setSingleShot(once)
        timer.timeout.connect(do)
        return timer

    @property
    def running(self) -> bool:
        return self._task is not None

    # --- Asking for it ---

    def begin(self) -> None:
        """From now on the timetable counts: the book is open, the practice website answers."""
        self._scheduled = True
        self._look_timer.start()
        self.look()

    def sync(self, full_check: bool = False) -> None:
        """The button: every account that is not paused. While one runs, nothing more is asked for."""
        if not self.running:
            self._add(_Task(None, "button", full_check))

    def sync_accounts(
        self, account_ids: Sequence[int], *, full_check: bool = False, trigger: str = "button", over: Over | None = None
    ) -> None:
        """Only these, after what is running now."""
        self._add(_Task(tuple(account_ids), trigger, full_check, over=over))

    def adopt(self, account_id: int, listing_ids: Sequence[int] | None = None, *, over: Over | None = None) -> None:
        """Take products of an account into the book (None: all that match nothing)."""
        chosen = None if listing_ids is None else tuple(listing_ids)
        self._add(_Task((account_id,), "adopt", adopt=True, listing_ids=chosen, over=over))

    def stop(self, account_id: int | None = None) -> None:
        """Stop everything, or one account of the round."""
        if self._task is None or self._round is None:
            return
        if account_id is None:
            self._tasks.clear()
            self._background.cancel(self._ticket)
            self._round.stopping.update(account.account_id for account in self._round.accounts)
            self.access.stop_all()
        else:
            self._round.stopping.add(account_id)
            self.access.stop_account(account_id)
        self._show()

    def look(self) -> None:
        """Ask the book what is due, and how often it shall be."""
        if self._closed:
            return
        now = self._now()
        self._background.run(self, lambda session: _read(session, now), self._looked)

    def close(self) -> None:
        """Stop; the thread ends with its request, and is waited for when the background closes."""
        self._closed = True
        for timer in (self._tick, self._look_timer, self._soon, self._paint):
            timer.stop()
        self._tasks.clear()
        if self._task is not None:
            self._background.cancel(self._ticket)
            self.access.stop_all()

    # --- Doing it ---

    def _looked(self, known: _Known) -> None:
        self._known, self.has_looked = known, True
        last = max((one.last_synced_at for one in known.accounts if one.last_synced_at is not None), default=None)
        self.view = replace(self.view, last_at=last, every_minutes=known.every_minutes, connected=len(known.accounts))
        self._show()
        due = tuple(one for one in known.due if self._rests.get(one, self._now()) <= self._now())
        if self._scheduled and due and not self.running and not self._closed:
            self._add(_Task(due, "schedule"))

    def _add(self, task: _Task) -> None:
        if self._closed:
            return
        self._tasks.append(task)
        if self._task is None:
            self._next()

    def _next(self) -> None:
        if self._closed or not self._tasks:
            return
        self._task = task = self._tasks.popleft()
        now = self._now()
        self._round = RunningSync((), now)
        self._tick.start()
        # The names first: the popover shows every account from the beginning, also those that wait.
        self._background.run(self, lambda session: _read(session, now), self._start, failed=self._not_started)
        self._show()
        del task

    def _start(self, known: _Known) -> None:
        task = self._task
        if task is None or self._closed:
            return
        wanted = known.running if task.account_ids is None else task.account_ids
        chosen = tuple(one for one in known.accounts if one.account_id in wanted)
        self._round = RunningSync(chosen, self._now())
        if not chosen:
            self._ended(())
            return
        access = self.access

        def work(outside: Outside) -> Runs:
            return _do(access, task, outside)

        self._ticket = self._background.run_outside(
            self, work, self._ended, progress=self._event, failed=self._not_started
        )
        self._show()

    def _event(self, event: SyncEvent) -> None:
        if self._round is None:
            return
        self._round.feed(event, self._now())
        if event.state is not None:
            self.account_over.emit(event.account_id)
            self._background.changed.emit()
        if not self._paint.isActive():
            self._paint.start()

    def _ended(self, runs: Runs) -> None:
        task, running = self._task, self._round
        view = running.view(self.view, self._now()) if running is not None else self.view
        self._finish(replace(view, running=False, share=1.0, so_far=results(runs)))
        for run in runs:
            stopped = run.state is RunState.CANCELLED
            self._rests[run.account_id] = self._now() + timedelta(
                minutes=max(self._known.every_minutes, 1) if stopped else 1
            )
        self.over.emit(runs)
        self._background.changed.emit()
        if task is not None and task.over is not None:
            task.over(runs)
        self._next()

    def _not_started(self, problem: StoreError | CancelledError) -> None:
        """It could not even begin, or was stopped before it did; what is wrong is shown."""
        task = self._task
        said = str(problem.message) if isinstance(problem, StoreError) else ""
        self._finish(replace(self.view, running=False, problem=said))
        if isinstance(problem, StoreError):
            self._background.problem.emit(problem)
        if task is not None and task.over is not None:
            task.over(())
        self._next()

    def _finish(self, view: SyncView) -> None:
        self._tick.stop()
        self._paint.stop()
        self._task, self._round, self._ticket = None, None, 0
        self.view = view
        self.shown.emit(view)

    def _show(self) -> None:
        if self._round is not None and self._task is not None:
            self.view = self._round.view(self.view, self._now())
        self.shown.emit(self.view)


def _do(access: ChannelAccess, task: _Task, outside: Outside) -> Runs:
    """The worker's side."""
    cancelled = outside.cancelled.is_set
    if task.adopt:
        assert task.account_ids is not None
        run = access.adopt(task.account_ids[0], task.listing_ids, cancelled=cancelled, events=outside.report)
        return (run,)
    result = access.run_round(
        task.account_ids, trigger=task.trigger, full_check=task.full_check, cancelled=cancelled, events=outside.report
    )
    return result.runs


def _read(session: Session, now: datetime) -> _Known:
    rows = accounts.rows(session)
    interval = schedule.every(session)
    return _Known(
        tuple(KnownAccount(row.id, row.shown_kind, row.name, row.last_synced_at) for row in rows),
        tuple(row.id for row in rows if row.state is not AccountState.PAUSED),
        0 if interval is None else int(interval.total_seconds() // 60),
        tuple(schedule.due(session, now=now)),
    )
