"""The ledger of stock movements and the balances kept with it: the only place where on hand changes.

Everything that counts on a balance takes its rows first (`lock`). PostgreSQL holds them for the transaction, in one
order for everybody; on SQLite the write transaction is the only one there is.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table
from sqlmodel import Session, SQLModel

from storemanager.domain.stock import MovementReason
from storemanager.services.changes import CHUNK, chunks, mark_on
from storemanager.services.stock_driver import Value, insert_sql, marks, run, run_many

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
    mark_on(connection, changed)
    return posted


def _post_chunk(connection: Connection, movements: Sequence[NewMovement]) -> list[int]:
    levels = lock_levels(connection, {movement.variant_id for movement in movements}, _places(movements))
    keys = [movement.idempotency_key for movement in movements]
    statement = f"SELECT idempotency_key FROM stock_movement WHERE idempotency_key IN ({marks(len(keys))})"  # noqa: S608
    known = {row[0] for row in run(connection, statement, keys)}
    fresh = [movement for movement in movements if movement.idempotency_key not in known]
    if fresh:
        _write(connection, fresh, levels)
    return [movement.variant_id for movement in fresh]


def post_new(connection: Connection, movements: Sequence[NewMovement], levels: dict[Place, Level]) -> None:
    """Movements that are sure to be new, on balances that the caller has just taken with `lock_levels`: a sale at the
    counter, which waits for nothing that it knows already. The unique key still refuses what was said before."""
    _write(connection, movements, levels)
    mark_on(connection, {movement.variant_id for movement in movements})


def _write(connection: Connection, movements: Sequence[NewMovement], levels: dict[Place, Level]) -> None:
    rows = [_row(movement, levels[movement.variant_id, movement.location_id]) for movement in movements]
    run_many(connection, _INSERT_MOVEMENT, rows)
    write_levels(connection, {place: levels[place] for place in _places(movements)})


def _places(movements: Iterable[NewMovement]) -> set[Place]:
    return {(movement.variant_id, movement.location_id) for movement in movements}


def _row(movement: NewMovement, level: Level) -> tuple[Value, ...]:
    level.on_hand += movement.quantity
    level.version += 1
    return (
        movement.variant_id,
        movement.location_id,
        movement.quantity,
        movement.reason,
        movement.reference,
        movement.order_id,
        movement.note,
        movement.unit_cost,
        level.on_hand,
        movement.happened_at,
        movement.actor,
        movement.idempotency_key,
        movement.import_id,
    )


_INSERT_MOVEMENT = insert_sql(
    "stock_movement", "variant_id", "location_id", "quantity", "reason", "reference", "order_id", "note", "unit_cost",
    "balance_after", "happened_at", "actor", "idempotency_key", "import_id",
)  # fmt: skip


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
        run_many(
            connection, f"{_INSERT_LEVEL} ON CONFLICT DO NOTHING", [(*place, 0, 0, 0) for place in sorted(missing)]
        )
        levels = _select_levels(connection, variant_ids)
    for place in missing:
        levels.setdefault(place, Level())
    return levels


def _select_levels(connection: Connection, variant_ids: Collection[int]) -> dict[Place, Level]:
    if not variant_ids:
        return {}
    statement = (
        "SELECT variant_id, location_id, on_hand, reserved, version FROM stock_level"  # noqa: S608 - marks only
        f" WHERE variant_id IN ({marks(len(variant_ids))}) ORDER BY variant_id, location_id"
    )
    held = f"{statement} FOR UPDATE" if connection.dialect.name == "postgresql" else statement
    rows = run(connection, held, sorted(variant_ids))
    return {(row[0], row[1]): Level(row[2], row[3], row[4]) for row in rows}


_INSERT_LEVEL = insert_sql("stock_level", "variant_id", "location_id", "on_hand", "reserved", "version")
_UPSERT_LEVEL = (
    f"{_INSERT_LEVEL} ON CONFLICT (variant_id, location_id) DO UPDATE"
    " SET on_hand = excluded.on_hand, reserved = excluded.reserved, version = excluded.version"
)


def write_levels(connection: Connection, levels: dict[Place, Level]) -> None:
    """Store balances that were taken with `lock_levels` in this transaction."""
    rows = [
        (*place, level.on_hand, level.reserved, level.version)
        for place, level in sorted(levels.items(), key=lambda item: item[0])
    ]
    run_many(connection, _UPSERT_LEVEL, rows)
