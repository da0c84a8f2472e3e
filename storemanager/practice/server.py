"""The HTTP plumbing of every practice channel: a threaded loopback server with a log and faults."""

import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from storemanager.practice.faults import Fault, Faults, Rule
from storemanager.practice.front import Front
from storemanager.practice.http import Application, Clock, Request, Response


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
        self.front = Front(shop, faults)
        self.shop, self.faults, self.requests = shop, self.front.faults, self.front.requests
        self.pretend_https = pretend_https
        self.strip_authorization = strip_authorization
        if clock is not None:
            shop.clock = clock
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
        self.front.closing.set()
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
            response, rule, _ = server.front.answer(request)
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
