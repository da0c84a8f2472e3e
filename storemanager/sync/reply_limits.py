"""What may be sent to somebody now, as the account's own connector knows it. Nobody outside is asked."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from datetime import datetime

from sqlmodel import col, select

from storemanager.channels.base import Inbox
from storemanager.domain.conversations import Conversation
from storemanager.services.conversation_sending import ReplyLimits
from storemanager.sync.connections import Connections
from storemanager.sync.desk import Book


def reply_limits(
    book: Book, connections: Connections, conversation_ids: Collection[int], *, now: datetime
) -> dict[int, ReplyLimits]:
    """The limits of each conversation; one whose channel has no inbox is left out. Raises StoreError when the vault
    cannot be read. Not for the window's thread."""
    with book.read() as session:
        asked = select(Conversation).where(col(Conversation.id).in_(list(conversation_ids)))
        rows = [
            (row.id, row.account_id, row.place, row.last_inbound_at)
            for row in session.exec(asked)
            if row.id is not None
        ]
    found: dict[int, ReplyLimits] = {}
    for account_id in sorted({row[1] for row in rows}):
        with closing(connections.make(connections.settings(account_id))) as channel:
            if not isinstance(channel, Inbox):
                continue
            for conversation_id, owner, place, last_inbound_at in rows:
                if owner == account_id:
                    window = channel.reply_window(last_inbound_at, place=place, now=now)
                    size = channel.message_size(place)
                    found[conversation_id] = ReplyLimits(window, size.longest_text, size.most_cards)
    return found
