"""What may be done with a thread beside answering: read it, put it off, have done with it, give it to somebody, note
something, say whose it is, and delete what a person does not want to be kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlmodel import Session, SQLModel, col

from storemanager.domain.conversations import Conversation, ConversationNote, Message
from storemanager.domain.customers import CustomerIdentity, IdentityKind
from storemanager.domain.syncing import OutboxEntry, OutboxState, ParkedRecord
from storemanager.errors import InvalidInputError
from storemanager.services import audit, outbox
from storemanager.services.conversation_details import not_there
from storemanager.services.conversation_rows import ThreadKey, conversation_ids
from storemanager.services.conversation_state import CONVERSATION, MESSAGE, refresh
from storemanager.services.customers_changes import search_again
from storemanager.services.customers_matching import roots
from storemanager.services.customers_rows import customer
from storemanager.texts import Text, translate


def mark_read(session: Session, key: ThreadKey) -> None:
    """Everything in the thread has been seen."""
    ids = _ids(session, key)
    _set(session, ids, read_until=CONVERSATION.c.last_at, unread=0)


def snooze(session: Session, key: ThreadKey, until: datetime) -> None:
    """Put the thread off: it comes back at `until`, or when the person writes again."""
    _set(session, _ids(session, key), snoozed_until=until, done_at=None)


def done(session: Session, key: ThreadKey, *, now: datetime) -> None:
    """Nothing is left to do, until the person writes again."""
    _set(session, _ids(session, key), done_at=now, snoozed_until=None)


def reopen(session: Session, key: ThreadKey) -> None:
    """Take it up again."""
    _set(session, _ids(session, key), done_at=None, snoozed_until=None)


def assign(session: Session, key: ThreadKey, name: str) -> None:
    """Who of the shop answers; "" for nobody in particular."""
    _set(session, _ids(session, key), assigned_to=name.strip())


def add_note(session: Session, key: ThreadKey, text: str, *, author: str = "", now: datetime) -> int:
    """Note something that the person never sees."""
    if not text.strip():
        raise InvalidInputError(
            translate("conversations", "The note is empty."), translate("conversations", "Write something first.")
        )
    note = ConversationNote(conversation_id=_ids(session, key)[0], written_at=now, author=author, text=text.strip())
    session.add(note)
    session.flush()
    assert note.id is not None
    return note.id


def remove_note(session: Session, note_id: int) -> None:
    """Take a note away; harmless when it is gone."""
    session.connection().execute(delete(ConversationNote).where(col(ConversationNote.id) == note_id))


def link_customer(session: Session, key: ThreadKey, customer_id: int, *, now: datetime, actor: str = "") -> ThreadKey:
    """Say who writes: the ids they write under become the customer's, and the thread is part of theirs. Answers with
    the key it has from now on."""
    person = customer(session, customer_id)
    root_id = roots(session, [customer_id])[customer_id]
    former: set[int] = set()
    for row in _people(session, _ids(session, key)):
        known = session.connection().execute(_identity(row.account_id, row.person_id)).first()
        if known is not None and known.customer_id == root_id:
            continue
        if known is None:
            session.add(
                CustomerIdentity(
                    customer_id=root_id,
                    kind=IdentityKind.CHANNEL,
                    account_id=row.account_id,
                    value=row.person_id,
                    display=row.person_name or row.person_username,
                    source="conversation",
                    since=now,
                )
            )
        else:
            former.add(known.customer_id)
            given = update(CustomerIdentity).where(col(CustomerIdentity.id) == known.id)
            session.connection().execute(given.values(customer_id=root_id))
        session.flush()
    for each in (*former, root_id):
        search_again(session, each, now=now)
    _record(
        session, root_id, translate("conversations", "A conversation was linked to {name}."), person.name, now, actor
    )
    return ThreadKey("customer", root_id)


def unlink_customer(
    session: Session, key: ThreadKey, conversation_id: int, *, now: datetime, actor: str = ""
) -> ThreadKey:
    """This conversation is not the customer's after all: it stands by itself again. Orders stay whose they are."""
    if conversation_id not in _ids(session, key):
        raise not_there()
    [row] = _people(session, [conversation_id])
    known = session.connection().execute(_identity(row.account_id, row.person_id)).first()
    if known is not None:
        session.connection().execute(delete(CustomerIdentity).where(col(CustomerIdentity.id) == known.id))
        search_again(session, known.customer_id, now=now)
        name = customer(session, known.customer_id).name
        text = translate("conversations", "A conversation was taken off {name}.")
        _record(session, known.customer_id, text, name, now, actor)
    return ThreadKey("conversation", conversation_id)


def forget(session: Session, key: ThreadKey, *, now: datetime) -> None:
    """Delete what the person wrote and what was written to them, and who they are there: the conversation stays as a
    place without words, so that the same messages are not taken in again. What waits is not sent any more."""
    ids = _ids(session, key)
    waiting = session.connection().execute(
        select(col(OutboxEntry.id)).where(
            col(OutboxEntry.conversation_id).in_(ids),
            col(OutboxEntry.state).in_([*outbox.UNSETTLED, OutboxState.PARKED]),
        )
    )
    for (entry_id,) in waiting.all():
        if entry_id is not None:
            outbox.withdraw(session, entry_id)
    newest = select(func.max(MESSAGE.c.sent_at)).where(MESSAGE.c.conversation_id == CONVERSATION.c.id)
    _set(
        session, ids, forgotten_until=func.coalesce(newest.scalar_subquery(), CONVERSATION.c.remote_updated_at),
        person_name="", person_username="", url="", done_at=now, snoozed_until=None, assigned_to="",
    )  # fmt: skip
    connection = session.connection()
    connection.execute(delete(Message).where(col(Message.conversation_id).in_(ids)))
    connection.execute(delete(ConversationNote).where(col(ConversationNote.conversation_id).in_(ids)))
    remote = select(CONVERSATION.c.remote_id).where(CONVERSATION.c.id.in_(ids))
    parked = delete(ParkedRecord).where(col(ParkedRecord.stream) == "conversations")
    connection.execute(parked.where(col(ParkedRecord.remote_id).in_(remote)))
    written = update(OutboxEntry).where(col(OutboxEntry.conversation_id).in_(ids))
    connection.execute(written.values(payload={}))
    refresh(session, ids)


def _ids(session: Session, key: ThreadKey) -> list[int]:
    ids = conversation_ids(session, key)
    if not ids:
        raise not_there()
    return ids


def _set(session: Session, ids: Sequence[int], **values: Any) -> None:
    session.flush()
    session.connection().execute(update(Conversation).where(col(Conversation.id).in_(ids)).values(**values))
    session.expire_all()


def _people(session: Session, ids: Sequence[int]) -> Sequence[Any]:
    asked = select(
        CONVERSATION.c.id,
        CONVERSATION.c.account_id,
        CONVERSATION.c.person_id,
        CONVERSATION.c.person_name,
        CONVERSATION.c.person_username,
    ).where(CONVERSATION.c.id.in_(ids))
    return session.connection().execute(asked).all()


def _identity(account_id: int, value: str) -> Any:
    identity = SQLModel.metadata.tables[str(CustomerIdentity.__tablename__)]
    return select(identity.c.id, identity.c.customer_id).where(
        identity.c.account_id == account_id, identity.c.value == value, identity.c.kind == IdentityKind.CHANNEL
    )


def _record(session: Session, customer_id: int, text: Text, name: str, now: datetime, actor: str) -> None:
    audit.record(
        session, action="customer.conversation", entity="customer", entity_id=customer_id, text=text(name=name or "?"),
        now=now, actor=actor,
    )  # fmt: skip
