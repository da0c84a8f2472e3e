"""Stock and prices of a catalogue. Nobody there lowers a number but us, so numbers are simply set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from storemanager.channels import failures
from storemanager.channels.base import (
    ListingRef,
    Outcome,
    PriceUpdate,
    StockReading,
    StockUpdate,
    WriteLimits,
    WriteResult,
)
from storemanager.channels.facebook import items_in, values
from storemanager.channels.facebook.api import GraphApi
from storemanager.channels.facebook.batches import MOST_ROWS, BatchWriter, Item, rejected, remote_id
from storemanager.channels.facebook.reading import ItemReader
from storemanager.texts import translate

LIMITS = WriteLimits(batch=MOST_ROWS, parallel=1)


class StockDesk:
    """Reads and writes numbers."""

    def __init__(self, api: GraphApi, reader: ItemReader, batches: BatchWriter) -> None:
        self._api = api
        self._reader = reader
        self._batches = batches

    # --- Reading ---

    def read(self, refs: Sequence[ListingRef]) -> list[StockReading]:
        """One reading for each ref, in order; what is not in the catalogue (any more) is gone."""
        rows = self._reader.by_ids([remote_id(ref) for ref in refs], items_in.STOCK_FIELDS)
        return [_reading(ref, rows.get(remote_id(ref)), self._api.currency) for ref in refs]

    def read_all(self) -> list[StockReading]:
        """Every item of the catalogue: the nightly sweep."""
        rows = self._reader.all(items_in.STOCK_FIELDS)
        return [_reading(items_in.ref(row), row, self._api.currency) for row in rows if row.get("retailer_id")]

    # --- Writing ---

    def write(self, updates: Sequence[StockUpdate]) -> list[WriteResult]:
        """One batch for all; refused items are looked up, because one that was deleted is refused like any other."""
        checked = [_stock_item(update) for update in updates]
        return self._written(checked)

    def write_prices(self, updates: Sequence[PriceUpdate]) -> list[WriteResult]:
        """Prices with their sale periods, which Meta keeps by itself."""
        checked = [self._price_item(update) for update in updates]
        return self._written(checked)

    def _written(self, checked: Sequence[Item | WriteResult]) -> list[WriteResult]:
        sent = self._batches.write([item for item in checked if isinstance(item, Item)])
        answers = iter(self._with_gone(sent))
        return [each if isinstance(each, WriteResult) else next(answers) for each in checked]

    def _with_gone(self, results: Sequence[WriteResult]) -> list[WriteResult]:
        refused = [result.ref for result in results if result.outcome is Outcome.REJECTED]
        if not refused:
            return list(results)
        missing = self._reader.missing([remote_id(ref) for ref in refused])
        gone = failures.refused(self._api.account, reply="", code="gone", gone=True)
        return [
            replace(each, gone=True, problem=gone.message, advice=gone.advice)
            if each.outcome is Outcome.REJECTED and remote_id(each.ref) in missing
            else each
            for each in results
        ]

    def _price_item(self, update: PriceUpdate) -> Item | WriteResult:
        dates = (update.sale_from, update.sale_to)
        problem = values.price_problem(update.price, update.sale_price, *dates, self._api.currency)
        if problem is not None:
            return rejected(update.ref, values.unfit(problem))
        now = self._api.http.server_now()
        return Item(update.ref, "UPDATE", values.price_row(update.price, update.sale_price, *dates, now))


def _reading(ref: ListingRef, row: dict[str, Any] | None, currency: str) -> StockReading:
    """Prices are shown as text for shoppers and are never calculated with, so a reading has none."""
    if row is None:
        return StockReading(ref, None, gone=True)
    said, shown = items_in.complaint(row), items_in.shown_price(row, currency)
    return StockReading(ref, values.stock(row), complaint=said, shown_price=shown)


def _stock_item(update: StockUpdate) -> Item | WriteResult:
    wanted: object = update.wanted
    if not isinstance(wanted, int) or isinstance(wanted, bool) or wanted < 0:
        problem = translate("channels", "Only whole numbers from zero on can be sent as stock to Facebook.")
        return rejected(update.ref, values.unfit(problem))
    return Item(update.ref, "UPDATE", values.stock_row(wanted))
