"""Work beside the window: the book on one thread, in order; channels and files on a few others.

A worker never knows the page that asked. It carries a ticket and plain values; the job (with its page and what to
call) stays here, on the GUI's side, and answers come back by a queued signal. Dropping the last reference to a
widget on another thread would end the program, and so would collecting garbage there: see `collect_garbage_here`.
"""

from __future__ import annotations

import gc
import itertools
import logging
import queue
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from storemanager.errors import StoreError

if TYPE_CHECKING:
    from sqlmodel import Session

T = TypeVar("T")
Done = Callable[[Any], None]
log = logging.getLogger(__name__)

GARBAGE_EVERY_MS = 5_000
WHOLE_EVERY = 12
OUTSIDE_THREADS = 4


class OpenBook(Protocol):
    """What is needed of the book: `storemanager.database.book.Book` has it."""

    def read(self) -> AbstractContextManager[Session]: ...
    def write(self) -> AbstractContextManager[Session]: ...
    def close(self) -> None: ...


class CancelledError(Exception):
    """The owner pressed Stop; nothing is wrong."""


@dataclass(frozen=True)
class _Job:
    """What the GUI's side remembers of a piece of work."""

    owner: QObject
    work: Callable[[Any], object] | None
    """Kept here too, so that the worker never drops the last reference to what it holds."""
    done: Done | None
    failed: Done | None
    progress: Done | None
    writes: bool
    tells: bool = True


class Outside:
    """What blocking work is handed: a way to say how far it is, and to hear that it is no longer wanted."""

    def __init__(self, ticket: int, tell: Callable[[int, object], None]) -> None:
        self.cancelled = threading.Event()
        self._ticket = ticket
        self._tell = tell

    def report(self, progress: object) -> None:
        """Hand `progress` to the page; call it as often as you like."""
        self._tell(self._ticket, progress)

    def check(self) -> None:
        """Leave the work if the owner pressed Stop."""
        if self.cancelled.is_set():
            raise CancelledError


