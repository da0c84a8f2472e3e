"""The one way to talk to a channel: `ChannelHttp` signs, waits for the rate limit, hides secrets and turns every
trouble into one of the three errors of `channels.errors`.

Requests that are safe to repeat (reads, and writes the connector says so of) are tried again here, with growing
pauses and jitter. A write whose outcome is unclear never is: it raises `TransientError(unclear=True)`, and whoever
asked looks first (R4).
"""

from __future__ import annotations

import ipaddress
import json
import socket
import ssl
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import tenacity

from storemanager.channels import failures
from storemanager.channels.answers import parsed
from storemanager.channels.base import Context, Json
from storemanager.channels.errors import CancelledError, ChannelError, RejectedError, SignInError, TransientError
from storemanager.channels.pace import Breaker, Pace, retry_after_seconds
from storemanager.channels.redaction import Redactor, silence_transport_logs

CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
LONGEST_OBEYED_PAUSE = 30.0  # a longer Retry-After is handed up, so that other work can go on
TRIES = 4
STREAMS_HELD = 32
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LONGEST_QUOTE = 300
_FILES = (b"%PDF", b"PK\x03\x04")  # how they begin: a type in a header may be a web page's

Params = Mapping[str, Any] | Sequence[tuple[str, Any]]


@dataclass(frozen=True)
class Reply:
    """An answer, read and parsed. Header names are lower case. `data` is None when it was not JSON; `file` is what came
    instead, where a file was asked for."""

    method: str
    path: str
    status: int
    headers: Mapping[str, str]
    data: Json
    is_json: bool
    received_at: datetime
    file: bytes = field(default=b"", repr=False)

    @property
    def writes(self) -> bool:
        return self.method not in ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True)
class Form:
    """A body of form fields, for channels that take those instead of JSON."""

    fields: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True)
class Upload:
    """A body that carries one file: `name` is that of its part of the form, `fields` are the other parts."""

    name: str
    filename: str
    content: bytes = field(repr=False)
    media_type: str
    fields: Mapping[str, str] = field(default_factory=dict)


Judge = Callable[[Reply], ChannelError | None]
"""A connector's own reading of a refusal; None leaves it to the ordinary table."""


@dataclass
class UsageCount:
    """What an account's traffic was (`base.Usage`)."""

    requests: int = 0
    limit_share: float | None = None
    last_seconds: float = 0.0


@dataclass(frozen=True)
class HttpRules:
    """What differs from channel to channel. `capacity`/`per_second`: its published limit, 0: none is known.
    `refuses_with_200`: the channel says its refusals with status 200, so the judge sees every answer."""

    allow_plain_http: bool = False
    capacity: float = 0
    per_second: float = 0
    read_seconds: float = READ_SECONDS
    headers: Mapping[str, str] = field(default_factory=dict)
    refuses_with_200: bool = False


@lru_cache(maxsize=1)
def shared_tls() -> ssl.SSLContext:
    """One TLS context for all accounts: making one costs more than a request."""
    return ssl.create_default_context() if _system_has_certificates() else httpx.create_ssl_context()


def _system_has_certificates() -> bool:
    # The system's own store knows the certificates of company networks; certifi is the fallback where it is empty.
    return bool(ssl.create_default_context().get_ca_certs())


