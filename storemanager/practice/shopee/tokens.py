"""Who may call: apps with a key, shops that agreed, access tokens that end and refresh tokens that work once."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlencode

from storemanager.practice.http import Json, Request, Response
from storemanager.practice.shopee.calls import Call
from storemanager.practice.shopee.errors import ApiError, wrong

TOLERANCE_SECONDS = 300
ACCESS_LASTS = timedelta(hours=4)
REFRESH_LASTS = timedelta(days=30)
CODE_LASTS = timedelta(minutes=10)
OLD_TOKEN_LASTS = timedelta(minutes=5)
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(slots=True)
class _Access:
    shop_id: int
    ends: datetime


class TokenOffice:
    """The keys of one app and of the shop that agreed to it."""

    def __init__(self, partner_id: int, partner_key: str, shop_id: int) -> None:
        self.partner_id = partner_id
        self.partner_key = partner_key
        self.shop_id = shop_id
        self.refreshed = 0
        self._codes: dict[str, datetime] = {}
        self._access: dict[str, _Access] = {}
        self._refresh: dict[str, datetime] = {}

    # --- Signatures ---

    def check(self, request: Request, now: datetime, *, public: bool) -> None:
        """Raises ApiError when the call is not signed as it must be."""
        query = {name: values[0] for name, values in parse_qs(request.query, keep_blank_values=True).items()}
        if query.get("partner_id") != str(self.partner_id):
            raise ApiError("error_param", "Invalid partner_id.", 403)
        timestamp = query.get("timestamp", "")
        if not timestamp.isdecimal() or abs(int(timestamp) - now.timestamp()) > TOLERANCE_SECONDS:
            raise ApiError("error_param", "Timestamp is expired.", 403)
        base = f"{self.partner_id}{request.path}{timestamp}"
        if not public:
            base += query.get("access_token", "") + query.get("shop_id", "")
        right = hmac.new(self.partner_key.encode(), base.encode(), hashlib.sha256).hexdigest()
        if not hmac.compare_digest(right, query.get("sign", "")):
            raise ApiError("error_sign", "Wrong sign.", 403)
        if not public:
            self._check_token(query, now)

    def _check_token(self, query: dict[str, str], now: datetime) -> None:
        known = self._access.get(query.get("access_token", ""))
        if known is None or now >= known.ends:
            raise ApiError("error_auth", "Invalid access_token.", 403)
        if query.get("shop_id") != str(known.shop_id):
            raise ApiError("error_auth", "Your shop_id does not match the access_token.", 403)

    # --- Consent ---

    def consent(self, request: Request, now: datetime) -> Response:
        """The page on which the seller agrees: this one agrees at once and is sent back with a code."""
        self.check(request, now, public=True)
        back = parse_qs(request.query).get("redirect", [""])[0]
        if not back:
            raise wrong("redirect is missing")
        join = "&" if "?" in back else "?"
        return Response(302, b"", {"Location": back + join + urlencode(self.agree(now))})

    def agree(self, now: datetime) -> dict[str, str]:
        """The seller agreed: what is appended to the address they are sent to."""
        code = secrets.token_hex(16)
        self._codes[code] = now + CODE_LASTS
        return {"code": code, "shop_id": str(self.shop_id)}

    def forget(self) -> None:
        """The seller withdrew the consent, or it ended."""
        self._codes.clear()
        self._access.clear()
        self._refresh.clear()

    def end_access(self) -> None:
        """All access tokens end now; refresh tokens stay."""
        self._access.clear()

    # --- Tokens ---

    def exchange(self, call: Call) -> Json:
        """POST auth/token/get."""
        ends = self._codes.pop(str(call.given("code", str)), None)
        if ends is None or call.now >= ends:
            raise ApiError("error_auth", "Invalid code, it is used or expired.", 403)
        asked = call.body.get("shop_id") or call.body.get("main_account_id")
        if call.given("partner_id", int) != self.partner_id or asked != self.shop_id:
            raise wrong("partner_id or shop_id does not belong to the code")
        return {**self._pair(call.now), "shop_id_list": [self.shop_id], "merchant_id_list": []}

    def refresh(self, call: Call) -> Json:
        """POST auth/access_token/get: the old refresh token is worth nothing from now on."""
        if call.given("shop_id", int) != self.shop_id or call.given("partner_id", int) != self.partner_id:
            raise wrong("partner_id or shop_id does not belong to the token")
        ends = self._refresh.pop(str(call.given("refresh_token", str)), None)
        if ends is None or call.now >= ends:
            raise ApiError("error_auth", "Invalid refresh_token.", 403)
        for known in self._access.values():
            known.ends = min(known.ends, call.now + OLD_TOKEN_LASTS)
        self.refreshed += 1
        return {**self._pair(call.now), "partner_id": self.partner_id, "shop_id": self.shop_id}

    def pair(self, now: datetime) -> tuple[str, str]:
        """Tokens of a shop that agreed some time ago: for tests that begin there."""
        made = self._pair(now)
        return str(made["access_token"]), str(made["refresh_token"])

    def grant(self, access: str, refresh: str) -> None:
        """Tokens that never end, for a shop whose owner only wants to try: their keys are the same at every start."""
        self._access[access] = _Access(self.shop_id, _NEVER)
        self._refresh[refresh] = _NEVER

    def _pair(self, now: datetime) -> dict[str, Json]:
        access, refresh = secrets.token_hex(16), secrets.token_hex(16)
        self._access[access] = _Access(self.shop_id, now + ACCESS_LASTS)
        self._refresh[refresh] = now + REFRESH_LASTS
        return {"access_token": access, "refresh_token": refresh, "expire_in": int(ACCESS_LASTS.total_seconds())}
