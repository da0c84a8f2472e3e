"""What Shopee's refusals mean. It says them with status 200 and a code, bare or behind the name of a module; some codes
mean several things, and only the message tells which."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from storemanager.channels import failures
from storemanager.channels.errors import ChannelError, RejectedError, SignInError, TransientError
from storemanager.channels.http import Reply
from storemanager.channels.shopee.words import AUTHORISE_AGAIN, LOOK_THERE
from storemanager.texts import Text, translate

CLOCK = "clock"
SIGNATURE = "signature"
TOKEN = "token"  # noqa: S105 - the name of a kind of refusal
SIGNED_OUT = "signed_out"
PERMISSION = "permission"
PROMOTION = "promotion"
OFFSET = "offset"

_BUSY = frozenset({"error_network", "error_server", "error_inner", "error_system_busy"})
_TOKENS = frozenset({"invalid_acceess_token", "invalid_access_token"})  # the first is really written so
_PERMISSION = frozenset({"error_api_permission", "error_permission", "error_api_call_restricted"})
_DAY_ENDS = timedelta(hours=8)
"""Shopee's day ends at midnight in Singapore."""

Quote = Callable[[object], str]


def bare(code: str) -> str:
    """The code without the name of its module: `product.error_param` is `error_param`."""
    return code.rsplit(".", 1)[-1]


def judge(account: str, quote: Quote) -> Callable[[Reply], ChannelError | None]:
    """The reading of one account's answers; `quote` gives Shopee's own words without secrets."""

    def look(reply: Reply) -> ChannelError | None:
        if not isinstance(reply.data, dict):
            if reply.status >= 300:
                return None
            return failures.not_data(account, unclear=reply.writes, status=reply.status)
        code = reply.data.get("error")
        if not isinstance(code, str) or not code:
            return None
        return meaning(account, code, quote(reply.data), writes=reply.writes, at=reply.received_at)

    return look


def meaning(account: str, code: str, words: str, *, writes: bool, at: datetime) -> ChannelError:
    """The error that a code and its message stand for."""
    short, lower = bare(code), words.lower()
    if short == "error_rate_limit":
        return failures.too_many(account, retry_after=None, reply=words)
    if short == "error_limit":
        return _quota(account, words, at)
    if short in _BUSY:
        return failures.server_fault(account, status=200, unclear=writes, reply=words, code=code)
    if "timestamp" in lower and ("expired" in lower or "invalid" in lower):
        return SignInError(
            translate("shopee", "{account} refuses because this computer's clock is wrong.")(account=account),
            translate("shopee", "Set the date and the time of this computer, then try again."),
            reply=words,
            code=CLOCK,
        )
    if short == "error_sign":
        return SignInError(
            translate("shopee", "{account} does not accept the signature: the partner key is not that of this app.")(
                account=account
            ),
            translate("shopee", "Copy the partner ID and the live or test key from the app's page once more."),
            reply=words,
            code=SIGNATURE,
        )
    return _about_rights(account, short, lower, words) or _about_things(account, code, lower, words)


def _quota(account: str, words: str, at: datetime) -> TransientError:
    local = at.astimezone(UTC) + _DAY_ENDS
    midnight = datetime(local.year, local.month, local.day, tzinfo=UTC) + timedelta(days=1)
    return TransientError(
        translate("shopee", "{account} has used up today's number of requests.")(account=account),
        translate("shopee", "The sync goes on after midnight in Singapore (23:00 in Vietnam). Nothing is lost."),
        reply=words,
        code=failures.TOO_MANY,
        retry_after_seconds=(midnight - local).total_seconds(),
    )


def _about_rights(account: str, short: str, lower: str, words: str) -> SignInError | None:
    if short in _TOKENS or (short == "error_auth" and "token" in lower and "refresh" not in lower):
        return SignInError(
            translate("shopee", "{account} no longer accepts the saved sign-in.")(account=account),
            AUTHORISE_AGAIN,
            reply=words,
            code=TOKEN,
        )
    if short == "source_ip_undeclared":
        return SignInError(
            translate("shopee", "{account} accepts calls only from the addresses listed for your app.")(
                account=account
            ),
            translate("shopee", "Switch the IP list of your app off in the Open Platform console, then try again."),
            reply=words,
            code=PERMISSION,
        )
    if short in _PERMISSION:
        return SignInError(
            translate("shopee", "{account}: your app may not do this: “{reply}”")(
                account=account, reply=words or short
            ),
            translate("shopee", "Ask for this right in the Open Platform console; everything else goes on."),
            reply=words,
            code=PERMISSION,
        )
    found = _ENDED.get(short)
    if found is None and short == "error_auth":
        found = _ENDED["shop_no_linked"]
    return found and SignInError(found[0](account=account), found[1], reply=words, code=SIGNED_OUT)


