"""Where a channel's state takes an order here, and who wins when both sides moved it.

It is a merge of three: what the channel said last time, what it says now, and how far the order has come here. What
the channel did not change undoes nothing that was done here (F12); what both changed is decided by what is true of the
goods: what left has left, what was cancelled and is still on the shelf stays there. The owner is told of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlmodel import Session, select

from storemanager.channels.base import RemoteOrder, RemoteStatus
from storemanager.domain.orders import GOODS_OUT, RESERVES, Order, OrderLine, OrderStatus
from storemanager.domain.syncing import OutboxKind, OutboxState
from storemanager.services import audit, order_parcel, orders, outbox
from storemanager.sync import order_notices
from storemanager.texts import translate

_STATUS: Mapping[RemoteStatus, OrderStatus] = {
    RemoteStatus.UNPAID: OrderStatus.UNPAID,
    RemoteStatus.ON_HOLD: OrderStatus.PENDING,
    RemoteStatus.TO_SHIP: OrderStatus.CONFIRMED,
    RemoteStatus.ARRANGED: OrderStatus.CONFIRMED,
    RemoteStatus.SHIPPED: OrderStatus.SHIPPED,
    RemoteStatus.COMPLETED: OrderStatus.DELIVERED,
    RemoteStatus.CANCELLED: OrderStatus.CANCELLED,
    RemoteStatus.FAILED: OrderStatus.CANCELLED,
    RemoteStatus.UNKNOWN: OrderStatus.PENDING,  # reserved and shown, but not shipped (F10)
}
_RANK = {
    OrderStatus.UNPAID: 1,
    OrderStatus.PENDING: 2,
    OrderStatus.CONFIRMED: 3,
    OrderStatus.PACKED: 4,
    OrderStatus.SHIPPED: 5,
    OrderStatus.DELIVERED: 6,
}
_MOVING = frozenset({OutboxKind.STATUS, OutboxKind.CANCEL, OutboxKind.SHIP})
_ON_THE_WAY = frozenset({OutboxKind.STATUS, OutboxKind.SHIP})
_LEFT = frozenset({OrderStatus.SHIPPED, OrderStatus.DELIVERED})


def target(remote: RemoteOrder) -> OrderStatus | None:
    """Where the channel's state leads; None: nowhere. Money given back says nothing of goods that have left."""
    if remote.status is RemoteStatus.REFUNDED:
        left = remote.completed_at is not None or any(not parcel.lines for parcel in remote.shipments)
        return OrderStatus.DELIVERED if left else OrderStatus.CANCELLED
    if remote.status is RemoteStatus.UNPAID and remote.takes_stock:
        return OrderStatus.PENDING  # its units are off the shelf there before it is paid, so here they are promised
    return _STATUS.get(remote.status)


def follow(session: Session, order: Order, remote: RemoteOrder, *, said_before: str, now: datetime) -> bool:
    """Take the order where the channel has it; answers whether it moved. `said_before` is the channel's own word for
    its state when it was taken in last."""
    goal, current = target(remote), order.status
    assert order.id is not None
    if goal is None or goal is current:
        return False
    moved_there = remote.channel_status != said_before
    if goal is OrderStatus.CANCELLED:
        return _cancelled_there(session, order, remote, now)
    if current is OrderStatus.CANCELLED:
        return _alive_there(session, order, goal, moved_there, now)
    if current is OrderStatus.RETURNED:
        return _more_left(session, order, goal)
    if _RANK[goal] > _RANK.get(current, 0):
        return orders.move_to(session, order.id, goal, now=now, by_channel=True)
    if not moved_there or _waiting(session, order.id, _MOVING) or remote.status is RemoteStatus.ARRANGED:
        return False  # arranged is what the channel says of an order that was packed or handed over here
    if current in GOODS_OUT or (current is OrderStatus.PACKED and goal is not OrderStatus.CONFIRMED):
        if not remote.ship_again and remote.return_answer_by is None:  # these have rows of their own
            order_notices.behind_there(session, order, now=now)
        return False
    return orders.move_to(session, order.id, goal, now=now, by_channel=True)


