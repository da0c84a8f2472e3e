"""One call as it arrives: its filters and its body, read as strictly as Shopee reads them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

from storemanager.practice.http import Json, Request
from storemanager.practice.shopee.errors import ApiError, wrong

LATEST = 4_000_000_000


@dataclass(frozen=True)
class Call:
    """`now` is Shopee's clock."""

    name: str
    query: dict[str, list[str]]
    body: dict[str, Json]
    now: datetime

    @classmethod
    def of(cls, request: Request, name: str, now: datetime) -> Call:
        try:
            body = json.loads(request.body) if request.body else {}
        except ValueError:
            raise wrong("the body is no JSON") from None
        if not isinstance(body, dict):
            raise wrong("the body is no object")
        return cls(name, parse_qs(request.query, keep_blank_values=True), body, now)

    def text(self, name: str) -> str:
        return self.query.get(name, [""])[0]

    def number(self, name: str, default: int | None = None) -> int:
        given = self.text(name)
        if not given and default is not None:
            return default
        if not given.lstrip("-").isdecimal():
            raise wrong(f"{name} is missing or not a number")
        return int(given)

    def names(self, name: str, most: int) -> list[str]:
        """A list written with commas."""
        found = [each for each in self.text(name).split(",") if each]
        if not 1 <= len(found) <= most:
            raise wrong(f"{name} must have 1 to {most} members")
        return found

    def numbers(self, name: str, most: int) -> list[int]:
        """A list of numbers written with commas."""
        found = self.names(name, most)
        if not all(each.isdecimal() for each in found):
            raise wrong(f"{name} must hold numbers")
        return [int(each) for each in found]

    def size(self, most: int = 100) -> int:
        found = self.number("page_size")
        if not 1 <= found <= most:
            raise wrong("page_size is out of range")
        return found

    def window(self, first: str, last: str, days: int, error: str) -> tuple[datetime, datetime]:
        begin, end = self.number(first), self.number(last)
        if begin > end or end - begin > timedelta(days=days).total_seconds():
            raise ApiError(error, f"The time range must be at most {days} days.")
        return moment(begin), moment(end)

    def objects(self, name: str, most: int) -> list[dict[str, Json]]:
        """A list of objects in the body."""
        found = self.given(name, list)
        if not 1 <= len(found) <= most or not all(isinstance(each, dict) for each in found):
            raise wrong(f"{name} must have 1 to {most} members")
        return list(found)

    def given(self, name: str, kind: type) -> Json:
        """A part of the body that must be there."""
        found = self.body.get(name)
        if not isinstance(found, kind) or isinstance(found, bool):
            raise wrong(f"{name} is missing or of a wrong type")
        return found


def moment(seconds: int) -> datetime:
    """A time out of a filter."""
    if not 0 <= seconds <= LATEST:
        raise wrong("a time is out of range")
    return datetime.fromtimestamp(seconds, UTC)


def whole(value: Json, name: str) -> int:
    """A whole number out of a body."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong(f"{name} is missing or not a whole number")
    return value


def stamp(at: datetime | None) -> int | None:
    """A time as Shopee writes it."""
    return None if at is None else int(at.timestamp())


def whole_second(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)
