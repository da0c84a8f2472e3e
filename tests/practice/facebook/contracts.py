"""What Meta's own specifications say of every request and answer, where they are beside the project."""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

import jsonschema

from storemanager.practice.facebook import PracticeGraph
from storemanager.practice.facebook.calls import parameters_of
from storemanager.practice.facebook.fields import parse
from storemanager.practice.http import Request, Response
from tests.conftest import SHARED

FOLDER = SHARED / "contracts" / "facebook"
REMOVED = (
    "commerce_orders",
    "commerce_payouts",
    "commerce_transactions",
    "order_management_apps",
    "shipments",
    "cancellations",
    "returns",
    "refunds",
    "acknowledge_order",
    "acknowledge_orders",
    "commerce_merchant_settings",
    "returns_portal",
)
"""Edges of the order management API: the specifications still list them, and nothing answers there any more."""
GONE_PARAMETERS = {"pretty", "debug", "date_format", "ids"}
GONE_TAGS = ("CONFIRMED_EVENT_UPDATE", "POST_PURCHASE_UPDATE", "ACCOUNT_UPDATE")
EVERYWHERE = {"fields", "limit", "after", "before", "since", "until", "appsecret_proof", "summary"}
OUTSIDE = {"debug_token"}  # no node of its own in the specifications
SCHEMAS = {
    ("GET", "conversations"): "conversations_page",
    ("POST", "items_batch"): "items_batch_response",
    ("GET", "check_batch_request_status"): "check_batch_response",
    ("POST", "messages"): "send_response",
}
BODIES = {("POST", "items_batch"): "items_batch_request", ("POST", "messages"): "send_request"}


@cache
def node(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


@cache
def validator(name: str) -> Any:
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema)


class WatchedGraph(PracticeGraph):
    """A practice Page that holds each exchange against the specifications. `judges_requests` is switched off by tests
    that ask for nonsense on purpose."""

    judges_requests = True

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.seen: set[tuple[str, str, str]] = set()
        self.problems: list[str] = []

    def handle(self, request: Request) -> Response:
        response = super().handle(request)
        if FOLDER.is_dir():
            try:
                self._look(request, response)
            except (jsonschema.ValidationError, AssertionError) as error:
                self.problems.append(f"{request.method} {request.path}: {str(error).splitlines()[0]}")
        return response

    def _look(self, request: Request, response: Response) -> None:
        body = json.loads(response.body)
        for name, schema in (
            ("X-App-Usage", "header_app_usage"),
            ("X-Business-Use-Case-Usage", "header_business_use_case_usage"),
        ):
            validator(schema).validate(json.loads(response.headers[name]))
        if response.status >= 400:
            validator("error").validate(body)
            return
        parts = request.path.strip("/").split("/")[1:]
        kind, edge = self._kind(parts[0]), "/".join(parts[1:])
        if kind in OUTSIDE:
            return
        self.seen.add((request.method, kind, edge))
        parameters = parameters_of(request)
        if self.judges_requests:
            self._look_at_request(request, kind, edge, parameters)
        if (request.method, edge) in SCHEMAS and "sender_action" not in parameters:
            validator(SCHEMAS[request.method, edge]).validate(body)
        if request.method == "GET":
            self._look_at_fields(kind, edge, parameters)

    def _look_at_request(self, request: Request, kind: str, edge: str, parameters: dict[str, Any]) -> None:
        assert edge not in REMOVED, "this call does not exist any more"
        assert not GONE_PARAMETERS & parameters.keys()
        assert not any(tag in request.body.decode() for tag in GONE_TAGS)
        assert not any(name == "access_token" for name, _ in parse_qsl(request.query)), (
            "the token stands in the address"
        )
        api = call_of(kind, request.method, edge)
        assert api is not None, "the specifications know no such call"
        known = {each["name"] for each in api["params"]} | EVERYWHERE
        assert parameters.keys() <= known, f"unknown parameters {parameters.keys() - known}"
        if (request.method, edge) in BODIES:
            sent = {name: decoded(value) for name, value in parameters.items() if name != "appsecret_proof"}
            validator(BODIES[request.method, edge]).validate(sent)

    def _look_at_fields(self, kind: str, edge: str, parameters: dict[str, Any]) -> None:
        api = call_of(kind, "GET", edge)
        assert api is not None
        wanted = parse(parameters.get("fields", ""))
        if (FOLDER / f"{api['return']}.json").is_file():
            unknown = wanted.keys() - {each["name"] for each in node(api["return"])["fields"]} - _LATER[api["return"]]
            assert not unknown, f"unknown fields {unknown} of {api['return']}"

    def _kind(self, name: str) -> str:
        settings = self.settings
        kinds = {
            settings.page_id: "Page",
            settings.catalog_id: "ProductCatalog",
            settings.instagram_id: "IGUser",
            "me": "User",
            "debug_token": "debug_token",
        }
        if name in kinds:
            return kinds[name]
        if name.startswith("t_"):
            return "UnifiedThread"
        if "_" in name:
            return "PagePost"
        return "Photo" if name in self.photos else "ProductSet"


class _Later(dict[str, set[str]]):
    def __missing__(self, key: str) -> set[str]:
        return set()


_LATER = _Later({"UnifiedThread": {"messages", "participants"}, "PagePost": {"created_time"}})
"""Edges that may stand among the fields."""


def call_of(kind: str, method: str, edge: str) -> dict[str, Any] | None:
    """The specification of a call, if it exists."""
    plain = {"GET": "#get", "POST": "#update", "DELETE": "#delete"}[method]
    for api in node(kind)["apis"]:
        if api["method"] == method and (api.get("endpoint") == edge if edge else api.get("name") == plain):
            found: dict[str, Any] = api
            return found
    return None


def decoded(value: Any) -> Any:
    """A parameter of a form as what it stands for."""
    if not isinstance(value, str):
        return value
    if value in ("true", "false"):
        return value == "true"
    return json.loads(value) if value[:1] in "[{" else value
