"""The real program as the keeper of a simulated shop: the engine, the book on a file, and the acts of `services`."""

from __future__ import annotations

import logging
import shutil
import socket
import sqlite3
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlmodel import Session, col, select

from storemanager.channels.base import AccountSettings, Channel
from storemanager.database import Book, book_url, open_book
from storemanager.domain.offers import Policy
from storemanager.domain.orders import GOODS_OUT, TO_SHIP, Order, OrderLine, OrderStatus
from storemanager.domain.stock import MovementReason
from storemanager.domain.syncing import RunState
from storemanager.errors import StoreError
from storemanager.paths import BOOK_FILE
from storemanager.services import accounts, attention, catalog, orders, stock
from storemanager.services.catalog_inputs import PriceChange
from storemanager.services.orders import LineInput, OrderInput, ReturnInput
from storemanager.sync import actions
from storemanager.sync.engine import Engine, RoundResult
from tests.makers import a_shop, a_variant
from tests.simulation.judgement import judge, ledger_is_sound
from tests.simulation.life import Life, MortalBook
from tests.simulation.shop import REFUNDED, Shop, Taken
from tests.simulation.timeline import START
from tests.simulation.week import Goods, an_empty_week

NO_PROCESS = 2**30
"""The number of a process that is not there: whoever held a lease under it is known to be dead."""
_PRESSED = {"agree_mass", "agree_price", "write_again", "retry_parked"}


@dataclass(frozen=True)
class Ready:
    """A shop that is set up, its channels connected and in step: kept as a file, so that a week need not begin with
    that. What its channels show is here."""

    book: Path
    variants: tuple[int, ...]
    accounts: tuple[int, ...]
    shown: tuple[tuple[int, ...], ...]
    moment: datetime


class Place:
    """Where the book of one week after the other lies: the file is another one each week, and what has been learned
    about asking it (statements put together) is kept."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / BOOK_FILE
        self.book = open_book(book_url(folder), create=True)
        self.close()
        self.empty = folder / "empty"
        shutil.copy(self.file, self.empty)
        _write_fast(self.book)

    def put(self, file: Path) -> None:
        self.close()
        for leftover in self.file.parent.glob(f"{BOOK_FILE}*"):
            leftover.unlink()
        shutil.copy(file, self.file)

    def close(self) -> None:
        self.book.close()


def set_up(goods: tuple[Goods, ...], channels: int, policy: Policy, place: Place, file: Path) -> Ready:
    """Make such a shop, by the program itself, and keep it in `file`."""
    shop = Shop(an_empty_week(goods, channels), watched=True)
    program = Program(shop, policy, Ready(place.empty, (), (), (), START), place)
    try:
        program.connect_all()
        for _ in range(3):
            shop.clock.pass_(60)
            program.sync()
    finally:
        program.close()
    shutil.copy(place.file, file)
    shown = tuple(tuple(store.shows(item.sku) or 0 for item in goods) for store in shop.stores)
    return Ready(file, tuple(program.variants), tuple(program.accounts), shown, shop.clock())


class Complaints(logging.Handler):
    """What the program logs as an error is a bug that it has survived."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


