"""The `fields` parameter: names, limits and what is wanted of what lies below, as in `messages.limit(20){id,from}`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from storemanager.practice.facebook.errors import bad_parameter

_NAME = re.compile(r"[a-z_0-9]+")
_LIMIT = re.compile(r"\.limit\((\d+)\)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One wanted field. `below` is empty when nothing was said about what lies below it."""

    name: str
    limit: int | None = None
    below: dict[str, Wanted] = field(default_factory=dict)


def parse(text: str) -> dict[str, Wanted]:
    """Raises GraphError when it makes no sense."""
    wanted, place = _list(text.replace(" ", ""), 0)
    if place != len(text.replace(" ", "")):
        raise bad_parameter(f"Syntax error at {place} in fields")
    return wanted


def _list(text: str, place: int) -> tuple[dict[str, Wanted], int]:
    found: dict[str, Wanted] = {}
    while place < len(text):
        name = _NAME.match(text, place)
        if name is None:
            raise bad_parameter(f"Syntax error at {place} in fields")
        place = name.end()
        limit = _LIMIT.match(text, place)
        if limit is not None:
            place = limit.end()
        below: dict[str, Wanted] = {}
        if text[place : place + 1] == "{":
            below, place = _list(text, place + 1)
            if text[place : place + 1] != "}":
                raise bad_parameter("Syntax error: } expected in fields")
            place += 1
        found[name[0]] = Wanted(name[0], int(limit[1]) if limit else None, below)
        if text[place : place + 1] != ",":
            break
        place += 1
    return found, place
