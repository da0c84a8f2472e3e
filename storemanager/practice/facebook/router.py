"""From a request to its handler: version, token and proof, then the node and its edge. What Meta has taken away is
not here, so asking for it is refused like any unknown address."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from storemanager.practice.facebook import (
    account,
    batches,
    conversations,
    items,
    posts,
    sending,
    sets,
    templates,
)
from storemanager.practice.facebook.calls import REMOVED_PARAMETERS, Call, parameters_of
from storemanager.practice.facebook.errors import (
    JSON_TYPE,
    GraphError,
    bad_parameter,
    not_visible,
    token_dead,
    unknown_path,
)
from storemanager.practice.http import Json, Request, Response

if TYPE_CHECKING:
    from storemanager.practice.facebook.graph import PracticeGraph

VERSION = "v26.0"
VERSIONS = ("v25.0", VERSION)
Handler = Callable[["PracticeGraph", Call], Json]

PAGE_EDGES: dict[tuple[str, str], Handler] = {
    ("GET", ""): account.page,
    ("GET", "product_catalogs"): account.catalogs,
    ("GET", "messaging_feature_review"): account.features,
    ("GET", "conversations"): conversations.list_threads,
    ("POST", "messages"): sending.send,
    ("GET", "message_templates"): templates.list_templates,
    ("POST", "message_templates"): templates.create,
    ("DELETE", "message_templates"): templates.delete,
    ("GET", "feed"): posts.list_posts,
    ("POST", "feed"): posts.create,
    ("GET", "scheduled_posts"): posts.list_scheduled,
    ("POST", "photos"): posts.upload,
}
CATALOG_EDGES: dict[tuple[str, str], Handler] = {
    ("GET", ""): account.catalog,
    ("GET", "products"): items.list_items,
    ("POST", "items_batch"): batches.take,
    ("GET", "check_batch_request_status"): batches.status,
    ("GET", "product_sets"): sets.list_sets,
    ("POST", "product_sets"): sets.create,
}
SET_EDGES: dict[tuple[str, str], Handler] = {("POST", ""): sets.update, ("DELETE", ""): sets.delete}
POST_EDGES: dict[tuple[str, str], Handler] = {("DELETE", ""): posts.delete}
THREAD_EDGES: dict[tuple[str, str], Handler] = {("GET", "messages"): conversations.list_messages}
INSTAGRAM_EDGES: dict[tuple[str, str], Handler] = {("GET", ""): account.instagram}


def answer(graph: PracticeGraph, request: Request) -> Response:
    """The whole way of one request; a refusal is an answer too."""
    headers = {"facebook-api-version": VERSION}
    try:
        call = _signed_in(graph, request)
        graph.usage.count_call(call.path, graph.now())
        body = _handler(graph, call)(graph, call)
    except GraphError as error:
        return error.response({**headers, **graph.usage.headers(graph.now())})
    headers |= graph.usage.headers(graph.now())
    return Response(200, json.dumps(body, ensure_ascii=False).encode(), {**JSON_TYPE, **headers})


def _signed_in(graph: PracticeGraph, request: Request) -> Call:
    found = re.fullmatch(r"/(v\d+\.\d+)(/.*)?", request.path)
    if found is None:
        raise unknown_path(request.path)
    if found[1] not in VERSIONS:
        message = f"(#2635) You are calling a deprecated version of the API. Please update to {VERSION}."
        raise GraphError(2635, message)
    parameters = parameters_of(request)
    for name in REMOVED_PARAMETERS:
        if name in parameters:
            raise bad_parameter(f"Param {name} is no longer supported")
    token = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    page = _check_token(graph, token, str(parameters.pop("appsecret_proof", "")))
    path = found[2] or "/"
    return Call(request.method, path, parameters, graph.settings, page, path.strip("/").split("/"))


def _check_token(graph: PracticeGraph, token: str, proof: str) -> bool:
    """Whether it is the Page's own token. Raises GraphError."""
    settings = graph.settings
    if not token:
        raise GraphError(104, "An access token is required to request this resource.", status=401)
    if token not in (settings.system_token, settings.page_token):
        raise token_dead("Invalid OAuth access token - Cannot parse access token", 467)
    if not proof:
        raise GraphError(100, "API calls from the server require an appsecret_proof argument")
    if not hmac.compare_digest(proof, proof_of(settings.app_secret, token)):
        raise GraphError(100, "Invalid appsecret_proof provided in the API argument")
    if graph.token_dead:
        raise token_dead("Error validating access token: the session has been invalidated.", graph.token_dead)
    return token == settings.page_token


def proof_of(secret: str, token: str) -> str:
    """What proves that whoever has the token knows the app's secret too."""
    return hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()


def _handler(graph: PracticeGraph, call: Call) -> Handler:
    node, edge = call.names[0], "/".join(call.names[1:])
    if node == "me":
        return _edge({("GET", "accounts"): account.accounts, ("GET", ""): account.page}, call, edge)
    if node == "debug_token" and not edge:
        return _edge({("GET", ""): account.debug_token}, call, edge)
    table = _table(graph, node)
    if table is None:
        if not re.fullmatch(r"[a-z]*_?\d[\d_]*", node):
            raise unknown_path(f"/{node}")
        raise not_visible(node)
    return _edge(table, call, edge)


def _table(graph: PracticeGraph, node: str) -> dict[tuple[str, str], Handler] | None:
    settings = graph.settings
    if node == settings.page_id:
        return PAGE_EDGES
    if node == settings.catalog_id:
        return CATALOG_EDGES
    if node == settings.instagram_id:
        return INSTAGRAM_EDGES
    if node in graph.threads:
        return THREAD_EDGES
    if node in graph.posts or node in graph.photos:
        return POST_EDGES
    if node.isdigit() and int(node) in graph.sets:
        return SET_EDGES
    return None


def _edge(table: dict[tuple[str, str], Handler], call: Call, edge: str) -> Handler:
    found = table.get((call.method, edge))
    if found is None:
        raise unknown_path(f"/{edge}") if edge else bad_parameter(f"Unsupported {call.method.lower()} request")
    return found