class Program:
    """What `Shop` drives when the program is the real one. `place` holds the book it keeps."""

    def __init__(self, shop: Shop, policy: Policy, ready: Ready, place: Place) -> None:
        self.shop = shop
        self.policy = policy
        self._ready = ready
        self._lives = 0
        self._failed = False
        place.put(ready.book)
        self.book = place.book
        self.raw = sqlite3.connect(place.file, isolation_level=None)
        self.variants = list(ready.variants)
        self.accounts = list(ready.accounts)
        self.results: Counter[str] = Counter()
        shop.truth.look_up = self._look_up
        shop.keeper = self
        self.restart(0)

        self.complaints = Complaints()
        logging.getLogger("storemanager").addHandler(self.complaints)

    def close(self) -> None:
        logging.getLogger("storemanager").removeHandler(self.complaints)
        self.raw.close()
        self.book.close()

    def now(self) -> datetime:
        return self.shop.clock.computer()

    # --- Its life ---

    def start(self) -> None:
        self.shop.truth.strict = self.policy is Policy.STRICT
        self.shop.clock.until(self._ready.moment)
        for store, numbers in zip(self.shop.stores, self._ready.shown, strict=True):
            for goods, number in zip(self.shop.week.goods, numbers, strict=True):
                store.set_stock(goods.sku, number)

    def connect_all(self) -> None:
        week = self.shop.week
        with self.book.write() as session:
            a_shop(session)
            set_policy(session, self.policy)
            for goods in week.goods:
                self.variants.append(a_variant(session, goods.sku, on_hand=goods.on_hand, price=goods.price))
            for index in range(len(week.kinds)):
                account = accounts.add(
                    session, kind="fake", name=f"Channel {index}", address=f"https://{index}.test", settings={},
                    currency="VND", now=START,
                )  # fmt: skip
                accounts.activate(session, account, now=START)
                self.accounts.append(account)

    def restart(self, kill_in: int) -> None:
        """Everything of the life before is thrown away; what it wrote into the book is all that is left."""
        self.life = Life(kill_in)
        self._lives += 1
        mortal = MortalBook(self.book, self.life)
        mortal.written = self._written
        self.engine = Engine(
            mortal,
            lambda account_id: AccountSettings(account_id, "", {}, {}), self._connect, clock=self.now,
            sleep=self.shop.clock.pass_, parallel=False, holder=f"{socket.gethostname()}|{NO_PROCESS}|{self._lives}",
        )  # fmt: skip

    def _connect(self, settings: AccountSettings, _cancelled: object) -> Channel:
        return self.shop.connector(self.accounts.index(settings.account_id), settings)  # type: ignore[return-value]

    def sync(self, *, check_all: bool = False) -> None:
        began = self.shop.clock()
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

    def _learn(self, result: RoundResult, began: datetime) -> None:
        """What the round says of itself: which items of which account are as they should be."""
        settled: dict[int, list[str]] = {}
        rows = self.raw.execute(
            "SELECT account_id, remote_sku FROM listing WHERE NOT dirty AND NOT stock_unclear AND failures = 0"
            " AND NOT paused ORDER BY id"
        )
        for account_id, sku in rows:
            settled.setdefault(account_id, []).append(sku)
        self._failed = any(run.problem is not None for run in result.runs)
        for run in result.runs:
            self.results[run.state.value] += 1
            if run.problem is not None:
                self.shop.truth.tell(f"account {run.name}: {run.problem}")
            elif run.state in (RunState.DONE, RunState.ATTENTION):
                channel = self.accounts.index(run.account_id)
                self.shop.truth.good_round(channel, settled.get(run.account_id, []), began)

    def _look_up(self) -> None:
        for channel, account_id in enumerate(self.accounts):
            rows = self.raw.execute(
                "SELECT remote_id, remote_modified_at FROM orders WHERE account_id = ?", (account_id,)
            )
            self.shop.truth.known(channel, {remote_id: _moment(at) for remote_id, at in rows})

    def _written(self) -> None:
        """After every transaction that was kept."""
        wrong = ledger_is_sound(self.raw)
        if wrong:
            self.shop.truth.broken(wrong)

    # --- The people who use it ---

    def _do(self, act: Any) -> Any:
        """What somebody does in the window; a refusal is an answer, too."""
        try:
            with self.book.write() as session:
                done = act(session)
        except StoreError as error:
            self.shop.truth.tell(f"refused: {error.message}")
            return None
        self._written()
        return True if done is None else done

    def receive(self, goods: int, units: int) -> None:
        self._do(lambda session: stock.receive(session, self.variants[goods], units, now=self.now()))

    def damage(self, goods: int, units: int) -> bool:
        return bool(
            self._do(
                lambda session: stock.adjust(
                    session, self.variants[goods], -units, MovementReason.DAMAGE, now=self.now()
                )
            )
        )

    def count(self, goods: int, difference: int) -> bool:
        def count(session: Session) -> object:
            variant = self.variants[goods]
            there = stock.availability(session, [variant])[variant].on_hand
            if there + difference < 0:
                return False
            stock.count(session, variant, there + difference, now=self.now())
            return True

        return bool(self._do(count))

    def sell(self, goods: int, units: int) -> bool:
        given = OrderInput(lines=(LineInput(self.variants[goods], units),))
        key = f"till {self.shop.clock.hours} {goods}"
        return bool(self._do(lambda session: orders.sell(session, given, key=key, now=self.now())))

    def price(self, goods: int, price: int) -> None:
        change = PriceChange(self.variants[goods], price)
        self._do(lambda session: catalog.set_prices(session, [change], now=self.now()))

    def ship(self, pick: float) -> tuple[int, str, dict[str, int]] | None:
        def ship(session: Session) -> object:
            order = _one(session, TO_SHIP, pick)
            if order is None or order.id is None:
                return False
            orders.ship(session, order.id, tracking_number=f"VN{order.id}", now=self.now())
            lines = session.exec(select(OrderLine).where(OrderLine.order_id == order.id)).all()
            return (*self._there(order), {line.remote_line_id: line.shipped_quantity for line in lines})

        return self._do(ship) or None

    def cancel(self, pick: float) -> Taken:
        def cancel(session: Session) -> object:
            order = _one(session, {OrderStatus.CONFIRMED}, pick)
            if order is None or order.id is None:
                return False
            orders.cancel(session, order.id, reason="no goods", now=self.now())
            return self._there(order)

        return self._do(cancel) or None

    def take_back(self, pick: float) -> tuple[int, str, str] | None:
        """One unit comes back; two times out of three the buyer gets money for it through the channel."""

        def take_back(session: Session) -> object:
            order = _one(session, GOODS_OUT - {OrderStatus.RETURNED}, pick)
            if order is None or order.id is None:
                return False
            line = session.exec(select(OrderLine).where(OrderLine.order_id == order.id)).first()
            if line is None or line.id is None or line.returned_quantity:
                return False
            money = 1000 if pick < REFUNDED else 0
            orders.return_goods(session, order.id, {line.id: ReturnInput(1)}, refund_amount=money, now=self.now())
            return (*self._there(order), line.remote_line_id)

        return self._do(take_back) or None

    def _there(self, order: Order) -> tuple[int, str]:
        return self.accounts.index(order.account_id or 0), order.remote_id or ""

    def pause(self, channel: int) -> None:
        self._do(lambda session: accounts.pause(session, self.accounts[channel]))

    def resume(self, channel: int) -> None:
        self._do(lambda session: accounts.resume(session, self.accounts[channel]))

    def busy(self) -> bool:
        waits = "SELECT 1 FROM listing WHERE dirty OR stock_unclear OR price_unclear"
        acts = "SELECT 1 FROM outbox_entry WHERE state IN ('WAITING', 'UNCLEAR')"
        return self._failed or self.raw.execute(f"{waits} UNION ALL {acts}").fetchone() is not None

    def settle(self) -> None:
        with self.book.read() as session:
            rows = [row for row in attention.rows(session) if row.action in _PRESSED | {"retry_act"}]
        for row in rows:
            choice = {"withdraw": True} if row.action == "retry_act" else None
            self.shop.truth.tell(f"owner settles: {row.title}")
            self._do(lambda session, r=row, c=choice: actions.act(session, r.id, choice=c, now=self.now()))

    # --- The end ---

    def judge(self) -> None:
        judge(self)


def set_policy(session: Session, policy: Policy) -> None:
    try:
        from storemanager.services import offer_rules
    except ImportError:
        return
    offer_rules.set_shop_policy(session, policy, now=START)


def _one(session: Session, statuses: Any, pick: float) -> Order | None:
    """One of the channels' orders in these statuses."""
    found = session.exec(
        select(Order)
        .where(col(Order.status).in_(list(statuses)), col(Order.account_id).is_not(None))
        .order_by(col(Order.id))
    ).all()
    return found[int(pick * len(found))] if found else None


def _moment(stored: str) -> datetime:
    moment = datetime.fromisoformat(stored)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _write_fast(book: Book) -> None:
    """Kills are simulated, not real: the file need not reach the disk."""

    def connected(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA journal_mode=MEMORY")

    event.listen(book.engine, "connect", connected)
    book.engine.dispose()
