"""A whole order as JSON, for our own files: all its rows without our ids, goods named by SKU, places and accounts
by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import DateTime, Table
from sqlalchemy import Enum as SqlEnum
from sqlmodel import SQLModel

from storemanager.domain.columns import UtcDateTime

_TABLES = SQLModel.metadata.tables
ORDER, LINE = _TABLES["orders"], _TABLES["order_line"]
DISCOUNT, PAYMENT = _TABLES["order_discount"], _TABLES["payment"]
SHIPMENT, SHIPMENT_LINE = _TABLES["shipment"], _TABLES["shipment_line"]
RETURN, RETURN_LINE = _TABLES["returns"], _TABLES["return_line"]
_OURS = frozenset(
    {
        "id",
        "order_id",
        "customer_id",
        "account_id",
        "location_id",
        "variant_id",
        "shipment_id",
        "return_id",
        "order_line_id",
    }
)


def to_json(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row's own values, without the ids of this book and without what is empty."""
    return {
        name: _written(value) for name, value in row.items() if name not in _OURS and value not in (None, "", {}, [])
    }


def _written(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return value.name if isinstance(value, Enum) else value


def from_json(table: Table, raw: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a row of `table`; every column is there, those the file does not know with their default.
    Raises KeyError, ValueError or TypeError when the file's notes were changed into something else."""
    values: dict[str, Any] = {}
    for column in table.columns:
        if column.name in _OURS:
            continue
        if column.name in raw:
            values[column.name] = _read(column.type, raw[column.name])
        elif column.nullable:
            values[column.name] = None
        elif column.default is not None and not callable(getattr(column.default, "arg", None)):
            values[column.name] = column.default.arg  # type: ignore[attr-defined]
        else:
            values[column.name] = _EMPTY.get(column.type.python_type, {})
    return values


_EMPTY: dict[type, Any] = {str: "", int: 0, bool: False, dict: {}, list: []}


def _read(kind: Any, value: Any) -> Any:
    if isinstance(kind, SqlEnum) and kind.enum_class is not None:
        return kind.enum_class[value]
    if isinstance(kind, (UtcDateTime, DateTime)):
        return datetime.fromisoformat(value)
    return value
