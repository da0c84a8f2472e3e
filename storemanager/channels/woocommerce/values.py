"""Single values of WooCommerce's JSON, read strictly and written as plainly as it wants them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from storemanager.channels.plain import plain_name
from storemanager.money import Money

Row = Mapping[str, Any]


def moment(value: object) -> datetime | None:
    """A `…_gmt` date: UTC without saying so. Never the PC's zone (F09). Raises ValueError on anything else."""
    if value in (None, ""):
        return None
    if not isinstance(value, str):
        raise ValueError(f"not a date: {value!r}")
    parsed = datetime.fromisoformat(value)
    return parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)


def needed_moment(row: Row, name: str) -> datetime:
    """A date that every record has; ValueError with its name when it has not."""
    found = moment(row.get(name))
    if found is None:
        raise ValueError(f"{name} is missing")
    return found


def gmt(value: datetime) -> str:
    """The form for filters with `dates_are_gmt=true` and for `…_gmt` fields: UTC, without a suffix (F08)."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def price(value: object, currency: str) -> Money | None:
    """A price as the shop keeps it; empty: it has none. More decimals than the currency has are rounded."""
    if value in (None, ""):
        return None
    return Money.rounded(str(value), currency)


def amount(value: object, currency: str) -> Money:
    """An amount of an order; empty means nothing."""
    return Money.rounded(str(value if value not in (None, "") else "0"), currency)


def whole(value: object) -> int:
    """A quantity. Raises ValueError for parts of a unit and for anything that is no number."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise ValueError(f"not a quantity: {value!r}")
    number = float(value)
    if number != int(number):
        raise ValueError(f"not a whole quantity: {value!r}")
    return int(number)


def stock_of(row: Row) -> tuple[int | None, bool]:
    """(the number, whether it is the parent's shared pool). None: the shop keeps no number for it."""
    managed = row.get("manage_stock")
    quantity = row.get("stock_quantity")
    if managed in (False, None) or quantity is None:
        return None, False
    return whole(quantity), managed == "parent"


def name(value: object) -> str:
    """A name or title: it comes escaped and may hold markup."""
    return plain_name(value)


def text(value: object) -> str:
    """A plain text field; null counts as empty."""
    return value if isinstance(value, str) else "" if value is None else str(value)


def meta(row: Row) -> dict[str, Any]:
    """The record's meta data by key; of a repeated key the last one."""
    pairs = row.get("meta_data") or []
    return {text(pair.get("key")): pair.get("value") for pair in pairs if isinstance(pair, dict)}


GRAMS = {"g": 1.0, "kg": 1000.0, "lbs": 453.59237, "oz": 28.349523125}


def grams(value: object, unit: str) -> int | None:
    """A weight in whole grams, or None when there is none (or it is no number)."""
    if value in (None, "") or unit not in GRAMS:
        return None
    try:
        return round(float(str(value)) * GRAMS[unit])
    except (ValueError, OverflowError):
        return None


def weight_text(weight_grams: int, unit: str) -> str:
    """A weight in the shop's unit, as it wants it: plain digits."""
    return f"{weight_grams / GRAMS[unit]:.4f}".rstrip("0").rstrip(".")
