"""Money, parcels and goods that came back, as a channel tells them with an order: each fact is recorded once (F15).

That money was given back and that goods came back are different facts: only a refund of which the channel says that
it put the goods back on its shelf is a return here too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from storemanager.channels.base import RemoteOrder, RemoteRefund, RemoteShipment
from storemanager.domain.accounts import ChannelAccount
from storemanager.domain.orders import Order, OrderLine, OrderStatus, Payment, Return, Shipment, ShipmentLine
from storemanager.domain.syncing import OutboxKind, OutboxState
from storemanager.services import orders, outbox
from storemanager.services.order_stock import send_out
from storemanager.services.order_tables import lines_of
from storemanager.sync import order_notices

OWN_REFUNDS = "own_refunds"
"""In the order's `extra`: the channel's ids of refunds that were made from here and are in the book already."""
MADE_THERE = "refunds_made_there"
"""In the order's `extra`: the channel's ids of refunds made on its own pages -> the act that was given up for each.
Their money is in the book since the act was asked for."""
_PARCEL = "parcel:"


def take_payments(session: Session, order: Order, remote: RemoteOrder, *, now: datetime) -> int:
    """Answers how much less the channel now says was paid than it had told before."""
    assert order.id is not None
    if remote.paid_at is None:
        orders.derive(session, order)
        return 0
    return orders.set_told_payment(
        session, order.id, order.total, remote.payment_title or remote.payment_method,
        reference=remote.transaction_id, paid_at=remote.paid_at, now=now,
    )  # fmt: skip


def take_shipments(session: Session, order: Order, remote: RemoteOrder, *, now: datetime) -> None:
    """Parcels the channel knows and the book does not, by their tracking number or their id there. What a parcel is
    told to hold has left, whatever the order's state says of the rest."""
    if not remote.shipments:
        return
    assert order.id is not None
    rows = session.exec(select(Shipment).where(Shipment.order_id == order.id)).all()
    told = {row.idempotency_key: row for row in rows}
    known = {row.tracking_number for row in rows}
    lines = {line.remote_line_id: line.id for line in lines_of(session, order.id)}
    for parcel in remote.shipments:
        keys = [f"{_PARCEL}{order.id}:{name}" for name in (parcel.remote_id, parcel.tracking_number) if name]
        before = next((told[key] for key in keys if key in told), None)
        if before is not None:
            _number_came(session, before, parcel)
        own = _sent_without_number(rows, remote) if before is None and parcel.tracking_number not in known else None
        if own is not None:
            _number_came(session, own, parcel)
            known.add(parcel.tracking_number)
        if before is not None or not keys or parcel.tracking_number in known - {""}:
            continue
        units: Counter[int] = Counter()
        for given in parcel.lines:
            if (line_id := lines.get(given.line_remote_id)) is not None:
                units[line_id] += given.quantity
        orders.take_parcel(
            session, order.id, units, tracking_number=parcel.tracking_number, carrier=parcel.carrier,
            tracking_url=parcel.tracking_url, shipped_at=parcel.shipped_at or remote.modified_at,
            key=keys[0], now=now,
        )  # fmt: skip
        known.add(parcel.tracking_number)


def _sent_without_number(rows: Sequence[Shipment], remote: RemoteOrder) -> Shipment | None:
    """The one parcel that was handed over here without a number, where the channel knows one parcel: it is the same,
    and its carrier has given it a number since."""
    own = [row for row in rows if not row.tracking_number and not row.idempotency_key.startswith(_PARCEL)]
    return own[0] if len(own) == 1 and len(remote.shipments) == 1 and not remote.shipments[0].lines else None


def _number_came(session: Session, shipment: Shipment, parcel: RemoteShipment) -> None:
    """A parcel that is known by its id gets its tracking number later, or another one: it is the same parcel."""
    if parcel.tracking_number and parcel.tracking_number.strip() != shipment.tracking_number:
        shipment.tracking_number = parcel.tracking_number.strip()
        shipment.carrier, shipment.tracking_url = parcel.carrier.strip(), parcel.tracking_url.strip()
        session.add(shipment)


def count_unsent(session: Session, order: Order, remote: RemoteOrder) -> None:
    """Units refunded before the goods left are never sent, also when order and refund are seen together for the first
    time, after the rest has left."""
    assert order.id is not None
    moments = _moments_left(remote)
    early = [
        refund
        for refund in remote.refunds
        if moments and refund.refunded_at is not None and refund.refunded_at < min(moments)
    ]
    _count_units(session, order.id, early)


