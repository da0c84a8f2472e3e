"""Labels for parcels: which orders have one to be fetched from their channel, and what is remembered of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from storemanager.channels.base import SENDING_WAY
from storemanager.domain.accounts import AccountState, ChannelAccount
from storemanager.domain.orders import TO_SHIP, Order, OrderStatus
from storemanager.services.changes import chunks
from storemanager.services.order_steps import announced
from storemanager.services.order_tables import ACCOUNT, ORDER, STATUS_WORDS
from storemanager.texts import Text, translate

LABEL = "label"
"""In the order's `extra`: the tracking number on the label that was fetched for it."""
_LABELLED = TO_SHIP | {OrderStatus.SHIPPED}


@dataclass(frozen=True)
class ToLabel:
    """One order that wants a label. `waits`: its carrier may still have to be asked to take it. `held`: why nothing may
    be asked of its account now. `way` is how the account's parcels go, where the owner has said it."""

    order_id: int
    number: str
    account_id: int | None
    account_name: str
    remote_id: str
    waits: bool
    held: Text | None
    way: str
    refused: Text | None = None


def to_label(session: Session, order_ids: Sequence[int]) -> list[ToLabel]:
    """These orders, in their order. Those that are over, or not confirmed yet, are refused, each with the reason."""
    session.flush()
    statement = select(
        ORDER.c.id, ORDER.c.number, ORDER.c.remote_number, ORDER.c.remote_id, ORDER.c.status, ORDER.c.account_id,
        ACCOUNT.c.name, ACCOUNT.c.settings, ACCOUNT.c.state, ACCOUNT.c.read_only,
    ).outerjoin(ACCOUNT, ACCOUNT.c.id == ORDER.c.account_id)  # fmt: skip
    found: dict[int, ToLabel] = {}
    for some in chunks(order_ids):
        for row in session.connection().execute(statement.where(ORDER.c.id.in_(some))):
            found[row.id] = _to_label(row)
    return [found[one] for one in order_ids if one in found]


def _to_label(row: Any) -> ToLabel:
    number = str(row.remote_number or row.number)
    refused = None
    if row.status not in _LABELLED:
        words = translate("packing", "Order {number} is {status}: there is no label for it.")
        refused = words(number=number, status=STATUS_WORDS[row.status])
    return ToLabel(
        row.id, number, row.account_id, row.name or "", row.remote_id or "", row.status in TO_SHIP,
        _held(row), str((row.settings or {}).get(SENDING_WAY, "")), refused,
    )  # fmt: skip


def _held(row: Any) -> Text | None:
    if row.account_id is None or (row.read_only is None and row.state is AccountState.ACTIVE):
        return None
    words = translate("packing", "Nothing is sent to {account} at the moment. Look under Channels what it waits for.")
    return words(account=row.name)


def remember_tracking(session: Session, order_id: int, tracking: str) -> None:
    """The carrier has given its number: it stands on the label, and is the parcel's when it is sent."""
    order = session.get(Order, order_id)
    if order is not None and order.extra.get(LABEL) != tracking:
        order.extra = {**order.extra, LABEL: tracking}
        session.add(order)
        session.flush()


def tracking_of(session: Session, order: Order) -> str:
    """The number on its carrier's label: of the one that was fetched, or of the one parcel the channel has told of.
    Empty where there is none, or several."""
    fetched = str(order.extra.get(LABEL, ""))
    if fetched or order.account_id is None:
        return fetched
    numbers = {parcel.tracking_number for parcel in announced(session, order.id or 0)}
    return numbers.pop() if len(numbers) == 1 else ""


def remember_way(session: Session, account_id: int, way: str) -> None:
    """How the account's parcels get to the carrier from now on."""
    account = session.get_one(ChannelAccount, account_id)
    account.settings = {**account.settings, SENDING_WAY: way}
    session.add(account)
    session.flush()