class ChannelHttp:
    """One account's connection. May be used from several threads."""

    def __init__(
        self,
        address: str,
        *,
        account: str,
        context: Context,
        auth: httpx.Auth | None = None,
        secrets: Iterable[str] = (),
        judge: Judge = lambda _reply: None,
        rules: HttpRules | None = None,
    ) -> None:
        silence_transport_logs()
        self.address = address.rstrip("/")
        self.auth = auth
        self.usage = UsageCount()
        self._account = account
        self._context = context
        self._judge = judge
        self._rules = rules or HttpRules()
        self._secrets = tuple(secrets)
        self._redactor = Redactor(self._secrets)
        seconds = context.monotonic or (lambda: context.now().timestamp())
        self._seconds = seconds
        self._pace = Pace(seconds, capacity=self._rules.capacity, per_second=self._rules.per_second)
        self._breaker = Breaker(seconds)
        self._offset: timedelta | None = None
        self._lock = threading.Lock()
        self._client: httpx.Client | None = None
        self._closed = False
        self._streams: deque[Any] = deque(maxlen=STREAMS_HELD)

    # --- What connectors use ---

    def get(self, path: str, params: Params = ()) -> Reply:
        """Read; repeated when the network or the channel stumbles."""
        return self.request("GET", path, params=params)

    def request(
        self,
        method: str,
        path: str,
        *,
        params: Params = (),
        body: Json = None,
        repeatable: bool | None = None,
        file: bool = False,
    ) -> Reply:
        """Send one request and hand back a good answer (2xx with data), or raise a ChannelError.

        `body` is JSON, or a `Form`. `repeatable` says that doing it twice is the same as doing it once; reads always
        are. `file`: a PDF or an archive is a good answer too.
        """
        again = repeatable if repeatable is not None else method in ("GET", "HEAD", "OPTIONS")
        retrying = tenacity.Retrying(
            sleep=self.pause,
            stop=tenacity.stop_after_attempt(TRIES),
            wait=_Wait(),
            retry=tenacity.retry_if_exception(lambda error: _may_repeat(error, again)),
            reraise=True,
        )
        return retrying(self._once, method, path, params, body, file)

    def server_now(self) -> datetime:
        """The channel's own clock (F62); ours before its first answer."""
        return self._context.now() + (self._offset or timedelta())

    @property
    def clock_off_seconds(self) -> float:
        """How far our clock is ahead of the channel's; whole seconds are all that its answers tell."""
        return 0.0 - (self._offset or timedelta()).total_seconds()

    def clean(self, text: str) -> str:
        """`text` without this account's secrets and without personal data."""
        return self._redactor.clean(text)

    def hide(self, *secrets: str) -> None:
        """Keys that were handed out meanwhile are kept out of logs and messages too."""
        self._redactor.learn(secrets)

    def pause(self, seconds: float) -> None:
        """Wait in small steps, so that a cancel is heard soon. Raises CancelledError."""
        while seconds > 0:
            self._stop_if_cancelled()
            self._context.sleep(min(seconds, 1.0))
            seconds -= 1.0

    def close(self) -> None:
        """End all connections, also that of a request in flight; nothing can be sent afterwards."""
        with self._lock:
            self._closed = True
            client, self._client = self._client, None
        for stream in list(self._streams):
            with suppress(OSError):  # it may be over already
                stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)
        if client is not None:
            client.close()
        for stream in self._streams:  # one that was just being opened belongs to nobody yet
            with suppress(OSError):
                stream.close()
        self._streams.clear()

    def _heard(self, event: str, info: Mapping[str, Any]) -> None:
        """Keep hold of each new connection: closing it leaves a thread that waits for its answer waiting, shutting it
        down wakes it."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._streams.append(info["return_value"])

    # --- One try ---

    def _once(self, method: str, path: str, params: Params, body: Json, file: bool) -> Reply:
        url = self._url(path, params)
        self._stop_if_cancelled()
        wait = self._pace.reserve()
        if wait > LONGEST_OBEYED_PAUSE:
            raise failures.too_many(self._account, retry_after=wait)
        self.pause(wait)
        self._stop_if_cancelled()
        resting = self._breaker.wait_seconds()
        if resting:
            raise failures.resting(self._account, resting)
        client = self._open()
        writes = method not in ("GET", "HEAD", "OPTIONS")
        started, asked_at = self._seconds(), self._context.now()
        trouble: ChannelError | None = None
        response: httpx.Response | None = None
        try:
            response = self._send(client, method, url, body)
        except httpx.HTTPError as error:
            trouble = self._unreached(error, writes=writes)
        except RuntimeError:  # httpx says so when the client was closed by another thread
            if not self._closed:
                raise
            trouble = failures.unreachable(self._account, unclear=writes)
        # Raised only here, so that no httpx error (which holds the address and the headers) hangs on to ours.
        if response is None:
            self._count(method, url, started, str(trouble.code if trouble else ""))
            if not self._closed and trouble is not None and trouble.code == "unreachable":
                self._breaker.failed()
            raise trouble or failures.unreachable(self._account, unclear=writes)
        self._count(method, url, started, str(response.status_code))
        return self._read(response, method, path, writes=writes, asked_at=asked_at, file=file)

    def _send(self, client: httpx.Client, method: str, url: httpx.URL, body: Json) -> httpx.Response:
        content, headers = _encoded(body)
        for _ in range(4):
            request = client.build_request(
                method, url, content=content, headers=headers, extensions={"trace": self._heard}
            )
            response = client.send(request, auth=self.auth)
            target = self._same_place(response, url) if method == "GET" else None
            if target is None:
                return response
            url = target
        return response

    def _same_place(self, response: httpx.Response, url: httpx.URL) -> httpx.URL | None:
        """Where a redirect leads when that is the very same server; credentials never leave it (F57)."""
        location = response.headers.get("location", "")
        if response.status_code not in _REDIRECTS or not location:
            return None
        try:
            target = url.join(location)
        except httpx.InvalidURL:
            return None
        same = (target.scheme, target.host, target.port) == (url.scheme, url.host, url.port)
        return target if same else None

    def _read(
        self, response: httpx.Response, method: str, path: str, *, writes: bool, asked_at: datetime, file: bool
    ) -> Reply:
        headers = {name.lower(): value for name, value in response.headers.items()}
        now = self._context.now()
        self._look_at_clock(headers, asked_at, now)
        status = response.status_code
        data, is_json = parsed(response)
        content = response.content if file and response.content.startswith(_FILES) else b""
        reply = Reply(method, path, status, headers, data, is_json, self.server_now(), content)
        retry_after = retry_after_seconds(headers, self.server_now())
        self._pace.learn(headers)
        answered = 200 <= status < 300 and (is_json or bool(content))
        hidden = self._judge(reply) if answered and not content and self._rules.refuses_with_200 else None
        if answered and hidden is None:
            self._pace.succeeded()
            self._breaker.succeeded()
            self.usage.limit_share = self._pace.limit_share
            return reply
        error = hidden or self._judged(reply, response, retry_after)
        too_many = status == 429 or error.code == failures.TOO_MANY
        if too_many:
            asked = error.retry_after_seconds if isinstance(error, TransientError) else None
            self._pace.refused(asked if asked is not None else retry_after)
        self.usage.limit_share = self._pace.limit_share
        if isinstance(error, TransientError) and not too_many:
            self._breaker.failed()
        else:
            self._breaker.succeeded()
        raise error

    def _judged(self, reply: Reply, response: httpx.Response, retry_after: float | None) -> ChannelError:
        if reply.status in _REDIRECTS:
            return failures.moved(self._account, self.clean(_bare(response.headers.get("location", ""))))
        if reply.is_json:
            own = self._judge(reply)
            if own is not None:
                return own
        return self._by_status(reply, self.quote(response.text if reply.data is None else reply.data), retry_after)

    def _by_status(self, reply: Reply, words: str, retry_after: float | None) -> ChannelError:
        status, code = reply.status, code_in(reply.data) or str(reply.status)
        if status == 429:
            return failures.too_many(self._account, retry_after=retry_after, reply=words)
        if status == 503 and retry_after is not None:
            return failures.server_fault(
                self._account, status=503, unclear=reply.writes, retry_after=retry_after, reply=words, code=code
            )
        if status >= 500 or status in (408, 425):
            return failures.server_fault(self._account, status=status, unclear=reply.writes, reply=words, code=code)
        if status == 401:
            return failures.signed_out(self._account, reply=words, code=code)
        if not reply.is_json:
            # A page from something in between; only a success could mean that a write went through.
            return failures.not_data(self._account, unclear=reply.writes and status < 300, status=status, reply=words)
        if status == 403:
            return failures.signed_out(self._account, reply=words, code=code)
        return failures.refused(self._account, reply=words, code=code, gone=status in (404, 410))

    def quote(self, data: Json) -> str:
        """The channel's own words out of an answer: one short line, without markup, secrets or personal data."""
        from storemanager.channels.plain import plain_text

        words = data
        if isinstance(data, dict):
            words = next((data[key] for key in ("message", "error_description", "error", "msg") if data.get(key)), "")
        return self.clean(plain_text(words if isinstance(words, str) else ""))[:_LONGEST_QUOTE]

    def _unreached(self, error: httpx.HTTPError, *, writes: bool) -> ChannelError:
        words = self.clean(str(error))[:_LONGEST_QUOTE]
        if isinstance(error, httpx.ConnectError) and "CERTIFICATE" in str(error).upper():
            return failures.certificate(self._account, reply=words)
        if isinstance(error, httpx.UnsupportedProtocol):
            return failures.no_address(self._account)
        never_sent = isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError))
        return failures.unreachable(self._account, unclear=writes and not never_sent, reply=words)

    # --- Pieces ---

    def _url(self, path: str, params: Params) -> httpx.URL:
        pairs = list(params.items() if isinstance(params, Mapping) else params)
        query = urlencode([(name, _value(value)) for name, value in pairs], quote_via=quote)
        try:
            url = httpx.URL(self.address + path + (f"?{query}" if query else ""))
        except httpx.InvalidURL:
            raise failures.no_address(self._account) from None
        if url.scheme not in ("http", "https") or not url.host or "%" in url.host:
            raise failures.no_address(self._account)
        if url.scheme == "http" and not self._rules.allow_plain_http and not is_loopback(url.host):
            raise failures.plain_http(self._account)
        return url

    def _open(self) -> httpx.Client:
        with self._lock:
            if self._closed:
                raise CancelledError
            if self._client is None:
                self._client = httpx.Client(
                    transport=self._context.transport,
                    verify=shared_tls() if self._context.transport is None else True,
                    timeout=httpx.Timeout(self._rules.read_seconds, connect=CONNECT_SECONDS),
                    follow_redirects=False,
                    trust_env=not is_loopback(httpx.URL(self.address).host),  # no proxy to this very computer
                    limits=httpx.Limits(max_connections=16, max_keepalive_connections=8),
                    headers={
                        "User-Agent": "StoreManager",
                        "Accept": "application/json",
                        "Cache-Control": "no-cache, no-store",
                        "Pragma": "no-cache",
                        **self._rules.headers,
                    },
                )
            return self._client

    def _stop_if_cancelled(self) -> None:
        if self._closed or self._context.cancelled():
            raise CancelledError

    def _look_at_clock(self, headers: Mapping[str, str], asked_at: datetime, now: datetime) -> None:
        if headers.get("age", "0").strip() not in ("", "0"):
            return  # out of a cache: its Date is old
        try:
            theirs = parsedate_to_datetime(headers.get("date", ""))
        except ValueError:
            return
        if theirs.tzinfo is None:
            theirs = theirs.replace(tzinfo=UTC)
        middle = asked_at + (now - asked_at) / 2
        # The header drops the fraction, so on average it is half a second behind.
        offset = theirs + timedelta(milliseconds=500) - middle
        self._offset = offset if abs(offset) > timedelta(seconds=1) else timedelta()

    def _count(self, method: str, url: httpx.URL, started: float, outcome: str) -> None:
        seconds = max(0.0, self._seconds() - started)
        with self._lock:
            self.usage.requests += 1
            self.usage.last_seconds = seconds
        shown = self.clean(f"{url.path}?{url.query.decode()}" if url.query else url.path)
        self._context.log(f"{method} {shown} → {outcome} ({seconds:.2f} s)")


