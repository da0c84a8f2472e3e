"""What the grid asks of the book and says to it: plain functions of a session. A row is a product, and what was typed
into its cells becomes what the owner says of it for an account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlmodel import Session, col, select

from storemanager.domain.catalog import Variant
from storemanager.domain.folding import fold
from storemanager.domain.price_rules import PriceRule
from storemanager.errors import InvalidInputError
from storemanager.gui.pages.product_channels import loading
from storemanager.gui.pages.product_channels.category_field import path_words
from storemanager.gui.pages.product_channels.price_rule import read_price
from storemanager.services import channel_products
from storemanager.services.bulk import chunks
from storemanager.services.channel_products import Cell, OwnField, OwnWords
from storemanager.sync import listing_forms
from storemanager.sync.channel_plan import PlanRow
from storemanager.texts import translate


class Part(Enum):
    """What a column of the grid says of a product for an account."""

    TITLE = "title"
    TEXT = "text"
    CATEGORY = "category"
    PRICE = "price"


@dataclass(frozen=True)
class GridRow:
    """One product with what would be sent of it to each account."""

    product_id: int
    name: str
    sku: str
    plans: Mapping[int, PlanRow]

    @property
    def id(self) -> int:
        return self.product_id


@dataclass(frozen=True)
class Wish:
    """One cell as it was typed: a product, an account with its currency, and the text."""

    product_id: int
    account_id: int
    currency: str
    part: Part
    text: str


def rows(session: Session, product_ids: Sequence[int], account_ids: Sequence[int], now: datetime) -> dict[int, GridRow]:
    """The rows that come into view."""
    plans: dict[int, dict[int, PlanRow]] = {}
    for each in loading.plans_of(session, product_ids, account_ids, now):
        plans.setdefault(each.product_id, {})[each.account_id] = each
    found = {}
    for product_id, of_product in plans.items():
        first = next(iter(of_product.values()))
        skus = [each.sku for each in first.variants]
        sku = skus[0] if len(skus) == 1 else f"{skus[0]} +{len(skus) - 1}" if skus else ""
        found[product_id] = GridRow(product_id, first.product_name, sku, of_product)
    return found


def say(session: Session, wishes: Sequence[Wish], now: datetime) -> tuple[Cell, ...]:
    """Write what was typed; answers with the same cells as they were before. Raises InvalidInputError for what is no
    price or no category, and then nothing has been written."""
    cells = _cells(session, wishes)
    before = as_it_is(session, cells)
    channel_products.set_many(session, cells, now=now)
    return before


def as_it_is(session: Session, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The same cells with what they say now."""
    products = list(dict.fromkeys(each.product_id for each in cells))
    accounts = list(dict.fromkeys(each.account_id for each in cells))
    known = channel_products.own(session, products, accounts)
    return tuple(
        Cell(each.product_id, each.account_id, each.field, _was(known[each.product_id, each.account_id], each),
             each.variant_id)
        for each in cells
    )  # fmt: skip


def put(session: Session, cells: Sequence[Cell], now: datetime) -> None:
    """Cells as they are to be again."""
    channel_products.set_many(session, cells, now=now)


def _was(own: OwnWords, cell: Cell) -> Any:
    if cell.field is OwnField.PRICE:
        there = own.variants.get(cell.variant_id or 0)
        return None if there is None else there.price
    return {
        OwnField.TITLE: own.title or None,
        OwnField.DESCRIPTION: own.description or None,
        OwnField.CATEGORY: own.category_id or None,
        OwnField.RULE: own.rule,
    }[cell.field]


def _cells(session: Session, wishes: Sequence[Wish]) -> list[Cell]:
    variants = _variants(session, {each.product_id for each in wishes if each.part is Part.PRICE})
    prices: dict[tuple[str, str], PriceRule | int | None] = {}
    categories: dict[tuple[int, str], str | None] = {}
    made: list[Cell] = []
    for each in wishes:
        if each.part is Part.PRICE:
            key = (each.text, each.currency)
            if key not in prices:
                prices[key] = read_price(*key)
            made += _price(each, prices[key], variants.get(each.product_id, ()))
        elif each.part is Part.CATEGORY:
            of = (each.account_id, each.text.strip())
            if of not in categories:
                categories[of] = _category(session, *of)
            made.append(Cell(each.product_id, each.account_id, OwnField.CATEGORY, categories[of]))
        else:
            field = OwnField.TITLE if each.part is Part.TITLE else OwnField.DESCRIPTION
            made.append(Cell(each.product_id, each.account_id, field, each.text.strip() or None))
    return made


def _price(wish: Wish, said: PriceRule | int | None, variant_ids: Iterable[int]) -> list[Cell]:
    """A price of its own for every variant, or one rule for all; the one takes the other's place."""
    rule = said if isinstance(said, PriceRule) else None
    price = said if isinstance(said, int) else None
    return [
        Cell(wish.product_id, wish.account_id, OwnField.RULE, rule),
        *(Cell(wish.product_id, wish.account_id, OwnField.PRICE, price, variant_id) for variant_id in variant_ids),
    ]


def _variants(session: Session, product_ids: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for some in chunks(sorted(product_ids)):
        query = select(Variant.product_id, Variant.id).where(col(Variant.product_id).in_(some), col(Variant.active))
        for product_id, variant_id in session.exec(query):
            if variant_id is not None:
                found.setdefault(product_id, []).append(variant_id)
    return found


def _category(session: Session, account_id: int, text: str) -> str | None:
    """The id of the category whose path, or whose own name where no other has it, was typed."""
    if not text:
        return None
    found = listing_forms.categories(session, account_id, text.split("›")[-1].strip() or text)
    wanted = fold(text)
    whole = [each for each in found if wanted in (fold(path_words(each.path)), fold(each.remote_id))]
    named = [each for each in found if each.path and fold(each.path[-1]) == wanted]
    if len(whole) == 1 or (not whole and len(named) == 1):
        return (whole or named)[0].remote_id
    raise InvalidInputError(
        translate("grid", "“{text}” is no category of this channel.")(text=text),
        translate("grid", "Nothing was changed. Edit the cell, type a few letters and take one from the list."),
    )
