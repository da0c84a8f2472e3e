"""Product drafts as Shopee wants them, checked here first, so that the owner reads a sentence instead of a code.

Not verified against the official schemas: the fields of `product/add_item` and its relatives. They are those of the
public guides, which several client libraries send in the same form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import takewhile
from typing import Any

from storemanager.channels import failures
from storemanager.channels.base import FieldInput, ListingField, ProductDraft, VariantDraft
from storemanager.channels.errors import RejectedError
from storemanager.channels.plain import plain_paragraphs
from storemanager.channels.shopee import values
from storemanager.channels.shopee.forms import MOST_MODELS, MOST_TIERS, RULES, SIZES, Attribute
from storemanager.channels.shopee.stock import MOST_UNITS
from storemanager.texts import Text, translate

Row = dict[str, Any]
MOST_SKU = 100
_NUMBER = re.compile(r"\s*(-?\d+(?:[.,]\d+)?)\s*(.*?)\s*")
_PIECES = re.compile(r"[-_./ ]+|[^-_./ ]+")
_LEAST_PARENT_SKU = 3


def unfit(message: Text, advice: Text = failures.LOOK_AT_IT) -> RejectedError:
    """What is never sent, because Shopee would refuse it or make nonsense of it."""
    return RejectedError(message, advice, code="unfit")


def has_options(draft: ProductDraft) -> bool:
    return len(draft.variants) > 1 or bool(draft.variants[0].options)


def parent_sku(draft: ProductDraft) -> str:
    """The SKU of the item itself: what the SKUs of its variants begin with, the same for every attempt."""
    skus = sorted(variant.sku.strip() for variant in draft.variants)
    parts = [_PIECES.findall(sku) for sku in (skus[0], skus[-1])]  # sorted: what these two share, all share
    same = [first for first, last in takewhile(lambda pair: pair[0] == pair[1], zip(*parts, strict=False))]
    shared = "".join(same).rstrip("-_./ ")
    return shared if len(shared) >= _LEAST_PARENT_SKU else skus[0]


def description(draft: ProductDraft) -> str:
    return plain_paragraphs(draft.description)


def kilograms(draft: ProductDraft) -> float | None:
    """The heaviest variant decides: Shopee keeps one weight for the item."""
    known = [variant.weight_grams for variant in draft.variants if variant.weight_grams]
    return max(known) / 1000 if known else None


# --- Checks ---


def check(draft: ProductDraft, currency: str, *, creating: bool) -> None:
    """Refuse what Shopee would not take. Raises RejectedError."""
    if not draft.title.strip():
        raise unfit(translate("shopee", "A product needs a name before it can be sent."))
    if RULES.title_most and len(draft.title.strip()) > RULES.title_most:
        raise unfit(
            translate("shopee", "The name “{title}” has {count} characters; Shopee takes {most} at most.")(
                title=draft.title, count=len(draft.title.strip()), most=RULES.title_most
            )
        )
    if not draft.variants:
        raise unfit(translate("shopee", "{title} has no variant to sell.")(title=draft.title))
    _check_description(draft, creating=creating)
    _check_variants(draft)
    for variant in draft.variants:
        if creating or variant.ref is None:
            _check_new(draft.title, variant, currency)
    if not creating:
        return
    if not draft.images:
        raise unfit(translate("shopee", "{title} needs at least one picture on Shopee.")(title=draft.title))
    if kilograms(draft) is None:
        raise unfit(
            translate("shopee", "{title} needs a weight: Shopee reckons the delivery by it.")(title=draft.title)
        )


def _check_description(draft: ProductDraft, *, creating: bool) -> None:
    length = len(description(draft))
    if creating and not length:
        raise unfit(translate("shopee", "{title} needs a description on Shopee.")(title=draft.title))
    if RULES.description_most and length > RULES.description_most:
        raise unfit(
            translate("shopee", "The description of {title} has {count} characters; Shopee takes {most} at most.")(
                title=draft.title, count=length, most=RULES.description_most
            )
        )


def _check_variants(draft: ProductDraft) -> None:
    variants = draft.variants
    skus = [variant.sku.strip().casefold() for variant in variants]
    if not all(skus):
        raise unfit(
            translate(
                "shopee", "{title} needs a SKU for each variant: without it the same product could be made twice."
            )(title=draft.title)
        )
    if len(set(skus)) != len(skus):
        raise unfit(translate("shopee", "Two variants of {title} have the same SKU.")(title=draft.title))
    if any(len(sku) > MOST_SKU for sku in skus):
        raise unfit(
            translate("shopee", "A SKU of {title} is longer than {most} characters.")(title=draft.title, most=MOST_SKU)
        )
    if len(variants) > MOST_MODELS:
        raise unfit(
            translate("shopee", "{title} has {count} variants; Shopee takes {most} at most.")(
                title=draft.title, count=len(variants), most=MOST_MODELS
            )
        )
    _check_options(draft)


def _check_options(draft: ProductDraft) -> None:
    names = [tuple(name.strip() for name, _ in variant.options) for variant in draft.variants]
    if any(len(each) > MOST_TIERS for each in names):
        raise unfit(
            translate("shopee", "{title} differs by more than {most} options; Shopee takes no more than that.")(
                title=draft.title, most=MOST_TIERS
            )
        )
    if not has_options(draft):
        return
    chosen = [tuple(value.strip() for _, value in variant.options) for variant in draft.variants]
    if len(set(names)) != 1 or not all(all(each) and each for each in (*names, *chosen)):
        raise unfit(
            translate("shopee", "Each variant of {title} needs its options, such as size or colour.")(title=draft.title)
        )
    if len(set(chosen)) != len(chosen):
        raise unfit(translate("shopee", "Two variants of {title} have the same options.")(title=draft.title))


def _check_new(title: str, variant: VariantDraft, currency: str) -> None:
    if variant.price is None or variant.price.minor <= 0 or variant.price.currency != currency:
        raise unfit(
            translate("shopee", "{title} (SKU {sku}) needs a price in {currency}.")(
                title=title, sku=variant.sku, currency=currency
            )
        )
    if variant.stock is None:
        raise unfit(
            translate("shopee", "The stock of {title} (SKU {sku}) is not counted; Shopee wants a number.")(
                title=title, sku=variant.sku
            )
        )
    if not 0 <= variant.stock <= MOST_UNITS:
        raise unfit(translate("shopee", "Shopee takes whole numbers from 0 to {most} as stock.")(most=MOST_UNITS))


# --- Parts of a request ---


def models(variants: Sequence[VariantDraft], tiers: Sequence[Row], place: str) -> list[Row]:
    """New models, each at its place in the tiers."""
    return [
        {
            "tier_index": index_of(variant, tiers),
            "model_sku": variant.sku.strip(),
            **numbers(variant, place),
            **barcode(variant),
        }
        for variant in variants
    ]


def numbers(variant: VariantDraft, place: str) -> Row:
    assert variant.price is not None
    return {"original_price": values.number(variant.price), "seller_stock": [shelf(variant.stock or 0, place)]}


def shelf(units: int, place: str) -> Row:
    return {"stock": units, "location_id": place} if place else {"stock": units}


def barcode(variant: VariantDraft) -> Row:
    code = variant.barcode.strip()
    return {"gtin_code": code} if code.isdecimal() and len(code) in (8, 12, 13, 14) else {}


def tiers(draft: ProductDraft) -> list[Row]:
    """The options as Shopee keeps them: name by name, each with its values in the order of the variants."""
    names = [name.strip() for name, _ in draft.variants[0].options]
    found: list[Row] = []
    for place, name in enumerate(names):
        used = dict.fromkeys(variant.options[place][1].strip() for variant in draft.variants)
        found.append({"name": name, "option_list": [{"option": option} for option in used]})
    return found


def index_of(variant: VariantDraft, given: Sequence[Row]) -> list[int]:
    """Where the variant's options stand in the tiers."""
    return [
        [values.text(each.get("option")).strip() for each in values.rows(tier.get("option_list"))].index(value.strip())
        for tier, (_, value) in zip(given, variant.options, strict=True)
    ]


