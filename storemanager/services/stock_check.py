"""The proof that balances and ledger agree: run at start-up and after every sync. An empty answer means all is well."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import Select, func, select, union_all
from sqlmodel import Session, SQLModel

from storemanager.domain.stock import ReservationState
from storemanager.services.stock_ledger import LEVEL, MOVEMENT
from storemanager.services.stock_quantities import in_units
from storemanager.services.stock_reservations import RESERVATION
from storemanager.texts import Text, translate

_VARIANT = SQLModel.metadata.tables["variant"]
_LOCATION = SQLModel.metadata.tables["location"]


class Balance(Enum):
    ON_HAND = "on hand"
    RESERVED = "reserved"


@dataclass(frozen=True)
class LedgerDifference:
    """A balance that is not the sum of what it stands for."""

    variant_id: int
    sku: str
    location_id: int
    location: str
    balance: Balance
    recorded: int
    summed: int
    scale: int = 1

    @property
    def text(self) -> Text:
        sentence = _SENTENCES[self.balance]
        return sentence(
            sku=self.sku,
            location=self.location,
            recorded=in_units(self.recorded, self.scale),
            summed=in_units(self.summed, self.scale),
        )


_SENTENCES = {
    Balance.ON_HAND: translate(
        "stock", "{sku} in {location}: the book says {recorded} on hand, its movements add up to {summed}."
    ),
    Balance.RESERVED: translate(
        "stock", "{sku} in {location}: the book says {recorded} reserved, its open orders add up to {summed}."
    ),
}


def check(session: Session) -> list[LedgerDifference]:
    """Every balance that is not the sum of its movements or of its open reservations."""
    session.flush()
    return [difference for kind, query in _QUERIES.items() for difference in _differences(session, query, kind)]


def _differing(sums: Select[Any], balance: Any) -> Select[Any]:
    """Recorded balance minus the sum, per place; one UNION instead of a full join, which old SQLite does not have."""
    summed = sums.subquery()
    entries = union_all(
        select(LEVEL.c.variant_id, LEVEL.c.location_id, balance.label("recorded"), (balance * 0).label("summed")),
        select(summed.c.variant_id, summed.c.location_id, (summed.c.summed * 0).label("recorded"), summed.c.summed),
    ).subquery()
    recorded, total = func.sum(entries.c.recorded), func.sum(entries.c.summed)
    wrong = (
        select(entries.c.variant_id, entries.c.location_id, recorded.label("recorded"), total.label("summed"))
        .group_by(entries.c.variant_id, entries.c.location_id)
        .having(recorded != total)
        .subquery()
    )
    return (
        select(wrong, _VARIANT.c.sku, _VARIANT.c.quantity_scale, _LOCATION.c.name)
        .join(_VARIANT, _VARIANT.c.id == wrong.c.variant_id)
        .join(_LOCATION, _LOCATION.c.id == wrong.c.location_id)
        .order_by(_VARIANT.c.sku, wrong.c.location_id)
    )


_MOVED = select(MOVEMENT.c.variant_id, MOVEMENT.c.location_id, func.sum(MOVEMENT.c.quantity).label("summed")).group_by(
    MOVEMENT.c.variant_id, MOVEMENT.c.location_id
)
_PROMISED = (
    select(RESERVATION.c.variant_id, RESERVATION.c.location_id, func.sum(RESERVATION.c.quantity).label("summed"))
    .where(RESERVATION.c.state == ReservationState.OPEN)
    .group_by(RESERVATION.c.variant_id, RESERVATION.c.location_id)
)
_QUERIES = {
    Balance.ON_HAND: _differing(_MOVED, LEVEL.c.on_hand),
    Balance.RESERVED: _differing(_PROMISED, LEVEL.c.reserved),
}


def _differences(session: Session, query: Select[Any], kind: Balance) -> list[LedgerDifference]:
    return [
        LedgerDifference(
            row.variant_id,
            row.sku,
            row.location_id,
            row.name,
            kind,
            int(row.recorded),
            int(row.summed),
            row.quantity_scale,
        )
        for row in session.connection().execute(query)
    ]
