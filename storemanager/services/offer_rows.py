"""What policies and quotas ask of the book: the rows they get, and the statements, each for any number of ids.

They are asked many times in every sync, so they are made once, and get columns instead of records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import bindparam, exists, or_
from sqlalchemy import select as columns
from sqlmodel import col

from storemanager.domain.accounts import AccountState, ChannelAccount, Listing, MatchState, ReadOnly
from storemanager.domain.catalog import BundleComponent, Category, Product, ProductCategory, ProductStatus, Variant
from storemanager.domain.channel_products import ChannelProduct, ChannelVariant
from storemanager.domain.offers import Policy
from storemanager.domain.shop import Setting, Shop
from storemanager.domain.stock import SplitVariant


class ShopWords(NamedTuple):
    """What holds for the whole shop, in one row: its policy and its timetable as they were set (None: never), its
    currency, and whether categories say anything about policies, bundles exist and prices of a channel's own do, which
    in most shops is not so."""

    policy: str | None
    sync_every_minutes: int | None
    currency: str | None
    categories_speak: bool
    has_bundles: bool
    terms: bool


class Seller(NamedTuple):
    """What is asked of an account."""

    id: int
    name: str
    state: AccountState
    push_stock: bool
    read_only: ReadOnly | None
    settings: Mapping[str, Any]
    policy: Policy | None
    safety_stock: int
    share_percent: int
    cap: int | None
    currency: str
    round_seconds: float | None
    price_rule: Mapping[str, Any] | None


class Sold(NamedTuple):
    """What is asked of a variant and its product. `policy` is its own word."""

    id: int
    policy: Policy | None
    track_stock: bool
    quantity_scale: int
    safety_stock: int
    active: bool
    status: ProductStatus


class Shelf(NamedTuple):
    """What is asked of a listing: what it shows, and whether it is written to."""

    id: int
    variant_id: int
    account_id: int
    pool: str | None
    stock_ceiling: int | None
    stock_seen: int | None
    stock_unclear: bool
    paused: bool
    failures: int


_IDS: Any = bindparam("ids", expanding=True)
_OF_A_SELLER: tuple[Any, ...] = (
    ChannelAccount.id, ChannelAccount.name, ChannelAccount.state, ChannelAccount.push_stock, ChannelAccount.read_only,
    ChannelAccount.settings, ChannelAccount.policy, ChannelAccount.safety_stock, ChannelAccount.share_percent,
    ChannelAccount.cap, ChannelAccount.currency, ChannelAccount.round_seconds, ChannelAccount.price_rule,
)  # fmt: skip
_OF_WHAT_IS_SOLD: tuple[Any, ...] = (
    Variant.id, Variant.policy, Variant.track_stock, Variant.quantity_scale, Variant.safety_stock, Variant.active,
    Product.status,
)  # fmt: skip
_OF_A_SHELF: tuple[Any, ...] = (
    Listing.id, Listing.variant_id, Listing.account_id, Listing.pool, Listing.stock_ceiling, Listing.stock_seen,
    Listing.stock_unclear, Listing.paused, Listing.failures,
)  # fmt: skip

POLICY_SETTING = "offer_policy"
MINUTES_SETTING = "sync_every_minutes"


def _setting(name: str) -> Any:
    return columns(col(Setting.value)).where(col(Setting.name) == name).scalar_subquery()


SHOP_WORDS = columns(
    _setting(POLICY_SETTING),
    _setting(MINUTES_SETTING),
    columns(col(Shop.currency)).limit(1).scalar_subquery(),
    exists().where(col(Category.policy).is_not(None)),
    exists().where(col(BundleComponent.bundle_id).is_not(None)),
    or_(
        exists().where(col(ChannelProduct.price_rule).is_not(None)),
        exists().where(col(ChannelVariant.variant_id).is_not(None)),
    ),
)
SELLERS = columns(*_OF_A_SELLER).order_by(col(ChannelAccount.id))
SOLD = (
    columns(*_OF_WHAT_IS_SOLD)
    .join(Product, col(Product.id) == col(Variant.product_id))
    .where(col(Variant.id).in_(_IDS))
)
SHELVES = (
    columns(*_OF_A_SHELF)
    .where(
        col(Listing.variant_id).in_(_IDS),
        col(Listing.match_state) == MatchState.MATCHED,
        col(Listing.gone_at).is_(None),
        col(Listing.stock_managed).is_(True),
    )
    .order_by(col(Listing.id))
)
"""Every number outside that sells these: matched, still there, and counted by the channel."""

SPLIT = columns(col(SplitVariant.variant_id), col(SplitVariant.since)).where(col(SplitVariant.variant_id).in_(_IDS))
_PARTS = (
    columns(col(BundleComponent.bundle_id), col(BundleComponent.component_id), col(BundleComponent.quantity))
    .join(Variant, col(Variant.id) == col(BundleComponent.component_id))
    .where(col(Variant.track_stock).is_(True))
)
PARTS_OF = _PARTS.where(col(BundleComponent.bundle_id).in_(_IDS))
PARTS_AMONG = _PARTS.where(col(BundleComponent.component_id).in_(_IDS))

CATEGORY_POLICIES = (
    columns(col(Variant.id), col(Category.id), col(Category.name), col(Category.policy))
    .join(ProductCategory, col(ProductCategory.product_id) == col(Variant.product_id))
    .join(Category, col(Category.id) == col(ProductCategory.category_id))
    .where(col(Variant.id).in_(_IDS), col(Category.policy).is_not(None))
    .order_by(col(Category.id))
)
WHERE_LISTED = (
    columns(col(Listing.variant_id), col(Listing.account_id))
    .where(
        col(Listing.variant_id).in_(_IDS),
        col(Listing.match_state) == MatchState.MATCHED,
        col(Listing.gone_at).is_(None),
    )
    .order_by(col(Listing.account_id))
)
