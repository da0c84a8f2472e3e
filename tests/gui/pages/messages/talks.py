"""Conversations as a sync leaves them in the book, for tests of what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count

from sqlmodel import Session

from storemanager.domain.conversations import Conversation, Message
from storemanager.services.conversation_state import refresh

_numbers = count(1)


def a_talk(
    session: Session, account_id: int, name: str, said: Sequence[str], *, at: datetime, place: str = "MESSENGER"
) -> int:
    """A conversation as a sync leaves it; words that begin with ">" are the shop's."""
    number = next(_numbers)
    conversation = Conversation(
        account_id=account_id, remote_id=f"t_{number}", place=place, person_id=f"p{number}", person_name=name,
        remote_updated_at=at, last_at=at, created_at=at, whole=True,
    )  # fmt: skip
    session.add(conversation)
    session.flush()
    assert conversation.id is not None
    conversation_id = conversation.id
    for place_, words in enumerate(said):
        session.add(
            Message(
                conversation_id=conversation_id, remote_id=f"m_{number}_{place_}",
                sent_at=at + timedelta(seconds=place_), from_shop=words.startswith(">"), text=words.removeprefix(">"),
            )
        )  # fmt: skip
    session.flush()
    refresh(session, [conversation_id])
    return conversation_id
