"""The line between a connector and a practice server: latency, outages, kills, and the faults of real shops, decided
here, committed by the server's own front, and told in the bytes of real answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx

from storemanager.practice import faults as wire
from storemanager.practice.front import Front
from storemanager.practice.http import Request
from tests.simulation.faults import CUT, DUPLICATE, ERROR, STALE, STALEST_SECONDS, THROTTLED, UNANSWERED, Faults
from tests.simulation.life import Life

if TYPE_CHECKING:
    from tests.simulation.practice.store import PracticeStore

GOODS = re.compile(r"/products|/variations|/product/get_")
UNREACHED_SECONDS = 10.0
_ERRORS = (wire.Fault.BEFORE_500, wire.Fault.BEFORE_500, wire.Fault.BEFORE_DROP, wire.Fault.AFTER_500)
_CUTS = (wire.Fault.TRUNCATED, wire.Fault.CUT_JSON, wire.Fault.WEB_PAGE)


class Ordered(wire.Faults):
    """Commits the fault that is due for the request that is arriving."""

    def __init__(self) -> None:
        super().__init__()
        self.due: wire.Rule | None = None

    def decide(self, request: Request) -> wire.Rule | None:
        due, self.due = self.due, None
        return due


class Straight(httpx.BaseTransport):
    """The request's bytes go to the server and the answer's bytes come back, without a socket between."""

    def __init__(self, front: Front) -> None:
        self._front = front

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        url = request.url
        response, rule, _ = self._front.answer(
            Request(request.method, url.path, url.query.decode(), headers, request.read())
        )
        if rule is not None and rule.fault in (wire.Fault.BEFORE_DROP, wire.Fault.AFTER_DROP):
            raise httpx.RemoteProtocolError("Server disconnected without sending a response.", request=request)
        if rule is not None and rule.fault is wire.Fault.TRUNCATED:
            raise httpx.RemoteProtocolError("peer closed connection without sending complete message", request=request)
        return httpx.Response(response.status, headers=response.headers, content=response.body, request=request)


class Line(httpx.BaseTransport):
    """What a connector of one life sends through."""

    def __init__(self, store: PracticeStore, life: Life) -> None:
        self._store = store
        self._life = life

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        store, clock = self._store, self._store.clock
        self._life.point()
        store.requests += 1
        store.counted[f"requests to {store.title}"] += 1
        sent_at = clock()
        clock.pass_(store.luck.latency())
        if store.down:
            store.counted["channel out"] += 1
            clock.pass_(UNREACHED_SECONDS)
            raise httpx.ConnectError("Connection refused", request=request)
        store.faults.due = fault_of(request, store.luck)
        if store.faults.due is not None:
            said = store.faults.due.fault.value
            store.truth.tell(f"channel {store.index}: {request.method} {request.url.path}: {said}")
        response = store.served(request, sent_at)
        self._life.point()
        return response


def fault_of(request: httpx.Request, luck: Faults) -> wire.Rule | None:
    """What goes wrong with this request, by the rates of the week."""
    fault = luck.of_request()
    if fault == ERROR:
        return wire.Rule(luck.random.choice(_ERRORS))
    if fault == UNANSWERED:
        return wire.Rule(wire.Fault.AFTER_DROP)
    if fault == THROTTLED:
        return wire.Rule(wire.Fault.TOO_MANY, seconds=luck.pause())
    if fault == CUT:
        return wire.Rule(luck.random.choice(_CUTS))
    if request.method != "GET":
        return None
    old = luck.stale_seconds() if GOODS.search(request.url.path) else 0.0
    if old:
        return wire.Rule(wire.Fault.STALE_READ, seconds=old)
    if luck.of_page() == DUPLICATE:
        return wire.Rule(wire.Fault.DUPLICATE)
    return None


__all__ = ["STALE", "STALEST_SECONDS", "Line", "Ordered", "Straight", "fault_of"]
