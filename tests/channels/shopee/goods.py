"""Products of the shop as they are sent to Shopee in tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from storemanager.channels.base import ProductDraft, RemoteImage, VariantDraft
from storemanager.money import Money
from storemanager.practice.shopee import taxonomy

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)
MUG_FORM = ((str(taxonomy.MATERIAL), ("678",)),)


def dong(amount: int) -> Money:
    return Money(amount, "VND")


def a_mug(**changed: Any) -> ProductDraft:
    """Sold in one way only."""
    variant = VariantDraft("BLUE-MUG", price=dong(95_000), stock=7, weight_grams=350, barcode="8930000009995")
    return replace(
        ProductDraft(
            "Cốc men lam",
            (variant,),
            description="<p>Cốc gốm <b>men lam</b>.</p><ul><li>350 ml</li><li>Nung 1250°</li></ul>",
            images=(RemoteImage("https://anh.example/coc.png", data=PICTURE),),
            category_id=str(taxonomy.MUGS),
            fields=MUG_FORM,
        ),
        **changed,
    )


def a_size(size: str, colour: str = "", *, sku: str = "", **more: Any) -> VariantDraft:
    options = (("Cỡ", size), *((("Màu", colour),) if colour else ()))
    code = sku or "-".join(filter(None, ("QUAN", size, colour)))
    return VariantDraft(code, options, price=dong(150_000), stock=4, weight_grams=200, **more)


def trousers(*variants: VariantDraft, **changed: Any) -> ProductDraft:
    """Sold in several sizes."""
    return replace(
        ProductDraft(
            "Quần dài",
            variants or (a_size("S"), a_size("M")),
            description="Vải lanh",
            images=(RemoteImage("", data=PICTURE),),
            category_id=str(taxonomy.SHIRTS),
        ),
        **changed,
    )
