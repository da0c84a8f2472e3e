"""The owner's own note on an order: for the shop only, never sent to a channel."""

from datetime import datetime

from sqlmodel import Session

from storemanager.services import audit
from storemanager.services.order_tables import get
from storemanager.texts import translate


def write_note(session: Session, order_id: int, note: str, *, now: datetime, actor: str = "") -> None:
    """Keep `note` with the order instead of the one before; the one before stays in its history."""
    order = get(session, order_id)
    before, wanted = order.note, note.strip()
    if before == wanted:
        return
    order.note, order.updated_at = wanted, now
    session.add(order)
    session.flush()
    audit.record(
        session, action="order.note", entity="order", entity_id=order_id, text=translate("orders", "Note changed"),
        before={"note": before}, after={"note": wanted}, now=now, actor=actor,
    )  # fmt: skip
