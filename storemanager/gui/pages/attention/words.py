"""The words of a card: its sign, the button that solves it, and the facts below: pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from storemanager import texts
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.gui.pages.attention.loading import Matter
from storemanager.texts import Text, translate

_SIGNS: Mapping[AttentionKind, str] = {
    AttentionKind.UNKNOWN_PRODUCT: "unlink",
    AttentionKind.DOUBTFUL_MATCH: "unlink",
    AttentionKind.AMBIGUOUS_SKU: "unlink",
    AttentionKind.OVERSOLD: "circle-alert",
    AttentionKind.WRITE_REFUSED: "ban",
    AttentionKind.DRIFT: "arrow-left-right",
    AttentionKind.PRICE_CONFLICT: "badge-percent",
    AttentionKind.MASS_CHANGE: "octagon-alert",
    AttentionKind.SIGN_IN: "key-round",
    AttentionKind.NOT_REACHED: "wifi-off",
    AttentionKind.PARKED_RECORD: "file-warning",
    AttentionKind.PARKED_ACT: "send",
    AttentionKind.ORDER_CHANGED: "clipboard-list",
    AttentionKind.ORDER_GONE: "clipboard-list",
    AttentionKind.UNKNOWN_STATUS: "circle-help",
    AttentionKind.SAME_PERSON: "users",
    AttentionKind.LISTING_GONE: "package-x",
    AttentionKind.LEDGER: "octagon-alert",
    AttentionKind.READ_ONLY: "lock",
    AttentionKind.CONTESTED: "arrow-left-right",
    AttentionKind.BACKUP: "archive",
}
_TONES = {Severity.DANGER: "danger", Severity.WARN: "warn", Severity.INFO: "text_muted"}
AREAS: tuple[tuple[Area, Text], ...] = (
    (Area.STOCK, translate("attention_page", "Stock")),
    (Area.ORDERS, translate("attention_page", "Orders")),
    (Area.PRICES, translate("attention_page", "Prices")),
    (Area.CONNECTION, translate("attention_page", "Connection")),
    (Area.CUSTOMERS, translate("attention_page", "Customers")),
)
_BUTTONS: Mapping[str, Text] = {
    "match_line": translate("attention_page", "Choose the product"),
    "write_again": translate("attention_page", "Write again"),
    "agree_mass": translate("attention_page", "It is right, send it"),
    "agree_price": translate("attention_page", "It is right, send it"),
    "choose_price": translate("attention_page", "Keep my price"),
    "retry_parked": translate("attention_page", "Fetch it again"),
    "retry_act": translate("attention_page", "Try again"),
    "ship_again": translate("attention_page", "Arrange another time"),
    "cancel_order": translate("attention_page", "Cancel the order"),
    "forget_listing": translate("attention_page", "Leave it out"),
    "open_order": translate("attention_page", "Open the order"),
    "open_variant": translate("attention_page", "Open the product"),
    "sign_in": translate("attention_page", "Sign in again"),
    "review_matches": translate("attention_page", "Review matches"),
    "sync_now": translate("attention_page", "Sync now"),
    "choose_owner": translate("attention_page", "Keep mine"),
    "look_at_comparison": translate("attention_page", "Look at the comparison"),
    "merge_customers": translate("attention_page", "Compare them"),
}
_SECOND: Mapping[str, tuple[str, Text]] = {
    "choose_price": ("theirs", translate("attention_page", "Take the channel's")),
    "choose_owner": ("theirs", translate("attention_page", "Leave it to them")),
    "retry_act": ("withdraw", translate("attention_page", "Give up")),
}
MATCH, CHOOSE, LATER = "match", "choose", "later"


@dataclass(frozen=True)
class Offer:
    """The proposal on the button, and the link below it: (what it does, its words)."""

    button: str
    link: tuple[str, str]


def sign(matter: Matter) -> tuple[str, str]:
    """Icon and colour role."""
    return _SIGNS.get(matter.row.kind, "triangle-alert"), _TONES[matter.row.severity]


def offer(matter: Matter) -> Offer:
    """What is proposed, and the other way out."""
    row = matter.row
    later = (LATER, str(translate("attention_page", "Later")))
    if row.action == "match_line" and can_match_at_once(matter):
        said = translate("attention_page", "It is {sku}")(sku=matter.lines[0].candidate_sku)
        return Offer(str(said), (CHOOSE, str(translate("attention_page", "Choose another"))))
    button = str(_BUTTONS[row.action]) if row.action in _BUTTONS else ""
    if row.kind is AttentionKind.OVERSOLD:
        button = str(translate("attention_page", "See the ways out"))
    if row.action in _SECOND:
        what, words = _SECOND[row.action]
        return Offer(button, (what, str(words)))
    return Offer(button, later)


def can_match_at_once(matter: Matter) -> bool:
    """One line is open, and it looks like one product."""
    return len(matter.lines) == 1 and matter.lines[0].candidate_id is not None


def facts(matter: Matter) -> list[tuple[str, str, bool]]:
    """The line of facts: (name, value, whether the value is strong)."""
    row = matter.row
    found: list[tuple[str, str, bool]] = []
    if matter.account_name:
        found.append(("", matter.account_name, False))
    if matter.order_number:
        found.append(("", matter.order_number, False))
    if matter.total is not None and row.area is Area.ORDERS:
        found.append(("", texts.amount(matter.total), True))
    if matter.wanted is not None:
        found.append((str(translate("attention_page", "book")), texts.number(matter.wanted), True))
        if matter.seen is not None:
            found.append((str(translate("attention_page", "channel")), texts.number(matter.seen), True))
    if row.channel_reply:
        found.append((str(translate("attention_page", "the channel says:")), f"“{row.channel_reply}”", False))
    if row.times > 1:
        found.append(("", str(translate("attention_page", "seen {count:time|times}")(count=row.times)), False))
    return found


def handled_words(resolution: str) -> str:
    """How a matter came to its end, for the list of what was handled."""
    said = _RESOLUTIONS.get(resolution)
    return str(said) if said is not None else str(translate("attention_page", "settled"))


_RESOLUTIONS: Mapping[str, Text] = {
    "owner": translate("attention_page", "marked as handled by you"),
    "agreed": translate("attention_page", "agreed by you"),
    "write again": translate("attention_page", "written again"),
    "looked at": translate("attention_page", "you looked at the comparison"),
    "ours": translate("attention_page", "your price was kept"),
    "theirs": translate("attention_page", "the channel's price was taken over"),
    "withdrawn": translate("attention_page", "given up"),
    "try again": translate("attention_page", "tried again"),
    "cancelled": translate("attention_page", "the order was cancelled"),
    "left": translate("attention_page", "left out"),
    "signed in": translate("attention_page", "signed in again"),
    "reached": translate("attention_page", "reached again"),
    "matched": translate("attention_page", "matched"),
    "decided": translate("attention_page", "decided"),
    "enough again": translate("attention_page", "there is enough again"),
    "gone": translate("attention_page", "it is gone"),
}
