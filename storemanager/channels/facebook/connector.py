"""The connector of Facebook and Instagram: what is left of their interface for a shop. There are no orders: buyers are
sent to the shop's own page, or they write."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from storemanager.channels.base import (
    AccountCheck,
    AccountSettings,
    ConnectField,
    ConnectStep,
    Context,
    FieldTest,
    GrantedRight,
    ListingField,
    ListingRef,
    ListingRules,
    MessageDraft,
    MessageSize,
    Page,
    PostDraft,
    PriceUpdate,
    ProductDraft,
    RemoteCategory,
    RemoteCollection,
    RemoteConversation,
    RemoteMessage,
    RemotePost,
    RemoteProduct,
    RemoteTemplate,
    ReplyWindow,
    ShownPrice,
    StockReading,
    StockUpdate,
    StockWriteKind,
    Usage,
    WriteLimits,
    WriteResult,
)
from storemanager.channels.facebook import connecting, forms, granted, values
from storemanager.channels.facebook.api import GraphApi
from storemanager.channels.facebook.batches import BatchWriter
from storemanager.channels.facebook.creation import LINK_VALUE, ProductWriter
from storemanager.channels.facebook.inbox import InboxReader
from storemanager.channels.facebook.messages_out import Sender, message_size
from storemanager.channels.facebook.posts import PostDesk
from storemanager.channels.facebook.reading import ItemReader
from storemanager.channels.facebook.sets import SetDesk
from storemanager.channels.facebook.stock import LIMITS, StockDesk
from storemanager.channels.facebook.templates import TemplateDesk


class Facebook:
    """One Page with its catalogue: Channel, GuidedConnect, Rights, Catalogue, Collections, Stock, Prices, Inbox,
    Posts."""

    key: ClassVar[str] = "facebook"
    title: ClassVar[str] = "Facebook"
    fields: ClassVar[tuple[ConnectField, ...]] = connecting.FIELDS
    steps: ClassVar[tuple[ConnectStep, ...]] = connecting.STEPS
    stock_write_kind: ClassVar[StockWriteKind] = StockWriteKind.ABSOLUTE
    write_limits: ClassVar[WriteLimits] = LIMITS

    def __init__(self, settings: AccountSettings, *, context: Context) -> None:
        self._settings = settings
        self._context = context
        self._api = GraphApi(settings, context)
        self._reader = ItemReader(self._api)
        batches = BatchWriter(self._api)
        self._stock = StockDesk(self._api, self._reader, batches)
        self._writer = ProductWriter(self._api, self._reader, batches)
        self._sets = SetDesk(self._api)
        self._inbox = InboxReader(self._api)
        self._sender = Sender(self._api, self._inbox)
        self._templates = TemplateDesk(self._api)
        self._posts = PostDesk(self._api)

    # --- Account ---

    def check(self) -> AccountCheck:
        return connecting.check(self._api)

    def test_field(self, key: str) -> FieldTest:
        known, secrets = self._settings.values, self._settings.secrets
        return connecting.test_field(key, known, secrets, lambda: GraphApi(self._settings, self._context))

    def rights(self) -> Sequence[GrantedRight]:
        return granted.granted(self._api)

    def server_now(self) -> datetime:
        return self._api.http.server_now()

    @property
    def usage(self) -> Usage:
        return self._api.http.usage

    def close(self) -> None:
        self._api.http.close()

    # --- Catalogue ---

    def pull_products(self, cursor: str | None) -> Page[RemoteProduct]:
        return self._reader.pull(cursor)

    def find_by_skus(self, skus: Sequence[str]) -> Sequence[RemoteProduct]:
        """Items are known by our SKU, exactly as it is written; each comes with all kinds of its product."""
        found = self._reader.by_ids([sku.strip() for sku in skus])
        return self._reader.products(self._reader.with_whole_groups(found.values()))[0]

    def create_product(self, draft: ProductDraft) -> RemoteProduct:
        return self._writer.create(draft)

    def update_product(self, remote_id: str, draft: ProductDraft) -> RemoteProduct:
        return self._writer.update(remote_id, draft)

    def set_published(self, remote_id: str, published: bool) -> None:
        self._writer.set_published(remote_id, published)

    def delete_product(self, remote_id: str) -> None:
        """Take it out of the catalogue for good; hiding it is `set_published`."""
        self._writer.delete(remote_id)

    # --- What it wants to know of a product ---

    def listing_rules(self) -> ListingRules:
        return forms.rules(has_pattern=bool(self._settings.values.get(LINK_VALUE, "").strip()))

    def listing_categories(self) -> Sequence[RemoteCategory]:
        return ()

    def listing_fields(self, category_id: str) -> Sequence[ListingField]:
        return forms.fields(category_id)

    # --- Collections ---

    def collections(self) -> Sequence[RemoteCollection]:
        return self._sets.all()

    def put_collection(self, name: str, items: Sequence[ListingRef], remote_id: str = "") -> RemoteCollection:
        return self._sets.put(name, items, remote_id)

    def remove_collection(self, remote_id: str) -> None:
        self._sets.remove(remote_id)

    # --- Stock and prices ---

    def read_stock(self, refs: Sequence[ListingRef]) -> Sequence[StockReading]:
        return self._stock.read(refs)

    def write_stock(self, updates: Sequence[StockUpdate]) -> Sequence[WriteResult]:
        return self._stock.write(updates)

    def read_all_stock(self) -> Sequence[StockReading]:
        return self._stock.read_all()

    def write_prices(self, updates: Sequence[PriceUpdate]) -> Sequence[WriteResult]:
        return self._stock.write_prices(updates)

    def shows_price(self, shown: ShownPrice, sent: PriceUpdate) -> bool:
        return values.shows(shown, sent, self._api.http.server_now())

    # --- Inbox ---

    def pull_conversations(self, cursor: str | None) -> Page[RemoteConversation]:
        return self._inbox.pull(cursor)

    def older_messages(self, conversation_id: str, cursor: str | None) -> Page[RemoteMessage]:
        return self._inbox.older(conversation_id, cursor)

    def reply_window(self, last_inbound_at: datetime | None, *, place: str, now: datetime) -> ReplyWindow:
        return self._sender.window(last_inbound_at, place, now)

    def message_size(self, place: str) -> MessageSize:
        return message_size(place)

    def send_message(self, conversation: RemoteConversation, draft: MessageDraft) -> RemoteMessage:
        return self._sender.send(conversation, draft)

    def mark_read(self, conversation: RemoteConversation) -> None:
        self._sender.mark_read(conversation)

    def templates(self) -> Sequence[RemoteTemplate]:
        return self._templates.all()

    def propose_template(self, name: str, language: str, body: str, examples: Sequence[str]) -> RemoteTemplate:
        return self._templates.propose(name, language, body, examples)

    # --- Posts ---

    def publish_post(self, draft: PostDraft) -> RemotePost:
        return self._posts.publish(draft)

    def posts(self) -> Sequence[RemotePost]:
        return self._posts.all()

    def remove_post(self, remote_id: str) -> None:
        self._posts.remove(remote_id)
