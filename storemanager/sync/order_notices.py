"""What the owner must know when an order was changed on its channel after it was packed, or when both sides moved it
(F12, F14, F17)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session, col, select

from storemanager.channels.base import RemoteOrder
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.orders import GOODS_OUT, RESERVES, Order, OrderLine, OrderStatus
from storemanager.money import Money
from storemanager.services import attention
from storemanager.services.order_parcel import ParcelChange
from storemanager.services.order_tables import lines_of, shown_number
from storemanager.texts import Text, Value, translate


def parcel(session: Session, order: Order, change: ParcelChange, *, sealed: bool, now: datetime) -> None:
    """Mark an order in red whose parcel is not what the order asks for now; the mark goes when it is right again."""
    if not change:
        if sealed:
            attention.resolve(session, f"parcel:{order.id}", resolution="as packed again", now=now)
        return
    gone = order.status in GOODS_OUT
    meaning = (
        translate("sync", "Stock follows the new order. Its goods had already left; what is other now: {changes}.")
        if gone
        else translate("sync", "Stock follows the new order. The parcel must be changed: {changes}.")
    )
    advice = (
        translate("sync", "Send what is missing, or agree with the customer on what is too much.")
        if gone
        else translate("sync", "Open the parcel and put it right before it leaves.")
    )
    _raise(
        session, order, "parcel", translate("sync", "Order {number} was changed on the channel after it was packed."),
        meaning(changes=_said(order, change)), advice, now,
    )  # fmt: skip


def behind_there(session: Session, order: Order, *, now: datetime) -> None:
    """The channel took its order back to a state that it has left behind here."""
    meaning = (
        translate("sync", "Its goods have left here, so nothing was changed here.")
        if order.status in GOODS_OUT
        else translate("sync", "It is packed here, and its goods stay reserved.")
    )
    _raise(
        session, order, "behind",
        translate("sync", 'Order {number} went back to "{status}" on the channel.'), meaning,
        translate("sync", "Ask there why before anything is sent; when goods come back, record a return."), now,
        status=order.channel_status,
    )  # fmt: skip


CANCEL_ASKED = "cancel_asked"
"""In the order's `extra`: the buyer asked on the channel to cancel it, and the owner was told."""


def cancel_asked(session: Session, order: Order, remote: RemoteOrder, *, now: datetime) -> None:
    """The buyer asks to cancel, and only the shop can answer; the row goes when somebody has."""
    open_here = order.status in RESERVES
    if remote.cancel_requested and open_here:
        order.extra = {**order.extra, CANCEL_ASKED: True}
        session.add(order)
        _raise(
            session, order, "cancel-asked",
            translate("sync", "The buyer asks to cancel order {number}."),
            translate("sync", "Its goods stay reserved until you have answered. Do not send it before."),
            translate("sync", "Cancel the order here to agree; to refuse, answer the buyer on the channel."), now,
        )  # fmt: skip
    elif CANCEL_ASKED in order.extra:
        order.extra = {name: value for name, value in order.extra.items() if name != CANCEL_ASKED}
        session.add(order)
        attention.resolve(session, f"cancel-asked:{order.id}", resolution="answered", now=now)


NOT_FETCHED = "not_fetched"
"""In the order's `extra`: the carrier did not fetch it, and the owner was told."""


def not_fetched(session: Session, order: Order, remote: RemoteOrder, *, now: datetime) -> None:
    """Handed over here, and the carrier says that it got nothing; the row goes when a new time is agreed."""
    if remote.ship_again and order.status in GOODS_OUT:
        order.extra = {**order.extra, NOT_FETCHED: True}
        session.add(order)
        attention.raise_(
            session, kind=AttentionKind.OTHER, severity=Severity.DANGER, area=Area.ORDERS,
            key=f"not-fetched:{order.id}", account_id=order.account_id, order_id=order.id,
            title=translate("sync", "The carrier did not fetch order {number}.")(number=shown_number(order)),
            meaning=translate("sync", "The parcel waits, and the channel counts it as not sent until it is fetched."),
            advice=translate("sync", "Have it ready, then agree on another time with the carrier."),
            action="ship_again", payload={"order_id": order.id}, now=now,
        )  # fmt: skip
    elif NOT_FETCHED in order.extra:
        order.extra = {name: value for name, value in order.extra.items() if name != NOT_FETCHED}
        session.add(order)
        attention.resolve(session, f"not-fetched:{order.id}", resolution="fetched or arranged", now=now)


RETURN_ASKED = "return_asked"
"""In the order's `extra`: the buyer wants money back, and the owner was told until when to answer."""


