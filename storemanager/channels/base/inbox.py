"""Conversations with the people who write, and announcements to all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol, runtime_checkable

from storemanager.channels.base.results import Page


@dataclass(frozen=True)
class RemotePerson:
    """Somebody who writes. The id is often known to this one account only; telephone and e-mail are given only where
    the channel really knows them."""

    remote_id: str
    name: str = ""
    username: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class RemoteAttachment:
    """Something that is no text. `kind`: image, video, audio, sticker, card, file, or the channel's own word."""

    kind: str
    url: str = ""
    name: str = ""


@dataclass(frozen=True)
class RemoteMessage:
    """One message. `readable` false: the channel shows no more that there was one; what was read earlier stays."""

    remote_id: str
    sent_at: datetime
    from_shop: bool
    text: str = ""
    attachments: tuple[RemoteAttachment, ...] = ()
    readable: bool = True


@dataclass(frozen=True)
class RemoteConversation:
    """A thread with one person, with its newest messages, the oldest of them first. `place`: the part of the channel it
    is in, where there are several. `whole`: there are no older messages than these."""

    remote_id: str
    person: RemotePerson
    updated_at: datetime
    messages: tuple[RemoteMessage, ...] = ()
    place: str = ""
    whole: bool = False
    unread: int = 0
    can_reply: bool = True
    url: str = ""

    @property
    def last_inbound_at(self) -> datetime | None:
        """When the person last wrote, as far as the messages here go."""
        return max((message.sent_at for message in self.messages if not message.from_shop), default=None)


class ReplyKind(Enum):
    """What may be sent to a person now."""

    FREE = "free"  # anything
    BY_HAND = "by hand"  # what a person has written just now: no automation, no promotion
    TEMPLATE = "template"  # only a template that the channel has approved
    CLOSED = "closed"  # nothing, before the person writes again


@dataclass(frozen=True)
class ReplyWindow:
    """`until`: when this ends and the next, stricter kind begins; None: it does not end by itself."""

    kind: ReplyKind
    until: datetime | None = None


@dataclass(frozen=True)
class ProductCard:
    """A product shown in a message."""

    title: str
    subtitle: str = ""
    image_url: str = ""
    url: str = ""


@dataclass(frozen=True)
class TemplateUse:
    """An approved template with its values. `words`: as the person will read it, to find it again."""

    name: str
    language: str
    values: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class MessageDraft:
    """A message to be sent: a text, or cards, or a template. `by_hand`: a person has written it just now.
    `first_tried_at`: it was tried before and the answer was lost, so it is looked for before it is sent again; it
    is none of `known_ids`, which are other messages of ours."""

    text: str = ""
    cards: tuple[ProductCard, ...] = ()
    template: TemplateUse | None = None
    by_hand: bool = False
    first_tried_at: datetime | None = None
    known_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class MessageSize:
    """What fits into one message: letters of a text, and products."""

    longest_text: int
    most_cards: int


class TemplateState(Enum):
    APPROVED = "approved"
    PENDING = "pending"
    REJECTED = "rejected"
    OTHER = "other"


@dataclass(frozen=True)
class RemoteTemplate:
    """A template; its places for values are {{1}}, {{2}} and so on. `state_word`: the channel's own word."""

    remote_id: str
    name: str
    language: str
    body: str
    state: TemplateState
    state_word: str = ""
    reason: str = ""

    def filled(self, values: Sequence[str]) -> TemplateUse:
        """The template with these values."""
        words = self.body
        for number, value in enumerate(values, start=1):
            words = words.replace(f"{{{{{number}}}}}", value)
        return TemplateUse(self.name, self.language, tuple(values), words)


@runtime_checkable
class Inbox(Protocol):
    def pull_conversations(self, cursor: str | None) -> Page[RemoteConversation]:
        """Conversations changed since `cursor` (None: of the last weeks), each with at least all its messages since
        then; the same one may come again. What the owner's sign-in may not read is left out; SignInError when that is
        everything."""

    def older_messages(self, conversation_id: str, cursor: str | None) -> Page[RemoteMessage]:
        """Further messages of a conversation, the newest first; `more` and `cursor` lead to those before."""

    def reply_window(self, last_inbound_at: datetime | None, *, place: str, now: datetime) -> ReplyWindow:
        """What may be sent to somebody who last wrote then. Asks nobody."""

    def message_size(self, place: str) -> MessageSize:
        """What fits into one message there. Asks nobody."""

    def send_message(self, conversation: RemoteConversation, draft: MessageDraft) -> RemoteMessage:
        """Send once. Raises RejectedError when the window does not allow it, TransientError(unclear) when the answer
        was lost and the message cannot be seen: it is then tried again with `first_tried_at`."""

    def mark_read(self, conversation: RemoteConversation) -> None:
        """Show the person that it was read. Repeating is harmless."""

    def templates(self) -> Sequence[RemoteTemplate]:
        """All templates with their states."""

    def propose_template(self, name: str, language: str, body: str, examples: Sequence[str]) -> RemoteTemplate:
        """Hand one in for approval. Repeating it makes no second one."""


@dataclass(frozen=True)
class PostDraft:
    """An announcement. `publish_at` None: at once. `first_tried_at`: see `MessageDraft`."""

    text: str
    image_urls: tuple[str, ...] = ()
    url: str = ""
    publish_at: datetime | None = None
    first_tried_at: datetime | None = None


@dataclass(frozen=True)
class RemotePost:
    remote_id: str
    text: str
    url: str = ""
    published_at: datetime | None = None  # None: planned
    planned_at: datetime | None = None


@runtime_checkable
class Posts(Protocol):
    def publish_post(self, draft: PostDraft) -> RemotePost:
        """Publish or plan it once; what an earlier, unclear attempt published is found."""

    def posts(self) -> Sequence[RemotePost]:
        """What is shown or planned, the newest first."""

    def remove_post(self, remote_id: str) -> None:
        """Take it down. Harmless when it is gone already."""
