"""Other data of a record as text for a cell."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def json_text(value: Mapping[str, Any] | list[Any]) -> str:
    """Compact JSON that keeps Vietnamese letters readable; empty for nothing."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str) if value else ""
