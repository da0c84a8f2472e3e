"""When an order of a channel lowers what that channel was last seen to show (design section 5, rule c).

A channel that makes a sale lowers its own number. When its order arrives here, the number we remember must fall too,
but only if it was taken before the sale: a value read after the sale has it in it already. Both moments are the
channel's own clock. Where they are too close to tell, the number is unclear and is read again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from sqlmodel import Session, col, select, tuple_

from storemanager.domain.accounts import Listing, MatchState, SeenFrom
from storemanager.domain.orders import Order, OrderLine
from storemanager.services import sales_speed
from storemanager.services.bulk import chunks
from storemanager.services.sales_speed import Sold

CLOCK_GRAIN = timedelta(seconds=2)
"""Channels tell time by the second, and the Date header too."""
LONGEST_READ = timedelta(seconds=90)
"""A number carries the moment its reading ended; it may be as much older as the reading took, and as a cache kept it
(F56)."""

Ref = tuple[str, str]
"""(product id, variant id) on the channel."""
Place = str | Ref
"""Where a number stands on the channel: a pool, which several items share, or one item's ids."""

ITEM_OF_LINE = (
    (col(Listing.account_id) == Order.account_id)
    & (col(Listing.remote_product_id) == OrderLine.remote_product_id)
    & (col(Listing.remote_variant_id) == OrderLine.remote_variant_id)
)
"""The listing that a line of a channel's order was sold from."""


class When(Enum):
    BEFORE = "before"
    AFTER = "after"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Taken:
    """`units` that the channel took from (or, below zero, gave back to) an item some time between `first` and
    `last`."""

    ref: Ref
    units: int
    first: datetime
    last: datetime


def relation(taken: Taken, seen_at: datetime) -> When:
    """Whether the units were taken before or after the number was seen."""
    if taken.first > seen_at + CLOCK_GRAIN:
        return When.AFTER
    if taken.last < seen_at - LONGEST_READ:
        return When.BEFORE
    return When.UNSURE


def count_down(session: Session, account_id: int, taken: Sequence[Taken], *, now: datetime) -> None:
    """Bring what the listings were seen to show up to date with what the channel took, and remember how fast they
    sell."""
    moved = [item for item in taken if item.units]
    listings = _listings(session, account_id, [item.ref for item in moved])
    sold: list[Sold] = []
    for item in moved:
        for listing in listings.get(item.ref, ()):
            _count_down(listing, item)
            session.add(listing)
            own = (listing.remote_product_id, listing.remote_variant_id) == item.ref
            if own and listing.variant_id is not None and listing.match_state is MatchState.MATCHED:
                sold.append(Sold(listing.variant_id, account_id, item.units, item.first))
    session.flush()
    sales_speed.record(session, sold, now=now)


def expect_back(session: Session, account_id: int, order_id: int, *, at: datetime) -> None:
    """The channel has just put units of this order back (`at`, by its own clock), and its order does not say so yet:
    they can be sold there from now on, so the ceilings rise at once, and the numbers are read before anything is
    decided. Rather too high than too low: the reading brings them down."""
    query = select(OrderLine).where(OrderLine.order_id == order_id, col(OrderLine.channel_taken) > 0)
    back = {(line.remote_product_id, line.remote_variant_id): line.channel_taken or 0 for line in session.exec(query)}
    for ref, listings in _listings(session, account_id, list(back)).items():
        for listing in listings:
            _raise_ceiling(listing, back[ref])
            listing.stock_unclear = listing.dirty = True
            listing.stock_moved_at = max(at, listing.stock_moved_at or at)
            session.add(listing)
    session.flush()


