"""Reading the catalog: the ids of a list in order, the rows that come into view, and one product whole."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlmodel import Session, col

from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.catalog import (
    BundleComponent,
    Category,
    Product,
    ProductCategory,
    ProductImage,
    ProductStatus,
    Variant,
    barcode_key,
    sku_key,
)
from storemanager.domain.offers import bundle_available
from storemanager.domain.search import matches
from storemanager.domain.stock import StockLevel
from storemanager.services.bulk import chunks
from storemanager.services.catalog_checks import barcode_owners


@dataclass(frozen=True, slots=True)
class ProductFilter:
    """Which variants a list shows. `status` None: all but archived ones. `category_id` includes what lies below it.
    `differs`: a channel is not known to show what it should (something waits to be sent, or must be read again)."""

    text: str = ""
    category_id: int | None = None
    status: ProductStatus | None = None
    low_stock: bool = False
    differs: bool = False


@dataclass(frozen=True, slots=True)
class VariantRow:
    """One line of the products page."""

    id: int
    product_id: int
    name: str
    option_title: str
    sku: str
    price: int | None
    sale_price: int | None
    cost: int | None
    on_hand: int
    reserved: int
    available: int
    status: ProductStatus
    image_url: str
    low: bool
    quantity_scale: int = 1
    track_stock: bool = True
    is_bundle: bool = False


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """One place of the shop's tree, with how many products lie right in it."""

    id: int
    name: str
    parent_id: int | None
    path: str
    product_count: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Stock of one variant over all locations."""

    on_hand: int
    reserved: int
    available: int


_NOTHING = Figures(0, 0, 0)


def variant_ids(
    session: Session, wanted: ProductFilter | None = None, sort: str = "name", descending: bool = False
) -> list[int]:
    """The ids of the active variants that pass, in order: by name, sku, price, cost, on_hand, available or changed."""
    wanted = wanted or ProductFilter()
    statement: Select[Any] = select(col(Variant.id)).where(col(Variant.active))
    for condition in _conditions(session, wanted):
        statement = statement.where(condition)
    orders: dict[str, list[Any]] = {
        "name": [col(Variant.search_text)],
        "sku": [col(Variant.sku_key)],
        "price": [col(Variant.price)],
        "cost": [col(Variant.cost)],
        "changed": [col(Variant.updated_at)],
        "on_hand": [_stock_sum(StockLevel.on_hand)],
        "available": [_stock_sum(col(StockLevel.on_hand) - col(StockLevel.reserved))],
    }
    for key in orders[sort]:
        statement = statement.order_by(key.desc() if descending else key.asc())
    return list(session.connection().execute(statement.order_by(col(Variant.id))).scalars())


def variant_rows(session: Session, ids: Sequence[int]) -> list[VariantRow]:
    """The rows of `ids`, in that order; one that is gone is left out."""
    figures = stock_figures(session, ids)
    images = _first_images(session, ids)
    bundles = {bundle_id for bundle_id, _, _ in _components(session, ids)}
    found: dict[int, VariantRow] = {}
    for some in chunks(ids):
        statement = (
            select(
                col(Variant.id),
                col(Variant.product_id),
                col(Product.name),
                col(Variant.title),
                col(Variant.sku),
                col(Variant.price),
                col(Variant.sale_price),
                col(Variant.cost),
                col(Product.status),
                col(Variant.reorder_point),
                col(Variant.quantity_scale),
                col(Variant.track_stock),
            )
            .join(Product, col(Product.id) == col(Variant.product_id))
            .where(col(Variant.id).in_(some))
        )
        for row in session.connection().execute(statement):
            stock = figures.get(row.id, _NOTHING)
            found[row.id] = VariantRow(
                id=row.id,
                product_id=row.product_id,
                name=row.name,
                option_title=row.title,
                sku=row.sku,
                price=row.price,
                sale_price=row.sale_price,
                cost=row.cost,
                on_hand=stock.on_hand,
                reserved=stock.reserved,
                available=stock.available,
                status=row.status,
                image_url=images.get(row.id, ""),
                low=row.track_stock and row.reorder_point is not None and stock.available <= row.reorder_point,
                quantity_scale=row.quantity_scale,
                track_stock=row.track_stock,
                is_bundle=row.id in bundles,
            )
    return [found[variant_id] for variant_id in ids if variant_id in found]


def category_rows(session: Session) -> list[CategoryRow]:
    """The whole tree, by path."""
    statement = (
        select(
            col(Category.id),
            col(Category.name),
            col(Category.parent_id),
            col(Category.path),
            func.count(col(ProductCategory.product_id)).label("products"),
        )
        .outerjoin(ProductCategory, col(ProductCategory.category_id) == col(Category.id))
        .group_by(col(Category.id), col(Category.name), col(Category.parent_id), col(Category.path))
        .order_by(col(Category.path))
    )
    rows = session.connection().execute(statement)
    return [CategoryRow(row.id, row.name, row.parent_id, row.path, row.products) for row in rows]


def find_variant(session: Session, sku: str) -> int | None:
    """The variant of that SKU, as channels compare SKUs: without case and spaces around."""
    return find_variants(session, [sku]).get(sku)


def find_variants(session: Session, skus: Sequence[str]) -> dict[str, int]:
    """Each SKU, as it was asked for, with its variant; unknown ones are left out."""
    asked: dict[str, list[str]] = defaultdict(list)
    for sku in skus:
        asked[sku_key(sku)].append(sku)
    found: dict[str, int] = {}
    for some in chunks(list(asked)):
        statement = select(col(Variant.sku_key), col(Variant.id)).where(col(Variant.sku_key).in_(some))
        for key, variant_id in cast("list[tuple[str, int]]", session.connection().execute(statement).all()):
            found.update(dict.fromkeys(asked[key], variant_id))
    return found


def find_by_barcode(session: Session, code: str) -> int | None:
    """The variant with that code on it; UPC-A and EAN-13 with a leading zero are one."""
    owner = barcode_owners(session, [barcode_key(code)]).get(barcode_key(code))
    return owner[0] if owner else None


def stock_figures(session: Session, ids: Sequence[int]) -> dict[int, Figures]:
    """Stock over all locations; a bundle can be sold as often as its components allow."""
    components: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for bundle_id, component_id, quantity in _components(session, ids):
        components[bundle_id].append((component_id, quantity))
    parts = {component_id for needed in components.values() for component_id, _ in needed}
    levels = _levels(session, [*ids, *parts.difference(ids)])
    figures = {variant_id: levels.get(variant_id, _NOTHING) for variant_id in ids}
    for bundle_id, needed in components.items():
        available = bundle_available([(levels.get(part, _NOTHING).available, count) for part, count in needed])
        figures[bundle_id] = Figures(available, 0, available)
    return figures


def _conditions(session: Session, wanted: ProductFilter) -> list[Any]:
    conditions: list[Any] = []
    dialect = session.get_bind().dialect.name
    if wanted.text.strip():
        conditions.append(matches(Variant, wanted.text, dialect))
    conditions.append(_has_status(wanted.status))
    if wanted.category_id is not None:
        conditions.append(_lies_in(session, wanted.category_id))
    if wanted.low_stock:
        available = _stock_sum(col(StockLevel.on_hand) - col(StockLevel.reserved))
        conditions += [col(Variant.track_stock), available <= col(Variant.reorder_point)]
    if wanted.differs:
        waits = or_(col(Listing.dirty), col(Listing.stock_unclear), col(Listing.price_unclear))
        conditions.append(
            col(Variant.id).in_(
                select(col(Listing.variant_id)).where(
                    col(Listing.match_state) == MatchState.MATCHED, col(Listing.gone_at).is_(None), waits
                )
            )
        )
    return conditions


def _has_status(status: ProductStatus | None) -> ColumnElement[bool]:
    if status is not None:
        return col(Variant.product_id).in_(select(col(Product.id)).where(col(Product.status) == status))
    archived = select(col(Product.id)).where(col(Product.status) == ProductStatus.ARCHIVED)
    return col(Variant.product_id).not_in(archived)


def _lies_in(session: Session, category_id: int) -> ColumnElement[bool]:
    path = session.connection().execute(select(col(Category.path)).where(col(Category.id) == category_id)).scalar()
    below = select(col(Category.id)).where(
        or_(col(Category.id) == category_id, col(Category.path).startswith(f"{path} > ", autoescape=True))
    )
    inside = select(col(ProductCategory.product_id)).where(col(ProductCategory.category_id).in_(below))
    return col(Variant.product_id).in_(inside)


def _stock_sum(figure: Any) -> ColumnElement[int]:
    total = select(func.coalesce(func.sum(figure), 0)).where(col(StockLevel.variant_id) == col(Variant.id))
    return total.correlate(Variant).scalar_subquery()


def _components(session: Session, ids: Sequence[int]) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for some in chunks(ids):
        statement = select(
            col(BundleComponent.bundle_id), col(BundleComponent.component_id), col(BundleComponent.quantity)
        ).where(col(BundleComponent.bundle_id).in_(some))
        found += [(row[0], row[1], row[2]) for row in session.connection().execute(statement)]
    return found


def _levels(session: Session, ids: Sequence[int]) -> Mapping[int, Figures]:
    found: dict[int, Figures] = {}
    for some in chunks(ids):
        statement = (
            select(
                col(StockLevel.variant_id),
                func.sum(col(StockLevel.on_hand)).label("on_hand"),
                func.sum(col(StockLevel.reserved)).label("reserved"),
            )
            .where(col(StockLevel.variant_id).in_(some))
            .group_by(col(StockLevel.variant_id))
        )
        for variant_id, on_hand, reserved in session.connection().execute(statement):
            found[variant_id] = Figures(int(on_hand), int(reserved), int(on_hand) - int(reserved))
    return found


def _first_images(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The picture of each variant: its own, or else the product's first."""
    images: dict[int, str] = {}
    for some in chunks(ids):
        statement = (
            select(col(Variant.id), col(ProductImage.url))
            .join(ProductImage, col(ProductImage.product_id) == col(Variant.product_id))
            .where(
                col(Variant.id).in_(some),
                or_(col(ProductImage.variant_id).is_(None), col(ProductImage.variant_id) == col(Variant.id)),
            )
            # the variant's own picture comes last and so wins; among the product's own, the first does
            .order_by(col(ProductImage.variant_id).is_not(None), col(ProductImage.position).desc())
        )
        images.update((row.id, row.url) for row in session.connection().execute(statement))
    return images


def changed_at(session: Session, product_id: int) -> datetime | None:
    """When the product was last edited, for a form that was open meanwhile."""
    return session.connection().execute(select(col(Product.updated_at)).where(col(Product.id) == product_id)).scalar()