class Background(QObject):
    """Runs work for the pages and hands the answers back on the GUI's thread."""

    changed = Signal()
    """Something was written to the book: pages look again."""
    problem = Signal(object)
    """A StoreError nobody else wanted to show."""
    crashed = Signal(object)
    """Any other exception: a bug."""
    busy = Signal(bool)
    """There is, or is no longer, work waiting or running."""
    opened = Signal()
    """The book is open, and the first question can be answered."""

    _answer = Signal(int, object, object)
    _step = Signal(int, object)

    def __init__(self, open_book: Callable[[], OpenBook], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tickets = itertools.count(1)
        self._jobs: dict[int, _Job] = {}
        self._outside: dict[int, Outside] = {}
        self._queue: queue.SimpleQueue[tuple[int, Callable[[Any], object], bool] | None] = queue.SimpleQueue()
        self._pool = ThreadPoolExecutor(OUTSIDE_THREADS, thread_name_prefix="outside")
        self._answer.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        self._step.connect(self._show_step, Qt.ConnectionType.QueuedConnection)
        self._closed = False
        answer = self._answer
        self._thread = threading.Thread(
            target=_work, args=(self._queue, open_book, answer.emit), name="book", daemon=True
        )
        self._thread.start()
        self.run_ticketed(self, None, lambda _nothing: self.opened.emit())

    # --- The book ---

    def run(
        self,
        owner: QObject,
        work: Callable[[Session], T],
        done: Callable[[T], None] | None = None,
        *,
        writes: bool = False,
        tells: bool = True,
        failed: Callable[[StoreError], None] | None = None,
    ) -> int:
        """Do `work` in a transaction of its own after everything asked before, then call `done` with the answer, unless
        `owner` is gone by then. `work` may hold plain values only. Without `failed` a StoreError goes to `problem`.
        What `writes` has pages look again, unless it `tells` nobody because no page shows it."""
        return self.run_ticketed(owner, work, done, writes=writes, tells=tells, failed=failed)

    def run_ticketed(
        self,
        owner: QObject,
        work: Callable[[Session], T] | None,
        done: Done | None,
        *,
        writes: bool = False,
        tells: bool = True,
        failed: Done | None = None,
    ) -> int:
        """As `run`; without `work` it only waits for its turn. Once it is closed nobody is answered any more: a page's
        last timer may still ask while the window goes away."""
        if self._closed:
            return 0
        ticket = self._keep(_Job(owner, work, done, failed, None, writes, tells))
        self._queue.put((ticket, work or _nothing, writes))
        return ticket

    # --- Channels and files ---

    def run_outside(
        self,
        owner: QObject,
        work: Callable[[Outside], T],
        done: Callable[[T], None] | None = None,
        *,
        progress: Callable[[Any], None] | None = None,
        failed: Callable[[StoreError], None] | None = None,
    ) -> int:
        """Do blocking `work` that needs no session on a thread of its own. The ticket serves `cancel`."""
        if self._closed:
            return 0
        ticket = self._keep(_Job(owner, work, done, failed, progress, False))
        outside = Outside(ticket, self._step.emit)
        self._outside[ticket] = outside
        self._pool.submit(_run_outside, ticket, work, outside, self._answer.emit)
        return ticket

    def cancel(self, ticket: int) -> None:
        """Stop blocking work at its next step, or forget what a question to the book will answer."""
        if outside := self._outside.get(ticket):
            outside.cancelled.set()
        elif ticket in self._jobs and not self._jobs[ticket].writes:
            self._jobs[ticket] = _Job(self, self._jobs[ticket].work, None, None, None, False)

    def waiting(self) -> int:
        """How many pieces of work have not answered yet."""
        return len(self._jobs)

    def close(self) -> None:
        """Let what is running end, close the book, and answer nobody any more."""
        if self._closed:
            return
        self._closed = True
        for outside in self._outside.values():
            outside.cancelled.set()
        self._queue.put(None)
        self._thread.join()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()
        self._outside.clear()

    # --- The GUI's side ---

    def _keep(self, job: _Job) -> int:
        ticket = next(self._tickets)
        self._jobs[ticket] = job
        if len(self._jobs) == 1:
            self.busy.emit(True)
        return ticket

    def _settle(self, ticket: int, answer: object, problem: BaseException | None) -> None:
        job = self._jobs.pop(ticket, None)
        self._outside.pop(ticket, None)
        if job is None:
            return
        if not self._jobs:
            self.busy.emit(False)
        alive = shiboken6.isValid(job.owner)
        if problem is None:
            if alive and job.done is not None:
                job.done(answer)
            if job.writes and job.tells:
                self.changed.emit()
        elif isinstance(problem, CancelledError):
            if alive and job.failed is not None:
                job.failed(problem)
        elif isinstance(problem, StoreError):
            (job.failed if alive and job.failed is not None else self.problem.emit)(problem)
        else:
            log.error("a piece of work failed", exc_info=problem)
            self.crashed.emit(problem)

    def _show_step(self, ticket: int, progress: object) -> None:
        job = self._jobs.get(ticket)
        if job is not None and job.progress is not None and shiboken6.isValid(job.owner):
            job.progress(progress)


# --- The worker's side: plain functions that never see a widget ---


def _nothing(_session: Any) -> None:
    return None


Answer = Callable[[int, object, object], None]


def _work(
    jobs: queue.SimpleQueue[tuple[int, Callable[[Any], object], bool] | None],
    open_book: Callable[[], OpenBook],
    answer: Answer,
) -> None:
    """The book's thread: opens it with the first piece of work, so that the window has painted by then."""
    book: OpenBook | None = None
    while (job := jobs.get()) is not None:
        ticket, work, writes = job
        try:
            if book is None:
                book = open_book()
            with book.write() if writes else book.read() as session:
                result = work(session)
        except BaseException as problem:  # noqa: BLE001 - handed whole to the GUI's side, which shows or reports it
            _say(answer, ticket, None, _freed(problem))
        else:
            _say(answer, ticket, result, None)
        job = work = result = None  # type: ignore[assignment]  # nothing of a job outlives it here
    if book is not None:
        book.close()


def _run_outside(ticket: int, work: Callable[[Outside], object], outside: Outside, answer: Answer) -> None:
    try:
        result = work(outside)
    except BaseException as problem:  # noqa: BLE001 - handed whole to the GUI's side, which shows or reports it
        _say(answer, ticket, None, _freed(problem))
    else:
        _say(answer, ticket, result, None)


def _say(answer: Answer, ticket: int, result: object, problem: BaseException | None) -> None:
    try:
        answer(ticket, result, problem)
    except RuntimeError:  # the window is gone, and with it everyone who wanted to know
        log.debug("an answer came after the window had closed")


def _freed(problem: BaseException) -> BaseException:
    """The problem without the variables of the frames it passed: they may hold the last reference to a widget."""
    one: BaseException | None = problem
    while one is not None:
        traceback.clear_frames(one.__traceback__)
        one = one.__cause__ or one.__context__
    return problem


def collect_garbage_here(parent: QObject) -> QTimer:
    """From now on garbage is collected on this thread only, by a timer: a widget must not die on a worker's. Mostly
    only what is new is looked at, because looking at everything holds the window for a tenth of a second and more."""
    gc.disable()
    turns = itertools.count(1)

    def collect() -> None:
        turn = next(turns)
        if turn == 1:
            gc.freeze()  # the program itself, loaded by now, never becomes garbage and need not be looked at again
        gc.collect(2 if turn % WHOLE_EVERY == 0 else 1)

    timer = QTimer(parent)
    timer.setInterval(GARBAGE_EVERY_MS)
    timer.timeout.connect(collect)
    timer.start()
    return timer
