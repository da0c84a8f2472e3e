"""What the channel keeps of an order: asked once the goods have left, kept with the order, and asked again while it is
only an estimate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, delete, or_, select
from sqlmodel import Session, SQLModel, col

from storemanager.domain.orders import GOODS_OUT, ChannelCost, ChannelCostKind, ChannelPayout, Order
from storemanager.services.order_tables import ORDER

ASKED_FOR = timedelta(days=120)
"""So long after it was placed an order's costs are asked for; by then every channel has settled them."""
ASKED_AGAIN_AFTER = timedelta(days=1)
"""An estimate, or no answer, is asked again after this even when the order stays as it was."""
_PAYOUT = SQLModel.metadata.tables["channel_payout"]


@dataclass(frozen=True, slots=True)
class CostsWanted:
    """An order whose costs are not known, or only as an estimate made in another state or some time ago."""

    order_id: int
    remote_id: str
    channel_status: str
    refunded: int


@dataclass(frozen=True, slots=True)
class OrderCosts:
    """What the channel keeps, kind by kind, and what it pays out."""

    costs: tuple[tuple[ChannelCostKind, int], ...]
    payout: int
    final: bool

    @property
    def total(self) -> int:
        return sum(amount for _, amount in self.costs)


def wanted(session: Session, account_id: int, *, now: datetime, limit: int) -> list[CostsWanted]:
    """The account's orders to be asked about, the newest first."""
    session.flush()
    values = {"account": account_id, "since": now - ASKED_FOR, "before": now - ASKED_AGAIN_AFTER, "limit": limit}
    return [CostsWanted(*row) for row in session.connection().execute(_WANTED, values)]


_WANTED = (
    select(ORDER.c.id, ORDER.c.remote_id, ORDER.c.channel_status, ORDER.c.refunded_total)
    .outerjoin(_PAYOUT, _PAYOUT.c.order_id == ORDER.c.id)
    .where(
        ORDER.c.status.in_(GOODS_OUT),
        ORDER.c.placed_at >= bindparam("since"),
        ORDER.c.account_id == bindparam("account"),
        ORDER.c.moves_stock,
        ORDER.c.gone_at.is_(None),
        or_(
            _PAYOUT.c.order_id.is_(None),
            and_(
                ~_PAYOUT.c.final,
                or_(_PAYOUT.c.asked_status != ORDER.c.channel_status, _PAYOUT.c.asked_at <= bindparam("before")),
            ),
            _PAYOUT.c.asked_refunded != ORDER.c.refunded_total,
        ),
    )
    .order_by(ORDER.c.placed_at.desc(), ORDER.c.id.desc())
    .limit(bindparam("limit"))
)


def keep(session: Session, asked: CostsWanted, costs: OrderCosts | None, *, now: datetime) -> None:
    """Remember what the channel said; None: it knows nothing of this order yet."""
    if session.get(Order, asked.order_id) is None:
        return
    row = session.get(ChannelPayout, asked.order_id) or ChannelPayout(order_id=asked.order_id, asked_at=now)
    if costs is None and row.asked_refunded != asked.refunded:
        row.final = False  # money went back since, and what that makes of the costs was not said
    row.asked_status, row.asked_refunded, row.asked_at = asked.channel_status, asked.refunded, now
    if costs is not None:
        row.amount, row.final = costs.payout, costs.final
        session.execute(delete(ChannelCost).where(col(ChannelCost.order_id) == asked.order_id))
        session.add_all(
            ChannelCost(order_id=asked.order_id, kind=kind, amount=amount) for kind, amount in costs.costs if amount
        )
    session.add(row)
    session.flush()


def of_order(session: Session, order_id: int) -> OrderCosts | None:
    """What is known of one order; None where nothing is."""
    return of_orders(session, [order_id]).get(order_id)


def of_orders(session: Session, order_ids: Sequence[int]) -> Mapping[int, OrderCosts]:
    """What is known of these orders, in two statements."""
    session.flush()
    rows = session.scalars(select(ChannelPayout).where(col(ChannelPayout.order_id).in_(order_ids)))
    known = {row.order_id: row for row in rows if row.amount is not None}
    kinds: dict[int, list[tuple[ChannelCostKind, int]]] = {}
    for cost in session.scalars(select(ChannelCost).where(col(ChannelCost.order_id).in_(list(known)))):
        kinds.setdefault(cost.order_id, []).append((cost.kind, cost.amount))
    places = {kind: place for place, kind in enumerate(ChannelCostKind)}
    return {
        order_id: OrderCosts(
            tuple(sorted(kinds.get(order_id, ()), key=lambda cost: places[cost[0]])), row.amount or 0, row.final
        )
        for order_id, row in known.items()
    }
