"""What an answer over HTTP holds, as data that can be kept."""

from __future__ import annotations

import json
import re

import httpx

from storemanager.channels.base import Json


def parsed(response: httpx.Response) -> tuple[Json, bool]:
    """The data of an answer, and whether it was an answer for programs at all (a page for people is none)."""
    if response.status_code == 204 or response.request.method == "HEAD":
        return None, True
    if "html" in response.headers.get("content-type", "").lower():
        return None, False
    try:
        text = response.content.decode("utf-8-sig")
        data = json.loads(text)
        return (_storable(data) if _UNSTORABLE.search(text) else data), True
    except (ValueError, RecursionError):
        return None, False


_UNSTORABLE = re.compile(r"\\u(0000|[dD][89a-fA-F])")


def _storable(data: Json) -> Json:
    """Half an emoji (a name cut by the shop) or a zero character can be kept by no database: it becomes "?" or goes."""
    if isinstance(data, str):
        return data.encode("utf-8", "replace").decode().replace("\0", "")
    if isinstance(data, list):
        return [_storable(each) for each in data]
    if isinstance(data, dict):
        return {key: _storable(each) for key, each in data.items()}
    return data
