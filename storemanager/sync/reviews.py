"""Reviews into the book: looked at once an hour, when nothing else wants to be asked; the rest of a round never waits
for them."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import Session

from storemanager.channels.base import RemoteReview, Reviews
from storemanager.channels.errors import ChannelError
from storemanager.domain.syncing import Cursor
from storemanager.services import reviews
from storemanager.services.reviews import ReviewInput
from storemanager.sync.desk import Desk

STREAM = "reviews"
LOOKED_AT_EVERY = timedelta(hours=1)


def pull_reviews(desk: Desk) -> None:
    """Bring what buyers wrote since the last look into the book."""
    channel = desk.channel
    if not isinstance(channel, Reviews):
        return
    with desk.read() as session:
        known = session.get(Cursor, (desk.account_id, STREAM))
        if known is not None and desk.now() - known.updated_at < LOOKED_AT_EVERY:
            return
        cursor = known.value or None if known is not None else None
    passed = {cursor}
    while True:
        desk.check()
        try:
            page = channel.pull_reviews(cursor)
        except ChannelError:
            return  # good to know only; asked again in the next round
        more = page.more and page.cursor not in passed
        with desk.write() as session:
            new = reviews.take(session, desk.account_id, [given(each) for each in page.items])
            if not more:
                _remember(session, desk, page.cursor)
        desk.tally.add("reviews_new", new)
        desk.tally.add("reviews_unread", len(page.bad))
        if not more:
            return
        cursor = page.cursor
        passed.add(cursor)


def given(review: RemoteReview) -> ReviewInput:
    """A channel's review as the book takes it."""
    return ReviewInput(
        remote_id=review.remote_id,
        remote_product_id=review.ref.product_id,
        remote_variant_id=review.ref.variant_id,
        stars=review.stars,
        text=review.text,
        author=review.author,
        written_at=review.written_at,
        order_remote_id=review.order_id,
        reply=review.reply,
        replied_at=review.replied_at,
        hidden=review.hidden,
    )


def _remember(session: Session, desk: Desk, cursor: str) -> None:
    row = session.get(Cursor, (desk.account_id, STREAM))
    row = row or Cursor(account_id=desk.account_id, stream=STREAM, value="", updated_at=desk.now())
    row.value, row.updated_at = cursor, desk.now()
    session.add(row)
    session.flush()
