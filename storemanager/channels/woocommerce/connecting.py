"""Connecting a WooCommerce shop: the form, the guide beside it, the test of each value, and the check of the whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from storemanager.channels.base import AccountCheck, ConnectField, ConnectStep, FieldKind, FieldTest, Json
from storemanager.channels.errors import ChannelError, RejectedError, SignInError
from storemanager.channels.http import is_loopback
from storemanager.channels.woocommerce import replies
from storemanager.channels.woocommerce.api import PLAIN_HTTP_VALUE, SIGN_IN_VALUE, WooApi
from storemanager.channels.woocommerce.words import clock_off
from storemanager.texts import Text, translate

_CLOCK_TOLERANCE_SECONDS = 60
_KEY = re.compile(r"ck_[0-9a-f]{40}")
_SECRET = re.compile(r"cs_[0-9a-f]{40}")

FIELDS = (
    ConnectField(
        "address",
        translate("channels", "Address of the website"),
        FieldKind.URL,
        help=translate("channels", "The address your customers open, without anything after the name."),
        example="https://shop.example",
    ),
    ConnectField(
        "consumer_key",
        translate("channels", "Consumer key"),
        FieldKind.SECRET,
        help=translate("channels", "Begins with ck_ and has 43 characters."),
        example="ck_…",
    ),
    ConnectField(
        "consumer_secret",
        translate("channels", "Consumer secret"),
        FieldKind.SECRET,
        help=translate("channels", "Begins with cs_ and has 43 characters. The website shows it only once."),
        example="cs_…",
    ),
    ConnectField(
        PLAIN_HTTP_VALUE,
        translate("channels", "My website has no certificate (http:// only)"),
        FieldKind.FLAG,
        required=False,
        help=translate(
            "channels",
            "The keys stay secret, but orders and addresses travel unprotected. Better: ask who runs the website to "
            "switch https on.",
        ),
        default="",
    ),
)

STEPS = (
    ConnectStep(
        translate("channels", "Enter the address"),
        (translate("channels", "Type the address of your website as customers open it."),),
    ),
    ConnectStep(
        translate("channels", "Make a key in the shop"),
        (
            translate("channels", "Sign in to your website's administration."),
            translate("channels", "Open WooCommerce → Settings → Advanced → REST API."),
            translate("channels", "Press Add key."),
            translate("channels", "Description: Store Manager. Permissions: Read/Write."),
            translate("channels", "Press Generate API key."),
        ),
        page="/wp-admin/admin.php?page=wc-settings&tab=advanced&section=keys&create-key=1",
    ),
    ConnectStep(
        translate("channels", "Copy both parts"),
        (
            translate("channels", "Copy the consumer key and the consumer secret into this form."),
            translate("channels", "Leave the page open until the test has passed: the secret is shown only once."),
        ),
    ),
)


# --- Each value on its own ---


def test_field(
    key: str, values: Mapping[str, str], secrets: Mapping[str, str], connect: Callable[[str], WooApi]
) -> FieldTest:
    """`connect` makes a connection from tidied values, so that the test asks the very shop that will be used."""
    try:
        if key == "address":
            return _test_address(values, connect)
        if key == "consumer_key":
            return _test_key(secrets.get("consumer_key", ""))
        if key == "consumer_secret":
            return _test_secret(values, secrets, connect)
    except ChannelError as error:
        return FieldTest(key, passed=False, message=error.message, advice=error.advice)
    return FieldTest(key, passed=True, message=translate("channels", "Nothing to test here."))


def tidy_address(entered: str) -> str:
    """The shop's own address out of whatever was pasted: an admin page, an API address, no scheme at all."""
    text = "".join(entered.split())
    if not text:
        return ""
    if "://" not in text:
        host = text.split("/", 1)[0].rsplit(":", 1)[0]
        text = ("http://" if is_loopback(host) else "https://") + text
    parts = urlsplit(text)
    path = re.split(r"/(?:wp-admin|wp-json|wp-login\.php|shop|cart|checkout)(?:/|$)", parts.path + "/", maxsplit=1)[0]
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}{path.rstrip('/')}"


def _test_address(values: Mapping[str, str], connect: Callable[[str], WooApi]) -> FieldTest:
    address = tidy_address(values.get("address", ""))
    api = connect(address)
    try:
        site = site_index(api)
    finally:
        api.http.close()
    better = {"address": address} if address != values.get("address", "") else {}
    found = translate("channels", "Found {shop}. It runs WooCommerce.")(shop=str(site.get("name") or address))
    return FieldTest("address", passed=True, message=found, values=better)


def _test_key(entered: str) -> FieldTest:
    key = "".join(entered).strip()
    if _KEY.fullmatch(key):
        return FieldTest("consumer_key", passed=True, message=translate("channels", "This looks like a key."))
    advice = translate("channels", "Copy the whole line that begins with ck_ (43 characters).")
    if key.startswith("cs_"):
        swapped = translate("channels", "This is the secret. The key begins with ck_.")
        return FieldTest("consumer_key", passed=False, message=swapped, advice=advice)
    message = translate("channels", "This is not a whole key.")
    return FieldTest("consumer_key", passed=False, message=message, advice=advice)


