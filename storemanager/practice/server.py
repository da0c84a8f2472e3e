"""The HTTP plumbing of every practice channel: a threaded loopback server with a log and faults."""

import socket
import threading
import time
from datetime import UTC, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from storemanager.practice.faults import UNSEEN_BY_SHOP, AnswerMemory, Fault, Faults, Rule
from storemanager.practice.http import Application, Clock, LoggedRequest, Request, RequestLog, Response

CRITICAL_ERROR = (
    b'{"code":"internal_server_error","message":"<p>There has been a critical error on this website.</p>",'
    b'"data":{"status":500}}'
)
WEB_PAGE = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Maintenance</body></html>"
JSON_TYPE = {"Content-Type": "application/json; charset=UTF-8"}


class PracticeServer:
    """Serves one practice channel on 127.0.0.1 for as long as the `with` block lasts.

    With `pretend_https` (the default) the channel treats the loopback connection as encrypted; without it the
    channel sees plain http and demands signed requests. `strip_authorization` behaves like those hosts that
    lose the Authorization header on the way.
    """

    def __init__(
        self,
        shop: Application,
        faults: Faults | None = None,
        clock: Clock | None = None,
        *,
        port: int = 0,
        pretend_https: bool = True,
        strip_authorization: bool = False,
    ) -> None:
        self.shop = shop
        self.faults = faults if faults is not None else Faults()
        self.requests = RequestLog()
        self.pretend_https = pretend_https
        self.strip_authorization = strip_authorization
        if clock is not None:
            shop.clock = clock
        self._memory = AnswerMemory()
        self._closing = threading.Event()
        self._connections: set[socket.socket] = set()
        self._idle = threading.Condition()
        self._http = _Http(("127.0.0.1", port), _handler_for(self))
        self._thread: threading.Thread | None = None
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"
        shop.address = self.url

    @property
    def consumer_key(self) -> str:
        """The name half of the channel's first API key."""
        return str(getattr(self.shop, "consumer_key", ""))

    @property
    def consumer_secret(self) -> str:
        """The secret half of the channel's first API key."""
        return str(getattr(self.shop, "consumer_secret", ""))

    def start(self) -> "PracticeServer":
        """Begin to answer."""
        # A short poll only makes closing quick; requests wake the server by themselves.
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, name="practice", daemon=True
        )
        self._thread.start()
        return self

    def close(self) -> None:
        """Stop answering and wait until no connection is left open."""
        self._closing.set()
        if self._thread is not None:
            self._http.shutdown()
            self._thread.join()
        self._http.server_close()
        with self._idle:
            for connection in self._connections:
                _cut(connection)
            self._idle.wait_for(lambda: not self._connections, timeout=5)

    def __enter__(self) -> "PracticeServer":
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def opened(self, connection: socket.socket) -> None:
        """A client connected."""
        with self._idle:
            self._connections.add(connection)

    def closed(self, connection: socket.socket) -> None:
        """A client is gone."""
        with self._idle:
            self._connections.discard(connection)
            self._idle.notify_all()

    def answer(self, request: Request) -> tuple[Response, Rule | None, LoggedRequest]:
        """The answer to one request, with the fault that hits it already worked in."""
        row = self.requests.begin(request, time.monotonic())
        rule = self.faults.decide(request)
        if rule is None:
            response = self.shop.handle(request)
        else:
            row.fault = rule.fault.value
            response = self._faulty(request, rule)
        if rule is None or rule.fault is not Fault.STALE_READ:
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
            self._closing.wait(rule.seconds)
        if fault is Fault.STALE_READ:
            stale = self._memory.stale(request, self.shop.clock(), rule.seconds)
            return stale if stale is not None else self.shop.handle(request)
        if fault is Fault.REPEATED_PAGE:
            return self._memory.page_before(request) or self.shop.handle(request)
        if fault is Fault.CLOCK_JUMP:
            request = Request(
                request.method,
                request.path,
                request.query,
                request.headers,
                request.body,
                request.secure,
                rule.seconds,
            )
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


def _cut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # the client was faster


class _Http(ThreadingHTTPServer):
    request_queue_size = 128  # the default of 5 makes bursts wait whole seconds
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in the middle is ordinary; anything else is a bug and is shown."""
        import sys

        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


def _handler_for(server: PracticeServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1

        def setup(self) -> None:
            super().setup()
            server.opened(self.connection)

        def finish(self) -> None:
            try:
                super().finish()
            finally:
                server.closed(self.connection)

        def _serve(self) -> None:
            target = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            if server.strip_authorization:
                headers.pop("authorization", None)
            body = self.rfile.read(length) if length else b""
            request = Request(self.command, target.path, target.query, headers, body, server.pretend_https)
            response, rule, _ = server.answer(request)
            if rule is not None and rule.fault in (Fault.BEFORE_DROP, Fault.AFTER_DROP):
                self.close_connection = True
                _cut(self.connection)
                return
            self._send(response, rule)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_HEAD = _serve

        def _send(self, response: Response, rule: Rule | None) -> None:
            self.send_response_only(response.status)
            for name, value in response.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(response.body)))
            self.end_headers()
            if self.command == "HEAD":
                return
            if rule is not None and rule.fault is Fault.TRUNCATED:
                self.wfile.write(response.body[: int(len(response.body) * rule.share)])
                self.close_connection = True
                return
            self.wfile.write(response.body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's own name
            """Requests are kept in `PracticeServer.requests`, not printed."""

    return Handler
