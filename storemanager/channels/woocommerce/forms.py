"""What a WooCommerce shop wants to know of a product: little. Its categories may be chosen from; without a choice those
of the book are found by name, and made where they are missing."""

from __future__ import annotations

from storemanager.channels.base import FieldInput, ListingField, ListingRules, ProductDraft
from storemanager.channels.errors import RejectedError
from storemanager.channels.woocommerce.products_out import unfit
from storemanager.channels.woocommerce.taxonomy import Taxonomy
from storemanager.texts import translate

RULES = ListingRules()
SHORT_TEXT, FEATURED = "short_description", "featured"


def fields() -> tuple[ListingField, ...]:
    """The same for every category."""
    return (
        ListingField(SHORT_TEXT, str(translate("channels", "Short text beside the price")), FieldInput.TEXT),
        ListingField(FEATURED, str(translate("channels", "Featured product")), FieldInput.YES_NO),
    )


def categories_of(draft: ProductDraft, taxonomy: Taxonomy) -> list[int]:
    """The shop's ids of the categories it goes into. Raises RejectedError for a chosen one that is none."""
    if not draft.category_id:
        return taxonomy.category_ids(draft.categories)
    if not draft.category_id.isdigit():
        raise no_category()
    return [int(draft.category_id)]


def answers(draft: ProductDraft) -> dict[str, object]:
    """The answers as the shop keeps them; what was not answered stays as it is there."""
    given = {key: values[0] for key, values in draft.fields if values}
    payload: dict[str, object] = {}
    if SHORT_TEXT in given:
        payload[SHORT_TEXT] = given[SHORT_TEXT]
    if FEATURED in given:
        payload[FEATURED] = given[FEATURED] == "true"
    return payload


def no_category() -> RejectedError:
    """It was chosen from another list."""
    return unfit(translate("channels", "The category that was chosen is none of this website's."))
