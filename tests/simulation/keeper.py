"""The real program as the keeper of a simulated shop: the engine, the book on a file, and the acts of `services`."""

from __future__ import annotations

import logging
import shutil
import socket
import sqlite3
from collections import Counter
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlmodel import Session

from storemanager.backups import keeping, restoring
from storemanager.channels.base import AccountSettings, Channel
from storemanager.domain.backups import BackupKind
from storemanager.domain.offers import Policy
from storemanager.domain.syncing import RunState
from storemanager.services import accounts, attention, stock
from storemanager.sync import actions
from storemanager.sync.engine import Engine, RoundResult
from tests.makers import a_shop, a_variant
from tests.simulation.afterwards import Afterwards
from tests.simulation.judgement import judge, ledger_is_sound
from tests.simulation.life import Life, MortalBook
from tests.simulation.places import Place, Ready
from tests.simulation.rules import Rules
from tests.simulation.shop import Shop
from tests.simulation.timeline import START
from tests.simulation.window import Window

NO_PROCESS = 2**30
"""The number of a process that is not there: whoever held a lease under it is known to be dead."""
SAME_ROUNDS = 1
_STATE = """
SELECT id, stock_seen, stock_unclear, price_seen, price_unclear, dirty, failures, 0 FROM listing
UNION ALL SELECT id, 0, 0, 0, 0, 0, attempts, state FROM outbox_entry
UNION ALL SELECT id, 0, 0, 0, 0, 0, 0, status FROM orders
"""
_WAITS = """
SELECT 1 FROM listing WHERE (stock_unclear OR price_unclear) AND NOT paused AND account_id IN ({accounts})
UNION ALL SELECT 1 FROM outbox_entry WHERE state IN ('WAITING', 'UNCLEAR') AND account_id IN ({accounts})
"""
_PRESSED = {"agree_mass", "agree_price", "write_again", "retry_parked"}


def nothing_yet(place: Place) -> Ready:
    """A book in which nothing stands."""
    return Ready(place.empty, (), (), (), START)


def set_up(program: Program, file: Path) -> Ready:
    """Make a shop in which nothing happens ready, by the program itself, and keep it in `file`."""
    shop = program.shop
    try:
        program.connect_all()
        for _ in range(3):
            shop.clock.pass_(60)
            program.sync()
    finally:
        program.close()
    shutil.copy(program.place.file, file)
    shown = tuple(tuple(store.shows(item.sku) or 0 for item in shop.week.goods) for store in shop.stores)
    return Ready(file, tuple(program.variants), tuple(program.accounts), shown, shop.clock())


