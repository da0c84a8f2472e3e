"""The columns of the customers list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from storemanager import clock, texts
from storemanager.gui import words
from storemanager.gui.models.customers import CustomerLine
from storemanager.gui.models.rows import Align, Cell, Chip, Column
from storemanager.gui.people import amounts, phone_words, shown_name
from storemanager.texts import translate


def columns(now: clock.Clock = clock.now, *, narrow: bool = False) -> tuple[Column[CustomerLine], ...]:
    """Who, how to reach them, on which channels, how often and how much they bought, and when last. Where there is
    little room the e-mail stands under the phone, and the channels on the person's own page only."""
    every = _every(now)
    if not narrow:
        return every
    reach = replace(every[1], value=lambda line: Cell(phone_words(line.row.phone), second=line.row.email))
    return (every[0], replace(reach, width=160), *every[4:])


def _every(now: clock.Clock) -> tuple[Column[CustomerLine], ...]:
    return (
        Column(str(translate("customers", "Name")), _name, sort="name", plain=lambda line: line.row.name),
        Column(
            str(translate("customers", "Phone")), lambda line: phone_words(line.row.phone), width=124,
            plain=lambda line: phone_words(line.row.phone),
        ),
        Column(str(translate("customers", "E-mail")), lambda line: line.row.email, width=228),
        Column(str(translate("customers", "Channels")), _channels, width=128, plain=_channels_plain),
        Column(
            str(translate("customers", "Orders")), lambda line: line.row.order_count, Align.RIGHT, width=64,
            sort="orders", descending=True,
        ),
        Column(
            str(translate("customers", "Bought")), lambda line: amounts(line.row.spent), Align.RIGHT, width=124,
            hint=str(translate("customers", "All orders less what was refunded")),
            plain=lambda line: " + ".join(money.plain for money in line.row.spent),
        ),
        Column(
            str(translate("customers", "Last order")), _last(now), Align.RIGHT, width=104, sort="last_order",
            descending=True,
            plain=lambda line: texts.moment(line.row.last_order_at) if line.row.last_order_at else "",
        ),
    )  # fmt: skip


def _name(line: CustomerLine) -> Cell:
    second = " · ".join(part for part in (line.row.province, *line.row.tags) if part)
    return Cell(shown_name(line.row.name), second=second, strong=True, tone="" if line.row.name else "text_muted")


def _channels(line: CustomerLine) -> Cell:
    if not line.channels:
        return Cell(words.DASH, tone="text_faint", spoken=str(translate("customers", "on no channel")))
    chips = tuple(Chip(known.kind, known.name) for known in line.channels)
    return Cell(chips=chips, tooltip=", ".join(known.name for known in line.channels))


def _channels_plain(line: CustomerLine) -> str:
    return ", ".join(known.name for known in line.channels)


def _last(now: clock.Clock) -> Callable[[CustomerLine], Cell]:
    def cell(line: CustomerLine) -> Cell:
        at = line.row.last_order_at
        if at is None:
            return Cell(words.DASH, tone="text_faint")
        return Cell(words.when(at, now()), tooltip=texts.moment(at))

    return cell
