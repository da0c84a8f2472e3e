"""How fast variants sell on each account: kept up with every sale that is taken in, a few statements for many sales.

Account 0 is the shop's own counter and order desk. Units are whole units, also of goods sold by weight.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, bindparam, tuple_
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from storemanager.domain.orders import OrderLine
from storemanager.domain.speed import Sums
from storemanager.domain.stock import SalesSpeed
from storemanager.services.bulk import chunks
from storemanager.services.stock_driver import insert_sql, marks, run, run_many

OWN = 0
"""The account under which our own counter and desk are kept."""
TOO_OLD = timedelta(days=60)
"""A sale of so long ago weighs nothing any more."""

Place = tuple[int, int]
"""(variant, account)"""


@dataclass(frozen=True)
class Sold:
    """Units of a variant that went on an account at `at`."""

    variant_id: int
    account_id: int
    units: float
    at: datetime


def record(session: Session, sales: Sequence[Sold], *, now: datetime) -> None:
    """Take these sales into the speeds; what was taken back later does not unsell them: buyers wanted it."""
    fresh = [sale for sale in sales if sale.units > 0 and now - sale.at < TOO_OLD]
    if not fresh:
        return
    session.flush()
    places = sorted({(sale.variant_id, sale.account_id) for sale in fresh})
    known = sums(session, places)
    for sale in sorted(fresh, key=lambda each: each.at):
        place = (sale.variant_id, sale.account_id)
        at = min(sale.at, now)  # a channel's clock may be ahead of ours
        known[place] = known.get(place, Sums(0.0, 0.0, at)).sold(sale.units, at)
    _write(session.connection(), {place: known[place] for place in places})


def record_own(connection: Connection, sold: Mapping[int, int], now: datetime) -> None:
    """A sale over the counter or at the desk: variant -> quantity in its own units. Two statements, because a queue is
    waiting."""
    if not sold:
        return
    ids = sorted(sold)
    statement = (
        "SELECT variant.id, quantity_scale, slow, fast, at FROM variant LEFT JOIN sales_speed"  # noqa: S608 - marks only
        f" ON variant_id = variant.id AND account_id = 0 WHERE variant.id IN ({marks(len(ids))})"
    )
    changed: dict[Place, Sums] = {}
    for variant_id, scale, slow, fast, at in map(tuple, run(connection, statement, ids)):
        before = Sums(0.0, 0.0, now) if at is None else Sums(slow, fast, _moment(at))
        changed[variant_id, OWN] = before.sold(sold[variant_id] / scale, now)
    _write(connection, changed)


def record_order(session: Session, order_id: int, *, now: datetime) -> None:
    """An order written at our own desk was confirmed."""
    query = select(OrderLine.variant_id, OrderLine.quantity).where(OrderLine.order_id == order_id)
    sold: dict[int, int] = defaultdict(int)
    for variant_id, quantity in session.exec(query):
        if variant_id is not None:
            sold[variant_id] += quantity
    record_own(session.connection(), sold, now)


def sums(session: Session, places: Collection[Place]) -> dict[Place, Sums]:
    """What is known of these; places that never sold are left out."""
    found: dict[Place, Sums] = {}
    for some in chunks(sorted(places), 200):
        query = select(SalesSpeed).where(tuple_(col(SalesSpeed.variant_id), col(SalesSpeed.account_id)).in_(some))
        for row in session.exec(query.execution_options(populate_existing=True)):
            found[row.variant_id, row.account_id] = Sums(row.slow, row.fast, row.at)
    return found


def of_variants(session: Session, variant_ids: Collection[int]) -> dict[int, dict[int, Sums]]:
    """Variant -> account -> its sums, of those that ever sold."""
    found: dict[int, dict[int, Sums]] = defaultdict(dict)
    for some in chunks(sorted(variant_ids)):
        for variant_id, account_id, slow, fast, at in session.execute(_SPEEDS, {"variants": some}):
            found[variant_id][account_id] = Sums(slow, fast, at)
    return dict(found)


_SPEEDS = columns(
    col(SalesSpeed.variant_id), col(SalesSpeed.account_id), col(SalesSpeed.slow), col(SalesSpeed.fast),
    col(SalesSpeed.at),
).where(col(SalesSpeed.variant_id).in_(bindparam("variants", expanding=True)))  # fmt: skip

_UPSERT = (
    insert_sql("sales_speed", "variant_id", "account_id", "slow", "fast", "at")
    + " ON CONFLICT (variant_id, account_id) DO UPDATE SET slow = excluded.slow, fast = excluded.fast, at = excluded.at"
)


def _write(connection: Connection, changed: Mapping[Place, Sums]) -> None:
    rows = [(*place, sum_.slow, sum_.fast, sum_.at) for place, sum_ in sorted(changed.items())]
    run_many(connection, _UPSERT, rows)


def _moment(value: datetime | str) -> datetime:
    """SQLite hands moments out as texts."""
    return value if isinstance(value, datetime) else datetime.fromisoformat(value).replace(tzinfo=UTC)
