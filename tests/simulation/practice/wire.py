"""The line between a connector and a practice server: latency, outages, kills, and the faults of real shops, decided
here, committed by the server's own front, and told in the bytes of real answers."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import httpx

from storemanager.practice import faults as wire
from storemanager.practice.http import Request
from tests.simulation.faults import CUT, DUPLICATE, ERROR, LOST_ITEM, SHIFTED, THROTTLED, UNANSWERED, Faults
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
        if store.writes(request) and store.luck.of_write() == LOST_ITEM:
            return without_last(response)
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
    return {DUPLICATE: wire.Rule(wire.Fault.DUPLICATE), SHIFTED: wire.Rule(wire.Fault.REPEATED_PAGE)}.get(
        luck.of_page()
    )


def without_last(response: httpx.Response) -> httpx.Response:
    """An answer to many writes that says nothing of the last one."""
    body = json.loads(response.content) if response.content.startswith(b"{") else {}
    inside = body.get("response") or body
    told = next((inside[name] for name in ("update", "success_list") if inside.get(name)), None)
    if response.status_code != 200 or told is None:
        return response
    told.pop()
    return httpx.Response(response.status_code, headers=_plain(response), json=body, request=response.request)


def _plain(response: httpx.Response) -> dict[str, str]:
    """The headers that still hold for another body."""
    return {name: value for name, value in response.headers.items() if name not in ("content-length", "content-type")}
