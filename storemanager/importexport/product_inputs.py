"""What the catalog is asked to hold, made from what a file says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from storemanager.importexport.drafts import Parsed, ProductDraft, VariantDraft
from storemanager.importexport.formats import OWN
from storemanager.services.catalog_inputs import ImageInput, ProductInput, VariantInput
from storemanager.texts import translate

VARIANT_KEYS = frozenset(each.name for each in fields(VariantInput)) - {"id"}
_PRODUCT_KEYS = frozenset(each.name for each in fields(ProductInput)) - {"variants"}
_BY_SCALE = ("safety_stock", "reorder_point")


def product_fields(draft: ProductDraft) -> dict[str, Any]:
    """The fields of `ProductInput` the file gives."""
    values = {key: value for key, value in draft.values.items() if key in _PRODUCT_KEYS}
    if "images" in values:
        texts = draft.values.get("image_texts", ())
        pairs = [
            each if isinstance(each, tuple) else (each, texts[place] if place < len(texts) else "")
            for place, each in enumerate(values["images"])
        ]
        values["images"] = tuple(ImageInput(url, alt) for url, alt in pairs)
    return values


def variant_input(
    parsed: Parsed, draft: ProductDraft, variant: VariantDraft, base: VariantInput | None
) -> VariantInput:
    """The variant as the file wants it; what the file does not give stays as in `base`."""
    values = {key: value for key, value in variant.values.items() if key in VARIANT_KEYS}
    scale = values.get("quantity_scale", base.quantity_scale if base else 1)
    for key in _BY_SCALE:
        if key in values:
            values[key] = units_of(parsed, draft, variant, key, values[key], scale)
    values["sku"] = values["sku"].strip()
    return replace(base, **values) if base is not None else VariantInput(**{**variant.at_first, **values})


def units_of(parsed: Parsed, draft: ProductDraft, variant: VariantDraft, key: str, number: Any, scale: int) -> int:
    """A number of the file in the variant's own units; a part of a piece is refused."""
    units = Decimal(number) * scale
    head = parsed.head(key)
    if units != units.to_integral_value():
        draft.problems.error(
            variant.row,
            head,
            translate("files", "“{value}”, but these goods are sold by the piece.")(value=f"{Decimal(number):f}")
            if scale == 1
            else translate("files", "“{value}” has more than three decimals.")(value=f"{Decimal(number):f}"),
        )
        return 0
    if units < 0 and not (parsed.format == OWN and key == "stock"):
        draft.problems.error(
            variant.row,
            head,
            translate("files", "{value} is below zero; there cannot be fewer than none.")(value=str(number)),
            "0",
        )
        return 0
    return int(units)


def components_of(parts: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """ "MUG-RED x 2" -> ("MUG-RED", 2); in the component's own units."""
    found = []
    for part in parts:
        sku, cross, count = part.rpartition(" x ")
        found.append((sku, int(count)) if cross and count.isdecimal() else (part, 1))
    return tuple(found)
