"""Stock and prices of a WooCommerce shop.

Writes of stock are deltas (`inventory_delta`): the shop adds them itself, in PHP, which is not atomic. So sync
confirms them by reading back; here each item's echo is handed on.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from typing import Any

from storemanager.channels.base import (
    ListingRef,
    Outcome,
    PriceUpdate,
    StockReading,
    StockUpdate,
    WriteLimits,
    WriteResult,
)
from storemanager.channels.errors import RejectedError
from storemanager.channels.woocommerce import products_in, products_out, values
from storemanager.channels.woocommerce.api import WooApi
from storemanager.channels.woocommerce.batches import BatchWriter, Item, rejected
from storemanager.channels.woocommerce.products import VARIABLE
from storemanager.texts import Text, translate

Row = dict[str, Any]
LIMITS = WriteLimits(batch=50, parallel=2)
FIELDS = (
    "id,parent_id,type,manage_stock,stock_quantity,regular_price,sale_price,date_on_sale_from_gmt,date_on_sale_to_gmt"
)


class StockDesk:
    """Reads and writes numbers. `write` may run in two threads at once with different items."""

    def __init__(self, api: WooApi) -> None:
        self._api = api
        self._batches = BatchWriter(api, LIMITS.batch)
        self._lock = threading.Lock()
        self._shared: set[ListingRef] = set()  # variations that showed their parent's pool when last read

    # --- Reading ---

    def read(self, refs: Sequence[ListingRef]) -> list[StockReading]:
        """One reading for each ref, in order; what the shop does not list (any more) is gone."""
        found = {reading.ref: reading for reading in self._read_products(refs)}
        found |= {reading.ref: reading for reading in self._read_variations(refs)}
        return [found.get(ref) or StockReading(ref, None, gone=True) for ref in refs]

    def _read_products(self, refs: Sequence[ListingRef]) -> Iterable[StockReading]:
        ids = list(dict.fromkeys(ref.product_id for ref in refs if not ref.variant_id))
        for row in self._api.by_ids("products", ids, {"_fields": FIELDS}):
            yield self._reading(row, ListingRef(str(row["id"])))

    def _read_variations(self, refs: Sequence[ListingRef]) -> Iterable[StockReading]:
        wanted = list(dict.fromkeys(ref for ref in refs if ref.variant_id))
        if not wanted:
            return
        if self._api.has_route("variations"):
            ids = list(dict.fromkeys(ref.variant_id for ref in wanted))
            for row in self._api.by_ids("variations", ids, {"_fields": FIELDS}):
                yield self._reading(row, ListingRef(str(row["parent_id"]), str(row["id"])))
            return
        for parent in dict.fromkeys(ref.product_id for ref in wanted):
            ids = [ref.variant_id for ref in wanted if ref.product_id == parent]
            try:
                for row in self._api.by_ids(f"products/{parent}/variations", ids, {"_fields": FIELDS}):
                    yield self._reading(row, ListingRef(parent, str(row["id"])))
            except RejectedError as error:
                if not error.gone:
                    raise

    def read_all(self) -> list[StockReading]:
        """Every sellable item of the shop, also of hidden products; what was deleted is not in it."""
        readings: list[StockReading] = []
        parents: list[str] = []
        for row in self._api.all_rows("products", {"_fields": FIELDS}):
            if row.get("type") in VARIABLE:
                parents.append(str(row["id"]))
            else:
                readings.append(self._reading(row, ListingRef(str(row["id"]))))
        if parents and self._api.has_route("variations"):
            rows = self._api.all_rows("variations", {"_fields": FIELDS})
            return readings + [self._reading(row, ListingRef(str(row["parent_id"]), str(row["id"]))) for row in rows]
        for parent in parents:
            rows = self._api.all_rows(f"products/{parent}/variations", {"_fields": FIELDS})
            readings += [self._reading(row, ListingRef(parent, str(row["id"]))) for row in rows]
        return readings

    def _reading(self, row: Row, ref: ListingRef) -> StockReading:
        try:
            stock, shared = values.stock_of(row)
            price, sale = products_in.prices(row, self._api.currency)
            window = (values.moment(row.get("date_on_sale_from_gmt")), values.moment(row.get("date_on_sale_to_gmt")))
        except ValueError:
            return StockReading(ref, None)  # a number that is none: not known, and it must not stop the others
        with self._lock:
            (self._shared.add if shared else self._shared.discard)(ref)
        return StockReading(ref, stock, price=price, sale_price=sale, sale_from=window[0], sale_to=window[1])

    # --- Writing stock ---

    def write(self, updates: Sequence[StockUpdate]) -> list[WriteResult]:
        """Deltas where `seen` is known, absolute numbers where not. Never repeated blindly."""
        checked = [self._stock_item(update) for update in updates]
        sent = self._batches.write([item for item in checked if isinstance(item, Item)], repeatable=False)
        return _in_order(checked, sent)

    def _stock_item(self, update: StockUpdate) -> Item | WriteResult:
        seen = None if update.ref in self._shared else update.seen
        if not products_out.is_whole(update.wanted) or not (seen is None or products_out.is_whole(seen)):
            return rejected(
                update.ref,
                products_out.unfit(translate("channels", "Only whole numbers can be sent as stock to a website.")),
            )
        number = _number(update.ref)
        if number is None:
            return rejected(update.ref, _bad_ref())
        if seen is not None and seen == update.wanted:
            return WriteResult(update.ref, Outcome.DONE)  # nothing to add; the shop already shows it
        # Without manage_stock the number would be ignored, and the answer would still be 200.
        body: Row = {"id": number, "manage_stock": True}
        if seen is None:
            return Item(update.ref, {**body, "stock_quantity": update.wanted}, _holds(update.wanted), _echo)
        return Item(update.ref, {**body, "inventory_delta": update.wanted - seen}, _holds(None), _echo)

    # --- Writing prices ---

    def write_prices(self, updates: Sequence[PriceUpdate]) -> list[WriteResult]:
        """Prices with their sale window. Repeating it is harmless."""
        checked = [self._price_item(update) for update in updates]
        sent = self._batches.write([item for item in checked if isinstance(item, Item)], repeatable=True)
        return _in_order(checked, sent)

    def _price_item(self, update: PriceUpdate) -> Item | WriteResult:
        problem = products_out.price_problem(
            update.price, update.sale_price, update.sale_from, update.sale_to, self._api.currency
        )
        if problem is not None:
            return rejected(update.ref, products_out.unfit(problem))
        number = _number(update.ref)
        if number is None:
            return rejected(update.ref, _bad_ref())
        return Item(update.ref, {"id": number, **products_out.prices(update)}, self._keeps(update))

    def _keeps(self, update: PriceUpdate) -> Any:
        def confirm(row: Row) -> Text | None:
            if products_in.prices(row, self._api.currency) == (update.price, update.sale_price):
                return None
            return translate("channels", "The website kept another price than the one sent.")

        return confirm


def _holds(wanted: int | None) -> Any:
    def confirm(row: Row) -> Text | None:
        echo = _echo(row)
        if echo is None:
            return translate("channels", "The website keeps no number for this item.")
        if wanted is not None and echo != wanted:
            return translate("channels", "The website answered with {echo} instead of {wanted}.")(
                echo=echo, wanted=wanted
            )
        return None

    return confirm


def _echo(row: Row) -> int | None:
    quantity = row.get("stock_quantity")
    return None if quantity is None else values.whole(quantity)


def _number(ref: ListingRef) -> int | None:
    number = ref.variant_id or ref.product_id
    return int(number) if number.isdecimal() and int(number) > 0 else None


def _bad_ref() -> RejectedError:
    return products_out.unfit(translate("channels", "This listing has no item on the website."))


def _in_order(checked: Sequence[Item | WriteResult], sent: Sequence[WriteResult]) -> list[WriteResult]:
    answers = iter(sent)
    return [each if isinstance(each, WriteResult) else next(answers) for each in checked]
