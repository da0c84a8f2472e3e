"""The rows of listings while their stock is sent: unclear, in flight, forgiven, or counted as failed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Integer, bindparam, case, update
from sqlmodel import Session, SQLModel, col, select

from storemanager.channels.base import ListingRef
from storemanager.domain.accounts import Listing, MatchState
from storemanager.services import attention, offer_split
from storemanager.services.bulk import chunks
from storemanager.services.listings import MOST_FAILURES
from storemanager.sync import listing_notices
from storemanager.sync.planning import StockWrite


def unclear_refs(session: Session, account_id: int) -> Mapping[int, ListingRef]:
    """The items whose number has to be read before anything can be decided, in the order of their ids."""
    found = session.execute(_UNCLEAR, {"account": account_id})
    return {listing_id: ListingRef(product_id, variant_id) for listing_id, product_id, variant_id in found}


def under_split(session: Session, listing_ids: Sequence[int]) -> Collection[int]:
    """Those of the listings that are under a split."""
    variant_ids: set[int] = set()
    for some in chunks(listing_ids):
        variant_ids.update(session.scalars(_VARIANTS, {"ids": some}))
    return offer_split.quotas(session, variant_ids).keys() if variant_ids else frozenset()


_TABLE = SQLModel.metadata.tables["listing"]
_WANTED = bindparam("wanted", type_=Integer)
_MARK = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("listing"))
    .values(
        stock_unclear=True,
        dirty=True,
        stock_sent_at=bindparam("at"),
        stock_before=bindparam("before"),
        stock_ceiling=case((_TABLE.c.stock_ceiling < _WANTED, _WANTED), else_=_TABLE.c.stock_ceiling),
    )
)
# Made once: they are asked several times in every sync of every account.
_UNCLEAR = (
    select(col(Listing.id), col(Listing.remote_product_id), col(Listing.remote_variant_id))
    .where(
        col(Listing.account_id) == bindparam("account"),
        col(Listing.match_state) == MatchState.MATCHED,
        col(Listing.stock_managed).is_(True),
        col(Listing.paused).is_(False),
        col(Listing.gone_at).is_(None),
        col(Listing.failures) < MOST_FAILURES,
        col(Listing.stock_unclear) | (col(Listing.stock_seen).is_(None) & col(Listing.dirty)),
    )
    .order_by(col(Listing.id))
)
_VARIANTS = select(col(Listing.variant_id)).where(
    col(Listing.id).in_(bindparam("ids", expanding=True)), col(Listing.variant_id).is_not(None)
)
_ROWS = (
    select(Listing)
    .where(col(Listing.id).in_(bindparam("ids", expanding=True)))
    .order_by(col(Listing.id))
    .execution_options(populate_existing=True)
)
_OF_PRODUCTS = (
    select(Listing)
    .where(
        col(Listing.account_id) == bindparam("account"),
        col(Listing.remote_product_id).in_(bindparam("products", expanding=True)),
    )
    .execution_options(populate_existing=True)
)
_FAILED = select(Listing).where(col(Listing.id).in_(bindparam("ids", expanding=True)), col(Listing.failures) > 0)


def mark_in_flight(session: Session, batch: Sequence[StockWrite], at: datetime) -> None:
    """From now on the items may show the new number, whatever becomes of the answer."""
    rows = [
        {"listing": listing_id, "wanted": write.wanted, "before": write.seen, "at": at}
        for write in batch
        for listing_id in write.members
    ]
    if rows:
        session.connection().execute(_MARK, rows)


def rows_of(session: Session, ids: Sequence[int]) -> Sequence[Listing]:
    return session.exec(_ROWS, params={"ids": ids}).all()


def rows_of_products(session: Session, account_id: int, product_ids: Sequence[str]) -> Sequence[Listing]:
    """The account's rows of these products, as they are in the book now."""
    asked = {"account": account_id, "products": product_ids}
    return session.exec(_OF_PRODUCTS, params=asked).all()


def forgive(session: Session, listing_ids: Sequence[int], now: datetime) -> None:
    """Written and read back: earlier failures are over."""
    for some in chunks(list(listing_ids)):
        for row in session.exec(_FAILED, params={"ids": some}).all():
            row.failures = 0
            session.add(row)
            attention.resolve(session, f"refused-stock:{row.id}", resolution="written", now=now)
            attention.resolve(session, f"drift:{row.id}", resolution="written", now=now)
    session.flush()


def count_failure(session: Session, write: StockWrite, now: datetime) -> None:
    rows = rows_of(session, write.members)
    for row in rows:
        row.failures += 1
    session.add_all(rows)
    session.flush()
    if any(row.failures >= MOST_FAILURES for row in rows):
        listing_notices.not_taking(session, write.listing_id, write.seen, write.wanted, now=now)
