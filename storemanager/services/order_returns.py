"""Goods back and money back: two facts, each recorded once (F15)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, select
from sqlmodel import Session

from storemanager.domain.orders import GOODS_OUT, Order, OrderLine, OrderStatus, Return, ReturnLine, sold_by_channel
from storemanager.domain.stock import MovementReason
from storemanager.domain.syncing import OutboxKind
from storemanager.errors import InvalidInputError
from storemanager.services import audit, stock
from storemanager.services.order_channel import tell
from storemanager.services.order_inputs import ReturnInput
from storemanager.services.order_payments import check_refund, record_refund
from storemanager.services.order_tables import RETURN, VARIANT, get, lines_of
from storemanager.services.order_totals import spread
from storemanager.services.stock_reservations import parts_of
from storemanager.texts import Text, translate


def return_goods(
    session: Session,
    order_id: int,
    returned: Mapping[int, ReturnInput],
    *,
    reason: str = "",
    refund_amount: int = 0,
    refund_channel: bool = True,
    remote_id: str | None = None,
    key: str | None = None,
    counted: bool = True,
    now: datetime,
    actor: str = "",
) -> int:
    """Goods came back (line -> quantity, on the shelf again or not), and perhaps money went with it. Answers the
    return. `remote_id` (the channel's own refund) or `key` said again answers the same return and changes nothing.
    With `refund_channel` the channel is told to give the money back. Not `counted`: they were on the shelf again before
    the book began counting, so they are in its first count."""
    order = get(session, order_id)
    known = _known(session, order_id, remote_id, key)
    if known is not None:
        return known
    lines = {line.id: line for line in lines_of(session, order_id) if line.id is not None}
    going = {line_id: given for line_id, given in returned.items() if given.quantity}
    _check(lines, going)
    if refund_amount and remote_id is None:
        check_refund(order, refund_amount)
    return_id = _write(session, order_id, going, reason, remote_id, key, now)
    if counted:
        _put_back(session, order, lines, going, return_id, now, actor)
    for line_id, given in going.items():
        lines[line_id].returned_quantity += given.quantity
        if refund_amount:
            lines[line_id].refunded_quantity += given.quantity
        session.add(lines[line_id])
    _close(session, order, lines.values(), now)
    audit.record(
        session, action="order.return", entity="order", entity_id=order_id, text=_text(going, reason), now=now,
        actor=actor,
    )  # fmt: skip
    if refund_amount:
        money_key = f"return:{return_id}"
        record_refund(session, order_id, refund_amount, key=money_key, note=reason, now=now, actor=actor)
        if refund_channel and remote_id is None:
            payload = _payload(lines, going, refund_amount, reason) | {"return_id": return_id}
            tell(session, order, OutboxKind.REFUND, payload, key=f"refund:{money_key}", now=now)
    return return_id


def refund(
    session: Session,
    order_id: int,
    amount: int,
    *,
    reason: str = "",
    refund_channel: bool = True,
    key: str | None = None,
    now: datetime,
    actor: str = "",
) -> int:
    """Money back without goods; answers the payment."""
    order = get(session, order_id)
    key = key or str(uuid4())
    check_refund(order, amount)
    payment_id = record_refund(session, order_id, amount, key=key, note=reason, now=now, actor=actor)
    if refund_channel:
        payload = {"amount": amount, "reason": reason, "lines": [], "restock": False}
        tell(session, order, OutboxKind.REFUND, payload, key=f"refund:{key}", now=now)
    return payment_id


def _known(session: Session, order_id: int, remote_id: str | None, key: str | None) -> int | None:
    if remote_id is not None:
        same: ColumnElement[bool] = (RETURN.c.order_id == order_id) & (RETURN.c.remote_id == remote_id)
    elif key is not None:
        same = RETURN.c.idempotency_key == key
    else:
        return None
    found: int | None = session.connection().scalar(select(RETURN.c.id).where(same))
    return found


def _check(lines: Mapping[int, OrderLine], going: Mapping[int, ReturnInput]) -> None:
    if not going:
        raise InvalidInputError(
            translate("orders", "Nothing was said to have come back."),
            translate("orders", "Enter how many of each line came back."),
        )
    for line_id, given in going.items():
        line = lines.get(line_id)
        away = line.shipped_quantity - line.returned_quantity if line else 0
        if line is None or not 0 < given.quantity <= away:
            raise InvalidInputError(
                translate("orders", "“{title}”: {asked} came back, but only {away} are with the customer.")(
                    title=line.title if line else str(line_id), asked=given.quantity, away=away
                ),
                translate("orders", "Lower the quantity."),
            )


def _write(
    session: Session,
    order_id: int,
    going: Mapping[int, ReturnInput],
    reason: str,
    remote_id: str | None,
    key: str | None,
    now: datetime,
) -> int:
    record = Return(
        order_id=order_id, remote_id=remote_id, reason=reason, returned_at=now, idempotency_key=key or str(uuid4())
    )
    session.add(record)
    session.flush()
    assert record.id is not None
    for line_id, given in going.items():
        session.add(
            ReturnLine(return_id=record.id, order_line_id=line_id, quantity=given.quantity, restocked=given.restock)
        )
    session.flush()
    return record.id


def _put_back(
    session: Session,
    order: Order,
    lines: Mapping[int, OrderLine],
    going: Mapping[int, ReturnInput],
    return_id: int,
    now: datetime,
    actor: str,
) -> None:
    """RETURN movements for what goes on the shelf again, keyed by line and return."""
    restocked = {line_id: given for line_id, given in going.items() if given.restock}
    sold = {variant for line_id in restocked if (variant := lines[line_id].variant_id) is not None}
    if not sold:
        return
    rows = session.connection().execute(
        select(VARIANT.c.id, VARIANT.c.quantity_scale).where(VARIANT.c.id.in_(sorted(sold)), VARIANT.c.track_stock)
    )
    whole = sold_by_channel(order.account_id, order.extra)
    units = {row.id: row.quantity_scale if whole else 1 for row in rows}
    parts = parts_of(session.connection(), units)
    location = order.location_id or stock.default_location(session)
    movements = [
        stock.NewMovement(
            variant_id=part.variant_id,
            location_id=location,
            quantity=given.quantity * part.quantity,
            reason=MovementReason.RETURN,
            idempotency_key=f"return:{line_id}:{part.component_id}:{return_id}",
            happened_at=now,
            reference=order.number,
            order_id=order.id,
            actor=actor,
        )
        for line_id, given in restocked.items()
        for part in parts.get(lines[line_id].variant_id or 0, ())
    ]
    stock.post(session, movements, now=now)


def _close(session: Session, order: Order, lines: Any, now: datetime) -> None:
    """An order of which everything that left came back is over."""
    all_back = all(line.returned_quantity >= line.shipped_quantity for line in lines)
    if all_back and order.status in GOODS_OUT:
        order.status = OrderStatus.RETURNED
    order.updated_at = now
    session.add(order)
    session.flush()


def _text(going: Mapping[int, ReturnInput], reason: str) -> Text:
    pieces = sum(given.quantity for given in going.values())
    if reason:
        return translate("orders", "{pieces:item|items} came back: {reason}")(pieces=pieces, reason=reason)
    return translate("orders", "{pieces:item|items} came back")(pieces=pieces)


def _payload(
    lines: Mapping[int, OrderLine], going: Mapping[int, ReturnInput], amount: int, reason: str
) -> dict[str, Any]:
    """What the channel is asked to do; the amount is spread by what the returned units cost."""
    named: Sequence[int] = [line_id for line_id in going if lines[line_id].remote_line_id is not None]
    worth = [lines[line_id].total * going[line_id].quantity // max(1, lines[line_id].quantity) for line_id in named]
    shares = spread(amount, worth) if named else []
    return {
        "amount": amount,
        "reason": reason,
        "lines": [
            {
                "remote_line_id": lines[line_id].remote_line_id,
                "quantity": going[line_id].quantity,
                "amount": share,
                "restock": going[line_id].restock,
            }
            for line_id, share in zip(named, shares, strict=True)
        ],
        "restock": all(given.restock for given in going.values()),
    }
