"""Two packers, one queue: an order that lies on a packing table is given to no other, and who asks for it is told where
it is. A claim that nobody renews for a while ends by itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from storemanager.domain.packing import PackingClaim
from storemanager.errors import NotAllowedError
from storemanager.services.order_tables import get, shown_number
from storemanager.texts import Text, moment, translate

LASTS = timedelta(minutes=10)


@dataclass(frozen=True)
class Station:
    """One packing table: a key nobody else has, and what people call the computer."""

    key: str
    place: str


class ClaimedError(NotAllowedError):
    """Somebody else is packing it."""

    def __init__(self, order_id: int, message: Text, advice: Text) -> None:
        super().__init__(message, advice)
        self.order_id = order_id


def claim(session: Session, order_id: int, station: Station, *, now: datetime, take_over: bool = False) -> None:
    """The order lies on this table from now on. Raises ClaimedError while it lies on another one, unless it is taken
    over from there."""
    order = get(session, order_id)  # held: two tables that ask at once are answered one after the other
    known = session.get(PackingClaim, order_id, populate_existing=True)
    if known is None:
        known = PackingClaim(order_id=order_id, station=station.key, claimed_at=now)
    elif known.station != station.key and now - known.claimed_at < LASTS and not take_over:
        raise ClaimedError(
            order_id,
            translate("packing", "Order {number} is being packed at {place}, since {moment}.")(
                number=shown_number(order), place=known.place, moment=moment(known.claimed_at)
            ),
            translate("packing", "Enter takes the next order. Scan its number once more to take it over."),
        )
    known.station, known.place, known.claimed_at = station.key, station.place, now
    session.add(known)
    session.flush()


def release(session: Session, order_id: int, station: Station) -> None:
    """It lies on this table no more; what another table has claimed meanwhile stays claimed."""
    session.execute(
        delete(PackingClaim).where(col(PackingClaim.order_id) == order_id, col(PackingClaim.station) == station.key)
    )


def elsewhere(session: Session, station: Station, *, now: datetime) -> frozenset[int]:
    """The orders that lie on other tables."""
    statement = select(PackingClaim.order_id).where(
        PackingClaim.station != station.key, col(PackingClaim.claimed_at) > now - LASTS
    )
    return frozenset(session.exec(statement))