def send_added(session: Session, order: Order, remote: RemoteOrder, *, now: datetime) -> None:
    """What was added to an order that has left has left too, also where as many units were refunded after they were
    sent: those are with the customer, and none of the units that were never sent."""
    assert order.id is not None
    moments = _moments_left(remote)
    if not remote.refunds or not moments or order.status not in (OrderStatus.SHIPPED, OrderStatus.DELIVERED):
        return
    early: Counter[str] = Counter()
    for refund in remote.refunds:
        if refund.refunded_at is None:
            return  # nobody can say whether its units had left
        if refund.refunded_at < min(moments):
            early.update(_units(refund))
    missing = {
        line.id: line.quantity - early[line.remote_line_id or ""] - line.shipped_quantity
        for line in lines_of(session, order.id)
    }
    going = {line_id: count for line_id, count in missing.items() if line_id is not None and count > 0}
    if going:
        send_out(session, order.id, going, now=now)


def _moments_left(remote: RemoteOrder) -> list[datetime]:
    """When the order left as a whole, by the channel's own clock, where it tells. A parcel that says what is in it
    left alone."""
    moments = [parcel.shipped_at for parcel in remote.shipments if not parcel.lines]
    return [moment for moment in (*moments, remote.completed_at) if moment is not None]


def take_refunds(session: Session, order: Order, remote: RemoteOrder, *, now: datetime) -> None:
    """Refunds the book does not have yet. While one of ours is on its way, its answer may be among them: they wait."""
    assert order.id is not None
    if not remote.refunds:
        return
    ours = [row for row in outbox.rows(session, order_id=order.id) if row.kind is OutboxKind.REFUND]
    if any(row.state in _ON_THE_WAY for row in ours):
        order.raw = ""  # the same version is looked at again when ours is settled
        session.add(order)
        return
    _recognise_given_up(session, order, remote.refunds, ours)
    orders.settle(session, order.id, now=now)  # what left must have left before it can come back
    _count_units(session, order.id, remote.refunds)
    own = set(order.extra.get(OWN_REFUNDS, ()))
    before: Counter[str] = Counter()
    left_at = min(_moments_left(remote), default=None)
    for refund in sorted(remote.refunds, key=lambda each: each.refunded_at or remote.modified_at):
        if refund.remote_id not in own:
            _take_refund(session, order, refund, before, left_at, now)
        before.update(_units(refund))


_ON_THE_WAY = (*outbox.UNSETTLED, OutboxState.PARKED)


def not_in_book(session: Session, order: Order, refunds: Sequence[RemoteRefund]) -> list[RemoteRefund]:
    """Those by which money was given back and of which the book does not know."""
    known = {*order.extra.get(OWN_REFUNDS, ()), *order.extra.get(MADE_THERE, {})}
    new = [refund for refund in refunds if refund.remote_id not in known and refund.amount.minor > 0]
    return [refund for refund in new if not _is_recorded(session, order, refund)]


def _is_recorded(session: Session, order: Order, refund: RemoteRefund) -> bool:
    found = session.exec(select(Payment.id).where(Payment.idempotency_key == _money_key(order, refund))).first()
    return found is not None


def _money_key(order: Order, refund: RemoteRefund) -> str:
    return f"refund:{order.id}:{refund.remote_id}"


def _recognise_given_up(
    session: Session, order: Order, refunds: Sequence[RemoteRefund], ours: Sequence[outbox.OutboxRow]
) -> None:
    """A refund that was entered here, given up, and made on the channel's own pages: its money is in the book."""
    made = dict(order.extra.get(MADE_THERE, {}))
    given_up = [row for row in ours if row.state is OutboxState.WITHDRAWN and row.id not in made.values()]
    if not given_up:
        return
    for refund in not_in_book(session, order, refunds):
        same = next((row for row in given_up if row.payload["amount"] == refund.amount.minor), None)
        if same is not None:
            given_up.remove(same)
            made[refund.remote_id] = same.id
    order.extra = {**order.extra, MADE_THERE: made}
    session.add(order)


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


