"""Product drafts as rows of a batch, checked here first: what Meta would refuse a minute later is said at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit

from storemanager.channels.base import ProductDraft, VariantDraft
from storemanager.channels.facebook import forms, values
from storemanager.channels.facebook.forms import LONGEST_DESCRIPTION, LONGEST_TITLE, MOST_PICTURES
from storemanager.channels.facebook.values import unfit
from storemanager.channels.plain import plain_text
from storemanager.texts import translate

LONGEST_ID = 100
_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "color": ("color", "colour", "màu", "màu sắc"),
    "size": ("size", "kích thước", "kích cỡ", "cỡ"),
    "material": ("material", "chất liệu"),
    "pattern": ("pattern", "hoạ tiết", "họa tiết"),
}

Payload = dict[str, Any]


def group_id(draft: ProductDraft) -> str:
    """The group of a product that we make: the same at every attempt, and nobody else's."""
    skus = "\n".join(sorted(variant.sku.strip().casefold() for variant in draft.variants))
    return "SM-" + hashlib.sha256(skus.encode()).hexdigest()[:16]


def check(draft: ProductDraft, currency: str, link: str, *, creating: bool) -> None:
    """Refuse what Meta would refuse. `link`: where shoppers are sent. Raises RejectedError."""
    if not draft.title.strip():
        raise unfit(translate("channels", "A product needs a name before it can be sent."))
    if not draft.variants:
        raise unfit(translate("channels", "{title} has no variant to sell.")(title=draft.title))
    skus = [variant.sku.strip() for variant in draft.variants]
    if len(set(skus)) != len(skus):
        raise unfit(translate("channels", "Two variants of {title} have the same SKU.")(title=draft.title))
    for variant in draft.variants:
        if creating or variant.ref is None:
            _check_new(draft, variant, currency, link)


def _check_new(draft: ProductDraft, variant: VariantDraft, currency: str, link: str) -> None:
    title = draft.title
    if not variant.sku.strip() or len(variant.sku.strip()) > LONGEST_ID:
        raise unfit(
            translate(
                "channels", "{title} needs a SKU of at most 100 letters for each variant: Facebook knows it by it."
            )(title=title)
        )
    if not pictures(draft, variant):
        raise unfit(
            translate("channels", "Facebook takes no product without a picture that has a web address: {title}.")(
                title=title
            ),
            translate(
                "channels", "Put the product on your website first, or give it a picture by its https:// address."
            ),
        )
    if not is_web(link):
        raise unfit(
            translate("channels", "Facebook sends buyers to a page of yours, and {title} has none.")(title=title),
            translate(
                "channels",
                "Put the product on your website first, or enter under Channels how the address of a product's page "
                "is made from its SKU.",
            ),
        )
    if variant.price is None:
        raise unfit(translate("channels", "{title} has no price.")(title=title))
    problem = values.price_problem(variant.price, variant.sale_price, variant.sale_from, variant.sale_to, currency)
    if problem is not None:
        raise unfit(problem)


def link_of(draft: ProductDraft, variant: VariantDraft, pattern: str) -> str:
    """Where shoppers are sent: the product's own page, or one made from its SKU by the owner's pattern."""
    if is_web(draft.url):
        return draft.url
    return pattern.replace("{sku}", quote(variant.sku.strip(), safe="")) if pattern else ""


def content(draft: ProductDraft, variant: VariantDraft, link: str) -> Payload:
    """Texts, pictures and options of one item; what is not known here stays as it is there."""
    described = plain_text(draft.description)[:LONGEST_DESCRIPTION] or draft.title.strip()
    payload: Payload = {"title": draft.title.strip()[:LONGEST_TITLE], "description": described}
    if is_web(link):
        payload["link"] = link
    shown = pictures(draft, variant)
    if shown:
        payload["image_link"] = shown[0]
    if shown[1:]:
        payload["additional_image_link"] = shown[1:MOST_PICTURES]
    if variant.barcode.strip():
        payload["gtin"] = variant.barcode.strip()
    if draft.categories:
        payload["product_type"] = " > ".join(draft.categories[0])
    return payload | forms.answers(draft) | _options(variant.options)


def numbers(variant: VariantDraft, now: datetime) -> Payload:
    """Price and stock of something that is just being made (F36). Goods that nobody counts are simply in stock."""
    payload = (
        values.stock_row(max(0, variant.stock)) if variant.stock is not None else {"availability": values.IN_STOCK}
    )
    if variant.price is not None:
        priced = values.price_row(variant.price, variant.sale_price, variant.sale_from, variant.sale_to, now)
        payload |= {name: value for name, value in priced.items() if value}
    return payload


def new_item(draft: ProductDraft, variant: VariantDraft, group: str, link: str, now: datetime) -> Payload:
    """A whole new item, hidden until its numbers were read back."""
    return {
        "item_group_id": group,
        "condition": forms.NEW,
        "visibility": "staging",
        **content(draft, variant, link),
        **numbers(variant, now),
    }


def pictures(draft: ProductDraft, variant: VariantDraft) -> list[str]:
    """The addresses of the pictures, the variant's own first."""
    own = [variant.image] if variant.image is not None else []
    return list(dict.fromkeys(image.url for image in [*own, *draft.images] if is_web(image.url)))


def _options(options: Iterable[tuple[str, str]]) -> Payload:
    payload: Payload = {}
    others: list[str] = []
    for name, value in options:
        field = next((field for field, names in _OPTIONS.items() if name.strip().casefold() in names), "")
        if field and field not in payload:
            payload[field] = value
        else:
            others.append(f"{_bare(name)}:{_bare(value)}")
    if others:
        payload["additional_variant_attribute"] = ",".join(others)
    return payload


def _bare(word: str) -> str:
    """Without the two signs that separate options there."""
    return word.replace(":", " ").replace(",", " ").strip()


def is_web(url: str) -> bool:
    """Whether Meta's machines could open it."""
    parts = urlsplit(url.strip())
    return parts.scheme in ("http", "https") and bool(parts.netloc)
