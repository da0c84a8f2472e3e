"""Listings: the links between our variants and the items on channel accounts, as the owner sees and decides them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from storemanager.domain.accounts import ChannelAccount, Listing, MatchState, SeenFrom
from storemanager.domain.catalog import Product, Variant
from storemanager.errors import NotAllowedError, NotFoundError
from storemanager.services.bulk import chunks
from storemanager.services.changes import mark_changed
from storemanager.services.channel_terms import PriceOffer
from storemanager.services.listing_offers import (
    Hold,
    OfferFacts,
    OfferState,
    OfferView,
    dirty_ids,
    facts,
    offered_for,
    stock_versions,
)
from storemanager.services.offer_split import MOST_FAILURES
from storemanager.texts import translate

__all__ = [
    "MOST_FAILURES", "Hold", "ListingRow", "OfferFacts", "OfferState", "OfferView", "PriceOffer", "accept",
    "count_by_state", "dirty_ids", "facts", "get", "ignore", "listing_ids", "match", "offered_for", "pause",
    "resume", "rows", "rows_for_account", "rows_for_variant", "stock_versions", "try_again", "unmatch",
]  # fmt: skip


@dataclass(frozen=True)
class ListingRow:
    """A listing as pages show it. `candidate_*` is the variant it looks like while the owner has not decided."""

    id: int
    account_id: int
    account_name: str
    account_kind: str
    match_state: MatchState
    match_reason: str
    variant_id: int | None
    sku: str
    product_name: str
    candidate_id: int | None
    candidate_sku: str
    candidate_name: str
    remote_product_id: str
    remote_variant_id: str
    remote_sku: str
    remote_barcode: str
    remote_title: str
    remote_url: str
    remote_status: str
    stock_seen: int | None
    stock_seen_at: datetime | None
    stock_seen_from: SeenFrom | None
    stock_unclear: bool
    stock_managed: bool
    price_seen: int | None
    sale_price_seen: int | None
    paused: bool
    failures: int
    gone_at: datetime | None
    dirty: bool


def get(session: Session, listing_id: int) -> ListingRow:
    found = rows(session, [listing_id])
    if not found:
        raise _not_found()
    return found[0]


def rows(session: Session, ids: Sequence[int]) -> list[ListingRow]:
    """These listings, in the order asked; unknown ids are left out."""
    candidate, candidate_product = aliased(Variant), aliased(Product)
    found: dict[int, ListingRow] = {}
    for some in chunks(list(ids)):
        query = (
            select(Listing, ChannelAccount, Variant, Product.name)
            .join(ChannelAccount, col(ChannelAccount.id) == Listing.account_id)
            .outerjoin(Variant, col(Variant.id) == Listing.variant_id)
            .outerjoin(Product, col(Product.id) == Variant.product_id)
            .where(col(Listing.id).in_(some))
        )
        candidates = {
            listing_id: (sku, name)
            for listing_id, sku, name in session.execute(
                select(col(Listing.id), col(candidate.sku), col(candidate_product.name))
                .join(candidate, col(candidate.id) == Listing.candidate_id)
                .join(candidate_product, col(candidate_product.id) == candidate.product_id)
                .where(col(Listing.id).in_(some))
            )
        }
        for listing, account, variant, name in session.exec(query):
            sku, candidate_name = candidates.get(listing.id, ("", ""))
            found[listing.id or 0] = _frozen(listing, account, variant, name or "", sku, candidate_name)
    return [found[listing_id] for listing_id in ids if listing_id in found]


def rows_for_variant(session: Session, variant_id: int) -> list[ListingRow]:
    ids = session.exec(select(Listing.id).where(Listing.variant_id == variant_id).order_by(col(Listing.id))).all()
    return rows(session, [listing_id for listing_id in ids if listing_id is not None])


def rows_for_account(
    session: Session, account_id: int, state: MatchState | None = None, *, limit: int | None = None, offset: int = 0
) -> list[ListingRow]:
    return rows(session, listing_ids(session, account_id, state)[offset : None if limit is None else offset + limit])


def listing_ids(session: Session, account_id: int, state: MatchState | None = None) -> list[int]:
    """The account's listings by title, for a list that loads its rows as they come into view."""
    query = select(Listing.id).where(Listing.account_id == account_id)
    if state is not None:
        query = query.where(Listing.match_state == state)
    ids = session.exec(query.order_by(col(Listing.remote_title), col(Listing.id)))
    return [listing_id for listing_id in ids if listing_id is not None]


def count_by_state(session: Session, account_id: int) -> dict[MatchState, int]:
    query = (
        select(col(Listing.match_state), func.count())
        .where(Listing.account_id == account_id)
        .group_by(col(Listing.match_state))
    )
    return dict(session.exec(query).all())


