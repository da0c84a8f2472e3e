"""A small reverse proxy that commits faults between any client and any HTTP server, by a seed, and counts the requests
of each operation.

It stands on the practice server's own front, so it has all its faults (`practice.faults.Fault`); two that need to know
what is a read, *duplicate* and *stale*, are done here for JSON lists of any API, GraphQL too.
"""

from __future__ import annotations

import hashlib
import json
import random
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

import httpx

from storemanager.practice.faults import Fault, Faults
from storemanager.practice.http import Clock, Request, Response, wall_clock
from storemanager.practice.server import PracticeServer

Operation = Callable[[Request], str]
HOP_BY_HOP = frozenset(
    {
        "connection", "keep-alive", "transfer-encoding", "content-length", "content-encoding", "host", "te",
        "accept-encoding", "upgrade",
    }
)  # fmt: skip
REMEMBERED = 200


def by_path(request: Request) -> str:
    return f"{request.method} {request.path}"


def graphql(request: Request) -> str:
    """`query orders` or `mutation updateProductVariants`: the first words of a GraphQL document."""
    try:
        document = str(json.loads(request.body)["query"])
    except (ValueError, KeyError, TypeError):
        return by_path(request)
    kind = "mutation" if document.lstrip().startswith("mutation") else "query"
    inside = document[document.index("{") + 1 :].split("{", 1)[0].split("(", 1)[0]
    return f"{kind} {inside.strip()}"


class Upstream:
    """The server behind the proxy, as the practice front sees an application."""

    def __init__(self, target: str, rates: Mapping[Fault, float], seed: int, operation: Operation) -> None:
        self.address = target
        self.clock: Clock = wall_clock
        self.counts: Counter[str] = Counter()
        self.struck: Counter[str] = Counter()
        self.quiet = False
        self._operation = operation
        self._rates = rates
        self._seed = seed
        self._target = target
        self._client = httpx.Client(timeout=60, follow_redirects=False)
        self._answers: dict[str, Response] = {}
        self._lock = threading.Lock()

    def handle(self, request: Request) -> Response:
        operation = self._operation(request)
        with self._lock:
            self.counts[operation] += 1
            number = self.counts[operation]
        reads = request.method == "GET" or operation.startswith("query ")
        if not reads:
            return self._forward(request)
        same = hashlib.sha256(request.path.encode() + request.query.encode() + request.body).hexdigest()
        dice = random.Random(f"{self._seed}|{operation}|{number}")
        if self._strikes(Fault.STALE_READ, dice) and same in self._answers:
            return self._again(self._answers[same])
        response = self._forward(request)
        with self._lock:
            if len(self._answers) >= REMEMBERED:
                self._answers.pop(next(iter(self._answers)))
            self._answers[same] = self._again(response)
        return self._doubled(response) if self._strikes(Fault.DUPLICATE, dice) else response

    def close(self) -> None:
        self._client.close()

    def _strikes(self, fault: Fault, dice: random.Random) -> bool:
        hit = not self.quiet and dice.random() < self._rates.get(fault, 0.0)
        self.struck[fault.value] += hit
        return hit

    def _forward(self, request: Request) -> Response:
        url = self._target + request.path + (f"?{request.query}" if request.query else "")
        headers = {name: value for name, value in request.headers.items() if name not in HOP_BY_HOP}
        answer = self._client.request(request.method, url, headers=headers, content=request.body)
        kept = {name: value for name, value in answer.headers.items() if name.lower() not in HOP_BY_HOP}
        if "date" in kept:
            kept["Date"] = kept.pop("date")  # the front adds its own only where this name is missing
        return Response(answer.status_code, answer.content, kept)

    @staticmethod
    def _again(response: Response) -> Response:
        """A copy with the same words; the moment of sending is today's, as with a cache that answers."""
        headers = {name: value for name, value in response.headers.items() if name != "Date"}
        return Response(response.status, response.body, headers)

    @staticmethod
    def _doubled(response: Response) -> Response:
        """Every list of records in the answer has its first record once more at its end."""
        try:
            data = json.loads(response.body)
        except ValueError:
            return response
        return Response(response.status, json.dumps(_double(data)).encode(), dict(response.headers))


def _double(data: Any) -> Any:
    """Only lists of records on the way down to the first list: not the lines inside a record."""
    if isinstance(data, list):
        return [*data, data[0]] if data and isinstance(data[0], dict) and "id" in data[0] else data
    if isinstance(data, dict):
        return {name: _double(value) for name, value in data.items()}
    return data


class FaultProxy:
    """`with FaultProxy(url, rates, seed) as proxy:` and give `proxy.url` to the client."""

    def __init__(self, target: str, rates: Mapping[Fault, float], *, seed: int, operation: Operation = by_path) -> None:
        self.upstream = Upstream(target, rates, seed, operation)
        own: dict[Fault, float] = {
            fault: rate for fault, rate in rates.items() if fault not in (Fault.STALE_READ, Fault.DUPLICATE)
        }
        self.faults = Faults.at_random(seed, own)
        self._server = PracticeServer(self.upstream, self.faults)
        self.url = self._server.url

    @property
    def counts(self) -> Counter[str]:
        """How many requests of each operation reached the server."""
        return self.upstream.counts

    @property
    def struck(self) -> Counter[str]:
        """How often each fault was committed."""
        return Counter(fault.value for fault, _, _ in self.faults.struck) + self.upstream.struck

    def be_quiet(self) -> None:
        """No more faults."""
        self.faults.clear()
        self.upstream.quiet = True

    def __enter__(self) -> FaultProxy:
        self._server.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        self.upstream.close()
