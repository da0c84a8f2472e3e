"""The columns of the orders list: how urgent, which order, who, what, how much, and how far it is."""

from __future__ import annotations

from datetime import datetime

from storemanager import clock, texts
from storemanager.gui import words
from storemanager.gui.models.rows import Align, Cell, Chip, Column
from storemanager.money import Money
from storemanager.services.order_rows import Tab
from storemanager.services.orders import OrderProblem, OrderRow
from storemanager.texts import translate

DESK = "counter"
"""An order of our own desk wears the counter's chip."""
_SHOWN_FIRST = (OrderProblem.OVERSOLD, OrderProblem.UNMATCHED)


def columns(tab: Tab, now: clock.Clock = clock.now) -> tuple[Column[OrderRow], ...]:
    """What to ship is told by its time; everything else by when it was ordered."""
    return (
        _ship_by(now) if tab == "to_ship" else _placed(now),
        Column(str(translate("orders", "Order")), _order, width=136, sort="number", plain=lambda row: row.shown_number),
        Column(str(translate("orders", "Customer")), lambda row: row.customer, width=112, sort="customer"),
        Column(str(translate("orders", "Items")), _items),
        Column(
            str(translate("orders", "Total")), lambda row: words.money(row.total, row.currency), Align.RIGHT,
            width=100, sort="total", descending=True, plain=lambda row: Money(row.total, row.currency).plain,
        ),
        Column(str(translate("orders", "Status")), status_cell, width=112, plain=_status_plain),
    )  # fmt: skip


def _ship_by(now: clock.Clock) -> Column[OrderRow]:
    def cell(row: OrderRow) -> Cell:
        return due_cell(row, now())

    def plain(row: OrderRow) -> str:
        return "" if row.ship_by is None else texts.moment(row.ship_by)

    return Column(str(translate("orders", "Ship by")), cell, width=114, sort="ship_by", plain=plain)


def due_cell(row: OrderRow, now: datetime) -> Cell:
    """A late order is told by a sign, a word and a colour."""
    due, tone = words.ship_by(row.ship_by, now)
    late = row.late(now)
    tooltip = "" if row.ship_by is None else texts.moment(row.ship_by)
    return Cell(due, tone=tone, strong=late, icon="alarm-clock" if late else "", tooltip=tooltip)


def _placed(now: clock.Clock) -> Column[OrderRow]:
    def cell(row: OrderRow) -> Cell:
        return Cell(words.clock(row.placed_at, now()), tooltip=texts.moment(row.placed_at))

    return Column(
        str(translate("orders", "Placed")), cell, width=98, sort="placed", descending=True,
        plain=lambda row: texts.moment(row.placed_at),
    )  # fmt: skip


def chip_of(row: OrderRow) -> Chip:
    """The channel an order came from."""
    return Chip(row.account_kind or DESK, row.account_name or str(translate("orders", "Our own desk")))


def _order(row: OrderRow) -> Cell:
    return Cell(row.shown_number, chip=chip_of(row), tooltip=f"{chip_of(row).name}: {row.shown_number}")


def _items(row: OrderRow) -> Cell:
    return Cell(f"{texts.number(row.quantity)} · {row.items_text}", tone="text_muted")


def status_cell(row: OrderRow) -> Cell:
    """What is wrong comes before how far it is."""
    first = next((problem for problem in _SHOWN_FIRST if problem in row.problems), None)
    problem = first or (row.problems[0] if row.problems else None)
    status = words.order_status(row.status)
    if problem is None:
        return Cell(pill=status)
    pill = words.order_problem(problem)
    every = ", ".join([*(words.order_problem(each).words for each in row.problems), status.words])
    return Cell(pill=pill, tooltip=every, spoken=every)


def _status_plain(row: OrderRow) -> str:
    return ", ".join(
        [words.order_status(row.status).words, *(words.order_problem(each).words for each in row.problems)]
    )
