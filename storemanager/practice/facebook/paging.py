"""Cursor paging: a cursor says after which record to go on, so that a list that grows meanwhile skips nothing."""

import base64
from collections.abc import Callable, Sequence
from typing import TypeVar

from storemanager.practice.facebook.errors import bad_parameter
from storemanager.practice.http import Json

T = TypeVar("T")
DEFAULT_LIMIT = 25
MOST = 1000


def page(
    records: Sequence[T],
    key: Callable[[T], str],
    view: Callable[[T], Json],
    *,
    after: str = "",
    limit: int = DEFAULT_LIMIT,
    address: str = "",
) -> dict[str, Json]:
    """`records` in their order; what comes behind the one that `after` names. A record that is gone or has moved is
    found by its place in the order."""
    start = _start(records, key, after) if after else 0
    chosen = list(records[start : start + min(limit, MOST)])
    body: dict[str, Json] = {"data": [view(record) for record in chosen]}
    if chosen:
        cursors = {"before": encode(key(chosen[0])), "after": encode(key(chosen[-1]))}
        body["paging"] = {"cursors": cursors}
        if start + len(chosen) < len(records):
            body["paging"]["next"] = f"{address}?limit={limit}&after={cursors['after']}"
    return body


def _start(records: Sequence[T], key: Callable[[T], str], after: str) -> int:
    last = decode(after)
    keys = [key(record) for record in records]
    if last in keys:
        return keys.index(last) + 1
    descending = len(keys) > 1 and keys[0] > keys[-1]
    for place, each in enumerate(keys):
        if (each < last) if descending else (each > last):
            return place
    return len(keys)


def encode(key: str) -> str:
    """A cursor as the outside sees it: letters that mean nothing."""
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def decode(cursor: str) -> str:
    """Raises GraphError for a cursor that was never given out."""
    try:
        return base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except ValueError:
        raise bad_parameter("Invalid cursors values for cursor based pagination") from None
