"""Today's sales per channel, against the same weekday last week up to the same time, and yesterday's."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import accumulate
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from storemanager.domain.accounts import shown_kinds
from storemanager.domain.orders import OrderStatus
from storemanager.reports.home_rows import ChannelSales, Sales

ORDER = SQLModel.metadata.tables["orders"]
ACCOUNT = SQLModel.metadata.tables["channel_account"]
NO_SALE = (OrderStatus.DRAFT, OrderStatus.UNPAID, OrderStatus.CANCELLED)
"""Orders in these states are no sales (F10)."""


@dataclass(frozen=True)
class Days:
    """The days that are compared, cut at midnight in the shop's zone."""

    now: datetime
    zone: ZoneInfo
    today: datetime
    tomorrow: datetime
    yesterday: datetime
    last_week: datetime
    last_week_now: datetime
    last_week_end: datetime

    @classmethod
    def at(cls, now: datetime, timezone: str) -> "Days":
        zone = ZoneInfo(timezone)
        local = now.astimezone(zone)

        def midnight(days: int) -> datetime:
            return datetime.combine(local.date() + timedelta(days=days), time(), zone).astimezone(UTC)

        same_time = datetime.combine(local.date() - timedelta(days=7), local.time(), zone).astimezone(UTC)
        return cls(now, zone, midnight(0), midnight(1), midnight(-1), midnight(-7), same_time, midnight(-6))


def sales(session: Session, days: Days, currency: str) -> Sales:
    """The figures of the card "Sales today"."""
    today = _placed(session, days.today, min(days.now, days.tomorrow), inclusive=True)
    yesterday = _placed(session, days.yesterday, days.today)
    last_week = _placed(session, days.last_week, days.last_week_end)
    own = [[row for row in rows if row.currency == currency] for rows in (today, yesterday, last_week)]
    until_now = [row for row in own[2] if row.placed_at <= days.last_week_now]
    others: dict[str, int] = defaultdict(int)
    for row in today:
        if row.currency != currency:
            others[row.currency] += _worth(row)
    hour_now = days.now.astimezone(days.zone).hour
    return Sales(
        currency=currency,
        until=days.now,
        today=_sum(own[0]),
        last_week=_sum(until_now),
        yesterday=_sum(own[1]),
        channels=_channels(session, own[0], own[1], until_now),
        hours_today=_hours(own[0], days.zone)[: hour_now + 1],
        hours_last_week=_hours(own[2], days.zone),
        other_currencies=tuple(sorted(others.items())),
    )


def _placed(session: Session, begin: datetime, end: datetime, *, inclusive: bool = False) -> Sequence[Any]:
    ended = ORDER.c.placed_at <= end if inclusive else ORDER.c.placed_at < end
    return (
        session.connection()
        .execute(
            select(
                ORDER.c.account_id, ORDER.c.placed_at, ORDER.c.total, ORDER.c.refunded_total, ORDER.c.currency
            ).where(ORDER.c.placed_at >= begin, ended, ORDER.c.status.not_in(NO_SALE))
        )
        .all()
    )


def _worth(row: Any) -> int:
    return int(row.total - row.refunded_total)


def _sum(rows: Iterable[Any]) -> int:
    return sum(_worth(row) for row in rows)


def _hours(rows: Iterable[Any], zone: ZoneInfo) -> tuple[int, ...]:
    hours = [0] * 24
    for row in rows:
        hours[row.placed_at.astimezone(zone).hour] += _worth(row)
    return tuple(accumulate(hours))


def _channels(
    session: Session, today: Sequence[Any], yesterday: Sequence[Any], last_week: Sequence[Any]
) -> tuple[ChannelSales, ...]:
    """Every connected account and our own desk, the best seller first; the desk only once it sold something."""
    accounts: list[tuple[int | None, str, str]] = [(None, "", "")]
    accounts += [
        (row.id, row.kind, row.name)
        for row in session.connection().execute(select(ACCOUNT.c.id, shown_kinds(), ACCOUNT.c.name))
    ]
    found = []
    for account_id, kind, name in accounts:
        mine = [[row for row in rows if row.account_id == account_id] for rows in (today, yesterday, last_week)]
        if account_id is not None or any(mine):
            found.append(
                ChannelSales(
                    account_id, kind, name, _sum(mine[0]), len(mine[0]), _sum(mine[2]), _sum(mine[1]), len(mine[1])
                )
            )
    return tuple(sorted(found, key=lambda row: (-row.today, row.name)))
