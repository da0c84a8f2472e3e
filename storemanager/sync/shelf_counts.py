"""The first count of what was taken in from a channel: what it shows there, and what its orders have taken.

The number shown is read and the orders since are pulled before it is counted, so a sale in between is neither lost nor
counted twice. Where somebody bought so close to the reading that an old answer cannot be told from a new one (F56),
the goods are counted for now, as if the answer were new, so that the book does not say 0; the item stays held, and the
count is made sure, and the difference written down, by the next round that can read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, update
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, select

from storemanager.channels.base import ListingRef, Stock
from storemanager.domain.accounts import Listing
from storemanager.domain.orders import Order, OrderLine
from storemanager.domain.stock import MovementReason, StockMovement
from storemanager.services import stock
from storemanager.services.bulk import chunks
from storemanager.services.listing_items import ADOPTING
from storemanager.sync.desk import Desk
from storemanager.sync.pulls import pull_orders
from storemanager.sync.readings import READ_AT_ONCE, Doubt, store_readings
from storemanager.sync.seen import ITEM_OF_LINE, Place

ADOPTED = "adopted"
PASSES = 3


def count_shelves(desk: Desk) -> None:
    """Read what the held items show, pull the orders since, and write that down as what lies on the shelf."""
    channel = desk.channel
    if not isinstance(channel, Stock):
        return
    doubts: dict[int, Doubt] = {}
    for _ in range(PASSES):
        with desk.read() as session:
            refs, taken = held(session, desk.account_id), _taken_by_orders(session, desk.account_id)
        if not refs:
            return
        for some in chunks(refs, READ_AT_ONCE):
            desk.check()
            readings = channel.read_stock(some)
            at = desk.channel.server_now()
            with desk.write() as session:
                doubts |= store_readings(session, desk, readings, at)
        pull_orders(desk)
        with desk.write() as session:
            quiet = _taken_by_orders(session, desk.account_id) == taken
            _count_for_sure(session, desk)
        if quiet:  # nobody bought meanwhile: another reading says nothing new for now
            break
    with desk.write() as session:
        _count_for_now(session, desk, doubts)
        desk.tally.add("stock_later", len(held(session, desk.account_id)))


def held(session: Session, account_id: int) -> list[ListingRef]:
    """The items that wait for their count."""
    session.flush()
    return [ListingRef(*ids) for ids in session.connection().execute(_HELD, {"account": account_id})]


_LISTING = SQLModel.metadata.tables[str(Listing.__tablename__)]
_HELD = columns(_LISTING.c.remote_product_id, _LISTING.c.remote_variant_id).where(
    _LISTING.c.account_id == bindparam("account"), _LISTING.c.match_reason == ADOPTING
)


@dataclass(frozen=True)
class _Shelf:
    """What lies there of one number, and the variant it is counted under."""

    variant_id: int
    units: int
    title: str


def _count_for_sure(session: Session, desk: Desk) -> None:
    """Each item that is clear; what was counted for now is made right by a second movement."""
    rows = [row for row in _adopting(session, desk.account_id) if not row.stock_unclear]
    shelves = list(_shelves(session, desk.account_id, rows, {row.id or 0: row.stock_seen for row in rows}))
    before = _counted(session, [shelf.variant_id for shelf in shelves])
    _post(session, desk, [shelf for shelf in shelves if shelf.variant_id not in before], "adopted")
    corrections = [
        _Shelf(shelf.variant_id, shelf.units - before[shelf.variant_id], shelf.title)
        for shelf in shelves
        if shelf.variant_id in before
    ]
    by_owner = _counted_by_owner(session, [shelf.variant_id for shelf in corrections])
    _post(session, desk, [shelf for shelf in corrections if shelf.variant_id not in by_owner], "adopted-sure")
    for some in chunks([row.id for row in rows]):
        session.execute(
            update(Listing).where(col(Listing.id).in_(some)).values(match_reason=ADOPTED, paused=False, dirty=True)
        )


def _count_for_now(session: Session, desk: Desk, doubts: Mapping[int, Doubt]) -> None:
    """What the others probably are. Said once: only a sure count changes it."""
    rows = [row for row in _adopting(session, desk.account_id) if row.stock_unclear]
    shown = {row.id or 0: doubts[row.id or 0].shown for row in rows if row.id in doubts}
    _post(session, desk, list(_shelves(session, desk.account_id, rows, shown)), "adopted")


def _adopting(session: Session, account_id: int) -> list[Listing]:
    query = select(Listing).where(Listing.account_id == account_id, Listing.match_reason == ADOPTING)
    return list(session.exec(query.order_by(col(Listing.id)).execution_options(populate_existing=True)))


def _shelves(
    session: Session, account_id: int, rows: Sequence[Listing], shown: Mapping[int, int | None]
) -> Iterator[_Shelf]:
    """Items that share one number lie on the first one's shelf."""
    taken = _taken_by_orders(session, account_id)
    pools: set[str] = set()
    for row in rows:
        units = shown.get(row.id or 0)
        if row.gone_at is not None or units is None or row.variant_id is None:
            continue
        if row.pool is None or row.pool not in pools:
            place = row.pool or (row.remote_product_id, row.remote_variant_id)
            yield _Shelf(row.variant_id, units + taken.get(place, 0), row.remote_title)
        if row.pool is not None:
            pools.add(row.pool)


