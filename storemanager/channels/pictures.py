"""Pictures for channels that want the picture itself: taken from its address, without any of our keys, and looked at
before it is sent on."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import httpx

from storemanager.channels import failures
from storemanager.channels.base import Context, RemoteImage
from storemanager.channels.errors import CancelledError, RejectedError, TransientError
from storemanager.channels.http import CONNECT_SECONDS, READ_SECONDS, is_loopback, shared_tls
from storemanager.texts import Text, translate

MOST_BYTES = 30_000_000
_MOST_STEPS = 4
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
    """The picture itself. Raises RejectedError when there is none at its address, TransientError when the place where
    it is kept cannot be reached now."""
    return image.data or _fetched(image.url, context)


def _fetched(address: str, context: Context) -> bytes:
    if context.cancelled():
        raise CancelledError
    client = httpx.Client(
        transport=context.transport,
        verify=shared_tls() if context.transport is None else True,
        timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
        trust_env=not is_loopback(urlsplit(address).hostname or ""),  # no proxy to this very computer
        headers={"User-Agent": "StoreManager", "Accept": "image/*"},
    )
    try:
        content = _followed(client, address)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol)):
            raise unusable(_NO_ADDRESS(url=address)) from None
        raise _not_reached(address) from None
    finally:
        if context.transport is None:  # one that was handed in is shared
            client.close()
    if content.lstrip()[:1] == b"<":  # a page of a network or of maintenance, like as not (F55)
        raise TransientError(_PAGE(url=address), _TRIED_AGAIN, code="picture")
    if not media_type(content):
        raise unusable(translate("channels", "At {url} there is no picture.")(url=address))
    return content


def _followed(client: httpx.Client, address: str) -> bytes:
    place = address
    for _ in range(_MOST_STEPS):
        parts = urlsplit(place)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise unusable(_NO_ADDRESS(url=address))
        with client.stream("GET", place) as response:
            if response.is_redirect:
                place = _next_place(place, response.headers.get("location", ""), address)
                continue
            if response.status_code >= 500 or response.status_code in (408, 425, 429):
                raise _not_reached(address)
            if response.status_code >= 300:
                raise unusable(translate("channels", "At {url} there is no picture.")(url=address))
            return _read(response, address)
    raise unusable(translate("channels", "At {url} there is no picture.")(url=address))


def _next_place(place: str, location: str, address: str) -> str:
    """A page of the web must not send us to this very computer."""
    following = urljoin(place, location)
    if is_loopback(urlsplit(following).hostname or "") and not is_loopback(urlsplit(place).hostname or ""):
        raise unusable(_NO_ADDRESS(url=address))
    return following


def _read(response: httpx.Response, address: str) -> bytes:
    content = bytearray()
    for part in response.iter_bytes():
        content += part
        if len(content) > MOST_BYTES:
            raise unusable(translate("channels", "The picture at {url} is too large.")(url=address))
    return bytes(content)


_PAGE = translate("channels", "At {url} there is a web page instead of a picture.")
_TRIED_AGAIN = translate(
    "channels", "It is tried again by itself. If it stays, choose another picture for the product."
)
_NO_ADDRESS = translate("channels", "The picture {url} has no web address.")


def unusable(message: Text) -> RejectedError:
    """A picture that cannot be sent as it is."""
    return RejectedError(
        message, translate("channels", "Choose another picture for the product here, then try again."), code="picture"
    )


def _not_reached(address: str) -> TransientError:
    message = translate("channels", "The picture at {url} could not be fetched.")
    return TransientError(message(url=address), failures.TRIED_AGAIN, code="picture")