class _Wait:
    """How long before the next try: what the channel asked for, else doubling pauses with jitter."""

    def __init__(self) -> None:
        self._backoff = tenacity.wait_exponential(multiplier=0.5, max=20) + tenacity.wait_random(0, 0.5)

    def __call__(self, state: tenacity.RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.retry_after_seconds if isinstance(error, TransientError) else None
        return max(self._backoff(state), asked or 0.0)


def _may_repeat(error: BaseException, repeatable: bool) -> bool:
    if not isinstance(error, TransientError) or error.code in ("resting", "redirect", "certificate"):
        return False
    if (error.retry_after_seconds or 0.0) > LONGEST_OBEYED_PAUSE:
        return False
    # What surely was not done (refused for the limit, never connected) can be sent again even if it is a write.
    return repeatable or (not error.unclear and error.code in (failures.TOO_MANY, "unreachable"))


def is_loopback(host: str) -> bool:
    """Whether `host` is this very computer."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def code_in(data: Json) -> str:
    """The channel's own code of an error, where it has one."""
    if isinstance(data, dict):
        code = data.get("code") or data.get("error_code") or ""
        return code if isinstance(code, str) else str(code)
    return ""


def _encoded(body: Json) -> tuple[bytes | None, dict[str, str]]:
    if body is None:
        return None, {}
    if isinstance(body, Form):
        return urlencode(body.fields).encode(), {"Content-Type": "application/x-www-form-urlencoded"}
    if isinstance(body, Upload):
        part = (body.filename, body.content, body.media_type)
        made = httpx.Request("POST", "https://upload.invalid", data=dict(body.fields), files={body.name: part})
        return made.read(), {"Content-Type": made.headers["Content-Type"]}
    return json.dumps(body, ensure_ascii=False, allow_nan=False).encode(), {"Content-Type": "application/json"}


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return ",".join(_value(part) for part in value)
    return "".join(value) if isinstance(value, str) else str(value)


def _bare(location: str) -> str:
    return location.split("?", 1)[0].split("#", 1)[0]


__all__ = [
    "ChannelHttp", "Form", "HttpRules", "RejectedError", "Reply", "SignInError", "Upload", "UsageCount", "is_loopback",
]  # fmt: skip
