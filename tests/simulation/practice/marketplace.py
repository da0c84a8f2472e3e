"""The practice Shopee as a store of a simulated week: an order takes stock when it is placed, carriers fetch what was
arranged, money comes back by the buyer's request only, and tokens work once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import httpx

from storemanager.channels.base import (
    AccountSettings,
    Channel,
    Context,
    ListingRef,
    Page,
    RemoteProduct,
    RemoteRefund,
    RemoteStatus,
    SecretKeeper,
    StockReading,
    StockUpdate,
    WriteResult,
)
from storemanager.channels.shopee import Shopee
from storemanager.practice.shopee import PARTNER_ID, PARTNER_KEY, SHOP_ID, PracticeShopee
from storemanager.practice.shopee.records import Model, Order
from tests.simulation.faults import Faults
from tests.simulation.practice.store import LineStands, PracticeStore, Stands
from tests.simulation.truth import Truth
from tests.simulation.week import Goods

STANDS = {
    "UNPAID": RemoteStatus.UNPAID,
    "PENDING": RemoteStatus.ON_HOLD,
    "READY_TO_SHIP": RemoteStatus.TO_SHIP,
    "IN_CANCEL": RemoteStatus.TO_SHIP,
    "PROCESSED": RemoteStatus.ARRANGED,
    "SHIPPED": RemoteStatus.COMPLETED,
    "TO_RETURN": RemoteStatus.COMPLETED,
    "COMPLETED": RemoteStatus.COMPLETED,
    "CANCELLED": RemoteStatus.CANCELLED,
}
FETCHED_HOURS, DELIVERED_HOURS = 5.0, 40.0
ASKS = 3
"""Two buyers of three ask; the others' orders are cancelled by the marketplace itself."""
ASKING = ("search_package_list", "/get_", "/auth/", "shipping_document")


class MarketStall(PracticeStore):
    kind, title = "shopee", "the marketplace"

    def __init__(self, index: int, truth: Truth, luck: Faults, *, watched: bool, loopback: bool) -> None:
        self.shop = PracticeShopee(clock=truth.clock)
        self.secrets: dict[str, str] = {}
        super().__init__(index, truth, luck, self.shop, watched=watched, loopback=loopback)
        self._arranged: set[str] = set()
        self.asked: Callable[[str], None] = lambda _sn: None  # called when a buyer asks to cancel
        self.sign_in()

    def settings(self, account_id: int) -> AccountSettings:
        plain = {"place": "own", "address": self.address, "partner_id": str(PARTNER_ID)}
        secrets = {"partner_key": PARTNER_KEY, **self.secrets}
        return AccountSettings(account_id, "Shopee", plain, secrets, currency="VND")

    def connector(self, settings: AccountSettings, context: Context) -> Channel:
        keeper = SecretKeeper(lambda: dict(self.secrets), self._keep)
        return WatchedStall(settings, context=replace(context, secrets=keeper), store=self)

    def _keep(self, new: Mapping[str, str]) -> None:
        self.secrets |= new

    # --- The shelf ---

    def add(self, goods: Goods) -> None:
        body = {"name": goods.sku, "sku": goods.sku, "regular_price": str(goods.price)}
        self.shop.add_product({**body, "stock_quantity": goods.on_hand})
        self.skus.append(goods.sku)

    def _model(self, sku: str) -> Model:
        return self.shop.find(sku)[1]

    def shows(self, sku: str) -> int | None:
        return self._model(sku).units

    def price_of(self, sku: str) -> int:
        return self._model(sku).price

    def set_stock(self, sku: str, stock: int) -> None:
        if stock != self.shows(sku):
            self.shop.set_stock(sku, stock)

    def sku_of(self, ref: ListingRef) -> str:
        return self.shop.items[int(ref.product_id)].sku

    # --- Orders ---

    def _ids(self) -> Sequence[str]:
        return list(self.shop.orders)

    def _stands(self, remote_id: str) -> Stands:
        order = self.shop.orders[remote_id]
        off = order.status == "CANCELLED"
        lines = tuple(
            LineStands(
                f"{line.item_id}-{line.model_id}-{line.id}-0", line.model_sku or line.item_sku,
                line.quantity - line.cancelled, 0 if off else line.quantity - line.cancelled,
            )
            for line in order.lines
        )  # fmt: skip
        return Stands(remote_id, STANDS[order.status], not off, lines, tuple(order.returns))

    def order(self, wanted: Sequence[tuple[str, int]], status: RemoteStatus) -> str:
        cash = status is not RemoteStatus.UNPAID
        return self.shop.buy_many(wanted, cod=cash, pending=status is RemoteStatus.ON_HOLD).sn

    def move(self, remote_id: str, status: RemoteStatus) -> object:
        order = self.shop.orders[remote_id]
        if status is RemoteStatus.CANCELLED and order.status == "READY_TO_SHIP" and order.lines[0].id % ASKS:
            self.shop.ask_to_cancel(remote_id)  # it is accepted: only the seller can agree now
            self.asked(remote_id)
            return None
        moves = {
            RemoteStatus.TO_SHIP: self.shop.pay, RemoteStatus.CANCELLED: self.shop.cancel,
            RemoteStatus.COMPLETED: self.shop.complete,
        }  # fmt: skip
        return moves[status](remote_id)

    def refund(self, remote_id: str, refund: RemoteRefund, *, restock: bool) -> None:
        """The buyer asks, and the marketplace decides; nothing goes back on its shelf."""
        asked = self.shop.ask_for_return(remote_id)
        self.shop.settle_return(asked.sn, "ACCEPTED")

    def touch(self, remote_id: str) -> None:
        self.shop.orders[remote_id].updated = self.shop.now

    # --- What the program does ---

    def writes(self, request: httpx.Request) -> bool:
        return super().writes(request) and not any(part in request.url.path for part in ASKING)

    def undo(self, before: Mapping[str, int]) -> None:
        """A number that is simply set undoes every sale its writer did not know."""
        for ref, update in self.sending.items():
            sku = self.sku_of(ref)
            now = before[sku]
            unseen = max(0, (now if update.seen is None else update.seen) - now)
            if unseen and self.shows(sku) == update.wanted != now:
                self.undone[sku] = min(unseen, self.truth.unknown_sales(self.index, sku))

    def refuse(self, refused: bool) -> None:
        if refused:
            self.shop.tokens.forget()
        else:
            self.sign_in()

    def sign_in(self) -> None:
        access, refresh = self.shop.tokens.pair(self.clock())
        ends = str(int((self.clock() + timedelta(hours=4)).timestamp()))
        self.secrets = {
            "access_token": access, "refresh_token": refresh, "access_ends": ends, "shop_id": str(SHOP_ID),
        }  # fmt: skip

    def noticed(self, sent_at: datetime) -> None:
        for sn, order in self.shop.orders.items():
            if order.status == "PROCESSED" and sn not in self._arranged:
                self._arranged.add(sn)
                self.clock.at(self.clock() + timedelta(hours=FETCHED_HOURS), partial(self._fetched, order))

    def _fetched(self, order: Order) -> None:
        if order.status == "PROCESSED":
            self.shop.pick_up(order.sn)
            self.truth.completed(self.index, order.sn)
            self.truth.tell(f"channel {self.index}: the carrier has fetched {order.sn}")
            self.clock.at(self.clock() + timedelta(hours=DELIVERED_HOURS), partial(self._delivered, order))

    def _delivered(self, order: Order) -> None:
        if order.status == "SHIPPED":
            self.shop.complete(order.sn)


class WatchedStall(Shopee):
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