def return_asked(session: Session, order: Order, remote: RemoteOrder, *, now: datetime) -> None:
    """The buyer wants money back, and the channel decides alone when nobody answers in time; the row goes with the
    answer."""
    until = remote.return_answer_by
    if until is not None:
        order.extra = {**order.extra, RETURN_ASKED: until.isoformat()}
        session.add(order)
        attention.raise_(
            session, kind=AttentionKind.OTHER, severity=Severity.DANGER, area=Area.ORDERS,
            key=f"return-asked:{order.id}", account_id=order.account_id, order_id=order.id,
            title=translate("sync", "The buyer wants money back for order {number}: answer until {time}.")(
                number=shown_number(order), time=until
            ),
            meaning=translate("sync", "After that time the channel decides without you, usually for the buyer."),
            advice=translate("sync", "Refund it here to agree; to object, answer the buyer on the channel."),
            action="open_order", payload={"order_id": order.id}, now=now,
        )  # fmt: skip
    elif RETURN_ASKED in order.extra:
        order.extra = {name: value for name, value in order.extra.items() if name != RETURN_ASKED}
        session.add(order)
        attention.resolve(session, f"return-asked:{order.id}", resolution="answered", now=now)


def left_there(session: Session, order: Order, *, now: datetime) -> None:
    """Cancelled here and sent there at the same time: what has left has left."""
    _raise(
        session, order, "left-there",
        translate("sync", "Order {number} was cancelled here, but it was sent on the channel."),
        translate("sync", "Its goods are counted as sent, and the channel is not told to cancel it."),
        translate("sync", "Stop the parcel if you can; when the goods are back, record a return."), now,
    )  # fmt: skip


def refunded_before_sent(session: Session, order: Order, units: Mapping[int, int], *, now: datetime) -> None:
    """The money went back there before the parcel left here: the shop's own people did not know of it yet."""
    titles = {line.id: line.title for line in lines_of(session, order.id or 0)}
    goods = tuple(
        translate("sync", "{quantity} × {title}")(quantity=quantity, title=titles[line_id])
        for line_id, quantity in units.items()
    )
    _raise(
        session, order, "refunded-and-sent",
        translate("sync", "Order {number}: {goods} was refunded on the channel, and then sent from here."),
        translate("sync", "The goods are with the customer, and are not counted as back."),
        translate("sync", "Stop the parcel if you can; when the goods are back, record a return."), now, goods=goods,
    )  # fmt: skip


def cheaper(session: Session, order: Order, less: int, *, now: datetime) -> None:
    """It was paid, and now it costs less."""
    attention.raise_(
        session, kind=AttentionKind.OTHER, severity=Severity.WARN, area=Area.ORDERS, key=f"cheaper:{order.id}",
        account_id=order.account_id, order_id=order.id,
        title=translate("sync", "Order {number} costs {amount} less since it was paid.")(
            number=shown_number(order), amount=Money(less, order.currency)
        ),
        meaning=translate("sync", "The channel tells only the new total, not whether the difference was given back."),
        advice=translate("sync", "See on the channel whether the customer still has to get it back."),
        action="open_order", payload={"order_id": order.id}, now=now,
    )  # fmt: skip


def merged_into(session: Session, order: Order) -> str:
    """The number of another open order of the same customer and account that holds all goods of this one; empty when
    there is none. A channel that merges two orders deletes one and adds its lines to the other (F17)."""
    goods = _goods(session, order)
    if order.customer_id is None or not goods:
        return ""
    query = (
        select(Order)
        .where(
            Order.account_id == order.account_id,
            Order.customer_id == order.customer_id,
            Order.id != order.id,
            col(Order.gone_at).is_(None),
            col(Order.status).in_(RESERVES | {OrderStatus.UNPAID}),
        )
        .order_by(col(Order.id).desc())
        .limit(5)
    )
    for other in session.exec(query):
        held = _goods(session, other)
        if all(held.get(sku, 0) >= quantity for sku, quantity in goods.items()):
            return shown_number(other)
    return ""


def _goods(session: Session, order: Order) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in session.exec(select(OrderLine).where(OrderLine.order_id == order.id, OrderLine.quantity > 0)):
        name = line.sku or line.title
        found[name] = found.get(name, 0) + line.quantity
    return found


def _said(order: Order, change: ParcelChange) -> tuple[Text, ...]:
    said = [
        translate("sync", "put in {quantity} × {title}")(quantity=quantity, title=title)
        for title, quantity in change.put_in
    ]
    said += [
        translate("sync", "take out {quantity} × {title}")(quantity=quantity, title=title)
        for title, quantity in change.take_out
    ]
    if change.address is not None:
        said.append(translate("sync", "the address is now “{address}”")(address=change.address))
    if change.collect is not None:
        before, amount = (Money(minor, order.currency) for minor in change.collect)
        said.append(translate("sync", "collect {amount} instead of {before}")(amount=amount, before=before))
    return tuple(said)


def _raise(
    session: Session, order: Order, key: str, title: Text, meaning: Text, advice: Text, now: datetime, **values: Value
) -> None:
    attention.raise_(
        session, kind=AttentionKind.ORDER_CHANGED, severity=Severity.DANGER, area=Area.ORDERS, key=f"{key}:{order.id}",
        account_id=order.account_id, order_id=order.id, title=title(number=shown_number(order), **values),
        meaning=meaning, advice=advice, action="open_order", payload={"order_id": order.id}, now=now,
    )  # fmt: skip