def size(answers: Mapping[str, tuple[str, ...]], title: str) -> Row:
    """The size of the parcel, where it was given."""
    given = {key: answers[key][0] for key in SIZES if answers.get(key) and answers[key][0].strip()}
    if not given:
        return {}
    if len(given) < len(SIZES) or not all(text.strip().isdecimal() and int(text) > 0 for text in given.values()):
        raise unfit(
            translate("shopee", "The parcel of {title} needs length, width and height in whole centimetres.")(
                title=title
            )
        )
    return {"dimension": {key: int(text) for key, text in given.items()}}


# --- Attributes ---


def attributes(known: Sequence[Attribute], answers: Mapping[str, tuple[str, ...]], category: str) -> list[Row]:
    """The answers to a category's form. Raises RejectedError that names what is missing or does not fit."""
    found: list[Row] = []
    for attribute in known:
        parent, value = attribute.only_with
        applies = not parent or value in answers.get(parent, ())
        given = [text.strip() for text in answers.get(attribute.field.key, ()) if text.strip()] if applies else []
        if attribute.needed and applies and not given:
            raise not_answered(attribute.field, category)
        if given:
            found.append({"attribute_id": int(attribute.field.key), "attribute_value_list": _values(attribute, given)})
    return found


def not_answered(field: ListingField, category: str) -> RejectedError:
    """A required part of the category's form was left out."""
    return unfit(
        translate("shopee", "Shopee wants “{field}” for a product in the category {category}.")(
            field=field.label, category=category
        ),
        translate("shopee", "Fill in the form of the category for this product, then try again."),
    )


