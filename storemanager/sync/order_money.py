"""Money, parcels and goods that came back, as a channel tells them with an order: each fact is recorded once (F15).

That money was given back and that goods came back are different facts: only a refund of which the channel says that
it put the goods back on its shelf is a return here too.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from sqlmodel import Session, col, select

from storemanager.channels.base import RemoteOrder, RemoteRefund
from storemanager.domain.accounts import ChannelAccount
from storemanager.domain.orders import Order, OrderLine, Payment, Return, Shipment
from storemanager.domain.syncing import OutboxKind
from storemanager.services import orders, outbox
from storemanager.services.order_tables import lines_of

OWN_REFUNDS = "own_refunds"
"""In the order's `extra`: the channel's ids of refunds that were made from here and are in the book already."""


def take_payments(session: Session, order: Order, remote: RemoteOrder, *, now: datetime) -> None:
    """A channel tells that it was paid, not in which parts: what is missing to the total is recorded as one payment."""
    assert order.id is not None
    missing = order.total - order.paid_total
    if remote.paid_at is None or missing <= 0:
        orders.derive(session, order)
        return
    key = f"paid:{order.id}:{order.total}"  # the order outlives its account, whose id another one may get
    method = remote.payment_title or remote.payment_method
    orders.record_payment(
        session, order.id, missing, method, key=key, reference=remote.transaction_id, paid_at=remote.paid_at, now=now
    )


def take_shipments(session: Session, order: Order, remote: RemoteOrder, *, now: datetime) -> None:
    """Parcels the channel knows and the book does not, by their tracking number."""
    if not remote.shipments:
        return
    known = set(session.exec(select(Shipment.tracking_number).where(Shipment.order_id == order.id)))
    for parcel in remote.shipments:
        if parcel.tracking_number and parcel.tracking_number not in known:
            session.add(
                Shipment(
                    order_id=order.id or 0,
                    carrier=parcel.carrier,
                    tracking_number=parcel.tracking_number,
                    tracking_url=parcel.tracking_url,
                    shipped_at=parcel.shipped_at or remote.modified_at,
                    idempotency_key=f"parcel:{order.id}:{parcel.tracking_number}",
                )
            )
            known.add(parcel.tracking_number)
    session.flush()


def take_refunds(session: Session, order: Order, remote: RemoteOrder, *, now: datetime) -> None:
    """Refunds the book does not have yet. While one of ours is on its way, its answer may be among them: they wait."""
    assert order.id is not None
    if not remote.refunds:
        return
    if any(row.kind is OutboxKind.REFUND for row in outbox.rows(session, order_id=order.id, unsettled_only=True)):
        order.raw = ""  # the same version is looked at again when ours is settled
        session.add(order)
        return
    orders.settle(session, order.id, now=now)  # what left must have left before it can come back
    _count_units(session, order.id, remote)
    own = set(order.extra.get(OWN_REFUNDS, ()))
    for refund in remote.refunds:
        if refund.remote_id not in own:
            _take_refund(session, order, refund, now)


def remember_own(session: Session, order_id: int, refund: RemoteRefund, return_id: int | None) -> None:
    """The channel has done a refund that was made here: know it again when it comes back with the order."""
    order = session.get(Order, order_id)
    assert order is not None
    own = [*order.extra.get(OWN_REFUNDS, ()), refund.remote_id]
    order.extra = {**order.extra, OWN_REFUNDS: sorted(set(own))}
    order.raw = ""
    session.add(order)
    record = session.get(Return, return_id) if return_id is not None else None
    if record is not None:
        record.remote_id = refund.remote_id
        session.add(record)
    session.flush()


def _take_refund(session: Session, order: Order, refund: RemoteRefund, now: datetime) -> None:
    assert order.id is not None
    if refund.amount.minor > 0:
        key = f"refund:{order.id}:{refund.remote_id}"
        if session.exec(select(Payment.id).where(Payment.idempotency_key == key)).first() is None:
            orders.record_refund(
                session, order.id, refund.amount.minor, key=key, note=refund.reason, paid_at=refund.refunded_at, now=now
            )
    if not refund.restocked:
        return
    back = _came_back(session, order.id, refund)
    if back:
        orders.return_goods(
            session, order.id, back, reason=refund.reason, refund_channel=False, remote_id=refund.remote_id,
            counted=order.moves_stock or _since_counting(session, order, refund), now=now,
        )  # fmt: skip


def _since_counting(session: Session, order: Order, refund: RemoteRefund) -> bool:
    """Whether goods of an order that was over long ago came back only after the book began counting this account."""
    account = session.get(ChannelAccount, order.account_id)
    if account is None or account.counts_from is None or refund.refunded_at is None:
        return False
    return refund.refunded_at >= account.counts_from


def _came_back(session: Session, order_id: int, refund: RemoteRefund) -> dict[int, orders.ReturnInput]:
    """Of what the channel put back, the units that had left here; units that never left are only not sent any more."""
    lines = {line.remote_line_id: line for line in lines_of(session, order_id)}
    units: Counter[str] = Counter()
    for given in refund.lines:
        units[given.line_remote_id] += given.quantity
    back: dict[int, orders.ReturnInput] = {}
    for remote_line_id, quantity in units.items():
        line = lines.get(remote_line_id)
        away = min(quantity, _sent_and_refunded(line) - line.returned_quantity) if line else 0
        if line is not None and line.id is not None and away > 0:
            back[line.id] = orders.ReturnInput(away, restock=True)
    return back


def _sent_and_refunded(line: OrderLine) -> int:
    """How many of the refunded units can have been sent at all: those that never left are refunded first, also when
    the rest of the line left later."""
    never_sent = max(0, line.quantity - line.shipped_quantity)
    return min(line.shipped_quantity, max(0, line.refunded_quantity - never_sent))


def _count_units(session: Session, order_id: int, remote: RemoteOrder) -> None:
    """How many units of each line were refunded there: what of them never left is not sent any more."""
    units: Counter[str] = Counter()
    for refund in remote.refunds:
        for given in refund.lines:
            units[given.line_remote_id] += given.quantity
    query = select(OrderLine).where(OrderLine.order_id == order_id, col(OrderLine.remote_line_id).in_(list(units)))
    for line in session.exec(query):
        total = min(line.quantity, units[line.remote_line_id or ""])
        if total > line.refunded_quantity:
            line.refunded_quantity = total
            session.add(line)
    session.flush()
