"""Pulling: pages of orders and products into the book, each page in one transaction with its cursor (R5).

Killed at any instant, a page is repeated at most, and repeating is harmless. A list whose paging misbehaves is kept
as far as it came, and the cursor stays (F07).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import bindparam, select, update
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import Session, col

from storemanager.channels.base import BadRecord, CatalogueReading, Orders, Page, RemoteOrder, RemoteProduct
from storemanager.channels.errors import RejectedError, TransientError
from storemanager.domain.orders import RESERVES, Order, OrderStatus
from storemanager.domain.syncing import Cursor
from storemanager.errors import StoreError
from storemanager.services.order_tables import ORDER
from storemanager.services.stock_driver import insert_sql, run
from storemanager.sync import intake, matching, notices, parking
from storemanager.sync.desk import Desk
from storemanager.sync.products_in import take_products
from storemanager.sync.status import Phase
from storemanager.sync.tally import Tally
from storemanager.texts import translate, verbatim

ORDERS, PRODUCTS, CONVERSATIONS = "orders", "products", "conversations"
_PARKED = {ORDERS: "orders_parked", PRODUCTS: "products_parked", CONVERSATIONS: "messages_parked"}
RETRIED_A_ROUND = 20
ASKED_A_ROUND = 5
SILENCE = timedelta(days=1)
_ASKED = "orders_asked_for"
UNFIT = (StoreError, IntegrityError, DataError, ValueError, OverflowError)
"""What a record raises that cannot be kept in the book."""

T = TypeVar("T")


def pull_orders(desk: Desk) -> None:
    """Bring every order changed since the last pull into the book."""
    channel = desk.channel
    if not isinstance(channel, Orders):
        return

    def store(session: Session, page: Page[RemoteOrder]) -> None:
        intake.take_in(session, desk.account_id, page.items, now=desk.now(), tally=desk.tally)

    desk.orders_known = False
    desk.orders_known = walk(desk, ORDERS, Phase.ORDERS, channel.pull_orders, store)
    if desk.orders_known:
        _ask_after_silent(desk, channel)


def _ask_after_silent(desk: Desk, channel: Orders) -> None:
    """Open orders of which nothing was heard for a day are asked for by themselves, a few a round: one that was deleted
    there for good is in no list any more (F17)."""
    if desk.tally.counts[_ASKED]:
        return
    with desk.read() as session:
        silent = _silent(session, desk)
    for order_id, remote_id in silent:
        desk.check()
        desk.tally.add(_ASKED)
        order = None
        try:
            order = channel.get_order(remote_id)
        except TransientError:
            return  # this one answer decides nothing: the round goes on, and it is asked for again
        except RejectedError as error:
            gone = error.gone
        with desk.write() as session:
            if order is not None:
                intake.take_in(session, desk.account_id, [order], now=desk.now(), tally=desk.tally)
            elif gone:
                intake.not_there(session, order_id, now=desk.now())
            _heard_of(session, order_id, desk.now())


def _silent(session: Session, desk: Desk) -> list[tuple[int, str]]:
    """The open orders of the account that were not looked at for the longest time."""
    asked = {"account": desk.account_id, "before": desk.now() - SILENCE}
    found = session.connection().execute(_SILENT, asked)
    return [(order_id, remote_id) for order_id, remote_id in found if order_id and remote_id]


_SILENT = (
    select(ORDER.c.id, ORDER.c.remote_id)
    .where(
        ORDER.c.account_id == bindparam("account"),
        ORDER.c.status.in_(RESERVES | {OrderStatus.UNPAID}),
        ORDER.c.gone_at.is_(None),
        ORDER.c.updated_at < bindparam("before"),
    )
    .order_by(ORDER.c.updated_at, ORDER.c.id)
    .limit(ASKED_A_ROUND)
)


def _heard_of(session: Session, order_id: int, now: datetime) -> None:
    session.execute(update(Order).where(col(Order.id) == order_id).values(updated_at=now))


def pull_products(desk: Desk) -> bool:
    """Bring every product changed since the last pull into the listings and match what is new. Answers whether stock
    numbers were taken that may be used only after another order pull."""
    channel = desk.channel
    if not isinstance(channel, CatalogueReading):
        return False
    first_numbers = False

    def store(session: Session, page: Page[RemoteProduct]) -> None:
        nonlocal first_numbers
        first_numbers |= _take_whole_or_each(session, desk, page.items)

    walk(desk, PRODUCTS, Phase.PRODUCTS, channel.pull_products, store)
    with desk.write() as session:
        matching.refresh(session, desk.account_id, now=desk.now(), tally=desk.tally)
    return first_numbers


def _take_whole_or_each(session: Session, desk: Desk, products: Sequence[RemoteProduct]) -> bool:
    """A page at once; if something in it does not fit into the book, each by itself, and the odd one aside (F03)."""
    if not products:
        return False
    at, now = read_at(desk), desk.now()
    tally = Tally()
    try:
        with session.begin_nested():
            first_numbers = take_products(session, desk.account_id, products, read_at=at, now=now, tally=tally)
    except UNFIT as error:
        if len(products) == 1:
            [odd] = products
            problem = error.message if isinstance(error, StoreError) else verbatim(str(getattr(error, "orig", error)))
            bad = BadRecord(odd.remote_id, problem, repr(odd))
            parking.park(session, desk.account_id, PRODUCTS, [bad], now=now, number=odd.title)
            desk.tally.add("products_parked")
            return False
        numbers = [_take_whole_or_each(session, desk, [product]) for product in products]  # every one
        return any(numbers)
    desk.tally.counts.update(tally.counts)
    parking.unpark_all(session, desk.account_id, PRODUCTS, [product.remote_id for product in products], now=now)
    return first_numbers


def read_at(desk: Desk) -> datetime:
    """The moment of an answer that has just come, by the channel's own clock (F62)."""
    return desk.channel.server_now()


