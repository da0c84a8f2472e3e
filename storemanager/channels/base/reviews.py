"""What buyers say of the goods on a channel, and the shop's answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from storemanager.channels.base.results import ListingRef, Page


@dataclass(frozen=True)
class RemoteReview:
    """One review. `ref` names the item, and its variant where that is known. `hidden`: the channel does not show it."""

    remote_id: str
    ref: ListingRef
    stars: int
    text: str
    author: str
    written_at: datetime
    order_id: str = ""
    reply: str = ""
    replied_at: datetime | None = None
    images: tuple[str, ...] = ()
    hidden: bool = False


@runtime_checkable
class Reviews(Protocol):
    def pull_reviews(self, cursor: str | None) -> Page[RemoteReview]:
        """The newest reviews, at least all that were written since `cursor` (None: as many as the channel shows)."""

    def reply_review(self, remote_id: str, text: str) -> RemoteReview:
        """Answer it for everybody to read, once: looks first whether it has been answered. Raises RejectedError when
        it has another answer."""
