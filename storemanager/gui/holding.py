"""Why nothing is written to an account for now, in words: on the Sync page and on the account's own page."""

from __future__ import annotations

from collections.abc import Mapping

from storemanager.domain.accounts import ReadOnly
from storemanager.texts import Text, translate

_READ_ONLY: Mapping[ReadOnly, tuple[Text, Text]] = {
    ReadOnly.RESTORED: (
        translate("sync_page", "Nothing is sent: the book is an older state of itself"),
        translate("sync_page", "A backup was restored. Orders come in; stock and prices wait until you have looked."),
    ),
    ReadOnly.COPIED: (
        translate("sync_page", "Nothing is sent: the book lies in another place than before"),
        translate(
            "sync_page",
            "Two copies of one shop must never both write. If this is the copy you work with now, look and go on here.",
        ),
    ),
    ReadOnly.AWAY: (
        translate("sync_page", "Nothing is sent: the program was off for days"),
        translate(
            "sync_page", "Much would change there at once. Orders have come in; look at the rest before it goes."
        ),
    ),
    ReadOnly.DOUBT: (
        translate("sync_page", "Nothing is sent: you wanted to look first"),
        translate("sync_page", "Orders come in as always; stock and prices wait."),
    ),
}


def read_only(reason: ReadOnly) -> tuple[str, str]:
    """Why nothing is written to an account, and what that means."""
    title, meaning = _READ_ONLY[reason]
    return str(title), str(meaning)
