"""Writing to people: in time, once, and never a second time because an answer was lost.

Meta takes no idempotency key. So whatever was tried before is looked for in the thread before it is sent again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from storemanager.channels.base import (
    MessageDraft,
    MessageSize,
    ProductCard,
    RemoteConversation,
    RemoteMessage,
    ReplyKind,
    ReplyWindow,
)
from storemanager.channels.errors import ChannelError, RejectedError, TransientError
from storemanager.channels.facebook import replies
from storemanager.channels.facebook.api import GraphApi
from storemanager.channels.facebook.inbox import InboxReader
from storemanager.channels.facebook.values import unfit
from storemanager.channels.facebook.windows import INSTAGRAM, Allowed, window
from storemanager.texts import translate

LONGEST_TEXT, LONGEST_ON_INSTAGRAM, MOST_CARDS = 2000, 1000, 10
HUMAN_AGENT_VALUE, TEMPLATES_VALUE = "human_agent", "templates"
YES = "yes"
_A_MOMENT = timedelta(seconds=60)  # clocks and seconds cut off


class Sender:
    """Answers for one Page."""

    def __init__(self, api: GraphApi, reader: InboxReader) -> None:
        self._api = api
        self._reader = reader
        self._stopped: tuple[datetime, TransientError] | None = None
        known = api.settings.values
        self._allowed = Allowed(
            by_hand=known.get(HUMAN_AGENT_VALUE) == YES, templates=known.get(TEMPLATES_VALUE) == YES
        )

    def window(self, last_inbound_at: datetime | None, place: str, now: datetime) -> ReplyWindow:
        """What may be sent now, with what Meta has granted."""
        return window(last_inbound_at, place, now, self._allowed)

    def send(self, conversation: RemoteConversation, draft: MessageDraft) -> RemoteMessage:
        """Send it, or find that it was sent."""
        _check(conversation, draft)
        if draft.first_tried_at is not None:
            found = self._find(conversation, draft, draft.first_tried_at)
            if found is not None:
                return found
        self._stop_if_told()
        began = self._api.http.server_now()
        body = {
            "recipient": {"id": conversation.person.remote_id},
            **self._kind(conversation, draft),
            **_content(draft),
        }
        try:
            with self._api.as_page():
                answer = self._api.post_json(f"{self._api.page_id}/messages", body)
        except TransientError as error:
            return self._after(error, conversation, draft, began)
        return RemoteMessage(
            str(answer.get("message_id", "")), self._api.http.server_now(), from_shop=True, text=_words(draft)
        )

    def mark_read(self, conversation: RemoteConversation) -> None:
        """The person sees that it was read."""
        body = {"recipient": {"id": conversation.person.remote_id}, "sender_action": "mark_seen"}
        with self._api.as_page():
            self._api.post_json(f"{self._api.page_id}/messages", body)

    # --- Pieces ---

    def _kind(self, conversation: RemoteConversation, draft: MessageDraft) -> dict[str, Any]:
        """The word that the window allows. Raises RejectedError when it allows none."""
        if draft.template is not None:
            if conversation.place == INSTAGRAM or not self._allowed.templates:
                raise self._too_late(conversation, ReplyKind.CLOSED)
            return {"messaging_type": "UTILITY"}
        now = self._api.http.server_now()
        kind = self.window(conversation.last_inbound_at, conversation.place, now).kind
        if kind is ReplyKind.FREE:
            return {"messaging_type": "RESPONSE"}
        if kind is ReplyKind.BY_HAND and draft.by_hand and not draft.cards:
            return {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
        raise self._too_late(conversation, kind)

    def _too_late(self, conversation: RemoteConversation, kind: ReplyKind) -> RejectedError:
        message = translate("channels", "{name} wrote too long ago to be answered freely.")
        if kind is ReplyKind.BY_HAND:
            advice = translate("channels", "Write the answer yourself, without an offer, or send an approved template.")
        elif kind is ReplyKind.TEMPLATE:
            advice = translate("channels", "Send an approved template, or wait until the person writes again.")
        else:
            advice = translate("channels", "Wait until the person writes again, or call, if a phone number is known.")
        return RejectedError(message(name=conversation.person.name or "?"), advice, code=replies.WINDOW)

    def _stop_if_told(self) -> None:
        if self._stopped is not None and self._api.http.server_now() < self._stopped[0]:
            raise self._stopped[1]
        self._stopped = None

    def _after(
        self, error: TransientError, conversation: RemoteConversation, draft: MessageDraft, began: datetime
    ) -> RemoteMessage:
        """Meta's stop counts for everybody; a lost answer is looked for at once."""
        if error.code == replies.RESTRICTED:
            pause = timedelta(seconds=error.retry_after_seconds or 0)
            self._stopped = (self._api.http.server_now() + pause, error)
        if not error.unclear:
            raise error
        try:
            found = self._find(conversation, draft, began)
        except ChannelError:
            raise error from None  # that nobody can look now does not make it clear
        if found is None:
            raise error
        return found

    def _find(self, conversation: RemoteConversation, draft: MessageDraft, since: datetime) -> RemoteMessage | None:
        """Our own message among the newest of the thread. One that was sent may show a little later."""
        page = self._reader.older(conversation.remote_id, None)
        ours = [each for each in page.items if each.from_shop and each.sent_at >= since - _A_MOMENT]
        others = frozenset(draft.known_ids)
        return next((each for each in ours if each.remote_id not in others and _same(each, draft)), None)