_ENDED: dict[str, tuple[Text, Text]] = {
    "shop_no_linked": (translate("shopee", "{account} has not authorised your app, or no longer."), AUTHORISE_AGAIN),
    "partner_shop_no_link": (
        translate("shopee", "{account} has not authorised your app, or no longer."),
        AUTHORISE_AGAIN,
    ),
    "error_partner_key_expired": (
        translate("shopee", "The partner key of {account} has expired."),
        translate("shopee", "Make a new key in the Open Platform console and enter it under Channels."),
    ),
    "shop_banned": (
        translate("shopee", "Shopee has closed or frozen the shop of {account}."),
        translate("shopee", "Sign in to Seller Centre and see what Shopee asks for; then connect again."),
    ),
    "error_kyc_auth": (
        translate("shopee", "Shopee wants the owner of {account} to prove who they are."),
        translate("shopee", "Finish the identity check in Seller Centre; then connect again."),
    ),
}


# --- One thing that is refused ---


def _about_things(account: str, code: str, lower: str, words: str) -> RejectedError:
    if "offset over limit" in lower:
        return RejectedError(
            translate("shopee", "{account} shows no more of this list.")(account=account),
            LOOK_THERE,
            reply=words,
            code=OFFSET,
        )
    if _is_gone(code, lower):
        return failures.refused(account, reply=words, code=code, gone=True)
    return RejectedError(
        item_problem(account, code, words), item_advice(code, words), reply=words, code=_short(code, lower)
    )


def item_problem(account: str, code: str, words: str) -> Text:
    """Why one item was not taken, in words of ours where the reason is known."""
    found = _reason(code, words)
    if found is not None:
        return found[0](account=account, reply=words or code)
    if not words and not code:
        return translate("shopee", "{account} refused this item and gave no reason.")(account=account)
    return translate("shopee", "{account} refused: “{reply}”")(account=account, reply=words or code)


def item_advice(code: str, words: str) -> Text:
    """What the owner can do about it."""
    found = _reason(code, words)
    return found[1] if found is not None else failures.LOOK_AT_IT


def _reason(code: str, words: str) -> tuple[Text, Text] | None:
    lower = f"{code} {words}".lower()
    return next(((sentence, advice) for mark, sentence, advice in _REASONS if mark in lower), None)


def is_promotion(code: str, words: str) -> bool:
    """Whether a running promotion is what holds the item."""
    lower = f"{code} {words}".lower()
    return "promotion" in lower or "reserved" in lower


_REASONS: tuple[tuple[str, Text, Text], ...] = (
    (
        "reserved",
        translate(
            "shopee",
            "A promotion on {account} holds more units than the number sent, so Shopee did not lower the stock: "
            "“{reply}”.",
        ),
        translate("shopee", "End the promotion or take its stock back in Marketing Centre, then write again."),
    ),
    (
        "promotion",
        translate("shopee", "A running promotion on {account} locks this item: “{reply}”."),
        translate(
            "shopee", "It can be changed when the promotion has ended. To change it now, end it in Marketing Centre."
        ),
    ),
    (
        "holiday",
        translate("shopee", "{account} is in holiday mode, so its stock cannot be changed and nobody can buy there."),
        translate("shopee", "Switch holiday mode off in Shopee's Seller Centre; the numbers are then sent again."),
    ),
    (
        "fbs",
        translate("shopee", "The stock of this item lies in Shopee's own warehouse; only Shopee counts it there."),
        translate("shopee", "Pause this listing on the product's page: its stock is then left to Shopee."),
    ),
)


def _short(code: str, lower: str) -> str:
    return PROMOTION if is_promotion(code, lower) else code


def _is_gone(code: str, lower: str) -> bool:
    short = bare(code).lower()
    return any(mark in short for mark in ("not_found", "not_exist", "notfound", "item_deleted")) or (
        "not found" in lower or "not exist" in lower
    )


def error_code(data: Any) -> str:
    """The code of an answer; empty when all is well."""
    code = data.get("error") if isinstance(data, dict) else ""
    return code if isinstance(code, str) else ""
