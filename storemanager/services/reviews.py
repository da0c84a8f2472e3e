"""Reviews of a product on all channels: how it is judged, what buyers wrote, and answering them once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Subquery, func
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, select

from storemanager.domain.accounts import ChannelAccount, MatchState
from storemanager.domain.reviews import Review
from storemanager.domain.syncing import OutboxEntry, OutboxKind, OutboxState
from storemanager.errors import InvalidInputError, NotAllowedError, NotFoundError
from storemanager.services import outbox
from storemanager.texts import translate

REVIEW_ID = "review_id"
_REVIEW = SQLModel.metadata.tables["review"]
_LISTING = SQLModel.metadata.tables["listing"]
_VARIANT = SQLModel.metadata.tables["variant"]
_OPEN = (OutboxState.WAITING, OutboxState.UNCLEAR, OutboxState.PARKED)


@dataclass(frozen=True, slots=True)
class ReviewInput:
    """One review as its channel has it now."""

    remote_id: str
    remote_product_id: str
    remote_variant_id: str
    stars: int
    text: str
    author: str
    written_at: datetime
    order_remote_id: str = ""
    reply: str = ""
    replied_at: datetime | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One review to be shown. `waiting` is an answer of ours that the channel does not have yet."""

    id: int
    account_id: int
    account_kind: str
    account_name: str
    stars: int
    text: str
    author: str
    written_at: datetime
    reply: str
    waiting: str


@dataclass(frozen=True, slots=True)
class Judged:
    """How a product is judged on all channels: the newest reviews, how many there are, and their average in tenths."""

    rows: tuple[ReviewRow, ...] = ()
    count: int = 0
    tenths: int = 0


def take(session: Session, account_id: int, given: Sequence[ReviewInput]) -> int:
    """Bring reviews of an account into the book; answers how many were not known. Repeating it changes nothing."""
    remote_ids = [each.remote_id for each in given]
    known = {
        row.remote_id: row
        for row in session.exec(
            select(Review).where(Review.account_id == account_id, col(Review.remote_id).in_(remote_ids))
        )
    }
    new = 0
    for each in given:
        row = known.get(each.remote_id)
        if row is None:
            row = Review(
                account_id=account_id, remote_id=each.remote_id, remote_product_id="", stars=each.stars,
                written_at=each.written_at,
            )  # fmt: skip
            known[each.remote_id] = row
            new += 1
        row.remote_product_id, row.remote_variant_id = each.remote_product_id, each.remote_variant_id
        row.order_remote_id, row.stars, row.text, row.author = each.order_remote_id, each.stars, each.text, each.author
        row.reply, row.replied_at, row.hidden = each.reply, each.replied_at, each.hidden
        session.add(row)
    session.flush()
    return new


def of_product(session: Session, product_id: int, *, limit: int = 20) -> Judged:
    """What buyers say of a product, the newest first."""
    session.flush()
    items = _items(product_id)
    same = (items.c.account_id == _REVIEW.c.account_id) & (items.c.remote_product_id == _REVIEW.c.remote_product_id)
    figures = columns(func.count(), func.sum(_REVIEW.c.stars)).select_from(_REVIEW.join(items, same))
    count, total = session.connection().execute(figures.where(~_REVIEW.c.hidden)).one()
    if not count:
        return Judged()
    newest = (
        select(Review, ChannelAccount.kind, ChannelAccount.name)
        .join(items, same)
        .join(ChannelAccount, col(ChannelAccount.id) == Review.account_id)
        .where(~col(Review.hidden))
        .order_by(col(Review.written_at).desc(), col(Review.id).desc())
        .limit(limit)
    )
    found = list(session.exec(newest))
    waiting = _waiting(session, [review.account_id for review, _, _ in found])
    rows = tuple(
        ReviewRow(
            review.id or 0, review.account_id, kind, name, review.stars, review.text, review.author, review.written_at,
            review.reply, waiting.get(review.id or 0, ""),
        )
        for review, kind, name in found
    )  # fmt: skip
    return Judged(rows, count, round(total * 10 / count))


def _items(product_id: int) -> Subquery:
    """The items on channels that are matched to the product; one with several variants counts once."""
    return (
        columns(_LISTING.c.account_id, _LISTING.c.remote_product_id)
        .join(_VARIANT, _VARIANT.c.id == _LISTING.c.variant_id)
        .where(_VARIANT.c.product_id == product_id, _LISTING.c.match_state == MatchState.MATCHED)
        .distinct()
        .subquery()
    )


def _waiting(session: Session, account_ids: Sequence[int]) -> dict[int, str]:
    query = select(OutboxEntry.payload).where(
        OutboxEntry.kind == OutboxKind.REPLY_REVIEW,
        col(OutboxEntry.account_id).in_(set(account_ids)),
        col(OutboxEntry.state).in_(_OPEN),
    )
    return {int(payload[REVIEW_ID]): str(payload["text"]) for payload in session.exec(query)}


def answer(session: Session, review_id: int, text: str, *, now: datetime) -> int:
    """Answer a review for everybody to read, with the next sync. Raises StoreError when it was answered already."""
    review = session.get(Review, review_id)
    if review is None:
        raise NotFoundError(
            translate("reviews", "This review is not in the book any more."),
            translate("reviews", "Look for it again at the product."),
        )
    if not text.strip():
        raise InvalidInputError(
            translate("reviews", "The answer is empty."), translate("reviews", "Write what the buyer is to read.")
        )
    if review.reply or review_id in _waiting(session, [review.account_id]):
        raise NotAllowedError(
            translate("reviews", "This review has an answer already."),
            translate("reviews", "A review can be answered once; change the answer on the channel itself."),
        )
    return outbox.add(
        session, account_id=review.account_id, kind=OutboxKind.REPLY_REVIEW,
        payload={REVIEW_ID: review_id, "remote_id": review.remote_id, "text": text.strip()},
        key=f"review:{review_id}:{now.isoformat()}", now=now,
    )  # fmt: skip