def near_orders(session: Session, rows: Sequence[Listing]) -> dict[int, int | None]:
    """Listing -> how many units orders took so close to when it was seen that nobody can tell which came first; only
    those where that happened. None where such an order was changed since, and may have given something back."""
    found: dict[int, int | None] = {}
    asked = {row.id or 0: row for row in rows if row.stock_seen_at and row.stock_moved_at and _is_near(row)}
    if not asked:
        return found
    account_id = next(iter(asked.values())).account_id
    by_place: dict[Place, list[Listing]] = {}
    for row in asked.values():
        by_place.setdefault(row.pool or (row.remote_product_id, row.remote_variant_id), []).append(row)
    since = min(row.stock_seen_at for row in asked.values() if row.stock_seen_at) - LONGEST_READ - CLOCK_GRAIN
    for some in chunks(sorted({row.remote_product_id for row in asked.values()})):
        query = (
            select(OrderLine, Order, col(Listing.pool))
            .join(Order, col(Order.id) == OrderLine.order_id)
            .join(Listing, ITEM_OF_LINE)
            .where(
                Order.account_id == account_id,
                col(Order.remote_modified_at) >= since,
                col(OrderLine.remote_product_id).in_(some),
            )
        )
        for line, order, pool in session.exec(query):
            for row in by_place.get(pool or (line.remote_product_id, line.remote_variant_id), ()):
                _count_near(found, row, line, order)
    return found


def _is_near(row: Listing) -> bool:
    assert row.stock_seen_at is not None
    assert row.stock_moved_at is not None
    return row.stock_moved_at >= row.stock_seen_at - LONGEST_READ


def _count_near(found: dict[int, int | None], row: Listing, line: OrderLine, order: Order) -> None:
    assert row.id is not None
    assert row.stock_seen_at is not None
    modified = order.remote_modified_at or order.placed_at
    units = line.channel_taken or 0
    if modified - order.placed_at > CLOCK_GRAIN or units != line.quantity:
        if modified >= row.stock_seen_at - LONGEST_READ:
            found[row.id] = None
    elif relation(Taken(("", ""), units, order.placed_at, modified), row.stock_seen_at) is When.UNSURE:
        known = found.get(row.id, 0)
        found[row.id] = None if known is None else known + units


def _count_down(listing: Listing, taken: Taken) -> None:
    listing.dirty = True
    listing.stock_moved_at = max(taken.last, listing.stock_moved_at or taken.last)
    if taken.units < 0:
        _raise_ceiling(listing, -taken.units)
    if listing.stock_seen is None or listing.stock_seen_at is None:
        return
    when = relation(taken, listing.stock_seen_at)
    if when is When.AFTER:
        listing.stock_seen -= taken.units
        listing.stock_seen_from = SeenFrom.ORDER
        if taken.units > 0 and listing.stock_ceiling is not None:
            # What the ceiling allowed for has happened, and the book has taken it from what is available.
            listing.stock_ceiling = max(0, listing.stock_ceiling - taken.units)
    elif when is When.UNSURE:
        listing.stock_unclear = True


def _raise_ceiling(listing: Listing, units: int) -> None:
    if listing.stock_ceiling is not None:
        listing.stock_ceiling += units


def _listings(session: Session, account_id: int, refs: Sequence[Ref]) -> Mapping[Ref, list[Listing]]:
    """The listings each item's number stands at: its own, and those that share it (F32)."""
    found: dict[Ref, list[Listing]] = {}
    for some in chunks(sorted(set(refs)), 200):
        own = select(Listing).where(
            Listing.account_id == account_id,
            tuple_(col(Listing.remote_product_id), col(Listing.remote_variant_id)).in_(some),
        )
        for listing in session.exec(own.execution_options(populate_existing=True)):
            found[listing.remote_product_id, listing.remote_variant_id] = [listing]
    pools: dict[str, list[Listing]] = {rows[0].pool: [] for rows in found.values() if rows[0].pool}
    for some_pools in chunks(sorted(pools)):
        query = select(Listing).where(Listing.account_id == account_id, col(Listing.pool).in_(some_pools))
        for listing in session.exec(query):
            pools[listing.pool or ""].append(listing)
    return {ref: pools.get(rows[0].pool or "", rows) for ref, rows in found.items()}
