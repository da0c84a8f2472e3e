"""Pictures brought here from the addresses that the book has for them, to be fitted and sent. Only https is followed
(and this very computer, where the practice shop lives); a limit ends what is no picture of a product."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urljoin

import httpx

from storemanager.channels.errors import CancelledError, RejectedError, TransientError
from storemanager.channels.http import CONNECT_SECONDS, READ_SECONDS, is_loopback, shared_tls
from storemanager.channels.redaction import silence_transport_logs
from storemanager.texts import Text, translate

MOST_BYTES = 25_000_000
MOST_MOVES = 3
"""How often an address may point to another one."""
_MOVED = frozenset({301, 302, 303, 307, 308})


class Fetcher:
    """Keeps one connection for all pictures of a product."""

    def __init__(self, *, cancelled: Callable[[], bool] = lambda: False, transport: Any = None) -> None:
        silence_transport_logs()
        self._cancelled = cancelled
        timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
        self._client = httpx.Client(verify=shared_tls(), timeout=timeout, transport=transport, follow_redirects=False)
        self._here = httpx.Client(timeout=timeout, transport=transport, follow_redirects=False, trust_env=False)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()
        self._here.close()

    def fetch(self, address: str) -> bytes:
        """Raises TransientError when it could not be reached now, RejectedError when there is none."""
        for _ in range(MOST_MOVES + 1):
            client = self._client_for(address)
            try:
                with client.stream("GET", address) as reply:
                    if reply.status_code not in _MOVED:
                        return self._read(reply, address)
                    address = urljoin(address, reply.headers.get("location", ""))
            except httpx.HTTPError:
                raise TransientError(
                    _NOT_REACHED(address=address), translate("pictures", "It is tried again by itself."), code="picture"
                ) from None
        raise _none(_MISSING(address=address))

    def _client_for(self, address: str) -> httpx.Client:
        try:
            url = httpx.URL(address)
        except (httpx.InvalidURL, ValueError):
            raise _none(_NO_ADDRESS(address=address)) from None
        here = is_loopback(url.host)
        if not url.host or (url.scheme != "https" and not (url.scheme == "http" and here)):
            raise _none(_NO_ADDRESS(address=address))
        return self._here if here else self._client

    def _read(self, reply: httpx.Response, address: str) -> bytes:
        if reply.status_code == 429 or reply.status_code >= 500:
            raise TransientError(
                _NOT_REACHED(address=address), translate("pictures", "It is tried again by itself."), code="picture"
            )
        if reply.status_code != 200:
            raise _none(_MISSING(address=address))
        found = bytearray()
        for piece in self._pieces(reply):
            found += piece
            if len(found) > MOST_BYTES:
                raise _none(_TOO_HEAVY(address=address))
        return bytes(found)

    def _pieces(self, reply: httpx.Response) -> Iterator[bytes]:
        for piece in reply.iter_bytes():
            if self._cancelled():
                raise CancelledError
            yield piece


@contextmanager
def fetch_once(cancelled: Callable[[], bool] = lambda: False) -> Iterator[Callable[[str], bytes]]:
    """Fetches pictures, each address once."""
    known: dict[str, bytes] = {}
    with Fetcher(cancelled=cancelled) as fetcher:

        def fetch(address: str) -> bytes:
            if address not in known:
                known[address] = fetcher.fetch(address)
            return known[address]

        yield fetch


def _none(problem: Text) -> RejectedError:
    advice = translate("pictures", "Open the product and give it a picture by its https:// address.")
    return RejectedError(problem, advice, code="picture")


_NOT_REACHED = translate("pictures", "The picture {address} could not be fetched now.")
_MISSING = translate("pictures", "There is no picture at {address}.")
_NO_ADDRESS = translate("pictures", "The picture {address} has no https:// address.")
_TOO_HEAVY = translate("pictures", "The file at {address} is larger than 25 MB.")
