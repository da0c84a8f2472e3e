"""What Meta has granted so far, and what works without the rest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from storemanager.texts import Text, translate

CATALOGUE = "catalog_management"
MESSAGES, INSTAGRAM, TEMPLATES = "pages_messaging", "instagram_manage_messages", "page_utility_messaging"
POSTS = "pages_manage_posts"
HUMAN_AGENT = "Human Agent"
SEE_PAGE = frozenset({"pages_show_list", "pages_read_engagement"})


@dataclass(frozen=True)
class Right:
    """One right of Meta's, and what the owner misses without it."""

    name: str
    without: Text


RIGHTS = (
    Right(
        CATALOGUE,
        translate("channels", "The right {right} is missing: stock, prices and products cannot be sent."),
    ),
    Right(
        "pages_show_list",
        translate("channels", "The right {right} is missing: messages and posts stay closed."),
    ),
    Right(
        MESSAGES,
        translate("channels", "The right {right} is missing: messages of the Page are not read. All else works."),
    ),
    Right(
        INSTAGRAM,
        translate("channels", "The right {right} is missing: messages of Instagram are not read. All else works."),
    ),
    Right(
        TEMPLATES,
        translate(
            "channels",
            "The right {right} is missing: no message about an order can be sent after the allowed time. All else "
            "works.",
        ),
    ),
    Right(
        POSTS,
        translate("channels", "The right {right} is missing: posts cannot be published from here. All else works."),
    ),
)


def missing(granted: Collection[str]) -> list[Text]:
    """A sentence for each right that has not been granted."""
    return [right.without(right=right.name) for right in RIGHTS if right.name not in granted]