def _values(attribute: Attribute, given: Sequence[str]) -> list[Row]:
    asked = attribute.field
    most = (asked.most_choices or len(given)) if asked.input is FieldInput.CHOICES else 1
    if len(given) > most:
        raise unfit(translate("shopee", "“{field}” takes {most} values at most.")(field=asked.label, most=most))
    return [_value(attribute, asked, text) for text in given]


def _value(attribute: Attribute, asked: ListingField, text: str) -> Row:
    if text in dict(asked.choices):
        unit = attribute.value_units.get(text)
        return {"value_id": int(text), **({"value_unit": unit} if unit else {})}
    if asked.choices and not asked.own:
        raise _odd(asked, text)
    if asked.input is FieldInput.DATE:
        return {"value_id": 0, "original_value_name": _date(asked, text)}
    if attribute.units:
        return {"value_id": 0, **_with_unit(attribute, asked, text)}
    if asked.input is FieldInput.NUMBER and not (_NUMBER.fullmatch(text) and not _split(text)[1]):
        raise _odd(asked, text)
    return {"value_id": 0, "original_value_name": text}


def _with_unit(attribute: Attribute, asked: ListingField, text: str) -> Row:
    number, unit = _split(text)
    known = next((each for each in attribute.units if each.casefold() == unit.casefold()), "")
    if not number or (not known and (unit or len(attribute.units) != 1)):
        raise unfit(
            translate("shopee", "“{field}” takes a number with one of these units: {units}.")(
                field=asked.label, units=", ".join(attribute.units)
            )
        )
    return {"original_value_name": number, "value_unit": known or attribute.units[0]}


def _split(text: str) -> tuple[str, str]:
    found = _NUMBER.fullmatch(text)
    return (found[1].replace(",", "."), found[2]) if found else ("", "")


def _date(asked: ListingField, text: str) -> str:
    """A day, sent as its first second."""
    try:
        return str(int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()))
    except ValueError:
        raise _odd(asked, text) from None


def _odd(asked: ListingField, text: str) -> RejectedError:
    return unfit(translate("shopee", "“{value}” does not fit “{field}”.")(value=text, field=asked.label))
