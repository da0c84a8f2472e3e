"""One Shopee shop as its Open API shows it: signed calls, fresh tokens, and answers out of their envelope."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from storemanager.channels import failures
from storemanager.channels.base import AccountSettings, Context, Json
from storemanager.channels.errors import ChannelError, SignInError, TransientError
from storemanager.channels.http import ChannelHttp, HttpRules, Params, Reply
from storemanager.channels.shopee import replies, values
from storemanager.channels.shopee.signing import PREFIX, ShopeeAuth, Signer
from storemanager.channels.shopee.tokens import Tokens
from storemanager.channels.shopee.words import clock_off
from storemanager.texts import translate
from storemanager.vault import Secret

LIVE = "https://partner.shopeemobile.com"
SANDBOX = "https://openplatform.sandbox.test-stable.shopee.sg"
PLACES = {"live": LIVE, "sandbox": SANDBOX}
PLACE, ADDRESS, PARTNER, KEY, LOCATION = "place", "address", "partner_id", "partner_key", "location_id"

REGION = "region"
_SITES = {
    "VN": "shopee.vn", "SG": "shopee.sg", "MY": "shopee.com.my", "TH": "shopee.co.th", "PH": "shopee.ph",
    "ID": "shopee.co.id", "TW": "shopee.tw", "BR": "shopee.com.br", "MX": "shopee.com.mx", "CO": "shopee.com.co",
    "CL": "shopee.cl",
}  # fmt: skip

# No limit is published; five calls a second for each shop were never refused.
_BURST, _PER_SECOND = 5, 5

T = TypeVar("T")


def host(values: Mapping[str, str]) -> str:
    """The address of the API: that of the chosen place, or one's own. A place that was chosen wins over an address that
    was left standing in the form, so that keys never go where they are not meant to."""
    own, place = values.get(ADDRESS, "").strip().rstrip("/"), values.get(PLACE, "")
    if place == "own":
        return own
    return PLACES.get(place) or own or LIVE


class ShopeeApi:
    """Calls to one shop. Reads are repeated by `ChannelHttp`; writes are not."""

    def __init__(self, settings: AccountSettings, context: Context) -> None:
        self.account = settings.name
        self.currency = settings.currency
        self.settings = settings
        self.partner_id = settings.values.get(PARTNER, "").strip()
        key = Secret("".join(settings.secrets.get(KEY, "")).strip())
        self.signer = Signer(self.partner_id, key)
        self.tokens = Tokens(settings, context, partner_id=self.partner_id, send=self.public)
        self.http = ChannelHttp(
            host(settings.values),
            account=settings.name,
            context=context,
            auth=ShopeeAuth(self.signer, self._server_now, lambda: self.tokens.session),
            secrets=(key, *self.tokens.all),
            judge=replies.judge(settings.name, self._quote),
            rules=HttpRules(capacity=_BURST, per_second=_PER_SECOND, refuses_with_200=True),
        )

    def _server_now(self) -> datetime:
        return self.http.server_now()

    def _quote(self, data: object) -> str:
        return self.http.quote(data)

    def product_page(self) -> str:
        """The beginning of the addresses at which shoppers find this shop's items; empty where that is not known."""
        site, shop = _SITES.get(self.settings.values.get(REGION, "")), self.tokens.session[1]
        return f"https://{site}/product/{shop}/" if site and shop and self.http.address == LIVE else ""

    # --- Calls ---

    def get(self, call: str, params: Params = ()) -> dict[str, Any]:
        """What is in the `response` of a read."""
        inside = self.whole("GET", call, params).get("response")
        if not isinstance(inside, dict):
            raise failures.broken_reply(self.account, call)
        return inside

    def get_list(self, call: str) -> list[dict[str, Any]]:
        """The `response` of a read that is a list."""
        return self.rows(self.whole("GET", call), "response", call)

    def post(self, call: str, body: Json, *, repeatable: bool = False) -> dict[str, Any]:
        """The `response` of a write; some have none."""
        return values.row(self.whole("POST", call, (), body, repeatable=repeatable).get("response"))

    def file(self, call: str, body: Json) -> bytes:
        """A file that is made for the asking; an answer without one is TransientError."""
        found = self.reply("POST", call, (), body, repeatable=True, file=True).file
        if not found:
            raise failures.broken_reply(self.account, call)
        return found

    def whole(
        self, method: str, call: str, params: Params = (), body: Json = None, *, repeatable: bool | None = None
    ) -> dict[str, Any]:
        """One signed call for the shop, with its envelope."""
        data = self.reply(method, call, params, body, repeatable=repeatable).data
        return data if isinstance(data, dict) else {}

    def reply(
        self, method: str, call: str, params: Params, body: Json, *, repeatable: bool | None, file: bool = False
    ) -> Reply:
        """One signed call for the shop, with a token that works."""
        renewed = False
        while True:
            self.tokens.ready(self.http.server_now())
            self.http.hide(*self.tokens.all)
            used = self.tokens.session[0]
            try:
                return self._clocked(method, call, params, body, repeatable, file)
            except SignInError as error:
                if error.code != replies.TOKEN or renewed:
                    raise
            renewed = True
            self.tokens.renew(used, self.http.server_now())

    def public(self, call: str, body: Json) -> Json:
        """A call for the app alone. An answer that was lost cannot be lost again by asking once more."""
        data = self._clocked("POST", call, (), body, True, False).data
        return data if isinstance(data, dict) else {}

    def _clocked(
        self, method: str, call: str, params: Params, body: Json, repeatable: bool | None, file: bool
    ) -> Reply:
        """Send; a refusal for the clock's sake tells Shopee's own time, with which it is signed once more."""
        corrected = False
        while True:
            try:
                return self.http.request(
                    method, PREFIX + call, params=params, body=body, repeatable=repeatable, file=file
                )
            except SignInError as error:
                if error.code not in (replies.CLOCK, replies.SIGNATURE):
                    raise
                if corrected:
                    raise self._wrong_clock(error) from None
                corrected = True

    def _wrong_clock(self, error: SignInError) -> SignInError:
        if error.code != replies.CLOCK or abs(self.http.clock_off_seconds) < 1:
            return error
        return SignInError(clock_off(self.http.clock_off_seconds), error.advice, reply=error.reply, code=error.code)

    def optional(self, ask: Callable[[], T]) -> T | None:
        """What is good to know and can be done without: None where this app may not ask or there is none."""
        try:
            return ask()
        except TransientError:
            raise
        except ChannelError:
            return None

    def number(self, data: Json, name: str, call: str) -> int:
        """A whole number out of an answer, 0 where it was left out; TransientError when it is none."""
        found = data.get(name) if isinstance(data, dict) else None
        if found is not None and (not isinstance(found, int) or isinstance(found, bool)):
            raise failures.broken_reply(self.account, call)
        return found or 0

    def rows(self, data: Json, name: str, call: str, *, key: str = "") -> list[dict[str, Any]]:
        """A list of objects (each with its number under `key`) out of an answer; TransientError when it is none: this
        is then not an answer of Shopee."""
        found = data.get(name, []) if isinstance(data, dict) else None
        found = [] if found is None and isinstance(data, dict) else found
        if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
            raise failures.broken_reply(self.account, call)
        if key and not all(isinstance(row.get(key), int) and row[key] for row in found):
            raise failures.broken_reply(self.account, call)
        return found


def parts(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """`values` in pieces of at most `size`."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


NOT_A_NUMBER = translate("shopee", "This listing has no item on Shopee.")
