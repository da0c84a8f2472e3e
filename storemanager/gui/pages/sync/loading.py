"""What the Sync page asks the book: plain functions of a session, so that no widget ever reaches a worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from storemanager.reports import sync_health, sync_runs
from storemanager.reports.sync_health import ChannelHealth
from storemanager.reports.sync_runs import RunDetail, RunRow
from storemanager.services import oversold, shop
from storemanager.services.oversold import Oversold
from storemanager.sync import schedule, undoing


@dataclass(frozen=True)
class Talk:
    """What the last round of an account said of the connection itself; it is not in the book. `limit_share` None: the
    channel tells no limit. `clock_off` is how far its clock is ahead of ours."""

    limit_share: float | None
    clock_off: timedelta


@dataclass(frozen=True)
class SyncData:
    """Everything on the page but its long list."""

    accounts: tuple[ChannelHealth, ...]
    oversold: tuple[Oversold, ...]
    every_minutes: int
    runs: int
    talks: Mapping[int, Talk]

    @property
    def open_oversold(self) -> int:
        """How many products wait for a way out."""
        return sum(1 for row in self.oversold if not row.settled)

    @property
    def in_trouble(self) -> int:
        """How many accounts failed the last time or may not be written to."""
        return sum(1 for one in self.accounts if one.failures_in_a_row or one.read_only is not None)


def load(session: Session, now: datetime, talks: Mapping[int, Talk]) -> SyncData:
    """All of it at `now`."""
    interval = schedule.every(session)
    return SyncData(
        sync_health.health(session, now=now),
        oversold.rows(session) if shop.find(session) is not None else (),
        0 if interval is None else int(interval.total_seconds() // 60),
        len(sync_runs.run_ids(session, sync_runs.RunFilter())),
        talks,
    )


@dataclass(frozen=True)
class RunData:
    """One run in full; `can_undo`: it sent something that was not taken back yet."""

    detail: RunDetail
    can_undo: bool


def run_in_full(session: Session, run_id: int) -> RunData | None:
    """None when it is too long ago to be kept."""
    detail = sync_runs.run_detail(session, run_id)
    return None if detail is None else RunData(detail, undoing.can_undo(session, run_id))


def run_lines(session: Session, ids: Sequence[int]) -> Mapping[int, RunRow]:
    """The rows that come into view."""
    return sync_runs.run_rows(session, ids)
