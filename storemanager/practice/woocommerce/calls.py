"""One request on its way through the shop, and the answer that comes out."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from storemanager.practice.http import Json, Request, Response

ITEM_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


@dataclass(slots=True)
class Call:
    """A request after its route was found. `parameters` are checked; those of a batch item are not."""

    request: Request
    ids: tuple[int, ...]
    query: dict[str, Json]
    parameters: dict[str, Json]
    in_batch: bool = False


@dataclass(slots=True)
class Answer:
    """What a handler answers, before it becomes bytes."""

    status: int
    data: Json
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None

    def encoded(self) -> Response:
        """The answer as bytes."""
        body = self.raw
        if body is None:
            body = json.dumps(self.data, ensure_ascii=False, separators=(",", ":")).encode()
        return Response(self.status, body, self.headers)


def links(address: str, path: str, number: int, *, up: str = "", allow: list[str] | None = None) -> dict[str, Json]:
    """Where a record and its list are found."""
    base = f"{address}/wp-json/wc/v3/"
    hints = {"allow": list(allow or ITEM_METHODS)}
    result: dict[str, Json] = {
        "self": [{"href": f"{base}{path}/{number}", "targetHints": hints}],
        "collection": [{"href": base + path}],
    }
    if up:
        result["up"] = [{"href": base + up}]
    return result


def merged_meta(kept: list[dict[str, Json]], sent: Json, next_id: Callable[[], int]) -> list[dict[str, Json]]:
    """Meta values after a write: a known key is replaced, a null value removes it."""
    result = [dict(entry) for entry in kept]
    for entry in sent if isinstance(sent, list) else ():
        if not isinstance(entry, dict):
            continue
        number, key = entry.get("id"), entry.get("key")
        match = next((old for old in result if old["id"] == number or (not number and old["key"] == key)), None)
        if match is None and key is not None and entry.get("value") is not None:
            result.append({"id": next_id(), "key": str(key), "value": entry["value"]})
        elif match is not None and entry.get("value") is None:
            result.remove(match)
        elif match is not None:
            match["value"] = entry["value"]
    return result
