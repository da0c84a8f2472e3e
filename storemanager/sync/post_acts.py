"""What an entry of the outbox about a post means on a channel. What an earlier attempt published is looked for by its
words before it is sent again."""

from __future__ import annotations

from collections.abc import Callable

from storemanager.channels.base import PostDraft, Posts, RemotePost
from storemanager.channels.errors import RejectedError
from storemanager.domain.syncing import OutboxKind
from storemanager.services import posts
from storemanager.services.outbox import OutboxRow
from storemanager.sync.desk import Desk
from storemanager.texts import translate


def prepare(desk: Desk, row: OutboxRow) -> Callable[[], RemotePost | None]:
    """The call that does it."""
    channel = desk.channel
    if not isinstance(channel, Posts):
        raise RejectedError(
            translate("sync", "This channel has no posts."),
            translate("sync", "Publish it on the channel itself, then withdraw the act here."),
        )
    if row.kind is OutboxKind.REMOVE_POST:
        remote_id = str(row.payload["remote_id"])
        return lambda: channel.remove_post(remote_id)
    given = posts.given_in(row.payload)
    tried = row.created_at if row.attempts else None
    draft = PostDraft(given.text, given.image_urls, given.url, given.publish_at, tried)
    return lambda: channel.publish_post(draft)
