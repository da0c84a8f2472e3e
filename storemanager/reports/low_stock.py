"""What runs out soon: the days left by the sales of the last fourteen days, or the owner's own reorder point."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, true
from sqlmodel import Session, SQLModel

from storemanager.domain.catalog import ProductStatus
from storemanager.domain.stock import MovementReason, ReservationState
from storemanager.reports.home_rows import LowStock

ORDER = SQLModel.metadata.tables["orders"]
MOVEMENT = SQLModel.metadata.tables["stock_movement"]
RESERVATION = SQLModel.metadata.tables["reservation"]
LEVEL = SQLModel.metadata.tables["stock_level"]
VARIANT = SQLModel.metadata.tables["variant"]
PRODUCT = SQLModel.metadata.tables["product"]
SPEED_DAYS = 14
SOON_DAYS = 7
_CHUNK = 500


def low_stock(session: Session, *, now: datetime, limit: int = 6) -> tuple[LowStock, ...]:
    """Variants that are gone within a week at their speed, or at or below their reorder point; the most urgent
    first."""
    sold = sold_lately(session, now=now)
    rows = _variants(session, sorted(sold)) + _at_reorder_point(session, sold)
    low = [found for row in rows if _runs_out(found := _row(row, sold.get(row.id, 0)))]
    low.sort(key=lambda row: (row.days_left is None, row.days_left or 0, row.available, row.name))
    return tuple(low[:limit])


def sold_lately(session: Session, *, now: datetime) -> dict[int, int]:
    """Variant -> what orders of the last fourteen days took or will take. Found through those orders' own index, so
    that the length of the ledger does not matter; a bundle's sales are its components'."""
    recent = ORDER.c.placed_at >= now - timedelta(days=SPEED_DAYS)
    gone = (
        select(MOVEMENT.c.variant_id, -func.sum(MOVEMENT.c.quantity))
        .join(ORDER, ORDER.c.id == MOVEMENT.c.order_id)
        .where(recent, MOVEMENT.c.reason == MovementReason.SALE)
        .group_by(MOVEMENT.c.variant_id)
    )
    promised = (
        select(RESERVATION.c.variant_id, func.sum(RESERVATION.c.quantity))
        .join(ORDER, ORDER.c.id == RESERVATION.c.order_id)
        .where(recent, RESERVATION.c.state == ReservationState.OPEN)
        .group_by(RESERVATION.c.variant_id)
    )
    found: dict[int, int] = defaultdict(int)
    for statement in (gone, promised):
        for variant, quantity in session.connection().execute(statement):
            found[variant] += int(quantity)
    return dict(found)


def _select() -> Any:
    available = func.coalesce(func.sum(LEVEL.c.on_hand - LEVEL.c.reserved), 0).label("available")
    return (
        select(
            VARIANT.c.id, VARIANT.c.product_id, VARIANT.c.sku, VARIANT.c.title, VARIANT.c.quantity_scale,
            VARIANT.c.reorder_point, PRODUCT.c.name, available,
        )
        .join(PRODUCT, PRODUCT.c.id == VARIANT.c.product_id)
        .outerjoin(LEVEL, LEVEL.c.variant_id == VARIANT.c.id)
        .where(VARIANT.c.active == true(), VARIANT.c.track_stock == true(), PRODUCT.c.status == ProductStatus.ACTIVE)
        .group_by(VARIANT.c.id, PRODUCT.c.id)
    )  # fmt: skip


def _variants(session: Session, ids: Sequence[int]) -> list[Any]:
    rows: list[Any] = []
    for start in range(0, len(ids), _CHUNK):
        rows += session.connection().execute(_select().where(VARIANT.c.id.in_(ids[start : start + _CHUNK]))).all()
    return rows


def _at_reorder_point(session: Session, but: dict[int, int]) -> list[Any]:
    below = func.coalesce(func.sum(LEVEL.c.on_hand - LEVEL.c.reserved), 0) <= VARIANT.c.reorder_point
    rows = session.connection().execute(_select().where(VARIANT.c.reorder_point.is_not(None)).having(below))
    return [row for row in rows if row.id not in but]


def _row(row: Any, sold: int) -> LowStock:
    available = int(row.available)
    days_left = max(0, available) * SPEED_DAYS // sold if sold > 0 else None
    name = f"{row.name} · {row.title}" if row.title else row.name
    return LowStock(
        row.id, row.product_id, name, row.sku, row.quantity_scale, available, row.reorder_point, sold, days_left
    )


def _runs_out(row: LowStock) -> bool:
    soon = row.days_left is not None and row.days_left <= SOON_DAYS
    return soon or (row.reorder_point is not None and row.available <= row.reorder_point)
