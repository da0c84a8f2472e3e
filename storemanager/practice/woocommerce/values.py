"""How the shop reads and writes single values: prices, numbers, dates, names. Oddities included."""

import html
import math
import re
import unicodedata
from datetime import UTC, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from urllib.parse import parse_qsl

from storemanager.practice.http import Json

DATE = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}(?::?\d{2})?)?")
LEADING_INTEGER = re.compile(r"\s*[+-]?\d+")
SCRIPTS = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
HANDLERS = re.compile(r"\s+on\w+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
BARE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
D_WITH_STROKE = str.maketrans("đĐ", "dD")


def integer(value: Json) -> int:
    """Any value as a whole number, the way PHP does it: words are 0, fractions are cut off."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float) and not math.isfinite(value):
        return 0
    if isinstance(value, (int, float)):
        return int(value)
    found = LEADING_INTEGER.match(value) if isinstance(value, str) else None
    return int(found[0]) if found else 0


def boolean(value: Json) -> bool:
    """Any value as yes or no, the way the shop does it."""
    if isinstance(value, str):
        return value.strip().lower() in ("1", "yes", "true", "on")
    return bool(value)


def text(value: Json) -> str:
    """Any value as text; lists and maps are none."""
    if value is None or value is False or isinstance(value, (list, dict)):
        return ""
    return "1" if value is True else str(value)


def price(value: Json) -> str:
    """A price as it is stored: the last dot or comma is the decimal point, and words leave nothing."""
    if isinstance(value, float) and math.isfinite(value):
        return f"{value:f}".rstrip("0").rstrip(".")
    cleaned = re.sub(r"[^0-9.-]", "", text(value).replace(",", "."))
    *whole, last = cleaned.split(".")
    return f"{''.join(whole)}.{last}" if whole else last


def decimal(value: Json) -> Decimal:
    """A stored number; what is none counts as zero."""
    try:
        return Decimal(price(value) or "0")
    except InvalidOperation:
        return Decimal(0)


def money(value: Decimal, decimals: int) -> str:
    """An amount of an order, rounded to the currency's decimals."""
    amount = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return str(amount if amount else abs(amount))


def name(value: Json) -> str:
    """A title as the shop keeps it: scripts gone, ampersands escaped."""
    return BARE_AMPERSAND.sub("&amp;", rich_text(value).strip())


def rich_text(value: Json) -> str:
    """A description as the shop keeps it: HTML without scripts and event handlers."""
    return HANDLERS.sub("", SCRIPTS.sub("", text(value)))


def slug(value: str) -> str:
    """A title as part of an address."""
    plain = fold(html.unescape(value))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def fold(value: str) -> str:
    """Text without case and diacritics, as the shop's database compares it."""
    flat = unicodedata.normalize("NFD", value.translate(D_WITH_STROKE))
    return "".join(letter for letter in flat if not unicodedata.combining(letter)).casefold()


def local(moment: datetime | None, zone: tzinfo) -> str | None:
    """A moment in shop time, without a zone."""
    return moment.astimezone(zone).replace(tzinfo=None).isoformat() if moment else None


def gmt(moment: datetime | None) -> str | None:
    """A moment in UTC, without a Z."""
    return moment.replace(tzinfo=None).isoformat() if moment else None


def moment(value: Json, zone: tzinfo) -> datetime | None:
    """A date that was sent in; without a zone it is in the given one. Empty or unreadable is none."""
    try:
        read = datetime.fromisoformat(text(value).strip())
    except ValueError:
        return None
    return (read if read.tzinfo else read.replace(tzinfo=zone)).astimezone(UTC).replace(microsecond=0)


def filter_moment(value: str, zone: tzinfo, *, dates_are_gmt: bool) -> datetime:
    """The bound of a date filter. A zone together with `dates_are_gmt` is wrong by the offset, as measured."""
    read = datetime.fromisoformat(value.strip().replace(" ", "T"))
    wall = read.astimezone(zone).replace(tzinfo=None) if read.tzinfo else read
    return wall.replace(tzinfo=UTC if dates_are_gmt else zone).astimezone(UTC)


def is_date(value: str) -> bool:
    """Whether a date filter can be read: a day alone is not enough."""
    try:
        datetime.fromisoformat(value.strip().replace(" ", "T"))
    except ValueError:
        return False
    return DATE.fullmatch(value.strip()) is not None


def query_parameters(query: str) -> dict[str, Json]:
    """A query string as PHP reads it: `a[]=x` and `a[0]=x` are lists, `a[b]=x` is a map, the last one wins."""
    result: dict[str, Json] = {}
    for key, value in parse_qsl(query, keep_blank_values=True):
        outer, bracket, inner = key.partition("[")
        if not bracket:
            result[key] = value
            continue
        inner = inner.rstrip("]")
        nested = result.get(outer)
        if not isinstance(nested, dict):
            nested = result[outer] = {}
        nested[inner or str(len(nested))] = value
    return {
        key: list(value.values()) if isinstance(value, dict) and all(k.isdigit() for k in value) else value
        for key, value in result.items()
    }
