"""The columns of “What each channel will show”: struck through is what is there, bold what will be."""

from __future__ import annotations

from storemanager import texts
from storemanager.gui import words
from storemanager.gui.models.rows import Align, Cell, Chip, Column
from storemanager.money import Money
from storemanager.sync.channel_show import ShownRow, ShownState, Three
from storemanager.texts import translate

WATCHED = {"warn": (ShownState.WAITING,), "info": (ShownState.SENDING,), "danger": (ShownState.DIFFERS,)}


def row_id(row: ShownRow) -> int:
    """A listing has an id; an account without one is known by its own."""
    return row.listing_id if row.listing_id is not None else -(row.account_id or 0)


def columns() -> tuple[Column[ShownRow], ...]:
    return (
        Column(str(translate("product_channels", "Channel")), channel_cell, plain=row_name),
        Column(
            str(translate("product_channels", "Stock")), stock_cell, width=68,
            plain=lambda row: "" if row.stock.sent is None else str(row.stock.sent),
        ),
        Column(
            str(translate("product_channels", "Price")), lambda row: _price_cell(row, row.price, "price"), Align.LEFT,
            width=112, plain=lambda row: _plain(row.price, row.currency),
        ),
        Column(
            str(translate("product_channels", "Sale price")),
            lambda row: _price_cell(row, row.sale_price, "sale price"), Align.LEFT, width=112,
            plain=lambda row: _plain(row.sale_price, row.currency),
        ),
        Column(str(translate("product_channels", "Content")), content_cell, width=104),
        Column(str(translate("product_channels", "State")), state_cell, width=108),
    )  # fmt: skip


def channel_cell(row: ShownRow) -> Cell:
    """The account, and under it what the product is called there."""
    if row.counter:
        second = str(translate("product_channels", "sees all that is there"))
    elif row.listing_id is None:
        second = str(translate("product_channels", "not put there"))
    else:
        second = " · ".join(part for part in (row.remote_product_id, str(row.write_word or "")) if part)
    name = row_name(row)
    return Cell(name, second=second, chip=Chip(row.account_kind, name), strong=True)


def row_name(row: ShownRow) -> str:
    """The account's name; our own counter has none."""
    return str(translate("product_channels", "Counter")) if row.counter else row.account_name


def stock_cell(row: ShownRow) -> Cell:
    said = row.stock
    if row.state is ShownState.ABSENT or (said.sent is None and said.shown is None):
        return Cell(words.DASH, tone="text_faint")
    if not said.changes:
        return Cell(_number(said.sent if said.sent is not None else said.shown))
    tone = "danger" if row.state is ShownState.DIFFERS else ""
    sentence = translate("product_channels", "{channel} shows {shown}, it should be {sent}")
    spoken = sentence(channel=row.account_name, shown=_number(said.shown), sent=_number(said.sent))
    return Cell(
        _number(said.sent), old=_number(said.shown), old_tone=tone, strong=True, tone="accent_text", spoken=str(spoken)
    )


def _price_cell(row: ShownRow, said: Three, of: str) -> Cell:
    shown, sent = words.money(said.shown, row.currency), words.money(said.sent, row.currency)
    if row.state is ShownState.ABSENT or (said.shown is None and said.sent is None):
        return Cell(words.DASH, tone="text_faint")
    if not said.changes:
        return Cell(sent if said.sent is not None else shown)
    if of == "price":
        sentence = translate("product_channels", "{channel}: price {shown} becomes {sent}")
    else:
        sentence = translate("product_channels", "{channel}: sale price {shown} becomes {sent}")
    return Cell(
        sent, old=shown, strong=True, tone="accent_text",
        spoken=str(sentence(channel=row.account_name, shown=shown, sent=sent)),
    )  # fmt: skip


def content_cell(row: ShownRow) -> Cell:
    if row.state is ShownState.ABSENT:
        return Cell(words.DASH, tone="text_faint")
    said = words.DASH if row.content is None else str(row.content)
    return Cell(said, strong=row.content_changes, tone="accent_text" if row.content_changes else "")


def state_cell(row: ShownRow) -> Cell:
    tone = next((tone for tone, states in WATCHED.items() if row.state in states), "")
    return Cell(state_words(row), mark=row.state.name.lower(), tone=tone, strong=tone == "danger")


def state_words(row: ShownRow) -> str:
    """What the mark beside it means; where nothing is sold it says so."""
    if row.state is ShownState.ABSENT:
        return str(translate("product_channels", "Not sold"))
    said = words.offer_state(row.state.name)
    return said[:1].upper() + said[1:]


def _number(value: int | None) -> str:
    return words.DASH if value is None else texts.number(value)


def _plain(said: Three, currency: str) -> str:
    return "" if said.sent is None else Money(said.sent, currency).plain
