"""A tiny channel of its own for the tests of the plumbing that all practice channels share."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

import httpx
import pytest

from storemanager.practice.http import Request, Response
from storemanager.practice.server import PracticeServer
from tests.practice.goods import NO_TLS


class Counter:
    """Counts what was posted; its list has two records a page."""

    consumer_key = "key"
    consumer_secret = "secret"

    def __init__(self) -> None:
        self.address = ""
        self.now = datetime(2026, 11, 22, 5, tzinfo=UTC)
        self.clock = self._now
        self.posted: list[str] = []
        self.offsets: list[float] = []
        self.gate: threading.Barrier | None = None

    def _now(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def handle(self, request: Request) -> Response:
        self.offsets.append(request.clock_offset_seconds)
        if self.gate is not None:
            self.gate.wait()
        if request.method == "POST":
            self.posted.append(request.body.decode())
            return Response(201, b'{"posted":true}', {"Content-Type": "application/json"})
        page = int(parse_qs(request.query).get("page", ["1"])[0])
        records = [{"id": page * 2 - 1}, {"id": page * 2}, {"posted": len(self.posted)}]
        return Response(200, json.dumps(records).encode(), {"Content-Type": "application/json"})


@pytest.fixture
def channel() -> Counter:
    return Counter()


@pytest.fixture
def practice(channel: Counter) -> Iterator[PracticeServer]:
    with PracticeServer(channel) as server:
        yield server


@pytest.fixture
def client(practice: PracticeServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=practice.url, verify=NO_TLS) as client:
        yield client
