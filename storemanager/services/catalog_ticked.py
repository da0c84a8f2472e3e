"""What pages ask about many variants at once (ticked rows, figures of a head line): lean, also for a hundred
thousand."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select
from sqlmodel import Session, col

from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.catalog import Product, ProductStatus, Variant
from storemanager.domain.stock import StockLevel
from storemanager.services.bulk import chunks
from storemanager.services.catalog_inputs import PriceChange


@dataclass(frozen=True)
class CatalogFigures:
    """How many variants there are to sell or to prepare, how many of them are low, and how many a channel shows
    otherwise than it should."""

    total: int
    low: int
    differing: int


def figures(session: Session) -> CatalogFigures:
    """Counted by the database; archived products do not count."""
    connection = session.connection()
    live = col(Variant.active) & (col(Product.status) != ProductStatus.ARCHIVED)
    variants = select(func.count()).select_from(Variant).join(Product, col(Product.id) == col(Variant.product_id))
    available = func.coalesce(func.sum(col(StockLevel.on_hand) - col(StockLevel.reserved)), 0)
    low = (
        select(col(Variant.id))
        .join(Product, col(Product.id) == col(Variant.product_id))
        .outerjoin(StockLevel, col(StockLevel.variant_id) == col(Variant.id))
        .where(live, col(Variant.track_stock), col(Variant.reorder_point).is_not(None))
        .group_by(col(Variant.id), col(Variant.reorder_point))
        .having(available <= col(Variant.reorder_point))
        .subquery()
    )
    waits = or_(col(Listing.dirty), col(Listing.stock_unclear), col(Listing.price_unclear))
    matched = and_(col(Listing.match_state) == MatchState.MATCHED, col(Listing.gone_at).is_(None))
    differing = select(col(Listing.variant_id)).where(matched, waits)
    return CatalogFigures(
        total=connection.scalar(variants.where(live)) or 0,
        low=connection.scalar(select(func.count()).select_from(low)) or 0,
        differing=connection.scalar(variants.where(live, col(Variant.id).in_(differing))) or 0,
    )


def prices_of(session: Session, variant_ids: Sequence[int]) -> list[PriceChange]:
    """The prices as they are now: to change them, and to bring them back."""
    found: dict[int, PriceChange] = {}
    columns = (Variant.id, Variant.price, Variant.sale_price, Variant.sale_from, Variant.sale_to)
    for some in chunks(list(variant_ids)):
        statement = select(*(col(each) for each in columns)).where(col(Variant.id).in_(some))
        for row in session.connection().execute(statement):
            found[row.id] = PriceChange(row.id, row.price, row.sale_price, row.sale_from, row.sale_to)
    return [found[variant_id] for variant_id in variant_ids if variant_id in found]


def product_ids_of(session: Session, variant_ids: Sequence[int]) -> list[int]:
    """The products these variants belong to, each once."""
    found: dict[int, None] = {}
    for some in chunks(list(variant_ids)):
        statement = select(col(Variant.product_id)).where(col(Variant.id).in_(some))
        found.update(dict.fromkeys(session.connection().scalars(statement)))
    return list(found)
