"""What the owner says of a product for one channel alone: title, text, category, answers to the channel's form, price
or price rule. What is empty is as in the book. One product or thousands: the same number of statements a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from storemanager.domain.accounts import ChannelAccount
from storemanager.domain.audit import AuditEntry
from storemanager.domain.catalog import Product, Variant
from storemanager.domain.channel_products import ChannelCategory, ChannelProduct, ChannelVariant
from storemanager.domain.price_rules import PriceRule
from storemanager.errors import InvalidInputError, NotFoundError
from storemanager.services.bulk import chunks, insert_rows
from storemanager.services.changes import mark_changed
from storemanager.texts import Text, translate

FieldAnswers = Mapping[str, tuple[str, ...]]
"""The key of each field of a channel's form with what is answered there."""


@dataclass(frozen=True, slots=True)
class OwnPrice:
    """What a variant costs on an account in place of the book's price, or by a rule of its own."""

    price: int | None = None
    rule: PriceRule | None = None
    own_sale: bool = False
    sale_price: int | None = None


@dataclass(frozen=True, slots=True)
class OwnWords:
    """All that was said of a product for an account. `category_path` is empty while the channel's categories were not
    read, and where the category is none of them any more."""

    product_id: int
    account_id: int
    title: str = ""
    description: str = ""
    category_id: str = ""
    category_path: tuple[str, ...] = ()
    fields: FieldAnswers = field(default_factory=dict)
    rule: PriceRule | None = None
    variants: Mapping[int, OwnPrice] = field(default_factory=dict)


class OwnField(Enum):
    """What can be said; the last two of one variant."""

    TITLE = "title"
    DESCRIPTION = "description"
    CATEGORY = "category"
    FIELDS = "fields"
    RULE = "rule"
    PRICE = "price"
    VARIANT_RULE = "variant rule"