def _post(session: Session, desk: Desk, shelves: Sequence[_Shelf], key: str) -> None:
    now, location = desk.now(), stock.default_location(session)
    movements = [
        stock.NewMovement(
            variant_id=shelf.variant_id, location_id=location, quantity=shelf.units, reason=MovementReason.INITIAL,
            idempotency_key=f"{key}:{shelf.variant_id}", happened_at=now, reference=shelf.title,
        )
        for shelf in shelves
        if shelf.units
    ]  # fmt: skip
    stock.post(session, movements, now=now)


def _counted(session: Session, variant_ids: Sequence[int]) -> dict[int, int]:
    """What was written down for now; 0 goods leave no movement, and no trace is needed."""
    found: dict[int, int] = {}
    keys = [f"adopted:{variant_id}" for variant_id in variant_ids]
    for some in chunks(keys):
        for row in session.exec(select(StockMovement).where(col(StockMovement.idempotency_key).in_(some))):
            found[row.variant_id] = row.quantity
    return found


def _counted_by_owner(session: Session, variant_ids: Sequence[int]) -> set[int]:
    """Variants somebody has counted by hand meanwhile: that is how many there are."""
    found: set[int] = set()
    for some in chunks(list(variant_ids)):
        query = select(StockMovement.variant_id).where(
            col(StockMovement.variant_id).in_(some), StockMovement.reason == MovementReason.COUNT
        )
        found |= set(session.exec(query))
    return found


def _taken_by_orders(session: Session, account_id: int) -> dict[Place, int]:
    """Units the channel took of the held items: matched, the lines reserve or sell them."""
    query = (
        select(
            col(OrderLine.remote_product_id), col(OrderLine.remote_variant_id), col(Listing.pool),
            func.sum(OrderLine.channel_taken),
        )
        .join(Order, col(Order.id) == OrderLine.order_id)
        .join(Listing, ITEM_OF_LINE)
        .where(
            Order.account_id == account_id,
            col(Order.moves_stock).is_(True),
            Listing.match_reason == ADOPTING,
            col(OrderLine.channel_taken) > 0,
        )
        .group_by(col(OrderLine.remote_product_id), col(OrderLine.remote_variant_id), col(Listing.pool))
    )  # fmt: skip
    found: dict[Place, int] = {}
    for product_id, variant_id, pool, units in session.execute(query):
        place = pool or (product_id, variant_id)
        found[place] = found.get(place, 0) + int(units)
    return found
