"""The ledger of stock movements and the balances kept with it: the only place where on hand changes.

Everything that counts on a balance takes its rows first (`lock`). PostgreSQL holds them for the transaction, in one
order for everybody; on SQLite the write transaction is the only one there is.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, SQLModel

from storemanager.domain.stock import MovementReason
from storemanager.services.changes import CHUNK, chunks, mark_changed

MOVEMENT: Table = SQLModel.metadata.tables["stock_movement"]
LEVEL: Table = SQLModel.metadata.tables["stock_level"]


@dataclass(frozen=True)
class NewMovement:
    """One change of on hand to be written. Saying the same `idempotency_key` again changes nothing (F15)."""

    variant_id: int
    location_id: int
    quantity: int
    reason: MovementReason
    idempotency_key: str
    happened_at: datetime
    reference: str = ""
    order_id: int | None = None
    note: str = ""
    unit_cost: int | None = None
    actor: str = ""
    import_id: int | None = None


@dataclass
class Level:
    """A balance that is held until the transaction ends."""

    on_hand: int = 0
    reserved: int = 0
    version: int = 0

    @property
    def available(self) -> int:
        return self.on_hand - self.reserved


Place = tuple[int, int]
"""(variant, location)"""


def post(session: Session, movements: Sequence[NewMovement], *, now: datetime) -> int:
    """Write the movements and the balances that follow from them; answers how many were new. `now` is taken where a
    movement says nothing of its own time. Already known keys are passed over, also within the sequence."""
    session.flush()
    connection = session.connection()
    by_key: dict[str, NewMovement] = {}
    for movement in movements:
        by_key.setdefault(movement.idempotency_key, movement)
    # One order of locking for everybody; the sort keeps the given order within a variant.
    in_order = sorted(by_key.values(), key=lambda movement: (movement.variant_id, movement.location_id))
    posted = 0
    changed: set[int] = set()
    for start in range(0, len(in_order), CHUNK):
        fresh = _post_chunk(connection, in_order[start : start + CHUNK])
        posted += len(fresh)
        changed.update(fresh)
    mark_changed(session, changed)
    return posted


def _post_chunk(connection: Connection, movements: Sequence[NewMovement]) -> list[int]:
    levels = lock_levels(connection, {movement.variant_id for movement in movements}, _places(movements))
    keys = [movement.idempotency_key for movement in movements]
    known = set(connection.scalars(select(MOVEMENT.c.idempotency_key).where(MOVEMENT.c.idempotency_key.in_(keys))))
    fresh = [movement for movement in movements if movement.idempotency_key not in known]
    if not fresh:
        return []
    rows = [_row(movement, levels[movement.variant_id, movement.location_id]) for movement in fresh]
    connection.execute(MOVEMENT.insert(), rows)
    write_levels(connection, {place: levels[place] for place in _places(fresh)})
    return [movement.variant_id for movement in fresh]


def _places(movements: Iterable[NewMovement]) -> set[Place]:
    return {(movement.variant_id, movement.location_id) for movement in movements}


def _row(movement: NewMovement, level: Level) -> dict[str, Any]:
    level.on_hand += movement.quantity
    level.version += 1
    return {
        "variant_id": movement.variant_id,
        "location_id": movement.location_id,
        "quantity": movement.quantity,
        "reason": movement.reason,
        "reference": movement.reference,
        "order_id": movement.order_id,
        "note": movement.note,
        "unit_cost": movement.unit_cost,
        "balance_after": level.on_hand,
        "happened_at": movement.happened_at,
        "actor": movement.actor,
        "idempotency_key": movement.idempotency_key,
        "import_id": movement.import_id,
    }


# --- Balances ---


def lock(session: Session, variant_ids: Collection[int]) -> None:
    """Hold the balances of these variants until the transaction ends. Whoever changes many orders in one transaction
    calls this first with all their variants, so that two tills never wait for each other in a circle."""
    for chunk in chunks(sorted(set(variant_ids))):
        lock_levels(session.connection(), chunk)


def lock_levels(
    connection: Connection, variant_ids: Collection[int], places: Collection[Place] = ()
) -> dict[Place, Level]:
    """The balances of these variants at every location, held until the transaction ends; `places` are in it even where
    nothing has been there yet."""
    levels = _select_levels(connection, variant_ids)
    missing = set(places) - levels.keys()
    if missing and connection.dialect.name == "postgresql":
        # A row that is not there cannot be held: make it first, or two tills would both begin from nothing.
        rows = [{"variant_id": variant, "location_id": location} for variant, location in sorted(missing)]
        connection.execute(
            postgresql_insert(LEVEL).on_conflict_do_nothing(),
            [{**row, "on_hand": 0, "reserved": 0, "version": 0} for row in rows],
        )
        levels = _select_levels(connection, variant_ids)
    for place in missing:
        levels.setdefault(place, Level())
    return levels


def _select_levels(connection: Connection, variant_ids: Collection[int]) -> dict[Place, Level]:
    columns = (LEVEL.c.variant_id, LEVEL.c.location_id, LEVEL.c.on_hand, LEVEL.c.reserved, LEVEL.c.version)
    held = (
        select(*columns)
        .where(LEVEL.c.variant_id.in_(sorted(variant_ids)))
        .order_by(LEVEL.c.variant_id, LEVEL.c.location_id)
        .with_for_update()
    )
    return {
        (variant, location): Level(on_hand, reserved, version)
        for variant, location, on_hand, reserved, version in connection.execute(held)
    }


def write_levels(connection: Connection, levels: dict[Place, Level]) -> None:
    """Store balances that were taken with `lock_levels` in this transaction."""
    if not levels:
        return
    make = postgresql_insert if connection.dialect.name == "postgresql" else sqlite_insert
    statement = make(LEVEL)
    statement = statement.on_conflict_do_update(
        index_elements=["variant_id", "location_id"],
        set_={
            "on_hand": statement.excluded.on_hand,
            "reserved": statement.excluded.reserved,
            "version": statement.excluded.version,
        },
    )
    connection.execute(
        statement,
        [
            {
                "variant_id": variant,
                "location_id": location,
                "on_hand": level.on_hand,
                "reserved": level.reserved,
                "version": level.version,
            }
            for (variant, location), level in sorted(levels.items())
        ],
    )
