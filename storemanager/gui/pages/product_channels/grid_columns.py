"""The columns of the grid: for all channels together whether it is sold there and for how much; for one channel
everything that can be said in a cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from storemanager.gui import words
from storemanager.gui.models.rows import Align, Cell, Chip, Column, Pill
from storemanager.gui.pages.product_channels import send_words
from storemanager.gui.pages.product_channels.category_field import path_words
from storemanager.gui.pages.product_channels.grid_model import GridColumn
from storemanager.gui.pages.product_channels.grid_rows import GridRow, Part
from storemanager.gui.pages.product_channels.grid_table import NO, YES
from storemanager.gui.pages.product_channels.loading import is_wanted
from storemanager.gui.pages.product_channels.price_rule import write_price
from storemanager.services import channel_prices
from storemanager.services.accounts import AccountRow
from storemanager.sync.channel_plan import PlanRow, Presence
from storemanager.texts import translate

ON = "on"
Pair = tuple[int, int]
IsOn = Callable[[PlanRow], bool]


@dataclass(frozen=True)
class Place:
    """What a column is about: an account, and "on" or what is said."""

    account_id: int
    part: Part | str
    currency: str


def for_all(accounts: Sequence[AccountRow], is_on: IsOn) -> tuple[tuple[Column[GridRow], ...], Mapping[int, Place]]:
    """Every account with its tick and its price; and which column says what."""
    columns: list[Column[GridRow]] = [_product()]
    places: dict[int, Place] = {}
    for account in accounts:
        places[len(columns)] = Place(account.id, ON, account.currency)
        columns.append(_on(account, is_on, chip=True))
        places[len(columns)] = Place(account.id, Part.PRICE, account.currency)
        columns.append(_cost(account, account.name, typed=True))
    return tuple(columns), places


def for_one(account: AccountRow, is_on: IsOn) -> tuple[tuple[Column[GridRow], ...], Mapping[int, Place]]:
    """One account in full."""
    made: list[tuple[Column[GridRow], Part | str | None]] = [
        (_product(), None),
        (_on(account, is_on, chip=False), ON),
        (
            GridColumn(
                str(translate("grid", "Title")), _own(account.id, lambda plan: (plan.own.title, plan.sent.title)),
                text=lambda row: _text(row, account.id, lambda plan: plan.own.title),
            ),
            Part.TITLE,
        ),
        (
            GridColumn(
                str(translate("grid", "Category")), _category(account.id), width=124,
                text=lambda row: _text(
                    row, account.id, lambda plan: path_words(plan.own.category_path) or plan.own.category_id
                ),
            ),
            Part.CATEGORY,
        ),
        (
            GridColumn(
                str(translate("grid", "Price")), _said_price(account), Align.RIGHT, width=100,
                text=lambda row: _text(row, account.id, _price_text),
                hint=str(translate("grid", "A price, or a rule: +8%, -5000, +8% ~1000")),
            ),
            Part.PRICE,
        ),
        (_cost(account, str(translate("grid", "Costs there")), typed=False), None),
        (Column(str(translate("grid", "State")), _state(account.id, is_on), width=120), None),
    ]  # fmt: skip
    places = {at: Place(account.id, part, account.currency) for at, (_, part) in enumerate(made) if part is not None}
    return tuple(column for column, _ in made), places


def _product() -> Column[GridRow]:
    return Column(
        str(translate("grid", "Product")), lambda row: Cell(row.name, strong=True, tooltip=f"{row.name} · {row.sku}"),
        plain=lambda row: row.sku,
    )  # fmt: skip


def _on(account: AccountRow, is_on: IsOn, *, chip: bool) -> GridColumn[GridRow]:
    def cell(row: GridRow) -> Cell:
        plan = row.plans.get(account.id)
        if plan is None:
            return Cell()
        on = is_on(plan)
        changes = on != (plan.presence in (Presence.SHOWN, Presence.WAITING))
        said = (
            translate("grid", "{product} is sold on {channel}")
            if on
            else translate("grid", "{product} is not sold on {channel}")
        )
        sentence = str(said(product=row.name, channel=account.name))
        return Cell(
            icon="square-check" if on else "square", tone="accent_text" if changes or on else "text_faint",
            wrong="", spoken=sentence, tooltip=sentence,
        )  # fmt: skip

    return GridColumn(
        account.name if chip else str(translate("grid", "Sold here")), cell, width=40 if chip else 84,
        chip=Chip(account.shown_kind, account.name) if chip else None, toggles=True,
        text=lambda row: YES if (plan := row.plans.get(account.id)) is not None and is_on(plan) else NO,
    )  # fmt: skip


def _cost(account: AccountRow, title: str, *, typed: bool) -> Column[GridRow]:
    def cell(row: GridRow) -> Cell:
        plan = row.plans.get(account.id)
        if plan is None:
            return Cell()
        sent = _range([each.price_sent.price for each in plan.variants if each.price_sent is not None], plan.currency)
        own = plan.own.rule is not None or bool(plan.own.variants)
        if typed and plan.problems and is_wanted(plan):
            return Cell(sent or words.DASH, icon="triangle-alert", tone="warn", tooltip=send_words.problem_lines(plan))
        return Cell(sent or words.DASH, tone="accent_text" if own else "" if sent else "text_faint", strong=own)

    if not typed:
        return Column(title, cell, Align.RIGHT, width=104)
    return GridColumn(
        title, cell, Align.RIGHT, width=140, text=lambda row: _text(row, account.id, _price_text),
        hint=str(translate("grid", "A price, or a rule: +8%, -5000, +8% ~1000")),
    )  # fmt: skip


def _own(account_id: int, of: Callable[[PlanRow], tuple[str, str]]) -> Callable[[GridRow], Cell]:
    """A text of its own in full ink, the book's in grey."""

    def cell(row: GridRow) -> Cell:
        plan = row.plans.get(account_id)
        if plan is None:
            return Cell()
        own, sent = of(plan)
        wrong = "warn" if any(each.field == "title" for each in plan.problems) and is_wanted(plan) else ""
        return Cell(own or sent, tone="" if own else "text_faint", strong=bool(own), wrong=wrong)

    return cell


