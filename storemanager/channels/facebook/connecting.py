"""Connecting a Page with its catalogue: the form, the guide beside it, the test of each value, the check of the whole.

Everything that needs no review by Meta works first; what does need one is named with what is missing until then."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from storemanager.channels.base import AccountCheck, ConnectField, ConnectStep, FieldKind, FieldTest
from storemanager.channels.errors import ChannelError, RejectedError, SignInError
from storemanager.channels.facebook import replies, rights
from storemanager.channels.facebook.api import ADDRESS, API_VALUE, VERSION, GraphApi, Row
from storemanager.channels.facebook.creation import LINK_VALUE
from storemanager.channels.facebook.inbox import INSTAGRAM_NAME_VALUE, INSTAGRAM_VALUE
from storemanager.channels.facebook.messages_out import HUMAN_AGENT_VALUE, TEMPLATES_VALUE, YES
from storemanager.texts import Text, translate

_SECRET = re.compile(r"[0-9a-f]{32}")
_ENDS_SOON_DAYS = 7
_LOOKED_AT = 25

FIELDS = (
    ConnectField(
        "app_secret",
        translate("channels", "App secret"),
        FieldKind.SECRET,
        help=translate("channels", "Of your own app: App settings → Basic. It has 32 characters."),
    ),
    ConnectField(
        "access_token",
        translate("channels", "Access token of the system user"),
        FieldKind.SECRET,
        help=translate("channels", "Made in Meta's business settings under System users. Begins with EAA."),
        example="EAA…",
    ),
    ConnectField(
        "page_id",
        translate("channels", "Page number"),
        help=translate("channels", "Filled in by itself when the token belongs to one Page."),
        example="1099887766",
    ),
    ConnectField(
        "catalog_id",
        translate("channels", "Catalogue number"),
        help=translate("channels", "Filled in by itself when the Page has one catalogue."),
        example="7300001122",
    ),
    ConnectField(
        LINK_VALUE,
        translate("channels", "Address of a product's page"),
        required=False,
        help=translate(
            "channels",
            "Facebook sends buyers to your own page. Write {sku} where the SKU belongs. Not needed for products that "
            "are on your connected website.",
        ),
        example="https://shop.example/?s={sku}",
    ),
    ConnectField(
        API_VALUE,
        translate("channels", "Address of the Graph API"),
        FieldKind.URL,
        required=False,
        help=translate("channels", "Leave it as it is."),
        default=ADDRESS,
    ),
)

STEPS = (
    ConnectStep(
        translate("channels", "Copy the app secret"),
        (
            translate("channels", "Open Meta for Developers and make an app of the type Business, for this shop only."),
            translate("channels", "Under App settings → Basic press Show beside App secret and copy it."),
            translate("channels", "Under App settings → Advanced switch on Require app secret."),
        ),
        page="https://developers.facebook.com/apps/",
    ),
    ConnectStep(
        translate("channels", "Make a token for a system user"),
        (
            translate("channels", "Open Meta's business settings → Users → System users and press Add."),
            translate("channels", "Press Assign assets and give it your Page and your catalogue, with full control."),
            translate("channels", "Press Generate new token, choose your app, and let it never expire."),
            translate(
                "channels",
                "Tick: business_management, catalog_management, pages_show_list, pages_read_engagement, "
                "pages_manage_metadata, pages_manage_posts, pages_messaging, page_utility_messaging, instagram_basic, "
                "instagram_manage_messages.",
            ),
            translate("channels", "Copy the token at once: it is shown only one time."),
        ),
        page="https://business.facebook.com/settings/system-users",
    ),
    ConnectStep(
        translate("channels", "Choose Page and catalogue"),
        (
            translate("channels", "When the token is right, both numbers are filled in by themselves."),
            translate("channels", "With several Pages or catalogues, copy the number of the right one."),
        ),
        page="https://business.facebook.com/settings/pages",
    ),
    ConnectStep(
        translate("channels", "Messages need a review by Meta"),
        (
            translate("channels", "Catalogue, stock, prices and posts work at once."),
            translate(
                "channels",
                "To read and answer messages of customers, ask for Advanced Access to pages_messaging and "
                "instagram_manage_messages under App review, and confirm your business.",
            ),
        ),
        page="https://developers.facebook.com/apps/",
    ),
)


# --- Each value on its own ---


def test_field(
    key: str, values: Mapping[str, str], secrets: Mapping[str, str], connect: Callable[[], GraphApi]
) -> FieldTest:
    """`connect` makes a connection from the values of the form."""
    try:
        if key == "app_secret":
            return _test_secret(secrets.get("app_secret", ""))
        if key == "access_token":
            return _with(connect, _test_token)
        if key == "page_id":
            return _with(connect, _test_page)
        if key == "catalog_id":
            return _with(connect, _test_catalog)
        if key == LINK_VALUE:
            return _test_link(values.get(LINK_VALUE, ""))
    except ChannelError as error:
        return FieldTest(key, passed=False, message=error.message, advice=error.advice)
    return FieldTest(key, passed=True, message=translate("channels", "Nothing to test here."))


def _with(connect: Callable[[], GraphApi], test: Callable[[GraphApi], FieldTest]) -> FieldTest:
    api = connect()
    try:
        return test(api)
    finally:
        api.http.close()


def _test_secret(entered: str) -> FieldTest:
    if _SECRET.fullmatch("".join(entered).strip()):
        return FieldTest("app_secret", passed=True, message=translate("channels", "This looks like an app secret."))
    return FieldTest(
        "app_secret",
        passed=False,
        message=translate("channels", "This is not a whole app secret."),
        advice=translate("channels", "Copy all 32 characters, under App settings → Basic."),
    )


def _test_token(api: GraphApi) -> FieldTest:
    about = living(api)
    found = _found_by_itself(api)
    message = translate("channels", "Meta accepts the token of the app {name}.")(
        name=str(about.get("application") or about.get("app_id") or "?")
    )
    return FieldTest("access_token", passed=True, message=message, values=found)


def living(api: GraphApi) -> Row:
    """What Meta says of the token. Raises SignInError when it is dead."""
    about = api.about_token()
    if about.get("is_valid") is not True:
        error = about.get("error")
        words = api.http.quote(error if isinstance(error, dict) else {})
        message = translate("channels", "Facebook no longer accepts the access token of {account}.")
        raise SignInError(message(account=api.account), replies.NEW_TOKEN, reply=words, code="190")
    return about


def _found_by_itself(api: GraphApi) -> dict[str, str]:
    """Page and catalogue, where there is only one of each."""
    found: dict[str, str] = {}
    page_id = api.page_id
    try:
        if not page_id:
            pages = api.get("me/accounts", {"fields": "id,name"}).get("data") or []
            if len(pages) == 1:
                page_id = found["page_id"] = str(pages[0]["id"])
        if page_id and not api.catalog_id:
            catalogs = api.get(f"{page_id}/product_catalogs", {"fields": "id,name"}).get("data") or []
            if len(catalogs) == 1:
                found["catalog_id"] = str(catalogs[0]["id"])
    except (SignInError, RejectedError):
        return found  # a right is missing for looking: the owner types the numbers
    return found


def _test_page(api: GraphApi) -> FieldTest:
    name = _named(api, api.page_id, _no_page(api))
    message = translate("channels", "This is the Page {name}.")(name=name)
    return FieldTest("page_id", passed=True, message=message, values=_found_by_itself(api))


def _test_catalog(api: GraphApi) -> FieldTest:
    name = _named(api, api.catalog_id, _no_catalog(api))
    return FieldTest(
        "catalog_id", passed=True, message=translate("channels", "This is the catalogue {name}.")(name=name)
    )


def _test_link(pattern: str) -> FieldTest:
    text = pattern.strip()
    if not text or (text.startswith("https://") and "{sku}" in text):
        return FieldTest(LINK_VALUE, passed=True, message=translate("channels", "Products get a link."))
    return FieldTest(
        LINK_VALUE,
        passed=False,
        message=translate("channels", "This makes no address of a product's page."),
        advice=translate("channels", "Begin with https:// and write {sku} where the SKU belongs."),
    )


def _named(api: GraphApi, number: str, trouble: RejectedError) -> str:
    if not number.isdecimal():
        raise trouble
    try:
        return str(api.get(number, {"fields": "id,name"}).get("name") or number)
    except RejectedError:
        raise trouble from None


def _no_page(api: GraphApi) -> RejectedError:
    return RejectedError(
        translate("channels", "{account} sees no Page with this number.")(account=api.account),
        translate(
            "channels", "Copy the number of the Page, and give the system user this Page in the business settings."
        ),
        code="no_page",
    )


def _no_catalog(api: GraphApi) -> RejectedError:
    return RejectedError(
        translate("channels", "{account} sees no catalogue with this number.")(account=api.account),
        translate(
            "channels",
            "Copy the number of the catalogue from Commerce Manager, and give the system user this catalogue in the "
            "business settings.",
        ),
        code="no_catalog",
    )


# --- The whole ---


def check(api: GraphApi) -> AccountCheck:
    """Sign in, and read what Meta has granted so far. What is missing is a warning, not a failure: the rest works."""
    about = living(api)
    granted = {str(each) for each in about.get("scopes") or []}
    warnings = rights.missing(granted)
    values: dict[str, str] = {}
    page_name = catalog_name = ""
    if rights.CATALOGUE in granted:
        catalog_name = _named(api, api.catalog_id, _no_catalog(api))
    if granted & rights.SEE_PAGE or not catalog_name:  # a catalogue needs no Page to be seen
        page_name = _named(api, api.page_id, _no_page(api))
        values |= _instagram(api, granted)
    warnings += _messages(api, granted, values) + _ends(api, about)
    values[TEMPLATES_VALUE] = YES if rights.TEMPLATES in granted else ""
    return AccountCheck(
        shop_name=page_name or catalog_name,
        address=f"https://www.facebook.com/{api.page_id}",
        currency=api.currency,
        timezone="UTC",
        version=VERSION,
        can_write=rights.CATALOGUE in granted,
        server_time=api.http.server_now(),
        clock_off_seconds=api.http.clock_off_seconds,
        warnings=tuple(warnings),
        values=values,
    )


def _instagram(api: GraphApi, granted: set[str]) -> dict[str, str]:
    """The Instagram account of the Page: whether there is one decides if its messages are asked for."""
    linked = api.get(api.page_id, {"fields": "instagram_business_account"}).get("instagram_business_account")
    number = str(linked.get("id") or "") if isinstance(linked, dict) else ""
    name = ""
    if number and "instagram_basic" in granted:
        name = str(api.get(number, {"fields": "id,username"}).get("username") or "")
    return {INSTAGRAM_VALUE: number, INSTAGRAM_NAME_VALUE: name}


def _messages(api: GraphApi, granted: set[str], values: dict[str, str]) -> list[Text]:
    """Whether strangers' messages can be read: a right alone says nothing, only Meta's review opens them."""
    values[HUMAN_AGENT_VALUE] = ""
    if not {rights.MESSAGES, "pages_show_list"} <= granted:
        return []
    try:
        threads, by_hand = sees_threads(api), answers_by_hand(api)
    except (SignInError, RejectedError) as error:
        return [
            translate("channels", "Messages cannot be read yet: {reason} The catalogue works without them.")(
                reason=error.message
            )
        ]
    warnings: list[Text] = []
    if not threads:
        warnings.append(
            translate(
                "channels",
                "No conversation can be seen. If customers have written, Meta has not reviewed the app for messages "
                "yet (Advanced Access). The catalogue works without it.",
            )
        )
    if by_hand:
        values[HUMAN_AGENT_VALUE] = YES
    else:
        warnings.append(
            translate(
                "channels",
                "Meta has not approved the feature Human Agent: a day after a customer's last message only templates "
                "can be sent.",
            )
        )
    return warnings


def sees_threads(api: GraphApi) -> bool:
    """Whether any conversation shows."""
    asked = {"platform": "MESSENGER", "fields": "id", "limit": _LOOKED_AT}
    with api.as_page():
        return bool(api.get(f"{api.page_id}/conversations", asked).get("data"))


def answers_by_hand(api: GraphApi) -> bool:
    """Whether Meta lets people in the shop answer for a week."""
    with api.as_page():
        features = api.get(f"{api.page_id}/messaging_feature_review", {"fields": "feature,status"}).get("data")
    return _approved(features)


def _approved(features: Any) -> bool:
    return isinstance(features, list) and any(
        isinstance(each, dict)
        and str(each.get("feature", "")).replace("_", " ").casefold() == rights.HUMAN_AGENT.casefold()
        and str(each.get("status", "")).casefold() == "approved"
        for each in features
    )


def _ends(api: GraphApi, about: Row) -> list[Text]:
    """A token that ends within a week is told of in time (F52)."""
    at = about.get("expires_at")
    if not isinstance(at, int) or at <= 0:
        return []
    ends = datetime.fromtimestamp(at, UTC)
    days = (ends - api.http.server_now()).days
    if days > _ENDS_SOON_DAYS:
        return []
    return [translate("channels", "Facebook's access ends on {day}. Make a new token before.")(day=ends.date())]
