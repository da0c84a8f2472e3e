"""Money in and money back, and the payment status that follows from both."""

from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlmodel import Session, col
from sqlmodel import select as select_model

from storemanager.domain.orders import Order, Payment, PaymentKind, PaymentStatus
from storemanager.errors import InvalidInputError
from storemanager.money import Money
from storemanager.services import audit
from storemanager.services.order_tables import PAYMENT, get, shown_number
from storemanager.texts import Text, translate


def record_payment(
    session: Session,
    order_id: int,
    amount: int,
    method: str,
    *,
    key: str,
    now: datetime,
    reference: str = "",
    note: str = "",
    paid_at: datetime | None = None,
    actor: str = "",
) -> int:
    """Money came in. The same `key` again answers with the same payment and counts once."""
    order = get(session, order_id)
    return _pay(
        session, order, amount, method, key=key, now=now, reference=reference, note=note, paid_at=paid_at or now,
        actor=actor,
    )  # fmt: skip


def set_told_payment(
    session: Session,
    order_id: int,
    total: int,
    method: str,
    *,
    reference: str = "",
    paid_at: datetime,
    now: datetime,
) -> int:
    """A channel tells that an order was paid, not in which parts: what it tells is recorded so that, with what the
    shop's own people recorded, it comes to `total` (R1: by the newest version, whichever were seen before it). Answers
    by how much less that is than what the channel had told earlier."""
    order = get(session, order_id)
    told = _told(session, order_id)
    derive(session, order)
    missing = total - order.paid_total
    if missing > 0:
        key = f"{_told_key(order_id)}{total}:{len(told)}"
        _pay(session, order, missing, method, key=key, reference=reference, paid_at=paid_at, now=now)
        return 0
    too_much = left = min(-missing, sum(payment.amount for payment in told))
    for payment in reversed(told):
        less = min(left, payment.amount)
        left -= less
        if less == payment.amount:
            session.delete(payment)
        elif less:
            payment.amount -= less
            session.add(payment)
    if too_much:
        derive(session, order)
        text = translate("orders", "The channel tells {amount} less was paid")(amount=Money(too_much, order.currency))
        audit.record(
            session, action="order.payment", entity="order", entity_id=order_id, text=text, now=now, origin="sync"
        )
    return too_much


def _told(session: Session, order_id: int) -> list[Payment]:
    """What the channel itself told of, in its order; not what was recorded by hand."""
    key = _told_key(order_id)
    found = session.scalars(_PAYMENTS, {"order": order_id})
    return [payment for payment in found if payment.idempotency_key.startswith(key)]


_PAYMENTS = select_model(Payment).where(col(Payment.order_id) == bindparam("order")).order_by(col(Payment.id))


def _told_key(order_id: int) -> str:
    return f"paid:{order_id}:"  # the order outlives its account, whose id another one may get


def _pay(
    session: Session,
    order: Order,
    amount: int,
    method: str,
    *,
    key: str,
    now: datetime,
    reference: str,
    note: str = "",
    paid_at: datetime,
    actor: str = "",
) -> int:
    assert order.id is not None
    payment = Payment(
        order_id=order.id,
        kind=PaymentKind.PAYMENT,
        method=method,
        amount=_checked(amount),
        reference=reference,
        note=note,
        paid_at=paid_at,
        idempotency_key=key,
    )
    text = translate("orders", "Paid: {amount}")(amount=Money(amount, order.currency))
    return _record(session, order, payment, "order.payment", text, now, actor)


def record_refund(
    session: Session,
    order_id: int,
    amount: int,
    method: str = "",
    *,
    key: str,
    now: datetime,
    reference: str = "",
    note: str = "",
    paid_at: datetime | None = None,
    actor: str = "",
) -> int:
    """Money went back; goods are another fact (F15). The same `key` again counts once."""
    order = get(session, order_id)
    payment = Payment(
        order_id=order_id,
        kind=PaymentKind.REFUND,
        method=method or order.payment_method,
        amount=_checked(amount),
        reference=reference,
        note=note,
        paid_at=paid_at or now,
        idempotency_key=key,
    )
    text = translate("orders", "Refunded: {amount}")(amount=Money(amount, order.currency))
    return _record(session, order, payment, "order.refund", text, now, actor)


def check_refund(order: Order, amount: int) -> None:
    """The desk never gives back more than was paid."""
    left = order.paid_total - order.refunded_total
    if amount > left:
        raise InvalidInputError(
            translate("orders", "{amount} is more than order {number} has left to refund: {left}.")(
                amount=Money(amount, order.currency), number=shown_number(order), left=Money(left, order.currency)
            ),
            translate("orders", "Lower the amount, or record the payment that is missing first."),
        )


def payment_status(total: int, paid: int, refunded: int) -> PaymentStatus:
    """What the sums say."""
    if refunded > 0:
        return PaymentStatus.REFUNDED if refunded >= max(paid, 1) else PaymentStatus.PARTLY_REFUNDED
    if paid >= total:
        return PaymentStatus.PAID
    return PaymentStatus.PARTLY_PAID if paid > 0 else PaymentStatus.UNPAID


def derive(session: Session, order: Order) -> None:
    """Bring the order's sums and its payment status in line with its payments."""
    session.flush()
    found = session.connection().execute(_SUMS, {"order": order.id})
    by_kind = {kind: int(amount) for kind, amount in found}
    order.paid_total = by_kind.get(PaymentKind.PAYMENT, 0)
    order.refunded_total = by_kind.get(PaymentKind.REFUND, 0)
    order.payment_status = payment_status(order.total, order.paid_total, order.refunded_total)
    session.add(order)


_SUMS = (
    select(PAYMENT.c.kind, func.sum(PAYMENT.c.amount))
    .where(PAYMENT.c.order_id == bindparam("order"))
    .group_by(PAYMENT.c.kind)
)


def _record(
    session: Session, order: Order, payment: Payment, action: str, text: Text, now: datetime, actor: str
) -> int:
    known = session.connection().scalar(_KNOWN, {"key": payment.idempotency_key})
    if known is not None:
        return int(known)
    session.add(payment)
    derive(session, order)
    order.updated_at = now
    assert payment.id is not None
    assert order.id is not None
    audit.record(session, action=action, entity="order", entity_id=order.id, text=text, now=now, actor=actor)
    return payment.id


_KNOWN = select(PAYMENT.c.id).where(PAYMENT.c.idempotency_key == bindparam("key"))


def _checked(amount: int) -> int:
    if amount <= 0:
        raise InvalidInputError(
            translate("orders", "The amount must be more than zero."), translate("orders", "Enter what was paid.")
        )
    return amount