def _category(account_id: int) -> Callable[[GridRow], Cell]:
    def cell(row: GridRow) -> Cell:
        plan = row.plans.get(account_id)
        if plan is None:
            return Cell()
        own = path_words(plan.own.category_path[-1:]) or plan.own.category_id
        missing = any(each.field == "category" for each in plan.problems) and is_wanted(plan)
        if own:
            return Cell(own, strong=True, tooltip=path_words(plan.own.category_path))
        book = plan.sent.categories[0][-1] if plan.sent.categories and plan.sent.categories[0] else ""
        said = str(translate("grid", "choose one")) if missing else book or words.DASH
        return Cell(said, tone="text_faint", wrong="warn" if missing else "")

    return cell


def _said_price(account: AccountRow) -> Callable[[GridRow], Cell]:
    def cell(row: GridRow) -> Cell:
        plan = row.plans.get(account.id)
        if plan is None:
            return Cell()
        said = _price_text(plan)
        if said:
            tip = str(channel_prices.describe(plan.own.rule, plan.currency)) if plan.own.rule is not None else ""
            return Cell(said, strong=True, tooltip=tip)
        usual = next((each.rule for each in plan.variants if each.rule is not None), None)
        if usual is not None:
            tip = str(channel_prices.describe(usual, plan.currency))
            return Cell(write_price(usual, plan.currency), tone="text_faint", tooltip=tip)
        return Cell(str(translate("grid", "as in the book")), tone="text_faint")

    return cell


def _state(account_id: int, is_on: IsOn) -> Callable[[GridRow], Cell]:
    """What sending would do. Of what nobody wants to sell there nothing is missing yet; the tooltip knows already."""

    def cell(row: GridRow) -> Cell:
        plan = row.plans.get(account_id)
        if plan is None:
            return Cell()
        if plan.presence is Presence.ABSENT and not plan.waiting and not is_on(plan) and not is_wanted(plan):
            pill = Pill(str(translate("grid", "Not sold here")))
        else:
            pill = send_words.action(plan)
        return Cell(pill=pill, tooltip=send_words.problem_lines(plan))

    return cell


def _price_text(plan: PlanRow) -> str:
    """What was said of the price, as it is typed; "" for as usual, and where the variants say different things."""
    prices = {each.price for each in plan.own.variants.values() if each.price is not None}
    if len(prices) == 1:
        return write_price(prices.pop(), plan.currency)
    return "" if prices else write_price(plan.own.rule, plan.currency)


def _text(row: GridRow, account_id: int, of: Callable[[PlanRow], str]) -> str:
    plan = row.plans.get(account_id)
    return "" if plan is None else of(plan)


def _range(prices: Sequence[int], currency: str) -> str:
    if not prices:
        return ""
    least, most = min(prices), max(prices)
    first = words.money(least, currency)
    return first if least == most else f"{first} – {words.money(most, currency)}"