def retry_parked(desk: Desk, *, asked_only: bool = False) -> None:
    """Ask again for the orders that could not be taken in (F02); `asked_only`: those whose button the owner pressed."""
    channel = desk.channel
    if not isinstance(channel, Orders):
        return
    with desk.read() as session:
        remote_ids = parking.parked_ids(session, desk.account_id, ORDERS, asked_only=asked_only, limit=RETRIED_A_ROUND)
    for remote_id in remote_ids:
        desk.check()
        with desk.write() as session:  # whatever is answered, the others come first the next time
            parking.tried(session, desk.account_id, ORDERS, remote_id, now=desk.now())
        try:
            order = channel.get_order(remote_id)
        except TransientError:
            return  # one order the channel cannot answer for must not end the round (F02)
        except RejectedError as error:
            if error.gone:
                with desk.write() as session:
                    parking.unpark(session, desk.account_id, ORDERS, remote_id, now=desk.now())
            continue
        with desk.write() as session:
            intake.take_in(session, desk.account_id, [order], now=desk.now(), tally=desk.tally)


def cursor_of(session: Session, account_id: int, stream: str) -> str | None:
    found: str | None = run(session.connection(), _CURSOR, (account_id, stream)).scalar()
    return found


_CURSOR = "SELECT value FROM cursor WHERE account_id = ? AND stream = ?"
_MOVE_CURSOR = (
    insert_sql("cursor", "account_id", "stream", "value", "updated_at")
    + " ON CONFLICT (account_id, stream) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at"
    " WHERE cursor.value <> excluded.value"
)


def start_over(session: Session, account_id: int, stream: str) -> None:
    """Forget where a stream was: the next pull reads all of it."""
    row = session.get(Cursor, (account_id, stream))
    if row is not None:
        session.delete(row)
        session.flush()


def tell_levels(desk: Desk) -> None:
    """The rows that follow from the state of the book after a round, whatever happened in it."""
    with desk.write() as session:
        notices.unknown_products(session, desk.account_id, now=desk.now())
        notices.oversold(session, now=desk.now())
        notices.settled_acts(session, desk.account_id, now=desk.now())


def walk(
    desk: Desk,
    stream: str,
    phase: Phase,
    pull: Callable[[str | None], Page[T]],
    store: Callable[[Session, Page[T]], None],
) -> bool:
    """Page by page to the end, each with its cursor in one transaction. Answers whether the end was reached."""
    with desk.read() as session:
        cursor = cursor_of(session, desk.account_id, stream)
    passed = {cursor}
    done = 0
    desk.tell(phase, 0, None)
    while True:
        desk.check()
        page = pull(cursor)
        again = page.more and page.cursor in passed
        with desk.write() as session:
            store(session, page)
            parking.park(session, desk.account_id, stream, page.bad, now=desk.now())
            if page.complete and not again:
                move(session, desk, stream, page.cursor)
        desk.tally.add(_PARKED[stream], len(page.bad))
        done += len(page.items)
        desk.tell(phase, done, None)
        if not page.complete or again:
            desk.tally.add("incomplete")
            desk.tally.notes.append(
                translate("sync", "The channel's list ended before its time; the rest is fetched at the next sync.")
            )
            return False
        if not page.more:
            return True
        cursor = page.cursor
        passed.add(cursor)


def move(session: Session, desk: Desk, stream: str, value: str) -> None:
    """Where the next pull of a stream starts."""
    run(session.connection(), _MOVE_CURSOR, (desk.account_id, stream, value, desk.now()))
