"""Posts and photos of the Page: published, scheduled, read, taken down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from storemanager.practice.facebook import paging
from storemanager.practice.facebook.conversations import moment
from storemanager.practice.facebook.errors import GraphError, bad_parameter, not_visible
from storemanager.practice.facebook.records import Photo, Post
from storemanager.practice.http import Json

if TYPE_CHECKING:
    from storemanager.practice.facebook.calls import Call
    from storemanager.practice.facebook.graph import PracticeGraph

SOONEST, LATEST = timedelta(minutes=10), timedelta(days=30)
REMEMBERED = 10


def list_posts(graph: PracticeGraph, call: Call) -> Json:
    """GET /{page}/feed: what is shown, the newest first."""
    return _list(graph, call, [each for each in graph.posts.values() if each.published])


def list_scheduled(graph: PracticeGraph, call: Call) -> Json:
    """GET /{page}/scheduled_posts."""
    return _list(graph, call, [each for each in graph.posts.values() if each.scheduled is not None])


def _list(graph: PracticeGraph, call: Call, posts: list[Post]) -> Json:
    graph.need_page_token(call)
    call.need("pages_read_engagement")
    wanted = call.wanted("id,message,created_time")
    since = call.number("since", 0)
    chosen = [each for each in posts if each.at.timestamp() >= since]
    return paging.page(
        sorted(chosen, key=_place, reverse=True),
        _place,
        lambda each: {name: value for name, value in _whole(graph, each).items() if name == "id" or name in wanted},
        after=call.text("after"),
        limit=call.number("limit", paging.DEFAULT_LIMIT),
        address=f"{graph.address}{call.path}",
    )


def _place(post: Post) -> str:
    return f"{post.at.timestamp():020.6f}|{post.id}"


def _whole(graph: PracticeGraph, post: Post) -> dict[str, Json]:
    pictures = [graph.photos[each].url for each in post.photo_ids if each in graph.photos]
    whole: dict[str, Json] = {
        "id": post.id,
        "message": post.message,
        "created_time": moment(post.at),
        "permalink_url": f"https://www.facebook.com/{post.id}",
        "is_published": post.published,
    }
    if pictures:
        whole["full_picture"] = pictures[0]
    if post.scheduled is not None:
        whole["scheduled_publish_time"] = int(post.scheduled.timestamp())
    return whole


def create(graph: PracticeGraph, call: Call) -> Json:
    """POST /{page}/feed."""
    graph.need_page_token(call)
    call.need("pages_manage_posts")
    media = call.structure("attached_media") or []
    photo_ids = [str(each.get("media_fbid")) for each in media]
    if any(each not in graph.photos for each in photo_ids):
        raise bad_parameter("Invalid photo id in attached_media")
    message, link = call.text("message"), call.text("link")
    if not message and not link and not photo_ids:
        raise bad_parameter("A post needs a message, a link or a photo")
    return {"id": _post(graph, call, message, link, photo_ids).id}


def upload(graph: PracticeGraph, call: Call) -> Json:
    """POST /{page}/photos."""
    graph.need_page_token(call)
    call.need("pages_manage_posts")
    url = call.text("url")
    if not url.startswith(("https://", "http://")):
        raise GraphError(324, "(#324) Missing or invalid image file")
    published = call.flag("published", True)
    text = call.text("message") or call.text("caption")
    made = Photo(str(graph.next_id()), url, text, graph.now(), published)
    graph.photos[made.id] = made
    if not published:
        return {"id": made.id}
    return {"id": made.id, "post_id": _post(graph, call, text, "", [made.id]).id}


def _post(graph: PracticeGraph, call: Call, message: str, link: str, photo_ids: list[str]) -> Post:
    latest = list(graph.posts.values())[-REMEMBERED:]
    if message and any((each.message, each.link) == (message, link) for each in latest):
        raise GraphError(506, "(#506) Duplicate status message", subcode=1455006)
    scheduled = _scheduled(graph, call)
    post = Post(
        f"{graph.settings.page_id}_{graph.next_id()}",
        graph.now(),
        message,
        link,
        photo_ids,
        scheduled is None,
        scheduled,
    )
    graph.posts[post.id] = post
    return post


def _scheduled(graph: PracticeGraph, call: Call) -> datetime | None:
    if call.flag("published", True):
        return None
    at = datetime.fromtimestamp(call.number("scheduled_publish_time", 0), UTC)
    if not graph.now() + SOONEST <= at <= graph.now() + LATEST:
        raise bad_parameter("The specified scheduled publish time is invalid", subcode=1363092)
    return at


def delete(graph: PracticeGraph, call: Call) -> Json:
    """DELETE /{post} or /{photo}."""
    graph.need_page_token(call)
    call.need("pages_manage_posts")
    name = call.names[0]
    if name not in graph.posts and name not in graph.photos:
        raise not_visible(name)
    graph.posts.pop(name, None)
    graph.photos.pop(name, None)
    return {"success": True}


def appear(graph: PracticeGraph, now: datetime) -> None:
    """Scheduled posts whose time has come."""
    for post in graph.posts.values():
        if post.scheduled is not None and post.scheduled <= now:
            post.published, post.at, post.scheduled = True, post.scheduled, None