def match(session: Session, listing_id: int, variant_id: int, *, now: datetime, reason: str = "owner") -> None:
    """Say which variant an item is. It is decided anew at the next sync."""
    listing = _listing(session, listing_id)
    if session.get(Variant, variant_id) is None:
        raise NotFoundError(
            translate("listings", "This product is not in the book."),
            translate("listings", "Choose another one, or take the item in as a new product."),
        )
    was, listing.variant_id, listing.candidate_id = listing.variant_id, variant_id, None
    listing.match_state, listing.match_reason = MatchState.MATCHED, reason
    _decide_anew(session, listing, now, was=was)


def accept(session: Session, listing_ids: Sequence[int], *, now: datetime) -> int:
    """The suggested variants are right; says how many were accepted."""
    accepted = 0
    for listing_id in listing_ids:
        listing = _listing(session, listing_id)
        if listing.match_state is MatchState.SUGGESTED and listing.candidate_id is not None:
            match(session, listing_id, listing.candidate_id, now=now)
            accepted += 1
    return accepted


def unmatch(session: Session, listing_id: int, *, now: datetime) -> None:
    """It is another product after all: nothing is written to it until it is matched again."""
    listing = _listing(session, listing_id)
    was, listing.variant_id, listing.candidate_id = listing.variant_id, None, None
    listing.match_state, listing.match_reason = MatchState.UNMATCHED, "owner"
    _decide_anew(session, listing, now, was=was)


def ignore(session: Session, listing_id: int, *, now: datetime) -> None:
    """Not ours to keep: it is neither written nor asked about again."""
    listing = _listing(session, listing_id)
    was, listing.variant_id, listing.candidate_id = listing.variant_id, None, None
    listing.match_state, listing.match_reason = MatchState.IGNORED, "owner"
    _decide_anew(session, listing, now, was=was)


def pause(session: Session, listing_id: int, *, now: datetime) -> None:
    listing = _listing(session, listing_id)
    listing.paused = True
    _decide_anew(session, listing, now)


def resume(session: Session, listing_id: int, *, now: datetime) -> None:
    listing = _listing(session, listing_id)
    listing.paused = False
    _decide_anew(session, listing, now)


def try_again(session: Session, listing_ids: Sequence[int], *, now: datetime) -> None:
    """Forget refused writes: what the items show is read again, and then they are written again."""
    for some in chunks(list(listing_ids)):
        session.execute(
            update(Listing)
            .where(col(Listing.id).in_(some))
            .values(failures=0, dirty=True, stock_unclear=True, price_unclear=True, updated_at=now)
        )


def _decide_anew(session: Session, listing: Listing, now: datetime, *, was: int | None = None) -> None:
    """A seat that comes or goes changes the parts of the others too."""
    listing.dirty, listing.failures, listing.updated_at = True, 0, now
    session.add(listing)
    mark_changed(session, {variant_id for variant_id in (listing.variant_id, was) if variant_id is not None})


def _listing(session: Session, listing_id: int) -> Listing:
    listing = session.get(Listing, listing_id)
    if listing is None:
        raise _not_found()
    if listing.gone_at is not None and listing.match_state is MatchState.IGNORED:
        raise NotAllowedError(
            translate("listings", "This item is no longer on the channel."),
            translate("listings", "Nothing has to be done about it."),
        )
    return listing


def _not_found() -> NotFoundError:
    return NotFoundError(
        translate("listings", "This item of the channel is not in the book."),
        translate("listings", "Sync the account, then look again."),
    )


def _frozen(
    listing: Listing,
    account: ChannelAccount,
    variant: Variant | None,
    name: str,
    candidate_sku: str,
    candidate_name: str,
) -> ListingRow:
    assert listing.id is not None
    assert account.id is not None
    return ListingRow(
        id=listing.id, account_id=account.id, account_name=account.name, account_kind=account.kind,
        match_state=listing.match_state, match_reason=listing.match_reason, variant_id=listing.variant_id,
        sku=variant.sku if variant else "", product_name=name, candidate_id=listing.candidate_id,
        candidate_sku=candidate_sku, candidate_name=candidate_name, remote_product_id=listing.remote_product_id,
        remote_variant_id=listing.remote_variant_id, remote_sku=listing.remote_sku,
        remote_barcode=listing.remote_barcode, remote_title=listing.remote_title, remote_url=listing.remote_url,
        remote_status=listing.remote_status, stock_seen=listing.stock_seen, stock_seen_at=listing.stock_seen_at,
        stock_seen_from=listing.stock_seen_from, stock_unclear=listing.stock_unclear,
        stock_managed=listing.stock_managed, price_seen=listing.price_seen,
        sale_price_seen=listing.sale_price_seen, paused=listing.paused, failures=listing.failures,
        gone_at=listing.gone_at, dirty=listing.dirty,
    )  # fmt: skip
