"""The plain words every practice channel speaks: a request, an answer, and the log of both."""

import re
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol

Json = Any
Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """The real time; tests and the simulation hand in a virtual one instead."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it arrived. Header names are lower case."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    secure: bool = True
    clock_offset_seconds: float = 0.0
    stale_seconds: float = 0.0  # a read may answer what was true this long ago


@dataclass(slots=True)
class Response:
    """What a practice channel answers."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


class Application(Protocol):
    """What a practice channel must be for `PracticeServer` to serve it."""

    address: str
    clock: Clock

    def handle(self, request: Request) -> Response: ...


SECRETS_IN_QUERY = re.compile(
    r"((?:consumer_secret|oauth_signature|access_token|input_token|appsecret_proof|sign)=)[^&]*"
)


@dataclass(slots=True)
class LoggedRequest:
    """One line of the request log. Times are monotonic seconds; status 0 means cut off without an answer."""

    number: int
    method: str
    path: str
    query: str
    body: bytes
    started: float
    ended: float | None = None
    status: int = 0
    fault: str | None = None


class RequestLog:
    """Every request a practice server received, in order, for tests to count."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rows: list[LoggedRequest] = []

    def begin(self, request: Request, started: float) -> LoggedRequest:
        """Note a request as it arrives; the row is completed when it has been answered."""
        query = SECRETS_IN_QUERY.sub(r"\1***", request.query)
        with self._lock:
            number = len(self._rows) + 1
            row = LoggedRequest(number, request.method, request.path, query, request.body, started)
            self._rows.append(row)
        return row

    def reset(self) -> None:
        """Forget everything, before the part of a test that counts."""
        with self._lock:
            self._rows = []

    def matching(self, method: str = ".*", path: str = ".*") -> list[LoggedRequest]:
        """Requests whose method and path match these patterns (the path pattern may match anywhere)."""
        return [row for row in self if re.fullmatch(method, row.method) is not None and re.search(path, row.path)]

    def count(self, method: str = ".*", path: str = ".*") -> int:
        """How many requests match."""
        return len(self.matching(method, path))

    def most_at_once(self, method: str = ".*", path: str = ".*") -> int:
        """The largest number of matching requests that were in flight at the same moment."""
        edges: list[tuple[float, int]] = []
        for row in self.matching(method, path):
            edges.append((row.started, 1))
            edges.append((row.ended if row.ended is not None else float("inf"), -1))
        most = now = 0
        for _, change in sorted(edges):
            now += change
            most = max(most, now)
        return most

    def __iter__(self) -> Iterator[LoggedRequest]:
        with self._lock:
            return iter(list(self._rows))

    def __len__(self) -> int:
        with self._lock:
            return len(self._rows)

    def __getitem__(self, index: int) -> LoggedRequest:
        with self._lock:
            return self._rows[index]
