"""What the owner reads when a channel fails: the error for each way in which a request can go wrong."""

from __future__ import annotations

from storemanager.channels.errors import ChannelError, RejectedError, SignInError, TransientError
from storemanager.texts import Text, translate

TOO_MANY = "429"
TRIED_AGAIN = translate("channels", "It is tried again by itself. Nothing is lost.")
LOOKED_UP = translate("channels", "It is looked up before it is tried again.")
CHECK_KEYS = translate("channels", "Open the account under Channels and connect it again.")


def unreachable(account: str, *, unclear: bool, reply: str = "") -> TransientError:
    """No connection, cut, or too slow."""
    message = translate("channels", "{account} could not be reached.")
    if unclear:
        message = translate("channels", "{account} did not answer. It is not known whether it did what was asked.")
    return TransientError(message(account=account), _next(unclear), code="unreachable", reply=reply, unclear=unclear)


def certificate(account: str, *, reply: str = "") -> TransientError:
    """TLS is always verified: an address with a bad certificate gets nothing from us."""
    return TransientError(
        translate("channels", "The certificate of {account} is not valid, so nothing was sent.")(account=account),
        translate(
            "channels",
            "Check this computer's date and the network you are in; if both are right, ask who runs the website to "
            "renew its certificate.",
        ),
        code="certificate",
        reply=reply,
    )


def no_address(account: str) -> SignInError:
    """The account's address is missing or not an address."""
    return SignInError(
        translate("channels", "The address of {account} is missing or not a web address.")(account=account),
        translate("channels", "Enter it under Channels, like https://shop.example."),
        code="address",
    )


def plain_http(account: str) -> SignInError:
    """Without TLS everything could be read on the way."""
    return SignInError(
        translate("channels", "The address of {account} does not start with https://, so nothing was sent.")(
            account=account
        ),
        translate(
            "channels", "Enter the https:// address under Channels, or ask who runs the website to switch it on."
        ),
        code="plain_http",
    )


def moved(account: str, address: str) -> TransientError:
    """A redirect to somewhere else: keys never follow it (F57)."""
    return TransientError(
        translate("channels", "{account} points to another address, {address}; nothing was sent there.")(
            account=account, address=address
        ),
        translate(
            "channels",
            "If that is your shop's new address, enter it under Channels. If you are in a hotel's or café's network, "
            "sign in to that network first.",
        ),
        code="redirect",
    )


def not_data(account: str, *, unclear: bool, status: int, reply: str = "") -> TransientError:
    """A web page or half an answer instead of data (F55)."""
    return TransientError(
        translate("channels", "{account} answered with a web page or half an answer instead of data.")(account=account),
        _next(unclear)
        if unclear
        else translate(
            "channels",
            "It is tried again by itself. If it stays, look whether the website is under maintenance or a firewall "
            "keeps this program out.",
        ),
        code=f"not_data_{status}",
        reply=reply,
        unclear=unclear,
    )


def too_many(account: str, *, retry_after: float | None, reply: str = "") -> TransientError:
    """The channel's limit is used up."""
    return TransientError(
        translate("channels", "{account} asks to send less for a while.")(account=account),
        TRIED_AGAIN,
        reply=reply,
        code=TOO_MANY,
        retry_after_seconds=retry_after,
    )


def resting(account: str, seconds: float) -> TransientError:
    """The breaker is open."""
    return TransientError(
        translate("channels", "{account} did not answer several times in a row, so it is left alone for a moment.")(
            account=account
        ),
        TRIED_AGAIN,
        code="resting",
        retry_after_seconds=seconds,
    )


def server_fault(
    account: str, *, status: int, unclear: bool, retry_after: float | None = None, reply: str = "", code: str = ""
) -> TransientError:
    """5xx: the channel itself is in trouble."""
    message = translate("channels", "{account} has a fault of its own ({status}).")
    return TransientError(
        message(account=account, status=str(status)),
        _next(unclear),
        code=code or str(status),
        reply=reply,
        unclear=unclear,
        retry_after_seconds=retry_after,
    )


def signed_out(account: str, *, reply: str = "", code: str = "") -> SignInError:
    """401 or 403 without a more exact word."""
    return SignInError(
        translate("channels", "{account} no longer accepts the saved keys.")(account=account),
        CHECK_KEYS,
        reply=reply,
        code=code,
    )


def refused(account: str, *, reply: str, code: str, gone: bool = False) -> RejectedError:
    """4xx without a more exact word: the channel's own text is quoted."""
    if gone:
        message = translate("channels", "{account} says that this is not there any more.")(account=account)
        advice = translate("channels", "It is kept here. Link it to another item, or leave it.")
        return RejectedError(message, advice, reply=reply, code=code, gone=True)
    message = translate("channels", "{account} refused: “{reply}”")(account=account, reply=reply or code)
    return RejectedError(message, LOOK_AT_IT, reply=reply, code=code)


LOOK_AT_IT = translate("channels", "Put the value right here or in the shop's own administration, then try again.")


def broken_reply(account: str, what: str, *, unclear: bool = False) -> TransientError:
    """Data came, but not of the shape the channel always sends."""
    return TransientError(
        translate("channels", "The answer of {account} cannot be understood ({what}).")(account=account, what=what),
        _next(unclear),
        code="shape",
        unclear=unclear,
    )


def item_words(error: ChannelError) -> Text:
    """The error as one stored sentence for one item of a write."""
    return error.message


def _next(unclear: bool) -> Text:
    if unclear:
        return LOOKED_UP
    return TRIED_AGAIN
