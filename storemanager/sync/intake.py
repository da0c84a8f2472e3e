"""Taking a channel's orders into the book: each one whole, as the channel has it now, never as an event (R1).

Repeating a page changes nothing; an older version is passed over (F11); an edit moves only the difference (F14). One
order that cannot be taken in is parked and the others go on (F03). What the channel took from its own stock is
counted once per line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam
from sqlalchemy import select as columns
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import Session, col, select

from storemanager.channels.base import BadRecord, RemoteOrder, RemoteStatus
from storemanager.domain.orders import GOODS_OUT, RESERVES, Order, OrderDiscount, OrderLine, OrderStatus
from storemanager.errors import StoreError
from storemanager.services import account_standing, order_parcel, orders, shop
from storemanager.services.account_standing import Standing
from storemanager.services.customers_matching import find_or_create
from storemanager.services.order_tables import ORDER
from storemanager.services.order_writing import NUMBER_PREFIX, NUMBER_SERIES
from storemanager.sync import notices, order_facts, order_follow, order_notices, parking, seen
from storemanager.sync.order_lines import LineChange, take_lines
from storemanager.sync.order_money import count_unsent, send_added, take_payments, take_refunds, take_shipments
from storemanager.sync.tally import Tally
from storemanager.texts import verbatim

STREAM = "orders"
SECOND = timedelta(seconds=1)
_PACKED = GOODS_OUT | {OrderStatus.PACKED}


@dataclass(frozen=True)
class _Known:
    """What the book had of an order before this version of it."""

    order: Order
    lines: tuple[OrderLine, ...]


def take_in(
    session: Session, account_id: int, remote_orders: Sequence[RemoteOrder], *, now: datetime, tally: Tally
) -> None:
    """Bring the book up to date with these orders of the account; what cannot be taken in is parked."""
    for remote in remote_orders:
        kept = _kept(session, account_id, remote.remote_id)
        if _is_old(kept, remote):
            if kept is None:  # thrown away there before it could be taken in
                parking.unpark(session, account_id, STREAM, remote.remote_id, now=now)
            continue
        known = _known(session, account_id, remote.remote_id) if kept is not None else None
        try:
            with session.begin_nested():
                _take(session, account_id, known, remote, now, tally)
        except StoreError as error:
            _park(session, account_id, remote, BadRecord(remote.remote_id, error.message, remote.raw), now, tally)
        except (IntegrityError, DataError, ValueError, OverflowError) as error:
            problem = verbatim(str(getattr(error, "orig", error)))
            _park(session, account_id, remote, BadRecord(remote.remote_id, problem, remote.raw), now, tally)
        else:
            parking.unpark(session, account_id, STREAM, remote.remote_id, now=now)


def _park(session: Session, account_id: int, remote: RemoteOrder, bad: BadRecord, now: datetime, tally: Tally) -> None:
    parking.park(session, account_id, STREAM, [bad], now=now, number=remote.number)
    tally.add("orders_parked")


class _Kept(NamedTuple):
    """Which version of an order the book has: most orders of a page are there already as they are."""

    modified_at: datetime | None
    raw: str


def _kept(session: Session, account_id: int, remote_id: str) -> _Kept | None:
    session.flush()
    row = session.connection().execute(_VERSION, {"account": account_id, "remote": remote_id}).first()
    return None if row is None else _Kept(*row)


def _known(session: Session, account_id: int, remote_id: str) -> _Known | None:
    order = session.scalars(_ORDER, {"account": account_id, "remote": remote_id}).first()
    if order is None:
        return None
    return _Known(order, tuple(session.scalars(_LINES, {"order": order.id})))


_VERSION = columns(ORDER.c.remote_modified_at, ORDER.c.raw).where(
    ORDER.c.account_id == bindparam("account"), ORDER.c.remote_id == bindparam("remote")
)
_ORDER = select(Order).where(col(Order.account_id) == bindparam("account"), col(Order.remote_id) == bindparam("remote"))
_LINES = select(OrderLine).where(col(OrderLine.order_id) == bindparam("order")).order_by(col(OrderLine.id))


def _is_old(kept: _Kept | None, remote: RemoteOrder) -> bool:
    """An older version than ours, or the very same one again: overlapping pages cost next to nothing."""
    if kept is None:
        return remote.status in (RemoteStatus.DRAFT, RemoteStatus.GONE)
    have = kept.modified_at
    if have is None or remote.modified_at > have:
        return False
    same = remote.modified_at == have and (not remote.raw or remote.raw != kept.raw)
    return not same


def _take(
    session: Session, account_id: int, known: _Known | None, remote: RemoteOrder, now: datetime, tally: Tally
) -> None:
    if remote.status is RemoteStatus.GONE:
        assert known is not None
        _gone(session, known.order, remote, now)
        return
    account = account_standing.get(session, account_id)
    since = known.order.remote_modified_at if known and known.order.remote_modified_at else remote.placed_at
    order = known.order if known else _new_order(session, account, remote, now)
    before, said_before = order.status, order.channel_status
    assert order.id is not None
    packed = order_parcel.sealed(order) or order_parcel.contents(session, order)
    order_facts.copy(order, remote)
    order.updated_at = now
    session.add(order)
    session.flush()
    change = take_lines(session, order, known.lines if known else (), remote, now=now)
    seen.count_down(session, order.account_id or 0, _taken(change, since, remote), now=now)
    _discounts(session, order, remote)
    _customer(session, account, order, remote, now)
    take_shipments(session, order, remote, now=now)
    count_unsent(session, order, remote)
    moved = known is not None and order_follow.more_is_open(session, order, remote, now=now)
    moved |= known is not None and order_follow.follow(session, order, remote, said_before=said_before, now=now)
    less = take_payments(session, order, remote, now=now)
    take_refunds(session, order, remote, now=now)
    orders.settle(session, order.id, now=now)
    send_added(session, order, remote, now=now)
    moved |= _all_left(session, order, remote, now)
    notices.about_order(session, order, remote, before=before if known else None, now=now)
    order_notices.cancel_asked(session, order, remote, now=now)
    order_notices.not_fetched(session, order, remote, now=now)
    order_notices.return_asked(session, order, remote, now=now)
    if known and less:
        order_notices.cheaper(session, order, less, now=now)
    if known and before in _PACKED and order.status in _PACKED:
        _about_parcel(session, order, packed, now)
    _count(tally, known, order, before, moved or change.edited)


def _taken(change: LineChange, since: datetime, remote: RemoteOrder) -> list[seen.Taken]:
    last = remote.modified_at + SECOND
    return [seen.Taken(ref, units, since, max(last, since)) for ref, units in change.taken]


def _new_order(session: Session, account: Standing, remote: RemoteOrder, now: datetime) -> Order:
    status = order_follow.target(remote) or OrderStatus.PENDING
    order = Order(
        number=shop.next_number(session, NUMBER_SERIES, NUMBER_PREFIX),
        account_id=account.id,
        remote_id=remote.remote_id,
        status=status,
        currency=remote.currency,
        placed_at=remote.placed_at,
        moves_stock=not _is_history(account, remote, status),
        created_at=now,
        updated_at=now,
    )
    order_facts.stamp(order, remote)
    session.add(order)
    session.flush()
    return order


def _is_history(account: Standing, remote: RemoteOrder, status: OrderStatus) -> bool:
    """Over before the book began counting this account: its goods are not in the first count any more."""
    over = remote.completed_at or remote.modified_at
    return status in GOODS_OUT and account.counts_from is not None and over < account.counts_from


def _all_left(session: Session, order: Order, remote: RemoteOrder, now: datetime) -> bool:
    """The last parcel of an order that the channel sends in several makes it sent, whatever word it has for it."""
    assert order.id is not None
    told = any(parcel.lines for parcel in remote.shipments)
    waits = order.status in RESERVES - {OrderStatus.PENDING} and remote.status is not RemoteStatus.UNKNOWN
    if not told or not waits or orders.open_quantities(session, order.id):
        return False
    return orders.move_to(session, order.id, OrderStatus.SHIPPED, now=now, by_channel=True)


def _about_parcel(session: Session, order: Order, packed: order_parcel.Contents, now: datetime) -> None:
    change = order_parcel.change_since(session, order, packed)
    sealed = order_parcel.sealed(order) is not None
    order_notices.parcel(session, order, change, sealed=sealed, now=now)


def not_there(session: Session, order_id: int, *, now: datetime) -> None:
    """The channel does not know this order any more, not even as deleted."""
    order = session.get(Order, order_id, with_for_update=True)
    if order is not None and order.gone_at is None:
        _mark_gone(session, order, now)


def _gone(session: Session, order: Order, remote: RemoteOrder, now: datetime) -> None:
    order.remote_modified_at, order.channel_status = remote.modified_at, remote.channel_status
    _mark_gone(session, order, now)


def _mark_gone(session: Session, order: Order, now: datetime) -> None:
    """Deleted there: ours is kept and nothing is put back by itself (F17)."""
    order.gone_at = order.gone_at or now
    order.updated_at = now
    session.add(order)
    session.flush()
    if order.status in RESERVES | {OrderStatus.UNPAID}:
        notices.order_gone(session, order, merged_into=order_notices.merged_into(session, order), now=now)


def _discounts(session: Session, order: Order, remote: RemoteOrder) -> None:
    existing = session.scalars(_DISCOUNTS, {"order": order.id}).all()
    wanted = [(given.code, given.title, given.amount.minor) for given in remote.discounts]
    if [(row.code, row.title, row.amount) for row in existing] == wanted:
        return
    for row in existing:
        session.delete(row)
    for code, title, amount in wanted:
        session.add(OrderDiscount(order_id=order.id or 0, code=code, title=title, amount=amount))
    session.flush()


_DISCOUNTS = select(OrderDiscount).where(col(OrderDiscount.order_id) == bindparam("order"))


def _customer(session: Session, account: Standing, order: Order, remote: RemoteOrder, now: datetime) -> None:
    unmasked = order_facts.unmasked(order, remote)
    if order.customer_id is None or (unmasked and order.customer_id == order.extra.get(order_facts.HIDDEN)):
        given = order_facts.customer(remote, account.id, account.name)
        order.customer_id = find_or_create(session, given, now=now).customer_id
        order_facts.remember_hidden(order, remote)
        session.add(order)
        session.flush()


def _count(tally: Tally, known: _Known | None, order: Order, before: OrderStatus, changed: bool) -> None:
    if known is None:
        tally.add("orders_new")
    elif order.status is OrderStatus.CANCELLED and before is not OrderStatus.CANCELLED:
        tally.add("orders_cancelled")
    elif changed:
        tally.add("orders_changed")
