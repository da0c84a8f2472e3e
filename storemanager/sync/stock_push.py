"""Sending stock, and making sure of it: read what is unclear, pull the orders since, decide, write, read back, put
right.

What is in flight is marked unclear in the book before it is sent, so that a lost answer, or a kill, ends in a reading
and never in a blind repetition. Reading back is the same step as clearing up: the loop goes round until nothing
differs, or three tries are over."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from storemanager.channels.base import (
    ListingRef,
    Outcome,
    Stock,
    StockReading,
    StockUpdate,
    StockWriteKind,
    WriteResult,
)
from storemanager.channels.errors import ChannelError, RejectedError
from storemanager.domain.accounts import Listing, MatchState, SeenFrom
from storemanager.services import attention, listings, outbox
from storemanager.services.bulk import chunks
from storemanager.services.listings import MOST_FAILURES, PriceOffer
from storemanager.sync import echo, guard, notices, parking
from storemanager.sync.desk import Desk
from storemanager.sync.planning import StockPlan, StockWrite, plan_stock
from storemanager.sync.products_in import mark_gone, price_seen, remember_price
from storemanager.sync.pulls import ORDERS, pull_orders
from storemanager.sync.status import Phase
from storemanager.texts import translate

TRIES = 3
MOST_PASSES = 6
READ_AT_ONCE = 200
_Answer = Future[tuple[list[WriteResult], ChannelError | None]]


class StockPush:
    """The stock of one account, from what the book wants to what the channel was seen to show."""

    def __init__(self, desk: Desk, channel: Stock) -> None:
        self._desk = desk
        self._channel = channel
        self._tried: Counter[int] = Counter()
        self._sent: dict[int, StockWrite] = {}
        self._refused: set[int] = set()

    def run(self) -> None:
        """Ends when nothing differs or waits to be read; a shop in which somebody buys at every step is left to the
        next round."""
        for attempt in range(MOST_PASSES):
            self._clear_up(Phase.CONFIRMING if attempt else Phase.READING)
            plan = self._plan()
            self._judge(plan)
            writes = self._allowed(plan)
            if writes:
                self._send(writes)
            elif not plan.to_read:
                return

    # --- Reading ---

    def _clear_up(self, phase: Phase) -> None:
        """Read every item whose number is not sure, then the orders of the time until now: only then may it be used."""
        desk = self._desk
        with desk.read() as session:
            unclear = _unclear(session, desk.account_id)
        if not unclear:
            return
        for done, some in enumerate(chunks(list(unclear), READ_AT_ONCE)):
            desk.check()
            desk.tell(phase, done * READ_AT_ONCE, len(unclear))
            readings = self._channel.read_stock([unclear[listing_id] for listing_id in some])
            at = desk.channel.server_now()
            with desk.write() as session:
                store_readings(session, desk, readings, at)
        pull_orders(desk)
        echo.judge(desk)

    # --- Deciding ---

    def _plan(self) -> StockPlan:
        desk = self._desk
        with desk.read() as session:
            found = listings.facts(session, desk.account_id, listings.dirty_ids(session, desk.account_id))
        return plan_stock(found)

    def _judge(self, plan: StockPlan) -> None:
        """After reading back: what was confirmed, and what was written in vain."""
        if not self._sent and not plan.shared:
            return
        desk = self._desk
        open_ids = {write.listing_id for write in plan.writes} | set(plan.to_read)
        confirmed = [listing_id for listing_id in self._sent if listing_id not in open_ids]
        in_vain = [write for write in plan.writes if self._had_no_effect(write)]
        with desk.write() as session:
            _forgive(session, confirmed, desk.now())
            for write in in_vain:
                _count_failure(session, write, desk.now())
            for listing_id in plan.shared[:1]:
                notices.shared_number(session, listing_id, now=desk.now())
        for listing_id in confirmed:
            self._sent.pop(listing_id)
        for write in plan.writes:
            if write.listing_id in self._sent:
                desk.tally.repaired(write.title or write.sku, write.seen, write.wanted)

    def _had_no_effect(self, write: StockWrite) -> bool:
        sent = self._sent.get(write.listing_id)
        return sent is not None and sent.seen is not None and sent.seen == write.seen and sent.wanted == write.wanted

    def _allowed(self, plan: StockPlan) -> list[StockWrite]:
        desk = self._desk
        writes = [
            write
            for write in plan.writes
            if self._tried[write.listing_id] < TRIES and write.listing_id not in self._refused
        ]
        writes = self._without_doubtful(writes)
        fresh = [write for write in writes if not self._tried[write.listing_id]]
        if not fresh:
            return writes
        with desk.write() as session:
            stopped = guard.stop_mass_sold_out(session, desk.account_id, fresh, now=desk.now())
        desk.tally.add("stopped", len(stopped))
        return [write for write in writes if write.listing_id not in stopped]

    def _without_doubtful(self, writes: list[StockWrite]) -> list[StockWrite]:
        """A number is not raised where an order that is not in the book yet may have lowered it, nor where the channel
        is about to raise it by itself: that would offer what is not there."""
        raised = [write for write in writes if write.seen is None or write.wanted > write.seen]
        if not raised:
            return writes
        desk = self._desk
        with desk.read() as session:
            doubt = parking.doubt(session, desk.account_id, ORDERS)
            coming = outbox.giving_back(session, desk.account_id)
        held = {
            write.listing_id
            for write in raised
            if not desk.orders_known
            or write.product_id in coming
            or doubt.about(write.product_id, write.remote_variant_id, write.sku)
        }
        return [write for write in writes if write.listing_id not in held]

    # --- Writing ---

    def _send(self, writes: Sequence[StockWrite]) -> None:
        desk = self._desk
        desk.check()
        members = [listing_id for write in writes for listing_id in write.members]
        with desk.write() as session:
            _mark_in_flight(session, members)
        for write in writes:
            self._tried[write.listing_id] += 1
        limits = self._channel.write_limits
        batches = list(chunks(list(writes), limits.batch))
        done = 0
        problem: ChannelError | None = None
        for batch, results, error in self._answers(batches, limits.parallel):
            problem = problem or error
            with desk.write() as session:
                self._store(session, batch, results)
            done += len(batch)
            desk.tell(Phase.STOCK, done, len(writes))
        if problem is not None:
            raise problem

    def _answers(
        self, batches: Sequence[Sequence[StockWrite]], parallel: int
    ) -> Iterator[tuple[Sequence[StockWrite], Sequence[WriteResult], ChannelError | None]]:
        """Every batch with its results, several at once where the channel allows it; the most urgent batch is sent
        first."""
        if not self._desk.parallel or parallel <= 1 or len(batches) == 1:
            stop: ChannelError | None = None
            for batch in batches:
                results, error = ([], None) if stop else self._write(batch)
                stop = stop or error
                yield batch, results or _none_sent(batch), error
            return
        left, under_way, stopped = deque(batches), deque[tuple[Sequence[StockWrite], _Answer]](), False
        with ThreadPoolExecutor(max_workers=parallel, thread_name_prefix="stock") as pool:
            while left or under_way:
                # No batch waits in the pool: whoever stores the answers may have to stop, with the lease lost.
                while left and not stopped and len(under_way) < parallel:
                    batch = left.popleft()
                    under_way.append((batch, pool.submit(self._write, batch)))
                if under_way:
                    batch, future = under_way.popleft()
                    results, error = future.result()
                    stopped = stopped or error is not None
                    yield batch, results or _none_sent(batch), error
                else:
                    batch = left.popleft()
                    yield batch, _none_sent(batch), None

    def _write(self, batch: Sequence[StockWrite]) -> tuple[list[WriteResult], ChannelError | None]:
        """The results of a batch, and the error that ended it before anything was sent. Touches no database: runs on
        any thread."""
        if self._desk.cancelled():
            return _none_sent(batch), None
        updates = [self._update(write) for write in batch]
        try:
            return list(self._channel.write_stock(updates)), None
        except RejectedError as error:
            if len(batch) == 1:
                ref = updates[0].ref
                return [WriteResult(ref, Outcome.REJECTED, error.message, error.reply, error.gone)], None
            half = len(batch) // 2  # the bad one is found by halving; the others go out (F25)
            first, problem = self._write(batch[:half])
            second, other = self._write(batch[half:])
            return first + second, problem or other
        except ChannelError as error:
            return [], error

    def _update(self, write: StockWrite) -> StockUpdate:
        desk = self._desk
        key = f"{desk.account_id}-{write.listing_id}-{desk.round_id}-{self._tried[write.listing_id]}"
        return StockUpdate(ListingRef(write.product_id, write.remote_variant_id), write.wanted, write.seen, key)

    def _store(self, session: Session, batch: Sequence[StockWrite], results: Sequence[WriteResult]) -> None:
        """Each item has its own outcome (F24); one that is missing from the answer may have happened (F26)."""
        desk = self._desk
        by_ref = {(result.ref.product_id, result.ref.variant_id): result for result in results}
        at, now = desk.channel.server_now(), desk.now()
        for write in batch:
            result = by_ref.get((write.product_id, write.remote_variant_id))
            if result is None or result.outcome is Outcome.UNKNOWN:
                continue
            rows = _listings(session, write.members)
            if result.outcome is Outcome.NOT_SENT:
                self._tried[write.listing_id] -= 1
                for row in rows:
                    row.stock_unclear = write.seen is None
            elif result.outcome is Outcome.DONE:
                self._done(rows, write, at)
                desk.tally.add("stock_written")
            else:
                self._rejected(session, rows, write, result, now)
            session.add_all(rows)
        session.flush()

    def _done(self, rows: Sequence[Listing], write: StockWrite, at: datetime) -> None:
        """A delta leaves sales in between untouched, so the number is still as old as what it was added to."""
        kind = self._channel.stock_write_kind
        added = kind in (StockWriteKind.DELTA, StockWriteKind.NON_ATOMIC_DELTA) and write.seen is not None
        for row in rows:
            row.stock_seen, row.stock_seen_from = write.wanted, SeenFrom.WRITE
            if not added:
                row.stock_seen_at = at
            row.stock_unclear = kind is not StockWriteKind.COMPARE_AND_SET
        self._sent[write.listing_id] = write

    def _rejected(
        self, session: Session, rows: Sequence[Listing], write: StockWrite, result: WriteResult, now: datetime
    ) -> None:
        desk = self._desk
        if result.gone:
            for row in rows:
                row.stock_unclear = False
                mark_gone(session, row, now=now, tally=desk.tally)
            return
        if self._channel.stock_write_kind is StockWriteKind.COMPARE_AND_SET and self._tried[write.listing_id] < TRIES:
            return  # somebody bought in between: it is unclear now, and read before the next try
        for row in rows:
            row.stock_unclear = False
            row.failures += 1
        self._refused.add(write.listing_id)
        desk.tally.add("stock_refused")
        problem = result.problem or translate("sync", "The channel gave no reason.")
        notices.write_refused(session, write.listing_id, "stock", problem, result.code, now=now)


def store_readings(
    session: Session, desk: Desk, readings: Sequence[StockReading], at: datetime, *, prices_only: bool = False
) -> None:
    """What the channel was read to show, at its own time `at` (rule b). `prices_only`: no order pull follows, so the
    stock numbers must not be used."""
    by_ref = {(reading.ref.product_id, reading.ref.variant_id): reading for reading in readings}
    for some in chunks(sorted({product_id for product_id, _ in by_ref})):
        query = select(Listing).where(Listing.account_id == desk.account_id, col(Listing.remote_product_id).in_(some))
        for row in session.exec(query.execution_options(populate_existing=True)):
            reading = by_ref.get((row.remote_product_id, row.remote_variant_id))
            if reading is not None:
                _store_reading(session, desk, row, reading, at, prices_only)
    session.flush()


def _store_reading(
    session: Session, desk: Desk, row: Listing, reading: StockReading, at: datetime, prices_only: bool
) -> None:
    if reading.stock is not None and not prices_only:
        echo.stock_read(desk, row, reading.stock, at)
    if not prices_only:
        row.stock_unclear = False
    if reading.gone:
        mark_gone(session, row, now=desk.now(), tally=desk.tally)
        return
    row.dirty = True
    if reading.stock is not None and not prices_only:
        row.stock_seen, row.stock_seen_at, row.stock_seen_from = reading.stock, at, SeenFrom.READ
    if reading.price is not None:
        sale = reading.sale_price.minor if reading.sale_price else None
        shown = PriceOffer(reading.price.minor, sale, reading.sale_from, reading.sale_to)
        if not prices_only:
            echo.price_read(session, row, price_seen(row), shown, now=desk.now())
        remember_price(row, shown, at)
    session.add(row)


def _unclear(session: Session, account_id: int) -> Mapping[int, ListingRef]:
    query = (
        select(Listing)
        .where(
            Listing.account_id == account_id,
            Listing.match_state == MatchState.MATCHED,
            col(Listing.stock_managed).is_(True),
            col(Listing.paused).is_(False),
            col(Listing.gone_at).is_(None),
            Listing.failures < MOST_FAILURES,
            col(Listing.stock_unclear) | (col(Listing.stock_seen).is_(None) & col(Listing.dirty)),
        )
        .order_by(col(Listing.id))
    )
    return {row.id or 0: ListingRef(row.remote_product_id, row.remote_variant_id) for row in session.exec(query)}


def _mark_in_flight(session: Session, listing_ids: Sequence[int]) -> None:
    for some in chunks(list(listing_ids)):
        session.execute(update(Listing).where(col(Listing.id).in_(some)).values(stock_unclear=True, dirty=True))


def _listings(session: Session, ids: Sequence[int]) -> Sequence[Listing]:
    query = select(Listing).where(col(Listing.id).in_(ids)).order_by(col(Listing.id))
    return session.exec(query.execution_options(populate_existing=True)).all()


def _none_sent(batch: Sequence[StockWrite]) -> list[WriteResult]:
    return [WriteResult(ListingRef(write.product_id, write.remote_variant_id), Outcome.NOT_SENT) for write in batch]


def _forgive(session: Session, listing_ids: Sequence[int], now: datetime) -> None:
    """Written and read back: earlier failures are over."""
    for some in chunks(list(listing_ids)):
        failed = session.exec(select(Listing).where(col(Listing.id).in_(some), Listing.failures > 0)).all()
        for row in failed:
            row.failures = 0
            session.add(row)
            attention.resolve(session, f"refused-stock:{row.id}", resolution="written", now=now)
            attention.resolve(session, f"drift:{row.id}", resolution="written", now=now)
    session.flush()


def _count_failure(session: Session, write: StockWrite, now: datetime) -> None:
    rows = _listings(session, write.members)
    for row in rows:
        row.failures += 1
    session.add_all(rows)
    session.flush()
    if any(row.failures >= MOST_FAILURES for row in rows):
        notices.not_taking(session, write.listing_id, write.seen, write.wanted, now=now)
