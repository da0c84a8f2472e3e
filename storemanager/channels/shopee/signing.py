"""Shopee's signatures: every call is signed with the key of the owner's own app.

The signed text is the app's number, the path and the time without any separators; a call for a shop adds its access
token and the shop's number. Neither body nor filters are signed. The time may be five minutes off at most, so Shopee's
own clock is used.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Generator
from datetime import datetime

import httpx

from storemanager.vault import Secret

PREFIX = "/api/v2/"
_PUBLIC = (PREFIX + "auth/", PREFIX + "shop/auth_partner", PREFIX + "public/", PREFIX + "media_space/")


def signature(partner_key: str, partner_id: str, path: str, timestamp: int, *, token: str = "", shop: str = "") -> str:
    """The signature of one call. `token` and `shop` are empty for calls that belong to no shop."""
    base = "".join((partner_id, path, str(timestamp), token, shop))
    return hmac.new("".join(partner_key).encode(), base.encode(), hashlib.sha256).hexdigest()


def is_public(path: str) -> bool:
    """Whether the call is signed for the app alone, without a shop."""
    return path.startswith(_PUBLIC)


class Signer:
    """Whoever signs: knows the app's key and nothing of shops, so that another place could do it instead."""

    def __init__(self, partner_id: str, partner_key: Secret) -> None:
        self.partner_id = partner_id
        self._key = partner_key

    def query(self, path: str, now: datetime, token: str = "", shop: str = "") -> dict[str, str]:
        """What is added to the address of a call."""
        timestamp = int(now.timestamp())
        sign = signature(self._key, self.partner_id, path, timestamp, token=token, shop=shop)
        query = {"partner_id": self.partner_id, "timestamp": str(timestamp), "sign": sign}
        return {**query, "access_token": token, "shop_id": shop} if token else query


class ShopeeAuth(httpx.Auth):
    """Signs each request on its way out; `session` gives the access token and the shop's number that are in use."""

    def __init__(self, signer: Signer, now: Callable[[], datetime], session: Callable[[], tuple[str, str]]) -> None:
        self._signer = signer
        self._now = now
        self._session = session

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        path = request.url.path
        path = path[path.find(PREFIX) :]  # an address of one's own may have a path before Shopee's
        token, shop = ("", "") if is_public(path) else self._session()
        request.url = request.url.copy_merge_params(self._signer.query(path, self._now(), token, shop))
        yield request