def message_size(place: str) -> MessageSize:
    """Instagram takes shorter texts."""
    return MessageSize(LONGEST_ON_INSTAGRAM if place == INSTAGRAM else LONGEST_TEXT, MOST_CARDS)


def _check(conversation: RemoteConversation, draft: MessageDraft) -> None:
    parts = [bool(draft.text.strip()), bool(draft.cards), draft.template is not None]
    if sum(parts) != 1:
        raise unfit(translate("channels", "A message is a text, or products, or a template."))
    size = message_size(conversation.place)
    if len(draft.text) > size.longest_text:
        raise unfit(translate("channels", "The message has more than {count} letters.")(count=size.longest_text))
    if len(draft.cards) > size.most_cards or any(not card.title.strip() for card in draft.cards):
        raise unfit(translate("channels", "At most ten products fit into a message, each with a name."))


def _content(draft: MessageDraft) -> dict[str, Any]:
    if draft.template is not None:
        values = [{"type": "text", "text": value} for value in draft.template.values]
        components = [{"type": "body", "parameters": values}] if values else []
        template = {"name": draft.template.name, "language": {"code": draft.template.language}}
        return {"message": {"template": {**template, "components": components}}}
    if draft.cards:
        payload = {"template_type": "generic", "elements": [_element(card) for card in draft.cards]}
        return {"message": {"attachment": {"type": "template", "payload": payload}}}
    return {"message": {"text": draft.text.strip()}}


def _element(card: ProductCard) -> dict[str, Any]:
    element: dict[str, Any] = {"title": card.title.strip()[:80]}
    if card.subtitle:
        element["subtitle"] = card.subtitle[:80]
    if card.image_url:
        element["image_url"] = card.image_url
    if card.url:
        element["default_action"] = {"type": "web_url", "url": card.url}
    return element


def _words(draft: MessageDraft) -> str:
    return draft.template.words if draft.template is not None else draft.text.strip()


def _same(message: RemoteMessage, draft: MessageDraft) -> bool:
    if draft.cards:
        shown = [each.name for each in message.attachments if each.kind == "card"]
        return shown == [card.title.strip()[:80] for card in draft.cards]
    return _plain(message.text) == _plain(_words(draft)) != ""


def _plain(text: str) -> str:
    return " ".join(text.split())
