"""What may be sent to whom now, and what after that: asked of the connectors on this computer, of nobody outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from storemanager.channels.base import Inbox, ReplyKind, ReplyWindow
from storemanager.gui.channel_access import ChannelAccess
from storemanager.services.conversations import ConversationRow, ReplyLimits
from storemanager.sync.reply_limits import reply_limits

_CLOSED = ReplyWindow(ReplyKind.CLOSED)


@dataclass(frozen=True)
class Answerable:
    """What one conversation takes now, and what when that time is over."""

    limits: ReplyLimits
    then: ReplyWindow | None = None

    @property
    def window(self) -> ReplyWindow:
        return self.limits.window


Windows = Mapping[int, Answerable]
"""By conversation."""


def windows(access: ChannelAccess, rows: Sequence[ConversationRow], now: datetime) -> Windows:
    """For each conversation whose channel can be written to; blocking, because the keyring is opened for it."""
    book, connections = access.book, access.connections
    found: dict[int, Answerable] = {}
    limits = reply_limits(book, connections, [row.id for row in rows], now=now)
    for row in rows:
        known = limits.get(row.id)
        if known is None:
            continue
        if not row.can_reply:
            found[row.id] = Answerable(replace(known, window=_CLOSED))
            continue
        until = known.window.until
        then = reply_limits(book, connections, [row.id], now=until)[row.id].window if until is not None else None
        found[row.id] = Answerable(known, then)
    return found


def inbox_kinds() -> frozenset[str]:
    """The kinds of channel that have messages; loads the connectors, so ask beside the window."""
    from storemanager.channels import CHANNELS

    return frozenset(channel.key for channel in CHANNELS if issubclass(channel, Inbox))
