"""The round for all accounts: a thread for each, a lease on each, and one account's trouble never another's.

`make` gets what `settings` says of an account and makes its connector; both may ask the vault. The engine names no
channel."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlmodel import Session, col, select

from storemanager.channels.base import AccountSettings, Catalogue, Channel
from storemanager.channels.errors import CancelledError, ChannelError, SignInError, TransientError
from storemanager.clock import Clock, now
from storemanager.domain.accounts import AccountState, ChannelAccount
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.syncing import RunState, SyncRun
from storemanager.errors import StoreError
from storemanager.services import accounts, attention
from storemanager.sync import account_round, adopting, lease, pulls
from storemanager.sync.acts import backoff
from storemanager.sync.desk import Book, Desk, LeaseLostError
from storemanager.sync.status import WORDS, AccountRun, Phase, RoundResult, SyncEvent
from storemanager.sync.tally import Tally
from storemanager.texts import Text, translate

__all__ = ["AccountRun", "Engine", "RoundResult", "SyncEvent"]

FULL_CHECK_EVERY = timedelta(days=1)
RUNS_KEPT = 500
BY_HAND = frozenset({"button", "command"})
"""Triggers of rounds that somebody asked for and waits for."""
_log = logging.getLogger(__name__)

Settings = Callable[[int], AccountSettings]
Make = Callable[[AccountSettings, Callable[[], bool]], Channel]
Work = Callable[[Desk], None]


@dataclass(frozen=True)
class _Ending:
    state: RunState
    problem: Text | None = None
    advice: Text | None = None


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
    ) -> None:
        self._book = book
        self._settings = settings
        self._make = make
        self._clock = clock
        self._sleep = sleep
        self._events = events
        self._parallel = parallel
        self._holder = holder or lease.new_holder()

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

        def work(account: tuple[int, str]) -> AccountRun:
            try:
                check_all = full_check or self._full_check_due(account[0])
                return self._run(
                    *account, round_id, trigger, cancelled, lambda desk: account_round.run(desk, full_check=check_all)
                )
            except StoreError as error:  # the account was removed meanwhile, or the book could not be written
                return self._not_run(*account, round_id, error)

        runs = self._each(chosen, work)
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
            if isinstance(desk.channel, Catalogue):
                desk.tally.add("products_adopted", adopting.adopt(desk, desk.channel, listing_ids))

        with self._book.read() as session:
            name = accounts.get(session, account_id).name
        return self._run(account_id, name, uuid4().hex, "adopt", cancelled, work)

    # --- Which accounts, and how ---

    def _chosen(self, account_ids: Sequence[int] | None) -> list[tuple[int, str]]:
        with self._book.read() as session:
            rows = accounts.rows(session)
        return [
            (row.id, row.name)
            for row in rows
            if row.state is not AccountState.PAUSED and (account_ids is None or row.id in account_ids)
        ]

    def _full_check_due(self, account_id: int) -> bool:
        with self._book.read() as session:
            account = accounts.get(session, account_id)
        if account.state is not AccountState.ACTIVE or account.last_synced_at is None:
            return False  # the first pull reads everything anyway
        last = account.last_full_check_at or account.connected_at
        return self._clock() - last >= FULL_CHECK_EVERY

    def _each(
        self, chosen: Sequence[tuple[int, str]], work: Callable[[tuple[int, str]], AccountRun]
    ) -> list[AccountRun]:
        if not self._parallel or len(chosen) <= 1:
            return [work(account) for account in chosen]
        with ThreadPoolExecutor(max_workers=len(chosen), thread_name_prefix="account") as pool:
            return list(pool.map(work, chosen))

    # --- One account ---

    def _run(
        self, account_id: int, name: str, round_id: str, trigger: str, cancelled: Callable[[], bool], work: Work
    ) -> AccountRun:
        def tell(phase: Phase, done: int, total: int | None) -> None:
            self._events(SyncEvent(round_id, account_id, name, phase, WORDS[phase], done, total))

        tell(Phase.STARTING, 0, None)
        tally = Tally()
        with self._book.write() as session:
            ours = lease.take(session, account_id, self._holder, now=self._clock())
            run_id = _begin(session, account_id, round_id, trigger, self._clock()) if ours else None
        requests = 0
        if run_id is None:
            ending = _Ending(RunState.ATTENTION, *_HELD_ELSEWHERE)
        else:
            ending, requests = self._guarded(account_id, cancelled, round_id, tell, tally, work, trigger in BY_HAND)
            self._finish(account_id, run_id, ending, tally, requests)
        result = AccountRun(
            account_id, name, ending.state, dict(tally.counts), tally.lines(), requests, ending.problem, ending.advice
        )
        self._events(
            SyncEvent(
                round_id, account_id, name, Phase.OVER, result.lines[0] if ending.problem is None else ending.problem,
                state=ending.state, problem=ending.problem,
            )
        )  # fmt: skip
        return result

    def _not_run(self, account_id: int, name: str, round_id: str, error: StoreError) -> AccountRun:
        """What keeps one account's round from being noted down must not stop the others either."""
        state, problem = RunState.FAILED, error.message
        self._events(SyncEvent(round_id, account_id, name, Phase.OVER, problem, state=state, problem=problem))
        return AccountRun(account_id, name, state, {}, (problem,), 0, problem, error.advice)

    def _guarded(
        self,
        account_id: int,
        cancelled: Callable[[], bool],
        round_id: str,
        tell: Callable[[Phase, int, int | None], None],
        tally: Tally,
        work: Work,
        by_hand: bool,
    ) -> tuple[_Ending, int]:
        """Do the work; every way in which it can end is an ending, so that no account can stop another."""
        channel: Channel | None = None
        try:
            channel = self._make(self._settings(account_id), cancelled)
            desk = Desk(
                self._book,
                account_id,
                channel,
                self._clock,
                cancelled,
                self._holder,
                round_id,
                self._parallel,
                tell,
                tally,
                by_hand=by_hand,
            )
            desk.check()
            try:
                work(desk)
            finally:
                pulls.tell_levels(desk)
            ending = _Ending(RunState.ATTENTION if tally.trouble else RunState.DONE)
        except CancelledError:
            ending = _Ending(RunState.CANCELLED)
        except LeaseLostError:
            ending = _Ending(RunState.ATTENTION, *_HELD_ELSEWHERE)
        except SignInError as error:
            ending = self._signed_out(account_id, error)
        except TransientError as error:
            ending = self._not_reached(account_id, error)
        except StoreError as error:
            ending = self._failed(account_id, error.message, error.advice, error)
        except Exception:  # noqa: BLE001 - a bug in one account's round must not stop the others; it is logged whole, and shown
            _log.exception("the round of account %s broke off", account_id)
            ending = _Ending(RunState.FAILED, *_BROKEN)
        requests = channel.usage.requests if channel is not None else 0
        if channel is not None:
            channel.close()
        return ending, requests

    def _signed_out(self, account_id: int, error: SignInError) -> _Ending:
        with self._book.write() as session:
            accounts.signed_out(session, account_id, error.message)
            attention.raise_(
                session,
                kind=AttentionKind.SIGN_IN,
                severity=Severity.DANGER,
                area=Area.CONNECTION,
                key=accounts.sign_in_key(account_id),
                account_id=account_id,
                title=error.message,
                meaning=translate("sync", "Nothing comes in and nothing goes out there until you sign in again."),
                advice=error.advice,
                action="sign_in",
                payload={"account_id": account_id},
                channel_reply=error.reply,
                now=self._clock(),
            )
        return _Ending(RunState.FAILED, error.message, error.advice)

    def _not_reached(self, account_id: int, error: TransientError) -> _Ending:
        return self._failed(account_id, error.message, error.advice, error)

    def _failed(self, account_id: int, message: Text, advice: Text, error: StoreError) -> _Ending:
        """Tried again by itself, later each time; the row tells when."""
        at = self._clock()
        asked = error.retry_after_seconds if isinstance(error, TransientError) else None
        key = f"not-reached:{account_id}"
        with self._book.write() as session:
            account = session.get(ChannelAccount, account_id)
            if account is not None:
                failures = _failures_in_a_row(session, account_id) + 1
                account.retry_at = at + max(timedelta(seconds=asked or 0), backoff(failures))
                account.problem = message.to_json()
                session.add(account)
                session.flush()
                attention.raise_(
                    session,
                    kind=AttentionKind.NOT_REACHED,
                    severity=Severity.WARN,
                    area=Area.CONNECTION,
                    key=key,
                    account_id=account_id,
                    title=message,
                    meaning=translate("sync", "Changes wait here and nothing is lost. Trying again at {time}.")(
                        time=account.retry_at
                    ),
                    advice=advice,
                    action="sync_now",
                    payload={"account_id": account_id},
                    channel_reply=error.reply if isinstance(error, ChannelError) else "",
                    now=at,
                )
        return _Ending(RunState.FAILED, message, advice)

    def _finish(self, account_id: int, run_id: int, ending: _Ending, tally: Tally, requests: int) -> None:
        at = self._clock()
        with self._book.write() as session:
            run = session.get(SyncRun, run_id)
            if run is not None:
                run.state, run.finished_at, run.requests = ending.state, at, requests
                run.counts, run.lines = dict(tally.counts), [line.to_json() for line in tally.lines()]
                run.problem = ending.problem.to_json() if ending.problem else None
                session.add(run)
            account = session.get(ChannelAccount, account_id)
            if account is not None and ending.state in (RunState.DONE, RunState.ATTENTION) and ending.problem is None:
                account.last_synced_at = at
                session.add(account)
                session.flush()
                accounts.signed_in(session, account_id, now=at)
                attention.resolve(session, f"not-reached:{account_id}", resolution="reached", now=at)
            accounts.release_lease(session, account_id, self._holder)


