"""Sentences for the owner, written once in English and shown in the language in use.

Rooms that do not know Qt write `translate("stock", "Not enough of {sku}.")(sku="MUG")`. The result is a `Text`: it
keeps the source and the values, can be stored as JSON, and is turned into words only when it is shown. The window and
the command line install a look-up in Qt's translations; without one the English source is used.

`translate(...)` stands alone, without values, because Qt's lupdate reads the sources of the program and
understands only plain calls; the values are given in a second pair of brackets.

Values are shown by kind: Money, datetime, date and int in the language's own form, a `Text` translated, a tuple
joined by commas. `{count:order|orders}` writes a number with the English word for one or for many; a Vietnamese
translation writes `{count} đơn`.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from typing import Any, TypeAlias

from storemanager.money import Money, decimals

Value: TypeAlias = "str | int | Money | datetime | date | Text | tuple[Value, ...]"
Lookup = Callable[[str, str], str]
"""(context, English source) -> the words in the language in use."""

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"


@dataclass(frozen=True)
class Text:
    """One translatable sentence and the values in it. `str()` gives it in the language in use."""

    context: str
    source: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __call__(self, **values: Value) -> Text:
        """The same sentence with `values` filled in."""
        return Text(self.context, self.source, {**self.values, **values})

    def __str__(self) -> str:
        words = _state.lookup(self.context, self.source)
        return _FORMATTER.vformat(words, (), self.values) if self.values else words

    def __hash__(self) -> int:
        return hash((self.context, self.source))

    def to_json(self) -> dict[str, Any]:
        """A plain structure from which `from_json` makes the same text again."""
        return {
            "context": self.context,
            "source": self.source,
            "values": {name: _value_to_json(value) for name, value in self.values.items()},
        }

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Text:
        """Raises KeyError or ValueError when `raw` was not made by `to_json`."""
        values = {name: _value_from_json(value) for name, value in raw["values"].items()}
        return cls(raw["context"], raw["source"], values)


def translate(context: str, source: str) -> Text:
    """A text to be translated; the name is the one lupdate looks for. Both arguments must be literals."""
    return Text(context, source)


def verbatim(words: str) -> Text:
    """Words that are not ours to translate: a channel's own message, a file's name."""
    return Text("", "{words}", {"words": words})


class _State:
    """The language in use: one for the whole program, set at the start and when the owner switches."""

    def __init__(self) -> None:
        self.language = "en"
        self.zone: tzinfo = UTC
        self.lookup: Lookup = lambda _context, source: source


_state = _State()


def use(language: str, lookup: Lookup | None = None) -> None:
    """Show texts in `language` ("vi" or "en"); numbers and dates follow it even without a look-up."""
    _state.language = language
    _state.lookup = lookup or (lambda _context, source: source)


def use_zone(zone: tzinfo) -> None:
    """Show moments in the shop's own zone."""
    _state.zone = zone


def language() -> str:
    """The language in use: "vi" or "en"."""
    return _state.language


def zone() -> tzinfo:
    """The zone in which moments are shown."""
    return _state.zone


# --- Values in words ---


def number(value: int) -> str:
    """1.234.567 in Vietnamese, 1,234,567 in English, with a true minus."""
    grouped = f"{abs(value):,}"
    if _state.language == "vi":
        grouped = grouped.replace(",", ".")
    return (MINUS if value < 0 else "") + grouped


def amount(value: Money, in_language: str | None = None) -> str:
    """An amount the way the language writes it: 145.000 ₫ (vi), 145,000 ₫ and $12.50 (en)."""
    spoken = in_language or _state.language
    places = decimals(value.currency)
    digits = f"{abs(value.amount):,.{places}f}"
    if spoken == "vi":
        digits = digits.translate(str.maketrans(",.", ".,"))
    sign = MINUS if value.minor < 0 else ""
    symbol = _symbol(value.currency, spoken)
    if spoken == "vi" or value.currency == "VND":
        return f"{sign}{digits}{NO_BREAK_SPACE}{symbol}"
    gap = NO_BREAK_SPACE if symbol[-1:].isalpha() else ""
    return f"{sign}{symbol}{gap}{digits}"


@lru_cache(maxsize=64)
def _symbol(currency: str, in_language: str) -> str:
    if currency == "VND":
        return "₫"
    from babel.numbers import get_currency_symbol  # loaded late: start-up must not wait for it

    return get_currency_symbol(currency, locale=in_language)


_ENGLISH_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def day(value: date) -> str:
    """22/11/2026 in Vietnamese, 22 Nov 2026 in English."""
    if _state.language == "vi":
        return f"{value.day:02}/{value.month:02}/{value.year}"
    return f"{value.day} {_ENGLISH_MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """Day and time in the shop's zone: 22/11/2026 09:41."""
    local = value.astimezone(_state.zone)
    return f"{day(local.date())} {local:%H:%M}"


def clock_time(value: datetime) -> str:
    """The time of day in the shop's zone: 09:41."""
    return f"{value.astimezone(_state.zone):%H:%M}"


def in_words(value: Value) -> str:
    """Any value a text may hold, as the owner reads it."""
    if isinstance(value, Money):
        return amount(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return number(value)
    if isinstance(value, tuple):
        return ", ".join(in_words(part) for part in value)
    return str(value)


class _Formatter(string.Formatter):
    """Fills values in and nothing else: no attribute or index access, so that a text stays data."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> tuple[Any, str]:
        return kwargs[field_name], field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        if "|" in format_spec:
            one, many = format_spec.split("|", 1)
            return f"{in_words(value)} {one if value == 1 else many}"
        return in_words(value)


_FORMATTER = _Formatter()


def _value_to_json(value: Value) -> Any:
    if isinstance(value, Text):
        return {"text": value.to_json()}
    if isinstance(value, Money):
        return {"money": [value.minor, value.currency]}
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    if isinstance(value, date):
        return {"on": value.isoformat()}
    if isinstance(value, tuple):
        return [_value_to_json(part) for part in value]
    return value


def _value_from_json(raw: Any) -> Value:
    if isinstance(raw, list):
        return tuple(_value_from_json(part) for part in raw)
    if isinstance(raw, dict):
        [(kind, value)] = raw.items()
        if kind == "text":
            return Text.from_json(value)
        if kind == "money":
            return Money(*value)
        if kind == "at":
            return datetime.fromisoformat(value)
        if kind == "on":
            return date.fromisoformat(value)
        raise ValueError(f"unknown kind of value: {kind}")
    if isinstance(raw, (str, int)):
        return raw
    raise ValueError(f"unknown value: {raw!r}")
