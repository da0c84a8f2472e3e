"""The notes an import keeps of what it did: one for each record it made or changed. Undo walks them backwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Note = dict[str, Any]
"""A row of `ImportChange` without its import."""


def created(entity: str, entity_id: int) -> Note:
    """The import made this record."""
    return {"entity": entity, "entity_id": entity_id, "before": None, "after": None}


def changed(entity: str, entity_id: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> Note:
    """The import changed these fields of the record."""
    return {"entity": entity, "entity_id": entity_id, "before": dict(before), "after": dict(after)}
