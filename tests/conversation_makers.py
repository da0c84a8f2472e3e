"""Makers of conversations: they come in as a channel tells them, like everywhere in the program."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count

from sqlmodel import Session

from storemanager.channels.base import (
    RemoteConversation,
    RemoteMessage,
    RemotePerson,
    ReplyKind,
    ReplyWindow,
)
from storemanager.domain.conversations import TemplateApproval
from storemanager.services import accounts, conversations
from storemanager.services.conversations import (
    MessageInput,
    ReplyLimits,
    TemplateRow,
    ThreadKey,
    queue_message,
    thread_keys,
)
from storemanager.services.conversations import ThreadList as Tab
from storemanager.services.message_templates import set_templates
from storemanager.sync.conversations_in import take_in
from storemanager.sync.tally import Tally
from tests.makers import NOON, a_shop

LAN = RemotePerson("p-lan", "Lan Trần")
MINH = RemotePerson("p-minh", "Đỗ Quang Minh")
FREELY = ReplyLimits(ReplyWindow(ReplyKind.FREE, NOON + timedelta(days=1)), 2000, 10)
_numbers = count(1)


def a_page(session: Session, name: str = "Mây Shop") -> int:
    """A connected account with an inbox."""
    a_shop(session)
    return accounts.add(
        session, kind="facebook", name=name, address=f"https://www.facebook.com/{name}", settings={}, currency="VND",
        now=NOON,
    )  # fmt: skip


def said(
    text: str, *, at: datetime = NOON, shop: bool = False, remote_id: str = "", readable: bool = True
) -> RemoteMessage:
    """One message as a channel tells it."""
    return RemoteMessage(remote_id or f"m{next(_numbers)}", at, from_shop=shop, text=text, readable=readable)


def told(
    session: Session,
    account_id: int,
    *messages: RemoteMessage,
    person: RemotePerson = LAN,
    unread: int = 1,
    place: str = "MESSENGER",
    now: datetime = NOON,
) -> Tally:
    """The channel tells of a conversation with these messages."""
    newest = max((message.sent_at for message in messages), default=NOON)
    tally = Tally()
    given = RemoteConversation(
        f"t-{person.remote_id}-{place}",
        person,
        newest,
        messages,
        place,
        unread=unread,
        url="https://www.facebook.com/t",
    )
    take_in(session, account_id, [given], now=now, tally=tally)
    return tally


def threads(session: Session, tab: Tab = Tab.ALL, *, now: datetime = NOON, query: str = "") -> list[ThreadKey]:
    return thread_keys(session, tab, query=query, now=now)


def the_thread(session: Session) -> ThreadKey:
    """The only one."""
    [key] = threads(session)
    return key


def answer(session: Session, conversation_id: int, text: str, *, at: datetime = NOON) -> int:
    """The shop writes back."""
    return queue_message(
        session,
        conversation_id,
        MessageInput(text),
        limits=FREELY,
        key=f"answer-{next(_numbers)}",
        author="Mai",
        now=at,
    )


def conversation_of(session: Session, key: ThreadKey) -> int:
    return conversations.thread(session, key).conversations[0].id


def a_templates(session: Session, page: int) -> None:
    rows = [
        TemplateRow(page, "sent", "vi", "Đơn {{1}} đã gửi.", TemplateApproval.APPROVED),
        TemplateRow(page, "pending", "vi", "Đơn {{1}}?", TemplateApproval.PENDING),
    ]
    set_templates(session, page, rows)
