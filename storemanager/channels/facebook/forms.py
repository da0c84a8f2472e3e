"""What Facebook's catalogue wants to know of a product: a picture and a page on the web, and what helps shoppers to
find it. It has no categories of its own to choose from; the book's path goes along as the product's type."""

from __future__ import annotations

from collections.abc import Sequence

from storemanager.channels.base import FieldInput, ImageRules, ListingField, ListingRules, ProductDraft
from storemanager.channels.facebook.values import unfit
from storemanager.texts import translate

LONGEST_TITLE, LONGEST_DESCRIPTION, MOST_PICTURES = 200, 9999, 20
NEW = "new"
_LONGEST_BRAND, _LONGEST_PATH = 100, 250


def rules(*, has_pattern: bool) -> ListingRules:
    """`has_pattern`: pages of products are made from their SKU, so that none has to be known."""
    return ListingRules(
        title_most=LONGEST_TITLE,
        description_most=LONGEST_DESCRIPTION,
        plain_description=True,
        images=ImageRules(least=1, most=MOST_PICTURES),
        link=not has_pattern,
    )


def fields(category_id: str) -> Sequence[ListingField]:
    """The same for every product. Raises RejectedError for a category."""
    if category_id:
        raise unfit(translate("channels", "Facebook has no categories to choose from."))
    conditions = (
        (NEW, str(translate("channels", "New"))),
        ("refurbished", str(translate("channels", "Refurbished"))),
        ("used", str(translate("channels", "Used"))),
    )
    return (
        ListingField(
            "brand", str(translate("channels", "Brand")), FieldInput.TEXT, most_characters=_LONGEST_BRAND
        ),
        ListingField("condition", str(translate("channels", "Condition")), FieldInput.CHOICE, choices=conditions),
        ListingField(
            "google_product_category", str(translate("channels", "Google's category, by number or path")),
            FieldInput.TEXT, most_characters=_LONGEST_PATH,
        ),
    )  # fmt: skip


def answers(draft: ProductDraft) -> dict[str, str]:
    """The answers as a batch takes them; what was not answered stays as it is there."""
    known = {field.key for field in fields("")}
    return {key: values[0] for key, values in draft.fields if key in known and values}
