"""What sending a message means on a channel: the one call, with the conversation and the words read from the book
beforehand. A channel takes no key of ours for it, so what was tried before is looked for first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlmodel import Session

from storemanager.channels.base import (
    Inbox,
    MessageDraft,
    ProductCard,
    RemoteConversation,
    RemoteMessage,
    RemotePerson,
    TemplateUse,
)
from storemanager.channels.errors import RejectedError
from storemanager.domain.conversations import Conversation
from storemanager.services.outbox import OutboxRow
from storemanager.sync import conversations_in
from storemanager.sync.desk import Desk
from storemanager.texts import translate


def send(session: Session, desk: Desk, row: OutboxRow) -> Callable[[], RemoteMessage]:
    """The call that sends it once."""
    channel = desk.channel
    conversation = session.get(Conversation, row.conversation_id) if row.conversation_id is not None else None
    if not isinstance(channel, Inbox) or conversation is None or not row.payload:
        raise RejectedError(
            translate("sync", "This message cannot be sent by the program any more."),
            translate("sync", "Answer on the channel itself, then withdraw the message here."),
        )
    known_ids = conversations_in.known_as_sent(session, row.conversation_id or 0)
    remote = _remote(conversation)
    draft = _draft(row, known_ids)
    return lambda: channel.send_message(remote, draft)


def _remote(row: Conversation) -> RemoteConversation:
    person = RemotePerson(row.person_id, row.person_name, row.person_username)
    said = (
        (RemoteMessage("", row.last_inbound_at, from_shop=False),) if row.last_inbound_at is not None else ()
    )  # all that a channel asks of the messages before is when the person last wrote
    return RemoteConversation(
        row.remote_id, person, row.remote_updated_at, said, row.place, row.whole, can_reply=row.can_reply, url=row.url
    )


def _draft(row: OutboxRow, known_ids: tuple[str, ...]) -> MessageDraft:
    payload: Mapping[str, Any] = row.payload
    template = payload.get("template")
    return MessageDraft(
        text=str(payload.get("text", "")),
        cards=tuple(ProductCard(**card) for card in payload.get("cards", ())),
        template=None
        if template is None
        else TemplateUse(template["name"], template["language"], tuple(template["values"]), template["words"]),
        by_hand=bool(payload.get("by_hand")),
        first_tried_at=conversations_in.tried_since(payload, row.attempts) if row.attempts else None,
        known_ids=known_ids,
    )
