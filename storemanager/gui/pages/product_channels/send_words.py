"""What would happen to a product on a channel, in words: for the list of what is sent and for the grid."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from storemanager.gui.models.rows import Pill
from storemanager.sync.channel_plan import Action, PlanRow, Presence
from storemanager.texts import Text, translate

FIELDS: Mapping[str, Text] = {
    "title": translate("send_words", "title"),
    "description": translate("send_words", "text"),
    "category": translate("send_words", "category"),
    "categories": translate("send_words", "category"),
    "images": translate("send_words", "pictures"),
    "price": translate("send_words", "price"),
    "weight": translate("send_words", "weight"),
    "barcode": translate("send_words", "barcode"),
    "link": translate("send_words", "link"),
    "options": translate("send_words", "options"),
    "variants": translate("send_words", "variants"),
    "new variants": translate("send_words", "new variants"),
    "sku": translate("send_words", "SKU"),
    "status": translate("send_words", "state in the book"),
    "fields": translate("send_words", "the channel's form"),
}


def field_name(field: str) -> str:
    """What a field is called; a field of the channel's own form by the form."""
    if field.startswith("form:"):
        return str(FIELDS["fields"])
    return str(FIELDS[field]) if field in FIELDS else field


def problem_lines(row: PlanRow) -> str:
    """What is missing, a line for each, with the name of its field first."""
    named = [(field_name(each.field), str(each.text)) for each in row.problems]
    return "\n".join(f"{name[:1].upper()}{name[1:]}: {text}" for name, text in named)


class Fate(Enum):
    """What becomes of a product on a channel when it is sent."""

    GOES = "goes"
    MISSING = "missing"
    CANNOT = "cannot"
    """The channel takes no products from here."""
    RESTS = "rests"
    """Nothing differs, or what differs waits for the next sync already."""


def fate(row: PlanRow) -> Fate:
    if row.waiting:
        return Fate.RESTS
    if row.action is Action.BLOCKED:
        return Fate.MISSING if row.can_send else Fate.CANNOT
    return Fate.GOES if row.action in (Action.CREATE, Action.UPDATE) else Fate.RESTS


def action(row: PlanRow) -> Pill:
    """What sending would do, as a pill."""
    what = fate(row)
    if any(each.parked for each in row.waiting):
        return Pill(str(translate("send_words", "Needs you")), "danger", "circle-alert")
    if row.waiting:
        return Pill(str(translate("send_words", "Waits to be sent")), "info")
    if what is Fate.CANNOT:
        return Pill(str(translate("send_words", "Only by hand")))
    if what is Fate.MISSING:
        said = translate("send_words", "{count:thing is|things are} missing")(count=len(row.problems))
        return Pill(str(said), "warn", "triangle-alert")
    if row.action is Action.CREATE:
        return Pill(str(translate("send_words", "New there")), "accent")
    if row.action is Action.UPDATE:
        return Pill(str(translate("send_words", "{count:change|changes}")(count=len(row.differences))), "accent")
    if row.presence is Presence.HIDDEN:
        return Pill(str(translate("send_words", "Taken off")))
    return Pill(str(translate("send_words", "As it is")))


def what_changes(row: PlanRow) -> str:
    """The fields that would change, or those that something is missing from."""
    if fate(row) is Fate.MISSING:
        named = [field_name(each.field) for each in row.problems]
    elif row.action is Action.UPDATE:
        named = [field_name(each.field) for each in row.differences]
    else:
        named = []
    return ", ".join(dict.fromkeys(named))
