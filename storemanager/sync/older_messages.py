"""Reading back: messages of one conversation that are older than those in the book, fetched while somebody waits."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session

from storemanager.channels.base import Inbox
from storemanager.domain.conversations import Conversation
from storemanager.services.conversation_details import not_there
from storemanager.services.conversation_state import MESSAGE
from storemanager.sync.connections import Connections
from storemanager.sync.conversations_in import take_messages
from storemanager.sync.desk import Book

MOST_PAGES = 20


def fetch_older(book: Book, connections: Connections, conversation_id: int, *, now: datetime) -> int:
    """Bring the next older messages into the book, and answer how many came; 0: there are no more. Raises StoreError
    (ChannelError when the channel does not answer). Not for the window's thread."""
    with book.read() as session:
        row = session.get(Conversation, conversation_id)
        if row is None:
            raise not_there()
        if row.whole:
            return 0
        account_id, remote_id = row.account_id, row.remote_id
        before = _count(session, conversation_id)
    with closing(connections.make(connections.settings(account_id))) as channel:
        if not isinstance(channel, Inbox):
            return 0
        cursor: str | None = None
        for _ in range(MOST_PAGES):  # the newest come first, and most of them are known
            page = channel.older_messages(remote_id, cursor)
            ended = not page.more or not page.complete
            with book.write() as session:
                take_messages(session, conversation_id, page.items, now=now)
                come = _count(session, conversation_id) - before
                if ended:
                    session.get_one(Conversation, conversation_id).whole = True
            if come or ended:
                return come
            cursor = page.cursor
    return 0


def _count(session: Session, conversation_id: int) -> int:
    asked = select(func.count()).where(MESSAGE.c.conversation_id == conversation_id)
    return int(session.connection().execute(asked).scalar_one())
