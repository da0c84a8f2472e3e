"""What happened with one person, the newest first: orders on every channel, merges, changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from storemanager import clock, texts
from storemanager.gui import words
from storemanager.gui.models.customers import Profile
from storemanager.gui.models.rows import Align, Cell, Chip, Column
from storemanager.money import Money
from storemanager.services.audit import AuditRow
from storemanager.services.orders import OrderRow
from storemanager.texts import translate

ALL, ORDERS, CHANGES = "all", "orders", "changes"
DESK = "counter"
_ICONS = {"customer.merged": "merge", "customer.split": "split", "customer.edited": "pencil"}


@dataclass(frozen=True)
class Moment:
    """One line: an order, or something that was done with the record. `id` is unique among both."""

    id: int
    at: datetime
    order: OrderRow | None = None
    change: AuditRow | None = None


def moments(profile: Profile, part: str) -> list[Moment]:
    """The lines of a tab, the newest first."""
    found: list[Moment] = []
    if part in (ALL, ORDERS):
        found += [Moment(order.id * 2, order.placed_at, order=order) for order in profile.orders]
    if part in (ALL, CHANGES):
        found += [Moment(change.id * 2 + 1, change.happened_at, change=change) for change in profile.history]
    return sorted(found, key=lambda moment: moment.at, reverse=True)


def counts(profile: Profile) -> dict[str, int]:
    """How many lines each tab has."""
    return {part: len(moments(profile, part)) for part in (ALL, ORDERS, CHANGES)}


def columns(now: clock.Clock = clock.now) -> Sequence[Column[Moment]]:
    """When, what, how much, and how far it is."""

    def when(moment: Moment) -> Cell:
        return Cell(words.clock(moment.at, now()), tone="text_muted", tooltip=texts.moment(moment.at))

    return (
        Column(str(translate("customers", "When")), when, width=104),
        Column(str(translate("customers", "What")), _what),
        Column(str(translate("customers", "Amount")), _amount, Align.RIGHT, width=116),
        Column(str(translate("customers", "Status")), _status, width=128),
    )


def _what(moment: Moment) -> Cell:
    if moment.order is not None:
        row = moment.order
        channel = row.account_name or str(translate("orders", "Our own desk"))
        number = str(translate("customers", "Order {number}")(number=row.shown_number))
        items = str(translate("customers", "{count:item|items}")(count=row.quantity))
        second = " · ".join(part for part in (items, row.items_text, channel) if part)
        return Cell(number, second=second, chip=Chip(row.account_kind or DESK, channel), strong=True)
    assert moment.change is not None
    change = moment.change
    said = str(change.text) if change.text else change.action
    second = change.actor or str(translate("customers", "in this program"))
    return Cell(said, second=second, icon=_ICONS.get(change.action, "history"))


def _amount(moment: Moment) -> Cell:
    row = moment.order
    return Cell() if row is None else Cell(texts.amount(Money(row.total, row.currency)), strong=True)


def _status(moment: Moment) -> Cell:
    if moment.order is None:
        return Cell()
    if moment.order.problems:
        return Cell(pill=words.order_problem(moment.order.problems[0]))
    return Cell(pill=words.order_status(moment.order.status))
