"""Posts of the Page: published or planned once, and taken down."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from storemanager.channels.base import PostDraft, RemotePost
from storemanager.channels.errors import ChannelError, RejectedError, TransientError
from storemanager.channels.facebook import replies, values
from storemanager.channels.facebook.api import GraphApi, Row, as_json
from storemanager.channels.facebook.values import unfit
from storemanager.texts import translate

SOONEST, LATEST = timedelta(minutes=10), timedelta(days=29)
FIELDS = "id,message,created_time,permalink_url"
PLANNED_FIELDS = f"{FIELDS},scheduled_publish_time"
LOOKED_AT = 50
_A_MOMENT = timedelta(seconds=60)


class PostDesk:
    """The posts of one Page."""

    def __init__(self, api: GraphApi) -> None:
        self._api = api

    def publish(self, draft: PostDraft) -> RemotePost:
        """Publish or plan it; what an earlier attempt published is found by its words, also when it could not be
        published any more."""
        began = self._api.http.server_now()
        if draft.first_tried_at is not None and draft.text.strip():
            found = self._find(draft, draft.first_tried_at)
            if found is not None:
                return found
        self._check(draft)
        try:
            made = self._send(draft)
        except RejectedError as error:
            # Meta refuses the same words a second time: then they are there.
            found = self._find(draft, began - timedelta(days=1)) if error.code == replies.DUPLICATE else None
            if found is None:
                raise
            return found
        except TransientError as error:
            found = self._looked_for(draft, began) if error.unclear else None
            if found is None:
                raise
            return found
        now = None if draft.publish_at else self._api.http.server_now()
        return RemotePost(made, draft.text, f"https://www.facebook.com/{made}", now, draft.publish_at)

    def all(self) -> list[RemotePost]:
        """Planned ones first, then what is shown, the newest first."""
        with self._api.as_page():
            planned, _, _ = self._api.rows(f"{self._page}/scheduled_posts", self._asked(PLANNED_FIELDS))
            shown, _, _ = self._api.rows(f"{self._page}/feed", self._asked(FIELDS))
        return [_post(row) for row in (*planned, *shown)]

    def remove(self, post_id: str) -> None:
        """Take it down."""
        try:
            with self._api.as_page():
                self._api.delete(post_id)
        except RejectedError as error:
            if not error.gone:
                raise

    # --- Pieces ---

    @property
    def _page(self) -> str:
        return self._api.page_id

    def _asked(self, fields: str) -> dict[str, Any]:
        return {"fields": fields, "limit": LOOKED_AT}

    def _check(self, draft: PostDraft) -> None:
        if not draft.text.strip():
            raise unfit(translate("channels", "A post needs a text."))
        if any(not url.startswith(("https://", "http://")) for url in draft.image_urls):
            raise unfit(translate("channels", "A picture of a post needs a web address."))
        now = self._api.http.server_now()
        if draft.publish_at is not None and not now + SOONEST < draft.publish_at < now + LATEST:
            raise unfit(translate("channels", "A post is planned for ten minutes to four weeks ahead."))

    def _send(self, draft: PostDraft) -> str:
        fields: dict[str, str] = {"message": draft.text.strip()}
        if draft.publish_at is not None:
            at = str(int(draft.publish_at.timestamp()))
            fields |= {"published": "false", "scheduled_publish_time": at}
        with self._api.as_page():
            if len(draft.image_urls) == 1 and draft.publish_at is None:
                link = f"\n{draft.url}" if draft.url else ""
                made = self._api.post(
                    f"{self._page}/photos", {"url": draft.image_urls[0], "message": fields["message"] + link}
                )
                return str(made.get("post_id") or made.get("id") or "")
            if draft.image_urls:
                fields["attached_media"] = self._uploaded(draft.image_urls)
            elif draft.url:
                fields["link"] = draft.url
            return str(self._api.post(f"{self._page}/feed", fields).get("id", ""))

    def _uploaded(self, urls: tuple[str, ...]) -> str:
        ids = [self._api.post(f"{self._page}/photos", {"url": url, "published": "false"}).get("id") for url in urls]
        return as_json([{"media_fbid": str(each)} for each in ids])

    def _looked_for(self, draft: PostDraft, since: datetime) -> RemotePost | None:
        """The same after a lost answer: that nobody can look now does not make it clear."""
        try:
            return self._find(draft, since)
        except ChannelError:
            return None

    def _find(self, draft: PostDraft, since: datetime) -> RemotePost | None:
        wanted = draft.text.strip()
        for post in self.all():
            at = post.planned_at or post.published_at
            late = post.planned_at is not None or (at is not None and at >= since - _A_MOMENT)
            if late and (post.text.strip() == wanted or post.text.strip() == f"{wanted}\n{draft.url}"):
                return post
        return None


def _post(row: Row) -> RemotePost:
    planned = row.get("scheduled_publish_time")
    at = datetime.fromtimestamp(planned, UTC) if isinstance(planned, int) else None
    shown = None if at is not None else _moment(row)
    url = values.text(row.get("permalink_url"))
    return RemotePost(str(row.get("id", "")), values.text(row.get("message")), url, shown, at)


def _moment(row: Mapping[str, Any]) -> datetime | None:
    try:
        return values.moment(row.get("created_time"))
    except ValueError:
        return None
