"""Threads and messages of Messenger and Instagram, as conversations with one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from storemanager.channels.base import RemoteAttachment, RemoteConversation, RemoteMessage, RemotePerson
from storemanager.channels.facebook import values

Row = Mapping[str, Any]
MESSAGE_FIELDS = "id,created_time,from,to,message,attachments,sticker"
AT_ONCE = 20
"""So many messages come with a thread; of an Instagram thread no others can be read at all."""
THREAD_FIELDS = (
    "id,updated_time,snippet,unread_count,message_count,can_reply,link,participants,"
    f"messages.limit({AT_ONCE}){{{MESSAGE_FIELDS}}}"
)
_FACEBOOK = "https://www.facebook.com"


def conversation(row: Row, place: str, own_ids: Iterable[str]) -> RemoteConversation:
    """Raises KeyError, TypeError or ValueError when the thread makes no sense."""
    own = set(own_ids)
    updated = values.moment(row["updated_time"])
    if updated is None:
        raise ValueError("updated_time")
    told = row.get("messages")
    rows = told.get("data") or [] if isinstance(told, dict) else []
    found = [message(each, own) for each in rows]
    return RemoteConversation(
        remote_id=str(row["id"]),
        person=_person(row, own),
        updated_at=updated,
        messages=in_order(found),
        place=place,
        whole=_number(row.get("message_count")) <= len(rows),
        unread=_number(row.get("unread_count")),
        can_reply=row.get("can_reply") is not False,
        url=_FACEBOOK + values.text(row.get("link")) if values.text(row.get("link")).startswith("/") else "",
    )


def in_order(newest_first: Sequence[RemoteMessage]) -> tuple[RemoteMessage, ...]:
    """The oldest first; those of one second stay in the order in which they were told."""
    oldest_first = list(newest_first)[::-1]
    return tuple(sorted(oldest_first, key=lambda each: each.sent_at))


def message(row: Row, own_ids: Iterable[str]) -> RemoteMessage:
    """One message. An older one of Instagram comes without its content, and nobody sends nothing."""
    sent_at = values.moment(row["created_time"])
    if sent_at is None:
        raise ValueError("created_time")
    writer = row.get("from")
    text = values.text(row.get("message"))
    attachments = tuple(_attachments(row))
    return RemoteMessage(
        remote_id=str(row["id"]),
        sent_at=sent_at,
        from_shop=isinstance(writer, dict) and _is_own(writer, set(own_ids)),
        text=text,
        attachments=attachments,
        readable=bool(text or attachments),
    )


def _attachments(row: Row) -> Iterable[RemoteAttachment]:
    if row.get("sticker"):
        yield RemoteAttachment("sticker", str(row["sticker"]))
    told = row.get("attachments")
    for each in told.get("data") or [] if isinstance(told, dict) else []:
        yield _attachment(each)


def _attachment(row: Row) -> RemoteAttachment:
    card = row.get("generic_template")
    if isinstance(card, dict):
        return RemoteAttachment("card", name=values.text(card.get("title")))
    for name, kind in (("image_data", "image"), ("video_data", "video")):
        data = row.get(name)
        if isinstance(data, dict):
            return RemoteAttachment(kind, values.text(data.get("url")), values.text(row.get("name")))
    kind = values.text(row.get("mime_type")).partition("/")[0]
    return RemoteAttachment(
        kind if kind in ("audio", "image", "video") else "file",
        values.text(row.get("file_url")),
        values.text(row.get("name")),
    )


def _person(row: Row, own: set[str]) -> RemotePerson:
    """The other one. The e-mail beside the name is none: Meta makes it up from the id."""
    told = row.get("participants")
    others = [
        each
        for each in (told.get("data") or [] if isinstance(told, dict) else [])
        if isinstance(each, dict) and each.get("id") and not _is_own(each, own)
    ]
    if not others:
        raise KeyError("participants")
    first = others[0]
    username = values.text(first.get("username"))
    return RemotePerson(str(first["id"]), values.text(first.get("name")) or username, username)


def _is_own(member: Row, own: set[str]) -> bool:
    return str(member.get("id")) in own or values.text(member.get("username")) in own


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
