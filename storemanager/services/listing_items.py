"""What deciding asks of the book about listings: the rows it gets, and the statements, each for any number of ids."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam
from sqlalchemy import select as columns
from sqlmodel import col, select

from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.catalog import Product, ProductStatus, Variant

ADOPTING = "adopting"
"""The match reason of an item whose product came into the book from there and was not counted yet."""


class Item(NamedTuple):
    """What is asked of a listing: columns, because a record of its own for each row costs several times as much."""

    id: int
    variant_id: int
    account_id: int
    product_id: str
    remote_variant_id: str
    title: str
    pool: str | None
    stock_managed: bool
    stock_seen: int | None
    stock_unclear: bool
    sent_at: datetime | None
    price_seen: int | None
    sale_price_seen: int | None
    sale_from_seen: datetime | None
    sale_to_seen: datetime | None
    price_unclear: bool
    paused: bool
    dirty: bool
    failures: int
    gone_at: datetime | None


class Goods(NamedTuple):
    """What is asked of a variant and its product."""

    id: int
    sku: str
    price: int | None
    sale_price: int | None
    sale_from: datetime | None
    sale_to: datetime | None
    track_stock: bool
    quantity_scale: int
    safety_stock: int
    active: bool
    status: ProductStatus


# Made once: putting a statement together takes longer than asking it. Lists of ids are filled in when it is asked.
_OF_AN_ITEM: tuple[Any, ...] = (
    Listing.id, Listing.variant_id, Listing.account_id, Listing.remote_product_id, Listing.remote_variant_id,
    Listing.remote_title, Listing.pool, Listing.stock_managed, Listing.stock_seen, Listing.stock_unclear,
    Listing.stock_sent_at, Listing.price_seen, Listing.sale_price_seen, Listing.sale_from_seen, Listing.sale_to_seen,
    Listing.price_unclear, Listing.paused, Listing.dirty, Listing.failures, Listing.gone_at,
)  # fmt: skip
_ITEMS = columns(*_OF_AN_ITEM).where(
    col(Listing.match_state) == MatchState.MATCHED, col(Listing.variant_id).is_not(None)
)
ITEMS_BY_ID = _ITEMS.where(col(Listing.id).in_(bindparam("ids", expanding=True)))
ITEMS_THERE = _ITEMS.where(
    col(Listing.variant_id).in_(bindparam("ids", expanding=True)), col(Listing.gone_at).is_(None)
)
_OF_GOODS: tuple[Any, ...] = (
    Variant.id, Variant.sku, Variant.price, Variant.sale_price, Variant.sale_from, Variant.sale_to,
    Variant.track_stock, Variant.quantity_scale, Variant.safety_stock, Variant.active, Product.status,
)  # fmt: skip
GOODS = (
    columns(*_OF_GOODS)
    .join(Product, col(Product.id) == Variant.product_id)
    .where(col(Variant.id).in_(bindparam("ids", expanding=True)))
)
DIRTY = (
    select(col(Listing.id))
    .where(
        col(Listing.account_id) == bindparam("account"),
        col(Listing.dirty).is_(True),
        col(Listing.match_state) == MatchState.MATCHED,
    )
    .order_by(col(Listing.id))
)
IN_POOLS = select(col(Listing.id), col(Listing.pool)).where(
    col(Listing.account_id) == bindparam("account"), col(Listing.pool).in_(bindparam("pools", expanding=True))
)
UNCOUNTED = select(col(Listing.variant_id)).where(
    col(Listing.variant_id).in_(bindparam("ids", expanding=True)),
    col(Listing.match_reason) == ADOPTING,
    col(Listing.stock_managed).is_(True),
)
