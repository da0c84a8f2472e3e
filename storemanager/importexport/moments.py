"""Dates and times as they stand in files: day before month, as in Vietnam; ISO; or a spreadsheet's own date."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo

from storemanager.importexport.cells import Cell

_DAY_FIRST = re.compile(
    r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?:[ ,T]+(\d{1,2})[:h](\d{2})(?::(\d{2}))?\s*(AM|PM|SA|CH)?)?",
    re.IGNORECASE,
)
_SHEET_BEGIN = datetime(1899, 12, 30)  # noqa: DTZ001 - the day Excel counts from has no zone


def parse(cell: Cell, zone: tzinfo) -> datetime:
    """The moment in `cell`, taken in the shop's `zone` unless it names one, in UTC. Raises ValueError."""
    if not isinstance(cell, str):
        if not 20_000 < cell < 80_000:  # 1954 to 2119 as Excel counts days
            raise ValueError(f"not a date: {cell}")
        return (_SHEET_BEGIN + timedelta(days=float(cell))).replace(tzinfo=zone).astimezone(UTC)
    text = cell.strip()
    match = _DAY_FIRST.fullmatch(text)
    if match:
        day, month, year = int(match[1]), int(match[2]), int(match[3])
        moment = datetime(
            year + 2000 if year < 100 else year,
            month,
            day,
            _hour(match[4], match[7]),
            int(match[5] or 0),
            int(match[6] or 0),
            tzinfo=zone,
        )
        return moment.astimezone(UTC)
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _hour(hour: str | None, half: str | None) -> int:
    value = int(hour or 0)
    if not half:
        return value
    afternoon = half.upper() in ("PM", "CH")
    return value % 12 + (12 if afternoon else 0)


def written(moment: datetime, zone: tzinfo) -> str:
    """A moment for our own files: the shop's own time, with its distance from UTC, to the last digit."""
    return moment.astimezone(zone).isoformat(sep=" ")
