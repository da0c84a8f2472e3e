"""Stock and prices of a Shopee shop: absolute numbers, one call for each item.

Shopee knows neither differences nor comparing, so what is written is read back by whoever asked (design section 5).
A list price can be written; a price for a time is a promotion there, which this call cannot make.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from storemanager.channels.base import ListingRef, PriceUpdate, StockReading, StockUpdate, WriteLimits, WriteResult
from storemanager.channels.shopee import products_in, values
from storemanager.channels.shopee.api import ShopeeApi
from storemanager.channels.shopee.grouped import GroupedWriter, Write, bad_ref, model_of, unfit
from storemanager.channels.shopee.products import ProductReader
from storemanager.channels.shopee.words import IN_SELLER_CENTRE
from storemanager.texts import translate

Row = dict[str, Any]
MOST_UNITS = 999_999
LIMITS = WriteLimits(batch=1000, parallel=1)
"""One call takes only models of one item, so a batch may be large: the more of an item's models are together, the fewer
calls are needed. In parallel nothing would be won: the pace is what limits."""


class StockDesk:
    """Numbers and prices of one shop."""

    def __init__(self, api: ShopeeApi, products: ProductReader) -> None:
        self._api = api
        self._products = products
        self._stock = GroupedWriter(api, "product/update_stock", "stock_list", _stock_echo)
        self._prices = GroupedWriter(api, "product/update_price", "price_list", self._price_echo)

    # --- Reading ---

    def read(self, refs: Sequence[ListingRef]) -> list[StockReading]:
        """Items without kinds fifty a request, the others one request each."""
        simple = list(dict.fromkeys(ref.product_id for ref in refs if not ref.variant_id and model_of(ref) is not None))
        several = list(dict.fromkeys(ref.product_id for ref in refs if ref.variant_id and model_of(ref) is not None))
        found: dict[ListingRef, Row] = {}
        for item, row in self._products.base_info(simple).items():
            if not row.get("has_model") and values.text(row.get("item_status")) not in products_in.DELETED:
                found[ListingRef(item)] = row
        for item in several:
            found |= self._models(item)
        times = self._times(found)
        return [
            self._reading(ref, found[ref], times) if ref in found else StockReading(ref, None, gone=True)
            for ref in refs
        ]

    def _times(self, found: Mapping[ListingRef, Row]) -> products_in.Times:
        """Until when the prices of running promotions hold; nothing is asked when none runs."""
        held = {ref.product_id for ref, row in found.items() if row.get("has_promotion")}
        return self._products.promotion_times(sorted(held)) if held else {}

    def _models(self, item: str) -> dict[ListingRef, Row]:
        answer = self._products.models(item)
        return {ListingRef(item, str(row.get("model_id"))): row for row in answer[1]} if answer else {}

    def read_all(self) -> list[StockReading]:
        """Every item that is not deleted."""
        ids = list(self._products.all_ids())
        found: dict[ListingRef, Row] = {}
        for item, row in self._products.base_info(ids).items():
            if not products_in.half_made(row):
                found |= self._models(item) if row.get("has_model") else {ListingRef(item): row}
        times = self._times(found)
        return [self._reading(ref, row, times) for ref, row in found.items()]

    def _reading(self, ref: ListingRef, row: Row, times: products_in.Times) -> StockReading:
        try:
            price, sale = products_in.prices(row, self._api.currency, times.get((ref.product_id, ref.variant_id)))
            stock = products_in.stock(row, self._products.place)
        except (ValueError, TypeError, AttributeError):
            return StockReading(ref, None)  # a number that is none: not known, and it must not stop the others
        if sale is None:
            return StockReading(ref, stock, price=price)
        return StockReading(ref, stock, price=price, sale_price=sale.price, sale_from=sale.begins, sale_to=sale.ends)

    # --- Writing ---

    def write(self, updates: Sequence[StockUpdate]) -> list[WriteResult]:
        return self._stock.write([self._stock_write(update) for update in updates])

    def _stock_write(self, update: StockUpdate) -> Write | WriteResult:
        model = model_of(update.ref)
        if model is None:
            return bad_ref(update.ref)
        if (
            isinstance(update.wanted, bool)
            or not isinstance(update.wanted, int)
            or not 0 <= update.wanted <= MOST_UNITS
        ):
            return unfit(
                update.ref,
                translate("shopee", "Shopee takes whole numbers from 0 to {most} as stock.")(most=MOST_UNITS),
            )
        shelf: Row = {"stock": update.wanted}
        if self._products.place:
            shelf["location_id"] = self._products.place
        return Write(update.ref, {"model_id": model, "seller_stock": [shelf]}, update.wanted)

    def write_prices(self, updates: Sequence[PriceUpdate]) -> list[WriteResult]:
        return self._prices.write([self._price_write(update) for update in updates])

    def _price_write(self, update: PriceUpdate) -> Write | WriteResult:
        model = model_of(update.ref)
        if model is None:
            return bad_ref(update.ref)
        if update.price.currency != self._api.currency or update.price.minor <= 0:
            return unfit(
                update.ref,
                translate("shopee", "{price} is no price for a shop in {currency}.")(
                    price=update.price, currency=self._api.currency
                ),
            )
        if update.sale_price is not None and update.sale_price.minor < update.price.minor:
            return unfit(
                update.ref,
                translate(
                    "shopee",
                    "On Shopee a price for a time is a promotion: make it in Marketing Centre, and it is shown here. "
                    "The list price was not sent.",
                ),
                IN_SELLER_CENTRE,
            )
        return Write(update.ref, {"model_id": model, "original_price": values.number(update.price)}, update.price.minor)

    def _price_echo(self, row: Row) -> int | None:
        shown = row.get("original_price")
        return None if shown is None else values.amount(shown, self._api.currency).minor


def _stock_echo(row: Row) -> int | None:
    return None if row.get("stock") is None else values.whole(row["stock"])
