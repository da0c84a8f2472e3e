"""Pictures brought here from the addresses that the book has for them, without any of our keys. Only the public web is
asked, by https (and this very computer, where the practice shop lives): an address that leads into the shop's own
network, or to a file, is nobody's to open (F73). A limit ends what is no picture of a product."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urljoin

import httpx

from storemanager.channels.base import Context, RemoteImage
from storemanager.channels.errors import CancelledError, RejectedError, TransientError
from storemanager.channels.http import CONNECT_SECONDS, READ_SECONDS, is_loopback, shared_tls
from storemanager.channels.redaction import silence_transport_logs
from storemanager.texts import Text, translate

MOST_BYTES = 25_000_000
MOST_MOVES = 3
"""How often an address may point to another one."""
_MOVED = frozenset({301, 302, 303, 307, 308})
_KINDS = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"GIF8", "image/gif"))
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp"}


def media_type(content: bytes) -> str:
    """What kind of picture it is, by its first bytes; empty for what is none."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for begin, kind in _KINDS if content.startswith(begin)), "")


def ending(kind: str) -> str:
    """How the name of such a file ends."""
    return _ENDINGS.get(kind, "bin")


def content_of(image: RemoteImage, context: Context) -> bytes:
    """The picture itself, as it was handed in or from its address; see `Fetcher.fetch`."""
    if image.data:
        return image.data
    with Fetcher(cancelled=context.cancelled, transport=context.transport) as fetcher:
        return fetcher.fetch(image.url)


class Fetcher:
    """Keeps one connection for all pictures of a product. `transport`: an httpx.BaseTransport, for tests."""

    def __init__(self, *, cancelled: Callable[[], bool] = lambda: False, transport: Any = None) -> None:
        silence_transport_logs()
        self._cancelled = cancelled
        self._handed_in = transport is not None
        timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
        headers = {"User-Agent": "StoreManager", "Accept": "image/*"}
        self._client = httpx.Client(verify=shared_tls(), timeout=timeout, transport=transport, headers=headers)
        self._here = httpx.Client(timeout=timeout, transport=transport, headers=headers, trust_env=False)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._handed_in:  # one that was handed in is shared
            self._client.close()
            self._here.close()

    def fetch(self, address: str) -> bytes:
        """Raises TransientError when it could not be reached now, RejectedError when there is no picture."""
        place = address
        for _ in range(MOST_MOVES + 1):
            if self._cancelled():
                raise CancelledError
            client = self._client_for(place, first=place == address)
            try:
                with client.stream("GET", place) as reply:
                    if reply.status_code not in _MOVED:
                        return self._read(reply, place)
                    place = urljoin(place, reply.headers.get("location", ""))
            except httpx.HTTPError:
                raise _not_reached(place) from None
        raise unusable(_MISSING(address=place))

    def _client_for(self, address: str, *, first: bool) -> httpx.Client:
        try:
            url = httpx.URL(address)
        except (httpx.InvalidURL, ValueError):
            raise unusable(_NO_ADDRESS(address=address)) from None
        here = is_loopback(url.host) and first  # a page of the web must not send us to this very computer
        if not url.host or (url.scheme != "https" and not (url.scheme == "http" and here)):
            raise unusable(_NO_ADDRESS(address=address))
        if not here and not self._handed_in:
            _refuse_private(url.host, address)
        return self._here if here else self._client

    def _read(self, reply: httpx.Response, address: str) -> bytes:
        if reply.status_code >= 500 or reply.status_code in (408, 425, 429):
            raise _not_reached(address)
        if reply.status_code != 200:
            raise unusable(_MISSING(address=address))
        found = bytearray()
        for piece in reply.iter_bytes():
            if self._cancelled():
                raise CancelledError
            found += piece
            if len(found) > MOST_BYTES:
                raise unusable(_TOO_HEAVY(address=address))
        if found.lstrip()[:1] == b"<":  # a page of a network or of maintenance, like as not (F55)
            raise TransientError(_PAGE(address=address), _AGAIN_OR_ANOTHER, code="picture")
        if not media_type(bytes(found[:16])):
            raise unusable(_MISSING(address=address))
        return bytes(found)


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


def unusable(message: Text) -> RejectedError:
    """A picture that cannot be sent as it is."""
    advice = translate("pictures", "Open the product and give it a picture by its https:// address.")
    return RejectedError(message, advice, code="picture")


def _refuse_private(host: str, address: str) -> None:
    """Names are looked up first: one of the web may stand for a place in the shop's own network."""
    try:
        found = {entry[4][0] for entry in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    except OSError:
        raise _not_reached(address) from None
    if not all(ipaddress.ip_address(str(place).partition("%")[0]).is_global for place in found):
        raise unusable(_NOT_PUBLIC(address=address))


def _not_reached(address: str) -> TransientError:
    again = translate("pictures", "It is tried again by itself.")
    return TransientError(_NOT_REACHED(address=address), again, code="picture")


_NOT_REACHED = translate("pictures", "The picture {address} could not be fetched now.")
_MISSING = translate("pictures", "There is no picture at {address}.")
_NO_ADDRESS = translate("pictures", "The picture {address} has no https:// address.")
_NOT_PUBLIC = translate("pictures", "The picture {address} is not on the public web.")
_TOO_HEAVY = translate("pictures", "The file at {address} is larger than 25 MB.")
_PAGE = translate("pictures", "At {address} there is a web page instead of a picture.")
_AGAIN_OR_ANOTHER = translate(
    "pictures", "It is tried again by itself. If it stays, choose another picture for the product."
)
