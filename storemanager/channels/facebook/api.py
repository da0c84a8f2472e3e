"""One Page's part of the Graph API: requests as the system user or as the Page, and lists paged by cursors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from storemanager.channels import failures
from storemanager.channels.base import AccountSettings, Context, Json
from storemanager.channels.errors import RejectedError
from storemanager.channels.facebook import replies
from storemanager.channels.facebook.signing import GraphAuth
from storemanager.channels.http import ChannelHttp, Form, Reply
from storemanager.vault import Secret

VERSION = "v26.0"  # of 29 July 2026; the marketing parts of a version live for about a year
ADDRESS = "https://graph.facebook.com"
API_VALUE = "api_address"
PER_PAGE, SHORTEST_PAGE = 200, 10
Row = dict[str, Any]


class GraphApi:
    """Requests for one account. Reads are repeated by `ChannelHttp`; writes never."""

    def __init__(self, settings: AccountSettings, context: Context) -> None:
        self.account = settings.name
        self.currency = settings.currency
        self.settings = settings
        self.context = context
        self.seconds = context.monotonic or (lambda: context.now().timestamp())
        self.page_id = settings.values.get("page_id", "").strip()
        self.catalog_id = settings.values.get("catalog_id", "").strip()
        token = Secret(settings.secrets.get("access_token", "").strip())
        app_secret = Secret(settings.secrets.get("app_secret", "").strip())
        self._token = token
        self.auth = GraphAuth(token, app_secret)
        self.http = ChannelHttp(
            settings.values.get(API_VALUE, "").strip() or ADDRESS,
            account=settings.name,
            context=context,
            auth=self.auth,
            secrets=(token, app_secret),
            judge=replies.judge(settings.name, self._quote),
        )

    def _quote(self, data: object) -> str:
        return self.http.quote(data)

    # --- Requests ---

    def get(self, path: str, parameters: Mapping[str, Any] | None = None) -> Row:
        """Read one thing."""
        return self.thing(self.http.get(f"/{VERSION}/{path}", parameters or {}), path)

    def post(self, path: str, fields: Mapping[str, str]) -> Row:
        """Write, as a form; what is no text is JSON in it."""
        return self.thing(self.http.request("POST", f"/{VERSION}/{path}", body=Form(fields)), path)

    def post_json(self, path: str, body: Json) -> Row:
        """Write, as JSON."""
        return self.thing(self.http.request("POST", f"/{VERSION}/{path}", body=body), path)

    def delete(self, path: str, parameters: Mapping[str, Any] | None = None) -> Row:
        """Take away."""
        return self.thing(self.http.request("DELETE", f"/{VERSION}/{path}", params=parameters or {}), path)

    def about_token(self) -> Row:
        """What Meta says of our own token. The one call that names a token in its address; every log hides it."""
        data = self.get("debug_token", {"input_token": self._token}).get("data")
        if not isinstance(data, dict):
            raise failures.broken_reply(self.account, "debug_token")
        return data

    def thing(self, reply: Reply, what: str) -> Row:
        """The answer as an object, or TransientError: this is then no answer of Meta."""
        if not isinstance(reply.data, dict):
            raise failures.broken_reply(self.account, what, unclear=reply.writes)
        return reply.data

    # --- As the Page ---

    @contextmanager
    def as_page(self) -> Iterator[None]:
        """Calls as the Page itself; its token is fetched when it is needed for the first time."""
        if not self.auth.knows_page:
            token = self.get(self.page_id, {"fields": "access_token"}).get("access_token")
            if not isinstance(token, str) or not token:
                raise replies.no_right(self.account, "pages_show_list")
            self.http.hide(token)
            self.auth.learn_page(Secret(token))
        with self.auth.as_page():
            yield

    # --- Lists ---

    def rows(self, path: str, parameters: Mapping[str, Any], after: str = "") -> tuple[list[Row], str, bool]:
        """One page of a list: its rows, the cursor behind them, and whether more is waiting. A page that is too much
        for Meta is asked for again, half as long."""
        asked = {"limit": PER_PAGE, **parameters, **({"after": after} if after else {})}
        try:
            data = self.get(path, asked)
        except RejectedError as error:
            if error.code != replies.TOO_LARGE or asked["limit"] < SHORTEST_PAGE:
                raise
            return self.rows(path, {**parameters, "limit": asked["limit"] // 2}, after)
        rows = data.get("data")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise failures.broken_reply(self.account, path)
        paging = data.get("paging") if isinstance(data.get("paging"), dict) else {}
        cursors = paging.get("cursors") if isinstance(paging, dict) else None
        cursor = cursors.get("after") if isinstance(cursors, dict) else ""
        more = isinstance(paging, dict) and bool(paging.get("next")) and bool(cursor)
        return rows, cursor if isinstance(cursor, str) else "", more

    def all_rows(self, path: str, parameters: Mapping[str, Any]) -> list[Row]:
        """A whole list, without repetitions. A list whose cursors go in circles is read again (F07)."""
        for _ in range(3):
            found: dict[str, Row] = {}
            passed: set[str] = set()
            after, more = "", True
            while more and after not in passed:
                passed.add(after)
                rows, after, more = self.rows(path, parameters, after)
                for row in rows:
                    found.setdefault(str(row.get("id")), row)
            if not more:
                return list(found.values())
        raise failures.broken_reply(self.account, path)


def as_json(value: Json) -> str:
    """A structure as a parameter of a form."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
