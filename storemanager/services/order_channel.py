"""Telling a channel what was done with its order: outbox entries saved in the transaction of the change that caused
them."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from storemanager.domain.orders import Order
from storemanager.domain.syncing import OutboxKind
from storemanager.services import outbox


def tell(session: Session, order: Order, kind: OutboxKind, payload: dict[str, Any], *, key: str, now: datetime) -> None:
    """Put an act into the outbox of the order's channel; our own orders have none to tell."""
    if order.account_id is not None:
        outbox.add(
            session, account_id=order.account_id, kind=kind, payload=payload, key=key, order_id=order.id, now=now
        )


def tell_status(session: Session, order: Order, status: str, *, now: datetime) -> None:
    """`status` is the name of the channel contract's RemoteStatus. The moment is in the key: an order can be
    confirmed, taken back and confirmed again."""
    key = f"status:{order.id}:{status}:{now.isoformat()}"
    tell(session, order, OutboxKind.STATUS, {"status": status}, key=key, now=now)
