"""The Shopee connector: every ability of `channels.base` that its Open API has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from storemanager.channels.base import (
    AccountCheck,
    AccountSettings,
    BadRecord,
    ConnectField,
    ConnectStep,
    Context,
    CostQuestion,
    FieldTest,
    LabelAnswer,
    ListingField,
    ListingRef,
    ListingRules,
    Page,
    PriceUpdate,
    ProductDraft,
    RefundRequest,
    RemoteCategory,
    RemoteCosts,
    RemoteOrder,
    RemoteProduct,
    RemoteRefund,
    RemoteReview,
    RemoteStatus,
    SendingWay,
    ShipmentNotice,
    StockReading,
    StockUpdate,
    StockWriteKind,
    Usage,
    WriteLimits,
    WriteResult,
)
from storemanager.channels.shopee import connecting, forms
from storemanager.channels.shopee.acts import OrderActs
from storemanager.channels.shopee.api import ShopeeApi
from storemanager.channels.shopee.escrow import EscrowDesk
from storemanager.channels.shopee.forms import FormDesk
from storemanager.channels.shopee.labels import LabelDesk
from storemanager.channels.shopee.orders import OrderReader
from storemanager.channels.shopee.products import ProductReader
from storemanager.channels.shopee.reviews import ReviewDesk
from storemanager.channels.shopee.stock import LIMITS, StockDesk
from storemanager.channels.shopee.writing import ItemWriter


class Shopee:
    """One Shopee shop: Channel, GuidedConnect, EndingConsent, Catalogue, ListingForms, Stock, Prices, Orders,
    ChannelCosts, Arranging, Labels, Reviews."""

    key: ClassVar[str] = "shopee"
    title: ClassVar[str] = "Shopee"
    fields: ClassVar[tuple[ConnectField, ...]] = connecting.FIELDS
    steps: ClassVar[tuple[ConnectStep, ...]] = connecting.STEPS
    stock_write_kind: ClassVar[StockWriteKind] = StockWriteKind.ABSOLUTE
    write_limits: ClassVar[WriteLimits] = LIMITS

    def __init__(self, settings: AccountSettings, *, context: Context) -> None:
        self._settings = settings
        self._context = context
        self._api = ShopeeApi(settings, context)
        self._products = ProductReader(self._api)
        self._forms = FormDesk(self._api)
        self._stock = StockDesk(self._api, self._products)
        self._writer = ItemWriter(self._api, self._products, self._forms, self._stock, context)
        self._orders = OrderReader(self._api)
        self._acts = OrderActs(self._api, self._orders, context.sleep)
        self._escrow = EscrowDesk(self._api)
        self._reviews = ReviewDesk(self._api)
        self._labels = LabelDesk(self._api, self._orders, context.sleep)

    # --- Account ---

    def check(self) -> AccountCheck:
        return connecting.check(self._api)

    def test_field(self, key: str) -> FieldTest:
        return connecting.test_field(
            key, self._settings.values, self._settings.secrets, lambda: ShopeeApi(self._settings, self._context)
        )

    def server_now(self) -> datetime:
        return self._api.http.server_now()

    @property
    def usage(self) -> Usage:
        return self._api.http.usage

    def consent_ends(self) -> datetime | None:
        return connecting.consent_ends(self._api)

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
        self._products.set_published(remote_id, published)

    def listing_rules(self) -> ListingRules:
        return forms.RULES

    def listing_categories(self) -> Sequence[RemoteCategory]:
        return self._forms.categories()

    def listing_fields(self, category_id: str) -> Sequence[ListingField]:
        return self._forms.fields(category_id)

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
        return self._acts.set_status(remote_id, status)

    def ship_order(self, remote_id: str, notice: ShipmentNotice) -> RemoteOrder:
        return self._acts.ship(remote_id, notice)

    def cancel_order(self, remote_id: str, reason: str) -> RemoteOrder:
        return self._acts.cancel(remote_id, reason)

    def refund_order(self, remote_id: str, request: RefundRequest) -> RemoteRefund:
        return self._acts.refund(remote_id, request)

    def add_note(self, remote_id: str, note: str, *, to_customer: bool = False, key: str = "") -> None:
        self._acts.add_note(remote_id, note, to_customer=to_customer)

    def order_costs(self, asked: Sequence[CostQuestion]) -> Sequence[RemoteCosts]:
        return self._escrow.costs(asked)

    # --- Reviews ---

    def pull_reviews(self, cursor: str | None) -> Page[RemoteReview]:
        return self._reviews.pull(cursor)

    def reply_review(self, remote_id: str, text: str) -> RemoteReview:
        return self._reviews.reply(remote_id, text)

    # --- Sending and labels ---

    def sending_ways(self, remote_id: str) -> Sequence[SendingWay]:
        return self._acts.ways(remote_id)

    def arrange(self, remote_ids: Sequence[str], way: str = "") -> Sequence[BadRecord]:
        return self._acts.arrange(remote_ids, way)

    def fetch_labels(self, remote_ids: Sequence[str]) -> LabelAnswer:
        return self._labels.fetch(remote_ids)
