"""Where a list of Vendure is continued: by modification time, with its border included, because one second may hold
many records (F05), and with an overlap at the end (F04)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

TAKE = 25
OVERLAP = timedelta(minutes=10)
RESOLUTION = timedelta(seconds=1)
LONG_AGO = "2000-01-01T00:00:00.000Z"


def options(cursor: str | None, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
    at = json.loads(cursor) if cursor else {"after": LONG_AGO, "skip": 0}
    return {
        "filter": {"updatedAt": {"after": at["after"]}, **(extra or {})},
        "sort": {"updatedAt": "ASC", "id": "ASC"},
        "take": TAKE,
        "skip": at["skip"],
    }


def next_cursor(cursor: str | None, rows: Sequence[Mapping[str, Any]]) -> tuple[str, bool]:
    """The next cursor, and whether a further page waits."""
    at: dict[str, Any] = json.loads(cursor) if cursor else {"after": LONG_AGO, "skip": 0}
    if not rows:
        return json.dumps({"after": at["after"], "skip": 0}), False
    last = str(rows[-1]["updatedAt"])
    if len(rows) < TAKE:
        return json.dumps({"after": _earlier(last, OVERLAP), "skip": 0}), False
    border = _earlier(last, RESOLUTION)
    if border <= at["after"]:  # the whole page is of one second
        return json.dumps({"after": at["after"], "skip": at["skip"] + len(rows)}), True
    return json.dumps({"after": border, "skip": 0}), True


def _earlier(moment: str, by: timedelta) -> str:
    before = datetime.fromisoformat(moment) - by
    return before.isoformat(timespec="milliseconds").replace("+00:00", "Z")
