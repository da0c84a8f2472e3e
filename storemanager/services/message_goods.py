"""The goods of a message, looked up in the book: each line with the variants that its words may mean, best first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BindParameter, bindparam, select
from sqlmodel import Session, col

from storemanager.domain.catalog import Product, ProductStatus, Variant, barcode_key, sku_key
from storemanager.domain.order_text import Doubt, GoodsSaid, Quote
from storemanager.domain.order_text.scoring import FULL, Fit, code_forms, fit, known_words
from storemanager.services.bulk import chunks
from storemanager.services.catalog_checks import barcode_owners, sku_owners
from storemanager.services.catalog_rows import stock_figures
from storemanager.services.conversation_prices import for_order
from storemanager.services.message_search import Found, search

LOWEST_SCORE = 55
LOWEST_UNASKED = 72
"""What nobody asked for with a word or a number must fit better before it counts as goods at all."""
NEAR = 12
"""Who scores so much less than the best is not a candidate any more."""
MOST_CANDIDATES = 12
_SURE = 80


@dataclass(frozen=True, slots=True)
class VariantCandidate:
    """A variant that the words may mean. `exact`: its SKU or barcode was said. `matched` are the words that speak for
    it, `missing` those it does not know. `quantity` is in its own units; None: not said, or not countable so. `price`
    is what it costs now where they write; `price_agrees`: the buyer named it (None: no price was said)."""

    variant_id: int
    product_id: int
    name: str
    option_title: str
    sku: str
    price: int | None
    available: int
    track_stock: bool
    quantity_scale: int
    quantity: int | None
    score: int
    exact: bool
    matched: tuple[Quote, ...]
    missing: tuple[Quote, ...]
    price_agrees: bool | None = None


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """One line as it was said, and the variants it may mean, the best first. `more`: the book has others that fit, too
    many to read."""

    said: GoodsSaid
    candidates: tuple[VariantCandidate, ...]
    more: bool = False

    @property
    def only(self) -> VariantCandidate | None:
        """The one variant that is meant, when there is no other that could be."""
        sure = len(self.candidates) == 1 and not self.more and self.candidates[0].score >= _SURE
        return self.candidates[0] if sure else None


class Goods:
    """The lines of one message, looked up together."""

    def __init__(
        self, session: Session, goods: Sequence[GoodsSaid], now: datetime, account_id: int | None = None
    ) -> None:
        """`account_id` says where they write, and so which price they see there."""
        self._session = session
        self._goods = goods
        self._now = now
        self._account_id = account_id
        self._prices: Mapping[int, int] = {}

    def proposed(self) -> list[ProposedLine]:
        codes = [code_forms(said.words, [quote.text for quote in said.quotes]) for said in self._goods]
        owners = _owners(self._session, {code for forms in codes for code in forms})
        found = [
            Found(tuple(exact), more=False) if (exact := _exact(forms, owners)) else search(self._session, said)
            for forms, said in zip(codes, self._goods, strict=True)
        ]
        exact_ids = [set(_exact(forms, owners)) for forms in codes]
        said_codes = [{word for form in forms if form in owners for word in forms[form]} for forms in codes]
        rows = _rows(self._session, {variant_id for each in found for variant_id in each.ids})
        self._prices = for_order(self._session, self._account_id, rows, now=self._now)
        lines = [
            self._line(_counted(said, code), [rows[one] for one in each.ids if one in rows], exact, each.more)
            for said, each, exact, code in zip(self._goods, found, exact_ids, said_codes, strict=True)
        ]
        return self._with_stock(lines)

    def _line(self, said: GoodsSaid, rows: Sequence[Any], exact: set[int], more: bool) -> ProposedLine:
        fits = _fits(said, rows, exact)
        if said.quantity is None and (shorter := _number_at_end(said)) is not None:
            others = _fits(shorter, rows, exact)
            if _best(others) > _best(fits):
                said, fits = shorter, others
        fits = [(row, _countable(said, row, each)) for row, each in fits]
        lowest = LOWEST_SCORE if said.asked or said.question else LOWEST_UNASKED
        if not said.asked and not said.question and len(said.words) < 2:
            fits = [
                (row, each) for row, each in fits if row.id in exact
            ]  # one word of talk is a product's name by chance
        kept = [(row, each) for row, each in fits if each.score >= max(lowest, _best(fits) - NEAR)]
        candidates = [self._candidate(said, row, each, row.id in exact) for row, each in kept]
        candidates.sort(key=lambda one: (-one.score, not one.price_agrees, one.name, one.variant_id))
        more = bool(candidates) and (more or len(candidates) > MOST_CANDIDATES)
        return ProposedLine(said, tuple(candidates[:MOST_CANDIDATES]), more)

    def _candidate(self, said: GoodsSaid, row: Any, each: Fit, exact: bool) -> VariantCandidate:
        price = self._prices.get(row.id)
        agrees = None if said.price is None else _price_agrees(said, price)
        return VariantCandidate(
            variant_id=row.id, product_id=row.product_id, name=row.name, option_title=row.title, sku=row.sku,
            price=price, available=0, track_stock=row.track_stock, quantity_scale=row.quantity_scale,
            quantity=_in_own_units(said, row.quantity_scale, row.unit), score=each.score, exact=exact,
            matched=each.matched, missing=each.missing, price_agrees=agrees,
        )  # fmt: skip

    def _with_stock(self, lines: Sequence[ProposedLine]) -> list[ProposedLine]:
        ids = sorted({one.variant_id for line in lines for one in line.candidates})
        figures = stock_figures(self._session, ids) if ids else {}
        return [
            replace(
                line,
                candidates=tuple(replace(one, available=figures[one.variant_id].available) for one in line.candidates),
            )
            for line in lines
        ]


def _fits(said: GoodsSaid, rows: Iterable[Any], exact: set[int]) -> list[tuple[Any, Fit]]:
    fits: list[tuple[Any, Fit]] = []
    for row in rows:
        known = known_words(row.name, (row.title,), f"{row.brand} {row.sku}")
        each = fit(said.words, known)
        fits.append((row, replace(each, score=FULL) if row.id in exact else each))
    if any(each.counted for _, each in fits):  # "3 cốc cà phê" are cups and not coffee
        return [(row, each if each.counted else _lowered(each)) for row, each in fits]
    return fits


def _lowered(each: Fit) -> Fit:
    """Behind those that fit better, out of their reach."""
    return replace(each, score=max(0, each.score - NEAR - 1))


def _countable(said: GoodsSaid, row: Any, each: Fit) -> Fit:
    """Who asks for kilograms hardly means what is sold by the piece."""
    return _lowered(each) if said.weight_unit and row.quantity_scale == 1 else each


def _best(fits: Sequence[tuple[Any, Fit]]) -> int:
    return max((each.score for _, each in fits), default=0)


def _counted(said: GoodsSaid, code: set[str]) -> GoodsSaid:
    """Behind a code a number that is no part of it is the quantity: "8931234567897 lấy 2"."""
    free = code and said.quantity is None and said.words[-1].quote.text not in code
    return (_number_at_end(said) or said) if free else said


def _number_at_end(said: GoodsSaid) -> GoodsSaid | None:
    """The line with its last word as the quantity: "áo thun đỏ 2", "đường 2kg"."""
    last = said.words[-1]
    if len(said.words) < 2 or (last.option is not None and not last.folded.endswith(("kg", "ky"))) or last.code:
        return None
    digits, weight = last.folded.removesuffix("kg").removesuffix("ky").replace(",", "."), not last.folded.isdigit()
    if not (digits.isdigit() or (weight and digits.replace(".", "", 1).isdigit())) or not 0 < Decimal(digits) <= 99:
        return None
    doubts = tuple(doubt for doubt in said.doubts if doubt is not Doubt.QUANTITY_NOT_SAID)
    return replace(
        said, words=said.words[:-1], quantity=Decimal(digits), quantity_quote=last.quote, weight_unit=weight,
        asked=True, doubts=(*doubts, Doubt.NUMBER_AT_END),
    )  # fmt: skip


def _in_own_units(said: GoodsSaid, scale: int, unit: str) -> int | None:
    """The quantity as the variant counts it; pieces and kilograms are never taken for each other."""
    if said.quantity is None or said.weight_unit != (scale > 1):
        return None
    if said.weight_unit and unit.strip().lower() not in ("", "kg"):
        return None
    units = said.quantity * scale
    return int(units) if units == units.to_integral_value() else None


def _price_agrees(said: GoodsSaid, price: int | None) -> bool:
    return price is not None and said.price in (price, price * (said.quantity or 1))


def _exact(forms: Mapping[str, tuple[str, ...]], owners: Mapping[str, int]) -> list[int]:
    return list(dict.fromkeys(owners[form] for form in forms if form in owners))


def _owners(session: Session, codes: set[str]) -> dict[str, int]:
    """The variants whose SKU or barcode is one of `codes`, by the code as it was said."""
    if not codes:
        return {}
    owners: dict[str, int] = {}
    by_code = {barcode_key(code): code for code in codes if code.isdigit()}
    owners |= {by_code[key]: owner[0] for key, owner in barcode_owners(session, sorted(by_code)).items()}
    by_sku = {sku_key(code): code for code in codes}
    owners |= {by_sku[key]: owner[0] for key, owner in sku_owners(session, sorted(by_sku)).items()}
    return owners


def _rows(session: Session, ids: set[int]) -> dict[int, Any]:
    """What is asked of each variant that was found and is sold still."""
    found: dict[int, Any] = {}
    for some in chunks(sorted(ids)):
        found |= {row.id: row for row in session.connection().execute(_ROWS, {"ids": some})}
    return found


_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_ROWS = (
    select(
        *map(col, (Variant.id, Variant.product_id, Product.name, Variant.title)),
        *map(col, (Variant.sku, Variant.track_stock, Variant.quantity_scale)),
        *map(col, (Product.unit, Product.brand)),
    )
    .join(Product, col(Product.id) == col(Variant.product_id))
    .where(col(Variant.id).in_(_IDS), col(Variant.active), col(Product.status) != ProductStatus.ARCHIVED)
)
