"""The full check: every item's stock and price read back and compared, both ways (F35). It alone can repair
everything (R1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlmodel import Session, SQLModel, col

from storemanager.channels.base import ListingRef, Stock, StockReading
from storemanager.domain.accounts import Listing, MatchState
from storemanager.services import listings
from storemanager.services.account_standing import ACCOUNT
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
        checked = {"account": desk.account_id, "last_full_check_at": desk.now()}
        session.connection().execute(_CHECKED, checked)


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
    return list(session.connection().scalars(_SETTLED, {"account": account_id}))


_LISTING = SQLModel.metadata.tables[str(Listing.__tablename__)]
_ACCOUNTS_OWN = _LISTING.c.account_id == bindparam("account")
_SETTLED = select(_LISTING.c.id).where(
    _ACCOUNTS_OWN,
    _LISTING.c.match_state == MatchState.MATCHED,
    _LISTING.c.stock_unclear.is_(False),
    _LISTING.c.dirty.is_(False),
)
_CHECKED = ACCOUNT.update().where(ACCOUNT.c.id == bindparam("account"))
_KNOWN = select(_LISTING.c.remote_product_id, _LISTING.c.remote_variant_id).where(_ACCOUNTS_OWN)
_THERE = _KNOWN.where(_LISTING.c.gone_at.is_(None))
_SHOWN = select(
    _LISTING.c.id, _LISTING.c.account_id, _LISTING.c.remote_title, _LISTING.c.remote_sku, _LISTING.c.stock_seen
).where(
    _LISTING.c.id.in_(bindparam("ids", expanding=True)),
    _LISTING.c.stock_unclear.is_(False),
    _LISTING.c.gone_at.is_(None),
)


def _confirm_missing(desk: Desk, channel: Stock, readings: Sequence[StockReading]) -> None:
    """What was not in the list is asked for by its id before it is called gone."""
    there = {(reading.ref.product_id, reading.ref.variant_id) for reading in readings}
    with desk.read() as session:
        known = session.connection().execute(_THERE, {"account": desk.account_id})
        missing = [ListingRef(*ids) for ids in known if tuple(ids) not in there]
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
    query = select(Listing).where(
        col(Listing.account_id) == desk.account_id,
        col(Listing.remote_product_id) == ref.product_id,
        col(Listing.remote_variant_id) == ref.variant_id,
    )
    row = session.scalars(query).first()
    if row is not None:
        mark_gone(session, row, now=desk.now(), tally=desk.tally)


def _find_unknown(desk: Desk, readings: Sequence[StockReading]) -> None:
    """Items that are there and not in the book were missed by the products' list: it is read whole at the next pull."""
    with desk.write() as session:
        known = {tuple(ids) for ids in session.connection().execute(_KNOWN, {"account": desk.account_id})}
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
            for row in session.connection().execute(_SHOWN, {"ids": some}).all():
                if row.stock_seen != expected[row.id] and not _explained(session, row):
                    desk.tally.drifted(row.remote_title or row.remote_sku, row.stock_seen, expected[row.id])


def _explained(session: Session, row: Row[*tuple[Any, ...]]) -> bool:
    """Whether the number is what it should be now: a sale or a change in the meantime, not a difference."""
    found = listings.facts(session, row.account_id, [row.id])
    return any(fact.listing_id == row.id and fact.wanted == row.stock_seen for fact in found)
