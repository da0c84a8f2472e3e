"""What Meta's refusals mean: the status says little, the code nearly all, and the subcode the rest."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from storemanager.channels import failures
from storemanager.channels.errors import ChannelError, RejectedError, SignInError, TransientError
from storemanager.channels.http import Reply
from storemanager.texts import Text, translate

WINDOW = "window"  # the time for a free answer is over
PERSON = "person"  # somebody cannot be written to
REVIEW = "review"  # Meta has not looked at the app yet
RESTRICTED = "restricted"  # Meta has stopped the Page's messages for a while
DUPLICATE = "duplicate"  # the same post was there a moment ago
SAME_SET = "same_set"  # another set has the same rule
TOO_LARGE = "too_large"
RIGHT = "right"
VERSION_OVER = "version"

THROTTLES = frozenset({4, 17, 32, 613, 80000, 80001, 80002, 80003, 80004, 80005, 80006, 80008, 80009, 80014})
_DEFAULT_PAUSE = 300.0
_RESTRICTED_FOR = 4 * 3600.0


def judge(account: str, quote: Callable[[object], str]) -> Callable[[Reply], ChannelError | None]:
    """The reading of refusals for one account; `quote` gives Meta's own words without markup and secrets."""

    def look(reply: Reply) -> ChannelError | None:
        error = reply.data.get("error") if isinstance(reply.data, dict) else None
        if not isinstance(error, dict) or not isinstance(error.get("code"), int):
            return None
        return _meaning(account, reply, error, quote(_words(error)))

    return look


def _words(error: Mapping[str, Any]) -> dict[str, Any]:
    return {"message": error.get("error_user_msg") or error.get("message") or ""}


def _meaning(account: str, reply: Reply, error: Mapping[str, Any], words: str) -> ChannelError:
    code, subcode = int(error["code"]), _whole(error.get("error_subcode"))
    name = f"{code}/{subcode}" if subcode else str(code)
    if code in THROTTLES:
        return failures.too_many(account, retry_after=_pause(reply.headers), reply=words)
    if code == 1 and "reduce the amount of data" in words.lower():
        return _too_large(account, words)
    if code in (1, 2) or (error.get("is_transient") and code not in (368,)):
        return failures.server_fault(account, status=reply.status, unclear=reply.writes, reply=words, code=name)
    if code in (190, 102, 104):
        return _dead_token(account, subcode, words, name)
    if code == 100 and "appsecret_proof" in words:
        return _wrong_secret(account, words, name)
    if (code, subcode) in ((10, 2018278), (10, 2534022)):
        return _outside_window(account, words)
    if subcode == 2018028:
        return _not_reviewed(account, words)
    if code == 551 or subcode == 2018001:
        return _nobody_there(account, words)
    if code == 368 or (code, subcode) == (10, 1893063):
        return _stopped(account, words)
    if code == 506:
        return _again(account, words)
    if code == 10803:
        return _same_set(account, words)
    if code == 324:
        return _no_picture(account, words)
    if (code, subcode) == (100, 1363092):
        return _wrong_time(account, words)
    if code == 10 or 200 <= code <= 299:
        return no_right(account, words)
    if code == 2635:
        return _old_version(account, words)
    return failures.refused(account, reply=words, code=name, gone=(code, subcode) == (100, 33))


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _pause(headers: Mapping[str, str]) -> float:
    """How long Meta asks to wait: its headers count in minutes. Where they say nothing, five."""
    try:
        told = json.loads(headers.get("x-business-use-case-usage", "{}"))
        minutes = [each.get("estimated_time_to_regain_access", 0) for some in told.values() for each in some]
        longest = max(minutes, default=0)
    except (ValueError, AttributeError, TypeError):
        longest = 0
    return float(longest) * 60 or _DEFAULT_PAUSE


def _too_large(account: str, words: str) -> RejectedError:
    return RejectedError(
        translate("channels", "{account} was sent more at once than Facebook takes.")(account=account),
        translate("channels", "It is sent again in smaller parts by itself."),
        reply=words,
        code=TOO_LARGE,
    )


