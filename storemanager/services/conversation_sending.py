"""Answering: a message is written down once, shown at once, and sent by the next sync through the outbox.

What may be said now is the channel's to say: the caller hands in the limits, as the connector knows them. They may have
changed when the message is sent; then the channel refuses it, and it stands in the thread with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from storemanager.channels.base import ReplyKind, ReplyWindow
from storemanager.domain.conversations import Conversation, Message
from storemanager.domain.syncing import OutboxKind
from storemanager.errors import InvalidInputError, NotAllowedError, NotFoundError
from storemanager.services import attention, outbox
from storemanager.services.conversation_cards import Card, cards
from storemanager.services.conversation_details import not_there
from storemanager.services.conversation_state import MESSAGE, refresh
from storemanager.services.message_templates import find_template
from storemanager.texts import translate

AFTER = "after"
"""In the payload: when the person had last written before this, by the channel's clock."""
_NEXT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class ReplyLimits:
    """What a conversation takes now."""

    window: ReplyWindow
    longest_text: int
    most_cards: int


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    """An approved template with the values for its places."""

    name: str
    language: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageInput:
    """What is to be sent: a text, or products, or a template."""

    text: str = ""
    variant_ids: tuple[int, ...] = ()
    template: TemplateChoice | None = None


def queue_message(
    session: Session,
    conversation_id: int,
    given: MessageInput,
    *,
    limits: ReplyLimits,
    key: str,
    author: str = "",
    now: datetime,
) -> int:
    """Write the message down to be sent, and answer with its id. The same `key` again writes nothing."""
    conversation = session.get(Conversation, conversation_id)
    if conversation is None:
        raise not_there()
    known = _known(session, key)
    if known is not None:
        return known
    _check(given, limits, conversation)
    content = _content(session, conversation.account_id, given, now)
    before = conversation.last_inbound_at or conversation.remote_updated_at
    entry_id = outbox.add(
        session, account_id=conversation.account_id, kind=OutboxKind.SEND_MESSAGE, conversation_id=conversation_id,
        payload={**content, AFTER: before.isoformat()}, key=_key(key), now=now,
    )  # fmt: skip
    message = Message(
        conversation_id=conversation_id,
        sent_at=max(now, conversation.last_at + _NEXT),  # our clock may be behind the channel's
        from_shop=True,
        author=author,
        text=content["text"] or (content["template"] or {}).get("words", ""),
        attachments=[{"kind": "card", "url": card["url"], "name": card["title"]} for card in content["cards"]],
        outbox_id=entry_id,
    )
    conversation.read_until = max(conversation.read_until or conversation.last_at, conversation.last_at)
    conversation.done_at = conversation.snoozed_until = None
    session.add_all((message, conversation))
    session.flush()
    assert message.id is not None
    message_id = message.id
    refresh(session, [conversation_id])
    return message_id


def send_again(session: Session, message_id: int, *, now: datetime) -> None:
    """Let the next sync try a message again that was refused, or of which nobody knows. It is looked for first."""
    entry_id = _unsent(session, message_id)
    outbox.retry(session, entry_id)
    attention.resolve(session, f"act:{entry_id}", resolution="try again", now=now)


def withdraw_message(session: Session, message_id: int, *, now: datetime) -> None:
    """Do not send it any more. What may have arrived cannot be taken back."""
    entry_id = _unsent(session, message_id)
    outbox.withdraw(session, entry_id)
    attention.resolve(session, f"act:{entry_id}", resolution="withdrawn", now=now)


def _check(given: MessageInput, limits: ReplyLimits, conversation: Conversation) -> None:
    parts = (bool(given.text.strip()), bool(given.variant_ids), given.template is not None)
    if not any(parts):
        raise InvalidInputError(
            translate("conversations", "The message is empty."),
            translate("conversations", "Write something, or choose products."),
        )
    if sum(parts) > 1:
        raise InvalidInputError(
            translate("conversations", "A message is a text, or products, or a template."),
            translate("conversations", "Send them one after the other."),
        )
    if len(given.text.strip()) > limits.longest_text:
        raise InvalidInputError(
            translate("conversations", "The message has {count} letters, and the channel takes {most} at most.")(
                count=len(given.text.strip()), most=limits.longest_text
            ),
            translate("conversations", "Shorten it, or send it in two parts."),
        )
    if len(given.variant_ids) > limits.most_cards:
        raise InvalidInputError(
            translate("conversations", "At most {most} products fit into one message.")(most=limits.most_cards),
            translate("conversations", "Choose fewer, and send the others after them."),
        )
    _check_window(given, limits.window.kind, conversation)


def _check_window(given: MessageInput, kind: ReplyKind, conversation: Conversation) -> None:
    name = conversation.person_name or conversation.person_username or "?"
    if not conversation.can_reply or kind is ReplyKind.CLOSED:
        raise NotAllowedError(
            translate("conversations", "{name} cannot be written to now.")(name=name),
            translate("conversations", "Wait until the person writes again, or call, if there is a phone number."),
        )
    if kind is ReplyKind.TEMPLATE and given.template is None:
        raise NotAllowedError(
            translate("conversations", "{name} wrote too long ago: only an approved template may be sent.")(name=name),
            translate("conversations", "Choose a template, or wait until the person writes again."),
        )
    if kind is ReplyKind.BY_HAND and given.variant_ids:
        raise NotAllowedError(
            translate("conversations", "{name} wrote too long ago for product cards.")(name=name),
            translate("conversations", "Write the answer yourself, without an offer."),
        )


def _content(session: Session, account_id: int, given: MessageInput, now: datetime) -> dict[str, Any]:
    template: Mapping[str, Any] | None = None
    if given.template is not None:
        template = find_template(session, account_id, given.template.name, given.template.language).filled(
            given.template.values
        )
    made: Sequence[Card] = cards(session, account_id, given.variant_ids, now=now) if given.variant_ids else ()
    return {
        "text": given.text.strip(),
        "cards": [asdict(card) for card in made],
        "template": dict(template) if template is not None else None,
        "by_hand": True,
    }


def _key(key: str) -> str:
    return f"message:{key}"


def _known(session: Session, key: str) -> int | None:
    entry_id = outbox.find(session, _key(key))
    found: int | None = None
    if entry_id is not None:
        found = session.connection().scalar(select(MESSAGE.c.id).where(MESSAGE.c.outbox_id == entry_id))
    return found


def _unsent(session: Session, message_id: int) -> int:
    session.flush()
    asked = select(MESSAGE.c.outbox_id).where(MESSAGE.c.id == message_id, MESSAGE.c.remote_id.is_(None))
    entry_id = session.connection().scalar(asked)
    if entry_id is None:
        raise NotFoundError(
            translate("conversations", "This message has been sent already, or is not in the book any more."),
            translate("conversations", "Look at the conversation again."),
        )
    return int(entry_id)
