"""What the packing page asks the book: plain functions of a session, so that no widget ever reaches a worker."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storemanager.gui.models import orders as order_lists
from storemanager.gui.models.headed import Listed
from storemanager.services import accounts, orders, packing, packing_queue
from storemanager.services.accounts import AccountRow
from storemanager.services.order_rows import Tab
from storemanager.services.orders import OrderFilter, OrderRow
from storemanager.services.packing import Parcel
from storemanager.services.packing_goods import Key
from storemanager.services.packing_queue import Due, Next, PackingRow


@dataclass(frozen=True)
class Around:
    """What the queue needs besides its rows."""

    accounts: tuple[AccountRow, ...]
    counts: Mapping[Tab, int]
    due: Due


def listed(session: Session, given: OrderFilter, now: datetime) -> Listed:
    """The ids in order of time, with headings."""
    return order_lists.listed(session, given, "ship_by", False, now)


def rows(session: Session, ids: Sequence[int]) -> dict[int, PackingRow]:
    """The rows that come into view."""
    return {row.id: row for row in packing_queue.queue_rows(session, ids)}


def around(session: Session, given: OrderFilter, now: datetime) -> Around:
    """Accounts, counts, and which orders are due."""
    return Around(
        tuple(accounts.rows(session)),
        orders.tab_counts(session, given),
        packing_queue.due(session, given, now=now),
    )


# --- At the packing table ---


def look_up(session: Session, code: str) -> Parcel | tuple[OrderRow, ...]:
    """The parcel a code means, or the orders of several shops that all have this number."""
    found = packing.candidates(session, code)
    if not found:
        raise packing.unknown_order(code)
    return packing.parcel(session, found[0].id) if len(found) == 1 else tuple(found)


def give_next(session: Session, among: Collection[int] | None, aside: Collection[int], packed: bool) -> Parcel | Next:
    """The next order's parcel, or what is left that cannot be packed."""
    found = packing_queue.next_order(session, among, aside, packed=packed)
    return found if found.order_id is None else packing.parcel(session, found.order_id)


def close(session: Session, order_id: int, counted: Mapping[Key, int], now: datetime) -> Parcel:
    """Close the parcel, and look at it as it is now."""
    packing.close_parcel(session, order_id, counted, now=now)
    return packing.parcel(session, order_id)


def open_again(session: Session, order_id: int, now: datetime) -> Parcel:
    """Open the parcel, and look at it as it is now."""
    orders.unpack(session, order_id, now=now)
    return packing.parcel(session, order_id)
