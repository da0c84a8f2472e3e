"""The outbox: acts to be done once on a channel. Before an act is sent the book says that it may have happened; the
connector looks by the entry's key before it repeats one (R4). An act that is refused waits for the owner and holds
back only its own order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import Enum
from typing import Any

from sqlmodel import Session, col, select

from storemanager.channels.base import (
    Catalogue,
    Orders,
    RefundRequest,
    RemoteOrder,
    RemoteProduct,
    RemoteRefund,
    RemoteRefundLine,
    RemoteStatus,
    ShipmentNotice,
)
from storemanager.channels.errors import RejectedError, SignInError, TransientError
from storemanager.domain.accounts import Listing
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.orders import Order
from storemanager.domain.syncing import OutboxKind
from storemanager.errors import StoreError
from storemanager.money import Money
from storemanager.services import attention, outbox
from storemanager.services.outbox import OutboxRow
from storemanager.sync import drafts, intake, matching, order_money
from storemanager.sync.desk import Desk
from storemanager.sync.products_in import take_products
from storemanager.sync.status import Phase
from storemanager.texts import Text, translate

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
FAILURES_IN_A_ROW = 3
Done = RemoteOrder | RemoteRefund | RemoteProduct | None


class Answer(Enum):
    """What became of an act: done, refused, not answered, or its time has not come."""

    YES = "yes"
    NO = "no"
    NONE = "none"
    NOT_YET = "not yet"


def do_acts(desk: Desk) -> None:
    """Do what is due, in order. After three failures in a row the rest waits for the next round: the channel is not
    well."""
    with desk.read() as session:
        due = outbox.due(session, desk.account_id, now=desk.now(), own_wait=backoff if desk.by_hand else None)
    failures = 0
    held: set[tuple[int | None, int | None]] = set()
    for done, row in enumerate(due):
        desk.check()
        desk.tell(Phase.ACTS, done, len(due))
        if failures >= FAILURES_IN_A_ROW:
            desk.tally.add("acts_waiting", len(due) - done)
            return
        chain = (row.order_id, row.product_id)
        if chain in held:
            continue
        answer = _try(desk, row)
        failures = failures + 1 if answer is Answer.NONE else 0
        if answer is not Answer.YES and chain != (None, None):
            held.add(chain)  # what follows in the same order must not overtake it


def backoff(attempts: int) -> timedelta:
    """How long to wait after so many attempts: 1, 2, 4 … minutes, at most six hours."""
    doublings = min(max(attempts - 1, 0), 12)
    return min(LONGEST_WAIT, FIRST_WAIT * (1 << doublings))


def _try(desk: Desk, row: OutboxRow) -> Answer:
    try:
        with desk.read() as session:
            act = _prepare(session, desk, row)
    except StoreError as error:
        _park(desk, row, error.message, "")
        return Answer.NO
    if act is None:
        return Answer.NOT_YET
    with desk.write() as session:
        outbox.start(session, row.id)
    try:
        result = act()
    except TransientError as error:
        wait = timedelta(seconds=error.retry_after_seconds or 0)
        at = desk.now() + max(wait, backoff(row.attempts + 1))
        with desk.write() as session:
            outbox.try_later(session, row.id, error.message, at=at, unclear=error.unclear or row.attempts > 0)
        desk.tally.add("acts_waiting")
        return Answer.NONE
    except SignInError as error:
        with desk.write() as session:
            outbox.try_later(session, row.id, error.message, at=desk.now(), unclear=row.attempts > 0)
        raise
    except RejectedError as error:
        _park(desk, row, error.message, error.reply)
        return Answer.NO
    _store(desk, row, result)
    return Answer.YES


def _store(desk: Desk, row: OutboxRow, result: Done) -> None:
    """The act is done, and what the channel answered is taken in with it, in one transaction."""
    now = desk.now()
    with desk.write() as session:
        outbox.done(session, row.id, now=now)
        attention.resolve(session, f"act:{row.id}", resolution="done", now=now)
        if isinstance(result, RemoteRefund) and row.order_id is not None:
            order_money.remember_own(session, row.order_id, result, row.payload.get("return_id"))
        elif isinstance(result, RemoteOrder):
            intake.take_in(session, desk.account_id, [result], now=now, tally=desk.tally)
        elif isinstance(result, RemoteProduct):
            take_products(
                session, desk.account_id, [result], read_at=desk.channel.server_now(), now=now, tally=desk.tally
            )
            matching.refresh(session, desk.account_id, now=now, tally=desk.tally)
            _publish_next(session, row, result, desk)
    desk.tally.add("acts_done")


def _publish_next(session: Session, row: OutboxRow, product: RemoteProduct, desk: Desk) -> None:
    """A new product is shown to shoppers only after its numbers were read back (F36)."""
    if row.kind is OutboxKind.CREATE_LISTING and row.payload.get("publish", True):
        outbox.add(
            session, account_id=row.account_id, kind=OutboxKind.PUBLISH, product_id=row.product_id,
            payload={"remote_product_id": product.remote_id, "published": True}, key=f"publish:{row.key}",
            now=desk.now(),
        )  # fmt: skip


# --- What an entry means on the channel ---


def _prepare(session: Session, desk: Desk, row: OutboxRow) -> Callable[[], Done] | None:
    """The call that does it, with everything read from the book beforehand; None when its time has not come."""
    if row.kind in _PRODUCT_ACTS:
        return _product_act(session, desk, row)
    return _order_act(session, desk, row)


def _order_act(session: Session, desk: Desk, row: OutboxRow) -> Callable[[], Done]:
    channel = desk.channel
    if not isinstance(channel, Orders):
        raise _cannot()
    order = session.get(Order, row.order_id) if row.order_id is not None else None
    if order is None or order.remote_id is None:
        raise RejectedError(
            translate("sync", "The order of this act is not on the channel."),
            translate("sync", "Withdraw the act."),
        )
    remote_id, payload = order.remote_id, row.payload
    if row.kind is OutboxKind.SHIP and payload.get("complete", True):
        notice = ShipmentNotice(
            payload.get("tracking_number", ""), payload.get("carrier", ""), payload.get("tracking_url", ""),
            payload.get("notify_customer", True), row.key,
        )  # fmt: skip
        return lambda: channel.ship_order(remote_id, notice)
    if row.kind is OutboxKind.CANCEL:
        return lambda: channel.cancel_order(remote_id, str(payload.get("reason", "")))
    if row.kind is OutboxKind.STATUS:
        return lambda: channel.set_status(remote_id, RemoteStatus[payload["status"]])
    if row.kind is OutboxKind.REFUND:
        request = _refund(payload, order.currency, row.key)
        return lambda: channel.refund_order(remote_id, request)
    # A note, or a parcel that is only a part of the order: the customer learns of it, the order stays open there.
    note, to_customer = _note(row)
    return lambda: channel.add_note(remote_id, note, to_customer=to_customer, key=row.key)


def _note(row: OutboxRow) -> tuple[str, bool]:
    payload = row.payload
    if row.kind is OutboxKind.NOTE:
        return str(payload.get("note", "")), bool(payload.get("to_customer", False))
    parts = (payload.get("carrier", ""), payload.get("tracking_number", ""), payload.get("tracking_url", ""))
    return " · ".join(part for part in parts if part) or "…", bool(payload.get("notify_customer", True))


def _refund(payload: Mapping[str, Any], currency: str, key: str) -> RefundRequest:
    lines = tuple(
        RemoteRefundLine(line["remote_line_id"], line["quantity"], Money(line["amount"], currency))
        for line in payload.get("lines", ())
    )
    return RefundRequest(
        Money(payload["amount"], currency), payload.get("reason", ""), lines, bool(payload.get("restock", True)), key
    )


def _product_act(session: Session, desk: Desk, row: OutboxRow) -> Callable[[], Done] | None:
    channel = desk.channel
    if not isinstance(channel, Catalogue):
        raise _cannot()
    if row.kind is OutboxKind.CREATE_LISTING:
        draft = drafts.product_draft(session, desk.account_id, row.product_id)
        return lambda: channel.create_product(draft)
    remote_id = str(row.payload["remote_product_id"])
    if row.kind is OutboxKind.UPDATE_LISTING:
        draft = drafts.product_draft(session, desk.account_id, row.product_id)
        return lambda: channel.update_product(remote_id, draft)
    published = bool(row.payload.get("published", True))
    if published and _numbers_open(session, desk.account_id, remote_id):
        return None
    return lambda: channel.set_published(remote_id, published)


def _numbers_open(session: Session, account_id: int, remote_id: str) -> bool:
    """Whether a stock number of the product has not been read back yet."""
    query = select(Listing.id).where(
        Listing.account_id == account_id, Listing.remote_product_id == remote_id, col(Listing.stock_unclear)
    )
    return session.exec(query).first() is not None


_PRODUCT_ACTS = frozenset({OutboxKind.CREATE_LISTING, OutboxKind.UPDATE_LISTING, OutboxKind.PUBLISH})


def _cannot() -> RejectedError:
    return RejectedError(
        translate("sync", "This channel cannot be told this by the program."),
        translate("sync", "Do it on the channel itself, then withdraw the act here."),
    )


def _park(desk: Desk, row: OutboxRow, problem: Text, reply: str) -> None:
    now = desk.now()
    with desk.write() as session:
        outbox.park(session, row.id, problem)
        order = session.get(Order, row.order_id) if row.order_id is not None else None
        title = (
            translate("sync", "Order {number}: the channel refused “{act}”.")(
                number=order.remote_number or order.number, act=outbox.ACT_WORDS[row.kind]
            )
            if order is not None
            else translate("sync", "The channel refused “{act}”.")(act=outbox.ACT_WORDS[row.kind])
        )
        attention.raise_(
            session,
            kind=AttentionKind.PARKED_ACT,
            severity=Severity.DANGER if order is not None else Severity.WARN,
            area=Area.ORDERS if order is not None else Area.STOCK,
            key=f"act:{row.id}",
            account_id=desk.account_id,
            order_id=row.order_id,
            title=title,
            meaning=translate("sync", "It is done here but not there. {problem}")(problem=problem),
            advice=translate("sync", "Look at it on the channel, then try again or withdraw it."),
            action="retry_act",
            payload={"outbox_id": row.id},
            channel_reply=reply,
            now=now,
        )
    desk.tally.add("acts_parked")
