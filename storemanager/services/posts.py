"""Announcements on a channel: written here, published or planned once by the outbox, and taken down again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlmodel import Session, col, select

from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.syncing import OutboxKind, OutboxState
from storemanager.errors import InvalidInputError, NotAllowedError
from storemanager.services import outbox
from storemanager.services.outbox import OutboxRow
from storemanager.texts import Text, translate

KINDS = frozenset({OutboxKind.PUBLISH_POST, OutboxKind.REMOVE_POST})


@dataclass(frozen=True)
class PostInput:
    """What is to be published. Pictures by their web address; `publish_at` None: with the next sync."""

    text: str
    image_urls: tuple[str, ...] = ()
    url: str = ""
    publish_at: datetime | None = None


@dataclass(frozen=True)
class WaitingPost:
    """A post that the channel has not got yet, or one that is to go: then `remote_id` names it."""

    id: int  # of the act
    given: PostInput
    remote_id: str
    state: OutboxState
    problem: Text | None

    @property
    def removes(self) -> bool:
        return bool(self.remote_id)


def publish(session: Session, account_id: int, given: PostInput, *, now: datetime) -> int:
    """Publish it with the next sync, or plan it there; answers the act. Raises InvalidInputError."""
    _check(given, now)
    payload = {
        "text": given.text.strip(),
        "image_urls": [url.strip() for url in given.image_urls],
        "url": given.url.strip(),
        "publish_at": given.publish_at.isoformat() if given.publish_at else "",
    }
    return outbox.add(
        session, account_id=account_id, kind=OutboxKind.PUBLISH_POST, payload=payload, key=f"post:{uuid4()}", now=now
    )


def change(session: Session, act_id: int, given: PostInput, *, now: datetime) -> int:
    """Other words for a post that waits. Raises NotAllowedError when it may be there already."""
    row = outbox.get(session, act_id)
    untried = row.state is OutboxState.WAITING and not row.attempts
    refused_at_once = row.state is OutboxState.PARKED and row.attempts <= 1
    if not untried and not refused_at_once:
        raise NotAllowedError(
            translate("posts", "This post may have been published already."),
            translate("posts", "Sync first; then take it down there, and write another."),
        )
    _check(given, now)
    outbox.withdraw(session, act_id)
    return publish(session, row.account_id, given, now=now)


def remove(session: Session, account_id: int, remote_id: str, text: str, *, now: datetime) -> int:
    """Take a post down with the next sync; answers the act. Saying it twice is one act; one that was refused is tried
    again."""
    for row in outbox.rows(session, account_id=account_id, unsettled_only=True):
        if row.kind is OutboxKind.REMOVE_POST and row.payload.get("remote_id") == remote_id:
            if row.state is OutboxState.PARKED:
                outbox.retry(session, row.id)
            return row.id
    payload = {"remote_id": remote_id, "text": text}
    key = f"remove-post:{uuid4()}"
    return outbox.add(session, account_id=account_id, kind=OutboxKind.REMOVE_POST, payload=payload, key=key, now=now)


def waiting(session: Session, account_id: int) -> list[WaitingPost]:
    """What the channel does not know yet, the oldest first."""
    rows = outbox.rows(session, account_id=account_id, unsettled_only=True)
    return [_waiting(row) for row in rows if row.kind in KINDS]


def given_in(payload: Any) -> PostInput:
    """The post that an act holds."""
    at = payload.get("publish_at", "")
    return PostInput(
        str(payload.get("text", "")),
        tuple(str(url) for url in payload.get("image_urls", ())),
        str(payload.get("url", "")),
        datetime.fromisoformat(at) if at else None,
    )


def page_of(session: Session, variant_id: int) -> str:
    """Where shoppers find a product: its page on a channel that has one; empty where there is none."""
    query = (
        select(Listing.remote_url)
        .where(
            Listing.variant_id == variant_id,
            Listing.match_state == MatchState.MATCHED,
            col(Listing.gone_at).is_(None),
            col(Listing.remote_url).startswith("https://"),
        )
        .order_by(col(Listing.id))
    )
    return session.exec(query).first() or ""


def _waiting(row: OutboxRow) -> WaitingPost:
    return WaitingPost(row.id, given_in(row.payload), str(row.payload.get("remote_id", "")), row.state, row.problem)


def _check(given: PostInput, now: datetime) -> None:
    if not given.text.strip():
        raise InvalidInputError(
            translate("posts", "The post has no words yet."), translate("posts", "Write what shoppers shall read.")
        )
    for url in (*given.image_urls, given.url):
        if url.strip() and not url.strip().startswith(("https://", "http://")):
            raise InvalidInputError(
                translate("posts", "“{address}” is not a web address.")(address=url.strip()),
                translate("posts", "Begin with https://, one address in each line."),
            )
    if given.publish_at is not None and given.publish_at <= now:
        raise InvalidInputError(
            translate("posts", "The time for which the post is planned is over."),
            translate("posts", "Choose a later time, or publish it now."),
        )
