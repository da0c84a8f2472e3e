"""What pages ask about many orders at once (ticked rows): their sum, and to which of them a step is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session

from storemanager.domain.orders import OrderStatus
from storemanager.services.changes import chunks
from storemanager.services.order_steps import confirm, deliver, pack, unpack
from storemanager.services.order_tables import ORDER

_TO_CONFIRM = frozenset({OrderStatus.DRAFT, OrderStatus.PENDING})
_OPEN_TO = {
    "confirm": _TO_CONFIRM | {OrderStatus.UNPAID},
    "pack": frozenset({OrderStatus.CONFIRMED}),
    "unpack": frozenset({OrderStatus.PACKED}),
    "deliver": frozenset({OrderStatus.CONFIRMED, OrderStatus.PACKED, OrderStatus.SHIPPED}),
}
_ACTS = {"confirm": confirm, "pack": pack, "unpack": unpack, "deliver": deliver}


@dataclass(frozen=True)
class Ticked:
    """What some orders come to, by currency, and which of them wait for a step."""

    count: int
    sums: dict[str, int]
    to_pack: tuple[int, ...]
    to_confirm: tuple[int, ...]


def ticked(session: Session, order_ids: Sequence[int]) -> Ticked:
    """Three columns of each order; fast also for a hundred thousand."""
    sums: dict[str, int] = {}
    statuses: dict[int, OrderStatus] = {}
    for some in chunks(list(order_ids)):
        statement = select(ORDER.c.id, ORDER.c.status, ORDER.c.total, ORDER.c.currency).where(ORDER.c.id.in_(some))
        for order_id, status, total, currency in session.connection().execute(statement):
            statuses[order_id] = status
            sums[currency] = sums.get(currency, 0) + total
    return Ticked(len(statuses), sums, _open(statuses, _OPEN_TO["pack"]), _open(statuses, _TO_CONFIRM))


def _open(statuses: dict[int, OrderStatus], wanted: frozenset[OrderStatus]) -> tuple[int, ...]:
    return tuple(order_id for order_id, status in statuses.items() if status in wanted)


def step_many(
    session: Session, step: str, order_ids: Sequence[int], *, now: datetime, actor: str = ""
) -> tuple[int, ...]:
    """confirm, pack, unpack or deliver several orders, all or none; those to which the step is not open are passed
    over. Answers which took it."""
    statuses: dict[int, OrderStatus] = {}
    for some in chunks(list(order_ids)):
        statement = select(ORDER.c.id, ORDER.c.status).where(ORDER.c.id.in_(some))
        statuses.update((row.id, row.status) for row in session.connection().execute(statement))
    going = _open(statuses, _OPEN_TO[step])
    for order_id in going:
        _ACTS[step](session, order_id, now=now, actor=actor)
    return going
