"""What follows from the messages of a conversation and is kept with it for the lists: the last words, how many are
unread, and since when somebody waits for an answer. Whoever adds a message, or changes what became of one, refreshes.

A message of ours that was refused or withdrawn was never said: it answers nothing."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, case, func, or_, select
from sqlmodel import Session, SQLModel

from storemanager.domain.conversations import Conversation, Message
from storemanager.domain.folding import search_text
from storemanager.domain.syncing import OutboxEntry, OutboxState
from storemanager.services.bulk import chunks

CONVERSATION = SQLModel.metadata.tables[str(Conversation.__tablename__)]
MESSAGE = SQLModel.metadata.tables[str(Message.__tablename__)]
OUTBOX = SQLModel.metadata.tables[str(OutboxEntry.__tablename__)]
NOT_SAID = (OutboxState.PARKED, OutboxState.WITHDRAWN)
LONGEST_LAST = 200


def refresh(session: Session, conversation_ids: Collection[int]) -> None:
    """Bring the kept figures of these conversations up to date: three statements for every few hundred."""
    session.flush()
    for some in chunks(sorted(set(conversation_ids))):
        found = session.connection().execute(_FIGURES, {"ids": some}).all()
        tails: dict[int, list[Any]] = defaultdict(list)
        for row in session.connection().execute(_TAIL, {"ids": some}):
            tails[row.conversation_id].append(row)
        changes = [_change(row, tails[row.id]) for row in found]
        if changes:
            session.connection().execute(_KEEP, changes)
    session.expire_all()


_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_SAID = MESSAGE.join(OUTBOX, OUTBOX.c.id == MESSAGE.c.outbox_id, isouter=True)
_COUNTS = or_(OUTBOX.c.id.is_(None), OUTBOX.c.state.not_in(NOT_SAID))
_IS_UNREAD = and_(
    MESSAGE.c.from_shop.is_(False),
    or_(CONVERSATION.c.read_until.is_(None), MESSAGE.c.sent_at > CONVERSATION.c.read_until),
)
_FIGURES = (
    select(
        CONVERSATION.c.id,
        CONVERSATION.c.person_name,
        CONVERSATION.c.person_username,
        CONVERSATION.c.remote_updated_at,
        func.max(case((MESSAGE.c.from_shop.is_(False), MESSAGE.c.sent_at))).label("last_inbound_at"),
        func.sum(case((_IS_UNREAD, 1), else_=0)).label("unread"),
    )
    .select_from(CONVERSATION.join(MESSAGE, MESSAGE.c.conversation_id == CONVERSATION.c.id, isouter=True))
    .where(CONVERSATION.c.id.in_(_IDS))
    .group_by(
        CONVERSATION.c.id, CONVERSATION.c.person_name, CONVERSATION.c.person_username, CONVERSATION.c.remote_updated_at
    )
)
_LAST_SAID = (
    select(MESSAGE.c.conversation_id, func.max(MESSAGE.c.sent_at).label("at"))
    .select_from(_SAID)
    .where(MESSAGE.c.conversation_id.in_(_IDS), MESSAGE.c.from_shop, _COUNTS)
    .group_by(MESSAGE.c.conversation_id)
    .subquery()
)
_TAIL = (
    select(
        MESSAGE.c.id,
        MESSAGE.c.conversation_id,
        MESSAGE.c.sent_at,
        MESSAGE.c.from_shop,
        MESSAGE.c.text,
        MESSAGE.c.attachments,
    )
    .select_from(_SAID.join(_LAST_SAID, _LAST_SAID.c.conversation_id == MESSAGE.c.conversation_id, isouter=True))
    .where(
        MESSAGE.c.conversation_id.in_(_IDS),
        _COUNTS,
        or_(_LAST_SAID.c.at.is_(None), MESSAGE.c.sent_at >= _LAST_SAID.c.at),
    )
    .order_by(MESSAGE.c.conversation_id, MESSAGE.c.sent_at, MESSAGE.c.id)
)
_KEEP = (
    CONVERSATION.update()
    .where(CONVERSATION.c.id == bindparam("own_id"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in (
                "last_text", "last_attachment", "last_from_shop", "last_at", "last_inbound_at", "waiting_since",
                "unread", "search_text",
            )
        }
    )
)  # fmt: skip


def _change(row: Any, tail: list[Any]) -> dict[str, Any]:
    """`tail`: the shop's last words and what came after them, in order."""
    last = tail[-1] if tail else None
    spoke = max((at for at, each in enumerate(tail) if each.from_shop), default=-1)
    unanswered = tail[spoke + 1 :]
    text = last.text if last is not None else ""
    attached = last.attachments if last is not None and not text else []
    return {
        "own_id": row.id,
        "new_last_text": text[:LONGEST_LAST],
        "new_last_attachment": str(attached[0].get("kind", "")) if attached else "",
        "new_last_from_shop": bool(last is not None and last.from_shop),
        "new_last_at": last.sent_at if last is not None else row.remote_updated_at,
        "new_last_inbound_at": row.last_inbound_at,
        "new_waiting_since": unanswered[0].sent_at if unanswered else None,
        "new_unread": int(row.unread or 0),
        "new_search_text": search_text(row.person_name, row.person_username, text[:LONGEST_LAST]),
    }
