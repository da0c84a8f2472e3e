"""How a round of one account begins and ends in the book: its row, its lease, its trouble, the next try."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam
from sqlmodel import Session, SQLModel, col, select

from storemanager.channels.errors import ChannelError, SignInError, TransientError
from storemanager.clock import Clock
from storemanager.domain.accounts import ChannelAccount
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.syncing import RunState, SyncRun
from storemanager.errors import StoreError
from storemanager.services import account_standing, accounts, attention, offer_window
from storemanager.services.stock_driver import run
from storemanager.sync import lease
from storemanager.sync.acts import backoff
from storemanager.sync.desk import Book
from storemanager.sync.tally import Tally
from storemanager.texts import Text, translate

RUNS_KEPT = 500


@dataclass(frozen=True)
class Ending:
    state: RunState
    problem: Text | None = None
    advice: Text | None = None


HELD_ELSEWHERE = Ending(
    RunState.ATTENTION,
    translate("sync", "Another program is syncing this account right now."),
    translate("sync", "Wait until it is done, or end it, then sync again."),
)
BROKEN = Ending(
    RunState.FAILED,
    translate("sync", "Something unexpected stopped the sync of this account; the log says what."),
    translate("sync", "Nothing is lost. Sync again; if it stays, send the log to the makers of the program."),
)


class Runs:
    """The rows of one engine's runs."""

    def __init__(self, book: Book, clock: Clock, holder: str) -> None:
        self._book = book
        self._clock = clock
        self._holder = holder

    def begin(self, account_id: int, round_id: str, trigger: str) -> int | None:
        """Take the account for this round; None: another program has it. Raises NotFoundError."""
        with self._book.write() as session:
            if not account_standing.is_connected(session, account_id):  # it may have been removed meanwhile
                raise account_standing.not_connected()
            if not lease.take(session, account_id, self._holder, now=self._clock()):
                return None
            return _begin(session, account_id, round_id, trigger, self._clock())

    def finish(self, account_id: int, run_id: int, ending: Ending, tally: Tally, requests: int) -> None:
        at = self._clock()
        with self._book.write() as session:
            ended = {
                "run": run_id, "state": ending.state, "finished_at": at, "requests": requests,
                "counts": dict(tally.counts), "lines": [line.to_json() for line in tally.lines()],
                "problem": ending.problem.to_json() if ending.problem else None,
            }  # fmt: skip
            session.connection().execute(_ENDED, ended)
            well = ending.state in (RunState.DONE, RunState.ATTENTION) and ending.problem is None
            account = account_standing.find(session, account_id) if well else None
            if account is not None:
                _remember_sync(session, account, at)
                accounts.signed_in(session, account_id, now=at, stands=account)
                attention.resolve(session, f"not-reached:{account_id}", resolution="reached", now=at)
            accounts.release_lease(session, account_id, self._holder)

    def signed_out(self, account_id: int, error: SignInError) -> Ending:
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
        return Ending(RunState.FAILED, error.message, error.advice)

    def failed(self, account_id: int, error: StoreError) -> Ending:
        """Tried again by itself, later each time; the row tells when."""
        at = self._clock()
        asked = error.retry_after_seconds if isinstance(error, TransientError) else None
        with self._book.write() as session:
            account = session.get(ChannelAccount, account_id)
            if account is not None:
                failures = _failures_in_a_row(session, account_id) + 1
                account.retry_at = at + max(timedelta(seconds=asked or 0), backoff(failures))
                account.problem = error.message.to_json()
                session.add(account)
                session.flush()
                attention.raise_(
                    session,
                    kind=AttentionKind.NOT_REACHED,
                    severity=Severity.WARN,
                    area=Area.CONNECTION,
                    key=f"not-reached:{account_id}",
                    account_id=account_id,
                    title=error.message,
                    meaning=translate("sync", "Changes wait here and nothing is lost. Trying again at {time}.")(
                        time=account.retry_at
                    ),
                    advice=error.advice,
                    action="sync_now",
                    payload={"account_id": account_id},
                    channel_reply=error.reply if isinstance(error, ChannelError) else "",
                    now=at,
                )
        return Ending(RunState.FAILED, error.message, error.advice)


_RUN = SQLModel.metadata.tables[str(SyncRun.__tablename__)]
_NEW = _RUN.insert().returning(_RUN.c.id)
_ENDED = _RUN.update().where(_RUN.c.id == bindparam("run"))
_OPEN = "SELECT id FROM sync_run WHERE account_id = ? AND state = ?"
_OLD = "SELECT id FROM sync_run WHERE account_id = ? ORDER BY id DESC LIMIT 50 OFFSET ?"
_GONE = _RUN.delete().where(_RUN.c.id.in_(bindparam("ids", expanding=True)))
_SYNCED = account_standing.ACCOUNT.update().where(account_standing.ACCOUNT.c.id == bindparam("account"))


def _begin(session: Session, account_id: int, round_id: str, trigger: str, at: datetime) -> int:
    """The row of this run; rows of runs that never ended (a kill) are closed, and very old ones go."""
    session.flush()
    connection = session.connection()
    problem = translate("sync", "The program ended in the middle of this sync; it goes on now.").to_json()
    for (open_id,) in run(connection, _OPEN, (account_id, RunState.RUNNING)):
        broken_off = {"run": open_id, "state": RunState.FAILED, "finished_at": at, "problem": problem}
        connection.execute(_ENDED, broken_off)
    begun = {
        "round_id": round_id, "account_id": account_id, "trigger": trigger, "state": RunState.RUNNING,
        "started_at": at, "requests": 0, "counts": {}, "lines": [], "problem": None,
    }  # fmt: skip
    run_id: int = connection.execute(_NEW, begun).scalar_one()
    if old := run(connection, _OLD, (account_id, RUNS_KEPT)):
        connection.execute(_GONE, {"ids": [old_id for (old_id,) in old]})
    return run_id


def _remember_sync(session: Session, account: account_standing.Standing, at: datetime) -> None:
    """When it was last synced, and how long it takes from one time to the next."""
    values: dict[str, object] = {"account": account.id, "last_synced_at": at}
    if account.last_synced_at is not None:
        values["round_seconds"] = offer_window.smoothed(account.round_seconds, at - account.last_synced_at)
    session.connection().execute(_SYNCED, values)


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
