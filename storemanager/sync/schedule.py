"""When the next round is due: every few minutes, later for an account that failed, never for one that waits for the
owner."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session

from storemanager.domain.accounts import AccountState
from storemanager.services import accounts, shop
from storemanager.services.accounts import AccountRow
from storemanager.services.offer_window import EVERY_MINUTES, SETTING

__all__ = ["EVERY_MINUTES", "SETTING", "due", "every", "next_at", "set_every"]


def every(session: Session) -> timedelta | None:
    """How often the owner wants a round; None: only by the button."""
    minutes = int(shop.setting(session, SETTING, EVERY_MINUTES))
    return timedelta(minutes=minutes) if minutes > 0 else None


def set_every(session: Session, minutes: int) -> None:
    shop.set_setting(session, SETTING, max(0, minutes))


def due(session: Session, *, now: datetime) -> list[int]:
    """The accounts whose time has come."""
    interval = every(session)
    if interval is None:
        return []
    return [row.id for row in accounts.rows(session) if _runs(row) and _next(row, interval) <= now]


def next_at(session: Session) -> datetime | None:
    """When the next account is due; None: none is."""
    interval = every(session)
    if interval is None:
        return None
    return min((_next(row, interval) for row in accounts.rows(session) if _runs(row)), default=None)


def _runs(row: AccountRow) -> bool:
    return row.state in (AccountState.ACTIVE, AccountState.SETTING_UP)


def _next(row: AccountRow, interval: timedelta) -> datetime:
    if row.retry_at is not None:
        return row.retry_at
    return (row.last_synced_at or row.connected_at - interval) + interval
