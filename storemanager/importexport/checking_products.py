"""What is wrong or odd with a product once its rows are put together, each with the row and column it concerns."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from storemanager.domain.catalog import barcode_key, sku_key
from storemanager.errors import InvalidInputError
from storemanager.importexport.drafts import Parsed, ProductDraft, VariantDraft
from storemanager.money import Money
from storemanager.services.catalog_checks import check_products
from storemanager.services.catalog_inputs import ProductInput
from storemanager.texts import translate


def check_product(parsed: Parsed, draft: ProductDraft, merged: ProductInput) -> None:
    """The rules of the catalog, each with the row and column it concerns where that can be said."""
    rows = {sku_key(variant.values.get("sku", "")): variant.row for variant in draft.variants}
    before = len(draft.problems)
    for each in merged.variants:
        row = rows.get(sku_key(each.sku))
        if row is None or each.sale_price is None:
            continue
        if each.price is None or each.sale_price >= each.price:
            draft.problems.error(
                row,
                parsed.head("sale_price"),
                translate("files", "The sale price {sale} is not below the price {price}.")(
                    sale=Money(each.sale_price, parsed.facts.currency),
                    price=Money(each.price or 0, parsed.facts.currency),
                ),
                "",
            )
        elif each.sale_from and each.sale_to and each.sale_to <= each.sale_from:
            draft.problems.error(row, parsed.head("sale_to"), translate("files", "The sale ends before it begins."))
    simple = len(merged.variants) == 1 and not merged.options and merged.name.strip()
    if len(draft.problems) > before or (simple and all(map(barcode_key, merged.variants[0].barcodes))):
        return  # the catalog looks once more when it writes
    try:
        check_products([merged])
    except InvalidInputError as problem:
        draft.problems.error(draft.rows[0], parsed.head("options"), problem.message)


def warn_of_odd_prices(parsed: Parsed, draft: ProductDraft, good: Sequence[VariantDraft]) -> None:
    """A price ten times off the others of its product is mostly a lost or doubled zero."""
    prices = [price for variant in good if (price := variant.values.get("price"))]
    if len(prices) < 3:
        return
    middle = median(prices)
    for variant in good:
        price = variant.values.get("price")
        if price and (price * 8 <= middle or price >= middle * 8):
            text = (
                translate("files", "{price}, more than 8 times cheaper than the other variants.")
                if price < middle
                else translate("files", "{price}, more than 8 times dearer than the other variants.")
            )
            draft.problems.warn(
                variant.row,
                parsed.head("price"),
                text(price=Money(price, parsed.facts.currency)),
            )
