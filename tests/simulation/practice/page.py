"""The practice Page as a store of a simulated week: nobody buys there, people write, and out of what they write the
owner makes orders in the book. Numbers are taken at once and worked off later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

import httpx

from storemanager.channels.base import (
    AccountSettings,
    Channel,
    Context,
    ListingRef,
    Page,
    RemoteProduct,
    RemoteStatus,
    StockReading,
    StockUpdate,
    WriteResult,
)
from storemanager.channels.facebook import Facebook
from storemanager.practice.facebook import Person, PracticeGraph, batches
from tests.channels.facebook.conftest import page_settings
from tests.simulation.faults import Faults
from tests.simulation.practice.store import LineStands, PracticeStore, Stands
from tests.simulation.truth import Truth
from tests.simulation.week import Goods

DEAD_TOKEN = 463
IN, OUT = "in stock", "out of stock"
SECONDS = (0.0, 1.0, 3.0, 3.0, 3.0, 20.0, 90.0)
"""How long a batch takes to be worked off; the last is longer than anybody waits for it."""


def line_of(order: str, sku: str) -> str:
    """An order by hand has no line ids of its own."""
    return f"{order} {sku}"


class FanPage(PracticeStore):
    """`by_hand`: the orders that were made of messages, by the word that names them in the book."""

    kind, title = "facebook", "the Page"

    def __init__(self, index: int, truth: Truth, luck: Faults, *, watched: bool, loopback: bool) -> None:
        self.graph = PracticeGraph(clock=truth.clock)
        super().__init__(index, truth, luck, self.graph, watched=watched, loopback=loopback)
        self.by_hand: dict[str, tuple[tuple[str, int], ...]] = {}
        self.given_up: set[str] = set()
        self._batches: set[str] = set()

    def settings(self, account_id: int) -> AccountSettings:
        known = page_settings(self.address, self.graph.settings, product_link="https://may.example/?s={sku}")
        return AccountSettings(account_id, "Page", known.values, known.secrets, currency="VND")

    def connector(self, settings: AccountSettings, context: Context) -> Channel:
        return WatchedPage(settings, context=context, store=self)

    # --- The shelf ---

    def add(self, goods: Goods) -> None:
        whole = {
            "id": goods.sku, "title": goods.sku, "description": goods.sku, "availability": IN,
            "condition": "new", "price": f"{goods.price} VND", "link": "https://may.example/ao",
            "image_link": "https://may.example/ao.jpg", "quantity_to_sell_on_facebook": goods.on_hand,
        }  # fmt: skip
        self.graph.put_item(whole, review=False).review_status = "approved"
        self.skus.append(goods.sku)

    def shows(self, sku: str) -> int | None:
        data = self.graph.items[sku].data
        return 0 if data["availability"] == OUT else int(data.get("quantity_to_sell_on_facebook") or 0)

    def price_of(self, sku: str) -> int:
        return int(str(self.graph.items[sku].data["price"]).split()[0])

    def set_stock(self, sku: str, stock: int) -> None:
        said = {"availability": IN if stock else OUT, "quantity_to_sell_on_facebook": stock}
        self.graph.put_item({"id": sku, **said}, review=False)

    def sku_of(self, ref: ListingRef) -> str:
        return ref.variant_id or ref.product_id

    # --- Orders ---

    def write(self, number: int, text: str) -> None:
        """Somebody writes to the Page."""
        self.graph.writes(Person(f"{6700112233 + number}", f"Lan {number}"), text)

    def _ids(self) -> Sequence[str]:
        return [word for word in self.by_hand if word not in self.given_up]

    def _stands(self, remote_id: str) -> Stands:
        off = (self.index, remote_id) in self.truth.called_off
        lines = tuple(
            LineStands(line_of(remote_id, sku), sku, quantity, 0 if off else quantity)
            for sku, quantity in self.by_hand[remote_id]
        )
        return Stands(remote_id, RemoteStatus.CANCELLED if off else RemoteStatus.TO_SHIP, not off, lines)

    # --- What the program does ---

    def refuse(self, refused: bool) -> None:
        self.graph.token_dead = DEAD_TOKEN if refused else 0

    def served(self, request: httpx.Request, sent_at: datetime) -> httpx.Response:
        luck = self.luck
        self.graph.settings.batch_seconds = luck.random.choice(SECONDS) if luck.on and self.writes(request) else 3.0
        return super().served(request, sent_at)

    def noticed(self, sent_at: datetime) -> None:
        for handle, batch in self.graph.batches.items():
            if handle not in self._batches:
                self._batches.add(handle)
                self.clock.at(batch.due, partial(self._work_off, handle, sent_at))

    def _work_off(self, handle: str, sent_at: datetime) -> None:
        """What was taken is done now, whoever still waits for it."""
        before = {sku: self.shows(sku) for sku in self.skus}
        with self.truth.program(self.index, self.skus, f"batch {handle}", sent_at):
            batches.work_off(self.graph, self.graph.now())
        self._tell(f"batch {handle}", before)


class WatchedPage(Facebook):
    def __init__(self, settings: AccountSettings, *, context: Context, store: PracticeStore) -> None:
        super().__init__(settings, context=context)
        self._store = store

    def write_stock(self, updates: Sequence[StockUpdate]) -> Sequence[WriteResult]:
        return self._store.writing(updates, super().write_stock)

    def read_stock(self, refs: Sequence[ListingRef]) -> Sequence[StockReading]:
        return self._store.looked(super().read_stock(refs))

    def read_all_stock(self) -> Sequence[StockReading]:
        return self._store.looked(super().read_all_stock())

    def pull_products(self, cursor: str | None) -> Page[RemoteProduct]:
        return self._store.listed(super().pull_products(cursor))
