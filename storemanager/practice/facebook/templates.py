"""Utility message templates: handed in, looked at by Meta within seconds, then usable."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from storemanager.practice.facebook import paging
from storemanager.practice.facebook.errors import bad_parameter
from storemanager.practice.facebook.records import Template
from storemanager.practice.http import Json

if TYPE_CHECKING:
    from storemanager.practice.facebook.calls import Call
    from storemanager.practice.facebook.graph import PracticeGraph


def list_templates(graph: PracticeGraph, call: Call) -> Json:
    """GET /{page}/message_templates."""
    graph.need_page_token(call)
    call.need("page_utility_messaging")
    wanted = call.wanted("id,name,status")
    return paging.page(
        list(graph.templates.values()),
        lambda each: each.id,
        lambda each: {name: value for name, value in _whole(each).items() if name == "id" or name in wanted},
        after=call.text("after"),
        limit=call.number("limit", paging.DEFAULT_LIMIT),
        address=f"{graph.address}{call.path}",
    )


def _whole(template: Template) -> dict[str, Json]:
    return {
        "id": template.id,
        "name": template.name,
        "language": template.language,
        "category": "UTILITY",
        "status": template.status,
        "components": template.components,
        "rejected_reason": template.rejected_reason or "NONE",
    }


def create(graph: PracticeGraph, call: Call) -> Json:
    """POST /{page}/message_templates."""
    graph.need_page_token(call)
    call.need("page_utility_messaging")
    name, language, components = call.text("name"), call.text("language"), call.structure("components")
    if not name or not language or call.text("category") != "UTILITY" or not isinstance(components, list):
        raise bad_parameter("A template needs name, language, category and components")
    if any((each.name, each.language) == (name, language) for each in graph.templates.values()):
        raise bad_parameter("A template with this name and language already exists", subcode=2388024)
    due = graph.now() + timedelta(seconds=graph.settings.template_seconds)
    made = Template(str(graph.next_id()), name, language, components, due)
    graph.templates[made.id] = made
    return {"id": made.id, "status": made.status, "category": "UTILITY"}


def delete(graph: PracticeGraph, call: Call) -> Json:
    """DELETE /{page}/message_templates: by name, all languages."""
    graph.need_page_token(call)
    call.need("page_utility_messaging")
    gone = [each.id for each in graph.templates.values() if each.name == call.text("name")]
    for each in gone:
        del graph.templates[each]
    return {"success": bool(gone)}


def look_at(graph: PracticeGraph, now: datetime) -> None:
    """Meta's own look at what was handed in."""
    for template in graph.templates.values():
        if template.status != "PENDING" or template.due > now:
            continue
        words = " ".join(str(each.get("text", "")) for each in template.components).casefold()
        promotes = any(word in words for word in graph.settings.promotional_words)
        template.status = "REJECTED" if promotes else "APPROVED"
        template.rejected_reason = "PROMOTIONAL" if promotes else ""
