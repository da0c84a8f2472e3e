"""What "Needs attention" asks the book, and what its buttons do there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlmodel import Session, col, select

from storemanager import texts
from storemanager.domain.accounts import Listing
from storemanager.domain.attention import Area, Attention
from storemanager.domain.catalog import Variant
from storemanager.domain.orders import Order, OrderLine
from storemanager.money import Money
from storemanager.services import accounts, attention, listings, shop
from storemanager.services.attention import AttentionRow

MOST = 200
MORNING = time(8, 0)


@dataclass(frozen=True)
class OpenLine:
    """A line of an order that is no product yet, and what it looks like."""

    line_id: int
    title: str
    sku: str
    quantity: int
    candidate_id: int | None = None
    candidate_sku: str = ""


@dataclass(frozen=True)
class Matter:
    """One row with what its card says beside the words of the row."""

    row: AttentionRow
    account_kind: str = ""
    account_name: str = ""
    order_number: str = ""
    total: Money | None = None
    wanted: int | None = None
    seen: int | None = None
    lines: tuple[OpenLine, ...] = ()

    @property
    def id(self) -> int:
        return self.row.id


@dataclass(frozen=True)
class AttentionData:
    """`matters` wait now, `later` were put off; `handled` were settled today, the latest first."""

    matters: tuple[Matter, ...]
    later: tuple[Matter, ...]
    handled: tuple[AttentionRow, ...]
    currency: str

    def count(self, area: Area | None) -> int:
        return sum(area is None or matter.row.area is area for matter in self.matters)


def load(session: Session, now: datetime) -> AttentionData:
    """Everything the page shows."""
    rows = attention.rows(session)
    waiting = [row for row in rows if row.snoozed_until is None or row.snoozed_until <= now]
    later = [row for row in rows if row.snoozed_until is not None and row.snoozed_until > now]
    found = _matters(session, [*waiting[:MOST], *later[:MOST]])
    return AttentionData(
        tuple(found.get(row.id, Matter(row)) for row in waiting),
        tuple(found.get(row.id, Matter(row)) for row in later),
        tuple(_handled(session, now)),
        shop.get(session).currency,
    )


def _handled(session: Session, now: datetime) -> list[AttentionRow]:
    zone = texts.zone()
    begin = datetime.combine(now.astimezone(zone).date(), time(0), zone)
    query = select(Attention.id).where(col(Attention.resolved_at) >= begin).order_by(col(Attention.resolved_at).desc())
    return [attention.get(session, one) for one in session.exec(query.limit(MOST)) if one is not None]


def _matters(session: Session, rows: Sequence[AttentionRow]) -> dict[int, Matter]:
    """A constant number of questions, however many rows."""
    known = {row.id: row for row in accounts.rows(session)} if any(row.account_id for row in rows) else {}
    order_ids = [row.order_id for row in rows if row.order_id is not None]
    orders = {order.id: order for order in session.exec(select(Order).where(col(Order.id).in_(order_ids)))}
    facts: dict[int, listings.OfferFacts] = {}
    for account_id in {row.account_id for row in rows if row.listing_id is not None and row.account_id is not None}:
        ids = [row.listing_id for row in rows if row.listing_id is not None and row.account_id == account_id]
        facts.update((fact.listing_id, fact) for fact in listings.facts(session, account_id, ids))
    lines = _open_lines(session, [row.order_id for row in rows if row.action == "match_line" and row.order_id])
    found = {}
    for row in rows:
        account = known.get(row.account_id or 0)
        order, fact = orders.get(row.order_id), facts.get(row.listing_id or 0)
        found[row.id] = Matter(
            row,
            account.shown_kind if account else "",
            account.name if account else "",
            (order.remote_number or order.number) if order else "",
            Money(order.total, order.currency) if order else None,
            fact.wanted if fact and row.area is Area.STOCK else None,
            fact.seen if fact and row.area is Area.STOCK else None,
            lines=lines.get(row.order_id or 0, ()),
        )
    return found


def _open_lines(session: Session, order_ids: Sequence[int]) -> Mapping[int, tuple[OpenLine, ...]]:
    """The unmatched lines of these orders, with the product their item on the channel looks like."""
    if not order_ids:
        return {}
    query = (
        select(OrderLine, Order.account_id)
        .join(Order, col(Order.id) == OrderLine.order_id)
        .where(col(OrderLine.order_id).in_(order_ids), col(OrderLine.variant_id).is_(None), OrderLine.quantity > 0)
        .order_by(col(OrderLine.order_id), col(OrderLine.position))
    )
    rows = session.exec(query).all()
    remote = [line.remote_product_id for line, _ in rows if line.remote_product_id]
    candidates = {
        (listing.account_id, listing.remote_product_id, listing.remote_variant_id): (variant.id, variant.sku)
        for listing, variant in session.exec(
            select(Listing, Variant)
            .join(Variant, col(Variant.id) == Listing.candidate_id)
            .where(col(Listing.remote_product_id).in_(remote))
        )
    }
    found: dict[int, list[OpenLine]] = {}
    for line, account_id in rows:
        where = (account_id or 0, line.remote_product_id or "", line.remote_variant_id or "")
        candidate_id, sku = candidates.get(where, (None, ""))
        found.setdefault(line.order_id, []).append(
            OpenLine(line.id or 0, line.title, line.sku, line.quantity, candidate_id, sku)
        )
    return {order_id: tuple(lines) for order_id, lines in found.items()}


def tomorrow_morning(now: datetime) -> datetime:
    """Eight o'clock of the next day in the shop's zone."""
    zone = texts.zone()
    day = now.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(day, MORNING, zone)


def raise_again(session: Session, row: AttentionRow, now: datetime) -> int:
    """Undo of "handled": the same matter is open again."""
    return attention.raise_(
        session, kind=row.kind, severity=row.severity, area=row.area, key=row.key, title=row.title,
        meaning=row.meaning, advice=row.advice, account_id=row.account_id, order_id=row.order_id,
        variant_id=row.variant_id, listing_id=row.listing_id, customer_id=row.customer_id, action=row.action,
        payload=row.payload, channel_reply=row.channel_reply, now=now,
    )  # fmt: skip
