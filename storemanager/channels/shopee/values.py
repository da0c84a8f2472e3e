"""Single values of Shopee's JSON: times are seconds since 1970, money is a number in the shop's currency."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from storemanager.money import Money

Row = Mapping[str, Any]


def moment(value: object) -> datetime | None:
    """A time; nothing and zero mean that it has not happened. Raises ValueError on anything else."""
    if value in (None, 0, ""):
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"not a time: {value!r}")
    try:
        return datetime.fromtimestamp(value, UTC)
    except (OverflowError, OSError, ValueError):
        raise ValueError(f"not a time: {value!r}") from None


def moment_if(value: object) -> datetime | None:
    """A time that is good to know: none where it makes no sense."""
    try:
        return moment(value)
    except ValueError:
        return None


def stamp(value: object) -> int:
    """A time as Shopee writes it; 0 where it makes no sense."""
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def needed_moment(row: Row, name: str) -> datetime:
    found = moment(row.get(name))
    if found is None:
        raise ValueError(f"{name} is missing")
    return found


def seconds(value: datetime) -> int:
    """The form in which Shopee takes times."""
    return int(value.timestamp())


def price(value: object, currency: str) -> Money | None:
    """A price; none where the item has none."""
    if value is None:
        return None
    return amount(value, currency)


def amount(value: object, currency: str) -> Money:
    """An amount; nothing counts as zero. The shortest digits of the number are what was meant."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str, type(None))):
        raise ValueError(f"not an amount: {value!r}")
    return Money.rounded(str(value if value not in (None, "") else 0), currency)


def number(value: Money) -> int | float:
    """The form in which Shopee takes money: a number in whole units."""
    plain = value.plain
    return float(plain) if "." in plain else int(plain)


def whole(value: object) -> int:
    """A quantity, also where it is written as text. Raises ValueError for parts of a unit and for what is no number."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise ValueError(f"not a quantity: {value!r}")
    found = float(value)
    if found != int(found):
        raise ValueError(f"not a whole quantity: {value!r}")
    return int(found)


def count(value: object) -> int:
    """A quantity that may be left out."""
    return 0 if value in (None, "") else whole(value)


def text(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def row(value: object) -> dict[str, Any]:
    """An object; what is none is empty."""
    return value if isinstance(value, dict) else {}


def texts(value: object) -> list[str]:
    """The words or numbers of a list; what is no list is empty."""
    return [text(each) for each in value if isinstance(each, (str, int))] if isinstance(value, list) else []


def rows(value: object) -> list[dict[str, Any]]:
    """The objects of a list; what is no list is empty."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def grams(value: object) -> int | None:
    """A weight, which Shopee keeps in kilograms as text."""
    try:
        kilograms = float(str(value))
    except ValueError:
        return None
    return round(kilograms * 1000) if 0 < kilograms < 100_000 else None
