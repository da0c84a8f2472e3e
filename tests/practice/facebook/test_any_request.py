"""Whatever is sent, the practice Page answers in Meta's own envelope."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storemanager.practice.facebook import PracticeGraph
from storemanager.practice.facebook.router import VERSION, proof_of
from storemanager.practice.faults import Fault, Faults, Rule
from storemanager.practice.front import Front
from storemanager.practice.http import Request, Response
from tests.practice.facebook.conftest import LAN, a_row

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=6)
    | st.sampled_from(["AO", "12", "{", "PRODUCT_ITEM"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "method", "data", "text", "attachment", "template", "type"]), inner)
    ),
    max_leaves=8,
)
NAMES = (
    "fields", "limit", "after", "filter", "requests", "item_type", "handle", "recipient", "message", "messaging_type",
    "tag", "name", "language", "category", "components", "url", "published", "scheduled_publish_time",
    "attached_media", "platform", "input_token", "allow_upsert", "since",
)  # fmt: skip
EDGES = (
    "", "products", "items_batch", "check_batch_request_status", "product_sets", "conversations", "messages",
    "message_templates", "feed", "photos", "scheduled_posts", "product_catalogs", "messaging_feature_review",
)  # fmt: skip


def a_page() -> PracticeGraph:
    graph = PracticeGraph(clock=lambda: datetime(2026, 11, 22, 5, tzinfo=UTC))
    graph.put_item(a_row("AO")["data"])
    graph.writes(LAN, "chào")
    return graph


def signed(
    graph: PracticeGraph,
    method: str,
    path: str,
    body: Any = None,
    *,
    page: bool = False,
    query: Mapping[str, str] | None = None,
) -> Request:
    token = graph.settings.page_token if page else graph.settings.system_token
    query = {**(query or {}), "appsecret_proof": proof_of(graph.settings.app_secret, token)}
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    content = b"" if body is None else json.dumps(body).encode()
    return Request(method, f"/{VERSION}/{path}", urlencode(query), headers, content)


@settings(max_examples=120, deadline=None)
@given(
    method=st.sampled_from(["GET", "POST", "DELETE"]),
    node=st.sampled_from(["page", "catalog", "me", "thread", "1", "debug_token", "x"]),
    edge=st.sampled_from(EDGES),
    parameters=st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5),
    page=st.booleans(),
)
def test_any_request_has_an_answer(method: str, node: str, edge: str, parameters: dict[str, Any], page: bool) -> None:
    graph = a_page()
    names = {"page": graph.settings.page_id, "catalog": graph.settings.catalog_id, "thread": next(iter(graph.threads))}
    path = f"{names.get(node, node)}/{edge}".rstrip("/")
    if method == "POST":
        request = signed(graph, method, path, parameters, page=page)
    else:
        plain = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
        request = signed(graph, method, path, page=page, query=plain)
    response = graph.handle(request)
    body = json.loads(response.body)
    assert response.status == 200 or body["error"]["code"]
    graph.clock = lambda: datetime(2026, 11, 23, tzinfo=UTC)
    graph.pass_time()
    assert "AO" in graph.items or method == "POST"


def read(front: Front, graph: PracticeGraph, **query: str) -> Response:
    path = f"{graph.settings.catalog_id}/products"
    asked = {"fields": "retailer_id", "limit": "2", **query}
    return front.answer(signed(graph, "GET", path, query=asked))[0]


@pytest.mark.parametrize(("fault", "shown"), [(Fault.DUPLICATE, ["B", "C"]), (Fault.REPEATED_PAGE, ["A", "B"])])
def test_lists_paged_by_cursors_can_repeat_themselves_too(fault: Fault, shown: list[str]) -> None:
    graph = PracticeGraph()
    for sku in "ABC":
        graph.put_item(a_row(sku)["data"])
    front = Front(graph, Faults())
    first = json.loads(read(front, graph).body)
    front.faults.add(Rule(fault))
    again = json.loads(read(front, graph, after=first["paging"]["cursors"]["after"]).body)
    assert [item["retailer_id"] for item in again["data"]] == shown