def _cancelled_there(session: Session, order: Order, remote: RemoteOrder, now: datetime) -> bool:
    """What the shop's own people were about to tell the channel is not told any more: it would bring the order to life
    again."""
    assert order.id is not None
    if remote.status is RemoteStatus.REFUNDED and order.status not in RESERVES | {OrderStatus.UNPAID}:
        return False
    _give_up(session, order.id, _ON_THE_WAY)
    return orders.move_to(session, order.id, OrderStatus.CANCELLED, now=now, by_channel=True)


def _alive_there(session: Session, order: Order, goal: OrderStatus, moved_there: bool, now: datetime) -> bool:
    """Cancelled here and not there. What has left there has left, whatever we were about to say; a cancel that the
    channel took, or that the owner gave up, it may take back."""
    assert order.id is not None
    unsaid = _waiting(session, order.id, _MOVING)
    if goal in _LEFT and moved_there:
        _give_up(session, order.id, _MOVING)
        if unsaid:
            order_notices.left_there(session, order, now=now)
    elif unsaid or not (moved_there or _gave_up_cancel(session, order.id)):
        return False
    return orders.move_to(session, order.id, goal, now=now, by_channel=True)


def _more_left(session: Session, order: Order, goal: OrderStatus) -> bool:
    """Everything had come back, and then more was added to the order there and left; or it leaves with what we are
    about to tell the channel of, which is the whole order."""
    assert order.id is not None
    if goal not in _LEFT and _waiting(session, order.id, {OutboxKind.SHIP}):
        goal = OrderStatus.SHIPPED
    if goal not in _LEFT or not orders.open_quantities(session, order.id):
        return False
    order.status = goal
    session.add(order)
    return True


def more_is_open(session: Session, order: Order, remote: RemoteOrder, *, now: datetime) -> bool:
    """All that was ordered had left, parcel by parcel, and then more was added there. The channel has it among those to
    be sent: what was added waits to be sent, and only the parcels have left."""
    assert order.id is not None
    sent = order.status in (OrderStatus.SHIPPED, OrderStatus.RETURNED)
    if not sent or target(remote) is not OrderStatus.CONFIRMED or _waiting(session, order.id, _MOVING):
        return False
    if not orders.open_quantities(session, order.id) or not _left_in_told_parcels(session, order, remote):
        return False
    order.status, order.packed_at = OrderStatus.CONFIRMED, None
    order_parcel.open_again(order)
    session.add(order)
    text = translate("orders", "More was ordered after everything had left")
    audit.record(
        session, action="order.confirmed", entity="order", entity_id=order.id, text=text, now=now, origin="sync"
    )
    return True


def _left_in_told_parcels(session: Session, order: Order, remote: RemoteOrder) -> bool:
    """Whether nothing left in another way than in parcels of which the channel says what is in them."""
    told: Counter[str] = Counter()
    for parcel in remote.shipments:
        if not parcel.lines:
            return False
        told.update({given.line_remote_id: given.quantity for given in parcel.lines})
    lines = session.exec(select(OrderLine).where(OrderLine.order_id == order.id)).all()
    return bool(told) and all(line.shipped_quantity <= told[line.remote_line_id or ""] for line in lines)


def _waiting(session: Session, order_id: int, kinds: Collection[OutboxKind]) -> bool:
    return any(row.kind in kinds for row in outbox.rows(session, order_id=order_id, unsettled_only=True))


def _give_up(session: Session, order_id: int, kinds: Collection[OutboxKind]) -> None:
    for row in outbox.rows(session, order_id=order_id, unsettled_only=True):
        if row.kind in kinds:
            outbox.withdraw(session, row.id)


def _gave_up_cancel(session: Session, order_id: int) -> bool:
    cancels = [row for row in outbox.rows(session, order_id=order_id) if row.kind is OutboxKind.CANCEL]
    return bool(cancels) and cancels[-1].state is OutboxState.WITHDRAWN
