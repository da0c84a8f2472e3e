"""When somebody may be written to, worked out from when they last wrote: Meta has no question for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from storemanager.channels.base import ReplyKind, ReplyWindow

MESSENGER, INSTAGRAM = "MESSENGER", "INSTAGRAM"
A_DAY, A_WEEK = timedelta(hours=24), timedelta(days=7)
MARGIN = timedelta(seconds=30)
"""An answer that is begun in the last seconds would come too late."""


@dataclass(frozen=True)
class Allowed:
    """What Meta has granted: `by_hand` is the feature Human Agent."""

    by_hand: bool
    templates: bool


def window(last_inbound_at: datetime | None, place: str, now: datetime, allowed: Allowed) -> ReplyWindow:
    """A day for everything, a week for a person's own answer where that is approved, then templates; Instagram has
    none."""
    if last_inbound_at is not None and now < last_inbound_at + A_DAY - MARGIN:
        return ReplyWindow(ReplyKind.FREE, last_inbound_at + A_DAY)
    if last_inbound_at is not None and allowed.by_hand and now < last_inbound_at + A_WEEK - MARGIN:
        return ReplyWindow(ReplyKind.BY_HAND, last_inbound_at + A_WEEK)
    if allowed.templates and place != INSTAGRAM:
        return ReplyWindow(ReplyKind.TEMPLATE)
    return ReplyWindow(ReplyKind.CLOSED)
