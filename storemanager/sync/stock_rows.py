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
    query = (
        select(Listing)
        .where(
            Listing.account_id == account_id,
            Listing.match_state == MatchState.MATCHED,
            col(Listing.stock_managed).is_(True),
            col(Listing.paused).is_(False),
            col(Listing.gone_at).is_(None),
            Listing.failures < MOST_FAILURES,
            col(Listing.stock_unclear) | (col(Listing.stock_seen).is_(None) & col(Listing.dirty)),
        )
        .order_by(col(Listing.id))
    )
    return {row.id or 0: ListingRef(row.remote_product_id, row.remote_variant_id) for row in session.exec(query)}


def under_split(session: Session, listing_ids: Sequence[int]) -> Collection[int]:
    """Those of the listings that are under a split."""
    variant_ids: set[int] = set()
    for some in chunks(listing_ids):
        found = session.exec(select(Listing.variant_id).where(col(Listing.id).in_(some)))
        variant_ids |= {variant_id for variant_id in found if variant_id is not None}
    return offer_split.quotas(session, variant_ids).keys() if variant_ids else frozenset()


def mark_in_flight(session: Session, batch: Sequence[StockWrite], at: datetime) -> None:
    """From now on the items may show the new number, whatever becomes of the answer."""
    table = SQLModel.metadata.tables["listing"]
    ceiling, wanted = table.c.stock_ceiling, bindparam("wanted", type_=Integer)
    marked = (
        update(table)
        .where(table.c.id == bindparam("listing"))
        .values(
            stock_unclear=True,
            dirty=True,
            stock_sent_at=bindparam("at"),
            stock_before=bindparam("before"),
            stock_ceiling=case((ceiling < wanted, wanted), else_=ceiling),
        )
    )
    rows = [
        {"listing": listing_id, "wanted": write.wanted, "before": write.seen, "at": at}
        for write in batch
        for listing_id in write.members
    ]
    if rows:
        session.connection().execute(marked, rows)


def rows_of(session: Session, ids: Sequence[int]) -> Sequence[Listing]:
    query = select(Listing).where(col(Listing.id).in_(ids)).order_by(col(Listing.id))
    return session.exec(query.execution_options(populate_existing=True)).all()


def forgive(session: Session, listing_ids: Sequence[int], now: datetime) -> None:
    """Written and read back: earlier failures are over."""
    for some in chunks(list(listing_ids)):
        failed = session.exec(select(Listing).where(col(Listing.id).in_(some), Listing.failures > 0)).all()
        for row in failed:
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
