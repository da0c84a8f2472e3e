"""What people and the Page have written to each other, as it may be read.

Of an Instagram thread only the newest messages can be read. Before Meta has reviewed the app, only the threads of
people with a role in it are shown."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from storemanager.practice.facebook import paging
from storemanager.practice.facebook.errors import bad_parameter, not_visible
from storemanager.practice.facebook.fields import Wanted
from storemanager.practice.facebook.records import Message, Person, Platform, Thread
from storemanager.practice.http import Json

if TYPE_CHECKING:
    from storemanager.practice.facebook.calls import Call
    from storemanager.practice.facebook.graph import PracticeGraph

READABLE_ON_INSTAGRAM = 20
MESSAGE_FIELDS = ("id", "created_time", "from", "to", "message", "attachments", "sticker", "is_unsupported")
THREAD_FIELDS = (
    "id",
    "updated_time",
    "snippet",
    "unread_count",
    "message_count",
    "can_reply",
    "link",
    "participants",
    "senders",
    "messages",
)


def moment(at: datetime) -> str:
    """A moment as the Graph API writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%S+0000")


def permission(platform: Platform) -> str:
    """The right that a platform's messages need."""
    return "pages_messaging" if platform is Platform.MESSENGER else "instagram_manage_messages"


def list_threads(graph: PracticeGraph, call: Call) -> Json:
    """GET /{page}/conversations: the last one changed comes first."""
    graph.need_page_token(call)
    asked = call.text("platform", "MESSENGER")
    if asked not in (Platform.MESSENGER, Platform.INSTAGRAM):
        raise bad_parameter("Param platform must be one of {INSTAGRAM, MESSENGER}")
    platform = Platform(asked)
    call.need(permission(platform))
    found = [thread for thread in graph.threads.values() if thread.person.platform is platform and thread.messages]
    found = [thread for thread in found if graph.may_meet(thread.person)]
    if call.text("user_id"):
        found = [thread for thread in found if thread.person.id == call.text("user_id")]
    wanted = call.wanted("id,link,updated_time")
    _known(wanted, THREAD_FIELDS)
    return paging.page(
        sorted(found, key=_place, reverse=True),
        _place,
        lambda thread: _thread_view(graph, thread, wanted, call),
        after=call.text("after"),
        limit=call.number("limit", paging.DEFAULT_LIMIT),
        address=f"{graph.address}{call.path}",
    )


def _place(thread: Thread) -> str:
    return f"{thread.updated.timestamp():020.6f}|{thread.id}"


def _thread_view(graph: PracticeGraph, thread: Thread, wanted: dict[str, Wanted], call: Call) -> Json:
    both = {"data": [person_view(thread.person), page_view(graph, thread.person.platform)]}
    whole: dict[str, Json] = {
        "id": thread.id,
        "updated_time": moment(thread.updated),
        "snippet": thread.messages[-1].text[:120],
        "unread_count": thread.unread,
        "message_count": len(thread.messages),
        "can_reply": not thread.person.blocked_page,
        "link": f"/{graph.settings.page_id}/inbox/{thread.id}/",
        "participants": both,
        "senders": both,
    }
    if "messages" in wanted:
        below = wanted["messages"]
        names = below.below or {name: Wanted(name) for name in ("id", "created_time")}
        whole["messages"] = _messages(graph, thread, names, below.limit or paging.DEFAULT_LIMIT, "", call)
    return {name: value for name, value in whole.items() if name == "id" or name in wanted}


def list_messages(graph: PracticeGraph, call: Call) -> Json:
    """GET /{conversation}/messages: the newest comes first."""
    graph.need_page_token(call)
    thread = graph.threads.get(call.names[0])
    if thread is None or not graph.may_meet(thread.person):
        raise not_visible(call.names[0])
    call.need(permission(thread.person.platform))
    wanted = call.wanted("id,created_time")
    limit = call.number("limit", paging.DEFAULT_LIMIT)
    return _messages(graph, thread, wanted, limit, call.text("after"), call)


def _messages(
    graph: PracticeGraph, thread: Thread, wanted: dict[str, Wanted], limit: int, after: str, call: Call
) -> dict[str, Json]:
    _known(wanted, MESSAGE_FIELDS)
    newest = list(reversed(thread.messages))
    readable = {message.id for message in newest[:READABLE_ON_INSTAGRAM]}
    hides = thread.person.platform is Platform.INSTAGRAM

    def view(message: Message) -> Json:
        whole = _message_view(graph, thread, message, readable=not hides or message.id in readable)
        return {name: value for name, value in whole.items() if name == "id" or name in wanted}

    return paging.page(
        newest,
        lambda message: f"{message.at.timestamp():020.6f}|{message.id}",
        view,
        after=after,
        limit=limit,
        address=f"{graph.address}/{thread.id}/messages",
    )


def _message_view(graph: PracticeGraph, thread: Thread, message: Message, *, readable: bool) -> dict[str, Json]:
    page, person = page_view(graph, thread.person.platform), person_view(thread.person)
    whole: dict[str, Json] = {
        "id": message.id,
        "created_time": moment(message.at),
        "from": page if message.from_page else person,
        "to": {"data": [person if message.from_page else page]},
        "message": message.text if readable else "",
    }
    if not readable:
        return {**whole, "is_unsupported": True}
    if message.sticker:
        whole["sticker"] = message.sticker
    if message.cards:
        shown = [{"id": f"c{message.id}", "generic_template": card} for card in message.cards]
        whole["attachments"] = {"data": shown}
    if message.picture_url:
        picture = {"id": f"a{message.id}", "mime_type": "image/jpeg", "image_data": {"url": message.picture_url}}
        whole["attachments"] = {"data": [picture]}
    return whole


def person_view(person: Person) -> dict[str, Json]:
    """Somebody as the API names them: the address is none."""
    if person.platform is Platform.INSTAGRAM:
        return {"id": person.id, "username": person.username or person.name}
    return {"id": person.id, "name": person.name, "email": f"{person.id}@facebook.com"}


def page_view(graph: PracticeGraph, platform: Platform) -> dict[str, Json]:
    """The shop as a member of a thread: the Page, or its Instagram account."""
    if platform is Platform.INSTAGRAM:
        return {"id": graph.settings.instagram_in_threads, "username": graph.settings.instagram_name}
    page_id = graph.settings.page_id
    return {"id": page_id, "name": graph.settings.page_name, "email": f"{page_id}@facebook.com"}


def _known(wanted: dict[str, Wanted], names: tuple[str, ...]) -> None:
    for name in wanted:
        if name not in names:
            raise bad_parameter(f"Tried accessing nonexisting field ({name})")