CellValue = str | int | PriceRule | Mapping[str, Sequence[str]] | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing to be said. `value`: a text (the category by the channel's id), an amount in minor units of the
    account's currency, a rule, or the answers; None or empty: as in the book."""

    product_id: int
    account_id: int
    field: OwnField
    value: CellValue
    variant_id: int | None = None


def own(session: Session, product_ids: Sequence[int], account_ids: Sequence[int]) -> dict[tuple[int, int], OwnWords]:
    """What was said of each of these products for each of these accounts; every pair is in the answer."""
    rows = {(row.product_id, row.account_id): row for row in _products(session, product_ids, account_ids)}
    prices = _prices(session, product_ids, account_ids)
    paths = _paths(session, rows.values())
    found: dict[tuple[int, int], OwnWords] = {}
    for product_id in product_ids:
        for account_id in account_ids:
            pair = (product_id, account_id)
            row, own_prices = rows.get(pair), prices.get(pair, {})
            if row is None:
                found[pair] = OwnWords(product_id, account_id, variants=own_prices)
                continue
            found[pair] = OwnWords(
                product_id, account_id, row.title, row.description, row.category_id,
                paths.get((account_id, row.category_id), ()),
                {key: tuple(values) for key, values in row.fields.items()},
                PriceRule.from_json(row.price_rule), own_prices,
            )  # fmt: skip
    return found


def set_many(session: Session, cells: Sequence[Cell], *, now: datetime, actor: str = "") -> int:
    """Say all of it, or nothing where one cannot be; answers how many pairs of product and account changed by it. What
    it changes on the channels goes out when it is sent; prices go out by themselves."""
    _check(session, cells)
    words = [cell for cell in cells if cell.field in _OF_PRODUCT]
    prices = [cell for cell in cells if cell.field not in _OF_PRODUCT]
    changed: dict[tuple[int, int], dict[str, Any]] = {}
    repriced = _say_words(session, words, changed, now)
    repriced |= _say_prices(session, prices, changed, now)
    session.flush()
    mark_changed(session, repriced)
    _write_down(session, changed, now, actor)
    return len(changed)


_OF_PRODUCT: Mapping[OwnField, str] = {
    OwnField.TITLE: "title",
    OwnField.DESCRIPTION: "description",
    OwnField.CATEGORY: "category_id",
    OwnField.FIELDS: "fields",
    OwnField.RULE: "price_rule",
}
_OF_VARIANT: Mapping[OwnField, str] = {OwnField.PRICE: "price", OwnField.VARIANT_RULE: "price_rule"}


# --- Reading ---


def _products(session: Session, product_ids: Sequence[int], account_ids: Sequence[int]) -> list[ChannelProduct]:
    found: list[ChannelProduct] = []
    for some in chunks(list(dict.fromkeys(product_ids))):
        query = select(ChannelProduct).where(col(ChannelProduct.account_id).in_(account_ids))
        found += session.exec(query.where(col(ChannelProduct.product_id).in_(some)))
    return found


def _prices(
    session: Session, product_ids: Sequence[int], account_ids: Sequence[int]
) -> dict[tuple[int, int], dict[int, OwnPrice]]:
    found: dict[tuple[int, int], dict[int, OwnPrice]] = {}
    for some in chunks(list(dict.fromkeys(product_ids))):
        query = (
            select(Variant.product_id, ChannelVariant)
            .join(Variant, col(Variant.id) == ChannelVariant.variant_id)
            .where(col(Variant.product_id).in_(some), col(ChannelVariant.account_id).in_(account_ids))
        )
        for product_id, row in session.exec(query):
            price = OwnPrice(row.price, PriceRule.from_json(row.price_rule), row.own_sale, row.sale_price)
            found.setdefault((product_id, row.account_id), {})[row.variant_id] = price
    return found


def _paths(session: Session, rows: Iterable[ChannelProduct]) -> dict[tuple[int, str], tuple[str, ...]]:
    wanted: dict[int, set[str]] = {}
    for row in rows:
        if row.category_id:
            wanted.setdefault(row.account_id, set()).add(row.category_id)
    found: dict[tuple[int, str], tuple[str, ...]] = {}
    for account_id, ids in wanted.items():
        for some in chunks(sorted(ids)):
            query = select(ChannelCategory.remote_id, ChannelCategory.path).where(
                ChannelCategory.account_id == account_id, col(ChannelCategory.remote_id).in_(some)
            )
            found |= {(account_id, remote_id): tuple(path) for remote_id, path in session.exec(query)}
    return found


# --- Saying ---


def _check(session: Session, cells: Sequence[Cell]) -> None:
    products = _known(session, Product, {cell.product_id for cell in cells})
    accounts = _known(session, ChannelAccount, {cell.account_id for cell in cells})
    variants = _variants(session, {cell.variant_id for cell in cells if cell.variant_id is not None})
    for cell in cells:
        if cell.product_id not in products or cell.account_id not in accounts:
            raise NotFoundError(
                translate("channel products", "A product or a channel of this list is not in the book any more."),
                translate("channel products", "Open the list again; nothing was saved."),
            )
        if cell.field in _OF_VARIANT and variants.get(cell.variant_id or 0) != cell.product_id:
            raise NotFoundError(
                translate("channel products", "A variant of this list is not in the book any more."),
                translate("channel products", "Open the list again; nothing was saved."),
            )
        if cell.field is OwnField.PRICE and isinstance(cell.value, int) and cell.value < 0:
            raise InvalidInputError(
                translate("channel products", "A price cannot be below zero."),
                translate("channel products", "Correct it, or leave it empty for the book's price; nothing was saved."),
            )


def _known(session: Session, table: type[SQLModel], ids: set[int]) -> set[int]:
    own_id = SQLModel.metadata.tables[str(table.__tablename__)].c.id
    found: set[int] = set()
    for some in chunks(sorted(ids)):
        found.update(session.scalars(select(own_id).where(own_id.in_(some))))
    return found


def _variants(session: Session, ids: set[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for some in chunks(sorted(ids)):
        query = select(Variant.id, Variant.product_id).where(col(Variant.id).in_(some))
        found |= {variant_id or 0: product_id for variant_id, product_id in session.exec(query)}
    return found


_Changed = dict[tuple[int, int], dict[str, Any]]


def _say_words(session: Session, cells: Sequence[Cell], changed: _Changed, now: datetime) -> set[int]:
    """Answers the variants whose price there may have changed."""
    product_ids = [cell.product_id for cell in cells]
    account_ids = sorted({cell.account_id for cell in cells})
    rows = {(row.product_id, row.account_id): row for row in _products(session, product_ids, account_ids)}
    repriced: set[int] = set()
    for cell in cells:
        pair, name, value = (cell.product_id, cell.account_id), _OF_PRODUCT[cell.field], _plain(cell)
        row = rows.get(pair)
        if row is None:
            row = ChannelProduct(product_id=cell.product_id, account_id=cell.account_id, updated_at=now)
        if getattr(row, name) == value:
            continue
        rows[pair] = row
        changed.setdefault(pair, {})[name] = getattr(row, name)
        setattr(row, name, value)
        row.updated_at = now
        session.add(row)
        if cell.field is OwnField.RULE:
            repriced.add(cell.product_id)
    for pair in changed:
        _drop_if_empty(session, rows[pair], _OF_PRODUCT.values())
    return _variants_of(session, repriced)


def _say_prices(session: Session, cells: Sequence[Cell], changed: _Changed, now: datetime) -> set[int]:
    rows: dict[tuple[int, int], ChannelVariant] = {}
    for some in chunks(sorted({cell.variant_id or 0 for cell in cells})):
        for row in session.exec(select(ChannelVariant).where(col(ChannelVariant.variant_id).in_(some))):
            rows[row.variant_id, row.account_id] = row
    repriced: set[int] = set()
    for cell in cells:
        variant_id, name, value = cell.variant_id or 0, _OF_VARIANT[cell.field], _plain(cell)
        place = (variant_id, cell.account_id)
        row = rows.get(place) or ChannelVariant(variant_id=variant_id, account_id=cell.account_id, updated_at=now)
        if getattr(row, name) == value and not (cell.field is OwnField.PRICE and value is None and row.own_sale):
            continue
        rows[place] = row
        changed.setdefault((cell.product_id, cell.account_id), {})[f"{name}:{variant_id}"] = getattr(row, name)
        setattr(row, name, value)
        if cell.field is OwnField.PRICE and value is None:  # the book's price again, and its sale with it
            row.own_sale, row.sale_price, row.sale_from, row.sale_to = False, None, None, None
        row.updated_at = now
        session.add(row)
        repriced.add(variant_id)
    for variant_id, account_id in [place for place in rows if place[0] in repriced]:
        _drop_if_empty(session, rows[variant_id, account_id], (*_OF_VARIANT.values(), "own_sale"))
    return repriced


def _plain(cell: Cell) -> Any:
    """The value as it is kept."""
    value = cell.value
    if isinstance(value, PriceRule):
        return value.to_json()  # also one that changes nothing: the book's price where the account has a rule
    if isinstance(value, Mapping):
        return {key: list(values) for key, values in value.items() if values}
    if cell.field is OwnField.FIELDS:
        return {}
    if isinstance(value, str):
        return value.strip()
    return "" if value is None and cell.field in (OwnField.TITLE, OwnField.DESCRIPTION, OwnField.CATEGORY) else value


def _drop_if_empty(session: Session, row: ChannelProduct | ChannelVariant, names: Iterable[str]) -> None:
    """Nothing is said any more: nothing is kept."""
    if not any(getattr(row, name) not in (None, "", {}, False) for name in names):
        session.flush()
        session.delete(row)


def _variants_of(session: Session, product_ids: set[int]) -> set[int]:
    found: set[int] = set()
    for some in chunks(sorted(product_ids)):
        ids = session.exec(select(Variant.id).where(col(Variant.product_id).in_(some)))
        found |= {variant_id for variant_id in ids if variant_id is not None}
    return found


def _write_down(session: Session, changed: _Changed, now: datetime, actor: str) -> None:
    """One entry in the history of each product for each account."""
    if not changed:
        return
    names: dict[int, str] = {}
    for some in chunks(sorted({account_id for _, account_id in changed})):
        query = select(ChannelAccount.id, ChannelAccount.name).where(col(ChannelAccount.id).in_(some))
        names |= {account_id or 0: name for account_id, name in session.exec(query)}
    entries = [
        {
            "happened_at": now, "actor": actor, "origin": "", "action": "product.there", "entity": "product",
            "entity_id": product_id, "text": _SAID(account=names[account_id], what=_what(before)).to_json(),
            "before": {"account_id": account_id, **before}, "after": None,
        }
        for (product_id, account_id), before in changed.items()
    ]  # fmt: skip
    insert_rows(session, AuditEntry, entries)


_SAID = translate("channel products", "For {account} alone: {what}")


def _what(before: Mapping[str, Any]) -> tuple[Text, ...]:
    return tuple(dict.fromkeys(_WORDS[name.partition(":")[0]] for name in before))


_WORDS: Mapping[str, Text] = {
    "title": translate("channel products", "title"),
    "description": translate("channel products", "text"),
    "category_id": translate("channel products", "category"),
    "fields": translate("channel products", "details the channel asks for"),
    "price_rule": translate("channel products", "price rule"),
    "price": translate("channel products", "price"),
}
