"""What a product lacks for a channel, or has too much of: each as a sentence with the field it belongs to, so that it
is put right before anything is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit

from storemanager.channels.base import FieldInput, ListingField, ListingRules, ProductDraft
from storemanager.channels.plain import plain_text
from storemanager.texts import Text, translate


@dataclass(frozen=True)
class Problem:
    """`field`: "title", "description", "category", "images", "price", "weight", "barcode", "link", "options",
    "variants", "status", or "form:" and the key of a field of the channel's form."""

    field: str
    text: Text
    variant_id: int | None = None


FORM = "form:"


def check(
    draft: ProductDraft,
    rules: ListingRules,
    form: Sequence[ListingField] | None,
    variant_ids: Sequence[int],
    account: str,
    *,
    category_known: bool | None = None,
) -> list[Problem]:
    """All that stands in the way. `form`: the fields of the chosen category, None while they were not read;
    `category_known`: whether the channel (still) has that category, None while its categories were not read."""
    return [
        *_texts(draft, rules),
        *_category(draft, rules, form, category_known, account),
        *_form(draft, form or ()),
        *_pictures(draft, rules),
        *_product(draft, rules, account),
        *_variants(draft, rules, variant_ids, account),
    ]


# --- Texts ---


def _texts(draft: ProductDraft, rules: ListingRules) -> list[Problem]:
    described = plain_text(draft.description) if rules.plain_description else draft.description
    return [
        *_length("title", draft.title.strip(), max(1, rules.title_least), rules.title_most, _TITLE),
        *_length("description", described, rules.description_least, rules.description_most, _DESCRIPTION),
    ]


def _length(field: str, text: str, least: int, most: int | None, words: tuple[Text, Text, Text]) -> list[Problem]:
    none, short, long = words
    if not text and least > 0:
        return [Problem(field, none)]
    if len(text) < least:
        return [Problem(field, short(count=len(text), least=least))]
    if most is not None and len(text) > most:
        return [Problem(field, long(count=len(text), most=most))]
    return []


_TITLE = (
    translate("channel products", "It needs a title."),
    translate("channel products", "The title has {count} letters, and the channel wants at least {least}."),
    translate("channel products", "The title has {count} letters, and the channel takes {most}."),
)
_DESCRIPTION = (
    translate("channel products", "It needs a text."),
    translate("channel products", "The text has {count} letters, and the channel wants at least {least}."),
    translate("channel products", "The text has {count} letters, and the channel takes {most}."),
)


# --- Category and form ---


def _category(
    draft: ProductDraft,
    rules: ListingRules,
    form: Sequence[ListingField] | None,
    known: bool | None,
    account: str,
) -> list[Problem]:
    if not draft.category_id:
        if not rules.category:
            return []
        return [Problem("category", translate("channel products", "Choose one of the channel's categories."))]
    if known is False:
        words = translate("channel products", "{account} does not have this category any more: choose another one.")
        return [Problem("category", words(account=account))]
    if form is None:
        words = translate("channel products", "What {account} asks for in this category was not read yet.")
        return [Problem("category", words(account=account))]
    return []


def _form(draft: ProductDraft, form: Sequence[ListingField]) -> list[Problem]:
    given: Mapping[str, tuple[str, ...]] = dict(draft.fields)
    found: list[Problem] = []
    for field in form:
        answers = [answer.strip() for answer in given.get(field.key, ()) if answer.strip()]
        problem = _answer(field, answers)
        if problem is not None:
            found.append(Problem(FORM + field.key, problem(field=field.label)))
    return found


def _answer(field: ListingField, answers: Sequence[str]) -> Text | None:
    """Why these answers cannot be sent."""
    if not answers:
        return translate("channel products", "The channel asks for “{field}”.") if field.required else None
    if field.input is FieldInput.CHOICES:
        if field.most_choices is not None and len(answers) > field.most_choices:
            return _TOO_MANY(count=len(answers), most=field.most_choices)
    elif len(answers) > 1:
        return translate("channel products", "“{field}” takes one answer only.")
    if field.most_characters is not None and any(len(each) > field.most_characters for each in answers):
        return _TOO_LONG(most=field.most_characters)
    check = _CHECKS.get(field.input)
    return check(field, answers) if check is not None else None


