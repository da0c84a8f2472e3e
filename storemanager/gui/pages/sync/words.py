"""The words of the Sync page: what was sent, what a run cost, how an account is. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from storemanager import texts
from storemanager.domain.accounts import AccountState
from storemanager.domain.syncing import SentField
from storemanager.gui import words
from storemanager.gui.models.rows import Pill
from storemanager.gui.pages.channels import states
from storemanager.gui.sync_words import telling
from storemanager.reports.sync_health import ChannelHealth
from storemanager.reports.sync_runs import RunRow, Sent, Which
from storemanager.services.oversold import Oversold
from storemanager.texts import Text, translate

LIST_OF: tuple[tuple[Which, Text], ...] = (
    ("all", translate("sync_page", "All syncs")),
    ("trouble", translate("sync_page", "Only with trouble")),
    ("sent", translate("sync_page", "Something was sent")),
    ("repaired", translate("sync_page", "Something was put right")),
)
CLOCK_TOLERANCE = timedelta(seconds=5)
"""A smaller difference than this is the way of the answer through the network."""
_FIELDS: Mapping[SentField, Text] = {
    SentField.STOCK: translate("sync_page", "stock"),
    SentField.PRICE: translate("sync_page", "price"),
}


def sent_change(one: Sent, currency: str) -> tuple[str, str]:
    """What stood there, what stands there: 7 and 5, or what a buyer paid and pays; "?" where it was not known."""
    if one.field is SentField.STOCK:
        return _stock(one.before), _stock(one.after)
    paid = _paid(one.before), _paid(one.after)
    if paid[0] == paid[1]:  # the list price has changed under a sale price
        paid = _number(one.before, "price"), _number(one.after, "price")
    before, after = ("?" if minor is None else words.money(minor, currency) for minor in paid)
    return before, after


def _stock(value: Mapping[str, Any] | None) -> str:
    number = _number(value, "stock")
    return "?" if number is None else texts.number(number)


def _paid(value: Mapping[str, Any] | None) -> int | None:
    sale = _number(value, "sale_price")
    return _number(value, "price") if sale is None else sale


def _number(value: Mapping[str, Any] | None, name: str) -> int | None:
    number = (value or {}).get(name)
    return number if isinstance(number, int) else None


def sent_field(field: SentField) -> str:
    return str(_FIELDS[field])


def what_it_did(row: RunRow) -> tuple[str, str]:
    """The first line of the result, and the second one: the trouble first."""
    lines = [str(line) for line in telling(row.lines)]
    if row.problem is not None:
        return str(row.problem), lines[0] if lines else ""
    return (lines[0], lines[1] if len(lines) > 1 else "") if lines else ("", "")


def took(row: RunRow) -> str:
    """3 seconds, or nothing while it runs."""
    return "" if row.seconds is None else states.lag_seconds(max(row.seconds, 1))


# --- Health ---


@dataclass(frozen=True)
class Standing:
    """How an account is: a pill, and the button that helps ("" for none)."""

    pill: Pill
    action: str = ""
    button: str = ""


def standing(one: ChannelHealth, now: datetime) -> Standing:
    """The worst thing about an account, and what would help."""
    if one.state is AccountState.SIGN_IN:
        return _standing(translate("sync_page", "Sign in again"), "danger", "key-round", "sign_in", states.SIGN_IN)
    if one.state is AccountState.PAUSED:
        return _standing(translate("sync_page", "Paused"), "", "pause", "resume", states.RESUME)
    if one.read_only is not None:
        return _standing(translate("sync_page", "Nothing is sent"), "warn", "lock", "compare", states.COMPARE)
    if one.state is AccountState.SETTING_UP:
        return _standing(translate("sync_page", "Being set up"), "info", "plug", "go_on", states.GO_ON)
    if one.failures_in_a_row:
        said = translate("sync_page", "{count:sync|syncs} failed in a row")(count=one.failures_in_a_row)
        return _standing(said, "danger", "wifi-off", "sync", "sync")
    if one.parked:
        said = translate("sync_page", "{count:act waits|acts wait} for you")(count=one.parked)
        return _standing(said, "warn", "triangle-alert", "open", "open")
    if one.last_good_at is None:
        return _standing(translate("sync_page", "Not synced yet"), "info", "clock", "sync", "sync")
    return _standing(translate("sync_page", "Fine"), "success", "check")


_BUTTONS: Mapping[str, Text] = {
    "sign_in": translate("sync_page", "Sign in"),
    "resume": translate("sync_page", "Resume"),
    "compare": translate("sync_page", "Look at the comparison"),
    "go_on": translate("sync_page", "Go on"),
    "sync": translate("sync_page", "Sync now"),
    "open": translate("sync_page", "Open the account"),
}


def _standing(said: Text, tone: str, icon: str, button: str = "", action: str = "") -> Standing:
    return Standing(Pill(str(said), tone, icon), action, str(_BUTTONS[button]) if button else "")


def clock_off(difference: timedelta | None) -> tuple[str, str]:
    """How far the channel's clock is from this computer's, and the colour role of the words."""
    if difference is None:
        return words.DASH, ""
    if abs(difference) <= CLOCK_TOLERANCE:
        return str(translate("sync_page", "the same")), ""
    length = states.lag(abs(difference))
    ahead = translate("sync_page", "{time} ahead of this computer")
    behind = translate("sync_page", "{time} behind this computer")
    role = "danger" if abs(difference) > timedelta(minutes=5) else "warn"
    return str((ahead if difference > timedelta() else behind)(time=length)), role


def limit_used(share: float | None, known: bool) -> tuple[str, str]:
    """How much of what the channel allows is used up."""
    if not known:
        return words.DASH, ""
    if share is None:
        return str(translate("sync_page", "no limit told")), ""
    return words.percent(round(share * 1000)), "warn" if share >= 0.8 else ""


def waits(one: ChannelHealth, now: datetime) -> tuple[str, str]:
    """What waits to be done there once: how many acts, and since when the oldest."""
    if not one.acts:
        return str(translate("sync_page", "none")), ""
    said = translate("sync_page", "{count:act|acts}")(count=one.acts)
    if one.oldest_act is None:
        return str(said), ""
    age = now - one.oldest_act.created_at
    oldest = translate("sync_page", "the oldest for {time}")(time=words.span(age))
    return f"{said}, {oldest}", "warn" if age > timedelta(hours=1) else ""


# --- Oversold ---


def way_out(row: Oversold) -> Pill:
    """The first of the ways out, in a few words."""
    if row.settled:
        return Pill(str(translate("sync_page", "settled by you")), "", "check")
    if row.moves:
        move = row.moves[0]
        said = translate("sync_page", "bring {quantity} from {place}")
        return Pill(str(said(quantity=words.quantity(move.quantity, row.scale), place=move.from_name)), "info", "truck")
    if row.orders:
        return Pill(str(translate("sync_page", "receive, or call the customer")), "warn", "phone")
    return Pill(str(translate("sync_page", "count or receive")), "warn", "package")
