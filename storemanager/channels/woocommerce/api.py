"""One WooCommerce shop as its REST API shows it: signing in the way its host allows, and reading lists."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import httpx

from storemanager.channels import failures
from storemanager.channels.base import AccountSettings, Context, Json
from storemanager.channels.errors import RejectedError, SignInError
from storemanager.channels.http import ChannelHttp, HttpRules, Reply
from storemanager.channels.woocommerce import replies
from storemanager.channels.woocommerce.signing import SignIn, WooAuth, possible_ways
from storemanager.vault import Secret

PREFIX = "/wp-json/wc/v3/"
PER_PAGE = 100
SIGN_IN_VALUE = "sign_in"
PLAIN_HTTP_VALUE = "allow_http"


class WooApi:
    """Requests to one shop. Reads are repeated by `ChannelHttp`; writes only when they say that they may be."""

    def __init__(self, settings: AccountSettings, context: Context) -> None:
        self.account = settings.name
        self.currency = settings.currency
        self.settings = settings
        self.log = context.log
        address = settings.values.get("address", "").strip().rstrip("/")
        key = Secret(settings.secrets.get("consumer_key", "").strip())
        secret = Secret(settings.secrets.get("consumer_secret", "").strip())
        self._ways = _ways(address)
        remembered = settings.values.get(SIGN_IN_VALUE, "")
        self._proven = remembered in {way.value for way in self._ways}
        way = SignIn(remembered) if self._proven else self._ways[0]
        self._auth = WooAuth(key, secret, way=way, server_now=self._server_now)
        self._lock = threading.Lock()
        self._features: dict[str, bool] = {}
        self.http = ChannelHttp(
            address,
            account=settings.name,
            context=context,
            auth=self._auth,
            secrets=(key, secret),
            judge=replies.judge(settings.name, self._quote),
            rules=HttpRules(allow_plain_http=settings.values.get(PLAIN_HTTP_VALUE, "") == "yes"),
        )

    def _server_now(self) -> datetime:
        return self.http.server_now()

    def _quote(self, data: object) -> str:
        return self.http.quote(data)

    @property
    def sign_in(self) -> SignIn:
        """The way that is in use now."""
        return self._auth.way

    # --- Requests ---

    def get(self, route: str, params: Mapping[str, Any] | None = None) -> Reply:
        """Read from wc/v3."""
        return self._signed_in("GET", route, params or {}, None, repeatable=True)

    def options(self, route: str) -> Reply:
        """What the shop says that a route can do."""
        return self._signed_in("OPTIONS", route, {}, None, repeatable=True)

    def send(self, method: str, route: str, body: Json, *, repeatable: bool = False) -> Reply:
        """Write to wc/v3."""
        return self._signed_in(method, route, {}, body, repeatable=repeatable)

    def index(self) -> Json:
        """What the site says of itself to everybody."""
        fields = "name,url,home,gmt_offset,timezone_string,namespaces"
        return self.http.get("/wp-json/", {"_fields": fields}).data

    def _signed_in(self, method: str, route: str, params: Mapping[str, Any], body: Json, *, repeatable: bool) -> Reply:
        """Send; while it is not yet proven how this host takes the keys, try its ways one after the other."""
        tried: set[SignIn] = set()
        clock_corrected = False
        while True:
            tried.add(self._auth.way)
            try:
                reply = self.http.request(method, PREFIX + route, params=params, body=body, repeatable=repeatable)
            except SignInError as error:
                if error.code == replies.CLOCK and clock_corrected:
                    raise self._wrong_clock(error) from None
                if error.code == replies.CLOCK:
                    clock_corrected = True  # the refusal told the shop's time, and the next signature uses it
                    continue
                # "As if no key was sent" is also what a host answers that strips the header.
                if self._proven or not replies.is_stranger(error.code) or not self._try_next(tried):
                    raise
            else:
                self._proven = self._proven or method != "OPTIONS"  # which a shop answers to strangers too
                return reply

    def _try_next(self, tried: set[SignIn]) -> bool:
        with self._lock:
            left = [way for way in self._ways if way not in tried]
            if left:
                self._auth.way = left[0]
            else:
                self._auth.way = self._ways[0]
            return bool(left)

    def _wrong_clock(self, error: SignInError) -> SignInError:
        from storemanager.channels.woocommerce.words import clock_off

        return SignInError(clock_off(self.http.clock_off_seconds), error.advice, reply=error.reply, code=error.code)

    # --- Lists ---

    def rows(self, route: str, params: Mapping[str, Any]) -> tuple[list[dict[str, Any]], int]:
        """One page of a list, without repetitions, and how many rows the shop counts in the whole list."""
        reply = self.get(route, params)
        rows = self.objects(reply.data, route)
        total = reply.headers.get("x-wp-total", "")
        if any(not row.get("id") for row in rows):
            raise failures.broken_reply(self.account, route)
        unique = list({row["id"]: row for row in rows}.values())
        if total.isdigit():
            return unique, int(total)
        return unique, len(unique) + (len(rows) >= PER_PAGE)  # no count: a full page means that more may follow

    def objects(self, data: Json, what: str) -> list[dict[str, Any]]:
        """`data` as a list of objects, or TransientError: this is then not an answer of WooCommerce."""
        if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
            raise failures.broken_reply(self.account, what)
        return data

    def thing(self, data: Json, what: str, *, unclear: bool = False) -> dict[str, Any]:
        """`data` as one object with an id, or TransientError."""
        if not isinstance(data, dict) or not data.get("id"):
            raise failures.broken_reply(self.account, what, unclear=unclear)
        return data

    def by_ids(self, route: str, ids: Sequence[str], params: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """The rows with these ids, a hundred a request; those that are not there are simply missing."""
        for start in range(0, len(ids), PER_PAGE):
            part = list(ids[start : start + PER_PAGE])
            yield from self.rows(route, {**params, "include": ",".join(part), "per_page": PER_PAGE})[0]

    def all_rows(self, route: str, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        """A whole list, paged by number and read again when it shrank or repeated itself meanwhile (F06, F07)."""
        for _ in range(3):
            rows, sound = self._walk(route, params)
            if sound:
                return rows
        raise failures.broken_reply(self.account, route)

    def _walk(self, route: str, params: Mapping[str, Any]) -> tuple[list[dict[str, Any]], bool]:
        found: dict[Any, dict[str, Any]] = {}
        page, first_total = 1, None
        while True:
            rows, total = self.rows(
                route, {"orderby": "id", "order": "asc", **params, "per_page": PER_PAGE, "page": page}
            )
            first_total = total if first_total is None else first_total
            fresh = [row for row in rows if row.get("id") not in found]
            found.update((row.get("id"), row) for row in fresh)
            if not rows or len(found) >= total or not fresh:
                # Sound: nothing vanished while paging (which shifts rows out of sight), and all were seen.
                return list(found.values()), total >= first_total and len(found) >= total
            page += 1

    # --- What this shop's version can do ---

    def has_route(self, route: str) -> bool:
        """Whether this shop knows a route that only newer versions have; asked once."""
        if route not in self._features:
            try:
                self.options(route)
                self._features[route] = True
            except RejectedError as error:
                if error.code != replies.NO_ROUTE and not error.gone:
                    raise
                self._features[route] = False
        return self._features[route]

    def assume(self, route: str, there: bool) -> None:
        """Remember what was found out earlier, so that it need not be asked again."""
        self._features[route] = there


def _ways(address: str) -> tuple[SignIn, ...]:
    try:
        return possible_ways(address)
    except httpx.InvalidURL:
        return (SignIn.BASIC,)