_DEAD: Mapping[int, Text] = {
    458: translate("channels", "The Facebook app of {account} was removed."),
    460: translate("channels", "The password behind {account} was changed, so Facebook ended the access."),
    463: translate("channels", "Facebook's access for {account} has run out."),
    464: translate("channels", "The Facebook user of {account} is not confirmed."),
    467: translate("channels", "Facebook does not know the access token of {account}."),
}


def _dead_token(account: str, subcode: int, words: str, name: str) -> SignInError:
    message = _DEAD.get(subcode) or translate("channels", "Facebook no longer accepts the access token of {account}.")
    return SignInError(message(account=account), NEW_TOKEN, reply=words, code=name)


NEW_TOKEN = translate(
    "channels", "Make a new token for the system user in Meta's business settings and enter it under Channels."
)


def _wrong_secret(account: str, words: str, name: str) -> SignInError:
    return SignInError(
        translate("channels", "The app secret of {account} does not belong to its access token.")(account=account),
        translate("channels", "Copy the secret of the same app under App settings → Basic, and enter it here."),
        reply=words,
        code=name,
    )


def no_right(account: str, words: str) -> SignInError:
    """A right is missing: only the owner can grant it, and Meta may want to look at the app first."""
    return SignInError(
        translate("channels", "Meta has not granted {account} the right for this: “{reply}”")(
            account=account, reply=words
        ),
        translate(
            "channels",
            "Give the system user the Page and the catalogue in Meta's business settings, make a new token with this "
            "right, and enter it under Channels.",
        ),
        reply=words,
        code=RIGHT,
    )


def _outside_window(account: str, words: str) -> RejectedError:
    return RejectedError(
        translate("channels", "The time in which {account} may answer this person freely is over.")(account=account),
        translate("channels", "Send an approved template, or wait until the person writes again."),
        reply=words,
        code=WINDOW,
    )


def _not_reviewed(account: str, words: str) -> RejectedError:
    return RejectedError(
        translate("channels", "Meta has not reviewed the app of {account} for messages yet.")(account=account),
        translate(
            "channels",
            "Until then only people with a role in the app can be answered from here. Answer the others in Facebook's "
            "own inbox; the catalogue works without the review.",
        ),
        reply=words,
        code=REVIEW,
    )


def _nobody_there(account: str, words: str) -> RejectedError:
    return RejectedError(
        translate("channels", "This person cannot be reached by {account} any more.")(account=account),
        translate(
            "channels", "They may have blocked the Page or left Facebook. Call them, if a phone number is known."
        ),
        reply=words,
        code=PERSON,
    )


def _stopped(account: str, words: str) -> TransientError:
    return TransientError(
        translate("channels", "Meta has stopped the messages of {account} for a while.")(account=account),
        translate(
            "channels",
            "Nothing is sent for some hours. Look under Page quality on Facebook for the reason, and send less and "
            "only to people who asked.",
        ),
        reply=words,
        code=RESTRICTED,
        retry_after_seconds=_RESTRICTED_FOR,
    )


def _again(account: str, words: str) -> RejectedError:
    return RejectedError(
        translate("channels", "{account} has just published a post with the same words.")(account=account),
        translate("channels", "It is there already. If it should stand there twice, change its words."),
        reply=words,
        code=DUPLICATE,
    )


def _no_picture(account: str, words: str) -> RejectedError:
    return RejectedError(
        translate("channels", "{account} could not fetch a picture, so nothing was published.")(account=account),
        translate(
            "channels",
            "See whether the address of the picture opens in a browser where nobody is signed in, then try again.",
        ),
        reply=words,
        code="picture",
    )


def _wrong_time(account: str, words: str) -> RejectedError:
    return RejectedError(
        translate("channels", "{account} does not take the time for which the post is planned.")(account=account),
        translate("channels", "Choose another time, from ten minutes to four weeks ahead."),
        reply=words,
        code="time",
    )


def _same_set(account: str, words: str) -> RejectedError:
    return RejectedError(
        translate("channels", "{account} has another set with exactly the same products.")(account=account),
        translate("channels", "Take one of the two sets away in Commerce Manager, or change its products."),
        reply=words,
        code=SAME_SET,
    )


def _old_version(account: str, words: str) -> RejectedError:
    return RejectedError(
        translate("channels", "Meta no longer answers this version of the program for {account}.")(account=account),
        translate("channels", "Update Store Manager."),
        reply=words,
        code=VERSION_OVER,
    )
