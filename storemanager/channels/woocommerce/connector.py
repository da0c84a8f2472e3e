"""The WooCommerce connector: every ability of `channels.base` that its REST API has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from storemanager.channels.base import (
    AccountCheck,
    AccountSettings,
    ConnectField,
    ConnectStep,
    Context,
    FieldTest,
    ListingField,
    ListingRef,
    ListingRules,
    Page,
    PriceUpdate,
    ProductDraft,
    RefundRequest,
    RemoteCategory,
    RemoteOrder,
    RemoteProduct,
    RemoteRefund,
    RemoteStatus,
    ShipmentNotice,
    StockReading,
    StockUpdate,
    StockWriteKind,
    Usage,
    WriteLimits,
    WriteResult,
)
from storemanager.channels.woocommerce import connecting, forms
from storemanager.channels.woocommerce.api import WooApi
from storemanager.channels.woocommerce.creation import ProductWriter
from storemanager.channels.woocommerce.orders import OrderDesk
from storemanager.channels.woocommerce.products import ProductReader
from storemanager.channels.woocommerce.stock import LIMITS, StockDesk


class WooCommerce:
    """One WooCommerce website: Channel, GuidedConnect, Catalogue, ListingForms, Stock, Prices, Orders."""

    key: ClassVar[str] = "woocommerce"
    title: ClassVar[str] = "WooCommerce"
    fields: ClassVar[tuple[ConnectField, ...]] = connecting.FIELDS
    steps: ClassVar[tuple[ConnectStep, ...]] = connecting.STEPS
    stock_write_kind: ClassVar[StockWriteKind] = StockWriteKind.NON_ATOMIC_DELTA
    write_limits: ClassVar[WriteLimits] = LIMITS

    def __init__(self, settings: AccountSettings, *, context: Context) -> None:
        self._settings = settings
        self._context = context
        self._api = WooApi(settings, context)
        self._products = ProductReader(self._api)
        self._writer = ProductWriter(self._api, self._products)
        self._stock = StockDesk(self._api)
        self._orders = OrderDesk(self._api)

    # --- Account ---

    def check(self) -> AccountCheck:
        return connecting.check(self._api)

    def test_field(self, key: str) -> FieldTest:
        return connecting.test_field(key, self._settings.values, self._settings.secrets, self._connection_to)

    def _connection_to(self, address: str) -> WooApi:
        values = {**self._settings.values, "address": address}
        return WooApi(replace(self._settings, values=values), self._context)

    def server_now(self) -> datetime:
        return self._api.http.server_now()

    @property
    def usage(self) -> Usage:
        return self._api.http.usage

    def close(self) -> None:
        self._api.http.close()

    # --- Catalogue ---

    def pull_products(self, cursor: str | None) -> Page[RemoteProduct]:
        return self._products.pull(cursor)

    def find_by_skus(self, skus: Sequence[str]) -> Sequence[RemoteProduct]:
        return self._products.find_by_skus(skus)

    def create_product(self, draft: ProductDraft) -> RemoteProduct:
        return self._writer.create(draft)

    def update_product(self, remote_id: str, draft: ProductDraft) -> RemoteProduct:
        return self._writer.update(remote_id, draft)

    def set_published(self, remote_id: str, published: bool) -> None:
        self._writer.set_published(remote_id, published)

    # --- What it wants to know of a product ---

    def listing_rules(self) -> ListingRules:
        return forms.RULES

    def listing_categories(self) -> Sequence[RemoteCategory]:
        return self._writer.categories()

    def listing_fields(self, category_id: str) -> Sequence[ListingField]:
        if category_id and not category_id.isdigit():
            raise forms.no_category()
        return forms.fields()

    # --- Stock and prices ---

    def read_stock(self, refs: Sequence[ListingRef]) -> Sequence[StockReading]:
        return self._stock.read(refs)

    def write_stock(self, updates: Sequence[StockUpdate]) -> Sequence[WriteResult]:
        return self._stock.write(updates)

    def read_all_stock(self) -> Sequence[StockReading]:
        return self._stock.read_all()

    def write_prices(self, updates: Sequence[PriceUpdate]) -> Sequence[WriteResult]:
        return self._stock.write_prices(updates)

    # --- Orders ---

    def pull_orders(self, cursor: str | None) -> Page[RemoteOrder]:
        return self._orders.pull(cursor)

    def get_order(self, remote_id: str) -> RemoteOrder:
        return self._orders.get(remote_id)

    def set_status(self, remote_id: str, status: RemoteStatus) -> RemoteOrder:
        return self._orders.set_status(remote_id, status)

    def ship_order(self, remote_id: str, notice: ShipmentNotice) -> RemoteOrder:
        return self._orders.ship(remote_id, notice)

    def cancel_order(self, remote_id: str, reason: str) -> RemoteOrder:
        return self._orders.cancel(remote_id, reason)

    def refund_order(self, remote_id: str, request: RefundRequest) -> RemoteRefund:
        return self._orders.refund(remote_id, request)

    def add_note(self, remote_id: str, note: str, *, to_customer: bool = False, key: str = "") -> None:
        self._orders.add_note(remote_id, note, to_customer=to_customer, key=key)
