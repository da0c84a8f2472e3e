"""Files with one row for each thing: our own, the Vietnamese programs', and whatever the owner mapped by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from storemanager.domain.imports import ImportKind
from storemanager.importexport.cells import Cell, plain, revived, shown
from storemanager.importexport.drafts import ProductDraft, RecordDraft, ShopFacts, VariantDraft
from storemanager.importexport.fields import Field, ValueKind, field_named
from storemanager.importexport.lists import others
from storemanager.importexport.problems import ProblemList
from storemanager.importexport.reading import SourceFile, SourceRow
from storemanager.importexport.values import Column, column
from storemanager.texts import translate

_STYLED = (ValueKind.MONEY, ValueKind.QUANTITY, ValueKind.WEIGHT)
_OPTION = Field("option", ValueKind.TEXT, "Option", "Thuộc tính", limit=200)
_WEIGHED = frozenset({"kg", "g", "gram", "gr", "lang", "can", "lit", "l", "ml", "m", "met", "yen", "ta", "tan"})


def columns_of(
    source: SourceFile,
    kind: ImportKind,
    mapping: Mapping[int, str],
    facts: ShopFacts,
    rows: Iterable[SourceRow],
    *,
    own: bool,
) -> list[Column]:
    """The readers of all mapped columns. One pass over the rows decides what commas and dots mean in each."""
    fields: dict[int, Field] = {}
    for index, key in mapping.items():
        field = field_named(kind, "stock" if key.startswith("stock_at:") else key) or (
            _OPTION if key.startswith("option_") else None
        )
        if field is not None and index < len(source.heads):
            fields[index] = field
    styled: dict[int, list[Cell]] = {index: [] for index, field in fields.items() if field.kind in _STYLED}
    if styled:
        for row in rows:
            for index, cells in styled.items():
                cell = row[index + 1]
                if isinstance(cell, str) and ("," in cell or "." in cell) and len(cells) < 5000:
                    cells.append(cell)
    return [
        column(index, source.heads[index], mapping[index], field, styled.get(index, ()), facts, own=own)
        for index, field in fields.items()
    ]


# --- Products ---


def read_products(rows: Iterable[SourceRow], columns: list[Column], *, own: bool) -> Iterator[ProductDraft]:
    """Rows that belong to one product are gathered: by the group column, by the handle, or, where options are
    given, by the name."""
    by_key = {each.key: each for each in columns}
    clean = revived if own else plain

    def said(row: SourceRow, key: str) -> str:
        each = by_key.get(key)
        return clean(shown(row[each.index + 1])) if each else ""

    has_options = any(key.startswith("option_") or key == "attributes" for key in by_key)
    draft: ProductDraft | None = None
    current = ""
    for row in _together(rows, by_key, said):
        name = said(row, "name")
        if "group" in by_key:
            key = said(row, "group") or said(row, "sku")
        elif "handle" in by_key and said(row, "handle"):
            key = said(row, "handle")
        elif has_options:
            key = name or current
        else:
            key = ""
        if draft is None or not key or key != current:
            if draft is not None:
                yield draft
            draft = ProductDraft()
        current = key
        _add_row(draft, row, columns, own=own)
    if draft is not None:
        yield draft


def _together(rows: Iterable[SourceRow], by_key: Mapping[str, Column], said: Any) -> Iterable[SourceRow]:
    """The rows with those of one group next to each other, wherever they stand in the file."""
    if "group" not in by_key:
        return rows
    order: dict[str, list[int]] = {}
    last, scattered = "", False
    for index, row in enumerate(rows):
        key = said(row, "group") or said(row, "sku")
        scattered |= key in order and key != last
        order.setdefault(key or f"\0{index}", []).append(index)
        last = key
    if not scattered:
        return rows
    everything = rows if hasattr(rows, "__getitem__") else list(rows)
    return (everything[index] for group in order.values() for index in group)


def _add_row(draft: ProductDraft, row: SourceRow, columns: list[Column], *, own: bool) -> None:
    number: int = row[0]
    draft.rows.append(number)
    variant = VariantDraft(number)
    values, problems = variant.values, draft.problems
    options: dict[int, list[str]] = {}
    for each in columns:
        cell = row[each.index + 1]
        if cell == "":
            continue
        value = each.parse(number, cell, problems)
        if value is None:
            continue
        key = each.key
        if each.field is _OPTION:
            place = options.setdefault(int(key[-1]), ["", ""])
            place[key.startswith("option_value")] = value
        elif key == "attributes":
            for place_number, (name, said) in enumerate(_attributes(value), start=1):
                options[place_number] = [name, said]
        elif each.field.of_product:
            if key not in draft.values:
                draft.values[key] = value
            elif key == "name" and draft.values[key] != value:
                problems.warn(
                    number,
                    each.head,
                    translate("files", "Another name than in row {row} for the same product; the first one is kept.")(
                        row=draft.rows[0]
                    ),
                )
        elif key.startswith("stock_at:") or key == "stock":
            values.setdefault("stock", {})[key[9:]] = value
        elif key == "decimal_quantity":
            values["quantity_scale"] = 1000 if value else 1
        elif key == "variant_extra":
            values["extra"] = value
        elif key == "variant_image":
            values["image_url"] = value
        else:
            values[key] = value
    _settle(draft, variant, options, own=own)


def _settle(draft: ProductDraft, variant: VariantDraft, options: dict[int, list[str]], *, own: bool) -> None:
    values = variant.values
    names = [name for _, (name, _) in sorted(options.items())]
    said = tuple(value for _, (_, value) in sorted(options.items()))
    if any(names) and "options" not in draft.values:
        draft.values["options"] = tuple(name or f"{place}" for place, name in enumerate(names, start=1))
    if "options" in draft.values:
        wanted = len(draft.values["options"])
        values["options"] = (said + ("",) * wanted)[:wanted]
    stock = values.get("stock")
    if (
        stock
        and not own
        and "quantity_scale" not in values
        and not all(isinstance(each, int) for each in stock.values())
    ):
        from storemanager.domain.folding import fold

        if fold(draft.values.get("unit", "")) in _WEIGHED:
            values["quantity_scale"] = 1000
    if not draft.variants or values.keys() - {"options"}:
        draft.variants.append(variant)


def _attributes(text: str) -> list[tuple[str, str]]:
    """KiotViet writes "MÀU:ĐỎ|SIZE:M"."""
    pairs = []
    for part in others(text, commas=False):
        name, colon, value = part.partition(":")
        pairs.append((name.strip(), value.strip()) if colon else ("", part))
    return [(name or f"{place}", value) for place, (name, value) in enumerate(pairs, start=1)]


# --- Stock, customers ---


def read_records(rows: Iterable[SourceRow], columns: list[Column]) -> Iterator[RecordDraft]:
    """One record a row."""
    for row in rows:
        problems = ProblemList()
        values: dict[str, Any] = {}
        for each in columns:
            cell = row[each.index + 1]
            if cell != "" and (value := each.parse(row[0], cell, problems)) is not None:
                values[each.key] = value
        yield RecordDraft([row[0]], values, problems)


def read_orders(rows: Iterable[SourceRow], columns: list[Column]) -> Iterator[RecordDraft]:
    """One item a row; rows with the same order number, or none below one that has it, are one order."""
    order: RecordDraft | None = None
    for draft in read_records(rows, columns):
        number = draft.values.get("number")
        if order is None or (number and number != order.values.get("number")):
            if order is not None:
                yield order
            order = RecordDraft([], {})
        order.rows += draft.rows
        order.problems += draft.problems
        line: dict[str, Any] = {"row": draft.rows[0]}
        for each in columns:
            if each.key in draft.values:
                target = order.values if each.field.of_product else line
                target.setdefault(each.key, draft.values[each.key])
        if len(line) > 1:
            order.parts.append(line)
    if order is not None:
        yield order