def _begin(session: Session, account_id: int, round_id: str, trigger: str, at: datetime) -> int:
    """The row of this run; rows of runs that never ended (a kill) are closed, and very old ones go."""
    for row in session.exec(select(SyncRun).where(SyncRun.account_id == account_id, SyncRun.state == RunState.RUNNING)):
        row.state, row.finished_at = RunState.FAILED, at
        row.problem = translate("sync", "The program ended in the middle of this sync; it goes on now.").to_json()
        session.add(row)
    run = SyncRun(round_id=round_id, account_id=account_id, trigger=trigger, started_at=at)
    session.add(run)
    session.flush()
    old = select(SyncRun).where(SyncRun.account_id == account_id).order_by(col(SyncRun.id).desc()).offset(RUNS_KEPT)
    for row in session.exec(old.limit(50)):
        session.delete(row)
    session.flush()
    assert run.id is not None
    return run.id


def _failures_in_a_row(session: Session, account_id: int) -> int:
    query = (
        select(col(SyncRun.state))
        .where(SyncRun.account_id == account_id, SyncRun.state != RunState.RUNNING)
        .order_by(col(SyncRun.id).desc())
        .limit(12)
    )
    failures = 0
    for state in session.exec(query):
        if state is not RunState.FAILED:
            break
        failures += 1
    return failures


_HELD_ELSEWHERE = (
    translate("sync", "Another program is syncing this account right now."),
    translate("sync", "Wait until it is done, or end it, then sync again."),
)
_BROKEN = (
    translate("sync", "Something unexpected stopped the sync of this account; the log says what."),
    translate("sync", "Nothing is lost. Sync again; if it stays, send the log to the makers of the program."),
)
