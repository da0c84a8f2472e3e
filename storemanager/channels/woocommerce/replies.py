"""What WooCommerce's refusals mean. It often says so by its codes and not by the status: 400 for a product that is
gone, 401 for a key that may only read, 500 for a refund it does not allow."""

from __future__ import annotations

from collections.abc import Callable

from storemanager.channels import failures
from storemanager.channels.errors import ChannelError, RejectedError, SignInError
from storemanager.channels.http import Reply, code_in
from storemanager.texts import translate

NOT_SIGNED_IN = "woocommerce_rest_cannot_view"
NO_ROUTE = "rest_no_route"
READ_ONLY = "read_only_key"
CLOCK = "clock"
SKU_TAKEN = "product_invalid_sku"
BARCODE_TAKEN = "product_invalid_global_unique_id"
NOT_CREATED = "woocommerce_rest_product_not_created"
TERM_EXISTS = "term_exists"
IMAGE_FAILED = "woocommerce_product_image_upload_error"

_GONE = frozenset(
    {
        "woocommerce_rest_product_invalid_id",
        "woocommerce_rest_product_variation_invalid_id",
        "woocommerce_rest_shop_order_invalid_id",
        "woocommerce_rest_shop_order_refund_invalid_id",
        "woocommerce_rest_order_invalid_id",
        "woocommerce_rest_invalid_order_refund_id",
        "woocommerce_rest_invalid_order",
        "woocommerce_rest_invalid_product_id",
        "woocommerce_rest_term_invalid",
    }
)


def is_stranger(code: str) -> bool:
    """Whether the shop answered as if no key had been sent at all."""
    return code.startswith("woocommerce_rest_cannot_")


def is_gone(code: str) -> bool:
    """Whether this code says that the thing is not there (any more)."""
    return code in _GONE or code.endswith("_invalid_id")


def judge(account: str, quote: Callable[[object], str]) -> Callable[[Reply], ChannelError | None]:
    """The reading of refusals for one account; `quote` gives the shop's own words without markup and secrets."""

    def look(reply: Reply) -> ChannelError | None:
        code = code_in(reply.data)
        if not code:
            return None
        words = quote(reply.data)
        if reply.status in (401, 403):
            return _signed_out(account, code, words)
        if is_gone(code):
            return failures.refused(account, reply=words, code=code, gone=True)
        if code == NO_ROUTE:
            return _no_route(account, words)
        if code == TERM_EXISTS and isinstance(reply.data.get("data"), dict):
            holder = reply.data["data"].get("resource_id", "")  # who has the name is what matters
            return failures.refused(account, reply=words, code=f"{TERM_EXISTS}:{holder}")
        known = refusal(account, code, words)
        if known is not None:
            return known
        if reply.status == 501 or (reply.status == 500 and _is_refusal(reply)):
            return failures.refused(account, reply=words, code=code)
        return None

    return look


def refusal(account: str, code: str, words: str) -> RejectedError | None:
    """The refusals an owner can mend, in words of ours."""
    if code == SKU_TAKEN:
        return RejectedError(
            translate("channels", "{account} already has another product with this SKU.")(account=account),
            translate("channels", "Link it to that product, or change the SKU of one of the two."),
            reply=words,
            code=code,
        )
    if code == BARCODE_TAKEN:
        return RejectedError(
            translate("channels", "{account} does not take this barcode: it is wrong, or another product has it.")(
                account=account
            ),
            translate("channels", "Check the barcode here and in the shop's own administration."),
            reply=words,
            code=code,
        )
    if code == IMAGE_FAILED:
        return RejectedError(
            translate("channels", "{account} could not fetch a picture, so nothing was saved.")(account=account),
            translate("channels", "Check that the picture opens in a browser, or send the product without it."),
            reply=words,
            code=code,
        )
    return None


def item_refusal(account: str, code: str, words: str) -> RejectedError:
    """What one refused item of a batch means."""
    return refusal(account, code, words) or failures.refused(account, reply=words, code=code, gone=is_gone(code))


def _is_refusal(reply: Reply) -> bool:
    # Seen with refunds: 500 with the bare number 500 as data. A real fault of the server has an object, or no JSON.
    return code_in(reply.data).startswith("woocommerce_rest_") and not isinstance(reply.data.get("data"), dict)


def _signed_out(account: str, code: str, words: str) -> SignInError:
    lower = words.lower()
    if "write permission" in lower:
        return read_only(account, words)
    if "timestamp" in lower:
        return SignInError(
            translate("channels", "{account} refuses because this computer's clock is wrong.")(account=account),
            translate("channels", "Set the date and the time of this computer, then try again."),
            reply=words,
            code=CLOCK,
        )
    if "secret" in lower or "signature" in lower:
        return SignInError(
            translate("channels", "{account} knows the key, but the secret does not belong to it.")(account=account),
            translate("channels", "Make a new key in the shop and enter both parts under Channels."),
            reply=words,
            code=code,
        )
    if code == NOT_SIGNED_IN or code == "woocommerce_rest_authentication_error":
        return failures.signed_out(account, reply=words, code=code)
    return SignInError(
        translate("channels", "The key of {account} lacks a right: “{reply}”")(account=account, reply=words or code),
        translate("channels", "Make a new key with the right “Read/Write” for a user who may manage the shop."),
        reply=words,
        code=code,
    )


def read_only(account: str, words: str = "") -> SignInError:
    """A key that was made with the right "Read" only."""
    return SignInError(
        translate("channels", "The key of {account} may only read.")(account=account),
        translate("channels", "Make a new key with the right “Read/Write” in the shop and enter it under Channels."),
        reply=words,
        code=READ_ONLY,
    )


def _no_route(account: str, words: str) -> RejectedError:
    return RejectedError(
        translate("channels", "{account} is too old for this, or WooCommerce is switched off there.")(account=account),
        translate(
            "channels", "Look under Plugins in the shop's administration whether WooCommerce is on and up to date."
        ),
        reply=words,
        code=NO_ROUTE,
    )
