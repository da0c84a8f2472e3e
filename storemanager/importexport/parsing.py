"""A whole file read in its format: products, counts, customers or orders as drafts. Knows the shop's currency, not
its book."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast, overload

from storemanager.domain.imports import ImportKind
from storemanager.errors import InvalidInputError
from storemanager.importexport.drafts import Parsed, ShopFacts
from storemanager.importexport.fields import PRODUCT_FIELDS, field_named
from storemanager.importexport.formats import FORMATS, MAPPED, OWN, SHOPIFY, WOOCOMMERCE, Recognition, flat, shopify
from storemanager.importexport.formats import woocommerce as woo
from storemanager.importexport.reading import SourceFile, SourceRow
from storemanager.importexport.spool import Spool
from storemanager.texts import translate

Edits = Mapping[tuple[int, str], str]
"""(row number, column head) -> what the owner put there instead."""
Step = Callable[[int, int], None]


class Stopped(Exception):  # noqa: N818 - not an error: the owner pressed Cancel
    """Work the owner cancelled; nothing of it remains."""


def parse(
    source: SourceFile,
    kind: ImportKind,
    recognition: Recognition,
    facts: ShopFacts,
    *,
    edits: Edits | None = None,
    progress: Step | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Parsed:
    """Read every row. Raises InvalidInputError when the format does not fit, Stopped when `cancelled` answers true."""
    if recognition.format not in FORMATS:
        raise InvalidInputError(
            translate("files", "There is no file format “{format}”.")(format=recognition.format),
            translate("files", "Choose one of: {formats}.")(formats=tuple(FORMATS)),
        )
    edited = _with_edits(source, edits or {})
    heads, drafts = _reader(edited, kind, recognition, facts)
    parsed = Parsed(kind, recognition.format, Spool(), heads, facts, _heads_of_variants(heads))
    done = 0
    for draft in drafts:
        parsed.drafts.append(draft)
        done += len(draft.rows)
        if not len(parsed.drafts) % 500:
            if cancelled is not None and cancelled():
                raise Stopped
            if progress is not None:
                progress(min(done, source.row_count), source.row_count)
    return parsed


def _heads_of_variants(heads: dict[str, str]) -> frozenset[str]:
    of_product = {field.key for field in PRODUCT_FIELDS if field.of_product} | {"options"}
    return frozenset(head for key, head in heads.items() if key not in of_product)


def _reader(
    source: SourceFile, kind: ImportKind, recognition: Recognition, facts: ShopFacts
) -> tuple[dict[str, str], Iterator[Any]]:
    chosen = recognition.format
    if chosen in (WOOCOMMERCE, SHOPIFY):
        if kind is not ImportKind.PRODUCTS:
            raise InvalidInputError(
                translate("files", "{format} files can be read for products only.")(format=FORMATS[chosen]),
                translate("files", "Match the columns by hand instead."),
            )
        folded = {head.casefold(): head for head in source.heads}
        needed = ("handle", "title") if chosen == SHOPIFY else ("type", "name")
        if not all(head in folded for head in needed):
            raise _wrong_format(source, chosen)
        if chosen == SHOPIFY:
            typed = {
                "cost": "cost per item",
                "weight_grams": "variant grams",
                "sku": "variant sku",
                "price": "variant price",
                "sale_price": "variant compare at price",
                "name": "title",
                "stock": "variant inventory qty",
                "barcodes": "variant barcode",
                "options": "option1 value",
            }
            products = shopify.read_products(source, facts)
        else:
            typed = {
                "sale_from": "date sale price starts",
                "sale_to": "date sale price ends",
                "sku": "sku",
                "price": "regular price",
                "sale_price": "sale price",
                "name": "name",
                "stock": "stock",
                "barcodes": "gtin, upc, ean, or isbn",
                "options": "attribute 1 value(s)",
            }
            products = woo.read_products(source, facts)
        return {key: folded.get(head, head) for key, head in typed.items()}, products
    own = chosen == OWN
    columns = flat.columns_of(source, kind, recognition.mapping, facts, source.rows, own=own)
    if not columns:
        raise _unknown_heads(source) if chosen == MAPPED else _wrong_format(source, chosen)
    heads = {each.key: each.head for each in columns}
    for key in ("sku", "name", "stock", "price", "number", "quantity"):
        field = field_named(kind, key)
        if field is not None and key not in heads:
            heads[key] = field.english
    if kind is ImportKind.PRODUCTS:
        return heads, flat.read_products(source.rows, columns, own=own)
    if kind is ImportKind.ORDERS:
        return heads, flat.read_orders(source.rows, columns)
    return heads, flat.read_records(source.rows, columns)


def _wrong_format(source: SourceFile, chosen: str) -> InvalidInputError:
    return InvalidInputError(
        translate("files", "{file} is not a file of {format}: its column heads are others.")(
            file=source.name, format=FORMATS[chosen]
        ),
        translate("files", "Match the columns by hand, or choose another file."),
    )


def _unknown_heads(source: SourceFile) -> InvalidInputError:
    return InvalidInputError(
        translate("files", "{file}: no column head is known.")(file=source.name),
        translate("files", "Match the columns once on the Files page; the program remembers them for the next file."),
    )


class _EditedRows(Sequence[SourceRow]):
    """The rows of a file with the owner's corrections laid over them."""

    def __init__(self, rows: Spool[SourceRow], edits: dict[int, dict[int, str]]) -> None:
        self._rows, self._edits = rows, edits

    def _edited(self, row: SourceRow) -> SourceRow:
        changes = self._edits.get(row[0])
        if not changes:
            return row
        return tuple(changes.get(place, cell) for place, cell in enumerate(row))

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[SourceRow]:
        return map(self._edited, self._rows)

    @overload
    def __getitem__(self, index: int) -> SourceRow: ...
    @overload
    def __getitem__(self, index: slice) -> list[SourceRow]: ...
    def __getitem__(self, index: int | slice) -> SourceRow | list[SourceRow]:
        if isinstance(index, slice):
            return [self._edited(row) for row in self._rows[index]]
        return self._edited(self._rows[index])


def _with_edits(source: SourceFile, edits: Edits) -> SourceFile:
    if not edits:
        return source
    places = {head: place for place, head in reversed(list(enumerate(source.heads, start=1)))}
    by_row: dict[int, dict[int, str]] = {}
    for (row, head), text in edits.items():
        if head in places:
            by_row.setdefault(row, {})[places[head]] = text
    return replace(source, rows=cast("Spool[SourceRow]", _EditedRows(source.rows, by_row)))


__all__ = ["MAPPED", "Edits", "Parsed", "Stopped", "parse"]
