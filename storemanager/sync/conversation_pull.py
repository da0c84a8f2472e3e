"""Fetching what people write, in the round of an account whose channel has an inbox. It never stands in the way of
orders and stock: what cannot be fetched now is fetched with the next sync, and a right that is missing is told once."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session

from storemanager.channels.base import (
    Inbox,
    Page,
    RemoteConversation,
    RemoteTemplate,
    ReplyKind,
    TemplateState,
)
from storemanager.channels.errors import RejectedError, SignInError, TransientError
from storemanager.domain.conversations import TemplateApproval
from storemanager.services.message_templates import TemplateRow, set_templates
from storemanager.sync import conversations_in, parking, pulls, rights
from storemanager.sync.desk import Desk
from storemanager.sync.status import Phase
from storemanager.texts import translate

TEMPLATES = "templates"
TEMPLATES_EVERY = timedelta(days=1)


def pull_conversations(desk: Desk) -> None:
    """Bring what was written since the last pull into the book."""
    channel = desk.channel
    if not isinstance(channel, Inbox):
        return
    _again_if_asked(desk)

    def store(session: Session, page: Page[RemoteConversation]) -> None:
        conversations_in.take_in(session, desk.account_id, page.items, now=desk.now(), tally=desk.tally)

    try:
        pulls.walk(desk, pulls.CONVERSATIONS, Phase.MESSAGES, channel.pull_conversations, store)
    except SignInError as error:
        if not rights.is_missed(desk, rights.MESSAGES):
            rights.hold(desk, rights.MESSAGES, error)
        return
    except (TransientError, RejectedError) as error:
        desk.tally.add("incomplete")
        words = translate("sync", "Messages could not be fetched; the next sync tries again. {problem}")
        desk.tally.notes.append(words(problem=error.message))
        return
    if rights.is_missed(desk, rights.MESSAGES):
        with desk.write() as session:
            rights.granted(session, desk, rights.MESSAGES)
    _pull_templates(desk, channel)


def _again_if_asked(desk: Desk) -> None:
    """The owner wants a conversation to be tried again that could not be read: the list is read from its beginning."""
    with desk.read() as session:
        asked = parking.parked_ids(session, desk.account_id, pulls.CONVERSATIONS, asked_only=True, limit=1)
    if not asked:
        return
    with desk.write() as session:
        for remote_id in parking.parked_ids(
            session, desk.account_id, pulls.CONVERSATIONS, asked_only=True, limit=pulls.RETRIED_A_ROUND
        ):
            parking.tried(session, desk.account_id, pulls.CONVERSATIONS, remote_id, now=desk.now())
        pulls.start_over(session, desk.account_id, pulls.CONVERSATIONS)


def _pull_templates(desk: Desk, channel: Inbox) -> None:
    """Once a day, where templates may be sent at all."""
    if channel.reply_window(None, place="", now=desk.now()).kind is not ReplyKind.TEMPLATE:
        return
    with desk.read() as session:
        last = pulls.cursor_of(session, desk.account_id, TEMPLATES)
    if last is not None and desk.now() - datetime.fromisoformat(last) < TEMPLATES_EVERY:
        return
    rows: list[TemplateRow] | None = None
    try:
        rows = [_row(desk.account_id, each) for each in channel.templates()]
    except TransientError:
        return
    except (SignInError, RejectedError):
        pass  # those known before stay; whether the right is there is asked again tomorrow
    with desk.write() as session:
        if rows is not None:
            set_templates(session, desk.account_id, rows)
        pulls.move(session, desk, TEMPLATES, desk.now().isoformat())


_STATES = {
    TemplateState.APPROVED: TemplateApproval.APPROVED,
    TemplateState.PENDING: TemplateApproval.PENDING,
    TemplateState.REJECTED: TemplateApproval.REJECTED,
    TemplateState.OTHER: TemplateApproval.OTHER,
}


def _row(account_id: int, told: RemoteTemplate) -> TemplateRow:
    return TemplateRow(
        account_id, told.name, told.language, told.body, _STATES[told.state], told.state_word, told.reason
    )
