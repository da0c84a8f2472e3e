"""The design tokens: every size and colour of the window, read once from resources/look/tokens.json."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from storemanager import paths

LIGHT, DARK, SYSTEM = "light", "dark", "system"


@cache
def tokens() -> dict[str, Any]:
    """The whole file, as it is."""
    raw: dict[str, Any] = json.loads((paths.resources() / "look" / "tokens.json").read_text("utf-8"))
    return raw


def size(path: str) -> int:
    """A size in device-independent pixels at 100 %: `size("layout_px.rail")`."""
    value = _at(path)
    if not isinstance(value, int):
        raise KeyError(f"{path} is not one size")
    return value


def sizes(path: str) -> tuple[int, ...]:
    """Several sizes that belong together: `sizes("control_px.switch")` gives width and height."""
    return tuple(_at(path))


def milliseconds(name: str) -> int:
    """How long a movement or a wait lasts."""
    return int(_at(f"motion_ms.{name}"))


def _at(path: str) -> Any:
    value: Any = tokens()
    for step in path.split("."):
        value = value[step]
    return value


def channel(kind: str) -> dict[str, Any]:
    """Label, name and colours of a channel kind; a kind nobody drew yet looks like another website."""
    kinds: dict[str, dict[str, Any]] = tokens()["channel"]["kinds"]
    return kinds.get(kind, kinds["website"])
