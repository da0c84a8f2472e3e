"""What the customers page asks the book: plain functions of a session, so that no widget ever reaches a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storemanager.domain.attention import Area, AttentionKind
from storemanager.services import attention, audit, customers, orders
from storemanager.services.audit import AuditRow
from storemanager.services.customers import CustomerDetail, CustomerFilter, CustomerRow
from storemanager.services.customers_channels import KnownOn, channels_of
from storemanager.services.orders import OrderRow
from storemanager.texts import Text

FOUND = 20
HISTORY = 200


@dataclass(frozen=True)
class CustomerLine:
    """One row of the list: the person, and the channels they are known on."""

    row: CustomerRow
    channels: tuple[KnownOn, ...] = ()

    @property
    def id(self) -> int:
        return self.row.id


@dataclass(frozen=True)
class Suggestion:
    """Two records that may be one person. `other_id` is the one that is not looked at."""

    attention_id: int
    other_id: int
    title: Text
    meaning: Text


@dataclass(frozen=True)
class Profile:
    """One person in full."""

    detail: CustomerDetail
    orders: tuple[OrderRow, ...]
    channels: tuple[KnownOn, ...]
    suggestions: tuple[Suggestion, ...]
    history: tuple[AuditRow, ...]

    @property
    def id(self) -> int:
        return self.detail.id


@dataclass(frozen=True)
class Pair:
    """Two records side by side, before they are merged."""

    keep: CustomerDetail
    other: CustomerDetail
    keep_channels: tuple[KnownOn, ...]
    other_channels: tuple[KnownOn, ...]


def lines(session: Session, ids: Sequence[int]) -> dict[int, CustomerLine]:
    """The rows that come into view."""
    channels = channels_of(session, ids)
    return {row.id: CustomerLine(row, channels.get(row.id, ())) for row in customers.customer_rows(session, ids)}


def profile(session: Session, customer_id: int) -> Profile:
    """Everything about one person; of a merged record, the person it went into."""
    detail = customers.customer(session, customer_id)
    while detail.merged_into_id is not None:
        detail = customers.customer(session, detail.merged_into_id)
    return Profile(
        detail=detail,
        orders=tuple(orders.order_rows(session, [order.id for order in detail.orders])),
        channels=channels_of(session, [detail.id]).get(detail.id, ()),
        suggestions=_suggestions(session, detail.id),
        history=_history(session, detail),
    )


def _history(session: Session, detail: CustomerDetail) -> tuple[AuditRow, ...]:
    rows = audit.history(session, "customer", detail.id, limit=HISTORY)
    for merged in detail.merged:
        rows += audit.history(session, "customer", merged.id, limit=HISTORY)
    return tuple(sorted(rows, key=lambda row: row.happened_at, reverse=True))


def _suggestions(session: Session, customer_id: int) -> tuple[Suggestion, ...]:
    found = []
    for row in attention.rows(session, Area.CUSTOMERS):
        pair = (row.payload.get("keep_id"), row.payload.get("other_id"))
        if row.kind is AttentionKind.SAME_PERSON and customer_id in pair:
            other = pair[1] if pair[0] == customer_id else pair[0]
            if isinstance(other, int) and customers.customer(session, other).merged_into_id is None:
                found.append(Suggestion(row.id, other, row.title, row.meaning))
    return tuple(found)


def pair(session: Session, keep_id: int, other_id: int) -> Pair:
    """Both records of a merge."""
    channels = channels_of(session, [keep_id, other_id])
    return Pair(
        customers.customer(session, keep_id), customers.customer(session, other_id),
        channels.get(keep_id, ()), channels.get(other_id, ()),
    )  # fmt: skip


def others(session: Session, customer_id: int, text: str) -> tuple[CustomerRow, ...]:
    """People the words may mean, to be merged with this one."""
    if not text.strip():
        return ()
    ids = [one for one in customers.customer_ids(session, CustomerFilter(text)) if one != customer_id]
    return tuple(customers.customer_rows(session, ids[:FOUND]))


def not_the_same(session: Session, attention_id: int, *, now: datetime) -> None:
    """The owner says they are two people."""
    attention.resolve_id(session, attention_id, resolution="not the same", now=now)


def ask_again(session: Session, suggestion: Suggestion, customer_id: int, *, now: datetime) -> None:
    """Take "not the same" back: the suggestion stands again."""
    row = attention.get(session, suggestion.attention_id)
    attention.raise_(
        session, kind=row.kind, severity=row.severity, area=row.area, key=row.key, title=row.title,
        meaning=row.meaning, advice=row.advice, customer_id=customer_id, action=row.action, payload=row.payload,
        now=now,
    )  # fmt: skip
