"""What the packing page asks the book: plain functions of a session, so that no widget ever reaches a worker."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storemanager.gui.models import orders as order_lists
from storemanager.gui.models.headed import Listed
from storemanager.services import accounts, orders, packing, packing_claims, packing_queue
from storemanager.services.accounts import AccountRow
from storemanager.services.order_rows import Tab
from storemanager.services.orders import OrderFilter, OrderRow
from storemanager.services.packing import Parcel
from storemanager.services.packing_claims import Station
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


@dataclass(frozen=True)
class Here:
    """This packing table, now; `takes_over` is an order that may be taken from another one."""

    station: Station
    now: datetime
    takes_over: int | None = None


def look_up(session: Session, code: str, here: Here) -> Parcel | tuple[OrderRow, ...]:
    """The parcel a code means, which is on this table then; or the orders of several shops that have this number."""
    found = packing.candidates(session, code)
    if not found:
        raise packing.unknown_order(code)
    return take(session, found[0].id, here) if len(found) == 1 else tuple(found)


def take(session: Session, order_id: int, here: Here) -> Parcel:
    """The order onto this table, unless it lies on another one."""
    parcel = packing.parcel(session, order_id)
    packing_claims.claim(
        session, order_id, here.station, now=here.now, take_over=here.takes_over == order_id
    )  # fmt: skip
    return parcel


def give_next(
    session: Session, among: Collection[int] | None, aside: Collection[int], packed: bool, here: Here
) -> Parcel | Next:
    """The next order's parcel onto this table, or what is left that cannot be packed."""
    others = packing_claims.elsewhere(session, here.station, now=here.now)
    found = packing_queue.next_order(session, among, aside, packed=packed, elsewhere=others)
    return found if found.order_id is None else take(session, found.order_id, here)


def close(session: Session, order_id: int, counted: Mapping[Key, int], here: Here) -> Parcel:
    """Close the parcel, and look at it as it is now."""
    packing_claims.claim(session, order_id, here.station, now=here.now)
    packing.close_parcel(session, order_id, counted, now=here.now)
    return packing.parcel(session, order_id)


def send(session: Session, order_id: int, tracking: str, carrier: str, key: str, here: Here) -> int:
    """The parcel is off, and lies on no table any more."""
    packing_claims.claim(session, order_id, here.station, now=here.now)
    shipment = packing.send(session, order_id, tracking_number=tracking, carrier=carrier, key=key, now=here.now)
    packing_claims.release(session, order_id, here.station)
    return shipment


def open_again(session: Session, order_id: int, now: datetime) -> Parcel:
    """Open the parcel, and look at it as it is now."""
    orders.unpack(session, order_id, now=now)
    return packing.parcel(session, order_id)