_TOO_MANY = translate("channel products", "“{field}” has {count} answers, and the channel takes {most}.")
_TOO_LONG = translate("channel products", "“{field}” is longer than {most} letters.")


def _choice(field: ListingField, answers: Sequence[str]) -> Text | None:
    known = {sent for sent, _ in field.choices}
    if field.own or all(each in known for each in answers):
        return None
    return translate("channel products", "“{field}” has an answer that the channel does not offer.")


def _number(field: ListingField, answers: Sequence[str]) -> Text | None:
    number, _, unit = answers[0].partition(" ")
    try:
        finite = Decimal(number).is_finite()
    except InvalidOperation:
        finite = False
    if not finite:
        return translate("channel products", "“{field}” is not a number.")
    if field.units and unit not in field.units:
        return _NO_UNIT(units=tuple(field.units))
    return None


_NO_UNIT = translate("channel products", "“{field}” needs one of these units: {units}.")


def _date(_field: ListingField, answers: Sequence[str]) -> Text | None:
    try:
        date.fromisoformat(answers[0])
    except ValueError:
        return translate("channel products", "“{field}” is not a date.")
    return None


def _yes_no(_field: ListingField, answers: Sequence[str]) -> Text | None:
    if answers[0] in ("true", "false"):
        return None
    return translate("channel products", "“{field}” wants yes or no.")


_CHECKS: Mapping[FieldInput, Callable[[ListingField, Sequence[str]], Text | None]] = {
    FieldInput.CHOICE: _choice,
    FieldInput.CHOICES: _choice,
    FieldInput.NUMBER: _number,
    FieldInput.DATE: _date,
    FieldInput.YES_NO: _yes_no,
}


# --- Pictures, product, variants ---


def _pictures(draft: ProductDraft, rules: ListingRules) -> list[Problem]:
    if len(draft.images) < rules.images.least:
        words = translate("channel products", "It needs {least:picture|pictures} and has {count}.")
        return [Problem("images", words(least=rules.images.least, count=len(draft.images)))]
    lost = next((image.url for image in draft.images if urlsplit(image.url).scheme not in ("http", "https")), None)
    if lost is not None:
        words = translate("channel products", "The picture {url} has no web address, so the channel cannot fetch it.")
        return [Problem("images", words(url=lost))]
    return []


def _product(draft: ProductDraft, rules: ListingRules, account: str) -> list[Problem]:
    found: list[Problem] = []
    if rules.link and not draft.url:
        words = translate(
            "channel products", "{account} sends buyers to a page of yours: put the product on your website first."
        )
        found.append(Problem("link", words(account=account)))
    options = max((len(variant.options) for variant in draft.variants), default=0)
    if rules.options is not None and options > rules.options:
        words = translate(
            "channel products", "Its variants differ by {count:option|options}, and the channel takes {most}."
        )
        found.append(Problem("options", words(count=options, most=rules.options)))
    if rules.variants is not None and len(draft.variants) > rules.variants:
        words = translate("channel products", "It has {count:variant|variants}, and the channel takes {most}.")
        found.append(Problem("variants", words(count=len(draft.variants), most=rules.variants)))
    return found


def _variants(draft: ProductDraft, rules: ListingRules, ids: Sequence[int], account: str) -> list[Problem]:
    found: list[Problem] = []
    for variant, variant_id in zip(draft.variants, ids, strict=True):
        lacks: list[tuple[str, Text, dict[str, Any]]] = []
        if variant.price is None:
            lacks.append(("price", _NO_PRICE, {"account": account}))
        if rules.weight and not variant.weight_grams:
            lacks.append(("weight", _NO_WEIGHT, {}))
        if rules.barcode and not variant.barcode:
            lacks.append(("barcode", _NO_BARCODE, {}))
        found += [Problem(field, text(sku=variant.sku, **values), variant_id) for field, text, values in lacks]
    return found


_NO_PRICE = translate("channel products", "{sku} has no price for {account}.")
_NO_WEIGHT = translate("channel products", "{sku} needs a weight: the channel works out the shipping from it.")
_NO_BARCODE = translate("channel products", "{sku} needs a barcode.")