class Complaints(logging.Handler):
    """What the program logs as an error is a bug that it has survived."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


class Program(Window):
    """What `Shop` drives when the program is the real one. `place` holds the book it keeps."""

    def __init__(self, shop: Shop, policy: Policy, ready: Ready, place: Place) -> None:
        super().__init__(Rules(policy))
        self.shop = shop
        self.told = self._written
        self._ready = ready
        self.place = place
        self._backup_at: datetime | None = None
        self._afterwards: Afterwards | None = None
        self._lives = 0
        self._failed = False
        self._state: list[object] = []
        self._same = 0
        place.put(ready.book)
        self.book = place.book
        self.raw = self._opened()
        self.variants = list(ready.variants)
        self.accounts = list(ready.accounts)
        self.results: Counter[str] = Counter()
        shop.truth.look_up = self._look_up
        shop.keeper = self
        self.restart(0)

        self.complaints = Complaints()
        logging.getLogger("storemanager").addHandler(self.complaints)

    def close(self) -> None:
        self.shop.close()
        logging.getLogger("storemanager").removeHandler(self.complaints)
        self.raw.close()
        self.book.close()

    def _opened(self) -> sqlite3.Connection:
        return sqlite3.connect(self.place.file, isolation_level=None)

    # --- Its life ---

    def start(self) -> None:
        self.shop.clock.until(self._ready.moment)
        for store, numbers in zip(self.shop.stores, self._ready.shown, strict=True):
            for goods, number in zip(self.shop.week.goods, numbers, strict=True):
                store.set_stock(goods.sku, number)

    def connect_all(self) -> None:
        week = self.shop.week
        with self.book.write() as session:
            a_shop(session)
            self.write_rules(session)
            for goods in week.goods:
                self.variants.append(a_variant(session, goods.sku, on_hand=goods.on_hand, price=goods.price))
            for index in range(len(week.kinds)):
                account = self._add_account(session, index)
                accounts.activate(session, account, now=START)
                self.accounts.append(account)

    def _add_account(self, session: Session, index: int) -> int:
        return accounts.add(
            session, kind="fake", name=f"Channel {index}", address=f"https://{index}.test", settings={},
            currency="VND", now=START,
        )  # fmt: skip

    def restart(self, kill_in: int) -> None:
        """Everything of the life before is thrown away; what it wrote into the book is all that is left."""
        self.life = Life(kill_in)
        self._lives += 1
        self.mortal = MortalBook(self.book, self.life)
        self.mortal.written = self._written
        self.engine = Engine(
            self.mortal,
            lambda account_id: AccountSettings(account_id, "", {}, {}), self._connect, clock=self.now,
            sleep=self.shop.clock.pass_, parallel=False, holder=f"{socket.gethostname()}|{NO_PROCESS}|{self._lives}",
        )  # fmt: skip

    def _connect(self, settings: AccountSettings, _cancelled: object) -> Channel:
        return self.shop.connector(self.accounts.index(settings.account_id), settings)

    def sync(self, *, check_all: bool = False) -> None:
        began = self.shop.clock()
        self.shop.truth.under_strict(self.strict_goods())
        by_hand = "button" if check_all else "schedule"
        try:
            result = self.engine.run_round(trigger=by_hand, full_check=check_all)
        finally:
            self._look_up()
        if self.complaints.lines:
            self.shop.truth.broken("\n".join(self.complaints.lines))
        self._learn(result, began)
        with self.book.read() as session:
            wrong = stock.check(session)
        if wrong:
            self.shop.truth.broken(f"ledger and balances differ: {wrong}")

    def _policy(self, goods: int) -> Policy:
        return self.rules.of(goods, len(self.accounts))

    def _learn(self, result: RoundResult, began: datetime) -> None:
        """What the round says of itself: which items of which account are as they should be."""
        settled: dict[int, list[str]] = {}
        rows = self.raw.execute(
            "SELECT account_id, remote_sku FROM listing WHERE NOT dirty AND NOT stock_unclear AND failures = 0"
            " AND NOT paused ORDER BY id"
        )
        for account_id, sku in rows:
            settled.setdefault(account_id, []).append(sku)
        reachable = {self.accounts[channel] for channel in self._reachable()}
        self._failed = any(run.problem is not None and run.account_id in reachable for run in result.runs)
        for run in result.runs:
            self.results[run.state.value] += 1
            if run.problem is not None:
                self.shop.truth.tell(f"account {run.name}: {run.problem}")
            elif run.state in (RunState.DONE, RunState.ATTENTION):
                channel = self.accounts.index(run.account_id)
                self.shop.truth.good_round(channel, settled.get(run.account_id, []), began)

    def _look_up(self) -> None:
        for channel in range(len(self.accounts)):
            self.shop.truth.known(channel, self._versions(channel))

    def _versions(self, channel: int) -> dict[str, datetime]:
        """The orders the book has of the channel, and which version of each."""
        rows = self.raw.execute(
            "SELECT remote_id, remote_modified_at FROM orders WHERE account_id = ?", (self.accounts[channel],)
        )
        return {remote_id: _moment(at) for remote_id, at in rows}

    def _written(self) -> None:
        """After every transaction that was kept."""
        wrong = ledger_is_sound(self.raw)
        if wrong:
            self.shop.truth.broken(wrong)

    # --- Backups ---

    def back_up(self) -> bool:
        keeping.back_up(self.book, self.place.folder, BackupKind.BY_HAND, now=self.now(), file=self.place.backup)
        self._backup_at = self.shop.clock()
        return True

    def restore(self) -> bool:
        """The program is closed for it, and opened again."""
        if self._backup_at is None:
            return False
        self.raw.close()
        self.book.close()
        prepared = restoring.prepare(self.place.backup, self.place.folder)
        restoring.restore(prepared, self.place.folder, now=self.now(), origin="simulation")
        self.place.restored()
        self.raw = self._opened()
        self.restart(0)
        for channel in range(len(self.accounts)):
            self.shop.truth.forget(channel, self._versions(channel), self._backup_at)
        self._afterwards = self._put_right()
        self.do(self._afterwards.settings)
        return True

    def _put_right(self) -> Afterwards:
        return Afterwards(self)

    def forgetful(self) -> bool:
        return self._afterwards is not None

    def must_look(self) -> bool:
        return self.forgetful() or bool(self._read_only())

    def _read_only(self) -> list[int]:
        """The accounts that wait for a look, and can be looked at."""
        with self.book.read() as session:
            rows = [accounts.get(session, account_id) for account_id in self.accounts]
        return [row.id for row in rows if row.read_only is not None and accounts.is_compared(row)]

    def look(self) -> None:
        """After a restore all is put right first; an account that was silent for days is simply let go on."""
        if self._afterwards is not None:
            self._afterwards.look()
            if self._afterwards.is_over:
                self._afterwards = None
        for account_id in () if self.forgetful() else self._read_only():
            self.do(partial(accounts.release, account_id=account_id, now=self.now()))
            self.shop.counted["owner: looked after days away"] += 1

    # --- What waits for the owner ---

    def busy(self) -> bool:
        """Something failed by chance, was changed by the sync before, or waits for an answer that may come. What waits
        for a channel that is out, paused or read-only, or for others, waits until something happens."""
        state = self.raw.execute(_STATE).fetchall()
        self._same = self._same + 1 if state == self._state else 0
        self._state = state
        marks = ", ".join(str(self.accounts[channel]) for channel in self._reachable())
        waits = self.raw.execute(_WAITS.format(accounts=marks)).fetchone()
        return self._failed or self._same < SAME_ROUNDS or waits is not None

    def _reachable(self) -> list[int]:
        shop = self.shop
        off = self.paused | shop.truth.held
        return [store.index for store in shop.stores if not store.down and not store.revoked and store.index not in off]

    def settle(self) -> None:
        self.look()
        pressed = _PRESSED if self.forgetful() else _PRESSED | {"retry_act"}
        with self.book.read() as session:
            rows = [row for row in attention.rows(session) if row.action in pressed]
        for row in rows:
            choice = {"withdraw": True} if row.action == "retry_act" else None
            self.shop.truth.tell(f"owner settles: {row.title}")
            self.do(partial(actions.act, attention_id=row.id, choice=choice, now=self.now()))

    def judge(self) -> None:
        judge(self, self._policy)


def _moment(stored: str) -> datetime:
    moment = datetime.fromisoformat(stored)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
