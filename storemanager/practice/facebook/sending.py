"""`POST /{page}/messages`: who may be written to, when, and with what."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from storemanager.practice.facebook.errors import GraphError, bad_parameter
from storemanager.practice.facebook.records import Message, Platform, Template, Thread
from storemanager.practice.facebook.settings import HUMAN_AGENT
from storemanager.practice.http import Json

if TYPE_CHECKING:
    from storemanager.practice.facebook.calls import Call
    from storemanager.practice.facebook.graph import PracticeGraph

A_DAY, A_WEEK = timedelta(hours=24), timedelta(days=7)
LONGEST_TEXT = 2000
KINDS = ("RESPONSE", "UPDATE", "MESSAGE_TAG", "UTILITY")


def send(graph: PracticeGraph, call: Call) -> Json:
    """One message to one person."""
    graph.need_page_token(call)
    thread = _thread(graph, call)
    kind = call.text("messaging_type", "RESPONSE")
    if kind not in KINDS:
        raise bad_parameter("Param messaging_type must be one of {MESSAGE_TAG, RESPONSE, UPDATE, UTILITY}")
    if thread.person.platform is Platform.INSTAGRAM:
        call.need("instagram_manage_messages")
    call.need("pages_messaging")
    if graph.restricted:
        raise GraphError(368, "The action attempted has been deemed abusive or is otherwise disallowed", status=403)
    if not graph.may_meet(thread.person):
        message = "(#10) Cannot message users who are not admins, developers or testers of the app until reviewed"
        raise GraphError(10, message, subcode=2018028, status=403)
    if thread.person.blocked_page:
        raise GraphError(551, "(#551) This person isn't available right now.", subcode=1545041)
    if call.text("sender_action"):
        return _act(thread, call)
    message = call.structure("message")
    cards = [] if kind == "UTILITY" else _cards(message)
    text = _template_text(graph, call, message) if kind == "UTILITY" else "" if cards else _text(message)
    _check_window(graph, thread, kind, call)
    made = Message(graph.next_message_id(), graph.now(), from_page=True, text=text, cards=cards)
    thread.messages.append(made)
    return {"recipient_id": thread.person.id, "message_id": made.id}


def _thread(graph: PracticeGraph, call: Call) -> Thread:
    recipient = call.structure("recipient")
    person_id = recipient.get("id") if isinstance(recipient, dict) else None
    found = next((thread for thread in graph.threads.values() if thread.person.id == person_id), None)
    if found is None:
        raise GraphError(100, "(#100) No matching user found", subcode=2018001)
    return found


def _act(thread: Thread, call: Call) -> Json:
    """The shop has read it, or is typing."""
    if call.text("sender_action").casefold() == "mark_seen":
        thread.unread = 0
    return {"recipient_id": thread.person.id}


def _text(message: Json) -> str:
    text = message.get("text")
    if not isinstance(text, str) or not text or len(text) > LONGEST_TEXT:
        raise bad_parameter("Length of param message[text] must be less than or equal to 2000")
    return text


def _cards(message: Json) -> list[dict[str, Json]]:
    if not isinstance(message, dict):
        raise bad_parameter("Param message must be an object")
    attachment = message.get("attachment")
    if bool(message.get("text")) == bool(attachment):
        raise bad_parameter("Message needs either text or an attachment")
    if not attachment:
        return []
    payload = attachment.get("payload") if isinstance(attachment, dict) else None
    if not isinstance(payload, dict) or attachment.get("type") != "template":
        raise bad_parameter("Invalid attachment")
    elements = payload.get("elements")
    if payload.get("template_type") != "generic" or not isinstance(elements, list) or not 1 <= len(elements) <= 10:
        raise bad_parameter("Invalid template")
    for element in elements:
        if not element.get("title") or len(element.get("buttons") or ()) > 3:
            raise bad_parameter("Invalid element")
    return [{"title": each["title"], "subtitle": each.get("subtitle", "")} for each in elements]


def _check_window(graph: PracticeGraph, thread: Thread, kind: str, call: Call) -> None:
    if kind == "UTILITY":
        return
    inbound = thread.last_inbound
    since = A_WEEK * 100 if inbound is None else graph.now() - inbound
    if kind == "MESSAGE_TAG":
        _check_tag(graph, call)
        allowed = A_WEEK
    else:
        allowed = A_DAY
    if since > allowed:
        instagram = thread.person.platform is Platform.INSTAGRAM
        message = "(#10) This message is sent outside of allowed window."
        raise GraphError(10, message, subcode=2534022 if instagram else 2018278, status=403)


def _check_tag(graph: PracticeGraph, call: Call) -> None:
    tag = call.text("tag")
    if tag != "HUMAN_AGENT":  # all others were taken away
        raise bad_parameter(f"Invalid message tag: {tag or '(none)'}")
    if graph.settings.features.get(HUMAN_AGENT) != "APPROVED":
        raise GraphError(200, "(#200) The feature Human Agent is not approved for this app", status=403)


def _template_text(graph: PracticeGraph, call: Call, message: Json) -> str:
    call.need("page_utility_messaging")
    asked = message.get("template") if isinstance(message, dict) else None
    if not isinstance(asked, dict):
        raise bad_parameter("A utility message needs a template")
    language = (asked.get("language") or {}).get("code")
    found = next(
        (each for each in graph.templates.values() if (each.name, each.language) == (asked.get("name"), language)), None
    )
    if found is None or found.status != "APPROVED":
        raise bad_parameter("The message template does not exist or is not approved")
    return _filled(found, asked.get("components") or [])


def _filled(template: Template, components: list[Json]) -> str:
    values = [each["text"] for part in components if part.get("type") == "body" for each in part["parameters"]]
    body = next((str(each.get("text")) for each in template.components if each.get("type") == "BODY"), "")
    if body.count("{{") != len(values):
        raise bad_parameter("Number of parameters does not match the template")
    for number, value in enumerate(values, start=1):
        body = body.replace(f"{{{{{number}}}}}", str(value))
    return body
