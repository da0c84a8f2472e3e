"""What the products page asks the book: plain functions of a session, so that no widget ever reaches a worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from storemanager import clock
from storemanager.domain.catalog import Variant
from storemanager.domain.offers import Policy
from storemanager.services import accounts, attention, catalog, listings, locations, offer_reasons, reviews, shop, stock
from storemanager.services.accounts import AccountRow
from storemanager.services.attention import AttentionRow
from storemanager.services.catalog import (
    CategoryRow,
    ProductDetail,
    VariantDetail,
    VariantRow,
)
from storemanager.services.listings import ListingRow, OfferState, OfferView
from storemanager.services.locations import LocationRow
from storemanager.services.offer_reasons import OfferReasons
from storemanager.services.reviews import Judged
from storemanager.services.stock import Timeline

NO_OFFER = OfferView(None, None, OfferState.ABSENT)


@dataclass(frozen=True)
class ProductLine:
    """One row of the list: a variant, and what each channel account may sell of it."""

    row: VariantRow
    offers: Mapping[int, OfferView] = field(default_factory=dict)

    @property
    def id(self) -> int:
        return self.row.id

    def offer(self, account_id: int) -> OfferView:
        return self.offers.get(account_id, NO_OFFER)


@dataclass(frozen=True)
class Surroundings:
    """What the page needs besides its rows."""

    currency: str
    accounts: tuple[AccountRow, ...]
    categories: tuple[CategoryRow, ...]


@dataclass(frozen=True)
class PanelData:
    """One variant in full, with its siblings."""

    currency: str
    product: ProductDetail
    variant: VariantDetail
    timeline: Timeline
    listings: tuple[ListingRow, ...]
    offers: Mapping[int, OfferView]
    accounts: tuple[AccountRow, ...]
    locations: tuple[LocationRow, ...]
    reasons: OfferReasons
    policy: Policy | None
    """The variant's own word on how it is shared among channels."""
    troubles: Mapping[int, Sequence[AttentionRow]] = field(default_factory=dict)
    """Listing -> what is wrong with it there, such as a review that rejected it."""
    judged: Judged = field(default_factory=Judged)
    """What buyers say of the product."""

    @property
    def siblings(self) -> tuple[VariantDetail, ...]:
        return tuple(each for each in self.product.variants if each.active and each.id != self.variant.id)


def lines(session: Session, ids: Sequence[int]) -> dict[int, ProductLine]:
    """The rows that come into view."""
    rows = catalog.variant_rows(session, ids)
    offers: dict[int, dict[int, OfferView]] = {}
    for (variant_id, account_id), view in listings.offered_for(session, ids).items():
        offers.setdefault(variant_id, {})[account_id] = view
    return {row.id: ProductLine(row, offers.get(row.id, {})) for row in rows}


def surroundings(session: Session) -> Surroundings:
    """Accounts and categories: quick, because the columns wait for them."""
    found = shop.find(session)
    return Surroundings(
        currency=found.currency if found else "VND",
        accounts=tuple(accounts.rows(session)),
        categories=tuple(catalog.category_rows(session)),
    )


def panel(session: Session, variant_id: int) -> PanelData:
    """Everything the panel shows of one variant."""
    variant = catalog.variant(session, variant_id)
    offers = listings.offered_for(session, [variant_id])
    listed = tuple(listings.rows_for_variant(session, variant_id))
    return PanelData(
        currency=shop.get(session).currency,
        product=catalog.product(session, variant.product_id),
        variant=variant,
        timeline=stock.timeline(session, variant_id),
        listings=listed,
        offers={account_id: view for (_, account_id), view in offers.items()},
        accounts=tuple(accounts.rows(session)),
        locations=tuple(locations.rows(session)),
        reasons=offer_reasons.explain(session, variant_id, now=clock.now()),
        policy=session.exec(select(col(Variant.policy)).where(Variant.id == variant_id)).first(),
        troubles=attention.about_listings(session, [listing.id for listing in listed]),
        judged=reviews.of_product(session, variant.product_id),
    )


def product_of(session: Session, variant_id: int) -> int | None:
    """The product a variant belongs to."""
    return session.exec(select(Variant.product_id).where(Variant.id == variant_id)).first()
