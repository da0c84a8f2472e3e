"""Signing in to the Graph API: the token travels in the header, beside a proof that we know the app's secret too.

There are two tokens: the system user's, for the catalogue, and the Page's own, for its messages and posts."""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import httpx

from storemanager.vault import Secret


class GraphAuth(httpx.Auth):
    """Puts token and proof on a request at the last moment, so that no log ever sees them."""

    def __init__(self, token: Secret, app_secret: Secret) -> None:
        self._token = token
        self._app_secret = app_secret
        self._page_token: Secret | None = None
        self._here = threading.local()

    @property
    def knows_page(self) -> bool:
        """Whether the Page's own token is known."""
        return self._page_token is not None

    def learn_page(self, token: Secret) -> None:
        """From now on calls can be made as the Page."""
        self._page_token = token

    @contextmanager
    def as_page(self) -> Iterator[None]:
        """What this thread sends meanwhile is sent as the Page."""
        self._here.page = True
        try:
            yield
        finally:
            self._here.page = False

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """httpx asks this for every request."""
        page = getattr(self._here, "page", False) and self._page_token is not None
        token = "".join(self._page_token if page and self._page_token else self._token)
        request.headers["Authorization"] = f"Bearer {token}"
        if "".join(self._app_secret):
            request.url = request.url.copy_merge_params({"appsecret_proof": proof("".join(self._app_secret), token)})
        yield request


def proof(app_secret: str, token: str) -> str:
    """The proof that belongs to a token; each token has its own."""
    return hmac.new(app_secret.encode(), token.encode(), hashlib.sha256).hexdigest()
