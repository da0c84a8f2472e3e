"""Places that hold stock, as pages list them."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from storemanager.domain.stock import Location


@dataclass(frozen=True)
class LocationRow:
    """One place."""

    id: int
    name: str
    is_default: bool


def rows(session: Session) -> list[LocationRow]:
    """Every active place, the default one first."""
    found = session.exec(
        select(Location).where(col(Location.active)).order_by(col(Location.is_default).desc(), col(Location.name))
    )
    return [LocationRow(place.id or 0, place.name, place.is_default) for place in found]
