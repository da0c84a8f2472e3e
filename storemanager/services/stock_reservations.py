"""What is promised to orders: reservations, and the sales they turn into when the goods leave.

Quantities of order lines count what the line sold. For a channel's order that is whole units, because a channel sells
nothing else; for our own orders it is the variant's own unit (thousandths for goods by weight). Reservations and
movements always count the variant's own units; a bundle's are those of its components.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select, true, update
from sqlmodel import Session, SQLModel

from storemanager.domain.orders import sold_by_channel
from storemanager.domain.stock import MovementReason, ReservationState
from storemanager.errors import NotFoundError
from storemanager.services.changes import mark_changed
from storemanager.services.stock_driver import run
from storemanager.services.stock_ledger import Level, NewMovement, Place, lock_levels, post, write_levels
from storemanager.services.stock_quantities import Shortage, refuse
from storemanager.texts import translate

RESERVATION: Table = SQLModel.metadata.tables["reservation"]
_LINE = SQLModel.metadata.tables["order_line"]
_ORDER = SQLModel.metadata.tables["orders"]
_VARIANT = SQLModel.metadata.tables["variant"]
_COMPONENT = SQLModel.metadata.tables["bundle_component"]


@dataclass(frozen=True)
class Part:
    """What one unit of a line takes from stock: `quantity` of `variant_id`. `component_id` is 0 unless the line sold a
    bundle."""

    variant_id: int
    component_id: int
    quantity: int


@dataclass
class _Line:
    """A line of the order, what a unit of it takes, and what was promised to it so far."""

    id: int
    parts: tuple[Part, ...]
    rows: list[Any] = field(default_factory=list)

    def open_rows(self, component_id: int) -> list[Any]:
        """Open reservations of one part, the newest first."""
        rows = [row for row in self.rows if row.component_id == component_id and row.state is ReservationState.OPEN]
        return sorted(rows, key=lambda row: -row.sequence)

    def next_sequence(self, component_id: int) -> int:
        return max((row.sequence + 1 for row in self.rows if row.component_id == component_id), default=0)

    def component_ids(self) -> set[int]:
        return {row.component_id for row in self.rows} | {part.component_id for part in self.parts}


@dataclass
class _OrderStock:
    """One order as stock sees it, held for this transaction."""

    number: str
    location_id: int
    moves_stock: bool
    lines: dict[int, _Line]

    def variant_ids(self) -> set[int]:
        parts = {part.variant_id for line in self.lines.values() for part in line.parts}
        return parts | {row.variant_id for line in self.lines.values() for row in line.rows}


def reserve_lines(session: Session, order_id: int, wanted: Mapping[int, int], *, strict: bool, now: datetime) -> None:
    """Make the open reservations of the order exactly `wanted` (line -> quantity); lines not named keep none. Only the
    difference moves (F14), so repeating it changes nothing. Strict refuses with OutOfStockError and changes nothing;
    otherwise available may go below zero, because the sale has happened and the shop must see it (F31). History never
    reserves."""
    order = _load(session, order_id)
    if not order.moves_stock:
        wanted = {}
    _Change(session, order_id, order, now).reserve(wanted, strict=strict)


def release(session: Session, order_id: int, *, now: datetime) -> None:
    """Give back whatever is still promised to the order."""
    reserve_lines(session, order_id, {}, strict=False, now=now)


def ship_reserved(
    session: Session, order_id: int, quantities: Mapping[int, int], *, now: datetime, actor: str = ""
) -> dict[int, int]:
    """Turn open reservations of these lines into SALE movements and say how much of each line went. Never more than is
    reserved, so a second telling ships nothing (F15)."""
    order = _load(session, order_id)
    return _Change(session, order_id, order, now).ship(quantities, actor)


def take_back_sold(session: Session, order_id: int, line_id: int, *, now: datetime, actor: str = "") -> None:
    """Undo the sale movements of a line that was matched to the wrong variant: its goods never left."""
    order = _load(session, order_id)
    _Change(session, order_id, order, now).take_back(line_id, actor)


def parts_of(connection: Connection, units: Mapping[int, int]) -> dict[int, tuple[Part, ...]]:
    """What selling one of each variant takes from stock; `units` says how many of its own units one is. Variants that
    are not counted take nothing."""
    parts: dict[int, list[Part]] = {variant: [] for variant in units}
    found = connection.execute(_PARTS, {"bundles": sorted(units)})
    bundles = set()
    for bundle, component, quantity, tracked in found:
        bundles.add(bundle)
        if tracked:
            parts[bundle].append(Part(component, component, quantity))
    for variant in units.keys() - bundles:
        parts[variant].append(Part(variant, 0, units[variant]))
    return {variant: tuple(sorted(found, key=lambda part: part.variant_id)) for variant, found in parts.items()}


_PARTS = (
    select(_COMPONENT.c.bundle_id, _COMPONENT.c.component_id, _COMPONENT.c.quantity, _VARIANT.c.track_stock)
    .join(_VARIANT, _VARIANT.c.id == _COMPONENT.c.component_id)
    .where(_COMPONENT.c.bundle_id.in_(bindparam("bundles", expanding=True)))
)


def default_location(session: Session) -> int:
    """The location used when none is named."""
    statement = "SELECT id FROM location ORDER BY is_default DESC, id LIMIT 1"
    location: int | None = run(session.connection(), statement, ()).scalar()
    if location is None:
        raise NotFoundError(
            translate("stock", "The shop has no place that holds stock yet."),
            translate("stock", "Add a location in Settings."),
        )
    return location


def _load(session: Session, order_id: int) -> _OrderStock:
    """The order, its lines and reservations; the order's row is held, so that two windows cannot promise its goods
    twice."""
    session.flush()
    connection = session.connection()
    given = {"order": order_id}
    order = connection.execute(_HELD_ORDER, given).one()
    lines = connection.execute(_COUNTED_LINES, given).all()
    whole = sold_by_channel(order.account_id, order.extra)
    units = {line.variant_id: line.quantity_scale if whole else 1 for line in lines}
    parts = parts_of(connection, units) if units else {}
    known = {line.id: _Line(line.id, parts[line.variant_id]) for line in lines}
    for row in connection.execute(_OF_ORDER, given):
        known.setdefault(row.order_line_id, _Line(row.order_line_id, ())).rows.append(row)
    location = order.location_id if order.location_id is not None else default_location(session)
    return _OrderStock(order.number, location, order.moves_stock, known)


_HELD_ORDER = (
    select(_ORDER.c.number, _ORDER.c.account_id, _ORDER.c.extra, _ORDER.c.location_id, _ORDER.c.moves_stock)
    .where(_ORDER.c.id == bindparam("order"))
    .with_for_update()
)
_COUNTED_LINES = (
    select(_LINE.c.id, _LINE.c.variant_id, _VARIANT.c.track_stock, _VARIANT.c.quantity_scale)
    .join(_VARIANT, _VARIANT.c.id == _LINE.c.variant_id)
    .where(_LINE.c.order_id == bindparam("order"), _VARIANT.c.track_stock == true())
)
_OF_ORDER = select(RESERVATION).where(RESERVATION.c.order_id == bindparam("order")).order_by(RESERVATION.c.id)


_PROMISE = RESERVATION.insert()
_SETTLE = update(RESERVATION).where(RESERVATION.c.id == bindparam("reservation"))


class _Change:
    """One change of an order's reservations: planned on held balances, then written with a few statements."""

    def __init__(self, session: Session, order_id: int, order: _OrderStock, now: datetime) -> None:
        self._session = session
        self._connection = session.connection()
        self._order_id = order_id
        self._order = order
        self._now = now
        variants = order.variant_ids()
        self._levels: dict[Place, Level] = (
            lock_levels(self._connection, variants, {(variant, order.location_id) for variant in variants})
            if variants
            else {}
        )
        self._touched: set[Place] = set()
        self._inserts: list[dict[str, Any]] = []
        self._sequences: dict[tuple[int, int], int] = {}

    # --- Reserving ---

    def reserve(self, wanted: Mapping[int, int], *, strict: bool) -> None:
        raises: list[tuple[_Line, Part, int]] = []
        for line in self._order.lines.values():
            targets = {part.component_id: part for part in line.parts}
            for component_id in sorted(line.component_ids()):
                part = targets.get(component_id)
                target = wanted.get(line.id, 0) * part.quantity if part else 0
                missing = target - self._lower(line, component_id, part, target)
                if part and missing > 0:
                    raises.append((line, part, missing))
        if strict:
            self._refuse_short(raises)
        for line, part, quantity in raises:
            self._promise(line, part, quantity)
        self._write()

    def _lower(self, line: _Line, component_id: int, part: Part | None, target: int) -> int:
        """Release what is promised beyond `target`, or of a variant the line does not sell any more; answers what
        stays."""
        kept = 0
        for row in reversed(line.open_rows(component_id)):
            right = part is not None and row.variant_id == part.variant_id
            keep = min(row.quantity, target - kept) if right else 0
            kept += keep
            if keep < row.quantity:
                self._settle(line, row, row.quantity - keep, ReservationState.RELEASED)
        return kept

    def _refuse_short(self, raises: Iterable[tuple[_Line, Part, int]]) -> None:
        asked: dict[int, int] = defaultdict(int)
        for _line, part, quantity in raises:
            asked[part.variant_id] += quantity
        available = {variant: self._available(variant) for variant in asked}
        short = sorted(variant for variant in asked if asked[variant] > available[variant])
        if not short:
            return
        names = self._connection.execute(
            select(_VARIANT.c.id, _VARIANT.c.sku, _VARIANT.c.quantity_scale).where(_VARIANT.c.id.in_(short))
        ).all()
        raise refuse(
            [Shortage(name.sku, asked[name.id], max(0, available[name.id]), name.quantity_scale) for name in names]
        )

    def _available(self, variant_id: int) -> int:
        return sum(level.available for (variant, _), level in self._levels.items() if variant == variant_id)

    def _promise(self, line: _Line, part: Part, quantity: int) -> None:
        """Reserve at the order's own location as far as it goes, then where there is some, and the rest at its own
        again."""
        home = self._order.location_id
        others = [place[1] for place in sorted(self._levels) if place[0] == part.variant_id and place[1] != home]
        shares: dict[int, int] = defaultdict(int)
        for location in (home, *others):
            share = max(0, min(quantity, self._levels[part.variant_id, location].available))
            shares[location] += share
            quantity -= share
        shares[home] += quantity
        for location, share in shares.items():
            if share:
                self._change_level((part.variant_id, location), reserved=share)
                self._insert(line, part.component_id, part.variant_id, location, share, ReservationState.OPEN)

    # --- Shipping ---

    def ship(self, quantities: Mapping[int, int], actor: str) -> dict[int, int]:
        movements: list[NewMovement] = []
        shipped: dict[int, int] = {}
        for line_id, quantity in quantities.items():
            line = self._order.lines.get(line_id)
            if line is None or not line.parts:
                continue
            going = min(quantity, *(self._promised(line, part) // part.quantity for part in line.parts))
            if going > 0:
                shipped[line_id] = going
                for part in line.parts:
                    movements += self._ship_part(line, part, going * part.quantity, actor)
        self._write()
        post(self._session, movements, now=self._now)
        return shipped

    def _promised(self, line: _Line, part: Part) -> int:
        rows = line.open_rows(part.component_id)
        return sum(row.quantity for row in rows if row.variant_id == part.variant_id)

    def _ship_part(self, line: _Line, part: Part, quantity: int, actor: str) -> list[NewMovement]:
        movements = []
        for row in reversed(line.open_rows(part.component_id)):
            share = min(quantity, row.quantity)
            if share:
                quantity -= share
                sequence = self._settle(line, row, share, ReservationState.SHIPPED)
                key = f"sale:{line.id}:{part.component_id}:{sequence}"
                movements.append(self._movement(row, -share, MovementReason.SALE, key, actor))
        return movements

    def take_back(self, line_id: int, actor: str) -> None:
        line = self._order.lines.get(line_id)
        rows = [row for row in line.rows if row.state is ReservationState.SHIPPED] if line else []
        for row in rows:
            self._set_row(row.id, row.quantity, ReservationState.RELEASED)
        post(
            self._session,
            [self._movement(row, row.quantity, MovementReason.CORRECTION, f"unsold:{row.id}", actor) for row in rows],
            now=self._now,
        )

    def _movement(self, row: Any, quantity: int, reason: MovementReason, key: str, actor: str) -> NewMovement:
        return NewMovement(
            variant_id=row.variant_id,
            location_id=row.location_id,
            quantity=quantity,
            reason=reason,
            idempotency_key=key,
            happened_at=self._now,
            reference=self._order.number,
            order_id=self._order_id,
            actor=actor,
        )

    # --- Writing ---

    def _settle(self, line: _Line, row: Any, quantity: int, state: ReservationState) -> int:
        """End `quantity` of an open reservation as `state`; what remains of it stays open. Answers the sequence of the
        ended one."""
        self._change_level((row.variant_id, row.location_id), reserved=-quantity)
        if quantity == row.quantity:
            self._set_row(row.id, quantity, state)
            return int(row.sequence)
        self._set_row(row.id, row.quantity - quantity, ReservationState.OPEN)
        return self._insert(line, row.component_id, row.variant_id, row.location_id, quantity, state)

    def _set_row(self, row_id: int, quantity: int, state: ReservationState) -> None:
        settled_at = None if state is ReservationState.OPEN else self._now
        settled = {"reservation": row_id, "quantity": quantity, "state": state, "settled_at": settled_at}
        self._connection.execute(_SETTLE, settled)

    def _insert(
        self, line: _Line, component_id: int, variant_id: int, location_id: int, quantity: int, state: ReservationState
    ) -> int:
        key = (line.id, component_id)
        sequence = self._sequences.get(key, line.next_sequence(component_id))
        self._sequences[key] = sequence + 1
        self._inserts.append(
            {
                "variant_id": variant_id,
                "location_id": location_id,
                "order_id": self._order_id,
                "order_line_id": line.id,
                "component_id": component_id,
                "sequence": sequence,
                "quantity": quantity,
                "state": state,
                "reserved_at": self._now,
                "settled_at": None if state is ReservationState.OPEN else self._now,
            }
        )
        return sequence

    def _change_level(self, place: Place, *, reserved: int) -> None:
        level = self._levels[place]
        level.reserved += reserved
        level.version += 1
        self._touched.add(place)

    def _write(self) -> None:
        if self._inserts:
            self._connection.execute(_PROMISE, self._inserts)
        write_levels(self._connection, {place: self._levels[place] for place in self._touched})
        if self._touched:
            mark_changed(self._session, {variant for variant, _ in self._touched})
