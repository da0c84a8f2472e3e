"""Product drafts as WooCommerce wants them, checked here first: in a batch it turns nonsense into zero and says 200."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from storemanager.channels.base import PriceUpdate, ProductDraft, RemoteImage, VariantDraft
from storemanager.channels.errors import RejectedError
from storemanager.channels.woocommerce import values
from storemanager.money import Money
from storemanager.texts import Text, translate

MARKER = "_storemanager_draft"
"""Meta key on a product that we created: tells an own earlier attempt from somebody else's product."""

_BARCODE = re.compile(r"[0-9-]{6,}")

Payload = dict[str, Any]


def marker(draft: ProductDraft) -> str:
    """The same for every attempt to create the same product."""
    skus = "\n".join(sorted(variant.sku.strip().casefold() for variant in draft.variants))
    return hashlib.sha256(skus.encode()).hexdigest()[:16]


def check(draft: ProductDraft, currency: str, *, creating: bool) -> None:
    """Refuse what WooCommerce would misunderstand. Raises RejectedError."""
    if not draft.title.strip():
        raise unfit(translate("channels", "A product needs a name before it can be sent."))
    if not draft.variants:
        raise unfit(translate("channels", "{title} has no variant to sell.")(title=draft.title))
    skus = [variant.sku.strip().casefold() for variant in draft.variants]
    if creating and not all(skus):
        raise unfit(
            translate(
                "channels", "{title} needs a SKU for each variant: without it the same product could be made twice."
            )(title=draft.title)
        )
    if len({sku for sku in skus if sku}) != len([sku for sku in skus if sku]):
        raise unfit(translate("channels", "Two variants of {title} have the same SKU.")(title=draft.title))
    if len(draft.variants) > 1 and not all(variant.options for variant in draft.variants):
        raise unfit(
            translate("channels", "Each variant of {title} needs its options, such as size or colour.")(
                title=draft.title
            )
        )
    for image in [*draft.images, *(variant.image for variant in draft.variants if variant.image)]:
        if not image.remote_id and urlsplit(image.url).scheme not in ("http", "https"):
            raise unfit(translate("channels", "The picture {url} has no web address.")(url=image.url))
    for variant in draft.variants:
        if creating or variant.ref is None:
            _check_numbers(draft.title, variant, currency)


def _check_numbers(title: str, variant: VariantDraft, currency: str) -> None:
    if variant.price is not None:
        problem = price_problem(variant.price, variant.sale_price, variant.sale_from, variant.sale_to, currency)
        if problem is not None:
            raise unfit(problem)
    elif variant.sale_price is not None:
        raise unfit(translate("channels", "{title} has a sale price but no price.")(title=title))
    if variant.stock is not None and not is_whole(variant.stock):
        raise unfit(translate("channels", "The stock of {title} is not a whole number.")(title=title))


def price_problem(
    price: Money, sale: Money | None, sale_from: datetime | None, sale_to: datetime | None, currency: str
) -> Text | None:
    """Why these prices cannot be sent, or None. The shop would drop or twist them without a word."""
    for each in (price, sale):
        if each is not None and each.currency != currency:
            return translate("channels", "The price {price} is not in the website's currency {currency}.")(
                price=each, currency=currency
            )
        if each is not None and each.minor < 0:
            return translate("channels", "The price {price} is below zero.")(price=each)
    if sale is not None and sale.minor >= price.minor:
        return translate("channels", "The sale price {sale} is not below the price {price}.")(sale=sale, price=price)
    if sale_from is not None and sale_to is not None and sale_to <= sale_from:
        return translate("channels", "The sale would end before it begins.")
    return None


def is_whole(stock: object) -> bool:
    """Only whole numbers may be sent as stock: the shop cuts decimals off and reads words as zero."""
    return isinstance(stock, int) and not isinstance(stock, bool)


def unfit(problem: Text) -> RejectedError:
    """Refused here, before anything was sent."""
    return RejectedError(problem, translate("channels", "Put it right here, then try again."), code="unfit")


# --- Payloads ---


