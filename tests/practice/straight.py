"""The way from a connector to a practice server without a socket: bytes of a request go in, bytes of an answer come
out."""

from __future__ import annotations

import httpx

from storemanager.practice.faults import Fault
from storemanager.practice.front import Front
from storemanager.practice.http import Request


class Straight(httpx.BaseTransport):
    """What a connector is given as its transport. A cut line is what httpx would make of one."""

    def __init__(self, front: Front) -> None:
        self._front = front

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        url = request.url
        response, rule, _ = self._front.answer(
            Request(request.method, url.path, url.query.decode(), headers, request.read())
        )
        if rule is not None and rule.fault in (Fault.BEFORE_DROP, Fault.AFTER_DROP):
            raise httpx.RemoteProtocolError("Server disconnected without sending a response.", request=request)
        if rule is not None and rule.fault is Fault.TRUNCATED:
            raise httpx.RemoteProtocolError("peer closed connection without sending complete message", request=request)
        return httpx.Response(response.status, headers=response.headers, content=response.body, request=request)
