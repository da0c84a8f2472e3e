"""Connecting a Shopee shop: the form, the guide beside it, the test of each value, and the check of the whole.

Every owner brings their own app of the Open Platform, because a key inside a program is no secret. The consent of the
shop is given in the browser; where the browser lands, the address is copied from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from urllib.parse import urlencode, urlsplit

from storemanager.channels import failures
from storemanager.channels.base import AccountCheck, ConnectField, ConnectStep, FieldKind, FieldTest
from storemanager.channels.errors import ChannelError, RejectedError, SignInError
from storemanager.channels.shopee import replies, tokens, values
from storemanager.channels.shopee.api import ADDRESS, KEY, LOCATION, PARTNER, PLACE, PLACES, REGION, ShopeeApi, host
from storemanager.channels.shopee.shipping import DROPOFF, PICKUP, WAY_VALUE
from storemanager.channels.shopee.signing import PREFIX
from storemanager.channels.shopee.words import AUTHORISE_AGAIN, clock_off
from storemanager.texts import Text, translate

REDIRECT, CONSENT = "redirect", "consent"
_CLOCK_TOLERANCE_SECONDS = 60
_ENDS_SOON = timedelta(days=30)
_CURRENCIES = {
    "VN": "VND", "SG": "SGD", "MY": "MYR", "TH": "THB", "PH": "PHP", "ID": "IDR", "TW": "TWD", "BR": "BRL", "MX": "MXN",
    "CO": "COP", "CL": "CLP", "CN": "CNY",
}  # fmt: skip
_ZONES = {
    "VN": "Asia/Ho_Chi_Minh", "SG": "Asia/Singapore", "MY": "Asia/Kuala_Lumpur", "TH": "Asia/Bangkok",
    "PH": "Asia/Manila", "ID": "Asia/Jakarta", "TW": "Asia/Taipei", "BR": "America/Sao_Paulo",
    "MX": "America/Mexico_City", "CO": "America/Bogota", "CL": "America/Santiago", "CN": "Asia/Shanghai",
}  # fmt: skip

FIELDS = (
    ConnectField(
        PLACE,
        translate("shopee", "Which Shopee"),
        FieldKind.CHOICE,
        choices=(
            ("live", translate("shopee", "The real one (live)")),
            ("sandbox", translate("shopee", "Shopee's sandbox, with test shops")),
            ("own", translate("shopee", "An address of my own")),
        ),
        default="live",
    ),
    ConnectField(
        ADDRESS,
        translate("shopee", "Address of your own"),
        FieldKind.URL,
        required=False,
        help=translate("shopee", "Only for “An address of my own”: a relay that signs for you, or a test server."),
        example="https://shopee.example",
    ),
    ConnectField(
        PARTNER,
        translate("shopee", "Partner ID"),
        help=translate("shopee", "The number of your app; it stands on the app's page in the Open Platform console."),
        example="2001887",
    ),
    ConnectField(
        KEY,
        translate("shopee", "Partner key"),
        FieldKind.SECRET,
        help=translate("shopee", "The app's live key; for the sandbox its test key."),
        example="shpk…",
    ),
    ConnectField(
        REDIRECT,
        translate("shopee", "Redirect address of your app"),
        FieldKind.URL,
        help=translate("shopee", "Exactly as it was entered for the app. It may be any page of yours."),
        example="https://shop.example/",
    ),
    ConnectField(
        CONSENT,
        translate("shopee", "Consent page"),
        FieldKind.URL,
        required=False,
        help=translate("shopee", "Filled in when the redirect address is tested. Open it within five minutes."),
    ),
    ConnectField(
        tokens.LANDING,
        translate("shopee", "The address you landed on"),
        FieldKind.SECRET,
        help=translate("shopee", "After you agreed: copy the whole address out of the browser. It works ten minutes."),
        example="https://shop.example/?code=…&shop_id=…",
    ),
    ConnectField(
        WAY_VALUE,
        translate("shopee", "Parcels are"),
        FieldKind.CHOICE,
        required=False,
        choices=(
            (PICKUP, translate("shopee", "fetched by the carrier")),
            (DROPOFF, translate("shopee", "brought to a branch")),
        ),
        default=PICKUP,
    ),
)

STEPS = (
    ConnectStep(
        translate("shopee", "Make an app of your own"),
        (
            translate("shopee", "Open open.shopee.com and sign in with your seller account."),
            translate("shopee", "Under Console, make an app of the type “Seller In-house System”."),
            translate("shopee", "Enter a redirect address: any page of yours, such as your website."),
            translate("shopee", "Leave the IP list off: the address of a shop's line changes."),
        ),
    ),
    ConnectStep(
        translate("shopee", "Copy the app's keys"),
        (
            translate("shopee", "Copy the partner ID and the partner key from the app's page into this form."),
            translate("shopee", "The live key works after Shopee has approved the app; until then use the sandbox."),
        ),
    ),
    ConnectStep(
        translate("shopee", "Let the shop agree"),
        (
            translate("shopee", "When the redirect address is well, open the consent page with the button below."),
            translate("shopee", "Sign in with the shop's account and confirm."),
            translate("shopee", "Copy the address you land on, even if the page shows an error, and paste it here."),
        ),
        page_field=CONSENT,
    ),
)


# --- Each value on its own ---


def test_field(
    key: str,
    values: Mapping[str, str],
    secrets: Mapping[str, str],
    connect: Callable[[], ShopeeApi],
) -> FieldTest:
    """Nothing here uses up the code of the landing address: that is done once, when the whole is tried."""
    try:
        if key in (PLACE, ADDRESS):
            return _test_address(key, values)
        if key == PARTNER:
            return _test_partner(values.get(PARTNER, ""))
        if key in (KEY, REDIRECT):
            return _test_keys(key, values, secrets, connect)
        if key == tokens.LANDING:
            return _test_landing("".join(secrets.get(tokens.LANDING, "")))
        if key == WAY_VALUE:
            message = translate("shopee", "Orders that do not offer this go the other way.")
            return FieldTest(key, passed=True, message=message)
    except ChannelError as error:
        return FieldTest(key, passed=False, message=error.message, advice=error.advice)
    return FieldTest(key, passed=True, message=translate("shopee", "Nothing to test here."))


def _test_address(key: str, values: Mapping[str, str]) -> FieldTest:
    address = host(values)
    if not urlsplit(address).netloc:
        error = failures.no_address("Shopee")
        return FieldTest(key, passed=False, message=error.message, advice=error.advice)
    message = translate("shopee", "Shopee is asked at {address}.")(address=address)
    return FieldTest(key, passed=True, message=message)


def _test_partner(entered: str) -> FieldTest:
    if re.fullmatch(r"\d{4,12}", entered.strip()):
        return FieldTest(PARTNER, passed=True, message=translate("shopee", "This looks like a partner ID."))
    return FieldTest(
        PARTNER,
        passed=False,
        message=translate("shopee", "This is not a partner ID: it is a number of about seven digits."),
        advice=translate("shopee", "Copy it from the page of your app in the Open Platform console."),
    )


def _test_keys(
    key: str, values: Mapping[str, str], secrets: Mapping[str, str], connect: Callable[[], ShopeeApi]
) -> FieldTest:
    if not "".join(secrets.get(KEY, "")).strip() or not values.get(PARTNER, "").strip():
        return FieldTest(
            key,
            passed=False,
            message=translate("shopee", "The partner ID or the partner key is missing."),
            advice=translate("shopee", "Copy both from the page of your app in the Open Platform console."),
        )
    api = connect()
    try:
        try_keys(api)
        if key == KEY:
            return FieldTest(key, passed=True, message=translate("shopee", "Shopee knows this app and its key."))
        return _test_redirect(values.get(REDIRECT, ""), api)
    finally:
        api.http.close()


def try_keys(api: ShopeeApi) -> None:
    """Ask for a sign-in with a code that cannot be right: a wrong key is refused for its signature, a right one for
    the code. Raises what was wrong with the key."""
    try:
        api.public("auth/token/get", {"code": "0" * 32, "partner_id": int(api.partner_id or 0), "shop_id": 1})
    except (RejectedError, SignInError) as error:
        if error.code in (replies.SIGNATURE, replies.CLOCK) or "partner" in error.reply.lower():
            raise


def _test_redirect(entered: str, api: ShopeeApi) -> FieldTest:
    if urlsplit(entered.strip()).scheme not in ("http", "https") or not urlsplit(entered.strip()).netloc:
        return FieldTest(
            REDIRECT,
            passed=False,
            message=translate("shopee", "This is not a whole address."),
            advice=translate("shopee", "Enter it with https:// in front, exactly as for the app."),
        )
    return FieldTest(
        REDIRECT,
        passed=True,
        message=translate("shopee", "Open the consent page within five minutes, then paste where you land."),
        values={CONSENT: consent_page(api, entered.strip())},
    )


def consent_page(api: ShopeeApi, redirect: str) -> str:
    """The page on which the shop agrees, signed for now."""
    path = PREFIX + "shop/auth_partner"
    query = {**api.signer.query(path, api.http.server_now()), "redirect": redirect}
    return f"{api.http.address}{path}?{urlencode(query)}"


def _test_landing(entered: str) -> FieldTest:
    if tokens.landing(entered) is not None:
        return FieldTest(
            tokens.LANDING,
            passed=True,
            message=translate("shopee", "The address is complete. Press Connect before its ten minutes are over."),
        )
    return FieldTest(
        tokens.LANDING,
        passed=False,
        message=translate("shopee", "This address holds no consent: “code=” and “shop_id=” are missing in it."),
        advice=translate("shopee", "Agree on the consent page, then copy the whole address out of the browser."),
    )


# --- The whole ---


def check(api: ShopeeApi) -> AccountCheck:
    """Sign in, and read what the shop says of itself."""
    shop = api.whole("GET", "shop/get_shop_info")
    region = values.text(shop.get("region"))
    warnings = _warnings(api, shop)
    found = {tokens.SHOP: api.tokens.session[1], REGION: region, ADDRESS: api.http.address, CONSENT: ""}
    places = _warehouses(api)
    if len(places) > 1:
        chosen = api.settings.values.get(LOCATION) or places[0]
        found[LOCATION] = chosen
        warnings.append(
            translate(
                "shopee", "The shop has {count:warehouse|warehouses}; only the stock of “{place}” is kept from here."
            )(count=len(places), place=chosen)
        )
    currency = _CURRENCIES.get(region, "")
    if currency and currency != api.currency:
        warnings.append(
            translate("shopee", "The shop counts in {there}, this program in {here}.")(
                there=currency, here=api.currency
            )
        )
    if values.text(shop.get("status")) not in ("", "NORMAL"):
        warnings.append(
            translate("shopee", "Shopee says of the shop: “{status}”.")(status=values.text(shop.get("status")))
        )
    return AccountCheck(
        shop_name=values.text(shop.get("shop_name")),
        address=api.http.address,
        currency=currency,
        timezone=_ZONES.get(region, ""),
        version="v2",
        server_time=api.http.server_now(),
        clock_off_seconds=api.http.clock_off_seconds,
        warnings=tuple(warnings),
        values=found,
    )


def consent_ends(api: ShopeeApi) -> datetime | None:
    """When the shop's consent to the app ends, as Shopee says it."""
    return values.moment_if(api.whole("GET", "shop/get_shop_info").get("expire_time"))


def _warnings(api: ShopeeApi, shop: Mapping[str, object]) -> list[Text]:
    warnings: list[Text] = []
    ends = values.moment_if(shop.get("expire_time"))
    if ends is not None and ends - api.http.server_now() < _ENDS_SOON:
        warnings.append(
            translate("shopee", "The shop's consent ends on {day}. {advice}")(day=ends.date(), advice=AUTHORISE_AGAIN)
        )
    off = api.http.clock_off_seconds
    if abs(off) > _CLOCK_TOLERANCE_SECONDS:
        warnings.append(clock_off(off))
    if api.http.address not in PLACES.values():
        warnings.append(
            translate("shopee", "Shopee is asked at an address of your own, {address}.")(address=api.http.address)
        )
    return warnings


def _warehouses(api: ShopeeApi) -> list[str]:
    """The shop's own places; one with a single warehouse is refused here, and that is an answer too."""
    found = api.optional(lambda: api.get_list("shop/get_warehouse_detail"))
    rows = [row for row in values.rows(found) if row.get("warehouse_type", 1) == 1]
    return list(dict.fromkeys(values.text(row.get("location_id")) for row in rows if row.get("location_id")))
