"""What goes into the parcels of some orders: every piece that is taken from a shelf, with the codes it answers to. A
bundle is what it is made of; work and other services go into no parcel."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlmodel import Session, SQLModel

from storemanager.domain.catalog import ProductKind, barcode_key, sku_key
from storemanager.domain.orders import sold_by_channel
from storemanager.domain.stock import ReservationState
from storemanager.services.changes import chunks
from storemanager.services.order_tables import LINE, ORDER, PRODUCT, VARIANT, open_quantity
from storemanager.services.stock_reservations import RESERVATION, default_location

_COMPONENT = SQLModel.metadata.tables["bundle_component"]
_BARCODE = SQLModel.metadata.tables["barcode"]

Key = tuple[int, int]
"""(order line, component of a bundle or 0)."""


@dataclass(frozen=True)
class Goods:
    """One kind of thing in one order. `quantity` is in the variant's own units; `pieces` is how often it is scanned:
    what is sold by weight is one piece. `places` is where it is taken from (location, quantity). `bundle` is the
    title of the bundle it is part of, and `per_bundle` its pieces in one of them."""

    line_id: int
    component_id: int
    variant_id: int | None
    title: str
    sku: str
    shelf: str
    codes: frozenset[str]
    quantity: int
    scale: int
    pieces: int
    places: tuple[tuple[int, int], ...]
    bundle: str = ""
    bundle_codes: frozenset[str] = frozenset()
    per_bundle: int = 0

    @property
    def key(self) -> Key:
        return self.line_id, self.component_id


def code_key(code: str) -> str:
    """What makes two scanned codes the same, whether they are barcodes or SKUs."""
    return sku_key(barcode_key(code))


def goods_of(session: Session, order_ids: Sequence[int]) -> dict[int, tuple[Goods, ...]]:
    """The goods still to go out of each order, in the order of its lines. A few statements for each five hundred."""
    session.flush()
    found: dict[int, tuple[Goods, ...]] = {}
    home = default_location(session) if order_ids else 0
    for some in chunks(order_ids):
        found |= _Some(session, some, home).goods()
    return found


class _Some:
    """The orders of one round of questions."""

    def __init__(self, session: Session, order_ids: list[int], home: int) -> None:
        self._connection = session.connection()
        self._home = home
        self._lines = [line for line in self._connection.execute(_lines(order_ids)) if open_quantity(line)]
        sold = {line.variant_id for line in self._lines if line.variant_id is not None}
        self._components = self._components_of(sold)
        parts = {row.component_id for rows in self._components.values() for row in rows}
        self._variants = self._variants_of(sold | parts)
        self._codes = self._codes_of(sold | parts)
        self._places = self._places_of(order_ids)

    def goods(self) -> dict[int, tuple[Goods, ...]]:
        made: dict[int, list[Goods]] = defaultdict(list)
        for line in self._lines:
            made[line.order_id].extend(self._of_line(line))
        return {order_id: tuple(goods) for order_id, goods in made.items()}

    def _of_line(self, line: Any) -> list[Goods]:
        wanted = open_quantity(line)
        variant = self._variants.get(line.variant_id)
        if variant is None:
            return [self._unknown(line, wanted)]
        if variant.kind is ProductKind.SERVICE:
            return []
        components = self._components.get(line.variant_id, ())
        if components:
            codes = self._codes[line.variant_id]
            return [self._part(line, each, wanted * each.quantity, each.quantity, codes) for each in components]
        whole = sold_by_channel(line.account_id, line.extra)
        quantity = wanted * (variant.quantity_scale if whole else 1)
        return [self._goods(line, variant, 0, quantity, _name(variant))]

    def _unknown(self, line: Any, wanted: int) -> Goods:
        """A line whose product is not known yet: only what the channel says of it can be read off the goods."""
        codes = frozenset({code_key(line.sku)} if line.sku.strip() else ())
        place = (line.location_id or self._home, wanted)
        return Goods(line.id, 0, None, line.title, line.sku, "", codes, wanted, 1, wanted, (place,))

    def _part(self, line: Any, component: Any, quantity: int, each: int, codes: frozenset[str]) -> Goods:
        variant = self._variants[component.component_id]
        made = self._goods(line, variant, component.component_id, quantity, _name(variant))
        per_bundle = each if made.scale == 1 else 0
        return Goods(**{**vars(made), "bundle": line.title, "bundle_codes": codes, "per_bundle": per_bundle})

    def _goods(self, line: Any, variant: Any, component_id: int, quantity: int, title: str) -> Goods:
        scale = variant.quantity_scale
        return Goods(
            line_id=line.id,
            component_id=component_id,
            variant_id=variant.id,
            title=title,
            sku=variant.sku,
            shelf=variant.shelf,
            codes=self._codes[variant.id],
            quantity=quantity,
            scale=scale,
            pieces=quantity if scale == 1 else 1,
            places=self._taken_from(line, variant.id, component_id, quantity),
        )

    def _taken_from(self, line: Any, variant_id: int, component_id: int, quantity: int) -> tuple[tuple[int, int], ...]:
        """Where it is promised; what is not counted, or not promised yet, lies at the order's own place."""
        promised = self._places.get((line.id, component_id, variant_id), {})
        left = quantity - sum(promised.values())
        places = dict(promised)
        if left > 0:
            home = line.location_id or self._home
            places[home] = places.get(home, 0) + left
        return tuple(sorted(places.items()))

    # --- Questions ---

    def _components_of(self, variant_ids: set[int]) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = defaultdict(list)
        statement = select(_COMPONENT).order_by(_COMPONENT.c.bundle_id, _COMPONENT.c.component_id)
        for some in chunks(sorted(variant_ids)):
            for row in self._connection.execute(statement.where(_COMPONENT.c.bundle_id.in_(some))):
                found[row.bundle_id].append(row)
        return found

    def _variants_of(self, variant_ids: set[int]) -> dict[int, Any]:
        statement = select(
            VARIANT.c.id, VARIANT.c.sku, VARIANT.c.title, VARIANT.c.shelf, VARIANT.c.quantity_scale,
            PRODUCT.c.name, PRODUCT.c.kind,
        ).join(PRODUCT, PRODUCT.c.id == VARIANT.c.product_id)  # fmt: skip
        found: dict[int, Any] = {}
        for some in chunks(sorted(variant_ids)):
            found |= {row.id: row for row in self._connection.execute(statement.where(VARIANT.c.id.in_(some)))}
        return found

    def _codes_of(self, variant_ids: set[int]) -> dict[int, frozenset[str]]:
        found: dict[int, set[str]] = {variant_id: set() for variant_id in variant_ids}
        for variant in self._variants.values():
            found[variant.id].add(code_key(variant.sku))
        for some in chunks(sorted(variant_ids)):
            statement = select(_BARCODE.c.variant_id, _BARCODE.c.code_key).where(_BARCODE.c.variant_id.in_(some))
            for variant_id, key in self._connection.execute(statement):
                found[variant_id].add(code_key(key))
        return {variant_id: frozenset(codes) for variant_id, codes in found.items()}

    def _places_of(self, order_ids: list[int]) -> dict[tuple[int, int, int], dict[int, int]]:
        found: dict[tuple[int, int, int], dict[int, int]] = defaultdict(dict)
        statement = select(
            RESERVATION.c.order_line_id, RESERVATION.c.component_id, RESERVATION.c.variant_id,
            RESERVATION.c.location_id, RESERVATION.c.quantity,
        ).where(RESERVATION.c.order_id.in_(order_ids), RESERVATION.c.state == ReservationState.OPEN)  # fmt: skip
        for row in self._connection.execute(statement):
            places = found[row.order_line_id, row.component_id, row.variant_id]
            places[row.location_id] = places.get(row.location_id, 0) + row.quantity
        return found


def _name(variant: Any) -> str:
    return " · ".join(part for part in (variant.name, variant.title) if part)


def _lines(order_ids: list[int]) -> Any:
    return (
        select(LINE, ORDER.c.account_id, ORDER.c.extra, ORDER.c.location_id)
        .join(ORDER, ORDER.c.id == LINE.c.order_id)
        .where(LINE.c.order_id.in_(order_ids), or_(LINE.c.quantity > 0, LINE.c.shipped_quantity > 0))
        .order_by(LINE.c.order_id, LINE.c.position, LINE.c.id)
    )
