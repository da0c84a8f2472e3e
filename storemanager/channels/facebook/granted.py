"""What Meta has granted so far, thing by thing: what works, what does not without the rest, and how to get it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from storemanager.channels.base import GrantedRight, RightState
from storemanager.channels.errors import RejectedError, SignInError
from storemanager.channels.facebook import connecting, rights
from storemanager.channels.facebook.api import GraphApi
from storemanager.texts import Text, translate

SYSTEM_USERS = "https://business.facebook.com/settings/system-users"
APPS = "https://developers.facebook.com/apps/"

NEW_TOKEN = (
    translate("channels", "Open Meta's business settings → Users → System users and choose yours."),
    translate("channels", "Press Generate new token, choose your app, tick all rights you had before, and: {rights}."),
    translate("channels", "Press Sign in again here and enter the new token."),
)
REVIEW = (
    translate(
        "channels", "Open your app in Meta for Developers → App review, and ask for Advanced Access to {rights}."
    ),
    translate("channels", "Confirm your business when Meta asks for it. The review takes some days."),
)


@dataclass(frozen=True)
class _Thing:
    """Something an owner wants to do, the rights it takes, and its sentences."""

    key: str
    title: Text
    needs: tuple[str, ...]
    works: Text
    closed: Text


CATALOGUE = _Thing(
    "catalogue",
    translate("channels", "Stock, prices, products and sets"),
    (rights.CATALOGUE,),
    translate("channels", "They are sent to the catalogue. No review by Meta is needed."),
    translate("channels", "Nothing can be sent to the catalogue, so shoppers there see old numbers."),
)
POSTS = _Thing(
    "posts",
    translate("channels", "Posts of the Page"),
    ("pages_show_list", "pages_read_engagement", rights.POSTS),
    translate("channels", "They are published, planned and taken down from here. No review by Meta is needed."),
    translate("channels", "Nothing can be published from here. Catalogue, stock and prices go on."),
)
MESSAGES = _Thing(
    "messages",
    translate("channels", "Messages to the Page"),
    ("pages_show_list", rights.MESSAGES),
    translate("channels", "They are read and answered here."),
    translate("channels", "They are not read here: answer them in Facebook's own inbox. Everything else goes on."),
)
INSTAGRAM = _Thing(
    "instagram",
    translate("channels", "Messages on Instagram"),
    ("pages_show_list", "instagram_basic", rights.INSTAGRAM),
    translate("channels", "They are read and answered here."),
    translate("channels", "They are not read here: answer them on Instagram itself. Everything else goes on."),
)
TEMPLATES = _Thing(
    "templates",
    translate("channels", "Messages about an order, at any time"),
    ("pages_show_list", rights.TEMPLATES),
    translate("channels", "Approved templates can be sent also long after a customer's last message."),
    translate("channels", "A day after a customer's last message nothing can be sent to them from here any more."),
)
THINGS = (CATALOGUE, POSTS, MESSAGES, INSTAGRAM, TEMPLATES)

BY_HAND_TITLE = translate("channels", "Your own answers, up to a week later")
BY_HAND = translate(
    "channels", "Answers you write yourself reach a customer up to seven days after their last message."
)
NOT_BY_HAND = translate("channels", "A day after a customer's last message only approved templates can be sent.")
HALF_OPEN = translate(
    "channels",
    "Until Meta has reviewed your app, only people with a role in it can be read and answered. If customers have "
    "written and nothing shows, that is the reason. Everything else goes on.",
)


def granted(api: GraphApi) -> list[GrantedRight]:
    """Each thing with its state. Raises ChannelError when Meta does not let us in at all."""
    scopes = {str(each) for each in connecting.living(api).get("scopes") or []}
    found = [_plain(thing, scopes) for thing in THINGS]
    if found[THINGS.index(MESSAGES)].state is RightState.GRANTED:
        found[THINGS.index(MESSAGES)] = _reviewed(api)
    return [*found, _by_hand(api, scopes)]


def _plain(thing: _Thing, scopes: Collection[str]) -> GrantedRight:
    missing = tuple(name for name in thing.needs if name not in scopes)
    if not missing:
        return GrantedRight(thing.key, thing.title, RightState.GRANTED, thing.works)
    steps = tuple(step(rights=missing) if "{rights}" in step.source else step for step in NEW_TOKEN)
    return GrantedRight(thing.key, thing.title, RightState.MISSING, thing.closed, steps, missing, SYSTEM_USERS)


def _reviewed(api: GraphApi) -> GrantedRight:
    """A right alone says nothing about strangers: only a thread that can be seen shows that Meta has opened them."""
    try:
        seen = connecting.sees_threads(api)
    except (SignInError, RejectedError):
        seen = False
    if seen:
        return GrantedRight(MESSAGES.key, MESSAGES.title, RightState.GRANTED, MESSAGES.works)
    names = (rights.MESSAGES,)
    steps = tuple(step(rights=names) if "{rights}" in step.source else step for step in REVIEW)
    return GrantedRight(MESSAGES.key, MESSAGES.title, RightState.IN_PART, HALF_OPEN, steps, names, APPS)


def _by_hand(api: GraphApi, scopes: Collection[str]) -> GrantedRight:
    try:
        open_ = set(MESSAGES.needs) <= set(scopes) and connecting.answers_by_hand(api)
    except (SignInError, RejectedError):
        open_ = False
    if open_:
        return GrantedRight("by_hand", BY_HAND_TITLE, RightState.GRANTED, BY_HAND)
    names = (rights.HUMAN_AGENT,)
    steps = tuple(step(rights=names) if "{rights}" in step.source else step for step in REVIEW)
    return GrantedRight("by_hand", BY_HAND_TITLE, RightState.MISSING, NOT_BY_HAND, steps, names, APPS)
