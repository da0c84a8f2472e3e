"""Sending stock, and making sure of it: read what is unclear, pull the orders since, decide, write, read back, put
right.

What is in flight is marked unclear in the book before it is sent, so that a lost answer, or a kill, ends in a reading
and never in a blind repetition. Reading back is the same step as clearing up: the loop goes round until nothing
differs, or three tries are over.

First everything that goes down, on all accounts; then, in a second step, what goes up (F30). Why *strict* cannot sell a
unit twice on channels that compare or take differences: let `ceiling` of an item bound what it shows plus what it has
sold unknown to us.
- A sale there moves a unit from "shown" to "sold unknown": the bound holds. Its order takes it from the bound and from
  what is available, in one transaction. Units given back raise the bound before or as they raise what is available.
- A write raises the bound before it is sent, in the transaction that marks it in flight; so whatever becomes of the
  answer, or of us, the bound holds.
- It falls only to what is sure: what an accepted comparison made of a sure number; or what a true difference made of
  one, or a reading that proves something (`readings`), with all orders after it. A difference that meets a sale may
  go below zero: the unit is then sold unknown, although nothing is on show.
- A number is raised only if, in that very transaction, it and the ceilings of all others fit into what is available.
So the sum of all ceilings never exceeds what is available by anything the program does. It may when the owner takes
goods away that are on offer, or sells them at the counter: nobody can call back what a shopper already sees."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime

from sqlmodel import Session

from storemanager.channels.base import (
    ListingRef,
    Outcome,
    Stock,
    StockUpdate,
    StockWriteKind,
    WriteResult,
)
from storemanager.channels.errors import ChannelError, RejectedError, SignInError
from storemanager.domain.accounts import Listing, SeenFrom
from storemanager.services import listings
from storemanager.services.bulk import chunks
from storemanager.sync import echo, guard, listing_notices, rights, sent
from storemanager.sync.desk import Desk
from storemanager.sync.planning import StockPlan, StockWrite, plan_stock
from storemanager.sync.products_in import mark_gone
from storemanager.sync.pulls import pull_orders
from storemanager.sync.readings import READ_AT_ONCE, Doubt, lower_ceilings, store_readings, strictness
from storemanager.sync.rivals import trouble, with_troubled_rivals
from storemanager.sync.status import Phase
from storemanager.sync.stock_rows import count_failure, forgive, mark_in_flight, rows_of, unclear_refs, under_split
from storemanager.texts import translate

TRIES = 3
MOST_PASSES = 6
_DELTAS = frozenset({StockWriteKind.DELTA, StockWriteKind.NON_ATOMIC_DELTA})
_SURE = frozenset({StockWriteKind.COMPARE_AND_SET, StockWriteKind.DELTA})
_Answer = Future[tuple[list[WriteResult], ChannelError | None]]


class StockPush:
    """The stock of one account, from what the book wants to what the channel was seen to show."""

    def __init__(self, desk: Desk, channel: Stock) -> None:
        self._desk = desk
        self._channel = channel
        self._tried: Counter[int] = Counter()
        self._sent: dict[int, StockWrite] = {}
        self._flight: dict[int, int] = {}
        self._doubts: dict[int, Doubt] = {}
        self._brought_down: set[int] = set()
        """By a true difference: what was sold before it is not known yet."""
        self._refused: set[int] = set()
        self._raises = False
        self._granted: bool | None = None  # whether the channel lets us write numbers; None: not tried yet
        self._deltas = channel.stock_write_kind in _DELTAS

    def lower(self) -> None:
        """Bring down what shows too much, and make sure of it."""
        desk = self._desk
        with desk.read() as session:
            quiet = not listings.dirty_ids(session, desk.account_id)
        if desk.orders_known and not quiet:
            with desk.write() as session:
                lower_ceilings(session, desk.account_id)
        self._go_round()

    def rise(self) -> None:
        """Then bring up what may show more."""
        self._raises = True
        self._go_round()
        self._desk.tally.add("stock_later", len(self._doubts))
        if self._granted is None and rights.is_missed(self._desk, rights.STOCK) and self._plan().nothing_differs:
            rights.not_missed(self._desk, rights.STOCK)

    def after_acts(self, *, look: bool) -> None:
        """What a cancel or a refund put back there by itself is on show until the next round: it is read now, and put
        right where the book has no such unit. `look`: an act was not answered, and only its order says whether it
        happened."""
        if look:
            pull_orders(self._desk)
        self._go_round()

    def waits_for_others(self) -> bool:
        """Whether something is to go up as soon as other accounts have gone down."""
        desk = self._desk
        with desk.read() as session:
            found = listings.facts(session, desk.account_id, listings.dirty_ids(session, desk.account_id))
        return any(
            fact.room is not None and fact.wanted is not None and fact.seen is not None and fact.seen < fact.wanted
            for fact in found
        )

    def _go_round(self) -> None:
        """Ends when nothing differs or waits to be read; a shop in which somebody buys at every step is left to the
        next round."""
        for attempt in range(MOST_PASSES):
            self._clear_up(Phase.CONFIRMING if attempt else Phase.READING)
            plan = self._plan()
            self._judge(plan)
            writes = self._allowed(plan)
            if writes:
                self._send(writes)
            if not (writes or plan.to_read) or self._granted is False:
                break
        self._know_sales()

    # --- Reading ---

    def _clear_up(self, phase: Phase) -> None:
        """Read every item whose number is not sure, then the orders of the time until now: only then may it be used.
        One whose last reading was too close to a change waits until another one is worth more."""
        desk, now = self._desk, self._desk.channel.server_now()
        waiting = {listing_id for listing_id, doubt in self._doubts.items() if doubt.until >= now}
        with desk.read() as session:
            unclear = {i: ref for i, ref in unclear_refs(session, desk.account_id).items() if i not in waiting}
            by = strictness(self._channel, split=under_split(session, list(unclear)), flight=self._flight)
        if not unclear:
            return
        for done, some in enumerate(chunks(list(unclear), READ_AT_ONCE)):
            desk.check()
            desk.tell(phase, done * READ_AT_ONCE, len(unclear))
            readings = self._channel.read_stock([unclear[listing_id] for listing_id in some])
            at = desk.channel.server_now()
            for listing_id in some:
                self._doubts.pop(listing_id, None)
            with desk.write() as session:
                self._doubts |= store_readings(session, desk, readings, at, by=by)
        self._pull_all_orders()
        echo.judge(desk)

    def _know_sales(self) -> None:
        """Others go up on what was taken away here only when the orders until then are in the book."""
        desk, lowered = self._desk, sorted(self._brought_down)
        self._brought_down.clear()
        if not lowered:
            return
        with desk.read() as session:
            split = under_split(session, lowered)
        if any(listing_id in split for listing_id in lowered):
            self._pull_all_orders()

    def _pull_all_orders(self) -> None:
        desk = self._desk
        pull_orders(desk)
        if desk.orders_known:
            with desk.write() as session:
                lower_ceilings(session, desk.account_id)

    # --- Deciding ---

    def _plan(self) -> StockPlan:
        desk = self._desk
        with desk.read() as session:
            return self._decide(session, listings.dirty_ids(session, desk.account_id))

    def _decide(self, session: Session, ids: Sequence[int]) -> StockPlan:
        """What nobody knows any better is not acted on twice: a difference is never sent again blindly."""
        doubts = {
            listing_id: None if doubt.repeats and self._deltas else doubt.shown
            for listing_id, doubt in self._doubts.items()
        }
        return plan_stock(listings.facts(session, self._desk.account_id, ids), doubts)

    def _judge(self, plan: StockPlan) -> None:
        """After reading back: what was confirmed, and what was written in vain."""
        if not self._sent and not plan.shared:
            return
        desk = self._desk
        open_ids = {write.listing_id for write in plan.writes} | {*plan.to_read, *self._doubts}
        confirmed = [listing_id for listing_id in self._sent if listing_id not in open_ids]
        in_vain = [write for write in plan.writes if self._had_no_effect(write)]
        with desk.write() as session:
            forgive(session, confirmed, desk.now())
            for write in in_vain:
                count_failure(session, write, desk.now())
            for listing_id in plan.shared[:1]:
                listing_notices.shared_number(session, listing_id, now=desk.now())
        for listing_id in confirmed:
            self._sent.pop(listing_id)
        for write in plan.writes:
            if write.listing_id in self._sent:
                desk.tally.repaired(write.title or write.sku, write.seen, write.wanted)

    def _had_no_effect(self, write: StockWrite) -> bool:
        sent = self._sent.get(write.listing_id)
        return sent is not None and sent.seen is not None and sent.seen == write.seen and sent.wanted == write.wanted

    def _allowed(self, plan: StockPlan) -> list[StockWrite]:
        if not plan.writes:
            return []
        desk = self._desk
        with desk.read() as session:
            writes = self._without_doubtful(session, [write for write in plan.writes if self._may(write)])
        fresh = [write for write in writes if not self._tried[write.listing_id]]
        if not fresh:
            return writes
        with desk.write() as session:
            stopped = guard.stop_mass_sold_out(session, desk.account_id, fresh, now=desk.now())
        desk.tally.add("stopped", len(stopped))
        return [write for write in writes if write.listing_id not in stopped]

    def _may(self, write: StockWrite) -> bool:
        if self._granted is False:
            return False
        tried = self._tried[write.listing_id] < TRIES and write.listing_id not in self._refused
        return tried and (write.lowers or self._raises)

    def _without_doubtful(self, session: Session, writes: list[StockWrite]) -> list[StockWrite]:
        """A number is not raised where an order that is not in the book yet may have lowered it, nor where the channel
        is about to raise it by itself: that would offer what is not there."""
        raised = [write for write in writes if write.seen is None or write.wanted > write.seen]
        if not raised:
            return writes
        desk = self._desk
        troubles = {desk.account_id: trouble(session, desk.account_id)}
        held = {
            write.listing_id
            for write in raised
            if not desk.orders_known
            or troubles[desk.account_id].about(write.product_id, write.remote_variant_id, write.sku)
        }
        held |= with_troubled_rivals(session, raised, troubles)
        return [write for write in writes if write.listing_id not in held]

    # --- Writing ---

    def _send(self, writes: Sequence[StockWrite]) -> None:
        desk = self._desk
        desk.check()
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
        if isinstance(problem, SignInError):
            self._granted = False
            rights.hold(desk, rights.STOCK, problem)
        elif problem is not None:
            raise problem

    def _prepare(self, batch: Sequence[StockWrite]) -> Sequence[StockWrite]:
        """Right before it is sent: what the book has come to want meanwhile (F22), marked in flight in the same
        transaction, so that two accounts never raise on the same room."""
        desk = self._desk
        with desk.write() as session:
            versions = listings.stock_versions(session, {write.variant_id for write in batch})
            if any(write.rivals is not None or write.version != versions[write.variant_id] for write in batch):
                mine = {write.listing_id for write in batch}
                ids = sorted({member for write in batch for member in write.members})
                again = [w for w in self._decide(session, ids).writes if w.listing_id in mine and self._may(w)]
                batch = self._without_doubtful(session, again)
            mark_in_flight(session, batch, desk.channel.server_now())
        for write in batch:
            self._tried[write.listing_id] += 1
            self._flight |= dict.fromkeys(write.members, write.wanted)
        return batch

    def _answers(
        self, batches: Sequence[Sequence[StockWrite]], parallel: int
    ) -> Iterator[tuple[Sequence[StockWrite], Sequence[WriteResult], ChannelError | None]]:
        """Every batch with its results, several at once where the channel allows it; the most urgent batch is sent
        first."""
        if not self._desk.parallel or parallel <= 1 or len(batches) == 1:
            for given in batches:
                batch = self._prepare(given)
                if batch:
                    results, error = self._write(batch)
                    yield batch, results, error
                    if error is not None:
                        return
            return
        left, under_way, stopped = deque(batches), deque[tuple[Sequence[StockWrite], _Answer]](), False
        with ThreadPoolExecutor(max_workers=parallel, thread_name_prefix="stock") as pool:
            while (left and not stopped) or under_way:
                # No batch waits in the pool: whoever stores the answers may have to stop, with the lease lost.
                while left and not stopped and len(under_way) < parallel:
                    batch = self._prepare(left.popleft())
                    if batch:
                        under_way.append((batch, pool.submit(self._write, batch)))
                if under_way:
                    batch, future = under_way.popleft()
                    results, error = future.result()
                    stopped = stopped or error is not None
                    yield batch, results, error

    def _write(self, batch: Sequence[StockWrite]) -> tuple[list[WriteResult], ChannelError | None]:
        """The results of a batch, and the error that ended it before anything was sent. An item that the channel's
        answer leaves out, or an answer with nothing in it, is no result: it may have happened (F26). Touches no
        database: runs on any thread."""
        if self._desk.cancelled():
            return _none_sent(batch), None
        updates = [self._update(write) for write in batch]
        try:
            return list(self._channel.write_stock(updates)), None
        except RejectedError as error:
            if len(batch) == 1:
                ref = updates[0].ref
                return [
                    WriteResult(ref, Outcome.REJECTED, error.message, error.reply, error.gone, advice=error.advice)
                ], None
            half = len(batch) // 2  # the bad one is found by halving; the others go out (F25)
            first, problem = self._write(batch[:half])
            second, other = self._write(batch[half:])
            return first + second, problem or other
        except ChannelError as error:
            return _none_sent(batch), error

    def _update(self, write: StockWrite) -> StockUpdate:
        """Its key names the decision: what for, made from which state of the ledger, and which try (F23)."""
        desk = self._desk
        tried = self._tried[write.listing_id]
        key = f"{desk.account_id}-{write.listing_id}-{write.version}-{desk.round_id}-{tried}"
        return StockUpdate(ListingRef(write.product_id, write.remote_variant_id), write.wanted, write.seen, key)

    def _store(self, session: Session, batch: Sequence[StockWrite], results: Sequence[WriteResult]) -> None:
        """Each item has its own outcome (F24); one that is missing from the answer may have happened (F26)."""
        desk = self._desk
        by_ref = {(result.ref.product_id, result.ref.variant_id): result for result in results}
        at, now = desk.channel.server_now(), desk.now()
        done: list[sent.Sent] = []
        for write in batch:
            result = by_ref.get((write.product_id, write.remote_variant_id))
            rows = rows_of(session, write.members)
            if result is None or result.outcome is Outcome.UNKNOWN:
                self._doubts.pop(write.listing_id, None)  # what was read before it says nothing any more
                for row in rows:
                    row.stock_sent_at = at  # it may have happened as late as now
            elif result.outcome is Outcome.NOT_SENT:
                self._not_sent(rows, write)
            elif result.outcome is Outcome.DONE:
                done.append(sent.stock(write, repair=write.listing_id in self._sent, at=now))
                self._done(rows, write, at)
                desk.tally.add("stock_written")
            else:
                self._rejected(session, rows, write, result, now)
            session.add_all(rows)
        session.flush()
        if done and self._granted is None:
            self._granted = True
            rights.granted(session, desk, rights.STOCK)
        sent.remember(session, desk.run_id, done)

    def _not_sent(self, rows: Sequence[Listing], write: StockWrite) -> None:
        self._tried[write.listing_id] -= 1
        for row in rows:
            row.stock_unclear = write.seen is None or write.doubtful
            row.stock_sent_at = write.sent_at
            self._flight.pop(row.id or 0, None)

    def _done(self, rows: Sequence[Listing], write: StockWrite, at: datetime) -> None:
        """A difference leaves sales in between untouched, so the number is still as old as what it was added to. Where
        the channel compared, or added in one step, to a sure number, the new one is as sure; elsewhere it is read
        back."""
        kind = self._channel.stock_write_kind
        sure = kind in _SURE and write.seen is not None and not write.doubtful
        added = self._deltas and write.seen is not None
        for row in rows:
            row.stock_seen, row.stock_seen_from = write.wanted, SeenFrom.WRITE
            if not added:
                row.stock_seen_at = at
            row.stock_sent_at = at
            row.stock_unclear = not sure
            if sure and not added:
                row.stock_ceiling = max(0, write.wanted)
        if sure and added and write.lowers:
            self._brought_down.add(write.listing_id)
        self._sent[write.listing_id] = write
        self._doubts.pop(write.listing_id, None)

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
            for row in rows:  # somebody bought in between: it is unclear now, and read before the next try
                row.stock_sent_at = write.sent_at
                self._flight.pop(row.id or 0, None)
            return
        for row in rows:
            row.stock_unclear = False
            row.failures += 1
        self._refused.add(write.listing_id)
        desk.tally.add("stock_refused")
        problem = result.problem or translate("sync", "The channel gave no reason.")
        listing_notices.write_refused(
            session, write.listing_id, "stock", problem, result.code, advice=result.advice, now=now
        )


def _none_sent(batch: Sequence[StockWrite]) -> list[WriteResult]:
    return [WriteResult(ListingRef(write.product_id, write.remote_variant_id), Outcome.NOT_SENT) for write in batch]
