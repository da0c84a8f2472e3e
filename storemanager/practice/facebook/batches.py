"""Writing to the catalogue: requests are taken at once and worked off later; what became of them is asked for by a
handle. A finished batch may hold refused rows, and a row that was taken may be rejected by a review afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from storemanager.practice.facebook.errors import GraphError, bad_parameter
from storemanager.practice.facebook.records import Batch, Item
from storemanager.practice.http import Json

if TYPE_CHECKING:
    from storemanager.practice.facebook.calls import Call
    from storemanager.practice.facebook.graph import PracticeGraph

MOST_REQUESTS = 5000
MOST_BYTES = 28_000_000
REQUIRED = ("title", "description", "availability", "condition", "price", "link", "image_link")
AVAILABILITY = (
    "in stock",
    "out of stock",
    "preorder",
    "available for order",
    "discontinued",
    "pending",
    "mark_as_sold",
)
CONTENT = ("title", "description", "image_link", "link")
_PRICE = re.compile(r"\d+(\.\d{1,2})? [A-Z]{3}")
_MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?([+-]\d\d:?\d\d|Z)"
_WINDOW = re.compile(f"{_MOMENT}/{_MOMENT}")
_MARKUP = re.compile(r"<[a-z/][^>]*>", re.IGNORECASE)


def take(graph: PracticeGraph, call: Call) -> Json:
    """POST /{catalog}/items_batch."""
    call.need("catalog_management")
    graph.usage.count_batch(graph.now())
    if call.text("item_type") != "PRODUCT_ITEM":
        raise bad_parameter("Param item_type must be one of {PRODUCT_ITEM}")
    requests = call.structure("requests")
    if not isinstance(requests, list) or not requests:
        raise bad_parameter("Param requests must be a non-empty array")
    if len(requests) > MOST_REQUESTS or len(call.text("requests")) > MOST_BYTES:
        raise GraphError(1, "Please reduce the amount of data you're asking for, then retry your request", status=500)
    status = [_validated(each) for each in requests]
    taken = [each for each, said in zip(requests, status, strict=True) if not said["errors"]]
    told = [said for said in status if said["errors"] or said["warnings"]]
    if not taken:
        return {"handles": [], "validation_status": told}
    handle = f"AcPractice{len(graph.batches) + 1:06}"
    before = [batch.due for batch in graph.batches.values() if not batch.finished and not batch.held]
    due = max([graph.now() + timedelta(seconds=graph.settings.batch_seconds), *before])  # none overtakes another
    graph.batches[handle] = Batch(handle, due, taken, call.flag("allow_upsert", True), held=graph.holds_batches)
    return {"handles": [handle], "validation_status": told}


def _validated(request: Json) -> dict[str, Json]:
    """What is noticed at once: the shape of the row."""
    if not isinstance(request, dict) or request.get("method") not in ("CREATE", "UPDATE", "DELETE"):
        raise bad_parameter("Invalid method in requests")
    data = request.get("data")
    retailer_id = data.get("id") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(retailer_id, str) or not retailer_id:
        raise bad_parameter("Each request needs data with an id")
    errors = _wrong(request["method"], data)
    warnings = [] if "google_product_category" in data or request["method"] != "CREATE" else [_WARNING]
    said: dict[str, Json] = {"retailer_id": retailer_id, "errors": [{"message": each} for each in errors]}
    return {**said, "warnings": warnings}


_WARNING = {"message": "google_product_category is missing"}


def _wrong(method: str, data: dict[str, Json]) -> list[str]:
    if len(data["id"]) > 100:
        return ["id: must be at most 100 characters"]
    if method == "DELETE":
        return []
    wrong = [f"{name}: is required" for name in REQUIRED if method == "CREATE" and not data.get(name)]
    checks: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("title", lambda text: len(text) <= 200),
        ("description", lambda text: len(text) <= 9999 and not _MARKUP.search(text)),
        ("availability", lambda text: text in AVAILABILITY),
        ("price", lambda text: _PRICE.fullmatch(text) is not None),
        ("sale_price", lambda text: text == "" or _PRICE.fullmatch(text) is not None),
        ("sale_price_effective_date", lambda text: text == "" or _WINDOW.fullmatch(text) is not None),
        ("link", _is_web),
        ("image_link", _is_web),
        ("visibility", lambda text: text in ("published", "staging")),
    )
    wrong += [
        f"{name}: {data[name]!r} is invalid" for name, fits in checks if name in data and not _fits(data, name, fits)
    ]
    quantity = data.get("quantity_to_sell_on_facebook", 0)
    if not isinstance(quantity, int) or isinstance(quantity, bool) or quantity < 0:
        wrong.append("quantity_to_sell_on_facebook: must be a non-negative integer")
    return wrong


def _fits(data: dict[str, Json], name: str, fits: Callable[[str], bool]) -> bool:
    return isinstance(data[name], str) and fits(data[name])


def _is_web(text: str) -> bool:
    return text.startswith(("https://", "http://"))


def status(graph: PracticeGraph, call: Call) -> Json:
    """GET /{catalog}/check_batch_request_status."""
    call.need("catalog_management")
    batch = graph.batches.get(call.text("handle"))
    if batch is None:
        raise bad_parameter("Invalid batch handle")
    said: dict[str, Json] = {
        "handle": batch.handle,
        "status": "finished" if batch.finished else "in_progress",
        "errors_total_count": len(batch.errors),
        "errors": batch.errors,
        "warnings_total_count": 0,
        "warnings": [],
        "ids_of_invalid_requests": batch.invalid_ids if call.flag("load_ids_of_invalid_requests", False) else [],
    }
    return {"data": [said]}


# --- Working them off ---


def work_off(graph: PracticeGraph, now: datetime) -> None:
    """All batches that are due, then the reviews that are due."""
    for batch in graph.batches.values():
        if not batch.finished and not batch.held and batch.due <= now:
            _finish(graph, batch)
    for item in graph.items.values():
        if item.review_due is not None and item.review_due <= now:
            _review(graph, item)


def _finish(graph: PracticeGraph, batch: Batch) -> None:
    for line, request in enumerate(batch.requests, start=1):
        problem = _apply(graph, request, batch)
        if problem:
            retailer_id = request["data"]["id"]
            batch.errors.append({"line": line, "id": retailer_id, "message": problem})
            batch.invalid_ids.append(retailer_id)
    batch.finished = True


def _apply(graph: PracticeGraph, request: dict[str, Json], batch: Batch) -> str:
    """The problem, if the row is refused."""
    data = request["data"]
    item = graph.items.get(data["id"])
    if data["id"] in graph.refused_ids:
        return graph.refused_ids[data["id"]]
    if request["method"] == "DELETE":
        if item is None:
            return "Item not found"
        del graph.items[item.retailer_id]
        return ""
    if item is None and request["method"] == "UPDATE" and not batch.allow_upsert:
        return "Item not found"
    if item is None and any(not data.get(name) for name in REQUIRED):
        return "A required field is missing"
    merged = {**(item.data if item else {}), **data}
    sale, price = merged.get("sale_price"), merged.get("price")
    if sale and float(str(sale).split()[0]) >= float(str(price).split()[0]):
        return "sale_price must be lower than price"
    graph.put_item(data, review=item is None or any(name in data for name in CONTENT))
    return ""


def _review(graph: PracticeGraph, item: Item) -> None:
    """What people and machines at Meta say later."""
    item.review_due = None
    words = f"{item.data.get('title', '')} {item.data.get('description', '')}".casefold()
    hit = next((word for word in graph.settings.forbidden_words if word in words), None)
    if hit is None:
        item.review_status, item.errors = "approved", []
        return
    item.review_status = "rejected"
    item.errors = [
        {
            "error_type": "PRODUCT_REJECTED",
            "error_priority": "HIGH",
            "title": "This item goes against the commerce policy",
            "description": f"The item may not be listed: {hit}.",
        }
    ]