def _take_refund(
    session: Session,
    order: Order,
    refund: RemoteRefund,
    before: Mapping[str, int],
    left_at: datetime | None,
    now: datetime,
) -> None:
    """`before`: the units of each line that earlier refunds hold. `left_at`: when the order left as a whole, by the
    channel's clock."""
    assert order.id is not None
    new = False
    if not_in_book(session, order, [refund]):
        new = True
        orders.record_refund(
            session, order.id, refund.amount.minor, key=_money_key(order, refund), note=refund.reason,
            paid_at=refund.refunded_at, now=now,
        )  # fmt: skip
    # What the channel knew to have left before the refund was not sent after it, however wrong our own clock is (F62).
    known = left_at is not None and refund.refunded_at is not None and left_at <= refund.refunded_at
    sent_since = {} if known else _sent_here_since(session, order.id, refund)
    if new and sent_since:
        order_notices.refunded_before_sent(session, order, sent_since, now=now)
    if not refund.restocked:
        return
    back = _came_back(session, order.id, refund, before, sent_since)
    if back:
        orders.return_goods(
            session, order.id, back, reason=refund.reason, refund_channel=False, remote_id=refund.remote_id,
            counted=order.moves_stock or _since_counting(session, order, refund), now=now,
        )  # fmt: skip


def _sent_here_since(session: Session, order_id: int, refund: RemoteRefund) -> dict[int, int]:
    """Line -> units of the refund that the shop's own people sent after it was made, because they did not know of it
    yet: whatever the channel put back on its shelf, these goods are with the customer."""
    if refund.refunded_at is None:
        return {}
    query = (
        select(OrderLine, func.sum(ShipmentLine.quantity))
        .join(ShipmentLine, col(ShipmentLine.order_line_id) == OrderLine.id)
        .join(Shipment, col(Shipment.id) == ShipmentLine.shipment_id)
        .where(
            OrderLine.order_id == order_id,
            col(OrderLine.remote_line_id).in_([given.line_remote_id for given in refund.lines]),
            Shipment.shipped_at > refund.refunded_at,
            ~col(Shipment.idempotency_key).startswith(_PARCEL),
        )
        .group_by(col(OrderLine.id))
    )
    found: dict[int, int] = {}
    for line, sent in session.exec(query):
        units = sum(given.quantity for given in refund.lines if given.line_remote_id == line.remote_line_id)
        if count := min(units, int(sent), _sent_and_refunded(line) - line.returned_quantity):
            found[line.id or 0] = count
    return found


def _since_counting(session: Session, order: Order, refund: RemoteRefund) -> bool:
    """Whether goods of an order that was over long ago came back only after the book began counting this account."""
    account = session.get(ChannelAccount, order.account_id)
    if account is None or account.counts_from is None or refund.refunded_at is None:
        return False
    return refund.refunded_at >= account.counts_from


def _came_back(
    session: Session, order_id: int, refund: RemoteRefund, before: Mapping[str, int], sent_since: Mapping[int, int]
) -> dict[int, orders.ReturnInput]:
    """Of what the channel put back, the units that had left here. Units that never left are only not sent any more:
    they are those of the earliest refunds."""
    lines = {line.remote_line_id: line for line in lines_of(session, order_id)}
    back: dict[int, orders.ReturnInput] = {}
    for remote_line_id, quantity in _units(refund).items():
        line = lines.get(remote_line_id)
        if line is None or line.id is None:
            continue
        sent = _sent_and_refunded(line)
        kept, earlier = max(0, line.refunded_quantity - sent), before.get(remote_line_id, 0)
        of_this = max(0, earlier + quantity - kept) - max(0, earlier - kept)
        away = min(of_this, sent - line.returned_quantity) - sent_since.get(line.id, 0)
        if away > 0:
            back[line.id] = orders.ReturnInput(away, restock=True)
    return back


def _units(refund: RemoteRefund) -> Counter[str]:
    units: Counter[str] = Counter()
    for given in refund.lines:
        units[given.line_remote_id] += given.quantity
    return units


def _sent_and_refunded(line: OrderLine) -> int:
    """How many of the refunded units can have been sent at all: those that never left are refunded first, also when
    the rest of the line left later."""
    never_sent = max(0, line.quantity - line.shipped_quantity)
    return min(line.shipped_quantity, max(0, line.refunded_quantity - never_sent))


def _count_units(session: Session, order_id: int, refunds: Sequence[RemoteRefund]) -> None:
    """How many units of each line were refunded there: what of them never left is not sent any more."""
    units: Counter[str] = Counter()
    for refund in refunds:
        for given in refund.lines:
            units[given.line_remote_id] += given.quantity
    if not units:
        return
    query = select(OrderLine).where(OrderLine.order_id == order_id, col(OrderLine.remote_line_id).in_(list(units)))
    for line in session.exec(query):
        total = min(line.quantity, units[line.remote_line_id or ""])
        if total > line.refunded_quantity:
            line.refunded_quantity = total
            session.add(line)
    session.flush()
