"""The full check: every item's stock and price read back and compared, both ways (F35). It alone can repair
everything (R1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlmodel import Session, col, select

from storemanager.channels.base import ListingRef, Stock, StockReading
from storemanager.domain.accounts import ChannelAccount, Listing, MatchState
from storemanager.services import listings
from storemanager.services.bulk import chunks
from storemanager.sync import echo
from storemanager.sync.desk import Desk
from storemanager.sync.products_in import mark_gone
from storemanager.sync.pulls import PRODUCTS, pull_orders, retry_parked, start_over
from storemanager.sync.readings import store_readings
from storemanager.sync.status import Phase
from storemanager.texts import translate

STORED_AT_ONCE = 500


def check_everything(desk: Desk, channel: Stock) -> None:
    """Read all of it, take the numbers as seen, and say what differed and what is missing on either side. The repair
    is the ordinary push that follows."""
    desk.tell(Phase.CHECKING, 0, None)
    retry_parked(desk)
    expected = _expected(desk)
    readings = channel.read_all_stock()
    at = desk.channel.server_now()
    for done, some in enumerate(chunks(list(readings), STORED_AT_ONCE)):
        desk.check()
        with desk.write() as session:
            store_readings(session, desk, some, at)
        desk.tell(Phase.CHECKING, min((done + 1) * STORED_AT_ONCE, len(readings)), len(readings))
    _confirm_missing(desk, channel, readings)
    _find_unknown(desk, readings)
    pull_orders(desk)
    echo.judge(desk)
    _tell_differences(desk, expected)
    with desk.write() as session:
        account = session.get(ChannelAccount, desk.account_id)
        assert account is not None
        account.last_full_check_at = desk.now()
        session.add(account)


def _expected(desk: Desk) -> Mapping[int, int]:
    """What the listings that nothing waits for were known to show, and should show."""
    with desk.read() as session:
        ids = _settled_ids(session, desk.account_id)
        found = listings.facts(session, desk.account_id, ids)
    return {
        fact.listing_id: fact.seen
        for fact in found
        if fact.hold is listings.Hold.NONE and fact.seen is not None and fact.seen == fact.wanted
    }


def _settled_ids(session: Session, account_id: int) -> list[int]:
    query = select(Listing.id).where(
        Listing.account_id == account_id,
        Listing.match_state == MatchState.MATCHED,
        col(Listing.stock_unclear).is_(False),
        col(Listing.dirty).is_(False),
    )
    return [listing_id for listing_id in session.exec(query) if listing_id is not None]


def _confirm_missing(desk: Desk, channel: Stock, readings: Sequence[StockReading]) -> None:
    """What was not in the list is asked for by its id before it is called gone."""
    there = {(reading.ref.product_id, reading.ref.variant_id) for reading in readings}
    with desk.read() as session:
        query = select(Listing).where(Listing.account_id == desk.account_id, col(Listing.gone_at).is_(None))
        missing = [
            ListingRef(row.remote_product_id, row.remote_variant_id)
            for row in session.exec(query)
            if (row.remote_product_id, row.remote_variant_id) not in there
        ]
    for some in chunks(missing, STORED_AT_ONCE):
        desk.check()
        again = channel.read_stock(some)
        at = desk.channel.server_now()
        with desk.write() as session:
            store_readings(session, desk, [reading for reading in again if not reading.gone], at)
            for reading in again:
                if reading.gone:
                    _mark_gone(session, desk, reading.ref)


def _mark_gone(session: Session, desk: Desk, ref: ListingRef) -> None:
    row = session.exec(
        select(Listing).where(
            Listing.account_id == desk.account_id,
            Listing.remote_product_id == ref.product_id,
            Listing.remote_variant_id == ref.variant_id,
        )
    ).first()
    if row is not None:
        mark_gone(session, row, now=desk.now(), tally=desk.tally)


def _find_unknown(desk: Desk, readings: Sequence[StockReading]) -> None:
    """Items that are there and not in the book were missed by the products' list: it is read whole at the next pull."""
    with desk.write() as session:
        query = select(Listing.remote_product_id, Listing.remote_variant_id).where(
            Listing.account_id == desk.account_id
        )
        known = set(session.exec(query).all())
        unknown = [r for r in readings if not r.gone and (r.ref.product_id, r.ref.variant_id) not in known]
        if unknown:
            start_over(session, desk.account_id, PRODUCTS)
            desk.tally.notes.append(
                translate(
                    "sync", "{count:item is|items are} on the channel and not in the book yet; fetched next time."
                )(count=len(unknown))
            )


def _tell_differences(desk: Desk, expected: Mapping[int, int]) -> None:
    with desk.read() as session:
        for some in chunks(sorted(expected)):
            for row in session.exec(select(Listing).where(col(Listing.id).in_(some))):
                unsure = row.stock_unclear or row.gone_at is not None or row.id is None
                if not unsure and row.stock_seen != expected[row.id or 0] and not _explained(session, row):
                    desk.tally.drifted(row.remote_title or row.remote_sku, row.stock_seen, expected[row.id or 0])


def _explained(session: Session, row: Listing) -> bool:
    """Whether the number is what it should be now: a sale or a change in the meantime, not a difference."""
    found = listings.facts(session, row.account_id, [row.id or 0])
    return any(fact.listing_id == row.id and fact.wanted == row.stock_seen for fact in found)