def prices(update: PriceUpdate | VariantDraft) -> Payload:
    """Plain digits; a sale that is over or absent is cleared with empty texts."""
    if update.price is None:
        return {}
    sale = update.sale_price
    return {
        "regular_price": update.price.plain,
        "sale_price": sale.plain if sale is not None else "",
        "date_on_sale_from_gmt": values.gmt(update.sale_from) if sale is not None and update.sale_from else "",
        "date_on_sale_to_gmt": values.gmt(update.sale_to) if sale is not None and update.sale_to else "",
    }


def identity(variant: VariantDraft, weight_unit: str) -> Payload:
    """SKU, barcode and weight. Letters in a barcode are not taken by the shop, so such a one stays here."""
    payload: Payload = {}
    if variant.sku.strip():
        payload["sku"] = variant.sku.strip()
    if _BARCODE.fullmatch(variant.barcode.strip()):
        payload["global_unique_id"] = variant.barcode.strip()
    if variant.weight_grams is not None and weight_unit in values.GRAMS:
        payload["weight"] = values.weight_text(variant.weight_grams, weight_unit)
    return payload


def first_numbers(variant: VariantDraft) -> Payload:
    """Price and stock of something that is just being made (F36)."""
    stock = {"manage_stock": True, "stock_quantity": variant.stock} if variant.stock is not None else {}
    dated = {name: value for name, value in prices(variant).items() if value != ""}
    return {**stock, **dated}


def content(draft: ProductDraft, categories: Sequence[int], tags: Sequence[int]) -> Payload:
    """Texts and places of a product. An empty part is left as it is there."""
    payload: Payload = {"name": draft.title.strip()}
    if draft.description:
        payload["description"] = draft.description
    if categories:
        payload["categories"] = [{"id": each} for each in categories]
    if tags:
        payload["tags"] = [{"id": each} for each in tags]
    return payload


def images(draft: ProductDraft, there: Sequence[Mapping[str, Any]] = ()) -> Payload:
    """The pictures, those that are there already by their id, so that the shop does not fetch them again (F41)."""
    by_url = {str(each.get("src")): each.get("id") for each in there}
    return {"images": [_image(each, by_url) for each in draft.images]} if draft.images else {}


def image_of(variant: VariantDraft, there: Mapping[str, Any] | None = None) -> Payload:
    """A variation has one picture, in a field of its own."""
    if variant.image is None:
        return {}
    return {"image": _image(variant.image, {str(there.get("src")): there.get("id")} if there else {})}


def _image(image: RemoteImage, by_url: Mapping[str, Any]) -> Payload:
    known = image.remote_id or by_url.get(image.url)
    place = {"id": int(known)} if known else {"src": image.url}
    return {**place, "alt": image.alt} if image.alt else place


def attributes(draft: ProductDraft, there: Sequence[Mapping[str, Any]] = ()) -> list[Payload]:
    """The parent's options with all their values; what the shop has beyond them stays."""
    choices: dict[str, list[str]] = {}
    for each in there:
        if each.get("variation"):
            choices[values.name(each.get("name"))] = [values.name(option) for option in each.get("options") or []]
    for variant in draft.variants:
        for option, value in variant.options:
            known = choices.setdefault(option, [])
            if value not in known:
                known.append(value)
    ids = {values.name(each.get("name")): each.get("id") for each in there}
    made = [
        {
            **({"id": ids[option]} if ids.get(option) else {"name": option}),
            "position": position,
            "visible": True,
            "variation": True,
            "options": options,
        }
        for position, (option, options) in enumerate(choices.items())
    ]
    return made + [dict(each) for each in there if not each.get("variation")]


def variation_attributes(variant: VariantDraft, parent: Mapping[str, Any]) -> list[Payload]:
    """The option each variation stands for, by id where the shop's attribute is a global one."""
    ids = {values.name(each.get("name")): each.get("id") for each in parent.get("attributes") or []}
    return [
        {**({"id": ids[option]} if ids.get(option) else {"name": option}), "option": value}
        for option, value in variant.options
    ]
