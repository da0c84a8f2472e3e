"""The three ways a WooCommerce shop can be signed in to, and which of them may be used for an address."""

from __future__ import annotations

import base64
from collections.abc import Callable, Generator
from datetime import datetime
from enum import Enum
from typing import Any, cast

import httpx
from oauthlib.oauth1 import SIGNATURE_HMAC_SHA256, SIGNATURE_TYPE_QUERY, Client

from storemanager.channels.http import is_loopback


class SignIn(Enum):
    """How keys travel. The value is kept with the account's settings once it is known to work."""

    BASIC = "basic"  # HTTPS: the keys in the Authorization header
    URL_KEYS = "url"  # HTTPS on hosts that strip that header: the keys in the address
    OAUTH = "oauth"  # plain http: a signature, so that the secret itself never travels


def possible_ways(address: str) -> tuple[SignIn, ...]:
    """What may be tried for this address, best first. A secret never goes over plain http, except to this computer."""
    url = httpx.URL(address)
    if url.scheme == "https":
        return (SignIn.BASIC, SignIn.URL_KEYS)
    if is_loopback(url.host):
        return (SignIn.BASIC, SignIn.OAUTH, SignIn.URL_KEYS)
    return (SignIn.OAUTH,)


class WooAuth(httpx.Auth):
    """Signs each request in the way that is set now; `server_now` keeps signatures valid on a PC with a wrong clock."""

    def __init__(self, key: str, secret: str, *, way: SignIn, server_now: Callable[[], datetime]) -> None:
        self._key = "".join(key)
        self._secret = "".join(secret)
        self.way = way
        self._server_now = server_now

    def __repr__(self) -> str:
        return f"WooAuth({self.way.value})"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Called anew for every request, also a repeated one: a nonce works only once."""
        if self.way is SignIn.BASIC:
            pair = base64.b64encode(f"{self._key}:{self._secret}".encode()).decode()
            request.headers["Authorization"] = f"Basic {pair}"
        elif self.way is SignIn.URL_KEYS:
            keys = {"consumer_key": self._key, "consumer_secret": self._secret}
            request.url = request.url.copy_merge_params(keys)
        else:
            request.url = httpx.URL(self._signed(request))
        yield request

    def _signed(self, request: httpx.Request) -> str:
        client = Client(
            self._key,
            client_secret=self._secret,
            signature_method=SIGNATURE_HMAC_SHA256,
            signature_type=SIGNATURE_TYPE_QUERY,  # some hosts strip the header, none the query
            timestamp=str(int(self._server_now().timestamp())),
        )
        signed: str = client.sign(str(request.url), http_method=cast("Any", request.method))[0]
        return signed