def _test_secret(values: Mapping[str, str], secrets: Mapping[str, str], connect: Callable[[str], WooApi]) -> FieldTest:
    secret = "".join(secrets.get("consumer_secret", "")).strip()
    if not _SECRET.fullmatch(secret):
        return FieldTest(
            "consumer_secret",
            passed=False,
            message=translate("channels", "This is not a whole secret."),
            advice=translate("channels", "Copy the whole line that begins with cs_ (43 characters)."),
        )
    api = connect(tidy_address(values.get("address", "")))
    try:
        sign_in(api)
        writes = can_write(api)
    finally:
        api.http.close()
    if not writes:
        error = replies.read_only(api.account)
        return FieldTest("consumer_secret", passed=False, message=error.message, advice=error.advice)
    return FieldTest(
        "consumer_secret",
        passed=True,
        message=translate("channels", "The website accepts the key for reading and writing."),
        values={SIGN_IN_VALUE: api.sign_in.value},
    )


# --- Questions that change nothing in the shop ---


def site_index(api: WooApi) -> dict[str, Any]:
    """What the site says of itself, if it is a WooCommerce shop at all."""
    try:
        site = api.index()
    except ChannelError as error:
        if error.code in ("not_data_404", "404", replies.NO_ROUTE):
            raise not_woocommerce(api.account) from None
        raise
    if not isinstance(site, dict) or "wc/v3" not in (site.get("namespaces") or []):
        raise not_woocommerce(api.account)
    return site


def not_woocommerce(account: str) -> RejectedError:
    """The address answers, but not like a WooCommerce shop."""
    return RejectedError(
        translate("channels", "The website of {account} answers, but WooCommerce was not found there.")(
            account=account
        ),
        translate(
            "channels",
            "Check the address. If it is right: WooCommerce must be switched on, and under Settings → Permalinks "
            "anything but “Plain” must be chosen.",
        ),
        code="not_woocommerce",
    )


def sign_in(api: WooApi) -> None:
    """One small signed read: finds the way this host takes keys."""
    api.get("products", {"per_page": 1, "_fields": "id"})


def can_write(api: WooApi) -> bool:
    """An empty batch does nothing, but a key that may only read is refused all the same."""
    try:
        api.send("POST", "products/batch", {"update": []}, repeatable=True)
    except SignInError as error:
        if error.code == replies.READ_ONLY:
            return False
        raise
    except RejectedError:
        return True  # refused for its emptiness, not for the key
    return True


@dataclass(frozen=True)
class _System:
    version: str = ""
    currency: str = ""


def check(api: WooApi) -> AccountCheck:
    """Sign in, and read what the shop says of itself."""
    site = site_index(api)
    sign_in(api)
    system, warnings = _system(api)
    writes = can_write(api)
    if not writes:
        warnings.append(replies.read_only(api.account).message)
    off = api.http.clock_off_seconds
    if abs(off) > _CLOCK_TOLERANCE_SECONDS:
        warnings.append(clock_off(off))
    url = urlsplit(api.http.address)
    if url.scheme == "http" and not is_loopback(url.hostname or ""):
        warnings.append(
            translate("channels", "The website has no certificate: orders and addresses travel unprotected.")
        )
    if system.currency and system.currency != api.currency:
        warnings.append(
            translate("channels", "The website sells in {theirs}, this account is kept in {ours}.")(
                theirs=system.currency, ours=api.currency
            )
        )
    return AccountCheck(
        shop_name=str(site.get("name") or ""),
        address=api.http.address,
        currency=system.currency or api.currency,
        timezone=_zone(site),
        version=system.version,
        can_write=writes,
        server_time=api.http.server_now(),
        clock_off_seconds=off,
        warnings=tuple(warnings),
        values={SIGN_IN_VALUE: api.sign_in.value},
    )


def _system(api: WooApi) -> tuple[_System, list[Text]]:
    try:
        data = api.get("system_status", {"_fields": "environment,settings"}).data
    except (SignInError, RejectedError):
        # A key of a user who may sell but not administer: everything else works.
        return _System(currency=_currency(api)), [
            translate("channels", "The key may not read the shop's settings; its version is not known.")
        ]
    environment, settings = _part(data, "environment"), _part(data, "settings")
    return _System(str(environment.get("version") or ""), str(settings.get("currency") or "")), []


def _currency(api: WooApi) -> str:
    try:
        return str(_part({"it": api.get("data/currencies/current").data}, "it").get("code") or "")
    except (SignInError, RejectedError):
        return ""


def _part(data: Json, name: str) -> dict[str, Any]:
    part = data.get(name) if isinstance(data, dict) else None
    return part if isinstance(part, dict) else {}


def _zone(site: Mapping[str, Any]) -> str:
    """A zone's name, or the offset from UTC for a shop that only has one."""
    if site.get("timezone_string"):
        return str(site["timezone_string"])
    offset = float(site.get("gmt_offset") or 0)
    sign, minutes = ("-" if offset < 0 else "+"), round(abs(offset) * 60)
    return f"UTC{sign}{minutes // 60:02}:{minutes % 60:02}"
