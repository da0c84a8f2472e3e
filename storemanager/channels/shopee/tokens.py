"""The keys to one shop: an access token that ends after four hours and a refresh token that works exactly once.

Whatever Shopee hands out is saved before it is used: an answer that is lost here costs the owner a new sign-in. One
task refreshes at a time (`SecretKeeper.turn`), and looks first whether another one has done it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from storemanager.channels.base import AccountSettings, Context, Json
from storemanager.channels.errors import RejectedError, SignInError, TransientError
from storemanager.channels.shopee import replies
from storemanager.channels.shopee.words import AUTHORISE_AGAIN
from storemanager.errors import StoreError
from storemanager.texts import translate

ACCESS, REFRESH, ENDS, SHOP, USED_CODE, LANDING = (
    "access_token",
    "refresh_token",
    "access_ends",
    "shop_id",
    "used_code",
    "landing",
)
EARLY_SECONDS = 600
"""A token that ends within ten minutes is exchanged before it is used."""
_ABSOLUTE = 10**9
_A_MOMENT = 2.0

Send = Callable[[str, Json], Json]


@dataclass(frozen=True)
class Landing:
    """What stands in the address on which the owner landed after agreeing."""

    code: str
    shop_id: str = ""
    main_account_id: str = ""


def landing(address: str) -> Landing | None:
    """None when it is not the address of somebody who has agreed."""
    query = parse_qs(urlsplit("".join(address).strip()).query)
    code, shop, main = (query.get(name, [""])[0] for name in ("code", "shop_id", "main_account_id"))
    if not code or not (shop.isdecimal() or main.isdecimal()):
        return None
    return Landing(code, shop if shop.isdecimal() else "", main if main.isdecimal() else "")


class Tokens:
    """The tokens of one account. May be used from several threads."""

    def __init__(self, settings: AccountSettings, context: Context, *, partner_id: str, send: Send) -> None:
        """`send` posts to one of Shopee's public calls and gives its answer."""
        self._account = settings.name
        self._context = context
        self._keeper = context.secrets
        self._partner_id = partner_id
        self._send = send
        self._mine: dict[str, str] = {**settings.secrets}
        self._unsaved: dict[str, str] = {}
        if settings.values.get(SHOP) and not self._mine.get(SHOP):
            self._mine[SHOP] = settings.values[SHOP]

    @property
    def session(self) -> tuple[str, str]:
        """(access token, shop) that are in use."""
        return "".join(self._mine.get(ACCESS, "")), "".join(self._mine.get(SHOP, ""))

    @property
    def all(self) -> tuple[str, ...]:
        """All that must never be shown."""
        return tuple("".join(self._mine.get(name, "")) for name in (ACCESS, REFRESH))

    def ready(self, now: datetime) -> None:
        """Make sure of a token that works for a while yet. Raises SignInError when only the owner can bring one."""
        if self._good(now) and not self._unsaved and self._new_landing() is None:
            return
        with self._keeper.turn:
            self._look_again()
            self._save(self._unsaved)
            new = self._new_landing()
            if new is not None:
                self._exchange(new, now)
            elif not self._good(now):
                self._refresh(now)

    def renew(self, refused: str, now: datetime) -> None:
        """Shopee no longer takes the token `refused`: get another one, unless somebody else just did."""
        with self._keeper.turn:
            self._look_again()
            if self.session[0] == refused:
                self._refresh(now)

    # --- Pieces ---

    def _good(self, now: datetime) -> bool:
        ends = "".join(self._mine.get(ENDS, ""))
        known = not ends.isdecimal() or int(ends) - now.timestamp() > EARLY_SECONDS
        return bool(self.session[0] and self.session[1]) and known

    def _new_landing(self) -> Landing | None:
        given = landing(self._mine.get(LANDING, ""))
        return given if given is not None and given.code != "".join(self._mine.get(USED_CODE, "")) else None

    def _look_again(self) -> None:
        """Another task, or another program, may have exchanged the tokens meanwhile."""
        try:
            kept = self._keeper.latest()
        except StoreError as error:
            raise _not_kept(self._account, error) from None
        if kept.get(REFRESH) and not self._unsaved:
            self._mine |= {name: kept[name] for name in (ACCESS, REFRESH, ENDS, SHOP, USED_CODE) if name in kept}

    def _exchange(self, new: Landing, now: datetime) -> None:
        whose: dict[str, Json] = {"code": new.code, "partner_id": _number(self._partner_id)}
        if new.shop_id:
            whose["shop_id"] = int(new.shop_id)
        else:
            whose["main_account_id"] = int(new.main_account_id)
        try:
            answer = self._send("auth/token/get", whose)
        except (RejectedError, SignInError) as error:
            if error.code in (replies.CLOCK, replies.SIGNATURE):
                raise
            raise SignInError(
                translate(
                    "shopee", "Shopee does not accept this address: it is older than ten minutes, or was used."
                )(),
                translate("shopee", "Open the consent page once more and paste the address you land on."),
                reply=error.reply,
                code=replies.SIGNED_OUT,
            ) from None
        shop = new.shop_id or self._only_shop(answer)
        self._take(answer, {SHOP: shop, USED_CODE: new.code}, now)

    def _only_shop(self, answer: Json) -> str:
        shops = answer.get("shop_id_list") or []
        if len(shops) != 1:
            raise SignInError(
                translate("shopee", "This sign-in stands for {count:shop|shops}, and an account here is one shop.")(
                    count=len(shops)
                ),
                translate("shopee", "Sign in on the consent page with the account of the one shop."),
                code=replies.SIGNED_OUT,
            )
        return str(shops[0])

    def _refresh(self, now: datetime) -> None:
        token = "".join(self._mine.get(REFRESH, ""))
        shop = self.session[1]
        if not token or not shop:
            raise SignInError(
                translate("shopee", "{account} has not been authorised yet.")(account=self._account),
                AUTHORISE_AGAIN,
                code=replies.SIGNED_OUT,
            )
        body = {"refresh_token": token, "partner_id": _number(self._partner_id), "shop_id": _number(shop)}
        try:
            answer = self._send("auth/access_token/get", body)
        except (RejectedError, SignInError) as error:
            if error.code in (replies.CLOCK, replies.SIGNATURE) or self._somebody_else_did(token):
                if self.session[0] and self._mine.get(REFRESH) != token:
                    return
                raise
            raise SignInError(
                translate("shopee", "Shopee has ended the sign-in of {account}.")(account=self._account),
                AUTHORISE_AGAIN,
                reply=error.reply,
                code=replies.SIGNED_OUT,
            ) from None
        self._take(answer, {}, now)

    def _somebody_else_did(self, token: str) -> bool:
        """Another program on this computer may have used the token a moment ago and be about to save its answer."""
        self._context.sleep(_A_MOMENT)
        self._look_again()
        return "".join(self._mine.get(REFRESH, "")) != token

    def _take(self, answer: Json, more: Mapping[str, str], now: datetime) -> None:
        access, refresh, lasts = (answer.get(name) for name in ("access_token", "refresh_token", "expire_in"))
        if not access or not refresh:
            raise TransientError(
                translate("shopee", "The answer of {account} has no sign-in in it.")(account=self._account),
                translate("shopee", "It is tried again by itself."),
                code="shape",
            )
        seconds = lasts if isinstance(lasts, int) and lasts > 0 else 0
        ends = seconds if seconds > _ABSOLUTE else int(now.timestamp()) + seconds
        self._save({ACCESS: str(access), REFRESH: str(refresh), ENDS: str(ends), **more})

    def _save(self, new: dict[str, str]) -> None:
        """Saved first, used afterwards. What could not be saved is held on to and tried again before the next call."""
        if not new:
            return
        self._unsaved = new
        try:
            self._keeper.keep(new)
        except StoreError as error:
            raise _not_kept(self._account, error) from None
        self._mine |= new
        self._unsaved = {}


def _not_kept(account: str, error: StoreError) -> TransientError:
    message = translate("shopee", "The new sign-in of {account} could not be kept on this computer: {problem}")
    return TransientError(message(account=account, problem=error.message), error.advice, code="not_kept")


def _number(text: str) -> int | str:
    return int(text) if text.isdecimal() else text
