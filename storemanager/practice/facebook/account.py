"""Who is signed in and what that account may do: the Page, its token, the rights, the catalogue itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storemanager.practice.facebook.errors import bad_parameter, no_permission, not_visible
from storemanager.practice.http import Json

if TYPE_CHECKING:
    from storemanager.practice.facebook.calls import Call
    from storemanager.practice.facebook.graph import PracticeGraph

TASKS = ["ADVERTISE", "ANALYZE", "CREATE_CONTENT", "MESSAGING", "MODERATE", "MANAGE"]


def page(graph: PracticeGraph, call: Call) -> Json:
    """GET /{page}."""
    if "pages_show_list" not in call.settings.permissions and "pages_read_engagement" not in call.settings.permissions:
        raise no_permission("pages_read_engagement")
    return _chosen(_page(graph), call, "id,name")


def accounts(graph: PracticeGraph, call: Call) -> Json:
    """GET /me/accounts."""
    call.need("pages_show_list")
    return {"data": [_chosen({**_page(graph), "tasks": TASKS}, call, "id,name,access_token")]}


def _page(graph: PracticeGraph) -> dict[str, Json]:
    settings = graph.settings
    return {
        "id": settings.page_id,
        "name": settings.page_name,
        "access_token": settings.page_token,
        "link": f"https://www.facebook.com/{settings.page_id}",
        "instagram_business_account": {"id": settings.instagram_id} if settings.instagram_id else None,
    }


def _chosen(whole: dict[str, Json], call: Call, default: str) -> dict[str, Json]:
    wanted = call.wanted(default)
    for name in wanted:
        if name not in whole:
            raise bad_parameter(f"Tried accessing nonexisting field ({name})")
    return {name: value for name, value in whole.items() if (name in wanted or name == "id") and value is not None}


def catalog(graph: PracticeGraph, call: Call) -> Json:
    """GET /{catalog}."""
    call.need("catalog_management")
    whole: dict[str, Json] = {
        "id": graph.settings.catalog_id,
        "name": graph.settings.catalog_name,
        "product_count": len(graph.items),
        "vertical": "commerce",
        "business": {"id": graph.settings.business_id, "name": graph.settings.page_name},
    }
    return _chosen(whole, call, "id,name")


def catalogs(graph: PracticeGraph, call: Call) -> Json:
    """GET /{page}/product_catalogs."""
    call.need("catalog_management")
    return {"data": [{"id": graph.settings.catalog_id, "name": graph.settings.catalog_name}]}


def debug_token(graph: PracticeGraph, call: Call) -> Json:
    """GET /debug_token."""
    given = call.text("input_token")
    settings = graph.settings
    if given not in (settings.system_token, settings.page_token):
        problem = {"code": 190, "message": "Malformed access token", "subcode": 467}
        return {"data": {"is_valid": False, "scopes": [], "error": problem}}
    about: dict[str, Json] = {
        "app_id": settings.app_id,
        "type": "PAGE" if given == settings.page_token else "SYSTEM_USER",
        "application": "Store Manager",
        "expires_at": settings.expires_at,
        "is_valid": not graph.token_dead,
        "scopes": sorted(settings.permissions),
    }
    return {"data": about}


def features(graph: PracticeGraph, call: Call) -> Json:
    """GET /{page}/messaging_feature_review."""
    call.need("pages_messaging")
    return {"data": [{"feature": name, "status": status} for name, status in graph.settings.features.items()]}


def instagram(graph: PracticeGraph, call: Call) -> Json:
    """GET /{ig-user}."""
    call.need("instagram_basic")
    if call.names[0] != graph.settings.instagram_id:
        raise not_visible(call.names[0])
    return {"id": graph.settings.instagram_id, "username": graph.settings.instagram_name}
