"""What stands before every practice channel: it logs each request and works the faults into the answers.

`PracticeServer` puts it behind a socket. A simulation without sockets or threads calls `answer` itself.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta
from email.utils import format_datetime

from storemanager.practice.faults import UNSEEN_BY_SHOP, AnswerMemory, Fault, Faults, Rule
from storemanager.practice.http import Application, LoggedRequest, Request, RequestLog, Response

CRITICAL_ERROR = (
    b'{"code":"internal_server_error","message":"<p>There has been a critical error on this website.</p>",'
    b'"data":{"status":500}}'
)
WEB_PAGE = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Maintenance</body></html>"
JSON_TYPE = {"Content-Type": "application/json; charset=UTF-8"}


class Front:
    """One practice channel with its log and its faults.

    `before_request` is called before each request is handled: a simulation lets its shoppers act there.
    """

    def __init__(self, shop: Application, faults: Faults | None = None) -> None:
        self.shop = shop
        self.faults = faults if faults is not None else Faults()
        self.requests = RequestLog()
        self.before_request: Callable[[Request], None] | None = None
        self.closing = threading.Event()
        self._memory = AnswerMemory()

    def answer(self, request: Request) -> tuple[Response, Rule | None, LoggedRequest]:
        """The answer to one request, with the fault that hits it already worked in."""
        row = self.requests.begin(request, time.monotonic())
        if self.before_request is not None:
            self.before_request(request)
        rule = self.faults.decide(request)
        if rule is None:
            response = self.shop.handle(request)
        else:
            row.fault = rule.fault.value
            response = self._faulty(request, rule)
        if rule is None:
            self._memory.remember(request, response, self.shop.clock())
        response.headers.setdefault("Date", self._date(rule))
        row.status = 0 if rule and rule.fault in (Fault.BEFORE_DROP, Fault.AFTER_DROP) else response.status
        row.ended = time.monotonic()
        return response, rule, row

    def _faulty(self, request: Request, rule: Rule) -> Response:
        fault = rule.fault
        if fault in UNSEEN_BY_SHOP:
            return _refusal(rule)
        if fault is Fault.SLOW:
            self.closing.wait(rule.seconds)
        if fault is Fault.STALE_READ:
            stale = self._memory.stale(request, self.shop.clock(), rule.seconds)
            if stale is not None:
                return stale
            request = replace(request, stale_seconds=rule.seconds)
        if fault is Fault.REPEATED_PAGE:
            return self._memory.page_before(request) or self.shop.handle(request)
        if fault is Fault.CLOCK_JUMP:
            request = replace(request, clock_offset_seconds=rule.seconds)
        response = self.shop.handle(request)
        if fault is Fault.DUPLICATE:
            return self._memory.with_duplicate(request, response)
        if fault is Fault.AFTER_500:
            return Response(500, CRITICAL_ERROR, dict(JSON_TYPE))
        if fault is Fault.CUT_JSON:
            return Response(response.status, response.body[: int(len(response.body) * rule.share)], response.headers)
        return response

    def _date(self, rule: Rule | None) -> str:
        now = self.shop.clock()
        if rule is not None and rule.fault is Fault.CLOCK_JUMP:
            now += timedelta(seconds=rule.seconds)
        return format_datetime(now.astimezone(UTC), usegmt=True)


def _refusal(rule: Rule) -> Response:
    if rule.fault is Fault.TOO_MANY:
        body = b'{"code":"too_many_requests","message":"Too many requests.","data":{"status":429}}'
        return Response(429, body, {**JSON_TYPE, "Retry-After": str(max(1, round(rule.seconds)))})
    if rule.fault is Fault.WEB_PAGE:
        return Response(200, WEB_PAGE, {"Content-Type": "text/html; charset=UTF-8"})
    return Response(500, CRITICAL_ERROR, dict(JSON_TYPE))
