"""Product sets: named parts of the catalogue, each by a rule. Two sets may not have the same rule."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from storemanager.practice.facebook import items, paging
from storemanager.practice.facebook.errors import GraphError, bad_parameter, not_visible
from storemanager.practice.facebook.records import ProductSet
from storemanager.practice.http import Json

if TYPE_CHECKING:
    from storemanager.practice.facebook.calls import Call
    from storemanager.practice.facebook.graph import PracticeGraph


def list_sets(graph: PracticeGraph, call: Call) -> Json:
    """GET /{catalog}/product_sets."""
    call.need("catalog_management")
    return paging.page(
        sorted(graph.sets.values(), key=lambda each: each.id),
        lambda each: f"{each.id:020}",
        lambda each: _view(graph, each, call),
        after=call.text("after"),
        limit=call.number("limit", paging.DEFAULT_LIMIT),
        address=f"{graph.address}{call.path}",
    )


def _view(graph: PracticeGraph, each: ProductSet, call: Call) -> Json:
    count = sum(items.holds(each.rule, item) for item in graph.items.values())
    whole = {"id": str(each.id), "name": each.name, "filter": _as_text(each.rule), "product_count": count}
    return {name: value for name, value in whole.items() if name == "id" or name in call.wanted("id,name")}


def _as_text(rule: Json) -> str:
    """A rule as the API gives it back: as text."""
    return json.dumps(rule, ensure_ascii=False)


def create(graph: PracticeGraph, call: Call) -> Json:
    """POST /{catalog}/product_sets."""
    call.need("catalog_management")
    name, rule = call.text("name"), _rule(graph, call)
    if not name:
        raise bad_parameter("Param name is required")
    if any(each.rule == rule for each in graph.sets.values()):
        raise GraphError(10803, "(#10803) Product set with the same filters already exists")
    made = ProductSet(graph.next_id(), name, rule)
    graph.sets[made.id] = made
    return {"id": str(made.id)}


def update(graph: PracticeGraph, call: Call) -> Json:
    """POST /{set}."""
    call.need("catalog_management")
    found = _find(graph, call)
    if "filter" in call.parameters:
        found.rule = _rule(graph, call)
    found.name = call.text("name") or found.name
    return {"success": True}


def delete(graph: PracticeGraph, call: Call) -> Json:
    """DELETE /{set}."""
    call.need("catalog_management")
    del graph.sets[_find(graph, call).id]
    return {"success": True}


def _rule(graph: PracticeGraph, call: Call) -> dict[str, Json]:
    rule = call.structure("filter")
    if not isinstance(rule, dict):
        raise bad_parameter("Param filter must be a rule")
    for item in list(graph.items.values())[:1]:
        items.holds(rule, item)  # raises for a rule that makes no sense
    return rule


def _find(graph: PracticeGraph, call: Call) -> ProductSet:
    number = call.names[0]
    if not number.isdigit() or int(number) not in graph.sets:
        raise not_visible(number)
    return graph.sets[int(number)]
